"""Where a point of a PDF page stands on the page as a person is shown it, in millimetres."""

from typing import NamedTuple

import pypdfium2 as pdfium

from checker.model import Box, Page

MM_PER_PT = 25.4 / 72
_QUARTER, _HALF, _THREE_QUARTERS = 90, 180, 270
_FARTHEST_MM = 1e8
_FARTHEST_PT = 2e7
"""Seven kilometres from the corner: no page of any program is so large."""


class Sheet(NamedTuple):
    """One page as shown: cropped to its CropBox and turned by its /Rotate."""

    number: int
    left: float
    bottom: float
    right: float
    top: float
    turned: int
    """How far the page is turned clockwise: 0, 90, 180 or 270 degrees."""

    @property
    def _lies(self) -> bool:
        """Say whether the page is turned on its side."""
        return self.turned in (_QUARTER, _THREE_QUARTERS)

    @property
    def width_pt(self) -> float:
        """Give the width as shown, in points."""
        return self.top - self.bottom if self._lies else self.right - self.left

    @property
    def height_pt(self) -> float:
        """Give the height as shown, in points."""
        return self.right - self.left if self._lies else self.top - self.bottom

    @property
    def width_mm(self) -> float:
        """Give the width as shown, in millimetres."""
        return self.width_pt * MM_PER_PT

    @property
    def height_mm(self) -> float:
        """Give the height as shown, in millimetres."""
        return self.height_pt * MM_PER_PT

    def page(self) -> Page:
        """Give the page for the Document."""
        return Page(
            number=self.number, width_mm=round(self.width_mm, 2), height_mm=round(self.height_mm, 2)
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give millimetres from the top-left as shown for a point of the page's own space."""
        if self.turned == _QUARTER:
            across, down = y - self.bottom, x - self.left
        elif self.turned == _HALF:
            across, down = self.right - x, y - self.bottom
        elif self.turned == _THREE_QUARTERS:
            across, down = self.top - y, self.right - x
        else:
            across, down = x - self.left, self.top - y
        return across * MM_PER_PT, down * MM_PER_PT

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Give the box as shown for a rectangle of the page's own space."""
        x1, y1 = self.point(left, bottom)
        x2, y2 = self.point(right, top)
        return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    def holds(self, box: Box) -> bool:
        """Say whether the middle of a box stands on the page."""
        across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return 0 <= across <= self.width_mm and 0 <= down <= self.height_mm

    def clipped(self, box: Box) -> Box | None:
        """Give what of a box stands on the page, or None."""
        left, top = max(box[0], 0.0), max(box[1], 0.0)
        right, bottom = min(box[2], self.width_mm), min(box[3], self.height_mm)
        return (left, top, right, bottom) if left < right and top < bottom else None


def sheet_of(page: pdfium.PdfPage, number: int) -> Sheet:
    """Give the sheet of an open pdfium page.

    Raises:
        PdfiumError: its size cannot be.
    """
    left, bottom, right, top = page.get_bbox()
    if not all(abs(edge) < _FARTHEST_PT for edge in (left, bottom, right, top)):
        raise pdfium.PdfiumError("a page without end")
    return Sheet(
        number=number,
        left=left,
        bottom=bottom,
        right=right,
        top=top,
        turned=page.get_rotation() % 360,
    )


def rounded(box: Box) -> Box:
    """Give a box to a hundredth of a millimetre, and no farther away than any page can be."""
    left, top, right, bottom = (
        round(min(max(edge, -_FARTHEST_MM), _FARTHEST_MM), 2) for edge in box
    )
    return (left, top, right, bottom)
