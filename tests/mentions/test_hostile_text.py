"""Text that was made to hold a finder up."""

import pytest

from checker.mentions import find
from tests.builders.cases import case, policy
from tests.builders.letters import document


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("a", id="one small letter"),
        pytest.param("A", id="one capital"),
        pytest.param("1", id="one digit"),
        pytest.param("a ", id="words of one letter"),
        pytest.param("Mr ", id="titles"),
        pytest.param("-", id="dashes"),
    ],
)
def test_a_long_run_of_one_thing_is_read_through(unit: str) -> None:
    """A hundred thousand of one letter take no longer than a page for each page of them."""
    text = unit * (100_000 // len(unit))
    assert len(find(document(text), case=case(), policy=policy())) <= len(text)
