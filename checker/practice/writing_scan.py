"""Write a made-up letter as a scanner would: a PDF whose pages are pictures, a little crooked."""

import io
from functools import lru_cache
from importlib import resources
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.practice.draft import Draft
from checker.practice.writing_pdf import BOLD, PLAIN, Sheet, know_fonts

rl_config.useA85 = 0  # a picture as it is: written as text, it takes a fifth more room and time

_POINT = 72
_INK, _FAINT_INK, _PAPER = 35, 232, 250
_NOISE = 9
_BLUR = 0.5
_ORDINARY = {PLAIN: "Vera.ttf", BOLD: "VeraBd.ttf"}
"""Letters that are scanned are rarely set in a font with crossed zeros."""
_NARROWER = 0.87


def scan_bytes(
    draft: Draft, *, dpi: int = 200, skew: float = 0.6, seed: int = 1, faint: bool = False
) -> bytes:
    """Give a letter as a scan, the same bytes for the same letter; `skew` is in degrees.

    A faint one nobody can be sure of: its ink is nearly as light as its paper.
    """
    return _scanned(draft, dpi, skew, seed, faint)


@lru_cache(maxsize=4)
def _scanned(draft: Draft, dpi: int, skew: float, seed: int, faint: bool) -> bytes:  # noqa: FBT001
    """Draw it: that takes a while, and gives the same picture each time."""
    know_fonts()
    paper = _Paper(dpi, _FAINT_INK if faint else _INK)
    for letter in (draft, *draft.then):
        Sheet(paper, letter).write()
        paper.showPage()
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=1)
    canvas.setProducer("Scanner")
    canvas.setCreator("Scanner")
    random = Random(seed)
    for page in paper.pages:
        picture = io.BytesIO()
        _as_scanned(page, skew, random).save(picture, "JPEG", quality=85, dpi=(dpi, dpi))
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


class _Paper:
    """Draws with the pen of a letter onto pictures of pages."""

    def __init__(self, dpi: int, ink: int) -> None:
        """Begin with an empty page."""
        self._ink = ink
        self.pages: list[Image.Image] = []
        self._scale = dpi / _POINT
        self._font = ImageFont.load_default()
        self._page = self._empty()

    def setFont(self, psfontname: str, size: float) -> None:  # noqa: N802 - as reportlab's
        """Take the font that an office would have in the place of the shipped one."""
        ordinary = resources.files("reportlab") / "fonts" / _ORDINARY[psfontname]
        held = io.BytesIO(ordinary.read_bytes())
        self._font = ImageFont.truetype(held, round(size * _NARROWER * self._scale))

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802 - as reportlab's
        """Write words on a base line."""
        at = (x * self._scale, (A4[1] - y) * self._scale)
        ImageDraw.Draw(self._page).text(at, text, font=self._font, fill=self._ink, anchor="ls")

    def setFillColor(self, aColor: object) -> None:  # noqa: N802, N803 - as reportlab's
        """Stay with dark ink: a scanner sees nothing that is white on white."""

    def rect(self, x: float, y: float, width: float, height: float, *, fill: int) -> None:
        """Draw a box, filled with ink or not."""
        corner = (x * self._scale, (A4[1] - y - height) * self._scale)
        other = ((x + width) * self._scale, (A4[1] - y) * self._scale)
        inside = self._ink if fill else None
        ImageDraw.Draw(self._page).rectangle((corner, other), fill=inside, outline=self._ink)

    def showPage(self) -> None:  # noqa: N802 - as reportlab's
        """Put the page by and take a new one."""
        self.pages.append(self._page)
        self._page = self._empty()

    def _empty(self) -> Image.Image:
        size = (round(A4[0] * self._scale), round(A4[1] * self._scale))
        return Image.new("L", size, _PAPER)


def _as_scanned(page: Image.Image, skew: float, random: Random) -> Image.Image:
    """Give a page as it comes out of a scanner: turned, soft and grainy."""
    turned = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    soft = turned.filter(ImageFilter.GaussianBlur(_BLUR))
    grain = Image.frombytes("L", soft.size, random.randbytes(soft.width * soft.height))
    return Image.blend(soft, grain, _NOISE / 255)
