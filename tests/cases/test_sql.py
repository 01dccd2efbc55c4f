"""Case records from a database: real PostgreSQL and SQLite."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import URL

from checker.cases.cells import cell
from checker.cases.loaded import LoadedCases, together
from checker.cases.settings import SqlSettings
from checker.cases.snapshot import Json
from checker.cases.sql import SqlSource, statement, to_url
from checker.errors import CaseSourceError, SettingsError
from checker.model import Confidential
from tests.builders.postgres import PASSWORD, server

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)

SCHEMA = """
CREATE TABLE matter (number TEXT PRIMARY KEY, kind TEXT, state TEXT, team TEXT);
CREATE TABLE party (matter TEXT, id TEXT, title TEXT, first TEXT, last TEXT, born DATE,
                    role TEXT, no_post {yesno});
CREATE TABLE place (matter TEXT, party TEXT, id TEXT, line1 TEXT, town TEXT, postcode CHAR(12),
                    since DATE, secret TEXT, post_ok {yesno});
CREATE TABLE secrecy (matter TEXT, id TEXT, about TEXT, what TEXT, hidden_from TEXT, why TEXT);
INSERT INTO matter VALUES ('C-1', 'private_law', 'open', 'North 2'), ('C-2', NULL, '  ', NULL);
INSERT INTO party VALUES
 ('C-1', 'P1', 'Ms', 'Erin', 'Hale', '1990-03-04', 'applicant', {no}),
 ('C-1', 'P2', 'Mr', 'Tom', 'Reyes', NULL, 'respondent', NULL),
 ('C-2', 'P1', '', 'Sian', 'Vaughan', NULL, 'applicant', {yes});
INSERT INTO place VALUES
 ('C-1', 'P1', 'A1', '14 Orchard Close', 'Exampletown', 'XX1 4AB', '2025-01-10', 'c8', {yes}),
 ('C-2', 'P1', 'A2', '3 Larch Close', 'Exampletown', 'XX1 4GH', NULL, NULL, NULL);
INSERT INTO secrecy VALUES ('C-1', 'R1', 'P1', 'address|phone', 'P2', 'c8');
"""
QUERIES = {
    "cases": "SELECT number AS id, kind AS jurisdiction, state AS status, team FROM matter;",
    "people": 'SELECT matter AS "case", id, title, first AS first_name, last AS last_name, '
    'born AS date_of_birth, no_post AS "preferences.no_post" FROM party ORDER BY id',
    "parties": """SELECT matter AS "case", id AS who, role FROM party -- whose: 'ours';""",
    "addresses": 'SELECT matter AS "case", party AS person, id, line1 AS lines, town, postcode, '
    "since AS valid_from, secret AS confidential, post_ok AS safe_to_post FROM place "
    "WHERE id LIKE 'A%' AND town <> 'a :town'",
    "restrictions": 'WITH held AS (SELECT * FROM secrecy) SELECT matter AS "case", id, '
    'about AS subject, what, hidden_from AS "from", why AS basis FROM held',
}


@dataclass
class Database:
    """A database with the made-up cases, and how its owner changes it."""

    settings: SqlSettings
    run: Callable[[str], None]

    def source(self, **queries: str) -> SqlSource:
        """Give the source, with some of its queries changed."""
        given = SqlSettings(
            url=self.settings.url,
            secret=self.settings.secret,
            tables={**QUERIES, **queries},
            timeout_seconds=5,
        )
        return SqlSource(settings=given, secret={"cases": PASSWORD}.__getitem__, now=lambda: NOW)

    def loaded(self, **queries: str) -> LoadedCases:
        """Load every record."""
        return together(self.source(**queries).records())


@pytest.fixture(scope="module")
def postgres() -> Iterator[Database]:
    """Give a real PostgreSQL server."""
    with server() as running:
        running.run(SCHEMA.format(yesno="BOOLEAN", yes="true", no="false"))
        running.run("GRANT ALL ON ALL TABLES IN SCHEMA public TO reader")
        settings = SqlSettings(url=running.url(), secret="cases", tables=QUERIES)  # noqa: S106 - a name
        yield Database(settings, running.run)


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Give a real SQLite file."""
    file = tmp_path_factory.mktemp("cases") / "cases.db"

    def run(statements: str) -> None:
        connection = sqlite3.connect(file)
        connection.executescript(statements)
        connection.close()

    run(SCHEMA.format(yesno="INTEGER", yes="1", no="0"))
    return Database(SqlSettings(url=f"sqlite:///{file}", tables=QUERIES), run)


@pytest.fixture(params=["postgres", "sqlite"])
def database(request: pytest.FixtureRequest) -> Database:
    """Give each of them."""
    held: Database = request.getfixturevalue(request.param)
    return held


