"""The desk becomes known to the register: with a code, or with the organisation's own sign-in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import Callout, Card, column, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.answers import Enrolling

_WIDE = 760


class EnrolScreen(Scrolling):
    """Says what enrolling means, and asks for as little as possible."""

    code_given = Signal(str)
    sign_in_wanted = Signal()
    left = Signal()
    act = "enrol"
    """What a banner offers that is done here: the window leaves that offer out meanwhile."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the screen, before anything is known of the register."""
        super().__init__(parent=parent)
        self._theme = theme
        self._busy = False
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self._why = Text("")
        inner = QWidget()
        inner.setProperty("kind", "clear")
        inner.setMaximumWidth(theme.px(_WIDE))
        box = column(
            Text(say("Enrol this desk"), "title"),
            self._why,
            self.errors,
            self.progress,
            spacing=10,
        )
        self._sign_in = self._sign_in_card()
        box.addWidget(self._sign_in)
        box.addWidget(self._code_card())
        box.addWidget(
            Callout(
                theme,
                "note",
                say("What the register gets"),
                say(
                    "Codes, times and pseudonyms. Never a name, an address or a text: what is kept "
                    "about a case is sealed, and opens only for your own team, investigators and "
                    "data protection officers."
                ),
            )
        )
        inner.setLayout(box)
        line = row(spacing=0)
        line.addWidget(inner, 40)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {
            "Esc": self._leave,
            "Ctrl+Return": self._give,
            "Ctrl+Enter": self._give,
        }

    def begin(self, about: "Enrolling") -> None:
        """Ask anew."""
        self._set_busy(on=False)
        self.errors.clear()
        self.progress.end()
        self.field.clear()
        self._why.setText(
            say(
                "The register at {host} keeps a second record that nobody can quietly change. "
                "Until it knows this desk, your record is kept on this computer alone.",
                host=about.register,
            )
        )
        self._sign_in.setVisible(about.sign_in)
        first = self._sign_in_button if about.sign_in else self.field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, words: str) -> None:
        """Show that something is being done."""
        self._set_busy(on=True)
        self.errors.clear()
        self.progress.begin(words)

    def refuse(self, sentence: str, *, code: bool = False) -> None:
        """Say why it did not come to it, at the code where that is why; it stays as typed."""
        self._set_busy(on=False)
        self.progress.end()
        field = self.field if code else None
        self.errors.refused(say("This desk is not enrolled yet"), sentence, field)

    def _code_card(self) -> Card:
        """Lay out the field for the code."""
        card = Card(say("With a code"))
        card.body.addWidget(
            Text(say("Ask your administrator for one. It works once, within 24 hours."))
        )
        self.field = QLineEdit()
        self.field.setAccessibleName(say("The code from your administrator"))
        self.field.setPlaceholderText(say("For example: abcdef-ghijkl-mnopqr-stuvwx"))
        self.field.setMaxLength(64)
        self.field.returnPressed.connect(self._give)
        give = Button(
            self._theme, say("Enrol this desk"), icon="check", kind="go", key="Ctrl+Enter"
        )
        give.clicked.connect(self._give)
        self._give_button = give
        card.body.addWidget(Text(self.field.accessibleName(), "strong"))
        card.body.addLayout(row(self.field, give, spacing=12))
        return card

    def _sign_in_card(self) -> Card:
        """Lay out the way through the organisation's own sign-in."""
        card = Card(say("With your organisation's account"))
        card.body.addWidget(
            Text(say("Your browser opens. Sign in there as always, then come back here."))
        )
        self._sign_in_button = Button(self._theme, say("Sign in"), icon="user")
        self._sign_in_button.clicked.connect(self._ask_sign_in)
        card.body.addLayout(row(self._sign_in_button, 1))
        card.hide()
        return card

    def _set_busy(self, *, on: bool) -> None:
        """While something is being done, no button offers to do it once more."""
        self._busy = on
        for one in (self._sign_in_button, self._give_button):
            one.setEnabled(not on)

    def _give(self) -> None:
        """Pass the code on, once."""
        if self._busy:
            return
        if not self.field.text().strip():
            self.errors.problem_in(
                self.field, say("Type the code as your administrator gave it to you.")
            )
            return
        self.code_given.emit(self.field.text())

    def _ask_sign_in(self) -> None:
        """Ask for the sign-in, once."""
        if not self._busy:
            self.sign_in_wanted.emit()

    def _leave(self) -> None:
        """Go home; what is being done is given up."""
        self._set_busy(on=False)
        self.progress.end()
        self.left.emit()
