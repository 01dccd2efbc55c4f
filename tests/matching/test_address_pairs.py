"""The hand-made address pairs, each with what a careful person says of it."""

import csv
from pathlib import Path

from checker.matching.addresses import AddressVerdict, compare

PAIRS = Path(__file__).parents[1] / "data" / "address_pairs.csv"
ONE_DOOR = {AddressVerdict.SAME, AddressVerdict.WRITTEN_DIFFERENTLY}


def test_no_two_front_doors_of_the_pairs_are_called_same() -> None:
    """Not one pair of two front doors is called the same."""
    wrong = [
        (a, b) for a, b, same in _pairs() if not same and _verdict(a, b) is AddressVerdict.SAME
    ]

    assert not wrong


def test_four_of_five_pairs_of_one_door_are_called_same() -> None:
    """A person who writes a known address a little differently is rarely asked about it."""
    verdicts = [_verdict(a, b) for a, b, same in _pairs() if same]

    assert verdicts.count(AddressVerdict.SAME) >= 0.8 * len(verdicts)


def test_nineteen_of_twenty_pairs_get_the_right_verdict() -> None:
    """One door is same or written differently; two doors are a near miss or different."""
    pairs = _pairs()

    right = [(_verdict(a, b) in ONE_DOOR) is same for a, b, same in pairs]

    assert sum(right) >= 0.95 * len(pairs)


def _pairs() -> list[tuple[str, str, bool]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [(row["a"], row["b"], row["same"] == "1") for row in csv.DictReader(file)]


def _verdict(a: str, b: str) -> AddressVerdict:
    return compare(a, b).verdict
