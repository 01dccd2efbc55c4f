"""To whom an email goes, as its header says it: no envelope, no stamp."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from checker.model import Channel
from checker.words import say
from ui.theme import Theme
from ui.widgets.channel_words import channel_words
from ui.widgets.envelope import Envelope


class EmailHeader(Envelope):
    """Name and email address below the word "To"."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty header."""
        super().__init__(theme, "", parent)

    def spoken(self, lines: str) -> str:
        """Give its name for a screen reader."""
        return say("The email goes to: {lines}", lines=lines)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Say how large it is: as high as its lines."""
        line = QFontMetrics(self._theme.font(13)).height() + self._theme.px(5)
        wide = super().sizeHint().width()
        return QSize(wide, self._theme.px(62) + line * max(len(self._lines), 2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the page's edge, the word and the lines."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge"), 1.5))
        painter.setBrush(theme.colour("page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        painter.setPen(theme.colour("page_muted"))
        painter.setFont(theme.font(9))
        painter.drawText(QPointF(px(18), px(28)), say("To"))
        self._draw_lines(painter, left=px(18), top=px(40))


def destination(theme: Theme, channel: Channel) -> Envelope:
    """Give what shows where something goes: a header for an email, else an envelope."""
    if channel is Channel.EMAIL:
        return EmailHeader(theme)
    return Envelope(theme, channel_words(channel))
