"""What somebody is about to send, and to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.model.case import WhoId
from checker.model.document import Document, FileKind

ARCHIVES = frozenset({FileKind.ZIP, FileKind.SEVEN_ZIP})
"""What only wraps: what is in it is what is sent."""


class Channel(StrEnum):
    """How a dispatch travels."""

    POST = "post"
    EMAIL = "email"
    DX = "dx"
    HAND = "hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One who is to receive the dispatch.

    `id` is None for an email recipient who matches nobody in the record. `destination` is the id
    of the record's address, or the email address or DX number; empty when there is none.
    `via` may differ from the dispatch's channel never; it is repeated for the result. `field` is
    "to", "cc" or "bcc" for an email.
    """

    id: WhoId | None
    name: str
    role: str = ""
    via: Channel = Channel.POST
    destination: str = ""
    field: str = "to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """The files of one envelope or one email, the letter first, and who is to receive them."""

    documents: tuple[Document, ...]
    recipients: tuple[Recipient, ...]
    channel: Channel = Channel.POST

    @property
    def letter(self) -> Document | None:
        """Give the letter: the first document, or None where there is none."""
        return self.documents[0] if self.documents else None


def outermost(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Give the documents that are not inside another: an archive only wraps, and counts as none."""
    wraps = {one.name for one in documents if one.kind in ARCHIVES}
    return tuple(
        one
        for one in documents
        if one.kind not in ARCHIVES and (one.parent is None or one.parent in wraps)
    )
