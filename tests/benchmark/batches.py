"""How many letters a second a batch checks, and whether it finds each one's case and reader.

Run as `python -m tests.benchmark.batches [RIGHT] [WRONG] [WORKERS...]`; 200, 100, 1 and 2 workers
by default. Nothing fails here, because the machine is shared: the figures go into the manual.
"""

import contextlib
import json
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from checker.batch.jobs import Bench
from checker.batch.letters import Waiting, letters_in
from checker.batch.processes import Processes
from checker.batch.results import Line, Results, told_in
from checker.batch.running import Asked, run_batch
from checker.batch.steering import Steering
from checker.model import Case
from checker.practice.caseload import make_cases
from checker.practice.demo import policy
from checker.practice.letters import MadeLetter, make_letters
from checker.practice.record import to_record

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SEED, CASES = 977, 300


def main(words: list[str]) -> None:
    """Write the letters, check them with each number of workers, and print what came of it."""
    right, wrong, *counts = [int(word) for word in words] or [200, 100]
    cases = make_cases(SEED, CASES, now=NOW)
    made = make_letters(SEED, cases, right + wrong, wrong / (right + wrong), today=NOW.date())
    with tempfile.TemporaryDirectory() as told:
        folder = Path(told)
        bench = _write(folder, cases, made)
        letters = letters_in(folder / "letters")
        for count in counts or [1, 2]:
            lines, seconds = _run(bench, letters, folder / f"{count}.jsonl", count)
            rate = len(lines) / seconds
            print(f"{count} workers: {len(lines)} letters in {seconds:.1f} s, {rate:.1f} a second")
        _judge(lines, {_folder_of(one): one for one in made})


def _folder_of(letter: MadeLetter) -> str:
    return letter.name if not letter.enclosures else Path(letter.name).stem


def _write(folder: Path, cases: tuple[Case, ...], made: tuple[MadeLetter, ...]) -> Bench:
    for name in ("cases", "letters"):
        (folder / name).mkdir()
    for case in cases:
        (folder / "cases" / f"{case.id}.json").write_text(json.dumps(to_record(case)), "utf-8")
    (folder / "policy.json").write_text(json.dumps(policy(NOW.date())), "utf-8")
    for one in made:
        place = folder / "letters"
        if one.enclosures:
            place /= _folder_of(one)
            place.mkdir()
        (place / one.name).write_bytes(one.data)
        for enclosure in one.enclosures:
            (place / enclosure.name).write_bytes(enclosure.data)
    return Bench(run="a", cases=folder / "cases", policy=folder / "policy.json")


def _run(
    bench: Bench, letters: tuple[Waiting, ...], out: Path, count: int
) -> tuple[tuple[Line, ...], float]:
    """Give what came of the letters, and how long it took once a worker was ready."""
    with contextlib.closing(Processes(bench, count)) as doing:
        ready = doing.begin()
        began = time.monotonic()
        asked = Asked(
            letters=letters,
            via=None,
            clock=lambda: NOW,
            came=lambda _: None,
            stands=lambda _: None,
        )
        with Results.begin(out, by=ready.version, now=NOW) as results:
            run_batch(asked, doing, results, Steering())
            return tuple(results.lines()), time.monotonic() - began


def _judge(lines: tuple[Line, ...], made: dict[str, MadeLetter]) -> None:
    """Say of how many letters the case and the reader were found, and which were not caught."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for line in lines:
        letter = made[line.letter]
        counted = wrong if letter.expects else right
        counted[line.verdict] += 1
        told = told_in(line)
        if line.held is not None or told is None:
            counted[f"held: {line.held}"] += 1
            if not letter.expects:
                print("  right, held:", line.letter, line.held)
            continue
        case = None if told.case is None else told.case.id
        readers = {one.id for one in told.recipients}
        if case != letter.case or (letter.recipient and readers != {letter.recipient}):
            at_body = case == letter.case and letter.recipient == "FIRM" and readers == {"P7"}
            counted["its solicitor by name" if at_body else "another case or reader"] += 1
        if letter.expects and not {one.code for one in told.findings} & set(letter.expects):
            counted["not found"] += 1
            print("  not found:", line.letter, letter.expects, line.verdict)
    print("right:", dict(right))
    print("wrong:", dict(wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
