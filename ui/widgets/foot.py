"""The bar at the bottom of a screen: what holds now on the left, what can be done on the right."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.icon import Icon
from ui.widgets.panel import column, row
from ui.widgets.text import Text

_WORDS = 260


class Foot(QFrame):
    """One sentence in bold, one below it, and buttons."""

    def __init__(self, theme: Theme, *buttons: QWidget, parent: QWidget | None = None) -> None:
        """Lay out the bar with its buttons on the right."""
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self._icon = Icon(theme, "info", "note", 26)
        self._icon.hide()
        self._head, self._more = Text("", "strong"), Text("", "muted")
        self._theme = theme
        self.words_row = row(self._icon, spacing=14)
        self.words_row.addLayout(column(1, self._head, self._more, 1, spacing=2), 1)
        acts = row(*buttons, spacing=10)
        self._acts = acts
        self.row = row(spacing=10, margins=(20, 12, 20, 12))
        self.row.addLayout(self.words_row, 1)
        self.row.addLayout(acts)
        self.setLayout(self.row)
        theme.changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, head: str, more: str, *, icon: str = "", hue: str = "note") -> None:
        """Say what holds now; another head is read out while the bar shows."""
        fresh = head != self._head.text()
        self._head.setText(head)
        self._head.setVisible(bool(head))
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.become(icon, hue)
        if fresh and self.isVisible():
            announce(self, self.words())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the words above the buttons where there is no room beside them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Lay out for the width and the text size."""
        way = QBoxLayout.Direction
        acts = self._acts.sizeHint().width()
        narrow = acts > 0 and self.width() - acts < self._theme.px(_WORDS)
        self.row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._more.setVisible(bool(self._more.text()) and not narrow)

    def words(self) -> str:
        """Give what it says."""
        return " ".join(part for part in (self._head.text(), self._more.text()) if part)
