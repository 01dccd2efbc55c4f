"""The cells of an OpenDocument spreadsheet: what each shows, and why one is not seen."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.model import Concealment, Part
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Sheet
from checker.reading.docx.styles import Shape
from checker.reading.grid import At, Book, CellLook, Grid, GridCell, out_of_sight
from checker.reading.grid.layout import LAST_COLUMN, LAST_ROW
from checker.reading.odf import fields
from checker.reading.odf.drawing import Drawing
from checker.reading.odf.names import (
    ANNOTATIONS,
    FO,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    millimetres,
    target_of,
)
from checker.reading.odf.sight import concealment
from checker.reading.odf.spaces import Spaces
from checker.reading.odf.styles import Styles
from checker.reading.trees import Element, whole

_MOST_TIMES = 100
"""How often a cell that repeats itself is written: its words stay the same."""
_NUMBERS = frozenset(("float", "percentage", "currency", "date", "time", "boolean"))
_ROW_GROUPS = {
    TABLE + "table-row-group": "collapsed row",
    TABLE + "table-header-rows": "",
    TABLE + "table-rows": "",
}
_COLUMN_GROUPS = {
    TABLE + "table-column-group": "collapsed column",
    TABLE + "table-header-columns": "",
    TABLE + "table-columns": "",
}
_CELLS = frozenset((TABLE + "table-cell", TABLE + "covered-table-cell"))
_NARROW_MM = 0.6
_STRING = OFFICE + "string-value"
_VALUES = ("string-value", "date-value", "time-value", "boolean-value", "value")
_QUOTE = '"'
_FORMULA = TABLE + "formula"
_PARAGRAPH = TEXT + "p"


@dataclass(slots=True, kw_only=True)
class Words:
    """The words of a cell: those that are seen, and apart from them those that are not."""

    seen: list[str] = field(default_factory=list)
    unseen: dict[Concealment, list[str]] = field(default_factory=dict)


class SheetCells:
    """Reads the cells of one sheet into a grid."""

    def __init__(
        self, book: Book, grid: Grid, number: int, styles: Styles, sheet: Sheet, drawing: Drawing
    ) -> None:
        """Take what is needed to understand a cell, and where to write what is found in it."""
        self._book = book
        self._grid = grid
        self._number = number
        self._styles = styles
        self._sheet = sheet
        self._drawing = drawing
        self._columns: list[tuple[int, int, str]] = []
        self._looks: dict[str, CellLook] = {}
        self._plain_styles: dict[str, bool] = {}
        """Whether words in a style are seen."""
        self._sights: dict[tuple[tuple[tuple[str, str], ...], str], Concealment | None] = {}
        self.literals: dict[str, tuple[int, int]] = {}
        """The words in formulas, and the first cell of each."""
        self.drawn: list[tuple[Element, At]] = []
        """What is drawn over the sheet, and the cell that each hangs on."""

    def read(self, table: Element) -> None:
        """Read the columns and then the rows of a sheet."""
        self._all_columns(table, 0, "")
        row = 0
        for element, hidden in _rows(table, ""):
            times = max(1, whole(element.get(TABLE + "number-rows-repeated"), 1))
            last = min(row + times - 1, LAST_ROW)
            if row > LAST_ROW:
                return
            self._size_row(element, row, last, hidden)
            if not self._row(element, row, last):
                return
            row = last + 1

    def _all_columns(self, parent: Element, column: int, hidden: str) -> int:
        for child in parent:
            if child.tag in _COLUMN_GROUPS:
                folded = child.get(TABLE + "display") == "false"
                inner = (_COLUMN_GROUPS[str(child.tag)] if folded else "") or hidden
                column = self._all_columns(child, column, inner)
            elif child.tag == TABLE + "table-column" and column <= LAST_COLUMN:
                times = max(1, whole(child.get(TABLE + "number-columns-repeated"), 1))
                last = min(column + times - 1, LAST_COLUMN)
                self._column(child, column, last, hidden)
                column = last + 1
        return column

    def _column(self, element: Element, first: int, last: int, hidden: str) -> None:
        style = element.get(TABLE + "style-name", "")
        said = self._styles.said("table-column", style, "table-column", STYLE + "column-width")
        width = millimetres(said)
        if element.get(TABLE + "visibility", "visible") != "visible":
            hidden = hidden or _why(element, "column")
        elif width is not None and width < _NARROW_MM:
            hidden = hidden or "column without width"
        self._grid.columns.put(first, last, width, hidden)
        default = element.get(TABLE + "default-cell-style-name", "")
        self._columns.append((first, last, default))

    def _size_row(self, element: Element, first: int, last: int, hidden: str) -> None:
        style = element.get(TABLE + "style-name", "")
        height = millimetres(
            self._styles.said("table-row", style, "table-row", STYLE + "row-height")
        )
        if element.get(TABLE + "visibility", "visible") != "visible":
            hidden = hidden or _why(element, "row")
        elif height is not None and height < _NARROW_MM:
            hidden = hidden or "row without height"
        self._grid.rows.put(first, last, height, hidden)

    def _row(self, element: Element, row: int, last: int) -> bool:
        """Read the cells of a row; say whether the workbook may hold more."""
        default = element.get(TABLE + "default-cell-style-name", "")
        made: list[GridCell] = []
        column = 0
        for cell in element:
            if cell.tag not in _CELLS or column > LAST_COLUMN:
                continue
            times = max(1, whole(cell.get(TABLE + "number-columns-repeated"), 1))
            if len(cell) or cell.get(OFFICE + "value-type") or cell.get(TABLE + "formula"):
                found = self._cell(cell, row, column, default)
                made += _repeated(found, times) if found is not None else []
            column += times
        for again in range(row, min(last, row + _MOST_TIMES - 1) + 1 if made else row):
            copies = made if again == row else [_moved(one, again, one.column) for one in made]
            if not self._book.room_for_all(copies):
                return False
            self._grid.cells.extend(copies)
        return True

    def _cell(self, cell: Element, row: int, column: int, row_style: str) -> GridCell | None:
        style = cell.get(TABLE + "style-name", "") or row_style or self._column_style(column)
        plain = self._plain(cell, style)
        if plain:
            number = cell.get(OFFICE + "value-type") in _NUMBERS
            self._merge(cell, row, column)
            return GridCell(row, column, plain, look=self._look(style), number=number)
        at = At(self._number, row, column)
        self._beside(cell, at)
        words = self._words(cell, style)
        kind = cell.get(OFFICE + "value-type", "")
        text = "\n".join(words.seen)
        hidden = None
        if not text.strip():
            why, text = _first_unseen(words, cell, kind)
            hidden = None if why is None else out_of_sight(why)
        for why, texts in words.unseen.items() if words.seen and text.strip() else ():
            for one in texts:
                self._sheet.write_hidden(one, Part.OTHER, why)
        if hidden is None and not words.unseen and _says_otherwise(cell, text):
            self._sheet.write_hidden(cell.get(_STRING, ""), Part.OTHER, Concealment.HIDDEN)
        if not text.strip():
            return None
        self._merge(cell, row, column)
        look = self._look(style)
        return GridCell(row, column, text, look=look, number=kind in _NUMBERS, hidden=hidden)

    def _plain(self, cell: Element, style: str) -> str:
        """Give the words of a cell that holds a seen paragraph and no more, as most do."""
        if len(cell) != 1 or cell.get(_FORMULA) is not None:
            return ""
        paragraph = cell[0]
        if paragraph.tag != _PARAGRAPH or len(paragraph):
            return ""
        if _says_otherwise(cell, paragraph.text or ""):
            return ""
        if style not in self._plain_styles:
            ground = self._styles.ground("table-cell", style, "table-cell")
            where = Where(part=Part.CELL, ground=ground)
            seen = self._sight((("table-cell", style),), where) is None
            self._plain_styles[style] = seen
        return " ".join((paragraph.text or "").split()) if self._plain_styles[style] else ""

    def _merge(self, cell: Element, row: int, column: int) -> None:
        down = whole(cell.get(TABLE + "number-rows-spanned"), 1)
        across = whole(cell.get(TABLE + "number-columns-spanned"), 1)
        if down > 1 or across > 1:
            last = (
                min(row + max(down, 1) - 1, LAST_ROW),
                min(column + max(across, 1) - 1, LAST_COLUMN),
            )
            self._grid.merged[row, column] = last

    def _column_style(self, column: int) -> str:
        at = bisect_right(self._columns, (column, LAST_COLUMN + 1, "")) - 1
        if at < 0 or not self._columns[at][0] <= column <= self._columns[at][1]:
            return ""
        return self._columns[at][2]

    def _beside(self, cell: Element, at: At) -> None:
        """Take the comments, shapes, formulas and sources of a cell."""
        formula = cell.get(TABLE + "formula", "")
        for literal in formula.split(_QUOTE)[1::2] if formula else ():
            self.literals.setdefault(literal, (at.row, at.column))
        for child in cell:
            tag = str(child.tag)
            if tag in ANNOTATIONS:
                self._book.comment(fields.words_of_comment(child), fields.creator_of(child), at)
            elif tag == TABLE + "cell-range-source":
                self._book.kept("external link", target_of(child), at)
            elif tag not in (TEXT + "p", TABLE + "detective"):
                self._drawing.at_cell(child, at)
                self.drawn.append((child, at))

    def _words(self, cell: Element, style: str) -> Words:
        words = Words()
        ground = self._styles.ground("table-cell", style, "table-cell")
        for paragraph in cell.iterfind(TEXT + "p"):
            runs: list[tuple[str, Concealment | None]] = []
            self._runs(paragraph, (("table-cell", style),), Spaces(), ground, runs)
            words.seen.append("".join(text for text, why in runs if why is None))
            for text, why in runs:
                if why is not None and text.strip():
                    words.unseen.setdefault(why, []).append(text)
        if not any(text.strip() for text in words.seen):
            words.seen = []
        return words

    def _runs(
        self,
        parent: Element,
        stack: tuple[tuple[str, str], ...],
        spaces: Spaces,
        ground: str,
        runs: list[tuple[str, Concealment | None]],
    ) -> None:
        """Gather the runs of a paragraph, with why each is not seen."""

        def say(text: str) -> None:
            if text:
                why = self._sight(stack, where) if text.strip() else None
                runs.append((text, why))

        where = Where(part=Part.CELL, ground=ground)
        say(spaces.folded(parent.text or "", []))
        for child in parent:
            tag = str(child.tag)
            if tag == TEXT + "s":
                spaces.written(" ")
                say(" " * min(whole(child.get(TEXT + "c"), 1), _MOST_TIMES))
            elif tag in (TEXT + "line-break", TEXT + "tab"):
                say("\n" if tag.endswith("break") else "    ")
            elif tag not in ANNOTATIONS:
                inner = stack
                if tag == TEXT + "span":
                    inner = (*stack, ("text", child.get(TEXT + "style-name", "")))
                before = len(runs)
                self._runs(child, inner, spaces, ground, runs)
                if tag == TEXT + "a":
                    shown = "".join(text for text, _ in runs[before:])
                    fields.note_link(self._sheet, child, shown)
            say(spaces.folded(child.tail or "", []))

    def _sight(self, stack: tuple[tuple[str, str], ...], where: Where) -> Concealment | None:
        """Say why words in these styles are not seen, if they are not."""
        key = (stack, where.ground)
        if key not in self._sights:
            self._sights[key] = concealment(self._styles.face(*stack), Shape(), where)
        return self._sights[key]

    def _look(self, style: str) -> CellLook:
        if style not in self._looks:
            face = self._styles.face(("table-cell", style))
            said = self._styles.said
            align = said("table-cell", style, "paragraph", FO + "text-align")
            wrap = said("table-cell", style, "table-cell", FO + "wrap-option")
            fill = self._styles.ground("table-cell", style, "table-cell")
            self._looks[style] = CellLook(
                size_pt=face.size or 10.0,
                bold=bool(face.bold),
                italic=bool(face.italic),
                ink=face.ink or "",
                fill="" if fill == "?" else fill,
                align={"end": "right", "start": "left"}.get(align, align),
                wrap=wrap == "wrap",
            )
        return self._looks[style]


def _says_otherwise(cell: Element, text: str) -> bool:
    """Say whether a cell's value is another text than its words; programs show either."""
    said = cell.get(_STRING)
    return said is not None and "".join(said.split()) != "".join(text.split())


