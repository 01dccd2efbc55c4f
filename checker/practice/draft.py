"""A letter or a message before it is written as a file: its words, and what it carries unseen."""

from dataclasses import dataclass

Box = tuple[str, str]
"""A display name and an address."""


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
    copies: tuple[str, ...] = ()
    header: str = ""
    footer: str = ""
    unseen: Unseen = Unseen()

    def blocks(self) -> tuple[tuple[str, ...], ...]:
        """Give the visible body in blocks of lines, in reading order."""
        blocks = (
            self.letterhead,
            (*self.addressee, *self.address),
            (self.date,),
            (self.reference,),
            (self.marking,),
            (self.salutation,),
            (self.subject,),
            *((paragraph,) for paragraph in self.paragraphs),
            self.closing,
            self.copies,
        )
        tidy = (tuple(line for line in block if line) for block in blocks)
        return tuple(block for block in tidy if block)

    @property
    def text(self) -> str:
        """Give the visible words, a blank line between blocks."""
        return "\n\n".join("\n".join(block) for block in self.blocks())


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

    @property
    def text(self) -> str:
        """Give the words of the message."""
        return "\n\n".join(self.paragraphs)
