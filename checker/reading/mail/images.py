"""The pictures in a message: how large each is shown, and which of them the words point at."""

import io
import re
from urllib.parse import unquote

from PIL import Image

from checker.model import Gap, Part
from checker.reading.asking import Pictured
from checker.words import say

_MM_PER_PIXEL = 25.4 / 96
_IMAGE = re.compile(r"<(?:img|v:imagedata)\b[^<>]{0,8000}", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=\s*[\"']?cid:([^\"'\s>]{1,500})", re.IGNORECASE)
_SIDE = re.compile(
    r"\b(?P<side>width|height)\s*[=:]\s*[\"']?\s*(?P<size>\d{1,5}(?:\.\d{1,4})?)(?P<unit>px|pt|in|cm|mm|%)?",
    re.IGNORECASE,
)
_UNITS = {
    "": _MM_PER_PIXEL,
    "px": _MM_PER_PIXEL,
    "pt": 25.4 / 72,
    "in": 25.4,
    "cm": 10.0,
    "mm": 1.0,
}

Size = tuple[float, float]
"""Width and height in millimetres; zero where it is not said."""


def placed(markup: str) -> dict[str, Size]:
    """Give the pictures that an HTML text shows, by their names, and how large it shows them."""
    found: dict[str, Size] = {}
    for image in _IMAGE.findall(markup):
        source = _SOURCE.search(image)
        if source is not None:
            name = unquote(source[1]).lower()
            size = _said(image)
            found[name] = max(found.get(name, (0.0, 0.0)), size)
    return found


def pictured(content: bytes, name: str, size: Size = (0.0, 0.0)) -> Pictured:
    """Give a picture with the gap that stands for it until its words are read."""
    shown = name or say("a picture in the message")
    why = say("{picture} is a picture whose words could not be read.", picture=shown)
    gap = Gap(code="unread.scan", why=why, part=Part.IMAGE, area_mm2=_area(content, size))
    return Pictured(content, gap)


def _said(image: str) -> Size:
    sides = {"width": 0.0, "height": 0.0}
    for match in _SIDE.finditer(image):
        unit = (match["unit"] or "").lower()
        if unit in _UNITS:
            sides[match["side"].lower()] = float(match["size"]) * _UNITS[unit]
    return sides["width"], sides["height"]


def _area(content: bytes, size: Size) -> float | None:
    width, height = size
    if width and height:
        return width * height
    try:
        with Image.open(io.BytesIO(content)) as picture:
            across, down = picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if width:
        return width * width * down / max(across, 1)
    if height:
        return height * height * across / max(down, 1)
    return across * down * _MM_PER_PIXEL**2
