"""How it stands between this desk and the register, as one value that windows may show."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from checker.audit.entry import Act, Began, Facts
from checker.audit.trail import Trail
from checker.model import Receipt


class Link(StrEnum):
    """Whether the register knows this desk, and answers."""

    STARTING = "starting"
    """Nothing was asked yet."""
    UNKNOWN = "unknown"
    """The register does not know this desk: it has to be enrolled."""
    ONLINE = "online"
    OFFLINE = "offline"
    """It did not answer the last time, or said not now."""
    REVOKED = "revoked"
    """An administrator took this desk's right away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How it stands now. Times are milliseconds UTC by this computer's clock."""

    link: Link = Link.STARTING
    contact_ms: int | None = None
    """When the register last answered, ever."""
    waiting: int = 0
    """Entries that it has not promised."""
    releases: int = 0
    """Confirmed letters among them."""
    oldest_ms: int | None = None
    """When the oldest of those was confirmed."""
    why: str = ""
    """What keeps it, as a sentence; empty when nothing does."""
    lasting: bool = False
    """Whether that will not pass by itself, so that somebody has to hear of it."""
    alarms: tuple[str, ...] = ()
    """Codes of what the register should not have said (`watching.ALARMS`)."""
    policy: int = 0
    """The version of the organisation's policy that is used from the next start; else 0."""
    policy_trouble: str = ""
    """Why the policy that the register handed out is not believed; empty when it is."""
    skew_s: int = 0
    """How far this computer's clock is ahead of the register's, when that is more than minutes."""


class Book(Protocol):
    """One person's record, as the sync uses it."""

    def trail(self) -> Trail:
        """Give the trail, opened."""

    def say(self, act: Act, facts: Facts) -> Receipt:
        """Append an entry about this desk itself."""

    def begin_anew(self, why: Began) -> Trail:
        """Set the log aside and begin another under a new key."""

    def now_ms(self) -> int:
        """Give the time of day, milliseconds UTC."""

    def mono_ms(self) -> int:
        """Give the milliseconds since this computer started."""
