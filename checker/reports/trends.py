"""What each figure of the trends counts, and the sums of them over any entries.

The register makes the same sums in SQL (`counted`, `cell_of` and `Sums` are their definition).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Final, NamedTuple, Self

from checker.audit.acts import Act, Out
from checker.audit.entry import Body
from checker.days import hour_in_england, time_in_england
from checker.reports.practice import PRACTICE, TEST, practised

_MINUTE, _TEN_MINUTES, _HOUR = 60, 600, 3600
MOST_SECONDS: Final = _HOUR
"""A longer time between check and release says that the letter lay there; it is counted as this."""
PRACTISED_MONTHS: Final = 12
"""For how many months a session of practice that was passed counts as training up to date."""


class Figure(StrEnum):
    """What is counted. `what` says of which kind, where a figure has kinds."""

    CHECKED = "checked"
    """Letters checked: `check` entries that are about no entry. A letter that is checked again
    says which check it goes on from (`about`), and is the same letter."""
    AGAIN = "again"
    """Checks of a letter that was checked before: `check` entries that are about another."""
    STOPPED = "stopped"
    """Letters checked whose first check came out `stop`. `what`: the code of its first finding
    of severity `stop`, which is why it was stopped ("" where none is listed)."""
    TO_CHECK = "to-check"
    """Letters checked whose first check came out `check`: nothing to fix, something to decide."""
    RELEASED = "released"
    """Letters recorded as sent: `release` entries."""
    ALONE = "alone"
    """Stop findings overridden: the findings of severity `stop` in `release` entries that name no
    second person (`by` is empty). `what`: the code."""
    SECOND = "second"
    """Letters with a Stop finding that a second person released: `release` entries with `by` and
    at least one finding of severity `stop`."""
    SHOWN_STOP = "shown-stop"
    """Findings of severity `stop` in letters' first checks. `what`: the code."""
    SHOWN_CHECK = "shown-check"
    """Findings of severity `check` in letters' first checks. `what`: the code."""
    KEPT_CHECK = "kept-check"
    """Check findings overridden: findings of severity `check` in `release` entries that carry a
    reason (`ack`). `what`: the code."""
    HELD = "held"
    """Letters given back to their author: `hold` entries."""
    BREACH = "breach"
    """Breaches reported after sending: `incident` entries that begin one: no event, or the step
    `reported`, or none. `what`: the event's kind, else ""."""
    RETURNED = "returned"
    """Post that came back: `return` entries. `what`: the event's kind, else ""."""
    NEAR_MISS = "near-miss"
    """Mistakes caught before sending: `near-miss` entries. `what`: the event's kind, else ""."""
    TOOK = "took"
    """Letters recorded as sent whose check is known: `release` entries that are about a `check`
    of the same log, not later than it. `what`: the seconds between the two, as `band` says."""


class Moment(StrEnum):
    """What is marked on a chart, because figures before and after it differ."""

    ENFORCED = "enforced"
    """The first `check` whose mode is not `monitor`: from then on letters are stopped."""
    AUTOCOMPLETE_OFF = "autocomplete-off"
    """The first `config` that says autocomplete is off."""


class Origin(NamedTuple):
    """What of a check or release is needed to count what is about it."""

    act: Act
    log: str
    t: int
    actor: str
    team: str
    via: str
    tenure: str


class Cell(NamedTuple):
    """Where something is counted: the day and hour in England of the entry's `t`, and whose it was.

    What is about a release that is known (a breach, a return) belongs to the person, team,
    channel and tenure band of that release; everything else to those of its own entry.
    """

    day: str
    hour: int
    team: str
    via: str
    tenure: str
    actor: str


def counted(body: Body, about: Origin | None = None) -> Iterator[tuple[Figure, str, int]]:
    """Give what one entry adds: figure, what, how many. `about` is the entry that it is about."""
    match body.act:
        case Act.CHECK if body.about is None:
            yield from _of_first_check(body)
        case Act.CHECK:
            yield Figure.AGAIN, "", 1
        case Act.RELEASE:
            yield from _of_release(body, about)
        case Act.HOLD:
            yield Figure.HELD, "", 1
        case Act.INCIDENT if _begins(body):
            yield Figure.BREACH, _kind(body), 1
        case Act.RETURN:
            yield Figure.RETURNED, _kind(body), 1
        case Act.NEAR_MISS:
            yield Figure.NEAR_MISS, _kind(body), 1
        case _:
            return


