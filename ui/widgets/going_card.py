"""Where a dispatch goes: an envelope or a header for each recipient, and what speaks for it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.channel_words import channel_icon, channel_words
from ui.widgets.confirm_lines import point
from ui.widgets.email_header import destination
from ui.widgets.panel import Card, column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.answers import Going
    from ui.widgets.envelope import Envelope


class GoingCard(Card):
    """Each destination as it will be, with its points beside it."""

    def __init__(self, theme: Theme, going: "tuple[Going, ...]") -> None:
        """Lay out every destination, what is to be typed still in view."""
        super().__init__(say("Going to"))
        self._theme = theme
        self._drawn: list[tuple[Envelope, Going]] = []
        self._points: list[QWidget] = []
        for one in going:
            self._add(one)
        self.cover(on=False)

    def cover(self, *, on: bool) -> None:
        """Show what is to be typed as dots, or as it is."""
        for drawn, going in self._drawn:
            drawn.show_lines(going.lines, going.secret if on else None)

    def lines(self) -> tuple[str, ...]:
        """Give what the first destination shows."""
        return self._drawn[0][0].lines() if self._drawn else ()

    def say_nothing_for_it(self) -> None:
        """Take away what spoke for where it goes: it was so when it was checked."""
        for one in self._points:
            one.hide()

    def _add(self, one: "Going") -> None:
        theme = self._theme
        drawn = destination(theme, one.channel)
        self._drawn.append((drawn, one))
        about = column(Text(one.name, "heading"), Text(one.role), spacing=6)
        told = column(spacing=6)
        for fact in one.points:
            icon, hue = ("circle-check", "good") if fact.good else ("info", "note")
            told.addLayout(point(theme, icon, hue, fact.text))
        points = QWidget()
        points.setProperty("kind", "clear")
        points.setLayout(told)
        self._points.append(points)
        about.addWidget(points)
        about.addLayout(point(theme, channel_icon(one.channel), "text", channel_words(one.channel)))
        about.addStretch(1)
        line = row(spacing=22)
        line.addWidget(drawn, 5)
        line.addLayout(about, 4)
        self.body.addLayout(line)
