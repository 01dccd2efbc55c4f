"""How many children a text speaks of: "your three children", "a sibling group of four"."""

import re
from collections.abc import Iterator
from typing import Final

from checker.checks.ages.numbers_said import number_said
from checker.checks.families.children_text import AFTER, Said
from checker.checks.families.unfit import Unfit
from checker.model import Span

COUNT: Final = r"(?:two|three|four|five|six|seven|eight|nine|ten|[2-9])"
"""The pattern of a number of several, without a group."""
_NUMBERS: Final = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "2", "3", "4", "5", "6", "7", "8", "9",
)  # fmt: skip
_CHILDREN: Final = (
    r"(?:children|kids|siblings|youngsters|young people|little ones|sons and daughters)"
)
_OF_THEM: Final = re.compile(
    rf"(?P<num>{COUNT})(?: (?:little|small|young|lovely|subject))? {_CHILDREN}\b{AFTER}"
)
_WHOSE: Final = re.compile(
    r"\b(?P<det>all your|both your|your|all of the|all the|all|the|these|their|our) $"
)
_FACES: Final = re.compile(
    rf"(?P<num>{COUNT}) (?:small|little|young) (?:faces|voices|people|ones|children)\b"
)
_IS_ONE: Final = re.compile(
    rf"(?P<num>{COUNT})(?= (?:is|are|was|were|has|have|goes|go)\b|[.,?;)]|$)"
)
_OF_ALL: Final = re.compile(rf"(?P<num>{COUNT}), (?:it is |it was )?the \w+ child\b")
_ANY: Final = re.compile(rf"(?P<num>{COUNT})\b")
_GROUP: Final = re.compile(r"\b(?:sibling )?group of $")
_NTH: Final = re.compile(
    r"(?P<num>third|fourth|fifth|sixth) child\b(?! (?:in|of (?!the (?:family|case)))\b)"
)
_THE: Final = re.compile(r"\b(?:the|your|a|her|his|their) $")
_THEY: Final = re.compile(rf"(?P<num>{COUNT}) of them\b")
_EXTREMES: Final = re.compile(
    rf"\b(?:the|your) (?:(?:oldest|eldest|youngest|older|younger) (?P<num>two|three|2|3)|"
    r"(?P<num2>two|three|2|3) (?:oldest|eldest|youngest|older ones|younger ones|older children|"
    rf"younger children))\b{AFTER}"
)
_OF_SO_MANY: Final = re.compile(
    rf"\bthe (?:oldest|eldest|youngest|middle one|second) of (?:the |your )?(?P<num>{COUNT})"
    rf"(?=[,.;:)]| (?:children|siblings|is|was|has)\b)"
)
_WITH_US: Final = re.compile(r"\b(?:you|we|us|i|family|adults?|parents|professionals)\b")
_PARTS: Final = frozenset({"", " ", ",", ".", "?", ";", ")"})
_NEAR: Final = 12


def children_counted(said: Said) -> Iterator[Unfit]:
    """Give the numbers of children that the record does not have."""
    for at in _places(said.small):
        yield from _number(said, at)
        yield from _counted(said, at)
        yield from _they(said, at)
    if " child" in said.small:
        yield from _nth(said)
    if "est" in said.small or "older" in said.small or "younger" in said.small:
        yield from _ordered(said)


def _ordered(said: Said) -> Iterator[Unfit]:
    """Give "the oldest two" of two, and "the eldest of the three"."""
    brood = said.known.known
    for found in _EXTREMES.finditer(said.small):
        count = number_said(found["num"] or found["num2"])
        if brood.children and count >= len(brood) and not said.has_a_crowd(found.start()):
            yield said.unfit(found.span(), brood)
    for found in _OF_SO_MANY.finditer(said.small):
        yield from _wrong(said, found.span(), found, of_reader=False, exact=False)


def _they(said: Said, at: int) -> Iterator[Unfit]:
    """Give "the three of them get on well" where nobody but the children is spoken of."""
    found = _THEY.match(said.small, at)
    if found is None or not said.small.endswith("the ", 0, at):
        return
    first, last = said.sentence(at)
    above = said.sentence(max(0, first - 1))[0]
    if not said.speaks_of_grown_ups(above, last) and not _WITH_US.search(said.small, above, last):
        span = (at - len("the "), found.end())
        yield from _wrong(said, span, found, of_reader=False, exact=False)


def _places(small: str) -> Iterator[int]:
    """Give where the numbers of a text are, each a word of its own."""
    for word in _NUMBERS:
        at = small.find(word)
        while at >= 0:
            if (
                small[at - 1 : at] in {"", " ", "\n", "("}
                and small[at + len(word) : at + len(word) + 1] in _PARTS
            ):
                yield at
            at = small.find(word, at + 1)


def _number(said: Said, at: int) -> Iterator[Unfit]:
    """Give "your three children" where there are two."""
    found = _OF_THEM.match(said.small, at)
    first, _ = said.sentence(at) if found else (at, at)
    whose = _WHOSE.search(said.small[max(first, at - _NEAR) : at]) if found else None
    brood = said.brood(whose["det"]) if whose else None
    if found is None or whose is None or brood is None:
        return
    count, yours = number_said(found["num"]), "your" in whose["det"]
    several = {len(brood)} if yours else {len(brood), len(said.known.subjects)}
    fewer = not (yours or whose["det"].startswith("all"))
    if count in several or (fewer and count < max(several)) or said.has_a_crowd(at):
        return
    if whose["det"] != "their" or not said.speaks_of_grown_ups(first, at):
        yield said.unfit((at - len(whose[0]), found.end()), brood)


def _counted(said: Said, at: int) -> Iterator[Unfit]:
    """Give "of your five", "three small faces", "a sibling group of four"."""
    before = said.small[max(0, at - 20) : at]
    yours = before.endswith("of your ")
    group = before.endswith("group of ")
    pattern = (
        _ANY if group else _IS_ONE if yours else _OF_ALL if before.endswith("of the ") else _FACES
    )
    found = pattern.match(said.small, at)
    if found is None or (group and "sibling" not in said.small[slice(*said.sentence(at))]):
        return
    lead = _GROUP.search(before) if group else None
    span = (at - len(lead[0]) if lead else at - len("of your ") if yours else at, found.end())
    yield from _wrong(said, span, found, of_reader=yours, exact=group or yours)


def _nth(said: Said) -> Iterator[Unfit]:
    """Give "the third child" of two."""
    for word in ("third", "fourth", "fifth", "sixth"):
        at = said.small.find(f"{word} child")
        found = _NTH.match(said.small, at) if at > 0 else None
        if found is not None and _THE.search(said.small[max(0, at - _NEAR) : at]):
            yield from _wrong(said, found.span(), found, of_reader=False, exact=False)


def _wrong(
    said: Said, span: Span, found: re.Match[str], *, of_reader: bool, exact: bool
) -> Iterator[Unfit]:
    brood = said.known.readers if of_reader else said.known.known
    held = {len(brood), len(said.known.subjects)}
    count = number_said(found["num"])
    wrong = count > max(held) or (exact and count not in held)
    if brood.children and wrong and not said.has_a_crowd(span[0]):
        yield said.unfit(span, brood)
