"""Loose pages that name by a heading or a label somebody whom the case does not know."""

import pytest

from checker.checks.other_cases.pages_foreign import pages_foreign
from tests.builders.elsewhere import elsewhere
from tests.builders.letters import codes, document
from tests.builders.sent import sent
from tests.checks.test_foreign_papers import MINE, letter, paged

BEGINNING = f"{MINE}\n\nOur ref: XX26P00001\n\nDear Ms Hale\n\nRobin Hale is well."
END = "I will see Robin again.\n\nYours sincerely\nPriya Nair"


@pytest.mark.parametrize(
    ("page", "fires"),
    [
        pytest.param("Child: Toby Bramwell\n\nVisit: Toby was asleep.", True, id="a worker's log"),
        pytest.param("Patient: Lottie Oakes  DOB 09/11/2017\n\nEar ache.", True, id="a patient"),
        pytest.param("Report about Freddie and Lottie Oakes\n\nAll is well.", True, id="a report"),
        pytest.param("Statement of Susan Bramwell\n\nI am a mother.", True, id="a statement"),
        pytest.param("Dear Mrs Oakes\n\nI saw Freddie on Monday.", True, id="a middle page"),
        pytest.param("Child: Robin Hale\n\nVisit: Robin was asleep.", False, id="our own child"),
        pytest.param("Child: Toby Bramwell\n\nRobin knows him.", False, id="one of ours is named"),
        pytest.param("Report on School Holidays\n\nThey are long.", False, id="about a thing"),
        pytest.param("Statement of Truth\n\nI believe it.", False, id="a statement of truth"),
        pytest.param("Name of child:\n\nName of parent:", False, id="a form to fill in"),
        pytest.param("Dear Ms Nair\n\nI can come on Monday.", False, id="a slip to our staff"),
        pytest.param("Client: the Family Court at Exampletown", False, id="a court"),
        pytest.param("I met Mrs Oakes, who teaches.", False, id="a sentence names somebody"),
    ],
)
def test_a_page_headed_with_a_strangers_name_is_not_ours(page: str, *, fires: bool) -> None:
    """Between the pages of a letter, where nothing of this case stands on it."""
    going = sent(paged(BEGINNING, page, END), others=elsewhere())
    assert codes(pages_foreign(going)) == ["pages.foreign"] * fires


def test_what_the_letter_speaks_of_is_no_strangers() -> None:
    """Whoever is named on an earlier page may be named on the next."""
    told = letter(body="I enclose what I wrote about Toby Bramwell.")
    assert not codes(pages_foreign(sent(paged(told, "Report about Toby Bramwell"))))


def test_a_file_without_pages_turns_at_its_signature() -> None:
    """A Word file has no pages, and what stands below the signature is another paper."""
    below = "\n\n\n\nReport about Toby Bramwell\n\nHe reads well."
    assert codes(pages_foreign(sent(document(letter() + below)))) == ["pages.foreign"]
    assert not codes(pages_foreign(sent(document(letter() + below.replace("Toby Bram", "Ro")))))


@pytest.mark.parametrize(
    "closing",
    [
        "Yours sincerely / Yn gywir",
        "Yr eiddoch yn gywir",
        "With warmest wishes",
        "Yours, with thanks",
    ],
)
def test_the_next_letter_of_a_run_begins_below_any_closing(closing: str) -> None:
    """In one language or in both."""
    first = letter().replace("Yours sincerely", closing)
    other = letter("Mr Brian Coldwell\n5 Tanner Row\nElsewhere\nXX9 4QQ", "Mr Coldwell")
    assert codes(pages_foreign(sent(document(f"{first}\n\n{other}")))) == ["pages.foreign"]


def test_the_copies_of_one_letter_do_not_reach_into_the_next() -> None:
    """The address below "cc" on the page before is that of the next letter's reader."""
    first = letter() + "\n\ncc Ash Legal"
    other = letter("Mr Owen Davies\n12 Marlow Road\nOtherton\nXX3 1AB", "Mr Davies")
    assert codes(pages_foreign(sent(paged(first, other)))) == ["pages.foreign"]
