"""Birth dates and ages that no word shows: in a table's rows, in a list, in brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checker.checks.ages.age_words import NUMBER, number_of
from checker.checks.ages.births import Birth
from checker.checks.people.spoken_of import Spoken, Telling
from checker.mentions.dates_of_birth import dates_in
from checker.model import Span, WhoId

_CELL = re.compile(r"\t| ?\| ?|\s{3,}")
_BIRTH = re.compile(r"\W*(?:d\.?o\.?b\.?|dates? of birth|birth date|born)\W*", re.IGNORECASE)
_AGE = re.compile(r"\W*ages?(?: \(?(?:in )?years\)?| now)?\W*", re.IGNORECASE)
_OTHER_DATES = re.compile(
    r"\b(?:date|seen|visit\w*|when|filed|signed|dated|hearing|session|start\w*|end\w*|from|since)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(rf"\W*{NUMBER}(?: ?(?:years?|yrs?|y/?o)(?: old)?)?\W*", re.IGNORECASE)
_MOST_ROWS, _LONGEST_ROW = 12, 300
_BESIDE = re.compile(
    r"(?: \((?:m|f|male|female|boy|girl)\))?(?:(?:,|;|:| [-\u2013\u2014])? ?[(\[]?|\s{1,4})",
    re.IGNORECASE,
)
_SHOWN = 40
_RECENT = timedelta(days=550)
"""A later date beside a name is of something that happened."""
_CHILDHOOD = timedelta(days=19 * 366)
_PARTS_ALIKE = 2
_FURTHEST_YEAR = 4
"""A year that is further off is no slip: on that day something else was."""
_LABEL = re.compile(
    r"(?:d\.?o\.?b\.?|date of birth|dyddiad geni|ganwyd|ganed)(?: of| for)? ?(?:the child,? )?$",
    re.IGNORECASE,
)
_IS_DATED = re.compile(r"\W{1,4}|(?:['\u2019]s)? is | ar | yw ")
_AT_FIRST = re.compile(r"(?:^|[\n.] ?)born(?: on)?(?: the)? $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Bare:
    spoken: Spoken
    span: Span
    born: date
    closed: bool = False
    """In brackets of its own."""


def births_beside(telling: Telling, today: date) -> Iterator[Birth]:
    """Give the birth dates and ages of a text that a heading, a list or the record itself shows.

    A date alone beside a name is a birth date where it is the record's but for a part of it, is
    that of another of the case, or where a list gives one to each child.
    """
    yield from _in_rows(telling, today)
    bare = [one for one in _bare(telling) if one.born < today - _RECENT]
    days = {one.person.id: one.person.date_of_birth for one in telling.spoken if one.person}
    for at, one in enumerate(bare):
        if _is_meant(one, days, bare[max(0, at - _MOST_ROWS) : at + _MOST_ROWS], today):
            yield Birth(spoken=one.spoken, span=one.span, born=one.born)
    yield from _labelled(telling)


def _in_rows(telling: Telling, today: date) -> Iterator[Birth]:
    """Give what stands below "Date of birth" or "Age" in rows that are lines."""
    at, column, age, left, headed = 0, -1, False, 0, False
    for line in telling.text.split("\n"):
        start, at = at, at + len(line) + 1
        if len(line) > _LONGEST_ROW or not _CELL.search(line):
            column = -1
            continue
        cells = list(_cells(line))
        head = [
            (index, bool(_AGE.fullmatch(text)))
            for index, (_, text) in enumerate(cells)
            if _BIRTH.fullmatch(text) or _AGE.fullmatch(text)
        ]
        names = telling.named(start, start + len(line))
        if not names:
            headed = bool(_OTHER_DATES.search(line)) and not head
        if head and not names:
            (column, age), left = head[0], _MOST_ROWS
        elif len(cells) == _PARTS_ALIKE and _BIRTH.fullmatch(cells[0][1]):
            column = -1
        elif column >= 0 and left and len(names) == 1 and column < len(cells):
            left -= 1
            where, text = cells[column]
            yield from _in_cell(names[0], start + where, text, age=age)
        elif column < 0 and not headed and len(names) == 1:
            yield from _in_bare_row(names[0], start, cells, today)


def _in_cell(spoken: Spoken, start: int, text: str, *, age: bool) -> Iterator[Birth]:
    if age and (found := _YEARS.fullmatch(text)):
        yield Birth(spoken=spoken, span=(start, start + len(text)), age=number_of(found["n"]))
    day = next(dates_in(text), None)
    if not age and day is not None:
        yield Birth(spoken=spoken, span=(start + day[0][0], start + day[0][1]), born=day[1])


def _in_bare_row(
    spoken: Spoken, start: int, cells: list[tuple[int, str]], today: date
) -> Iterator[Birth]:
    """Give the one date in a row that begins with a child's name, where no heading says which."""
    born = spoken.person.date_of_birth if spoken.person else None
    days = [(where, text, one) for where, text in cells for one in dates_in(text)]
    told = any(_OTHER_DATES.search(text) for _, text in cells)
    if born is None or born < today - _CHILDHOOD or len(days) != 1 or told:
        return
    where, text, (span, day) = days[0]
    alone = spoken.start < start + where and text.strip() == text[slice(*span)]
    if alone and today - _CHILDHOOD < day < today - _RECENT:
        first = start + where
        yield Birth(spoken=spoken, span=(first + span[0], first + span[1]), born=day)


