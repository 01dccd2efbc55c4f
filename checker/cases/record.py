"""Turn one JSON record into a Case, or say where it breaks the schema and what was expected."""

from collections.abc import Iterator

import msgspec

from checker.cases import schema
from checker.cases.snapshot import Json, snapshot
from checker.model import (
    EVERYONE,
    Case,
    CaseId,
    CaseNote,
    Identifier,
    LocationClue,
    OtherName,
    Party,
    Person,
    Preferences,
    Reference,
    Relationship,
    Representation,
    Restriction,
    ReturnedPost,
    WhoId,
    WrongDestination,
)
from checker.settings.expectation import Broken, broken
from checker.settings.organisation import to_address, to_contact, to_organisation
from checker.shapes import convert

NEVER_RELEASED = ("refuge", "adoption_serial")
"""A restriction on one of these grounds is never released, whatever the file says."""


def to_case(raw: Json) -> Case | Broken:
    """Give the case that a JSON record describes, or where it breaks the schema."""
    if not isinstance(raw, dict):
        return Broken(path="$", expected="a case record (an object with the key `case`)")
    try:
        shape = convert(raw, schema.RecordShape)
    except msgspec.ValidationError as error:
        return broken(schema.RecordShape, error)
    for fault in (*_used_twice(shape), *_pointing_nowhere(shape)):
        return fault
    try:
        digest = snapshot(raw)
    except UnicodeEncodeError:
        return Broken(path="$", expected="text in whole characters")
    except ValueError as error:
        return Broken(path="$", expected=str(error))
    return _case(shape, digest)


def _used_twice(shape: schema.RecordShape) -> Iterator[Broken]:
    """Say where an id stands a second time."""
    people, organisations = shape.people or (), shape.organisations or ()
    who = [(f"$.people[{i}].id", one.id) for i, one in enumerate(people)]
    who += [(f"$.organisations[{i}].id", one.id) for i, one in enumerate(organisations)]
    holding = [(f"$.people[{i}]", one.addresses) for i, one in enumerate(people)]
    holding += [(f"$.organisations[{i}]", one.addresses) for i, one in enumerate(organisations)]
    where = [
        (f"{path}.addresses[{j}].id", address.id)
        for path, addresses in holding
        for j, address in enumerate(addresses or ())
    ]
    held = [(f"$.restrictions[{i}].id", one.id) for i, one in enumerate(shape.restrictions or ())]
    for ids in (who, where, held):
        seen: dict[str, str] = {}
        for path, name in ids:
            if not name.strip() or name == EVERYONE:
                yield Broken(path=path, expected="an id of its own")
            elif name in seen:
                yield Broken(path=path, expected=f"an id that {seen[name]} does not have already")
            seen[name] = path


def _pointing_nowhere(shape: schema.RecordShape) -> Iterator[Broken]:
    """Say where a party, a restriction or a location clue names somebody who is not there.

    What it says of them would be lost without a word, and with it somebody's protection.
    """
    known = {person.id for person in shape.people or ()}
    known |= {body.id for body in shape.organisations or ()}
    pointers = [(f"$.parties[{i}].who", one.who) for i, one in enumerate(shape.parties or ())]
    for i, one in enumerate(shape.restrictions or ()):
        pointers.append((f"$.restrictions[{i}].subject", one.subject))
        for key, ids in (("from", one.hidden_from), ("allow", one.allow)):
            pointers += [
                (f"$.restrictions[{i}].{key}[{j}]", whom)
                for j, whom in enumerate(ids or ())
                if whom != EVERYONE
            ]
    for i, clue in enumerate(shape.location_clues or ()):
        pointers.append((f"$.location_clues[{i}].for", clue.whom))
        pointers.append((f"$.location_clues[{i}].organisation", clue.organisation))
    for path, whom in pointers:
        if whom not in known:
            yield Broken(path=path, expected="the id of a person or organisation of this record")


