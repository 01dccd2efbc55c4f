"""The regulator's questions: each part, how it is answered, its figures, entries and pack."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checker.reports.answers import State
from checker.reports.regulator_questions import QUESTIONS
from checker.words import later, say, say_count
from ui.theme import Theme
from ui.widgets.answer_panel import AnswerPanel
from ui.widgets.button import Button
from ui.widgets.drop_down import DropDown
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.icon import Icon
from ui.widgets.imports_card import ImportsCard
from ui.widgets.panel import Card, column, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.questions.answering import AnswersShown
    from checker.reports.answers import Answer

_STATES = {
    State.RECORD: (later("Answered from the record"), "circle-check", "good"),
    State.IMPORT: (later("Answered from an import"), "circle-check", "good"),
    State.MISSING: (later("Needs an import"), "upload", "check"),
    State.EMPTY: (later("Nothing recorded yet"), "info", "check"),
    State.PERSON: (later("Needs a person"), "pencil", "check"),
    State.OUTSIDE: (later("Not held: to attach"), "info", "muted"),
}
_MONTHS = (3, 6, 24)


class AnswersScreen(Scrolling):
    """The list of questions, and below it the part that one stands in."""

    wanted = Signal(int)
    went = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty screen."""
        super().__init__(parent=parent)
        self._theme = theme
        self._shown: AnswersShown | None = None
        self._here = ""
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.panel, self.imports = AnswerPanel(theme), ImportsCard(theme)
        self._about, self._source = Text("", "muted"), Text("", "muted")
        self.period = DropDown(
            theme,
            say("Which months"),
            say("Last 12 months"),
            tuple((str(n), say("Last {n} months", n=n)) for n in _MONTHS),
        )
        self.period.activated.connect(lambda: self.wanted.emit(self.months()))
        self.column.addLayout(
            column(Text(say("Answers to the regulator"), "title"), self._about, spacing=2)
        )
        note = row(Icon(theme, "info", "note", 16), spacing=8)
        note.addWidget(self._source, 1)
        self._note = QWidget()
        self._note.setProperty("kind", "clear")
        self._note.setLayout(note)
        self.column.addWidget(self.errors)
        self.column.addWidget(self.progress)
        self.column.addWidget(self._note)
        self.table = ReportTable(
            theme,
            say("The regulator's questions"),
            (
                Column(title=say("No.")),
                Column(title=say("The regulator asks"), wide=True, least=300),
                Column(title=say("How it is answered")),
                Column(title=say("In short"), wide=True, least=220),
            ),
            most=7,  # what a part holds shows below it, in the smallest window too
        )
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        save = SaveButton(theme, self.table)
        save.refused.connect(self.errors.problem)
        self._card = card = Card()
        head = row(spacing=10)
        head.addWidget(Text(say("The nine questions"), "heading"), 1)
        head.addWidget(self.period)
        head.addWidget(save)
        card.body.addLayout(head)
        card.body.addWidget(self.table)
        self.column.addWidget(card)
        self.column.addWidget(self.panel)
        self.column.addWidget(self.imports)
        ways = row(spacing=10)
        for place, words, icon in (
            ("actions", say("Go to the action register"), "clipboard-list"),
            ("policies", say("Go to the policies to read"), "book-open"),
        ):
            button = Button(theme, words, icon=icon)
            button.clicked.connect(lambda _on=False, place=place: self.went.emit(place))
            ways.addWidget(button)
        ways.addStretch(1)
        self.column.addLayout(ways)
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {
            "F5": lambda: self.wanted.emit(self.months()),
            "Esc": self.progress.cancelled.emit,
        }

    def months(self) -> int:
        """Give how many months are chosen."""
        return int(self.period.chosen() or 12)

    def begin(self) -> None:
        """Wait for answers."""
        self.errors.clear()
        self.progress.begin(say("Counting the entries"))

    def show_answers(self, shown: "AnswersShown", *, may_attest: bool) -> None:
        """Show every part; the one that one stood in stays."""
        self.progress.end()
        self.errors.clear()
        self._shown = shown
        done = sum(one.state in (State.RECORD, State.IMPORT) for one in shown.answers)
        self._about.setText(
            say_count(
                "{about}. {done} of {count} part is answered; the others say what is missing.",
                "{about}. {done} of {count} parts are answered; the others say what is missing.",
                len(shown.answers),
                about=shown.about,
                done=done,
            )
        )
        self._source.setText(shown.source)
        here = self.table.key() or self._here
        self.table.show_lines([_line(one) for one in shown.answers])
        self._appear(on=True)
        self.imports.show_imports(shown.imports, may_attest=may_attest)
        if here:
            self.table.choose(here)
            self._show(here)

    def refuse(self, sentence: str) -> None:
        """Say why there are no answers; those of before are not shown for the ones asked for."""
        self.progress.end()
        self._shown, self._here = None, self.table.key() or self._here
        self.table.show_lines([])
        self._appear(on=False)
        self.errors.say(say("The questions cannot be answered"), sentence)

    def _appear(self, *, on: bool) -> None:
        """Show what only answers fill, or nothing of it."""
        for one in (self._about, self._note, self._card, self.imports):
            one.setVisible(on)
        if not on:
            self.panel.hide()

    def _show(self, key: str) -> None:
        shown = self._shown
        one = next((each for each in shown.answers if each.part.id == key), None) if shown else None
        if one is not None and shown is not None:
            self.panel.show_answer(one, may_show=shown.may_show)

    def _open(self, key: str) -> None:
        """Show a part, and put the keys on its figures."""
        self._show(key)
        target = self.panel.figures if self.panel.figures.isVisible() else self.panel.why
        target.setFocus()


def _line(one: "Answer") -> Line:
    words, icon, hue = _STATES[one.state]
    titles = {each.number: each.title for each in QUESTIONS}
    title = titles[one.part.number]
    return Line(
        (
            Cell(one.part.id, sort=one.part.number + (ord(one.part.id[-1]) - 96) / 100),
            Cell(say(one.part.asks), sort=title),
            Cell(say(words), icon=icon, hue=hue),
            one.words,
        ),
        key=one.part.id,
    )
