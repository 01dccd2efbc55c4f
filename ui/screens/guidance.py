"""What the words mean, what the tool cannot see, and the keys."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.keys_sheet import keys
from ui.widgets.panel import Card, column, row
from ui.widgets.scrolling import Scrolling
from ui.widgets.severity import Chip
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDE = 980


class GuidanceScreen(Scrolling):
    """A page to read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the page."""
        super().__init__(parent=parent)
        self._theme = theme
        inner = QWidget()
        inner.setProperty("kind", "clear")
        inner.setMaximumWidth(theme.px(_WIDE))
        inner.setLayout(
            column(
                Text(say("Guidance"), "title"),
                self._words(),
                self._blind(),
                self._key_card(),
                spacing=14,
            )
        )
        line = row(spacing=0)
        line.addStretch(1)
        line.addWidget(inner, 40)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {}

    def _words(self) -> Card:
        """Say what Stop, Check and Note ask for."""
        card = Card(say("What the words ask of you"))
        for kind, word, sentence in (
            (
                "stop",
                say("Stop"),
                say(
                    "Do not send it as it is. Fix the letter and check it again. Nobody can click "
                    "a Stop away."
                ),
            ),
            (
                "check",
                say("Check"),
                say("Look at it before you send. If it is right, keep it and choose the reason."),
            ),
            ("note", say("Note"), say("Worth knowing. You do not need to do anything.")),
            ("good", say("Match"), say("The letter and the case record agree.")),
        ):
            line = row(spacing=14)
            chip = Chip(self._theme, kind, word)
            chip.setMinimumWidth(self._theme.px(92))
            line.addWidget(chip)
            line.addWidget(Text(sentence), 1)
            card.body.addLayout(line)
        return card

    def _blind(self) -> Card:
        """Say what no tool can see."""
        card = Card(say("What this cannot see"))
        for sentence in (
            say("The wrong sheet in the envelope, or a page left on a shared printer."),
            say("An envelope that is written by hand or used again."),
            say("What the recipient does with the letter."),
        ):
            card.body.addWidget(Text(f"•  {sentence}"))
        card.body.addWidget(
            Text(say("So: use a printed label, count the pages, and close the envelope yourself."))
        )
        return card

    def _key_card(self) -> Card:
        """List the keys."""
        card = Card(say("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, (key, act) in enumerate(keys()):
            grid.addWidget(Text(key, "strong", wrap=False), line, 0)
            grid.addWidget(Text(act), line, 1)
        card.body.addLayout(grid)
        return card
