"""Ages and times of life that a sentence ties to a time: "will be nine in January"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from checker.checks.ages.ages_of_things import is_of_things
from checker.checks.ages.ages_of_whom import OTHERS_AGE, may_speak_of_somebody, spoken_of
from checker.checks.ages.numbers_said import NUMBER, ORDINAL, number_said
from checker.checks.ages.times_said import Time, gap, times_said
from checker.checks.people.pointed_at import Pointers
from checker.checks.people.spoken_of import Telling, any_of
from checker.matching.caseless import caseless
from checker.matching.needing import holds
from checker.model import Person, Span

_NOT_YEARS = (
    r"(?! ?(?:-|to )\d|[ -](?:weeks?|days?|hours?|minutes?|miles?|pounds?|nights?|sessions?|"
    r"children|times?|occasions?|people|of|more|or|other|different|brothers?|sisters?|visits?|"
    r"meetings?|months?|o['\u2019]clock|am|pm|per|parties|days)\b|\d|[:/%.]\d|%|st\b|nd\b|rd\b|th\b)"
)
_SMALL = (
    r"(?:(?:now|only|still|just|already|about|around|barely|not|the|his|her|their|my|all of|also|"
    r"both|then|age of|a|an|well|nearly|almost) )*"
)
_EVENT = (
    r"(?:turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|attain(?:s|ed|ing)?|complet(?:es?|ed|ing)|"
    r"fulfil(?:s|led)?|hits?|becom(?:es?|ing)|became|has made|will make|celebrat(?:es?|ed|ing)|"
    r"mark(?:s|ed|ing)?)"
)
_AGE: Final = caseless(
    rf"\b(?P<event>{_EVENT}) {_SMALL}(?P<reached>{NUMBER}){_NOT_YEARS}(?! birthday)"
    rf"|\b(?P<birthday>{ORDINAL}) birthday\b"
    rf"|\b(?:age of |aged? )(?P<aged>{NUMBER}){_NOT_YEARS}"
    rf"|\b(?P<old>{NUMBER})[ -]years?[ -](?:old|of age)\b(?!s)"
    rf"|\b(?:is|was|were|are|be|being|been|['\u2019]s) {_SMALL}(?P<be>{NUMBER}){_NOT_YEARS}"
    r"(?=[,.;)!?]|$| years| (?:in|at|on|when|by|before|next|this|last|tomorrow|yesterday|and|then|"
    r"but|so|two|three)\b)"
    rf"|\b(?:is|was|already|only|just|about) (?P<months>{NUMBER}) months(?: old)?"
    r"(?=[,.;)!?]|$| (?:when|in|at|old|by|and)\b)"
)
_NEEDS: Final = caseless(
    rf"\b(?:{_EVENT}|birthday|aged?|years?|is|was|were|are|be|being|been|months)\b|['\u2019]s "
)
_SUPPOSED: Final = re.compile(
    r"\b(?:if|would|could|might|like|feels?|treated|reading|between|for children|policy|rule|"
    r"hopes?|hoped|wish\w*|imagin\w*|pretend\w*|dream\w*|wants?|wanted|whether|unless|as though|"
    r"than|once|until|says it|born (?:when|after|before)|too young|too old)\b",
    re.IGNORECASE,
)
_WILL: Final = re.compile(
    r"(?:\b(?:will|shall|(?<!was )(?<!were )going to)|['\u2019]ll) be\b", re.IGNORECASE
)
_SUBJECT: Final = re.compile(
    r"\b(?:he|she|who|and|also|then|soon|is|are)(?: (?:now|also|then))? ?$", re.IGNORECASE
)
_STILL: Final = re.compile(r"\b(?:only|still|just|not|already|about|around|well)\b", re.IGNORECASE)
_UPON: Final = re.compile(r"(?: years old)?,?(?: (?:in|on|at|the|coming))* ", re.IGNORECASE)
_SO_THAT: Final = re.compile(r",? (?:when|at the|by the|as)\b", re.IGNORECASE)
_FUTURE: Final = re.compile(
    r"\b(?:will|shall|going to|about to|due to|is to|next|turns|reaches|"
    r"attains|becomes|starts|coming)\b|['\u2019]ll\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|turned|reached|celebrated|marked|became|started|joined|saw|told|met|"
    r"left|moved|(?:has|have) (?:just |now |already |recently )?"
    r"(?:\w+ed|been|become|come|begun|gone|seen|met|left|told|grown|got|made|had|given|spent))\b",
    re.IGNORECASE,
)
_APART: Final = re.compile(
    r"[;:]| but |\band (?:he|she|i|we|they|you|it|the|his|her|your|both)\b|, (?:and|so) ",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"\b(?P<after>before|by)\W+(?:the )?(?:\w+ ){0,4}$", re.IGNORECASE)
_OF_THE_CASE: Final = re.compile(
    r"\b(?:at|on|by|upon|from) (?:the )?(?:date|time|day|start|outset|issue|beginning) of "
    r"(?:the|this|these|your|his) (?:present |current )?(?:application|proceedings)\b|"
    r"\bwhen (?:the|this) application was (?:made|issued|lodged)\b",
    re.IGNORECASE,
)
_AT_A_BIRTH: Final = re.compile(
    r"\b(?:(?:up)?on|at|when|by the time(?: of)?|with|following) (?:the birth of )?(?=\w)",
    re.IGNORECASE,
)
_IS_BORN: Final = re.compile(r"(?:['\u2019]s? birth\b| was born\b| came\b)", re.IGNORECASE)
_NOT_SO: Final = re.compile(
    r"\b(?:not|never|no longer|before|until|too young|when|once|used to|if|would|wants?|hopes?|"
    r"ready for|prepar\w+|plans?|choos\w+|visit\w*|look(?:s|ing)? (?:at|for|round)|apply\w*|"
    r"applied|about|without|work\w*|teach\w*|staff|remember\w*|old|former|previous|through|after|"
    r"from|finished|left|since|could|might|may|should|talk\w*)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(r"\b(?:from when|when (?:he|she|you|they) (?:was|were))\b", re.IGNORECASE)
_GROWS: Final = re.compile(
    r"\b(?:to|will|is|are|be|been|being|was|were|has|have|had|needs?|goes|going|attends?|starts?|"
    r"attending|starting|started|joins?|joined|takes?|taking|sits?|sitting|doing|uses?|passed|"
    r"attains?|attained|reach\w*|approach\w*|enter\w*|becom\w+|became|due|having|still|his|her)"
    r" (?:[a-z'\u2019-]+ ){0,3}$|['\u2019]s (?:[a-z-]+ ){0,3}$",
    re.IGNORECASE,
)
_DID: Final = re.compile(r"\b(?:was|were|had|started|joined|became|been|passed)\b", re.IGNORECASE)
_BIRTH_BEFORE: Final = re.compile(
    r"\b(?:born|birth(?!day)|d\.?o\.?b\.?)[^,;]{0,20}$", re.IGNORECASE
)
_BECAME: Final = re.compile(
    r"\b(?:is|was|be|been|become|becomes|became) (?:now |already )?an? $", re.IGNORECASE
)
_SLACK: Final = timedelta(31)
_OF_A_BODY: Final = re.compile(r"[ -][A-Z]")
_FAR: Final = 70
_NUMBERS = ("reached", "birthday", "aged", "old", "be", "months")


def ages_in_time(
    pointers: Pointers, lives: tuple[str, ...], today: date
) -> Iterator[tuple[Person, Span]]:
    """Give what fits nobody of whom a sentence tells, at the time of which it tells.

    `lives` is the list `ages_of_life`.
    """
    telling = pointers.telling
    small = telling.text.lower()
    needs = [need for need in _longest_words(lives) if need in small]
    for first, last in telling.each_sentence():
        if not may_speak_of_somebody(pointers, first, last):
            continue
        found = list(_aged(pointers, first, last, today))
        if holds(small[first:last], needs):
            found += _grown(telling, first, last, lives, today)
        for span, least, most in found:
            people = spoken_of(pointers, span)
            births = [one.date_of_birth for one in people if one.date_of_birth]
            if births and not any(least <= born <= most for born in births):
                yield people[-1], span


_Claim = tuple[Span, date, date]
"""Where it stands, and between which days somebody is born whom it fits."""


def _aged(pointers: Pointers, first: int, last: int, today: date) -> Iterator[_Claim]:
    """Give the ages of a sentence which says of what time they are."""
    text = pointers.telling.text
    if _NEEDS.search(text, first, last) is None:
        return
    times: tuple[Time, ...] | None = None
    for found in _AGE.finditer(text, first, last):
        before = text[first : found.start()]
        if OTHERS_AGE.search(text, first, last) or _is_supposed(before):
            continue
        if is_of_things(text, (first, last), found.span()):
            continue
        if times is None:
            times = tuple(times_said(text, first, last, today))
        at = _time_of(pointers, found, (first, last), times, today)
        if at is not None:
            reached = _is_reached(pointers, found, at)
            yield from _claims(found, at, ends=_ends_by(text, found, at), reached=reached)


def _is_supposed(before: str) -> bool:
    return _SUPPOSED.search(before) is not None


def _ends_by(text: str, found: re.Match[str], at: Time) -> bool:
    """Say whether it is so at the latest at that time: "sixteen before the order ends in 2028"."""
    return at.start >= found.end() and bool(_LINK.search(text[found.end() : at.start]))


def _is_reached(pointers: Pointers, found: re.Match[str], at: Time) -> bool:
    """Say whether it is the day on which somebody becomes so old: "will be six in February"."""
    text = pointers.telling.text
    if not found["be"] or not at.months or _STILL.search(found[0]):
        return False
    lead = _WILL.search(text, max(0, found.start() - 20), found.start() + 3)
    between = text[found.end() : at.start] if at.start >= found.end() else "-"
    if lead is None or not _UPON.fullmatch(between) or _SO_THAT.match(text, at.end):
        return False
    named = pointers.between(max(0, lead.start() - _FAR), lead.start())
    beside = bool(named) and lead.start() - named[-1].end <= 1 and bool(named[-1].people)
    return beside or _SUBJECT.search(text, max(0, lead.start() - 20), lead.start()) is not None


def _claims(found: re.Match[str], at: Time, *, ends: bool, reached: bool) -> Iterator[_Claim]:
    held = {name: said for name, said in found.groupdict().items() if said}
    event = reached or "event" in held or "birthday" in held
    months = "months" in held
    said = number_said(next(held[name] for name in _NUMBERS if name in held))
    years = said // 12 if months else said
    begins = [_back(one[0] - _SLACK, years + (0 if event else 1)) for one in at.days]
    until = [_back(one[1] + _SLACK, years) for one in at.days]
    if months:
        begins = [_back(one[0] - _SLACK, years + 1) for one in at.days]
    least, most = min(begins), max(until)
    if ends:
        least = date.min
    yield found.span(), least, most


def _back(day: date, years: int) -> date:
    """Give a day some years before another."""
    year = max(1, day.year - years)
    return day.replace(year=year, day=min(day.day, 28))


def _time_of(
    pointers: Pointers,
    found: re.Match[str],
    sentence: Span,
    times: tuple[Time, ...],
    today: date,
) -> Time | None:
    """Give the time at which an age is said to be somebody's, if its clause names one."""
    text = pointers.telling.text
    own = _OF_THE_CASE.search(text, *sentence)
    if own is not None:
        days = ((today - timedelta(730), today),)
        return Time(start=own.start(), end=own.end(), days=days, exact=True)
    for birth in _AT_A_BIRTH.finditer(text, found.end(), min(sentence[1], found.end() + 30)):
        for one in pointers.between(birth.end(), birth.end() + 6):
            born = one.people[0].date_of_birth if len(one.people) == 1 else None
            if born and (_IS_BORN.match(text, one.end) or "birth of" in birth[0].lower()):
                return Time(start=one.start, end=one.end, days=((born, born),), exact=True)
    near = [
        one
        for one in times
        if not _is_inside(one, found)
        and _is_near(text, found, one)
        and not _BIRTH_BEFORE.search(text[max(0, one.start - 40) : one.start])
    ]
    if not near:
        return None
    at = min(near, key=lambda one: gap(found, one))
    single = at.exact and len(at.days) == 1
    return at if single else _by_tense(text, found, sentence, at, today)


