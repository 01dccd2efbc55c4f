"""Postcodes in texts."""

import pytest

from checker.matching.postcodes import AREAS, find_misread_postcode, find_postcode, to_postcode


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        pytest.param("Leeds LS6 2AB", "LS6 2AB", id="as it should be"),
        pytest.param("London WC1B3HF", "WC1B 3HF", id="no space"),
        pytest.param("ls6  2ab", "LS6 2AB", id="two spaces, lower case"),
        pytest.param("LS6 2 AB", "LS6 2AB", id="a space too many"),
        pytest.param("LS6\u00a02AB", "LS6 2AB", id="non-breaking space"),
        pytest.param("XX1 4AB", "XX1 4AB", id="an invented area"),
        pytest.param("HX97 1ZZ", "HX97 1ZZ", id="an invented district"),
        pytest.param("M1 1AA", "M1 1AA", id="one letter"),
        pytest.param("EC4Y 0HP", "EC4Y 0HP", id="a letter at the end"),
        pytest.param("GIR 0AA", "GIR 0AA", id="the one that fits no shape"),
        pytest.param("from LS6 2AB to LS7 3CD.", "LS7 3CD", id="the last of two"),
    ],
)
def test_a_postcode_is_found_however_it_is_spaced(text: str, normal: str) -> None:
    """Whoever types a postcode types its letters, not its spaces."""
    found = find_postcode(text)

    assert found is not None
    assert found[2] == normal
    assert to_postcode(text[found[0] : found[1]]) == normal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A1234BC",
        "on A4 2cm apart",
        "case LV24C01457",
        "07700 900123",
        "XXX1 4AB",
        "LS6\n2AB",
        "LS6 2ABC",
    ],
)
def test_other_numbers_are_no_postcodes(text: str) -> None:
    """A prison number, a case number and a measure are no postcodes."""
    assert find_postcode(text) is None


def test_a_misread_postcode_is_put_right_and_told_apart() -> None:
    """O for 0 and I for 1 are only put right where the shape says which is meant."""
    assert find_misread_postcode("Leeds LS6 OAB") == (6, 13, "LS6 0AB")
    assert find_misread_postcode("Leeds LSI 2AB") == (6, 13, "LS1 2AB")
    assert find_misread_postcode("Leeds LS6 2AB") is None


def test_the_areas_are_those_of_the_royal_mail() -> None:
    """There are at least 124 areas, each one to three capitals."""
    assert len(AREAS) >= 124
    assert all(area.isupper() and len(area) <= 3 for area in AREAS)
