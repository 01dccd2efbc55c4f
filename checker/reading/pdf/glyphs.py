"""Every character that a PDF page draws, with its place on the page as shown."""

import ctypes
import functools
import math
import operator
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checker.model import Box, Concealment
from checker.reading.pdf.marks import layers_of
from checker.reading.pdf.questions import Questions, Sides
from checker.reading.pdf.sheet import MM_PER_PT, Sheet

TINY_PT = 1.5
UNREADABLE_CHAR = "\ufffd"
_INVISIBLE_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_WIDEST = 3.0
"""No character is wider than so many ems."""
_SHAPED_AS_ONE = 4
"""No ligature joins more letters."""
_HYPHENS = (0x02, 0xFFFE)
_HALVES = range(0xD800, 0xE000)
"""The two halves in which a character beyond the first 65,536 is given."""
_SECOND_HALVES = range(0xDC00, 0xE000)
_LIGATURES = range(0xFB00, 0xFB07)
_PRIVATE = range(0xE000, 0xF900)
_KNOWN_AT_MOST = 4_096

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

    It starts at `x` on the base line at `base`. `left` and `right` count along its own line, and
    `level` is its base line as that line sees it.
    """

    char: str
    run: Run
    x: float
    base: float
    left: float
    right: float
    level: float
    ink: Box
    spaced: bool
    """A space character stands before it in the file."""
    hidden: Concealment | None
    """Why nobody sees it, so far as its own properties tell."""


_Answers = tuple[str, bool, Run, Sides, Sides | None, Sides | None]
"""A character, whether a space precedes it, its run, its tight box, its origin, its loose box."""

_HALFWAY = 0.25
_BESIDE_INK = 0.05
_MOST_BESIDE_INK = 0.25
"""How much of its size a letter leaves free after its ink, and at most on both sides of it."""
_NO_RUN = Run(number=-1, size_mm=3.9, angle=0, colour=(0, 0, 0, 255), hidden=None)


def glyphs_of(
    textpage: pdfium.PdfTextPage, sheet: Sheet, layers: frozenset[str] = frozenset()
) -> list[Glyph]:
    """Give the page's characters in the order of the file, without spaces.

    `layers` are the names of those that nobody sees.
    """
    asked = Questions(textpage)
    drawn = _drawn(asked)
    answers = zip(
        drawn.chars,
        drawn.spaced,
        _runs(textpage, sheet, layers, drawn.indexes, asked.text_objects(drawn.indexes)),
        asked.tight_boxes(drawn.indexes),
        asked.origins(drawn.indexes),
        asked.loose_boxes(drawn.indexes),
        strict=True,
    )
    return _apart(list(_placed(answers, sheet)))


class _Drawn(NamedTuple):
    """The characters that leave ink: where in the file, which, and whether after a space."""

    indexes: list[int]
    chars: list[str]
    spaced: list[bool]


def _drawn(asked: Questions) -> _Drawn:
    """Give the characters that are not spaces."""
    drawn = _Drawn([], [], [])
    spaced = False
    codes = asked.codes()
    for index, code in enumerate(codes):
        char = _text(code) if code < _HALVES.start or code >= _HALVES.stop else _pair(codes, index)
        if char == " ":
            spaced = spaced or not asked.is_generated(index)
        elif char:
            drawn.indexes.append(index)
            drawn.chars.append(char)
            drawn.spaced.append(spaced)
            spaced = False
    return drawn


def _pair(codes: Sequence[int], index: int) -> str:
    """Give the character that two halves make, "" for the second half of one already given."""
    first = codes[index]
    if first in _SECOND_HALVES:
        return ""
    second = codes[index + 1] if index + 1 < len(codes) else 0
    if second not in _SECOND_HALVES:
        return UNREADABLE_CHAR
    return chr(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))


def _runs(
    textpage: pdfium.PdfTextPage,
    sheet: Sheet,
    layers: frozenset[str],
    indexes: Sequence[int],
    text_objects: Sequence[int | None],
) -> Iterator[Run]:
    """Give what each character shares with the others of its text object."""
    runs: dict[int | None, Run] = {None: _NO_RUN}
    for index, key in zip(indexes, text_objects, strict=True):
        run = runs.get(key)
        if run is None:
            run = _new_run(textpage, sheet, index, len(runs))
            if layers and not layers.isdisjoint(layers_of(_text_object(textpage, index))):
                run = run._replace(hidden=Concealment.LAYER)
            runs[key] = run
        yield run


def _new_run(textpage: pdfium.PdfTextPage, sheet: Sheet, index: int, number: int) -> Run:
    """Ask pdfium for size, direction, mode and colour of a character's text object."""
    matrix = pdfium_c.FS_MATRIX()
    size = pdfium_c.FPDFText_GetFontSize(textpage, index)
    angle = 0.0
    if pdfium_c.FPDFText_GetMatrix(textpage, index, matrix):
        size *= math.hypot(matrix.c, matrix.d)
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
    colour = [ctypes.c_uint() for _ in range(4)]
    pdfium_c.FPDFText_GetFillColor(textpage, index, *colour)
    red, green, blue, alpha = (part.value for part in colour)
    handle = _text_object(textpage, index)
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(handle)
    filled = mode not in (
        pdfium_c.FPDF_TEXTRENDERMODE_STROKE,
        pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE,
    )
    invisible = mode in _INVISIBLE_MODES or (filled and alpha == 0)
    size_mm = abs(size) * MM_PER_PT
    tiny = Concealment.TINY if size_mm < TINY_PT * MM_PER_PT else None
    return Run(
        number=number,
        size_mm=size_mm,
        angle=round(angle - sheet.turned) % 360,
        colour=(red, green, blue, alpha),
        hidden=Concealment.INVISIBLE if invisible else tiny,
    )


