"""This person's own checks, from the trail, the newest first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from checker.model import Channel
from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.channel_words import channel_words
from ui.widgets.date_cells import moment_cell
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import Callout, Card, column, row
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.answers import PastCheck


_MOST = 200
"""As many rows as the desk tells of: the page scrolls, not the table."""


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
        self._table = ReportTable(
            theme,
            say("My checks"),
            (
                Column(title=say("When")),
                Column(title=say("What happened"), wide=True),
                Column(title=say("How")),
                Column(title=say("Stops"), figures=True),
                Column(title=say("Checks"), figures=True),
                Column(title=say("Receipt")),
            ),
            most=_MOST,
        )
        self._table.opened.connect(self.report)
        self._card = Card()
        self._card.body.addWidget(self._table)
        self.column.addWidget(self._card)
        self._tell = Button(theme, say("Report a mistake"), icon="flag")
        self._tell.clicked.connect(lambda: self.report.emit(self._table.key()))
        self.column.addLayout(row(self._tell, 1))
        self.column.addStretch(1)
        self._card.hide()
        self.keys: dict[str, Callable[[], None]] = {}

    def show_checks(self, checks: "tuple[PastCheck, ...]") -> None:
        """Fill the table, and put the keys on it where they only waited for it."""
        waited = self._card.isHidden() and self.focusWidget() is self._tell
        self.errors.clear()
        self._table.show_lines(
            [
                Line(
                    (
                        moment_cell(one.at),
                        one.outcome,
                        _way(one.channel),
                        Cell(str(one.stops), sort=one.stops),
                        Cell(str(one.checks), sort=one.checks),
                        one.receipt,
                    ),
                    key=one.receipt,
                )
                for one in checks
            ]
        )
        self._card.setVisible(bool(checks))
        self._none.setVisible(not checks)
        if waited and checks:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)


def _way(channel: str) -> str:
    """Give in words how it was to travel; an entry that does not say it is no empty cell."""
    known = channel_words(Channel(channel)) if channel in set(Channel) else channel
    return known or say("Not known")
