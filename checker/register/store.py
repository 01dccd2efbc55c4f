"""The register's storage, as whoever serves it sees it: synchronous calls, messages in and out.

    urls = Urls(app=..., sequencer=..., erasure=...)
    store = Store(connect(urls), read_keys(folder, "register.example/north"), system_clock())

Every call may be made from any thread. What is refused is raised (`refusals`); a database out of
reach is `psycopg.OperationalError` or `psycopg_pool.PoolTimeout` (503), full: `DiskFull` (507).
"""

import hashlib
from collections.abc import Sequence

from checker.audit.entry import Act, Facts, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.tiles import Tile
from checker.protocol.looking import Hashes, LookedUp, LookUp
from checker.protocol.messages import (
    Enrol,
    Entries,
    Erase,
    Erasure,
    Holders,
    LogState,
    Push,
    Request,
    Requests,
    Role,
    State,
    Taken,
    promise_text,
)
from checker.protocol.reporting import AskTrends, Trends
from checker.register import (
    enrolling,
    erasing,
    ingest,
    looking_up,
    remains,
    requests,
    retaining,
    searching,
    tree_reading,
    trend_reading,
)
from checker.register.alarms import raise_alarm
from checker.register.clock import Clock
from checker.register.database import Databases, transaction
from checker.register.enrolling import Admission, Grant
from checker.register.health import Health, health_of
from checker.register.keys import Keys
from checker.register.logs import Known, all_known, known, standing
from checker.register.purposes import refuse_without
from checker.register.reading_entries import read_entries, refuse_bad_wraps
from checker.register.register_log import RegisterLog
from checker.register.retaining import Due
from checker.settings import Retention

__all__ = ["Admission", "Grant", "Health", "Known", "Store"]


