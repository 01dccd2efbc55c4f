"""Bars that lie, the longest above, each with its name and its number."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.chart_paint import Chart

_ROW, _BAR, _GAP = 34, 18, 8
_WIDEST_NAME = 0.6


class BarChart(Chart):
    """Names to the left, bars to the right."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(theme, name, _ROW, parent)
        self._bars: tuple[tuple[str, int], ...] = ()
        self.refit()

    def show_bars(self, bars: Sequence[tuple[str, int]]) -> None:
        """Show a bar for each name."""
        self._bars = tuple(bars)
        self._high = _ROW * max(1, len(self._bars)) + _GAP
        told = (say("{name}: {n}.", name=name, n=n) for name, n in self._bars)
        self.say_text(" ".join(told) or say("Nothing to show."))
        self.refit()

    def paint_on(self, painter: QPainter, area: QRectF) -> None:
        """Paint the bars."""
        theme = self.theme
        painter.setFont(theme.font(9.6))
        metrics = QFontMetricsF(painter.font())
        most = max((n for _, n in self._bars), default=1) or 1
        widest = max((metrics.horizontalAdvance(name) for name, _ in self._bars), default=0.0)
        names = min(widest + theme.px(16), area.width() * _WIDEST_NAME)
        number = metrics.horizontalAdvance(f"{most:,}") + theme.px(10)
        room = max(10.0, area.width() - names - number)
        for place, (name, n) in enumerate(self._bars):
            top = area.top() + place * theme.px(_ROW)
            line = QRectF(area.left(), top, names - theme.px(8), theme.px(_ROW))
            painter.setPen(theme.colour("text"))
            told = metrics.elidedText(name, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _LEFT, told)
            inset = (theme.px(_ROW) - theme.px(_BAR)) / 2
            bar = QRectF(area.left() + names, top + inset, room * n / most, theme.px(_BAR))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("note"))
            painter.drawRoundedRect(bar, theme.px(2), theme.px(2))
            painter.setPen(theme.colour("text"))
            after = QRectF(bar.right() + theme.px(_GAP), top, number, theme.px(_ROW))
            painter.drawText(after, _LEFT, f"{n:,}")


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
