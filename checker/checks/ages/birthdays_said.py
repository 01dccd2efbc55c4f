"""Birthdays that a text tells of: the one that somebody reached, wishes for it, and its day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from checker.checks.ages.ages_implied import Fits
from checker.checks.ages.ages_of_whom import OTHERS_AGE, spoken_of
from checker.checks.ages.births import age_on
from checker.checks.ages.numbers_said import ORDINAL, number_said
from checker.checks.ages.times_said import Days, Time, times_said
from checker.checks.people.pointed_at import Pointers
from checker.model import Person, Span

_NO_DAY = (
    r"(?!['\u2019]s?\b| (?:party|parties|presents?|gifts?|cards?|cakes?|tea|treats?|meals?|"
    r"visits?|contact|weekend|wish\w*|money|trip|outing|celebrations?|lunch|dinner|list|week|"
    r"with|after|before|was (?:celebrated|kept|spent|marked)|will be (?:celebrated|kept|spent))\b)"
)
_NTH: Final = re.compile(rf"\b(?P<n>{ORDINAL}) birthday\b", re.IGNORECASE)
_WISHES: Final = re.compile(
    r"(?<!sang )(?<!sing )(?<!singing )(?<!play )(?<!played )(?P<late>\bbelated )?\bhappy "
    r"(?P<too_late>belated )?birthday\b(?! (?:party|presents?|cards?|gifts?))",
    re.IGNORECASE,
)
_WISHED: Final = re.compile(
    r"\b(?:happy|congratulat\w+|best wishes|happy returns|wish(?:es|ed)?|compliments)\b",
    re.IGNORECASE,
)
_SUPPOSED: Final = re.compile(
    r"\b(?:if|would|once|until|when (?:he|she|you)|wants|hopes to|dream\w*|than|not|like|by)\b",
    re.IGNORECASE,
)
_ANYBODYS: Final = re.compile(r"\b(?:an?|another|every|each) $", re.IGNORECASE)
_UPON: Final = re.compile(
    r"\b(?:on|from|after|before|by|until|till|at|for|since) "
    r"(?:his|her|their|(?:[a-z]+ )?[\w-]+['\u2019]s?) $",
    re.IGNORECASE,
)
"""What leads to a birthday at which something else is to be: "may choose from her twelfth"."""
_TOLD: Final = re.compile(
    r"\b(?:photo\w*|pictures?|videos?|film|remember\w*|stor(?:y|ies)|memor\w+|ago|since|after)\b",
    re.IGNORECASE,
)
_JUST: Final = re.compile(
    r"\b(?:just|recently|only now) (?:now )?(?:had|celebrated|marked|enjoyed|reached|passed)\b"
    r"|\b(?:hope|trust)s? (?:that )?[\w' \u2019]{1,40} (?:had|enjoyed|liked)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:had|celebrated|marked|enjoyed|was|were|got|reached|spent|gave|given|received|came|went|"
    r"passed|did)\b",
    re.IGNORECASE,
)
_COMING: Final = re.compile(
    r"\b(?:will|going to|is to|look(?:s|ed|ing)? forward to|approach\w*|coming|excited|waits?|"
    r"waiting|soon|next|plan\w*|prepar\w+|ready for)\b",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r",? (?:is|falls|will be|comes|next|tomorrow|soon|this coming)\b", re.IGNORECASE
)
_APART: Final = re.compile(
    r"[;:]|\b(?:but|and|meet|see|before|after|until|when|party|visit)\b", re.IGNORECASE
)
_IS_OVER: Final = re.compile(r"\b(?:was|were|had|last)\b", re.IGNORECASE)
_IS_AHEAD: Final = re.compile(r"\b(?:is|will|comes|falls|coming|next)\b", re.IGNORECASE)
_HAS: Final = re.compile(
    r"(?: (?:has|have|just|also|always|now|usually))* (?:has|had|(?P<kept>celebrat\w+|marks?|"
    rf"marked|keeps|kept)) (?:his|her|their) birthday\b{_NO_DAY}",
    re.IGNORECASE,
)
_IS: Final = re.compile(
    rf"['\u2019]s? birthday\b{_NO_DAY}(?: (?:is|was|falls|fell|comes|came|will be)\b)?",
    re.IGNORECASE,
)
_HE_HAS: Final = re.compile(rf"\b(?:he|she)(?P<has>{_HAS.pattern})", re.IGNORECASE)
_BEHIND: Final = re.compile(r",?(?: (?:only|just|on|in|at))* (?:the )?$", re.IGNORECASE)
_AHEAD: Final = re.compile(
    r",?(?P<is> (?:it (?:is|was|will be)|was|is))?(?: also)?(?: (?:your|his|her|the|our))?"
    r"(?: (?:son|daughter|brother|sister))? $",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(r"[\W_]*(?:(?:and|so|then|only|on|in|at|the) )*", re.IGNORECASE)
_ABOUT: Final = timedelta(31)
_SOON: Final = timedelta(28)
"""So long before and after a birthday it is wished to be happy, where no time is named."""
_NTH_SOON: Final = timedelta(60)
_BELATED: Final = timedelta(120)
_RELATIVE: Final = timedelta(21)
_MILESTONES: Final = frozenset({16, 18, 21})
_FAR, _CLOSE = 60, 45


def birthdays_said(
    pointers: Pointers, days: tuple[date, ...], today: date
) -> Iterator[tuple[Person, Span, bool]]:
    """Give the birthdays that are those of nobody of whom the text tells, and whether by the age.

    Quiet where the birthday is wished for, supposed or somebody's of no record.
    """
    telling = pointers.telling
    small = telling.text.lower()
    if "birthday" not in small:
        return
    for first, last in telling.each_sentence():
        if "birthday" not in small[first:last] or OTHERS_AGE.search(telling.text, first, last):
            continue
        claims = [
            *_reached(telling.text, (first, last), days or (today,), today),
            *_wished(telling.text, (first, last), today),
        ]
        for span, fits, is_age in claims:
            people = spoken_of(pointers, span)
            births = [one.date_of_birth for one in people if one.date_of_birth]
            if births and not any(fits(born) for born in births):
                yield people[-1], span, is_age
        yield from _kept_on(pointers, (first, last), today)


_Claim = tuple[Span, Fits, bool]


def _reached(text: str, sentence: Span, days: tuple[date, ...], today: date) -> Iterator[_Claim]:
    """Give the birthdays that are counted: "has just had his fifth birthday"."""
    for found in _NTH.finditer(text, *sentence):
        before = text[max(sentence[0], found.start() - _FAR) : found.start()]
        after = text[found.end() : min(sentence[1], found.end() + _FAR)]
        nth = number_said(found["n"])
        if _SUPPOSED.search(before) or _ANYBODYS.search(before):
            continue
        fits: Fits
        if _WISHED.search(before):
            fits = _of_wishes(nth, _time_behind(text, found.end(), sentence[1], today), today)
        elif _JUST.search(before):
            fits = _of_now(nth, days, coming=False)
        elif _UPON.search(before) and not _PAST.search(before):
            continue
        elif _TOLD.search(before) or _PAST.search(before):
            fits = _at_most(nth, today)
        elif _COMING.search(before) or _TO_COME.match(after):
            fits = _of_now(nth, days, coming=True)
        else:
            fits = _at_most(0 if nth in _MILESTONES else nth - 1, today)
        yield found.span(), fits, True


def _at_most(nth: int, today: date) -> Fits:
    """Give whom a birthday fits that was at any time."""
    return lambda born: age_on(born, today + _ABOUT) >= nth


def _of_now(nth: int, days: tuple[date, ...], *, coming: bool) -> Fits:
    """Give whom a birthday fits that is the last one, or the next, on one of some days."""
    if coming:
        return lambda born: any(
            nth in {age_on(born, day) + 1, age_on(born, day - _ABOUT) + 1}
            or (nth in _MILESTONES and nth > age_on(born, day))
            for day in days
        )
    return lambda born: any(nth in {age_on(born, day), age_on(born, day + _ABOUT)} for day in days)


def _wished(text: str, sentence: Span, today: date) -> Iterator[_Claim]:
    """Give the wishes that name no number: near a birthday, or in the time that they name."""
    for found in _WISHES.finditer(text, *sentence):
        times = _time_behind(text, found.end(), sentence[1], today)
        until = _BELATED if found["late"] or found["too_late"] else _SOON
        spans = times or ((today - until, today + _SOON),)
        slack = _ABOUT if times else timedelta(0)
        yield found.span(), _has_birthday(spans, slack), False


def _of_wishes(nth: int, times: tuple[Days, ...], today: date) -> Fits:
    spans = times or ((today - _NTH_SOON, today + _NTH_SOON),)
    slack = _ABOUT if times else timedelta(0)
    return lambda born: any(
        low - slack <= _birthday(born, born.year + nth) <= high + slack for low, high in spans
    )


def _time_behind(text: str, at: int, last: int, today: date) -> tuple[Days, ...]:
    """Give the days of which wishes speak: "which was in September"; the nearer without a verb."""
    time = next(times_said(text, at, min(last, at + _FAR), today), None)
    between = text[at : time.start] if time is not None else ""
    if time is None or _APART.search(between):
        return ()
    if _IS_OVER.search(between):
        return tuple(one for one in time.days if one[0] <= today)
    if _IS_AHEAD.search(between):
        return tuple(one for one in time.days if one[1] >= today)
    return (min(time.days, key=lambda one: min(abs(one[0] - today), abs(one[1] - today))),)


def _has_birthday(spans: tuple[Days, ...], slack: timedelta) -> Fits:
    return lambda born: any(
        low - slack <= _birthday(born, year) <= high + slack
        for low, high in spans
        for year in range((low - slack).year, (high + slack).year + 1)
    )


def _birthday(born: date, year: int) -> date:
    return born.replace(year=year, day=min(born.day, 28) if born.month == 2 else born.day)  # noqa: PLR2004 - a leap day is kept on the day before


def _kept_on(
    pointers: Pointers, sentence: Span, today: date
) -> Iterator[tuple[Person, Span, bool]]:
    """Give the days on which somebody's birthday is said to be: "On 3 May Tom had his birthday"."""
    text = pointers.telling.text
    places: list[tuple[int, re.Match[str], tuple[Person, ...]]] = [
        (one.start, found, one.people)
        for one in pointers.between(*sentence)
        if len(one.people) == 1 and one.word != "you"
        for found in (_HAS.match(text, one.end), _IS.match(text, one.end))
        if found is not None
    ]
    places += [
        (found.start(), kept, spoken_of(pointers, found.span()))
        for found in _HE_HAS.finditer(text, *sentence)
        if (kept := _HAS.match(text, found.start("has"))) is not None
    ]
    times = tuple(times_said(text, *sentence, today)) if places else ()
    for start, found, people in places:
        time = next((one for one in times if _is_its_day(text, sentence, start, found, one)), None)
        births = [one.date_of_birth for one in people if one.date_of_birth]
        if time is None or len(births) < len(people) or not births:
            continue
        slack = _slack(time, kept="kept" in found.re.groupindex and bool(found["kept"]))
        if not any(_has_birthday(time.days, slack)(born) for born in births):
            yield people[-1], (min(start, time.start), max(found.end(), time.end)), False


def _is_its_day(text: str, sentence: Span, start: int, found: re.Match[str], time: Time) -> bool:
    """Say whether nothing but small words stands between a birthday and a time."""
    if time.start >= found.end():
        return bool(_BEHIND.fullmatch(text[found.end() : time.start] or "-"))
    if time.end > start or not _LEAD.fullmatch(text[sentence[0] : time.start]):
        return False
    ahead = _AHEAD.fullmatch(text[time.end : start])
    return ahead is not None and (found.re is _HAS or ahead["is"] is not None)


def _slack(time: Time, *, kept: bool) -> timedelta:
    """Give by how much a day may be off: a birthday is often kept on another day."""
    if kept or (time.months and len(time.months) > 1):
        return _ABOUT
    return timedelta(0) if time.months or time.whole or not time.exact else _RELATIVE
