"""Where practice begins and ends: when it is due, how the last session went, and the team."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from checker.days import whole_day_words
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.date_cells import moment_cell
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import Callout, Card, column, empty, row, rule
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.report_table import Column, Line, ReportTable
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.practice.practice_answers import (
        PracticeDone,
        PracticeStanding,
        PracticeTeam,
        TestsImported,
    )

_WIDE = 980
_MOST_SAID = 12
_MINUTE = 60
_MOST = 1
"""So many mistakes may be missed, and right letters held, in a session that is passed."""
_LAID_OUT_MS = 60
"""By then what was added has its height."""


class PracticeResultScreen(Scrolling):
    """A page about oneself; a lead's and an administrator's have more on it."""

    begun = Signal()
    import_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the page, before anything is known."""
        super().__init__(parent=parent)
        self._theme = theme
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.begin = Button(
            theme, say("Begin a session"), icon="arrow-right", kind="primary", key="Ctrl+Enter"
        )
        self.begin.clicked.connect(self.begun)
        self._due = Callout(theme, "note", "")
        self._due.hide()
        self._failed = False
        self._result, self._teams = QVBoxLayout(), QVBoxLayout()
        inner = QWidget()
        inner.setProperty("kind", "clear")
        inner.setMaximumWidth(theme.px(_WIDE))
        about = column(
            Text(say("Practice"), "title"),
            Text(
                say(
                    "Six to ten made-up letters, about five minutes. Some have something wrong "
                    "with them and some are right. Say for each whether you would send it, and "
                    "see at once what there was to see."
                ),
                "muted",
            ),
            spacing=2,
        )
        page = column(spacing=14)
        page.addLayout(about)
        page.addWidget(self.errors)
        page.addLayout(self._result)
        page.addWidget(self._due)
        page.addWidget(self.progress)
        page.addLayout(row(self.begin, 1))
        page.addWidget(self._mine())
        page.addLayout(self._teams)
        page.addWidget(self._tests())
        inner.setLayout(page)
        line = row(spacing=0)
        line.addStretch(1)
        line.addWidget(inner, 40)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self.begun.emit,
            "Ctrl+Enter": self.begun.emit,
            "Esc": self.progress.cancelled.emit,
        }

    def show_standing(self, standing: "PracticeStanding") -> None:
        """Show when practice is due, and this person's own results."""
        self._due.setVisible(standing.every_days > 0 and not self._failed)
        if standing.until is None:
            self._due.say(
                say("Practice is due"),
                say("You have not passed a session yet. It takes about five minutes."),
            )
        elif standing.due:
            self._due.say(
                say("Practice is due"),
                say("Your last session counted until {day}.", day=whole_day_words(standing.until)),
            )
        else:
            self._due.say(
                say("You are up to date"),
                say("Your last session counts until {day}.", day=whole_day_words(standing.until)),
            )
        self._table.show_lines(tuple(_line(one) for one in standing.done))
        self._table.setVisible(bool(standing.done))
        self._none.setVisible(not standing.done)

    def show_result(self, done: "PracticeDone | None") -> None:
        """Show how the session went that has just ended; None for none."""
        empty(self._result)
        self._failed = done is not None and not done.passed
        self._due.setVisible(self._due.isVisibleTo(self) and not self._failed)
        self.begin.become(say("Begin a session") if done is None else say("Practise again"))
        if done is None:
            return
        missed = done.errors - done.caught
        if done.passed:
            panel = Callout(
                self._theme, "good", say("Session passed"), say("It is kept in your record.")
            )
        else:
            panel = Callout(
                self._theme,
                "note",
                say("Not passed this time"),
                " ".join(
                    (
                        _why_not(done),
                        say(
                            "Practise again whenever you like: your sessions are listed for you "
                            "alone."
                        ),
                    )
                ),
            )
        panel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        card = Card(say("How it went"))
        numbers = QHBoxLayout()
        numbers.setSpacing(8)
        for number, words in (
            (
                say("{caught} of {errors}", caught=done.caught, errors=done.errors),
                say("mistakes caught"),
            ),
            (str(missed), say("would have gone")),
            (
                say("{false} of {of}", false=done.false, of=done.letters - done.errors),
                say("right letters held"),
            ),
            (_minutes(done.seconds), say("in all")),
        ):
            numbers.addLayout(column(Text(number, "big"), Text(words, "muted"), spacing=0), 1)
        card.body.addLayout(numbers)
        self._result.setSpacing(14)
        self._result.addWidget(panel)
        self._result.addWidget(card)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def show_teams(self, teams: "tuple[PracticeTeam, ...]", *, own: bool) -> None:
        """Show how teams stand, one's own or all; none for whoever may not see that."""
        empty(self._teams)
        if not teams:
            return
        card = Card(say("Your team") if own else say("Teams"))
        card.body.addWidget(
            Text(say("From the records on this computer. Nobody's own result is shown."), "muted")
        )
        for place, one in enumerate(teams):
            if place:
                card.body.addWidget(rule())
            words = filter(None, (one.words, one.passed_words))
            lines = column(Text(one.name, "strong"), spacing=2)
            for sentence in words:
                lines.addWidget(Text(sentence))
            card.body.addLayout(lines)
        self._teams.addWidget(card)

    def offer_import(self, *, may: bool) -> None:
        """Offer the import of tests on policies to those who may."""
        self._import.setVisible(may)

    def show_imported(self, told: "TestsImported") -> None:
        """Say what became of an import."""
        empty(self._imported)
        if told.wrong:
            shown = told.wrong[:_MOST_SAID]
            more = len(told.wrong) - len(shown)
            panel = Callout(
                self._theme,
                "stop",
                say("Nothing was recorded"),
                say("Put these rows right in the file and import it again."),
            )
            for sentence in shown:
                panel.told.addWidget(Text(sentence))
            if more:
                panel.told.addWidget(
                    Text(say_count("And {count} more.", "And {count} more.", more), "muted")
                )
            panel.setAccessibleName(" ".join((panel.accessibleName(), *shown)))
        else:
            panel = Callout(
                self._theme,
                "good",
                say_count(
                    "{count} result was recorded", "{count} results were recorded", told.recorded
                ),
                say_count(
                    "{count} was recorded before.", "{count} were recorded before.", told.known
                )
                if told.known
                else "",
            )
        panel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._imported.addWidget(panel)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(_LAID_OUT_MS, panel, lambda: self.bring(panel))

    def choose_file(self) -> None:
        """Let the person pick a CSV file."""
        name, _kind = QFileDialog.getOpenFileName(
            self, say("Choose the results"), "", say("CSV files (*.csv)")
        )
        if name:
            self.import_wanted.emit(Path(name))

    def _mine(self) -> Card:
        """Lay out one's own results."""
        card = Card(say("Your results"))
        card.body.addWidget(Text(say("This list is shown to you alone."), "muted"))
        self._none = Text(say("Nothing yet. Your sessions are listed here."))
        self._table = ReportTable(
            self._theme,
            say("Your results"),
            (
                Column(title=say("When")),
                Column(title=say("What"), wide=True),
                Column(title=say("Passed")),
                Column(title=say("Caught"), figures=True),
                Column(title=say("Held for nothing"), figures=True),
                Column(title=say("Time"), figures=True),
            ),
            most=8,
        )
        self._table.hide()
        card.body.addWidget(self._none)
        card.body.addWidget(self._table)
        return card

    def _tests(self) -> Card:
        """Lay out the import of tests on policies."""
        self._import = Card(say("Results of tests on policies"))
        self._import.body.addWidget(
            Text(
                say(
                    "A CSV file with the columns person, taken, policy, version and passed. It is "
                    "taken as a whole or not at all."
                )
            )
        )
        button = Button(self._theme, say("Import results"), icon="file-text")
        button.clicked.connect(self.choose_file)
        self._import.body.addLayout(row(button, 1))
        self._imported = QVBoxLayout()
        self._import.body.addLayout(self._imported)
        self._import.hide()
        return self._import


