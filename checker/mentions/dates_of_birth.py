"""Finds dates of birth: "born on 14 July 2021", "DOB: 14/07/2021"."""

import re
from collections.abc import Iterator
from datetime import date

from checker.matching.caseless import caseless
from checker.mentions.passage import Passages
from checker.model import Case, Mention, MentionKind, Span
from checker.settings import Policy

_MONTHS = {
    name: number
    for names in (
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        ("ion", "chw", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha"),
    )
    for number, name in enumerate(names, 1)
}
"""The number of each month by the first letters of its name, in English and in Welsh."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)"
)
_DAY = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \n-]?"
    rf"{_MONTH.replace('(?:', '(?P<month>', 1)}\.?,?"
    r"(?:[ \n-]['\u2019]?(?P<year>\d{4}|\d{2}(?!\d))|(?P<year4>\d{4}))"
    r"|(?P<day2>\d{1,2})(?P<mark>[/.-])(?P<month2>\d{1,2})(?P=mark)(?P<year2>\d{4}|\d{2}(?!\d))"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})(?!\d)"
)
_SPACED = r"(?P<day4>\d{2}) (?P<month4>\d{2}) (?P<year5>\d{4})"
_BORN = caseless(
    rf"(?<![a-z])(?:born(?: on)?(?: the)?|d\.?[ ]?o\.?[ ]?b\.?|dates? of birth|birth[- ]?date"
    r"|birthday is|b\.|dyddiad geni|d\.?g\.?(?=[ :])|ganwyd|ganed)"
    r"(?:[ \n](?:in|at) (?:the )?[A-Z][\w' -]{1,40}?[ \n]on)?"
    r"(?:[ \n](?:is|was|of|as|given as|recorded(?: as)?|ar|yw)\b)?"
    rf"(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?[ :;.,(\[-]{{0,4}}\n?(?:{_DAY}|{_SPACED})"
)
_ANY = re.compile(rf"(?<![\w/.-])(?:{_DAY})", re.IGNORECASE)
_CENTURY_TURN = 40
"""A year of two digits below this is of this century."""


def dates_of_birth(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every date of birth of a passage; the value is the date as 2021-07-14."""
    del case, policy
    for passage in passages:
        for found in _BORN.finditer(passage.text):
            born = _date(found)
            start = next(s for s in map(found.start, ("day", "day2", "year3", "day4")) if s >= 0)
            if born is not None and not _is_next_row(passage.text, found.start(), start):
                span = (start, found.end())
                yield passage.mention(MentionKind.DATE_OF_BIRTH, span, born.isoformat())


def _is_next_row(text: str, born: int, day: int) -> bool:
    """Say whether "born" ends a row of dates that has its own, so that the date below is another's.

    "12 May 2016: Maisie is born" may stand above "30 September 2019: ...", also in cells.
    """
    if "\n" not in text[born:day]:
        return False
    first = text.rfind("\n", 0, born) + 1
    above = text[text.rfind("\n", 0, max(0, first - 1)) + 1 : max(0, first - 1)].strip()
    return _ANY.match(text, first) is not None or _ANY.fullmatch(above) is not None


def dates_in(text: str) -> Iterator[tuple[Span, date]]:
    """Give every date that is written in a text with day, month and year, and where it stands.

    >>> list(dates_in("on 3 March 2016"))
    [((3, 15), datetime.date(2016, 3, 3))]
    """
    for found in _ANY.finditer(text):
        written = _date(found)
        if written is not None:
            yield found.span(), written


def _date(found: re.Match[str]) -> date | None:
    """Give the date that was written, or None where there is no such day."""
    held = found.groupdict()
    day = found["day"] or found["day2"] or found["day3"] or held.get("day4", "")
    written = found["month"] or found["month2"] or found["month3"] or held.get("month4", "")
    months = int(written) if written.isdigit() else _MONTHS[written[:3].lower()]
    digits = next(
        filter(None, map(held.get, ("year", "year2", "year3", "year4", "year5"))),
    )
    year = int(digits)
    if len(digits) == 2:  # noqa: PLR2004 - two digits are a year without its century
        year += 2000 if year < _CENTURY_TURN else 1900
    try:
        return date(year, months, int(day))
    except ValueError:
        return None
