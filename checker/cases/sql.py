"""Case records from a database: one query a table, nothing but read."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from checker.cases import tables
from checker.cases.cells import COLUMNS, cell
from checker.cases.loaded import Loaded
from checker.cases.settings import SqlSettings
from checker.cases.statement import why_not_read_only
from checker.errors import CaseSourceError, SettingsError
from checker.words import say

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select, TextClause
    from sqlalchemy.engine import URL, Engine

_BIND = re.compile(r"(?<![:\w\\]):(?=\w+(?![:\w]))")
"""What SQLAlchemy takes for a parameter: in a query of the settings it is somebody's text."""
_LONGEST_WHY = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlSource:
    """A database that holds case records. `secret` gives the password kept under a name."""

    settings: SqlSettings
    secret: Callable[[str], str] = field(repr=False)
    now: Callable[[], datetime]

    def records(self) -> tuple[Loaded, ...]:
        """Give every record, all of them as they were at one moment.

        Raises:
            CaseSourceError: the database cannot be reached, or it refuses a query.
            SettingsError: the settings are wrong.
        """
        queries = _queries(self.settings)
        with self._connected() as connection:
            return self._put_together(connection, queries)

    def record(self, case: str) -> Loaded | None:
        """Give one record by the id of its case; None when there is no such case.

        Raises:
            CaseSourceError: the database cannot be reached, or it refuses a query.
            SettingsError: the settings are wrong.
        """
        from sqlalchemy.exc import DBAPIError  # noqa: PLC0415 - an eighth of a second

        queries = _queries(self.settings)
        found: tuple[Loaded, ...] = ()
        try:
            with self._connected() as connection:
                found = self._put_together(connection, queries, case, narrowed=True)
        except CaseSourceError as error:
            refused = error.__cause__
            if not isinstance(refused, DBAPIError) or refused.connection_invalidated:
                raise
        if not found:  # not every query can be asked for one case: then all of them are read
            with self._connected() as connection:
                found = self._put_together(connection, queries, case, narrowed=False)
        broken = (one for one in found if one.record is None)
        return next(broken, next(iter(found), None))

    def _put_together(
        self,
        connection: "Connection",
        queries: Mapping[str, str],
        case: str | None = None,
        *,
        narrowed: bool = False,
    ) -> tuple[Loaded, ...]:
        sheets = {
            table: tables.Sheet(
                name=say("query {table}", table=table),
                rows=_rows(connection, table, query, case, narrowed=narrowed),
            )
            for table, query in queries.items()
        }
        return tuple(tables.records(sheets, synced_at=self.now().isoformat()))

    @contextmanager
    def _connected(self) -> Iterator["Connection"]:
        """Connect for one reading, in a transaction that cannot write."""
        from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - an eighth of a second

        url = to_url(self.settings, self.secret)
        engine = _engine(url, self.settings.timeout_seconds)
        try:
            with engine.connect() as connection:
                _only_read(connection, self.settings.timeout_seconds)
                yield connection
                connection.rollback()
        except SQLAlchemyError as error:
            where = url.host or url.database or url.drivername
            raise CaseSourceError(
                say(
                    "The case database {where} did not give the case records: {why}. Try again; "
                    "if it happens again, tell whoever looks after it.",
                    where=where,
                    why=_why(error),
                )
            ) from error
        finally:
            engine.dispose()


def _queries(settings: SqlSettings) -> dict[str, str]:
    """Give the queries of the settings, each of which only reads."""
    if tables.CASES not in settings.tables:
        raise SettingsError(
            say("The settings of the case database have no query for the table cases.")
        )
    for name, query in settings.tables.items():
        if name not in tables.TABLES:
            known = ", ".join(tables.TABLES)
            raise SettingsError(
                say(
                    "The settings of the case database have a query {name}. Expected only {known}.",
                    name=name,
                    known=known,
                )
            )
        if why := why_not_read_only(query):
            raise SettingsError(
                say("The query {name} of the case database is not run: {why}", name=name, why=why)
            )
    return settings.tables


def to_url(settings: SqlSettings, secret: Callable[[str], str]) -> "URL":
    """Give where the database is and how it is reached: it may only be read.

    Raises:
        SettingsError: the settings are wrong.
    """
    from sqlalchemy.engine import make_url  # noqa: PLC0415 - an eighth of a second
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 - the same

    try:
        url = make_url(settings.url)
    except (ArgumentError, ValueError) as error:
        raise SettingsError(
            say(
                "The url of the case database cannot be understood. It looks like "
                "postgresql+psycopg://reader@db.example/cases."
            )
        ) from error
    if url.password is not None:
        raise SettingsError(
            say(
                "The url of the case database holds a password. Take it out, give it a name with "
                "secret = and keep it with: letterlock cases secret NAME."
            )
        )
    if url.get_backend_name() == "sqlite":
        path = url.database or ""
        return url.set(database=f"file:{path}", query={"mode": "ro", "uri": "true"})
    remote = (url.host or "localhost") not in ("localhost", "127.0.0.1", "::1")
    if url.get_backend_name() == "postgresql" and remote and "sslmode" not in url.query:
        url = url.update_query_dict({"sslmode": "verify-full", "sslrootcert": "system"})
    return url.set(password=secret(settings.secret)) if settings.secret else url


