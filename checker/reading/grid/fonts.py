"""The typefaces in which sheets are drawn, whatever machine this is."""

import io
from importlib import resources

from PIL import ImageFont

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


class Faces:
    """The faces of one drawing, each loaded once at each size."""

    def __init__(self, px_per_mm: float) -> None:
        """Say how many pixels a millimetre has."""
        self._scale = px_per_mm
        self._read: dict[str, bytes] = {}
        self._made: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}

    def face(
        self, size_pt: float, *, bold: bool = False, italic: bool = False, text: str = ""
    ) -> ImageFont.FreeTypeFont:
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
            self._made[name, size] = ImageFont.truetype(io.BytesIO(self._read[name]), size)
        return self._made[name, size]

    def _other(self, size: int) -> ImageFont.FreeTypeFont | None:
        """Give a face of the machine, where it has one."""
        for name in _OTHERS:
            if (name, size) in self._made:
                return self._made[name, size]
            try:
                self._made[name, size] = ImageFont.truetype(name, size)
            except OSError:
                continue
            return self._made[name, size]
        return None


def _is_latin(text: str) -> bool:
    return all(
        ord(letter) <= _LAST_LATIN or any(ord(letter) in ours for ours in _OURS)
        for letter in text[:_LONGEST]
    )
