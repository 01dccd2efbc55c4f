"""What the person kept, and why, with a way back to each."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checker.model import Acknowledgement, Finding
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.panel import Card, column, hung, row, rule
from ui.widgets.reason_sheet import reason_words
from ui.widgets.severity import Chip
from ui.widgets.text import Text


class DecisionsCard(Card):
    """A row for each finding that was kept."""

    change = Signal(str)

    def __init__(
        self,
        theme: Theme,
        decided: tuple[tuple[Finding, Acknowledgement], ...],
        *,
        watched: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Lay out the rows. `watched` counts the findings that are only recorded."""
        super().__init__(parent=parent)
        self._theme = theme
        chip = _chip(theme, len(decided), watched)
        head = row(Text(say("Your decisions"), "heading", wrap=False), 1, chip)
        self.body.addLayout(head)
        for place, (finding, kept) in enumerate(decided):
            if place:
                self.body.addWidget(rule())
            self._add(finding, kept)

    def _add(self, finding: Finding, kept: Acknowledgement) -> None:
        """Add one row."""
        why = kept.words or reason_words(kept.reason)
        line = row(Icon(self._theme, "triangle-alert", "check", 20), spacing=12)
        said = say("Kept: {reason}.", reason=why.rstrip("."))
        line.addLayout(column(Text(finding.title, "strong"), Text(said, "muted"), spacing=1), 1)
        button = Button(
            self._theme,
            say("Change"),
            kind="link",
            name=say("Change: {title}", title=finding.title),
        )
        button.clicked.connect(partial(self._change, finding.key))
        line.addLayout(hung(button, right=True))
        self.body.addLayout(line)

    def _change(self, key: str, _pressed: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        """Ask to go back to a finding."""
        self.change.emit(key)


def _chip(theme: Theme, kept: int, watched: int) -> Chip:
    """Say beside the heading how much was decided."""
    if kept:
        words = say_count("{count} kept, with a reason", "{count} kept, with a reason", kept)
        return Chip(theme, "check", words)
    if watched:
        return Chip(
            theme,
            "note",
            say_count(
                "{count} finding recorded, not asked about",
                "{count} findings recorded, not asked about",
                watched,
            ),
        )
    return Chip(theme, "good", say("Nothing had to be kept"))
