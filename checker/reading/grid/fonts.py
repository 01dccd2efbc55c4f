"""The typefaces in which sheets are drawn, whatever machine this is."""

import io
import math
from importlib import resources

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
_FINER, _FINE_PX = 4, 96
"""Small letters are set so many times larger, up to that size: else each would stand on a whole
pixel, with no room left between two words."""


class Face:
    """One typeface at one size, whose letters stand as far apart as they are drawn to."""

    def __init__(self, file: io.BytesIO | str, size: int) -> None:
        """Load the typeface.

        Raises:
            OSError: It is not on this machine.
        """
        self._finer = max(1, min(_FINER, _FINE_PX // size))
        self._font = ImageFont.truetype(file, size * self._finer)

    @property
    def high(self) -> float:
        """Give how many pixels high a row of it is."""
        return sum(self._font.getmetrics()) / self._finer

    def wide(self, text: str) -> float:
        """Give how many pixels wide a text is."""
        return self._font.getlength(text) / self._finer

    def write(
        self,
        image: Image.Image,
        at: tuple[float, float],
        text: str,
        fill: str | int,
        anchor: str = "la",
    ) -> None:
        """Write a text on a picture; `anchor` says what of it stands there, as Pillow does."""
        left, top, right, bottom = self._font.getbbox(text, anchor=anchor)
        finer = self._finer
        x, y = math.floor(at[0] + left / finer), math.floor(at[1] + top / finer)
        wide = min(math.ceil(at[0] + right / finer) - x, image.width - x)
        high = min(math.ceil(at[1] + bottom / finer) - y, image.height - y)
        if wide <= 0 or high <= 0:
            return
        letters = Image.new("L", (wide * finer, high * finer))
        place = ((at[0] - x) * finer, (at[1] - y) * finer)
        ImageDraw.Draw(letters).text(place, text, font=self._font, fill=255, anchor=anchor)
        image.paste(fill, (x, y), letters.reduce(finer))


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
