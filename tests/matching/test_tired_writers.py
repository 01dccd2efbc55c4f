"""What tired people write: slips that stay the same door, and words that are no postcode."""

import pytest

from checker.matching.addresses import AddressVerdict, compare
from checker.matching.postcodes import find_misread_postcode

WRITTEN_DIFFERENTLY = AddressVerdict.WRITTEN_DIFFERENTLY
NEAR_MISS = AddressVerdict.NEAR_MISS


@pytest.mark.parametrize(
    "text",
    ["14 Orchard Close, Leeds", "14 orchard close", "Isolde, Colin and Lloyd", "no close road"],
)
def test_a_word_is_never_a_misread_postcode(text: str) -> None:
    """Close has the shape of C1 0SE; whoever lives in a Close has no such postcode."""
    assert find_misread_postcode(text) is None


def test_a_misread_postcode_is_still_put_right() -> None:
    """A clerk who types O for 0 means the postcode."""
    assert find_misread_postcode("7 Bird Lane LS6 OAB") == (12, 19, "LS6 0AB")
    assert find_misread_postcode("7 Bird Lane LSl 2AB") == (12, 19, "LS1 2AB")


@pytest.mark.parametrize(
    ("letter", "record", "verdict"),
    [
        pytest.param(
            "14 Orchrad Close, Leeds LS6 2AB",
            "14 Orchard Close, Leeds LS6 2AB",
            WRITTEN_DIFFERENTLY,
            id="letters swapped in a word that may be a type",
        ),
        pytest.param(
            "14 Oak Raod, Leeds LS6 2AB",
            "14 Oak Road, Leeds LS6 2AB",
            WRITTEN_DIFFERENTLY,
            id="letters swapped in Road",
        ),
        pytest.param(
            "14 Churrch Road, Leeds LS6 2AB",
            "14 Church Road, Leeds LS6 2AB",
            WRITTEN_DIFFERENTLY,
            id="a letter doubled in a word that may be a type",
        ),
        pytest.param(
            "14 Hal Road, Leeds LS6 2AB",
            "14 Hall Road, Leeds LS6 2AB",
            NEAR_MISS,
            id="a letter less makes another name",
        ),
        pytest.param(
            "14 Upper Lane, Leeds LS6 2AB",
            "14 Uper Lane, Leeds LS6 2AB",
            NEAR_MISS,
            id="a letter more in a word that tells two streets apart",
        ),
        pytest.param(
            "Old Forge, Mill Lane, Leeds LS6 2AB",
            "The Old Forge, Mill Lane, Leeds LS6 2AB",
            WRITTEN_DIFFERENTLY,
            id="the article left out of a house's name",
        ),
        pytest.param(
            "New Forge, Mill Lane, Leeds LS6 2AB",
            "The Old Forge, Mill Lane, Leeds LS6 2AB",
            NEAR_MISS,
            id="the other forge",
        ),
        pytest.param(
            "12 The Maltings, Brewery Lane, York YO1 9XY",
            "Apartment 12, The Maltings, Brewery Lane, York YO1 9XY",
            WRITTEN_DIFFERENTLY,
            id="a flat as a number of its building",
        ),
        pytest.param(
            "21 The Maltings, Brewery Lane, York YO1 9XY",
            "Apartment 12, The Maltings, Brewery Lane, York YO1 9XY",
            NEAR_MISS,
            id="another number of the building",
        ),
        pytest.param(
            "12 Orchard Close, Brewery Lane, York YO1 9XY",
            "Flat 12, Orchard Close, Brewery Lane, York YO1 9XY",
            NEAR_MISS,
            id="a house of a side street is no flat",
        ),
    ],
)
def test_a_slip_is_looked_at_and_another_door_is_stopped(
    letter: str, record: str, verdict: AddressVerdict
) -> None:
    """A slip asks for a look; what may be somebody else's door does more."""
    assert compare(letter, record).verdict is verdict


def test_a_school_whose_name_is_its_address_is_itself() -> None:
    """A letter to a school in a lane without numbers is not said to differ from itself."""
    school = "Oakfield School, Oak Lane, Leeds LS6 3CC"
    other = "Oakfield Nursery, Oak Lane, Leeds LS6 3CC"

    assert compare(school, school, explained=["Oakfield School"]).verdict is AddressVerdict.SAME
    assert compare(other, school, explained=["Oakfield School"]).verdict is not AddressVerdict.SAME
