"""Intervals, against values that are published."""

import math

import pytest

from checker.reports.statistics import (
    change,
    clopper_pearson,
    half_up,
    per_1000,
    percent,
    poisson,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        pytest.param(0, 0.0, 3.689, id="none"),
        pytest.param(1, 0.0253, 5.572, id="1"),
        pytest.param(2, 0.2422, 7.225, id="2"),
        pytest.param(5, 1.6235, 11.668, id="5"),
        pytest.param(10, 4.795, 18.390, id="10"),
        pytest.param(50, 37.111, 65.919, id="50"),
        pytest.param(100, 81.364, 121.627, id="100"),
    ],
)
def test_counts_have_the_exact_interval(count: int, low: float, high: float) -> None:
    """As in the tables of Garwood (1936), continued by Ulm (1990)."""
    assert poisson(count) == pytest.approx((low, high), abs=0.002)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        pytest.param(81, 263, 0.2553, 0.3662, id="81 of 263"),
        pytest.param(15, 148, 0.0624, 0.1605, id="15 of 148"),
        pytest.param(0, 20, 0.0, 0.1611, id="0 of 20"),
        pytest.param(1, 29, 0.0061, 0.1718, id="1 of 29"),
        pytest.param(20, 20, 0.8389, 1.0, id="all"),
    ],
)
def test_shares_have_wilsons_interval(hits: int, of: int, low: float, high: float) -> None:
    """As in Newcombe (1998), table I, method 3."""
    assert wilson(hits, of) == pytest.approx((low, high), abs=0.0001)


def test_shares_have_an_exact_interval_too() -> None:
    """As in Newcombe (1998), table I, method 5."""
    assert clopper_pearson(81, 263) == pytest.approx((0.2527, 0.3676), abs=0.0001)
    assert clopper_pearson(0, 20) == pytest.approx((0.0, 0.1684), abs=0.0001)


def test_large_counts_are_quick_and_near_the_normal() -> None:
    """Nothing overflows."""
    low, high = poisson(1_000_000)

    assert low == pytest.approx(1_000_000 - 1.96 * 1000, abs=5)
    assert high == pytest.approx(1_000_000 + 1.96 * 1000, abs=5)


def test_a_rate_that_falls_surely_is_told_from_chance() -> None:
    """Seven in a thousand to two in a thousand, of 4,000 letters each; then of 400."""
    sure = change(per_1000(28, 4000), per_1000(8, 4000))
    chance = change(per_1000(3, 400), per_1000(1, 400))

    assert sure.ratio == pytest.approx(8 / 28)
    assert (sure.surely, chance.surely) == (-1, 0)


def test_the_ends_of_a_ratio_leave_a_fortieth_on_each_side() -> None:
    """Given 36 in all, 8 or fewer after would be as rare as 1 in 40 at the upper end."""
    told = change(per_1000(28, 4000), per_1000(8, 4000))

    assert told.interval is not None
    for ratio, counts in ((told.interval.high, range(9)), (told.interval.low, range(8, 37))):
        p = ratio / (1 + ratio)
        chance = sum(math.comb(36, k) * p**k * (1 - p) ** (36 - k) for k in counts)
        assert chance == pytest.approx(0.025, abs=1e-9)


def test_nothing_before_and_something_after() -> None:
    """There is no ratio, and yet the interval says how large it is at least."""
    told = change(per_1000(0, 1000), per_1000(10, 1000))

    assert told.ratio is None
    assert told.interval is not None
    assert told.interval.high == math.inf
    assert told.surely == 1


def test_too_few_letters_say_nothing() -> None:
    """Under 5 letters a group is hidden; a wide interval is called vague."""
    assert per_1000(1, 4).too_few
    assert not per_1000(1, 5).too_few
    assert per_1000(1, 5).vague
    assert not per_1000(61, 4218).vague
    assert change(per_1000(1, 4), per_1000(5, 500)).interval is None


def test_no_more_than_every_letter_can_be_of_a_kind() -> None:
    """4 of 7 letters lie nowhere near 1,463 in 1,000; nor is their rate surer for the bound."""
    few, more = per_1000(4, 7), per_1000(12, 10)

    assert few.interval == pytest.approx((155.7, 1000.0), abs=0.05)
    assert few.vague
    assert more.interval.high > more.value > 1000


@pytest.mark.parametrize(
    ("n", "of", "places", "said"),
    [
        pytest.param(74, 80, 0, "93", id="a half after an even number"),
        pytest.param(75, 80, 0, "94", id="three quarters"),
        pytest.param(73, 80, 0, "91", id="a quarter"),
        pytest.param(57, 200, 0, "29", id="a half that is a little less in binary"),
        pytest.param(1, 200, 0, "1", id="the first half"),
        pytest.param(199, 200, 0, "100", id="the last half"),
        pytest.param(1, 2000, 1, "0.1", id="half of a tenth"),
        pytest.param(0, 9, 0, "0", id="none"),
        pytest.param(9, 9, 1, "100.0", id="all"),
    ],
)
def test_a_share_is_rounded_half_up(n: int, of: int, places: int, said: str) -> None:
    """74 of 80 was shown as 92%, and whoever reckons it after us has 93."""
    assert percent(n / of, places) == said


@pytest.mark.parametrize("eighths", range(1, 8_001, 7))
def test_no_figure_is_half_a_place_away_from_what_is_said(eighths: int) -> None:
    """Only a half itself is as far from what it is rounded to, and lies below it."""
    said = float(half_up(eighths / 8).replace(",", ""))

    assert -0.5 <= eighths / 8 - said < 0.5
