"""Two lines over the months, one dashed, with bands, events marked, and labels at their ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from checker.reports.statistics import half_up
from checker.words import say
from ui.theme import Theme
from ui.widgets.chart_paint import Chart, figure, scale

_AXIS, _BELOW, _ABOVE, _DOT = 34, 26, 26, 3.5
_BAND_ALPHA = 34
_EDGE = 1.3
_RULE_SHARE = 1 / 3
_APART = 8
_REACH = 3.0
"""A band may make the scale so many times as high as the lines need; what is above is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One month of a line: its value and between which it lies; None where it says nothing."""

    value: float | None
    low: float = 0.0
    high: float = 0.0
    why: str = ""
    """Why it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line: what it is called, its values, its colour; dashed with squares, or with rings."""

    name: str
    values: Sequence[Value]
    hue: str
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happened at a month, by its place in the line."""

    place: int
    words: str


class LineChart(Chart):
    """Lines over months. A band shows the interval of each value."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(theme, name, 262, parent)
        self._labels: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._top = scale(1)
        self.refit()

    def show_lines(
        self, labels: Sequence[str], series: Sequence[Series], marks: Sequence[Mark] = ()
    ) -> None:
        """Show lines over the months named by the labels."""
        self._labels, self._series, self._marks = tuple(labels), tuple(series), tuple(marks)
        values = [one for line in series for one in line.values if one.value is not None]
        largest = max((one.value or 0.0 for one in values), default=0.0)
        reach = max((one.high for one in values), default=0.0)
        largest = max(largest, min(reach, _REACH * largest))
        self._top = scale(largest)
        self.say_text(" ".join((*map(self._told, series), *map(self._marked, marks))))
        self.update()

    def paint_on(self, painter: QPainter, area: QRectF) -> None:
        """Paint grid, bands, marks, lines and their names."""
        theme = self.theme
        painter.setFont(theme.font(9))
        metrics = QFontMetricsF(painter.font())
        ends = max(
            (metrics.horizontalAdvance(w) for one in self._series for w in self._words(one)),
            default=0.0,
        )
        plot = area.adjusted(
            theme.px(_AXIS), theme.px(_ABOVE), -ends - theme.px(20), -theme.px(_BELOW)
        )
        self._grid(painter, plot, metrics)
        for mark in self._marks:
            self._mark(painter, plot, mark, metrics)
        for one in self._series:
            self._band(painter, plot, one)
        for one in self._series:
            self._line(painter, plot, one)
        self._names(painter, plot, metrics)

    def _x(self, plot: QRectF, place: int) -> float:
        steps = max(1, len(self._labels) - 1)
        return plot.left() + plot.width() * place / steps

    def _y(self, plot: QRectF, value: float) -> float:
        return plot.bottom() - plot.height() * max(0.0, value / self._top[-1])

    def _grid(self, painter: QPainter, plot: QRectF, metrics: QFontMetricsF) -> None:
        theme, high = self.theme, metrics.height()
        rule = QColor(theme.colour("line"))
        if theme.is_flat:  # there it is the ink of the lines that say something
            rule.setAlphaF(_RULE_SHARE)
        for value in self._top:
            y = self._y(plot, value)
            sharp = floor(y) + 0.5  # on a row of pixels, not half on two
            painter.setPen(QPen(rule, 1))
            painter.drawLine(QPointF(plot.left(), sharp), QPointF(plot.right(), sharp))
            painter.setPen(theme.colour("muted"))
            box = QRectF(plot.left() - theme.px(_AXIS), y - high / 2, theme.px(_AXIS - 8), high)
            painter.drawText(box, _RIGHT, figure(value))
        every = self._every(plot, metrics)
        for place, label in enumerate(self._labels):
            if (len(self._labels) - 1 - place) % every == 0:
                x = self._x(plot, place)
                wide = metrics.horizontalAdvance(label) + 4
                box = QRectF(x - wide / 2, plot.bottom() + theme.px(6), wide, high)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)

    def _every(self, plot: QRectF, metrics: QFontMetricsF) -> int:
        """Give which labels have room: each, each second, each third."""
        wide = max((metrics.horizontalAdvance(one) for one in self._labels), default=1.0) + 8
        return max(1, -int(-wide * (len(self._labels) - 1) // max(1.0, plot.width())))

    def _mark(self, painter: QPainter, plot: QRectF, mark: Mark, metrics: QFontMetricsF) -> None:
        x = self._x(plot, mark.place)
        painter.setPen(QPen(self.theme.colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, plot.top() - self.theme.px(8)), QPointF(x, plot.bottom()))
        painter.setPen(self.theme.colour("text"))
        words = metrics.horizontalAdvance(mark.words)
        left = x + 5 if x + 5 + words <= self.width() else x - 5 - words
        later = [one.place for one in self._marks if one.place > mark.place]
        room = (self._x(plot, min(later)) - x - 12) if later and left > x else words
        told = metrics.elidedText(mark.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, plot.top() - self.theme.px(8)), told)

    def _band(self, painter: QPainter, plot: QRectF, series: Series) -> None:
        colour = QColor(self.theme.colour(series.hue))
        colour.setAlpha(_BAND_ALPHA)
        painter.save()
        painter.setClipRect(plot)
        painter.setBrush(colour)
        for known in _runs(series.values):
            upper = [QPointF(self._x(plot, n), self._y(plot, one.high)) for n, one in known]
            lower = [QPointF(self._x(plot, n), self._y(plot, one.low)) for n, one in known]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
            painter.setPen(self._edge(series))
            for edge in (upper, lower):
                painter.drawPolyline(QPolygonF(edge))
        painter.restore()

    def _edge(self, series: Series) -> QPen:
        """Give the edge of a band: as its line, so that two are told apart where they overlap."""
        style = Qt.PenStyle.DashLine if series.dashed else Qt.PenStyle.SolidLine
        return QPen(self.theme.colour(series.hue), self.theme.px(10) * _EDGE / 10, style)

    def _line(self, painter: QPainter, plot: QRectF, series: Series) -> None:
        colour = self.theme.colour(series.hue)
        style = Qt.PenStyle.DashLine if series.dashed else Qt.PenStyle.SolidLine
        runs = [
            [QPointF(self._x(plot, n), self._y(plot, one.value or 0.0)) for n, one in known]
            for known in _runs(series.values)
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, self.theme.px(2), style))
        for points in runs:
            painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(colour, max(1.5, self.theme.px(1.6))))
        painter.setBrush(self.theme.colour("card"))
        dot = self.theme.px(10) * _DOT / 10
        for point in chain.from_iterable(runs):
            if series.dashed:
                painter.drawRect(QRectF(point.x() - dot, point.y() - dot, 2 * dot, 2 * dot))
            else:
                painter.drawEllipse(point, dot, dot)

    def _names(self, painter: QPainter, plot: QRectF, metrics: QFontMetricsF) -> None:
        """Write the names at the ends of the lines, apart from one another and from the months."""
        painter.setFont(self.theme.font(9, bold=True))
        high = metrics.height()
        for top, end, one in self._placed(plot, high):
            colour = self.theme.colour(one.hue)
            if end.x() < plot.right():  # it says nothing of the last month: its name is far off
                painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
                middle = top + high * len(self._words(one)) / 2
                dot = self.theme.px(10) * _DOT / 10
                painter.drawLine(
                    QPointF(end.x() + 2 * dot, end.y()),
                    QPointF(plot.right() + self.theme.px(8), middle),
                )
            painter.setPen(colour)
            for number, word in enumerate(self._words(one)):
                at = QPointF(plot.right() + self.theme.px(10), top + high * (number + 0.8))
                painter.drawText(at, word)

    def _placed(self, plot: QRectF, high: float) -> list[tuple[float, QPointF, Series]]:
        """Give the top of each name, the end of its line, and the line.

        A name stands beside its end. A line that says nothing of the last month is led to its
        name: that one stands above, or below, where its place is a line's that does.
        """
        ends = [
            (QPointF(self._x(plot, place), self._y(plot, value.value or 0.0)), one)
            for one in self._series
            for place, value in [*chain.from_iterable(_runs(one.values))][-1:]
        ]
        least, most = plot.top() - high, plot.bottom() + 2
        last = sorted(
            (each for each in ends if each[0].x() >= plot.right()), key=lambda end: end[0].y()
        )
        boxes = [self._box(end, one, high) for end, one in last]
        tops = apart(boxes, least, most)
        placed = [(top, *each) for top, each in zip(tops, last, strict=True)]
        taken = [(top, top + tall) for top, (_, tall) in zip(tops, boxes, strict=True)]
        for end, one in ends:
            if end.x() < plot.right():
                top = _beside(self._box(end, one, high), taken, least, most)
                taken.append((top, top + high * len(self._words(one))))
                placed.append((top, end, one))
        return placed

    def _box(self, end: QPointF, series: Series, high: float) -> tuple[float, float]:
        """Give the top and the height of a name that stands right beside its end."""
        tall = high * len(self._words(series))
        return end.y() - tall / 2, tall

    def _told(self, series: Series) -> str:
        """Say a line in words: its first, its highest and its last value."""
        known = [
            (label, one.value)
            for label, one in zip(self._labels, series.values, strict=True)
            if one.value is not None
        ]
        if not known:
            return say("{name}: too few letters, or too unsure, to say.", name=series.name)
        peak = max(known, key=lambda one: one[1])
        return say(
            "{name}, in every 1,000 letters: {first} in {begin}, at most {most} in {peak}, "
            "{last} in {end}.",
            name=series.name,
            first=half_up(known[0][1], 1),
            begin=known[0][0],
            most=half_up(peak[1], 1),
            peak=peak[0],
            last=half_up(known[-1][1], 1),
            end=known[-1][0],
        )

    def _words(self, series: Series) -> tuple[str, ...]:
        """Give the lines of a name at its end, and why the last month says nothing."""
        last = series.values[-1] if series.values else Value(value=None)
        told = [self._gap(place, one) for place, one in [(len(series.values) - 1, last)] if one.why]
        return (*_two(series.name), *told)

    def _gap(self, place: int, value: Value) -> str:
        return say("{month}: {words}.", month=self._labels[place], words=value.why)

    def _marked(self, mark: Mark) -> str:
        return say("{month}: {words}.", month=self._labels[mark.place], words=mark.words)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _runs(values: Sequence[Value]) -> Iterator[list[tuple[int, Value]]]:
    """Give the values with their places, parted where a month says nothing: no line goes there."""
    for known, run in groupby(enumerate(values), key=lambda one: one[1].value is not None):
        if known:
            yield list(run)


def apart(boxes: Sequence[tuple[float, float]], least: float, most: float) -> list[float]:
    """Give new tops to boxes (top, height), sorted, so that none lies on another or outside.

    >>> apart([(0, 20), (10, 20), (95, 20)], 0, 100)
    [0, 22, 80]
    """
    tops: list[float] = []
    for top, high in boxes:
        tops.append(max(least, top))
        least = tops[-1] + high + _APART
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = min(tops[place], most - boxes[place][1])
        most = tops[place] - _APART
    return tops


def _beside(
    box: tuple[float, float], taken: Sequence[tuple[float, float]], least: float, most: float
) -> float:
    """Give the top of a box where it lies on none that is taken: as it is, above all, or below."""
    top, tall = box
    if any(top < last + _APART and first - _APART < top + tall for first, last in taken):
        above = min(first for first, _ in taken) - _APART - tall
        top = above if above >= least else max(last for _, last in taken) + _APART
    return max(least, min(top, most - tall))


def _two(name: str) -> tuple[str, ...]:
    """Break a name into two lines at the middle space."""
    words = name.split()
    half = (len(words) + 1) // 2
    return tuple(filter(None, (" ".join(words[:half]), " ".join(words[half:]))))
