"""What a pattern needs stands in whatever it finds, and what it finds is the same."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from re import _constants as codes
from re import _parser
from types import ModuleType
from typing import Any, TypeAlias

import pytest

import checker.checks
from checker.matching.caseless import Caseless
from checker.matching.needing import Needing, needing

Read: TypeAlias = Any
"""What Python's own reader makes of a pattern, of which it tells no types."""
GAP, HELD = "\0", "\1"
"""Anything at all in what a pattern may find, and what holds one of the needed words."""


def held_in(package: ModuleType) -> Iterator[Needing]:
    """Give each pattern that needs words, of the modules of a package and of its packages."""
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(import_module(module.name)).values():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Needing):
                    yield one


def spelt(tree: Read, needs: tuple[str, ...]) -> set[str]:
    """Give how what a pattern finds may be spelt, in small letters, whatever it may hold."""
    every = {""}
    for code, value in tree:
        every = {joined(one, more, needs) for one in every for more in parts(code, value, needs)}
        if len(every) > 400:
            every = {HELD if one == HELD else GAP for one in every}
    return every


def parts(code: Read, value: Read, needs: tuple[str, ...]) -> set[str]:
    """Give how one part of a pattern may be spelt."""
    if code is codes.LITERAL:
        return {chr(value).lower()}
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        return {chr(letter).lower() for _, letter in value}
    if code is codes.BRANCH:
        return set().union(*(spelt(one, needs) for one in value[1]))
    if code is codes.SUBPATTERN:
        return spelt(value[-1], needs)
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
        least, most, repeated = value
        more = "" if most == 1 else GAP
        once = {joined(one, more, needs) for one in spelt(repeated, needs)}
        return once if least else {"", *once}
    return {""} if code in {codes.AT, codes.ASSERT, codes.ASSERT_NOT} else {GAP}


def joined(one: str, more: str, needs: tuple[str, ...]) -> str:
    """Join two parts, and keep of them what may still be the begin or the end of a needed word."""
    both = HELD if HELD in one + more else one + more
    if both == HELD or any(need in both for need in needs):
        return HELD
    longest = max(map(len, needs))
    head, *_, tail = both.split(GAP) if GAP in both else (both[:longest], both[longest:])
    return (
        f"{head[:longest]}{GAP}{tail[-longest:]}"
        if GAP in both or len(both) > 2 * longest
        else both
    )


@pytest.mark.parametrize("pattern", tuple(held_in(checker.checks)), ids=lambda one: one.needs[0])
def test_nothing_is_found_without_what_is_needed(pattern: Needing) -> None:
    """Whatever a pattern of a check can find holds one of the words that it is said to need."""
    exact = pattern.pattern.exact if isinstance(pattern.pattern, Caseless) else pattern.pattern

    found = spelt(_parser.parse(exact.pattern, exact.flags & ~re.UNICODE), pattern.needs)

    assert found == {HELD}


@pytest.mark.parametrize(
    "text", ["The Cat", "THE CAT", "the \u212ait", "one D\u0130P", "a di\u017fh"]
)
def test_capitals_of_every_kind_are_found(text: str) -> None:
    """A letter that Python takes for another is found where the needed word is spelt with it."""
    pattern = needing("cat|kit|dip|dish", r"\b(?:the|one|a) (?:cat|kit|dip|dish)\b")

    assert pattern.search(text) is not None
    assert [found[0] for found in pattern.finditer(text)] == [text]


def test_nothing_is_searched_outside_the_stretch_that_is_asked_for() -> None:
    """Where a stretch is asked for, what stands before and behind it is not looked at."""
    pattern = needing("cat", r"\bcat\b")

    assert pattern.search("cat, dog, cat", 3, 9) is None
    assert [found.start() for found in pattern.finditer("cat, dog, cat", 3)] == [10]
