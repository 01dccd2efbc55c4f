"""What one sheet of cells is, whatever format it came in."""

from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model import Concealment, TraceKind
from checker.reading.grid import axis
from checker.reading.grid.axis import Axis


class Hiding(NamedTuple):
    """Why a cell's text is not seen, and the trace that tells of it."""

    how: Concealment
    kind: TraceKind
    name: str


def unseen(name: str) -> Hiding:
    """Give the hiding of a cell in a place that is not shown: a "hidden row", a "remote cell"."""
    return Hiding(Concealment.CELL, TraceKind.CELL, name)


def out_of_sight(how: Concealment) -> Hiding:
    """Give the hiding of a text that stands in a shown place and cannot be seen: white, tiny."""
    return Hiding(how, TraceKind.HIDDEN_TEXT, how.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLook:
    """How cells of one style look. Colours are six hex digits, or empty for the usual ones."""

    size_pt: float = 11.0
    bold: bool = False
    italic: bool = False
    ink: str = ""
    fill: str = ""
    align: str = ""
    """ "left", "right", "center", or empty: words to the left, numbers to the right."""
    wrap: bool = False


USUAL = CellLook()


@dataclass(slots=True)
class GridCell:
    """One cell that holds something. Rows and columns count from 0."""

    row: int
    column: int
    text: str
    """What the sheet shows there; lines inside it are parted by newlines."""
    look: CellLook = USUAL
    number: bool = False
    hidden: Hiding | None = None


class Over(NamedTuple):
    """What stands over a sheet at a cell: a text box with its words, a note, a picture."""

    row: int
    column: int
    kind: str
    """ "box", "note" or "picture"."""
    text: str = ""
    hidden: bool = False


@dataclass(slots=True, kw_only=True)
class Grid:
    """One sheet. `cells` stand in the order of reading: row by row, from the left."""

    name: str
    hidden: str = ""
    """In words for the person: "hidden sheet", "very hidden sheet"; empty for one that is shown."""
    cells: list[GridCell] = field(default_factory=list)
    rows: Axis = field(default_factory=axis.rows)
    columns: Axis = field(default_factory=axis.columns)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """The last row and column of each merged area, by its first ones."""
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    """The colours of cells that hold nothing."""
    over: list[Over] = field(default_factory=list)
    anchors: set[tuple[int, int]] = field(default_factory=set)
    """Cells that need a place on a page though they hold nothing: a note or a picture is there."""


def letters(column: int) -> str:
    """Give what a column is called.

    >>> letters(0), letters(27), letters(16383)
    ('A', 'AB', 'XFD')
    """
    called = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        called = chr(ord("A") + rest) + called
    return called


def address(row: int, column: int) -> str:
    """Give what a cell is called: "B7"."""
    return f"{letters(column)}{row + 1}"
