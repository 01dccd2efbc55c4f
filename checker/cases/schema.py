"""A case record as JSON has it (`letterlock/case-record/1`): its keys, types and values."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from checker.settings.organisation import AddressShape, ContactShape, OrganisationShape

SCHEMA = "letterlock/case-record/1"

ReferenceKind = Literal[
    "familyman", "ccd", "cafcass", "local_authority", "police", "adoption_serial", "other"
]
Jurisdiction = Literal["", "private_law", "public_law", "adoption", "other"]
PartyRole = Literal[
    "applicant", "respondent", "subject_child", "other_person", "intervenor", "local_authority",
    "childrens_guardian", "family_court_adviser", "reporting_officer", "iro", "solicitor",
    "barrister", "foster_carer", "prospective_adopter", "special_guardian", "court", "police",
    "school", "gp", "interpreter", "professional",
]  # fmt: skip
What = Literal[
    "address", "phone", "email", "name", "new_name", "school", "gp", "placement", "identity",
    "everything",
]  # fmt: skip
Basis = Literal[
    "", "c8", "fpr_29_1", "court_order", "refuge", "adoption_serial", "safeguarding", "marac",
    "police",
]  # fmt: skip
ReleaseValue = Literal["", "second-person", "never"]
Zoned = Annotated[datetime, msgspec.Meta(tz=True)]


class ReferenceShape(msgspec.Struct, frozen=True, kw_only=True):
    """A number by which some body knows the case."""

    kind: ReferenceKind
    value: str


class NoteShape(msgspec.Struct, frozen=True, kw_only=True):
    """A dated note."""

    on: date
    text: str


class CaseShape(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the case itself."""

    id: str
    references: tuple[ReferenceShape, ...] | None = None
    jurisdiction: Jurisdiction | None = None
    application_type: str | None = None
    status: str | None = None
    court: str | None = None
    team: str | None = None
    version: str | None = None
    synced_at: Zoned | None = None
    notes: tuple[NoteShape, ...] | None = None


class OtherNameShape(msgspec.Struct, frozen=True, kw_only=True):
    """Another name of a person."""

    name: str
    kind: str | None = None
    do_not_use: bool | None = None


class IdentifierShape(msgspec.Struct, frozen=True, kw_only=True):
    """An official number of a person."""

    kind: str
    value: str


class PreferencesShape(msgspec.Struct, frozen=True, kw_only=True):
    """How a person wants to be reached."""

    channel: Literal["", "post", "email", "dx", "hand", "phone"] | None = None
    language: str | None = None
    no_post: bool | None = None
    safe_contact_note: str | None = None


class PersonShape(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in the record."""

    id: str
    title: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    pronouns: str | None = None
    date_of_birth: date | None = None
    other_names: tuple[OtherNameShape, ...] | None = None
    identifiers: tuple[IdentifierShape, ...] | None = None
    addresses: tuple[AddressShape, ...] | None = None
    contacts: tuple[ContactShape, ...] | None = None
    preferences: PreferencesShape | None = None


class PartyShape(
    msgspec.Struct, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}
):
    """The part that somebody plays."""

    who: str
    role: PartyRole
    since: date | None = None
    until: date | None = None


class RepresentationShape(
    msgspec.Struct, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}
):
    """Who acts for a party."""

    party: str
    organisation: str | None = None
    person: str | None = None
    reference: str | None = None
    since: date | None = None
    until: date | None = None


class RelationshipShape(
    msgspec.Struct, frozen=True, kw_only=True, rename={"source": "from", "target": "to"}
):
    """What one person is to another."""

    source: str
    target: str
    kind: str | None = None
    lives_with: bool | None = None
    lives_with_confidential: bool | None = None
    parental_responsibility: bool | None = None


class RestrictionShape(msgspec.Struct, frozen=True, kw_only=True, rename={"hidden_from": "from"}):
    """What must be kept from whom."""

    id: str
    subject: str
    what: tuple[What, ...] | None = None
    hidden_from: tuple[str, ...] | None = None
    allow: tuple[str, ...] | None = None
    basis: Basis | None = None
    release: ReleaseValue | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class ClueShape(msgspec.Struct, frozen=True, kw_only=True, rename={"whom": "for"}):
    """A place that tells where a protected person is."""

    whom: str
    kind: str | None = None
    organisation: str


class ReturnedShape(msgspec.Struct, frozen=True, kw_only=True):
    """Post that came back."""

    address: str
    on: date
    reason: str | None = None


class WrongShape(msgspec.Struct, frozen=True, kw_only=True):
    """Somewhere that one of our items went by mistake."""

    kind: str
    value: str
    on: date


class RecordShape(msgspec.Struct, frozen=True, kw_only=True):
    """A whole record."""

    schema: Literal["letterlock/case-record/1"] | None = None
    case: CaseShape
    people: tuple[PersonShape, ...] | None = None
    organisations: tuple[OrganisationShape, ...] | None = None
    parties: tuple[PartyShape, ...] | None = None
    representation: tuple[RepresentationShape, ...] | None = None
    relationships: tuple[RelationshipShape, ...] | None = None
    restrictions: tuple[RestrictionShape, ...] | None = None
    location_clues: tuple[ClueShape, ...] | None = None
    returned_post: tuple[ReturnedShape, ...] | None = None
    wrong_destinations: tuple[WrongShape, ...] | None = None
