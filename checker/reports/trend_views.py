"""What a screen of trends shows, out of the sums: series, causes, teams, before and after."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from checker.days import whole_day_words
from checker.reports.causes import gathered
from checker.reports.statistics import (
    FEWEST,
    Change,
    Rate,
    change,
    given_away,
    half_up,
    per_1000,
    percent,
)
from checker.reports.trends import Figure, Period, Sums
from checker.words import say, say_count

NEW: Final = "0-3m"
_STARTERS: Final = 3
"""So many more new people than the month before are marked on the chart."""
_TRAINED: Final = 0.9
TENURES: Final = ("0-3m", "3-12m", "1-3y", "3y-plus")


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month: letters checked, and what was stopped before and reported after sending."""

    month: str
    checked: int
    released: int
    stopped: Rate
    """Letters stopped, in every 1,000 checked."""
    breaches: Rate
    """Breaches reported, in every 1,000 letters recorded as sent."""
    returned: int = 0
    near_misses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """One team in a month. `look` says what to look at, "" for nothing.

    `gives_away` says that its figures, taken from the whole, would give a smaller team's.
    """

    team: str
    letters: int
    stopped: Rate
    breaches: int
    people: int
    trained: int
    new: int
    look: str
    gives_away: bool = False

    @property
    def hidden(self) -> bool:
        """Say whether it has too few letters to be shown, or would give away one that has."""
        return self.letters < FEWEST or self.gives_away


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Letters of one hour, tenure band or channel."""

    name: str
    letters: int
    stopped: Rate
    breaches: int


def total(sums: Sums, figure: Figure, months: Iterable[str], team: str | None = None) -> int:
    """Give how many there were in some months, of a team or of all."""
    wanted = set(months)
    return sum(
        n
        for (month, whose, what, _), n in sums.months.items()
        if what == figure and month in wanted and team in (None, whose)
    )


def series(sums: Sums, period: Period) -> tuple[Month, ...]:
    """Give the months of a period, the oldest first."""
    found: dict[tuple[str, str], int] = {}
    for (month, _, figure, _), n in sums.months.items():
        found[month, figure] = found.get((month, figure), 0) + n

    def of(month: str, figure: Figure) -> int:
        return found.get((month, figure), 0)

    return tuple(
        Month(
            month=one,
            checked=of(one, Figure.CHECKED),
            released=of(one, Figure.RELEASED),
            stopped=per_1000(of(one, Figure.STOPPED), of(one, Figure.CHECKED)),
            breaches=per_1000(of(one, Figure.BREACH), of(one, Figure.RELEASED)),
            returned=of(one, Figure.RETURNED),
            near_misses=of(one, Figure.NEAR_MISS),
        )
        for one in period.months()
    )


def kinds(sums: Sums, figure: Figure, months: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Give how many of each kind there were, the most first."""
    wanted, found = set(months), dict[str, int]()
    for (month, _, what, kind), n in sums.months.items():
        if what == figure and month in wanted:
            found[kind] = found.get(kind, 0) + n
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def causes(sums: Sums, months: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Give why letters were stopped: groups of `causes`, the most first."""
    return gathered(kinds(sums, Figure.STOPPED, months))


def middle_time(sums: Sums, months: Iterable[str]) -> int | None:
    """Give the middle of the seconds from check to confirmation; None of fewer than 5 letters."""
    times = sorted((int(what), n) for what, n in kinds(sums, Figure.TOOK, months))
    whole = sum(n for _, n in times)
    seen = 0
    for seconds, n in times:
        seen += n
        if whole >= FEWEST and 2 * seen >= whole:
            return seconds
    return None


def teams(sums: Sums, month: str, among: Sums | None = None) -> tuple[TeamRow, ...]:
    """Give every team of a month that checked a letter or had a breach, by its name.

    Each is compared with the rest of `among`, which may know more teams than are told of.
    """
    names = {team for when, team, _, _ in sums.months if when == month}
    rows = tuple(_team(sums, month, one) for one in sorted(names))
    whole = per_1000(
        total(among or sums, Figure.STOPPED, (month,)),
        total(among or sums, Figure.CHECKED, (month,)),
    )
    told = [one for one in rows if one.letters or one.breaches]
    away = given_away({one.team: one.letters for one in told})
    return tuple(_looked_at(replace(one, gives_away=one.team == away), whole) for one in told)


def groups(sums: dict[tuple[str, str], int], order: Sequence[str] = ()) -> tuple[Group, ...]:
    """Give the letters by tenure band or channel, in an order that is known or by the name."""
    names = {name for name, _ in sums}
    known = [one for one in order if one in names]

    def of(name: str, figure: Figure) -> int:
        return sums.get((name, figure), 0)

    return tuple(_group(name, of) for name in (*known, *sorted(names - set(known))))


def hours(sums: Sums) -> tuple[Group, ...]:
    """Give the letters by the hour in England: "09"."""
    told: dict[tuple[str, str], int] = {}
    for (hour, figure, _), n in sums.hours.items():
        key = f"{hour:02d}", figure
        told[key] = told.get(key, 0) + n
    return groups(told)


def before_after(sums: Sums, day: str) -> tuple[Change, Change]:
    """Compare what was stopped, and breaches reported, before a day and from it on."""

    def of(figure: Figure, *, after: bool) -> int:
        return sum(
            n for (when, what), n in sums.days.items() if what == figure and (when >= day) == after
        )

    def rate(figure: Figure, whole: Figure, *, after: bool) -> Rate:
        return per_1000(of(figure, after=after), of(whole, after=after))

    stopped, breaches = (
        change(rate(figure, whole, after=False), rate(figure, whole, after=True))
        for figure, whole in (
            (Figure.STOPPED, Figure.CHECKED),
            (Figure.BREACH, Figure.RELEASED),
        )
    )
    return stopped, breaches


def change_words(what: str, told: Change, day: str) -> str:
    """Say how a rate changed at a day, and whether chance alone may explain it."""
    named = whole_day_words(date.fromisoformat(day))
    if told.before.too_few or told.after.too_few:
        return say(
            "{what}: too few letters before or after {day} to say anything.", what=what, day=named
        )
    head = say(
        "{what}: {before} in every 1,000 letters before {day}, {after} from then on.",
        what=what,
        before=half_up(told.before.value, 1),
        after=half_up(told.after.value, 1),
        day=named,
    )
    if told.surely == 0 or told.interval is None:
        return f"{head} {say('This may be chance.')}"
    if told.ratio is None or told.interval.low == told.interval.high:
        return f"{head} {say('Chance alone does not explain it.')}"
    ends = sorted(abs(1 - one) for one in told.interval)
    by, low, high = (percent(one) for one in (abs(1 - told.ratio), *ends))
    if told.surely < 0:
        tail = say(
            "That is {by}% less (between {low}% and {high}%), more than chance explains.",
            by=by,
            low=low,
            high=high,
        )
    else:
        tail = say(
            "That is {by}% more (between {low}% and {high}%), more than chance explains.",
            by=by,
            low=low,
            high=high,
        )
    return f"{head} {tail}"


def starters(sums: Sums, period: Period) -> tuple[tuple[str, int], ...]:
    """Give the months with clearly more new people than the month before, and how many more."""
    new: dict[str, int] = dict.fromkeys(period.months(), 0)
    everyone = dict(new)
    for (month, _, tenure), n in sums.people.items():
        if month in new:
            new[month] += n if tenure == NEW else 0
            everyone[month] += n
    listed = list(new.items())
    return tuple(
        (month, n - before)
        for (earlier, before), (month, n) in pairwise(listed)
        if n - before >= _STARTERS and everyone[earlier]
    )


def _team(sums: Sums, month: str, team: str) -> TeamRow:
    letters = total(sums, Figure.CHECKED, (month,), team)
    people = {
        one: n for (when, whose, one), n in sums.people.items() if (when, whose) == (month, team)
    }
    return TeamRow(
        team=team,
        letters=letters,
        stopped=per_1000(total(sums, Figure.STOPPED, (month,), team), letters),
        breaches=total(sums, Figure.BREACH, (month,), team),
        people=sum(people.values()),
        trained=sums.trained.get((month, team), 0),
        new=people.get(NEW, 0),
        look="",
    )


def _looked_at(row: TeamRow, whole: Rate) -> TeamRow:
    """Say what stands out: a rate that lies surely above the rest, then training."""
    rest = per_1000(max(0, whole.n - row.stopped.n), max(0, whole.of - row.stopped.of))
    said = not (row.stopped.too_few or row.stopped.vague)
    high = said and change(rest, row.stopped).surely > 0
    due = row.people - row.trained
    if row.hidden:
        look = ""
    elif high and row.new:
        look = say_count(
            "Stopped rate is high and {n} is new: offer training",
            "Stopped rate is high and {n} are new: offer training",
            row.new,
            n=row.new,
        )
    elif high:
        look = say("Stopped rate is high: see why")
    elif row.people >= FEWEST and row.trained < _TRAINED * row.people:
        look = say_count(
            "Under 90% practised: {n} person is due",
            "Under 90% practised: {n} people are due",
            due,
            n=due,
        )
    else:
        look = ""
    return replace(row, look=look)


def _group(name: str, of: Callable[[str, Figure], int]) -> Group:
    letters = of(name, Figure.CHECKED)
    return Group(
        name=name,
        letters=letters,
        stopped=per_1000(of(name, Figure.STOPPED), letters),
        breaches=of(name, Figure.BREACH),
    )
