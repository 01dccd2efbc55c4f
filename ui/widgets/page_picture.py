"""One page of a letter as a picture, with findings marked in parts of its width and height."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from checker.desk.review.review_answers import ReviewBox, ReviewPage
from checker.model import Severity
from checker.words import say
from ui.theme import Theme
from ui.widgets.letter_page import underline
from ui.widgets.mark import ROOM, beside, framed_cells, joined
from ui.widgets.paper import Paper, tint
from ui.widgets.severity import paint_number

_GUTTER_PX, _ABOVE_PX, _MARK_PX, _ROOM_PX = 28, 14, 22, 6
_MOST_PAGE_PX = 820
_CLEAR_PX = 6
_MARGIN, _BAR_PX = 0.074, 4
"""Of the page: left of here is the bar of a mark on a covered page."""
_GUTTER, _ABREAST = 0.088, 2
"""All numbers end here or further left, so many beside one another as have room there, at most
so many, and the others below."""
_EDGE_PX, _APART_PX = 4, 3
"""Between a number and the edge of the page, and between two numbers."""
_TINTS = {Severity.STOP: "page_stop", Severity.CHECK: "page_check", Severity.NOTE: "page_note"}


class PagePicture(QAbstractScrollArea):
    """A page that scrolls, and brings a finding's mark into view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._boxes: tuple[ReviewBox, ...] = ()
        self._picture = Paper()
        self._current, self._covered, self._sheet = 0, False, False
        self.setProperty("kind", "letter")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("The letter's page"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def show_page(self, page: ReviewPage | None, words: str) -> None:
        """Show another page, from its top, under a name for those who cannot see it."""
        picture = QPixmap()
        if page is not None:
            picture.loadFromData(page.png)
        self._picture = Paper(picture)
        self._boxes = () if page is None else page.boxes
        if page is not None and page.covered:
            # A bar in the margin: nobody guesses a name by how long its mark is.
            self._boxes = tuple(replace(one, x0=_MARGIN, x1=_MARGIN) for one in page.boxes)
        self._covered = page is not None and page.covered
        self._sheet = page is not None and page.sheet
        self.setAccessibleName(words)
        self._resize_bar()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def point_out(self, number: int) -> None:
        """Frame one finding's mark, and bring it into view."""
        self._current = number
        tops = [one.y0 for one in self._boxes if one.number == number]
        if tops:
            middle = self.viewport().height() / 3
            place = min(tops) * self._height() + _ABOVE_PX - middle
            self.verticalScrollBar().setValue(max(0, int(place)))
        self.viewport().update()

    def marks(self) -> tuple[ReviewBox, ...]:
        """Give the marks as they are drawn."""
        return self._boxes

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width, and keep what is pointed out in view."""
        super().resizeEvent(event)
        self._resize_bar()
        self.point_out(self._current)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw anew when it is scrolled."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the paper, what stands on it, and the marks."""
        if self._picture.is_blank:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self._area()
        self._picture.lay(painter, self._theme, area)
        painter.setPen(self._theme.colour("page_edge"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        used: dict[int, int] = {}
        taken: list[float] = []
        for number in dict.fromkeys(one.number for one in self._boxes):
            self._draw_mark(painter, area, number, (used, taken))

    def _draw_mark(
        self,
        painter: QPainter,
        area: QRectF,
        number: int,
        others: tuple[dict[int, int], list[float]],
    ) -> None:
        """Draw one finding: a tint like a marker pen's, a line below, and its number beside."""
        boxes = [one for one in self._boxes if one.number == number]
        severity = boxes[0].severity
        rects = [_on(one, area) for one in boxes]
        ink = self._theme.colour(f"{_TINTS[severity]}_ink")
        for rect in () if self._covered else rects:
            tint(painter, self._theme, rect, self._theme.colour(_TINTS[severity]))
            if not (self._sheet and number == self._current):
                underline(painter, rect, ink, wavy=severity is Severity.CHECK)
        if self._covered:
            rects = joined(rects)
            bar = self._theme.px(_BAR_PX)
            for rect in rects:
                painter.fillRect(rect.adjusted(-bar, 0, 0, 0), ink)
        elif number == self._current:
            painter.setPen(QPen(ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for whole in joined(rects):
                around = framed_cells(whole) if self._sheet else self._picture.frame(area, whole)
                painter.drawRoundedRect(around, 4, 4)
        side, (used, taken) = self._theme.px(_MARK_PX), others
        ground = f"{_TINTS[severity]}_ink"
        if self._sheet:
            place = beside(area, rects[0].center().y(), taken, side)
        else:
            place = self._before(rects[0], area, used)
        paint_number(painter, self._theme, place, number, severity, ground=ground, ink="page")

    def _before(self, rect: QRectF, area: QRectF, used: dict[int, int]) -> QRectF:
        """Give where a number stands in the margin, beside what is marked."""
        side, line = self._theme.px(_MARK_PX), int(rect.center().y())
        near = next((y for y in used if abs(y - line) < side), line)
        used[near] = used.get(near, 0) + 1
        left = self._numbers_end(area)
        room = left - area.left() - _EDGE_PX + _APART_PX
        abreast = max(1, min(_ABREAST, int(room // (side + _APART_PX))))
        row, column = divmod(used[near] - 1, abreast)
        return QRectF(
            max(area.left() + _EDGE_PX, left - side - column * (side + _APART_PX)),
            near - side / 2 + row * (side + _APART_PX),
            side,
            side,
        )

    def _numbers_end(self, area: QRectF) -> int:
        """Give the line at which all numbers end, clear of the frame round what is marked."""
        clear = ROOM + _CLEAR_PX
        begins = (_on(one, area).left() - clear for one in self._boxes)
        return int(min((*begins, area.left() + _GUTTER * area.width())))

    def _width(self) -> float:
        px = self._theme.px
        gutter = max(_GUTTER_PX, px(_MARK_PX) + _ROOM_PX if self._sheet else 0)
        return max(160, min(self.viewport().width() - 2 * gutter, px(_MOST_PAGE_PX)))

    def _height(self) -> float:
        return 0 if self._picture.is_blank else self._width() * self._picture.height_of_width

    def _area(self) -> QRectF:
        left = max((self.viewport().width() - self._width()) / 2, 0)
        top = _ABOVE_PX - self.verticalScrollBar().value()
        return QRectF(left, top, self._width(), self._height())

    def _resize_bar(self) -> None:
        """Let the bar reach over the whole page."""
        view, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setRange(0, max(0, int(self._height() + 2 * _ABOVE_PX - view)))
        bar.setPageStep(view)
        bar.setSingleStep(40)


def _on(box: ReviewBox, area: QRectF) -> QRectF:
    """Turn parts of the page into pixels on the view."""
    return QRectF(
        area.left() + box.x0 * area.width(),
        area.top() + box.y0 * area.height(),
        (box.x1 - box.x0) * area.width(),
        (box.y1 - box.y0) * area.height(),
    )
