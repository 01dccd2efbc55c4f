"""Why a letter goes back to its author: a line to write, in the page and not in front of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.field_error import FieldError
from ui.widgets.panel import column, row
from ui.widgets.text import Text


class ReturnSheet(QFrame):
    """Opens above the bottom bar."""

    given_back = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the sheet."""
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self._words = QLineEdit()
        self._words.setMaxLength(300)
        self._words.setAccessibleName(say("What has to be put right"))
        self._words.setPlaceholderText(say("For example: the address is an old one"))
        self._missing: FieldError | None = None
        give = Button(theme, say("Return it to the author"), icon="undo-2")
        leave = Button(theme, say("Keep checking"), kind="link", key="Esc")
        give.clicked.connect(self._give)
        leave.clicked.connect(self.hide)
        self._words.returnPressed.connect(self._give)
        line = row(spacing=10)
        line.addWidget(self._words, 1)
        line.addWidget(give)
        line.addWidget(leave)
        box = column(
            Text(say("What has to be put right?"), "strong"),
            Text(say("It is kept in the record, so write no names or addresses."), "muted"),
            spacing=4,
            margins=(20, 12, 20, 8),
        )
        box.addLayout(line)
        self.setLayout(box)

    def begin(self) -> None:
        """Open with nothing written."""
        self._miss(missing=False)
        self.show()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        """Pass the reason on, or say that it is missing."""
        words = self._words.text().strip()
        self._miss(missing=not words)
        if words:
            self._words.clear()
            self.hide()
            self.given_back.emit(words)

    def _miss(self, *, missing: bool) -> None:
        """Say at the field that the reason is missing, or say it no more."""
        if self._missing is not None:
            self._missing.lift()
        self._missing = None
        if missing:
            words = say("Write in a few words what has to be put right.")
            self._missing = FieldError(self._words, words)
            announce(self, words, at_once=True)
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
