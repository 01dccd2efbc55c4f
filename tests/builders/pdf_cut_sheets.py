"""PDF sheets whose words and pictures a cell or page cuts off, and twins that hide something."""

import io
from collections.abc import Callable

import pypdf
from PIL import Image
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.builders.pdf_files import POINTS_PER_MM, at, changed, letter, pdf, rect

_SIZE = 11.0
_CUT_PT = 400.0
"""Where a page of a wide sheet ends, from the left."""
_FROM_PT = 60.0
"""Where the next page goes on."""


def clipped_word(word: str, seen: str) -> bytes:
    """Give a letter with a word of which a cell shows only the start."""

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        canvas.saveState()
        path = canvas.beginPath()
        width = canvas.stringWidth(seen, "Helvetica", _SIZE)
        path.rect(25 * POINTS_PER_MM, A4[1] - 152 * POINTS_PER_MM, width, 20)
        canvas.clipPath(path, stroke=0, fill=0)
        at(canvas, 25, 150, word, size=_SIZE)
        canvas.restoreState()

    return pdf(draw)


def white_word(word: str, seen: str) -> bytes:
    """Give a letter with a word in white that is longer than the dark cell it stands in."""

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        end = 25 + canvas.stringWidth(seen, "Helvetica", _SIZE) / POINTS_PER_MM
        rect(canvas, 22, 145, end, 152, HexColor("#203864"))
        canvas.setFillColor(white)
        at(canvas, 25, 150, word, size=_SIZE)
        canvas.setFillColor(black)

    return pdf(draw)


def wide_sheet(
    text: str, *, second: str | None = None, picture: bool = False, goes_on: bool = True
) -> bytes:
    """Give a wide sheet printed on two pages, each with what fits.

    `second` stands on the second page instead; it does not go on where both show the same part.
    """

    def page(shift: float, left: float, right: float, words: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.saveState()
            path = canvas.beginPath()
            path.rect(left, 0, right - left, A4[1])
            canvas.clipPath(path, stroke=0, fill=0)
            canvas.setFont("Helvetica", _SIZE)
            canvas.drawString(250 - shift, 500, words)
            if picture:
                canvas.drawImage(_noise(), 300 - shift, 300, 200, 100)
            canvas.restoreState()

        return draw

    last = text if second is None else second
    shift = _CUT_PT - _FROM_PT if goes_on else 0
    return pdf(page(0, _FROM_PT, _CUT_PT, text), page(shift, _FROM_PT, _CUT_PT, last))


def _noise() -> ImageReader:
    """Give a picture full of detail, the same one each time."""
    noise = Image.effect_mandelbrot((200, 100), (-2, -1, 1, 1), 60).convert("RGB")
    stored = io.BytesIO()
    noise.save(stored, "PNG")
    stored.seek(0)
    return ImageReader(stored)


def with_bookmark(title: str, *, creator: str) -> bytes:
    """Give a letter with a bookmark, as made by a program."""

    def mark(writer: pypdf.PdfWriter) -> None:
        writer.add_outline_item(title=title, page_number=0)
        writer.add_metadata({"/Creator": creator})

    return changed(pdf(letter), mark)
