"""Telephone numbers."""

import pytest

from checker.matching.phones import to_phone


@pytest.mark.parametrize(
    "text",
    [
        "07700900123", "07700 900123", "07700 900 123", "+447700900123", "+44 7700 900123",
        "+44 (0)7700 900 123", "+44(0) 7700-900-123", "0044 7700 900123", "(07700) 900123",
        "07700.900.123", "07700 900123 ext 4", "44 7700 900123",
    ],
)  # fmt: skip
def test_one_number_has_one_form(text: str) -> None:
    """Spaces, brackets, the country's code and an extension make no other number."""
    assert to_phone(text) == "447700900123"


@pytest.mark.parametrize(
    "text",
    ["020 7946 0018", "01632 960123", "0303 123 1113", "0808 157 0192", "01632 96012"],
)
def test_drama_and_service_numbers_are_numbers(text: str) -> None:
    """Ofcom's numbers for drama are numbers like all others."""
    found = to_phone(text)

    assert found is not None
    assert found.startswith("44")


@pytest.mark.parametrize(
    "text",
    ["", "12 March 2024", "A1234BC", "0193", "943 476 5919", "07700 9001234567", "call me"],
)
def test_other_numbers_are_no_phones(text: str) -> None:
    """A date, a reference and an NHS number are no phones."""
    assert to_phone(text) is None


def test_a_foreign_number_keeps_its_country() -> None:
    """A number abroad is a number, too."""
    assert to_phone("+33 1 99 00 12 34") == "33199001234"
