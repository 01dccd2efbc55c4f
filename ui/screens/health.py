"""Whether everything works here: a line for each thing, and the code that a help desk asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from checker.desk.health import HOW_WORDS, How, Line, Looked
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.beside_text import BesideText
from ui.widgets.button import Button
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.icon import Icon
from ui.widgets.panel import Callout, Card, column, empty, row, rule
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOKS = {
    How.WELL: ("circle-check", "good"),
    How.UNUSED: ("info", "muted"),
    How.LOOK: ("triangle-alert", "check"),
    How.WRONG: ("octagon-alert", "stop"),
}
_WORDS = 3
"""The column of the sentence."""
_ORDER = (How.WRONG, How.LOOK, How.WELL, How.UNUSED)


class HealthScreen(Scrolling):
    """What needs somebody comes first; what is well is below it."""

    again = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the screen, before anything is known."""
        super().__init__(parent=parent)
        self._theme = theme
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.column.addLayout(
            column(
                Text(say("Does everything work?"), "title"),
                Text(
                    say(
                        "Letterlock looks at this computer and reads two made-up letters. Nothing "
                        "is changed, and nothing of it leaves this computer."
                    ),
                    "muted",
                ),
                spacing=2,
            )
        )
        self.column.addWidget(self.errors)
        self.column.addWidget(self.progress)
        self._news = column(spacing=0)
        self.column.addLayout(self._news)
        self._lines = Card(say("What was looked at"))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(_WORDS, 1)
        self._lines.body.addLayout(self._rows)
        self._help = self._help_card()
        self.column.addWidget(self._help)
        self.column.addWidget(self._lines)
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {"F5": self.again.emit}
        self._help.hide()
        self._lines.hide()

    def begin(self) -> None:
        """Say that it is being looked."""
        self.errors.clear()
        empty(self._rows)
        empty(self._news)
        self._help.hide()
        self._lines.hide()
        self.progress.begin(say("Looking at this computer"))

    def show_line(self, line: Line) -> None:
        """Show what was found last."""
        self._add(line)
        self._lines.show()

    def show_all(self, looked: Looked) -> None:
        """Show everything: what needs somebody first."""
        self.progress.end()
        empty(self._rows)
        shown = sorted(looked.lines, key=lambda one: _ORDER.index(one.how))
        for line in shown:
            self._add(line)
        self._lines.show()
        ill = [one for one in shown if not one.well]
        wrong = len(ill)
        words = (
            say_count("{count} thing needs you", "{count} things need you", wrong)
            if wrong
            else say("Everything works")
        )
        panel = Callout(
            self._theme,
            "check" if wrong else "good",
            f"{words}: {', '.join(one.title for one in ill)}" if ill else words,
            say("Read the code below to your help desk if they ask for it."),
        )
        panel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._news.addWidget(panel)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.code.setText(looked.code)
        self.code.setAccessibleName(" ".join(looked.code))
        self._help.show()

    def stop(self) -> None:
        """It was cancelled: what was found stays."""
        self.progress.end()

    def _add(self, line: Line) -> None:
        place = self._rows.rowCount()
        if self._rows.count():
            self._rows.addWidget(rule(), place, 0, 1, _WORDS + 1)
            place += 1
        icon, hue = _LOOKS[line.how]
        about = [Text(line.words)]
        if line.detail:
            about.append(Text(line.detail, "muted"))
        title = Text(line.title, "strong", wrap=False)
        beside = (
            Icon(self._theme, icon, hue, 18),
            title,
            BesideText(self._theme, say(HOW_WORDS[line.how]), title, wrap=False),
        )
        for number, one in enumerate(beside):
            self._rows.addWidget(one, place, number, Qt.AlignmentFlag.AlignTop)
        self._rows.addLayout(column(*about, spacing=2), place, _WORDS)

    def _help_card(self) -> Card:
        """Show the code in groups that can be read out."""
        card = Card(say("For your help desk"))
        self.code = Text("", "big")
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        copy = Button(self._theme, say("Copy the code"), icon="clipboard-list")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.code.text()))
        again = Button(self._theme, say("Look again"), icon="refresh-cw", key="F5")
        again.clicked.connect(self.again)
        card.body.addWidget(
            Text(
                say(
                    "Read it out four characters at a time. It says what works here and what does "
                    "not, and holds no names and no paths."
                ),
                "muted",
            )
        )
        card.body.addWidget(self.code)
        card.body.addLayout(row(copy, again, 1))
        return card
