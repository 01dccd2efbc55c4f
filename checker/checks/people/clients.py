"""Whom a letter to lawyers calls their client."""

import re
from dataclasses import replace
from typing import Final

from checker.checks.matter import Matter
from checker.checks.people.antecedents import Antecedents, antecedents_in
from checker.checks.people.kin import sex_of
from checker.checks.people.kin_to import other_parents
from checker.checks.people.spoken_of import Telling, subject_children
from checker.checks.people.standing import parties_of
from checker.model import Case, Person

_YOUR: Final = re.compile(r"\byour $", re.IGNORECASE)
_FORMER: Final = frozenset({"ex", "ex-partner", "former partner"})
_OF_YOU: Final = re.compile(r" of yours?\b", re.IGNORECASE)


def client_of(matter: Matter, case: Case) -> Person | None:
    """Give for whom alone the recipient acts, of those who are no child of the case."""
    acted_for = parties_of(matter, matter.recipient.id)
    children = subject_children(case)
    held = [one for one in case.people if one.id in acted_for and one not in children]
    return held[0] if len(held) == len(acted_for) == 1 else None


def with_client(matter: Matter, case: Case, telling: Telling) -> Antecedents:
    """Give everybody of whom a text speaks, "your client" in a letter as whom the record has."""
    people, letter = antecedents_in(matter, case, telling), matter.dispatch.letter
    own = letter is not None and telling.document.name == letter.name
    people = _with_former_partner(matter, case, telling, people) if own else people
    client = client_of(matter, case) if own and "client" in telling.text else None
    if client is None:
        return people
    sex, text = sex_of(case, client, matter.policy), telling.text
    return replace(
        people,
        all=tuple(
            replace(one, person=client, sex=sex)
            if text[one.start : one.end].lower() == "client"
            and (
                _YOUR.search(text, max(0, one.start - 5), one.start) or _OF_YOU.match(text, one.end)
            )
            else one
            for one in people.all
        ),
        sexes=people.sexes | {sex},
    )


def _with_former_partner(
    matter: Matter, case: Case, telling: Telling, people: Antecedents
) -> Antecedents:
    """Give "your ex-partner", in a letter to a parent, as the children's other parent."""
    reader, text = matter.recipient.id, telling.text
    if reader is None or "your ex" not in text.lower():
        return people
    others = other_parents(case, reader, matter.policy)
    if len(others) != 1 or len(matter.dispatch.recipients) != 1:
        return people
    (other,) = others
    sex = sex_of(case, other, matter.policy)
    return replace(
        people,
        all=tuple(
            replace(one, person=other, sex=sex)
            if one.person is None
            and text[one.start : one.end].lower() in _FORMER
            and _YOUR.search(text, max(0, one.start - 5), one.start)
            else one
            for one in people.all
        ),
        sexes=people.sexes | {sex},
    )
