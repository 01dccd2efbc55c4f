"""Find every name in the letters of a book: whoever it was made with, and where they are named."""

import re
import sys
from collections.abc import Iterable
from functools import partial
from random import Random

from checker.guessing import Guesser
from checker.practice.bodies import STAFF
from checker.practice.caseload import make_cases
from checker.practice.packs.book import Book
from checker.practice.packs.pack import Pack
from checker.practice.packs.right import right_packs
from checker.practice.packs.wrong import Wanted, wrong_packs
from checker.practice.wording import children
from tests.benchmark.book_sets import CASES, BookSet
from tests.benchmark.measuring import NOW
from tests.benchmark.people import Letter, Mark, by_grammar, score, with_model

_MONTH = re.compile(r"\d{1,2} $")
_CODES = ("person.not-in-case", "source.identified", "child.wrong", "pronoun.mismatch")


def names_of(which: BookSet, seed: int, count: int) -> tuple[Letter, ...]:
    """Give letters of a book with the place of every person named in them."""
    cases = make_cases(seed, CASES, now=NOW, pools=which.pools)
    random, today = Random(seed), NOW.date()
    wanted = Wanted(right=0, wrong=count // 2, codes=_CODES)
    packs: list[Pack] = list(right_packs(random, cases, which.book, count // 2, today=today))
    packs += wrong_packs(random, cases, which.book, wanted, today=today)
    return tuple(_marked(pack, which.book) for pack in packs)


def both_ways(letters: Iterable[Letter]) -> None:
    """Print what is found by the grammar alone, and with the language model."""
    every = tuple(letters)
    guesser = Guesser()
    guesser.labelled("Warm")
    for who, finds in (
        ("grammar", by_grammar),
        ("grammar and model", partial(with_model, guesser)),
    ):
        sys.stdout.write(score(every, finds).line(who) + "\n")


def _marked(pack: Pack, book: Book) -> Letter:
    """Find every name that the letter was made with, the longest form first."""
    names = dict.fromkeys(_professionals(book), False)
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


def _professionals(book: Book) -> Iterable[str]:
    """Give the people who are named in the letters and stand in no case, and the staff."""
    names = book.names
    yield from (*names.teachers, *names.doctors, *names.judges, *names.social_workers)
    yield from (*names.officers, *names.visitors, *names.strangers, *names.stranger_children)
    for one in names.strangers:
        last = one.split(" ", 1)[1]
        yield from (f"Mr {last}", f"Mrs {last}", f"Ms {last}")
    yield from (name for _, name, _ in STAFF)
