"""Every character that a PDF page draws, with its place on the page as shown."""

import ctypes
import math
import sys
import unicodedata
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checker.model import Box, Concealment
from checker.reading.pdf.sheet import MM_PER_PT, Sheet

TINY_PT = 1.5
UNREADABLE_CHAR = "\ufffd"
_INVISIBLE_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_WIDEST = 3.0
"""No character is wider than so many ems."""
_SHAPED_AS_ONE = 4
"""No ligature joins more letters."""
_HYPHENS = (0x02, 0xFFFE)
_FIRST_HALVES = range(0xD800, 0xDC00)
_SECOND_HALVES = range(0xDC00, 0xE000)
_LIGATURES = range(0xFB00, 0xFB07)
_PRIVATE = range(0xE000, 0xF900)


_Stretch = tuple[float, float]


class Run(NamedTuple):
    """What all characters of one text object share."""

    number: int
    size_mm: float
    angle: int
    """Degrees counter-clockwise, as shown."""
    colour: tuple[int, int, int, int]
    hidden: Concealment | None
    """Why nobody sees it, so far as its own properties tell."""

    def along(self, x: float, y: float) -> float:
        """Give how far a point lies in the direction in which the line runs."""
        if self.angle == 0:
            return x
        turn = math.radians(self.angle)
        return x * math.cos(turn) - y * math.sin(turn)

    def down(self, x: float, y: float) -> float:
        """Give how far a point lies below the top, as the line sees it."""
        if self.angle == 0:
            return y
        turn = math.radians(self.angle)
        return x * math.sin(turn) + y * math.cos(turn)


class Glyph(NamedTuple):
    """One character that leaves ink, in millimetres from the top-left of the page as shown.

    It starts at `x` on the base line at `base`. `left` and `right` count along its own line.
    """

    char: str
    run: Run
    x: float
    base: float
    left: float
    right: float
    ink: Box
    spaced: bool
    """A space character stands before it in the file."""
    hidden: Concealment | None
    """Why nobody sees it, so far as its own properties tell."""


_NO_RUN = Run(number=-1, size_mm=3.9, angle=0, colour=(0, 0, 0, 255), hidden=None)


def glyphs_of(textpage: pdfium.PdfTextPage, sheet: Sheet) -> list[Glyph]:
    """Give the page's characters in the order of the file, without spaces."""
    reader = _Reader(textpage, sheet)
    found: list[Glyph] = []
    spaced = False
    for index in range(pdfium_c.FPDFText_CountChars(textpage)):
        char = reader.char(index)
        if not char:
            continue
        if char == " ":
            spaced = spaced or pdfium_c.FPDFText_IsGenerated(textpage, index) != 1
            continue
        found.append(reader.glyph(index, char, spaced=spaced))
        spaced = False
    return _apart(found)


