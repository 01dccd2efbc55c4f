"""Where a point of a page that was put straight stands on the page as it was scanned."""

import math
from typing import NamedTuple

from checker.model import Box
from checker.reading.scans.preparing import Plain

_QUARTER, _HALF, _THREE_QUARTERS = 90, 180, 270


class Frame(NamedTuple):
    """How a page was turned: `turned` degrees counter-clockwise, then `skew` degrees back."""

    width: int
    height: int
    """In pixels, before it was turned."""
    turned: int
    skew: float
    per_mm: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give millimetres from the top-left of the page as scanned."""
        lies = self.turned in (_QUARTER, _THREE_QUARTERS)
        width, height = (self.height, self.width) if lies else (self.width, self.height)
        turn = math.radians(-self.skew)
        across, down = x - width / 2, y - height / 2
        x = across * math.cos(turn) - down * math.sin(turn) + width / 2
        y = across * math.sin(turn) + down * math.cos(turn) + height / 2
        if self.turned == _QUARTER:
            x, y = self.width - y, x
        elif self.turned == _HALF:
            x, y = self.width - x, self.height - y
        elif self.turned == _THREE_QUARTERS:
            x, y = y, self.height - x
        return x / self.per_mm, y / self.per_mm

    def box(self, box: Box) -> Box:
        """Give the box on the page as scanned around a box of the page put straight, in pixels."""
        corners = [self.point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        width, height = self.width / self.per_mm, self.height / self.per_mm
        return (
            round(min(max(min(across), 0.0), width), 2),
            round(min(max(min(down), 0.0), height), 2),
            round(max(min(max(across), width), 0.0), 2),
            round(max(min(max(down), height), 0.0), 2),
        )


def frame_of(plain: Plain, turned: int, skew: float) -> Frame:
    """Give the frame of a picture that was turned and put straight."""
    return Frame(plain.picture.width, plain.picture.height, turned, skew, plain.per_mm)