def _case(shape: schema.RecordShape, digest: str) -> Case:
    """Give the noun for a record that keeps the schema."""
    case = shape.case
    return Case(
        id=CaseId(case.id),
        snapshot=digest,
        references=tuple(
            Reference(kind=one.kind, value=one.value) for one in case.references or ()
        ),
        jurisdiction=case.jurisdiction or "",
        application_type=case.application_type or "",
        status=case.status or "",
        court=case.court or "",
        team=case.team or "",
        version=case.version or "",
        synced_at=case.synced_at,
        notes=tuple(CaseNote(on=one.on, text=one.text) for one in case.notes or ()),
        people=tuple(_person(one) for one in shape.people or ()),
        organisations=tuple(to_organisation(one) for one in shape.organisations or ()),
        parties=tuple(
            Party(who=WhoId(one.who), role=one.role, since=one.since, until=one.until)
            for one in shape.parties or ()
        ),
        representation=tuple(_representation(one) for one in shape.representation or ()),
        relationships=tuple(_relationship(one) for one in shape.relationships or ()),
        restrictions=tuple(_restriction(one) for one in shape.restrictions or ()),
        location_clues=tuple(
            LocationClue(
                whom=WhoId(one.whom), kind=one.kind or "", organisation=WhoId(one.organisation)
            )
            for one in shape.location_clues or ()
        ),
        returned_post=tuple(
            ReturnedPost(address=one.address, on=one.on, reason=one.reason or "")
            for one in shape.returned_post or ()
        ),
        wrong_destinations=tuple(
            WrongDestination(kind=one.kind, value=one.value, on=one.on)
            for one in shape.wrong_destinations or ()
        ),
    )


def _person(shape: schema.PersonShape) -> Person:
    """Give one person of the record."""
    wants = shape.preferences or schema.PreferencesShape()
    return Person(
        id=WhoId(shape.id),
        title=shape.title or "",
        first_name=shape.first_name or "",
        last_name=shape.last_name or "",
        pronouns=shape.pronouns or "",
        date_of_birth=shape.date_of_birth,
        other_names=tuple(
            OtherName(name=one.name, kind=one.kind or "", do_not_use=bool(one.do_not_use))
            for one in shape.other_names or ()
        ),
        identifiers=tuple(
            Identifier(kind=one.kind, value=one.value) for one in shape.identifiers or ()
        ),
        addresses=tuple(to_address(one) for one in shape.addresses or ()),
        contacts=tuple(to_contact(one) for one in shape.contacts or ()),
        preferences=Preferences(
            channel=wants.channel or "",
            language=wants.language or "",
            no_post=wants.no_post,
            safe_contact_note=wants.safe_contact_note or "",
        ),
    )


def _representation(shape: schema.RepresentationShape) -> Representation:
    """Give who acts for a party."""
    return Representation(
        party=WhoId(shape.party),
        organisation=WhoId(shape.organisation) if shape.organisation else None,
        person=WhoId(shape.person) if shape.person else None,
        reference=shape.reference or "",
        since=shape.since,
        until=shape.until,
    )


def _relationship(shape: schema.RelationshipShape) -> Relationship:
    """Give what one person is to another."""
    return Relationship(
        source=WhoId(shape.source),
        target=WhoId(shape.target),
        kind=shape.kind or "",
        lives_with=shape.lives_with,
        lives_with_confidential=shape.lives_with_confidential,
        parental_responsibility=shape.parental_responsibility,
    )


def _restriction(shape: schema.RestrictionShape) -> Restriction:
    """Give one restriction; a key that is missing protects: everything, from everyone."""
    never = shape.release == "never" or shape.basis in NEVER_RELEASED
    return Restriction(
        id=shape.id,
        subject=WhoId(shape.subject),
        what=shape.what if shape.what is not None else ("everything",),
        hidden_from=tuple(WhoId(one) for one in shape.hidden_from)
        if shape.hidden_from is not None
        else (EVERYONE,),
        allow=tuple(WhoId(one) for one in shape.allow or ()),
        basis=shape.basis or "",
        release="never" if never else "second-person",
        valid_from=shape.valid_from,
        valid_to=shape.valid_to,
    )
