"""The sheet of keys, opened with Ctrl+/."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.panel import Card, column, row
from ui.widgets.text import Text


def keys() -> tuple[tuple[str, str], ...]:
    """Give every key and what it does."""
    return (
        ("Ctrl+O", say("Choose files")),
        ("Ctrl+V", say("Paste files that were copied")),
        ("F8, Shift+F8", say("Next finding, finding before")),
        ("Enter", say("Show the finding in the letter, open the row")),
        ("Ctrl+R", say("Give a reason for keeping the finding")),
        ("Ctrl+E", say("Open the file in its own program, to fix it")),
        ("Ctrl+1, 2, 3", say("Letter, enclosure, envelope")),
        ("Ctrl+F", say("Find in the letter, or in the list")),
        ("F5", say("Check again")),
        ("Ctrl+Enter", say("Go on: check, continue or confirm")),
        ("Alt+C", say("Confirm without holding")),
        ("Ctrl+P", say("Print the address")),
        ("Esc", say("Back, or cancel what is running")),
        ("Ctrl+N", say("Another letter")),
        ("F6", say("Next part of the window")),
        ("Ctrl++, Ctrl+-", say("Larger text, smaller text")),
        ("F1", say("Help with this screen")),
        ("Ctrl+/", say("This sheet of keys")),
    )


class KeysSheet(QDialog):
    """A list of keys in a window of its own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the list."""
        super().__init__(parent)
        self.setWindowTitle(say("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card = Card(say("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(6)
        for line, (key, act) in enumerate(keys()):
            grid.addWidget(Text(key, "strong", wrap=False), line, 0)
            grid.addWidget(Text(act, wrap=False), line, 1)
        card.body.addLayout(grid)
        self._close = Button(theme, say("Close"), key="Esc")
        self._close.clicked.connect(self.close)
        card.body.addLayout(row(1, self._close, margins=(0, 8, 0, 0)))
        self.setLayout(column(card, margins=(16, 16, 16, 16)))
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)
