"""One sheet of an older workbook, and all that is found of it, while it is read."""

from dataclasses import dataclass, field

from checker.reading.grid import At, Book, Grid
from checker.reading.grid.formats import Formats
from checker.reading.xls.book_globals import Globals, Style
from checker.reading.xlsx.names import Area

LAST_COLUMN = 255


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One sheet while it is read."""

    book: Book
    shared: Globals
    formats: Formats
    grid: Grid
    number: int
    kept: list[tuple[str, str, At | None]] = field(default_factory=list)
    """What may be kept and not shown: what it is, its words, its cell."""
    words: dict[int, str] = field(default_factory=dict)
    """The words of notes and shapes, by their objects' numbers."""
    notes: list[tuple[int, str, At]] = field(default_factory=list)
    shapes: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[tuple[int, float | None, str]] = field(default_factory=list)
    filtered: bool = False
    shown: tuple[int, int] = (0, 0)
    object_: int = 0
    waiting: tuple[int, int, Style] | None = None
    """The cell whose formula gave a text, which comes in the next record."""
    uncounted: int = 0
    """Formulas without the text that they are said to give."""
    blank: int = 0
    """Formulas whose result is nothing, though they do not name the empty text."""
    counted: bool = False
    """Whether any formula has a result: one that does not may well give nothing."""
    in_title: bool = False
    """Whether the words that come are a title of a chart, and no name of its data."""
    full: bool = False
    ended: bool = False