class Store:
    """The register's storage."""

    def __init__(
        self,
        databases: Databases,
        keys: Keys,
        clock: Clock,
        *,
        witnesses: tuple[str, ...] = (),
        need: int = 0,
    ) -> None:
        """Serve from these databases.

        Args:
            databases: The pools.
            keys: What signs.
            clock: What time it is.
            witnesses: The lines `name+id+key` that desks are told.
            need: How many witnesses must have seen a checkpoint before it is handed out.
        """
        self._app = databases.app
        self._erasure = databases.erasure
        self._own = RegisterLog(keys=keys, clock=clock)
        self._keys = keys
        self._now = clock.now_ms
        self._witnesses = witnesses
        self._need = need
        self._known: dict[str, Known] = {}

    def begin(self) -> bool:
        """Begin the register's own log, once for each register; False when it was begun before."""
        with transaction(self._app) as connection:
            return self._own.begin(connection)

    def enrol(self, asked: Enrol, granted: Grant | None = None) -> Admission:
        """Make a log known, by the one-time code in the message or by what was granted.

        The enrolment is an entry of the register's own log before this returns. The same call
        again gives the same answer.

        Args:
            asked: The message; when it holds an ID token, the caller has verified that.
            granted: Role and team from the ID token's groups; None for a code.

        Raises:
            BadMessage: neither or both ways were used, or the key's signature is not of this.
            CodeRefused: the code is not known, used, too old, or for another pseudonym.
            KeyTaken: the key is known with another pseudonym or another box key.
            Revoked: the key was revoked.
        """
        with transaction(self._app) as connection:
            return enrolling.enrol(connection, asked, granted, self._own, self._witnesses)

    def new_code(self, role: Role, team: str, *, by: str, actor: str | None = None) -> str:
        """Give a one-time code, valid for 24 hours; only its digest is kept.

        Args:
            role: What its user may do.
            team: The team's pseudonym.
            by: The administrator's pseudonym; it stands in the enrolment's entry.
            actor: The only pseudonym that may use it, when it is known.
        """
        with transaction(self._app) as connection:
            return enrolling.new_code(connection, role, team, by, actor, self._now())

    def revoke(self, log: str, *, by: str) -> None:
        """Revoke a log: it takes nothing more, and nothing is sealed to it. Again is no error.

        Raises:
            UnknownLog: there is none of that name, or it is the register's own.
        """
        with transaction(self._app) as connection:
            enrolling.revoke(connection, log, by, self._own)

    def policy_changed(self, policy: bytes, *, by: str) -> bytes:
        """Say in the register's own log that a policy holds from now on, and give the leaf.

        Every desk finds it in its inbox. What was the last to be said is not said again.
        """
        told = Facts(policy=f"sha256:{hashlib.sha256(policy).hexdigest()}", by=(by,))
        with transaction(self._app) as connection:
            last = self._own.last(connection, Act.POLICY_CHANGE)
            if last is not None and read_body(last[SIGNATURE_BYTES:]).policy == told.policy:
                return last
            return self._own.append(connection, Act.POLICY_CHANGE, told)

    def known(self, log: str) -> Known:
        """Give who a log belongs to and how it stands now: for signing in and for roles.

        Raises:
            UnknownLog: there is none of that name, or it is the register's own.
        """
        with self._app.connection() as connection:
            return known(connection, log)

    def known_logs(self) -> tuple[Known, ...]:
        """Give every log but the register's own, in the order of enrolment."""
        with self._app.connection() as connection:
            return all_known(connection)

    def ingest(self, log: str, push: Push) -> LogState:
        """Store a batch, all or nothing; what is there already is passed over.

        Raises:
            UnknownLog, Frozen, Revoked: the log takes nothing.
            BadEntry: an entry breaks the format, is of another log, actor or key, is the
                register's to say, or does not follow the one before it in the batch.
            BadMessage: a key of a case is of another log, for an unknown holder, or no sealed box.
            Fork: a number is known with another hash. Both are kept, the log is frozen.
            Gap: the first new entry is not the one that is wanted next.
        """
        who = self._identity(log)
        prev: list[str] = []
        came = read_entries(who, push.entries, prev)
        refuse_bad_wraps(log, push)
        with transaction(self._app) as connection:
            stored = ingest.store(connection, log, came, prev[0], push, self._own)
        if stored.fork is not None:
            raise stored.fork
        return self._told(log, State.OPEN, stored.next, stored.head)

    def take_remains(self, by: Known, log: str, push: Push) -> Taken:
        """Keep what an older log of the same person wrote and never sent; again is no error.

        What follows its head goes into it, everything else is kept beside.

        Raises:
            UnknownLog: the older log is not known.
            NotAllowed: it is another person's, or it is the caller's own.
            Revoked: it was revoked.
            BadEntry: an entry is not one of that log.
        """
        who = self._identity(log)
        remains.refuse_other_person(by, who)
        prev: list[str] = []
        came = read_entries(who, push.entries, prev)
        refuse_bad_wraps(log, push)
        brought = remains.Brought(of=who, entries=came, prev=prev[0])
        with transaction(self._app) as connection:
            remains.take(connection, by, brought, push, self._own)
        return Taken(log=log, seq=came[-1].seq)

    def state(self, log: str) -> LogState:
        """Give how a log stands, with a promise for its head.

        Raises:
            UnknownLog: there is none of that name.
        """
        with self._app.connection() as connection:
            stands = standing(connection, log)
        return self._told(log, stands.state, stands.next, stands.head)

    def entries(self, log: str, *, start: int, reader: str) -> Entries:
        """Give a log's entries from a number on, at most 256 and about 1 MiB of them.

        Boxes are given to the log itself, and to others where a key is sealed to them. Who may
        read whose entries is the caller's matter.

        Raises:
            UnknownLog: there is none of that name.
        """
        with self._app.connection() as connection:
            return looking_up.entries(connection, log, start, reader)

    def inbox(self, log: str, *, after: int) -> Entries:
        """Give what is meant for a desk, in the tree's order; `n` counts from 1.

        Raises:
            UnknownLog: there is none of that name.
        """
        with self._app.connection() as connection:
            return looking_up.inbox(connection, log, after)

    def hashes(self, log: str, *, start: int) -> Hashes:
        """Give the leaf hashes of a log from a number on, at most 4,096.

        Raises:
            UnknownLog: there is none of that name, or it is empty yet.
        """
        with self._app.connection() as connection:
            return looking_up.hashes(connection, log, start)

    def holders(self, log: str) -> Holders:
        """Give to whom a log seals the keys of its cases: itself too, no frozen or revoked ones.

        Raises:
            UnknownLog: there is none of that name.
        """
        with self._app.connection() as connection:
            return looking_up.holders(connection, log)

    def refuse_without(self, log: str, purpose: str, kind: str) -> None:
        """See that somebody's own log says why they look.

        Raises:
            NoPurpose: it does not.
        """
        with self._app.connection() as connection:
            refuse_without(connection, log, purpose, kind, self._own.clock.now_ms())

    def look_up(self, asker: Known, sought: LookUp) -> LookedUp:
        """Find entries for somebody whose own log says why they look.

        Raises:
            NotAllowed, NoPurpose, BadMessage: nothing is shown.
        """
        with self._app.connection() as connection:
            return searching.look_up(connection, asker, sought, self._own.clock.now_ms())

    def trends(self, asker: Known, asked: AskTrends) -> Trends:
        """Give sums of whole months.

        Raises:
            NotAllowed, NoPurpose, BadMessage: nothing is shown.
        """
        with self._app.connection() as connection:
            return trend_reading.trends(connection, asker, asked, self._own.clock.now_ms())

    def proof(self, entry: str) -> bytes:
        """Give the proof that an entry (its leaf hash in hex) stands in the tree: a tlog-proof.

        Raises:
            NotThere: it is not in a signed tree yet.
        """
        with self._app.connection() as connection:
            return tree_reading.proof_of(connection, entry, self._need)

    def checkpoint(self) -> bytes:
        """Give the newest signed checkpoint, with the cosignatures that came so far.

        Raises:
            NotThere: nothing was signed yet.
        """
        with self._app.connection() as connection:
            return tree_reading.newest(connection, self._need).note

    def tile(self, tile: Tile) -> bytes:
        """Give a tile of hashes or leaves; narrower than 256 only the one at the right edge has.

        Raises:
            NotThere: the signed tree does not hold it.
        """
        with self._app.connection() as connection:
            return tree_reading.tile_bytes(connection, tile)

    def erase(self, by: Known, asked: Erase) -> Erasure:
        """Ask for a case to be forgotten, or agree as the second person: then it is done.

        Raises:
            NotAllowed: the role is neither administrator nor protection officer.
            SamePerson: the same person asked before.
        """
        with transaction(self._erasure) as connection:
            return erasing.erase(connection, by, asked, self._own)

    def keeps(self, case: str) -> bool:
        """Say whether anything is kept of a case (its pseudonym) that an erasure would delete."""
        with self._app.connection() as connection:
            return erasing.keeps(connection, case)

    def due(self, classes: Sequence[Retention]) -> tuple[Due, ...]:
        """Give the cases that are past a policy's retention, the longest overdue first.

        Raises:
            SettingsError: a class names an act that does not exist.
        """
        with self._app.connection() as connection:
            return retaining.due(connection, classes, self._now())

    def forget(self) -> bytes:
        """Give the signed list of forgotten cases."""
        with self._app.connection() as connection:
            return erasing.forget_list(connection, self._keys)

    def ask(self, log: str, request: Request) -> str:
        """Keep a release request for the leads, for 72 hours, and give its id.

        The same request again gives the same id.

        Raises:
            UnknownLog, Frozen, Revoked: the log asks nothing.
            BadMessage: the entry is not one of this log that asks for a second person, or a key
                is sealed to somebody who is no lead of the team.
            Gone: this entry's request was answered, withdrawn or is too old.
        """
        with transaction(self._app) as connection:
            return requests.ask(connection, log, request, self._now())

    def waiting(self, log: str, have: Sequence[str] = (), after: str | None = None) -> Requests:
        """Give what waits for somebody's answer, without the content of what they have (ids).

        Raises:
            UnknownLog, BadMessage: there is no such log, or no such place in what waits.
        """
        with self._app.connection() as connection:
            return requests.waiting(connection, log, self._now(), have, after)

    def withdraw(self, request: str, log: str) -> None:
        """Remove a request: by who asked, or by one of those to whom it is sealed.

        Raises:
            NotThere: there is none of that id, or it is not for this log.
            Gone: it was removed before, or is too old.
        """
        with transaction(self._app) as connection:
            requests.withdraw(connection, request, log, self._now())

    def purge(self) -> int:
        """Remove requests older than 72 hours, and give how many. Call it hourly."""
        with transaction(self._app) as connection:
            return requests.purge(connection, self._now())

    def health(self) -> Health:
        """Give how the register stands: for health and metrics."""
        with self._app.connection() as connection:
            return health_of(connection)

    def alarm(self, kind: str, *, log: str = "", seq: int = 0) -> None:
        """Note an alarm for the operator: a code, a log and a number, nothing of a person."""
        with self._app.connection() as connection:
            raise_alarm(connection, kind, log, seq, self._now())

    def _identity(self, log: str) -> Known:
        """Give whose a log is: that never changes, so it is asked once. Not its state."""
        who = self._known.get(log)
        if who is None:
            who = self._known[log] = self.known(log)
        return who

    def _told(self, log: str, state: State, wanted: int, head: bytes) -> LogState:
        text = promise_text(self._keys.origin, log, wanted - 1, head.hex(), self._now())
        return LogState(
            log=log,
            state=state,
            next=wanted,
            head=head.hex(),
            promise=self._keys.note(text).decode() if wanted > 1 else None,
        )
