"""What travels sealed to a team's leads when a second person is asked, and what it is bound to."""

from typing import Annotated, Final, Literal

import msgspec

from checker.audit.entry import Code, Count, Hash
from checker.protocol.messages import MOST_REQUEST_BYTES, Bytes, Message, Signature

MOST_SHOWN_BYTES: Final = MOST_REQUEST_BYTES * 11 // 16
"""Of all page images together: the body of the call is base64, and has its own limit."""
BOUND: Final = "bound"
"""The name of the disclosure beside `ask-second` that says for what exactly it asks."""
REASON: Final = "reason"
SEEN: Final = "seen"
"""Beside `answer-second`: the SHA-256 of what the lead was shown."""
PICKED: Final = "picked"
"""Beside a lead's `view`: whom they picked before they were told."""

AGAIN_SECONDS: Final = 600
"""So long ago at most somebody has signed in who signed in again."""
Share = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Short = Annotated[str, msgspec.Meta(max_length=300)]
Long = Annotated[str, msgspec.Meta(max_length=4_000)]


class BoundTo(Message, frozen=True, kw_only=True):
    """For what an answer holds: a byte that changes, and it holds no more."""

    files: tuple[str, ...]
    """Their SHA-256."""
    recipients: tuple[str, ...]
    channel: str
    snapshot: str
    """Of the case record."""
    findings: tuple[str, ...]
    """The keys of the findings that a second person is asked about."""
    authors: tuple[Code, ...] = ()
    """Pseudonyms of those who seem to have written it: none of them is the second person."""


class ShownMark(Message, frozen=True, kw_only=True):
    """Where a finding stands on a page, in parts of the page's sides from the top left."""

    number: Count
    box: tuple[Share, Share, Share, Share]


class ShownPage(Message, frozen=True, kw_only=True):
    """One page as a PNG. `covered` is the same with whoever it is addressed to painted over."""

    file: Count
    """1 for the letter, 2 and so on for what goes with it."""
    page: Count
    of: Count
    png: Bytes
    covered: Bytes = b""
    """Empty where nothing has to be covered."""
    marks: tuple[ShownMark, ...] = ()


class ShownFinding(Message, frozen=True, kw_only=True):
    """One finding as whoever asks saw it."""

    number: Count
    code: Code
    severity: Literal["note", "check", "stop"]
    second: bool
    """Whether it is one that only a second person can release."""
    title: Long
    detail: Long = ""
    letter: Long = ""
    record: Long = ""
    where: Short = ""


class ShownPerson(Message, frozen=True, kw_only=True):
    """Somebody: of the record, or to whom it goes."""

    id: Short
    name: Short
    role: Short = ""


class Shown(Message, frozen=True, kw_only=True):
    """Everything that a lead is shown."""

    v: Literal[1] = 1
    leaf: Bytes
    """The entry that asks."""
    told: tuple[Bytes, ...]
    """What is kept beside it, each `[salt, name, value]`: the entry has promised them."""
    reference: Short
    title: Short
    recipients: tuple[ShownPerson, ...]
    """For whom it was checked: the blind pick is compared with them."""
    people: tuple[ShownPerson, ...]
    """Everybody on the record as whoever asks has it."""
    channel: Short
    files: tuple[Short, ...]
    pages: tuple[ShownPage, ...]
    findings: tuple[ShownFinding, ...]
    left_out: Count = 0
    """So many pages are not among them, because all together are too large."""
    history: tuple[tuple[Count, Short], ...] = ()
    """What happened before, each with when."""


class SignAgain(Message, frozen=True, kw_only=True):
    """POST /v1/again: somebody signed in anew, for one entry that they are about to answer."""

    about: Hash
    t: Count
    proof: Signature
    """By the log's key, over `again_bytes`."""
    id_token: Annotated[str, msgspec.Meta(max_length=16_384)]
    """Its `nonce` is `sign_in_nonce` of the proof, and its `auth_time` of the last minutes."""


class SignedAgain(Message, frozen=True, kw_only=True):
    """200: it is the person whose log it is, and they signed in just now."""

    about: Hash


def again_bytes(origin: str, log: str, about: str, t: int) -> bytes:
    """Give what the log's key signs to sign in again."""
    return f"letterlock/again/v1\n{origin}\n{log}\n{about}\n{t}\n".encode()
