"""What the case record says about the people involved (`letterlock/case-record/1`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Protocol

CaseId = NewType("CaseId", str)
WhoId = NewType("WhoId", str)
"""A person's or an organisation's id in one case record."""

EVERYONE = WhoId("everyone")


class Confidential(StrEnum):
    """Whether something is to be kept from the others. Blank or absent is UNKNOWN."""

    NO = "no"
    C8 = "c8"
    COURT_ORDER = "court_order"
    REFUGE = "refuge"
    ADOPTION = "adoption"
    UNKNOWN = "unknown"

    @property
    def protects(self) -> bool:
        """Say whether it keeps anything from anybody: UNKNOWN protects exactly as C8 does."""
        return self is not Confidential.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A number by which some body knows the case."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNote:
    """A dated note on the case."""

    on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """Another name of a person: previous, known as, and whether it must not be used."""

    name: str
    kind: str = ""
    do_not_use: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """An official number of a person."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """An address as the record holds it."""

    id: str
    lines: tuple[str, ...] = ()
    town: str = ""
    county: str = ""
    postcode: str = ""
    country: str = ""
    use: str = ""
    kind: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    confidential: Confidential = Confidential.UNKNOWN
    safe_to_post: bool | None = None
    last_confirmed_on: date | None = None
    also_written: tuple[str, ...] = ()

    def current_on(self, day: date) -> bool:
        """Say whether the address holds on a day; both ends are inclusive, open ends are open."""
        started = self.valid_from is None or self.valid_from <= day
        ended = self.valid_to is not None and self.valid_to < day
        return started and not ended and self.use != "previous"

    def written(self) -> tuple[str, ...]:
        """Give the address as it is written on an envelope, a part a line."""
        parts = (*self.lines, self.town, self.county, self.postcode, self.country)
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An email address, phone, DX or fax of a person or an organisation."""

    kind: str
    value: str
    confidential: Confidential = Confidential.UNKNOWN
    shared_mailbox: bool | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def current_on(self, day: date) -> bool:
        """Say whether the contact holds on a day; both ends are inclusive."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """How a person wants to be reached. None is unknown."""

    channel: str = ""
    language: str = ""
    no_post: bool | None = None
    safe_contact_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the case record."""

    id: WhoId
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    pronouns: str = ""
    date_of_birth: date | None = None
    other_names: tuple[OtherName, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    contacts: tuple[Contact, ...] = ()
    preferences: Preferences = Preferences()

    @property
    def name(self) -> str:
        """Give first and last name: "Erin Hale"."""
        return " ".join(part for part in (self.first_name, self.last_name) if part)

    @property
    def formal_name(self) -> str:
        """Give title and full name: "Ms Erin Hale"."""
        return " ".join(part for part in (self.title, self.name) if part)

    @property
    def called(self) -> str:
        """Give the name by which a sentence speaks of somebody: "Ms Hale", or the full name."""
        return f"{self.title} {self.last_name}" if self.title and self.last_name else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body in the case record or in the policy's directory."""

    id: WhoId
    name: str
    kind: str = "other"
    email_domains: tuple[str, ...] = ()
    secure_route: str = ""
    addresses: tuple[PostalAddress, ...] = ()
    contacts: tuple[Contact, ...] = ()
    location_revealing: bool | None = None

    @property
    def formal_name(self) -> str:
        """Give the name, as people's `formal_name` does."""
        return self.name

    @property
    def called(self) -> str:
        """Give the name by which a sentence speaks of the body."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The part that somebody plays in the proceedings."""

    who: WhoId
    role: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """Who acts for a party."""

    party: WhoId
    organisation: WhoId | None = None
    person: WhoId | None = None
    reference: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """What one person is to another. None is unknown."""

    source: WhoId
    target: WhoId
    kind: str
    lives_with: bool | None = None
    lives_with_confidential: bool | None = None
    parental_responsibility: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """What must be kept from whom. `release` is "second-person" or "never"."""

    id: str
    subject: WhoId
    what: tuple[str, ...]
    hidden_from: tuple[WhoId, ...]
    allow: tuple[WhoId, ...] = ()
    basis: str = ""
    release: str = "second-person"
    valid_from: date | None = None
    valid_to: date | None = None

    def current_on(self, day: date) -> bool:
        """Say whether the restriction holds on a day; both ends are inclusive."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationClue:
    """A school, surgery or the like that tells where a protected person is."""

    whom: WhoId
    kind: str
    organisation: WhoId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedPost:
    """An address from which post came back."""

    address: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongDestination:
    """Somewhere that one of our items went by mistake before."""

    kind: str
    value: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case record. `snapshot` is "sha256:..." over its canonical form without `synced_at`."""

    id: CaseId
    snapshot: str
    references: tuple[Reference, ...] = ()
    jurisdiction: str = ""
    application_type: str = ""
    status: str = ""
    court: str = ""
    team: str = ""
    version: str = ""
    synced_at: datetime | None = None
    notes: tuple[CaseNote, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    parties: tuple[Party, ...] = ()
    representation: tuple[Representation, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    location_clues: tuple[LocationClue, ...] = ()
    returned_post: tuple[ReturnedPost, ...] = ()
    wrong_destinations: tuple[WrongDestination, ...] = ()
    blocks_unread: bool = False
    """Whether records that may say more of both cannot be read."""

    def who(self, whom: WhoId | None) -> Person | Organisation | None:
        """Give the person or organisation with an id, or None."""
        everybody: tuple[Person | Organisation, ...] = (*self.people, *self.organisations)
        for one in everybody:
            if one.id == whom:
                return one
        return None

    def role_of(self, whom: WhoId | None) -> str:
        """Give the first role that somebody plays in the proceedings, or an empty string."""
        return next((party.role for party in self.parties if party.who == whom), "")


class OtherCases(Protocol):
    """What may be asked of the rest of the caseload: never whose, only whether and which case.

    With `own` only what is somebody's own counts: not what belongs to a body, to people who are in
    a case by profession or to many families, nor what the case itself holds too.
    """

    @property
    def trouble(self) -> str:
        """Say why other cases cannot be looked up; empty when they can: no answer is then "no"."""

    @property
    def people_count(self) -> int:
        """Count the people of the caseload."""

    def with_reference(self, reference: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases that carry a reference."""

    def with_email(
        self, address: str, *, but: CaseId | None, own: bool = False
    ) -> tuple[CaseId, ...]:
        """Give the other cases in which an email address is recorded."""

    def with_phone(
        self, phone: str, *, but: CaseId | None, own: bool = False
    ) -> tuple[CaseId, ...]:
        """Give the other cases in which a phone number is recorded."""

    def with_identifier(self, value: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases with a person of this official number ("nhs:9990000018")."""

    def with_address(
        self, lines: tuple[str, ...], *, but: CaseId | None, own: bool = False
    ) -> tuple[CaseId, ...]:
        """Give the other cases in which the same premises are recorded."""

    def with_names(self, names: Iterable[str], *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases that hold at least two of these full names, but for mere chance."""

    def met_names(self, names: Iterable[str], *, but: CaseId | None) -> tuple[str, ...]:
        """Give those of the names that stand together in another case."""

    def met_forenames(
        self, names: Iterable[str], forenames: Iterable[str], *, but: CaseId | None
    ) -> tuple[str, ...]:
        """Give those of the forenames whose bearers stand with one of the names in another case."""

    def with_name_born(self, name: str, born: date, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases with a person of this full name and date of birth."""

    def holds_rare_name(self, name: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the one other case that alone in the caseload holds this full name, if so rare."""
