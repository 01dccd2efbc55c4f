"""The trends in words: tiles, marks, the months and teams by their names."""

from collections.abc import Iterator

from checker.days import MONTHS
from checker.desk.trend_answers import Marked, Tile
from checker.reports.statistics import FEWEST
from checker.reports.trend_views import Month, middle_time, starters, total
from checker.reports.trends import Figure, Moment, Period, Sums, month_before
from checker.words import say

_SHORT = 3


def month_words(month: str) -> str:
    """Name a month with its year: "November 2026"."""
    return f"{month_name(month)} {month[:4]}"


def month_name(month: str) -> str:
    """Name a month: "November"."""
    return say(MONTHS[int(month[5:]) - 1])


def month_short(month: str) -> str:
    """Name a month below a chart: "Nov"."""
    return month_name(month)[:_SHORT]


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


def tiles(sums: Sums, months: tuple[Month, ...], here: str, before: Month) -> tuple[Tile, ...]:
    """Give the five numbers of a month. `before` is the month to which breaches are compared."""
    return tuple(_tiles(sums, months, here, before))


def marks(sums: Sums, period: Period) -> tuple[Marked, ...]:
    """Give what is marked on the chart: what was switched on, and when several people came."""
    words: dict[str, list[str]] = {}
    said = {
        Moment.ENFORCED: say("Letterlock starts"),
        Moment.AUTOCOMPLETE_OFF: say("autocomplete off"),
    }
    for moment, told in said.items():
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
        about=say("{share}% of letters recorded as sent", share=f"{100 * share:.1f}"),
    )
    yield Tile(
        title=say("Stopped before sending"),
        value=f"{one.stopped.n:,}",
        about=say("Too few letters to say a rate")
        if one.stopped.too_few or one.stopped.vague
        else say("{rate} in every 1,000", rate=f"{one.stopped.value:.1f}"),
    )
    yield _breaches(one, before)
    alone = total(sums, Figure.ALONE, (here,))
    shown, kept = (total(sums, of, (here,)) for of in (Figure.SHOWN_CHECK, Figure.KEPT_CHECK))
    yield Tile(
        title=say("Stop findings overridden"),
        value=f"{alone:,}",
        about=say("Check findings: {share}% kept", share=f"{100 * min(1.0, kept / shown):.1f}")
        if shown >= FEWEST
        else say("Check findings: too few to say"),
    )
    yield _took(sums, months, here)


def _breaches(one: Month, before: Month) -> Tile:
    now, then, when = one.breaches.n, before.breaches.n, month_words(before.month)
    if before.month == one.month or not before.released:
        about, mood = say("Nothing earlier to compare with"), ""
    elif now < then:
        about, mood = say("Down from {n} in {month}", n=then, month=when), "good"
    elif now > then:
        about, mood = say("Up from {n} in {month}", n=then, month=when), "check"
    else:
        about, mood = say("As many as in {month}", month=when), ""
    return Tile(
        title=say("Breaches reported after sending"), value=f"{now:,}", about=about, mood=mood
    )


def _took(sums: Sums, months: tuple[Month, ...], here: str) -> Tile:
    seconds = middle_time(sums, (here,))
    earlier = ((one.month, middle_time(sums, (one.month,))) for one in months if one.month < here)
    month, then = next(((month, one) for month, one in earlier if one is not None), ("", None))
    return Tile(
        title=say("Check to confirm, middle value"),
        value=say("Too few to say") if seconds is None else say("{n} s", n=seconds),
        about="" if then is None else say("Was {n} s in {month}", n=then, month=month_words(month)),
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def compared_with(known: tuple[Month, ...], here: str) -> Month:
    """Give the month that a month is compared with: a year before, else the first with letters."""
    year = month_before(here, 12)
    found = [one for one in known if one.month == year and one.released]
    return next(iter((*found, *(one for one in known if one.released), known[-1])))
