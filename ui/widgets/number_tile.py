"""One number on a card: what it is, how much, and a sentence below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.icon import Icon
from ui.widgets.panel import Card, row
from ui.widgets.text import Text

_INSET = 16
_MOODS = {"good": ("circle-check", "good", "match"), "check": ("triangle-alert", "check", "muted")}


class NumberTile(Card):
    """A card with a number. It is read out as one sentence."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        value: str,
        about: str = "",
        mood: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show a number; `mood` good or check puts an icon before the sentence below."""
        super().__init__(parent=parent)
        self.body.setContentsMargins(_INSET, 12, _INSET, 12)
        self.body.setSpacing(3)
        self.title, self.value = Text(title, "label"), Text(value, "figure", wrap=False)
        self.title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.title)
        self.body.addWidget(self.value)
        if about:
            icon, hue, look = _MOODS.get(mood, ("", "", "muted"))
            line = row(spacing=7)
            if icon:
                line.addWidget(Icon(theme, icon, hue, 16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(about, look), 1)
            self.body.addLayout(line)
        self.body.addStretch(1)
        self.setAccessibleName(f"{title}: {value}. {about}")


def level(tiles: Sequence[NumberTile], wide: int) -> None:
    """Put the numbers of tiles that are so wide on one line, also where one title has two."""
    room = wide - 2 * _INSET - 2
    for one in tiles:
        one.title.ensurePolished()  # else its words are measured in another size
    high = max((one.title.heightForWidth(room) for one in tiles), default=0)
    for one in tiles:
        one.title.setMinimumHeight(high)
