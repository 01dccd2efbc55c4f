"""Measure over a set of packs and print totals alone, by tier, code and format.

A rule that is changed to catch one sentence of a set has learned the sentence. `--each` lists every
miss and is for whoever judges, not for whoever writes rules. `--jobs 2` takes two processes,
`--packs` makes fewer, `--seed` another set of the same words. `--update` keeps the figures for the
page. Exit status 1: the figures to reach are not reached.
"""

import argparse
import sys

from tests.benchmark import baseline, development, packs
from tests.benchmark.book_sets import BookSet
from tests.benchmark.packs import PackFigures

_STOPS, _CHECKS = 0.99, 0.95
_RIGHT_STOPPED, _RIGHT_CHECKED = 0.01, 0.10


def report(which: BookSet, program: str, arguments: list[str]) -> int:
    """Measure, print the totals, and say whether what is to be reached is reached."""
    parser = argparse.ArgumentParser(prog=program)
    parser.add_argument("--seed", type=int, default=which.seed, help="another set, the same words")
    parser.add_argument("--packs", type=int, default=which.packs, help="how many")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--each", action="store_true", help="list every miss and false alarm")
    parser.add_argument("--update", action="store_true", help="keep the figures for the page")
    asked = parser.parse_args(arguments)
    seen = packs.measured(which.make, which.chunks(asked.seed, asked.packs), jobs=asked.jobs)
    found = packs.figures(seen, packs.off(development.caseload(1)))
    _say(*packs.table(found))
    if asked.each:
        _say("", *packs.each(seen))
    if asked.update:
        baseline.write_packs(which.name, found)
    said = short_of(found)
    _say("", *said or ("Everything that is to be reached is reached.",))
    return 1 if said else 0


def short_of(found: PackFigures) -> tuple[str, ...]:
    """Say which of the figures to reach are not reached."""
    said = []
    for tier, least in (("stop", _STOPS), ("check", _CHECKS)):
        share = found.by_tier.get(tier)
        if share is not None and share.part < least:
            said.append(f"Expected {tier}s found: {share.part:.1%}, to be {least:.0%}.")
    for what, most in (("a Stop", _RIGHT_STOPPED), ("a Check", _RIGHT_CHECKED)):
        if (share := found.right_with[what]).of and share.part > most:
            said.append(f"Right packs with {what}: {share.part:.1%}, to be at most {most:.0%}.")
    if found.protected.part < 1:
        missed = found.protected.of - found.protected.hits
        said.append(f"Protected addresses and refuges missed: {missed}.")
    return tuple(said)


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
