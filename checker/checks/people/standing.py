"""Who somebody is in a case: for whom they act, where they work, with whom they live."""

from collections.abc import Iterator

from checker.checks.kept import kept, kept_for_everyone
from checker.checks.matter import Matter
from checker.model import (
    Case,
    Organisation,
    Person,
    PostalAddress,
    Representation,
    WhoId,
)

Somebody = Person | Organisation

PROFESSIONAL_ROLES = frozenset(
    {
        "local_authority",
        "childrens_guardian",
        "family_court_adviser",
        "reporting_officer",
        "iro",
        "solicitor",
        "barrister",
        "court",
        "police",
        "school",
        "gp",
        "interpreter",
        "professional",
    }
)
"""Roles of people who are in the case because of their work."""


@kept_for_everyone
def everybody(matter: Matter) -> tuple[Somebody, ...]:
    """Give everybody known here: the case's people and bodies, the directory, the sender."""
    recorded = of_case(matter.case) if matter.case else ()
    return (*recorded, *matter.policy.directory, *matter.policy.own.organisations)


def of_case(case: Case) -> tuple[Somebody, ...]:
    """Give the people and the bodies of a case."""
    return (*case.people, *case.organisations)


def addressee(matter: Matter) -> Somebody | None:
    """Give the recipient as the record or the directory has them, or None."""
    return somebody(matter, matter.recipient.id)


@kept_for_everyone
def somebody(matter: Matter, whom: WhoId | None) -> Somebody | None:
    """Give whoever has an id, or None."""
    return next((one for one in everybody(matter) if one.id == whom), None)


def own_bodies(matter: Matter) -> tuple[Organisation, ...]:
    """Give the sender's own organisations: the policy's and the record's of kind "own"."""
    recorded = matter.case.organisations if matter.case else ()
    return (*matter.policy.own.organisations, *(one for one in recorded if one.kind == "own"))


def in_force(matter: Matter) -> Iterator[Representation]:
    """Give who acts for whom today."""
    for acting in matter.case.representation if matter.case else ():
        begun = acting.since is None or acting.since <= matter.today
        if begun and (acting.until is None or acting.until >= matter.today):
            yield acting


@kept_for_everyone
def parties_of(matter: Matter, whom: WhoId | None) -> frozenset[WhoId]:
    """Give those for whom somebody acts today, directly or through their organisation."""
    bodies = workplaces(matter, whom)
    return frozenset(
        acting.party
        for acting in in_force(matter)
        if whom is not None
        and (whom in {acting.person, acting.organisation} or acting.organisation in bodies)
    )


def is_professional(case: Case, whom: WhoId | None) -> bool:
    """Say whether a person is in the case because of their work."""
    roles = {party.role for party in case.parties if party.who == whom}
    acts = any(acting.person == whom for acting in case.representation)
    return acts or bool(roles & PROFESSIONAL_ROLES and not roles - PROFESSIONAL_ROLES)


def is_lay(case: Case, one: Somebody) -> bool:
    """Say whether somebody is in the case with their own life: a party, a child, a relative."""
    return isinstance(one, Person) and not is_professional(case, one.id)


@kept_for_everyone
def workplaces(matter: Matter, whom: WhoId | None) -> frozenset[WhoId]:
    """Give the organisations that a professional belongs to, none for anybody else.

    Said by the representation (who acts, or for whose party the body acts), by a relationship to
    a body, or by an email address at the body's own domain.
    """
    case = matter.case
    person = case.who(whom) if case else None
    if case is None or not isinstance(person, Person) or not is_professional(case, whom):
        return frozenset()
    acting = {
        one.organisation
        for one in in_force(matter)
        if one.organisation and whom in {one.person, one.party}
    }
    related = {one.target for one in case.relationships if one.source == whom}
    domains = {
        contact.value.rpartition("@")[2].lower()
        for contact in person.contacts
        if contact.kind == "email"
    }
    linked = acting | related
    return frozenset(
        body.id
        for body in case.organisations
        if body.id in linked or domains & {domain.lower() for domain in body.email_domains}
    )


@kept_for_everyone
def stands_with(matter: Matter, whom: WhoId | None) -> frozenset[WhoId]:
    """Give everybody whose data is no news to somebody: themselves, their parties, their offices.

    A party's data is no news to those who act for that party.
    """
    if whom is None:
        return frozenset()
    return frozenset({whom}) | parties_of(matter, whom) | workplaces(matter, whom)


def lives_with(case: Case, one: WhoId | None, other: WhoId) -> bool:
    """Say whether the record says that two people live together."""
    return any(
        relation.lives_with is True and {relation.source, relation.target} == {one, other}
        for relation in case.relationships
    )


def addresses_of(matter: Matter, one: Somebody | None) -> tuple[PostalAddress, ...]:
    """Give every address that somebody may be or might have been written to at.

    A professional's are also those of the organisation that they belong to; somebody without any
    address of their own has the home of those they live with.
    """
    if one is None:
        return ()
    bodies = workplaces(matter, one.id)
    offices = (body for body in everybody(matter) if body.id in bodies)
    found = (*one.addresses, *(address for body in offices for address in body.addresses))
    if found or matter.case is None:
        return found
    home = (each for each in matter.case.people if lives_with(matter.case, one.id, each.id))
    return tuple(address for each in home for address in each.addresses)


@kept
def is_court(matter: Matter, case: Case) -> bool:
    """Say whether the recipient is a court, or works for one."""
    reader = matter.recipient.id
    kinds = {body.id: body.kind for body in case.organisations}
    places = {one for one in (reader, *workplaces(matter, reader)) if one}
    return case.role_of(reader) == "court" or any(kinds.get(one) == "court" for one in places)