def _cells(line: str) -> Iterator[tuple[int, str]]:
    at = 0
    for gap in _CELL.finditer(line):
        yield at, line[at : gap.start()]
        at = gap.end()
    yield at, line[at:]


def _bare(telling: Telling) -> Iterator[_Bare]:
    """Give each name that nothing but a bracket, a comma or a dash parts from a date."""
    for one in telling.spoken:
        born = one.person.date_of_birth if one.person else None
        gap = _BESIDE.match(telling.text, one.end)
        if born is None or gap is None:
            continue
        found = next(dates_in(telling.text[gap.end() : gap.end() + _SHOWN]), None)
        if found is not None and found[0][0] == 0:
            span = (gap.end(), gap.end() + found[0][1])
            yield _Bare(one, span, found[1], closed=_is_closed(telling.text, one.end, span))


def _is_meant(one: _Bare, births: dict[WhoId, date | None], bare: list[_Bare], today: date) -> bool:
    person = one.spoken.person
    born = person.date_of_birth if person else None
    if person is None or born is None:
        return False
    whole = (one.born.year, one.born.month, one.born.day)
    alike = sum(mine == theirs for mine, theirs in zip(whole, born.timetuple(), strict=False))
    near = abs(one.born.year - born.year) <= _FURTHEST_YEAR
    if (alike >= _PARTS_ALIKE and near) or whole == (born.year, born.day, born.month):
        return True
    if _is_bracketed(one, today):
        return True
    if any(other == one.born for whom, other in births.items() if whom != person.id):
        return True
    listed = [
        other
        for other in bare
        if other.spoken.person is not None
        and abs(other.span[0] - one.span[0]) < 4 * _SHOWN
        and today - _CHILDHOOD < other.born
        and today - _CHILDHOOD < (other.spoken.person.date_of_birth or date.min)
    ]
    days = {other.born for other in listed}
    return one in listed and len(days) == len(listed) > 1


def _is_closed(text: str, end: int, span: Span) -> bool:
    """Say whether a date behind a name stands in brackets of its own."""
    opens = "(" in text[end : span[0]] or "[" in text[end : span[0]]
    return opens and text[span[1] : span[1] + 1] in {")", "]"}


def _is_bracketed(one: _Bare, today: date) -> bool:
    """Say whether a date that stands alone beside a child's name is of a child's birth."""
    born = one.spoken.person.date_of_birth if one.spoken.person else None
    child = born is not None and born > today - _CHILDHOOD
    return one.closed and child and today - _CHILDHOOD < one.born


def _labelled(telling: Telling) -> Iterator[Birth]:
    """Give the date behind "Date of birth of Ava:" and in "Born on 6 May 2017, Ava ..."."""
    for one in telling.spoken:
        before = telling.text[max(0, one.start - _SHOWN) : one.start]
        if _LABEL.search(before):
            after = telling.text[one.end : one.end + _SHOWN]
            found = next(dates_in(after), None)
            if found and re.fullmatch(
                r"\W{1,4}|(?:'s|\u2019s)? is | ar | yw ", after[: found[0][0]]
            ):
                span = (one.end + found[0][0], one.end + found[0][1])
                yield Birth(spoken=one, span=span, born=found[1])
        elif before.endswith(", "):
            found = next(dates_in(before), None)
            if found and before[found[0][1] :] == ", " and _AT_FIRST.search(before[: found[0][0]]):
                start = one.start - len(before)
                span = (start + found[0][0], start + found[0][1])
                yield Birth(spoken=one, span=span, born=found[1])
