"""Asks for the password of a locked file: it is tried at once, and kept nowhere."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from checker.model import Document
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.asked import Asked
from ui.widgets.button import Button
from ui.widgets.panel import Card, hung, row
from ui.widgets.text import Text

LOCKED = "unread.encrypted"


class PasswordSheet(Card):
    """A field and a button, in the page; hidden while nothing is locked."""

    given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the field."""
        super().__init__(parent=parent)
        self._heading, self._why = Text("", "strong"), Text("")
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(say("Password of the file"))
        self.field.returnPressed.connect(self._give)
        self._show = QCheckBox(say("Show the password"))
        self._show.toggled.connect(self._reveal)
        self._go = Button(theme, say("Open it with this password"), icon="lock")
        self._go.clicked.connect(self._give)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._why)
        line = QWidget()
        line.setProperty("kind", "clear")
        line.setLayout(row(self.field, self._go))
        self.body.addWidget(Asked(self.field.accessibleName(), line))
        self.body.addLayout(hung(row(self._show, 1)))
        self.body.addWidget(
            Text(say("It is used to open the file now, and is not written down."), "muted")
        )
        self.hide()

    def ask_for(self, documents: tuple[Document, ...]) -> None:
        """Ask when a file is locked, and say so when a password did not fit."""
        locked = [one for one in documents if any(gap.code == LOCKED for gap in one.gaps)]
        self.field.clear()
        self._show.setChecked(False)
        self.setVisible(bool(locked))
        if locked:
            names = ", ".join(one.name for one in locked)
            self._heading.setText(
                say_count(
                    "{names} is locked with a password",
                    "{names} are locked with a password",
                    len(locked),
                    names=names,
                )
            )
            self._why.setText(next(gap.why for gap in locked[0].gaps if gap.code == LOCKED))

    def words(self) -> str:
        """Give what is said about the lock, or nothing."""
        return "" if self.isHidden() else f"{self._heading.text()}. {self._why.text()}"

    def _give(self) -> None:
        """Pass the password on, and forget it here."""
        password = self.field.text()
        self.field.clear()
        if password:
            self.given.emit(password)

    def _reveal(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show what is typed, or cover it."""
        normal, covered = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password
        self.field.setEchoMode(normal if on else covered)
