"""Whose birth dates and ages a text gives: the name that each stands beside, below or behind."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checker.checks.ages.age_words import AGE_LINE, BARE, SECOND, ahead, behind, birthday, number_of
from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.checks.people.spoken_of import Spoken, Telling
from checker.matching.needing import needing
from checker.mentions.dates_of_birth import dates_in
from checker.model import Document, MentionKind, Span
from checker.settings import Policy, word_list

_WORD = re.compile(r"[^\W\d_]+")
_FURTHEST, _LINES_ABOVE = 60, 4
_LABEL = re.compile(
    r"^[\W\d_]*(?:d\.?o\.?b\.?|date of birth|birth date|born|age|dyddiad geni)\b", re.IGNORECASE
)
_HEADER = re.compile(
    r"^[\W\d_]*(?:d\.?o\.?b\.?|dates? of birth|birth date|born)[\W_]*$", re.IGNORECASE
)
_OTHER_DATES = re.compile(r"\b(?:dates?|seen|visit\w*|when|filed|signed|dated)\b", re.IGNORECASE)
_PRESENT_AGE = re.compile(r"at\b.*, $", re.IGNORECASE)
_ANOTHER_TIME = re.compile(
    r"\b(?:when|then|was|were|ago|since|until|from the age|at the age|by the age|turn\w*|nearly|"
    r"almost|approach\w*|will be|would be|at the time|(?:in|of|from|since) (?:19|20)\d\d|"
    r"before|after|last year|until|photo(?:graph)?s?|pictures?|video|portrait)\b",
    re.IGNORECASE,
)
_OF_THAT_TIME = re.compile(
    r"^\W{0,3}(?:when|until|before|after|by|since|old when)\b|\b(?:at the time|ago|then|last year|"
    r"(?:was|were) born|(?:in|of|from|since) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Reports are written in the past, and an age in them is one of these days unless they say so."""
