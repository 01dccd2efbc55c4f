"""Where the dispatch goes, one envelope or message header for each recipient."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from checker.model import Channel
from checker.words import named_as, say
from ui.theme import Theme
from ui.widgets.email_header import destination
from ui.widgets.panel import empty
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.answers import Going


class EnvelopeView(QScrollArea):
    """The envelopes or headers below one another."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty view."""
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setAccessibleName(say("Where it goes"))
        inside = QWidget()
        inside.setProperty("kind", "ground")
        self._box = QVBoxLayout(inside)
        self._box.setContentsMargins(40, 28, 40, 28)
        self._box.setSpacing(12)
        self.setWidget(inside)

    def show_going(self, going: "tuple[Going, ...]") -> None:
        """Show each destination. What is to be typed later stays covered here as well."""
        empty(self._box)
        for one in going:
            self._box.addWidget(Text(named_as(one.name, one.role), "strong"))
            drawn = destination(self._theme, one.channel)
            drawn.show_lines(one.lines, one.secret)
            self._box.addWidget(drawn)
        if not going:
            self._box.addWidget(Text(say("Where it goes is shown here once the check has ended.")))
        carried = [one for one in going if one.channel is not Channel.EMAIL]
        if carried:
            self._box.addWidget(
                Text(
                    say("The address comes from the case record. Do not write it by hand."), "muted"
                )
            )
        self._box.addStretch(1)
