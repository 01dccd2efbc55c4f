"""A register's storage on a real PostgreSQL, with desks that write to it."""

import base64
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg.rows import TupleRow

from checker.audit.entry import Act, Body, Facts, Key, format_of, write_body
from checker.audit.leaf import ED25519, leaf_hash, log_id, signed_bytes, to_base64
from checker.protocol.messages import (
    Enrol,
    Enrolled,
    LogState,
    Push,
    Role,
    Sent,
    Wrap,
    enrolment_bytes,
)
from checker.register.clock import Clock
from checker.register.database import (
    Conn,
    Databases,
    Urls,
    connect,
    connected,
    make_logins,
    migrate,
)
from checker.register.fsck_schema import SUMS, TABLES
from checker.register.keys import Keys, make_keys
from checker.register.sequencer import Sequencer, Witness
from checker.register.store import Store
from tests.builders.postgres import PASSWORD, Server

ORIGIN = "register.example/north"
NOON_MS = 1_795_000_000_000
TEAM = "t-04"
LOGINS = ("app", "sequencer", "erasure", "reader")
_TEMPLATE = "letterlock_template"


class Time:
    """A clock that a test moves."""

    def __init__(self) -> None:
        """Begin at noon."""
        self.now = NOON_MS

    @property
    def clock(self) -> Clock:
        """Give it as the register sees it."""
        return Clock(now_ms=lambda: self.now, mono_ms=lambda: 5, boot="00" * 8)


@dataclass
class Desk:
    """Somebody's log, with its key."""

    seed: int
    actor: str
    role: Role = Role.CLERK
    team: str = TEAM
    leaves: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the entry that announces the key."""
        self.key = Ed25519PrivateKey.from_private_bytes(self.seed.to_bytes(32))
        self.public = self.key.public_key().public_bytes_raw()
        self.box = base64.b64encode((self.seed + 1).to_bytes(32)).decode()
        self.log = log_id(ED25519, self.public)
        if not self.leaves:
            self.write(Act.DEVICE_ENROL, Facts(key=Key(alg=ED25519, pub=to_base64(self.public))))

    def enrolment(self, code: str | None = None, origin: str = ORIGIN) -> Enrol:
        """Ask to be known."""
        asked = Enrol(
            alg=1,
            key=to_base64(self.public),
            box=self.box,
            actor=self.actor,
            t=NOON_MS,
            proof=bytes(64),
            code=code,
        )
        proof = self.key.sign(enrolment_bytes(origin, asked))
        return msgspec.structs.replace(asked, proof=proof)

    @property
    def hashes(self) -> list[str]:
        """Give the leaf hash of each entry."""
        return [leaf_hash(leaf).hex() for leaf in self.leaves]

    def body(self, act: Act = Act.CHECK, facts: Facts | None = None, **other: object) -> Body:
        """Give the next entry's body, or one that differs."""
        said = facts or Facts()
        held: dict[str, object] = {
            "act": act,
            "actor": self.actor,
            "app": "1.0.0",
            "boot": "00" * 8,
            "cp": None,
            "log": self.log,
            "mono": len(self.leaves),
            "prev": leaf_hash(self.leaves[-1]).hex() if self.leaves else "0" * 64,
            "rules": "2026.1",
            "sd": (),
            "seq": len(self.leaves) + 1,
            "t": NOON_MS + len(self.leaves),
            "v": format_of(said),
            **msgspec.structs.asdict(said),
        }
        return msgspec.convert({**held, **other}, Body)

    def signed(self, body: bytes) -> bytes:
        """Sign a body: the leaf."""
        return self.key.sign(signed_bytes(body)) + body

    def write(self, act: Act = Act.CHECK, facts: Facts | None = None, **other: object) -> bytes:
        """Write the next entry, and give its leaf."""
        leaf = self.signed(write_body(self.body(act, facts, **other)))
        self.leaves.append(leaf)
        return leaf

    def write_some(self, count: int) -> None:
        """Write some entries."""
        for _ in range(count):
            self.write()

    def copy(self) -> "Desk":
        """Give the same device, restored from a backup or cloned."""
        return Desk(self.seed, self.actor, self.role, self.team, list(self.leaves))

    def push(self, start: int = 0, end: int | None = None, **other: object) -> Push:
        """Give its entries as they are sent."""
        sent = tuple(Sent(leaf=leaf) for leaf in self.leaves[start:end])
        return msgspec.structs.replace(Push(entries=sent), **other)


