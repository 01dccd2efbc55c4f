"""What text of a page nobody sees: the page is drawn with and without its text, and compared."""

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageChops

from checker.model import Box, Concealment
from checker.reading.pdf.draw import scale_for
from checker.reading.pdf.glyphs import Glyph
from checker.reading.pdf.pictures import area, walk
from checker.reading.pdf.sheet import MM_PER_PT, Sheet

_SCALE = 110 / 72
_PIXELS_AT_MOST = 6_000_000
_SMALLEST_SCALE = 0.6
_CONTRAST = 14
"""A change of fewer steps of 255 in every colour is not seen."""
_INK = 110
"""A pixel of the lone black text at least so dark belongs to a letter."""
_FAINT_INK = 24
_GONE = 0.5
"""The share of a letter's ink that must be missing before the letter counts as not seen."""
_PARTLY = 0.25
_RUN_GONE = 0.35
_RUN_LETTERS = 3
_WORD_GONE = 0.6
"""A word is not seen when this share of its letters is not."""
_REST_LETTERS = 3
"""So many letters at one end of a longer word may lie on paper of their own colour, or under it."""
_WORD_GAP = 0.2
_LIGHT = 200
_ALIKE = 28
"""Text this close to the colour of its paper is white on white, or grey on grey."""
_MARGIN = 2
"""Pixels that are drawn around the outermost letters."""
_SCANNED = 0.3
"""A picture over this share of the page is a scan with its words underneath."""


_Place = tuple[int, int, int, int]
"""Pixels: left, top, right, bottom."""


class Unseeable(ValueError):
    """The page cannot be drawn large enough to tell what is seen."""


class _Mask:
    """A black and white picture of which small places are asked."""

    def __init__(self, picture: Image.Image, threshold: int) -> None:
        """Keep the pixels that are at least as light as the threshold."""
        steps = [255 if value >= threshold else 0 for value in range(256)]
        self.picture = picture.point(steps)
        self._bytes = self.picture.tobytes()
        self._width = picture.width

    def any(self, place: _Place) -> bool:
        """Say whether any pixel of a place is set."""
        left, top, right, bottom = place
        width, pixels = self._width, self._bytes
        # Most letters have ink halfway up.
        middle = (top + bottom) // 2 * width
        if pixels.find(b"\xff", middle + left, middle + right) >= 0:
            return True
        for start in range(top * width, bottom * width, width):
            if pixels.find(b"\xff", start + left, start + right) >= 0:
                return True
        return False

    def is_empty(self) -> bool:
        """Say whether no pixel is set."""
        return b"\xff" not in self._bytes

    def count(self, place: _Place) -> int:
        """Count the pixels of a place that are set."""
        left, top, right, bottom = place
        width, pixels = self._width, self._bytes
        return sum(
            pixels.count(b"\xff", row * width + left, row * width + right)
            for row in range(top, bottom)
        )


class _Pictures(NamedTuple):
    """A part of the page drawn three ways: what the text changes, what lies without it, its ink.

    `left` and `top` say at which pixel of the whole page the part begins.
    """

    change: Image.Image
    without: Image.Image
    ink: Image.Image
    per_mm: float
    left: int
    top: int

    @property
    def size(self) -> tuple[int, int]:
        """Give width and height in pixels."""
        return self.ink.size


def concealed(
    page: pdfium.PdfPage,
    sheet: Sheet,
    glyphs: Sequence[Glyph],
    pictures: Sequence[Box],
) -> list[Glyph]:
    """Give the page's characters, each that nobody sees marked with why.

    `page` is changed by this (its text is made invisible): open a copy for the purpose.

    Raises:
        Unseeable: the page is too large to be drawn well enough.
    """
    if all(glyph.hidden is not None for glyph in glyphs):
        return list(glyphs)
    views = _views(page, sheet, glyphs)
    masks = _masks(views)
    missing = _missing(glyphs, views, masks)
    gone = _gone(
        glyphs, missing, [_is_clipped(*one, views) for one in zip(glyphs, missing, strict=True)]
    )
    return [
        glyph._replace(hidden=_why(glyph, views, sheet, pictures))
        if unseen and glyph.hidden is None
        else glyph
        for glyph, unseen in zip(glyphs, gone, strict=True)
    ]


class _Masks(NamedTuple):
    """Where letters must have ink, where the text changes the page, where ink changes nothing."""

    ink: _Mask
    change: _Mask
    lost: _Mask


def _masks(views: _Pictures) -> _Masks:
    """Give the masks that the letters are measured with."""
    ink, change = _Mask(views.ink, _INK), _Mask(views.change, _CONTRAST)
    return _Masks(ink, change, _Mask(ImageChops.subtract(ink.picture, change.picture), 255))


