"""The words that only one of two addresses has: each is named, and explained or not."""

import pytest

from checker.matching.addresses import AddressVerdict, LeftOver, compare

SAME, WRITTEN_DIFFERENTLY = AddressVerdict.SAME, AddressVerdict.WRITTEN_DIFFERENTLY


@pytest.mark.parametrize(
    ("letter", "record", "left"),
    [
        pytest.param(
            "9 Alma Road, Otley, W. Yorks LS21 3BS",
            "9 Alma Rd, Otley LS21 3BS",
            LeftOver(words="west yorkshire", why="county"),
            id="a county",
        ),
        pytest.param(
            "9 Alma Road, Little Norton, Otley LS21 3BS",
            "9 Alma Road, Otley LS21 3BS",
            LeftOver(words="little norton", why="town"),
            id="a village",
        ),
        pytest.param(
            "Ms Hale, 9 Alma Road, Otley LS21 3BS",
            "9 Alma Road, Otley LS21 3BS",
            LeftOver(words="ms hale", why="name"),
            id="the party's own name",
        ),
        pytest.param(
            "Flat 3, Hazel House, 9 Alma Road LS21 3BS",
            "3, Hazel House, 9 Alma Road LS21 3BS",
            LeftOver(words="flat", why="wording"),
            id="the word for what stands behind it",
        ),
    ],
)
def test_what_is_left_over_of_the_same_door_is_explained(
    letter: str, record: str, left: LeftOver
) -> None:
    """A reader is told why a word more makes no other door."""
    found = compare(letter, record, explained=["Erin Hale"])

    assert found.verdict is SAME
    assert found.only_in_a == (left,)
    assert found.only_in_b == ()


def test_what_nothing_explains_is_named_without_a_reason() -> None:
    """The house's name may be another door's: it is shown, and a person looks at it."""
    found = compare("Kelvin House, 9 Alma Road, Otley LS21 3BS", "9 Alma Road, Otley LS21 3BS")

    assert found.verdict is not SAME
    assert found.only_in_a == (LeftOver(words="kelvin house"),)


def test_a_recorded_alias_explains_its_words() -> None:
    """What the record also writes is known, and named as that."""
    record = "Flat 6, 14 Orchard Row, Glasgow G11 5RD"

    found = compare(
        "2/1, 14 Orchard Row, Glasgow G11 5RD", record, also_written=["2/1 14 Orchard Row"]
    )

    assert found.verdict is SAME
    assert found.alias == "2/1 14 Orchard Row"
    assert {one.why for one in (*found.only_in_a, *found.only_in_b)} == {"alias"}


@pytest.mark.parametrize(
    ("letter", "differs_in"),
    [
        pytest.param("Mr Pike, 9 Alma Road, Otley LS21 3BS", ("name",), id="another's name"),
        pytest.param("Flat 09 Alma Road, Otley LS21 3BS", ("flat", "number"), id="a flat"),
        pytest.param("09 Alma Road, Otley LS21 3BS", ("words",), id="a nought before the number"),
        pytest.param("9 Almaroad, Otley LS21 3BS", ("street",), id="a space left out"),
    ],
)
def test_what_is_not_explained_is_never_same(letter: str, differs_in: tuple[str, ...]) -> None:
    """A word that nothing explains is at least looked at."""
    found = compare(letter, "9 Alma Road, Otley LS21 3BS", explained=["Erin Hale"])

    assert found.verdict is not SAME
    assert set(found.differs_in) == set(differs_in)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Room 2.14 Kelvin Hall", "Room 2, 14 Kelvin Hall", id="a point"),
        pytest.param("14\u00b2 Alma Road", "142 Alma Road", id="a raised number"),
        pytest.param("12\u00bd Alma Road", "Flat 121, 2 Alma Road", id="a fraction"),
        pytest.param("1\u200b4 Alma Road", "Flat 1, 4 Alma Road", id="an unseen space"),
        pytest.param("14+16 Alma Road", "Flat 14, 16 Alma Road", id="a plus"),
        pytest.param("1'4 Alma Road", "14 Alma Road", id="a tick"),
        pytest.param("Mrs Bell Annexe, 12 Alma Road", "12 Alma Road", id="a door with a name"),
    ],
)
def test_signs_within_numbers_never_make_one_door_of_two(one: str, other: str) -> None:
    """What stands between two digits, or behind a name, is not thrown away."""
    found = compare(f"{one}, Otley LS21 3BS", f"{other}, Otley LS21 3BS")

    assert found.verdict is not SAME


def test_a_foreign_postcode_makes_no_flat_of_a_house() -> None:
    """In 12 Rue du Moulin, 75002 Paris, the 12 is a house; a flat 12 is another door."""
    house = "12 Rue du Moulin, 75002 Paris, France"

    assert compare(house, house).verdict is SAME
    assert compare(f"Apt {house}", house).verdict is not SAME
