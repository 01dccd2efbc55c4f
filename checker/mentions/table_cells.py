"""Joins the cells of a table over which one address was parted: a line or the postcode a cell."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from checker.matching.folding import fold
from checker.matching.postcodes import find_postcode
from checker.model import Concealment, Line

Row: TypeAlias = tuple[int, int, str]
"""A run of text: the index of its line, where it begins there, and the text."""

_MOST_CELLS = 9
_MOST_EMPTY = 3
"""Cells left empty within one address, such as a second line that it does not have."""
_LABEL = re.compile(
    r"(?:full )?(?:name|address|home address|street|town|city|town or city|county|post ?code|"
    r"address line \d|line \d|house|country)s? ?:?"
)
_At: TypeAlias = tuple[Concealment | None, int, int, int]
"""How a cell is hidden, if it is, its table, its row and its column."""


def joined(lines: Sequence[Line], columns: list[list[Row]]) -> list[list[Row]]:
    """Give the columns of a passage, those of one address in several cells as one.

    A cell with a postcode and no house belongs to the cells before it in its row, or, where only
    a label stands there, to those above it.
    """
    cells = _cells(lines, columns)
    taken: dict[int, list[Row]] = {}
    gone: set[int] = set()
    for at, index in cells.items():
        if not ends_an_address(columns[index]):
            continue
        others = _before(at, cells, columns) or _above(at, cells, columns)
        if others and not gone.intersection(others) and not taken.keys() & {*others, index}:
            first, *more = sorted((*others, index), key=lambda one: columns[one][0][0])
            taken[first] = [row for one in (first, *more) for row in columns[one]]
            gone.update(more)
    return [taken.get(at, column) for at, column in enumerate(columns) if at not in gone]


def _cells(lines: Sequence[Line], columns: list[list[Row]]) -> dict[_At, int]:
    """Give the index of the column that is all there is in each cell, seen or hidden one way."""
    found: dict[_At, int] = {}
    twice: set[_At] = set()
    for index, column in enumerate(columns):
        line = lines[column[0][0]]
        if line.cell is None:
            continue
        at = (line.hidden, line.cell.table, line.cell.row, line.cell.column)
        if at in found:
            twice.add(at)
        found[at] = index
    return {at: index for at, index in found.items() if at not in twice}


def ends_an_address(column: list[Row]) -> bool:
    """Say whether a cell is a postcode, perhaps with a town before it."""
    text = " ".join(row[2] for row in column)
    found = find_postcode(text)
    return (
        found is not None
        and not text[found[1] :].strip(" .,")
        and not re.search(r"\d", text[: found[0]])
        and len(text[: found[0]].split()) <= 3  # noqa: PLR2004 - the longest usual town
    )


def _before(at: _At, cells: dict[_At, int], columns: list[list[Row]]) -> list[int]:
    """Give the cells before one in its row, nearest first, unless the nearest is a label."""
    hidden, table, row, column = at
    found: list[int] = []
    empty = 0
    for left in range(column - 1, max(-1, column - _MOST_CELLS), -1):
        index = cells.get((hidden, table, row, left))
        if index is None and empty < _MOST_EMPTY:
            empty += 1
            continue
        if index is None or _ends_here(columns[index]):
            break
        found.append(index)
    return found


def _above(at: _At, cells: dict[_At, int], columns: list[list[Row]]) -> list[int]:
    """Give the cells above one in its table's column, nearest first."""
    hidden, table, row, column = at
    found: list[int] = []
    for upper in range(row - 1, max(-1, row - _MOST_CELLS), -1):
        index = cells.get((hidden, table, upper, column))
        if index is None or _ends_here(columns[index]):
            break
        found.append(index)
    return found


def has_postcode(column: list[Row]) -> bool:
    """Say whether a postcode stands in a column."""
    return find_postcode(" ".join(row[2] for row in column)) is not None


def _ends_here(column: list[Row]) -> bool:
    """Say whether a cell is a label, or has an address's postcode of its own."""
    text = " ".join(row[2] for row in column)
    return is_label(text) or find_postcode(text) is not None


def is_label(text: str) -> bool:
    """Say whether a text says what stands beside or below it: "Address", "Postcode:"."""
    return _LABEL.fullmatch(fold(text)) is not None
