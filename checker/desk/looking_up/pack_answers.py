"""What the room of evidence packs shows before and after a pack is made."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One kind of fact beside the entries, as it may be put into a pack or left out.

    `count` entries have it. `confidential` says that it is about people: `why` says what of it.
    """

    name: str
    title: str
    count: int
    confidential: bool
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPreview:
    """What a pack would hold, and what it would not, before anything is written.

    `between` entries of the same records lie between the first and the last one found: a pack
    names each by its hash, so that nobody can leave one out unseen, and shows nothing of it.
    """

    entries: int
    records: int
    """How many desks' records they are of."""
    between: int
    sealed: int
    """Entries beside which nothing can be opened here."""
    facts: tuple[Fact, ...]
    shown: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackMade:
    """A pack that was written and verified."""

    folder: Path
    entries: int
    withheld: int
    proofs: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRow:
    """A pack that was made at this desk, as the own record has it."""

    at: datetime
    question: str
    covers: str
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackVerdict:
    """What became of checking a pack: whether it holds, and sentences about it."""

    holds: bool
    heading: str
    words: tuple[str, ...]