def cell_of(body: Body, about: Origin | None = None) -> Cell:
    """Say where an entry is counted."""
    day, hour = hour_in_england(body.t)
    sent = body.act in _AFTER and about is not None and about.act is Act.RELEASE
    whose = about if sent and about is not None else origin_of(body)
    return Cell(day, hour, whose.team, whose.via, whose.tenure, whose.actor)


def origin_of(body: Body) -> Origin:
    """Give what of an entry is needed to count what is about it."""
    return Origin(body.act, body.log, body.t, body.actor, body.team, body.via, body.tenure)


def band(seconds: int) -> int:
    """Give the time by which seconds are counted: to 1 s under a minute, 5 s under ten, 1 min.

    >>> band(48), band(71), band(601), band(90_000)
    (48, 70, 600, 3600)
    """
    step = 1 if seconds < _MINUTE else 5 if seconds < _TEN_MINUTES else _MINUTE
    return min(seconds, MOST_SECONDS) // step * step


class Period(NamedTuple):
    """Whole months in England, both included: "2025-12" to "2026-11"."""

    first: str
    last: str

    @classmethod
    def up_to(cls, day: date, months: int = 12) -> Self:
        """Give the months up to that of a day.

        >>> Period.up_to(date(2026, 11, 27))
        Period(first='2025-12', last='2026-11')
        """
        return cls(month_before(f"{day:%Y-%m}", months - 1), f"{day:%Y-%m}")

    def months(self) -> tuple[str, ...]:
        """Give every month, the oldest first."""
        found = [self.last]
        while found[-1] > self.first:
            found.append(month_before(found[-1], 1))
        return tuple(reversed(found))


