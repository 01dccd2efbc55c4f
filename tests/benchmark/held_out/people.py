"""Unknown people in the held-out letters: `python -m tests.benchmark.held_out.people`.

Nobody of them is on any record here: the letters are searched without one. The figures are of
recall, precision and children's forenames, by the grammar alone and with the language model.
"""

import re
import sys
from collections.abc import Iterable
from functools import partial
from random import Random

from checker.guessing import Guesser
from checker.practice.bodies import STAFF
from checker.practice.caseload import make_cases
from checker.practice.packs.pack import Pack
from checker.practice.packs.right import right_packs
from checker.practice.packs.wrong import Wanted, wrong_packs
from checker.practice.wording import children
from tests.benchmark.held_out.book import HELD_OUT
from tests.benchmark.held_out.pools import POOLS
from tests.benchmark.measuring import NOW
from tests.benchmark.people import Letter, Mark, by_grammar, score, with_model

_SEED, _CASES = 7900, 84
_LETTERS = 120
_MONTH = re.compile(r"\d{1,2} $")
_CODES = ("person.not-in-case", "source.identified", "child.wrong", "pronoun.mismatch")


def held_out_names(count: int = _LETTERS) -> tuple[Letter, ...]:
    """Give letters of the held-out book with the place of every person named in them."""
    cases = make_cases(_SEED, _CASES, now=NOW, pools=POOLS)
    random, today = Random(_SEED), NOW.date()
    wanted = Wanted(right=0, wrong=count // 2, codes=_CODES)
    packs: list[Pack] = list(right_packs(random, cases, HELD_OUT, count // 2, today=today))
    packs += wrong_packs(random, cases, HELD_OUT, wanted, today=today)
    return tuple(_marked(pack) for pack in packs)


def _marked(pack: Pack) -> Letter:
    """Find every name that the letter was made with, the longest form first."""
    names = dict.fromkeys(_professionals(), False)
    for one in pack.case.people if pack.case else ():
        initial = f"{one.title} {one.first_name[:1]} {one.last_name}"
        forms = (one.formal_name, one.name, one.called, initial)
        names |= {form.strip(): False for form in forms}
    young = children(pack.case) if pack.case else ()
    adults = {one.first_name for one in pack.case.people} if pack.case else set()
    adults -= {one.first_name for one in young}
    names |= dict.fromkeys(adults, False)
    names |= {one.first_name: True for one in young}
    longest = sorted((re.escape(name) for name in names if name), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)")
    marks = tuple(
        Mark(found.start(), found.end(), names[found[0]])
        for found in pattern.finditer(pack.text)
        if not (found[0] == "April" and _MONTH.search(pack.text[: found.start()]))
    )
    return Letter(pack.text, marks)


def _professionals() -> Iterable[str]:
    """Give the people who are named in the letters and stand in no case, and the staff."""
    names = HELD_OUT.names
    yield from (*names.teachers, *names.doctors, *names.judges, *names.social_workers)
    yield from (*names.officers, *names.visitors, *names.strangers, *names.stranger_children)
    for one in names.strangers:
        last = one.split(" ", 1)[1]
        yield from (f"Mr {last}", f"Mrs {last}", f"Ms {last}")
    yield from (name for _, name, _ in STAFF)


def main() -> int:
    """Measure both ways of finding."""
    letters = held_out_names()
    guesser = Guesser()
    guesser.labelled("Warm")
    for who, finds in (
        ("grammar", by_grammar),
        ("grammar and model", partial(with_model, guesser)),
    ):
        sys.stdout.write(score(letters, finds).line(who) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
