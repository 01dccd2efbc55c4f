"""Which of a case's children a text calls the elder or the younger, against their births."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.checks.people.pointed_at import Pointers
from checker.checks.people.spoken_of import Spoken, Telling
from checker.matching.needing import needing
from checker.model import Person, Span, WhoId

_KIN = (
    r"(?:brother|sister|sibling|child|son|daughter|boy|girl|one|of the (?:two|children|siblings))"
)
_OLDER = r"(?P<older>elder|eldest|older|oldest|big|first-?born)"
_YOUNGER = r"(?P<younger>younger|youngest|little|baby|kid|second-?born)"
_WHICH = rf"(?:{_OLDER}|{_YOUNGER})"
_BEFORE: Final = needing(
    "eld|old|big|first|young|little|baby|kid|second",
    rf"\b{_WHICH} {_KIN},? (?:called |named )?$",
)
_BEHIND: Final = re.compile(
    rf"(?:,| is| being| was| \(|, who is) ?(?:the |her |his |their |your |a |"
    rf"[\w-]+['\u2019]s )?(?:much |slightly )?{_WHICH}"
    rf"(?: {_KIN}\b|(?= than | by )|(?=[,.;)]|$))(?P<than> than )?",
    re.IGNORECASE,
)
_LITTLE: Final = re.compile(r"\b(?:little|big) (?:boy|girl|one|child|son|daughter)", re.IGNORECASE)


def elders_said(pointers: Pointers, children: tuple[Person, ...]) -> Iterator[tuple[Person, Span]]:
    """Give the children who are called older than all others, or younger, and are not.

    Quiet unless the record has the birth of each child, and there are two at least.
    """
    births = {one.id: one.date_of_birth for one in children if one.date_of_birth}
    if len(births) < 2 or len(births) < len(children):  # noqa: PLR2004 - one alone is neither
        return
    telling = pointers.telling
    for spoken in telling.spoken:
        if spoken.person is None or spoken.person.id not in births:
            continue
        for older, span in _said_of(telling, spoken):
            if _is_wrong(births, spoken.person.id, older=older):
                yield spoken.person, span


def _is_wrong(births: dict[WhoId, date], whom: WhoId, *, older: bool) -> bool:
    own = births[whom]
    others = [day for one, day in births.items() if one != whom]
    return all(day < own for day in others) if older else all(day > own for day in others)


def _said_of(telling: Telling, spoken: Spoken) -> Iterator[tuple[bool, Span]]:
    first = telling.line_start(spoken.start, 40)
    lead = _BEFORE.search(telling.text[first : spoken.start])
    if lead is not None and not _LITTLE.match(lead[0]):
        yield bool(lead["older"]), (first + lead.start(), spoken.end)
    told = _BEHIND.match(telling.text, spoken.end)
    if told is not None and not _LITTLE.search(told[0]):
        yield bool(told["older"]), (spoken.start, told.end())
