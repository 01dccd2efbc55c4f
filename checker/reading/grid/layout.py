"""Cuts sheets into pages in millimetres, so that every cell has a place to be pointed at."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.model import Box, Page
from checker.reading.grid.axis import Axis
from checker.reading.grid.sheets import Grid, address

MOST_PAGES = 200
LAST_ROW = 1_048_575
LAST_COLUMN = 16_383
MOST_ACROSS_MM = 375.0
MOST_DOWN_MM = 580.0
TITLE_MM = 9.0
LETTERS_MM = 5.0
NUMBERS_MM = 13.0
GUTTER_MM = 32.0
"""Room on the right in which hidden rows are named."""
RIBBON_MM = 4.5
"""Room above the letters in which hidden columns are named."""
MARGIN_MM = 4.0
_LEAST_PAGE_MM = 90.0
_MOST_MORE = 60
_USUAL_ACROSS_MM = 150.0
_USUAL_DOWN_MM = 50.0
"""A page of less than that is filled up with empty cells, over which long words run on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Rows, or columns, that stand on one page: the first, and where each begins and ends."""

    first: int
    edges: tuple[float, ...]

    @property
    def last(self) -> int:
        """Give the last row or column of the band."""
        return self.first + len(self.edges) - 2

    def spread(self, first: int, last: int) -> tuple[float, float]:
        """Give from where to where a run goes; what stands on other pages is left out."""
        begin = min(max(first - self.first, 0), len(self.edges) - 2)
        end = min(max(last - self.first, begin), len(self.edges) - 2)
        return self.edges[begin], self.edges[end + 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One page: which rows and columns of which sheet stand on it, and from where."""

    page: Page
    sheet: int
    down: Band
    across: Band
    left_mm: float
    top_mm: float


@dataclass(slots=True, kw_only=True)
class _Cut:
    """How one sheet is cut: its bands, and the tiles by the numbers of their bands."""

    down: Sequence[Band]
    across: Sequence[Band]
    starts_down: list[int]
    starts_across: list[int]
    last_row: int
    tiles: dict[tuple[int, int], Tile] = field(default_factory=dict)


