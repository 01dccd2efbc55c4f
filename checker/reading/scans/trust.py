"""How far the words that were recognised can be taken for what a picture says."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PIL import Image

from checker.model import Box
from checker.reading.scans.comparing import Said
from checker.reading.scans.ink import ink_cells, unread_ink

_SURE = 0.6
_NO_WORD = 0.3
"""Less sure than this, it is most likely handwriting or a drawing, and no word at all."""
_READ_SHARE = 0.65
_BLANK_MM2 = 12.0
_FEWEST_LETTERS = 3


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
    """In millimetres of the picture put straight."""


def trust_in(straight: Image.Image, rows: Sequence[Sequence[Said]], per_mm: float) -> Trust:
    """Say how far the words can be trusted that were read from a picture that lies straight."""
    words = [word for row in rows for word in row]
    letters = sum(_letters(word) for word in words)
    sure = sum(_letters(word) for word in words if word.other is None and word.sure >= _SURE)
    read = [word.box for word in words if word.other is None or word.sure >= _NO_WORD]
    boxes = [(b[0] / per_mm, b[1] / per_mm, b[2] / per_mm, b[3] / per_mm) for b in read]
    unread, around = unread_ink(ink_cells(straight, per_mm), boxes)
    if sure < _FEWEST_LETTERS:
        blank = unread <= _BLANK_MM2 and letters < _FEWEST_LETTERS
        why = None if blank else Why.UNSURE if letters > _FEWEST_LETTERS else Why.NO_WORDS
        return Trust(blank, why, unread, around)
    if sure < _READ_SHARE * letters:
        return Trust(trusted=False, why=Why.UNSURE, unread_mm2=unread, unread_box=around)
    return Trust(trusted=True, unread_mm2=unread, unread_box=around)


def _letters(word: Said) -> int:
    return sum(char.isalnum() for char in word.text)
