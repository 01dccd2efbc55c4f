"""A table kept as text (csv, tsv): told from its separators, read and drawn as a sheet."""

import csv
import io
import re
from collections.abc import Iterable

from checker.model import FileKind, Part
from checker.reading.asking import Asked, Reading
from checker.reading.grid import Book, CellLook, Grid, GridCell, draw_sheet
from checker.reading.grid.book import MOST_ROWS_DRAWN
from checker.reading.grid.sheets import USUAL
from checker.reading.separated import separator_of
from checker.reading.text import text_of, text_reading

MOST_CELLS = 1_500_000
_MM_PER_LETTER = 2.0
_LEAST_MM, _MOST_MM = 14.0, 90.0
_MM_PER_LINE = 5.3
_MOST_LINES_HIGH = 8
_SAMPLE_ROWS = 500
_NUMBER = re.compile(r"[-+(]?[^\w\s]?\d[\d,]*(?:\.\d+)?%?\)?")
_RUNS = re.compile(r"[=+@-].*(?:\|.*!|\b(?:WEBSERVICE|IMAGE|CALL|EXEC|DDE)\s*\()", re.IGNORECASE)
_SIGNS = frozenset("=+@-")
_HEADING = CellLook(bold=True)
_DECLARED = re.compile(r"sep=.\r?\n")


def csv_reading(asked: Asked) -> Reading:
    """Read a table that is kept as text; what turns out to be none is read as a text.

    Raises:
        Unreadable: it is longer than can be checked.
    """
    book = _book(asked)
    return text_reading(asked) if book is None else book.finished(asked, FileKind.CSV)


def draw_csv_page(asked: Asked, page: int, width_px: int) -> bytes:
    """Draw one page, counted from 1, of a table that is kept as text.

    Raises:
        Unreadable: there is no such page.
    """
    book = _book(asked, to_draw=True) or Book()
    return draw_sheet(book.layout(), page, width_px)


def _book(asked: Asked, *, to_draw: bool = False) -> Book | None:
    text, lost = text_of(asked.data)
    separator = separator_of(text)
    if separator is None:
        return None
    text = _DECLARED.sub("", text, count=1) if text.startswith("sep=") else text
    book = Book(to_draw=to_draw, most_cells=MOST_CELLS)
    if lost:
        book.gap("unread.damaged", lost, Part.CELL)
    grid = Grid(name=asked.name.rsplit("/", 1)[-1])
    book.grids.append(grid)
    try:
        _read(book, grid, csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return None
    return book


def _read(book: Book, grid: Grid, rows: Iterable[list[str]]) -> None:
    """Read all rows; those beyond the last page that is drawn are one cell each."""
    widths: dict[int, int] = {}
    for at, row in enumerate(rows):
        cells = _cells(at, row) if at < MOST_ROWS_DRAWN else _joined(at, row)
        if not book.room_for_all(cells):
            break
        grid.cells += cells
        for text in row:
            if text[:1] in _SIGNS and _RUNS.match(text):
                book.active("formula that fetches or runs something", text)
        if at < _SAMPLE_ROWS:
            _measure(grid, at, cells, widths)
    for column, letters in widths.items():
        wide = min(max(letters * _MM_PER_LETTER + 4, _LEAST_MM), _MOST_MM)
        grid.columns.put(column, column, wide)


def _cells(at: int, row: list[str]) -> list[GridCell]:
    look = _HEADING if at == 0 else USUAL
    return [
        GridCell(at, column, text, look, number=_NUMBER.fullmatch(text.strip()) is not None)
        for column, text in enumerate(row)
        if text and not text.isspace()
    ]


def _joined(at: int, row: list[str]) -> list[GridCell]:
    text = ", ".join(filter(None, map(str.strip, row)))
    return [GridCell(at, 0, text)] if text else []


def _measure(grid: Grid, at: int, cells: list[GridCell], widths: dict[int, int]) -> None:
    """Take note of how wide the columns and how high the row must be for all to be seen."""
    high = 1
    for cell in cells:
        lines = cell.text.split("\n")
        high = max(high, len(lines))
        longest = max(map(len, lines))
        widths[cell.column] = max(widths.get(cell.column, 0), longest)
    if high > 1:
        grid.rows.put(at, at, min(high, _MOST_LINES_HIGH) * _MM_PER_LINE)
