"""A table of a report: sorted by any column, walked with the keyboard, saved as CSV."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from checker.words import say
from ui.theme import BASE_POINTS, Theme
from ui.widgets.focus_ring import FocusRing

_ROW: Final = 36
_PADDING: Final = 10
"""Of a cell at each side, as the style sheet has it."""
_ONE_LINE: Final = 100_000
"""So wide that no words go on in a second line."""
_ICON: Final = 16
_SURELY: Final = 0.65
"""Words that take so much of their room stay in one line, also in bold and beside an icon."""
_FRAME: Final = 2
_INSET: Final = 4
_ROUND: Final = 5
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_OPENS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its title, whether it holds figures (to the right), whether it takes the room.

    A wide column whose words go on in more lines where there is no room says how many pixels it
    has at least.
    """

    title: str
    figures: bool = False
    wide: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. `sort` orders it where its words do not; an icon needs its words.

    `saved` stands in a saved table in the place of its words.
    """

    words: str
    sort: float | str | None = None
    icon: str = ""
    hue: str = "muted"
    strong: bool = False
    saved: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `key` is what `opened` says of it."""

    cells: Sequence[Cell | str]
    key: str = ""


class ReportTable(QTableWidget):
    """Rows under titles. A press on a title, or S in a column, sorts; again turns it round.

    `opened` says the key of a row on Enter or a double click, `chosen` of the row one stands in.
    """

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[Column],
        *,
        most: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty table, which shows up to `most` rows without scrolling of its own."""
        super().__init__(0, len(columns), parent)
        self._theme, self._columns, self._most = theme, tuple(columns), most
        self._lines: tuple[Line, ...] = ()
        self._sorted: tuple[int, bool] | None = None
        self._wraps = tuple(place for place, one in enumerate(columns) if one.least)
        self._wrapped_at: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            say("Press S to sort by the column that you are in, Enter to open a row.")
        )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(bool(self._wraps))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("kind", "report")
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(self.sort_by)
        header.setMinimumSectionSize(60)
        for place, column in enumerate(columns):
            title = QTableWidgetItem(column.title)
            title.setTextAlignment(_RIGHT if column.figures else _LEFT)
            self.setHorizontalHeaderItem(place, title)
        for place, column in enumerate(columns):  # after all titles: each would measure them all
            mode = QHeaderView.ResizeMode
            wide = mode.Stretch if column.wide else mode.ResizeToContents
            header.setSectionResizeMode(place, wide)
        self.currentCellChanged.connect(self._tell)
        self.cellDoubleClicked.connect(lambda line, _place: self._open(line))
        theme.changed.connect(self._fill)
        FocusRing(theme, self)
        self._fit()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these rows, in the order in which they are given or as one sorted them before."""
        self._lines = tuple(lines)
        self._order()
        self._fill()

    def lines(self) -> tuple[Line, ...]:
        """Give the rows in the order in which they show."""
        return self._lines

    def key(self) -> str:
        """Give the key of the row one stands in, "" for none."""
        row = self.currentRow()
        return self._lines[row].key if 0 <= row < len(self._lines) else ""

    def choose(self, key: str) -> None:
        """Stand in the row of a key."""
        for number, line in enumerate(self._lines):
            if line.key == key:
                self.setCurrentCell(number, max(0, self.currentColumn()))

    def sort_by(self, column: int) -> None:
        """Sort by a column: figures the largest first, words from A to Z; again, the other way."""
        down = self._columns[column].figures
        if self._sorted is not None and self._sorted[0] == column:
            down = not self._sorted[1]
        self._sorted = (column, down)
        here = self.key()
        self._order()
        self._fill()
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(column, order)
        if here:
            self.choose(here)

    def csv(self) -> str:
        """Give the rows as CSV. A cell that a spreadsheet would reckon with is made plain text."""
        told = io.StringIO()
        writer = csv.writer(told, lineterminator="\r\n")
        writer.writerow([one.title for one in self._columns])
        for line in self._lines:
            writer.writerow([_plain(_cell(one).saved or _cell(one).words) for one in line.cells])
        return told.getvalue()

    def save(self, path: Path) -> None:
        """Write the rows as a CSV file that Excel reads right.

        Raises:
            OSError: it cannot be written there.
        """
        path.write_text(self.csv(), encoding="utf-8-sig", newline="")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the row that the keys come to: Qt only stands in it."""
        super().focusInEvent(event)
        if self.currentRow() >= 0 and not self.selectionModel().hasSelection():
            self.selectRow(self.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Sort on S, open on Enter; the rest as Qt does."""
        if event.key() == Qt.Key.Key_S and not event.modifiers():
            self.sort_by(max(0, self.currentColumn()))
        elif event.key() in _OPENS and self.key():
            self._open(self.currentRow())
        else:
            super().keyPressEvent(event)

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Stay at the end of the rows, where one is at it, also when their heights change."""
        bar = self.verticalScrollBar()
        at_end = 0 < bar.maximum() == bar.value()
        super().updateGeometries()
        if at_end and bar.maximum() > 0:
            bar.setValue(bar.maximum())
            self.verticalHeader().setOffsetToLastSection()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a line below each row but the last that shows: below that one the frame runs whole.

        Rows are of several heights: one that there is no room for to its end does not show at all.
        """
        super().paintEvent(event)
        painter, wide = QPainter(self.viewport()), self.viewport().width()
        cut = self._cut_at()
        if cut is not None:
            rest = QRect(0, cut, wide, self.viewport().height() - cut)
            painter.fillRect(rest, self._theme.colour("card"))
        painter.setPen(self._theme.colour("line"))
        last, below = len(self._lines) - 1, self.rowAt(self.viewport().height() - 1)
        for number in range(max(0, self.rowAt(0)), last if below < 0 else min(last, below + 1)):
            y = self.rowViewportPosition(number) + self.rowHeight(number) - 1
            if y < self.viewport().height() - 1:
                painter.drawLine(0, y, wide, y)
        chosen = self.selectionModel().selectedRows()
        if chosen:
            self._frame_row(painter, chosen[0].row())
        painter.end()

    def _cut_at(self) -> int | None:
        """Give where a row begins that does not end in sight, unless it is all that shows."""
        number = self.rowAt(self.viewport().height() - 1)
        if number <= self.rowAt(0):
            return None
        begins = self.rowViewportPosition(number)
        cut = begins + self.rowHeight(number) > self.viewport().height()
        return begins if cut else None

    def _frame_row(self, painter: QPainter, line: int) -> None:
        """Draw a frame round the chosen row, inside the corners of the card.

        In high contrast its ground is as the paper, and elsewhere colour alone would tell it.
        """
        y, high = self.rowViewportPosition(line), self.rowHeight(line)
        painter.setPen(QPen(self._theme.colour("chosen_edge"), _FRAME))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRect(0, y, self.viewport().width(), high - 1)
        room = QMargins(_INSET, _FRAME, _INSET, _FRAME)
        painter.drawRoundedRect(inside.marginsRemoved(room), _ROUND, _ROUND)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _order(self) -> None:
        if self._sorted is not None:
            column, down = self._sorted
            self._lines = tuple(
                sorted(self._lines, key=lambda line: _rank(line.cells[column]), reverse=down)
            )

    def _fill(self) -> None:
        here = self.currentRow(), self.currentColumn()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        header = self.horizontalHeader()
        modes = [header.sectionResizeMode(place) for place in range(header.count())]
        # A column as wide as its words would be measured whole again with each cell.
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setRowCount(len(self._lines))
        for number, line in enumerate(self._lines):
            for place, (told, column) in enumerate(zip(line.cells, self._columns, strict=True)):
                cell = _cell(told)
                item = QTableWidgetItem(cell.words)
                item.setTextAlignment(_RIGHT if column.figures else _LEFT)
                item.setToolTip(cell.words)
                if cell.strong:
                    item.setFont(self._theme.font(BASE_POINTS, bold=True))
                if cell.icon:
                    item.setIcon(self._theme.icon(cell.icon, cell.hue, _ICON))
                self.setItem(number, place, item)
            self.setRowHeight(number, self._theme.px(_ROW))
        self._wrapped_at = ()
        for place, mode in enumerate(modes):
            header.setSectionResizeMode(place, mode)
        if 0 <= here[0] < len(self._lines):
            self.setCurrentCell(*here)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        self._fit()

    def _widen(self) -> None:
        """Give wide columns the room that is left, or what their words need, whichever is more."""
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        wide = [place for place, one in enumerate(self._columns) if one.wide]
        taken = sum(
            header.sectionSize(place) for place in range(header.count()) if place not in wide
        )
        words = {one: max(self.sizeHintForColumn(one), header.sectionSizeHint(one)) for one in wide}
        need = {
            one: min(words[one], self._theme.px(self._columns[one].least))
            if one in self._wraps
            else words[one]
            for one in wide
        }
        left = self.viewport().width() - taken
        if sum(need.values()) > left:
            fixed = {one: need[one] for one in wide if one in self._wraps}
        elif wide and left // len(wide) < max(words.values()):  # an even share is too little
            fixed = _shared(left, words if sum(words.values()) <= left else need, words)
        else:
            fixed = {}
        for place in wide:
            mode = (
                modes.Fixed
                if place in fixed
                else modes.Stretch
                if sum(need.values()) <= left
                else modes.ResizeToContents
            )
            if header.sectionResizeMode(place) != mode:
                header.setSectionResizeMode(place, mode)
            if place in fixed:
                header.resizeSection(place, fixed[place])

    def _heighten(self) -> None:
        """Give each row room for the lines that its words take."""
        widths = tuple(self.columnWidth(place) for place in self._wraps)
        if widths == self._wrapped_at:
            return
        self._wrapped_at = widths
        self.ensurePolished()  # else words are measured without the room around them
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for number in range(len(self._lines)):
            more = (self._more(number, place, option) for place in self._wraps)
            self.setRowHeight(number, self._theme.px(_ROW) + max(more, default=0))

    def _more(self, number: int, place: int, option: QStyleOptionViewItem) -> int:
        """Give how much higher the words of a cell are at the width of its column than one line."""
        room = self.columnWidth(place) - 2 * self._theme.px(_PADDING)
        words = _cell(self._lines[number].cells[place]).words
        if self.fontMetrics().horizontalAdvance(words) < room * _SURELY:
            return 0  # there may be thousands, and the style takes its time
        index, hint = self.model().index(number, place), self.itemDelegate().sizeHint
        option.rect = QRect(0, 0, room, self._theme.px(_ROW))
        high = hint(option, index).height()
        option.rect.setWidth(_ONE_LINE)
        return high - hint(option, index).height()

    def _fit(self) -> None:
        self.setIconSize(self._theme.icon_size(_ICON))
        self._widen()
        self._heighten()
        shown = min(len(self._lines), self._most)
        high = self.horizontalHeader().sizeHint().height() + 2
        high += sum(self.rowHeight(number) for number in range(shown))
        if self.horizontalScrollBar().maximum() > 0:
            high += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(high)

    def event(self, event: QEvent) -> bool:
        """Leave room for a bar below when the columns do not fit any more."""
        told = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return told

    def _tell(self, row: int, _column: int, before: int, _from: int) -> None:
        if row != before and 0 <= row < len(self._lines):
            self.chosen.emit(self._lines[row].key)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._lines):
            self.opened.emit(self._lines[row].key)


def _shared(room: int, least: dict[int, int], words: dict[int, int]) -> dict[int, int]:
    """Give each column its least, and of what is left as it needs more; the last has the rest."""
    wants = {one: max(1, words[one] - least[one]) for one in least}
    over, of = room - sum(least.values()), sum(wants.values())
    shared = {one: least[one] + over * wants[one] // of for one in least}
    shared[max(least)] += room - sum(shared.values())
    return shared


def _cell(told: Cell | str) -> Cell:
    return told if isinstance(told, Cell) else Cell(told)


def _rank(told: Cell | str) -> tuple[bool, float, str]:
    """Order numbers before words; words without regard to capitals."""
    cell = _cell(told)
    by = cell.words if cell.sort is None else cell.sort
    return (True, 0.0, by.casefold()) if isinstance(by, str) else (False, float(by), "")


def _plain(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words
