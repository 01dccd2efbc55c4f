"""Policies to read: what is due for oneself, and for those who lead how it stands with others."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from checker.days import whole_day_words
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.date_cells import day_cell
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import Callout, Card, column, empty, row, rule
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.questions.policy_reading import PoliciesShown, PolicyDue, PolicyRow


class PoliciesScreen(Scrolling):
    """`read` says the code and the version of what somebody has read."""

    read = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the screen, before anything is known."""
        super().__init__(parent=parent)
        self._theme = theme
        self._shown: PoliciesShown | None = None
        self.errors = ErrorPanel(theme)
        self._about = Text("", "muted")
        self.column.addLayout(
            column(Text(say("Policies to read"), "title"), self._about, spacing=2)
        )
        self.column.addWidget(self.errors)
        self._none = Callout(theme, "good", say("You have read everything that is on the list"))
        self._none.hide()
        self.column.addWidget(self._none)
        self._mine = Card(say("To read"))
        self._due = column(spacing=8)
        self._mine.body.addLayout(self._due)
        self._mine.hide()
        self.column.addWidget(self._mine)
        self.table = ReportTable(
            theme,
            say("How it stands with each policy"),
            (
                Column(title=say("Policy"), wide=True, least=160),
                Column(title=say("Version"), figures=True),
                Column(title=say("Until")),
                Column(title=say("Have read it"), figures=True),
                Column(title=say("Everybody will have read it"), wide=True, least=200),
            ),
        )
        self.table.chosen.connect(self._show_missing)
        save = SaveButton(theme, self.table)
        save.refused.connect(self.errors.problem)
        self._overview = Card()
        head = row()
        head.addWidget(Text(say("How it stands"), "heading"), 1)
        head.addWidget(save)
        self._missing = Text("")
        self._missing.hide()
        self._overview.body.addLayout(head)
        self._overview.body.addWidget(self.table)
        self._overview.body.addWidget(self._missing)
        self._overview.hide()
        self.column.addWidget(self._overview)
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {}

    def show_due(self, due: "tuple[PolicyDue, ...]") -> None:
        """Show what one has not read."""
        self.errors.clear()
        empty(self._due)
        for place, one in enumerate(due):
            if place:
                self._due.addWidget(rule())
            self._due.addLayout(self._row(one))
        self._mine.setVisible(bool(due))
        self._none.setVisible(not due)

    def show_overview(self, shown: "PoliciesShown | None") -> None:
        """Show how it stands with others; nothing for those who lead nobody."""
        self._shown = shown
        self._overview.setVisible(shown is not None and bool(shown.rows))
        self._about.setText(
            say("Say that you have read it when you have. That is an entry of your record.")
            if shown is None
            else shown.words
        )
        self._missing.hide()
        if shown is not None:
            self.table.show_lines([_line(one) for one in shown.rows])

    def _row(self, one: "PolicyDue") -> QHBoxLayout:
        title = say("{title}, version {version}", title=one.title, version=one.version)
        about = [Text(title, "strong")]
        if one.by is not None:
            day = whole_day_words(one.by)
            late = say("Overdue since {day}", day=day)
            words = late if one.late else say("To be read by {day}", day=day)
            about.append(Text(words, "stop" if one.late else "muted"))
        if one.where:
            where = Text(say("It lies here: {where}", where=one.where), "muted")
            where.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            about.append(where)
        line = row(spacing=12)
        line.addLayout(column(*about, spacing=2), 1)
        if (place := _place(one.where)) is not None:
            opened = Button(
                self._theme, say("Open it"), icon="book-open", name=say("Open {title}", title=title)
            )
            opened.clicked.connect(lambda: self._open(place))
            line.addWidget(opened, 0, Qt.AlignmentFlag.AlignTop)
        button = Button(
            self._theme,
            say("I have read it"),
            icon="check",
            name=say("I have read {title}", title=title),
        )
        button.clicked.connect(
            lambda _on=False, code=one.code, version=one.version: self.read.emit(code, version)
        )
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _open(self, place: QUrl) -> None:
        self.errors.clear()
        if not QDesktopServices.openUrl(place):
            self.errors.problem(say("It could not be opened from here. Go to where it lies."))

    def _show_missing(self, key: str) -> None:
        """Name who has not read the policy that one stands in."""
        rows = () if self._shown is None else self._shown.rows
        one = next((each for each in rows if each.code == key), None)
        self._missing.setVisible(one is not None)
        if one is not None and self._shown is not None:
            self._missing.setText(
                say(
                    "{title}: no reading is recorded on this computer for {names}",
                    title=one.title,
                    names=", ".join(one.missing),
                )
                if one.missing and self._shown.partly
                else say_count(
                    "{title}: {count} has not read it: {names}",
                    "{title}: {count} have not read it: {names}",
                    len(one.missing),
                    title=one.title,
                    names=", ".join(one.missing),
                )
                if one.missing
                else say("{title}: everybody has read it.", title=one.title)
            )


def _place(where: str) -> QUrl | None:
    """Give what can be opened: a page of the web, or a file whose whole path is told."""
    if where.startswith(("https://", "http://")):
        return QUrl(where)
    return QUrl.fromLocalFile(where) if Path(where).is_absolute() else None


def _line(one: "PolicyRow") -> Line:
    return Line(
        (
            one.title,
            Cell(str(one.version), sort=float(one.version)),
            day_cell(one.by, icon="triangle-alert" if one.late else "", hue="check"),
            Cell(say("{read} of {people}", read=one.read, people=one.people), sort=float(one.read)),
            one.forecast,
        ),
        key=one.code,
    )
