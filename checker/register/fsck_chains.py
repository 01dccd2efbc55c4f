"""Whether every log's chain holds: bytes, hashes, links, signatures, and what the register said."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.audit.entry import Act, BadEntryError, Body, read_body
from checker.audit.leaf import NO_HASH, SIGNATURE_BYTES, leaf_hash, to_base64
from checker.audit.signing import is_signed
from checker.register.database import Conn
from checker.register.growing import is_to_desks
from checker.register.keys import Keys
from checker.register.logs import REGISTER_ROLE
from checker.register.reading_entries import other
from checker.register.register_log import ACTOR
from checker.words import say

AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is not as it was written."""

    where: str
    """A table, a log with a number, a size: never anything of a person."""
    words: str


@dataclass(slots=True)
class _Log:
    """A log as its row tells it, and how far its chain was read."""

    log: str
    key: bytes
    box: bytes | None
    actor: str
    role: str
    team: str
    enrolled: bytes
    next: int
    head: bytes
    state: str
    seq: int = 0
    hash: bytes = NO_HASH


@dataclass(slots=True)
class Said:
    """What the register's own log says."""

    enrolled: dict[str, tuple[bytes, Body]] = field(default_factory=dict)
    revoked: set[str] = field(default_factory=set)
    forked: dict[str, tuple[int, str]] = field(default_factory=dict)
    erased: list[tuple[str, bytes]] = field(default_factory=list)


class Chains:
    """All logs, read entry by entry."""

    def __init__(self, connection: Conn, keys: Keys) -> None:
        """Read the rows of the logs; `wrong` reads the entries."""
        self._connection = connection
        self._keys = keys
        rows = connection.execute(
            "SELECT encode(log, 'hex'), key, box, actor, role, team, enrolled, next, head, state"
            " FROM log"
        )
        self.logs: dict[str, _Log] = {row[0]: _Log(*row) for row in rows}
        self.said = Said()
        self.entries = 0
        self.to_desks: dict[tuple[bytes, int], str] = {}
        """The act of each entry that desks are to read, by log and number."""

    def wrong(self) -> Iterator[Wrong]:
        """Read every entry, and give what is wrong with the chains and the logs."""
        with self._connection.cursor("fsck_chains", binary=True) as cursor:
            cursor.itersize = AT_ONCE
            cursor.execute(
                "SELECT e.log, e.seq, e.hash, e.leaf, coalesce(cardinality(d.boxes), 0)"
                " FROM entry e LEFT JOIN disclosure d USING (log, seq) ORDER BY e.log, e.seq"
            )
            for log, seq, told, leaf, boxes in cursor:
                self.entries += 1
                yield from self._wrong_entry(log.hex(), seq, told, leaf, boxes)
        for one in self.logs.values():
            if (one.seq + 1, one.hash) != (one.next, one.head):
                yield Wrong(one.log, say("Its last entry is not the one that its head tells."))
        yield from self._wrong_logs()

    def _wrong_entry(
        self, log: str, seq: int, told: bytes, leaf: bytes, boxes: int
    ) -> Iterator[Wrong]:
        where = f"{log} {seq}"
        one = self.logs.get(log)
        if one is None:
            yield Wrong(where, say("It is of a log that is not known."))
            return
        if seq != one.seq + 1:
            yield Wrong(where, say("An entry before it is missing."))
        if leaf_hash(leaf) != told:
            yield Wrong(where, say("Its bytes were changed: they give another hash."))
        body, why = _read(leaf)
        if body is None:
            yield Wrong(where, say("It cannot be read: {why}.", why=why))
        else:
            yield from self._wrong_body(one, where, seq, body, boxes)
            self._hear(one, leaf, body)
        if not is_signed(one.key, leaf[SIGNATURE_BYTES:], leaf[:SIGNATURE_BYTES]):
            yield Wrong(where, say("Its signature is not of its log's key."))
        one.seq, one.hash = seq, told

    def _wrong_body(
        self, one: _Log, where: str, seq: int, body: Body, boxes: int
    ) -> Iterator[Wrong]:
        if body.seq != seq or body.prev != one.hash.hex():
            yield Wrong(where, say("It does not follow the entry that stands before it."))
        if one.role == REGISTER_ROLE:
            why = None if (body.log, body.actor) == (one.log, ACTOR) else say("it is another's")
        else:
            why = other(body, one.log, one.actor, to_base64(one.key))
        if why is not None:
            yield Wrong(where, say("It cannot be of this log: {why}.", why=why))
        if boxes not in {0, len(body.sd)}:
            yield Wrong(where, say("It promises another number of disclosures."))

    def _hear(self, one: _Log, leaf: bytes, body: Body) -> None:
        """Take in what the register says, and what desks are to read."""
        if is_to_desks(body):
            self.to_desks[bytes.fromhex(one.log), body.seq] = body.act.value
        if one.role != REGISTER_ROLE:
            return
        if body.enrolled is not None:
            self.said.enrolled[body.enrolled.log] = leaf_hash(leaf), body
        if body.revoked is not None:
            self.said.revoked.add(body.revoked)
        if body.forked is not None:
            self.said.forked[body.forked.log] = body.forked.seq, body.forked.came
        if body.act is Act.ERASURE_DONE:
            self.said.erased.extend((case, leaf_hash(leaf)) for case in body.erased)

    def _wrong_logs(self) -> Iterator[Wrong]:
        """Compare each log's row with what the register's own log says of it."""
        own = self.logs.get(self._keys.log)
        if own is None or (own.key, own.role) != (self._keys.log_public, REGISTER_ROLE):
            yield Wrong("log", say("The register's own log is not here."))
        for missing in self.said.enrolled.keys() - self.logs.keys():
            yield Wrong(missing, say("It was enrolled, and is not known any more."))
        for log, one in self.logs.items():
            if log == self._keys.log:
                continue
            leaf, body = self.said.enrolled.get(log, (b"", None))
            said = body.enrolled if body else None
            row = (one.actor, one.role, one.team, to_base64(one.key), to_base64(one.box or b""))
            if said is None or leaf != one.enrolled:
                yield Wrong(log, say("The register's own log does not say that it was enrolled."))
            elif row != (said.actor, said.role, said.team, said.key.pub, said.box):
                yield Wrong(log, say("It is not as it was enrolled."))
            state = (
                "revoked"
                if log in self.said.revoked
                else "frozen"
                if log in self.said.forked
                else "open"
            )
            if one.state != state:
                yield Wrong(
                    log, say("It is {state}, and should be {other}.", state=one.state, other=state)
                )


def _read(leaf: bytes) -> tuple[Body | None, str]:
    try:
        return read_body(leaf[SIGNATURE_BYTES:]), ""
    except BadEntryError as error:
        return None, str(error)