def month_before(month: str, by: int) -> str:
    """Give the month that lies so many months before one.

    >>> month_before("2026-02", 3)
    '2025-11'
    """
    number = int(month[:4]) * 12 + int(month[5:]) - 1 - by
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What was counted in a period, of some teams: sums over the cells that lie in both.

    A key is there only when its sum is above 0.
    """

    months: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    """(month, team, figure, what): everything that is counted."""
    days: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(day, figure), of everything but `took`, as the next three."""
    hours: Counter[tuple[int, str, str]] = field(default_factory=Counter)
    """(hour, figure, what)."""
    tenures: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(tenure band, figure)."""
    channels: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(channel, figure)."""
    people: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """(month, team, tenure band): how many people checked at least one letter (`checked`) in it.
    Somebody who changes band or team within a month is counted in each."""
    trained: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(month, team): how many of those people passed practice (`practice-result`, kind `practice`
    or `policy-test`, passed=yes) in that month or the 11 before it. Each person once. An imported
    test is of the person it names (`by`) and of the month in which it was taken (`at`)."""
    moments: dict[str, str] = field(default_factory=dict)
    """The first day of each `Moment` among all entries, of whichever time, team and person."""


@dataclass(slots=True)
class Tally:
    """Entries, counted one after another, in any order."""

    _cells: Counter[tuple[Cell, Figure, str]] = field(default_factory=Counter)
    _origins: dict[str, Origin] = field(default_factory=dict)
    _waiting: list[Body] = field(default_factory=list)
    _passed: set[tuple[str, str]] = field(default_factory=set)
    _moments: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Body]]) -> Self:
        """Count entries: the leaf hash (64 hex) and the body of each."""
        tally = cls()
        for leaf, body in entries:
            tally.add(leaf, body)
        return tally

    def copy(self) -> Self:
        """Give another that was told the same so far, and counts on by itself."""
        return type(self)(
            self._cells.copy(),
            self._origins.copy(),
            self._waiting.copy(),
            self._passed.copy(),
            self._moments.copy(),
        )

    def add(self, leaf: str, body: Body) -> None:
        """Count one entry more."""
        if body.act in (Act.CHECK, Act.RELEASE):
            self._origins[leaf] = origin_of(body)
        told = practised(body)
        if told is not None and told.passed and told.kind in (PRACTICE, TEST):
            self.has_passed(f"{time_in_england(told.t):%Y-%m}", told.actor)
        moment = moment_of(body)
        if moment is not None:
            day, _ = hour_in_england(body.t)
            self._moments[moment] = min(day, self._moments.get(moment, day))
        about = None if body.about is None else self._origins.get(body.about)
        if about is None and body.about is not None and body.act in _ABOUT_OTHERS:
            self._waiting.append(body)
        else:
            _count(self._cells, body, about)

    def has_passed(self, month: str, actor: str) -> None:
        """Know of somebody who passed practice in a month, from elsewhere than the entries."""
        self._passed.add((month, actor))

    def sums(
        self, period: Period, teams: frozenset[str] | None = None, actor: str | None = None
    ) -> Sums:
        """Sum up what lies in a period, of some teams (None: of all), of one person (None: all)."""
        late: Counter[tuple[Cell, Figure, str]] = Counter()
        for body in self._waiting:
            _count(late, body, self._origins.get(body.about or ""))
        sums = Sums(moments=dict(self._moments))
        people: set[tuple[str, str, str, str]] = set()
        for (cell, figure, what), n in chain(self._cells.items(), late.items()):
            if (
                period.first <= cell.day[:7] <= period.last
                and (teams is None or cell.team in teams)
                and actor in (None, cell.actor)
            ):
                _sum(sums, cell, figure, what, n)
                if figure is Figure.CHECKED:
                    people.add((cell.day[:7], cell.team, cell.tenure, cell.actor))
        sums.people.update(Counter((month, team, tenure) for month, team, tenure, _ in people))
        everyone = {(month, team, one) for month, team, _, one in people}
        sums.trained.update(
            Counter((month, team) for month, team, one in everyone if self._is_trained(one, month))
        )
        return sums

    def _is_trained(self, actor: str, month: str) -> bool:
        back = range(PRACTISED_MONTHS)
        return any((month_before(month, by), actor) in self._passed for by in back)


def _sum(sums: Sums, cell: Cell, figure: Figure, what: str, n: int) -> None:
    sums.months[cell.day[:7], cell.team, figure, what] += n
    if figure is not Figure.TOOK:
        sums.hours[cell.hour, figure, what] += n
        sums.days[cell.day, figure] += n
        sums.tenures[cell.tenure, figure] += n
        sums.channels[cell.via, figure] += n


def moment_of(body: Body) -> Moment | None:
    """Say of which moment an entry tells."""
    if body.act is Act.CHECK and body.mode != "monitor":
        return Moment.ENFORCED
    event = body.event
    if body.act is Act.CONFIG and event is not None and event.codes.get("state") == "off":
        return Moment.AUTOCOMPLETE_OFF if event.kind == "autocomplete" else None
    return None


_AFTER: Final = frozenset({Act.INCIDENT, Act.RETURN})
_ABOUT_OTHERS: Final = _AFTER | {Act.RELEASE}


def _count(cells: "Counter[tuple[Cell, Figure, str]]", body: Body, about: Origin | None) -> None:
    cell = cell_of(body, about)
    for figure, what, n in counted(body, about):
        cells[cell, figure, what] += n


def _of_first_check(body: Body) -> Iterator[tuple[Figure, str, int]]:
    yield Figure.CHECKED, "", 1
    if body.out is Out.STOP:
        yield Figure.STOPPED, next((one.code for one in body.findings if one.sev == "stop"), ""), 1
    elif body.out is Out.CHECK:
        yield Figure.TO_CHECK, "", 1
    for one in body.findings:
        if one.sev == "stop":
            yield Figure.SHOWN_STOP, one.code, one.n
        elif one.sev == "check":
            yield Figure.SHOWN_CHECK, one.code, one.n


def _of_release(body: Body, about: Origin | None) -> Iterator[tuple[Figure, str, int]]:
    yield Figure.RELEASED, "", 1
    stops = [one for one in body.findings if one.sev == "stop"]
    if body.by and stops:
        yield Figure.SECOND, "", 1
    for one in stops:
        if not body.by:
            yield Figure.ALONE, one.code, one.n
    for one in body.findings:
        if one.sev == "check" and one.ack is not None:
            yield Figure.KEPT_CHECK, one.code, one.n
    if about is not None and (about.act, about.log) == (Act.CHECK, body.log) and about.t <= body.t:
        yield Figure.TOOK, str(band((body.t - about.t) // 1000)), 1


def _begins(body: Body) -> bool:
    return body.event is None or body.event.codes.get("step", "reported") == "reported"


def _kind(body: Body) -> str:
    return "" if body.event is None else body.event.kind
