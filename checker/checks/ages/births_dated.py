"""Births that a sentence ties to a day, a month or a year: "born in the spring of 2018"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from checker.checks.ages.ages_implied import Fits
from checker.checks.ages.ages_of_whom import spoken_of
from checker.checks.ages.times_said import Time, gap, times_said
from checker.checks.people.pointed_at import Pointers
from checker.checks.people.spoken_of import Telling
from checker.days import MONTHS
from checker.matching.needing import needing
from checker.model import Person, Span

_BORN: Final = re.compile(
    r"\b(?:born|birth(?!day| mother| father| certificate| parent| family| plan)|"
    r"gave birth|came (?:in)?to the world|d\.?o\.?b\.?|date of birth|birth certificate|"
    r"birthday (?:is|as|was)(?= (?:the )?\w+ (?:of )?[A-Z]\w+,? (?:19|20)))(?![a-z])",
    re.IGNORECASE,
)
_BIRTH: Final = needing(
    "born|birth|world|d.o.b|dob|do.b|d.ob|leap",
    r"born|birth|world|d\.?o\.?b|leap",
)
_OTHER_TIME: Final = re.compile(
    r"\b(?:before|after|since|until|ago|later|weeks|months|years|regist\w*|issued|moved|met|"
    r"separated|married|died|and|party|when|while|whose|where|because|live[sd]?)\b",
    re.IGNORECASE,
)
_NEARLY: Final = re.compile(
    r"\b(?:before|after|around|about|near|close to|(?:days?|weeks?|hours) (?:before|after|of)|"
    r"just)\b",
    re.IGNORECASE,
)
_BIRTHDAY: Final = re.compile(
    r"\bbirthday,? (?:is |was |falls |comes )?(?:as |(?:in|on|at) )?(?=(?P<at>.))",
    re.IGNORECASE,
)
_LEAP: Final = re.compile(
    r"\b(?:leap[- ](?:year|day)) (?:baby|child|birthday|birth)\b", re.IGNORECASE
)
_OWN_BIRTH: Final = re.compile(
    r"\b(?:(?P<your>your)|(?:the |each |this |your )?child['\u2019]s) (?=birth|d\.?o\.?b|date of)",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"(?:[ ,(]+(?:fe)?male|[ ,(]+boy|[ ,(]+girl|[ ,(]+[mf])?[ ,(]+(?:the )?"
)
_NO_BIRTH: Final = re.compile(
    r"\b(?:report|letter|statement|meeting|hearing|order|with|on|session|visit|contact|review|"
    r"photo\w*|note)\b",
    re.IGNORECASE,
)
_MONTHS: Final = re.compile("|".join(MONTHS), re.IGNORECASE)
_MOVED: Final = re.compile(
    r"\b(?:late|belated\w*|early|postponed|again|instead|visits?|"
    r"contact|treats?|trip)\b",
    re.IGNORECASE,
)
_LONG_AGO: Final = 3
_SLACK: Final = timedelta(31)
_FAR, _NEAR, _YEAR, _LEAP_DAY = 70, 40, timedelta(300), 29
Said = tuple[Person, Span]


def births_dated(pointers: Pointers, children: tuple[Person, ...], today: date) -> Iterator[Said]:
    """Give the births of a text that are those of nobody of whom its sentence tells."""
    telling = pointers.telling
    for first, last in telling.each_sentence():
        if _BIRTH.search(telling.text, first, last) is None:
            continue
        for span, least, most in _born(telling, first, last, today):
            people = _of_whom(pointers, span, children)
            births = [one.date_of_birth for one in people if one.date_of_birth]
            if births and not any(least <= born <= most for born in births):
                yield people[-1], span
        yield from _by_month(pointers, children, (first, last), today)
    yield from _beside(pointers, today)


def _of_whom(pointers: Pointers, span: Span, children: tuple[Person, ...]) -> tuple[Person, ...]:
    """Give whose birth it is: the reader's where it is yours, any child's, or by the names."""
    text = pointers.telling.text
    own = _OWN_BIRTH.search(text, max(0, span[0] - 20), span[0] + 15)
    if own is not None and own.end() == span[0]:
        you = next((one.people for one in pointers.all if one.word == "you"), ())
        some = you if own["your"] else children
        return some if all(one.date_of_birth for one in some) else ()
    return spoken_of(pointers, (span[1] - 1, span[1]))


def _beside(pointers: Pointers, today: date) -> Iterator[Said]:
    """Give a day of years ago right behind a name: "Ava, female, 2016-03-09"."""
    telling = pointers.telling
    for one in pointers.all:
        born = one.people[0].date_of_birth if len(one.people) == 1 else None
        apart = _BESIDE.match(telling.text, one.end) if born and one.word != "you" else None
        if apart is None or not re.match(r"\w", telling.text[apart.end() : apart.end() + 1]):
            continue
        first, last = telling.sentence(one.start)
        day = next(times_said(telling.text, apart.end(), min(last, apart.end() + 60), today), None)
        if day is None or day.start != apart.end() or not day.whole or day.days[0][0] == born:
            continue
        closed = re.match(r"[,.;)]|\n|$", telling.text[day.end : day.end + 1])
        old = day.days[0][0].year <= today.year - _LONG_AGO
        if closed and old and not _NO_BIRTH.search(telling.text, first, one.start):
            yield one.people[0], (one.start, day.end)


def _born(
    telling: Telling, first: int, last: int, today: date
) -> Iterator[tuple[Span, date, date]]:
    """Give the births of a sentence which names the year."""
    text = telling.text
    for birth in _BORN.finditer(text, first, last):
        near = [
            one
            for one in times_said(text, first, last, today)
            if one.exact and _is_of_birth(text, birth, one)
        ]
        if not near:
            continue
        at = min(near, key=lambda one: gap(birth, one))
        sure = at.whole or _MONTHS.search(text, at.start, at.end)
        slack = timedelta(0) if sure and not _is_about(text, at) else _SLACK
        if at.whole and slack == timedelta(0):
            low = high = at.days[0][0]
        else:
            low, high = at.days[0][0] - slack, at.days[-1][1] + slack
        if not at.months and at.days[0][1] - at.days[0][0] > _YEAR:
            low, high = at.days[0]
        yield (min(birth.start(), at.start), max(birth.end(), at.end)), low, high


def _is_about(text: str, at: Time) -> bool:
    return _NEARLY.search(text[max(0, at.start - 30) : at.start]) is not None


def _is_of_birth(text: str, birth: re.Match[str], time: Time) -> bool:
    if time.start >= birth.end():
        between = text[birth.end() : time.start]
    elif time.end <= birth.start():
        between = text[time.end : birth.start()]
    else:
        return False
    plain = _NEARLY.sub("", between) if time.start >= birth.end() else between
    return len(between) <= _FAR and _OTHER_TIME.search(plain) is None and ";" not in between


def _by_month(
    pointers: Pointers, children: tuple[Person, ...], sentence: Span, today: date
) -> Iterator[Said]:
    """Give the birthdays and births of a sentence which names no year."""
    text, (first, last) = pointers.telling.text, sentence
    near = [
        (birth, one)
        for birth in (*_BORN.finditer(text, first, last), *_BIRTHDAY.finditer(text, first, last))
        for one in times_said(text, birth.end(), last, today)
        if one.months and _is_of_birth(text, birth, one) and not _is_moved(text, birth, one)
    ]
    claims = [
        ((birth.start(), one.end), _in_months(one.months))
        for birth, one in near
        if one.start - birth.end() <= _NEAR
    ][:1]
    claims += [
        ((birth.start(), one.end), _on_the_day(one.days[0][0]))
        for birth, one in near
        if _is_the_day(text, birth, one)
    ]
    claims += [
        (found.span(), _on_the_day(date(2020, 2, _LEAP_DAY)))
        for found in _LEAP.finditer(text, first, last)
    ]
    for span, fits in claims:
        people = _of_whom(pointers, span, children)
        births = [one.date_of_birth for one in people if one.date_of_birth]
        if births and not any(fits(born) for born in births):
            yield people[-1], span


def _is_moved(text: str, birth: re.Match[str], time: Time) -> bool:
    """Say whether a birthday was kept on another day: "celebrated her birthday late, on ..."."""
    between = text[birth.end() : time.start]
    return birth.re is _BIRTHDAY and _MOVED.search(between) is not None


def _is_the_day(text: str, birth: re.Match[str], time: Time) -> bool:
    """Say whether a day of a month is surely that of the birth."""
    if time.days[0][0] != time.days[0][1] or _is_about(text, time):
        return False
    return birth.re is _BORN or time.start == birth.end()


def _on_the_day(day: date) -> Fits:
    return lambda born: (born.month, born.day) == (day.month, day.day)


def _in_months(months: tuple[int, ...]) -> Fits:
    around = _around(months)
    return lambda born: born.month in around


def _around(months: tuple[int, ...]) -> tuple[int, ...]:
    if len(months) == 1:
        return months
    return tuple({(one - 1 + step) % 12 + 1 for one in months for step in (-1, 0, 1)})
