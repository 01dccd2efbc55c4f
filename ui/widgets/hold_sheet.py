"""Why a practice letter is held: one choice, beside the page and not in front of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.panel import Card, hung, row
from ui.widgets.text import Text


class HoldSheet(Card):
    """Opens above the record."""

    held = Signal(str)
    left = Signal()
    """It closes, and nothing is held."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the sheet."""
        question = say("Where is it, and what is wrong?")
        super().__init__(question, parent=parent)
        self.choices = ChoiceList(theme, question)
        self._missing = Text(say("Choose what is wrong first."), "stop")
        self._missing.hide()
        hold = Button(theme, say("Hold this letter"), icon="undo-2")
        leave = Button(theme, say("Look again"), kind="link", key="Esc")
        hold.clicked.connect(self._hold)
        leave.clicked.connect(self.close_it)
        self.body.addLayout(hung(self.choices))
        self.body.addWidget(self._missing)
        self.body.addLayout(row(hold, leave, 1, spacing=10))
        self.hide()

    def begin(self, wrongs: tuple[tuple[str, str, str], ...]) -> None:
        """Open with nothing chosen."""
        self._missing.hide()
        self.choices.offer(
            tuple(Choice(id=one, name=name, about=about) for one, name, about in wrongs)
        )
        self.show()
        self.choices.take_focus()

    def close_it(self) -> None:
        """Close without an answer."""
        self.hide()
        self.left.emit()

    def _hold(self) -> None:
        """Pass the choice on, or say that it is missing."""
        chosen = self.choices.chosen()
        self._missing.setVisible(not chosen)
        if chosen:
            self.hide()
            self.held.emit(chosen[0])
