"""What a desk tells whoever asks for a second person: who would see what, and how it stands."""

from dataclasses import dataclass
from datetime import datetime

from checker.desk.review.review_answers import Became


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A letter that a second person may release, and what asking means."""

    why: tuple[str, ...]
    """The findings' titles."""
    who: str
    """Who will see it: a sentence."""
    what: str
    """What is sent: a sentence."""
    until: str
    """How long it waits: a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFor:
    """Something that a lead was asked, and how it stands: computed from entries."""

    id: str
    reference: str
    """Of the case."""
    why: str
    asked_at: datetime
    until: datetime
    became: Became
    words: str
    """How it stands, as a sentence: "Waiting for a second person since 09:31."."""
    by: str = ""
    """Who answered."""
    reason: str = ""
    """What they wrote; empty where it cannot be read here."""
