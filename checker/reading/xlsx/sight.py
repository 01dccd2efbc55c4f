"""Which cells of a sheet are not seen: hidden rows and columns, filters, cells far away."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.reading.grid import Grid, Hiding, unseen
from checker.reading.trees import Element, local, whole
from checker.reading.xlsx.cells import MM_PER_PT, RowSize
from checker.reading.xlsx.names import (
    LAST_COLUMN,
    Area,
    area_of,
    cell_at,
    child,
    is_on,
    named,
    number,
)

_FAR_ROWS = 200
_FAR_COLUMNS = 60
"""Empty rows or columns after which nobody looks for more."""
_NARROW = 0.3
_PX_PER_LETTER = 7
_PX_BESIDE = 5
_MM_PER_PX = 25.4 / 96
_MOST_COVERED = 200_000
_MOST_LARGE = 10
_MOST_AREAS = 20


def size_columns(grid: Grid, root: Element) -> None:
    """Take the widths of a sheet's columns, and which of them are hidden."""
    usual = child(root, "sheetFormatPr")
    width = None if usual is None else number(usual.get("defaultColWidth"))
    if width:
        grid.columns.usual_mm = _width_mm(width)
    listed = child(root, "cols")
    for column in () if listed is None else listed:
        first = max(whole(column.get("min"), 1) - 1, 0)
        last = min(whole(column.get("max"), first + 1) - 1, LAST_COLUMN)
        width = number(column.get("width"))
        hidden = ""
        if is_on(column, "hidden"):
            level = column.get("outlineLevel", "0")
            hidden = "hidden column" if level == "0" else "collapsed column"
        elif width is not None and width < _NARROW:
            hidden = "column without width"
        if last >= first:
            size = None if width is None else _width_mm(width)
            grid.columns.put(first, last, size, hidden)


def size_rows(
    grid: Grid, root: Element | None, rows: Iterable[RowSize], filters: Sequence[Area]
) -> None:
    """Take the heights of a sheet's rows, and why some of them are hidden."""
    usual = child(root, "sheetFormatPr")
    height = None if usual is None else number(usual.get("defaultRowHeight"))
    if height:
        grid.rows.usual_mm = height * MM_PER_PT
    if is_on(usual, "zeroHeight"):
        grid.rows.usual_hidden = "hidden row"
    filters = filters[:_MOST_AREAS]
    for row in rows:
        hidden = row.hidden
        if hidden == "hidden row" and any(area.top < row.row <= area.bottom for area in filters):
            hidden = "filtered row"
        grid.rows.put(row.row, row.row, row.height_mm, hidden)


def active_filters(root: Element) -> Iterator[Area]:
    """Give the areas of which a filter leaves rows out."""
    for filter_ in named(root, "autoFilter"):
        area = area_of(filter_.get("ref", ""))
        columns = (one for one in filter_ if local(str(one.tag)) == "filterColumn")
        if area is not None and any(len(column) for column in columns):
            yield area


def merge(grid: Grid, root: Element) -> list[Area]:
    """Take the merged areas of a sheet, and give them."""
    areas: list[Area] = []
    listed = child(root, "mergeCells")
    for merged in () if listed is None else listed:
        area = area_of(merged.get("ref", ""))
        if area is not None:
            areas.append(area)
            grid.merged[area.top, area.left] = (area.bottom, area.right)
    return areas


def first_shown(root: Element) -> tuple[int, int]:
    """Give the cell that a sheet shows at its top left when it is opened."""
    view = next(named(root, "sheetView"), None)
    at = None if view is None else cell_at(view.get("topLeftCell", ""))
    return (0, 0) if at is None else at


def hide(
    grid: Grid, *, merged: Sequence[Area], printed: Sequence[Area], shown: tuple[int, int]
) -> None:
    """Say of each cell why it is not seen, if it is not; the plainest reason counts."""
    known: dict[str, Hiding] = {}
    covered = _Covered(merged)
    printed = printed if len(printed) <= _MOST_AREAS else (_around(printed),)
    far_rows = _far_away(Counter(cell.row for cell in grid.cells), shown[0], _FAR_ROWS)
    far_columns = _far_away(Counter(cell.column for cell in grid.cells), shown[1], _FAR_COLUMNS)
    columns = {at: grid.columns.hidden(at) for at in {cell.column for cell in grid.cells}}
    row, why_row = -1, ""
    for cell in grid.cells:
        if cell.row != row:
            row, why_row = cell.row, grid.hidden or grid.rows.hidden(cell.row)
        reason = why_row or columns[cell.column]
        if not reason and merged and covered.has(cell.row, cell.column):
            reason = "cell under a merged one"
        if not reason and cell.hidden is None:
            if cell.row in far_rows or cell.column in far_columns:
                reason = "remote cell"
            elif printed and not any(area.has(cell.row, cell.column) for area in printed):
                reason = "cell outside the print area"
        if reason:
            if reason not in known:
                known[reason] = unseen(reason)
            cell.hidden = known[reason]


def _around(areas: Sequence[Area]) -> Area:
    """Give the area around some areas."""
    return Area(
        min(area.top for area in areas),
        min(area.left for area in areas),
        max(area.bottom for area in areas),
        max(area.right for area in areas),
    )


class _Covered:
    """The cells that stand under merged ones, and are kept, but not shown."""

    def __init__(self, merged: Sequence[Area]) -> None:
        self._small: set[tuple[int, int]] = set()
        self._large: list[Area] = []
        for area in merged:
            size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
            if len(self._small) + size > _MOST_COVERED:
                self._large.append(area)
                continue
            self._small.update(
                (row, column)
                for row in range(area.top, area.bottom + 1)
                for column in range(area.left, area.right + 1)
                if (row, column) != (area.top, area.left)
            )
        del self._large[_MOST_LARGE:]

    def has(self, row: int, column: int) -> bool:
        return (row, column) in self._small or any(
            area.has(row, column) and (row, column) != (area.top, area.left) for area in self._large
        )


def _far_away(counts: Counter[int], shown: int, gap: int) -> frozenset[int]:
    """Give the rows (or columns) that stand apart from where most of a sheet's cells are.

    What is on the screen when the sheet is opened is not far away.
    """
    islands: list[list[int]] = []
    last = 0
    for at in sorted(counts):
        if not islands or at - last > gap:
            islands.append([])
        islands[-1].append(at)
        last = at
    near = [one for one in islands if one[0] - gap <= shown <= one[-1] or one[0] <= gap]
    if not near and len(islands) > 1:
        near = [max(islands, key=lambda island: sum(counts[at] for at in island))]
    return frozenset(at for island in islands if island not in near for at in island)


def _width_mm(letters: float) -> float:
    return (letters * _PX_PER_LETTER + _PX_BESIDE) * _MM_PER_PX
