"""Where a page has ink, on a grid of millimetres: to tell blank pages, and what nobody read."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from checker.model import Box

_FAINTEST = 5.0
_ABOVE_NOISE = 6.0
_EDGE_MM = 5
"""Scanners leave shadows along the edge."""
_WORD_REACH_MM = 1.6

Cells = NDArray[np.bool_]


def ink_cells(grey: Image.Image, per_mm: float) -> Cells:
    """Say for each square millimetre whether it is darker than the paper around it."""
    size = (max(1, round(grey.width / per_mm)), max(1, round(grey.height / per_mm)))
    mean = np.asarray(grey.resize(size, Image.Resampling.BOX), dtype=np.float64)
    paper = float(np.median(mean))
    noise = 1.5 * float(np.median(np.abs(mean - paper)))
    return np.asarray(mean < paper - max(_FAINTEST, _ABOVE_NOISE * noise), dtype=np.bool_)


def has_ink(grey: Image.Image, per_mm: float) -> bool:
    """Say whether there is anything at all on a picture but paper."""
    cells = ink_cells(grey, per_mm)
    inner = cells[_EDGE_MM:-_EDGE_MM, _EDGE_MM:-_EDGE_MM]
    return bool((inner if min(cells.shape) > 10 * _EDGE_MM else cells).any())


def unread_ink(cells: Cells, words: Iterable[Box]) -> tuple[float, Box | None]:
    """Say how many square millimetres of ink belong to no word, and where they are.

    `words` are boxes in millimetres. Rules and specks do not count: only what is at least three
    millimetres wide and high.
    """
    left = cells.copy()
    if min(cells.shape) > 10 * _EDGE_MM:
        left[:_EDGE_MM] = left[-_EDGE_MM:] = False
        left[:, :_EDGE_MM] = left[:, -_EDGE_MM:] = False
    for box in words:
        rows = slice(max(0, int(box[1] - _WORD_REACH_MM)), int(box[3] + _WORD_REACH_MM) + 1)
        columns = slice(max(0, int(box[0] - _WORD_REACH_MM)), int(box[2] + _WORD_REACH_MM) + 1)
        left[rows, columns] = False
    left = _opened(left)
    rows, columns = np.nonzero(left)
    if len(rows) == 0:
        return 0.0, None
    around = (
        float(columns.min()),
        float(rows.min()),
        float(columns.max() + 1),
        float(rows.max() + 1),
    )
    return float(len(rows)), around


def _opened(cells: Cells) -> Cells:
    """Leave only what a square of three by three fits into."""
    height, width = cells.shape
    if min(height, width) < 3:  # noqa: PLR2004 - the square
        return np.zeros_like(cells)
    core = np.ones((height - 2, width - 2), dtype=np.bool_)
    for down in range(3):
        for across in range(3):
            core &= cells[down : down + height - 2, across : across + width - 2]
    opened = np.zeros_like(cells)
    for down in range(3):
        for across in range(3):
            opened[down : down + height - 2, across : across + width - 2] |= core
    return opened
