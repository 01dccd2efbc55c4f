"""With whom a text says that the children live by their home, their carer or their visits."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from checker.checks.parties.asks_said import children_named
from checker.checks.parties.home_said import (
    PARTLY,
    UNSURE,
    Home,
    before_the_other,
    has_days,
    is_shared,
    two_where_needed,
)
from checker.checks.people.kin import HE, sex_of
from checker.checks.people.party_roles import Roles
from checker.checks.people.pointed_at import Pointed, Pointers
from checker.checks.people.spoken_of import subject_children
from checker.matching.caseless import Caseless, caseless
from checker.model import Person, Span

_NEEDS: Final = (
    "live", "living", "home", "care", "resid", "parent", "visit", "contact", "only", "once",
    "twice", "just", "every", "each",
)  # fmt: skip
_ALWAYS = r"(?:(?:both|all|always|still|now|currently) )*"
_LIVE = (
    r"(?:live|lives|reside|resides|are living|is living|"
    rf"(?:have|has) {_ALWAYS}(?:lived|been living))"
)
_TO = r"(?:their |the |your |his |her )?(?:(?:father|mother|dad|mum),? )?$"
_WITH = (
    rf"\b(?:they|who|{{them}}) {_ALWAYS}{_LIVE} (?:full-time |permanently )?(?P<at>with|at) {_TO}"
    rf"|(?:\btheir|{{them}}['\u2019]s?) (?:main |permanent |real )?home (?:is|remains) with {_TO}"
)
_IN_CARE = rf"\b(?:they|{{them}}) (?:are|is|remain|remains) {_ALWAYS}in {_TO}"
_WEEK = r"(?: all week| (?:during|in|through) the week| full[- ]time| permanently)"
_FULL = r"(?:full-time|sole|day-to-day|main|permanent) "
_CARE: Final = re.compile(rf"['\u2019]s? (?:{_FULL}care\b|care{_WEEK}\b)", re.IGNORECASE)
_PLACE: Final = re.compile(r"['\u2019]s?(?: (?:address|house|home|place|flat))?\b", re.IGNORECASE)
_IS_CARER = (
    r",? (?:who is |is |remains |being )?(?:{them}['\u2019]s?|the|their) (?:main|primary|resident|"
    r"full-time|principal) (?:carer|caregiver|parent)\b"
    rf"|,? (?:with )?whom (?:they|{{them}}) {_ALWAYS}{_LIVE}(?: with)?(?=[,.;)]|$)"
)
_AS_THEY = (
    r" [^.;,\n]{3,60}?,? (?:because|as|so|since) (?:they|{them}) (?:both |all )?(?:live|"
    r"are living) with (?P<whom>him|her)\b"
)
_YOUR_HOME = (
    rf"\b(?:they|{{them}}) {_ALWAYS}{_LIVE} (?:with you )?at your (?:address|home|house|place)\b"
    r"|\byour (?:home|house|address) is (?:where (?:they|{them}) live|{them}['\u2019]s? "
    r"(?:main )?home)\b|\b(?:they|{them}) (?:are|is|remain|remains) in your "
    rf"(?:{_FULL}care|care{_WEEK})\b"
    r"|\b(?:because|as) (?:they|{them}) (?:both |all )?live with you\b"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_ONLY_SEES = (
    r",? (?:who )?(?:(?:only|just) (?:see|sees|have|has|gets?|visits?) {them} (?:only )?"
    rf"(?:on|at|every|each) (?:other |the )?(?:{_DAY}|weekends?)"
    rf"|(?:(?:only|just) )?(?:see|sees|visits?) {{them}} (?:only |just )?(?:(?:once|twice|one day|"
    rf"a day) (?:a|each|every) (?:week|fortnight|month)|(?:on|every|each) (?:other )?{_DAY}))\b"
    r"|,? (?:who )?(?:is|remains) (?:the |their )?(?:non-resident|absent|visiting) parent\b"
)
_AS_ABSENT = r"\bas (?:the|a|an) (?:non-resident|absent|visiting) parent,? (?:you|your|please)\b"
_VISITS_TO = (
    r"{them}['\u2019]s? (?:(?:\w+day|weekly|supervised|direct) )?(?:visits? (?:to|with)|contact "
    r"(?:visits? )?with) (?:their |the )?$"
)


class _Patterns(NamedTuple):
    """What is said of the parent who has the children, and of the one who has not."""

    live_with: re.Pattern[str]
    in_care: re.Pattern[str]
    is_carer: re.Pattern[str]
    as_they: re.Pattern[str]
    your_home: Caseless
    only_sees: re.Pattern[str]
    as_absent: Caseless
    visits_to: re.Pattern[str]


def living_said(pointers: Pointers, roles: Roles, reader: Person | None) -> Iterator[Home]:
    """Give where the children live with the other parent, or only visit the one who has them.

    `reader` is who is called "you", if one person is. Quiet about another time, about some days,
    and where it is supposed, wished, asked or claimed.
    """
    text = pointers.telling.text
    two = two_where_needed(pointers, roles, _NEEDS)
    if two is None:
        return
    here, away = two
    patterns = _patterns(tuple(one.first_name for one in subject_children(roles.case)))
    he = sex_of(roles.case, away, roles.policy) == HE
    for one in pointers.all:
        first, last = pointers.telling.sentence(one.start)
        if one.people == (away,):
            spans = _lives(text, (first, last), one, patterns, he=he)
        elif one.people == (here,) and not has_days(pointers, one, away):
            spans = _visits(text, (first, last), one, patterns)
        else:
            continue
        for span in spans:
            end = before_the_other(pointers, span[1], last, here)
            partly = one.people == (away,) and (
                PARTLY.search(text, first, end) or is_shared(pointers, span[1], last, here)
            )
            if not partly and not _is_unsure(text, first, span[1]):
                yield Home(person=away, other=here, span=span)
    pattern = {away: patterns.your_home, here: patterns.as_absent}.get(reader) if reader else None
    for found in pattern.finditer(text) if pattern else ():
        sentence = pointers.telling.sentence(found.start())
        if not PARTLY.search(text, *sentence) and not _is_unsure(text, sentence[0], found.end()):
            yield Home(person=away, other=here, span=found.span())


def _lives(
    text: str, sentence: Span, one: Pointed, patterns: _Patterns, *, he: bool
) -> Iterator[Span]:
    start = max(sentence[0], one.start - 90)
    before = text[start : one.start]
    place, care = _PLACE.match(text, one.end), _CARE.match(text, one.end)
    found = patterns.live_with.search(before)
    shortly = found is not None and "lived" in found[0] and _FOR_A_WHILE.search(text, *sentence)
    if found is not None and not shortly and bool(place) == (found["at"] == "at"):
        yield start + found.start(), place.end() if place else one.end
    kept = patterns.in_care.search(before)
    if kept is not None and care is not None:
        yield start + kept.start(), care.end()
    for pattern in (patterns.is_carer, patterns.as_they):
        said = pattern.match(text, one.end, sentence[1])
        if said is None:
            continue
        whom = said.groupdict().get("whom")
        if not whom or (whom.lower() == "him") == he:
            yield one.start, said.end()


def _visits(text: str, sentence: Span, one: Pointed, patterns: _Patterns) -> Iterator[Span]:
    sees = patterns.only_sees.match(text, one.end, sentence[1])
    if sees is not None:
        yield one.start, sees.end()
    start = max(sentence[0], one.start - 60)
    visits = patterns.visits_to.search(text[start : one.start])
    if visits is not None and not text.startswith(("'", "\u2019"), one.end):
        yield start + visits.start(), one.end


def _is_unsure(text: str, first: int, last: int) -> bool:
    return bool(UNSURE.search(text, first, last) or _CLAIMED.search(text, first, last))


_FOR_A_WHILE: Final = re.compile(
    r"\b(?:for|before|once|briefly|twice|during|over|in the past|sometimes|at times|while|since "
    r"(?:last|\w+day))\b",
    re.IGNORECASE,
)
_CLAIMED: Final = re.compile(
    r"\b(?:says?|said|claims?|claimed|alleg\w*|insists?|insisted|maintains?|told|states?|writes?|"
    r"while|whilst|whenever|once they|after they|"
    r"former\w*|friends?|gran\w*|in (?:19|20)\d\d)\b|\?",
    re.IGNORECASE,
)


@lru_cache(maxsize=16)
def _patterns(names: tuple[str, ...]) -> _Patterns:
    them = children_named(names)
    return _Patterns(
        live_with=_compiled(_WITH, them),
        in_care=_compiled(_IN_CARE, them),
        is_carer=_compiled(_IS_CARER, them),
        as_they=_compiled(_AS_THEY, them),
        your_home=caseless(_YOUR_HOME.replace("{them}", them)),
        only_sees=_compiled(_ONLY_SEES, them),
        as_absent=caseless(_AS_ABSENT),
        visits_to=_compiled(_VISITS_TO, them),
    )


def _compiled(pattern: str, them: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{them}", them), re.IGNORECASE)
