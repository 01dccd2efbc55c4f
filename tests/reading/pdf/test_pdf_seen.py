"""A page is drawn as a person sees it, and the words that are laid over it are read."""

import io

import pypdf
import pytest
from PIL import Image
from pypdf.generic import RectangleObject

from checker.model import Concealment, Document, Part, Read
from checker.reading.pdf import draw_pdf, read_pdf
from checker.reading.refusal import Unreadable
from tests.builders.pdf_containers import field, stamped
from tests.builders.pdf_files import at, changed, letter, letter_pdf, pdf


def _read(data: bytes) -> Document:
    (document,) = read_pdf("letter.pdf", data)
    return document


def test_a_page_is_drawn_as_asked() -> None:
    """A page comes as PNG in the width asked for, and never over 40 megapixels."""
    data = pdf(letter, lambda canvas: at(canvas, 25, 50, "second"))

    assert Image.open(io.BytesIO(draw_pdf(data, 2, 640))).size[0] == 640
    huge = Image.open(io.BytesIO(draw_pdf(data, 1, 20_000)))
    assert huge.width * huge.height <= 40_100_000
    with pytest.raises(Unreadable, match="no page 3"):
        draw_pdf(data, 3, 640)


def test_a_page_is_drawn_with_its_fields() -> None:
    """A person sees what is filled in, and so does whoever looks at the page here."""
    with_field, without = (
        Image.open(io.BytesIO(draw_pdf(data, 1, 595))).convert("L").crop((70, 420, 270, 445))
        for data in (field("Erin Hale"), letter_pdf())
    )

    assert with_field.histogram()[:100] != [0] * 100
    assert without.getextrema() == (255, 255)


def test_a_page_is_drawn_as_it_is_cropped() -> None:
    """What lies outside the cropped page is not drawn."""

    def crop(writer: pypdf.PdfWriter) -> None:
        writer.pages[0].cropbox = RectangleObject((50, 600, 300, 750))

    picture = Image.open(io.BytesIO(draw_pdf(changed(letter_pdf(), crop), 1, 500)))

    assert picture.size == (500, 300)


def test_the_words_of_a_stamp_are_read_where_they_stand() -> None:
    """A stamp draws its words as text: they are part of the page, and nothing is left unread."""
    document = _read(stamped("APPROVED BY PRIYA NAIR"))

    (line,) = [line for line in document.lines if line.text == "APPROVED BY PRIYA NAIR"]
    assert (line.part, line.page, line.hidden) == (Part.BODY, 1, None)
    assert line.box is not None
    assert 70 / 72 * 25.4 <= line.box[0] <= 75 / 72 * 25.4
    assert document.read is Read.WHOLE


def test_the_words_of_a_hidden_stamp_are_hidden() -> None:
    """A stamp that is not shown still carries its words."""
    document = _read(stamped("APPROVED BY PRIYA NAIR", flags=2))

    (line,) = [line for line in document.lines if line.text == "APPROVED BY PRIYA NAIR"]
    assert line.hidden is Concealment.HIDDEN
