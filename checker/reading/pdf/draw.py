"""A page of a PDF as a PNG picture, as a person sees it: cropped, with its fields and comments."""

import io

import pypdfium2 as pdfium
from PIL import Image

from checker.reading.pdf.opening import opened
from checker.reading.refusal import Unreadable
from checker.words import say

PIXELS_AT_MOST = 40_000_000


def draw_pdf(data: bytes, page: int, width_px: int, *, passwords: tuple[str, ...] = ()) -> bytes:
    """Give one page, counted from 1, as PNG, `width_px` wide unless that is over 40 megapixels.

    Raises:
        Unreadable: the file cannot be opened, or the page is not there or cannot be drawn.
    """
    with opened(data, passwords, forms=True) as document:
        if not 1 <= page <= len(document):
            raise Unreadable("unread.damaged", say("This PDF has no page {page}.", page=page))
        try:
            drawn = _drawn(document[page - 1], max(1, width_px))
        except (pdfium.PdfiumError, ValueError, MemoryError) as error:
            raise Unreadable(
                "unread.damaged", say("Page {page} of this PDF cannot be drawn.", page=page)
            ) from error
    png = io.BytesIO()
    drawn.save(png, format="PNG", compress_level=1)
    return png.getvalue()


def scale_for(width_pt: float, height_pt: float, wanted: float, pixels_at_most: int) -> float:
    """Give the scale wanted, or a smaller one at which the page has no more pixels than allowed."""
    pixels = max(1.0, width_pt * wanted) * max(1.0, height_pt * wanted)
    return wanted if pixels <= pixels_at_most else wanted * (pixels_at_most / pixels) ** 0.5


def _drawn(page: pdfium.PdfPage, width_px: int) -> Image.Image:
    """Render a page with its comments and form fields, and give it as a Pillow image."""
    width_pt, height_pt = page.get_size()
    scale = scale_for(width_pt, height_pt, width_px / max(width_pt, 0.1), PIXELS_AT_MOST)
    drawn: Image.Image = page.render(scale=scale, draw_annots=True).to_pil()
    return drawn
