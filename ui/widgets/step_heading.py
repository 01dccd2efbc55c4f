"""A numbered question: "1 Who should receive this?"."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.panel import row
from ui.widgets.text import Text

_DISC, _GAP = 24, 10


def words_begin(theme: Theme) -> int:
    """Give how far from the edge the question of a step begins."""
    return theme.px(_DISC) + _GAP


class StepHeading(QWidget):
    """A disc with a number, and the question beside it."""

    def __init__(self, theme: Theme, step: int, words: str, parent: QWidget | None = None) -> None:
        """Ask a question."""
        super().__init__(parent)
        self.setProperty("kind", "clear")
        line = row(Disc(theme, step), spacing=_GAP, margins=(0, 6, 0, 0))
        line.addWidget(Text(words, "strong"), 1)
        self.setLayout(line)


class Disc(QWidget):
    """A number in a circle."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        """Show a number."""
        super().__init__(parent)
        self._theme, self._number = theme, number
        theme.changed.connect(self._resize)
        self._resize()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Say how large it is."""
        return QSize(self._theme.px(_DISC), self._theme.px(_DISC))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw circle and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("edge"))
        painter.setBrush(self._theme.colour("chosen"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._theme.font(9.5, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _resize(self) -> None:
        """Follow the text size."""
        self.setFixedSize(self.sizeHint())
        self.update()
