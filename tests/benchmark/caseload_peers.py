"""The same digests in SQLite and the names in its full-text search: `caseload_index --peers`."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pysqlite3

from checker.cases.index.forms import Digests, Kind, name_form
from checker.cases.index.rows import rows_of
from checker.model import Case
from tests.benchmark.caseload_letters import Letters
from tests.benchmark.population import Population

KEY = bytes(range(32))
_PAIR = re.compile(r"(?=\b([A-Z][a-z]+)\s+([A-Z][a-z]+)\b)")
_LETTERS = 50


def measure(folder: Path, people: int) -> None:
    """Build both and look up the same letters in them."""
    population = Population(2)
    writer = Letters(population)
    letters = [writer.right(population.family(9_000_000 + one)) for one in range(_LETTERS)]
    _digests(folder / "peer-digests.db", people, letters)
    _names(folder / "peer-names.db", people, letters)


def _digests(file: Path, people: int, letters: list[str]) -> None:
    file.unlink(missing_ok=True)
    store, digests = pysqlite3.connect(str(file)), Digests(KEY)
    store.execute("CREATE TABLE known (digest INTEGER, born INTEGER, value INTEGER)")
    started = time.process_time()
    store.executemany("INSERT INTO known VALUES (?, ?, ?)", _rows(people, digests))
    store.execute("CREATE INDEX by_digest ON known (digest, born, value)")
    store.commit()
    spent = time.process_time() - started

    def ask(text: str) -> None:
        for name in _pairs(text):
            form = name_form(name)
            if form is not None:
                digest = digests.of(Kind.NAME, "\0".join(form))
                wanted = int.from_bytes(digest, "big", signed=True)
                store.execute("SELECT value FROM known WHERE digest = ?", (wanted,)).fetchall()

    _tell("SQLite table of digests", spent, file, [_took(ask, text) for text in letters])
    store.close()


def _names(file: Path, people: int, letters: list[str]) -> None:
    file.unlink(missing_ok=True)
    store = pysqlite3.connect(str(file))
    store.execute("CREATE VIRTUAL TABLE known USING fts5(name, tokenize = 'unicode61')")
    started = time.process_time()
    names = ((person.name,) for case in Population(1).families(people) for person in case.people)
    store.executemany("INSERT INTO known VALUES (?)", names)
    store.commit()
    spent = time.process_time() - started

    def ask(text: str) -> None:
        for name in _pairs(text):
            store.execute(
                "SELECT rowid FROM known WHERE known MATCH ? LIMIT 50", (f'"{name}"',)
            ).fetchall()

    _tell("SQLite FTS5, names only, readable", spent, file, [_took(ask, text) for text in letters])
    store.close()


def _rows(people: int, digests: Digests) -> Iterator[tuple[int, int, int]]:
    for number, case in enumerate(Population(1).families(people)):
        yield from _of(case, number, digests)


def _of(case: Case, number: int, digests: Digests) -> Iterator[tuple[int, int, int]]:
    for _, row in rows_of(case, number, digests, homes=False):
        digest, value, born = row[:8], row[8:12], row[12:]
        yield (
            int.from_bytes(digest, "big", signed=True),
            int.from_bytes(born, "big"),
            int.from_bytes(value, "big"),
        )


def _pairs(text: str) -> set[str]:
    return {f"{one} {other}" for one, other in _PAIR.findall(text)}


def _took(ask: Callable[[str], None], text: str) -> float:
    started = time.process_time()
    ask(text)
    return (time.process_time() - started) * 1000


def _tell(what: str, built: float, file: Path, took: list[float]) -> None:
    megabytes = file.stat().st_size / 1e6
    print(f"{what}: {built:.0f} s with making people, {megabytes:.0f} MB, {median(took):.1f} ms")