def _first_unseen(words: Words, cell: Element, kind: str) -> tuple[Concealment | None, str]:
    """Give what a cell holds and does not show: thin or hidden words, or its value alone."""
    for why, texts in words.unseen.items():
        return why, "\n".join(texts)
    values = (cell.get(OFFICE + name, "") for name in _VALUES)
    told = next(filter(None, values), "")
    unwritten = not kind or cell.find(TEXT + "p") is None
    return None if unwritten else Concealment.HIDDEN, told


def _repeated(cell: GridCell, times: int) -> list[GridCell]:
    columns = range(cell.column, min(cell.column + min(times, _MOST_TIMES), LAST_COLUMN + 1))
    return [cell if one == cell.column else _moved(cell, cell.row, one) for one in columns]


def _moved(cell: GridCell, row: int, column: int) -> GridCell:
    text, look, number = cell.text, cell.look, cell.number
    return GridCell(row, column, text, look=look, number=number, hidden=cell.hidden)


def _rows(parent: Element, hidden: str) -> Iterator[tuple[Element, str]]:
    """Give the rows of a sheet, and why the group that they stand in hides them."""
    for child in parent:
        if child.tag == TABLE + "table-row":
            yield child, hidden
        elif child.tag in _ROW_GROUPS:
            folded = child.get(TABLE + "display") == "false"
            yield from _rows(child, (_ROW_GROUPS[str(child.tag)] if folded else "") or hidden)


def _why(element: Element, kind: str) -> str:
    told = "filtered" if element.get(TABLE + "visibility") == "filter" else "hidden"
    return f"{told} {kind}"
