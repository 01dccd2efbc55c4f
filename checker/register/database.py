"""The register's databases as its three logins see them, and its schema, step by step.

The steps are numbered SQL files and a runner of our own: tables, grants and triggers are SQL that
a database administrator can read as it runs, and there is no object model from which a tool could
make them. What ran is kept by its digest: a step that was changed afterwards is noticed.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files

from psycopg import Connection, sql
from psycopg import connect as reach
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool

from checker.errors import SettingsError
from checker.register.refusals import UnknownLog
from checker.words import say

Conn = Connection[TupleRow]
Pool = ConnectionPool[Conn]

SCHEMA = "letterlock"
ROLES = {"app": "store", "sequencer": "sequence", "erasure": "erase", "reader": "read"}
"""Which `letterlock_may_...` each login is a member of."""
OLDEST = 150_000
_MIGRATING = 0x4C4C_5247
_WAIT_SECONDS = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Urls:
    """Where the database is, for each of the register's logins (libpq URLs or key=value)."""

    app: str
    sequencer: str
    erasure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Databases:
    """One pool for each login, each of which may do only its own part."""

    app: Pool
    sequencer: Pool
    erasure: Pool
    urls: Urls

    def close(self) -> None:
        """Close every pool."""
        for pool in (self.app, self.sequencer, self.erasure):
            pool.close()


def connect(urls: Urls, *, most: int = 8) -> Databases:
    """Open the pools; connections are made when they are first wanted."""
    return Databases(
        app=_pool(urls.app, most),
        sequencer=_pool(urls.sequencer, 2),
        erasure=_pool(urls.erasure, 2),
        urls=urls,
    )


@contextmanager
def connected(url: str) -> Iterator[Conn]:
    """Give one connection that looks into the register's schema, and close it afterwards."""
    with reach(url, autocommit=True) as connection:
        settle(connection)
        yield connection


def settle(connection: Conn) -> None:
    """Look into the register's schema, and commit nothing before it is on the disk."""
    connection.execute(
        f"SELECT set_config('search_path', '{SCHEMA}', false), set_config('synchronous_commit',"
        " CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply'"
        " ELSE 'on' END, false),"
        " set_config('jit', 'off', false)"
    )


@contextmanager
def transaction(pool: Pool) -> Iterator[Conn]:
    """Give a connection in a transaction: committed at the end, or as if nothing had happened.

    Statements whose rows nobody reads travel together with the next one.
    """
    with pool.connection() as connection, connection.pipeline(), connection.transaction():
        yield connection


def migrate(owner: str) -> tuple[str, ...]:
    """Bring the schema up to date, as its owner, and give the names of the steps that ran.

    Each step is a numbered SQL file of `schema/`, run once, in a transaction of its own.

    Raises:
        SettingsError: the server is too old, or a step that ran was changed afterwards.
    """
    with reach(owner, autocommit=True) as connection:
        if connection.info.server_version < OLDEST:
            raise SettingsError(say("The register needs PostgreSQL 15 or later."))
        connection.execute(sql.SQL("SELECT pg_advisory_lock({})").format(_MIGRATING))
        connection.execute(
            f"""CREATE SCHEMA IF NOT EXISTS {SCHEMA};
            SET search_path = {SCHEMA};
            CREATE TABLE IF NOT EXISTS migration (
                name text PRIMARY KEY, sha256 text NOT NULL, at timestamptz DEFAULT now())"""
        )
        done = applied(connection)
        ran = [step for step in steps() if step not in done]
        for name in ran:
            with connection.transaction():
                connection.execute(step_text(name))
                connection.execute(
                    "INSERT INTO migration (name, sha256) VALUES (%s, %s)", (name, digest(name))
                )
    return tuple(ran)


def applied(connection: Conn) -> frozenset[str]:
    """Give the steps that ran here.

    Raises:
        SettingsError: one is not what it was when it ran, or is of a later Letterlock.
    """
    known = steps()
    ran = connection.execute("SELECT name, sha256 FROM migration").fetchall()
    for name, sha256 in ran:
        if name not in known or digest(name) != sha256:
            raise SettingsError(
                say(
                    "The database was made by another version: step {name} is not known here. "
                    "Use that version of Letterlock, or a newer one.",
                    name=name,
                )
            )
    return frozenset(name for name, _ in ran)


def steps() -> tuple[str, ...]:
    """Give the names of all steps, in their order."""
    found = (files("checker.register") / "schema").iterdir()
    return tuple(sorted(one.name for one in found if one.name.endswith(".sql")))


def step_text(name: str) -> bytes:
    """Give the statements of a step."""
    return (files("checker.register") / "schema" / name).read_bytes()


def digest(name: str) -> str:
    """Give the SHA-256 of a step, in hex."""
    return hashlib.sha256(step_text(name)).hexdigest()


def make_groups(owner: str) -> None:
    """Make the groups that the logins are members of, where a server does not have them yet."""
    with reach(owner) as connection:
        for what in ROLES.values():
            name = f"letterlock_may_{what}"
            there = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (name,))
            if there.fetchone() is None:
                connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)))


def make_logins(owner: str, prefix: str, passwords: dict[str, str]) -> None:
    """Make (or change the password of) the logins `PREFIX_app`, `_sequencer`, `_erasure`.

    Args:
        owner: How the owner reaches the database.
        prefix: What the logins' names begin with; `letterlock` by default for a register alone.
        passwords: For each of "app", "sequencer", "erasure", and "reader" for who only looks.
    """
    with reach(owner) as connection:
        for what, password in passwords.items():
            name = sql.Identifier(f"{prefix}_{what}")
            there = connection.execute(
                "SELECT FROM pg_roles WHERE rolname = %s", (f"{prefix}_{what}",)
            ).fetchone()
            verb = sql.SQL("CREATE" if there is None else "ALTER")
            hidden = sql.Literal(_hidden(connection, f"{prefix}_{what}", password))
            connection.execute(sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(verb, name, hidden))
            connection.execute(
                sql.SQL("GRANT {} TO {}").format(
                    sql.Identifier(f"letterlock_may_{ROLES[what]}"), name
                )
            )


def _hidden(connection: Conn, login: str, password: str) -> str:
    """Give a password as the server keeps it: no log of statements ever holds the password."""
    hidden = connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return hidden.decode()


def raw(name: str) -> bytes:
    """Give the bytes of a log's name or of a digest.

    Raises:
        UnknownLog: it is not written in hexadecimal.
    """
    try:
        return bytes.fromhex(name)
    except ValueError as error:
        raise UnknownLog from error


def lock(connection: Conn, log: str) -> None:
    """Wait until no other transaction writes this log.

    No number of a transaction is given out before: of two of one log, the later one's is higher.
    """
    key = int.from_bytes(raw(log)[:8], signed=True)
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (key,))


def _ready(connection: Conn) -> None:
    """Make a connection of the service: it waits for nobody, and keeps nobody waiting, for long."""
    settle(connection)
    connection.execute(
        "SELECT set_config('lock_timeout', '10s', false),"
        " set_config('idle_in_transaction_session_timeout', '60s', false)"
    )


def _pool(url: str, most: int) -> Pool:
    return ConnectionPool(
        url,
        connection_class=Conn,
        kwargs={"autocommit": True},
        configure=_ready,
        min_size=0,
        max_size=most,
        timeout=_WAIT_SECONDS,
        # A call that wants a connection tries anew, also after minutes without a database: else
        # the pool's own pauses, twice as long each time, go on when another database leads.
        reconnect_timeout=_WAIT_SECONDS,
        open=True,
    )
