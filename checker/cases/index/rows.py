"""What of a case stands in the index: a row for each thing by which it may be recognised."""

from collections.abc import Iterator
from datetime import date, timedelta
from struct import Struct

from checker.cases.index.forms import (
    Digests,
    Kind,
    email_form,
    identifier_form,
    name_form,
    phone_form,
    premises_form,
)
from checker.cases.loaded import reference_key
from checker.matching.postcodes import to_postcode
from checker.model import Case, Contact, Organisation, Person, PostalAddress, WhoId

BODY = 255
"""The slot of a body, of somebody in the case by profession, and of a home that was left."""
COUNTED = 254
"""The slot of a row whose number is a count and no case."""
_LAST_SLOT = 253
MOST_CASES = 1 << 24
"""How many cases one index has numbers for."""
KEPT_DAYS = 30
"""A case that has been closed longer than this is nobody's business any more."""

PROFESSIONAL_ROLES = frozenset(
    {
        "barrister", "childrens_guardian", "court", "family_court_adviser", "gp", "interpreter",
        "iro", "local_authority", "police", "professional", "reporting_officer", "school",
        "solicitor",
    }
)  # fmt: skip
"""People who are in many cases because of their work: their names say nothing about a case."""

ROW = Struct(">8sII")
"""A digest, the case's number and a slot in it, and a date of birth for names. Sorts as bytes.

The slot tells the people of a case apart where that matters, in the rows of full names and
forenames; elsewhere it is 0 or BODY, so that a home of five is one row.
"""

Row = tuple[Kind, bytes]


def counts(case: Case, today: date) -> bool:
    """Say whether a case still counts: open, or closed for at most 30 days.

    A closed case that does not say since when is kept: unknown is held.
    """
    if case.status.casefold() != "closed":
        return True
    ended = [party.until for party in case.parties]
    known = [day for day in ended if day is not None]
    return not known or len(known) < len(ended) or max(known) >= today - timedelta(days=KEPT_DAYS)


def rows_of(case: Case, number: int, digests: Digests, *, homes: bool = True) -> Iterator[Row]:
    """Give the rows of a case under its number; without `homes` no addresses are read."""
    people = min(len(case.people), _LAST_SLOT)
    yield _row(digests, Kind.CASE, str(case.id), number << 8 | people)
    for reference in case.references:
        if form := reference_key(reference.value):
            yield _row(digests, Kind.REFERENCE, form, number << 8)
    for slot, one, lives in holders(case):
        value, anybody = number << 8 | slot, number << 8 | (0 if lives else BODY)
        for contact in one.contacts:
            yield from _contact(digests, contact, anybody)
        if homes:
            for address in one.addresses:
                if form := form_of(address):
                    here = lives and not is_left(address)
                    yield _row(digests, Kind.PREMISES, form, anybody if here else anybody | BODY)
        if isinstance(one, Person) and lives:
            yield from _person(digests, one, value)


def holders(case: Case) -> Iterator[tuple[int, Person | Organisation, bool]]:
    """Give everybody with their slot, and whether they are in the case for their own sake.

    The sender's own offices are left out: they stand in every record.
    """
    working = {acting.person for acting in case.representation}
    for index, person in enumerate(case.people):
        lives = person.id not in working and not _works(case, person.id)
        yield (min(index, _LAST_SLOT) if lives else BODY), person, lives
    for body in case.organisations:
        if body.kind != "own":
            yield BODY, body, False


def form_of(address: PostalAddress) -> str:
    """Give the form of an address of the record."""
    return premises_form(address.written(), to_postcode(address.postcode) or "")


def is_left(address: PostalAddress) -> bool:
    """Say whether an address is one where somebody used to be."""
    return address.use == "previous"


def _works(case: Case, whom: WhoId) -> bool:
    roles = {party.role for party in case.parties if party.who == whom}
    return bool(roles) and roles <= PROFESSIONAL_ROLES


def _contact(digests: Digests, contact: Contact, value: int) -> Iterator[Row]:
    if contact.kind == "email" and (form := email_form(contact.value)):
        yield _row(digests, Kind.EMAIL, form, value)
    elif contact.kind == "phone" and (form := phone_form(contact.value)):
        yield _row(digests, Kind.PHONE, form, value)


def _person(digests: Digests, person: Person, value: int) -> Iterator[Row]:
    for identifier in person.identifiers:
        if form := identifier_form(identifier.value):
            yield _row(digests, Kind.IDENTIFIER, form, value & ~BODY)
    for written in (person.name, *(other.name for other in person.other_names)):
        name = name_form(written)
        if name is None:
            continue
        born = digests.born(name, person.date_of_birth)
        yield _row(digests, Kind.NAME, "\0".join(name), value, born)
        yield _row(digests, Kind.FORENAME, name[0], value)
        yield _row(digests, Kind.SURNAME, name[1], value & ~BODY)


def _row(digests: Digests, kind: Kind, form: str, value: int, born: int = 0) -> Row:
    return kind, ROW.pack(digests.of(kind, form), value, born)
