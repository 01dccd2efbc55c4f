"""The crash window: a fault of the program itself, said plainly, with the letter unsent."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.panel import Callout, column, row
from ui.widgets.text import Text


class CrashWindow(QDialog):
    """Says what happened and what holds. It closes; the program goes on as far as it can."""

    def __init__(self, theme: Theme, parent: QWidget | None, kind: str) -> None:
        """Say it."""
        super().__init__(parent)
        self.setWindowTitle(say("Letterlock"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(480))
        panel = Callout(
            theme,
            "stop",
            say("Letterlock met a fault of its own"),
            say(
                "The letter has not been sent. What you confirmed before is safe on this computer."
            ),
        )
        close = Button(theme, say("Close this and check the letter again"))
        close.clicked.connect(self.close)
        whole = column(
            panel,
            Text(say("Tell your IT team this word: {kind}.", kind=kind), "muted"),
            spacing=12,
            margins=(18, 18, 18, 18),
        )
        whole.addLayout(row(1, close))
        self.setLayout(whole)
        close.setFocus(Qt.FocusReason.OtherFocusReason)


def show_crash(theme: Theme, parent: QWidget | None, kind: str) -> CrashWindow:
    """Open the crash window."""
    window = CrashWindow(theme, parent, kind)
    window.open()
    return window
