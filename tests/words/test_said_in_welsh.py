"""What is drawn or put together from parts is said in the language that is spoken."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextDocument

from checker.model import Document, FileKind, Line, Part, Sha256
from checker.reading.grid.hiding import hiding_note
from checker.words import joined, speak
from ui.widgets.letter_layout import Sizes, lay_out, positions

SIZES = Sizes(
    point_px=1.3,
    mm_px=3.2,
    margins=(60, 60, 60, 60),
    ink="#1F2328",
    muted="#5B6470",
    line="#DADFE4",
)


@pytest.fixture(autouse=True)
def welsh() -> Iterator[None]:
    """Speak Welsh, and English again afterwards."""
    speak("cy")
    yield
    speak("en")


@pytest.mark.parametrize(
    ("first", "last", "names", "said"),
    [
        ("cyfeiriad, tref", "cod post", False, "cyfeiriad, tref a chod post"),
        ("cyfeiriad", "e-bost", False, "cyfeiriad ac e-bost"),
        ("enw", "tref", False, "enw a thref"),
        ("enw", "ffôn", False, "enw a ffôn"),
        ("tref", "chwaer", False, "tref a chwaer"),
        ("Okafor", "Pritchard", True, "Okafor a Pritchard"),
        ("Dhaliwal", "Eboh", True, "Dhaliwal ac Eboh"),
    ],
)
def test_and_fits_what_comes_after_it(first: str, last: str, names: bool, said: str) -> None:
    """It is "ac" before a vowel, puts a breath into a word, and leaves names as they are."""
    assert joined(first, last, names=names) == said


def test_a_drawn_sheet_says_what_it_hides() -> None:
    """Beside the column, the rows or the name of the sheet."""
    assert hiding_note("hidden column", "D") == "Colofn gudd D"
    assert hiding_note("hidden row", "3 - 5", several=True) == "Rhesi cudd 3 - 5"
    assert hiding_note("very hidden sheet") == "Dalen gudd iawn"


def test_who_a_message_is_from_and_to_stands_under_words_of_one_language() -> None:
    """And a finding about an address still finds it."""
    lines = (
        Line(text="From: erin@home.example", part=Part.HEADERS, start=0, block=-3),
        Line(text="To: desk@office.example", part=Part.HEADERS, start=24, block=-4),
        Line(text="Hearing", part=Part.SUBJECT, start=0, block=-2),
    )
    document = Document(
        name="a.eml", kind=FileKind.EML, size=1, sha256=Sha256("0" * 64), lines=lines
    )
    text = QTextDocument()

    laid = lay_out(document, text, SIZES)

    said = text.toPlainText()
    assert "Oddi wrth: erin@home.example\nAt: desk@office.example\nPwnc: Hearing" in said
    ((first, last),) = positions(laid, Part.HEADERS, (28, 47))
    assert said[first:last] == "desk@office.example"