def _views(page: pdfium.PdfPage, sheet: Sheet, glyphs: Sequence[Glyph]) -> _Pictures:
    """Draw the part that holds the text: whole, then without its text, then its text in black."""
    scale = scale_for(sheet.width_pt, sheet.height_pt, _SCALE, _PIXELS_AT_MOST)
    if scale < _SMALLEST_SCALE:
        raise Unseeable
    size = (math.ceil(page.get_width() * scale), math.ceil(page.get_height() * scale))
    view = _View(page, scale, _part(glyphs, scale / MM_PER_PT, size), size)
    whole = view.render(annotations=True)
    texts, others = [], []
    for handle, kind, _ in walk(page):
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            texts.append((handle, pdfium_c.FPDFTextObj_GetTextRenderMode(handle)))
        elif kind != pdfium_c.FPDF_PAGEOBJ_FORM:
            others.append(handle)
    for handle, _ in texts:
        pdfium_c.FPDFTextObj_SetTextRenderMode(handle, pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)
    without = view.render(annotations=True)
    for handle, mode in texts:
        pdfium_c.FPDFTextObj_SetTextRenderMode(handle, mode)
        pdfium_c.FPDFPageObj_SetFillColor(handle, 0, 0, 0, 255)
        pdfium_c.FPDFPageObj_SetStrokeColor(handle, 0, 0, 0, 255)
    for handle in others:
        pdfium_c.FPDFPageObj_SetIsActive(handle, 0)
    alone = view.render(annotations=False)
    red, green, blue, _ = ImageChops.difference(whole, without).split()
    change = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    ink = ImageChops.invert(alone.convert("L"))
    return _Pictures(change, without, ink, scale / MM_PER_PT, *view.part[:2])


class _View(NamedTuple):
    """A part of a page, in pixels of the page at a scale, and how to draw it."""

    page: pdfium.PdfPage
    scale: float
    part: _Place
    size: tuple[int, int]

    def render(self, *, annotations: bool) -> Image.Image:
        """Draw it in colour. A fourth byte to each pixel lets Pillow take it without a copy."""
        left, top, right, bottom = self.part
        # pdfium's binding rounds up what it cuts off: half a pixel less is the same whole pixel.
        cut = [
            max(0.0, pixels - 0.5) / self.scale
            for pixels in (left, self.size[1] - bottom, self.size[0] - right, top)
        ]
        bitmap = self.page.render(
            scale=self.scale,
            crop=(cut[0], cut[1], cut[2], cut[3]),
            draw_annots=annotations,
            rev_byteorder=True,
            prefer_bgrx=True,
        )
        size = (bitmap.width, bitmap.height)
        return Image.frombuffer("RGBX", size, bitmap.buffer, "raw", "RGBX", bitmap.stride, 1)


def _part(glyphs: Sequence[Glyph], per_mm: float, size: tuple[int, int]) -> _Place:
    """Give the pixels around all the ink that is to be measured."""
    inks = [glyph.ink for glyph in glyphs if glyph.hidden is None]
    width, height = size
    left = int(min(ink[0] for ink in inks) * per_mm) - _MARGIN
    top = int(min(ink[1] for ink in inks) * per_mm) - _MARGIN
    right = int(max(ink[2] for ink in inks) * per_mm) + 1 + _MARGIN
    bottom = int(max(ink[3] for ink in inks) * per_mm) + 1 + _MARGIN
    left, top = min(max(left, 0), width - 1), min(max(top, 0), height - 1)
    return (left, top, max(left + 1, min(right, width)), max(top + 1, min(bottom, height)))


def _pixels(box: Box, views: _Pictures) -> _Place:
    """Give the pixels that a box in millimetres covers, at least one."""
    per_mm, (width, height) = views.per_mm, views.size
    first, above = views.left, views.top
    left, top = int(box[0] * per_mm) - first, int(box[1] * per_mm) - above
    right, bottom = int(box[2] * per_mm) + 1 - first, int(box[3] * per_mm) + 1 - above
    if 0 <= left < right <= width and 0 <= top < bottom <= height:
        return (left, top, right, bottom)
    left, top = min(max(left, 0), width - 1), min(max(top, 0), height - 1)
    return (left, top, max(left + 1, min(right, width)), max(top + 1, min(bottom, height)))


def _missing(glyphs: Sequence[Glyph], views: _Pictures, masks: _Masks) -> list[float]:
    """Give the share of each character's ink that nobody sees, from 0 to 1."""
    all_change = masks.lost.is_empty()
    shares: list[float] = []
    for glyph in glyphs:
        share = 0.0
        if glyph.hidden is None:
            place = _pixels(glyph.ink, views)
            if not all_change and masks.lost.any(place):
                share = masks.lost.count(place) / masks.ink.count(place)
            elif not masks.change.any(place):
                share = 1.0
        shares.append(share)
    return shares


def _is_clipped(glyph: Glyph, share: float, views: _Pictures) -> bool:
    """Say whether a character leaves no ink at all, with nothing drawn over it."""
    return share == 1.0 and not _leaves_ink(_pixels(glyph.ink, views), views)


