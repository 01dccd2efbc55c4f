"""On which days, and when, a made-up letter comes to a lead's queue."""

import hashlib
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from checker.days import ENGLAND

_FIRST_HOUR, _HOURS, _MINUTES = 9, 7, 60
_WORKING_DAYS: Final = 5


def made_up_id(lead: str, day: date) -> str:
    """Give the name of the made-up request that a lead may have on a day."""
    return hashlib.sha256(f"letterlock/made-up/v1\n{lead}\n{day}".encode()).hexdigest()


def asked_at(lead: str, day: date, every_days: int) -> datetime | None:
    """Say when on a day a made-up letter comes to a lead's queue; None on most days.

    It comes on about one in `every_days` working days, by chance and not in turn, between nine and
    four in England; 0 is never. The same lead and day always give the same answer.
    """
    if every_days <= 0 or day.weekday() >= _WORKING_DAYS:
        return None
    chance = Random(made_up_id(lead, day))  # noqa: S311 - which day it is need not be secret
    if chance.randrange(every_days):
        return None
    minutes = chance.randrange(_HOURS * _MINUTES)
    return datetime.combine(day, time(_FIRST_HOUR), ENGLAND) + timedelta(minutes=minutes)
