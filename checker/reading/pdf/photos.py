"""What pictures of a PDF hold and do not show: parts cut off or see-through, camera data."""

import ctypes
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageStat

from checker.model import Box, FileKind, Part, Trace, TraceKind
from checker.reading.pdf.continued import Cut
from checker.reading.pdf.pictures import Frame, Placed, area, times
from checker.reading.pdf.sheet import Sheet, rounded
from checker.reading.refusal import Unreadable
from checker.words import say

CROPPED = "cropped picture"
_EACH_PAGE_AT_MOST = 60
_PIXELS_AT_MOST = 12_000_000
_SMALLEST_MM2 = 25.0
_CUT_MM = 2.0
_CUT_SHARE = 0.04
_DETAIL = 40
"""Steps of 255 between the darkest and the lightest pixel of what is cut off."""
_CLEAR = 8
_CLEAR_SHARE = 0.03
_DRAWN = 24.0
"""How much the see-through pixels differ where they are a picture and not one colour."""
_SEGMENTS_AT_MOST = 2_000


class _Photo(NamedTuple):
    """A picture of a page: its handle, its whole place, and the part of it that is shown."""

    handle: pdfium_c.FPDF_PAGEOBJECT
    whole: Box
    seen: Box | None
    upright: bool


def photo_traces(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, sheet: Sheet, images: Sequence[Placed]
) -> list[Trace]:
    """Tell what the pictures of a page hold that nobody sees."""
    traces: dict[Trace, None] = {}
    for handle, frame in images[:_EACH_PAGE_AT_MOST]:
        photo = _photo(handle, frame, sheet)
        if area(photo.whole) >= _SMALLEST_MM2:
            for trace in _traces(photo, sheet, document, page):
                traces[trace] = None
    return list(traces)


def cut_pictures(images: Sequence[Placed], sheet: Sheet) -> Iterator[Cut]:
    """Give the pictures of a page of which only a part is shown."""
    for handle, frame in images[:_EACH_PAGE_AT_MOST]:
        photo = _photo(handle, frame, sheet)
        if photo.seen is not None and area(photo.whole) >= _SMALLEST_MM2 and _is_cut(photo):
            yield Cut(hashlib.sha256(_stored(handle)).digest(), photo.whole, photo.seen)


def _traces(
    photo: _Photo, sheet: Sheet, document: pdfium.PdfDocument, page: pdfium.PdfPage
) -> Iterator[Trace]:
    """Tell what one picture holds that nobody sees."""
    place = rounded(photo.seen or photo.whole)
    name, text = "", ""
    if _is_cut(photo) and _has_detail_outside(photo):
        name = CROPPED
        text = say("a picture on page {page} of which only a part is shown", page=sheet.number)
    elif _hides_by_mask(photo, document, page):
        name = "see-through part"
        text = say("a picture on page {page} with a see-through part", page=sheet.number)
    if text:
        yield Trace(
            kind=TraceKind.REDACTION,
            name=name,
            text=text,
            part=Part.IMAGE,
            page=sheet.number,
            box=place,
        )
    for trace in _details(_jpeg(photo.handle)):
        yield replace(trace, page=sheet.number, box=place)


def _photo(handle: pdfium_c.FPDF_PAGEOBJECT, frame: Frame, sheet: Sheet) -> _Photo:
    """Give a picture with its whole place and the part that page and clipping leave of it."""
    own = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, own)
    matrix = times((own.a, own.b, own.c, own.d, own.e, own.f), frame)
    whole = _around([(0, 0), (1, 0), (0, 1), (1, 1)], matrix, sheet)
    seen = sheet.clipped(whole)
    for clip in _clips(handle):
        seen = _common(seen, _around(clip, frame, sheet))
    upright = matrix[0] > 0 and matrix[3] > 0 and not (matrix[1] or matrix[2] or sheet.turned)
    return _Photo(handle, whole, seen, upright)


def _clips(handle: pdfium_c.FPDF_PAGEOBJECT) -> Iterator[list[tuple[float, float]]]:
    """Give the corners of each outline that a picture is clipped to."""
    path = pdfium_c.FPDFPageObj_GetClipPath(handle)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(max(0, min(pdfium_c.FPDFClipPath_CountPaths(path), _SEGMENTS_AT_MOST))):
        points: list[tuple[float, float]] = []
        count = pdfium_c.FPDFClipPath_CountPathSegments(path, index)
        for step in range(min(count, _SEGMENTS_AT_MOST)):
            segment = pdfium_c.FPDFClipPath_GetPathSegment(path, index, step)
            if pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if points and count <= _SEGMENTS_AT_MOST:
            yield points


def _around(points: list[tuple[float, float]], matrix: Frame, sheet: Sheet) -> Box:
    """Give the box around points, as shown."""
    a, b, c, d, e, f = matrix
    across = [x * a + y * c + e for x, y in points]
    up = [x * b + y * d + f for x, y in points]
    return sheet.box(min(across), min(up), max(across), max(up))


