"""The trends in words: tiles, marks, the months and teams by their names."""

from collections.abc import Iterator
from datetime import date

from checker.days import MONTHS, SHORT_MONTHS, month_words, whole_day_words
from checker.desk.trends.trend_answers import Marked, Tile
from checker.reports.statistics import FEWEST, Rate, change, half_up, percent
from checker.reports.trend_views import Month, middle_time, starters, total
from checker.reports.trends import Figure, Moment, Period, Sums, month_before
from checker.words import say

_MOODS = {-1: "good", 0: "", 1: "check"}


def month_name(month: str) -> str:
    """Name a month: "November"."""
    return say(MONTHS[int(month[5:]) - 1])


def month_short(month: str) -> str:
    """Name a month below a chart: "Nov"."""
    return say(SHORT_MONTHS[int(month[5:]) - 1])


def team_words(team: str, names: dict[str, str]) -> str:
    """Name a team by the policy's name for it, else by what its pseudonym says.

    >>> team_words("harrowfield-b", {}), team_words("duty-and-urgent", {})
    ('Harrowfield B', 'Duty and urgent')
    """
    if team in names:
        return names[team]
    words = [one.upper() if len(one) == 1 else one for one in team.split("-")]
    told = " ".join(words)
    return told[:1].upper() + told[1:] or say("No team")


def splits(moments: dict[str, str], period: Period) -> tuple[str, ...]:
    """Give the days at which something changed, and the firsts of the months."""
    days = (moments.get(one, "") for one in Moment)
    changed = [one for one in days if period.first < one[:7] <= period.last]
    return tuple(dict.fromkeys((*changed, *(f"{one}-01" for one in period.months()[1:]))))


def split_of(asked: str, moments: dict[str, str], period: Period) -> str:
    """Give the day that parts before from after: the one asked for, else the first there is."""
    known = splits(moments, period)
    return asked if asked in known else next(iter(known), "")


def split_choices(sums: Sums, period: Period) -> tuple[tuple[str, str], ...]:
    """Give the days that can part before from after, each with what happened then."""
    said: dict[str, list[str]] = {}
    for moment, words in _moments().items():
        said.setdefault(sums.moments.get(moment, ""), []).append(words)
    return tuple(
        (day, _sentence(f"{', '.join(said[day])}, {_day(day)}" if day in said else _day(day)))
        for day in splits(sums.moments, period)
    )


def _day(day: str) -> str:
    return whole_day_words(date.fromisoformat(day))


def _moments() -> dict[Moment, str]:
    return {
        Moment.ENFORCED: say("Letterlock starts"),
        Moment.AUTOCOMPLETE_OFF: say("autocomplete off"),
    }


def tiles(sums: Sums, months: tuple[Month, ...], here: str, before: Month) -> tuple[Tile, ...]:
    """Give the five numbers of a month. `before` is the month that it is compared with."""
    return tuple(_tiles(sums, months, here, before))


def marks(sums: Sums, period: Period) -> tuple[Marked, ...]:
    """Give what is marked on the chart: what was switched on, and when several people came."""
    words: dict[str, list[str]] = {}
    for moment, told in _moments().items():
        month = sums.moments.get(moment, "")[:7]
        if period.first < month <= period.last:
            words.setdefault(month, []).append(told)
    for month, more in starters(sums, period):
        words.setdefault(month, []).append(say("{n} new starters", n=more))
    return tuple(
        Marked(month=month, words=_sentence(", ".join(told)))
        for month, told in sorted(words.items())
    )


def _tiles(sums: Sums, months: tuple[Month, ...], here: str, before: Month) -> Iterator[Tile]:
    one = next(month for month in months if month.month == here)
    name = month_name(here)
    share = min(1.0, one.released / one.checked) if one.checked else 0.0
    yield Tile(
        title=say("Checked in {month}", month=name),
        value=f"{one.checked:,}",
        about=say("{share}% of letters recorded as sent", share=percent(share, 1)),
    )
    yield Tile(
        title=say("Stopped before sending"),
        value=f"{one.stopped.n:,}",
        about=say("Too few letters to say a rate")
        if one.stopped.too_few
        else _sentence(say("{rate} in every 1,000", rate=_rate(one.stopped))),
    )
    yield _breaches(one, before)
    alone = total(sums, Figure.ALONE, (here,))
    shown, kept = (total(sums, of, (here,)) for of in (Figure.SHOWN_CHECK, Figure.KEPT_CHECK))
    yield Tile(
        title=say("Stop findings overridden"),
        value=f"{alone:,}",
        about=say("Check findings: {share}% kept", share=percent(min(1.0, kept / shown), 1))
        if shown >= FEWEST
        else say("Check findings: too few to say"),
    )
    yield _took(sums, here, before)


def _breaches(one: Month, before: Month) -> Tile:
    """Compare in every 1,000 letters, as months differ in length; a mood only where it is sure."""
    told = change(before.breaches, one.breaches)
    when = _when(before.month, one.month)
    figures = {"now": _rate(told.after), "then": _rate(told.before), "when": when}
    if before.month == one.month or not before.released:
        about = say("Nothing earlier to compare with")
    elif told.before.too_few or told.after.too_few:
        about = say("Too few letters to compare with {month}", month=month_words(before.month))
    elif told.interval is None:
        about = say("None {when} either", when=when)
    elif told.surely < 0:
        about = say("{now} in every 1,000: down from {then} {when}", **figures)
    elif told.surely > 0:
        about = say("{now} in every 1,000: up from {then} {when}", **figures)
    else:
        about = say("{now} in every 1,000, {then} {when}. This may be chance", **figures)
    return Tile(
        title=say("Breaches reported after sending"),
        value=f"{one.breaches.n:,}",
        about=_sentence(about),
        mood=_MOODS[told.surely] if before.month != one.month else "",
    )


def _rate(rate: Rate) -> str:
    """Give a rate; of one that says nothing by itself, between which figures it lies.

    Letters that are enough for one rate of a month are never called too few for another.
    """
    low, high = rate.interval
    between = say("between {low} and {high}", low=half_up(low, 1), high=half_up(high, 1))
    return between if rate.vague else half_up(rate.value, 1)


def _took(sums: Sums, here: str, before: Month) -> Tile:
    seconds = middle_time(sums, (here,))
    then = None if before.month == here else middle_time(sums, (before.month,))
    when = _when(before.month, here)
    return Tile(
        title=say("Check to confirm, middle value"),
        value=say("Too few to say") if seconds is None else say("{n} s", n=seconds),
        about="" if then is None else say("Was {n} s {when}", n=then, when=when),
    )


def _when(before: str, here: str) -> str:
    """Say when it was that a month is compared with: most often it lies before those that show."""
    if before == month_before(here, 12):
        return say("a year before")
    return say("in {month}", month=month_words(before))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def compared_with(known: tuple[Month, ...], here: str) -> Month:
    """Give the month that a month is compared with: a year before, else the first with letters."""
    year = month_before(here, 12)
    found = [one for one in known if one.month == year and one.released]
    return next(iter((*found, *(one for one in known if one.released), known[-1])))
