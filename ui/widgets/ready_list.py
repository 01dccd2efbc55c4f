"""The letters that wait to be checked: a row each, on the home screen."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.file_icon import file_icon
from ui.widgets.icon import Icon
from ui.widgets.panel import Callout, Card, column, empty, row, rule
from ui.widgets.severity import Chip
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.answers import ReadyLetter

_MAY_BREAK: Final = re.compile(r"([_.-]|\S{24})(?=\S)")
"""Where a long name without a space may go on in the next line."""


class ReadyList(Card):
    """Hidden while nothing waits and there is nothing to say of it."""

    wanted = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing."""
        super().__init__(say("Ready for you"), parent=parent)
        self._theme = theme
        self.trouble = Callout(theme, "check", "")
        self.trouble.hide()
        self.sentence = Text("", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addWidget(self.trouble)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.sentence)
        self.shown: tuple[ReadyLetter, ...] = ()
        self._buttons: dict[tuple[Path, ...], Button] = {}
        self.hide()

    def show_letters(
        self, letters: "tuple[ReadyLetter, ...]", sentence: str = "", trouble: str = ""
    ) -> None:
        """Show the letters that wait, a sentence below them, and what is wrong, above them.

        Args:
            letters: A row each.
            sentence: What else is to be known, or blank.
            trouble: Why there may be more than are shown, or blank.
        """
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.trouble.say(say("The watched folder cannot be looked at"), trouble)
        self.trouble.setVisible(bool(trouble))
        if letters != self.shown:
            self._show_rows(letters)
        self.setVisible(bool(letters or sentence or trouble))

    def words(self) -> str:
        """Give what it says."""
        above = "" if self.trouble.isHidden() else self.trouble.sentence.text()
        rows = (f"{one.name} {one.note}" for one in self.shown)
        return " ".join(filter(None, (above, *rows, self.sentence.text())))

    def _show_rows(self, letters: "tuple[ReadyLetter, ...]") -> None:
        """Make the rows anew; the keys stay with the letter that they were at, or near it."""
        had = [at for at, one in self._buttons.items() if one.hasFocus()]
        place = [one.files for one in self.shown].index(had[0]) if had else 0
        empty(self._rows)
        self._buttons.clear()
        self.shown = letters
        for number, letter in enumerate(letters):
            if number:
                self._rows.addWidget(rule())
            icon = file_icon(letter.files[0].name if letter.files else "")
            line = row(Icon(self._theme, icon, "muted", 20), spacing=12)
            line.addLayout(
                column(
                    Text(_breaking(letter.name), "strong"), Text(letter.note, "muted"), spacing=1
                ),
                1,
            )
            line.addWidget(Chip(self._theme, "note", say("To be checked")))
            button = Button(
                self._theme, say("Check"), kind="small", name=say("Check {name}", name=letter.name)
            )
            button.clicked.connect(lambda _on=False, files=letter.files: self._want(files))
            self._buttons[letter.files] = button
            line.addWidget(button)
            self._rows.addLayout(line)
        if had and letters:
            near = letters[min(place, len(letters) - 1)].files
            button = self._buttons.get(had[0], self._buttons[near])
            button.show()
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _want(self, files: tuple[Path, ...]) -> None:
        """Pass on what somebody wants to check now."""
        self.wanted.emit(list(files))


def _breaking(name: str) -> str:
    """Let a long name wrap."""
    return _MAY_BREAK.sub("\\1\u200b", name)
