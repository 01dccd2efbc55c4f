"""The text of a PDF page comes as a person reads it, with its place on the page as shown."""

import io
from collections.abc import Callable

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import RectangleObject
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from checker.model import Document, Line, Part
from checker.reading.pdf import look_pdf, read_pdf
from tests.builders.pdf_files import (
    BODY,
    LETTER,
    POINTS_PER_MM,
    at,
    letter,
    letter_pdf,
    pdf,
    with_objects,
)

SENDER = ("Family Advice Service", "Sender House", "1 Quay Road", "Port Elsewhere", "QX1 1AA")


def _read(data: bytes) -> Document:
    (document,) = read_pdf("letter.pdf", data)
    return document


def _body(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.part is Part.BODY]


def _line(document: Document, text: str) -> Line:
    return next(line for line in document.lines if line.text == text)


def _one(draw: Callable[[Canvas], None]) -> list[str]:
    return _body(_read(pdf(draw)))


def test_a_letter_is_read_line_by_line() -> None:
    """An ordinary letter gives its lines, its address as a block of its own, and its page."""
    document = _read(letter_pdf())

    assert _body(document) == [*LETTER, *BODY]
    assert len({_line(document, text).block for text in LETTER}) == 1
    assert _line(document, LETTER[0]).block != _line(document, BODY[0]).block
    assert (document.pages[0].width_mm, document.pages[0].height_mm) == pytest.approx(
        (210, 297), 0.01
    )
    assert not document.settled


def test_a_line_stands_where_it_is_printed() -> None:
    """A line's box and the edges of its characters are true to a fraction of a millimetre."""
    line = _line(_read(letter_pdf()), "QX4 7ZD")

    assert line.box is not None
    assert line.box[0] == pytest.approx(25, abs=0.5)
    assert line.box[1] < 65 - 2.5 < 65 < line.box[3] < 67
    assert len(line.edges) == len(line.text) + 1
    assert list(line.edges) == sorted(line.edges)
    assert line.edges[0] == pytest.approx(25, abs=0.2)


def test_two_columns_side_by_side_stay_apart() -> None:
    """The addressee's lines never mix with the sender's, whatever their leading."""

    def draw(canvas: Canvas) -> None:
        for order, text in enumerate(SENDER):
            at(canvas, 130, 48 + order * 4.4, text, size=9)
        letter(canvas)

    body = _one(draw)

    assert body == [*LETTER, *SENDER, *BODY]


def test_a_column_on_the_same_base_lines_stays_apart() -> None:
    """A table row of two addresses gives two blocks."""

    def draw(canvas: Canvas) -> None:
        for order, (left, right) in enumerate(zip(LETTER, SENDER[1:], strict=True)):
            at(canvas, 25, 50 + order * 5, left)
            at(canvas, 90, 50 + order * 5, right)
        for order, text in enumerate(BODY):
            at(canvas, 25, 95 + order * 5, text)

    assert _one(draw) == [*LETTER, *SENDER[1:], *BODY]


