"""Report a mistake, post that came back, or one that was caught in time; and what came of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.date_cells import moment_cell
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.mistake_form import BACK, NEAR, SENT, MistakeForm
from ui.widgets.panel import RING_PX, Callout, Card, column, hung, row
from ui.widgets.report_table import Column, Line, ReportTable
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.after.after_answers import Filed, MistakeRow, ReportOffer

_WIDE = 980


class ReportMistakeScreen(Scrolling):
    """A few plain questions, and the time that the answer gives those who have to act."""

    reported = Signal(object)
    another = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the page."""
        super().__init__(parent=parent)
        self._theme = theme
        self.errors = ErrorPanel(theme)
        self.form = MistakeForm(theme)
        self.kinds = ChoiceList(theme, say("What do you want to report?"))
        self.kinds.offer(
            (
                Choice(id=SENT, name=say("Something went wrong with a letter that is gone")),
                Choice(id=BACK, name=say("Post came back")),
                Choice(id=NEAR, name=say("A mistake that was caught in time")),
            )
        )
        self.kinds.choose(SENT)
        self.kinds.changed.connect(self._turn)
        self.send = Button(theme, say("Send report"), icon="send", kind="primary")
        self.send.clicked.connect(self.go)
        self._done = Callout(theme, "good", "")
        self._again = Button(theme, say("Report something else"), icon="plus")
        self._again.clicked.connect(self.another)
        self._mine = Card(say("What you reported"))
        self.table = ReportTable(
            theme,
            say("What you reported"),
            (
                Column(title=say("When")),
                Column(title=say("What")),
                Column(title=say("Case")),
                Column(title=say("72 hours")),
                Column(title=say("What was done last"), wide=True),
            ),
        )
        self._mine.body.addWidget(self.table)
        inner = QWidget()
        inner.setProperty("kind", "clear")
        inner.setMaximumWidth(theme.px(_WIDE) + RING_PX)
        page = column(
            Text(say("Report a mistake"), "title"),
            Text(say("Reporting quickly is the right thing to do.")),
            self.errors,
            self._done,
            self.form,
            spacing=10,
            margins=(RING_PX, 0, 0, 0),
        )
        page.insertLayout(page.indexOf(self.form), hung(self.kinds))
        page.addLayout(row(self.send, self._again, 1))
        page.addWidget(self._mine)
        inner.setLayout(page)
        line = row(spacing=0)
        line.addStretch(1)
        line.addSpacing(-RING_PX)
        line.addWidget(inner, 40)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self.go,
            "Ctrl+Enter": self.go,
        }
        self._ask(asking=True)

    def begin(self, offer: "ReportOffer", receipt: str) -> None:
        """Ask anew, about a letter where that is said."""
        self.errors.clear()
        self._ask(asking=True)
        self.form.begin(offer, receipt)
        self.kinds.take_focus()

    def show_mine(self, rows: "tuple[MistakeRow, ...]") -> None:
        """Show what this person reported, and how it stands."""
        self._mine.setVisible(bool(rows))
        self.table.show_lines(
            tuple(
                Line(
                    (
                        moment_cell(one.at),
                        one.what,
                        one.reference or say("Not known"),
                        one.clock,
                        ": ".join(filter(None, (one.steps[-1].when, one.steps[-1].what))),
                    ),
                    key=one.key,
                )
                for one in rows
            )
        )

    def go(self) -> None:
        """Pass the report on, or say what it lacks."""
        if self.send.isHidden() or not self.send.isEnabled():
            return
        self.errors.clear()
        told = self.form.report()
        if isinstance(told, str):
            self.errors.problem_in(self.form.letter, told)
            return
        self.send.setEnabled(False)
        self.reported.emit(told)

    def show_filed(self, filed: "Filed") -> None:
        """Say that it is recorded, and what happens now."""
        self.send.setEnabled(True)
        self._ask(asking=False)
        receipt = say("Its receipt is {code}.", code=filed.receipt)
        self._done.say(filed.headline, "\n".join((*filed.words, receipt)))
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it is not recorded, at the field of that name where there is one."""
        self.send.setEnabled(True)
        self.errors.refused(say("There is a problem"), sentence, self.form.field(field))

    def _ask(self, *, asking: bool) -> None:
        questions: tuple[QWidget, ...] = (self.kinds, self.form, self.send)
        answers: tuple[QWidget, ...] = (self._done, self._again)
        for widget in questions:
            widget.setVisible(asking)
        for widget in answers:
            widget.setVisible(not asking)

    def _turn(self) -> None:
        self.errors.clear()
        self.form.turn_to(next(iter(self.kinds.chosen()), SENT))
