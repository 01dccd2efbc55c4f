"""The one green button of the last look, and the way round holding it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.hold_button import HoldButton
from ui.widgets.panel import RING_PX, column, hung, row
from ui.widgets.text import Text


class ConfirmActs(QWidget):
    """Says that somebody confirms; where it is disabled, nothing of it can be pressed."""

    confirmed = Signal()

    def __init__(self, theme: Theme, to: str, *, hold: bool, parent: QWidget | None = None) -> None:
        """Lay out the button for a letter to somebody; `hold` is whether it has to be held."""
        super().__init__(parent)
        self.setProperty("kind", "clear")
        box = column(spacing=10, margins=(RING_PX, 0, 0, 0))
        if hold:
            holding = HoldButton(theme, say("Hold to confirm: to {name}", name=to))
            holding.held.connect(self.confirmed)
            other = Button(theme, say("Confirm without holding"), kind="link", key="Alt+C")
            other.clicked.connect(self.confirmed)
            box.addWidget(holding)
            box.addLayout(hung(row(other, 1, Text("Alt+C", "muted", wrap=False))))
            self.press: Button = holding
        else:
            self.press = Button(
                theme,
                say("Confirm: to {name}", name=to),
                icon="check",
                kind="primary",
                key="Ctrl+Enter",
            )
            self.press.clicked.connect(self.confirmed)
            box.addWidget(self.press)
        self.setLayout(box)
