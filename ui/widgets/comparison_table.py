"""One recipient: what the letter says beside what the case record says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from checker.words import joined, named_as, say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.letters_callout import which_letter
from ui.widgets.panel import ICON_PX, Callout, Card, after_icon, hung, row, rule
from ui.widgets.pieces_label import PiecesLabel, spoken
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.answers import Comparison, ComparisonRow

_LOOKS = {
    "match": ("check", "good", "match"),
    "check": ("triangle-alert", "check", "check"),
    "different": ("octagon-alert", "stop", "stop"),
    "not-compared": ("", "", "muted"),
}


class ComparisonTable(Card):
    """A card for one recipient, with a row for each thing compared."""

    change = Signal()

    def __init__(
        self, theme: Theme, comparison: "Comparison", parent: QWidget | None = None
    ) -> None:
        """Lay out the rows."""
        super().__init__(parent=parent)
        self._theme = theme
        self.body.setSpacing(6)
        change = Button(theme, say("Change recipient"), kind="link")
        change.clicked.connect(self.change)
        parts = (comparison.role, which_letter(comparison), comparison.about)
        about = ". ".join(part.rstrip(".") for part in parts if part)
        top = QGridLayout()
        top.setHorizontalSpacing(after_icon(theme) - theme.px(ICON_PX))
        top.setVerticalSpacing(1)
        top.setColumnStretch(1, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        top.addWidget(Icon(theme, "user", "text", ICON_PX), 0, 0, middle)
        top.addWidget(Text(comparison.name or say("Nobody in the case record"), "heading"), 0, 1)
        top.addLayout(hung(change, right=True), 0, 2, middle)
        if about:
            top.addWidget(Text(f"{about}.", "muted"), 1, 1, 1, 2)
        self.body.addLayout(top)
        different = [one for one in comparison.rows if one.outcome.value == "different"]
        if different:
            *first, last = (one.label.lower() for one in different)
            labels = joined(", ".join(first), last) if first else last
            head = say_count(
                "Do not send: {labels} is different",
                "Do not send: {labels} are different",
                len(different),
                labels=labels,
            )
            self.body.addWidget(Callout(theme, "stop", head))
        self._lay_out(comparison)
        self.setAccessibleName(_spoken(comparison))

    def _lay_out(self, comparison: "Comparison") -> None:
        """Put the rows into a grid."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 5)
        grid.addWidget(Text(say("The letter says"), "label"), 0, 1)
        grid.addWidget(Text(say("The case record says"), "label"), 0, 2, 1, 2)
        for number, one in enumerate(comparison.rows):
            line = 2 * number + 1
            grid.addWidget(rule(), line, 0, 1, 4)
            self._add(grid, line + 1, one)
        self.body.addLayout(grid)

    def _add(self, grid: QGridLayout, line: int, one: "ComparisonRow") -> None:
        """Put one row into the grid."""
        icon, hue, look = _LOOKS[one.outcome.value]
        kind = "check" if one.outcome.value == "check" else "stop"
        absent = say("Not in the letter")
        breaks = any("@" in spoken(side) for side in (one.letter, one.record))
        grid.addWidget(Text(one.label, "muted", wrap=False), line, 0)
        if one.letter:
            letter = PiecesLabel(self._theme, one.letter, kind, breaks=breaks)
            grid.addWidget(letter, line, 1)
        else:
            grid.addWidget(Text(absent, "muted"), line, 1)
        if one.record:
            record = PiecesLabel(self._theme, one.record, kind, breaks=breaks)
            grid.addWidget(record, line, 2)
        else:
            grid.addWidget(Text(say("Not in the record"), "muted"), line, 2)
        outcome = row(spacing=6)
        if icon:
            outcome.addWidget(Icon(self._theme, icon, hue, 16))
        outcome.addWidget(Text(outcome_words(one.outcome.value), look, wrap=False), 1)
        grid.addLayout(outcome, line, 3)


def outcome_words(outcome: str) -> str:
    """Give the word for how a row came out."""
    words = {
        "match": say("Match"),
        "check": say("Check"),
        "different": say("Different"),
        "not-compared": say("Not compared"),
    }
    return words[outcome]


def _spoken(comparison: "Comparison") -> str:
    """Give the whole table as sentences, for somebody who hears it."""
    rows = [
        say(
            "{label}: the letter says {letter}, the case record says {record}: {outcome}.",
            label=one.label,
            letter=spoken(one.letter) or say("nothing"),
            record=spoken(one.record) or say("nothing"),
            outcome=outcome_words(one.outcome.value),
        )
        for one in comparison.rows
    ]
    which = which_letter(comparison)
    head = f"{named_as(comparison.name, comparison.role)}."
    return " ".join((head, f"{which}." if which else "", *rows)).replace("  ", " ")
