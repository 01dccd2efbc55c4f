"""A letter's address looked up among those of its neighbourhood: never green for another door."""

from collections import Counter
from random import Random

import pytest

from checker.matching.addresses import AddressVerdict, compare, premises_key
from tests.builders.address_look_ups import CANDIDATES, LookUp, look_ups
from tests.builders.address_pairs import by_address_errors

SHORT, LONG = 600, 50_000
TOWNS = 40


def test_no_letter_is_green_for_another_door() -> None:
    """Of 49 addresses of a neighbourhood, none but its own is ever said to be a letter's."""
    _look_up(Random(80), SHORT)


@pytest.mark.campaign
def test_no_letter_is_green_for_another_door_in_a_long_campaign() -> None:
    """The same for fifty thousand letters."""
    _look_up(Random(81), LONG)


@pytest.mark.campaign
def test_what_another_package_recorded_is_never_called_another_door() -> None:
    """Nothing that address-errors writes of a made-up town is taken for a neighbour."""
    if by_address_errors(0) is None:
        pytest.skip("address-errors is not installed")
    pairs = [pair for seed in range(TOWNS) for pair in by_address_errors(seed) or ()]
    same = [pair for pair in pairs if compare(pair.a, pair.b).verdict is AddressVerdict.SAME]
    one_door = [pair for pair in pairs if pair.same]

    assert not [pair for pair in same if pair.same is False]
    assert len([pair for pair in same if pair.same]) >= 0.95 * len(one_door)


def _look_up(random: Random, count: int) -> None:
    """Look letters up; the right one is found where only the style differs."""
    made, green = Counter[str](), Counter[str]()
    for one in look_ups(random, count):
        made[one.kind] += 1
        green[one.kind] += one.door in _greens(one)
        assert set(_greens(one)) <= {one.door}, one
        assert set(_keyed(one)) <= {one.door}, one

    assert made.total() == count
    assert green["nobody's"] == 0
    assert green["right"] >= 0.97 * made["right"]
    assert green["a neighbour's"] >= 0.97 * made["a neighbour's"]


def _greens(one: LookUp) -> list[int]:
    verdicts = (compare(one.letter, other).verdict for other in one.candidates)
    return [at for at, verdict in enumerate(verdicts) if verdict is AddressVerdict.SAME]


def _keyed(one: LookUp) -> list[int]:
    key = premises_key(one.letter)
    keys = [premises_key(other) for other in one.candidates]
    assert len(keys) == CANDIDATES
    return [at for at, other in enumerate(keys) if key is not None and other == key]
