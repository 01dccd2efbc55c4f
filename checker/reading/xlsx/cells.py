"""The cells of one sheet, read row by row, as the sheet shows them."""

import re
from dataclasses import dataclass, field

from checker.model import Concealment
from checker.reading.grid import Book, Grid, GridCell, Hiding, out_of_sight
from checker.reading.grid.formats import Formats, general
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local
from checker.reading.xlsx.names import LAST_COLUMN, LAST_ROW, cell_at, is_on, number
from checker.reading.xlsx.streaming import Source, Walk
from checker.reading.xlsx.strings import SharedTexts, Text, text_of
from checker.reading.xlsx.styles import Style, Styles
from checker.words import say

MM_PER_PT = 25.4 / 72
_FLAT_PT = 2.0
_MOST_INDEX_DIGITS = 10
MOST_FILLS = 20_000
MOST_FORMULAS = 20_000
MOST_NUMBERS = 300_000
_LITERAL = re.compile(r'"((?:[^"]|"")*)"')
_FETCHING = re.compile(
    r"\b(?:WEBSERVICE|IMAGE|CALL|REGISTER\.ID|RTD|EXEC|FOPEN)\s*\(", re.IGNORECASE
)
_OTHER_PROGRAM = re.compile(r"[A-Za-z_][\w.]*\|'?[^!]*'?!")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What the sheets of a workbook share."""

    texts: SharedTexts
    styles: Styles
    formats: Formats
    numbers: set[str] = field(default_factory=set)
    """The numbers of the cells as they are kept, however they are shown."""


@dataclass(slots=True, kw_only=True)
class RowSize:
    """What one row says of itself."""

    row: int
    height_mm: float | None
    hidden: str


@dataclass(slots=True, kw_only=True)
class Contents:
    """What was read of a sheet beside its cells: its rows, its formulas, the rest of its part."""

    rows: list[RowSize] = field(default_factory=list)
    literals: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Texts that stand in formulas, and the first cell of each."""
    active: dict[str, None] = field(default_factory=dict)
    """Formulas that fetch something or run something."""
    uncounted: int = 0
    """Formulas without a result."""
    root: Element | None = None


