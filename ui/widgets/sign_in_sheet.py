"""Signing in again before a letter is released: with a code, or in the browser."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from checker.desk.review.review_answers import Proving
from checker.words import say
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.asked import Asked
from ui.widgets.button import Button
from ui.widgets.field_error import FieldError
from ui.widgets.panel import hung, row
from ui.widgets.text import Text


class SignInSheet(QFrame):
    """Opens in the page. A code may be pasted; it is kept nowhere here."""

    given = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the fields."""
        super().__init__(parent)
        self.setProperty("kind", "inset")
        self._proving = Proving.CODE
        self._why = Text("")
        self.code, self.again = QLineEdit(), QLineEdit()
        for one, words in (
            (self.code, say("Your code at this desk")),
            (self.again, say("The same code again")),
        ):
            one.setAccessibleName(words)
            one.setEchoMode(QLineEdit.EchoMode.Password)
            one.returnPressed.connect(self.give)
        self._show = QCheckBox(say("Show what I type"))
        self._show.toggled.connect(self._reveal)
        self._missing: FieldError | None = None
        self.go = Button(theme, say("Release it"), icon="key-round")
        self.leave = Button(theme, say("Do not release it"), kind="link", key="Esc")
        self.go.clicked.connect(self.give)
        self.leave.clicked.connect(self.left)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(6)
        self._head = Text("", "strong")
        box.addWidget(self._head)
        self._asked = Asked(self.code.accessibleName(), self.code)
        self._asked_again = Asked(self.again.accessibleName(), self.again)
        box.addWidget(self._why)
        codes = row(spacing=10)
        for asked in (self._asked, self._asked_again):
            codes.addWidget(asked, 1)
        box.addLayout(codes)
        box.addLayout(hung(self._show))
        box.addLayout(row(self.go, self.leave, 1))
        self.hide()

    def begin(self, proving: Proving, to: str) -> None:
        """Ask for what this desk needs, to release a letter to somebody."""
        self._proving = proving
        for one in (self.code, self.again):
            one.clear()
        self._lift()
        self._show.setChecked(False)
        browser = proving is Proving.BROWSER
        new = proving is Proving.NEW_CODE
        self._head.setText(
            say("Choose a code to release it") if new else say("Sign in again to release it")
        )
        self._why.setText(_why(proving))
        self._asked.setVisible(not browser)
        self._asked_again.setVisible(new)
        self._show.setVisible(not browser)
        self.go.become(
            say("Sign in with your browser")
            if browser
            else (say("Release it: to {name}", name=to) if to else say("Release it"))
        )
        self.show()
        first: QWidget = self.go if browser else self.code
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def give(self) -> None:
        """Pass the code on and forget it here; "" where the browser asks."""
        self._lift()
        code, again = self.code.text(), self.again.text()
        if self._proving is Proving.BROWSER:
            self.given.emit("")
        elif not code:
            self._miss(say("Type your code."), self.code)
        elif self._proving is Proving.NEW_CODE and code != again:
            self._miss(say("The two are not the same. Type your new code again."), self.again)
        else:
            for one in (self.code, self.again):
                one.clear()
            self.given.emit(code)

    def missing(self) -> str:
        """Give what it says is missing, or nothing."""
        return "" if self._missing is None else self._missing.words()

    def _miss(self, words: str, field: QLineEdit) -> None:
        self._lift()
        self._missing = FieldError(field, words)
        announce(self, words, at_once=True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lift(self) -> None:
        """Nothing is missing any more."""
        if self._missing is not None:
            self._missing.lift()
        self._missing = None

    def _reveal(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for one in (self.code, self.again):
            one.setEchoMode(mode)


def _why(proving: Proving) -> str:
    words = {
        Proving.CODE: say("Type the code that you chose at this desk."),
        Proving.NEW_CODE: say(
            "You have no code at this desk yet. Choose one that only you know: you need it each "
            "time that you release a letter here."
        ),
        Proving.BROWSER: say(
            "Your browser opens at your organisation's sign-in. The letter is released when you "
            "have signed in there."
        ),
    }
    return words[proving]