def _gone(glyphs: Sequence[Glyph], missing: list[float], clipped: Sequence[bool]) -> list[bool]:
    """Say of each character whether it is not seen: by itself, or with its neighbours."""
    gone = [share >= _GONE for share in missing]
    for start, end in _stretches([share >= _PARTLY for share in missing]):
        length = end - start
        if length >= _RUN_LETTERS and sum(missing[start:end]) / length >= _RUN_GONE:
            gone[start:end] = [True] * length
    for start, end in _words(glyphs):
        lost = [at for at in range(start, end) if gone[at]]
        cut = bool(lost) and all(clipped[at] for at in lost)
        most = (end - start) // 2 if cut else min(_REST_LETTERS, (end - start) // 3)
        if len(lost) == end - start:
            continue
        if not cut and len(lost) >= _WORD_GONE * (end - start):
            first, last = _without_marks(glyphs, gone, start, end)
            gone[first:last] = [True] * (last - first)
        elif len(lost) == 1 or (1 < len(lost) <= most and _is_rest(glyphs, lost, start, end)):
            # What the edge of a cell or a page cuts off is no secret of its own.
            gone[start:end] = [False] * (end - start)
    for start, end in _stretches(gone):
        # A lone full stop under a table's rule hides nothing.
        if not any(glyph.char.isalnum() for glyph in glyphs[start:end]):
            gone[start:end] = [False] * (end - start)
    return gone


def _is_rest(glyphs: Sequence[Glyph], lost: Sequence[int], start: int, end: int) -> bool:
    """Say whether what is not seen is the rest of a word of letters, cut off at one end of it.

    Nobody hides the end of a word of which the most is seen. Part of a number is no such rest, nor
    what follows a mark or starts with a capital: "Name:Ben" and "NameBen" are two words.
    """
    first, last = lost[0], lost[-1] + 1
    together = last - first == len(lost) and (first == start) != (last == end)
    if not together or any(glyph.char.isdigit() for glyph in glyphs[start:end]):
        return False
    inner, outer = (first - 1, first) if last == end else (last, last - 1)
    one, two = glyphs[min(inner, outer)], glyphs[max(inner, outer)]
    if one.run.number != two.run.number or (one.char.islower() and two.char.isupper()):
        return False
    step = inner - outer
    seen = 0
    while start <= inner < end and glyphs[inner].char.isalpha() and glyphs[inner].hidden is None:
        seen += 1
        inner += step
    covered = all(glyphs[at].char.isalpha() for at in lost)
    return covered and seen >= len(lost)


def _without_marks(
    glyphs: Sequence[Glyph], gone: Sequence[bool], start: int, end: int
) -> tuple[int, int]:
    """Give where a word starts and ends without the marks around it that are seen."""
    while start < end and not (gone[start] or glyphs[start].char.isalnum()):
        start += 1
    while start < end and not (gone[end - 1] or glyphs[end - 1].char.isalnum()):
        end -= 1
    return start, end


def _stretches(marks: Sequence[bool]) -> list[tuple[int, int]]:
    """Give where each run of marks starts and ends."""
    stretches: list[tuple[int, int]] = []
    for mark, group in itertools.groupby(range(len(marks)), key=lambda at: marks[at]):
        if mark:
            places = list(group)
            stretches.append((places[0], places[-1] + 1))
    return stretches


def _words(glyphs: Sequence[Glyph]) -> list[tuple[int, int]]:
    """Give where each word starts and ends, in the order of the file."""
    starts = [0] if glyphs else []
    for at in range(1, len(glyphs)):
        before, glyph = glyphs[at - 1], glyphs[at]
        gap = abs(glyph.left - before.right) > _WORD_GAP * glyph.run.size_mm
        if glyph.spaced or gap or abs(glyph.base - before.base) > glyph.run.size_mm:
            starts.append(at)
    return list(zip(starts, [*starts[1:], len(glyphs)], strict=True))


def _leaves_ink(place: _Place, views: _Pictures) -> bool:
    """Say whether the text alone, in black, has ink in a place."""
    return any(views.ink.crop(place).histogram()[_FAINT_INK:])


def _mean(picture: Image.Image, place: _Place) -> tuple[float, ...]:
    """Give the mean colour of a place."""
    one = picture.crop(place).resize((1, 1), Image.Resampling.BOX)
    return tuple(one.tobytes()[:3])


def _why(glyph: Glyph, views: _Pictures, sheet: Sheet, pictures: Sequence[Box]) -> Concealment:
    """Say why a character is not seen."""
    place = _pixels(glyph.ink, views)
    if not _leaves_ink(place, views):
        return Concealment.INVISIBLE
    paper = _mean(views.without, place)
    alike = all(
        abs(ground - ink) <= _ALIKE for ground, ink in zip(paper, glyph.run.colour[:3], strict=True)
    )
    if alike and min(paper) >= _LIGHT:
        return Concealment.WHITE
    page_area = sheet.width_mm * sheet.height_mm
    for box in pictures:
        inside = box[0] <= glyph.x <= box[2] and box[1] <= glyph.base <= box[3]
        if inside and area(box) >= _SCANNED * page_area:
            return Concealment.INVISIBLE
    return Concealment.COVERED
