"""How sure a figure is: intervals for shares, counts and rates, and when there is too little."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Final, NamedTuple

Z95: Final = 1.959963984540054
"""The 97.5 % point of the normal distribution."""
FEWEST: Final = 5
"""A group of fewer letters is hidden: its figures would be about single people."""
_FINE: Final = 1e-12
_TAIL: Final = 0.025
_WIDEST: Final = 100.0
"""An interval wider than this in every 1,000, and than twice the rate, says nothing."""


def half_up(value: float, places: int = 0) -> str:
    """Say a figure to so many places; a half goes up, as whoever reckons it after us rounds it.

    What a figure misses of a half because it is reckoned in binary is made good first.

    >>> half_up(92.5), half_up(1234.25, 1), f"{92.5:.0f}"
    ('93', '1,234.3', '92')
    """
    told = Decimal(f"{value:.9f}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{told:,}"


def percent(share: float, places: int = 0) -> str:
    """Say a share in every 100, without its sign.

    >>> percent(74 / 80), percent(57 / 200), percent(1 / 3, 1)
    ('93', '29', '33.3')
    """
    return half_up(100 * share, places)


class Interval(NamedTuple):
    """Between which values it lies, in 95 of 100 such cases."""

    low: float
    high: float


def wilson(hits: int, of: int) -> Interval:
    """Give Wilson's 95 % interval for a share.

    >>> "{:.4f} {:.4f}".format(*wilson(81, 263))
    '0.2553 0.3662'
    """
    if of == 0:
        return Interval(0.0, 1.0)
    share, z = hits / of, Z95
    middle = share + z * z / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    below = 1 + z * z / of
    low = 0.0 if hits == 0 else (middle - spread) / below
    high = 1.0 if hits == of else (middle + spread) / below
    return Interval(max(0.0, low), min(1.0, high))


@cache
def poisson(count: int) -> Interval:
    """Give the exact (Garwood) 95 % interval for the expected count behind a count.

    >>> "{:.3f} {:.3f}".format(*poisson(3))
    '0.619 8.767'
    """
    low = 0.0 if count == 0 else _solve(lambda mean: 1 - _at_most(count - 1, mean) - _TAIL, count)
    return Interval(low, _solve(lambda mean: _TAIL - _at_most(count, mean), count))


class Rate(NamedTuple):
    """So many in every 1,000, and between which it lies. `n` of `of`."""

    value: float
    interval: Interval
    n: int
    of: int
    vague: bool
    """Whether its interval is so wide that the rate says nothing.

    It is judged by the count alone: where the interval ends at 1,000 no rate is surer for it.
    """

    @property
    def too_few(self) -> bool:
        """Say whether there are too few letters to show it at all."""
        return self.of < FEWEST


def per_1000(n: int, of: int) -> Rate:
    """Give the rate of something in every 1,000 letters, with the exact interval of its count.

    Where there are no more of it than letters, the interval ends at 1,000.

    >>> rate = per_1000(61, 4218)
    >>> round(rate.value, 1), round(rate.interval.low, 1), round(rate.interval.high, 1)
    (14.5, 11.1, 18.6)
    """
    low, high = _counted(n, of)
    value, most = 1000 * n / of if of else 0.0, 1000.0 if n <= of else high
    vague = high - low > max(2 * value, _WIDEST)
    return Rate(value, Interval(low, min(high, most)), n, of, vague)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a rate after a date stands to the one before it."""

    before: Rate
    after: Rate
    ratio: float | None
    """The rate after, divided by the one before; None where there is nothing to divide by."""
    interval: Interval | None
    """The exact 95 % interval of the ratio; None where there is too little of either."""

    @property
    def surely(self) -> int:
        """Say which way it surely went: -1 down, 1 up, 0 when chance alone may explain it."""
        if self.interval is None:
            return 0
        return -1 if self.interval.high < 1 else 1 if self.interval.low > 1 else 0


def change(before: Rate, after: Rate) -> Change:
    """Compare two rates: given how many there are in all, how many fall after is binomial.

    The interval is that of Clopper and Pearson for that share, turned into a ratio.
    """
    ratio = after.value / before.value if before.value else None
    total = before.n + after.n
    if before.too_few or after.too_few or total == 0:
        return Change(before=before, after=after, ratio=ratio, interval=None)
    low, high = clopper_pearson(after.n, total)
    scale = before.of / after.of
    interval = Interval(
        scale * low / (1 - low) if low < 1 else math.inf,
        scale * high / (1 - high) if high < 1 else math.inf,
    )
    return Change(before=before, after=after, ratio=ratio, interval=interval)


def clopper_pearson(hits: int, of: int) -> Interval:
    """Give the exact 95 % interval for a share.

    >>> "{:.4f} {:.4f}".format(*clopper_pearson(10, 100))
    '0.0490 0.1762'
    """
    low = 0.0 if hits == 0 else _root(lambda p: 1 - _binomial(hits - 1, of, p) - _TAIL, 0.0, 1.0)
    high = 1.0 if hits == of else _root(lambda p: _TAIL - _binomial(hits, of, p), 0.0, 1.0)
    return Interval(low, high)


def _counted(n: int, of: int) -> Interval:
    """Give the interval of a count in every 1,000, however many 1,000 are."""
    if of == 0:
        return Interval(0.0, 1000.0)
    low, high = poisson(n)
    return Interval(1000 * low / of, 1000 * high / of)


def _at_most(count: int, mean: float) -> float:
    """Give the chance of at most so many where the mean is expected."""
    if mean <= 0:
        return 1.0
    log = math.log(mean)
    return math.fsum(math.exp(k * log - mean - math.lgamma(k + 1)) for k in _near(count, mean))


def _binomial(most: int, of: int, p: float) -> float:
    """Give the chance of at most so many hits out of `of`."""
    if p <= 0:
        return 1.0
    if p >= 1:
        return 1.0 if most >= of else 0.0
    yes, no, all_ = math.log(p), math.log1p(-p), math.lgamma(of + 1)
    return math.fsum(
        math.exp(all_ - math.lgamma(k + 1) - math.lgamma(of - k + 1) + k * yes + (of - k) * no)
        for k in _near(most, of * p)
    )


def _near(most: int, mean: float) -> range:
    """Give the counts up to one whose chance is not as good as none: within 12 deviations."""
    reach = 12 * math.sqrt(mean) + 40
    return range(max(0, math.floor(min(mean, most) - reach)), most + 1)


def _solve(rises: Callable[[float], float], count: int) -> float:
    """Find the mean at which a rising function of it is 0; it lies near the count."""
    return _root(rises, 0.0, count + 10 * math.sqrt(count + 1) + 10)


def _root(rises: Callable[[float], float], low: float, high: float) -> float:
    """Find where a rising function is 0, to the last digit that matters."""
    for _ in range(100):
        middle = (low + high) / 2
        if high - low <= _FINE * middle:
            break
        low, high = (middle, high) if rises(middle) < 0 else (low, middle)
    return (low + high) / 2


def given_away(letters: Mapping[str, int]) -> str | None:
    """Give the group that is left out besides those of few letters, None where none need be.

    Who knows the whole takes the others from it. Where what is left out comes to few letters, the
    smallest of the others goes too.

    >>> given_away({"north": 2, "south": 40, "east": 9}), given_away({"north": 7, "south": 40})
    ('east', None)
    """
    few = {name for name, n in letters.items() if n < FEWEST}
    others = [name for name in letters if name not in few]
    if not few or not others or sum(letters[name] for name in few) >= FEWEST:
        return None
    return min(others, key=lambda name: (letters[name], name))
