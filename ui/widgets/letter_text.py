"""The letter as text on a white page, with the findings marked on it."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from checker.model import Document, Part, Severity
from checker.words import say
from ui.theme import Theme
from ui.widgets.letter_layout import Laid, Sizes, lay_out, positions
from ui.widgets.mark import Mark, joined
from ui.widgets.severity import paint_number

PAGE_MM = 210
_MARGIN_MM = 22
_MOST_PAGE_PX = 760
_GUTTER_PX = 28
_ABOVE_PX = 20
_MARK_PX = 22
_ROOM, _ROOM_BETWEEN = 4, 1
_POINT_MM = 0.3528
_READABLE = 1.16
"""A letter is read on a screen at a little more than its size on paper."""

_TINTS = {Severity.STOP: "page_stop", Severity.CHECK: "page_check", Severity.NOTE: "page_note"}


class LetterText(QTextEdit):
    """A read-only text that a screen reader can read, on a page with margins and marks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._document: Document | None = None
        self._marks: tuple[Mark, ...] = ()
        self._laid: tuple[Laid, ...] = ()
        self._stand: dict[int, list[tuple[int, int]]] = {}
        self._current = 0
        self._zoom = 1.0
        self.setProperty("kind", "letter")
        self.setAccessibleName(say("The letter"))  # it may have the focus before it is filled
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._lay_out)
        theme.changed.connect(self._soon.start)

    def show_document(self, document: Document, marks: tuple[Mark, ...]) -> None:
        """Show a document with the marks of the findings that stand in it."""
        self._document = document
        self._marks = tuple(mark for mark in marks if mark.place.file == document.name)
        self.setAccessibleName(say("The letter: {name}", name=document.name))
        self._lay_out()

    def zoom(self, share: float) -> None:
        """Show it larger or smaller; lines break anew, nothing goes off the side."""
        self._zoom = share
        self._lay_out()

    def point_out(self, number: int, *, scroll: bool) -> None:
        """Draw a frame round one finding's words, and bring them into view."""
        self._current = number
        mark = next((one for one in self._marks if one.number == number), None)
        places = self._places(mark) if mark is not None else []
        if places and scroll:
            top = self._rect(*places[0]).top() + self.verticalScrollBar().value()
            self.verticalScrollBar().setValue(int(top - self.viewport().height() / 3))
        self.viewport().update()

    def find_words(self, words: str) -> bool:
        """Go to the next place where words stand, from the top again after the last."""
        if self.find(words):
            return True
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return self.find(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page, then the text, then the marks."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("page_edge"))
        painter.setBrush(self._theme.colour("page"))
        painter.drawRoundedRect(self._page(), 3, 3)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_marks(painter)

    def _page(self) -> QRectF:
        """Give the page's rectangle, as far as it shows."""
        wide = self._page_width()
        left = (self.viewport().width() - wide) / 2
        whole = max(self.document().size().height() - 2 * _ABOVE_PX, wide * 1.414)
        return QRectF(left, _ABOVE_PX - self.verticalScrollBar().value(), wide, whole)

    def _page_width(self) -> int:
        """Give the width of the page that fits here."""
        most = self._theme.px(_MOST_PAGE_PX) if self._theme.percent > 100 else _MOST_PAGE_PX  # noqa: PLR2004 - per cent
        return max(240, min(self.viewport().width() - 2 * _GUTTER_PX, most))

    def _lay_out(self) -> None:
        """Write the document anew for this width, zoom and theme."""
        if self._document is None or self.viewport().width() < _GUTTER_PX:
            return
        share = self._share()
        wide = self._page_width()
        mm = wide / PAGE_MM
        side = int((self.viewport().width() - wide) / 2)
        margin = max(int(mm * _MARGIN_MM), self._theme.px(_MARK_PX) * 2 + 12)
        point = max(mm, 2.9) * _POINT_MM * _READABLE * self._zoom * self._theme.percent / 100
        sizes = Sizes(
            point_px=point,
            mm_px=mm,
            margins=(
                side + margin,
                _ABOVE_PX + int(mm * 16),
                side + max(int(mm * 18), 16),
                _ABOVE_PX + int(mm * 18),
            ),
            ink=self._theme.tokens.ink,
            muted=self._theme.tokens.page_muted,
            line=self._theme.tokens.page_edge,
        )
        # A fresh text each time: marks of the old one must not point into what is being written.
        self.setExtraSelections([])
        fresh = QTextDocument(self)
        self._laid = lay_out(self._document, fresh, sizes, _parts(self._marks))
        self._stand = {one.number: self._stretches(one) for one in self._marks}
        self.setDocument(fresh)
        self._tint()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        bar = self.verticalScrollBar()
        bar.setValue(int(share * bar.maximum()))
        self.viewport().update()

    def _share(self) -> float:
        """Say how far down the reader is."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def _tint(self) -> None:
        """Tint and underline the words of each finding; faint ones are as dark as the others."""
        tints = []
        for mark in self._marks:
            form = QTextCharFormat()
            form.setBackground(self._theme.colour(_TINTS[mark.severity]))
            form.setUnderlineColor(self._theme.colour(f"{_TINTS[mark.severity]}_ink"))
            form.setUnderlineStyle(
                QTextCharFormat.UnderlineStyle.WaveUnderline
                if mark.severity is Severity.CHECK
                else QTextCharFormat.UnderlineStyle.SingleUnderline
            )
            for first, last in self._places(mark):
                tint = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(first)
                cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                tint.cursor = cursor
                tint.format = QTextCharFormat(form)
                if cursor.charFormat().foreground().color() == self._theme.colour("page_muted"):
                    tint.format.setForeground(self._theme.colour("ink"))
                tints.append(tint)
        self.setExtraSelections(tints)

    def _places(self, mark: Mark) -> list[tuple[int, int]]:
        """Give the stretches of text that a finding stands on, once they are laid out."""
        return self._stand.get(mark.number, [])

    def _stretches(self, mark: Mark) -> list[tuple[int, int]]:
        """Look for every stretch of text that a finding stands on."""
        part = mark.place.part
        return [two for span in mark.place.spans for two in positions(self._laid, part, span)]

    def _draw_marks(self, painter: QPainter) -> None:
        """Draw the numbers in the margin and the frame round the current finding."""
        side = self._theme.px(_MARK_PX)
        used: dict[int, int] = {}
        left = self.document().rootFrame().frameFormat().leftMargin()
        for mark in self._marks:
            places = self._places(mark)
            if not places:
                continue
            first = self._rect(*places[0])
            if mark.number == self._current:
                painter.setPen(QPen(self._theme.colour(f"{_TINTS[mark.severity]}_ink"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for area in joined([self._framed(*place) for place in places]):
                    painter.drawRoundedRect(area, 4, 4)
            line = int(first.center().y())
            near = next((y for y in used if abs(y - line) < side), line)
            used[near] = used.get(near, 0) + 1
            x = left - used[near] * (side + 4) - 4
            paint_number(
                painter,
                self._theme,
                QRectF(x, near - side / 2, side, side),
                mark.number,
                mark.severity,
                ground=f"{_TINTS[mark.severity]}_ink",
                ink="page",
            )

    def _framed(self, first: int, last: int) -> QRectF:
        """Give the frame of a stretch of text: wider only where no letter or sign stands beside.

        Between words it is wider by so little that it does not touch the next one. The brackets
        round an email address stand inside.
        """
        text = self.document()
        if text.characterAt(first - 1) == "<" and text.characterAt(last) == ">":
            first, last = first - 1, last + 1
        beside = text.characterAt(first - 1), text.characterAt(last)
        left, right = (
            _ROOM_BETWEEN if one in " \u00a0" else _ROOM if one.isspace() else 0 for one in beside
        )
        return self._rect(first, last).adjusted(-left, -1, right, 1)

    def _rect(self, first: int, last: int) -> QRectF:
        """Give where a stretch of text stands in the view (its first line, if it wraps)."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        start = self.cursorRect(cursor)
        cursor.setPosition(last)
        end = self.cursorRect(cursor)
        same = end.top() == start.top()
        right = end.right() if same else self._page().right() - self._theme.px(30)
        return QRectF(start.left(), start.top(), max(right - start.left(), 6), start.height())


def _parts(marks: tuple[Mark, ...]) -> frozenset[Part]:
    """Give the parts of the file in which something was found."""
    return frozenset(mark.place.part for mark in marks if mark.place.part is not None)
