"""The rows of the tables of trends: figures, and what is said where there are too few."""

from typing import TYPE_CHECKING

from checker.reports.statistics import half_up, percent
from checker.words import later, say
from ui.widgets.report_table import Cell, Column, Line

if TYPE_CHECKING:
    from checker.desk.trends.trend_answers import Group, Month, Rate, TeamRow

_FEWEST = 5
_TENURES = {
    "0-3m": later("Under 3 months here"),
    "3-12m": later("3 to 12 months"),
    "1-3y": later("1 to 3 years"),
    "3y-plus": later("3 years and more"),
}
_CHANNELS = {
    "post": later("Post"),
    "email": later("Email"),
    "dx": later("DX"),
    "hand": later("By hand"),
}


def month_columns() -> tuple[Column, ...]:
    """Give the columns of the table by month."""
    return (
        Column(title=say("Month"), wide=True),
        Column(title=say("Letters"), figures=True),
        Column(title=say("Sent"), figures=True),
        Column(title=say("Stopped per 1,000"), figures=True),
        Column(title=say("Between"), figures=True),
        Column(title=say("Breaches per 1,000"), figures=True),
        Column(title=say("Between"), figures=True),
        Column(title=say("Came back"), figures=True),
        Column(title=say("Near misses"), figures=True),
    )


def team_columns() -> tuple[Column, ...]:
    """Give the columns of the table by team."""
    return (
        Column(title=say("Team")),
        Column(title=say("Letters"), figures=True),
        Column(title=say("Stopped per 1,000"), figures=True),
        Column(title=say("Between"), figures=True),
        Column(title=say("Breaches"), figures=True),
        Column(title=say("Practised in a year"), figures=True),
        Column(title=say("Under 3 months"), figures=True),
        Column(title=say("To look at"), wide=True, least=240),
    )


def group_columns(first: str, kind: str) -> tuple[Column, ...]:
    """Give the columns of a table of groups.

    There are no breaches by hour: they are reported at another hour than the letter went.
    """
    breaches = () if kind == "hour" else (Column(title=say("Breaches"), figures=True),)
    return (
        Column(title=first, wide=True),
        Column(title=say("Letters"), figures=True),
        Column(title=say("Stopped per 1,000"), figures=True),
        Column(title=say("Between"), figures=True),
        *breaches,
    )


def month_lines(months: "tuple[Month, ...]", names: tuple[str, ...]) -> list[Line]:
    """Give the rows by month."""
    return [
        Line(
            (
                Cell(name, one.month),
                _count(one.checked),
                _count(one.released),
                *_rate(one.stopped),
                *_rate(one.breaches),
                _count(one.returned),
                _count(one.near_misses),
            ),
            one.month,
        )
        for one, name in zip(months, names, strict=True)
    ]


def team_lines(rows: "tuple[TeamRow, ...]", names: dict[str, str]) -> list[Line]:
    """Give the rows by team; of a team with too few letters, its name alone."""
    return [_team(one, names.get(one.team, one.team)) for one in rows]


def group_lines(groups: "tuple[Group, ...]", kind: str) -> list[Line]:
    """Give the rows by hour, tenure band or channel."""
    return [
        Line(
            (
                Cell(_group_name(one.name, kind), number),
                _count(one.letters),
                *_rate(one.stopped),
                *_breaches(one, kind),
            ),
            one.name,
        )
        for number, one in enumerate(groups)
        if one.letters or (one.breaches and kind != "hour")
    ]


def _breaches(one: "Group", kind: str) -> tuple[Cell, ...]:
    if kind == "hour":
        return ()
    return (Cell("", -1) if one.stopped.too_few else _count(one.breaches),)


def _group_name(name: str, kind: str) -> str:
    if kind == "hour":
        return f"{name}:00-{name}:59"
    words = _TENURES if kind == "tenure" else _CHANNELS
    return say(words[name]) if name in words else name or say("Not recorded")


def _team(one: "TeamRow", name: str) -> Line:
    if one.hidden:
        hidden = (Cell("", -1),) * 6
        why = (
            say("It would give away a smaller team")
            if one.gives_away
            else say("Fewer than 5 letters: not shown")
        )
        return Line((name, *hidden, why), one.team)
    look = Cell(one.look, one.look, "triangle-alert", "check")
    if not one.look and one.stopped.vague:
        look = Cell(say("Too unsure to say a rate"), "", "info", "muted")
    elif not one.look:
        look = Cell(say("Nothing stands out"), "", "circle-check", "good")
    return Line(
        (
            name,
            _count(one.letters),
            *_rate(one.stopped),
            _count(one.breaches),
            *_people(one),
            look,
        ),
        one.team,
    )


def _people(one: "TeamRow") -> tuple[Cell, Cell]:
    """Give how many practised and how many are new; of fewer than 5 people, nothing."""
    if one.people < _FEWEST:
        few = Cell(say("too few people"), -1)
        return few, few
    share = one.trained / one.people
    new = Cell(say("{n} of {all}", n=one.new, all=one.people), one.new)
    return Cell(f"{percent(share)}%", share), new


def _count(n: int) -> Cell:
    return Cell(f"{n:,}", n)


def _rate(rate: "Rate") -> tuple[Cell, Cell]:
    """Give a rate and between which it lies; of too few letters, neither.

    Whether a rate is sure hangs on what was found as well: 87 letters may do for one and not for
    another. So they are called too few only where there are too few of them to be shown.
    """
    if rate.too_few:
        return Cell(say("too few to say"), -1), Cell("", -1)
    low, high = rate.interval
    between = say("{low} and {high}", low=half_up(low, 1), high=half_up(high, 1))
    told = Cell(say("too unsure"), -1) if rate.vague else Cell(half_up(rate.value, 1), rate.value)
    return told, Cell(between, low)
