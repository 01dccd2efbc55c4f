"""The typefaces in which sheets are drawn, whatever machine this is."""

import io
import math
from importlib import resources
from typing import TypeVar

from PIL import Image, ImageDraw, ImageFont

_FACES = {
    (False, False): "AtkinsonHyperlegibleNext-Regular.ttf",
    (True, False): "AtkinsonHyperlegibleNext-Bold.ttf",
    (False, True): "AtkinsonHyperlegibleNext-Italic.ttf",
    (True, True): "AtkinsonHyperlegibleNext-Bold.ttf",
}
_OTHERS = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "segoeui.ttf", "arial.ttf")
"""Faces of the machine for scripts that ours do not have."""
_LAST_LATIN = 0x24F
_OURS = (range(0x2000, 0x2200), range(0x1E00, 0x1F00))
_SMALLEST_PX = 5
_LARGEST_PX = 400
_LONGEST = 1_000
_FINER, _FINE_PX = 4, 48
"""Small letters are set so many times larger, up to that size: else each would stand on a whole
pixel, with no room left between two words."""
_MOST_WIDE_PX = 8_000
_MOST_KEPT, _LONGEST_KEPT = 1_000, 40
"""Words come again and again in a letter: so many of them are set once."""


_Key = TypeVar("_Key")
_What = TypeVar("_What")


class Face:
    """One typeface at one size, whose letters stand as far apart as they are drawn to."""

    def __init__(self, file: io.BytesIO | str, size: int) -> None:
        """Load the typeface.

        Raises:
            OSError: It is not on this machine.
        """
        self._finer = max(1, min(_FINER, _FINE_PX // size))
        self._font = ImageFont.truetype(file, size * self._finer)
        self._wide: dict[str, float] = {}
        self._kept: dict[tuple[str, int, str], tuple[int, int, Image.Image]] = {}

    @property
    def high(self) -> float:
        """Give how many pixels high a row of it is."""
        return sum(self._font.getmetrics()) / self._finer

    def wide(self, text: str) -> float:
        """Give how many pixels wide a text is."""
        known = self._wide.get(text)
        if known is None:
            known = self._font.getlength(text) / self._finer
            _keep(self._wide, text, known, text)
        return known

    def write(
        self,
        image: Image.Image,
        at: tuple[float, float],
        text: str,
        fill: str | int,
        anchor: str = "la",
    ) -> None:
        """Write a text on a picture; `anchor` says what of it stands there, as Pillow does."""
        x = math.floor(at[0])
        key = (text, round((at[0] - x) * self._finer), anchor)
        known = self._kept.get(key)
        if known is None:
            known = self._set(*key)
            _keep(self._kept, key, known, text)
        left, top, letters = known
        image.paste(fill, (x + left, round(at[1]) + top), letters)

    def _set(self, text: str, after: int, anchor: str) -> tuple[int, int, Image.Image]:
        """Set a text a part of a pixel after its place: how far from there its picture begins."""
        finer = self._finer
        left, top, right, bottom = self._font.getbbox(text, anchor=anchor)
        x, y = math.floor((left + after) / finer), math.floor(top / finer)
        wide = min(max(math.ceil((right + after) / finer) - x, 1), _MOST_WIDE_PX)
        high = max(math.ceil(bottom / finer) - y, 1)
        letters = Image.new("L", (wide * finer, high * finer))
        place = (after - x * finer, -y * finer)
        ImageDraw.Draw(letters).text(place, text, font=self._font, fill=255, anchor=anchor)
        return x, y, letters.reduce(finer)


class Faces:
    """The faces of one drawing, each loaded once at each size."""

    def __init__(self, px_per_mm: float) -> None:
        """Say how many pixels a millimetre has."""
        self._scale = px_per_mm
        self._read: dict[str, bytes] = {}
        self._made: dict[tuple[str, int], Face] = {}

    def face(
        self, size_pt: float, *, bold: bool = False, italic: bool = False, text: str = ""
    ) -> Face:
        """Give a face at a size in points, for a text in whatever script."""
        size = round(size_pt * 25.4 / 72 * self._scale)
        size = min(max(size, _SMALLEST_PX), _LARGEST_PX)
        if text and not _is_latin(text) and (other := self._other(size)) is not None:
            return other
        name = _FACES[bold, italic]
        if (name, size) not in self._made:
            if name not in self._read:
                path = resources.files("resources") / "fonts" / name
                self._read[name] = path.read_bytes()
            self._made[name, size] = Face(io.BytesIO(self._read[name]), size)
        return self._made[name, size]

    def _other(self, size: int) -> Face | None:
        """Give a face of the machine, where it has one."""
        for name in _OTHERS:
            if (name, size) in self._made:
                return self._made[name, size]
            try:
                self._made[name, size] = Face(name, size)
            except OSError:
                continue
            return self._made[name, size]
        return None


def _is_latin(text: str) -> bool:
    return all(
        ord(letter) <= _LAST_LATIN or any(ord(letter) in ours for ours in _OURS)
        for letter in text[:_LONGEST]
    )


def _keep(kept: dict[_Key, _What], key: _Key, what: _What, text: str) -> None:
    """Keep what was made of a short text, as long as there is room."""
    if len(text) <= _LONGEST_KEPT and len(kept) < _MOST_KEPT:
        kept[key] = what
