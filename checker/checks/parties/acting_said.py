"""For whom a text says that a firm acts, against the firm's clients on the record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.checks.matter import Matter
from checker.checks.people.party_roles import APPLICANT, RESPONDENT, Roles
from checker.checks.people.pointed_at import Pointed, Pointers
from checker.checks.people.standing import parties_of
from checker.model import Organisation, Person, Span

_ACTS_FOR: Final = (
    r"(?:acts?|acting|who acts?|represents?|representing|appears? for|are instructed by|is "
    r"instructed by|instructed by|solicitors? (?:for|to|acting for))"
)
_BEHIND: Final = re.compile(
    rf",? ?(?:who |which |is |are |now |also |\()*{_ACTS_FOR}(?: on behalf of| for)? "
    r"(?:the |their )?$",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(
    r"['\u2019]s? (?:own |legal )?(?:solicitors?|lawyers?|representatives?|firm),? "
    r"(?:at |are |is |from |of )?$",
    re.IGNORECASE,
)
_YOU_ACT: Final = re.compile(
    r"\b(?:you (?:act|appear) (?:for|on behalf of)|you represent|you are instructed by|"
    r"as (?:the )?(?:solicitors?|representatives?|lawyers?) (?:for|of|to|acting for)|"
    r"your instructions from) (?:the )?$",
    re.IGNORECASE,
)
_WHOM_YOU: Final = re.compile(
    r",? (?:whom?|that) you (?:represent|act for|are acting for|appear for)\b|"
    r", your client(?=[.;:)?]|, (?!and\b|or\b|the\b))",
    re.IGNORECASE,
)
_UNSURE: Final = re.compile(
    r"\b(?:if|whether|no longer|not|never|ceased|stopped|used to|formerly|previous\w*|would|unless|"
    r"may|might|could|until|before)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_NEAR: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """A party for whom a firm is said to act, though it acts for others of the case."""

    person: Person
    firm: str
    clients: tuple[Person, ...]
    span: Span


def acting_said(pointers: Pointers, matter: Matter, roles: Roles) -> Iterator[Acting]:
    """Give where a firm of the record is said to act for the other side.

    Quiet where the firm has no client on the record, or one of both sides.
    """
    telling, case = pointers.telling, roles.case
    sides = {*roles.holders(APPLICANT), *roles.holders(RESPONDENT)}
    firms = {acting.organisation for acting in case.representation if acting.organisation}
    for body in case.organisations:
        clients = _clients(roles, body) if body.id in firms else ()
        if not clients:
            continue
        for found in re.finditer(re.escape(body.name), telling.text, re.IGNORECASE):
            first, last = telling.sentence(found.start())
            for one in pointers.between(max(first, found.start() - _NEAR), found.end() + _NEAR):
                span = _tied(telling.text, found.span(), one)
                other = len(one.people) == 1 and not set(one.people) & set(clients)
                near = first <= one.start < last and other and set(one.people) <= sides
                if span and near and not _UNSURE.search(telling.text, first, span[1]):
                    yield Acting(person=one.people[0], firm=body.name, clients=clients, span=span)
    yield from _yours(pointers, matter, roles, tuple(sides))


def _clients(roles: Roles, body: Organisation) -> tuple[Person, ...]:
    ids = {acting.party for acting in roles.case.representation if acting.organisation == body.id}
    return tuple(one for one in roles.case.people if one.id in ids)


def _tied(text: str, firm: Span, one: Pointed) -> Span | None:
    """Give the stretch in which a firm and somebody stand as lawyer and client."""
    if one.start >= firm[1]:
        if text.startswith(("'s", "\u2019s"), one.end):
            return None
        return (firm[0], one.end) if _BEHIND.fullmatch(text, firm[1], one.start) else None
    return (one.start, firm[1]) if _WHOSE.fullmatch(text, one.end, firm[0]) else None


def _yours(
    pointers: Pointers, matter: Matter, roles: Roles, sides: tuple[Person, ...]
) -> Iterator[Acting]:
    """Give for whom a letter to lawyers says that they act."""
    telling, letter = pointers.telling, matter.dispatch.letter
    acted_for = parties_of(matter, matter.recipient.id)
    clients = tuple(one for one in roles.case.people if one.id in acted_for)
    reader = roles.case.who(matter.recipient.id)
    if not clients or reader is None or letter is None or telling.document.name != letter.name:
        return
    for one in pointers.all:
        if len(one.people) != 1 or one.people[0] in clients or one.people[0] not in sides:
            continue
        first, _ = telling.sentence(one.start)
        lead = _YOU_ACT.search(telling.text, max(first, one.start - _NEAR), one.start)
        owned = telling.text.startswith(("'s", "\u2019s"), one.end)
        behind = _WHOM_YOU.match(telling.text, one.end)
        told = behind or (lead and not owned)
        if told and not _UNSURE.search(telling.text, first, one.end):
            name = reader.name if isinstance(reader, Organisation) else reader.called
            span = (lead.start() if lead else one.start, behind.end() if behind else one.end)
            yield Acting(person=one.people[0], firm=name, clients=clients, span=span)
