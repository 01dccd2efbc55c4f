"""Who has read a policy, and when everybody will have: in plain words, or too few to say."""

from datetime import date, timedelta

import pytest

from checker.reports.policy_reads import Outlook, forecast, forecast_words

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("days", "missing", "said"),
    [
        pytest.param([3, 4], 0, "Everybody has read it.", id="done"),
        pytest.param([], 5, "Nobody has read it in the last four weeks", id="nobody"),
        pytest.param([40, 50], 5, "Nobody has read it in the last four weeks", id="long ago"),
        pytest.param([1, 2, 3, 4], 5, "Fewer than 5 people read it", id="too few"),
        pytest.param([27] * 28, 28, "about 25 December (between", id="one a day"),
        pytest.param([27] * 5, 900, "more than three years", id="far"),
        pytest.param(
            [27] * 5, 100, "9 June 2028, 25 July 2027 at the earliest", id="no latest day"
        ),
    ],
)
def test_a_forecast_is_said_in_plain_words(days: list[int], missing: int, said: str) -> None:
    """With the day and between which days, or why nothing can be said."""
    read = [TODAY - timedelta(days=one) for one in days]

    assert said in forecast_words(forecast(read, missing, TODAY), TODAY)


def test_the_likely_day_lies_between_the_others() -> None:
    """And all of them lie ahead."""
    told = forecast([TODAY - timedelta(days=day) for day in range(10)], 20, TODAY)

    assert told.outlook is Outlook.DATED
    assert told.on is not None
    assert told.earliest is not None
    assert told.latest is not None
    assert TODAY < told.earliest <= told.on <= told.latest


def test_a_reading_that_lies_ahead_is_not_the_pace() -> None:
    """A clock that was wrong makes nothing faster."""
    assert forecast([TODAY + timedelta(days=3)] * 9, 1, TODAY).outlook is Outlook.NOBODY
