"""What stands a few pixels beside the line in which the words above it, in its card, begin."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QRadioButton, QWidget

from ui.widgets.panel import RING_PX

_NEAR, _SLACK = 8, 1
"""So many pixels beside a line seem to be an accident; so many nobody sees."""
_ABOVE = 40
"""So far above, words begin the column that something stands in."""
_MOST_WORDS = 40


def beside_its_line(shown: list[QWidget], window: QWidget) -> Iterator[str]:
    """Say which words, discs and boxes begin nearly where the words above do, and not quite.

    Args:
        shown: The widgets of the window that show.
        window: What they stand in.
    """
    begins = [(one, *_place(one, window)) for one in shown if _begins_a_line(one)]
    words = [each for each in begins if isinstance(each[0], QLabel)]
    for one, here, left in begins:
        above = [
            (there.bottom(), abs(left - other_left), other)
            for other, there, other_left in words
            if other is not one
            and 0 <= here.top() - there.bottom() + _SLACK < _ABOVE
            and abs(left - other_left) <= _NEAR
            and _card(other) is _card(one)
        ]
        nearest = max(above, key=lambda each: each[:2], default=None)
        if nearest is not None and nearest[1] > _SLACK:
            told = " below ".join(_words(each) for each in (one, nearest[2]))
            yield f"{nearest[1]} pixels beside its line: {told}"


def _begins_a_line(widget: QWidget) -> bool:
    """Say whether it is read from its left edge on."""
    if isinstance(widget, QRadioButton | QCheckBox):
        return bool(widget.text())
    if not isinstance(widget, QLabel) or not widget.text().strip():
        return False
    return not widget.alignment() & (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignHCenter)


def _place(widget: QWidget, window: QWidget) -> tuple[QRect, int]:
    """Give where it stands in the window, and where in that its disc or its words begin."""
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    ring = RING_PX if isinstance(widget, QRadioButton | QCheckBox) else 0
    inset = widget.contentsMargins().left() if isinstance(widget, QLabel) else 0
    return area, area.left() + ring + inset


def _card(widget: QWidget) -> QWidget | None:
    """Give the card, the bar or the page that it stands in."""
    here = widget.parentWidget()
    while here is not None and not isinstance(here, QFrame):
        here = here.parentWidget()
    return here


def _words(widget: QWidget) -> str:
    told = " ".join(str(getattr(widget, "text", str)()).split())
    return f"'{told[:_MOST_WORDS]}'"
