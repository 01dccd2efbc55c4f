"""To whose home a text has the children come back, and to whose they only go for a visit."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from checker.checks.parties.asks_said import children_named
from checker.checks.parties.home_said import Home, two_where_needed
from checker.checks.people.party_roles import Roles
from checker.checks.people.pointed_at import Pointed, Pointers
from checker.checks.people.spoken_of import subject_children
from checker.model import Person, Span

_NEEDS: Final = ("back", "home", "return", "visit", "contact")
_TO: Final = r"(?:to|at|with|in)(?: (?:their|the))? $"
_BROUGHT = (
    r"\b(?:(?:drop|bring|take|deliver|get|send|drive|fetch|hand|have|walk)(?:s|ing)? {them} "
    rf"(?:safely |straight |promptly )?(?:back home|back|home)(?: home)? {_TO}|"
    rf"return(?:s|ing)? {{them}} (?:safely |promptly |home |back )*{_TO})"
)
_BACK_TO_YOURS = (
    r"\b(?:drop|bring|take|return|deliver)(?:s|ing)? {them} (?:safely |straight |promptly )?"
    r"(?:back|home)(?: home)? (?:to|at) (?:yours\b|your (?:home|house|place|address|flat)\b)"
)
_COME = (
    r"\b(?:they|who|{them}) (?:(?:both|all|always|then|then both|each) )*(?:(?:come|comes|go|goes|"
    r"return|returns|are (?:brought|taken|driven|returned)) (?:back home|home|back)|returns?) "
    rf"{_TO}"
)
_WHICH = (
    r"(?:(?:first|next|usual|weekly|weekend|supervised|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day) )*"
)
_FOR_A_VISIT: Final = re.compile(
    r"['\u2019]s?(?: (?:home|house|place|flat|address))? (?:\w+ ){0,2}for (?:her|his|the|a|their) "
    rf"{_WHICH}(?:visit|contact)\b(?! (?:with|to) (?!the children|them))",
    re.IGNORECASE,
)
_TO_HER: Final = re.compile(r"\b(?:to|at) (?:the )?$", re.IGNORECASE)
_FETCHES = (
    r" (?:(?:will|is to|can|should|may|then|is going to|who) )*(?:collects?|fetch(?:es)?|picks? up|"
    r"comes? (?:and|to) (?:collect|fetch|pick up)|comes? for|meets?|takes?) (?:{them}|up {them}) "
    rf"[^.;,\n]{{0,40}}?\bfor (?:her|his) {_WHICH}"
    r"(?:visit|contact|time with {them}|day with {them})\b"
)
_OTHERWISE: Final = re.compile(
    r"\b(?:if|whether|would|could|might|(?-i:may)|unless|wants?|wanted|wish\w*|hopes?|prefer\w*|"
    r"ask\w*|seek\w*|sought|propos\w*|order\w*|recommend\w*|suggest\w*|consider\w*|imagin\w*|"
    r"agree\w*|not|never|no|nor|refus\w*|fail\w*|used|former\w*|previous\w*|(?:19|20)\d\d|holidays?|"
    r"half[- ]term|christmas|easter|birthday|overnight|claims?|alleg\w*|says?|said|told|states?|"
    r"thinks?|believ\w*|insists?|feels?|instead|while|until|before|early|ill|hospital|apology)\b|"
    r"n['\u2019]t\b|\?",
    re.IGNORECASE,
)
_ON_A_DAY: Final = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|fortnight|sometimes|after school|"
    r"for (?:an?|the|their) (?:hour|day|visit|afternoon|evening|weekend|night|tea))\b",
    re.IGNORECASE,
)


def comings_said(pointers: Pointers, roles: Roles, reader: Person | None) -> Iterator[Home]:
    """Give where the children come back to the parent with whom they do not live.

    `reader` is who is called "you", if one person is.
    Quiet in a holiday and in another year, and where it is supposed, asked, claimed or denied.
    """
    text = pointers.telling.text
    two = two_where_needed(pointers, roles, _NEEDS)
    if two is None:
        return
    here, away = two
    *patterns, yours = _patterns(tuple(one.first_name for one in subject_children(roles.case)))
    for found in yours.finditer(text) if reader == away else ():
        if not _OTHERWISE.search(text, *_clause(pointers, found.span())):
            yield Home(person=away, other=here, span=found.span())
    for one in pointers.all:
        if one.people not in {(here,), (away,)}:
            continue
        for span in _spans(pointers, one, away, tuple(patterns)):
            if not _OTHERWISE.search(text, *_clause(pointers, span)):
                yield Home(person=away, other=here, span=span)


def _spans(
    pointers: Pointers, one: Pointed, away: Person, patterns: tuple[re.Pattern[str], ...]
) -> Iterator[Span]:
    text = pointers.telling.text
    first, last = pointers.telling.sentence(one.start)
    start = max(first, one.start - 90)
    before = text[start : one.start]
    brought, come, fetches = patterns
    if one.people == (away,):
        found = brought.search(before)
        if found is None:
            found = come.search(before)
            clause = _clause(pointers, (one.start, one.end))
            found = None if found and _ON_A_DAY.search(text, *clause) else found
        if found is not None:
            yield start + found.start(), one.end
        return
    visits = _FOR_A_VISIT.match(text, one.end, last) if _TO_HER.search(before) else None
    for found in (visits, fetches.match(text, one.end, last)):
        if found is not None:
            yield one.start, found.end()


def _clause(pointers: Pointers, span: Span) -> Span:
    """Give the part of a sentence between semicolons in which a stretch stands."""
    text = pointers.telling.text
    first, last = pointers.telling.sentence(span[0])
    begin, end = text.rfind(";", first, span[0]), text.find(";", span[1], last)
    return (first if begin < 0 else begin + 1), (last if end < 0 else end)


@lru_cache(maxsize=16)
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    them = children_named(names)
    return tuple(
        re.compile(pattern.replace("{them}", them), re.IGNORECASE)
        for pattern in (_BROUGHT, _COME, _FETCHES, _BACK_TO_YOURS)
    )