def _engine(url: "URL", seconds: float) -> "Engine":
    """Give an engine that keeps no connection; a driver that is not installed is said so."""
    from sqlalchemy import create_engine  # noqa: PLC0415 - an eighth of a second
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - the same
    from sqlalchemy.pool import NullPool  # noqa: PLC0415 - the same

    whole = max(1, round(seconds))
    waits: dict[str, dict[str, object]] = {
        "postgresql": {
            "connect_timeout": whole,
            "tcp_user_timeout": whole * 1000,  # a network that is gone answers nothing, ever
            "keepalives_idle": whole,
        },
        "mssql": {"timeout": whole},
        "oracle": {"tcp_connect_timeout": whole},
        "mysql": {"connect_timeout": whole},
        "sqlite": {"timeout": whole},
    }
    try:
        arguments = waits.get(url.get_backend_name(), {})
        return create_engine(url, poolclass=NullPool, connect_args=arguments)
    except (ImportError, SQLAlchemyError) as error:
        raise SettingsError(
            say(
                "The driver for {driver} is not installed, or is unknown. Install it beside "
                "Letterlock, or correct the url of the case database.",
                driver=url.drivername,
            )
        ) from error


def _only_read(connection: "Connection", seconds: float) -> None:
    """Begin a transaction in which nothing can be written, and which sees one moment."""
    name = connection.dialect.name
    if name == "postgresql":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {round(seconds * 1000)}")
    elif name == "sqlite":
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("BEGIN")
    elif name in ("oracle", "mysql", "mariadb"):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
    # SQL Server has no such transaction: there the login may only read, see the manual.


def _rows(
    connection: "Connection", table: str, query: str, case: str | None, *, narrowed: bool
) -> Iterator[tuple[int, tables.Row]]:
    """Run one query; its columns are those of the table, however they are capitalised."""
    whose = _whose(table)
    asked = statement(table, query, case if narrowed else None)
    with connection.execution_options(stream_results=True).execute(asked) as result:
        names = result.keys()
        columns = [name.lower() for name in names]
        _refuse_unknown(table, columns)
        for number, row in enumerate(result, start=1):
            read = _row(table, columns, row)
            if case is None or read.get(whose) == case:
                yield number, tables.nested(read)


def _row(table: str, columns: list[str], values: Iterable[object]) -> tables.Row:
    """Give one row as the record has it; what is blank is left out."""
    read: tables.Row = {}
    for name, value in zip(columns, values, strict=True):
        held = cell(table, name, value)
        if held is not None:
            read[name] = held
    return read


def statement(table: str, query: str, case: str | None) -> "TextClause | Select[Any]":
    """Give a query as it is sent: as it is written, or around it what narrows it to one case."""
    from sqlalchemy import column, literal_column, quoted_name, select, text  # noqa: PLC0415

    written = text(_BIND.sub(r"\\:", query.strip().removesuffix(";") + "\n"))
    if case is None:
        return written
    whose = _whose(table)
    if whose == "case":  # a word of SQL itself, which not every dialect knows to quote
        whose = quoted_name(whose, quote=True)
    one = written.columns(column(whose)).subquery("letterlock_case")
    return select(literal_column("*")).select_from(one).where(one.c[whose] == case)


def _whose(table: str) -> str:
    """Give the column that says whose row it is."""
    return "id" if table == tables.CASES else "case"


def _refuse_unknown(table: str, columns: list[str]) -> None:
    """Refuse a column that no table has: what it says would be lost without a word."""
    known = COLUMNS[table]
    unknown = next((column for column in columns if column not in known), None)
    if unknown is not None:
        raise SettingsError(
            say(
                "The query {table} of the case database gives a column {column}. Expected only "
                "{known}.",
                table=table,
                column=unknown,
                known=", ".join(known),
            )
        )


def _why(error: Exception) -> str:
    """Give the driver's own words, in one line: they tell whoever looks after it what to do."""
    said = str(getattr(error, "orig", None) or error)
    return " ".join(said.split())[:_LONGEST_WHY].rstrip(".")