class _Reader:
    """The pdfium calls for one page, with their out-parameters made once."""

    def __init__(self, textpage: pdfium.PdfTextPage, sheet: Sheet) -> None:
        self._textpage = textpage
        self._sheet = sheet
        self._runs: dict[int | None, Run] = {None: _NO_RUN}
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._loose = pdfium_c.FS_RECTF()

    def char(self, index: int) -> str:
        """Give one character as text, "" for the second half of a pair already given."""
        code = pdfium_c.FPDFText_GetUnicode(self._textpage, index)
        if code in _HYPHENS:
            return "-"
        if code in _FIRST_HALVES:
            following = pdfium_c.FPDFText_GetUnicode(self._textpage, index + 1)
            if following not in _SECOND_HALVES:
                return UNREADABLE_CHAR
            return chr(0x10000 + ((code - 0xD800) << 10) + (following - 0xDC00))
        return "" if code in _SECOND_HALVES else _text(code)

    def glyph(self, index: int, char: str, *, spaced: bool) -> Glyph:
        """Give one character with its place."""
        run = self._run(index)
        left, right, bottom, top = self._tight(index)
        x, base = self._origin(index, left, bottom)
        ink = self._sheet.box(left, bottom, right, top)
        left, right = self._along(index, run, ink, (x, base))
        place = ink if ink[2] > ink[0] else (x, base, x, base)
        hidden = run.hidden if self._sheet.holds(place) else Concealment.OFF_PAGE
        return Glyph(char, run, x, base, left, right, ink, spaced, hidden)

    def _tight(self, index: int) -> tuple[float, float, float, float]:
        """Give the box of the ink: left, right, bottom, top in the page's own space."""
        left, right, bottom, top = self._numbers
        pdfium_c.FPDFText_GetCharBox(self._textpage, index, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value

    def _origin(self, index: int, left: float, bottom: float) -> tuple[float, float]:
        """Give the point on the base line where the character starts."""
        x, y = self._numbers[:2]
        if not pdfium_c.FPDFText_GetCharOrigin(self._textpage, index, x, y):
            return self._sheet.point(left, bottom)
        return self._sheet.point(x.value, y.value)

    def _along(self, index: int, run: Run, ink: Box, origin: tuple[float, float]) -> _Stretch:
        """Give where a character starts and ends along its line, by its advance, not its ink."""
        start = run.along(*origin)
        loose = self._loose
        if run.angle % 90 == 0 and pdfium_c.FPDFText_GetLooseCharBox(self._textpage, index, loose):
            left, top, right, bottom = self._sheet.box(
                loose.left, loose.bottom, loose.right, loose.top
            )
            one, two = run.along(left, top), run.along(right, bottom)
            ends = (one, two) if one < two else (two, one)
            if 0 < ends[1] - ends[0] < _WIDEST * run.size_mm:
                return ends[0], ends[1]
        corners = [run.along(x, y) for x in (ink[0], ink[2]) for y in (ink[1], ink[3])]
        width = min(max(corners) - start, 0.8 * run.size_mm)
        return start, start + max(width, 0.3 * run.size_mm)

    def _run(self, index: int) -> Run:
        """Give what the character shares with the others of its text object."""
        handle = pdfium_c.FPDFText_GetTextObject(self._textpage, index)
        key = ctypes.cast(handle, ctypes.c_void_p).value
        if key not in self._runs:
            self._runs[key] = self._new_run(index, handle)
        return self._runs[key]

    def _new_run(self, index: int, handle: pdfium_c.FPDF_PAGEOBJECT) -> Run:
        """Ask pdfium for size, direction, mode and colour."""
        matrix = pdfium_c.FS_MATRIX()
        size = pdfium_c.FPDFText_GetFontSize(self._textpage, index)
        angle = 0.0
        if pdfium_c.FPDFText_GetMatrix(self._textpage, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
            angle = math.degrees(math.atan2(matrix.b, matrix.a))
        colour = [ctypes.c_uint() for _ in range(4)]
        pdfium_c.FPDFText_GetFillColor(self._textpage, index, *colour)
        red, green, blue, alpha = (part.value for part in colour)
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(handle)
        filled = mode not in (
            pdfium_c.FPDF_TEXTRENDERMODE_STROKE,
            pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE,
        )
        invisible = mode in _INVISIBLE_MODES or (filled and alpha == 0)
        size_mm = abs(size) * MM_PER_PT
        tiny = Concealment.TINY if size_mm < TINY_PT * MM_PER_PT else None
        return Run(
            number=len(self._runs),
            size_mm=size_mm,
            angle=round(angle - self._sheet.turned) % 360,
            colour=(red, green, blue, alpha),
            hidden=Concealment.INVISIBLE if invisible else tiny,
        )


def _text(code: int) -> str:
    """Give a code point as text: one kind of space, ligatures as letters, no control characters."""
    if code == 0 or code > sys.maxunicode:
        return UNREADABLE_CHAR
    char = chr(code)
    if char.isspace():
        return " "
    if unicodedata.category(char) in {"Cc", "Cn"}:
        return UNREADABLE_CHAR
    return unicodedata.normalize("NFKC", char) if code in _LIGATURES else char


def is_unmapped(glyph: Glyph) -> bool:
    """Say whether the file does not tell which letter a character is."""
    return glyph.char == UNREADABLE_CHAR or ord(glyph.char[0]) in _PRIVATE


def _apart(glyphs: list[Glyph]) -> list[Glyph]:
    """Give the letters of a ligature a share each of the place that they have in common."""
    placed: list[Glyph] = []
    at = 0
    while at < len(glyphs):
        first = glyphs[at]
        end = at + 1
        if len(first.char) == 1 and (end == len(glyphs) or first.ink != glyphs[end].ink):
            placed.append(first)
            at = end
            continue
        while end < len(glyphs) and end - at < _SHAPED_AS_ONE and _one_drawing(first, glyphs[end]):
            end += 1
        letters = [(glyph, char) for glyph in glyphs[at:end] for char in glyph.char]
        step = (first.right - first.left) / len(letters)
        for order, (glyph, char) in enumerate(letters):
            if len(letters) == 1:
                placed.append(glyph)
                continue
            left = first.left + order * step
            upright = first.run.angle == 0
            placed.append(
                glyph._replace(
                    char=char,
                    left=left,
                    right=left + step,
                    ink=(left, first.ink[1], left + step, first.ink[3]) if upright else first.ink,
                    spaced=glyph.spaced and order == 0,
                )
            )
        at = end
    return placed


def _one_drawing(first: Glyph, second: Glyph) -> bool:
    """Say whether two characters are one drawn shape (a ligature)."""
    return (
        first.run.number == second.run.number >= 0
        and first.x == second.x
        and first.base == second.base
        and first.ink == second.ink
        and not second.spaced
    )
