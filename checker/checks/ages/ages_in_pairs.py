"""Ages and births of two who are named together: "Ava is ten and Tom six"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor
from typing import Final

from checker.checks.ages.births import may_be_aged
from checker.checks.ages.numbers_said import NUMBER, number_said
from checker.checks.ages.times_said import times_said
from checker.checks.people.pointed_at import Pointed, Pointers
from checker.days import MONTHS
from checker.matching.caseless import caseless
from checker.model import Person, Span

_MONTH = "|".join(MONTHS)
_SMALL = r"(?:(?:now|only|just|still|nearly|almost|already|aged?|about) )*"
_YEARS = r"(?:[ -]years?[ -](?:old|of age)| ?yrs?(?: old)?| ?y/?o)?"
_AT = rf"(?P<at> in (?:{_MONTH})| (?:last|next|this) (?:year|month|week|[a-z]+day|{_MONTH}))?"
_AND = r"(?:,? (?:and|while|whereas|but|&)|[,;])"
_WHOSE = r"(?: (?:your|his|her|the|their|our)(?: [a-z-]+){0,2})?"
_NOW = r"(?:,? who)? (?:is|are)|['\u2019]s"
_THEN = (
    r"(?:,? who)? (?:was|were|will be|is going to be|turns?|(?:has )?(?:just |now )?turned|"
    r"will turn|would be|being)"
)
_FIRST: Final = re.compile(
    rf"(?:(?P<now>{_NOW})|(?P<then>{_THEN})|(?P<mark>,| ?[(\[]))? ?{_SMALL}"
    rf"(?P<n>{NUMBER}){_YEARS}{_AT}[)\]]?{_AND}{_WHOSE} ",
    re.IGNORECASE,
)
_ENDS = (
    rf"(?=[.;!?](?!\d)|,(?!\d)|\)|\]|$|\n| (?:so|but|now|when|then|respectively|at the time|"
    rf"next year|last year|in (?:{_MONTH}|(?:19|20)\d\d))\b| and (?!a (?:half|quarter)|\d))"
)
_SECOND: Final = re.compile(
    rf"(?:(?P<own>{_NOW}|{_THEN})|(?P<mark>,| ?[(\[]))? ?{_SMALL}"
    rf"(?P<n>{NUMBER}){_YEARS}{_AT}[)\]]?{_ENDS}",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(rf",? (?:and|&){_WHOSE} ", re.IGNORECASE)
_BOTH: Final = re.compile(
    rf"(?P<mark>,? ?\(|, )?(?P<are> ?(?:who )?(?:are|were) )?{_SMALL}(?P<n>{NUMBER})"
    rf"(?:,? and|,? &|,|/) ?(?P<m>{NUMBER})(?P<each>,? respectively)?{_YEARS}"
    rf"(?:,? respectively)?[)\]]?{_ENDS}",
    re.IGNORECASE,
)
_ANOTHER_TIME: Final = re.compile(
    r"\b(?:when|if|would|then|until|before|after|once|ago|photo\w*|pictures?|(?:in|of|since) "
    r"(?:19|20)\d\d|at the time|next|last|like|as though|will)\b",
    re.IGNORECASE,
)
_BORN: Final = re.compile(
    rf"[ ,(]+(?:(?:was|is) )?(?:born|b\.)(?: (?:on|in|at))? (?P<when>[^;:()]{{4,40}}?)\)?{_AND}"
    rf"{_WHOSE} ",
    re.IGNORECASE,
)
_BORN_TOO: Final = re.compile(
    r"[ ,(]+(?:(?:was|is) )?(?:born )?(?:(?:on|in|at) )?(?=(?:the )?\w)", re.IGNORECASE
)
_CLOSES: Final = re.compile(r"[.,;)!?]|$|\n| and\b", re.IGNORECASE)
_HAS_NUMBER: Final = caseless(rf"\b(?:{NUMBER}|(?:19|20)\d\d)\b")
_LONGEST, _FAR, _LEAST = 90, 60, 4
_SLACK = 0.09
"""A month, in years."""


@dataclass(frozen=True, slots=True)
class _Two:
    """Two who are named one behind the other."""

    one: Pointed
    other: Pointed

    @property
    def people(self) -> tuple[Person, Person]:
        return self.one.people[0], self.other.people[0]

    @property
    def births(self) -> tuple[date, date]:
        one, other = self.people
        return one.date_of_birth or date.min, other.date_of_birth or date.min


def ages_in_pairs(
    pointers: Pointers, days: tuple[date, ...], today: date
) -> Iterator[tuple[Person, Span, bool]]:
    """Give the ages and births of two that are not theirs, in the order in which they are named."""
    text = pointers.telling.text
    for one, other in pairwise(pointers.all):
        if other.start - one.end > _LONGEST or not _are_two(one, other):
            continue
        first, last = pointers.telling.sentence(one.start)
        if other.end > last or not _HAS_NUMBER.search(text, one.end, min(last, other.end + _FAR)):
            continue
        two = _Two(one, other)
        between = text[one.end : other.start]
        yield from _each_with_one(text, (first, last), two, days, today)
        if _BETWEEN.fullmatch(between):
            yield from _both_behind(text, (first, last), two, days, today)
        yield from _born(text, last, two, today)


def _are_two(one: Pointed, other: Pointed) -> bool:
    if len(one.people) != 1 or len(other.people) != 1:
        return False
    known = one.people[0].date_of_birth and other.people[0].date_of_birth
    return bool(known) and one.people[0].id != other.people[0].id


def _each_with_one(
    text: str, sentence: Span, two: _Two, days: tuple[date, ...], today: date
) -> Iterator[tuple[Person, Span, bool]]:
    """Give "Ava is ten and Tom three", where the second needs no verb."""
    lead = _FIRST.fullmatch(text, two.one.end, two.other.start)
    told = _SECOND.match(text, two.other.end, sentence[1]) if lead is not None else None
    if lead is None or told is None:
        return
    ages = (number_said(lead["n"]), number_said(told["n"]))
    verb = lead["now"] or lead["then"]
    if not verb and not (lead["mark"] and told["mark"] and _are_ages(ages, two, days, today)):
        return
    span = (two.one.start, told.end())
    if lead["then"] or told["at"] or _is_of_another_time(text, sentence, span):
        if not _may_be_at_once(ages, two.births):
            yield two.people[1], (two.other.start, told.end()), True
        return
    for person, age, at in zip(
        two.people, ages, ((two.one.start, two.other.start), (two.other.start, told.end())),
        strict=True,
    ):  # fmt: skip
        born = person.date_of_birth
        if born is not None and not may_be_aged(born, age, days, today=today):
            yield person, at, True


def _both_behind(
    text: str, sentence: Span, two: _Two, days: tuple[date, ...], today: date
) -> Iterator[tuple[Person, Span, bool]]:
    """Give "Ava and Tom (10 and 3)", "ten and three respectively"."""
    told = _BOTH.match(text, two.other.end, sentence[1])
    if told is None or not (told["mark"] or told["are"]):
        return
    ages = (number_said(told["n"]), number_said(told["m"]))
    sure = "respectively" in told[0] or (told["are"] and "aged" in told[0])
    if not sure and not _are_ages(ages, two, days, today):
        return
    span = (two.one.start, told.end())
    if "were" in (told["are"] or "") or _is_of_another_time(text, sentence, span):
        return
    fits = [
        may_be_aged(born, age, days, today=today)
        for born, age in zip(two.births, ages, strict=True)
    ]
    if not all(fits) and not _are_turned(ages, two, days, today, told):
        yield two.people[fits.index(False)], span, True


def _are_turned(
    ages: tuple[int, int], two: _Two, days: tuple[date, ...], today: date, told: re.Match[str]
) -> bool:
    """Say whether two ages fit in the other order, and nothing says which is whose."""
    turned = zip(two.births, reversed(ages), strict=True)
    fit = all(may_be_aged(born, age, days, today=today) for born, age in turned)
    return fit and "respectively" not in told[0]


def _are_ages(ages: tuple[int, int], two: _Two, days: tuple[date, ...], today: date) -> bool:
    """Say whether two numbers in brackets or between commas are ages: one of them is right."""
    fits = (
        may_be_aged(born, age, days, today=today)
        for born, age in zip(two.births, ages, strict=True)
    )
    return max(ages) >= _LEAST and any(fits)


def _is_of_another_time(text: str, sentence: Span, span: Span) -> bool:
    before = text[max(sentence[0], span[0] - _FAR) : span[0]]
    after = text[span[1] : min(sentence[1], span[1] + _FAR // 2)]
    return bool(_ANOTHER_TIME.search(before) or _ANOTHER_TIME.search(after))


def _may_be_at_once(ages: tuple[int, int], births: tuple[date, date]) -> bool:
    """Say whether there is a day on which two people are so old."""
    apart = (births[1] - births[0]) / timedelta(365.25)
    return floor(apart - _SLACK) <= ages[0] - ages[1] <= ceil(apart + _SLACK)


def _born(text: str, last: int, two: _Two, today: date) -> Iterator[tuple[Person, Span, bool]]:
    """Give "Ava was born in March 2016 and Tom in June 2020"."""
    lead = _BORN.fullmatch(text, two.one.end, two.other.start)
    told = _BORN_TOO.match(text, two.other.end, last) if lead is not None else None
    if lead is None or told is None:
        return
    if not any(one.exact for one in times_said(text, lead.start("when"), lead.end("when"), today)):
        return
    time = next(times_said(text, told.end(), min(last, told.end() + _FAR), today), None)
    if time is None or time.start != told.end() or not time.exact or len(time.days) != 1:
        return
    if _CLOSES.match(text, time.end) and not (time.days[0][0] <= two.births[1] <= time.days[0][1]):
        yield two.people[1], (two.other.start, time.end), False
