"""Ages and birthdays that a sentence gives to somebody in other words than a form's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

from checker.checks.ages.ages_implied import WHEN_BORN, Fits, implied
from checker.checks.ages.ages_of_things import is_of_things
from checker.checks.ages.ages_of_whom import OTHERS_AGE, may_speak_of_somebody, spoken_of
from checker.checks.ages.births import age_on, may_be_aged
from checker.checks.ages.numbers_said import NO_GAP, NUMBER, ORDINAL, WORDS, number_said
from checker.checks.people.pointed_at import Pointers
from checker.days import MONTHS
from checker.matching.caseless import caseless
from checker.mentions.dates_of_birth import dates_in
from checker.model import Person, Span

_MONTH = rf"(?P<month>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)})(?![a-z])"
_DAYS = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_MONTH = rf"(?:the )?(?:{_DAYS} (?:of )?{_MONTH})"
_MONTH_DAY = (
    rf"(?:{_MONTH.replace('month', 'month2')} (?:the )?{_DAYS.replace('day', 'day2')}(?!\d))"
)
_SPANS = {
    "bonfire night": (11, 5), "guy fawkes": (11, 5), "halloween": (10, 31), "hallowe'en": (10, 31),
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14),
    "st david's day": (3, 1), "st george's day": (4, 23), "st patrick's day": (3, 17),
    "may day": (5, 1), "leap day": (2, 29), "midsummer's day": (6, 24),
}  # fmt: skip
_SEASONS = {
    "christmas": (12, 1), "new year": (12, 1), "easter": (3, 4), "spring": (2, 3, 4, 5, 6),
    "summer": (5, 6, 7, 8, 9), "autumn": (8, 9, 10, 11, 12), "winter": (11, 12, 1, 2, 3),
}  # fmt: skip
_STAGES = {
    "teenager": (12, 19), "teen": (12, 19), "toddler": (0, 4), "newborn": (0, 1), "baby": (0, 2),
    "adolescent": (11, 19), "pre-schooler": (0, 5), "preschooler": (0, 5), "pensioner": (60, 120),
}  # fmt: skip
_DAY_NAMES = "|".join(sorted(_SPANS, key=len, reverse=True)).replace("'", "['\u2019]?")
_HEDGES = r"(?:(?:now|only|still|just|currently|already|about|around|all of|some) )*"
_NO_AGE = (
    r"(?! ?(?:-|to )\d|[ -](?:months?|weeks?|days?|hours?|minutes?|miles?|pounds|nights?|sessions?|"
    r"children|times|occasions|people|of (?:them|the|us)|in (?:the|a|ten|number)|on (?:the|a)|"
    r"o['\u2019]clock|am|pm|per|p\.m|a\.m|and a half hours)\b|\d|[:/%.]\d|%|st\b|nd\b|rd\b|th\b)"
)
_OLD = (
    r"(?:[ -]years?[ -](?:old|of age)| years?(?=[,.;)]|$| and(?! a)| now\b)"
    r"| ?yrs?(?: old)?| ?y/?o)(?![\w])"
)
_ENDS = r"(?=[,.;)!?\"\u201d]|$| and (?!a |an )| so | but | when )"
_SAYS: Final = caseless(
    rf"\b(?:is|was|are|were|being|remains|['\u2019]s|['\u2019]re|has|have|having|made|aged?|"
    rf"age is|age of|now|still|only|currently) (?:having |now )?{_HEDGES}(?:an? |the )?"
    rf"(?P<age>{NUMBER}){_NO_AGE}{NO_GAP}"
    rf"(?:(?P<old>{_OLD})| and (?:three[ -]quarters|a (?:half|quarter|bit))\b|{_ENDS})"
    rf"|\b(?:who|which) at (?P<at>{NUMBER})(?: years old)?(?= (?:is|was|can|knows|has|can't)\b|,)"
    rf"|\b(?:man|woman|boy|girl|child|person|lady) of (?P<man>{NUMBER})(?=[,.;)]|$)"
    rf"|(?:,|\() ?(?:who is |being |then |now |nearly |almost |just |only |rising )*"
    rf"(?P<between>(?![1-3]\b){NUMBER})(?=,|\))"
    rf"|(?:['\u2019]s|has|having)? ?just turned (?P<turned>{NUMBER})(?![\w-])"
    rf"|\b(?:is|are|being) (?:(?:still|well|both|now|just) )*under (?P<under>{NUMBER})(?=[,.;)]|$)"
    rf"|(?P<of>\bI['\u2019]?a?m (?P<mine>{NUMBER}){_NO_AGE}(?:{_OLD}| and (?:three|a)\b|{_ENDS}))"
    rf"|\b(?<!a )(?<!any )(?<!an )(?P<bare>{NUMBER})[ -](?:years?|yrs?)[ -]old(?!s)\b"
    r"(?! (?:children|boys|girls|pupils|class|kids))"
    rf"|(?:,|\(|^|[-\u2013]) ?(?P<months>{NUMBER}) (?P<unit>months?|weeks?)(?: old)?(?=[.,;)]|$|\n)"
    rf"|\bin (?:his|her|their) (?P<nth>{ORDINAL}) year\b(?! (?:at|in|of (?!age|life)))"
    rf"|\bbirthday,? (?:is |falls |comes )?in {_MONTH.replace('month', 'month5')}(?! \d{{4}})"
    rf"|(?<!there )\b(?:going to be|will be|turns|turning|to turn|will turn) (?P<next>{NUMBER}) "
    rf"(?:this |next |in |on )(?:coming |the )?(?:{_DAYS.replace('day', 'day4')} (?:of )?)?"
    rf"{_MONTH.replace('month', 'month4')}(?! (?:of )?\d{{4}})"
    rf"|\bbirthday(?: (?:is|falls|was))?(?: always)?,?(?: on)? (?:{_DAY_MONTH}|{_MONTH_DAY})"
    rf"|\bborn(?: [a-z]+)?,? (?:on )?(?:a )?(?P<named>{_DAY_NAMES})(?!['\u2019]s)"
    r"|\bborn (?:just |shortly |soon |(?:in )?(?:the|a|two|few) (?:few )?(?:days?|weeks?) )?"
    r"(?:before|after|at|over|around|in|during) (?:the )?(?:early |late |middle of |end of )?"
    r"(?:the )?(?P<season>christmas|easter|new year|spring|summer|autumn|winter)\b"
    r"|\ban? (?P<season2>spring|summer|autumn|winter)(?: baby|[- ]born\b|[- ]birthday)"
    r"|\bborn[^.;,\n]{0,40}?\b(?:in|of|back in) (?:the )?(?:year )?(?:[a-z]+ )?(?:of )?"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
    rf"|\b(?:d\.?o\.?b\.?|born(?: on)?|date of birth)[^\w\n]{{0,3}}(?:(?:is|was|of) )?"
    rf"{_MONTH.replace('month', 'month3')}\.? "
    rf"(?:the )?{_DAYS.replace('day', 'day3')},? (?P<year3>(?:19|20)\d\d)"
    r"|\b(?:d\.?o\.?b\.?|born(?: on)?|date of birth)[^\w\n]{0,3}(?:(?:is|was|of|the) ){0,2}"
    r"(?=\d)(?P<date>[\d/.-]{6,10}|\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}\.?,? \d{4})"
    rf"|\b(?P<stage_lead>(?:is|(?<=he)['\u2019]s|are|being|became|has (?:now |just )?become) "
    rf"(?:now )?(?:an? |the )?(?!(?:{WHEN_BORN}) baby)(?:[a-z]+ )?|the )"
    rf"(?P<stage>{'|'.join(_STAGES)})(?! (?:group|unit|clinic|brain|class|sister|brother|steps?|"
    r"seat|monitor|food|clothes|bank|grand|years|son|daughter|cousin|of|with|next|in|at))\b"
)
_POSSESSED: Final = re.compile(r"['\u2019]s? (?!age\b)[a-z]+ $")
_YEAR: Final = re.compile(
    r"\b(?:in|of|since|from|until) (?:[a-z]+ )?(?:19|20)\d\d\b", re.IGNORECASE
)
_TELLS: Final = caseless(
    rf"\b(?:{WORDS}|\d{{1,2}}(?!\d)|birth\w*|born|(?:19|20)\d\d|reception|"
    rf"sixth|nappies|teens?|teen\w+|toddler|baby|newborn|infant|adult|school|university|uni|twenties|"
    rf"thirties|forties|fifties|sixties|gcses?|driving|drive|vote|walk|crawl|{'|'.join(_STAGES)})\b"
    r"|\d(?:st|nd|rd|th| ?y)"
)
"""What a sentence has that tells of an age or of a birth: anything else is passed over fast."""
_SEVERAL: Final = caseless(
    rf"\b(?:are|aged?) (?:now |aged? |respectively |both )*(?P<one>{NUMBER}) and (?P<two>{NUMBER})"
    rf"{_NO_AGE}"
)
_PAST: Final = re.compile(
    r"\b(?:when|then|were|ago|since|until|from the age|at the age|by the age|at the time|before|"
    r"after|last year|previous\w*|once|photo\w*|pictures?|video|portrait|film|used to|remember\w*|"
    r"had|was|as an?)\b",
    re.IGNORECASE,
)
_NOT_NOW: Final = re.compile(
    r"\b(?:nearly|almost|approach\w*|would|will|['\u2019]ll|if|for children|not|than|like|level|"
    r"feels?|wish\w*|thinks? (?:he|she)|children aged|between|as (?:if|though)|act\w*|tier|over|"
    r"under|least|treated|reading|"
    r"looks?|rule|law|may not|must be|until|hopes?|wants to|once (?:he|she))\b",
    re.IGNORECASE,
)
_OF_OTHERS: Final = re.compile(
    r"\b(?<!the )(?:children|boys|girls|friends|pupils|classmates|cousins?|others|those|people|"
    r"some(?:body|one)) (?:who|that) (?:all )?$",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(r"(?:is|are|['\u2019]s)\b", re.IGNORECASE)
_ONCE: Final = re.compile(r"\bwhen (?:he|she|you|they) ?$", re.IGNORECASE)
"""What leads to a day to come: "when she is twelve"."""
_AGES = ("age", "mine", "bare", "at", "man", "turned", "between")
_BIRTH_KINDS = ("named", "season", "season2", "year", "year3", "month", "month2", "month5", "date")
_MONTH_DAYS: Final = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a sentence says of somebody's age or birth that fits nobody at whom it points."""

    person: Person
    span: Span
    is_age: bool