class Layout:
    """The pages of a workbook, and the place of each cell on them."""

    def __init__(self, grids: Sequence[Grid], most_pages: int = MOST_PAGES) -> None:
        """Cut the sheets, one after another, into as many pages as may be drawn."""
        self.tiles: list[Tile] = []
        self.sheets = grids
        self._most = most_pages
        self._cuts = [self._cut(number, grid) for number, grid in enumerate(grids)]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Give the pages, counted from 1 through all sheets."""
        return tuple(tile.page for tile in self.tiles)

    def place(self, sheet: int, row: int, column: int) -> tuple[int | None, Box | None]:
        """Give the page and the box of a cell, or None twice where it has no page.

        A merged cell has the box of its whole area, as far as it stands on that page.
        """
        tile = self._tile(sheet, row, column)
        if tile is None:
            return None, None
        last = self.sheets[sheet].merged.get((row, column), (row, column))
        top, bottom = tile.down.spread(row, last[0])
        left, right = tile.across.spread(column, last[1])
        return tile.page.number, (
            tile.left_mm + left,
            tile.top_mm + top,
            tile.left_mm + right,
            tile.top_mm + bottom,
        )

    def _tile(self, sheet: int, row: int, column: int) -> Tile | None:
        cut = self._cuts[sheet]
        if row > cut.last_row:
            return None
        at = (
            bisect_right(cut.starts_down, row) - 1,
            bisect_right(cut.starts_across, column) - 1,
        )
        tile = cut.tiles.get(at)
        on_it = tile is not None and row <= tile.down.last and column <= tile.across.last
        return tile if on_it else None

    def _cut(self, number: int, grid: Grid) -> _Cut:
        rows = {cell.row for cell in grid.cells} | {at[0] for at in grid.anchors}
        columns = {cell.column for cell in grid.cells} | {at[1] for at in grid.anchors}
        across = _bands(sorted(columns) or [0], grid.columns, MOST_ACROSS_MM)
        most = self._most - len(self.tiles)
        down = _bands(sorted(rows) or [0], grid.rows, MOST_DOWN_MM, most)
        names = {
            (lower, right): f"{address(one.first, other.first)}:{address(one.last, other.last)}"
            for lower, one in enumerate(down)
            for right, other in enumerate(across)
        }
        _fill_up(across, grid.columns, _USUAL_ACROSS_MM, LAST_COLUMN)
        _fill_up(down, grid.rows, _USUAL_DOWN_MM, LAST_ROW)
        cut = _Cut(
            down=down,
            across=across,
            starts_down=[band.first for band in down],
            starts_across=[band.first for band in across],
            last_row=down[-1].last if down else -1,
        )
        spots = _spots(grid, cut) if down else set()
        for right, lower in sorted(spots)[:most]:
            label = grid.name if len(spots) == 1 else f"{grid.name}, {names[lower, right]}"
            tile = self._made(number, grid, down[lower], across[right], label)
            cut.tiles[lower, right] = tile
            self.tiles.append(tile)
        return cut

    def _made(self, number: int, grid: Grid, down: Band, across: Band, label: str) -> Tile:
        rows_hidden = any(grid.rows.hidden(row) for row in range(down.first, down.last + 1))
        columns_hidden = any(grid.columns.hidden(at) for at in range(across.first, across.last + 1))
        top = TITLE_MM + LETTERS_MM + (RIBBON_MM if columns_hidden else 0.0)
        left = MARGIN_MM + NUMBERS_MM
        width = left + across.edges[-1] + (GUTTER_MM if rows_hidden else MARGIN_MM)
        page = Page(
            number=len(self.tiles) + 1,
            width_mm=max(round(width, 2), _LEAST_PAGE_MM),
            height_mm=round(top + down.edges[-1] + MARGIN_MM, 2),
            label=label,
            hidden=bool(grid.hidden),
        )
        return Tile(page=page, sheet=number, down=down, across=across, left_mm=left, top_mm=top)


def laid_out(grids: Sequence[Grid]) -> Layout:
    """Lay out the sheets of a workbook on pages."""
    return Layout(grids)


def _bands(used: Iterable[int], axis: Axis, most_mm: float, most: int = MOST_PAGES) -> list[Band]:
    """Cut the used rows or columns into bands of a page each; what is empty between is left out."""
    bands: list[Band] = []
    first, edges = 0, [0.0]
    for at in used:
        if len(bands) >= most:
            return bands
        if not _reach(axis, first, edges, at, most_mm):
            if len(edges) > 1:
                bands.append(Band(first=first, edges=tuple(edges)))
            first, edges = at, [0.0]
            _reach(axis, first, edges, at, most_mm)
    if len(edges) > 1 and len(bands) < most:
        bands.append(Band(first=first, edges=tuple(edges)))
    return bands


def _spots(grid: Grid, cut: _Cut) -> set[tuple[int, int]]:
    """Give the bands across and down, by their numbers, that hold anything together."""
    last = cut.down[-1].last
    spots: set[tuple[int, int]] = set()
    known: dict[int, int] = {}
    row, lower = -1, 0
    for cell in grid.cells:
        if cell.row != row:
            row = cell.row
            if row > last:
                break
            lower = bisect_right(cut.starts_down, row) - 1
        if cell.column not in known:
            known[cell.column] = bisect_right(cut.starts_across, cell.column) - 1
        spots.add((known[cell.column], lower))
    for row, column in grid.anchors:
        if row <= last:
            right = bisect_right(cut.starts_across, column) - 1
            spots.add((right, bisect_right(cut.starts_down, row) - 1))
    return spots or {(0, 0)}


def _fill_up(bands: list[Band], axis: Axis, least_mm: float, last: int) -> None:
    """Lengthen short bands with rows or columns that are shown and empty."""
    for number, band in enumerate(bands):
        edges = list(band.edges)
        end = bands[number + 1].first if number + 1 < len(bands) else band.first + _MOST_MORE
        for at in range(band.last + 1, end):
            if edges[-1] >= least_mm or at > last or axis.hidden(at):
                break
            edges.append(edges[-1] + axis.size(at))
        bands[number] = Band(first=band.first, edges=tuple(edges))


def _reach(axis: Axis, first: int, edges: list[float], at: int, most_mm: float) -> bool:
    """Lengthen a band to a row or column, and say whether there was room; else leave it alone."""
    grown = list(edges)
    for index in range(first + len(edges) - 1, at + 1):
        end = grown[-1] + axis.size(index)
        if end > most_mm and len(grown) > 1:
            return False
        grown.append(end)
    edges[:] = grown
    return True
