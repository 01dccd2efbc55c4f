"""What the edge of a cell or page cuts off is no redaction, and what is hidden there is told."""

import pytest

from checker.model import Concealment, Document, TraceKind
from checker.reading.pdf import look_pdf
from tests.builders.pdf_cut_sheets import clipped_word, white_word, wide_sheet, with_bookmark
from tests.builders.pdf_redactions import boxed

WIDE = "Bogernimbal Dokernimgal Bukernimbal Balernimdal Bemirnimdal"


def _told(data: bytes) -> list[tuple[str, str]]:
    """Give what is told as hidden or covered."""
    kinds = (TraceKind.HIDDEN_TEXT, TraceKind.REDACTION)
    return [(one.name, one.text) for one in _read(data).traces if one.kind in kinds]


def _read(data: bytes) -> Document:
    return look_pdf("sheet.pdf", data)


def _seen(data: bytes) -> list[str]:
    return [line.text for line in _read(data).lines if line.hidden is None]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(clipped_word("Balernimdal", "Balerni"), id="cut by the cell"),
        pytest.param(white_word("Balernimdal", "Balernim"), id="white beyond a dark cell"),
        pytest.param(boxed("Balernim", "dal")(), id="under the next cell"),
    ],
)
def test_the_rest_of_a_word_that_is_cut_off_is_read_with_it(data: bytes) -> None:
    """Most of the word is seen: it is one word to every check, and nothing is told as hidden."""
    assert not _told(data)
    assert "Balernimdal" in _seen(data)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(clipped_word("Balernimdal", ""), "Balernimdal", id="a whole word is cut"),
        pytest.param(clipped_word("Ref 7", "Ref"), "7", id="one digit is cut"),
        pytest.param(clipped_word("Nair Balernimdal", "Nair "), "Balernimdal", id="a word more"),
        pytest.param(clipped_word("Balernimdal", "Ba"), "lernimdal", id="most of a word"),
        pytest.param(clipped_word("AB123456", "AB123"), "456", id="part of a number"),
        pytest.param(white_word("Nair Ben", "Nair "), "Ben", id="a white word"),
        pytest.param(boxed("Applicant:", "Ben")(), "Ben", id="a name after a mark"),
        pytest.param(boxed("Applicant", "Ben")(), "Ben", id="a name after no space"),
        pytest.param(boxed("01632960", "123")(), "123", id="the end of a telephone number"),
        pytest.param(boxed("It is ", "def", " here.")(), "def", id="a short word alone"),
        pytest.param(boxed("Bal", "ern", "imdal")(), "ern", id="the middle of a word"),
    ],
)
def test_what_is_no_rest_of_a_word_is_told(data: bytes, text: str) -> None:
    """Words, numbers and the greater part of a word stay hidden text."""
    assert [told for _, told in _told(data)] == [text]


def test_what_the_next_page_shows_is_not_hidden() -> None:
    """A sheet too wide for one page draws its words on both, each cut at the edge."""
    data = wide_sheet(WIDE)

    assert not _told(data)
    kept = [line.text for line in _read(data).lines if line.hidden is Concealment.METADATA]
    assert any("Bemirnimdal" in text for text in kept)


def test_what_no_page_shows_is_told() -> None:
    """Words cut off on one page that the next does not show are hidden."""
    told = _told(wide_sheet(WIDE, second="Nothing"))

    assert any("Bemirnimdal" in text for _, text in told)


def test_a_picture_shown_in_parts_is_not_cropped() -> None:
    """Two pages show all of it between them; where both show the same half, the other is hidden."""
    told = _told(wide_sheet("Plan", picture=True, goes_on=False))

    assert not _told(wide_sheet(WIDE, picture=True))
    assert [name for name, _ in told] == ["cropped picture"] * 2


@pytest.mark.parametrize(
    ("creator", "kind"),
    [
        pytest.param("Calc", TraceKind.METADATA, id="a printed workbook"),
        pytest.param(
            "Microsoft Excel 2019",
            TraceKind.METADATA,
            id="and another",
        ),
        pytest.param("Writer", TraceKind.HIDDEN_TEXT, id="a letter"),
    ],
)
def test_a_bookmark_of_a_workbook_is_the_name_of_a_sheet(creator: str, kind: TraceKind) -> None:
    """A sheet's name is a property; the bookmark of a letter that it does not say is hidden."""
    document = _read(with_bookmark("Contact plan", creator=creator))

    assert {one.kind for one in document.traces if one.text == "Contact plan"} == {kind}
    assert any(line.text == "Contact plan" for line in document.lines)