def births_said(pointers: Pointers, days: tuple[date, ...], today: date) -> Iterator[Said]:
    """Give the ages and birthdays that fit nobody of whom a sentence, or the one before, speaks.

    Quiet where the sentence also points at somebody whom the record does not know, or speaks of
    another time.
    """
    telling = pointers.telling
    for first, last in telling.each_sentence():
        if not may_speak_of_somebody(pointers, first, last) or not _TELLS.search(
            telling.text, first, last
        ):
            continue
        for found in _SAYS.finditer(telling.text, first, last):
            fits = _fits(found, days, today) if not _is_of_no_years(found) else None
            if fits is not None:
                yield from _unfit(pointers, found, fits, today, is_age=_is_age(found))
        for found, fits, is_age in implied(telling.text, first, last, today):
            yield from _unfit(pointers, found, fits, today, is_age=is_age)
        yield from _together(pointers, (first, last), days, today)


def _is_of_no_years(found: re.Match[str]) -> bool:
    """Say whether somebody "has 8", of which nothing says that they are years."""
    return bool(found["age"] and not found["old"] and re.match(r"ha[sv]", found[0], re.IGNORECASE))


def _unfit(
    pointers: Pointers, found: re.Match[str], fits: Fits, today: date, *, is_age: bool
) -> Iterator[Said]:
    """Give what fits nobody of whom a sentence speaks, unless it tells of another time.

    Nobody was ever older than today.
    """
    people = spoken_of(pointers, found.span())
    births = [one.date_of_birth for one in people if one.date_of_birth]
    if not births or any(fits(born) for born in births):
        return
    apart = _is_apart(pointers, found)
    if apart and not (apart is Apart.PAST and _is_too_old(found, births, today)):
        return
    yield Said(person=people[-1], span=found.span(), is_age=is_age)


