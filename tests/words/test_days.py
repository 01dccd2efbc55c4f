"""Days are named in the language that is spoken."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from checker.days import in_words, short_day_words, whole_day_words
from checker.reports.incident_words import time_words
from checker.words import speak

DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def welsh() -> Iterator[None]:
    """Speak Welsh, and English again afterwards."""
    speak("cy")
    yield
    speak("en")


def test_a_day_has_its_welsh_month() -> None:
    """As QLocale and CLDR have them, no article before and no mutation behind the number."""
    assert whole_day_words(DAY) == "20 Tachwedd 2026"
    assert in_words(DAY, DAY) == "20 Tachwedd"
    assert in_words(DAY, date(2027, 1, 4)) == "20 Tachwedd 2026"
    assert short_day_words(date(2026, 2, 3)) == "3 Chwef"


def test_a_moment_has_its_welsh_month() -> None:
    """What is due by when is read in the mistake log."""
    at = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)

    assert time_words(int(at.timestamp() * 1000)) == "1 Rhagfyr 2026, 09:30"
