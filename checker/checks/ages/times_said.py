"""Of which days a sentence tells: "in March 2024", "next autumn", "two months ago", "at Easter"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from checker.checks.ages.numbers_said import NUMBER, ORDINAL, number_said
from checker.days import MONTHS
from checker.matching.caseless import caseless
from checker.mentions.dates_of_birth import dates_in

Days = tuple[date, date]
_MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)})(?![a-z])\.?"
_YEAR = (
    rf"(?:(?:19|20)\d\d(?!\d)|two thousand(?: and)?(?: {NUMBER})?|twenty[ -](?:twenty(?:[ -]\w+)?|"
    r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)))"
)
_DAY = rf"(?:{ORDINAL}|\d{{1,2}}|fourteen|fifteen|ten|one|two|three)"
_SEASONS: Final = {
    "christmas": (12, 12), "new year": (1, 1), "easter": (3, 4), "spring": (3, 5),
    "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2), "halloween": (10, 10),
    "bonfire night": (11, 11), "valentine's day": (2, 2), "half term": (10, 2),
    "harvest": (9, 10), "midsummer": (6, 6), "boxing day": (12, 12),
}  # fmt: skip
_SEASON = "|".join(sorted(_SEASONS, key=len, reverse=True)).replace("'", "['\u2019]?")
_WHICH = (
    r"(?P<which>next|this|last|coming|the coming|the following|early in|late in|mid-?|early|late|"
    r"the|previous) "
)
_TIME: Final = caseless(
    rf"(?<![\w/.-])(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}(?P<mark>[/.-])\d{{1,2}}(?P=mark)\d{{2}}(?:\d{{2}})?)(?!\d)"
    rf"|(?:the )?(?P<day>{_DAY})(?: day)?(?: of)?(?: the)? (?P<month>{_MONTH})"
    rf"(?:,? (?:of )?(?:(?P<year>{_YEAR})|(?P<next>next(?: year)?|this year|last(?: year)?)))?"
    rf"|(?P<month2>{_MONTH}) (?:the )?(?P<day2>{_DAY}(?!\d))(?:,? (?P<year2>{_YEAR}))?"
    rf"|(?:{_WHICH})?(?P<month3>{_MONTH})"
    rf"(?: (?:of )?(?:(?P<year3>{_YEAR})|(?P<next3>next(?: year)?|this year|last(?: year)?)))?"
    rf"|(?:{_WHICH.replace('which', 'which2')})?(?P<season>{_SEASON})(?!['\u2019]s)"
    rf"(?: (?:of )?(?P<year4>{_YEAR}))?"
    rf"|(?P<year5>{_YEAR})(?![/-]\d)"
    rf"|(?P<n>{NUMBER}|an?) (?P<unit>day|week|month|year)s? (?:ago|since|earlier)"
    rf"|in (?P<m>{NUMBER}|an?) (?P<unit2>day|week|month|year)s?(?:['\u2019]? time)?(?=[,.;)]|$)"
    r"|(?P<rel>(?:last|next|this|the other|earlier this|later this) (?:week|month|year|term)|"
    r"yesterday|tomorrow|today|recently|just now|tonight|(?:last|next|this) (?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day))(?![\w])"
)
_LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365}
_UNITS = {"week": 8, "month": 45, "term": 120, "year": 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A stretch of a text that names days: any of them may be meant.

    `months` are those named without a year. `exact` says that a year is, or a way to count it.
    """

    start: int
    end: int
    days: tuple[Days, ...]
    months: tuple[int, ...] = ()
    exact: bool = False
    whole: bool = False
    """True for a day of a month of a year."""


def gap(found: re.Match[str], time: Time) -> int:
    """Give how far a time stands from some words, before them twice as far."""
    return time.start - found.end() if time.start >= found.end() else 2 * (found.start() - time.end)


def times_said(text: str, first: int, last: int, today: date) -> Iterator[Time]:
    """Give the times that a sentence names, in order; a month alone is the last and the next."""
    for found in _TIME.finditer(text, first, last):
        time = _time(found, today)
        if time is not None and not _is_a_verb(text, found):
            yield time


def _is_a_verb(text: str, found: re.Match[str]) -> bool:
    """Say whether "may", "march" or "mar" is a verb, or a season is no time."""
    word = found[0].lower()
    if word in {"may", "march", "mar", "dec", "sep", "sun", "jan"} and not found[0][0].isupper():
        return True
    before = text[max(0, found.start() - 12) : found.start()].lower()
    named = found["month3"] and not (found["year3"] or found["which"] or found["next3"])
    return bool(named) and not re.search(
        r"\b(?:in|by|at|until|from|since|on|of|for|before|after|is|was|an?|during|early|late) $",
        before,
    )


