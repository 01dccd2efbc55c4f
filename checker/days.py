"""Days in England, by which every date of a record is judged, and how a sentence names them."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from checker.words import later, say

ENGLAND = ZoneInfo("Europe/London")
MONTHS = (
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
)
SHORT_MONTHS = (
    later("Jan"),
    later("Feb"),
    later("Mar"),
    later("Apr"),
    later("May"),
    later("Jun"),
    later("Jul"),
    later("Aug"),
    later("Sep"),
    later("Oct"),
    later("Nov"),
    later("Dec"),
)

_HOUR_MS: Final = 3_600_000
_LATEST_MS: Final = 253_402_300_799_999
"""The last millisecond that a calendar has: a device may tell a later one."""


def time_in_england(at_ms: int) -> datetime:
    """Give the time in England of an entry's `t`, at the latest the end of the year 9999.

    >>> f"{time_in_england(1_774_746_000_000):%d.%m. %H:%M}", time_in_england(2**53 - 1).year
    ('29.03. 02:00', 9999)
    """
    return datetime.fromtimestamp(min(at_ms, _LATEST_MS) / 1000, UTC).astimezone(ENGLAND)


def hour_in_england(at_ms: int) -> tuple[str, int]:
    """Give the day and the hour in England of an entry's `t`: cheap for one among many thousands.

    >>> hour_in_england(1_774_746_000_000)
    ('2026-03-29', 2)
    """
    return _day_and_hour(min(at_ms, _LATEST_MS) // _HOUR_MS)


@lru_cache(maxsize=10_000)
def _day_and_hour(hours: int) -> tuple[str, int]:
    """Name an hour since 1970: in England clocks have changed by whole hours ever since."""
    at = time_in_england(hours * _HOUR_MS)
    return at.date().isoformat(), at.hour


def day_in_england(now: datetime) -> date:
    """Give the day that it is in England at a moment."""
    return now.astimezone(ENGLAND).date()


def in_full(day: date) -> str:
    """Name a day with its year in English, as letters in English do, whatever is spoken.

    >>> in_full(date(2026, 5, 3))
    '3 May 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_words(day: date, today: date) -> str:
    """Name a day as staff would: the year only when it is another one.

    >>> in_words(date(2026, 5, 3), date(2026, 11, 20)), in_words(date(2024, 5, 3), date(2026, 1, 1))
    ('3 May', '3 May 2024')
    """
    return day_words(day) if day.year == today.year else whole_day_words(day)


def moment_words(at_ms: int, now: datetime) -> str:
    """Name a moment by the time of day in England, with the day when that is another one.

    >>> now = datetime(2026, 11, 27, 12, tzinfo=UTC)
    >>> moment_words(1_795_772_460_000, now), moment_words(1_774_746_000_000, now)
    ('09:41', '29 March, 02:00')
    """
    at, today = time_in_england(at_ms), day_in_england(now)
    clock = f"{at:%H:%M}"
    return clock if at.date() == today else f"{in_words(at.date(), today)}, {clock}"


def whole_day_words(day: date) -> str:
    """Name a day with its year.

    >>> whole_day_words(date(2026, 11, 20))
    '20 November 2026'
    """
    return f"{day_words(day)} {day.year}"


def month_words(month: str) -> str:
    """Name a month with its year.

    >>> month_words("2026-11")
    'November 2026'
    """
    return f"{say(MONTHS[int(month[5:]) - 1])} {month[:4]}"


def day_words(day: date) -> str:
    """Name a day without its year.

    >>> day_words(date(2026, 11, 20))
    '20 November'
    """
    return f"{day.day} {say(MONTHS[day.month - 1])}"


def short_day_words(day: date) -> str:
    """Name a day in a table, without its year.

    >>> short_day_words(date(2026, 11, 20))
    '20 Nov'
    """
    return f"{day.day} {say(SHORT_MONTHS[day.month - 1])}"


def table_day_words(day: date) -> str:
    """Name a day in a table, with its year.

    >>> table_day_words(date(2026, 11, 20))
    '20 Nov 2026'
    """
    return f"{short_day_words(day)} {day.year}"


def table_moment_words(at: datetime) -> str:
    """Name a moment in a table: the day with its year, and the time as the clock there says it.

    >>> table_moment_words(datetime(2026, 11, 20, 9, 41))
    '20 Nov 2026, 09:41'
    """
    return f"{table_day_words(at.date())}, {at:%H:%M}"