def test_a_right_aligned_address_is_one_block() -> None:
    """Lines that share their right edge stand together."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for order, text in enumerate(LETTER):
            canvas.drawRightString(190 * POINTS_PER_MM, 780 - order * 14, text)

    document = _read(pdf(draw))

    assert _body(document) == list(LETTER)
    assert len({_line(document, text).block for text in LETTER}) == 1


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_gives_the_same_lines(turned: int) -> None:
    """A page that is shown turned is read the same, and boxes are as shown."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(letter_pdf()))
    writer.pages[0].rotate(turned)
    out = io.BytesIO()
    writer.write(out)

    document = look_pdf("letter.pdf", out.getvalue())

    assert _body(document) == [*LETTER, *BODY]
    upright = _line(_read(letter_pdf()), LETTER[0]).box
    assert upright is not None
    left, top, right, bottom = upright
    wanted = {
        0: upright,
        90: (297 - bottom, left, 297 - top, right),
        180: (210 - right, 297 - bottom, 210 - left, 297 - top),
        270: (top, 210 - right, bottom, 210 - left),
    }
    assert _line(document, LETTER[0]).box == pytest.approx(wanted[turned], abs=1.2)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_text_set_upright_on_a_turned_page_has_edges(turned: int) -> None:
    """Landscape pages are often turned pages with turned text: they read as any other."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turned)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(0, 0, "Call 01632 960123 or 07700 900456")

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(draw)))
    writer.pages[0].rotate(turned)
    out = io.BytesIO()
    writer.write(out)

    (line,) = [line for line in _read(out.getvalue()).lines if line.part is Part.BODY]

    assert line.text == "Call 01632 960123 or 07700 900456"
    assert len(line.edges) == len(line.text) + 1
    assert list(line.edges) == sorted(line.edges)


@pytest.mark.parametrize("angle", [0, 2, 10, 30, 45, 60, 85, 90])
def test_wide_letters_of_a_slanted_line_are_not_torn_off(angle: int) -> None:
    """A stamp that stands askew reads as it would if it stood straight."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(200, 300)
        canvas.rotate(angle)
        canvas.setFont("Helvetica", 14)
        canvas.drawString(0, 0, "Will@WMM.example Way")

    assert _one(draw) == ["Will@WMM.example Way"]


def test_places_count_from_the_crop_box() -> None:
    """What is cut off at the margins is not part of the page."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(letter_pdf()))
    inset = 10 * POINTS_PER_MM
    writer.pages[0].cropbox = RectangleObject((inset, inset, 595.28 - inset, 841.89 - inset))
    out = io.BytesIO()
    writer.write(out)

    cropped, whole = _read(out.getvalue()), _read(letter_pdf())

    assert cropped.pages[0].width_mm == pytest.approx(190, abs=0.1)
    ours, theirs = _line(cropped, LETTER[0]).box, _line(whole, LETTER[0]).box
    assert ours is not None
    assert theirs is not None
    assert ours == pytest.approx([side - 10 for side in theirs], abs=0.1)


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        pytest.param(0.0, "MsAoife", id="letters of one word"),
        pytest.param(0.2, "Ms Aoife", id="a narrow space that the file has lost"),
        pytest.param(0.28, "Ms Aoife", id="an ordinary space"),
        pytest.param(1.0, "Ms Aoife", id="a wide space"),
    ],
)
def test_a_gap_is_a_space(gap: float, text: str) -> None:
    """Words without a space character between them are told apart by the gap they leave."""

    def draw(canvas: Canvas) -> None:
        at(canvas, 25, 50, "Ms")
        start = canvas.stringWidth("Ms", "Helvetica", 11) / POINTS_PER_MM
        at(canvas, 25 + start + gap * 11 / POINTS_PER_MM, 50, "Aoife")

    assert _one(draw) == [text]


def test_spaced_letters_are_words() -> None:
    """Tracking does not tear a word into letters."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(70, 600)
        text.setFont("Helvetica", 14)
        text.setCharSpace(3)
        text.textOut("PRIVATE letter QX4 7ZD")
        canvas.drawText(text)

    assert _one(draw) == ["PRIVATE letter QX4 7ZD"]


