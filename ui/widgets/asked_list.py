"""What was asked of a team lead and is not confirmed yet: a row each, on the home screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.panel import Card, column, empty, row, rule
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.review.second_answers import AskedFor

_ICONS = {
    "waiting": ("clock", "note"),
    "released": ("circle-check", "good"),
    "returned": ("undo-2", "check"),
    "expired": ("triangle-alert", "check"),
}


class AskedList(Card):
    """Hidden while nothing was asked."""

    taken_back = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing."""
        super().__init__(say("Asked of a team lead"), parent=parent)
        self._theme = theme
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.shown: tuple[AskedFor, ...] = ()
        self.hide()

    def show_asked(self, asked: "tuple[AskedFor, ...]") -> None:
        """Show how each stands."""
        self.shown = asked
        empty(self._rows)
        for place, one in enumerate(asked):
            if place:
                self._rows.addWidget(rule())
            icon, hue = _ICONS.get(one.became.value, ("clock", "note"))
            line = row(Icon(self._theme, icon, hue, 20), spacing=12)
            said = [Text(say("{case}: {why}", case=one.reference, why=one.why), "strong")]
            said.append(Text(one.words, "muted"))
            if one.reason:
                said.append(Text(say("They wrote: {reason}", reason=one.reason)))
            line.addLayout(column(*said, spacing=1), 1)
            if one.became.value == "waiting":
                back = Button(
                    self._theme,
                    say("Take it back"),
                    kind="small",
                    name=say("Take back what you asked about case {case}", case=one.reference),
                )
                back.clicked.connect(lambda _on=False, ask=one.id: self.taken_back.emit(ask))
                line.addWidget(back)
            self._rows.addLayout(line)
        self.setVisible(bool(asked))

    def waits(self) -> bool:
        """Say whether something is still to be answered."""
        return any(one.became.value == "waiting" for one in self.shown)

    def words(self) -> str:
        """Give what it says."""
        return " ".join(one.text() for one in self.findChildren(Text))