def test_queries_make_the_same_cases_as_tables(database: Database) -> None:
    """Days, yes or no, padded texts and blanks are read as the record has them."""
    cases = database.loaded()

    assert cases.refused == ()
    first, second = cases.cases
    hale = first.people[0]
    assert (first.id, first.team, first.status, second.status) == ("C-1", "North 2", "open", "")
    assert hale.date_of_birth is not None
    assert hale.date_of_birth.isoformat() == "1990-03-04"
    assert hale.addresses[0].written() == ("14 Orchard Close", "Exampletown", "XX1 4AB")
    assert hale.addresses[0].confidential is Confidential.C8
    assert hale.addresses[0].safe_to_post is True
    assert second.people[0].addresses[0].confidential is Confidential.UNKNOWN
    assert second.people[0].addresses[0].safe_to_post is None
    assert (hale.preferences.no_post, second.people[0].preferences.no_post) == (False, True)
    assert first.restrictions[0].what == ("address", "phone")
    assert first.synced_at == NOW


def test_one_case_is_the_same_case(database: Database) -> None:
    """At the moment of confirming only one case is asked for again."""
    whole = database.loaded().by_id["C-1"]

    one = database.source().record("C-1")

    assert one is not None
    assert one.case == whole
    assert database.source().record("C-9") is None
    assert database.source().record("C-1' OR '1'='1") is None


def test_a_case_is_found_where_its_number_is_a_number(database: Database) -> None:
    """A database that cannot compare the id with text is read as a whole."""
    numbered = {"cases": "SELECT 17 AS id FROM matter WHERE number = 'C-1'"}
    source = SqlSource(
        settings=SqlSettings(
            url=database.settings.url, secret=database.settings.secret, tables=numbered
        ),
        secret=lambda _: PASSWORD,
        now=lambda: NOW,
    )

    one = source.record("17")

    assert one is not None
    assert one.record is not None


def test_a_wrong_value_is_refused_with_its_query_and_row(database: Database) -> None:
    """The other records still load."""
    cases = database.loaded(
        parties="SELECT matter AS \"case\", id AS who, 'aplicant' AS role FROM party "
        "WHERE matter = 'C-2'"
    )

    assert [case.id for case in cases.cases] == ["C-1"]
    (refused,) = cases.refused
    assert (refused.file, refused.path) == ("query parties", "row 1, role")
    assert "applicant" in refused.expected


@pytest.mark.parametrize(
    ("table", "query", "said"),
    [
        ("people", "DELETE FROM party", "begins with DELETE"),
        ("people", "SELECT 1; DROP TABLE party", "more than one statement"),
        ("people", "WITH gone AS (DELETE FROM party RETURNING *) SELECT * FROM gone", "DELETE"),
        ("people", "SELECT * INTO copy_of_party FROM party", "INTO"),
        ("people", "SELECT * FROM party FOR UPDATE", "UPDATE"),
        ("people", "", "begins with nothing"),
        ("people", "SELECT a$$; DELETE FROM party; SELECT b$$", "more than one statement"),
        ("people", "SELECT 1 /*! INTO OUTFILE 'x' */", "INTO"),
        ("people", "SELECT ';' /* ; */, E'\\'; DROP TABLE party --' FROM party", "one statement"),
        ("people", "(SELECT 1)", "Only SELECT"),
        ("persons", "SELECT 1", "persons"),
        ("people", 'SELECT matter AS "case", id, first AS forename FROM party', "forename"),
    ],
)
def test_what_does_not_only_read_is_not_run(
    database: Database, table: str, query: str, said: str
) -> None:
    """Nothing but SELECT and WITH, and only columns that a table has."""
    with pytest.raises(SettingsError, match=said):
        database.loaded(**{table: query})

    assert len(database.loaded().cases[0].people) == 2


def test_postgres_itself_refuses_to_write(postgres: Database) -> None:
    """A function that writes looks like reading; the transaction is read-only all the same."""
    postgres.run(
        "CREATE OR REPLACE FUNCTION sly() RETURNS TEXT LANGUAGE sql AS "
        "$$ UPDATE matter SET state = 'closed' RETURNING state $$"
    )

    with pytest.raises(CaseSourceError, match="read-only transaction"):
        postgres.loaded(cases="SELECT number AS id, sly() AS status FROM matter")

    assert postgres.loaded().cases[0].status == "open"


def test_all_queries_see_one_moment(postgres: Database) -> None:
    """A restriction that is written between two queries must not be half there."""
    with postgres.source()._connected() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM secrecy").scalar()
        postgres.run("INSERT INTO secrecy VALUES ('C-2', 'R9', 'P1', 'name', 'P1', 'c8')")
        counted = connection.exec_driver_sql("SELECT count(*) FROM secrecy").scalar()
    postgres.run("DELETE FROM secrecy WHERE id = 'R9'")

    assert counted == 1


def test_a_slow_query_is_ended(postgres: Database) -> None:
    """Nobody waits longer than the settings say."""
    source = postgres.source(cases="SELECT number AS id FROM matter, pg_sleep(30)")
    hasty = SqlSource(
        settings=SqlSettings(
            url=source.settings.url,
            secret=source.settings.secret,
            tables=source.settings.tables,
            timeout_seconds=0.2,
        ),
        secret=source.secret,
        now=source.now,
    )

    with pytest.raises(CaseSourceError, match="statement timeout"):
        hasty.records()


