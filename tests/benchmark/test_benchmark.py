"""The benchmark, on a set small enough for every day."""

import pytest

from tests.benchmark import baseline
from tests.benchmark.measuring import SMALL, Figures, measure


@pytest.fixture(scope="module")
def figures() -> Figures:
    """Measure once."""
    return measure(SMALL)


def test_nothing_is_worse_than_it_was(figures: Figures) -> None:
    """No rule finds less, and no right letter is stopped more often."""
    assert baseline.worse(baseline.read()["small"], figures) == (), figures.missed + figures.alarms


def test_a_right_letter_is_left_in_peace(figures: Figures) -> None:
    """The budget: a Stop on one right letter in a hundred, a Check on ten, nothing on most."""
    assert figures.noted < 50, figures.alarms
    assert figures.false_stops <= 1, figures.alarms
    assert figures.false_checks <= 10, figures.alarms


def test_a_drop_in_recall_or_a_rise_in_alarms_is_said() -> None:
    """The comparison itself can fail."""
    before = baseline.Reached(
        recall={"address.previous": 1.0},
        false_stops_in_100=0.0,
        false_checks_in_100=2.0,
        shown_anything_in_100=3.0,
        milliseconds_a_letter=1.0,
    )
    now = Figures(
        recall={"address.previous": 0.9},
        false_stops=1.0,
        false_checks=2.0,
        noted=3.0,
        milliseconds=9.0,
        not_there_yet=(),
    )

    said = baseline.worse(before, now)

    assert said == (
        "address.previous was found in 100% of its letters, now in 90%",
        "Stops were on 0.0 in 100 right letters, now on 1.0",
    )