def _text_object(textpage: pdfium.PdfTextPage, index: int) -> pdfium_c.FPDF_PAGEOBJECT:
    """Give the text object that a character belongs to."""
    return pdfium_c.FPDFText_GetTextObject(textpage, index)


def _placed(answers: Iterable[_Answers], sheet: Sheet) -> Iterator[Glyph]:
    """Give the characters with their places; upright ones, nearly all, by the short way."""
    edge, head, turned = sheet.left, sheet.top, sheet.turned
    width, height = sheet.width_mm, sheet.height_mm
    for answer in answers:
        char, spaced, run, (left, right, bottom, top), origin, loose = answer
        if run.angle or turned or not (origin and loose and left < right and bottom <= top):
            yield _turned(answer, sheet)
            continue
        # The same sums as in Sheet.point and Sheet.box, without a call for each.
        start, end = (loose[0] - edge) * MM_PER_PT, (loose[2] - edge) * MM_PER_PT
        if not 0 < end - start < _WIDEST * run.size_mm:
            yield _turned(answer, sheet)
            continue
        x, base = (origin[0] - edge) * MM_PER_PT, (head - origin[1]) * MM_PER_PT
        left, right = (left - edge) * MM_PER_PT, (right - edge) * MM_PER_PT
        top, bottom = (head - top) * MM_PER_PT, (head - bottom) * MM_PER_PT
        held = 0 <= (left + right) / 2 <= width and 0 <= (top + bottom) / 2 <= height
        hidden = run.hidden if held else Concealment.OFF_PAGE
        ink = (left, top, right, bottom)
        yield Glyph(char, run, x, base, start, end, base, ink, spaced, hidden)


def _turned(answer: _Answers, sheet: Sheet) -> Glyph:
    """Give one character with its place, whichever way it stands."""
    char, spaced, run, (left, right, bottom, top), origin, loose = answer
    x, base = sheet.point(*(origin or (left, bottom)))
    ink = sheet.box(left, bottom, right, top)
    start, end = _stretch(sheet, run, ink, (x, base), loose)
    place = ink if ink[2] > ink[0] else (x, base, x, base)
    hidden = run.hidden if sheet.holds(place) else Concealment.OFF_PAGE
    level = run.down(x, base)
    return Glyph(char, run, x, base, start, end, level, ink, spaced, hidden)


def _stretch(
    sheet: Sheet, run: Run, ink: Box, origin: tuple[float, float], loose: Sides | None
) -> _Stretch:
    """Give where a character starts and ends along its line, by its advance, not its ink."""
    start = run.along(*origin)
    if run.angle % 90 == 0 and loose:
        left, top, right, bottom = sheet.box(loose[0], loose[3], loose[2], loose[1])
        one, two = run.along(left, top), run.along(right, bottom)
        ends = (one, two) if one < two else (two, one)
        if 0 < ends[1] - ends[0] < _WIDEST * run.size_mm:
            return ends
    corners = [run.along(x, y) for x in (ink[0], ink[2]) for y in (ink[1], ink[3])]
    reach = max(corners) - start + _BESIDE_INK * run.size_mm
    width = min(reach, max(0.8 * run.size_mm, _inked_width(run, ink)))
    return start, start + max(width, 0.3 * run.size_mm)


def _inked_width(run: Run, ink: Box) -> float:
    """Give how wide a letter is along its own line, of which `ink` is the upright box around it.

    Halfway between level and upright nobody can tell, and the widest letters are thought of.
    """
    turn = math.radians(run.angle)
    level, upright = abs(math.cos(turn)), abs(math.sin(turn))
    apart = level**2 - upright**2
    if abs(apart) < _HALFWAY:
        return run.size_mm
    wide, high = ink[2] - ink[0], ink[3] - ink[1]
    beside = _MOST_BESIDE_INK * run.size_mm
    return min((wide * level - high * upright) / apart + beside, run.size_mm)


@functools.lru_cache(maxsize=_KNOWN_AT_MOST)
def _text(code: int) -> str:
    """Give a code point as text: one kind of space, ligatures as letters, no control characters."""
    if code in _HYPHENS:
        return "-"
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
    inks = [glyph.ink for glyph in glyphs]
    shared = any(map(operator.eq, inks, inks[1:]))
    if not shared and all(len(glyph.char) == 1 for glyph in glyphs):
        return glyphs
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