def _time(found: re.Match[str], today: date) -> Time | None:
    held = {name: text for name, text in found.groupdict().items() if text}
    if "rel" in held:
        return _made(found, _relative(held["rel"].lower(), today), exact=True)
    if "unit" in held:
        back = _counted(held["n"]) * _LENGTHS[held["unit"].lower()]
        slack = max(7, back // 10)
        further = max(slack, _LENGTHS["year"]) if held["unit"].lower() == "year" else slack
        at = today - timedelta(days=back)
        return _made(found, ((at - timedelta(further), at + timedelta(slack)),), exact=True)
    if "unit2" in held:
        length = _LENGTHS[held["unit2"].lower()]
        at, slack = today + timedelta(_counted(held["m"]) * length), max(10, length // 2)
        return _made(found, ((at - timedelta(slack), at + timedelta(slack)),), exact=True)
    return _calendar(found, held, today)


def _counted(written: str) -> int:
    return 1 if written.lower() in {"a", "an"} else number_said(written)


def _made(found: re.Match[str], days: tuple[Days, ...], *, exact: bool) -> Time:
    return Time(start=found.start(), end=found.end(), days=days, exact=exact)


def _relative(said: str, today: date) -> tuple[Days, ...]:
    which, _, unit = said.rpartition(" ")
    length = timedelta(_UNITS.get(unit, 8))
    if which == "last":
        return ((today - 2 * length if unit == "year" else today - length, today),)
    if which in {"next", "later this"} or said == "tomorrow":
        return ((today, today + length),)
    return (
        ((today - timedelta(60), today + timedelta(7)),)
        if said == "recently"
        else ((today - length, today + length),)
    )


def _calendar(found: re.Match[str], held: dict[str, str], today: date) -> Time | None:
    if "iso" in held:
        day = next((day for _, day in dates_in(held["iso"])), None)
        if day is None:
            return None
        return Time(
            start=found.start(), end=found.end(), days=((day, day),), exact=True, whole=True
        )
    years = next((held[name] for name in ("year", "year2", "year3", "year4", "year5")
                  if name in held), "")  # fmt: skip
    year = year_said(years) if years else 0
    named = next((held[name] for name in ("month", "month2", "month3") if name in held), "")
    if not named and "season" not in held:
        return _made(found, ((date(year, 1, 1), date(year, 12, 31)),), exact=True)
    begin, end = _months(named, held)
    of_day = next((number_said(held[name]) for name in ("day", "day2") if name in held), 0)
    which = next((held[name].lower() for name in ("next", "next3", "which", "which2")
                  if name in held), "")  # fmt: skip
    several = [_stretch(one, begin, end, of_day) for one in _years(year, which, begin, today)]
    days = tuple(one for one in several if one is not None)
    if which.startswith("last"):
        days = tuple(one for one in days if one[0] <= today)[-1:]
    elif which.startswith(("next", "coming", "the coming")) and which != "next year":
        days = tuple(one for one in days if one[0] > today)[:1]
    if not days:
        return None
    return Time(
        start=found.start(),
        end=found.end(),
        days=days,
        months=() if year else _between(begin, end),
        exact=bool(year) or which.startswith(("last", "next", "this")),
        whole=bool(year and of_day),
    )


def _between(begin: int, end: int) -> tuple[int, ...]:
    span = (end - begin) % 12
    return tuple((begin - 1 + step) % 12 + 1 for step in range(span + 1))


def _months(named: str, held: dict[str, str]) -> tuple[int, int]:
    if not named:
        plain = held["season"].lower().replace("\u2019", "'")
        return _SEASONS[plain.replace("valentines", "valentine's")]
    month = next(n for n, name in enumerate(MONTHS, 1) if name[:3].lower() == named[:3].lower())
    return month, month


def _years(year: int, which: str, month: int, today: date) -> tuple[int, ...]:
    if year:
        return (year,)
    if which == "next year":
        return (today.year + 1,)
    if which == "this year":
        return (today.year,)
    if which == "last year":
        return (today.year - 1,)
    here = today.year - 1 if month > today.month else today.year
    return (here, here + 1, here + 2) if which == "next" else (here, here + 1)


def _stretch(year: int, begin: int, end: int, day: int) -> Days | None:
    try:
        if day:
            return date(year, begin, day), date(year, begin, day)
        until = date(year + (end < begin), end, 28) + timedelta(4)
        return date(year, begin, 1), until.replace(day=1) - timedelta(1)
    except ValueError:
        return None


def year_said(written: str) -> int:
    """Give a year as a figure.

    >>> year_said("2012"), year_said("two thousand and twelve"), year_said("twenty sixteen")
    (2012, 2012, 2016)
    """
    plain = re.sub(r"[\s-]+", " ", written.strip().lower())
    if plain.isdigit():
        return int(plain)
    for lead in ("two thousand and", "two thousand", "twenty"):
        if plain.startswith(lead):
            rest = plain.removeprefix(lead).strip()
            try:
                return 2000 + (number_said(rest) if rest else 0)
            except KeyError:
                return 2000
    return 0
