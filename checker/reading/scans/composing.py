"""From words to lines and blocks, in the way in which the lines of a PDF are put together."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.reading.pdf.columns import blocks
from checker.reading.pdf.regroup import Segment
from checker.reading.scans.words import Word

_SAME_BASE = 0.3
"""How far two base lines may stand apart, in ems, to be one line."""
_COLUMN_GAP = 1.3
"""A gap of so many ems parts a line from what stands beside it."""


class Row(NamedTuple):
    """One line of a page: its words from left to right, and the block that it belongs to."""

    words: tuple[Word, ...]
    block: int

    @property
    def text(self) -> str:
        """Give the line as read."""
        return " ".join(word.text for word in self.words)


def rows_of(words: Sequence[Word], per_mm: float) -> list[Row]:
    """Give the lines of a page in reading order; `per_mm` pixels make a millimetre."""
    made: dict[Segment, tuple[Word, ...]] = {}
    for piece in _pieces(words):
        made[_segment(piece, per_mm)] = tuple(piece)
    return [
        Row(made[segment], number)
        for number, block in enumerate(blocks(list(made)))
        for segment in block
    ]


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    """Give the words that share a base line, parted at every gap that a column would leave."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.base):
        home = next((row for row in rows[-6:] if _is_level(row, word)), None)
        if home is None:
            rows.append([word])
        else:
            home.append(word)
    return [piece for row in rows for piece in _parted(sorted(row, key=lambda word: word.box[0]))]


def _is_level(row: list[Word], word: Word) -> bool:
    """Say whether a word stands on the base line of a row."""
    near = min(row, key=lambda other: abs(other.box[0] - word.box[0]))
    smaller = min(near.size, word.size)
    return abs(near.base - word.base) <= _SAME_BASE * smaller


def _parted(row: list[Word]) -> list[list[Word]]:
    pieces: list[list[Word]] = []
    for word in row:
        last = pieces[-1][-1] if pieces else None
        if last and word.box[0] - last.box[2] <= _COLUMN_GAP * max(last.size, word.size):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _segment(piece: list[Word], per_mm: float) -> Segment:
    """Give a line as the PDF reader knows lines."""
    box = (
        min(word.box[0] for word in piece) / per_mm,
        min(word.box[1] for word in piece) / per_mm,
        max(word.box[2] for word in piece) / per_mm,
        max(word.box[3] for word in piece) / per_mm,
    )
    longest = max(piece, key=lambda word: len(word.text))
    return Segment(
        text=" ".join(word.text for word in piece),
        box=box,
        edges=(),
        base=longest.base / per_mm,
        size=longest.size / per_mm,
        angle=0,
        hidden=None,
        frame=box,
    )
