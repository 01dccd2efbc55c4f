"""What did not work, and what to do: a panel on the page, never a box in front of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.field_error import FieldError, go_to
from ui.widgets.panel import Callout, empty


class ErrorPanel(QWidget):
    """Empty until something has to be said; takes the focus, so that it is read out.

    Each field that it is about is marked as well, until there is nothing the matter any more.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty place for it."""
        super().__init__(parent)
        self._theme = theme
        self._marked: list[FieldError] = []
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
        self._show(heading, sentence, acts)

    def problem(self, sentence: str, acts: tuple[tuple[str, Callable[[], None]], ...] = ()) -> None:
        """Say that something was pressed too early."""
        self.say(say("There is a problem"), sentence, acts)

    def problem_in(self, field: QWidget, sentence: str, heading: str = "") -> None:
        """Say what is the matter with a field: here with a link to it, and at the field."""
        self.problems(((field, sentence),), heading)

    def problems(self, found: tuple[tuple[QWidget, str], ...], heading: str = "") -> None:
        """Say what is the matter with several fields, in the order in which they are asked."""
        links = tuple((sentence, partial(go_to, field)) for field, sentence in found)
        told = "\n".join(sentence for _field, sentence in found)
        self._show(heading or say("There is a problem"), told, links, linked=True)
        self._marked = [FieldError(field, sentence) for field, sentence in found]

    def refused(self, heading: str, sentence: str, field: QWidget | None) -> None:
        """Say why something was refused, at the field it is about where there is one."""
        if field is None or not field.isVisibleTo(self.window()):
            self.say(heading, sentence)
        else:
            self.problem_in(field, sentence, heading)

    def clear(self) -> None:
        """There is nothing the matter any more."""
        self._lift()
        empty(self._box)
        self.hide()

    def words(self) -> str:
        """Give what is shown, or nothing."""
        panels = (one for one in self.findChildren(Callout) if not one.isHidden())
        panel = next(panels, None)
        return panel.accessibleName() if panel is not None and not self.isHidden() else ""

    def marked(self) -> tuple[str, ...]:
        """Give what is said at the fields."""
        return tuple(one.words() for one in self._marked)

    def _lift(self) -> None:
        """Let the fields be as they were."""
        for one in self._marked:
            one.lift()
        self._marked = []

    def _show(
        self,
        heading: str,
        sentence: str,
        acts: tuple[tuple[str, Callable[[], None]], ...],
        *,
        linked: bool = False,
    ) -> None:
        """Show the panel; `linked` where the links themselves say all of the sentence."""
        self._lift()
        empty(self._box)
        panel = Callout(self._theme, "stop", heading, sentence)
        panel.sentence.setVisible(bool(sentence) and not linked)
        panel.offer(self._theme, acts)
        panel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._box.addWidget(panel)
        self.show()
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(panel, panel.accessibleName(), at_once=True)
