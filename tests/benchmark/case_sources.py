"""How long an office's caseload takes from each source: `python -m tests.benchmark.case_sources`.

Five thousand made-up cases with five people each, from files, SQLite, PostgreSQL and a JSON service
on this computer, and kept for work without a network.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from checker.cases.cache import Cache
from checker.cases.files import open_cases
from checker.cases.http import Client
from checker.cases.loaded import together
from checker.cases.service import HttpSource
from checker.cases.settings import HttpSettings, SqlSettings
from checker.cases.source import CaseSystem
from checker.cases.sql import SqlSource
from tests.builders.postgres import PASSWORD, server
from tests.builders.service import service

CASES, PEOPLE, PAGE = 5_000, 5, 500
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 26)

Columns = dict[str, str]
_TABLES: dict[str, Columns] = {
    "cases": {"id": "C-{case}", "status": "open", "team": "North 2"},
    "refs": {"case": "C-{case}", "kind": "familyman", "value": "XX26P{case}"},
    "people": {"case": "C-{case}", "id": "P{one}", "first_name": "F{one}", "last_name": "S{case}"},
    "addresses": {
        "case": "C-{case}", "person": "P{one}", "id": "A{one}", "lines": "{case} Orchard Close",
        "postcode": "XX1 4AB", "confidential": "no",
    },
    "contacts": {
        "case": "C-{case}", "person": "P{one}", "kind": "email", "value": "p{one}@example.org",
        "confidential": "c8",
    },
    "parties": {"case": "C-{case}", "who": "P{one}", "role": "applicant"},
}  # fmt: skip
_QUERIES = {
    ("references" if name == "refs" else name): f"SELECT * FROM {name}"  # noqa: S608 - our names
    for name in _TABLES
}


def main() -> None:
    """Measure every source, and print a table."""
    with TemporaryDirectory() as made, server() as postgres, service() as running:
        folder = Path(made)
        database = folder / "cases.db"
        connection = sqlite3.connect(database)
        for name in _TABLES:
            connection.execute(_created(name))
            connection.executemany(_inserted(name, "?"), _rows(name))
        connection.commit()
        connection.close()
        with (
            psycopg.connect(
                host=str(postgres.folder), user="owner", password=PASSWORD, dbname="postgres"
            ) as owner,
            owner.cursor() as cursor,
        ):
            for name in _TABLES:
                cursor.execute(_created(name).encode())
                cursor.executemany(_inserted(name, "%s").encode(), list(_rows(name)))
            cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
        sqlite = _sql(f"sqlite:///{database}")
        records = [one.record for one in sqlite.records() if one.record is not None]
        for number in range(CASES // PAGE + 1):
            page = records[number * PAGE : (number + 1) * PAGE]
            running.gives(f"/cases?page={number + 1}", list(page))
        running.gives("/cases/C-17", records[17])
        lines = folder / "cases.jsonl"
        lines.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        _say("JSON Lines", lambda: open_cases(lines))
        http = HttpSource(
            settings=HttpSettings(
                case=f"{running.url}/cases/{{case}}", changes=f"{running.url}/cases?page={{page}}"
            ),
            client=Client(seconds=20, token=str),
            now=lambda: NOW,
        )
        _say_system("SQLite", sqlite)
        _say_system("PostgreSQL", _sql(postgres.url(), secret="cases"))  # noqa: S106 - a name
        _say_system("JSON service", http)
        cache = Cache(path=folder / "kept.db", team="North 2", key=bytes(32))
        _say("kept: all of them anew", lambda: cache.replace(records, TODAY))
        _say("kept: all of them read", lambda: cache.records(TODAY))
        _say("kept: one of them read", lambda: cache.record("C-17", TODAY))
        print(f"kept: {cache.path.stat().st_size / 1e6:.1f} MB")


def _sql(url: str, secret: str = "") -> SqlSource:
    settings = SqlSettings(url=url, tables=_QUERIES, secret=secret)
    return SqlSource(settings=settings, secret=lambda _: PASSWORD, now=lambda: NOW)


def _rows(name: str) -> Iterable[tuple[str, ...]]:
    columns = _TABLES[name].values()
    each = (0,) if name in ("cases", "refs") else range(PEOPLE)
    return (
        tuple(column.format(case=case, one=one) for column in columns)
        for case in range(CASES)
        for one in each
    )


def _created(name: str) -> str:
    columns = ", ".join(f'"{column}" TEXT' for column in _TABLES[name])
    return f"CREATE TABLE {name} ({columns})"


def _inserted(name: str, mark: str) -> str:
    return f"INSERT INTO {name} VALUES ({', '.join([mark] * len(_TABLES[name]))})"  # noqa: S608 - ours


def _say_system(name: str, system: CaseSystem) -> None:
    _say(f"{name}: the caseload", lambda: together(system.records()))
    _say(f"{name}: one case", lambda: system.record("C-17"))


def _say(name: str, work: Callable[[], object]) -> None:
    times = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    print(f"{name:28} {sorted(times)[1] * 1000:9.0f} ms")


if __name__ == "__main__":
    main()
