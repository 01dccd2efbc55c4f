"""How far the words that were recognised can be taken for what a picture says."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from checker.model import Box
from checker.reading.scans.comparing import Said
from checker.reading.scans.frame import Frame
from checker.reading.scans.ink import Cells, unread_ink

_SURE = 0.6
_NO_WORD = 0.3
"""Less sure than this, it is most likely handwriting or a drawing, and no word at all."""
_READ_SHARE = 0.65
_BLANK_MM2 = 12.0
_SPECKS_MM2 = 100
_FEWEST_LETTERS = 3
_SCRIBBLE = 12
"""What a reader makes of a drawing or a photo: a few letters that it is not sure of."""


class Why(StrEnum):
    """Why a picture was not read."""

    UNSURE = "unsure"
    NO_WORDS = "no words"


class Trust(NamedTuple):
    """Whether a picture was read, why not, and how much of its ink belongs to no word."""

    trusted: bool
    why: Why | None = None
    unread_mm2: float = 0.0
    unread_box: Box | None = None
    """In millimetres."""


def trust_in(rows: Sequence[Sequence[Said]], frame: Frame, cells: Cells, *, even: bool) -> Trust:
    """Say how far the words can be trusted that were read from a picture with ink in `cells`.

    `even` says that it has the one shade of paper nearly all over.
    """
    words = [word for row in rows for word in row]
    letters = sum(_letters(word) for word in words)
    sure = sum(_letters(word) for word in words if word.other is None and word.sure >= _SURE)
    read = [word.box for word in words if word.other is None or word.sure >= _NO_WORD]
    unread, around = unread_ink(cells, [frame.box(box) for box in read])
    if sure < _FEWEST_LETTERS:
        bare = even and unread <= _BLANK_MM2 and int(cells.sum()) <= _SPECKS_MM2
        blank = bare and letters < _FEWEST_LETTERS
        why = None if blank else Why.UNSURE if letters > _SCRIBBLE else Why.NO_WORDS
        return Trust(blank, why, unread, around)
    if sure < _READ_SHARE * letters:
        return Trust(trusted=False, why=Why.UNSURE, unread_mm2=unread, unread_box=around)
    return Trust(trusted=True, unread_mm2=unread, unread_box=around)


def _letters(word: Said) -> int:
    return sum(char.isalnum() for char in word.text)
