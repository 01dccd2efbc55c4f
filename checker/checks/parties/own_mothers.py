"""Whose mother or in-law a text says a grandparent is, where the record has the other parent's."""

import re
from collections.abc import Iterator
from typing import Final

from checker.checks.parties.parts_said import Part
from checker.checks.people.kin_to import other_parents, own_children
from checker.checks.people.party_roles import APPLICANT, FATHER, MOTHER, RESPONDENT, Roles
from checker.checks.people.pointed_at import Pointed, Pointers
from checker.checks.people.spoken_of import subject_children
from checker.model import Person, Span

_NEEDS: Final = ("mother", "father", "mum", "dad", "in-law")
_KIN = r"(?P<kin>mother|mum|father|dad)(?P<law>[ -]in[ -]law)?"
_WHOSE = (
    r"(?P<whose>your|the (?:applicant|respondent)(?: (?:mother|father))?['\u2019]s|"
    r"(?:the )?(?:mother|father|mum|dad)['\u2019]s)"
)
_OWN = rf"\b{_WHOSE} (?:own |former |ex-|dear |late )?{_KIN}"
_BEFORE: Final = re.compile(rf"{_OWN},? $", re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"(?:,| is| was|, who is| \() ?{_OWN}(?=[,.;:)!?\n]|$| (?:and not|not) )", re.IGNORECASE
)
_ROLES: Final = {
    "applicant": APPLICANT, "respondent": RESPONDENT, "mother": MOTHER, "mum": MOTHER,
    "father": FATHER, "dad": FATHER,
}  # fmt: skip
_LISTED: Final = re.compile(r",? (?:and|or|&) |, [^,.;\n]{1,40},? (?:and|or|&) ")
_SUPPOSED: Final = re.compile(
    r"\b(?:if|whether|not|never|nor|neither|than|like an?|or|and)\b|n['\u2019]t\b|\?", re.IGNORECASE
)


def own_mothers(pointers: Pointers, roles: Roles, reader: Person | None) -> Iterator[Part]:
    """Give "the applicant's mother, Mrs Cole" where she is the respondent's by the record.

    Her own child then has the part of the other one. `reader` is who is called "you".
    """
    text = pointers.telling.text
    small = text.lower()
    if not any(need in small for need in _NEEDS):
        return
    for one in pointers.all:
        if one.word or len(one.people) != 1:
            continue
        child = _child(roles, one.people[0])
        for found, span in _said(text, pointers.telling.sentence(one.start), one) if child else ():
            part = _part(roles, found, child, reader) if child else None
            if part is not None:
                yield Part(person=part[0], role=part[1], span=span)


def _said(text: str, sentence: Span, one: Pointed) -> Iterator[tuple[re.Match[str], Span]]:
    start = max(sentence[0], one.start - 60)
    before = _BEFORE.search(text[start : one.start])
    listed = before is not None and "," in before[0] and _LISTED.match(text, one.end)
    supposed = before and _SUPPOSED.search(text, sentence[0], start + before.start())
    if before is not None and not (listed or supposed):
        yield before, (start + before.start(), one.end)
    behind = _BEHIND.match(text, one.end, sentence[1])
    if behind is not None and not _SUPPOSED.search(text, *sentence):
        yield behind, (one.start, behind.end())


def _child(roles: Roles, elder: Person) -> Person | None:
    """Give the one parent of the children of the case whose own parent somebody is."""
    children = {one.id for one in subject_children(roles.case)}
    grown = own_children(roles.case, elder.id, roles.policy)
    found = [
        one
        for one in roles.case.people
        if one.id in grown and own_children(roles.case, one.id, roles.policy) & children
    ]
    return found[0] if len(found) == 1 and elder.id not in children else None


def _part(
    roles: Roles, found: re.Match[str], child: Person, reader: Person | None
) -> tuple[Person, str] | None:
    """Give whose mother or in-law it is by the record, and as what the words have them."""
    others = other_parents(roles.case, child.id, roles.policy)
    if len(others) != 1:
        return None
    owner, other = (others[0], child) if found["law"] else (child, others[0])
    whose = found["whose"].lower().removeprefix("the ")
    if whose == "your":
        parts = [part for part in (MOTHER, FATHER) if owner in roles.holders(part)]
        return (other, parts[0]) if reader == other and parts else None
    return owner, _ROLES[re.split(r"[ '\u2019]", whose)[0]]
