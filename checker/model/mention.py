"""Something in a document that points at a person, a place or a case."""

from dataclasses import dataclass
from enum import StrEnum

from checker.model.document import Box, Concealment, Part, Span


class MentionKind(StrEnum):
    """What kind of thing a mention points at."""

    ADDRESS = "address"
    EMAIL = "email"
    PHONE = "phone"
    DX = "dx"
    NAME = "name"
    SALUTATION = "salutation"
    REFERENCE = "reference"
    INSTRUCTION = "instruction"
    """How the letter says it is to travel: "By email only", "By DX"."""
    DATE_OF_BIRTH = "date-of-birth"
    IDENTIFIER = "identifier"
    """An official number of a person: the value is its kind and number, "nhs:9990000018"."""
    POSTCODE = "postcode"
    """A postcode alone, outside any address."""


class Role(StrEnum):
    """What a mention is to the letter it stands in."""

    RECIPIENT = "recipient"
    SENDER = "sender"
    COPY = "copy"
    MENTION = "mention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in one file that points at somebody or something.

    `text` is as written; `value` is its normal form (an email in lower case, a phone as digits
    with 44 in front, a reference without spaces in capitals, a postcode `XX1 1AA`, a channel's
    name for an instruction, a name as written without its title; for an address its lines joined by
    ", "). `lines` are an address's lines, tidied, without the name above it; `addressee` holds the
    name lines that stood above it. `guessed` marks a name that only the language model took for
    one: it may raise a question, and is never a reason to pass.
    """

    kind: MentionKind
    text: str
    value: str
    file: str
    part: Part = Part.BODY
    page: int | None = None
    box: Box | None = None
    span: Span = (0, 0)
    hidden: Concealment | None = None
    role: Role = Role.MENTION
    lines: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    guessed: bool = False
