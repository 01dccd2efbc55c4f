"""What the reader heard, sent or was served with is no secret; what somebody keeps from them is."""

import pytest

from checker.checks.material.restricted_material import restricted_material
from checker.checks.sources.source_identified import source_identified
from tests.builders.cases import case
from tests.builders.protected_cases import found


def codes(text: str) -> set[str]:
    """Give the codes that a sentence of a letter to the father raises, of these two rules."""
    rules = (source_identified, restricted_material)
    letter = f"Dear Mr Davies\n\n{text}\n"
    return {one.code for rule in rules for one in found(rule, letter, case(), to="P2")}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Your mother told us at our joint meeting with you that she can help.", id="heard"
        ),
        pytest.param("You were the one who contacted Children's Services.", id="they told"),
        pytest.param("Your mother has written a letter which you sent to us.", id="they sent it"),
        pytest.param(
            "Your own witness, your neighbour, says that she never heard any shouting.",
            id="their witness",
        ),
        pytest.param(
            "Mrs Mossop has told the court in her filed statement that she saw the argument.",
            id="filed",
        ),
        pytest.param(
            "In her statement, served on you on 1 October, Ms Hale describes her depression.",
            id="served",
        ),
    ],
)
def test_what_the_reader_knows_is_quiet(text: str) -> None:
    """Evidence goes to every side, and nobody is at risk for what was said before the reader."""
    assert not codes(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Your aunt, whose statement was not served on you, rang us about the bruises.",
            id="not served",
        ),
        pytest.param(
            "Your aunt rang us about the bruises and asked not to be named, before our joint"
            " meeting with you.",
            id="wants no name",
        ),
        pytest.param("Your neighbour rang us about the bruises that you saw.", id="no evidence"),
    ],
)
def test_what_is_kept_from_the_reader_is_told(text: str) -> None:
    """A statement that was not served, and a wish not to be named, keep a source a source."""
    assert "source.identified" in codes(text)
