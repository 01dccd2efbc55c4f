"""Case look-up: what is sought and why, what was found, and an evidence pack of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from checker.model import Channel
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.channel_words import channel_words
from ui.widgets.date_cells import moment_cell
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.look_form import LookForm
from ui.widgets.pack_panel import PackPanel
from ui.widgets.panel import Card, column, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.looking_up.look_answers import Looked, LookedRow, LookOffer


class LookUpScreen(Scrolling):
    """Nothing is shown before it is said what it is for."""

    wanted = Signal(object, object)
    pack_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the screen, with nothing found."""
        super().__init__(parent=parent)
        self._theme = theme
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.form, self.pack = LookForm(theme), PackPanel(theme)
        self.errors.setMaximumWidth(self.form.maximumWidth())
        self._about = Text("", "muted")
        self.column.addLayout(column(Text(say("Case look-up"), "title"), self._about, spacing=2))
        self.column.addWidget(self.errors)
        self.column.addWidget(self.form)
        self.column.addWidget(self.progress)
        self._found = Card()
        self._words = Text("", "heading")
        self.table = ReportTable(
            theme,
            say("What was found"),
            (
                Column(title=say("When")),
                Column(title=say("What")),
                Column(title=say("How it came out")),
                Column(title=say("Who")),
                Column(title=say("Case")),
                Column(title=say("To"), wide=True),
                Column(title=say("How")),
                Column(title=say("Stops"), figures=True),
                Column(title=say("Checks"), figures=True),
                Column(title=say("Receipt")),
            ),
        )
        save = SaveButton(theme, self.table)
        save.refused.connect(self.errors.problem)
        make = Button(theme, say("Make an evidence pack..."), icon="package-check")
        make.clicked.connect(self.pack_wanted)
        self._make = make
        head = row()
        head.addWidget(self._words, 1)
        head.addWidget(save)
        head.addWidget(make)
        self._found.body.addLayout(head)
        self._found.body.addWidget(self.table)
        self._found.hide()
        self.column.addWidget(self._found)
        self.column.addWidget(self.pack)
        self.column.addStretch(1)
        self.form.asked.connect(self.ask)
        for choice in (self.form.by, self.form.purpose):
            choice.activated.connect(self.errors.clear)
        self.setAcceptDrops(True)
        self.keys: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self.ask,
            "Ctrl+Enter": self.ask,
        }

    def begin(self, offer: "LookOffer") -> None:
        """Show what can be chosen from."""
        self._about.setText(
            say("Your team's entries. Each look is an entry of your own record, with its reason.")
            if offer.own_team
            else say("Each look is an entry of your own record, with its reason.")
        )
        self.form.show_offer(offer)
        self.form.take_focus()

    def ask(self) -> None:
        """Pass the question on, or say what it lacks."""
        self.errors.clear()
        sought, why = self.form.sought(), self.form.why()
        for told in (sought, why):
            if isinstance(told, str):
                self.errors.problem_in(self.form.lacking(), told)
                return
        self.wanted.emit(sought, why)

    def wait(self) -> None:
        """Show that it is being looked for."""
        self.pack.hide()
        self._found.hide()
        self.form.go.setEnabled(False)
        self.progress.begin(say("Looking"))

    def tell(self, found: int) -> None:
        """Say how many were found so far."""
        self.progress.tell(say_count("{count} entry so far", "{count} entries so far", found), 0, 0)

    def show_found(self, looked: "Looked") -> None:
        """Show what was found."""
        self.end()
        self._words.setText(looked.words)
        self.table.show_lines([_line(one) for one in looked.rows])
        self.table.setVisible(bool(looked.rows))
        self._make.setEnabled(bool(looked.rows))
        self._found.show()
        self._found.setAccessibleName(looked.words)
        target = self.table if looked.rows else self.form.go
        target.setFocus()

    def end(self) -> None:
        """The wait is over."""
        self.progress.end()
        self.form.go.setEnabled(True)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why nothing is shown, at the field of that name where there is one."""
        self.end()
        self.errors.refused(say("Nothing is shown"), sentence, self.form.field(field))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a file anywhere on the screen."""
        if _dropped(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Ask whether the file was ever checked."""
        file = _dropped(event.mimeData().urls())
        if file is not None:
            self.form.take_file(file)


def _line(one: "LookedRow") -> Line:
    way = channel_words(Channel(one.channel)) if one.channel in set(Channel) else ""
    checked = bool(way or one.codes)
    sealed = Cell(say("Sealed"), icon="lock")
    return Line(
        (
            moment_cell(one.at),
            one.what,
            one.outcome,
            one.who,
            sealed if one.sealed else one.reference,
            sealed if one.sealed else one.recipients,
            way,
            Cell(str(one.stops) if checked else "", sort=one.stops),
            Cell(str(one.checks) if checked else "", sort=one.checks),
            one.receipt,
        ),
        key=one.hash,
    )


def _dropped(urls: "list[QUrl]") -> Path | None:
    files = [Path(one.toLocalFile()) for one in urls if one.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].is_file() else None
