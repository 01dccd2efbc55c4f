"""The words and pictures of the review room: how long, what is needed, how it ended."""

from datetime import datetime

from checker.days import ENGLAND, short_day_words
from checker.desk.review.review_answers import Became, Needs
from checker.words import say

LOOKS: dict[Became, tuple[str, str]] = {
    Became.WAITING: ("clock", "muted"),
    Became.RELEASED: ("circle-check", "good"),
    Became.RETURNED: ("undo-2", "note"),
    Became.PASSED_ON: ("arrow-right", "note"),
    Became.LOOKED_OVER: ("eye", "good"),
    Became.WITHDRAWN: ("x", "muted"),
    Became.EXPIRED: ("clock", "check"),
}
"""The icon and colour of how something ended."""
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def waiting_words(seconds: int) -> str:
    """Say in short how long something waits: "12 min", "1 h 10 min", "2 days"."""
    if seconds < _MINUTE:
        return say("Just now")
    if seconds < _HOUR:
        return say("{count} min", count=seconds // _MINUTE)
    if seconds < 2 * _DAY:
        hours, rest = seconds // _HOUR, seconds % _HOUR // _MINUTE
        return say("{hours} h {minutes} min", hours=hours, minutes=rest)
    return say("{count} days", count=seconds // _DAY)


def long_words(seconds: int) -> str:
    """Say in a sentence how long something waits: "26 minutes"."""
    if seconds < _MINUTE:
        return say("less than a minute")
    if seconds < _HOUR:
        minutes = seconds // _MINUTE
        return say("1 minute") if minutes == 1 else say("{count} minutes", count=minutes)
    return waiting_words(seconds)


def needs_words(needs: Needs) -> str:
    """Say what it needs of a lead."""
    return say("Second person") if needs is Needs.SECOND else say("Look over")


def clock_words(at: datetime) -> str:
    """Give the time of day here."""
    return at.astimezone(ENGLAND).strftime("%H:%M")


def when_words(at: datetime) -> str:
    """Give day and time here: "27 Nov, 09:31"."""
    there = at.astimezone(ENGLAND)
    return f"{short_day_words(there)}, {there:%H:%M}"
