"""What lies over other things on a slide or a sheet: a black box over a name takes nothing away."""

from collections.abc import Callable
from typing import NamedTuple

from checker.model import Box
from checker.reading.grid import At, Book, Grid
from checker.reading.grid.covering import Behind, Corner, far_corner
from checker.reading.odf.drawing import box_of, style_of
from checker.reading.odf.names import DRAW, XLINK_HREF
from checker.reading.odf.styles import Styles
from checker.reading.opacity import is_opaque
from checker.reading.refusal import too_large
from checker.reading.trees import Element, local, whole

_RECTANGLES = frozenset({"rectangle", "ooxml-rect", "mso-spt1", "mso-spt109"})
_SEE_THROUGH = 90.0
"""Per cent: a fill with less ink lets the words behind it be seen."""
_ROUNDED_MM = 0.2
"""How far programs round the places of shapes."""
_MOST_LOOKS = 4_000_000
"""How often one shape is held against another in a whole file."""


class _Laid(NamedTuple):
    order: int
    box: Box


class Covers:
    """Finds what on a slide lies wholly behind something that cannot be seen through."""

    def __init__(self, styles: Styles, picture: Callable[[str], bytes]) -> None:
        """Take how shapes look, and what gives the bytes of a picture."""
        self._styles = styles
        self._picture = picture
        self._looks = _MOST_LOOKS

    def behind(self, slide: Element) -> frozenset[Element]:
        """Give the shapes of a slide that nobody sees, because others lie over them.

        Raises:
            Unreadable: there are more shapes than can be held against each other.
        """
        if _is_animated(slide):
            return frozenset()
        places = [(shape, box_of(shape)) for shape in slide if _is_drawn(shape)]
        laid = {
            shape: _Laid(whole(shape.get(DRAW + "z-index"), at), box)
            for at, (shape, box) in enumerate(places)
            if box is not None
        }
        hidden: set[Element] = set()
        over = [shape for shape in laid if self._may_cover(shape)]
        self._looks -= len(over) * len(laid)
        if self._looks < 0:
            raise too_large()
        for cover in over:
            under = {
                shape
                for shape, place in laid.items()
                if place.order < laid[cover].order and _holds(laid[cover].box, place.box)
            }
            if under - hidden and self._is_opaque(cover):
                hidden |= under
        return frozenset(hidden)

    def is_cover(self, shape: Element) -> bool:
        """Say whether a shape is a rectangle that nothing can be seen through."""
        return self._may_cover(shape) and self._is_opaque(shape)

    def _may_cover(self, shape: Element) -> bool:
        if shape.get(DRAW + "transform") or shape.get(DRAW + "display", "always") != "always":
            return False
        if shape.tag == DRAW + "frame":
            return shape.find(DRAW + "image") is not None and len(shape) <= _PLAIN_FRAME
        geometry = shape.find(DRAW + "enhanced-geometry")
        kind = "rectangle" if geometry is None else geometry.get(DRAW + "type", "")
        return shape.tag == DRAW + "rect" or (
            shape.tag == DRAW + "custom-shape" and geometry is not None and kind in _RECTANGLES
        )

    def _is_opaque(self, shape: Element) -> bool:
        family, name = style_of(shape)
        opacity = self._styles.said(family, name, "graphic", DRAW + "opacity").strip(" %")
        if shape.tag == DRAW + "frame":
            image = shape.find(DRAW + "image")
            faded = self._styles.said(family, name, "graphic", DRAW + "image-opacity").strip(" %")
            inked = _inked(opacity) and _inked(faded)
            target = "" if image is None else image.get(XLINK_HREF, "").removeprefix("./")
            return inked and bool(target) and is_opaque(self._picture(target))
        fill = self._styles.said(family, name, "graphic", DRAW + "fill")
        return fill == "solid" and _inked(opacity)


class BehindShapes:
    """Marks the cells of a spreadsheet that lie behind what is drawn over them."""

    def __init__(self, book: Book, covers: Covers) -> None:
        """Take the workbook, and what tells whether a shape can be seen through."""
        self._behind = Behind(book)
        self._covers = covers

    def hide(self, grid: Grid, shape: Element, at: At) -> None:
        """Mark the cells behind a shape that hangs on a cell."""
        box = box_of(shape)
        if box is None or not self._covers.is_cover(shape):
            return
        hung = Corner(at.row, 0.0, at.column, 0.0)
        first, last = (
            far_corner(grid, hung, max(across, 0.0), max(down, 0.0))
            for across, down in (box[:2], box[2:])
        )
        self._behind.hide(grid, first, last)


_PLAIN_FRAME = 4
"""A picture with its twin, its title and its description."""


def _inked(written: str) -> bool:
    try:
        return not written or float(written) >= _SEE_THROUGH
    except ValueError:
        return False


def _holds(outer: Box, inner: Box) -> bool:
    """Say whether all of one box lies in another."""
    return (
        outer[0] <= inner[0] + _ROUNDED_MM
        and outer[1] <= inner[1] + _ROUNDED_MM
        and outer[2] >= inner[2] - _ROUNDED_MM
        and outer[3] >= inner[3] - _ROUNDED_MM
    )


def _is_drawn(shape: Element) -> bool:
    return str(shape.tag).startswith(DRAW)


def _is_animated(slide: Element) -> bool:
    """Say whether something on a slide comes or goes while it is shown."""
    return any(
        local(str(name)) in ("targetElement", "shape-id")
        for element in slide.iter()
        if not _is_drawn(element)
        for name in element.attrib
    )
