"""A second opinion on single lines: a small network reads the same ink by itself."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from checker.reading.scans.composing import Row
from checker.reading.scans.engines import line_reader

_HEIGHT = 48
_NARROWEST, _WIDEST = 320, 3_200
_ABOVE, _BELOW, _BESIDE = 0.98, 0.34, 0.45
"""How much around a line is cut out with it, in ems."""


class Opinion(NamedTuple):
    """How the second reader reads a line, and how sure it is of each character, from 0 to 1."""

    text: str
    sure: tuple[float, ...]


_NOTHING = Opinion("", ())


def opinion_of(picture: Image.Image, row: Row) -> Opinion:
    """Read one line of a picture that lies straight."""
    size = max(word.size for word in row.words)
    base_left, base_right = row.words[0].base, row.words[-1].base
    box = (
        row.words[0].box[0] - _BESIDE * size,
        min(base_left, base_right) - _ABOVE * size,
        row.words[-1].box[2] + _BESIDE * size,
        max(base_left, base_right) + _BELOW * size,
    )
    left, top = max(0, int(box[0])), max(0, int(box[1]))
    right, bottom = min(picture.width, int(box[2]) + 1), min(picture.height, int(box[3]) + 1)
    if right - left < 1 or bottom - top < 1:
        return _NOTHING
    return _read(picture.crop((left, top, right, bottom)))


def _read(line: Image.Image) -> Opinion:
    reader = line_reader()
    answer = reader.session.run(None, {"x": _pixels(line)})[0][0]
    best = answer.argmax(axis=1)
    sure = answer.max(axis=1)
    text: list[str] = []
    sures: list[float] = []
    before = 0
    for sign, how_sure in zip(best.tolist(), sure.tolist(), strict=True):
        if sign not in (0, before):
            text.append(reader.characters[sign])
            sures.append(min(1.0, max(0.0, how_sure)))
        elif sign and text:
            sures[-1] = max(sures[-1], min(1.0, how_sure))
        before = sign
    return Opinion("".join(text), tuple(sures))


def _pixels(line: Image.Image) -> NDArray[np.float32]:
    """Give a line as the network wants it: 48 pixels high, from -1 to 1, three times the same."""
    width = min(_WIDEST, max(8, round(line.width * _HEIGHT / line.height)))
    small = line.resize((width, _HEIGHT), Image.Resampling.BILINEAR)
    pixels = np.zeros((1, 3, _HEIGHT, max(width, _NARROWEST)), dtype=np.float32)
    pixels[0, :, :, :width] = np.asarray(small, dtype=np.float32) / 127.5 - 1.0
    return pixels
