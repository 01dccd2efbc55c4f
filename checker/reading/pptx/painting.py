"""Paints a slide in outline: words and pictures in their places, what it hides shown as such."""

import io
from collections.abc import Iterable
from typing import NamedTuple

from PIL import Image, ImageDraw

from checker.model import Box, Concealment, Line
from checker.reading.grid.fonts import Face, Faces

MOST_PIXELS = 40_000_000
_LEAST_WIDTH_PX = 50
_INK, _PAPER = "#1F2328", "#FFFFFF"
_HIDDEN_INK, _VEIL = "#7A4B00", "#FFF6E0"
_NO_PICTURE, _EDGE = "#F2F4F6", "#AEB6BF"
_MOST_PT, _LEAST_PT, _STEP = 28.0, 5.0, 0.85
_OF_HEIGHT = 0.62
"""The share of a line's height that its letters take."""
_PT_PER_MM = 72 / 25.4
_MOST_ROWS = 60
_LONGEST = 2_000
_UNDRAWN = (Concealment.ALTERNATIVE, Concealment.COMMENT, Concealment.METADATA)
_MOST_PICTURE_PIXELS = 60_000_000


class Placed(NamedTuple):
    """A picture in its place on a slide."""

    box: Box
    data: bytes


def painted(
    size: tuple[float, float], width_px: int, lines: Iterable[Line], pictures: Iterable[Placed]
) -> bytes:
    """Give a slide as PNG, `width_px` wide unless that is over 40 megapixels."""
    wide, high = (max(side, 1.0) for side in size)
    scale = max(width_px, _LEAST_WIDTH_PX) / wide
    scale = min(scale, (MOST_PIXELS / (wide * high)) ** 0.5)
    image = Image.new("RGB", (max(round(wide * scale), 1), max(round(high * scale), 1)), _PAPER)
    pen, faces = ImageDraw.Draw(image), Faces(scale)
    for one in pictures:
        _picture(image, pen, one, scale)
    for line in lines:
        if line.box is not None and line.hidden not in _UNDRAWN:
            _words(image, faces, line, line.box, scale)
    png = io.BytesIO()
    image.save(png, format="PNG", compress_level=1)
    return png.getvalue()


def _picture(image: Image.Image, pen: ImageDraw.ImageDraw, one: Placed, scale: float) -> None:
    left, top, right, bottom = (round(side * scale) for side in one.box)
    inside = left < image.width and top < image.height and right > 0 and bottom > 0
    if not inside or right <= left or bottom <= top:
        return
    shown = _shown(one.data, (right - left, bottom - top))
    if shown is None:
        pen.rectangle((left, top, right, bottom), fill=_NO_PICTURE, outline=_EDGE)
    else:
        image.paste(shown, (left, top), shown)


def _shown(data: bytes, size: tuple[int, int]) -> Image.Image | None:
    """Give a picture at a size, or None when it, or the size, is none that can be drawn."""
    if size[0] * size[1] > MOST_PIXELS:
        return None
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PICTURE_PIXELS:
                return None
            return picture.convert("RGBA").resize(size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, MemoryError):
        return None


def _words(image: Image.Image, faces: Faces, line: Line, box: Box, scale: float) -> None:
    left, top, right, bottom = (side * scale for side in box)
    if line.hidden is not None and right > left and bottom > top:
        ImageDraw.Draw(image).rectangle((left, top, right, bottom), fill=_VEIL)
    room = max(right - left, 1.0)
    size = min(max((box[3] - box[1]) * _OF_HEIGHT * _PT_PER_MM, _LEAST_PT), _MOST_PT)
    face, rows = _fitted(faces, line.text[:_LONGEST], size, room, max(bottom - top, 1.0))
    ink = _INK if line.hidden is None else _HIDDEN_INK
    for number, row in enumerate(rows[:_MOST_ROWS]):
        face.write(image, (left, top + number * face.high), row, ink)


def _fitted(
    faces: Faces, text: str, size: float, room: float, height: float
) -> tuple[Face, list[str]]:
    """Give the largest letters at which a text fits its place, and its rows."""
    while True:
        face = faces.face(size)
        rows = _rows(face, text, room)
        fits = len(rows) * face.high <= height * 1.1
        if fits or size <= _LEAST_PT:
            return face, rows
        size = max(size * _STEP, _LEAST_PT)


def _rows(face: Face, text: str, room: float) -> list[str]:
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and face.wide(longer) > room:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows
