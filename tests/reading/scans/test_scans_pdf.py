"""Scanned pages of a PDF are read, and the words laid under them are held against them."""

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.model import Concealment, Document, Part, Read, Trace, TraceKind
from checker.reading import Effort, read
from tests.builders import image_files as files
from tests.builders.pdf_files import POINTS_PER_MM, at, letter, pdf
from tests.builders.scan_pages import page_lines, scan

PAGE = scan(0, 200, font=0, harm=1)
Layer = Callable[[str], str]


def _scanned(picture: Image.Image = PAGE.picture, layer: Layer | None = None) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        if layer is None:
            return
        text = canvas.beginText()
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 10.5)
        for left, down, words in page_lines(PAGE.made):
            text.setTextOrigin(left * POINTS_PER_MM, A4[1] - down * POINTS_PER_MM)
            text.textLine(layer(words))
        canvas.drawText(text)

    return pdf(draw)


def _read(data: bytes, effort: Effort = Effort.CLOSE) -> Document:
    (document,) = read("scan.pdf", data, effort=effort)
    return document


def _hidden(document: Document) -> list[Trace]:
    return [trace for trace in document.traces if trace.kind is TraceKind.HIDDEN_TEXT]


def test_a_scanned_page_is_told_at_once_and_read_after() -> None:
    """A scan is a gap until there was time to read it, and then it is lines with their places."""
    quick, close = _read(_scanned(), Effort.QUICK), _read(_scanned())

    assert quick.pages[0].scan
    assert [gap.code for gap in quick.gaps] == ["unread.scan"]
    assert not quick.settled
    assert close.read is Read.WHOLE
    assert close.settled
    assert set(PAGE.made.address) <= set(close.text().splitlines())
    (name,) = [line for line in close.lines if line.text == PAGE.made.address[0]]
    assert name.scanned
    assert name.page == 1
    assert name.box is not None
    assert name.box[:2] == pytest.approx((23.3, 48.4), abs=2.0)


def test_the_words_that_a_scanner_laid_under_a_page_are_no_hidden_text() -> None:
    """A scanner lays what it read under the page, so that it can be searched."""
    document = _read(_scanned(layer=lambda words: words))

    assert not _hidden(document)
    assert not [line for line in document.lines if line.hidden is Concealment.INVISIBLE]
    assert document.text().count("22 Larkspur Close") == 1


def test_words_under_a_scan_that_it_does_not_show_are_hidden_text() -> None:
    """Words that were laid under a scan and say something else are told."""
    document = _read(
        _scanned(layer=lambda words: words.replace("22 Larkspur Close", "14 Wharf Terrace"))
    )

    (trace,) = _hidden(document)
    assert trace.text == "14 Wharf Terrace"
    assert trace.span is not None
    assert document.text()[slice(*trace.span)] == "14 Wharf Terrace"
    assert "22 Larkspur Close" in document.text()


def test_a_few_words_under_a_scan_that_differ_are_quoted() -> None:
    """Where only some words of a line differ, only those are told."""
    document = _read(_scanned(layer=lambda words: words.replace("fair to", "14 Wharf to")))

    (trace,) = _hidden(document)
    assert trace.text == "14 Wharf"


def test_text_on_a_scan_is_not_read_twice() -> None:
    """A stamp that is text stands in the document once."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(PAGE.picture), 0, 0, *A4)
        at(canvas, 120, 75, "RECEIVED 3 May 2026")

    document = _read(pdf(draw))

    assert document.text().count("RECEIVED") == 1


def test_words_in_a_small_picture_are_read() -> None:
    """An address that was pasted into a letter as a picture is read where it stands."""
    words = files.words("14 Wharf Terrace", "Bramwick")

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        canvas.drawImage(
            ImageReader(words),
            60 * POINTS_PER_MM,
            60 * POINTS_PER_MM,
            60 * POINTS_PER_MM,
            22 * POINTS_PER_MM,
        )

    document = _read(pdf(draw))

    assert document.text(Part.IMAGE) == "14 Wharf Terrace\nBramwick"
    assert not document.gaps
    (line,) = [line for line in document.lines if line.text == "Bramwick"]
    assert line.box is not None
    assert 60 < line.box[0] < 66
    assert 219 < line.box[1] < 232
    assert not document.pages[0].scan


def test_a_letter_that_is_text_is_settled_without_recognition() -> None:
    """A letter that is text is as quick as it was."""
    document = _read(pdf(letter))

    assert document.settled
    assert not any(line.scanned for line in document.lines)


def test_words_under_a_marker_on_a_scanned_page_are_found() -> None:
    """A marker that is not quite black hides nothing, in a PDF as in a picture."""
    pixels = np.asarray(scan(0, 200, font=0, harm=0).picture, dtype=np.float64).copy()
    bar = (slice(418, 452), slice(160, 470))
    pixels[bar] = 30 + pixels[bar] * 0.12

    document = _read(_scanned(Image.fromarray(pixels.astype(np.uint8))), Effort.THOROUGH)

    covered = [trace for trace in document.traces if trace.name == "covered text"]
    assert any("Larkspur" in trace.text for trace in covered)


def test_a_page_drawn_as_shapes_is_read() -> None:
    """Letters that a program turned into outlines are read from what they look like."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    picture = np.asarray(files.words("14 Wharf Terrace", "Bramwick").resize((350, 130)))
    for row, column in zip(*np.nonzero(picture < 128), strict=True):
        canvas.rect(60 + column * 1.2, 600 - row * 1.2, 1.25, 1.25, stroke=0, fill=1)
    canvas.save()

    document = _read(out.getvalue())

    assert "14 Wharf Terrace" in document.text(Part.IMAGE)
    assert not document.gaps
