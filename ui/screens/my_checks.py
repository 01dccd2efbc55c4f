"""This person's own checks, from the trail, the newest first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from checker.model import Channel
from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.channel_words import channel_words
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import Callout, column, row
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.answers import PastCheck


_ROW = 38


class MyChecksScreen(Scrolling):
    """A table that can be walked with the arrow keys."""

    report = Signal(str)
    """Something is wrong with the letter of this receipt, "" for one that is not said."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty table."""
        super().__init__(parent=parent)
        self._theme = theme
        self.errors = ErrorPanel(theme)
        self.column.addLayout(
            column(
                Text(say("My checks"), "title"),
                Text(
                    say("From the record on this computer. It holds no names, addresses or text."),
                    "muted",
                ),
                spacing=2,
            )
        )
        self.column.addWidget(self.errors)
        self._none = Callout(
            theme, "note", say("Nothing yet"), say("The letters that you check are listed here.")
        )
        self.column.addWidget(self._none)
        self._table = QTableWidget(0, 6)
        self._table.setHorizontalHeaderLabels(
            [
                say("When"),
                say("What happened"),
                say("How"),
                say("Stops"),
                say("Checks"),
                say("Receipt"),
            ]
        )
        self._table.setAccessibleName(say("My checks"))
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.column.addWidget(self._table)
        tell = Button(theme, say("Report a mistake"), icon="flag")
        tell.clicked.connect(lambda: self.report.emit(self._receipt()))
        self.column.addLayout(row(tell, 1))
        self.column.addStretch(1)
        self._table.hide()
        self.keys: dict[str, Callable[[], None]] = {}

    def show_checks(self, checks: "tuple[PastCheck, ...]") -> None:
        """Fill the table."""
        self.errors.clear()
        self._table.setRowCount(len(checks))
        for line, one in enumerate(checks):
            cells = (
                one.at,
                one.outcome,
                _way(one.channel),
                str(one.stops),
                str(one.checks),
                one.receipt,
            )
            for place, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self._table.setItem(line, place, item)
            self._table.setRowHeight(line, self._theme.px(_ROW))
        high = self._table.horizontalHeader().sizeHint().height()
        self._table.setFixedHeight(high + len(checks) * self._theme.px(_ROW) + 4)
        self._table.setVisible(bool(checks))
        self._none.setVisible(not checks)

    def _receipt(self) -> str:
        """Give the receipt of the row one stands in, "" for none."""
        held = self._table.item(self._table.currentRow(), self._table.columnCount() - 1)
        return "" if held is None else held.text()


def _way(channel: str) -> str:
    """Give in words how it travelled."""
    return channel_words(Channel(channel)) if channel in set(Channel) else channel
