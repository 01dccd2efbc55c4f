"""What goes to a worker and comes back: one letter with its bytes, and what was found in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from checker.model import Channel, Result, WhoId
from checker.reports.blocked import Blocked
from checker.settings import Policy


class Held(StrEnum):
    """Why a letter of a batch waits for a person, whatever else was found in it."""

    UNREAD = "unread"
    """Its files cannot be opened, or nothing in them could be read."""
    CASE_UNKNOWN = "case-unknown"
    CASE_UNSURE = "case-unsure"
    RECIPIENT_UNSURE = "recipient-unsure"
    NOT_FINISHED = "not-finished"
    """The check of it broke, or never came to an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What every letter of a batch is checked with; each worker loads it once.

    `run` tells batches apart: a worker that stays does not go on with the records of another.
    """

    run: str
    cases: Path | None = None
    policy: Path | None = None
    passwords: tuple[str, ...] = ()
    keep_results: bool = False
    """Whether the whole result comes back, to be recorded."""
    blocked: tuple[Blocked, ...] | None = ()
    """Where nothing is to be sent any more, by a desk's records; None where they cannot be read."""
    language: str = ""
    """The language of what is found; blank for the one that a worker speaks already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One letter: its files by name with their bytes, the letter first unless it was a folder."""

    key: str
    """What it was when it was taken in: a digest of its name and of every file."""
    name: str
    files: tuple[tuple[str, bytes], ...]
    digests: tuple[tuple[str, str], ...]
    """The name and the SHA-256 of each file."""
    is_folder: bool
    case: str = ""
    """The reference that somebody gave it; blank where the letter itself has to say."""
    to: tuple[WhoId, ...] = ()
    via: Channel | None
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A worker's word that it can begin: what it judges by, and what is wrong with the records."""

    policy: Policy
    told: tuple[str, ...]
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found in one letter. Without `held` the JSON says it all."""

    key: str
    name: str
    digests: tuple[tuple[str, str], ...]
    """The name and the SHA-256 of each file."""
    now: datetime
    held: Held | None = None
    why: str = ""
    """In a sentence, why it is held."""
    found: bytes = b""
    """The check as `letterlock/check-result/1`; empty where there was none."""
    by: str = ""
    """The version and the policy that judged it."""
    result: Result | None = None
