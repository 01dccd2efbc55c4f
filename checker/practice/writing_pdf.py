"""Write a made-up letter as a PDF, its address where an envelope's window shows it."""

import io
from importlib import resources
from typing import Protocol

from reportlab.lib.colors import black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from checker.practice.draft import Draft

PLAIN, BOLD = "AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"
_SIZE, _SMALL = 11, 8.5
_LEADING, _GAP = 5.2 * mm, 3.2 * mm
_LEFT, _RIGHT, _BOTTOM = 25 * mm, 185 * mm, 28 * mm
_TOP = A4[1] - 20 * mm
_PAGE_NUMBER_AT = 165 * mm
_AFTER_WINDOW = A4[1] - 78 * mm
_IN_WINDOW = 20.5 * mm
"""From the first line of an address to its last, however many there are, in a DL window."""


def pdf_bytes(draft: Draft, *, password: str = "") -> bytes:
    """Give a letter as a PDF, the same bytes for the same letter; locked if a password is given."""
    know_fonts()
    written = io.BytesIO()
    lock = StandardEncryption(password, canPrint=1, strength=128) if password else None
    canvas = Canvas(written, pagesize=A4, invariant=1, encrypt=lock)
    canvas.setAuthor(draft.unseen.author)
    canvas.setTitle(draft.unseen.title)
    canvas.setKeywords(draft.unseen.keywords)
    canvas.setProducer("Letter writer")
    canvas.setCreator("Letter writer")
    canvas.setSubject("")
    for number, letter in enumerate((draft, *draft.then)):
        if number:
            canvas.showPage()
        Sheet(canvas, letter, pages=_pages_of(letter)).write()
    canvas.save()
    return written.getvalue()


def _pages_of(draft: Draft) -> int:
    """Count the pages of a letter that numbers them; 0 for one that does not."""
    if not draft.numbered:
        return 0
    counting = Canvas(io.BytesIO(), pagesize=A4, invariant=1)
    sheet = Sheet(counting, draft)
    sheet.write()
    return sheet.page


class Pen(Protocol):
    """What draws a letter: reportlab's canvas, or a picture of a page."""

    def setFont(self, psfontname: str, size: float) -> None:  # noqa: N802 - reportlab's name
        """Take a font, in points."""

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802 - reportlab's name
        """Write words from a point, counted in points from the bottom left of the page."""

    def setFillColor(self, aColor: object) -> None:  # noqa: N802, N803 - reportlab's names
        """Take a colour."""

    def rect(self, x: float, y: float, width: float, height: float, *, fill: int) -> None:
        """Draw a box."""

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Begin a new page."""


class Sheet:
    """Writes the blocks of a letter from the top of a page down, and begins new pages."""

    def __init__(self, canvas: Pen, draft: Draft, *, pages: int = 0) -> None:
        """Begin at the top of the first page; `pages` is how many the letter says it has."""
        self._canvas = canvas
        self._draft = draft
        self._pages = pages
        self._height = _TOP
        self._left, self._leading = _LEFT, _LEADING
        self.page = 1

    def write(self) -> None:
        """Write the whole letter."""
        draft = self._draft
        self._edges()
        for block in draft.blocks():
            addressed = block == (*draft.addressee, *draft.address)
            if addressed:
                left, top = draft.address_at
                self._left, self._height = left * mm, A4[1] - top * mm
                self._leading = min(_LEADING, _IN_WINDOW / max(len(block) - 1, 1))
            for line in block:
                self._line(
                    line,
                    heavy=line in {draft.marking, draft.subject, *draft.letterhead[:1]},
                )
            self._height -= _GAP
            if addressed:
                self._left, self._leading = _LEFT, _LEADING
                self._height = min(self._height, _AFTER_WINDOW)
        if draft.unseen.hidden:
            self._canvas.setFillColor(white)
            self._put(draft.unseen.hidden, PLAIN, _SIZE)
            self._canvas.setFillColor(black)
        if draft.unseen.covered:
            self._put(draft.unseen.covered, PLAIN, _SIZE)
            width = pdfmetrics.stringWidth(draft.unseen.covered, PLAIN, _SIZE)
            under = self._height + _LEADING - _GAP / 2
            self._canvas.rect(_LEFT - mm, under, width + 2 * mm, _LEADING, fill=1)

    def _line(self, words: str, *, heavy: bool) -> None:
        """Write words, broken at the right margin."""
        font = BOLD if heavy else PLAIN
        line = ""
        for word in words.split():
            longer = f"{line} {word}".strip()
            if line and pdfmetrics.stringWidth(longer, font, _SIZE) > _RIGHT - _LEFT:
                self._put(line, font, _SIZE)
                longer = word
            line = longer
        self._put(line, font, _SIZE)

    def _put(self, words: str, font: str, size: float) -> None:
        """Write one line, on a new page if this one is full."""
        if self._height < _BOTTOM:
            self._canvas.showPage()
            self.page += 1
            self._edges()
            self._height = _TOP
        self._canvas.setFont(font, size)
        self._canvas.drawString(self._left, self._height, words)
        self._height -= self._leading

    def _edges(self) -> None:
        """Write the header and the footer of a page."""
        self._canvas.setFont(PLAIN, _SMALL)
        self._canvas.drawString(_LEFT, A4[1] - 12 * mm, self._draft.header)
        self._canvas.drawString(_LEFT, 14 * mm, self._draft.footer)
        if self._pages:
            told = f"Page {self.page} of {self._pages}"
            self._canvas.drawString(_PAGE_NUMBER_AT, 14 * mm, told)


def know_fonts() -> None:
    """Make the shipped fonts known to reportlab, once."""
    for name in (PLAIN, BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            shipped = resources.files("resources") / "fonts" / f"{name}.ttf"
            pdfmetrics.registerFont(TTFont(name, io.BytesIO(shipped.read_bytes())))
