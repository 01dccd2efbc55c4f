"""Joins the lines of one address that stand so far apart that each is a paragraph of its own."""

from collections.abc import Sequence

from checker.mentions.far_postcodes import beside
from checker.mentions.table_cells import Row, ends_an_address, has_postcode, is_label
from checker.model import Line

_MOST_LINES = 7
_LONGEST = 45
_WIDEST_MM = 12.0
_EVEN_MM = 0.8


def brought_together(lines: Sequence[Line], columns: list[list[Row]]) -> list[list[Row]]:
    """Give the columns of a passage, lone lines above a postcode as one where they are even.

    A letter saved from Word leaves a gap below every line of the address; a printed list has the
    postcodes in a column of their own.
    """
    found: list[list[Row]] = []
    for column in columns:
        if len(column) == 1 and ends_an_address(column):
            upper = _above(lines, found, column)
            left = None if upper else beside(lines, found, column)
            if left is not None:
                found[left] = [*found[left], *column]
                continue
            rows = [row for one in found[len(found) - upper :] for row in one] if upper else []
            found[len(found) - upper :] = [[*rows, *column]]
        else:
            found.append(column)
    return found


def _above(lines: Sequence[Line], found: list[list[Row]], column: list[Row]) -> int:
    """Count the lone lines right above one, as far apart as one another and from one edge."""
    lower, step, count = lines[column[0][0]], 0.0, 0
    for upper_column in reversed(found[-_MOST_LINES:]):
        upper = lines[upper_column[0][0]]
        gap = _gap(upper, lower)
        even = 0.0 < gap < _WIDEST_MM and (not count or abs(gap - step) < _EVEN_MM)
        if len(upper_column) > 1 or not even or not _may_belong(upper, upper_column):
            break
        lower, step, count = upper, gap, count + 1
    return count


def _may_belong(line: Line, column: list[Row]) -> bool:
    text = line.text.strip()
    short = len(text) <= _LONGEST and ":" not in text and not text.endswith(".")
    return line.hidden is None and short and not has_postcode(column) and not is_label(text)


def _gap(upper: Line, lower: Line) -> float:
    """Give how far one line stands below another, in mm, or 0 where it is not right below it."""
    if upper.box is None or lower.box is None or upper.page != lower.page:
        return 0.0
    if upper.cell is not None or abs(upper.box[0] - lower.box[0]) > _EVEN_MM:
        return 0.0
    return lower.box[1] - upper.box[1]
