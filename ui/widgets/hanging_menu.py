"""A menu that hangs from a button of the bar: below the bar, so that it covers nothing of it."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget


class HangingMenu(QMenu):
    """Its right edge is that of its button, as far as the screen has room to its left."""

    def __init__(self, button: QWidget, bar: QWidget) -> None:
        """Make an empty menu."""
        super().__init__(button)
        self._button, self._bar = button, bar

    def place(self) -> QPoint:
        """Give where its upper left corner belongs, of all screens."""
        right = self._button.mapToGlobal(QPoint(self._button.width(), 0)).x()
        below = self._bar.mapToGlobal(QPoint(0, self._bar.height())).y()
        return QPoint(right - self.width(), below)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Come up there: Qt would put it below the button, over the lower part of the bar."""
        super().showEvent(event)
        at, room = self.place(), self.screen().availableGeometry()
        self.move(max(at.x(), room.left()), min(at.y(), room.bottom() + 1 - self.height()))
