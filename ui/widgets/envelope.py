"""The envelope as it will lie on the desk; what is to be typed is dots until it is typed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from checker.words import say
from ui.theme import Theme

_WIDE = 440
_HIGH = 190


class Envelope(QWidget):
    """Name and address on paper. What it shows is also its name for a screen reader."""

    def __init__(self, theme: Theme, stamp: str, parent: QWidget | None = None) -> None:
        """Make an envelope with a stamp that says how it travels."""
        super().__init__(parent)
        self._theme, self._stamp = theme, stamp
        self._lines: tuple[str, ...] = ()
        self._secret: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        theme.changed.connect(self._follow)
        self._follow()

    def show_lines(self, lines: tuple[str, ...], hidden: int | None) -> None:
        """Show the lines; the one numbered `hidden` as dots."""
        self._lines = tuple(
            dots(line) if place == hidden else line for place, line in enumerate(lines)
        )
        self._secret = hidden
        spoken = tuple(
            say("hidden until typed") if place == hidden else line
            for place, line in enumerate(lines)
        )
        self.setAccessibleName(self.spoken(", ".join(spoken)))
        self._follow()

    def spoken(self, lines: str) -> str:
        """Give its name for a screen reader."""
        return say("On the envelope: {lines}", lines=lines)

    def lines(self) -> tuple[str, ...]:
        """Give the lines as shown."""
        return self._lines

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Say how large it is."""
        line = QFontMetrics(self._theme.font(12)).height() + self._theme.px(5)
        needed = self._theme.px(96) + line * max(len(self._lines), 3)
        return QSize(self._theme.px(_WIDE), max(self._theme.px(_HIGH), needed))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw paper, marking, stamp and lines."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("edge"), 1.5))
        painter.setBrush(theme.colour("envelope"))
        painter.drawRoundedRect(area, px(6), px(6))
        painter.setPen(theme.colour("page_muted"))
        painter.setFont(theme.font(9))
        painter.drawText(QPointF(px(18), px(26)), say("PRIVATE AND CONFIDENTIAL"))
        self._draw_stamp(painter)
        self._draw_lines(painter, left=px(56), top=px(66))

    def _draw_stamp(self, painter: QPainter) -> None:
        """Draw how it travels, where a stamp would be."""
        theme, px = self._theme, self._theme.px
        font = theme.font(9, bold=True)
        wide = QFontMetrics(font).horizontalAdvance(self._stamp) + px(24)
        stamp = QRectF(self.width() - wide - px(16), px(14), wide, px(48))
        painter.setPen(QPen(theme.colour("page_stop_ink"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(stamp, px(3), px(3))
        painter.setFont(font)
        painter.drawText(stamp, Qt.AlignmentFlag.AlignCenter, self._stamp)

    def _draw_lines(self, painter: QPainter, *, left: int, top: int) -> None:
        """Draw name and address."""
        theme, px = self._theme, self._theme.px
        painter.setPen(theme.colour("ink"))
        y = float(top)
        for place, words in enumerate(self._lines):
            last = place == len(self._lines) - 1
            font = theme.font(13 if place == 0 else 12, bold=place == 0 or last, mono=last)
            high = QFontMetrics(font).height() + px(4)
            painter.setFont(font)
            fitting = QFontMetrics(font).elidedText(
                words, Qt.TextElideMode.ElideRight, self.width() - left - px(18)
            )
            painter.drawText(
                QRectF(left, y, self.width() - left, high), Qt.AlignmentFlag.AlignVCenter, fitting
            )
            y += high

    def _follow(self) -> None:
        """Follow theme and lines."""
        self.setFixedHeight(self.sizeHint().height())
        self.setMinimumWidth(self._theme.px(_WIDE) // 2)
        self.update()


def dots(words: str) -> str:
    """Give a dot for every letter and digit.

    >>> dots("HX97 8QT")
    '•••• •••'
    """
    return "".join("•" if one.isalnum() else one for one in words)
