"""What a page shows as a picture, whose words cannot be read: scans, logos, outlined letters."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checker.model import Box, Gap
from checker.reading.pdf.sheet import Sheet, rounded
from checker.words import say

_FORMS_DEEP = 12
_OBJECTS_AT_MOST = 200_000
_PICTURES_AT_MOST = 400
_PIXELS_AT_MOST = 200_000_000
"""An A3 page at 1,200 dpi has 280 million, at 600 dpi a quarter of that."""
_SMALLEST_MM2 = 4.0
_SMALLEST_PIXELS = 3
_TOUCHING_MM = 0.8
_MANY_SHAPES = 25

Frame = tuple[float, float, float, float, float, float]
Placed = tuple[pdfium_c.FPDF_PAGEOBJECT, Frame]
"""An object of a page and the frame that it stands in."""
_AS_IT_IS: Frame = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Objects(NamedTuple):
    """What a page is made of, beside its text."""

    pictures: tuple[Box, ...]
    shapes: tuple[Box, ...]
    images: tuple[Placed, ...] = ()
    """Every image, those beside the page too: its handle, good while the page is open."""


def walk(page: pdfium.PdfPage) -> Iterator[tuple[pdfium_c.FPDF_PAGEOBJECT, int, Frame]]:
    """Give every object of a page, those inside form XObjects too: handle, kind, its frame."""
    count = pdfium_c.FPDFPage_CountObjects(page)
    top = (pdfium_c.FPDFPage_GetObject(page, index) for index in range(max(0, count)))
    pending: list[tuple[Iterator[pdfium_c.FPDF_PAGEOBJECT], Frame]] = [(top, _AS_IT_IS)]
    for _ in range(_OBJECTS_AT_MOST):
        while pending and (handle := next(pending[-1][0], None)) is None:
            pending.pop()
        if not pending:
            return
        frame = pending[-1][1]
        kind = pdfium_c.FPDFPageObj_GetType(handle)
        yield handle, kind, frame
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and len(pending) < _FORMS_DEEP:
            pending.append((_inside(handle), times(_matrix(handle), frame)))


def _inside(form: pdfium_c.FPDF_PAGEOBJECT) -> Iterator[pdfium_c.FPDF_PAGEOBJECT]:
    """Give the objects of a form XObject."""
    for index in range(max(0, pdfium_c.FPDFFormObj_CountObjects(form))):
        yield pdfium_c.FPDFFormObj_GetObject(form, index)


def _matrix(handle: pdfium_c.FPDF_PAGEOBJECT) -> Frame:
    """Give the matrix of a form XObject."""
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(handle, matrix):
        return _AS_IT_IS
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def times(one: Frame, two: Frame) -> Frame:
    """Give the frame of what stands inside `one` when `one` stands in `two`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def objects_of(page: pdfium.PdfPage, sheet: Sheet) -> Objects:
    """Give the places of a page's pictures and shapes."""
    pictures: list[Box] = []
    shapes: list[Box] = []
    images: list[Placed] = []
    for handle, kind, frame in walk(page):
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            images.append((handle, frame))
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE and _has_detail(handle):
            found = pictures
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            found = shapes
        else:
            continue
        box = _box(handle, frame, sheet)
        if box is not None:
            found.append(box)
    return Objects(tuple(_joined(pictures)), tuple(shapes), tuple(images))


def _pixels(handle: pdfium_c.FPDF_PAGEOBJECT) -> int:
    """Give how many pixels an image has."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(handle, width, height)
    return width.value * height.value


def _has_detail(handle: pdfium_c.FPDF_PAGEOBJECT) -> bool:
    """Say whether an image has enough pixels to hold anything (a 1 x 1 image is a colour)."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium_c.FPDFImageObj_GetImagePixelSize(handle, width, height):
        return True
    return min(width.value, height.value) > _SMALLEST_PIXELS


def _box(handle: pdfium_c.FPDF_PAGEOBJECT, frame: Frame, sheet: Sheet) -> Box | None:
    """Give the box of an object on the page as shown, or None when it is not on it."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(handle, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    a, b, c, d, e, f = frame
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return sheet.clipped(sheet.box(min(across), min(up), max(across), max(up)))


def _joined(boxes: list[Box]) -> list[Box]:
    """Join pictures that touch: many scanners cut one page into strips."""
    joined: list[Box] = []
    for box in sorted(boxes[:_PICTURES_AT_MOST], key=lambda box: box[1]):
        whole = box
        for other in [other for other in joined if _touch(other, box)]:
            joined.remove(other)
            whole = _around(whole, other)
        joined.append(whole)
    for box in boxes[_PICTURES_AT_MOST:]:
        joined[0] = _around(joined[0], box)
    return joined


def _touch(one: Box, two: Box) -> bool:
    """Say whether two boxes overlap or stand side by side."""
    return (
        one[0] <= two[2] + _TOUCHING_MM
        and two[0] <= one[2] + _TOUCHING_MM
        and one[1] <= two[3] + _TOUCHING_MM
        and two[1] <= one[3] + _TOUCHING_MM
    )


def _around(one: Box, two: Box) -> Box:
    """Give the box around two boxes."""
    return (
        min(one[0], two[0]),
        min(one[1], two[1]),
        max(one[2], two[2]),
        max(one[3], two[3]),
    )


def area(box: Box) -> float:
    """Give the area of a box in square millimetres."""
    return round((box[2] - box[0]) * (box[3] - box[1]), 1)


def oversized_gaps(objects: Objects, sheet: Sheet) -> Iterator[Gap]:
    """Give a gap for a page whose pictures are too large to be unpacked: it is not drawn."""
    sizes = [_pixels(handle) for handle, _ in objects.images[:_PICTURES_AT_MOST]]
    if max(sizes, default=0) > _PIXELS_AT_MOST:
        yield Gap(
            code="unread.too-large",
            why=say(
                "Page {page} has a picture that is too large to unpack, so the page was not "
                "looked at: make the picture smaller.",
                page=sheet.number,
            ),
            page=sheet.number,
        )


def picture_gaps(objects: Objects, sheet: Sheet, letters: int) -> Iterator[Gap]:
    """Give a gap for each picture, and for a page whose only content is shapes.

    `letters` counts the characters that the page shows as text.
    """
    for box in objects.pictures:
        if area(box) >= _SMALLEST_MM2:
            yield Gap(
                code="unread.scan",
                why=say(
                    "Page {page} has a picture of {width} by {height} mm. "
                    "Words in it cannot be read: look at it yourself.",
                    page=sheet.number,
                    width=round(box[2] - box[0]),
                    height=round(box[3] - box[1]),
                ),
                page=sheet.number,
                box=rounded(box),
                area_mm2=area(box),
            )
    if letters == 0 and len(objects.shapes) >= _MANY_SHAPES:
        box = objects.shapes[0]
        for other in objects.shapes:
            box = _around(box, other)
        yield Gap(
            code="unread.scan",
            why=say(
                "Page {page} is drawn as shapes without any text. "
                "Words in it cannot be read: look at it yourself.",
                page=sheet.number,
            ),
            page=sheet.number,
            box=rounded(box),
            area_mm2=area(box),
        )
