"""Measure recall, false alarms and time over made-up letters: `python -m tests.benchmark.run`.

First single letters with one mistake each, then packs of every scenario. With `--update` the
figures become the ones to reach; with `--small` only the set that pytest runs; with `--each` every
miss and every false alarm is listed. `--codes` and `--format` narrow the packs, `--packs 0` leaves
them out and `--packs 1200` makes more of them, `--jobs 2` takes two processes. Exit status 1:
something is worse.
"""

import argparse
import sys

from tests.benchmark import baseline, development, packs
from tests.benchmark.measuring import FULL, SMALL, Figures, measure


def main(arguments: list[str]) -> int:
    """Measure, say what was measured, and compare with what was reached before."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.run", description=__doc__)
    parser.add_argument("--update", action="store_true", help="keep the figures as the baseline")
    parser.add_argument("--small", action="store_true", help="only the set that pytest runs")
    parser.add_argument("--each", action="store_true", help="list every miss and false alarm")
    parser.add_argument("--codes", default="", help="only packs of these findings: a,b")
    parser.add_argument("--format", default="", help="only packs of these formats: docx,eml")
    parser.add_argument("--packs", type=int, default=None, help="how many packs, none for 0")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    asked = parser.parse_args(arguments)
    name = "small" if asked.small else "full"
    narrowed = bool(asked.codes or asked.format)
    said: tuple[str, ...] = ()
    if not narrowed:
        letters = measure(SMALL if asked.small else FULL)
        _say(*_table(letters))
        if asked.each:
            _say("", *letters.missed, "", *letters.alarms)
        said = _compared(name, letters, update=asked.update)
    chunks = development.chunks(
        small=asked.small, most=asked.packs, codes=_list(asked.codes), kinds=_list(asked.format)
    )
    if chunks:
        seen = packs.measured(development.make, chunks, jobs=asked.jobs)
        found = packs.figures(seen, packs.off(development.caseload(1)))
        _say("", *packs.table(found))
        if asked.each:
            _say("", *packs.each(seen))
        if not narrowed and asked.packs is None:
            said = (*said, *baseline.packs_compared(name, found, update=asked.update))
    _say("", *said or ("Nothing is worse than the baseline.",))
    return 1 if said else 0


def _compared(name: str, figures: Figures, *, update: bool) -> tuple[str, ...]:
    """Keep the figures, or say in which way they are worse than those kept before."""
    if update:
        baseline.write(name, figures)
        return ()
    before = baseline.read().get(name)
    if before is None:
        return ("There is no baseline yet: run again with --update.",)
    return baseline.worse(before, figures)


def _list(commas: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in commas.split(",") if one.strip())


def _table(figures: Figures) -> tuple[str, ...]:
    return (
        *(f"{code:32} {share:7.1%}" for code, share in figures.recall.items()),
        f"{'false Stops in 100 right letters':32} {figures.false_stops:7}",
        f"{'false Checks in 100':32} {figures.false_checks:7}",
        f"{'shown anything in 100':32} {figures.noted:7}",
        f"{'milliseconds a letter (median)':32} {figures.milliseconds:7}",
        *(f"{code:32} not there yet" for code in figures.not_there_yet),
    )


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
