"""The five numbers of a month, in words."""

from collections import Counter
from dataclasses import replace

import pytest

from checker.desk.trends.trend_words import tiles
from checker.reports.statistics import per_1000
from checker.reports.trend_views import Month
from checker.reports.trends import Figure, Sums


def month(name: str, breaches: int, released: int) -> Month:
    """Give a month of so many letters sent, and breaches reported."""
    return Month(
        month=name,
        checked=released,
        released=released,
        stopped=per_1000(0, released),
        breaches=per_1000(breaches, released),
    )


@pytest.mark.parametrize(
    ("now", "then", "words", "mood"),
    [
        pytest.param((2, 4000), (28, 4000), "0.5 in every 1,000: down from 7.0", "good", id="down"),
        pytest.param((28, 4000), (2, 4000), "7.0 in every 1,000: up from 0.5", "check", id="up"),
        pytest.param((2, 4000), (3, 4000), "0.5 in every 1,000, 0.8", "", id="chance, fewer"),
        pytest.param((3, 4000), (2, 4000), "0.8 in every 1,000, 0.5", "", id="chance, more"),
        pytest.param((7, 1000), (28, 4000), "7.0 in every 1,000, 7.0", "", id="month has begun"),
        pytest.param((0, 4000), (0, 4000), "None", "", id="none"),
        pytest.param((0, 4), (28, 4000), "Too few letters to compare with", "", id="few"),
    ],
)
def test_breaches_are_down_only_where_chance_does_not_explain_it(
    now: tuple[int, int], then: tuple[int, int], words: str, mood: str
) -> None:
    """Green for fewer breaches in a month that has only begun would praise what nobody did."""
    here, before = month("2026-11", *now), month("2025-11", *then)

    told = tiles(Sums(), (here,), here.month, before)[2]

    assert (told.value, told.mood) == (str(now[0]), mood)
    assert told.about.startswith(words)
    assert ("November 2025" if words.startswith("Too few") else "a year before") in told.about
    assert told.about.endswith("This may be chance") == ("1,000, " in words)


def test_the_first_month_is_compared_with_nothing() -> None:
    """It is not its own forerunner."""
    only = month("2026-11", 3, 4000)

    told = tiles(Sums(), (only,), only.month, only)[2]

    assert (told.about, told.mood) == ("Nothing earlier to compare with", "")


def test_the_letters_of_one_month_are_not_too_few_for_one_rate_and_enough_for_another() -> None:
    """What is unsure is told with the figures that it lies between."""
    here = replace(month("2026-11", 1, 81), checked=87, stopped=per_1000(4, 87))

    _, stopped, breaches, *_ = tiles(Sums(), (here,), here.month, month("2025-11", 1, 92))

    assert stopped.about == "Between 12.5 and 117.7 in every 1,000"
    assert breaches.about == "12.3 in every 1,000, 10.9 a year before. This may be chance"


def test_every_number_of_a_month_is_compared_with_the_same_month() -> None:
    """Breaches against November and the time against December would be two stories."""
    here, before = month("2026-11", 2, 4000), month("2025-11", 28, 4000)
    took = {"2025-11": 80, "2025-12": 70, "2026-11": 47}
    told = Sums(
        months=Counter({(one, "", Figure.TOOK, str(seconds)): 9 for one, seconds in took.items()})
    )

    _, _, breaches, _, time = tiles(told, (month("2025-12", 28, 4000), here), here.month, before)

    assert breaches.about == "0.5 in every 1,000: down from 7.0 a year before"
    assert (time.value, time.about) == ("47 s", "Was 80 s a year before")


def test_a_month_that_is_no_year_before_is_named() -> None:
    """Where the letters of a year before are not there, the first month with letters is taken."""
    here, before = month("2026-11", 2, 4000), month("2026-03", 28, 4000)

    told = tiles(Sums(), (before, here), here.month, before)[2]

    assert told.about == "0.5 in every 1,000: down from 7.0 in March 2026"
