"""The action register: what was promised, who does it, until when, and what shows it."""

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from checker.desk.after.actions import ActionTold
from checker.reports.actions import State, state_words
from checker.words import say
from ui.theme import Theme
from ui.widgets.asked import BETWEEN_PX, Asked, line, words
from ui.widgets.button import Button
from ui.widgets.date_cells import day_cell
from ui.widgets.drop_down import DropDown
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import RING_PX, Callout, Card, column, hung, row
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.after.actions import ActionRegister
    from checker.reports.actions import Action

_WIDE: Final = 760
_WRITTEN: Final = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII)
_ICONS = {
    State.OPEN: ("clock", "muted"),
    State.STARTED: ("clock", "note"),
    State.DONE: ("circle-check", "good"),
    State.DROPPED: ("x", "muted"),
}


class ActionsScreen(Scrolling):
    """A table that exports, and a form for a new action or for the one that one stands in."""

    told = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty register."""
        super().__init__(parent=parent)
        self._theme = theme
        self._register: ActionRegister | None = None
        self._here: Action | None = None
        self.errors = ErrorPanel(theme)
        self._about = Text("", "muted")
        self.column.addLayout(column(Text(say("Action register"), "title"), self._about, spacing=2))
        self.column.addWidget(self.errors)
        self._none = Callout(
            theme,
            "note",
            say("Nothing is in the register"),
            say("Put in what the regulator asked for, and whatever else was promised."),
        )
        self.column.addWidget(self._none)
        self.table = ReportTable(
            theme,
            say("Actions"),
            (
                Column(title=say("No.")),
                Column(title=say("What is to be done"), wide=True, least=220),
                Column(title=say("Who")),
                Column(title=say("Due")),
                Column(title=say("State")),
                Column(title=say("What shows it"), wide=True, least=160),
            ),
        )
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        save = SaveButton(theme, self.table)
        save.refused.connect(self.errors.problem)
        self._card = Card()
        head = row()
        head.addWidget(Text(say("Actions"), "heading"), 1)
        head.addWidget(save)
        self._card.body.addLayout(head)
        self._card.body.addWidget(self.table)
        self._card.hide()
        self.column.addWidget(self._card)
        self.column.addWidget(self._form())
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self.go,
            "Ctrl+Enter": self.go,
        }

    def show_register(self, register: "ActionRegister") -> None:
        """Show what there is, and ask for a new one."""
        self.errors.clear()
        self._register = register
        self._about.setText(register.words)
        self._none.setVisible(not register.actions)
        self._card.setVisible(bool(register.actions))
        self.table.show_lines([_line(one, register) for one in register.actions])
        for key, name in register.staff:
            if self.owner.findData(key) < 0:
                self.owner.addItem(name, key)
        self.begin_new()

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say what is missing, at the field of that name where there is one."""
        fields: dict[str, QWidget] = {
            "title": self.what,
            "due": self.due,
            "owner": self.owner,
            "state": self.state,
            "evidence": self.evidence,
        }
        self.errors.refused(say("It was not recorded"), sentence, fields.get(field))

    def begin_new(self) -> None:
        """Ask about a new action."""
        self._here = None
        self._title.setText(say("A new action"))
        self.what.clear()
        self.due.clear()
        self.evidence.clear()
        self.owner.setCurrentIndex(0)
        self.state.setCurrentIndex(self.state.findData(State.OPEN.value))
        self.recommended.setChecked(False)
        self._recommended.show()
        self._new.hide()

    def go(self) -> None:
        """Pass on what is in the form."""
        self.errors.clear()
        due = self.due.text().strip()
        try:
            day = _day(due) if due else None
        except ValueError:
            self.errors.problem_in(self.due, say("Write the day as 31/12/2026."))
            return
        self.told.emit(
            ActionTold(
                id="" if self._here is None else self._here.id,
                title=self.what.text(),
                owner=self.owner.chosen(),
                due=day,
                state=self.state.chosen(),
                evidence=self.evidence.toPlainText(),
                recommendation=self.recommended.isChecked(),
            )
        )

    def _form(self) -> Card:
        theme = self._theme
        card = Card()
        self._title = Text(say("A new action"), "heading")
        self.what = line(say("What is to be done"))
        self.due = line(say("Due"), 10, hint=say("Such as 31/12/2026"))
        self.owner = DropDown(theme, say("Who does it"), say("Choose the person"), ())
        self.state = DropDown(
            theme,
            say("How it stands"),
            say("Choose one"),
            tuple((one.value, state_words(one, overdue=False)) for one in State),
        )
        self.evidence = words(
            theme, say("What shows it"), hint=say("A document, a policy, a figure")
        )
        self.recommended = QCheckBox(say("It answers a recommendation of the regulator"))
        self._recommended = Asked(say("What it answers"), self.recommended)
        form = QWidget()
        form.setProperty("kind", "clear")
        form.setMaximumWidth(theme.px(_WIDE) + RING_PX)
        asked = column(
            Asked(say("What is to be done"), self.what),
            Asked(say("Who does it"), self.owner),
            Asked(say("Due"), self.due),
            Asked(say("How it stands"), self.state),
            Asked(say("What shows it"), self.evidence),
            spacing=BETWEEN_PX,
            margins=(RING_PX, 0, 0, 0),
        )
        asked.insertLayout(1, hung(self._recommended))
        form.setLayout(asked)
        go = Button(theme, say("Record it"), icon="check", kind="primary", key="Ctrl+Enter")
        go.clicked.connect(self.go)
        self._new = Button(theme, say("Write a new action instead"), icon="plus", kind="big")
        self._new.clicked.connect(self.begin_new)
        card.body.addWidget(self._title)
        card.body.addLayout(hung(form))
        card.body.addLayout(row(go, self._new, 1))
        return card

    def _show(self, key: str) -> None:
        register = self._register
        found = () if register is None else register.actions
        one = next((each for each in found if each.id == key), None)
        if one is None:
            return
        self._here = one
        self._title.setText(say("How it stands with {id}", id=one.id))
        self.what.setText(one.title)
        self.due.setText("" if one.due is None else f"{one.due:%d/%m/%Y}")
        self.owner.setCurrentIndex(max(0, self.owner.findData(one.owner)))
        self.state.setCurrentIndex(self.state.findData(one.state.value))
        self.evidence.clear()
        self._recommended.hide()
        self._new.show()

    def _open(self, key: str) -> None:
        """Take an action up, and put the keys on how it stands."""
        self._show(key)
        self.state.setFocus()


def _day(told: str) -> date:
    """Read a day as it is written here, or as a table has it.

    >>> _day("31/12/2026") == _day("2026-12-31")
    True
    """
    written = _WRITTEN.fullmatch(told)
    if written is None:
        return date.fromisoformat(told)
    return date(int(written["year"]), int(written["month"]), int(written["day"]))


def _line(one: "Action", register: "ActionRegister") -> Line:
    late = one.overdue(register.today)
    icon, hue = ("triangle-alert", "check") if late else _ICONS[one.state]
    return Line(
        (
            one.id,
            one.title or say("Its words are at another desk"),
            register.owner(one),
            day_cell(one.due),
            Cell(state_words(one.state, overdue=late), icon=icon, hue=hue),
            "; ".join(one.evidence),
        ),
        key=one.id,
    )