def _line(one: "PracticeDone") -> Line:
    counted = one.letters > 0
    return Line(
        (
            moment_cell(one.at),
            _what(one),
            say("Yes") if one.passed else say("Not yet"),
            say("{caught} of {errors}", caught=one.caught, errors=one.errors) if counted else "",
            str(one.false) if counted else "",
            _minutes(one.seconds) if counted else "",
        )
    )


def _what(one: "PracticeDone") -> str:
    if one.kind == "queue":
        return say("Made-up letter in the queue")
    if one.kind == "policy-test":
        return say("Test on {policy}, version {version}", policy=one.policy, version=one.version)
    return say_count("Session of {count} letter", "Session of {count} letters", one.letters)


def _minutes(seconds: int) -> str:
    if seconds < _MINUTE:
        return say("{n} s", n=seconds)
    return say("{minutes} min {seconds} s", minutes=seconds // _MINUTE, seconds=seconds % _MINUTE)


def _why_not(done: "PracticeDone") -> str:
    """Say what kept a session from being passed; a letter that gave something away, if no count."""
    missed = done.errors - done.caught
    told = []
    if missed > _MOST:
        told.append(say("You missed {n} mistakes: at most one may be missed.", n=missed))
    if done.false > _MOST:
        told.append(say("You held {n} right letters: at most one may be held.", n=done.false))
    if not told:
        told.append(say("A letter that gives away what must be kept would have gone."))
    return " ".join(told)
