"""One person's figures: shown once it is said what for, which is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.asked import Asked, line
from ui.widgets.button import Button
from ui.widgets.drop_down import DropDown
from ui.widgets.panel import Card, column, row
from ui.widgets.text import Text


class PersonCard(Card):
    """Asks who, why, and why in words. `wanted` says the three."""

    wanted = Signal(str, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Offer nobody yet."""
        super().__init__(say("One person's figures"), parent=parent)
        self.body.addWidget(
            Text(
                say(
                    "Only for a reason, such as a complaint. The record keeps that you looked, at "
                    "whose figures and why; the person can be told."
                ),
                "muted",
            )
        )
        purposes = (
            ("incident", say("An incident")),
            ("complaint", say("A complaint")),
            ("team", say("Looking after the team")),
            ("audit", say("An audit")),
            ("regulator", say("The regulator asks")),
        )
        self.who = DropDown(theme, say("Whose figures"), say("Choose the person"), ())
        self.why = DropDown(theme, say("What for"), say("Choose the purpose"), purposes)
        self.words = line(say("What this is for, in a few words"))
        self.words.setMinimumWidth(theme.px(180))
        show = Button(theme, say("Show these figures"), icon="eye")
        show.clicked.connect(self._ask)
        self.words.returnPressed.connect(self._ask)
        who, why, words = (
            Asked(one.accessibleName(), one) for one in (self.who, self.why, self.words)
        )
        self._line = row(who, why, spacing=10)
        self._line.addWidget(words, 1)
        self._line.addLayout(column(1, show, margins=(0, 0, 0, 4)))  # in a line with the fields
        self.body.addLayout(self._line)
        self.problem = Text("", "stop")
        self.problem.hide()
        self.body.addWidget(self.problem)

    def stack(self, *, narrow: bool) -> None:
        """Put what is asked side by side, or below one another."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def offer(self, people: tuple[tuple[str, str], ...]) -> None:
        """Offer people, each an id and a name."""
        for key, name in people:
            if self.who.findData(key) < 0:
                self.who.addItem(name, key)

    def _ask(self) -> None:
        whole = self.who.chosen() and self.why.chosen() and self.words.text().strip()
        self.problem.setVisible(not whole)
        if not whole:
            self.problem.setText(say("Choose a person and a purpose, and say what it is for."))
            return
        self.wanted.emit(self.who.chosen(), self.why.chosen(), self.words.text())
