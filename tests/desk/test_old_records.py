"""Everybody is told when the case records, or the register, are not of today."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from checker.cases.loaded import Loaded, LoadedCases, together
from checker.cases.source import LoadedSource
from checker.desk.letter.shelf import Shelf
from checker.desk.register.register_words import register_words
from checker.sync.state import Link, State
from tests.builders.cases import NOW, case

HOUR_MS = 3_600_000


def read(at: datetime | None) -> Shelf:
    """A shelf whose one case was read from its system at some time, or does not say when."""

    def load() -> LoadedCases:
        return together([Loaded(file="one.json", case=replace(case(), synced_at=at))])

    held = Shelf(LoadedSource(load))
    held.cases()
    return held


@pytest.mark.parametrize("hours", [0, 23, 24])
def test_records_of_today_are_not_spoken_of(hours: int) -> None:
    """For a day nobody is told anything."""
    assert read(NOW - timedelta(hours=hours)).notices(NOW) == ()


def test_records_that_do_not_say_when_they_were_read_are_not_spoken_of() -> None:
    """They are as new as their source."""
    assert read(None).notices(NOW) == ()


def test_records_older_than_a_day_are_told_with_their_time() -> None:
    """On every screen, with when they were read and what to do; it stops nothing."""
    [told] = read(NOW - timedelta(hours=25)).notices(NOW)

    assert "The case records here are from" in told.text
    assert "Look in the case system" in told.text
    assert not told.grave


@pytest.mark.parametrize(("hours", "days"), [(71, 0), (72, 3), (100, 4)])
def test_a_register_that_is_away_for_days_is_told(hours: int, days: int) -> None:
    """Longer than a weekend without it, and everybody here knows; work goes on."""
    contact = int(NOW.timestamp() * 1000) - hours * HOUR_MS
    notices = register_words(State(link=Link.OFFLINE, contact_ms=contact), NOW).notices

    assert [f"for {days} days" in one.text and not one.grave for one in notices] == [True] * bool(
        days
    )


def test_a_register_that_is_reached_is_not_spoken_of() -> None:
    """However old what is said of it."""
    assert register_words(State(link=Link.ONLINE, contact_ms=0), NOW).notices == ()
