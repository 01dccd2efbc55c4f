"""Measure the index of the whole caseload: `python -m tests.benchmark.caseload_index`.

Builds it from 3 million made-up people, opens it, looks up two-page letters, and counts false
alarms on right letters and misses on letters with one sentence of another family. With `--peers`
the same digests in a table of SQLite, and the names in its full-text search, are asked as well.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from checker import mentions
from checker.cases.index.folder import open_layers
from checker.cases.index.lookup import Index
from checker.cases.index.writing import build
from checker.checks.addresses.posted_destination import posted_destination
from checker.checks.matter import Matter
from checker.checks.other_cases.person_other_case import person_other_case
from checker.checks.other_cases.reference_other_case import reference_other_case
from checker.model import Case, Finding
from tests.benchmark.caseload_letters import KINDS, Letters
from tests.benchmark.population import Population
from tests.builders.cases import policy
from tests.builders.letters import dispatch, document, matter

KEY = bytes(range(32))
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SEED, LETTER_SEED = 1, 2
CODES = ("person.other-case", "reference.other-case", "address.other-case")


def main(arguments: list[str]) -> int:
    """Measure, and print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=3_000_000)
    parser.add_argument("--letters", type=int, default=200)
    parser.add_argument("--wrong", type=int, default=40, help="wrong letters of each kind")
    parser.add_argument("--file", type=Path, default=Path("caseload.index"))
    parser.add_argument("--only-build", action="store_true")
    parser.add_argument("--peers", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.only_build:
        _build(asked.file, asked.people)
        return 0
    if not asked.file.exists():  # in a process of its own, so that memory is each step's own
        again = ["--only-build", "--people", str(asked.people), "--file", str(asked.file)]
        subprocess.run([sys.executable, "-m", "tests.benchmark.caseload_index", *again], check=True)
    _open(asked.file)
    _ask(asked.file, asked.letters, asked.wrong, asked.people)
    if asked.peers:
        from tests.benchmark import caseload_peers  # noqa: PLC0415 - only with --peers

        caseload_peers.measure(asked.file.parent, asked.people)
    return 0


def _build(file: Path, people: int) -> None:
    making = 0.0

    def families() -> Iterator[Case]:
        nonlocal making
        dealt = Population(SEED).families(people)
        while True:
            started = time.process_time()
            case = next(dealt, None)
            making += time.process_time() - started
            if case is None:
                return
            yield case

    started, wall = time.process_time(), time.perf_counter()
    header = build(file, families(), KEY, now=NOW)
    spent = time.process_time() - started - making
    print(f"people                      {header.people:12,}")
    print(f"cases                       {header.cases:12,}")
    print(f"build, CPU seconds          {spent:12.0f}  (wall {time.perf_counter() - wall:.0f},")
    print(f"                                          of it making people up {making:.0f})")
    print(f"build, most memory MB       {_most_memory():12.0f}")
    print(f"file, MB                    {header.size / 1e6:12.1f}")
    for section in header.sections:
        print(f"  {section.kind.value:12} rows         {section.rows:12,}")


def _open(file: Path) -> None:
    took = []
    for _ in range(200):
        started = time.perf_counter()
        index = Index(open_layers(file, KEY), KEY)
        took.append((time.perf_counter() - started) * 1000)
        assert index.people_count
        index.close()
    print(f"opening, ms (median, worst) {median(took):12.2f} {max(took):8.2f}")
    started = time.perf_counter()
    [layer] = open_layers(file, KEY)
    whole = layer.is_whole(KEY)
    print(f"whole-file digest, seconds  {time.perf_counter() - started:12.2f}  ({whole})")


def _ask(file: Path, letters: int, wrong: int, people: int) -> None:
    index = Index(open_layers(file, KEY), KEY)
    population = Population(LETTER_SEED)
    writer = Letters(population)
    told: Counter[str] = Counter()
    took, words = [], []
    for number in range(letters):
        case = population.family(9_000_000 + number)
        text = writer.right(case)
        words.append(len(text.split()))
        findings, spent = _check(case, text, index)
        took.append(spent)
        for one in {(found.code, found.detail) for found in findings if found.code in CODES}:
            told[" ".join(one)] += 1
    took.sort()
    print(f"right letters               {letters:12}  (words, median {median(words):.0f})")
    print(f"look-up ms (median, p95)    {median(took):12.2f} {took[int(len(took) * 0.95)]:8.2f}")
    print(f"false alarms                {sum(told.values()):12}")
    for what, count in told.most_common():
        print(f"  {count:4} {what}")
    print(f"of the file in memory, MB   {_mapped(file):12.0f}  (pages that the system may drop)")
    others = some_of(people, wrong)
    for kind in KINDS:
        seen, usable = 0, 0
        for number, other in enumerate(others):
            case = population.family(9_600_000 + number)
            text = writer.wrong(case, kind, other)
            if "Copies go to ." in text:
                continue
            usable += 1
            findings, _ = _check(case, text, index)
            seen += any(one.code in CODES for one in findings)
        print(f"found: {kind:32} {seen:4} of {usable:4}")


def some_of(people: int, count: int) -> list[Case]:
    """Give some families of the index, spread over its first hundred thousand people."""
    dealt = list(Population(SEED).families(min(people, 100_000)))
    return dealt[:: max(1, len(dealt) // count)][:count]


def check_letter(case: Case, text: str, index: Index) -> list[Finding]:
    """Give what a letter raises about other cases."""
    return [one for one in _check(case, text, index)[0] if one.code in CODES]


def _check(case: Case, text: str, index: Index) -> tuple[list[Finding], float]:
    """Check a letter as far as other cases go, and say how many milliseconds of CPU that took."""
    asked = _matter(case, text, index)
    started = time.process_time()
    findings = [
        *person_other_case(asked),
        *reference_other_case(asked),
        *(one for one in posted_destination(asked) if one.code in CODES),
    ]
    return findings, (time.process_time() - started) * 1000


def _matter(case: Case, text: str, index: Index) -> Matter:
    written = document(text)
    found = mentions.find(written, case=case, policy=policy())
    return matter(dispatch(written, to="P1"), *found, case=case, others=index)


def _most_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _mapped(file: Path) -> float:
    """Give how many megabytes of a mapped file are in memory."""
    mapped, found = 0, False
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines():
        if "-" in line.split(" ")[0]:
            found = line.endswith(str(file.resolve()))
        elif found and line.startswith("Rss:"):
            mapped += int(line.split()[1])
    return mapped / 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
