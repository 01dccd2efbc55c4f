"""The made-up year of the demo."""

from datetime import UTC, datetime, timedelta

import pytest

from checker.audit.entry import Act
from checker.desk.trends import made_up
from checker.desk.trends.made_up import made_up_entries, made_up_tally
from checker.practice.year import made_up_year
from checker.reports.trend_views import series
from checker.reports.trends import Period, Tally
from tests.builders.bodies import body, leaf

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_the_same_seed_makes_the_same_year() -> None:
    """So that pictures and figures of the demo do not change from start to start."""
    one, other = (list(made_up_year(NOW, letters=600)) for _ in range(2))

    assert one == other


@pytest.mark.parametrize("now", [NOW, datetime(2026, 3, 1, 0, 30, tzinfo=UTC)])
def test_nothing_of_it_is_of_today_or_later(now: datetime) -> None:
    """Today is what the person at the demo does; on the first of a month there is none of it."""
    told = list(made_up_year(now, letters=600))

    assert max(one.t_ms for one in told) < now.timestamp() * 1000
    assert all(one.about < one.number for one in told)


def test_its_figures_are_counted_as_any_others() -> None:
    """More is stopped once letters are stopped, and fewer breaches are reported."""
    tally = Tally.of(made_up_entries(NOW, ("u-1", "u-2"), letters=12_000))

    months = series(tally.sums(Period.up_to(NOW.date())), Period.up_to(NOW.date()))

    assert len(months) == 12
    assert all(one.checked > 700 for one in months)
    assert months[2].stopped.value < months[4].stopped.value
    assert months[2].breaches.value > 2 * months[10].breaches.value


def test_it_is_counted_once_a_day_and_each_desk_counts_on_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Counting takes seconds; what is checked at one desk is not counted at another."""
    period, staff = Period.up_to(NOW.date()), ("u-1", "u-2")
    first = made_up_tally(NOW, staff, letters=601)
    whole = first.sums(period).months.total()
    with monkeypatch.context() as patched:
        patched.delattr(made_up, "made_up_entries")
        again = made_up_tally(NOW + timedelta(hours=5), staff, letters=601)
    first.add(leaf(10**9), body(Act.CHECK))

    assert first.sums(period).months.total() > whole == again.sums(period).months.total()
    assert made_up_tally(NOW + timedelta(days=4), staff, letters=601) != again
    assert again == Tally.of(made_up_entries(NOW, staff, letters=601))
