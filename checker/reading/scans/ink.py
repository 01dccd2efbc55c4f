"""Where a page has ink, on a grid of millimetres: to tell blank pages, and what nobody read."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from checker.model import Box

_FAINTEST = 1.5
_ABOVE_NOISE = 4.5
_PAPER_CELLS = 24
"""The paper is taken to be even over so many half millimetres."""
_MOSTLY_PAPER = 75
_FEWEST_CELLS = 8
_EVEN = 8.0
_EDGE_MM = 5
"""Scanners leave shadows along the edge."""
WORD_REACH_MM = 1.6
_RULE_MM = 15
_REACH = 2

Cells = NDArray[np.bool_]


def ink_cells(grey: Image.Image, per_mm: float) -> Cells:
    """Say for each square millimetre whether part of it is darker than the paper around it."""
    rows, columns = max(1, round(grey.height / per_mm)), max(1, round(grey.width / per_mm))
    small = grey.resize((2 * columns, 2 * rows), Image.Resampling.BOX)
    halves = np.asarray(small, dtype=np.float64)
    above = halves - _paper(halves)
    middle = float(np.median(above))
    lighter = above[above > middle]
    # Noise is as often lighter as darker than the paper, ink never is.
    noise = 1.5 * float(np.median(lighter) - middle) if lighter.size else 0.0
    dark = above < middle - max(_FAINTEST, _ABOVE_NOISE * noise)
    cells = dark.reshape(rows, 2, columns, 2).any(axis=(1, 3))
    return np.asarray(cells, dtype=np.bool_)


def _paper(halves: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give how light the paper is around each place: pages are darker towards a fold."""
    height, width = halves.shape
    down, across = max(1, height // _PAPER_CELLS), max(1, width // _PAPER_CELLS)
    rows = np.array_split(np.arange(height), down)
    columns = np.array_split(np.arange(width), across)
    shades = np.array(
        [
            [np.percentile(halves[np.ix_(row, column)], _MOSTLY_PAPER) for column in columns]
            for row in rows
        ],
        dtype=np.float32,
    )
    wide = Image.fromarray(shades).resize((width, height), Image.Resampling.BILINEAR)
    return np.asarray(wide, dtype=np.float64)


def is_even(grey: Image.Image) -> bool:
    """Say whether a picture has one shade all over, as an empty page has and a photo has not."""
    size = (min(200, grey.width), min(200, grey.height))
    edge = (0.03 * grey.width, 0.03 * grey.height, 0.97 * grey.width, 0.97 * grey.height)
    shades = np.asarray(grey.resize(size, Image.Resampling.BOX, box=edge), dtype=np.float64)
    return float(shades.std()) < _EVEN


def has_ink(cells: Cells) -> bool:
    """Say whether there is anything at all on a picture but paper, and the noise of a scanner."""
    inner = cells[_EDGE_MM:-_EDGE_MM, _EDGE_MM:-_EDGE_MM]
    seen = inner if min(cells.shape) > 10 * _EDGE_MM else cells
    return int(seen.sum()) >= min(_FEWEST_CELLS, seen.size)


def unread_ink(cells: Cells, words: Iterable[Box]) -> tuple[float, Box | None]:
    """Say how many square millimetres of ink belong to no word, and where they are.

    `words` are boxes in millimetres. Rules and specks do not count: only what stands close together
    over at least three millimetres either way, as handwriting does.
    """
    rows, columns = np.nonzero(unread_cells(cells, words))
    if len(rows) == 0:
        return 0.0, None
    around = (
        float(columns.min()),
        float(rows.min()),
        float(columns.max() + 1),
        float(rows.max() + 1),
    )
    return float(len(rows)), around


def unread_cells(cells: Cells, words: Iterable[Box]) -> Cells:
    """Give the cells whose ink belongs to no word, without rules and specks."""
    left = cells.copy()
    if min(cells.shape) > 10 * _EDGE_MM:
        left[:_EDGE_MM] = left[-_EDGE_MM:] = False
        left[:, :_EDGE_MM] = left[:, -_EDGE_MM:] = False
    for box in words:
        down = slice(max(0, int(box[1] - WORD_REACH_MM)), int(box[3] + WORD_REACH_MM) + 1)
        across = slice(max(0, int(box[0] - WORD_REACH_MM)), int(box[2] + WORD_REACH_MM) + 1)
        left[down, across] = False
    left &= ~(_rules(left) | _rules(left.T).T)
    left &= _opened(_closed(left))
    return left


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


def _rules(cells: Cells) -> Cells:
    """Give the long level lines that stand alone: rules, and edges of tables."""
    found = np.zeros_like(cells)
    above = np.zeros_like(cells)
    below = np.zeros_like(cells)
    above[3:] = cells[:-3]
    below[:-3] = cells[3:]
    thin = cells & ~above & ~below
    for row in range(cells.shape[0]):
        steps = np.diff(np.concatenate(([0], thin[row].astype(np.int8), [0])))
        starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            if end - start >= _RULE_MM:
                found[row, start:end] = True
    return found


def _closed(cells: Cells) -> Cells:
    """Fill the gaps between strokes that stand within a few millimetres of one another."""
    wide = np.pad(cells, 2 * _REACH)
    for axis in (0, 1):
        wide = np.logical_or.reduce([np.roll(wide, by, axis) for by in range(-_REACH, _REACH + 1)])
    for axis in (0, 1):
        wide = np.logical_and.reduce([np.roll(wide, by, axis) for by in range(-_REACH, _REACH + 1)])
    inner = slice(2 * _REACH, -2 * _REACH)
    return np.asarray(wide[inner, inner], dtype=np.bool_)