def _is_too_old(found: re.Match[str], births: list[date], today: date) -> bool:
    held = found.groupdict()
    said = next((held[name] for name in _AGES if held.get(name)), None)
    oldest = max(age_on(born, today + _MONTH_DAYS) for born in births)
    return said is not None and number_said(said) > oldest


def _together(
    pointers: Pointers, sentence: Span, days: tuple[date, ...], today: date
) -> Iterator[Said]:
    """Give "are ten and six" of two people of whom one is neither."""
    for found in _SEVERAL.finditer(pointers.telling.text, *sentence):
        people = spoken_of(pointers, found.span())
        ages = {number_said(found["one"]), number_said(found["two"])}
        if len(people) < 2 or _is_apart(pointers, found):  # noqa: PLR2004 - two ages are of two people
            continue
        if any(not _any_aged(people, age, days, today) for age in ages):
            yield Said(person=people[-1], span=found.span(), is_age=True)


def _any_aged(people: tuple[Person, ...], age: int, days: tuple[date, ...], today: date) -> bool:
    return any(
        may_be_aged(one.date_of_birth, age, days, today=today)
        for one in people
        if one.date_of_birth
    )


class Apart(Enum):
    """Of what else a sentence may tell: an earlier time, or no age of anybody's."""

    PAST = auto()
    NOBODYS = auto()


