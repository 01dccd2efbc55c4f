"""Joins postcodes in a column of their own to the addresses that stand to the left of them."""

from collections.abc import Sequence

from checker.mentions.table_cells import Row, ends_an_address, has_postcode, is_label
from checker.model import Line

_SAME_HEIGHT_MM = 1.5
_FARTHEST_MM = 110.0
_MOST_LISTS, _LONGEST_LIST = 20, 200
_MOST_COLUMNS = 40
"""How far back the left part of a row may stand, in the order of reading."""


def beside(lines: Sequence[Line], found: list[list[Row]], column: list[Row]) -> int | None:
    """Give the place of the nearest column to the left of a lone postcode, on its line."""
    places = range(len(found) - 1, max(-1, len(found) - 1 - _MOST_COLUMNS), -1)
    near = [
        (gap, place)
        for place in places
        if not has_postcode(found[place])
        for row in found[place]
        if (gap := _gap_across(lines, row, column[0]))
    ]
    return min(near)[1] if near else None


def rows_across(lines: Sequence[Line], columns: list[list[Row]]) -> list[list[Row]]:
    """Give columns in which the rows of a printed list are each a column with their postcode.

    A list whose rows stand close has its addresses in one column and its postcodes in another.
    """
    for codes in [column for column in columns if _are_postcodes(column)][:_MOST_LISTS]:
        rows = codes[1:] if is_label(codes[0][2]) else codes
        left = next((one for one in columns if _faces(lines, one, rows)), None)
        if left is None:
            continue
        heads = [_at_height(lines, left, row) for row in rows]
        cuts = [*heads, len(left)]
        split = [
            [*left[first:after], row]
            for first, after, row in zip(cuts, cuts[1:], rows, strict=False)
        ]
        at = columns.index(left)
        before = [left[: heads[0]]] if heads[0] else []
        columns = [*columns[:at], *before, *split, *columns[at + 1 :]]
        columns.remove(codes)
    return columns


def _are_postcodes(column: list[Row]) -> bool:
    """Say whether a column has several rows and nothing but postcodes, perhaps below a label."""
    rows = column[1:] if is_label(column[0][2]) else column
    return 1 < len(rows) <= _LONGEST_LIST and all(ends_an_address([row]) for row in rows)


def _faces(lines: Sequence[Line], left: list[Row], codes: list[Row]) -> bool:
    """Say whether each postcode has a row of a column without any to its left, in order."""
    if len(left) < len(codes) or has_postcode(left):
        return False
    at = [_at_height(lines, left, code) for code in codes]
    return -1 not in at and at == sorted(set(at))


def _at_height(lines: Sequence[Line], left: list[Row], code: Row) -> int:
    return next((at for at, row in enumerate(left) if _gap_across(lines, row, code)), -1)


def _gap_across(lines: Sequence[Line], row: Row, code: Row) -> float:
    """Give how far a row ends before a postcode on the same height begins, in mm, or 0."""
    left, right = lines[row[0]], lines[code[0]]
    if left.box is None or right.box is None or left.page != right.page or left.hidden:
        return 0.0
    apart = abs(left.box[1] - right.box[1]) > _SAME_HEIGHT_MM
    if apart or left.cell is not None or right.cell is not None or not _is_written_out(row[2]):
        return 0.0
    gap = right.box[0] - left.box[2]
    return gap if 0.0 < gap < _FARTHEST_MM else 0.0


def _is_written_out(text: str) -> bool:
    """Say whether a line can be an address on one line: its parts stand between commas."""
    return "," in text and ":" not in text and not text.rstrip().endswith(".")
