"""Where one is on the way: Choose, Check, Confirm."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from checker.words import say
from ui.theme import Theme

_DISC = 24
_GAP = 8
_LINE = 28
_SLACK = 8


class Stepper(QWidget):
    """Three numbered discs with their words; the past ones are ticked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start at the first step."""
        super().__init__(parent)
        self._theme, self._here, self._short = theme, 1, False
        self._words = (say("Choose"), say("Check"), say("Confirm"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._again)
        self.go(1)

    def go(self, step: int) -> None:
        """Say which step it is, from 1."""
        self._here = step
        self.setAccessibleName(
            say("Step {step} of 3: {words}", step=step, words=self._words[step - 1])
        )
        self._again()

    def shorten(self, *, short: bool) -> None:
        """Name only the step one is at, where there is no room for all three."""
        if short != self._short:
            self._short = short
            self._again()

    def _shown(self, step: int) -> str:
        """Give the word that stands beside a disc."""
        return "" if self._short and step != self._here else self._words[step - 1]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Say how large it is."""
        words = sum(
            self._metrics(bold=True).horizontalAdvance(self._shown(step)) for step in (1, 2, 3)
        )
        px = self._theme.px
        wide = words + 3 * px(_DISC) + 7 * px(_GAP) + 2 * px(_LINE) + _SLACK
        return QSize(wide, max(px(_DISC) + 4, self._metrics(bold=True).height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the discs, the words and the lines between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, x = self._theme.px, 2.0
        for step in (1, 2, 3):
            words = self._shown(step)
            x = self._draw_disc(painter, x, step) + px(_GAP)
            here = step == self._here
            painter.setFont(self._theme.font(10.5, bold=here))
            painter.setPen(self._theme.colour("text" if here else "muted"))
            wide = self._metrics(bold=here).horizontalAdvance(words)
            painter.drawText(
                QRectF(x, 0, wide + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, words
            )
            x += wide + px(_GAP)
            if step < len(self._words):
                done = step < self._here
                painter.setPen(QPen(self._theme.colour("action" if done else "edge"), 2))
                painter.drawLine(int(x), self.height() // 2, int(x + px(_LINE)), self.height() // 2)
                x += px(_LINE) + px(_GAP)

    def _draw_disc(self, painter: QPainter, x: float, step: int) -> float:
        """Draw one disc and give where it ends."""
        side = self._theme.px(_DISC)
        area = QRectF(x, (self.height() - side) / 2, side, side)
        done, here = step < self._here, step == self._here
        painter.setPen(QPen(self._theme.colour("action" if done or here else "edge"), 2))
        painter.setBrush(self._theme.colour("action" if done else "card"))
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        if done:
            inner = self._theme.px(14)
            tick = self._theme.pixmap("check", "on_action", 14)
            painter.drawPixmap(
                QRectF(area.center().x() - inner / 2, area.center().y() - inner / 2, inner, inner),
                tick,
                QRectF(tick.rect()),
            )
        else:
            painter.setFont(self._theme.font(9.5, bold=True))
            painter.setPen(self._theme.colour("text" if here else "muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(step))
        return area.right()

    def _metrics(self, *, bold: bool) -> QFontMetrics:
        """Measure words as they are drawn."""
        return QFontMetrics(self._theme.font(10.5, bold=bold))

    def _again(self) -> None:
        """Follow the theme."""
        self.setFixedSize(self.sizeHint())
        self.update()
