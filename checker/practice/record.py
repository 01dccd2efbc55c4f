"""Write a case down as the case record has it (`letterlock/case-record/1`)."""

from collections.abc import Mapping

from checker.model import (
    Case,
    Contact,
    Organisation,
    Person,
    PostalAddress,
    Relationship,
    Restriction,
)

Json = None | bool | int | float | str | list["Json"] | Mapping[str, "Json"]
Record = Mapping[str, Json]


def to_record(case: Case) -> Record:
    """Give the JSON record of a case."""
    return {
        "schema": "letterlock/case-record/1",
        "case": {
            "id": case.id,
            "references": [{"kind": one.kind, "value": one.value} for one in case.references],
            "jurisdiction": case.jurisdiction,
            "application_type": case.application_type,
            "status": case.status,
            "court": case.court,
            "team": case.team,
            "version": case.version,
            "synced_at": case.synced_at.isoformat() if case.synced_at else None,
            "notes": [{"on": one.on.isoformat(), "text": one.text} for one in case.notes],
        },
        "people": [_person(one) for one in case.people],
        "organisations": [organisation(one) for one in case.organisations],
        "parties": [
            {
                "who": one.who,
                "role": one.role,
                "from": _day(one.since),
                "to": _day(one.until),
            }
            for one in case.parties
        ],
        "representation": [
            {
                "party": one.party,
                "organisation": one.organisation,
                "person": one.person,
                "reference": one.reference,
                "from": _day(one.since),
                "to": _day(one.until),
            }
            for one in case.representation
        ],
        "relationships": [_relationship(one) for one in case.relationships],
        "restrictions": [_restriction(one) for one in case.restrictions],
        "location_clues": [
            {"for": one.whom, "kind": one.kind, "organisation": one.organisation}
            for one in case.location_clues
        ],
        "returned_post": [
            {"address": one.address, "on": one.on.isoformat(), "reason": one.reason}
            for one in case.returned_post
        ],
        "wrong_destinations": [
            {"kind": one.kind, "value": one.value, "on": one.on.isoformat()}
            for one in case.wrong_destinations
        ],
    }


def organisation(body: Organisation) -> Record:
    """Give an organisation as records and policies have it."""
    return {
        "id": body.id,
        "name": body.name,
        "kind": body.kind,
        "email_domains": list(body.email_domains),
        "secure_route": body.secure_route,
        "addresses": [_address(one) for one in body.addresses],
        "contacts": [_contact(one) for one in body.contacts],
        "location_revealing": body.location_revealing,
    }


def _person(person: Person) -> Record:
    wants = person.preferences
    return {
        "id": person.id,
        "title": person.title,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "pronouns": person.pronouns,
        "date_of_birth": _day(person.date_of_birth),
        "other_names": [
            {"name": one.name, "kind": one.kind, "do_not_use": one.do_not_use}
            for one in person.other_names
        ],
        "identifiers": [{"kind": one.kind, "value": one.value} for one in person.identifiers],
        "addresses": [_address(one) for one in person.addresses],
        "contacts": [_contact(one) for one in person.contacts],
        "preferences": {
            "channel": wants.channel,
            "language": wants.language,
            "no_post": wants.no_post,
            "safe_contact_note": wants.safe_contact_note,
        },
    }


def _address(address: PostalAddress) -> Record:
    return {
        "id": address.id,
        "lines": list(address.lines),
        "town": address.town,
        "county": address.county,
        "postcode": address.postcode,
        "country": address.country,
        "use": address.use,
        "kind": address.kind,
        "valid_from": _day(address.valid_from),
        "valid_to": _day(address.valid_to),
        "confidential": address.confidential.value,
        "safe_to_post": address.safe_to_post,
        "last_confirmed_on": _day(address.last_confirmed_on),
        "also_written": list(address.also_written),
    }


def _contact(contact: Contact) -> Record:
    return {
        "kind": contact.kind,
        "value": contact.value,
        "confidential": contact.confidential.value,
        "shared_mailbox": contact.shared_mailbox,
        "valid_from": _day(contact.valid_from),
        "valid_to": _day(contact.valid_to),
    }


def _relationship(one: Relationship) -> Record:
    return {
        "from": one.source,
        "to": one.target,
        "kind": one.kind,
        "lives_with": one.lives_with,
        "lives_with_confidential": one.lives_with_confidential,
        "parental_responsibility": one.parental_responsibility,
    }


def _restriction(one: Restriction) -> Record:
    return {
        "id": one.id,
        "subject": one.subject,
        "what": list(one.what),
        "from": list(one.hidden_from),
        "allow": list(one.allow),
        "basis": one.basis,
        "release": one.release,
        "valid_from": _day(one.valid_from),
        "valid_to": _day(one.valid_to),
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)
