"""The register's storage, as whoever serves it sees it: synchronous calls, messages in and out.

    urls = Urls(app=..., sequencer=..., erasure=...)
    store = Store(connect(urls), read_keys(folder, "register.example/north"), system_clock())

Every call may be made from any thread. What is refused is raised (`refusals`); a database that
cannot be reached is `psycopg.OperationalError` or `psycopg_pool.PoolTimeout` (503), one without
room `psycopg.errors.DiskFull` (507).
"""

from dataclasses import dataclass

from checker.protocol.messages import (
    Enrol,
    Enrolled,
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
)
from checker.register.clock import Clock
from checker.register.database import Databases
from checker.register.keys import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What somebody was given by an identity provider that the service believes."""

    role: Role
    team: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """The answer to an enrolment; `is_new` is 201, else 200."""

    enrolled: Enrolled
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A log that is enrolled: whose it is, and how it stands."""

    log: str
    key: bytes
    """32 bytes, Ed25519: what signs in."""
    actor: str
    role: Role
    team: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the register stands, in numbers."""

    size: int
    """Entries in the tree."""
    waiting: int
    """Entries that are stored and not in the tree yet."""
    checkpoint_ms: int | None
    """When the last checkpoint was signed."""
    logs: dict[str, int]
    """Logs by state."""
    alarms: dict[str, int]
    """Alarms ever raised, by kind."""


class Store:
    """The register's storage."""

    def __init__(
        self,
        databases: Databases,
        keys: Keys,
        clock: Clock,
        *,
        witnesses: tuple[str, ...] = (),
    ) -> None:
        """Serve from these databases; `witnesses` are the lines that desks are told."""

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
        raise NotImplementedError

    def new_code(self, role: Role, team: str, *, by: str, actor: str | None = None) -> str:
        """Give a one-time code, valid for 24 hours; only its digest is kept.

        Args:
            role: What its user may do.
            team: The team's pseudonym.
            by: The administrator's pseudonym; it stands in the enrolment's entry.
            actor: The only pseudonym that may use it, when it is known.
        """
        raise NotImplementedError

    def revoke(self, log: str, *, by: str) -> None:
        """Revoke a log: it takes nothing more, and nothing is sealed to it. Again is no error.

        Raises:
            UnknownLog: there is none of that name, or it is the register's own.
        """
        raise NotImplementedError

    def known(self, log: str) -> Known:
        """Give who a log belongs to and how it stands now: for signing in and for roles.

        Raises:
            UnknownLog: there is none of that name, or it is the register's own.
        """
        raise NotImplementedError

    def known_logs(self) -> tuple[Known, ...]:
        """Give every log but the register's own, in the order of enrolment."""
        raise NotImplementedError

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
        raise NotImplementedError

    def state(self, log: str) -> LogState:
        """Give how a log stands, with a promise for its head.

        Raises:
            UnknownLog: there is none of that name.
        """
        raise NotImplementedError

    def entries(self, log: str, *, start: int, reader: str) -> Entries:
        """Give a log's entries from a number on, at most 256 and about 1 MiB of them.

        Boxes are given to the log itself, and to others where a key is sealed to them. Who may
        read whose entries is the caller's matter.

        Raises:
            UnknownLog: there is none of that name.
        """
        raise NotImplementedError

    def inbox(self, log: str, *, after: int) -> Entries:
        """Give what is meant for a desk, in the tree's order; `n` counts from 1.

        Raises:
            UnknownLog: there is none of that name.
        """
        raise NotImplementedError

    def holders(self, log: str) -> Holders:
        """Give to whom a log seals the keys of its cases: itself too, no frozen or revoked ones.

        Raises:
            UnknownLog: there is none of that name.
        """
        raise NotImplementedError

    def proof(self, entry: str) -> bytes:
        """Give the proof that an entry (its leaf hash in hex) stands in the tree: a tlog-proof.

        Raises:
            NotThere: it is not in a signed tree yet.
        """
        raise NotImplementedError

    def checkpoint(self) -> bytes:
        """Give the newest signed checkpoint, with the cosignatures that came so far.

        Raises:
            NotThere: nothing was signed yet.
        """
        raise NotImplementedError

    def tile(self, level: int, index: int, width: int = 256) -> bytes:
        """Give a tile of hashes; narrower than 256 only the one at the right edge has.

        Raises:
            NotThere: the signed tree does not hold it.
        """
        raise NotImplementedError

    def entry_tile(self, index: int, width: int = 256) -> bytes:
        """Give a tile of leaves (`/tile/entries/...`).

        Raises:
            NotThere: the signed tree does not hold it.
        """
        raise NotImplementedError

    def erase(self, by: Known, asked: Erase) -> Erasure:
        """Ask for a case to be forgotten, or agree as the second person: then it is done.

        Raises:
            NotAllowed: the role is neither administrator nor protection officer.
            SamePerson: the same person asked before.
        """
        raise NotImplementedError

    def forget(self) -> bytes:
        """Give the signed list of forgotten cases."""
        raise NotImplementedError

    def ask(self, log: str, request: Request) -> str:
        """Keep a release request for the leads, for 72 hours, and give its id.

        The same request again gives the same id.

        Raises:
            UnknownLog, Frozen, Revoked: the log asks nothing.
            BadMessage: the entry is not one of this log that asks for a second person, or a key
                is sealed to somebody who is no lead of the team.
            Gone: this entry's request was answered, withdrawn or is too old.
        """
        raise NotImplementedError

    def waiting(self, log: str) -> Requests:
        """Give the requests that wait for somebody's answer, oldest first, about 32 MiB at most.

        Raises:
            UnknownLog: there is none of that name.
        """
        raise NotImplementedError

    def withdraw(self, request: str, log: str) -> None:
        """Remove a request: by who asked, or by one of those to whom it is sealed.

        Raises:
            NotThere: there is none of that id, or it is not for this log.
            Gone: it was removed before, or is too old.
        """
        raise NotImplementedError

    def purge(self) -> int:
        """Remove requests older than 72 hours and old codes; give how many. Call it hourly."""
        raise NotImplementedError

    def health(self) -> Health:
        """Give how the register stands: for health and metrics."""
        raise NotImplementedError

    def alarm(self, kind: str, *, log: str = "", seq: int = 0) -> None:
        """Note an alarm for the operator: a code, a log and a number, nothing of a person."""
        raise NotImplementedError
