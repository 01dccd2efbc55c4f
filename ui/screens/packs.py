"""Evidence packs: those that were made here, the way to another one, and a check of somebody's."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.asked import Asked
from ui.widgets.button import Button
from ui.widgets.date_cells import moment_cell
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import Callout, Card, column, empty, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.report_table import Column, Line, ReportTable
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.looking_up.pack_answers import PackRow, PackVerdict


class PacksScreen(Scrolling):
    """What was made is from the own record; nothing is kept of a pack that is checked."""

    went = Signal(str)
    check_wanted = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent=parent)
        self._theme = theme
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.column.addLayout(
            column(
                Text(say("Evidence packs"), "title"),
                Text(
                    say(
                        "A pack holds entries of the record, their proofs, a table and a page to "
                        "read. A short program in it lets anybody check it."
                    ),
                    "muted",
                ),
                spacing=2,
            )
        )
        self.column.addWidget(self.errors)
        self.column.addWidget(self._ways())
        self.column.addWidget(self._made())
        self.column.addWidget(self._check())
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {}

    def show_made(self, packs: "tuple[PackRow, ...]") -> None:
        """Show the packs that were made, the newest first."""
        self._none.setVisible(not packs)
        self.table.setVisible(bool(packs))
        self.table.show_lines(
            [
                Line(
                    (
                        moment_cell(one.at),
                        one.question,
                        one.covers,
                        one.receipt,
                    ),
                    key=one.receipt,
                )
                for one in packs
            ]
        )

    def show_verdict(self, verdict: "PackVerdict") -> None:
        """Show whether a pack holds."""
        self.progress.end()
        empty(self._verdict)
        kind = "good" if verdict.holds else "stop"
        told = Callout(self._theme, kind, verdict.heading, " ".join(verdict.words))
        told.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._verdict.addWidget(told)
        told.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why it could not be done."""
        self.progress.end()
        self.errors.say(say("It could not be done"), sentence)

    def _ways(self) -> Card:
        card = Card(say("Make a pack"))
        card.body.addWidget(
            Text(
                say("Look something up first: what is found goes into the pack, and nothing else.")
            )
        )
        look = Button(self._theme, say("Go to case look-up"), icon="search", kind="primary")
        look.clicked.connect(lambda: self.went.emit("look-up"))
        self.answers = Button(
            self._theme, say("Answer the regulator's questions"), icon="clipboard-list", kind="big"
        )
        self.answers.clicked.connect(lambda: self.went.emit("answers"))
        card.body.addLayout(row(look, self.answers, 1))
        return card

    def _made(self) -> Card:
        card = Card(say("Made here"))
        self._none = Text(say("No pack was made by you at this desk yet."), "muted")
        self.table = ReportTable(
            self._theme,
            say("Packs made here"),
            (
                Column(title=say("When")),
                Column(title=say("Question"), wide=True),
                Column(title=say("Covers")),
                Column(title=say("Receipt")),
            ),
        )
        card.body.addWidget(self._none)
        card.body.addWidget(self.table)
        return card

    def _check(self) -> Card:
        card = Card(say("Check a pack"))
        card.body.addWidget(
            Text(
                say(
                    "It is checked against the keys that this desk trusts. For a pack of another "
                    "organisation, add the line that they gave you to check it with."
                )
            )
        )
        self.trust = QLineEdit()
        self.trust.setAccessibleName(
            say("The other organisation's line (leave empty for your own)")
        )
        choose = Button(self._theme, say("Choose the folder of the pack"), icon="folder-open")
        choose.clicked.connect(self._choose)
        self._verdict = column(spacing=8)
        card.body.addWidget(Asked(self.trust.accessibleName(), self.trust))
        card.body.addLayout(row(choose, 1))
        card.body.addWidget(self.progress)
        card.body.addLayout(self._verdict)
        return card

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, say("Choose the folder of the pack"))
        if folder:
            self.errors.clear()
            empty(self._verdict)
            self.progress.begin(say("Checking the pack"))
            self.check_wanted.emit(Path(folder), self.trust.text().strip())
