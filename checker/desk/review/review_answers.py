"""What the review room tells the windows: what waits, a letter before and after the blind pick."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from checker.desk.answers import Actor, Pieces, RecipientChoice
from checker.model import Channel, Severity, WhoId
from checker.worker.parent import never

NOT_ON_RECORD = "not-on-record"
"""The id of the choice "somebody who is not on this case's record"."""


class Needs(StrEnum):
    """What a letter in the queue needs of a lead."""

    SECOND = "second"
    """It cannot go without a second person."""
    LOOK = "look"
    """It has gone or was kept; somebody looks it over."""


class Became(StrEnum):
    """How what was asked stands, or ended."""

    WAITING = "waiting"
    RELEASED = "released"
    RETURNED = "returned"
    PASSED_ON = "passed-on"
    LOOKED_OVER = "looked-over"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Proving(StrEnum):
    """How a lead signs in again before a letter is released."""

    BROWSER = "browser"
    """At the organisation's own sign-in, in the browser."""
    CODE = "code"
    """With the code that the lead chose at this desk."""
    NEW_CODE = "new-code"
    """The same, and none is chosen yet: what is typed now becomes the code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One row of the queue. Neither file name nor recipient is in it.

    `closed` says why whoever sits here may not answer it ("You checked this letter yourself."),
    and is empty when they may.
    """

    id: str
    why: str
    """The gravest finding, as a heading without anybody's name."""
    severity: Severity
    reference: str
    """Of the case."""
    asked_by: str
    asked_at: datetime
    waiting_s: int
    needs: Needs
    channel: Channel | None = None
    until: datetime | None = None
    """When it ends by itself; None where it does not."""
    passed_by: str = ""
    """The lead who passed it on to whoever sits here."""
    closed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewBox:
    """Where a finding stands on a page, in parts of its width and height from the top left."""

    number: int
    """Of the finding, from 1."""
    severity: Severity
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """One page as a picture. Before the pick, whoever it is addressed to is covered in it.

    `file` is 1 for the letter, 2 and so on for what goes with it; `name` is "" before the pick.
    """

    file: int
    page: int
    of: int
    """How many pages the file has; fewer may have been sent."""
    png: bytes = field(repr=False)
    boxes: tuple[ReviewBox, ...] = ()
    covered: bool = False
    name: str = ""
    sheet: bool = False
    """Whether it is of a spreadsheet, whose rows have numbers at the left of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFinding:
    """One finding as the asker saw it. `letter` is what is written, with the part that counts.

    `page` is the place in the pages shown, from 0; None when it stands on none of them.
    """

    number: int
    code: str
    severity: Severity
    title: str
    detail: str
    letter: Pieces = ()
    record: str = ""
    where: str = ""
    """For instance "In the letter, page 1"."""
    page: int | None = None
    needs_second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEvent:
    """One line of what happened, from the entries."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """What is known after the pick: whether two people agree, and everything that was sent.

    `can_release` is False where they differ or where nobody may release it; `not_why` says it.
    """

    agrees: bool
    words: str
    picked: tuple[str, ...]
    """Names of those whom the lead picked."""
    asked_for: tuple[str, ...]
    """Names and roles of those whom it was checked for."""
    file_names: tuple[str, ...]
    pages: tuple[ReviewPage, ...]
    findings: tuple[ReviewFinding, ...]
    reason: str
    """Why the asker wants it to go."""
    history: tuple[ReviewEvent, ...]
    can_release: bool
    not_why: str = ""
    proving: Proving = Proving.CODE
    leads: tuple[Actor, ...] = ()
    """To whom it can be passed on."""
    left_out: str = ""
    """Says which pages were not sent because they are too large; "" when all were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLetter:
    """A letter as it is opened. For a second person: what may be seen before the pick.

    `picked` is set where a pick was made before (the first one holds), and at once for what is
    only looked over, which has no pick.
    """

    item: ReviewItem
    title: str
    """Of the case: "Okafor and Pritchard", or its reference."""
    question: str
    """"Who should receive this?" """
    how_many: int
    """How many are to be picked."""
    choices: tuple[RecipientChoice, ...]
    """Everybody on the case's record, shuffled, and `NOT_ON_RECORD` last."""
    channel: Channel | None
    pages: tuple[ReviewPage, ...]
    hint: str = ""
    """What is covered and why, or that no picture of the letter is here."""
    picked: Pick | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDecision:
    """What the lead decides. `kind` is RELEASED, RETURNED, PASSED_ON or LOOKED_OVER.

    A reason of eight characters or more is needed but for PASSED_ON and LOOKED_OVER.
    """

    kind: Became
    reason: str = ""
    to: WhoId | str = ""
    """The id of the lead to whom it is passed on."""
    by: str = ""
    """Who pressed; blank for whoever sits there when it is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInAgain:
    """How the lead signs in again: a code, or a browser that is opened at the sign-in page."""

    code: str = field(default="", repr=False)
    open_browser: Callable[[str], object] | None = None
    cancelled: Callable[[], bool] = never


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDone:
    """One row of what was answered, or of everything that the team asked."""

    id: str
    at: datetime
    became: Became
    what: str
    """"Released", "Returned to the checker", "Waiting"."""
    why: str
    severity: Severity
    reference: str
    asked_by: str
    by: str
    """"You", another lead's name, or "" while nobody answered."""
    late: bool = False
    """Whether the register does not have the answer yet, and so whoever asked does not either."""
    practice: str = ""
    """Said at once of a made-up letter: that it was practice, and what there was to see in it."""
