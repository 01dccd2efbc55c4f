"""What somebody looks for in the record, why, and what the windows are shown of it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from checker.days import ENGLAND
from checker.desk.record.found import Found
from checker.model import CaseId, WhoId

_LATEST: Final = 2**53 - 1


class By(StrEnum):
    """What is sought; the value is what the entry of the look-up says."""

    CASE = "case"
    RECIPIENT = "recipient"
    FILE = "file"
    RECEIPT = "receipt"
    STAFF = "staff"
    TEAM = "team"
    CODE = "code"
    DATE = "date"


class Purpose(StrEnum):
    """Why somebody looks; the value is what the entry of the look-up says."""

    INCIDENT = "incident"
    COMPLAINT = "complaint"
    SUBJECT_ACCESS = "subject-access"
    REGULATOR = "regulator"
    AUDIT = "audit"
    COURT = "court"
    TEAM = "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is sought, by one thing; days, team and code narrow it further.

    `text` is what was typed: a case's reference, a receipt, a pseudonym, a code, a team.
    """

    by: By
    text: str = ""
    case: CaseId | None = None
    """Of a case or a recipient."""
    recipient: WhoId | None = None
    file: Path | None = None
    """Dropped, to ask whether it was ever checked."""
    digests: tuple[str, ...] = ()
    """Its fingerprints, once it was read: of the bytes, and of what is in it."""
    first: date | None = None
    last: date | None = None
    team: str = ""
    code: str = ""

    def span_ms(self) -> tuple[int, int]:
        """Give the first and the last millisecond of the days that are sought, in England."""
        last = _LATEST if self.last is None else _midnight(self.last + timedelta(days=1)) - 1
        return 0 if self.first is None else _midnight(self.first), last


@dataclass(frozen=True, slots=True, kw_only=True)
class LookOffer:
    """What somebody can choose from: colleagues (pseudonym, name), teams, codes of findings."""

    staff: tuple[tuple[str, str], ...]
    teams: tuple[tuple[str, str], ...]
    codes: tuple[str, ...]
    own_team: bool
    """Whether only the own team's entries are shown."""
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePeople:
    """Those of a case who may have been written to, each an id and words."""

    case: CaseId
    title: str
    people: tuple[tuple[WhoId, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why somebody looks, in a code and in their own words."""

    purpose: Purpose
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedRow:
    """One entry that was found. `sealed` says that what stands beside it cannot be opened here."""

    hash: str
    log: str
    seq: int
    at: datetime
    what: str
    """"Checked", "Confirmed", ..."""
    outcome: str
    who: str
    team: str
    reference: str
    """Of the case, as the letters have it; its id where the records do not know it."""
    recipients: str
    channel: str
    stops: int
    checks: int
    codes: tuple[str, ...]
    receipt: str
    sealed: bool = False
    leaf: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look found. `words` says it in a sentence; `recorded` names the look's own entry."""

    sought: Sought
    rows: tuple[LookedRow, ...]
    words: str
    recorded: str
    found: tuple[Found, ...] = field(default=(), repr=False)
    """The entries themselves, for an evidence pack."""
    whole: bool = True
    """False where more was found than is shown, or a part could not be read."""


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time(), ENGLAND).timestamp() * 1000)