class CellReader:
    """Reads the cells of one sheet into its grid."""

    def __init__(self, book: Book, grid: Grid, shared: Shared) -> None:
        """Say where the cells go."""
        self._book = book
        self._grid = grid
        self._shared = shared
        self._conceal: dict[Concealment, Hiding] = {}
        self._full = False
        self._row_cells: list[GridCell] = []
        self._columns: dict[str, int | None] = {}
        self._names: dict[str, str] = {}
        self.contents = Contents()

    def read(self, source: Source) -> None:
        """Read the whole part; what is damaged is a gap, and what came before it is kept."""
        walk = Walk(source, "row")
        at = -1
        try:
            for element in walk:
                at = self._row(element, at + 1)
                if self._full:
                    break
        except Unreadable as fault:
            why = say("The sheet {name} is damaged; a part was not read.", name=self._grid.name)
            self._book.gap(fault.code, why)
        self.contents.root = walk.root
        self._grid.cells.sort(key=_place)

    def _row(self, element: Element, usual: int) -> int:
        """Read one row, and give its number."""
        written = element.get("r")
        told = written is not None and written.isdecimal() and len(written) < _MOST_INDEX_DIGITS
        at = int(written) - 1 if told and written else usual
        if not 0 <= at <= LAST_ROW:
            return usual
        if len(element.attrib) > 1:
            self._size(element, at)
        column = -1
        self._row_cells = []
        for cell in element:
            column = self._cell(cell, at, column + 1)
        self._full = not self._book.room_for_all(self._row_cells)
        if not self._full:
            self._grid.cells += self._row_cells
        return at

    def _size(self, element: Element, at: int) -> None:
        height = number(element.get("ht"))
        hidden = ""
        if is_on(element, "hidden"):
            hidden = "collapsed row" if element.get("outlineLevel", "0") != "0" else "hidden row"
        elif height is not None and height < _FLAT_PT:
            hidden = "row without height"
        if height is not None or hidden:
            size = None if height is None else height * MM_PER_PT
            self.contents.rows.append(RowSize(row=at, height_mm=size, hidden=hidden))

    def _cell(self, element: Element, row: int, usual: int) -> int:
        """Read one cell, and give its column."""
        column = self._column(element.get("r"), usual)
        if column > LAST_COLUMN:
            return usual
        style = self._shared.styles.style(element.get("s"))
        value, formula, text = self._parts(element)
        if formula:
            self._formula(formula, row, column)
        kind = element.get("t", "n")
        if kind == "s" and value:
            text = self._shared_text(value)
        if text is not None:
            self._words(text, style, row, column)
        elif value:
            self._value(value, kind, style, row, column)
        elif formula:
            self.contents.uncounted += 1
            self._put(GridCell(row, column, f"={formula}", style.look))
        elif style.look.fill and len(self._grid.fills) < MOST_FILLS:
            self._grid.fills[row, column] = style.look.fill
        return column

    def _shared_text(self, value: str) -> Text | None:
        index = int(value) if value.isdecimal() and len(value) < _MOST_INDEX_DIGITS else -1
        text = self._shared.texts.text(index)
        if text is None:
            why = say("A cell of {name} shows a text that is missing.", name=self._grid.name)
            self._book.gap("unread.damaged", why)
            return Text("")
        return text

    def _words(self, text: Text, style: Style, row: int, column: int) -> None:
        if text.spoken:
            self._book.mentioned(text.spoken)
        if text.runs:
            self._runs(text, style, row, column)
            return
        shown = self._shared.formats.words(text.text, style.code) if style.code else text.text
        if not shown or shown.isspace():
            if text.text.strip():
                hidden = self._hiding(Concealment.INVISIBLE)
                self._put(GridCell(row, column, text.text, style.look, hidden=hidden))
            return
        self._put(GridCell(row, column, shown, style.look, hidden=self._hiding(style.conceals)))

    def _runs(self, text: Text, style: Style, row: int, column: int) -> None:
        """Write a text whose runs differ: what is seen, and apart from it what is not."""
        parts: dict[Concealment | None, list[str]] = {}
        for run in text.runs:
            why = self._shared.styles.run(run.face, style) if run.text.strip() else None
            parts.setdefault(why, []).append(run.text)
        for why, texts in parts.items():
            if joined := "".join(texts).strip():
                cell = GridCell(row, column, joined, style.look, hidden=self._hiding(why))
                self._put(cell)

    def _value(self, value: str, kind: str, style: Style, row: int, column: int) -> None:
        if kind in ("str", "e", "d", "inlineStr"):
            self._words(Text(value), style, row, column)
            return
        if kind == "b":
            shown = "TRUE" if value.strip() in ("1", "true") else "FALSE"
        else:
            try:
                exact = float(value)
                shown = self._shared.formats.number(exact, style.code).strip()
                if not self._grid.hidden and len(self._shared.numbers) < MOST_NUMBERS:
                    self._shared.numbers.add(general(exact))
            except (ValueError, OverflowError):
                shown = value.strip()
        hidden = self._hiding(style.conceals)
        if not shown:
            shown, hidden = value, self._hiding(Concealment.INVISIBLE)
        self._put(GridCell(row, column, shown, style.look, number=True, hidden=hidden))

    def _hiding(self, how: Concealment | None) -> Hiding | None:
        if how is None:
            return None
        if how not in self._conceal:
            self._conceal[how] = out_of_sight(how)
        return self._conceal[how]

    def _put(self, cell: GridCell) -> None:
        self._row_cells.append(cell)

    def _column(self, written: str | None, usual: int) -> int:
        """Give the column that a cell names: its letters, each known once."""
        if written is None:
            return usual
        letters = written.rstrip("0123456789")
        if letters not in self._columns:
            place = cell_at(letters + "1")
            self._columns[letters] = None if place is None else place[1]
        column = self._columns[letters]
        return usual if column is None else column

    def _parts(self, element: Element) -> tuple[str | None, str, Text | None]:
        """Give a cell's value, its formula, and its text where that stands in the cell itself."""
        value, formula, text = None, "", None
        for one in element:
            name = self._names.get(one.tag)
            if name is None:
                name = self._names[one.tag] = local(str(one.tag))
            if name == "v":
                value = one.text
            elif name == "f":
                formula = one.text or ""
            elif name == "is":
                text = text_of(one)
        return value, formula, text

    def _formula(self, formula: str, row: int, column: int) -> None:
        if len(self.contents.literals) < MOST_FORMULAS and '"' in formula:
            for found in _LITERAL.finditer(formula):
                said = found[1].replace('""', '"').strip()
                if said:
                    self.contents.literals.setdefault(said, (row, column))
        if _FETCHING.search(formula) or ("|" in formula and _OTHER_PROGRAM.search(formula)):
            self.contents.active[f"={formula}"] = None


def _place(cell: GridCell) -> tuple[int, int]:
    return cell.row, cell.column