_YEAR_ONLY = needing(
    "born|(b",
    r"\b(?:born[ \n]|\(b\.? ?)(?:in[ \n])?(?:[a-z]+[ \n])?(?P<year>(?:19|20)\d\d)\b",
)
_SECOND_YEAR = re.compile(r",? (?:and|&) (?:in )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_IS_BORN = re.compile(r" (?:is |was )?born\b[ .]*(?=\n|$)", re.IGNORECASE)
_BORN_IN = re.compile(
    r"\bborn (?:in|at) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}"
    r"(?: (?:hospital|infirmary|clinic|maternity|birth|unit|ward|centre)){0,3}"
)
_MOST_ROWS, _BULLET = 12, 3
_LEAST_BARE = 4
"""A smaller number alone in brackets is more often a party's or a child's place in a list."""
_TOP = 30
"""Lines of a document in which its own date stands."""
_SHOWN_AFTER, _SHOWN_BEFORE = timedelta(days=31), timedelta(days=366)
"""How long before and after a birthday an age is still not wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Birth:
    """One birth date or age, and the name that it is given to.

    `year` is given where only the year of birth is. `listed` holds the names that stand with it in
    a row, to any of whom the date may be given.
    """

    spoken: Spoken
    span: Span
    born: date | None = None
    age: int | None = None
    year: int | None = None
    listed: tuple[Spoken, ...] = ()


@kept_for_everyone
def births(matter: Matter, telling: Telling) -> tuple[Birth, ...]:
    """Give the birth dates and ages of a text that surely stand with one name."""
    return tuple(_births(matter, telling))


def _births(matter: Matter, telling: Telling) -> Iterator[Birth]:
    dated = [
        (one.span, date.fromisoformat(one.value))
        for one in matter.mentions
        if one.kind is MentionKind.DATE_OF_BIRTH
        and (one.file, one.part) == (telling.document.name, telling.passage.part)
    ]
    for span, born in dated:
        yield from _dated(telling, matter.policy, span, born)
    lines = _lines(telling)
    yield from _in_columns(telling, lines, {span for span, _ in dated})
    yield from _column_by_column(telling, lines)
    yield from _in_chronology(telling, lines)
    yield from _years(telling, matter.policy)
    yield from _ages(telling)


def owner(telling: Telling, at: int, policy: Policy) -> Spoken | None:
    """Give the name beside or above an offset, if only small words stand between."""
    first, _ = telling.paragraph(at)
    if _WORD.search(telling.text, first, at) and not _is_label(telling.text[first:at], policy):
        beside = [one for one in telling.named(max(first, at - _FURTHEST), at) if one.end <= at]
        if not beside:
            return None
        between = telling.text[beside[-1].end : at]
        return beside[-1] if _are_small(between, policy) else None
    return named_above(telling, first)


def age_on(born: date, day: date) -> int:
    """Give somebody's age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def may_be_aged(born: date, age: int, days: tuple[date, ...], *, today: date) -> bool:
    """Say whether an age is somebody's on one of the days, give or take.

    A year younger is not wrong, because a text is older than its reading; nor is the age of a
    birthday within the month. Without a day, only what is too old even today is wrong.
    """
    if not days:
        return age <= age_on(born, today + _SHOWN_AFTER)
    return any(
        age_on(born, day - _SHOWN_BEFORE) <= age <= age_on(born, day + _SHOWN_AFTER) for day in days
    )


def days_told_of(document: Document, matter: Matter) -> tuple[date, ...]:
    """Give the days of which a document tells: its own date and today; none for an undated report.

    An enclosure without a date may be of any day.
    """
    own = written_on(document, matter.today)
    letter = matter.dispatch.letter
    if own is None and (letter is None or document.name != letter.name):
        return ()
    return (matter.today, own) if own else (matter.today,)


def written_on(document: Document, today: date) -> date | None:
    """Give the date of a document: the first that stands alone on one of its first lines."""
    for line in document.lines[:_TOP]:
        for span, day in dates_in(line.text) if len(line.text) < 2 * _FURTHEST else ():
            around = line.text[: span[0]] + line.text[span[1] :]
            words = {word.lower() for word in _WORD.findall(around)}
            if day <= today and not words - {"date", "dated", "of", "letter", "report"}:
                return day
    return None


def _dated(telling: Telling, policy: Policy, span: Span, born: date) -> Iterator[Birth]:
    name = owner(telling, span[0], policy)
    if name is None:
        return
    row = _row(telling, name)
    after = telling.text[span[1] : span[1] + 40]
    more = next(iter(dates_in(after)), None)
    if len(row) > 1 and more is not None and re.fullmatch(r"(?: and|,| &) ?", after[: more[0][0]]):
        if len(row) == 2:  # noqa: PLR2004 - two names and two dates, in the same order
            second = (span[1] + more[0][0], span[1] + more[0][1])
            yield Birth(spoken=row[0], span=span, born=born)
            yield Birth(spoken=row[1], span=second, born=more[1])
        return
    bracket = "(" in telling.text[name.end : span[0]]
    yield Birth(spoken=name, span=span, born=born, listed=() if bracket else row[:-1])


def _row(telling: Telling, last: Spoken) -> tuple[Spoken, ...]:
    """Give the names that stand in a row, up to the last of them: "Ava and Tom"."""
    row = [last]
    for one in reversed(telling.named(max(0, last.start - 2 * _FURTHEST), last.start)):
        if not re.fullmatch(r",? (?:and |& )?|,\s", telling.text[one.end : row[0].start]):
            break
        row.insert(0, one)
    return tuple(row)


def named_above(telling: Telling, first: int) -> Spoken | None:
    """Give the one name in the lines just above a label's line, each of which holds little else."""
    end = first - 1
    for _ in range(_LINES_ABOVE):
        while end > 0 and telling.text[end - 1] == "\n":
            end -= 1
        start = telling.text.rfind("\n", 0, end) + 1 if end > 0 else 0
        if end <= 0:
            return None
        names = telling.named(start, end)
        if names:
            line = telling.text[start:end]
            alone = len(names) == 1 and len(line) - len(names[0].mention.text) < _FURTHEST / 2
            return names[0] if alone and not _ends_a_column(telling, names[0], start) else None
        if end - start > _FURTHEST:
            return None
        end = start - 1
    return None


def _ends_a_column(telling: Telling, last: Spoken, start: int) -> bool:
    """Say whether another name stands alone just above: the label heads the next column."""
    text = telling.text
    if last.mention.text != text[start : last.end].strip():
        return False
    above = telling.named(text.rfind("\n", 0, max(0, start - 1)) + 1, max(0, start - 1))
    return (
        len(above) == 1
        and above[0].person != last.person
        and above[0].mention.text == text[above[0].start : start].strip()
        and text[above[0].start - 1 : above[0].start] in {"", "\n"}
    )


_Lines = list[tuple[int, str]]
"""The lines of a text that are not empty, and where each begins."""


def _lines(telling: Telling) -> _Lines:
    lines: _Lines = []
    at = 0
    for line in telling.text.split("\n"):
        if line.strip():
            lines.append((at, line))
        at += len(line) + 1
    return lines


def _column_by_column(telling: Telling, lines: _Lines) -> Iterator[Birth]:
    """Give as many dates below "Date of birth" as names stand above it: a table read downwards."""
    for index, (_, line) in enumerate(lines):
        if not _HEADER.match(line):
            continue
        names: list[Spoken] = []
        for above in reversed(lines[max(0, index - _MOST_ROWS) : index]):
            name = _alone(telling, *above)
            if name is None:
                break
            names.insert(0, name)
        days: list[tuple[Span, date]] = []
        for start, below in lines[index + 1 : index + 1 + _MOST_ROWS]:
            day = _day_alone(start, below)
            if day is None:
                break
            days.append(day)
        if len(names) == len(days) > 1:
            for name, (span, born) in zip(names, days, strict=True):
                yield Birth(spoken=name, span=span, born=born)


def _in_chronology(telling: Telling, lines: _Lines) -> Iterator[Birth]:
    """Give the date before "Ava is born" in a row that begins with it, or below it in a cell."""
    starts = [start for start, _ in lines]
    for one in telling.spoken:
        if not _IS_BORN.match(telling.text, one.end):
            continue
        at = bisect_right(starts, one.start) - 1
        start, line = lines[at]
        before = line[: one.start - start]
        found = next(dates_in(before), None)
        if found is not None and not _WORD.search(before[: found[0][0]] + before[found[0][1] :]):
            yield Birth(spoken=one, span=(start + found[0][0], start + found[0][1]), born=found[1])
        elif at and not _WORD.search(before) and (day := _day_alone(*lines[at - 1])) is not None:
            yield Birth(spoken=one, span=day[0], born=day[1])


def _alone(telling: Telling, start: int, line: str) -> Spoken | None:
    """Give the one name that a line holds with no more than a bullet or a number."""
    names = telling.named(start, start + len(line))
    if len(names) != 1 or len(line.strip()) - len(names[0].mention.text) > _BULLET:
        return None
    return names[0]


def _day_alone(start: int, line: str) -> tuple[Span, date] | None:
    found = next(dates_in(line), None)
    if found is None or line.strip() != line[slice(*found[0])]:
        return None
    return (start + found[0][0], start + found[0][1]), found[1]


def _in_columns(telling: Telling, lines: _Lines, known: set[Span]) -> Iterator[Birth]:
    """Give dates that stand alone behind names that stand alone, below "Date of birth"."""
    headed = False
    name: Spoken | None = None
    since = 0
    for index, (start, line) in enumerate(lines):
        if _HEADER.match(line):
            near = lines[max(0, index - 5) : index] + lines[index + 1 : index + 5]
            headed = not any(len(one) < _FURTHEST and _OTHER_DATES.search(one) for _, one in near)
            name = None
            continue
        if not headed or len(line) > _FURTHEST:
            headed = headed and len(line) <= _FURTHEST
            continue
        names = telling.named(start, start + len(line))
        if names:
            name, since = _alone(telling, start, line), 0
            continue
        since += 1
        found = [one for one in dates_in(line) if not _WORD.search(line[: one[0][0]])]
        if name is not None and since <= 3 and len(found) == 1:  # noqa: PLR2004 - two columns may stand between
            span = (start + found[0][0][0], start + found[0][0][1])
            if span not in known:
                yield Birth(spoken=name, span=span, born=found[0][1])
            name = None


def _years(telling: Telling, policy: Policy) -> Iterator[Birth]:
    for found in _YEAR_ONLY.finditer(telling.text):
        name = owner(telling, found.start(), policy)
        row = _row(telling, name) if name is not None else ()
        more = _SECOND_YEAR.match(telling.text, found.end())
        if more is not None and len(row) == 2:  # noqa: PLR2004 - two names and two years, in order
            yield Birth(spoken=row[0], span=found.span(), year=int(found["year"]))
            yield Birth(spoken=row[1], span=more.span("year"), year=int(more["year"]))
        elif name is not None:
            yield Birth(spoken=name, span=found.span(), year=int(found["year"]))


def _ages(telling: Telling) -> Iterator[Birth]:
    for one in telling.spoken:
        yield from _age_of(telling, one)
    at = 0
    for line in telling.text.split("\n"):
        label = AGE_LINE.match(line) if len(line) < _FURTHEST else None
        name = named_above(telling, at) if label is not None else None
        if label is not None and name is not None:
            yield Birth(spoken=name, span=(at, at + len(line)), age=number_of(label["n"]))
        at += len(line) + 1


def _age_of(telling: Telling, one: Spoken) -> Iterator[Birth]:
    text = telling.text
    found = behind(text, one.end)
    before = text[max(0, one.start - _FURTHEST) : one.start]
    if found is not None:
        yield from _aged(telling, one, found)
    elif (led := ahead(before, text[one.end : one.end + _FURTHEST])) is not None:
        span = (one.start - len(before) + led.start(), one.end)
        if _PRESENT_AGE.match(led[0]) or not _is_of_another_time(telling, span):
            yield Birth(spoken=one, span=span, age=number_of(led["n"]))
    elif (told := birthday(text, one.end)) is not None:
        yield Birth(spoken=one, span=(one.start, told[1]), age=told[0])
    elif (bare := BARE.match(text, one.end)) is not None:
        age = int(bare["n"] or bare["m"])
        if age >= _LEAST_BARE and not _is_of_another_time(telling, (one.start, bare.end())):
            yield Birth(spoken=one, span=(one.start, bare.end()), age=age)


def _aged(telling: Telling, one: Spoken, found: re.Match[str]) -> Iterator[Birth]:
    """Give an age behind a name; behind a row of names as many ages belong to them in order."""
    if _is_of_another_time(telling, (one.start, found.end())):
        return
    row, second = _row(telling, one), SECOND.match(telling.text, found.end())
    if second is not None and len(row) == 2:  # noqa: PLR2004 - two names and two ages, in the same order
        yield Birth(spoken=row[0], span=(row[0].start, found.end()), age=number_of(found["n"]))
        yield Birth(spoken=row[1], span=(one.start, second.end()), age=number_of(second["n"]))
    elif second is None and (len(row) == 1 or "(" in found[0]):
        yield Birth(spoken=one, span=(one.start, found.end()), age=number_of(found["n"]))


def _is_of_another_time(telling: Telling, span: Span) -> bool:
    first, last = telling.sentence(span[0])
    before = telling.text[max(first, span[0] - 80) : span[1]]
    after = telling.text[span[1] : min(last, span[1] + 40)]
    return bool(_ANOTHER_TIME.search(before) or _OF_THAT_TIME.search(after))


def _are_small(between: str, policy: Policy) -> bool:
    """Say whether only words of a birth stand in a stretch, and no sentence ends in it."""
    small = frozenset(word_list("own_birth_words", policy))
    ends = re.search(r"[;\n]|[.!?] +[A-Z](?![.\w]?[. ])", between)
    placed = _BORN_IN.sub("born", between)
    words = (word.lower() for word in _WORD.findall(placed))
    return not ends and all(word in small for word in words)


def _is_label(line: str, policy: Policy) -> bool:
    return bool(_LABEL.match(line)) and _are_small(line, policy)
