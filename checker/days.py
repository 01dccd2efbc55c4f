"""Days in England, by which every date of a record is judged, and how a sentence names them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

ENGLAND = ZoneInfo("Europe/London")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_england(now: datetime) -> date:
    """Give the day that it is in England at a moment."""
    return now.astimezone(ENGLAND).date()


def in_words(day: date, today: date) -> str:
    """Name a day as staff would: the year only when it is another one.

    >>> in_words(date(2026, 5, 3), date(2026, 11, 20)), in_words(date(2024, 5, 3), date(2026, 1, 1))
    ('3 May', '3 May 2024')
    """
    named = f"{day.day} {MONTHS[day.month - 1]}"
    return named if day.year == today.year else f"{named} {day.year}"
