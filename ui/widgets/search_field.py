"""A field to find something with: its magnifier says so, whatever stands in it."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import Theme

_ICON, _LEFT, _BESIDE = 16, 10, 24


class SearchField(QLineEdit):
    """One line, with a magnifier before its words."""

    def __init__(self, theme: Theme, hint: str, name: str, parent: QWidget | None = None) -> None:
        """Stand empty.

        Args:
            theme: gives the colours and the size of the text.
            hint: what shows while nothing is typed.
            name: what it is called for those who cannot see it.
            parent: the widget that it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the field, and the magnifier in it."""
        super().paintEvent(event)
        side = self._theme.px(_ICON)
        place = QRect(self._theme.px(_LEFT), (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        self._theme.icon("search", "muted", _ICON).paint(painter, place)
        painter.end()

    def _fit(self) -> None:
        """Keep the words clear of the magnifier at every text size."""
        self.setTextMargins(self._theme.px(_BESIDE), 0, 0, 0)
        self.update()
