"""Boxes and pictures that lie over cells: a black box over a name takes nothing away."""

from checker.reading.docx.colours import AUTOMATIC, UNKNOWN
from checker.reading.grid import Book, Grid
from checker.reading.grid.covering import Behind, Corner, far_corner
from checker.reading.opacity import is_opaque
from checker.reading.package import Package
from checker.reading.pptx.colours import Colours
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local, whole
from checker.reading.xlsx.names import LAST_COLUMN, LAST_ROW, child, is_on, named

_EMU_PER_MM = 36_000
_FADED = 90_000


class Covering:
    """Marks the cells of a workbook that lie behind what is drawn over its sheets."""

    def __init__(self, package: Package, book: Book, theme: Element | None) -> None:
        """Take the file, where its cells are noted, and its design."""
        self._package = package
        self._behind = Behind(book)
        self._colours = Colours(theme, None)

    def mark(self, sheet: str, grid: Grid) -> None:
        """Mark the cells of a sheet, whose part is called `sheet`.

        Raises:
            Unreadable: what is drawn over it cannot be read.
        """
        for link in self._package.links(sheet):
            if link.kind != "drawing" or link.outside or not self._package.has(link.target):
                continue
            for anchor in self._package.xml(link.target):
                corners = _place(anchor, grid)
                if corners is not None and self._is_solid(link.target, anchor):
                    self._behind.hide(grid, *corners)

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


def _place(anchor: Element, grid: Grid) -> tuple[Corner, Corner] | None:
    """Give the corners of what an anchor holds, or None where it is not placed over cells."""
    begin, end, size = (child(anchor, name) for name in ("from", "to", "ext"))
    if begin is None:
        return None
    first = _corner(begin)
    if end is not None:
        return first, _corner(end)
    if size is None:
        return None
    return first, far_corner(grid, first, _mm(size.get("cx")), _mm(size.get("cy")))


def _corner(said: Element) -> Corner:
    row, down = _mark(said, "row", LAST_ROW)
    column, across = _mark(said, "col", LAST_COLUMN)
    return Corner(row, down, column, across)


def _mark(corner: Element, way: str, most: int) -> tuple[int, float]:
    """Give the row or column of a corner, and how far in it the corner lies, in millimetres."""
    at, off = child(corner, way), child(corner, f"{way}Off")
    index = 0 if at is None else whole((at.text or "").strip())
    return min(max(index, 0), most), 0.0 if off is None else _mm(off.text)


def _mm(written: str | None) -> float:
    return max(whole((written or "").strip()), 0) / _EMU_PER_MM
