"""How far apart two people are said to be in age: "three and a half years older"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.checks.ages.ages_of_whom import spoken_of
from checker.checks.ages.numbers_said import NUMBER, number_said
from checker.checks.people.pointed_at import Pointers
from checker.matching.caseless import caseless
from checker.model import Person, Span

_HALF = r"(?P<half>(?: and a half|\u00bd|[.,]5))?"
_GAP: Final = caseless(
    rf"\b(?<!year and )(?<!years and )(?P<n>{NUMBER}){_HALF} (?P<unit>years?|months?) "
    r"(?P<how>apart|older|younger|between (?:them|the two|the children)|"
    r"(?:his|her) (?:senior|junior)|separate)\b"
    rf"|\bgap of (?P<gap>{NUMBER}){_HALF.replace('half', 'half2', 1)} (?P<unit3>years?|months?)\b"
    rf"|\b(?P<gap2>{NUMBER})[- ](?P<unit4>year)(?: age)?[- ]gap\b"
    rf"|\b(?:elder|older|younger|senior|junior)(?: of the two| child| one)? by (?:some |about )?"
    rf"(?P<m>{NUMBER}){_HALF.replace('half', 'half3', 1)} (?P<unit2>years?|months?)\b"
)
_ABOUT: Final = re.compile(
    r"\b(?:about|around|roughly|approximately|almost|nearly|some|over|more than|just under|"
    r"a little (?:over|under|more than))[\w ]{0,4}$",
    re.IGNORECASE,
)
_YEAR, _OF_MONTHS, _OF_A_HALF, _OF_ABOUT = 12, 2, 6, 3
"""By how many months it may be wrong: as a number of years, of months, of half years, "about"."""
_NEAR: Final = 24


def ages_apart(pointers: Pointers) -> Iterator[tuple[Person, Span]]:
    """Give "three years older" of two people whose births are not so far apart."""
    telling = pointers.telling
    for first, last in telling.each_sentence():
        said = telling.text[first:last]
        if "year" not in said and "month" not in said:
            continue
        for found in _GAP.finditer(telling.text, first, last):
            people = spoken_of(pointers, found.span())
            two = {one.id: one.date_of_birth or date.min for one in people}
            if len(two) == 2 and not _may_be_apart(telling.text, found, *two.values()):  # noqa: PLR2004 - a difference is between two
                yield people[-1], found.span()


def _may_be_apart(text: str, found: re.Match[str], one: date, other: date) -> bool:
    held = {name: said for name, said in found.groupdict().items() if said}
    unit = next(held[name] for name in ("unit", "unit2", "unit3", "unit4") if name in held)
    number = number_said(next(held[name] for name in ("n", "m", "gap", "gap2") if name in held))
    half = any(name.startswith("half") for name in held)
    months = abs((one.year - other.year) * _YEAR + one.month - other.month)
    if not unit.startswith("year"):
        return abs(months - number) <= _OF_MONTHS
    said = number * _YEAR + (_YEAR // 2 if half else 0)
    about = _ABOUT.search(text[max(0, found.start() - _NEAR) : found.start()])
    slack = (_OF_A_HALF if half else _YEAR) + (_OF_ABOUT if about and half else 0)
    return abs(months - said) <= slack
