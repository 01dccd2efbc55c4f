"""What the windows are shown of the trends: figures with their words, ready to be drawn."""

from dataclasses import dataclass

from checker.reports.fatigue import RuleUse
from checker.reports.statistics import Rate
from checker.reports.trend_views import Group, Month, TeamRow

__all__ = [
    "Group",
    "Marked",
    "Month",
    "Rate",
    "RuleRow",
    "TeamRow",
    "Tile",
    "TrendsAsked",
    "TrendsShown",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsAsked:
    """Which months, whose letters. `team` "" means all that may be seen."""

    months: int = 12
    team: str = ""
    mine: bool = False
    split: str = ""
    """The day that parts before from after; "" for when letters began to be stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One number: what it is, the number, a sentence below. `mood` is good, check or nothing."""

    title: str
    value: str
    about: str
    mood: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Something that happened in a month, told at the chart."""

    month: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsShown:
    """Everything that the screen of the trends shows."""

    asked: TrendsAsked
    about: str
    """Whose letters, of which months, how many."""
    source: str
    """Where the figures come from, and what is not in them."""
    teams: tuple[tuple[str, str], ...]
    """The teams to choose from: slug and name."""
    month: str
    """The name of the last month with letters, to which tiles, causes and teams refer."""
    months: tuple[Month, ...]
    marks: tuple[Marked, ...]
    tiles: tuple[Tile, ...]
    causes: tuple[tuple[str, int], ...]
    rows: tuple[TeamRow, ...]
    hours: tuple[Group, ...]
    tenures: tuple[Group, ...]
    channels: tuple[Group, ...]
    changes: tuple[str, ...]
    """What changed at a day, in sentences."""
    split: str
    splits: tuple[tuple[str, str], ...]
    """The days to choose from, and what happened then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule as an administrator sees it: what it says, how it fares, what is proposed.

    `off`: no check of this version or of this policy looks for it.
    """

    use: RuleUse
    words: str
    scope: str
    policy: str
    """What lets a letter go by default, and whether a policy may change the rule."""
    proposal: str = ""
    off: bool = False
