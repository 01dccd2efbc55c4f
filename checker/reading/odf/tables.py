"""The cells of an OpenDocument table in reading order, with what lies behind them."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Cell, Concealment
from checker.reading.odf.names import STYLE, TABLE, points
from checker.reading.odf.styles import Styles
from checker.reading.trees import Element, whole

_MOST_COLUMNS = 200
_MOST_ROWS = 10_000
_TINY_PT = 2.0
_GROUPS = frozenset(TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))
_CELLS = frozenset((TABLE + "table-cell", TABLE + "covered-table-cell"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One cell: its element, its place, what lies behind its text, and why it is not seen."""

    element: Element
    cell: Cell
    ground: str
    hidden: Concealment | None


def cells(table: Element, number: int, styles: Styles) -> Iterator[Held]:
    """Give the cells of a table, row by row; of repeated ones, as many as can be told apart."""
    rows = list(_rows(table))[:_MOST_ROWS]
    columns = max((_width(row) for row in rows), default=1)
    own = styles.ground("table", table.get(TABLE + "style-name", ""), "table")
    at = 0
    for row in rows:
        style = row.get(TABLE + "style-name", "")
        ground = styles.ground("table-row", style, "table-row") or own
        hidden = _hidden_row(row, styles, style)
        column = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            yield Held(
                element=cell,
                cell=Cell(table=number, row=at, column=column, columns=columns),
                ground=styles.ground("table-cell", _style_of(cell, row), "table-cell") or ground,
                hidden=hidden or _covered(cell),
            )
            column = min(column + _times(cell, "number-columns-repeated"), _MOST_COLUMNS)
        at += max(1, min(whole(row.get(TABLE + "number-rows-repeated"), 1), _MOST_ROWS))


def _rows(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _width(row: Element) -> int:
    wide = sum(_times(cell, "number-columns-repeated") for cell in row if cell.tag in _CELLS)
    return max(1, min(wide, _MOST_COLUMNS))


def _times(element: Element, name: str) -> int:
    return max(1, min(whole(element.get(TABLE + name), 1), _MOST_COLUMNS))


def _style_of(cell: Element, row: Element) -> str:
    return cell.get(TABLE + "style-name", "") or row.get(TABLE + "default-cell-style-name", "")


def _covered(cell: Element) -> Concealment | None:
    """Say whether a cell is covered by the one above or before it: nothing of it is shown."""
    return Concealment.HIDDEN if cell.tag == TABLE + "covered-table-cell" else None


def _hidden_row(row: Element, styles: Styles, style: str) -> Concealment | None:
    if row.get(TABLE + "visibility", "visible") != "visible":
        return Concealment.HIDDEN
    if styles.said("table-row", style, "table-row", STYLE + "use-optimal-row-height") == "true":
        return None
    height = points(styles.said("table-row", style, "table-row", STYLE + "row-height"))
    return Concealment.TINY if height is not None and height <= _TINY_PT else None
