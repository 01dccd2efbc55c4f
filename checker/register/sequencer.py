"""The sequencer: the one that puts stored entries into the tree and signs it.

Nothing that was committed is ever passed over, however late: what a log owes is told by its head,
which moves in the same transaction as its entries, and not by numbers that are given out early.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeAlias

import psycopg

from checker.audit.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from checker.audit.cosignature import cosigned
from checker.audit.leaf import NO_HASH, leaf_hash
from checker.audit.merkle import BadProofError, Tree, consistency_proof
from checker.audit.notes import NotANote, Verifier, read_note, read_signatures
from checker.log import kind_of, logger
from checker.register.alarms import STOPPED, is_stopped, raise_alarm
from checker.register.clock import Clock
from checker.register.database import Conn, Databases, connected, settle
from checker.register.growing import Owed, grow, owed
from checker.register.keys import Keys
from checker.register.patrol import Patrol
from checker.register.refusals import NotThere, Stopped
from checker.register.tree_reading import Signed, newest, reader
from checker.register.trending import keep_counting
from checker.words import say

_LOG = logger("register.sequencer")
_LOCK = 0x4C4C_5345
_PAUSE_SECONDS = 1.0

AskWitness: TypeAlias = Callable[[int, tuple[bytes, ...], bytes], bytes]
"""Given the size of the tree that the witness saw last, the proof from there and the new signed
checkpoint, gives its lines of cosignature. It may raise `OSError` (it is asked again, about the
next tree) and `OtherSize`. It waits a few seconds at most."""


class OtherSize(Exception):
    """The witness saw another tree last than was thought: it says which."""

    def __init__(self, size: int) -> None:
        """Say its size."""
        super().__init__(size)
        self.size = size


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Somebody who is asked to sign each tree with the register."""

    verifier: Verifier
    ask: AskWitness


class Sequencer:
    """Puts stored entries into the tree, one process at a time, and signs what it made."""

    def __init__(
        self,
        databases: Databases,
        keys: Keys,
        clock: Clock,
        *,
        witnesses: tuple[Witness, ...] = (),
    ) -> None:
        """Sequence into these databases; the witnesses are asked about each tree."""
        self._url = databases.urls.sequencer
        self._keys = keys
        self._clock = clock
        self._witnesses = witnesses
        self._connection: Conn | None = None
        self._tree: Tree | None = None
        self._stopped: Stopped | None = None
        self._told = False
        self._patrol = Patrol()

    def step(self) -> int:
        """Order what is stored, sign if anything is new, and give how many entries it was.

        Then some of what stands in the tree already is hashed again, in turn.

        Gives 0 also when another process is the sequencer.

        Raises:
            Stopped: stored bytes changed, an entry is missing, or the tree went back: an alarm
                is raised, nothing is signed, and every later step of every process raises
                again, until `fsck` found everything whole.
            psycopg.Error: the database cannot be used; the next step begins anew.
        """
        self._refuse_while_stopped()
        try:
            connection = self._connected()
            if connection is None:
                return 0
            count = 0
            while ordered := self._order(connection):
                count += ordered
            self._ask_witnesses(connection)
            keep_counting(connection)
            self._patrol.step(connection, self._tree or Tree())
        except Stopped as stopped:
            self._stopped = stopped
            self._told = isinstance(stopped, _StoppedBefore) or self._tell(stopped)
            self.close()
            raise
        except BaseException:
            self.close()
            raise
        return count

    def run(self, stop: Callable[[float], bool]) -> None:
        """Take steps until `stop(seconds)`, which waits that long, says so (`Event.wait`).

        Raises:
            Stopped: the record is not as it was written.
        """
        try:
            while not stop(_PAUSE_SECONDS):
                try:
                    self.step()
                except psycopg.Error as error:
                    _LOG.warning("a step failed: %s", kind_of(error))
        finally:
            self.close()

    def close(self) -> None:
        """Let another process be the sequencer."""
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.close()
        self._connection = self._tree = None

    def _connected(self) -> Conn | None:
        """Give the connection that holds the lock; None when another one does."""
        if self._connection is None:
            self._connection = psycopg.connect(self._url, autocommit=True)
            settle(self._connection)
        if self._tree is None:
            held = self._connection.execute("SELECT pg_try_advisory_lock(%s)", (_LOCK,)).fetchone()
            if held is None or not held[0]:
                self.close()
                return None
            if is_stopped(self._connection):
                raise _StoppedBefore(say("it stopped before, and nobody looked since"))
            self._tree = resumed(self._connection, self._keys)
        return self._connection

    def _order(self, connection: Conn) -> int:
        """Put some of what waits into the tree, and sign it."""
        before = self._tree or Tree()
        tree = Tree(before.size, before.frontier)
        with connection.transaction():
            waiting = list(verified(owed(connection)))
            if not waiting:
                return 0
            grow(connection, tree, waiting)
            checkpoint = Checkpoint(origin=self._keys.origin, size=tree.size, root=tree.root)
            note = sign_checkpoint(checkpoint, self._keys.signing).written
            connection.execute(
                "INSERT INTO checkpoint (size, root, note, at) VALUES (%s, %s, %s, %s)",
                (tree.size, tree.root, note, self._clock.now_ms()),
            )
        self._tree = tree
        self._keys.remember(note)
        return len(waiting)

    def _ask_witnesses(self, connection: Conn) -> None:
        """Ask each witness that has not signed the newest tree; without it the tree stands too."""
        if not self._witnesses:
            return
        with suppress(NotThere):
            signed = newest(connection)
            for witness in self._witnesses:
                seen = _seen(connection, witness)
                if seen < signed.size:
                    self._ask(connection, witness, seen, signed)

    def _ask(self, connection: Conn, witness: Witness, seen: int, signed: Signed) -> None:
        name = witness.verifier.name
        try:
            try:
                lines = _answer(connection, witness, seen, signed)
            except OtherSize as other:
                lines = _answer(connection, witness, other.size, signed)
            kept = _of(witness, signed, lines)
        except (OSError, OtherSize, NotANote, BadProofError) as error:
            _LOG.warning("witness %s: %s", name, kind_of(error))
            return
        connection.execute(
            "INSERT INTO cosignature (size, witness, lines) VALUES (%s, %s, %s)",
            (signed.size, name, kept),
        )

    def _tell(self, stopped: Stopped) -> bool:
        """Raise the alarm, and say whether the database could be told."""
        _LOG.critical("the sequencer stopped: %s", stopped.why)
        with suppress(psycopg.Error), connected(self._url) as connection:
            raise_alarm(connection, STOPPED, "", 0, self._clock.now_ms())
            return True
        return False

    def _refuse_while_stopped(self) -> None:
        """Go on after a stop only when everybody knew of it and everything was verified since.

        Raises:
            Stopped: it was not.
        """
        stopped = self._stopped
        if stopped is None:
            return
        with suppress(psycopg.Error), connected(self._url) as connection:
            if self._told and not is_stopped(connection):
                self._stopped = None
                return
        raise stopped


