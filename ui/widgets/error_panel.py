"""What did not work, and what to do: a panel on the page, never a box in front of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.panel import Callout, empty


class ErrorPanel(QWidget):
    """Empty until something has to be said; takes the focus, so that it is read out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty place for it."""
        super().__init__(parent)
        self._theme = theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def say(
        self,
        heading: str,
        sentence: str = "",
        acts: tuple[tuple[str, Callable[[], None]], ...] = (),
    ) -> None:
        """Say what is the matter, with links to where it can be mended."""
        empty(self._box)
        panel = Callout(self._theme, "stop", heading, sentence)
        panel.offer(self._theme, acts)
        panel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._box.addWidget(panel)
        self.show()
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(panel, panel.accessibleName(), at_once=True)

    def problem(self, sentence: str, acts: tuple[tuple[str, Callable[[], None]], ...] = ()) -> None:
        """Say that something was pressed too early."""
        self.say(say("There is a problem"), sentence, acts)

    def problem_in(self, go: Callable[[], None], sentence: str) -> None:
        """Say what a form lacks, with a link that puts the keys on the field."""
        self.problem(sentence, ((say("Go to the question"), go),))

    def clear(self) -> None:
        """There is nothing the matter any more."""
        empty(self._box)
        self.hide()

    def words(self) -> str:
        """Give what is shown, or nothing."""
        panel = self.findChild(Callout)
        return panel.accessibleName() if panel is not None and not self.isHidden() else ""
