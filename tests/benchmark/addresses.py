"""Measure the comparison of addresses: `python -m tests.benchmark.addresses`.

Made-up pairs and hand-made ones, those of the package address-errors where it is installed,
look-ups of a letter's address among those of a neighbourhood, and the time that 50 candidates take.
With `--small` a tenth of it; with `--each` every wrong verdict; with `--peers` other tools on the
same pairs, those that are installed. Exit status 1: two doors called the same, or a goal missed.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from checker.matching.addresses import AddressVerdict, compare, parse, premises_key
from tests.benchmark import address_peers
from tests.builders.address_look_ups import KINDS, look_ups
from tests.builders.address_pairs import (
    Pair,
    another_door,
    by_address_errors,
    hand_made,
    in_house_style,
    with_a_line_more,
)
from tests.builders.addresses import door, written

PAIRS, LOOK_UPS, TOWNS, TIMED = 60_000, 50_000, 40, 300
SAME_BY_HAND, SAME_IN_STYLE, MOST_MS = 0.85, 0.995, 5.0


@dataclass(slots=True, kw_only=True)
class Count:
    """What came of many pairs of one kind."""

    name: str
    same: int = 0
    found: int = 0
    other: int = 0
    wrong: list[Pair] = field(default_factory=list)
    missed: list[Pair] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Give the share of pairs of one door that were called the same."""
        return self.found / self.same if self.same else 1.0


def count(name: str, pairs: Iterable[Pair]) -> Count:
    """Compare every pair, in both directions, and count."""
    counted = Count(name=name)
    for pair in pairs:
        there = is_same(pair)
        back = is_same(pair._replace(a=pair.b, b=pair.a)) if not pair.also_written else there
        if pair.same:
            counted.same += 1
            counted.found += there and back
            if not (there and back):
                counted.missed.append(pair)
        elif pair.same is False:
            counted.other += 1
            if there or back:
                counted.wrong.append(pair)
    return counted


def is_same(pair: Pair) -> bool:
    """Say whether the comparison calls two addresses the same."""
    found = compare(pair.a, pair.b, also_written=pair.also_written, explained=pair.explained)
    return found.verdict is AddressVerdict.SAME


def counts(share: float) -> Iterator[Count]:
    """Give what comes of each kind of pair, one kind after another."""
    some = int(PAIRS * share)
    yield count("written by hand", hand_made())
    yield count("made, house style", in_house_style(Random(61), some))
    yield count("made, another door", another_door(Random(62), some))
    yield count("made, a line put in", with_a_line_more(Random(63), some))
    if by_address_errors(0) is None:
        _say("address-errors is not installed: left out")
        return
    seeds = range(max(2, int(TOWNS * share)))
    yield count(
        "address-errors", (pair for seed in seeds for pair in by_address_errors(seed) or ())
    )


def look(share: float) -> tuple[Counter[str], Counter[str], list[str]]:
    """Look letters up among their neighbourhoods: letters by kind, greens by kind, wrong greens."""
    made, green = Counter[str](), Counter[str]()
    wrong: list[str] = []
    for one in look_ups(Random(64), int(LOOK_UPS * share)):
        made[one.kind] += 1
        key = premises_key(one.letter)
        for at, candidate in enumerate(one.candidates):
            if compare(one.letter, candidate).verdict is AddressVerdict.SAME:
                if at == one.door:
                    green[one.kind] += 1
                else:
                    wrong.append(f"{one.letter!r} is not {candidate!r}")
            if key is not None and at != one.door and key == premises_key(candidate):
                wrong.append(f"{one.letter!r} has the key of {candidate!r}")
    return made, green, wrong


def times() -> tuple[float, float]:
    """Give milliseconds for 50 candidates at the 95th percentile: known ones, and all new."""
    random = Random(65)
    known, new = [], []
    for _ in range(TIMED):
        candidates = [written(door(random), random, plainly=True) for _ in range(50)]
        new.append(_timed(written(door(random), random), candidates))
        known.append(_timed(written(door(random), random), candidates))
    at = int(TIMED * 0.95)
    return sorted(known)[at], sorted(new)[at]


def _timed(letter: str, candidates: list[str]) -> float:
    started = time.process_time()
    for candidate in candidates:
        compare(letter, candidate)
    return (time.process_time() - started) * 1000


def main(arguments: list[str]) -> int:
    """Measure, say what was measured, and say whether every goal is reached."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark.addresses", description=__doc__
    )
    parser.add_argument("--small", action="store_true", help="only a tenth")
    parser.add_argument("--each", action="store_true", help="list every wrong verdict")
    parser.add_argument("--peers", action="store_true", help="other tools on the same pairs")
    asked = parser.parse_args(arguments)
    if asked.peers:
        _say(*address_peers.side_by_side(0.1 if asked.small else 1.0))
        return 0
    share = 0.1 if asked.small else 1.0
    good = _say_pairs(share, each=asked.each) & _say_look_ups(share) & _say_times()
    return 0 if good else 1


def _say_pairs(share: float, *, each: bool) -> bool:
    good = True
    for one in counts(share):
        _say(
            f"{one.name:22} {one.other:7} of two doors, called the same {len(one.wrong)};"
            f" {one.same:6} of one door, called the same {one.recall:.2%}"
        )
        goal = {"written by hand": SAME_BY_HAND, "made, house style": SAME_IN_STYLE}
        good &= not one.wrong and one.recall >= goal.get(one.name, 0.0)
        if each:
            _say(*(f"  WRONG  {pair.a!r} {pair.b!r} ({pair.note})" for pair in one.wrong))
            _say(*(f"  missed {pair.a!r} {pair.b!r} ({pair.note})" for pair in one.missed))
    return good


def _say_look_ups(share: float) -> bool:
    made, green, wrong = look(share)
    _say(f"look-ups               {made.total():7} letters against 49, wrong greens {len(wrong)}")
    _say(
        *(f"  {kind:20} {made[kind]:7} letters, its own door green {green[kind]}" for kind in KINDS)
    )
    _say(*wrong[:20])
    return not wrong


def _say_times() -> bool:
    parse("1 Warm Road, XX1 1AA")
    known, new = times()
    _say(f"50 candidates, 95th percentile: {known:.1f} ms, with all of them new {new:.1f} ms")
    return known <= MOST_MS


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
