"""Which way up a page lies, and by how little it is askew: told from where its ink stands."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_LOOKED_AT = 900
"""Pixels of the longer side: enough to tell lines from gaps."""
_MOST_INK = 60_000
_FEWEST_INK = 200
_WIDEST_DEGREES = 6.0
_COARSE, _FINE = 0.5, 0.05
_WORTH_TURNING = 0.1
_CLEARER = 1.15
"""Lines must stand out so much better the other way before a page is taken to lie on its side."""

_Points = NDArray[np.float64]


class Lie(NamedTuple):
    """How a page lies: on its side or not, and how far askew, in degrees counter-clockwise."""

    sideways: bool
    skew: float
    clear: bool = True
    """False where its ink does not tell."""


def lie_of(grey: Image.Image) -> Lie:
    """Say how the lines of a page run."""
    across, down, extent = _ink(grey)
    if len(across) < _FEWEST_INK:
        return Lie(sideways=False, skew=0.0, clear=False)
    upright, skew = _clearest(across, down, extent)
    on_side, side_skew = _clearest(down, -across, extent)
    if on_side > _CLEARER * upright:
        return Lie(sideways=True, skew=side_skew)
    return Lie(sideways=False, skew=skew, clear=upright > _CLEARER * on_side)


def straightened(grey: Image.Image, skew: float) -> Image.Image:
    """Give a picture whose lines run level; what turns in from outside is white."""
    if abs(skew) < _WORTH_TURNING:
        return grey
    return grey.rotate(-skew, Image.Resampling.BICUBIC, fillcolor=_paper(grey))


def _paper(grey: Image.Image) -> int:
    """Give the shade of most of the page."""
    counts = grey.resize((64, 64), Image.Resampling.NEAREST).histogram()
    return max(range(256), key=counts.__getitem__)


def _ink(grey: Image.Image) -> tuple[_Points, _Points, float]:
    """Give where the ink is, from the middle of a smaller picture, and how far it reaches."""
    step = max(1.0, max(grey.size) / _LOOKED_AT)
    small = grey.resize(
        (max(1, round(grey.width / step)), max(1, round(grey.height / step))), Image.Resampling.BOX
    )
    pixels = np.asarray(small, dtype=np.float64)
    paper = float(np.median(pixels))
    contrast = paper - float(np.percentile(pixels, 0.5))
    rows, columns = np.nonzero(pixels < paper - max(24.0, 0.35 * contrast))
    if len(rows) > _MOST_INK:
        every = len(rows) // _MOST_INK + 1
        rows, columns = rows[::every], columns[::every]
    middle_x, middle_y = small.width / 2, small.height / 2
    across = np.asarray(columns - middle_x, dtype=np.float64)
    down = np.asarray(rows - middle_y, dtype=np.float64)
    return across, down, math.hypot(middle_x, middle_y)


def _clearest(across: _Points, down: _Points, extent: float) -> tuple[float, float]:
    """Give how clearly lines stand out at the best angle, and that angle."""
    coarse = np.arange(-_WIDEST_DEGREES, _WIDEST_DEGREES + _COARSE, _COARSE)
    _, near = max((_clarity(across, down, extent, angle), angle) for angle in coarse)
    fine = np.arange(near - _COARSE, near + _COARSE, _FINE)
    clarity, angle = max((_clarity(across, down, extent, angle), angle) for angle in fine)
    return clarity, float(angle)


def _clarity(across: _Points, down: _Points, extent: float, degrees: float) -> float:
    """Say how much rows of ink and rows of paper differ when the page is turned so far."""
    slope = math.tan(math.radians(degrees))
    rows = (down + across * slope + 1.2 * extent).astype(np.int64)
    counts = np.bincount(np.clip(rows, 0, None), minlength=2).astype(np.float64)
    return float(np.sum(np.diff(counts) ** 2))
