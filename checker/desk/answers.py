"""What the desk tells the windows and the command line: plain answers, ready to be shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from checker.model import CaseId, Channel, Document, FileKind, Sha256, WhoId
from checker.protocol.messages import Role

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it differs from its counterpart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Whoever sits at the desk. `id` is the pseudonym under which the trail knows them."""

    id: str
    name: str
    team: str = ""
    role: Role = Role.CLERK

    @property
    def initials(self) -> str:
        """Give the first letters of the first and the last name."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that everybody at this desk should know, shown on every screen while it holds."""

    text: str
    grave: bool = False
    act: str = ""
    """What can be done about it, as the window knows it: "enrol"; empty when nothing here."""


class Mood(StrEnum):
    """How it stands with the register, for the icon beside its words."""

    LOCAL = "local"
    """There is none, or nothing is known yet."""
    WELL = "well"
    WAITING = "waiting"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWords:
    """What the window says of the register: a few words, and what everybody should know."""

    text: str
    mood: Mood = Mood.LOCAL
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offline:
    """What it means for a letter that the register cannot be reached now.

    `held` says that it does not go as it is. Where `glass` may be broken it can go all the same,
    and `people` are those who may say so.
    """

    heading: str
    words: str
    held: bool
    glass: bool = False
    people: tuple[Actor, ...] = ()


LEAD_AFTERWARDS = "lead"
"""Said in the place of two people: a team lead looks at it afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakGlass:
    """A letter has to go although the desk was offline for too long: why, and who says so.

    `people` are two pseudonyms, or `LEAD_AFTERWARDS` alone.
    """

    reason: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolling:
    """How this desk may become known to the register."""

    register: str
    """The host that is asked."""
    sign_in: bool
    """Whether people may sign in with the organisation's account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyLetter:
    """A letter that waits to be checked: its files, the letter first, and what is known of it."""

    files: tuple[Path, ...]
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What this person did today, counted from the trail."""

    checked: int = 0
    confirmed: int = 0
    stopped: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a piece of work is: a sentence, and steps done of all."""

    words: str
    done: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """One file as it was when it was read."""

    path: Path
    name: str
    sha256: Sha256
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChoice:
    """A case that a letter may be for, and why it is offered."""

    id: CaseId
    reference: str
    title: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientChoice:
    """Somebody of a case who may be written to. `role` is in words: "Father, applicant"."""

    id: WhoId
    name: str
    role: str
    channels: tuple[Channel, ...]
    likely: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The files of one envelope or one email, read; and the cases they seem to be for.

    `addressed` is True for an email, whose recipients come from the message itself.
    """

    files: tuple[OpenedFile, ...]
    documents: tuple[Document, ...]
    suggestions: tuple[CaseChoice, ...]
    addressed: bool = False
    read_ms: float = 0.0


class Outcome(StrEnum):
    """How one row of the comparison came out."""

    MATCH = "match"
    CHECK = "check"
    DIFFERENT = "different"
    NOT_COMPARED = "not-compared"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """One line of "the letter says / the case record says"."""

    label: str
    letter: Pieces
    record: Pieces
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One recipient: what the letter says beside what the case record says."""

    recipient: WhoId | None
    name: str
    role: str
    about: str
    """For instance "Address last confirmed 12 November 2026."."""
    rows: tuple[ComparisonRow, ...]
    agrees: bool = False
    """Name and address were both compared, and both match."""
    letter: int = 0
    """Which letter of the file is this recipient's, from 1; 0 where the file is one letter."""
    letters: int = 0
    page: int | None = None
    """The page on which that letter begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One fact on the confirm screen, and whether it speaks for sending."""

    text: str
    good: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """Where a dispatch goes, from the record: what stands on the envelope or in the header."""

    recipient: WhoId | None
    name: str
    role: str
    lines: tuple[str, ...]
    """The name and the address, a part a line, or the email address."""
    secret: int | None
    """Which of the lines is the one to be typed (postcode or email address), or None."""
    channel: Channel
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the person did on the confirm screen."""

    recipients: tuple[WhoId | str, ...] = ()
    typed: str = ""
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A confirmation that is on disk."""

    receipt: str
    headline: str
    to: str
    files: int
    pages: int | None
    kept: str
    """Where the record is: "Saved on this computer." and what follows."""
    channel: Channel = Channel.POST


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCheck:
    """One of this person's own checks, from the trail."""

    seq: int
    at: datetime
    outcome: str
    channel: str
    stops: int
    checks: int
    receipt: str


CLEANABLE = frozenset(
    {
        FileKind.DOCX,
        FileKind.XLSX,
        FileKind.PDF,
        FileKind.PNG,
        FileKind.JPEG,
        FileKind.TIFF,
    }
)
"""What a clean copy can be made of."""


def can_be_cleaned(document: Document) -> bool:
    """Say whether a clean copy can be made of a file: not of one inside another."""
    return document.parent is None and document.kind in CLEANABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How much of one thing was in the file, and is in the copy."""

    what: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanCopy:
    """A copy that is on disk: where, what was done, and what a new look at it found.

    `unread` is what of the copy could not be read, a sentence each.
    """

    file: Path
    done: tuple[str, ...]
    counted: tuple[Counted, ...]
    unread: tuple[str, ...] = ()
