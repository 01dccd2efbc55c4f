"""The register's databases as its three logins see them, and its schema, step by step."""

from dataclasses import dataclass

from psycopg import Connection
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool

Pool = ConnectionPool[Connection[TupleRow]]


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
    raise NotImplementedError


def migrate(owner: str) -> tuple[str, ...]:
    """Bring the schema up to date, as its owner, and give the names of the steps that ran.

    Each step is a numbered SQL file of `schema/`, run once, in a transaction of its own.
    """
    raise NotImplementedError


def make_logins(owner: str, prefix: str, passwords: dict[str, str]) -> None:
    """Make (or change the password of) the logins `PREFIX_app`, `_sequencer`, `_erasure`.

    Args:
        owner: How the owner reaches the database.
        prefix: What the logins' names begin with; `letterlock` by default for a register alone.
        passwords: For each of "app", "sequencer", "erasure".
    """
    raise NotImplementedError
