"""Enclosures as other offices name them: lists under other heads, counts in sentences."""

import pytest

from checker.checks.enclosed.enclosure_mismatch import enclosure_mismatch
from checker.model import Document, Severity
from tests.builders.letters import document
from tests.builders.sent import sent
from tests.checks.test_enclosure_mismatch import FORM, LEAFLET, ORDER, PETS, REPORT, letter

AGAIN = document("In the Family Court\nORDER\nIt is ordered again", name="Order 2.pdf")


def _fires(body: str, end: str, *files: Document) -> bool:
    found = enclosure_mismatch(sent(letter(body, end), *files))
    return any(one.severity is Severity.CHECK for one in found)


@pytest.mark.parametrize(
    ("end", "files", "fires"),
    [
        pytest.param("List of enclosures:\nReport\nOrder", (REPORT,), True, id="a list of them"),
        pytest.param("List of enclosures:\nReport\nOrder", (REPORT, ORDER), False, id="all of it"),
        pytest.param("Number of enclosures: 3", (REPORT,), True, id="a number of them"),
        pytest.param("Number of enclosures: 1", (REPORT,), False, id="the right number"),
        pytest.param("Enclosed with this letter: report, order", (REPORT,), True, id="with this"),
        pytest.param("Papers with this letter: report", (REPORT,), False, id="papers with this"),
        pytest.param("You should also have: report, order", (REPORT,), True, id="should have"),
        pytest.param("Amg./Encs: report, order", (REPORT,), True, id="in both languages"),
        pytest.param("Enc. 1 Report\nEnc. 2 Order", (ORDER,), True, id="a head for each"),
        pytest.param("Enc. 1 Report\nEnc. 2 Order", (REPORT, ORDER), False, id="both are there"),
        pytest.param("Ynghlwm: adroddiad ac amserlen", (REPORT,), True, id="Welsh"),
        pytest.param("Encs: what Robin would like you to read", (), True, id="unknown words"),
        pytest.param("Encs: what Robin would like you to read", (PETS,), False, id="one of one"),
        pytest.param("Encs: Robin's page", (PETS, REPORT), True, id="one more than named"),
        pytest.param("Enc: none", (), False, id="none"),
        pytest.param("Enc: reply envelope", (), False, id="an envelope"),
    ],
)
def test_a_list_is_read_under_any_head(
    end: str, files: tuple[Document, ...], *, fires: bool
) -> None:
    """After the signature, one line or several."""
    assert _fires("I write about Robin.", end, *files) is fires


@pytest.mark.parametrize(
    ("body", "files", "fires"),
    [
        pytest.param("Four documents go with this letter.", (REPORT, ORDER), True, id="four"),
        pytest.param("Two documents go with this letter.", (REPORT, ORDER), False, id="two"),
        pytest.param("Both forms are enclosed.", (FORM,), True, id="both"),
        pytest.param("Both orders are enclosed.", (ORDER, AGAIN), False, id="two files"),
        pytest.param("I read two documents that you sent.", (), False, id="what was read"),
        pytest.param("You'll find my statement with this letter.", (), True, id="you'll find"),
        pytest.param(
            "I am enclosing a leaflet about us, together with an order.", (LEAFLET,), True,
            id="together with",
        ),
        pytest.param("Your two letters have come.", (), False, id="letters that came"),
    ],
)  # fmt: skip
def test_a_sentence_says_how_many(body: str, files: tuple[Document, ...], *, fires: bool) -> None:
    """By a number, or by two things that it joins."""
    assert _fires(body, "", *files) is fires
