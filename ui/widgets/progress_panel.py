"""A wait that can be seen and ended: a sentence, a bar and Cancel."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.panel import Card, row
from ui.widgets.text import Text

SHOWN_AFTER_MS = 400


class ProgressPanel(Card):
    """Says what is being done. It appears only when the wait is long enough to be noticed."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a hidden panel."""
        super().__init__(parent=parent)
        self._words = Text("", "strong")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(say("How far it is"))
        self._cancel = Button(theme, say("Cancel"), icon="x", key="Esc")
        self._cancel.clicked.connect(self.cancelled)
        self.body.addWidget(self._words)
        self.body.addLayout(row(self._bar, self._cancel, spacing=16))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SHOWN_AFTER_MS)
        self._soon.timeout.connect(self._come_up)
        self.hide()

    def begin(self, words: str) -> None:
        """Start waiting; the panel comes up if it lasts."""
        self.tell(words, 0, 0)
        self._soon.start()

    def tell(self, words: str, done: int, of: int) -> None:
        """Say how far it is. With `of` 0 nobody knows."""
        self._words.setText(words)
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._bar.setAccessibleDescription(words)

    def runs(self) -> bool:
        """Say whether something is waited for, also when it does not show yet."""
        return self._soon.isActive() or not self.isHidden()

    def _come_up(self) -> None:
        """Show it, and have read out what is waited for."""
        self.show()
        announce(self, self._words.text())

    def end(self) -> None:
        """The wait is over."""
        self._soon.stop()
        self.hide()