@pytest.mark.parametrize(
    ("url", "kind", "said"),
    [
        ("sqlite:////nowhere/at/all.db", CaseSourceError, "all.db"),
        ("postgresql+psycopg://reader@/x?host=/nowhere", CaseSourceError, "did not give"),
        ("postgresql+psycopg://reader:secret@/x", SettingsError, "holds a password"),
        ("postgresql+psycopy://reader@/x", SettingsError, "driver"),
        ("no url", SettingsError, "cannot be understood"),
    ],
)
def test_a_database_that_cannot_be_used_is_a_sentence(
    url: str, kind: type[Exception], said: str
) -> None:
    """It says which database, and what to do; never the password."""
    settings = SqlSettings(url=url, tables=QUERIES, timeout_seconds=1)
    source = SqlSource(settings=settings, secret=lambda _: PASSWORD, now=lambda: NOW)

    with pytest.raises(kind, match=said) as caught:
        source.records()

    assert PASSWORD not in str(caught.value)
    assert "secret@" not in str(caught.value)


def test_a_wrong_password_is_said_without_it(postgres: Database) -> None:
    """The database's own words are shown, and the password is not among them."""
    source = SqlSource(settings=postgres.settings, secret=lambda _: "wrong-one", now=lambda: NOW)

    with pytest.raises(CaseSourceError, match="authentication failed") as caught:
        source.records()

    assert "wrong-one" not in str(caught.value)


def test_a_file_that_is_absent_is_not_made(tmp_path: Path) -> None:
    """SQLite makes what it cannot find, unless it may only read."""
    absent = tmp_path / "absent.db"
    settings = SqlSettings(url=f"sqlite:///{absent}", tables=QUERIES)

    with pytest.raises(CaseSourceError):
        SqlSource(settings=settings, secret=str, now=lambda: NOW).records()

    assert not absent.exists()


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [
        pytest.param(
            "mssql",
            "SELECT * FROM (SELECT x AS [case], y AS [from] FROM t -- 'a:b' ) AS letterlock_case "
            "WHERE letterlock_case.[case] = :case_1",
            id="SQL Server",
        ),
        pytest.param(
            "oracle",
            "SELECT * FROM (SELECT x AS [case], y AS [from] FROM t -- 'a:b' ) letterlock_case "
            'WHERE letterlock_case."case" = :case_1',
            id="Oracle",
        ),
    ],
)
def test_other_databases_are_asked_in_their_own_words(dialect: str, expected: str) -> None:
    """What is written in the settings is sent as it is, but for what narrows it to one case."""
    query = "SELECT x AS [case], y AS [from] FROM t -- 'a:b'"

    sent = str(
        statement("people", query + ";", "C-1").compile(dialect=URL.create(dialect).get_dialect()())
    )

    assert " ".join(sent.split()) == expected
    assert str(statement("people", query, None)).strip() == query


@pytest.mark.parametrize(
    ("url", "mode"),
    [
        ("postgresql+psycopg://reader@db.example/cases", "verify-full"),
        ("postgresql+psycopg://reader@db.example/cases?sslmode=verify-ca", "verify-ca"),
        ("postgresql+psycopg://reader@localhost/cases", None),
        ("postgresql+psycopg://reader@/cases?host=/run/postgresql", None),
    ],
)
def test_another_computer_is_reached_over_tls(url: str, mode: str | None) -> None:
    """Unless the settings themselves say otherwise."""
    assert to_url(SqlSettings(url=url, tables={}), str).query.get("sslmode") == mode


@pytest.mark.parametrize(
    ("column", "value", "held"),
    [
        ("title", None, None),
        ("title", "  Ms ", "Ms"),
        ("title", "  ", None),
        ("id", 17, "17"),
        ("id", Decimal(17), "17"),
        ("id", 17.0, "17"),
        ("id", UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ("date_of_birth", date(1990, 3, 4), "1990-03-04"),
        ("date_of_birth", datetime(1990, 3, 4, 0, 0), "1990-03-04"),  # noqa: DTZ001 - as Oracle has days
        ("synced_at", NOW, "2026-11-26T09:00:00+00:00"),
        ("preferences.no_post", 1, True),
        ("preferences.no_post", False, False),
        ("preferences.no_post", "FALSE", False),
        ("preferences.no_post", "J", "J"),
        ("title", b"Ms", {}),
        ("title", 1.5, {}),
        ("title", Decimal("Infinity"), {}),
        ("title", float("nan"), {}),
    ],
)
def test_a_cell_is_what_the_record_has(column: str, value: object, held: Json) -> None:
    """What is none of text, number, day and time is refused where it stands, not guessed."""
    assert cell("people", column, value) == held


def test_lists_are_divided_or_are_arrays() -> None:
    """Blank parts are left out."""
    assert cell("restrictions", "what", "address| phone |") == ["address", "phone"]
    assert cell("restrictions", "what", ["address", None, " "]) == ["address"]
