"""A list that opens below its field, with an arrow in the colours of the theme."""

from PySide6.QtGui import QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QComboBox, QWidget

from ui.theme import Theme

_ARROW, _GAP, _HIGH = 16, 8, 32


class DropDown(QComboBox):
    """One choice out of several; the first row says what to choose, and stands for nothing."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        first: str,
        choices: tuple[tuple[str, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        """Offer choices, each an id and its words, under a name for those who cannot see it."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.addItem(first, "")
        for key, words in choices:
            self.addItem(words, key)
        theme.changed.connect(self._fit)
        self._fit()

    def chosen(self) -> str:
        """Give the id of what was chosen, "" when nothing was."""
        return str(self.currentData() or "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the field, then the arrow: the sheet has no picture for it."""
        super().paintEvent(event)
        arrow = self._theme.pixmap("chevron-right", "text", _ARROW)
        arrow = arrow.transformed(QTransform().rotate(90))
        side = self._theme.px(_ARROW)
        painter = QPainter(self)
        left = self.width() - side - self._theme.px(_GAP)
        painter.drawPixmap(left, (self.height() - side) // 2, side, side, arrow)

    def _fit(self) -> None:
        """Follow the text size."""
        self.setMinimumHeight(self._theme.px(_HIGH))
