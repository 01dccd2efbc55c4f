"""A policy file as JSON or TOML has it (`letterlock/policy/1`)."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from checker.settings.organisation import OrganisationShape

Days = Annotated[int, msgspec.Meta(ge=0)]
Mode = Literal["enforce", "monitor"]
MarkedPlace = Literal["page", "file"]
SeverityValue = Literal["note", "check", "stop"]


class StaffShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who works for the sender."""

    id: str
    name: str
    team: str = ""
    since: date | None = None
    role: Literal["clerk", "lead", "investigator", "administrator", "dpo"] = "clerk"


class OwnShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sender's own organisations, mail domains and staff."""

    organisations: tuple[OrganisationShape, ...] | None = None
    domains: tuple[str, ...] | None = None
    staff: tuple[StaffShape, ...] | None = None


class LimitsShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When something is too old."""

    old_days: Days | None = None
    too_old_days: Days | None = None
    unconfirmed_days: Days | None = None
    offline_letters: Days | None = None
    offline_hours: Days | None = None
    practice_days: Days | None = None
    made_up_days: Days | None = None
    blocked_days: Days | None = None


class WindowShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An envelope's window."""

    name: str
    address_mm: tuple[float, float, float, float]


class RuleShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a layer says of one rule."""

    severity: SeverityValue | None = None
    on: bool | None = None
    locked: bool | None = None


class EntitlementShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether a kind of document may go to a party of a role."""

    document: str
    role: str
    allowed: Literal["yes", "check", "no"]
    basis: str = ""
    owner: str = ""
    on: date | None = None


class MarkingsShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which protective markings there are, and where one has to stand."""

    wanted: tuple[str, ...] | None = None
    on: tuple[MarkedPlace, ...] | None = None


class RetentionShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long what was disclosed about a class of cases is kept."""

    name: Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9][a-z0-9-]{0,39}\Z")] = msgspec.field(
        name="class"
    )
    days: Annotated[int, msgspec.Meta(ge=1, le=36_525)]
    acts: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class ReadingShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policy that everybody is to read."""

    code: Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9][a-z0-9-]{0,39}\Z")]
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    version: Annotated[int, msgspec.Meta(ge=1, le=999_999)]
    where: Annotated[str, msgspec.Meta(max_length=1_000)] = ""
    by: date | None = None


class PolicyShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole layer. A key that is missing leaves what the layer below says."""

    schema: Literal["letterlock/policy/1"]
    version: Annotated[int, msgspec.Meta(ge=1)] | None = None
    own: OwnShape | None = None
    directory: tuple[OrganisationShape, ...] | None = None
    limits: LimitsShape | None = None
    windows: tuple[WindowShape, ...] | None = None
    rules: dict[str, RuleShape] | None = None
    entitlement: tuple[EntitlementShape, ...] | None = None
    lists: dict[str, tuple[str, ...]] | None = None
    markings: MarkingsShape | None = None
    retention: tuple[RetentionShape, ...] | None = None
    reading: tuple[ReadingShape, ...] | None = None
    mode: Mode | None = None
