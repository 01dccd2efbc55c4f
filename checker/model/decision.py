"""What people did about the findings."""

from dataclasses import dataclass
from enum import StrEnum

from checker.model.case import CaseId, WhoId
from checker.model.dispatch import Channel
from checker.model.document import Sha256


class Reason(StrEnum):
    """Why a finding was kept: the short list that staff choose from."""

    EXPECTED = "expected-in-this-letter"
    CONFIRMED_WITH_PERSON = "confirmed-with-the-person"
    CONFIRMED_WITH_AUTHOR = "confirmed-with-the-author"
    COURT_ORDER = "court-order-allows-it"
    RECORD_BEHIND = "record-is-behind"
    SAME_PLACE = "same-place-written-another-way"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """One finding, looked at and kept by one person, with a reason."""

    finding: str
    """The finding's `key`."""
    code: str
    severity: str
    reason: Reason
    words: str = ""
    seconds_on_screen: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Files, recipients, channel, record: what a decision holds for. Any change voids it."""

    files: tuple[Sha256, ...]
    recipients: tuple[WhoId | str, ...]
    channel: Channel
    snapshot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one person decided about one dispatch, for exactly what it names."""

    bound: Bound
    case: CaseId | None
    acknowledgements: tuple[Acknowledgement, ...] = ()