def _by_tense(
    text: str, found: re.Match[str], sentence: Span, at: Time, today: date
) -> Time | None:
    """Give the one of two Mays that a sentence means by its verb, or both."""
    clause = text[max(sentence[0], found.start() - 40) : found.end()]
    if _FUTURE.search(clause):
        days = tuple(one for one in at.days if one[1] >= today)
    elif _PAST.search(clause):
        days = tuple(one for one in at.days if one[0] <= today)
    else:
        days = at.days
    return Time(start=at.start, end=at.end, days=days, months=at.months) if days else None


def _is_inside(time: Time, found: re.Match[str]) -> bool:
    return time.start < found.end() and found.start() < time.end


def _is_near(text: str, found: re.Match[str], time: Time) -> bool:
    if time.start >= found.end():
        between = text[found.end() : time.start]
    else:
        between = text[time.end : found.start()]
    return len(between) <= _FAR and _APART.search(between) is None


def _grown(
    telling: Telling, first: int, last: int, lives: tuple[str, ...], today: date
) -> Iterator[_Claim]:
    """Give the times of life of a sentence: now, or at the time that it names."""
    words, ages = _lives(lives)
    text = telling.text
    for found in words.finditer(text, first, last):
        before = text[max(first, found.start() - 60) : found.start()]
        led = _GROWS.search(before)
        ages_of = ages.get(_plain(found[0]))
        if led is None or ages_of is None or _OF_A_BODY.match(text, found.end()):
            continue
        if (
            _THEN.search(text, found.end(), last)
            or _NOT_SO.search(before)
            or _is_of_others(text, first, last, found)
        ):
            continue
        least, most = ages_of
        near = [
            one
            for one in times_said(text, first, last, today)
            if _is_near(text, found, one) and not _is_inside(one, found)
        ]
        at = _by_tense(text, found, (first, last), near[0], today) if near else None
        if at is not None:
            low, high = min(one[0] for one in at.days), max(one[1] for one in at.days)
        elif _DID.search(before):
            low, high = date.min, today
        elif _FUTURE.search(before):
            low, high = today, today + timedelta(365)
        else:
            low = high = today
        begin = date.min if low == date.min else _back(low - _SLACK, most + 1)
        yield found.span(), begin, _back(high + _SLACK, least)


def _is_of_others(text: str, first: int, last: int, found: re.Match[str]) -> bool:
    """Say whether a sentence speaks of somebody in general: not in "became a teenager"."""
    own = _BECAME.search(text, max(first, found.start() - 40), found.start())
    if own is None:
        return OTHERS_AGE.search(text, first, last) is not None
    others = (one for one in OTHERS_AGE.finditer(text, first, last) if one.end() != found.end())
    return next(others, None) is not None or _SUPPOSED.search(text, first, own.start()) is not None


@lru_cache(maxsize=8)
def _lives(entries: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, tuple[int, int]]]:
    parted = [entry.partition("=") for entry in entries]
    ages = {}
    for words, _, said in parted:
        least, _, most = said.strip().partition("-")
        if least.isdigit() and most.isdigit():
            ages[_plain(words)] = (int(least), int(most))
    return any_of(tuple(words.strip() for words, _, _ in parted)), ages


@lru_cache(maxsize=8)
def _longest_words(entries: tuple[str, ...]) -> frozenset[str]:
    """Give the longest word of each entry, without which a text need not be searched for it."""
    return frozenset(max(_plain(entry.partition("=")[0]).split(), key=len) for entry in entries)


def _plain(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.strip().lower().replace("\u2019", "'"))
