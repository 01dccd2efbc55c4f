"""What somebody says of a mistake after sending, and what the windows are shown of mistakes."""

from dataclasses import dataclass, field
from datetime import datetime

from checker.reports.blocked import Blocked
from checker.reports.incidents import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLetter:
    """A letter that whoever sits here confirmed. `key` is its entry's hash."""

    key: str
    receipt: str
    at: datetime
    to: str
    reference: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOffer:
    """What can be chosen from: one's own letters, the newest first, and the time now."""

    letters: tuple[SentLetter, ...]
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A report. `letter` is a key or a receipt, "" for a letter that was not checked here.

    `went` is the address or email address that it went to, where that is known.
    """

    kind: str
    what: str
    letter: str = ""
    reference: str = ""
    whom: str = ""
    went: str = ""
    recovered: str = ""
    cause: str = ""
    people: int | None = None
    aware: datetime | None = None
    """When somebody here became aware of it; None for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    """Post that came back: which letter, what the envelope says, whether it was opened."""

    letter: str
    kind: str
    opened: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A mistake that was caught before sending, and who or what caught it."""

    kind: str
    found: str
    words: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """It is recorded. `words` says in sentences what happens now."""

    receipt: str
    headline: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """What was done about a mistake: the step's code, and what belongs to it."""

    incident: str
    step: str
    words: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    """cause, consequence, recovered, decision, complaint, formal, damage."""
    people: int | None = None
    at: datetime | None = None
    """When it was done; None for now."""
    block: bool = False
    """Whether nothing is to be sent there any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step as it is shown."""

    when: str
    who: str
    what: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MistakeRow:
    """One mistake: what a table shows of it, and all that is known."""

    key: str
    at: datetime
    what: str
    cause: str
    team: str
    who: str
    reference: str
    channel: str
    people: int | None
    clock: str
    state: Clock
    left: int
    """Whole hours that are left of the 72; below 0, how many it is over."""
    closed: bool
    next: tuple[str, ...]
    soonest: str
    """The first of them in so few words that a row of a table holds it."""
    late: bool
    facts: tuple[tuple[str, str], ...]
    steps: tuple[StepLine, ...]
    blocks: str = ""
    """Where it went by mistake, which can be blocked; "" where nobody knows, or it is already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRow:
    """A near miss, or post that came back."""

    key: str
    at: datetime
    what: str
    about: str
    team: str
    who: str
    reference: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockedRow:
    """Where nothing is sent without a second person: the case and the place as people know them."""

    place: Blocked
    reference: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MistakeLog:
    """Everything that went wrong, as far as whoever sits here may see it."""

    mistakes: tuple[MistakeRow, ...]
    near: tuple[OtherRow, ...]
    back: tuple[OtherRow, ...]
    blocked: tuple[BlockedRow, ...]
    words: str
    may_act: bool
