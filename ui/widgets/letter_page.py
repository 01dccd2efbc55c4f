"""A page of a pdf as a picture, with the findings marked where they stand on it."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from checker.desk.letter.marked import boxes_of, marked
from checker.model import SHEETS, Box, Document, Line, Severity
from checker.words import say
from ui.theme import Theme
from ui.widgets.mark import Mark, beside, framed_cells, joined
from ui.widgets.paper import Paper, tint
from ui.widgets.severity import paint_number

_GUTTER_PX = 28
_ABOVE_PX = 20
_MARK_PX, _ROOM_PX = 22, 6
_MOST_PAGE_PX = 760
_A4 = (210.0, 297.0)
_TINTS = {Severity.STOP: "page_stop", Severity.CHECK: "page_check", Severity.NOTE: "page_note"}


class LetterPage(QAbstractScrollArea):
    """One page at a time. Its text is its description, so that a screen reader can read it."""

    picture_wanted = Signal(object, int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setAccessibleName(say("The letter's page"))  # it may be reached before it is filled
        self._theme = theme
        self._document: Document | None = None
        self._by_page: dict[int, tuple[Line, ...]] = {}
        self._marks: tuple[Mark, ...] = ()
        self._found: tuple[int, Box] | None = None
        self._page = 1
        self._zoom = 1.0
        self._current = 0
        self._picture = Paper()
        self.setProperty("kind", "letter")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(30)
        self._soon.timeout.connect(self._ask)
        theme.changed.connect(self.viewport().update)

    @property
    def page(self) -> int:
        """The number of the page that shows."""
        return self._page

    def page_words(self) -> str:
        """Say which page shows: a sheet by its name, and that it is hidden where it is."""
        pages = self._document.pages if self._document is not None else ()
        shown = next((one for one in pages if one.number == self._page), None)
        words = say("Page {page} of {pages}", page=self._page, pages=len(pages))
        if shown is not None and shown.label:
            words = say(
                "Sheet {sheet}, page {page} of {pages}",
                sheet=shown.label,
                page=self._page,
                pages=len(pages),
            )
        return say("{words}, hidden", words=words) if shown is not None and shown.hidden else words

    def show_document(self, document: Document, marks: tuple[Mark, ...]) -> None:
        """Show a document's first page, or the same page again with other marks."""
        before = self._document
        if before is None or (before.name, before.sha256) != (document.name, document.sha256):
            self._page, self._picture, self._found = 1, Paper(), None
        if self._document is not document:
            self._by_page = _lines_by_page(document)
        self._document = document
        self._marks = tuple(mark for mark in marks if mark.place.file == document.name)
        self._describe()
        self._resize_bars()
        self._ask()

    def show_page(self, page: int) -> None:
        """Turn to a page."""
        if self._document is None or page == self._page:
            return
        self._page, self._picture = page, Paper()
        self.verticalScrollBar().setValue(0)
        self._describe()
        self._resize_bars()
        self._ask()

    def show_picture(self, page: int, picture: bytes) -> None:
        """Take the picture of a page, if it is still the one wanted."""
        if page == self._page:
            drawn = QPixmap()
            drawn.loadFromData(picture)
            self._picture = Paper(drawn)
            self.viewport().update()

    def zoom(self, share: float) -> None:
        """Show it larger or smaller."""
        self._zoom = share
        self._resize_bars()
        self._soon.start()

    def point_out(self, number: int, *, scroll: bool) -> None:
        """Draw a frame round one finding's words, and bring them into view."""
        self._current = number
        mark = next((one for one in self._marks if one.number == number), None)
        if mark is not None and scroll and mark.place.page is not None:
            self.show_page(mark.place.page)
            boxes = self._boxes(mark)
            if boxes:
                top = boxes[0][1] * self._mm() + _ABOVE_PX
                self.verticalScrollBar().setValue(int(top - self.viewport().height() / 3))
        self.viewport().update()

    def find_words(self, words: str) -> bool:
        """Go to the next line in which words stand, from the top again after the last."""
        lines = [line for line in self._lines() if words.casefold() in line.text.casefold()]
        places = [(line.page, line.box) for line in lines if line.page and line.box]
        if not places:
            self._found = None
            return False
        before = places.index(self._found) if self._found in places else -1
        page, box = places[(before + 1) % len(places)]
        self._found = (page, box)
        self.show_page(page)
        self.verticalScrollBar().setValue(int(box[1] * self._mm()))
        self.viewport().update()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width."""
        super().resizeEvent(event)
        self._resize_bars()
        self._soon.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw anew when it is scrolled."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the page, the picture and the marks."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self._area()
        if self._picture.is_blank:
            painter.fillRect(area, self._theme.colour("page"))
            painter.setPen(self._theme.colour("page_muted"))
            painter.setFont(self._theme.font(10.5))
            painter.drawText(
                area.adjusted(0, 60, 0, 0),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
                say("Drawing the page"),
            )
        else:
            self._picture.lay(painter, self._theme, area)
        painter.setPen(self._theme.colour("page_edge"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        self._draw_marks(painter, area)

    def _draw_marks(self, painter: QPainter, area: QRectF) -> None:
        """Draw tints, underlines, numbers and the frame round the current finding."""
        side = self._theme.px(_MARK_PX)
        used: dict[int, int] = {}
        taken: list[float] = []
        for mark in self._marks:
            boxes = self._boxes(mark)
            if not boxes:
                continue
            rects = [self._on_view(box, area) for box in boxes]
            colour = self._theme.colour(_TINTS[mark.severity])
            ink = self._theme.colour(f"{_TINTS[mark.severity]}_ink")
            for rect in rects:
                tint(painter, self._theme, rect, colour)
                if not (self._is_sheet() and mark.number == self._current):
                    underline(painter, rect, ink, wavy=mark.severity is Severity.CHECK)
            if mark.number == self._current:
                painter.setPen(QPen(ink, 2))
                for whole in joined(rects):
                    around = (
                        framed_cells(whole)
                        if self._is_sheet()
                        else self._picture.frame(area, whole)
                    )
                    painter.drawRoundedRect(around, 4, 4)
            line = rects[0].center().y()
            place = (
                beside(area, line, taken, side)
                if self._is_sheet()
                else self._before(boxes[0], area, line, used)
            )
            paint_number(
                painter,
                self._theme,
                place,
                mark.number,
                mark.severity,
                ground=f"{_TINTS[mark.severity]}_ink",
                ink="page",
            )
        if self._found is not None and self._found[0] == self._page:
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(
                self._on_view(self._found[1], area).adjusted(-3, -2, 3, 2), 3, 3
            )

    def _before(self, box: Box, area: QRectF, line: float, used: dict[int, int]) -> QRectF:
        """Give where a number stands left of the row of words in which something is marked."""
        side = self._theme.px(_MARK_PX)
        near = next((y for y in used if abs(y - int(line)) < side), int(line))
        used[near] = used.get(near, 0) + 1
        begins = self._on_view(self._row(box), area).left()
        x = max(area.left() + 4, begins - used[near] * (side + 4) - 6)
        return QRectF(x, near - side / 2, side, side)

    def _boxes(self, mark: Mark) -> list[Box]:
        """Give what is marked for a finding's words on this page, a line each."""
        place = mark.place
        if self._document is None:
            return []
        boxes = boxes_of(self._by_page.get(self._page, ()), place)
        if not boxes and place.page == self._page and place.box is not None:
            boxes = [place.box]
        return [marked(box, self._document.kind) for box in boxes]

    def _row(self, box: Box) -> Box:
        """Give a box as far as its row of the page begins: a number left of it covers no word."""
        left, top, right, bottom = box
        middle = (top + bottom) / 2
        rows = (line.box for line in self._by_page.get(self._page, ()) if line.box is not None)
        begins = min((one[0] for one in rows if one[1] < middle < one[3]), default=left)
        return (min(left, begins), top, right, bottom)

    def _lines(self) -> tuple[Line, ...]:
        """Give the lines of the document."""
        return self._document.lines if self._document is not None else ()

    def _describe(self) -> None:
        """Give the page's text to screen readers."""
        if self._document is None:
            return
        self.setAccessibleName(
            say("{page} of {name}", page=self.page_words(), name=self._document.name)
        )
        self.setAccessibleDescription(
            "\n".join(line.text for line in self._by_page.get(self._page, ()))
        )

    def _is_sheet(self) -> bool:
        return self._document is not None and self._document.kind in SHEETS

    def _gutter(self) -> int:
        """Give the room at each side of the page."""
        return max(_GUTTER_PX, self._theme.px(_MARK_PX) + _ROOM_PX if self._is_sheet() else 0)

    def _size_mm(self) -> tuple[float, float]:
        """Give the page's size in millimetres."""
        if self._document is not None:
            for page in self._document.pages:
                if page.number == self._page:
                    return (page.width_mm, page.height_mm)
        return _A4

    def _mm(self) -> float:
        """Give the size of a millimetre on the view."""
        wide, _high = self._size_mm()
        fitting = min(self.viewport().width() - 2 * self._gutter(), _MOST_PAGE_PX)
        return max(fitting, 160) * self._zoom / max(wide, 1.0)

    def _area(self) -> QRectF:
        """Give where the page stands on the view."""
        wide, high = (round(side * self._mm()) for side in self._size_mm())
        left = max((self.viewport().width() - wide) // 2, self._gutter())
        return QRectF(
            left - self.horizontalScrollBar().value(),
            _ABOVE_PX - self.verticalScrollBar().value(),
            wide,
            high,
        )

    def _on_view(self, box: Box, area: QRectF) -> QRectF:
        """Turn millimetres on the page into pixels on the view."""
        mm = self._mm()
        return QRectF(
            area.left() + box[0] * mm,
            area.top() + box[1] * mm,
            (box[2] - box[0]) * mm,
            (box[3] - box[1]) * mm,
        )

    def _resize_bars(self) -> None:
        """Let the bars reach over the whole page."""
        wide, high = (side * self._mm() for side in self._size_mm())
        view = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, int(high + 2 * _ABOVE_PX - view.height())))
        down.setPageStep(view.height())
        down.setSingleStep(40)
        across.setRange(0, max(0, int(wide + 2 * self._gutter() - view.width())))
        across.setPageStep(view.width())

    def _ask(self) -> None:
        """Ask for the picture of this page at this width."""
        if self._document is not None and self.isVisible():
            dense = self.devicePixelRatioF()
            self.picture_wanted.emit(
                self._document, self._page, max(200, round(self._area().width() * dense))
            )


def _lines_by_page(document: Document) -> dict[int, tuple[Line, ...]]:
    """Give the lines of each page: a long report is not searched through for every mark."""
    held: dict[int, list[Line]] = {}
    for line in document.lines:
        if line.page is not None:
            held.setdefault(line.page, []).append(line)
    return {page: tuple(lines) for page, lines in held.items()}


def underline(painter: QPainter, rect: QRectF, ink: QColor, *, wavy: bool) -> None:
    """Draw a line under words, straight for a Stop or a Note, in short waves for a Check."""
    painter.setPen(QPen(ink, 1.6))
    y = rect.bottom()
    if not wavy:
        painter.drawLine(int(rect.left()), int(y), int(rect.right()), int(y))
        return
    x, up = rect.left(), True
    while x < rect.right():
        step = min(x + 3, rect.right())
        painter.drawLine(int(x), int(y + (1 if up else -1)), int(step), int(y - (1 if up else -1)))
        x, up = step, not up
