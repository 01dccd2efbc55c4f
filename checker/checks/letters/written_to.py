"""To whom a letter inside a dispatch is written: the recipient, an office, or somebody else."""

from dataclasses import dataclass
from enum import StrEnum

from checker.checks.addresses.destinations import held_now
from checker.checks.addresses.premises import are_same_premises, likeness_of
from checker.checks.letters.greeting import fits, greeted
from checker.checks.matter import Matter
from checker.checks.people.standing import (
    Somebody,
    addressee,
    everybody,
    is_lay,
    own_bodies,
    somebody,
    stands_with,
    workplaces,
)
from checker.matching.folding import fold
from checker.matching.names import NameVerdict, compare_names
from checker.mentions.name_words import NOT_NAMES
from checker.model import Case, Mention, Organisation, Person

FITS = frozenset({NameVerdict.SAME, NameVerdict.COMPATIBLE})
OFFICES = frozenset(
    {"dr", "judge", "hhj", "dj", "ddj", "his", "her", "honour", "cllr", "councillor", "pc", "dc",
     "ds", "di", "sgt", "sergeant", "constable", "inspector", "detective", "professor", "prof",
     "rev", "reverend", "sister", "nurse", "sir", "madam"}
)  # fmt: skip
"""Titles of those who are written to for their work."""


class Reader(StrEnum):
    """To whom a letter is written, as far as it matters for a dispatch."""

    RECIPIENT = "recipient"
    OFFICE = "office"
    """A body, a professional, the sender's own staff, or nobody by name."""
    ANOTHER = "another"
    """Somebody else of the case who is in it with their own life."""
    STRANGER = "stranger"
    """Somebody whom the case does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTo:
    """Whom a letter is written to, how the letter names them, and who of the case that is."""

    reader: Reader
    name: str = ""
    person: Person | None = None


def written_to(
    matter: Matter, case: Case, block: Mention | None, greeting: Mention | None
) -> WrittenTo:
    """Say to whom a letter with this address block and this greeting is written.

    The name above the address is the fuller one: "Dear Dr Hale" may greet either parent.
    """
    above = list(block.addressee if block else ())
    names = [*(greeted(greeting.value) if greeting else ()), *above]
    ours = _ours(matter)
    others = [person for person in case.people if person not in ours]
    for some in (above, names):
        if any(fits(name, one) for name in some for one in ours):
            return WrittenTo(reader=Reader.RECIPIENT)
        named = next(((one, name) for one in others for name in some if fits(name, one)), None)
        if named is not None:
            return _to_somebody(matter, case, *named)
    if _at_home(matter, block):
        return WrittenTo(reader=Reader.RECIPIENT)
    there = next((person for person in others if _lives_at(person, block)), None)
    if there is not None:
        return _to_somebody(matter, case, there, there.called)
    stranger = next((name for name in names if is_private(matter, name)), "")
    if not stranger or _is_office(matter, block):
        return WrittenTo(reader=Reader.OFFICE)
    return WrittenTo(reader=Reader.STRANGER, name=stranger)


def _to_somebody(matter: Matter, case: Case, person: Person, name: str) -> WrittenTo:
    """Say that a letter is to somebody of the case who is not the recipient."""
    if is_lay(case, person) and not _goes_with(matter, case, person):
        return WrittenTo(reader=Reader.ANOTHER, name=name, person=person)
    return WrittenTo(reader=Reader.OFFICE, name=name)


def _ours(matter: Matter) -> tuple[Somebody, ...]:
    """Give the recipients of the dispatch, those for whom they act, and the staff of their body."""
    ids = {one.id for one in matter.dispatch.recipients} | set(
        stands_with(matter, matter.recipient.id)
    )
    known = [somebody(matter, one) for one in ids if one is not None]
    body = addressee(matter)
    staff = (
        person
        for person in (matter.case.people if matter.case else ())
        if isinstance(body, Organisation) and body.id in workplaces(matter, person.id)
    )
    return (*(one for one in known if one is not None), *staff)


def _at_home(matter: Matter, block: Mention | None) -> bool:
    return block is not None and any(
        likeness_of(block, address).same_premises for address in held_now(matter)
    )


def _lives_at(person: Person, block: Mention | None) -> bool:
    return block is not None and any(
        are_same_premises(block.lines, address.written()) for address in person.addresses
    )


def _goes_with(matter: Matter, case: Case, person: Person) -> bool:
    """Say whether a letter to a person may go through the recipient: a child's, to a parent."""
    ids = set(stands_with(matter, matter.recipient.id))
    return case.role_of(person.id) == "subject_child" and any(
        relation.target == person.id and relation.source in ids for relation in case.relationships
    )


def is_private(matter: Matter, name: str) -> bool:
    """Say whether a name may be that of a private person: titled, or forename and surname."""
    words = [fold(word).strip(".,") for word in name.split()]
    if len(words) < 2 or OFFICES & set(words) or NOT_NAMES & set(words):  # noqa: PLR2004 - a name of two words
        return False
    if any(character.isdigit() for character in name):
        return False
    staff = [one.name for one in matter.policy.own.staff]
    if staff and any(compare_names(name, [one]) in FITS for one in staff):
        return False
    return not any(isinstance(one, Organisation) and fits(name, one) for one in everybody(matter))


def _is_office(matter: Matter, block: Mention | None) -> bool:
    """Say whether a block is that of a body: of the record, the sender's, or by its name.

    The sender's own name above somebody's is where the letter before it was signed.
    """
    if block is None:
        return False
    bodies = [
        *(one for one in everybody(matter) if isinstance(one, Organisation)),
        *own_bodies(matter),
    ]
    signed = [
        line for line in block.addressee if any(fits(line, own) for own in own_bodies(matter))
    ]
    names = [line for line in block.addressee if line not in signed]
    words = {fold(word).strip(".,") for line in names for word in line.split()}
    return bool(words & NOT_NAMES) or any(
        are_same_premises(block.lines, address.written())
        for body in bodies
        for address in body.addresses
    )
