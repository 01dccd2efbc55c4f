"""How grave something is, never by colour alone: a word, an icon, a shape and a colour together."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from checker.model import Severity
from checker.words import say
from ui.theme import Theme
from ui.widgets.icon import Icon
from ui.widgets.text import Text

ICONS = {
    "stop": "octagon-alert",
    "check": "triangle-alert",
    "note": "info",
    "good": "circle-check",
    "waiting": "clock",
}
_CORNER = 4
_BADGE = 22


def word(severity: Severity) -> str:
    """Give the word for a severity: Stop, Check or Note."""
    words = {
        Severity.STOP: say("Stop"),
        Severity.CHECK: say("Check"),
        Severity.NOTE: say("Note"),
    }
    return words[severity]


class Chip(QFrame):
    """A small rounded label with an icon: "2 Stop"."""

    def __init__(
        self,
        theme: Theme,
        kind: str,
        words: str,
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show words in the look of a severity ("stop", "check", "note") or "good"."""
        super().__init__(parent)
        self._theme, self._kind = theme, kind
        box = QHBoxLayout(self)
        self._box = box
        box.addWidget(Icon(theme, icon or ICONS[kind], kind, 14))
        self._words = Text(words, kind, wrap=False)
        box.addWidget(self._words)
        theme.changed.connect(self._fit)
        self._fit()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def _fit(self) -> None:
        """Keep icon and words as far apart as the text is large."""
        px = self._theme.px
        self._box.setContentsMargins(px(8), 1, px(10), 1)
        self._box.setSpacing(px(5))
        self.update()

    def say(self, words: str) -> None:
        """Show other words."""
        self._words.setText(words)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the pill behind the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour(self._kind))
        painter.setBrush(self._theme.colour(f"{self._kind}_ground"))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)


class Badge(QWidget):
    """The number of a finding: square for a Stop, round for the others."""

    def __init__(
        self, theme: Theme, number: int, severity: Severity, parent: QWidget | None = None
    ) -> None:
        """Show a number."""
        super().__init__(parent)
        self._theme, self._number, self._severity = theme, number, severity
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._resize)
        self._resize()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Say how large it is."""
        return QSize(self._theme.px(_BADGE), self._theme.px(_BADGE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the shape and the number."""
        painter = QPainter(self)
        kind = self._severity.value
        paint_number(
            painter,
            self._theme,
            QRectF(self.rect()),
            self._number,
            self._severity,
            ground=kind,
            ink=f"on_{kind}",
        )

    def _resize(self) -> None:
        """Follow the text size."""
        self.setFixedSize(self.sizeHint())
        self.update()


def paint_number(
    painter: QPainter,
    theme: Theme,
    area: QRectF,
    number: int,
    severity: Severity,
    *,
    ground: str,
    ink: str,
) -> None:
    """Paint a finding's number in its shape: a square for a Stop, a disc for the others."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    if severity is Severity.STOP:
        corner = theme.px(_CORNER)
        painter.drawRoundedRect(area, corner, corner)
    else:
        painter.drawEllipse(area)
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.font(9.5, bold=True))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(number))