def test_raised_letters_stay_in_their_line() -> None:
    """The ordinal of a date stands beside its number."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(70, 600)
        text.setFont("Helvetica", 12)
        text.textOut("On 3")
        text.setFont("Helvetica", 7)
        text.setRise(4)
        text.textOut("rd")
        text.setFont("Helvetica", 12)
        text.setRise(0)
        text.textOut(" June we met")
        canvas.drawText(text)

    assert _one(draw) == ["On 3rd June we met"]


def test_bold_made_by_printing_twice_is_read_once() -> None:
    """The second, slightly shifted copy of a line is not text of its own."""

    def draw(canvas: Canvas) -> None:
        at(canvas, 25, 50, "QX4 7ZD")
        at(canvas, 25.1, 50, "QX4 7ZD")

    assert _one(draw) == ["QX4 7ZD"]


def test_text_across_the_page_comes_last() -> None:
    """A slanted DRAFT does not stand between the lines of an address."""

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        canvas.translate(80, 560)
        canvas.rotate(40)
        canvas.setFillColor(Color(0.8, 0.8, 0.8))
        canvas.setFont("Helvetica", 60)
        canvas.drawString(0, 0, "DRAFT")

    assert _one(draw) == [*LETTER, *BODY, "DRAFT"]


def test_running_margins_are_not_the_letter() -> None:
    """What stands at the top and bottom of every page is header and footer; the rest is body."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            at(canvas, 25, 12, "Family Advice Service", size=9)
            letter(canvas)
            at(canvas, 25, 288, f"Page {number} of 3", size=9)

        return draw

    document = _read(pdf(page(1), page(2), page(3)))

    assert document.text(Part.HEADER) == "\n".join(["Family Advice Service"] * 3)
    assert document.text(Part.FOOTER) == "Page 1 of 3\nPage 2 of 3\nPage 3 of 3"
    assert document.text() == "\n".join([*LETTER, *BODY] * 3)


def test_a_letterhead_on_the_first_page_alone_is_body() -> None:
    """Nothing of a first page is taken away when it does not run."""

    def draw(canvas: Canvas) -> None:
        at(canvas, 25, 12, "Family Advice Service", size=9)
        letter(canvas)

    assert _one(draw) == ["Family Advice Service", *LETTER, *BODY]


def test_offsets_count_in_the_text_of_the_part() -> None:
    """`start` finds a line again in the text of its part."""
    document = _read(letter_pdf(pages=2))

    for line in document.lines:
        text = document.text(line.part)
        assert text[line.start : line.start + len(line.text)] == line.text


@pytest.mark.usefixtures("qapp")
def test_a_letter_printed_by_qt_is_read() -> None:
    """Qt writes tabs for spaces and joins f and i: the words come right."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    page = QTextDocument()
    cells = "</td><td>".join(("<br>".join(LETTER), "<br>".join(SENDER)))
    page.setHtml(
        f"<table width='100%'><tr><td>{cells}</td></tr></table>"
        "<p>The office finds it difficult to affirm the offer.</p>"
    )
    page.print_(writer)
    del writer

    body = _body(look_pdf("letter.pdf", bytes(out.data().data())))

    assert body[:10] == [*LETTER, *SENDER, "The office finds it difficult to affirm the offer."]


def test_a_character_given_in_two_halves_is_read_as_one() -> None:
    """A font may say that one shape is a character beyond the first 65,536."""
    meaning = (
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"1 beginbfchar <41> <D835DC00> endbfchar endcmap"
    )
    data = with_objects(
        pdf(letter),
        [
            b"<< /Length 1 >>\nstream\nBT /F1 11 Tf 71 417 Td (xAy) Tj ET\nendstream",
            b"<< /Length 1 >>\nstream\n" + meaning + b"\nendstream",
        ],
        page_entry=b"/Contents NEW:1 /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 "
        b"/BaseFont /Helvetica /ToUnicode NEW:2 >> >> >>",
    )

    assert _read(data).lines[0].text == "x\U0001d400y"


@settings(max_examples=25)
@given(st.lists(st.text(alphabet="abcdefgh 1234567890QX", min_size=1, max_size=30), max_size=8))
def test_every_word_written_is_read(texts: list[str]) -> None:
    """Nothing that is printed on a page is lost, and nothing is added but line ends."""

    def draw(canvas: Canvas) -> None:
        for order, text in enumerate(texts):
            at(canvas, 25, 50 + order * 8, text)

    read = "".join("".join(_one(draw)).split())

    assert read == "".join("".join(texts).split())