def _is_apart(pointers: Pointers, found: re.Match[str]) -> Apart | None:
    """Say whether another time, or an age in general, is spoken of."""
    text = pointers.telling.text
    first, last = pointers.telling.sentence(found.start())
    around = f"{text[first : found.start()]} \n {text[found.end() : last]}"
    if OTHERS_AGE.search(around) or _OF_OTHERS.search(text, first, found.start()):
        return Apart.NOBODYS
    if is_of_things(text, (first, last), found.span()):
        return Apart.NOBODYS
    held = found.groupdict()
    if not _is_age(found):
        return Apart.NOBODYS if re.search(r"\b(?:if|would)\b", around, re.IGNORECASE) else None
    before = text[max(first, found.start() - 60) : found.start()]
    after = text[found.end() : min(last, found.end() + 30)]
    quoted = held.get("mine") and not re.search(r"[\"\u201c'\u2018]\W*$", before)
    if quoted or _NOT_NOW.search(before) or (_PRESENT.match(found[0]) and _ONCE.search(before)):
        return Apart.NOBODYS
    if held.get("age") and _owns(pointers, found.start()):
        return Apart.NOBODYS
    later = _YEAR.search(around) or re.match(
        r"[^,.;]{0,20}\b(?:when|at the time|ago|then|in (?:19|20)\d\d)\b", after, re.IGNORECASE
    )
    own = "" if held.get("young") else found[0]
    return Apart.PAST if later or _PAST.search(before + own) else None


def _owns(pointers: Pointers, at: int) -> bool:
    """Say whether something of somebody's is as old: "Ava's bicycle is four years old"."""
    telling = pointers.telling
    before = pointers.between(telling.sentence(at)[0], at)
    between = telling.text[before[-1].end : at] if before else ""
    return _POSSESSED.match(between) is not None


def _is_age(found: re.Match[str]) -> bool:
    held = found.groupdict()
    return not any(held.get(name) for name in _BIRTH_KINDS)


def _fits(found: re.Match[str], days: tuple[date, ...], today: date) -> Fits | None:
    """Give whether somebody born on a day may be as old as is said, or born when it is said."""
    held = {name: text for name, text in found.groupdict().items() if text}
    for name in _AGES:
        if name in held:
            age = number_said(held[name])
            return lambda born: may_be_aged(born, age, days, today=today)
    return _fits_young(held, days, today) or _fits_birth(held, days, today)


def _fits_young(held: dict[str, str], days: tuple[date, ...], today: date) -> Fits | None:
    if "months" in held:
        months = number_said(held["months"]) if held["unit"].startswith("month") else 0
        return lambda born: may_be_aged(born, months // 12, days, today=today)
    if "nth" in held:
        year = number_said(held["nth"]) - 1
        return lambda born: may_be_aged(born, year, days, today=today)
    if "under" in held:
        most = number_said(held["under"])
        return lambda born: age_on(born, today - _MONTH_DAYS) < most
    if "stage" in held:
        least, most = _STAGES[held["stage"].lower()]
        return lambda born: (
            least <= age_on(born, today + _MONTH_DAYS) and age_on(born, today - _MONTH_DAYS) <= most
        )
    return None


def _fits_birth(held: dict[str, str], days: tuple[date, ...], today: date) -> Fits | None:
    if "next" in held:
        age, month = number_said(held["next"]), _month(held["month4"])
        of = [one - back for one in days for back in (timedelta(0), _MONTH_DAYS)]
        at = of or [today, today - timedelta(days=365)]
        return lambda born: born.month == month and age in {age_on(born, day) + 1 for day in at}
    if "date" in held:
        written = [day for _, day in dates_in(held["date"])]
        return (lambda born: born in written) if written else None
    return _fits_part(held)


def _fits_part(held: dict[str, str]) -> Fits | None:
    """Give whether a birth fits where only a part of its date is said."""
    if "named" in held:
        day = _SPANS[held["named"].lower().replace("\u2019", "'")]
        return lambda born: (born.month, born.day) == day
    if "month5" in held:
        month = _month(held["month5"])
        return lambda born: born.month == month
    if "season" in held or "season2" in held:
        months = _SEASONS[held.get("season", held.get("season2", "")).lower()]
        return lambda born: born.month in months
    if "year" in held:
        year = int(held["year"])
        return lambda born: born.year == year
    written = next((held[name] for name in ("month", "month2", "month3") if name in held), None)
    if written is None:
        return None
    number = int(next(held[name] for name in ("day", "day2", "day3") if name in held))
    whole = (_month(written), number, int(held["year3"]) if "year3" in held else None)
    return lambda born: whole in {
        (born.month, born.day, None), (born.month, born.day, born.year),
    }  # fmt: skip


def _month(written: str) -> int:
    return next(
        number for number, name in enumerate(MONTHS, 1) if name[:3].lower() == written[:3].lower()
    )
