"""Thousands of made-up front doors: the smallest change of a door is never called the same."""

from random import Random

import pytest

from checker.matching.addresses import AddressVerdict, compare
from tests.builders.address_pairs import OTHER_DOORS, with_line
from tests.builders.addresses import Door, another, door, written

SHORT, LONG = 3_000, 60_000


def test_another_door_is_never_same() -> None:
    """A changed flat, number, suffix, range, house, street or postcode is never the same."""
    _two_doors(Random(20), SHORT)


def test_the_same_door_in_another_style_is_nearly_always_same() -> None:
    """Capitals, line breaks, short forms, counties and postcode spaces raise no alarm."""
    _one_door(Random(21), SHORT)


def test_an_address_without_its_commas_is_still_the_same_door() -> None:
    """A letter with everything on one line raises an alarm once in fifty times at most."""
    random = Random(24)
    verdicts = []
    for _ in range(SHORT):
        one = door(random)
        verdicts.append(compare(written(one, random, plainly=True), _one_line(one, random)).verdict)

    assert verdicts.count(AddressVerdict.SAME) >= 0.98 * SHORT


def test_another_door_without_commas_is_never_same() -> None:
    """Nor does a missing comma hide that it is another door."""
    random = Random(25)
    for _ in range(SHORT):
        one = door(random)
        a, b = written(one, random, plainly=True), _one_line(another(one, random), random)

        assert compare(a, b).verdict is not AddressVerdict.SAME, (a, b)


def test_a_line_that_makes_another_door_is_never_explained() -> None:
    """A flat, a hut or a wing, wherever it is put into an address, is never passed over."""
    random = Random(26)
    for _ in range(2 * SHORT):
        a = written(door(random), random, plainly=True)
        b = with_line(a, random.choice(OTHER_DOORS), random)

        verdict = compare(a, b).verdict

        assert verdict is not AddressVerdict.SAME, (a, b)
        assert compare(b, a).verdict is verdict, (a, b)


@pytest.mark.campaign
def test_another_door_is_never_same_in_a_long_campaign() -> None:
    """The same over many more doors."""
    _two_doors(Random(22), LONG)


@pytest.mark.campaign
def test_the_same_door_is_nearly_always_same_in_a_long_campaign() -> None:
    """The same over many more doors."""
    _one_door(Random(23), LONG)


def _two_doors(random: Random, count: int) -> None:
    for _ in range(count):
        one = door(random)
        a, b = written(one, random, plainly=True), written(another(one, random), random)

        verdict = compare(a, b).verdict

        assert verdict is not AddressVerdict.SAME, (a, b)
        assert compare(b, a).verdict is verdict, (a, b)


def _one_door(random: Random, count: int) -> None:
    verdicts = []
    for _ in range(count):
        one = door(random)
        a, b = written(one, random, plainly=True), written(one, random)
        verdicts.append(compare(a, b).verdict)
        assert compare(b, a).verdict is verdicts[-1], (a, b)
    one_door = {AddressVerdict.SAME, AddressVerdict.WRITTEN_DIFFERENTLY}

    assert verdicts.count(AddressVerdict.SAME) >= 0.99 * count
    assert sum(verdict in one_door for verdict in verdicts) >= 0.995 * count


def _one_line(one: Door, random: Random) -> str:
    text = written(one, random)
    for mark in (",\n", "\n", ", ", " | "):
        text = text.replace(mark, " ")
    return text
