"""Parts of a picture that are painted over: a scan that was blacked out with a box upon it.

The page is drawn whole, and its pictures alone. Where the page shows plain black or white and the
picture shows something, the picture was covered and is still there.
"""

from collections.abc import Callable

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageChops, ImageFilter

from checker.model import Box, Part, Trace, TraceKind
from checker.reading.pdf.draw import scale_for
from checker.reading.pdf.pictures import Objects, area, walk
from checker.reading.pdf.sheet import MM_PER_PT, Sheet, rounded
from checker.words import say

_SCALE = 1.0
_PIXELS_AT_MOST = 2_000_000
_SMALLEST_MM2 = 400.0
"""A smaller picture is a logo or a sign, on which nobody paints."""
_FLAT = 10
_DRAWN = 70
_BLACK, _WHITE = 45, 235
_STEP = 3
"""Pixels: what is compared, about a millimetre. A box is at least three of them wide."""
_STEPS = range(256)


def covered_pictures(page: pdfium.PdfPage, sheet: Sheet, objects: Objects) -> list[Trace]:
    """Tell where a picture of a page is painted over."""
    if not any(area(box) >= _SMALLEST_MM2 for box in objects.pictures):
        return []
    painted = objects.shapes or pdfium_c.FPDFPage_GetAnnotCount(page) > 0
    if not painted and len(objects.images) == 1:
        return []
    scale = scale_for(sheet.width_pt, sheet.height_pt, _SCALE, _PIXELS_AT_MOST)
    shown = _drawn(page, scale, annotations=True)
    under = _pictures_alone(page, scale)
    box = _common(shown, under, scale)
    if box is None:
        return []
    return [
        Trace(
            kind=TraceKind.REDACTION,
            name="covered picture",
            text=say("a picture on page {page} that is painted over", page=sheet.number),
            part=Part.IMAGE,
            page=sheet.number,
            box=rounded(box),
        )
    ]


def _pictures_alone(page: pdfium.PdfPage, scale: float) -> Image.Image:
    """Draw the pictures of a page and nothing else."""
    others = [
        handle
        for handle, kind, _ in walk(page)
        if kind not in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM)
    ]
    for handle in others:
        pdfium_c.FPDFPageObj_SetIsActive(handle, 0)
    try:
        return _drawn(page, scale, annotations=False)
    finally:
        for handle in others:
            pdfium_c.FPDFPageObj_SetIsActive(handle, 1)


def _drawn(page: pdfium.PdfPage, scale: float, *, annotations: bool) -> Image.Image:
    """Draw a page in grey."""
    bitmap = page.render(
        scale=scale, draw_annots=annotations, may_draw_forms=annotations, grayscale=True
    )
    picture: Image.Image = bitmap.to_pil().convert("L")
    return picture


def _common(shown: Image.Image, under: Image.Image, scale: float) -> Box | None:
    """Give where the page is plain black or white and its pictures are not, None if nowhere."""
    plain = ImageChops.subtract(_lightest(shown), _darkest(shown)).point(_at_most(_FLAT))
    ink = _lightest(shown).point([255 if step < _BLACK or step > _WHITE else 0 for step in _STEPS])
    drawn = ImageChops.subtract(_lightest(under, 2), _darkest(under, 2)).point(_at_least(_DRAWN))
    other = _lightest(ImageChops.difference(shown, under), 2).point(_at_least(_DRAWN))
    both = ImageChops.darker(ImageChops.darker(plain, ink), ImageChops.darker(drawn, other))
    found = both.filter(ImageFilter.MinFilter(3)).getbbox()
    if found is None:
        return None
    mm = _STEP * MM_PER_PT / scale
    left, top, right, bottom = found
    return (left * mm, top * mm, right * mm, bottom * mm)


def _lightest(picture: Image.Image, around: int = 0) -> Image.Image:
    """Give the lightest pixel of each step of three, and of so many steps around it."""
    coarse = _each_step(picture, ImageChops.lighter)
    return coarse.filter(ImageFilter.MaxFilter(2 * around + 1)) if around else coarse


def _darkest(picture: Image.Image, around: int = 0) -> Image.Image:
    """Give the darkest pixel of each step of three, and of so many steps around it."""
    coarse = _each_step(picture, ImageChops.darker)
    return coarse.filter(ImageFilter.MinFilter(2 * around + 1)) if around else coarse


def _each_step(
    picture: Image.Image, chosen: Callable[[Image.Image, Image.Image], Image.Image]
) -> Image.Image:
    """Give one pixel for each three by three, chosen among the nine.

    The picture is laid over itself, a pixel aside each way: far quicker than a rank filter.
    """
    for across, down in ((1, 0), (0, 1)):
        one = ImageChops.offset(picture, across, down)
        picture = chosen(chosen(picture, one), ImageChops.offset(picture, -across, -down))
    size = (max(1, picture.width // _STEP), max(1, picture.height // _STEP))
    return picture.resize(size, Image.Resampling.NEAREST)


def _at_most(limit: int) -> list[int]:
    """Give the table that turns what is at most so much white, and all else black."""
    return [255 if step <= limit else 0 for step in _STEPS]


def _at_least(limit: int) -> list[int]:
    """Give the table that turns what is at least so much white, and all else black."""
    return [255 if step >= limit else 0 for step in _STEPS]