@dataclass
class Register:
    """A register's storage in a database of its own."""

    url: str
    """Of the owner."""
    databases: Databases
    keys: Keys
    time: Time
    store: Store
    witnesses: tuple[Witness, ...] = ()
    _seeds: Iterator[int] = field(default_factory=lambda: itertools.count(1_000, 10))

    def sequencer(self) -> Sequencer:
        """Give a new sequencer."""
        return Sequencer(self.databases, self.keys, self.time.clock, witnesses=self.witnesses)

    def sequence(self) -> int:
        """Order what is stored, and give how many entries it was."""
        sequencer = self.sequencer()
        try:
            return sequencer.step()
        finally:
            sequencer.close()

    def enrolled(self, actor: str, role: Role = Role.CLERK, team: str = TEAM) -> Desk:
        """Give a desk that the register knows."""
        desk = Desk(next(self._seeds), actor, role, team)
        self.enrol(desk)
        return desk

    def enrol(self, desk: Desk) -> Enrolled:
        """Make a desk known by a code."""
        code = self.store.new_code(desk.role, desk.team, by="u-admin")
        return self.store.enrol(desk.enrolment(code)).enrolled

    def send(self, desk: Desk, start: int = 0) -> LogState:
        """Send a desk's entries."""
        return self.store.ingest(desk.log, desk.push(start))

    def as_owner(self, *statements: str) -> list[TupleRow]:
        """Run statements as the owner, and give the last one's rows."""
        with psycopg.connect(self.url, options="-c search_path=letterlock") as connection:
            cursor = connection.cursor()
            for statement in statements:
                cursor.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def tampering(self, statements: str, *, guards: bool = True) -> Iterator[Conn]:
        """Give what an owner sees who changed something; nothing of it stays.

        Args:
            statements: What the owner runs.
            guards: Whether the triggers are taken away before, and put back.
        """
        names = sorted(TABLES) if guards else []
        away = [f"ALTER TABLE {name} DISABLE TRIGGER ALL" for name in names]
        back = [f"ALTER TABLE {name} ENABLE TRIGGER ALL" for name in names]
        for name in names:
            guards_of = _GUARDS[1:] if name in SUMS else _GUARDS
            back += [f"ALTER TABLE {name} ENABLE ALWAYS TRIGGER {one}" for one in guards_of]
        if guards:
            back.append("ALTER TABLE log ENABLE ALWAYS TRIGGER onward")
        with connected(self.url) as connection, connection.transaction(force_rollback=True):
            for statement in (*away, statements, *back):
                connection.execute(statement.encode())
            yield connection

    def login(self, what: str) -> str:
        """Give how one of the logins reaches the database."""
        return psycopg.conninfo.make_conninfo(
            self.url, user=f"letterlock_{what}", password=PASSWORD
        )


_GUARDS = ("stays", "whole")


def a_wrap(desk: Desk, holder: Desk, case: str) -> Wrap:
    """Give a case's key, as if it was sealed."""
    return Wrap(case=case, log=desk.log, holder=holder.log, box=bytes(80))


@contextmanager
def register_on(server: Server, folder: Path, name: str) -> Iterator[Register]:
    """Make a register in a new database of a server."""
    _prepare(server)
    server_url = f"host={server.folder} user=owner password={PASSWORD}"
    with psycopg.connect(f"{server_url} dbname=postgres", autocommit=True) as connection:
        how = " STRATEGY FILE_COPY" if connection.info.server_version >= 150_000 else ""
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}{how}".encode())
    url = f"{server_url} dbname={name}"
    urls = Urls(
        **{
            what: psycopg.conninfo.make_conninfo(url, user=f"letterlock_{what}", password=PASSWORD)
            for what in LOGINS[:3]
        }
    )
    databases = connect(urls)
    keys, time = make_keys(folder / name, ORIGIN), Time()
    store = Store(databases, keys, time.clock)
    store.begin()
    try:
        yield Register(url, databases, keys, time, store)
    finally:
        databases.close()
        with psycopg.connect(f"{server_url} dbname=postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _prepare(server: Server) -> None:
    """Make the database of which every register is a copy: migrating takes longer."""
    url = f"host={server.folder} user=owner password={PASSWORD}"
    with psycopg.connect(f"{url} dbname=postgres", autocommit=True) as connection:
        there = connection.execute(
            "SELECT FROM pg_database WHERE datname = %s", (_TEMPLATE,)
        ).fetchone()
        if there is not None:
            return
        connection.execute(f"CREATE DATABASE {_TEMPLATE}".encode())
    migrate(f"{url} dbname={_TEMPLATE}")
    make_logins(f"{url} dbname={_TEMPLATE}", "letterlock", dict.fromkeys(LOGINS, PASSWORD))
