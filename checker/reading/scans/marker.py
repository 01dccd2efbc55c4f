"""Words under a marker: black bars on a scan that are not quite black, so that they still show."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from checker.model import Box
from checker.reading.scans.preparing import Plain
from checker.reading.scans.words import words_of

_DARK = 118
"""A bar's lightest spots are darker than this, of 255."""
_CELL_MM = 0.5
_SHORTEST_MM, _LOWEST_MM = 6.0, 2.5
_FILLED = 0.8
_MOST_BARS = 30
_EVEN = 5.0
"""Shades that differ by less are the noise of a bar that hides all."""
_SEEN = 75.0
"""Words that stand out by more are seen by everybody: white letters on a dark ground."""
_READS_PER_MM = 8.0
_SURE = 0.6
_FEWEST_LETTERS = 3

_Cells = NDArray[np.bool_]


class Showing(NamedTuple):
    """Words that show through a bar, and where it is, in millimetres."""

    text: str
    box: Box


def showing_through(plain: Plain) -> Iterator[Showing]:
    """Give the words that come out when the darkest parts of a picture are made lighter."""
    side = max(1, round(_CELL_MM * plain.per_mm))
    for left, top, right, bottom in _bars(_dark_cells(plain.picture, side)):
        bar = plain.picture.crop(
            (left * side + 1, top * side + 1, right * side - 1, bottom * side - 1)
        )
        text = _words(bar, plain.per_mm)
        if text:
            scale = side / plain.per_mm
            yield Showing(
                text,
                (
                    round(left * scale, 2),
                    round(top * scale, 2),
                    round(right * scale, 2),
                    round(bottom * scale, 2),
                ),
            )


def _dark_cells(grey: Image.Image, side: int) -> _Cells:
    """Say of each half millimetre whether nothing in it is light."""
    pixels = np.asarray(grey)
    rows, columns = pixels.shape[0] // side, pixels.shape[1] // side
    if rows == 0 or columns == 0:
        return np.zeros((1, 1), dtype=np.bool_)
    cells = pixels[: rows * side, : columns * side].reshape(rows, side, columns, side)
    lightest = cells.max(axis=(1, 3))
    return np.asarray(lightest < _DARK, dtype=np.bool_)


def _bars(cells: _Cells) -> Iterator[tuple[int, int, int, int]]:
    """Give the dark rectangles, in cells: rows that are dark at the same columns, joined."""
    least_wide, least_high = round(_SHORTEST_MM / _CELL_MM), round(_LOWEST_MM / _CELL_MM)
    open_: list[list[int]] = []
    done: list[list[int]] = []
    for row in range(cells.shape[0]):
        runs = [run for run in _runs(cells[row]) if run[1] - run[0] >= least_wide]
        still: list[list[int]] = []
        for left, right in runs:
            same = next((one for one in open_ if min(one[2], right) > max(one[0], left)), None)
            if same is None:
                still.append([left, row, right, row + 1])
            else:
                open_.remove(same)
                still.append([min(same[0], left), same[1], max(same[2], right), row + 1])
        done += open_
        open_ = still
    found = 0
    for left, top, right, bottom in [*done, *open_]:
        filled = float(cells[top:bottom, left:right].mean())
        if bottom - top >= least_high and filled >= _FILLED and found < _MOST_BARS:
            found += 1
            yield left, top, right, bottom


def _runs(row: _Cells) -> list[tuple[int, int]]:
    """Give where each run of dark cells starts and ends."""
    steps = np.diff(np.concatenate(([0], row.astype(np.int8), [0])))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _words(bar: Image.Image, per_mm: float) -> str:
    """Read what shows when the shades of a bar are drawn apart."""
    if min(bar.size) < 8:  # noqa: PLR2004 - too few pixels for a letter
        return ""
    calm = bar.filter(ImageFilter.MedianFilter(3))
    pixels = np.asarray(calm, dtype=np.float64)
    low, high = float(np.percentile(pixels, 1)), float(np.percentile(pixels, 99))
    if not _EVEN <= high - low <= _SEEN:
        return ""
    stretched = np.clip((pixels - low) / (high - low) * 255, 0, 255).astype(np.uint8)
    grey = Image.fromarray(stretched)
    if float(np.median(stretched)) < 128:  # noqa: PLR2004 - light words on a dark bar
        grey = ImageOps.invert(grey)
    step = max(1.0, _READS_PER_MM / per_mm)
    size = (round(grey.width * step) or 1, round(grey.height * step) or 1)
    grey = ImageOps.expand(grey.resize(size, Image.Resampling.LANCZOS), 20, 255)
    found = [
        word.text
        for word in words_of(grey, per_mm * step)
        if word.sure >= _SURE and sum(map(str.isalnum, word.text)) >= _FEWEST_LETTERS
    ]
    return " ".join(found)
