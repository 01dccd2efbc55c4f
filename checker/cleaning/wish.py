"""What a person wants of a clean copy, and what was done to make it."""

from dataclasses import dataclass, field
from enum import StrEnum

from checker.reading.refusal import Unreadable


class Changes(StrEnum):
    """What becomes of tracked changes: taken over, or undone."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person chose. Nothing is chosen for them: without `changes` tracked changes stay.

    `unsign` says that they know that a signed file's copy is not signed any more.
    """

    changes: Changes | None = None
    unsign: bool = False
    passwords: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The copy, and what was done to it, a sentence each."""

    data: bytes = field(repr=False)
    done: tuple[str, ...] = ()


def refused(why: str) -> Unreadable:
    """Give the refusal to make a copy."""
    return Unreadable("unread.unsupported", why)
