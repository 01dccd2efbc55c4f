"""Brothers and sisters in one sentence are each found under their own name."""

import pytest

from checker.mentions import find
from checker.model import MentionKind
from tests.builders.cases import policy
from tests.builders.families import family
from tests.builders.letters import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "I wrote about Ava Hale, Tom Hale and Mr Davies.",
            ["Ava Hale", "Tom Hale", "Mr Davies"],
            id="one surname after another",
        ),
        pytest.param(
            "Erin Hale, Ava Hale and Tom Hale", ["Erin Hale", "Ava Hale", "Tom Hale"], id="three"
        ),
        pytest.param("I met Ava Hale, Tom and Owen.", ["Ava Hale", "Tom", "Owen"], id="forenames"),
        pytest.param("Re: Hale, Ava", ["Hale, Ava"], id="surname first"),
        pytest.param("Child Hale, Ava", ["Hale, Ava"], id="surname first after a label"),
        pytest.param("Davies, Owen; Hale, Erin", ["Davies, Owen", "Hale, Erin"], id="a register"),
    ],
)
def test_names_in_a_row_are_not_taken_for_a_surname_first(text: str, expected: list[str]) -> None:
    """The surname of one and the forename of the next are nobody's name."""
    found = find(document(text), case=family(), policy=policy())
    assert [one.text for one in found if one.kind is MentionKind.NAME] == expected
