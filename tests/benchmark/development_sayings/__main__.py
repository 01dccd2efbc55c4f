"""Say how many sayings the checks judge rightly: `python -m tests.benchmark.development_sayings`.

`--code` and `--half` narrow them, `--show` lists every one that is judged wrongly. The halves part
them by a hash of their words: tune on a, and judge on b without reading it.
"""

import argparse
import sys
from collections import defaultdict

from tests.benchmark.development_sayings.judging import Judged, judged, opened
from tests.benchmark.development_sayings.sayings import all_sayings


def main(arguments: list[str]) -> int:
    """Judge the sayings, and say what was found and what was flagged, code by code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark.development_sayings", description=__doc__
    )
    parser.add_argument("--code", default="", help="only sayings of these codes: a,b")
    parser.add_argument("--half", choices=("a", "b"), default="", help="only one half")
    parser.add_argument("--show", action="store_true", help="list what is judged wrongly")
    asked = parser.parse_args(arguments)
    codes = {one.strip() for one in asked.code.split(",") if one.strip()}
    chosen = [one for one in all_sayings() if not codes or one.code in codes]
    by_code: defaultdict[str, list[Judged]] = defaultdict(list)
    with opened() as world:
        for one in judged(chosen, world, asked.half):
            by_code[one.code].append(one)
    _say(f"{'':26} {'wrong found':>22} {'right flagged':>22}")
    for code, every in by_code.items():
        for half in "ab":
            some = [one for one in every if one.half == half]
            if some:
                _say(f"{code:24} {half} {_share(some, wrong=True)} {_share(some, wrong=False)}")
    if asked.show:
        for one in (one for every in by_code.values() for one in every if not one.good):
            _say("", _shown(one))
    return 0


def _share(some: list[Judged], *, wrong: bool) -> str:
    of = [one for one in some if one.wrong is wrong]
    hits = sum(one.raised for one in of)
    return f"{hits:>9} of {len(of):>3} {hits / len(of) if of else 0:>5.0%}"


def _shown(one: Judged) -> str:
    what = "missed" if one.wrong else "flagged"
    beside = f" [{', '.join(one.shown)}]" if one.shown else ""
    head = f"{what} {one.code} ({one.half}, {one.saying.voice}, to {one.saying.to}){beside}"
    return f"{head}\n  {one.saying.filled()}\n  why: {one.saying.why}"


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
