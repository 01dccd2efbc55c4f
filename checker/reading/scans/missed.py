"""Reads again, by themselves, the places of a page where ink stands that the reader passed over.

On a page with little on it, such as a sheet of labels, whole short lines are passed over.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from checker.model import Box
from checker.reading.scans.ink import WORD_REACH_MM, Cells, ink_cells, unread_cells
from checker.reading.scans.words import Word, words_of

_ROUNDS = 2
_MOST_PLACES = 16
_FEWEST_WORDS = 3
"""A page with fewer words is a picture, or lies another way."""
_NARROWEST_MM, _LOWEST_MM, _TALLEST_MM = 3, 2, 30
_GAP_MM = 8
_LINES_APART_MM = 4.0
_AROUND_MM = 3.0
_SURE = 0.5
_PAPER = 75
"""More than half of every page is paper."""
_LARGER = 1.5
"""Single lines read better when they are larger."""


def with_missed(picture: Image.Image, per_mm: float, words: Sequence[Word]) -> list[Word]:
    """Give the words of a page that lies straight, with those that a closer look finds."""
    if len(words) < _FEWEST_WORDS:
        return list(words)
    cells, found = ink_cells(picture, per_mm), list(words)
    for _ in range(_ROUNDS):
        boxes = [_inner(word.box, per_mm) for word in found]
        places = _joined(_places(unread_cells(cells, boxes)))
        known = len(found)
        rest = _without(picture, found)
        for place in places if len(places) <= _MOST_PLACES else ():
            more = _read(rest, per_mm, place, len(found))
            found += [word for word in more if not any(_is_over(word, one) for one in found)]
        if len(found) == known:
            break
    return found


def _without(picture: Image.Image, words: Sequence[Word]) -> Image.Image:
    """Give a page on which the words that were read are painted over with paper."""
    bare = picture.copy()
    brush = ImageDraw.Draw(bare)
    paper = int(np.percentile(np.asarray(picture), _PAPER))
    for word in words:
        brush.rectangle(word.box, fill=paper)
    return bare


def _is_over(word: Word, other: Word) -> bool:
    """Say whether the middle of a word is where another stands already."""
    across, down = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return other.box[0] <= across <= other.box[2] and other.box[1] <= down <= other.box[3]


def _joined(places: Iterator[Box]) -> list[Box]:
    """Give places, those of lines right below one another as one."""
    found: list[Box] = []
    for place in places:
        at = next((i for i, one in enumerate(found) if _goes_on(one, place)), None)
        if at is None:
            found.append(place)
        else:
            one = found[at]
            found[at] = (
                min(one[0], place[0]),
                one[1],
                max(one[2], place[2]),
                max(one[3], place[3]),
            )
    return [one for one in found if one[3] - one[1] <= _TALLEST_MM]


def _goes_on(upper: Box, lower: Box) -> bool:
    return lower[1] - upper[3] <= _LINES_APART_MM and upper[0] <= lower[2] and lower[0] <= upper[2]


def _read(picture: Image.Image, per_mm: float, place: Box, rows: int) -> list[Word]:
    """Read one place by itself; give its words where they stand on the page."""
    left = max(0, int((place[0] - _AROUND_MM) * per_mm))
    top = max(0, int((place[1] - _AROUND_MM) * per_mm))
    right = min(picture.width, int((place[2] + _AROUND_MM) * per_mm))
    bottom = min(picture.height, int((place[3] + _AROUND_MM) * per_mm))
    part = picture.crop((left, top, right, bottom))
    size = (round(part.width * _LARGER), round(part.height * _LARGER))
    large = part.resize(size, Image.Resampling.LANCZOS)
    found = words_of(large, per_mm * _LARGER, block=True)
    return [_moved(word, left, top, rows) for word in found if _makes_sense(word)]


def _makes_sense(word: Word) -> bool:
    return word.sure >= _SURE and any(letter.isalnum() for letter in word.text)


def _moved(word: Word, left: int, top: int, rows: int) -> Word:
    x1, y1, x2, y2 = (at / _LARGER for at in word.box)
    return word._replace(
        box=(x1 + left, y1 + top, x2 + left, y2 + top),
        edges=tuple(edge / _LARGER + left for edge in word.edges),
        base=word.base / _LARGER + top,
        size=word.size / _LARGER,
        row=word.row + rows + 1,
    )


def _inner(box: Box, per_mm: float) -> Box:
    """Give a word's box in millimetres, so much lower that it reaches into no line beside it."""
    top, bottom = box[1] / per_mm, box[3] / per_mm
    inset = min(WORD_REACH_MM, (bottom - top) / 2)
    return (box[0] / per_mm, top + inset, box[2] / per_mm, bottom - inset)


def _places(left: Cells) -> Iterator[Box]:
    """Give where ink is left, in millimetres: bands of rows, parted where a wide gap stands."""
    for top, bottom in _runs(left.any(axis=1), 1):
        band = left[top:bottom]
        for first, last in _runs(band.any(axis=0), _GAP_MM):
            tall, wide = bottom - top, last - first
            if wide >= _NARROWEST_MM and tall >= _LOWEST_MM:
                yield (float(first), float(top), float(last), float(bottom))


def _runs(marked: object, gap: int) -> Iterator[tuple[int, int]]:
    """Give the runs of marks in a row, gaps shorter than `gap` filled."""
    at = [int(one) for one in np.flatnonzero(np.asarray(marked))]
    ends = [*(one for one, after in pairwise(at) if after - one > gap), *at[-1:]]
    starts = [*at[:1], *(after for one, after in pairwise(at) if after - one > gap)]
    for start, end in zip(starts, ends, strict=True):
        yield start, end + 1
