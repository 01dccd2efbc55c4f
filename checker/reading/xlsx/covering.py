"""Boxes and pictures that lie over cells: a black box over a name takes nothing away."""

from bisect import bisect_left
from typing import NamedTuple

from checker.model import Concealment, TraceKind
from checker.reading.docx.colours import AUTOMATIC, UNKNOWN
from checker.reading.grid import Book, Grid, GridCell, Hiding
from checker.reading.grid.axis import Axis
from checker.reading.opacity import is_opaque
from checker.reading.package import Package
from checker.reading.pptx.colours import Colours
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local, whole
from checker.reading.xlsx.names import LAST_COLUMN, LAST_ROW, child, is_on, named
from checker.words import say

_EMU_PER_MM = 36_000
_COVERED = Hiding(Concealment.COVERED, TraceKind.REDACTION, "covered text")
_MOST_LOOKS = 3_000_000
"""How often one cell is held against a box in a whole workbook."""
_MOST_STEPS = 20_000
_MM_PER_LETTER_AND_PT = 0.16
"""A narrow letter: words are thought of as no longer than they are at least."""
_ROUNDED = 0.25
"""The share of a row or column that a box may leave free, as programs round its place."""
_FADED = 90_000


class _Cover(NamedTuple):
    """The rows and columns that a box lies over altogether, and how far it goes to the right."""

    top: int
    bottom: int
    left: int
    right: int
    end_mm: float


class Covering:
    """Marks the cells of a workbook that lie behind what is drawn over its sheets."""

    def __init__(self, package: Package, book: Book, theme: Element | None) -> None:
        """Take the file, where its cells are noted, and its design."""
        self._package = package
        self._book = book
        self._colours = Colours(theme, None)
        self._looks = _MOST_LOOKS

    def mark(self, sheet: str, grid: Grid) -> None:
        """Mark the cells of a sheet, whose part is called `sheet`.

        Raises:
            Unreadable: what is drawn over it cannot be read.
        """
        for link in self._package.links(sheet):
            if link.kind != "drawing" or link.outside or not self._package.has(link.target):
                continue
            for anchor in self._package.xml(link.target):
                cover = _place(anchor, grid)
                if cover is not None and self._is_solid(link.target, anchor):
                    self._hide(cover, grid)

    def _hide(self, cover: _Cover, grid: Grid) -> None:
        first = bisect_left(grid.cells, cover.top, key=_row)
        for cell in grid.cells[first:]:
            if cell.row > cover.bottom:
                return
            self._looks -= 1 + max(cell.column - cover.left, 0)
            if self._looks < 0:
                why = say("There is too much drawn over the cells to say what it covers.")
                self._book.gap("unread.too-large", why)
                return
            if cell.hidden is None and cell.text.strip() and _is_behind(cell, cover, grid.columns):
                cell.hidden = _COVERED

    def _is_solid(self, drawing: str, anchor: Element) -> bool:
        """Say whether an anchor holds one upright rectangle that nothing can be seen through."""
        shapes = [one for one in anchor if local(str(one.tag)) in ("sp", "pic")]
        if len(shapes) != 1 or is_on(next(named(shapes[0], "cNvPr"), None), "hidden"):
            return False
        shape, properties = shapes[0], child(shapes[0], "spPr")
        form, place = child(properties, "prstGeom"), child(properties, "xfrm")
        rectangle = form is None or form.get("prst") == "rect"
        if not rectangle or (place is not None and whole(place.get("rot"))):
            return False
        if local(str(shape.tag)) == "pic":
            return self._is_solid_picture(drawing, shape)
        fill = self._colours.fill(properties, child(shape, "style"))
        return fill not in (AUTOMATIC, UNKNOWN) or _is_plain_theme_fill(properties)

    def _is_solid_picture(self, drawing: str, shape: Element) -> bool:
        blip = next(named(shape, "blip"), None)
        if blip is None or any(True for _ in named(blip, "alphaModFix", "clrChange")):
            return False
        for name, link_id in blip.attrib.items():
            link = self._package.link(drawing, str(link_id))
            if local(str(name)) != "embed" or link is None or link.outside:
                continue
            try:
                return self._package.has(link.target) and is_opaque(self._package.read(link.target))
            except Unreadable:
                return False  # Whoever reads the picture says so.
        return False


def _is_plain_theme_fill(properties: Element | None) -> bool:
    """Say whether a shape is filled with a colour of the design, which cannot be told here."""
    fill = child(properties, "solidFill")
    if fill is None:
        return False
    return all(whole(one.get("val"), _FADED) >= _FADED for one in named(fill, "alpha"))


def _is_behind(cell: GridCell, cover: _Cover, columns: Axis) -> bool:
    """Say whether a cell's words lie wholly behind a box."""
    if not cover.left <= cell.column <= cover.right:
        return False
    if cell.number or cell.look.wrap or cell.look.align in ("right", "center"):
        return True
    longest = max(map(len, cell.text.split("\n")))
    needed = longest * cell.look.size_pt * _MM_PER_LETTER_AND_PT
    begins = sum(columns.size(one) for one in range(cover.left, cell.column))
    return begins + needed <= cover.end_mm


def _place(anchor: Element, grid: Grid) -> _Cover | None:
    """Give what an anchor lies over, or None for nothing."""
    begin = child(anchor, "from")
    if begin is None:
        return None
    top, above = _mark(begin, "row", LAST_ROW)
    left, before = _mark(begin, "col", LAST_COLUMN)
    end = child(anchor, "to")
    if end is not None:
        bottom, below = _mark(end, "row", LAST_ROW)
        right, after = _mark(end, "col", LAST_COLUMN)
    else:
        size = child(anchor, "ext")
        high, wide = (0.0, 0.0) if size is None else (_mm(size.get("cy")), _mm(size.get("cx")))
        bottom, below = _along(grid.rows, top, above + high)
        right, after = _along(grid.columns, left, before + wide)
    first = top if above <= _ROUNDED * grid.rows.size(top) else top + 1
    last = bottom if below >= (1 - _ROUNDED) * grid.rows.size(bottom) else bottom - 1
    one = left if before <= _ROUNDED * grid.columns.size(left) else left + 1
    other = right if after >= (1 - _ROUNDED) * grid.columns.size(right) else right - 1
    if first > last or one > other or other - one > _MOST_STEPS:
        return None
    ends = sum(grid.columns.size(column) for column in range(one, right)) + after
    return _Cover(first, last, one, other, ends)


def _mark(corner: Element, way: str, most: int) -> tuple[int, float]:
    """Give the row or column of a corner, and how far in it the corner lies, in millimetres."""
    at, off = child(corner, way), child(corner, f"{way}Off")
    index = 0 if at is None else whole((at.text or "").strip())
    return min(max(index, 0), most), 0.0 if off is None else _mm(off.text)


def _along(axis: Axis, first: int, length: float) -> tuple[int, float]:
    """Give the row or column in which a length from the start of another one ends."""
    for index in range(first, first + _MOST_STEPS):
        if length <= axis.size(index):
            return index, length
        length -= axis.size(index)
    return first, 0.0


def _mm(written: str | None) -> float:
    return max(whole((written or "").strip()), 0) / _EMU_PER_MM


def _row(cell: GridCell) -> int:
    return cell.row
