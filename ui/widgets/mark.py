"""A finding's mark on the page: its number, how grave it is and where it stands."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from checker.model import Finding, Place, Severity

_APART_PX: Final = 3
ROOM: Final = 4
"""Between words and the frame round them, in pixels."""
_ROOM_BETWEEN: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is drawn on the page for one finding."""

    number: int
    severity: Severity
    place: Place


def marks(findings: tuple[Finding, ...]) -> tuple[Mark, ...]:
    """Give the marks for findings in the order of the list, for those that stand in a file."""
    return tuple(
        Mark(number=number, severity=finding.severity, place=finding.place)
        for number, finding in enumerate(findings, 1)
        if finding.place.file is not None
    )


def framed(area: QRectF, *, before: int, after: int) -> QRectF:
    """Give the frame round what is marked; it touches neither its words nor those beside them.

    `before` and `after` it so many pixels are bare. Where a word stands near, the frame runs in the
    middle between the two.
    """
    left, right = (
        ROOM if bare > ROOM + 1 else max(_ROOM_BETWEEN, bare / 2) for bare in (before, after)
    )
    return area.adjusted(-left, 0, right, 3)


def framed_cells(area: QRectF) -> QRectF:
    """Give the frame round cells, inside their edges: the cells beside them are not meant."""
    return area.adjusted(1, 1, -1, -1)


def beside(area: QRectF, line: float, taken: list[float], side: float) -> QRectF:
    """Give where a number stands beside the page of a sheet, which numbers its rows itself.

    It stands on the line of what is marked, or below the numbers that are `taken` by others.
    """
    while near := [one for one in taken if abs(line - one) < side]:
        line = max(near) + side
    taken.append(line)
    return QRectF(area.left() - side - _APART_PX, line - side / 2, side, side)


def joined(areas: list[QRectF]) -> list[QRectF]:
    """Join the areas of lines that stand right below one another, as those of an address do."""
    whole: list[QRectF] = []
    for area in areas:
        near = whole and -area.height() / 2 < area.top() - whole[-1].bottom() < area.height()
        if near and abs(area.left() - whole[-1].left()) < area.height():
            whole[-1] = whole[-1].united(area)
        else:
            whole.append(area)
    return whole
