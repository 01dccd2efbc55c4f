"""The hand-made address pairs, each with what a careful person says of it."""

import pytest

from checker.matching.addresses import AddressVerdict, Comparison, compare
from tests.builders.address_pairs import FILES, Pair, hand_made

ONE_DOOR = {AddressVerdict.SAME, AddressVerdict.WRITTEN_DIFFERENTLY}


@pytest.mark.parametrize("file", FILES)
def test_no_two_front_doors_of_the_pairs_are_called_same(file: str) -> None:
    """Not one pair of two front doors is called the same, whichever of them the letter has."""
    wrong = [
        pair
        for pair in hand_made(file)
        if not pair.same and AddressVerdict.SAME in {_told(pair).verdict, _turned(pair).verdict}
    ]

    assert not wrong


@pytest.mark.parametrize("file", FILES)
def test_most_pairs_of_one_door_are_called_same(file: str) -> None:
    """A person who writes a known address a little differently is rarely asked about it."""
    verdicts = [_told(pair).verdict for pair in hand_made(file) if pair.same]

    assert verdicts.count(AddressVerdict.SAME) >= 0.85 * len(verdicts)


@pytest.mark.parametrize("file", FILES)
def test_nineteen_of_twenty_pairs_get_the_right_verdict(file: str) -> None:
    """One door is same or written differently; two doors are a near miss or different."""
    pairs = hand_made(file)

    right = [(_told(pair).verdict in ONE_DOOR) is pair.same for pair in pairs]

    assert sum(right) >= 0.95 * len(pairs)


def test_every_pair_that_is_not_the_same_says_in_what_it_differs() -> None:
    """Nobody is told that something is wrong, and not what."""
    assert all(
        bool(told.differs_in) is (told.verdict is not AddressVerdict.SAME)
        for told in map(_told, hand_made())
    )


def test_every_word_left_over_of_the_same_door_is_explained() -> None:
    """A county, a town, a name or a known way of writing: nothing else may be left over."""
    for told in map(_told, hand_made()):
        left = (*told.only_in_a, *told.only_in_b)
        assert told.verdict is not AddressVerdict.SAME or all(one.why for one in left), told


def _told(pair: Pair) -> Comparison:
    return compare(pair.a, pair.b, also_written=pair.also_written, explained=pair.explained)


def _turned(pair: Pair) -> Comparison:
    return compare(pair.b, pair.a, explained=pair.explained)
