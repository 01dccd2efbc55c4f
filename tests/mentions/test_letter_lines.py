"""A line closes a letter, or only sounds as if it did."""

import pytest

from checker.mentions.letter_lines import is_closing


@pytest.mark.parametrize(
    "line",
    [
        "Yours sincerely",
        "yours truly,",
        "Yours gratefully",
        "Yours in sport",
        "With gratitude,",
        "Thanks again",
        "Until then,",
        "Best,",
        "Wishing you well",
        "For and on behalf of the Family Advisory Service",
        "Signed on behalf of the team",
        "Kind regards / Cofion cynnes",
    ],
)
def test_a_line_that_closes_a_letter_is_known(line: str) -> None:
    """Whatever is below it is signed, copied or enclosed, and the next greeting is another's."""
    assert is_closing(line)


@pytest.mark.parametrize(
    "line",
    [
        "warmly.",
        "Wishes",
        "Wishes and feelings",
        "On behalf of the Applicant",
        "for and on behalf of the council.",
        "signed by each of you and sent back to the court.",
        "Respect",
        "Best interests",
        "Until then, nothing changes.",
        "Thank you again for the drawing that you sent me.",
    ],
)
def test_a_line_of_a_paragraph_closes_nothing(line: str) -> None:
    """A heading, the last word of a broken line or a whole sentence goes on."""
    assert not is_closing(line)
