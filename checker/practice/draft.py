"""A letter or a message before it is written as a file: its words, and what it carries unseen."""

from dataclasses import dataclass

Box = tuple[str, str]
"""A display name and an address."""
USUAL_ORDER = (
    "letterhead", "addressee", "date", "reference", "marking", "salutation", "subject",
    "paragraphs", "closing", "enclosed", "copies",
)  # fmt: skip
"""The parts of a letter from the top down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """What a letter carries that its page does not show."""

    author: str = ""
    title: str = ""
    keywords: str = ""
    comment: tuple[str, str] | None = None
    """Who wrote the comment, and what it says."""
    inserted: str = ""
    deleted: str = ""
    hidden: str = ""
    covered: str = ""
    """Words under a black box, still there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter, part by part. An empty part is left out."""

    letterhead: tuple[str, ...]
    addressee: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    date: str = ""
    reference: str = ""
    marking: str = ""
    salutation: str = ""
    subject: str = ""
    paragraphs: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    enclosed: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    header: str = ""
    footer: str = ""
    unseen: Unseen = Unseen()
    order: tuple[str, ...] = USUAL_ORDER
    """The parts from the top down: `USUAL_ORDER`, or the same in another order."""
    numbered: bool = False
    """Whether each page of a PDF says "Page 1 of 2", from 1 in this letter."""
    address_at: tuple[float, float] = (25.0, 45.0)
    """Where a PDF's address block begins, in millimetres from the left and the top."""
    then: tuple["Draft", ...] = ()
    """What follows in the same file, each on a new page."""

    def blocks(self) -> tuple[tuple[str, ...], ...]:
        """Give the visible body in blocks of lines, in reading order."""
        parts: dict[str, tuple[tuple[str, ...], ...]] = {
            "letterhead": (self.letterhead,),
            "addressee": ((*self.addressee, *self.address),),
            "date": ((self.date,),),
            "reference": ((self.reference,),),
            "marking": ((self.marking,),),
            "salutation": ((self.salutation,),),
            "subject": ((self.subject,),),
            "paragraphs": tuple((paragraph,) for paragraph in self.paragraphs),
            "closing": (self.closing,),
            "enclosed": (self.enclosed,),
            "copies": (self.copies,),
        }
        blocks = (block for part in self.order for block in parts[part])
        tidy = (tuple(line for line in block if line) for block in blocks)
        return tuple(block for block in tidy if block)

    @property
    def text(self) -> str:
        """Give the visible words, a blank line between blocks, a form feed between letters."""
        own = "\n\n".join("\n".join(block) for block in self.blocks())
        return "\f".join((own, *(one.text for one in self.then)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with a message or a letter."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """An email before it is written as a file."""

    sender: Box
    to: tuple[Box, ...]
    cc: tuple[Box, ...] = ()
    bcc: tuple[Box, ...] = ()
    subject: str
    paragraphs: tuple[str, ...]
    attachments: tuple[Attachment, ...] = ()
    quoted: tuple[str, ...] = ()
    """The lines of the message that this one answers, its sender and recipients first."""
    answers: str = ""
    """The id of the message that this one answers."""

    @property
    def text(self) -> str:
        """Give the words of the message."""
        quoted = "\n".join(self.quoted)
        return "\n\n".join((*self.paragraphs, quoted) if quoted else self.paragraphs)
