"""What the answers draw on besides the record: imported tables, and the mail programs' state."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from checker.words import later, say, say_count
from ui.theme import Theme
from ui.widgets.asked import Asked
from ui.widgets.button import Button
from ui.widgets.date_cells import moment_cell
from ui.widgets.drop_down import DropDown
from ui.widgets.panel import Callout, Card, column, empty, row, rule
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.questions.imports import ImportDone, ImportRow

_TABLES = (
    ("training", later("Training"), "person, course, completed, passed"),
    ("hr", later("Staff list"), "person, team, started, fte"),
    ("caseload", later("Caseload"), "month, team, allocated, closed, letters"),
)
_MOST_SAID = 12


class ImportsCard(Card):
    """Three tables to import, those that were, and a word of an administrator."""

    import_wanted = Signal(str, object)
    attested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the card, with nothing imported."""
        super().__init__(say("Imported tables"), parent=parent)
        self._theme = theme
        self.body.addWidget(
            Text(
                say(
                    "CSV files in UTF-8 or Windows-1252, taken as a whole or not at all. Of an "
                    "email address only a hash is kept. Each import is an entry of your record."
                ),
                "muted",
            )
        )
        ways = QGridLayout()
        ways.setHorizontalSpacing(12)
        ways.setVerticalSpacing(8)
        ways.setColumnStretch(1, 1)
        for number, (what, title, columns) in enumerate(_TABLES):
            button = Button(
                theme,
                say("Import: {table}", table=say(title)),
                icon="upload",
                name=say("Import the table {table}", table=say(title)),
            )
            button.setMinimumWidth(theme.px(190))
            button.clicked.connect(lambda _on=False, what=what: self.choose_file(what))
            ways.addWidget(button, number, 0)
            ways.addWidget(Text(say("Columns: {columns}", columns=columns), "muted"), number, 1)
        self.body.addLayout(ways)
        self._told = column(spacing=6)
        self.body.addLayout(self._told)
        self.table = ReportTable(
            theme,
            say("Imported tables"),
            (
                Column(title=say("When")),
                Column(title=say("Table"), wide=True),
                Column(title=say("Rows"), figures=True),
                Column(title=say("By")),
                Column(title=say("State")),
            ),
            most=6,
        )
        self.table.hide()
        self.body.addWidget(self.table)
        self._vouch = self._attestation()
        self.body.addWidget(self._vouch)

    def show_imports(self, rows: "tuple[ImportRow, ...]", *, may_attest: bool) -> None:
        """Show what was imported."""
        titles = {what: say(title) for what, title, _ in _TABLES}
        self.table.setVisible(bool(rows))
        self.table.show_lines(
            [
                Line(
                    (
                        moment_cell(one.at),
                        titles.get(one.what, one.what),
                        Cell(f"{one.rows:,}", sort=float(one.rows)),
                        one.who,
                        say("As it was imported")
                        if one.here
                        else say("Not on this computer, or changed since"),
                    )
                )
                for one in rows
            ]
        )
        self._vouch.setVisible(may_attest)

    def show_done(self, done: "ImportDone") -> None:
        """Show what became of an import."""
        empty(self._told)
        if not done.wrong:
            words = say_count("{count} row is imported", "{count} rows are imported", done.rows)
            self._told.addWidget(Callout(self._theme, "good", words))
            return
        told = "\n".join(done.wrong[:_MOST_SAID])
        if len(done.wrong) > _MOST_SAID:
            told += "\n" + say("And {n} more.", n=len(done.wrong) - _MOST_SAID)
        self._told.addWidget(Callout(self._theme, "check", say("Nothing was imported"), told))

    def choose_file(self, what: str) -> None:
        """Let the person pick a file."""
        name, _kind = QFileDialog.getOpenFileName(
            self, say("Choose the CSV file"), "", say("Tables (*.csv);;All files (*)")
        )
        if name:
            self.import_wanted.emit(what, Path(name))

    def _attestation(self) -> QWidget:
        """Lay out what an administrator says of mail autocomplete."""
        theme = self._theme
        self.state = DropDown(
            theme,
            say("Mail autocomplete"),
            say("Choose the state"),
            (("off", say("It is off")), ("on", say("It is on"))),
        )
        self.how = QLineEdit()
        self.how.setMaxLength(500)
        self.how.setAccessibleName(say("How you know"))
        self.how.setPlaceholderText(say("Such as the name of the group policy"))
        go = Button(theme, say("Record it"), icon="check")
        go.clicked.connect(lambda: self.attested.emit(self.state.chosen(), self.how.text()))
        line = row(Asked(say("How it stands"), self.state), spacing=10)
        line.addWidget(Asked(self.how.accessibleName(), self.how), 1)
        act = column(1, go, margins=(0, 0, 0, 4))  # in a line with the fields
        line.addLayout(act)
        held = QWidget()
        held.setProperty("kind", "clear")
        box = column(
            rule(),
            Text(say("Mail autocomplete"), "heading"),
            Text(
                say(
                    "Outlook's and Thunderbird's setting is read on each desk where it can be. "
                    "Where it cannot, say what you know: it is kept as your word."
                ),
                "muted",
            ),
            spacing=6,
        )
        box.addLayout(line)
        held.setLayout(box)
        held.hide()
        return held
