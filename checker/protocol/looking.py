"""Looking something up at the register: what is sought, why, and what is found."""

from typing import Annotated, Final, Literal

import msgspec

from checker.audit.acts import Act
from checker.audit.entry import Code, Count, Hash, Word
from checker.protocol.messages import Bytes, CaseMark, Held, Mark, Message

MOST_FOUND: Final = 256
MOST_HASHES: Final = 4_096
PURPOSE_MS: Final = 900_000
"""How long a purpose that was recorded may be used: a quarter of an hour."""
MOST_DAYS: Final = 366


class LookUp(Message, frozen=True, kw_only=True):
    """POST /v1/look-up: entries by one thing, narrowed by others. All that is named must hold."""

    purpose: Hash
    """The leaf hash of the `view` entry, of the asker's own log, that says why."""
    kind: Literal["case", "recipient", "staff", "team", "date", "code", "file", "receipt", "entry"]
    """As that entry says it."""
    case: CaseMark | None = None
    mark: Mark | None = None
    actor: Code | None = None
    team: Word | None = None
    code: Code | None = None
    """Of a finding."""
    act: Act | None = None
    kept: Code | None = None
    """With which reason a finding was kept."""
    entry: Hash | None = None
    first_ms: Count | None = None
    """By the device's clock: with no case, mark, actor or entry, at most 366 days."""
    last_ms: Count | None = None
    after: Count = 0
    """Go on behind this place."""


class LookedUp(Message, frozen=True, kw_only=True):
    """What was found, in the order in which it was stored. Go on behind the last one's `n`."""

    entries: Annotated[tuple[Held, ...], msgspec.Meta(max_length=MOST_FOUND)]
    more: bool


class Hashes(Message, frozen=True, kw_only=True):
    """GET /v1/logs/{log}/hashes?from=N: leaf hashes in order, and the entry that began the log.

    Nothing is in them that the tiles of the tree do not show to everybody: a pack names by them
    what it withholds.
    """

    begun: Bytes
    first: Count
    """The number of the entry whose hash is the first of these."""
    hashes: Annotated[tuple[Hash, ...], msgspec.Meta(max_length=MOST_HASHES)]
    more: bool