class _StoppedBefore(Stopped):
    """Another process, or this one before it was started again, stopped and raised the alarm."""


def resumed(connection: Conn, keys: Keys) -> Tree:
    """Give the tree as it was signed last, computed again from what is stored.

    Raises:
        Stopped: it does not give the root that was signed, or is not the last one.
    """
    try:
        signed = newest(connection)
    except NotThere:
        signed = None
    size = _size(connection)
    if size != (signed.size if signed else 0):
        raise Stopped(say("the tree has another size than was signed"))
    if signed is not None:
        try:
            opened = open_checkpoint(signed.own, keys.verifier).checkpoint
            tree = Tree.at(reader(connection, size), size)
        except (NotANote, NotThere, BadProofError, ValueError) as error:
            raise Stopped(say("the signed tree cannot be read")) from error
        if (opened.size, opened.root) != (size, tree.root):
            raise Stopped(say("the tree is not the one that was signed"))
    else:
        tree = Tree()
    refuse_older(connection, keys, size)
    return tree


def refuse_older(connection: Conn, keys: Keys, size: int) -> None:
    """Refuse a database that is older than the last checkpoint beside the keys.

    Raises:
        Stopped: the database was put back, or signed trees were taken out of it.
    """
    note = keys.latest()
    if note is None:
        return
    try:
        latest = open_checkpoint(note, keys.verifier).checkpoint
    except NotANote as error:
        raise Stopped(say("the last checkpoint beside the keys cannot be read")) from error
    row = connection.execute(
        "SELECT root FROM checkpoint WHERE size = %s", (latest.size,)
    ).fetchone()
    if size < latest.size or row is None or row[0] != latest.root:
        raise Stopped(say("the database is older than the last tree that was signed"))


def verified(waiting: Iterator[Owed]) -> Iterator[Owed]:
    """Give what waits, each hashed again from its stored bytes and in its place in its log.

    Raises:
        Stopped: bytes changed, or an entry is missing.
    """
    done: dict[bytes, tuple[int, bytes]] = {}
    for one in waiting:
        seq, prev = done.get(one.log, (one.done, one.done_hash or NO_HASH))
        if one.leaf is None or one.seq != seq + 1:
            raise Stopped(say("an entry that was stored is missing"))
        link = b'"prev":"' + prev.hex().encode() + b'"'
        head_differs = one.seq == one.next - 1 and one.hash != one.head
        if leaf_hash(one.leaf) != one.hash or link not in one.leaf or head_differs:
            raise Stopped(say("an entry that was stored has changed"))
        done[one.log] = one.seq, one.hash
        yield one


def _size(connection: Conn) -> int:
    row = connection.execute("SELECT coalesce(max(idx) + 1, 0) FROM tree").fetchone()
    return int(row[0]) if row else 0


def _seen(connection: Conn, witness: Witness) -> int:
    row = connection.execute(
        "SELECT coalesce(max(size), 0) FROM cosignature WHERE witness = %s",
        (witness.verifier.name,),
    ).fetchone()
    return int(row[0]) if row else 0


def _answer(connection: Conn, witness: Witness, seen: int, signed: Signed) -> bytes:
    led = consistency_proof(reader(connection, signed.size), seen, signed.size)
    return witness.ask(seen, led, signed.own)


def _of(witness: Witness, signed: Signed, lines: bytes) -> bytes:
    """Give those lines that are the witness's own, when they hold.

    Raises:
        NotANote: there are none, or one does not hold.
    """
    try:
        told = read_signatures(lines.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NotANote("it is no text") from error
    kept = "".join(one.line for one in told if one.is_by(witness.verifier)).encode()
    if not cosigned(read_note(signed.own + kept), (witness.verifier,)):
        raise NotANote(f"{witness.verifier.name} did not sign it")
    return kept
