"""Numbers are shown as a sheet's number formats show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.grid.formats import Formats, general


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.005, "0.00", "0.01"),
        (-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        (0, '0;-0;"-"', "-"),
        (0.5, "#.##", ".5"),
        (5, "0.##", "5"),
        (1234567, '0.0,,"m"', "1.2m"),
        (1000, "#,##0,", "1"),
        (12, "[$\u00a3-809]#,##0.00", "\u00a312.00"),
        (50, '[<10]"few";"many"', "many"),
        (0.333, "??/??", "1/3"),
        (5, ";;;", ""),
        (7, '"Room "0', "Room 7"),
        (7700900123, "00000 000000", "07700 900123"),
        (45000, "[$-F800]dddd, mmmm dd, yyyy", "Wednesday, March 15, 2023"),
        (45000, "mmm-yy", "Mar-23"),
        (45000.75, "h:mm AM/PM", "6:00 PM"),
        (45000.5, "hh:mm:ss", "12:00:00"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (59, "dd/mm/yyyy", "28/02/1900"),
        (61, "dd/mm/yyyy", "01/03/1900"),
        (-1, "dd/mm/yyyy", "#####"),
        (1e20, "0", "100000000000000000000"),
    ],
)
def test_a_number_under_a_format(value: float, code: str, shown: str) -> None:
    """As spreadsheets show it in this country."""
    assert Formats().number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.1 + 0.2, "0.3"), (447700900123, "447700900123"), (1.5, "1.5"), (1e300, "1E+300")],
)
def test_a_number_without_a_format(value: float, shown: str) -> None:
    """A whole number keeps all its digits: it may be somebody's."""
    assert general(value) == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [("@", "Hale"), (";;;", ""), ('0;0;0;"x "@', "x Hale"), ("0.00", "Hale"), (";;", "Hale")],
)
def test_a_text_under_a_format(code: str, shown: str) -> None:
    """A format's fourth form is for texts."""
    assert Formats().words("Hale", code) == shown


def test_dates_may_be_counted_from_1904() -> None:
    """Workbooks of older Macs begin there."""
    assert Formats(since_1904=True).number(0, "dd/mm/yyyy") == "01/01/1904"


@given(
    st.floats(allow_nan=True), st.text(alphabet='0#?.,;%yYmdhs/[]"\\_*@E+-<>=AMP/ $', max_size=30)
)
def test_any_format_gives_some_text(value: float, code: str) -> None:
    """Nonsense is shown somehow, and never stops the reading."""
    assert isinstance(Formats().number(value, code), str)
