"""How large a picture is on paper: as it says, or as it most likely is."""

import math
from typing import NamedTuple

from PIL import Image

_SCREEN_DPI = 96.0
_A4 = (210.0, 297.0)
_A4_LIKE = 0.03
"""How far the shape may differ from A4's and still be taken for it."""
_BELIEVED_DPI = (50.0, 2_400.0)
_LARGEST_MM = 600.0
_FEWEST_FOR_A4 = 700
_PHOTO_MM = 297.0
_PHOTO_PIXELS = 2_400
_TURNED = (5, 6, 7, 8)
_ORIENTATION = 0x0112


class Size(NamedTuple):
    """The size of a picture as it is shown: pixels an inch, and millimetres."""

    dpi: float
    width_mm: float
    height_mm: float


def size_of(picture: Image.Image) -> Size:
    """Say how large a picture is."""
    width, height = picture.size
    if orientation(picture) in _TURNED:
        width, height = height, width
    dpi = _said(picture, width, height) or _likely(width, height)
    return Size(dpi, round(width / dpi * 25.4, 2), round(height / dpi * 25.4, 2))


def orientation(picture: Image.Image) -> int:
    """Say how a camera was held, from 1 (upright) to 8."""
    try:
        said = int(picture.getexif().get(_ORIENTATION, 1))
    except (OSError, ValueError, TypeError, SyntaxError, KeyError, IndexError, AttributeError):
        return 1
    return said if 1 <= said <= max(_TURNED) else 1


def _said(picture: Image.Image, width: int, height: int) -> float | None:
    """Give the resolution that the file says, unless it cannot be."""
    said = picture.info.get("dpi")
    try:
        across, down = (float(said[0]), float(said[1])) if said else (0.0, 0.0)
    except (TypeError, ValueError, IndexError, ZeroDivisionError, OverflowError):
        return None
    if not (math.isfinite(across) and math.isfinite(down)) or across <= 0 or down <= 0:
        return None
    dpi = (across * down) ** 0.5
    if not _BELIEVED_DPI[0] <= dpi <= _BELIEVED_DPI[1]:
        return None
    return dpi if max(width, height) / dpi * 25.4 <= _LARGEST_MM else None


def _likely(width: int, height: int) -> float:
    """Give the resolution of a page if it has the shape of one, else that of a screen."""
    short, long = min(width, height), max(width, height)
    shape = long / max(1, short)
    if short >= _FEWEST_FOR_A4 and abs(shape / (_A4[1] / _A4[0]) - 1) <= _A4_LIKE:
        return short / _A4[0] * 25.4
    if long >= _PHOTO_PIXELS:
        return long / _PHOTO_MM * 25.4
    return _SCREEN_DPI
