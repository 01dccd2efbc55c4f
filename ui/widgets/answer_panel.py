"""One part of the regulator's questions: what is counted, the figures, and their entries."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.date_cells import moment_cell
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.pack_panel import PackPanel
from ui.widgets.panel import Card, column, row, rule
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.looking_up.look_answers import Looked
    from checker.reports.answers import Answer


class AnswerPanel(Card):
    """Opens below the list of questions; entries show once it is said what for."""

    entries_wanted = Signal(object, str)
    pack_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the panel, hidden."""
        super().__init__(parent=parent)
        self._answer: Answer | None = None
        self.errors, self.pack = ErrorPanel(theme), PackPanel(theme)
        self._title, self._words = Text("", "heading"), Text("")
        self._counts, self._attach, self._query = Text(""), Text(""), Text("", "muted")
        self._heads = {
            self._counts: Text(say("What is counted"), "strong"),
            self._attach: Text(say("What a person has to add"), "strong"),
            self._query: Text(say("Which entries"), "strong"),
        }
        self.figures = ReportTable(
            theme,
            say("Figures of this answer"),
            (
                Column(title=say("What"), wide=True, least=140),
                Column(title=say("Figure"), figures=True),
                Column(title=say("How sure (95%)")),
                Column(title=say("Note")),
            ),
            most=12,
        )
        save = SaveButton(theme, self.figures)
        save.refused.connect(self.errors.problem)
        self._save = save
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(save)
        self.body.addLayout(head)
        for one in (self._words, self.errors, self.figures):
            self.body.addWidget(one)
        for text, title in self._heads.items():
            self.body.addLayout(column(title, text, spacing=2))
        self.body.addWidget(self._asking(theme))
        self.entries = ReportTable(
            theme,
            say("Entries of this answer"),
            (
                Column(title=say("When")),
                Column(title=say("What"), wide=True, least=120),
                Column(title=say("Who")),
                Column(title=say("Team")),
                Column(title=say("Case")),
                Column(title=say("Receipt")),
            ),
            most=8,
        )
        self._found = Text("", "strong")
        self._make = Button(theme, say("Make an evidence pack..."), icon="package-check")
        self._make.clicked.connect(self.pack_wanted)
        self.body.addWidget(self._found)
        self.body.addWidget(self.entries)
        self.body.addLayout(row(self._make, 1))
        self.body.addWidget(self.pack)
        self.hide()

    def show_answer(self, answer: "Answer", *, may_show: bool) -> None:
        """Show one answer; the entries of another are gone."""
        self._answer = answer
        self.errors.clear()
        self._title.setText(f"{answer.part.id}   {say(answer.part.asks)}")
        self._words.setText(answer.words)
        self._words.setVisible(bool(answer.words))
        self.figures.setVisible(bool(answer.rows))
        self._save.setVisible(bool(answer.rows))
        self.figures.show_lines(
            [
                Line(
                    (
                        Cell(one.name, one.month or one.name, saved=one.month),
                        Cell(one.figure, sort=float(one.n)),
                        one.surely,
                        one.note,
                    )
                )
                for one in answer.rows
            ]
        )
        query = "" if answer.query is None else answer.query.words()
        attach = say(answer.part.attach) if answer.part.attach != answer.words else ""
        for text, words in (
            (self._counts, say(answer.part.counts) if answer.part.counts else ""),
            (self._attach, attach),
            (self._query, query),
        ):
            text.setText(words)
            text.setVisible(bool(words))
            self._heads[text].setVisible(bool(words))
        self._ask.setVisible(may_show and answer.query is not None)
        for one in (self.entries, self._found, self._make, self.pack):
            one.hide()
        self.show()

    def show_entries(self, looked: "Looked") -> None:
        """Show the entries behind the figures."""
        self.errors.clear()
        self._found.setText(looked.words)
        self._found.show()
        self.entries.setVisible(bool(looked.rows))
        self._make.setVisible(bool(looked.rows))
        self.entries.show_lines(
            [
                Line(
                    (
                        moment_cell(one.at),
                        one.what,
                        one.who,
                        one.team,
                        one.reference,
                        one.receipt,
                    ),
                    key=one.hash,
                )
                for one in looked.rows
            ]
        )

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why the entries are not shown, at the field where there is one."""
        why = self.why if field == "words" else None
        self.errors.refused(say("The entries are not shown"), sentence, why)

    def question(self) -> str:
        """Give what the regulator asks here."""
        return "" if self._answer is None else self._answer.part.asks

    def ask(self) -> None:
        """Ask for the entries."""
        if self._answer is not None:
            self.errors.clear()
            self.entries_wanted.emit(self._answer, self.why.text().strip())

    def _asking(self, theme: Theme) -> QWidget:
        """Lay out what is asked before entries are shown."""
        self.why = QLineEdit()
        self.why.setMaxLength(500)
        self.why.setAccessibleName(say("What you look at the entries for, in a few words"))
        self.why.setPlaceholderText(say("It is kept with the look-up"))
        self.why.returnPressed.connect(self.ask)
        show = Button(theme, say("Show the entries"), icon="eye")
        show.clicked.connect(self.ask)
        self._ask = QWidget()
        self._ask.setProperty("kind", "clear")
        line = row(spacing=10)
        line.addWidget(self.why, 1)
        line.addWidget(show)
        box = column(rule(), Text(self.why.accessibleName(), "strong"), spacing=8)
        box.addLayout(line)
        self._ask.setLayout(box)
        return self._ask
