"""What answers to a regulator are computed from, and what a figure says and how sure it is."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from checker.audit.acts import Act
from checker.audit.entry import Body
from checker.days import time_in_england
from checker.reports.imported import Imported
from checker.reports.incidents import Incident, Said, incidents
from checker.reports.statistics import Interval, half_up, percent, wilson
from checker.reports.trends import Period, Sums
from checker.words import later, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A policy that is to be read."""

    code: str
    title: str
    version: int
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything that answers are computed from.

    `sums` counts letters of the period. `entries` are of every act but the checking and sending of
    letters, of all time. `staff` are the pseudonyms of who works there now; an imported staff list
    takes its place.
    """

    period: Period
    now_ms: int
    sums: Sums
    by_team: Sums
    """The same, told by team; the register leaves groups of fewer than 5 letters out of it."""
    untold: frozenset[str] = frozenset()
    """Months of so few letters that the register does not tell of them here."""
    left_out: AbstractSet[str] = frozenset()
    """By what ("month", "team", "tenure") the register left groups out: few letters are in them."""
    entries: tuple[Said, ...] = ()
    staff: tuple[str, ...] = ()
    teams: Mapping[str, str]
    """The names of teams, by the words that entries have for them."""
    reading: tuple[Listed, ...] = ()
    imported: Imported = field(default_factory=Imported)

    @property
    def today(self) -> date:
        """Give the day in England."""
        return day_of(self.now_ms)

    @property
    def people(self) -> tuple[str, ...]:
        """Give who works there."""
        if self.imported.staff is None:
            return self.staff
        return tuple(dict.fromkeys(one.person for one in self.imported.staff))

    def of(self, *acts: Act) -> tuple[Said, ...]:
        """Give the entries of some acts."""
        return tuple(one for one in self.entries if one.body.act in acts)

    def mistakes(self) -> tuple[Incident, ...]:
        """Give the mistakes after sending that were reported in the period."""
        months = set(self.period.months())
        return tuple(one for one in incidents(self.entries) if month_of(one.first) in months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure: so many, of so many where that is said. Without an interval it is exact."""

    name: str
    n: int
    of: int | None = None
    rate: float | None = None
    """In every 1,000."""
    interval: Interval | None = None
    """Of the share, or of the rate in every 1,000."""
    note: str = ""
    month: str = ""
    """Which month it is of, "2026-11": its name says it in words."""
    told: bool = True
    """Whether the figure is known here and may be told; else it is no 0."""

    @property
    def figure(self) -> str:
        """Say the figure."""
        if not self.told:
            return say("Not told")
        if self.rate is not None:
            return say("{n} of {of}, {rate} in 1,000", n=f"{self.n:,}", of=f"{self.of or 0:,}",
                       rate=half_up(self.rate, 1))  # fmt: skip
        if self.of is None:
            return f"{self.n:,}"
        share = say("{n} of {of}", n=f"{self.n:,}", of=f"{self.of:,}")
        return share if self.of == 0 else f"{share} ({percent(self.n / self.of)}%)"

    @property
    def surely(self) -> str:
        """Say between what it lies, or that it is exact; nothing of what is not known."""
        if not self.told:
            return "-"
        if self.interval is None:
            return say("Exact count")
        low, high = self.interval
        if self.rate is not None:
            return say("{low} to {high} in 1,000", low=half_up(low, 1), high=half_up(high, 1))
        return say("{low}% to {high}%", low=percent(low), high=percent(high))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a figure says, and whether what it would be counted from is not there at all."""

    words: str = ""
    rows: tuple[Row, ...] = ()
    missing: bool = False


TABLE_WORDS: Final = MappingProxyType(
    {"training": later("training"), "caseload": later("caseload")}
)
"""What the tables that are imported are called in a sentence."""


def no_import(table: str) -> Told:
    """Say that an import would answer it."""
    return Told(
        words=say(
            "There is no {table} table on this computer. Import it and this is answered.",
            table=say(TABLE_WORDS[table]),
        ),
        missing=True,
    )


def share(name: str, n: int, of: int) -> Row:
    """Give a share with its interval."""
    return Row(name=name, n=n, of=of, interval=wilson(n, of) if of else None)


def day_of(t_ms: int) -> date:
    """Give the day in England of a moment, ms UTC."""
    return time_in_england(t_ms).date()


def month_of(body: Body) -> str:
    """Give the month in England of an entry."""
    return f"{day_of(body.t):%Y-%m}"
