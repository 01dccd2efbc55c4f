"""Measure recall, false alarms and time over made-up letters: `python -m tests.benchmark.run`.

With `--update` the figures become the ones to reach; with `--small` only the set that pytest runs;
with `--each` every miss and every false alarm is listed. Exit status 1: something is worse.
"""

import argparse
import sys

from tests.benchmark import baseline
from tests.benchmark.measuring import FULL, SMALL, Figures, measure


def main(arguments: list[str]) -> int:
    """Measure, say what was measured, and compare with what was reached before."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.run", description=__doc__)
    parser.add_argument("--update", action="store_true", help="keep the figures as the baseline")
    parser.add_argument("--small", action="store_true", help="only the set that pytest runs")
    parser.add_argument("--each", action="store_true", help="list every miss and false alarm")
    asked = parser.parse_args(arguments)
    name = "small" if asked.small else "full"
    figures = measure(SMALL if asked.small else FULL)
    _say(*_table(figures))
    if asked.each:
        _say("", *figures.missed, "", *figures.alarms)
    if asked.update:
        baseline.write(name, figures)
        return 0
    before = baseline.read().get(name)
    if before is None:
        _say("There is no baseline yet: run again with --update.")
        return 1
    said = baseline.worse(before, figures)
    _say("", *said or ("Nothing is worse than the baseline.",))
    return 1 if said else 0


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
