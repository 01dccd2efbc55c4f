"""An organisation with its addresses and contacts, as case records and policies write it."""

from datetime import date
from typing import Literal

import msgspec

from checker.model import Confidential, Contact, Organisation, PostalAddress, WhoId

AddressUse = Literal[
    "", "home", "correspondence", "work", "placement", "previous", "court", "service"
]
AddressKind = Literal[
    "", "residential", "office", "prison", "hospital", "refuge", "bfpo", "po_box", "dx",
    "care_of", "no_fixed_abode", "overseas",
]  # fmt: skip
ConfidentialValue = Literal["", "no", "c8", "court_order", "refuge", "adoption", "unknown"]
ContactKind = Literal["email", "phone", "dx", "fax"]
OrganisationKind = Literal[
    "", "court", "local_authority", "law_firm", "police", "school", "gp", "refuge", "prison",
    "hospital", "own", "other",
]  # fmt: skip


class AddressShape(msgspec.Struct, frozen=True, kw_only=True):
    """A postal address as JSON has it."""

    id: str
    lines: tuple[str, ...] | None = None
    town: str | None = None
    county: str | None = None
    postcode: str | None = None
    country: str | None = None
    use: AddressUse | None = None
    kind: AddressKind | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    confidential: ConfidentialValue | None = None
    safe_to_post: bool | None = None
    last_confirmed_on: date | None = None
    also_written: tuple[str, ...] | None = None


class ContactShape(msgspec.Struct, frozen=True, kw_only=True):
    """An email address, phone, DX or fax as JSON has it."""

    kind: ContactKind
    value: str
    confidential: ConfidentialValue | None = None
    shared_mailbox: bool | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class OrganisationShape(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation as JSON has it."""

    id: str
    name: str | None = None
    kind: OrganisationKind | None = None
    email_domains: tuple[str, ...] | None = None
    secure_route: str | None = None
    addresses: tuple[AddressShape, ...] | None = None
    contacts: tuple[ContactShape, ...] | None = None
    location_revealing: bool | None = None


def to_confidential(value: str | None) -> Confidential:
    """Give what a record says of confidentiality: blank or absent is unknown."""
    return Confidential(value) if value else Confidential.UNKNOWN


def to_address(shape: AddressShape) -> PostalAddress:
    """Give the address that a JSON object describes."""
    return PostalAddress(
        id=shape.id,
        lines=shape.lines or (),
        town=shape.town or "",
        county=shape.county or "",
        postcode=shape.postcode or "",
        country=shape.country or "",
        use=shape.use or "",
        kind=shape.kind or "",
        valid_from=shape.valid_from,
        valid_to=shape.valid_to,
        confidential=to_confidential(shape.confidential),
        safe_to_post=shape.safe_to_post,
        last_confirmed_on=shape.last_confirmed_on,
        also_written=shape.also_written or (),
    )


def to_contact(shape: ContactShape) -> Contact:
    """Give the contact that a JSON object describes."""
    return Contact(
        kind=shape.kind,
        value=shape.value,
        confidential=to_confidential(shape.confidential),
        shared_mailbox=shape.shared_mailbox,
        valid_from=shape.valid_from,
        valid_to=shape.valid_to,
    )


def to_organisation(shape: OrganisationShape) -> Organisation:
    """Give the organisation that a JSON object describes."""
    return Organisation(
        id=WhoId(shape.id),
        name=shape.name or "",
        kind=shape.kind or "other",
        email_domains=shape.email_domains or (),
        secure_route=shape.secure_route or "",
        addresses=tuple(to_address(one) for one in shape.addresses or ()),
        contacts=tuple(to_contact(one) for one in shape.contacts or ()),
        location_revealing=shape.location_revealing,
    )
