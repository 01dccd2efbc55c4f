"""What charts have in common: a round scale, and a frame that says the chart in words."""

import math
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

_STEPS = (1, 2, 2.5, 3, 4, 5, 6, 8, 10)
_LINES = 4
RING_PX: Final = 4
"""The room at each side of a chart for the frame of its focus."""


class Chart(QWidget):
    """Something painted with a text that says the same. It takes the focus, to be read out."""

    def __init__(self, theme: Theme, name: str, high: int, parent: QWidget | None = None) -> None:
        """Be of a height that grows with the text."""
        super().__init__(parent)
        self.theme, self._name, self._high = theme, name, high
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.refit)

    def say_text(self, words: str) -> None:
        """Give the words that say what the chart shows."""
        self.setAccessibleDescription(words)

    def text(self) -> str:
        """Give the words that say what the chart shows."""
        return self.accessibleDescription()

    def refit(self) -> None:
        """Follow the text size and the colours."""
        self.setMinimumHeight(self.theme.px(self._high))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Say how large it is."""
        return QSize(self.theme.px(420), self.theme.px(self._high))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Say how small it may be."""
        return QSize(self.theme.px(200), self.theme.px(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the chart, and a frame when it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_on(painter, self.area())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def area(self) -> QRectF:
        """Give the part in which the chart itself stands, inside the frame of its focus."""
        return QRectF(self.rect()).adjusted(RING_PX, RING_PX, -RING_PX, -RING_PX)

    def paint_on(self, painter: QPainter, area: QRectF) -> None:
        """Paint the chart itself into an area."""
        raise NotImplementedError


def scale(largest: float) -> tuple[float, ...]:
    """Give the values of the lines of a chart, from 0 to at least the largest value.

    >>> scale(20.2), scale(0)
    ((0.0, 6.0, 12.0, 18.0, 24.0), (0.0, 0.25, 0.5, 0.75, 1.0))
    """
    need = largest / _LINES if largest > 0 else 1 / _LINES
    power = 10 ** math.floor(math.log10(need))
    step = next(one * power for one in _STEPS if one * power >= need - 1e-12)
    return tuple(round(float(number * step), 10) for number in range(_LINES + 1))


def figure(value: float) -> str:
    """Write a value of a scale without idle digits."""
    return f"{value:g}"
