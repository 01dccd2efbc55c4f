"""One even ring round the whole of a table that has the keys, above its titles and its rows."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme import Theme

_RING_PX: Final = 2
_ROUND_PX: Final = 8
"""The corners of a table, as the style sheet has them."""


class FocusRing(QWidget):
    """Lies on a table and follows it; nothing that it covers is kept from the pointer."""

    def __init__(self, theme: Theme, table: QAbstractScrollArea) -> None:
        """Belong to a table."""
        super().__init__(table)
        self._theme, self._table = theme, table
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVisible(table.hasFocus())
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        theme.changed.connect(self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the size of the table, and whether it has the keys."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        elif watched is self._table and event.type() in {
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
        }:
            self.setVisible(event.type() == QEvent.Type.FocusIn)
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), _RING_PX))
        half = _RING_PX / 2
        round_ = self._theme.px(_ROUND_PX) - half
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), round_, round_
        )

    def _fit(self) -> None:
        """Lie on the whole table, and keep its rows off its round corners and the frame there."""
        self.setGeometry(self._table.rect())
        rows, whole = self._table.viewport(), QPainterPath()
        frame = self._table.frameWidth()
        round_ = self._theme.px(_ROUND_PX) - frame
        area = QRectF(self._table.rect()).translated(-rows.pos().x(), -rows.pos().y())
        area.adjust(frame, frame, -frame, -frame)
        whole.addRoundedRect(area, round_, round_)
        rows.setMask(QRegion(whole.toFillPolygon().toPolygon()))
        self.update()