def _common(one: Box | None, two: Box) -> Box | None:
    """Give what two boxes have in common."""
    if one is None:
        return None
    left, top = max(one[0], two[0]), max(one[1], two[1])
    right, bottom = min(one[2], two[2]), min(one[3], two[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def _is_cut(photo: _Photo) -> bool:
    """Say whether a strip of a picture is not shown that could hold something."""
    if photo.seen is None:
        return True
    whole, seen = photo.whole, photo.seen
    cuts = (
        (seen[0] - whole[0], whole[2] - whole[0]),
        (whole[2] - seen[2], whole[2] - whole[0]),
        (seen[1] - whole[1], whole[3] - whole[1]),
        (whole[3] - seen[3], whole[3] - whole[1]),
    )
    return any(cut >= _CUT_MM and cut >= _CUT_SHARE * side for cut, side in cuts)


def _has_detail_outside(photo: _Photo) -> bool:
    """Say whether what is cut off is more than one colour."""
    picture = _decoded(photo.handle)
    if picture is None or not photo.upright:
        return True
    grey = picture.convert("L")
    if photo.seen is None:
        return _differs(grey)
    whole, seen = photo.whole, photo.seen
    across, down = grey.width / (whole[2] - whole[0]), grey.height / (whole[3] - whole[1])
    left, right = int((seen[0] - whole[0]) * across), int((seen[2] - whole[0]) * across + 1)
    top, bottom = int((seen[1] - whole[1]) * down), int((seen[3] - whole[1]) * down + 1)
    strips = (
        (0, 0, left, grey.height),
        (right, 0, grey.width, grey.height),
        (0, 0, grey.width, top),
        (0, bottom, grey.width, grey.height),
    )
    return any(_differs(grey.crop(strip)) for strip in strips if _has_room(strip))


def _has_room(strip: tuple[int, int, int, int]) -> bool:
    """Say whether a strip is more than a few pixels wide."""
    return strip[2] - strip[0] > 3 and strip[3] - strip[1] > 3  # noqa: PLR2004 - so few show nothing


def _differs(grey: Image.Image) -> bool:
    """Say whether a picture is more than one colour."""
    darkest, lightest = grey.getextrema()
    return bool(lightest - darkest >= _DETAIL)  # type: ignore[operator]  # one band: two numbers


def _hides_by_mask(photo: _Photo, document: pdfium.PdfDocument, page: pdfium.PdfPage) -> bool:
    """Say whether the see-through part of a picture is a picture itself."""
    mask = _mask(photo.handle, document, page)
    if mask is None or mask.getextrema()[0] >= _CLEAR:  # type: ignore[operator]  # one band
        return False
    picture = _decoded(photo.handle)
    if picture is None:
        return False
    clear = mask.resize(picture.size).point([255 if step < _CLEAR else 0 for step in range(256)])
    share = clear.histogram()[255] / (clear.width * clear.height)
    return share >= _CLEAR_SHARE and ImageStat.Stat(picture.convert("L"), clear).stddev[0] > _DRAWN


def _decoded(handle: pdfium_c.FPDF_PAGEOBJECT) -> Image.Image | None:
    """Give the pixels of a picture without its mask, None where there are too many or none."""
    if not _is_small_enough(handle):
        return None
    picture = _copied(pdfium_c.FPDFImageObj_GetBitmap(handle))
    return None if picture is None else picture.convert("RGB")


def _mask(
    handle: pdfium_c.FPDF_PAGEOBJECT, document: pdfium.PdfDocument, page: pdfium.PdfPage
) -> Image.Image | None:
    """Give how opaque each pixel of a picture is drawn, None where all are."""
    if not _is_small_enough(handle):
        return None
    picture = _copied(pdfium_c.FPDFImageObj_GetRenderedBitmap(document, page, handle))
    return None if picture is None or "A" not in picture.getbands() else picture.getchannel("A")


def _is_small_enough(handle: pdfium_c.FPDF_PAGEOBJECT) -> bool:
    """Say whether a picture can be unpacked within the limits."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(handle, width, height)
    return 0 < width.value * height.value <= _PIXELS_AT_MOST


def _copied(raw: pdfium_c.FPDF_BITMAP) -> Image.Image | None:
    """Give a picture of pdfium's as one of Pillow's, and let pdfium's go."""
    if not raw:
        return None
    # The binding gives pdfium's back when nothing points at it any more.
    picture: Image.Image = pdfium.PdfBitmap.from_raw(raw).to_pil().copy()
    return picture


def _stored(handle: pdfium_c.FPDF_PAGEOBJECT) -> bytes:
    """Give the bytes of a picture as the file holds them."""
    size = pdfium_c.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    room = ctypes.create_string_buffer(max(1, size))
    pdfium_c.FPDFImageObj_GetImageDataRaw(handle, room, size)
    return room.raw[:size]


def _jpeg(handle: pdfium_c.FPDF_PAGEOBJECT) -> bytes:
    """Give the JPEG file that a picture is, "" where it is none."""
    count = pdfium_c.FPDFImageObj_GetImageFilterCount(handle)
    if count < 1:
        return b""
    name = ctypes.create_string_buffer(32)
    pdfium_c.FPDFImageObj_GetImageFilter(handle, count - 1, name, len(name))
    if name.value != b"DCTDecode":
        return b""
    if count > 1:
        size = pdfium_c.FPDFImageObj_GetImageDataDecoded(handle, None, 0)
        ask = pdfium_c.FPDFImageObj_GetImageDataDecoded
    else:
        size = pdfium_c.FPDFImageObj_GetImageDataRaw(handle, None, 0)
        ask = pdfium_c.FPDFImageObj_GetImageDataRaw
    room = ctypes.create_string_buffer(max(1, size))
    ask(handle, room, size)
    return room.raw[:size]


def _details(jpeg: bytes) -> tuple[Trace, ...]:
    """Give what a camera or a program wrote into a JPEG file."""
    if not jpeg.startswith(b"\xff\xd8"):
        return ()
    from checker.reading.images.details import details_of  # noqa: PLC0415 - it orders its words as a PDF does
    from checker.reading.images.opening import opened  # noqa: PLC0415 - the same

    try:
        with opened(jpeg) as picture:
            return details_of(FileKind.JPEG, jpeg, picture).traces()
    except Unreadable:
        # pdfium shows what it can of a damaged picture, and the page's gap stands for it.
        return ()
