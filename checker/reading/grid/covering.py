"""Cells behind boxes that lie over a sheet: which lie wholly behind one, and are not seen."""

from bisect import bisect_left
from typing import NamedTuple

from checker.model import Concealment, TraceKind
from checker.reading.grid.axis import Axis
from checker.reading.grid.book import Book
from checker.reading.grid.sheets import Grid, GridCell, Hiding
from checker.words import say

_COVERED = Hiding(Concealment.COVERED, TraceKind.REDACTION, "covered text")
_MOST_LOOKS = 3_000_000
"""How often one cell is held against a box in a whole workbook."""
_LOOKS_A_BOX = 100
_MOST_STEPS = 2_000
"""Rows or columns that a box is followed over: many metres."""
_MM_PER_LETTER_AND_PT = 0.16
"""A narrow letter: words are thought of as no longer than they are at least."""
_ROUNDED = 0.25
"""The share of a row or column that a box may leave free, as programs round its place."""


class Corner(NamedTuple):
    """A corner of a box: its row and column, and how far in them it lies, in millimetres."""

    row: int
    down: float
    column: int
    across: float


class Behind:
    """Marks the cells of one workbook that lie behind boxes."""

    def __init__(self, book: Book) -> None:
        """Take where is noted what cannot be told."""
        self._book = book
        self._looks = _MOST_LOOKS

    def hide(self, grid: Grid, first: Corner, last: Corner) -> None:
        """Mark the cells whose words lie wholly behind a box, from its corners."""
        rows, columns = grid.rows, grid.columns
        top, bottom = _inside(rows, (first.row, first.down), (last.row, last.down))
        left, right = _inside(columns, (first.column, first.across), (last.column, last.across))
        self._looks -= _LOOKS_A_BOX
        if top > bottom or left > right:
            return
        right = min(right, left + _MOST_STEPS)
        wide = (
            sum(columns.size(one) for one in range(left, min(last.column, right + 1))) + last.across
        )
        for cell in grid.cells[bisect_left(grid.cells, top, key=_row) :]:
            if cell.row > bottom:
                return
            self._looks -= 1 + max(cell.column - left, 0)
            if self._looks < 0:
                why = say("There is too much drawn over the cells to say what it covers.")
                self._book.gap("unread.too-large", why)
                return
            within = left <= cell.column <= right
            if within and cell.hidden is None and _ends(cell, left, columns) <= wide:
                cell.hidden = _COVERED


def far_corner(grid: Grid, first: Corner, wide: float, high: float) -> Corner:
    """Give where a box ends that begins at a corner and is so large, in millimetres."""
    row, down = _along(grid.rows, first.row, first.down + high)
    column, across = _along(grid.columns, first.column, first.across + wide)
    return Corner(row, down, column, across)


def _ends(cell: GridCell, left: int, columns: Axis) -> float:
    """Give how far from the start of a column a cell's words go, at least."""
    begins = sum(columns.size(one) for one in range(left, cell.column))
    if cell.number or cell.look.wrap or cell.look.align in ("right", "center"):
        return begins
    longest = max(map(len, cell.text.split("\n")))
    return begins + longest * cell.look.size_pt * _MM_PER_LETTER_AND_PT


def _inside(axis: Axis, first: tuple[int, float], last: tuple[int, float]) -> tuple[int, int]:
    """Give the first and the last row, or column, that lies wholly between two places."""
    begin = first[0] if first[1] <= _ROUNDED * axis.size(first[0]) else first[0] + 1
    end = last[0] if last[1] >= (1 - _ROUNDED) * axis.size(last[0]) else last[0] - 1
    return begin, end


def _along(axis: Axis, first: int, length: float) -> tuple[int, float]:
    """Give the row or column in which a length from the start of another one ends."""
    for index in range(first, first + _MOST_STEPS):
        if length <= axis.size(index):
            return index, length
        length -= axis.size(index)
    return first + _MOST_STEPS, 0.0


def _row(cell: GridCell) -> int:
    return cell.row
