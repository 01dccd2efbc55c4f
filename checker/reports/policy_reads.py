"""Who has read which policy, and when everybody will have, at the pace of the last weeks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import ceil
from typing import Final

from checker.audit.acts import Act
from checker.audit.entry import Body
from checker.days import in_words, time_in_england
from checker.reports.statistics import FEWEST, poisson
from checker.words import say

WEEKS: Final = 4
_DAYS: Final = WEEKS * 7
_FARTHEST: Final = 3 * 365


class Outlook(StrEnum):
    """What can be said of when everybody will have read it."""

    DONE = "done"
    DATED = "dated"
    TOO_FEW = "too-few"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """When everybody will have read it: `on`, and between which days in 95 of 100 such cases.

    `latest` is None where it may take more than three years.
    """

    outlook: Outlook
    on: date | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How it stands with one version of a policy among some people."""

    code: str
    version: int
    read: tuple[tuple[str, date], ...]
    """Who, and the day in England on which they first said so."""
    missing: tuple[str, ...]
    """Who has not said so."""
    forecast: Forecast

    @property
    def people(self) -> int:
        """Give how many are asked."""
        return len(self.read) + len(self.missing)


def readings(bodies: Iterable[Body], code: str, version: int) -> dict[str, int]:
    """Give who said of this version that they read it, and when they first did, ms UTC."""
    found: dict[str, int] = {}
    for body in bodies:
        event = body.event
        if (
            body.act is Act.POLICY_READ
            and event is not None
            and event.kind == code
            and event.counts.get("version") == version
        ):
            found[body.actor] = min(body.t, found.get(body.actor, body.t))
    return found


def standing(
    bodies: Iterable[Body], code: str, version: int, people: Iterable[str], today: date
) -> Standing:
    """Say how it stands among these people."""
    asked = tuple(dict.fromkeys(people))
    said = readings(bodies, code, version)
    read = tuple((one, _day(said[one])) for one in asked if one in said)
    missing = tuple(one for one in asked if one not in said)
    return Standing(
        code=code,
        version=version,
        read=read,
        missing=missing,
        forecast=forecast([day for _, day in read], len(missing), today),
    )


def forecast(days: Iterable[date], missing: int, today: date) -> Forecast:
    """Say when those who are missing will have read it, at the pace of the last four weeks.

    The pace is so many in the days since the first of those weeks in which anybody read it; how
    sure it is, the exact interval of that count says.

    >>> forecast([date(2026, 11, 20)] * 14, 7, date(2026, 11, 27)).on
    datetime.date(2026, 12, 1)
    """
    every = sorted(days)
    if missing == 0:
        return Forecast(outlook=Outlook.DONE, on=every[-1] if every else None)
    recent = [day for day in every if timedelta() <= today - day < timedelta(days=_DAYS)]
    if not recent:
        return Forecast(outlook=Outlook.NOBODY)
    if len(recent) < FEWEST:
        return Forecast(outlook=Outlook.TOO_FEW)
    began = min(_DAYS, max(7, (today - every[0]).days + 1))
    low, high = poisson(len(recent))
    return Forecast(
        outlook=Outlook.DATED,
        on=_at(today, missing, len(recent) / began),
        earliest=_at(today, missing, high / began),
        latest=_at(today, missing, low / began),
    )


def forecast_words(told: Forecast, today: date) -> str:
    """Say a forecast in a sentence."""
    match told.outlook:
        case Outlook.DONE:
            return say("Everybody has read it.")
        case Outlook.NOBODY:
            return say("Nobody has read it in the last four weeks: nothing can be forecast.")
        case Outlook.TOO_FEW:
            return say("Fewer than 5 people read it in the last four weeks: too few to say.")
        case Outlook.DATED:
            pass
    if told.on is None:
        return say("At the pace of the last four weeks it takes more than three years.")
    earliest = told.earliest or told.on
    if told.latest is None:
        return say(
            "At the pace of the last four weeks about {on}, {earliest} at the earliest.",
            on=in_words(told.on, today),
            earliest=in_words(earliest, today),
        )
    return say(
        "At the pace of the last four weeks about {on} (between {earliest} and {latest}).",
        on=in_words(told.on, today),
        earliest=in_words(earliest, today),
        latest=in_words(told.latest, today),
    )


def _at(today: date, missing: int, a_day: float) -> date | None:
    days = ceil(round(missing / a_day, 9))
    return today + timedelta(days=days) if days <= _FARTHEST else None


def _day(t_ms: int) -> date:
    return time_in_england(t_ms).date()
