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
_SMALLEST_PX = 5
_LARGEST_PX = 400


class Faces:
    """The faces of one drawing, each loaded once at each size."""

    def __init__(self, px_per_mm: float) -> None:
        """Say how many pixels a millimetre has."""
        self._scale = px_per_mm
        self._read: dict[str, bytes] = {}
        self._made: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}

    def face(
        self, size_pt: float, *, bold: bool = False, italic: bool = False
    ) -> ImageFont.FreeTypeFont:
        """Give a face at a size in points."""
        size = round(size_pt * 25.4 / 72 * self._scale)
        size = min(max(size, _SMALLEST_PX), _LARGEST_PX)
        name = _FACES[bold, italic]
        if (name, size) not in self._made:
            if name not in self._read:
                path = resources.files("resources") / "fonts" / name
                self._read[name] = path.read_bytes()
            self._made[name, size] = ImageFont.truetype(io.BytesIO(self._read[name]), size)
        return self._made[name, size]
