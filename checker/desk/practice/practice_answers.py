"""What the practice room tells the windows: letters, answers with their reasons, results."""

from dataclasses import dataclass
from datetime import date, datetime

from checker.model import Document, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """One line of the record's side. `keep` says from whom it must be kept, or is empty."""

    label: str
    value: str
    keep: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPart:
    """What the record says of one person, or of the case."""

    heading: str
    rows: tuple[RecordRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSheet:
    """One made-up letter beside its record: nothing in it says whether anything is wrong."""

    number: int
    """Of this letter, from 1."""
    of: int
    document: Document
    to: str
    record: tuple[RecordPart, ...]
    wrongs: tuple[tuple[str, str, str], ...]
    """What can be wrong: an id, its name, and a word about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeTold:
    """What a letter was, told after it was answered.

    `letter` and `record` are what each of them says where they differ, or empty.
    """

    right: bool
    """Whether the person did right by it: held what was wrong, sent what was right."""
    headline: str
    heading: str
    letter: str
    record: str
    why: str
    findings: tuple[Finding, ...]
    """What Letterlock shows on such a letter."""
    last: bool
    """Whether this was the last letter of the session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDone:
    """One session or test as its entry has it."""

    at: datetime
    kind: str
    passed: bool
    letters: int = 0
    errors: int = 0
    caught: int = 0
    false: int = 0
    seconds: int = 0
    policy: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeStanding:
    """Where whoever sits here stands: their own results and nobody else's, the newest first."""

    due: bool
    """Whether a session is due now."""
    until: date | None
    """Until when the last session that was passed counts; None where there is none."""
    every_days: int
    """After how many days a session is due again; 0 where the policy asks for none."""
    done: tuple[PracticeDone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeTeam:
    """How a team stands, as counts and sentences; nobody's own result can be told from it."""

    name: str
    people: int
    words: str
    """"18 of 22 people are up to date", or that there are too few to say."""
    passed_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TestsImported:
    """What became of an import: how many were recorded, or what is wrong with which row.

    Where anything is wrong, nothing was recorded.
    """

    recorded: int = 0
    known: int = 0
    """Rows that an earlier import recorded already."""
    wrong: tuple[str, ...] = ()
