"""The mistake log: what went wrong after sending, what is due, and what was caught in time."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from checker.reports.incidents import Clock
from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.date_cells import day_cell, moment_cell
from ui.widgets.drop_down import DropDown
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.mistake_panel import MistakePanel
from ui.widgets.panel import Callout, Card, column, row
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.desk.after.after_answers import BlockedRow, MistakeLog, MistakeRow, OtherRow

_ICONS = {
    Clock.LATE: ("octagon-alert", "stop"),
    Clock.RUNNING: ("clock", "check"),
    Clock.TOLD: ("circle-check", "good"),
    Clock.TOLD_LATE: ("triangle-alert", "check"),
    Clock.NOT_NEEDED: ("check", "muted"),
}
_PEOPLE = 4
"""The column of how many people a mistake concerns: it is known once somebody looked into it."""


class MistakeLogScreen(Scrolling):
    """Tables that export, and everything of the mistake one stands in."""

    taken = Signal(object)
    allowed = Signal(object)
    report = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty log."""
        super().__init__(parent=parent)
        self._theme = theme
        self._log: MistakeLog | None = None
        self._now: datetime | None = None
        self.errors = ErrorPanel(theme)
        self._about = Text("", "muted")
        self.column.addLayout(column(Text(say("Mistakes"), "title"), self._about, spacing=2))
        self.column.addWidget(self.errors)
        self._none = Callout(
            theme,
            "note",
            say("Nothing was reported"),
            say("Mistakes after sending, post that came back and near misses are listed here."),
        )
        self.column.addWidget(self._none)
        self.which = DropDown(
            theme,
            say("Which mistakes"),
            say("All mistakes"),
            (("open", say("Open")), ("late", say("Something is late")), ("closed", say("Closed"))),
        )
        self.which.currentIndexChanged.connect(self._fill)
        self.table = ReportTable(
            theme,
            say("Mistakes after sending"),
            (
                Column(title=say("Reported")),
                Column(title=say("What happened")),
                Column(title=say("Team")),
                Column(title=say("Case")),
                Column(title=say("People"), figures=True),
                Column(title=say("72 hours")),
                Column(title=say("Due next"), wide=True, least=220),
            ),
            most=8,
        )
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        self._mistakes = self._card(say("After sending"), self.table, self.which)
        self.panel = MistakePanel(theme)
        self.panel.taken.connect(self.taken)
        self.near = self._others(
            say("Caught in time"), say("What nearly happened"), say("Found by")
        )
        self.back = self._others(
            say("Post that came back"), say("What the envelope says"), say("Opened")
        )
        self._near = self._card(say("Caught in time"), self.near)
        self._back = self._card(say("Post that came back"), self.back)
        self.held = ReportTable(
            theme,
            say("Nothing is sent there without a second person"),
            (
                Column(title=say("Since")),
                Column(title=say("Case")),
                Column(title=say("Where"), wide=True),
                Column(title=say("Why")),
            ),
            most=6,
        )
        self.allow = Button(theme, say("Let letters go there again"), icon="undo-2")
        self.allow.clicked.connect(self._allow)
        self._held = self._card(say("Nothing is sent there without a second person"), self.held)
        self._held.body.addLayout(row(self.allow, 1))
        self._tell = Button(theme, say("Report a mistake"), icon="flag")
        self._tell.clicked.connect(self.report)
        for card in (self._mistakes, self.panel, self._back, self._near, self._held):
            self.column.addWidget(card)
            card.hide()
        self.column.addLayout(row(self._tell, 1))
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {}

    def show_log(self, log: "MistakeLog", now: datetime) -> None:
        """Show what there is; the mistake one stood in stays.

        The keys go to the mistakes where they only waited for them.
        """
        waited = self._mistakes.isHidden() and self.focusWidget() is self._tell
        self._log, self._now = log, now
        self.errors.clear()
        self._about.setText(log.words)
        self._mistakes.setVisible(bool(log.mistakes))
        self._near.setVisible(bool(log.near))
        self._back.setVisible(bool(log.back))
        self._held.setVisible(bool(log.blocked))
        self.allow.setVisible(log.may_act)
        self._none.setVisible(not (log.mistakes or log.near or log.back or log.blocked))
        self.near.show_lines([_other(one) for one in log.near])
        self.back.show_lines([_other(one) for one in log.back])
        self.held.show_lines([_place(number, one) for number, one in enumerate(log.blocked)])
        self._fill()
        self._show(self.panel.key)
        if waited and log.mistakes:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why something was not recorded, beside the form it comes from."""
        self.panel.steps.refuse(sentence, field)

    def _fill(self) -> None:
        which = self.which.chosen()
        rows = () if self._log is None else self._log.mistakes
        self.table.setColumnHidden(_PEOPLE, all(one.people is None for one in rows))
        self.table.show_lines([_mistake(one) for one in rows if _is(one, which)])

    def _show(self, key: str) -> None:
        log, now = self._log, self._now
        one = next((each for each in log.mistakes if each.key == key), None) if log else None
        self.panel.setVisible(one is not None)
        if one is not None and log is not None and now is not None:
            self.panel.begin(one, now, may_act=log.may_act)

    def _open(self, key: str) -> None:
        """Show a mistake, and put the keys on what can be done about it."""
        self._show(key)
        if self._log is not None and self._log.may_act:
            self.panel.steps.step.setFocus()

    def _allow(self) -> None:
        key = self.held.key()
        if self._log is None or not key:
            self.errors.problem_in(self.held, say("Choose the row of the destination first."))
            return
        self.allowed.emit(self._log.blocked[int(key)].place)

    def _others(self, name: str, what: str, about: str) -> ReportTable:
        return ReportTable(
            self._theme,
            name,
            (
                Column(title=say("When")),
                Column(title=what),
                Column(title=about),
                Column(title=say("Team")),
                Column(title=say("Case")),
                Column(title=say("In words"), wide=True),
            ),
            most=6,
        )

    def _card(self, title: str, table: ReportTable, *beside: QWidget) -> Card:
        card = Card()
        save = SaveButton(self._theme, table)
        save.refused.connect(self.errors.problem)
        head = row()
        head.addWidget(Text(title, "heading"), 1)
        for widget in (*beside, save):
            head.addWidget(widget)
        card.body.addLayout(head)
        card.body.addWidget(table)
        return card


def _is(one: "MistakeRow", which: str) -> bool:
    """Say whether a mistake is among those that were chosen; all of them where none were."""
    match which:
        case "open":
            return not one.closed
        case "late":
            return one.late and not one.closed
        case "closed":
            return one.closed
        case _:
            return True


def _mistake(one: "MistakeRow") -> Line:
    icon, hue = _ICONS[one.state]
    more = len(one.next) - 1
    due = one.soonest or say("Closed")
    return Line(
        (
            moment_cell(one.at),
            one.what,
            one.team,
            one.reference or say("Not known"),
            Cell("" if one.people is None else str(one.people), sort=float(one.people or 0)),
            Cell(one.clock, sort=float(one.left), icon=icon, hue=hue),
            due if more <= 0 else say("{due}, and {more} more", due=due, more=more),
        ),
        key=one.key,
    )


def _other(one: "OtherRow") -> Line:
    cells: Sequence[Cell | str] = (
        moment_cell(one.at),
        one.what,
        one.about,
        one.team,
        one.reference,
        one.words,
    )
    return Line(cells, key=one.key)


def _place(number: int, one: "BlockedRow") -> Line:
    why = one.place.reason or say("Something went there by mistake")
    return Line((day_cell(one.place.on), one.reference, one.where, why), key=str(number))
