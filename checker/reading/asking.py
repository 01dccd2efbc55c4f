"""What a reader is asked, and what it answers: the same for every format."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from checker.model import Document, FileKind, Gap
from checker.reading.refusal import Unreadable
from checker.words import say

MOST_FILES = 1_000
MOST_BYTES = 300 * 1024 * 1024


class Effort(IntEnum):
    """How hard to look. Each step does all that the step before it does.

    QUICK gives what can be known at once. THOROUGH adds what needs the pages drawn: text that
    nobody sees, words in pictures. CLOSE adds a second reader's opinion on the words in pictures.
    """

    QUICK = 0
    THOROUGH = 1
    CLOSE = 2


class Step(NamedTuple):
    """How far a reading is: pages done, pages in all, and how many of them are scans."""

    done: int
    of: int
    scans: int = 0


class Held(NamedTuple):
    """A file that was found in another: its own name, without the outer one's, and its bytes."""

    name: str
    data: bytes


class Pictured(NamedTuple):
    """A picture that a page shows, and the gap that stands for it until its words are read."""

    data: bytes
    gap: Gap


class Reading(NamedTuple):
    """What a reader answers: the file, the files in it, which are read in turn, its pictures.

    The gaps of the pictures are not among the document's own.
    """

    document: Document
    held: tuple[Held, ...] = ()
    pictures: tuple[Pictured, ...] = ()


@dataclass(slots=True)
class Budget:
    """What one file and everything in it may still cost, counted as it comes."""

    files: int = MOST_FILES
    bytes: int = MOST_BYTES

    def take(self, held: Held) -> None:
        """Count a file that was found inside.

        Raises:
            Unreadable: there are more of them, or larger ones, than can be checked.
        """
        self.files -= 1
        self.bytes -= len(held.data)
        if self.files < 0 or self.bytes < 0:
            why = say("The file holds more than can be checked. Split it, or send less.")
            raise Unreadable("unread.too-large", why)


def _silent(_step: Step) -> None:
    """Tell nobody."""


def nobody_converts(_kind: FileKind, _data: bytes) -> bytes:
    """Give nothing: there is no LibreOffice."""
    return b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One file to read. `name` is its full name (`outer/inner`); `told` hears how far it is."""

    name: str
    data: bytes
    passwords: tuple[str, ...] = field(default=(), repr=False)
    effort: Effort = Effort.QUICK
    told: Callable[[Step], None] = _silent
    convert: Callable[[FileKind, bytes], bytes] = nobody_converts
    """Gives an old Office file as a new one, or nothing where that cannot be done."""
    budget: Budget = field(default_factory=Budget)


Reader: TypeAlias = Callable[[Asked], Reading]
"""Reads one file of one kind; raises Unreadable when nothing of it can be read."""
Drawer: TypeAlias = Callable[[Asked, int, int], bytes]
"""Draws one page, counted from 1, so many pixels wide, as a PNG; raises Unreadable."""
