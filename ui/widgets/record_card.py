"""What the record says of one person or of the case: a row for each thing, and what to keep."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Theme
from ui.widgets.beside_text import BesideText
from ui.widgets.icon import Icon
from ui.widgets.panel import Card, column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.practice.practice_answers import RecordPart

_LEAST_LABEL, _MOST_LABEL = 96, 150


class RecordCard(Card):
    """A card. What must be kept from somebody has an icon and says from whom."""

    def __init__(self, theme: Theme, part: "RecordPart", parent: QWidget | None = None) -> None:
        """Lay out the rows."""
        super().__init__(part.heading, parent=parent)
        self._labels: list[Text] = []
        self.wanted = theme.px(_LEAST_LABEL)
        """How wide its longest label wants to be."""
        self.body.setSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for line, one in enumerate(part.rows):
            said = Text(one.value)
            label = BesideText(theme, one.label, said)
            wide = label.fontMetrics().horizontalAdvance(one.label) + 2
            self.wanted = min(theme.px(_MOST_LABEL), max(self.wanted, wide))
            self._labels.append(label)
            grid.addWidget(label, line, 0)
            value = column(said, spacing=2)
            if one.keep:
                keep = row(Icon(theme, "lock", "stop", 16), spacing=6)
                keep.addWidget(Text(one.keep, "stop"), 1)
                value.addLayout(keep)
            value.addStretch(1)
            grid.addLayout(value, line, 1)
        self.body.addLayout(grid)
        self.widen(self.wanted)
        self.setAccessibleName(
            ". ".join(
                (
                    part.heading,
                    *(
                        ": ".join(filter(None, (one.label, one.value, one.keep)))
                        for one in part.rows
                    ),
                )
            )
        )

    def widen(self, wide: int) -> None:
        """Let what the record says begin so far from the edge."""
        for label in self._labels:
            label.setFixedWidth(wide)


def in_line(cards: Sequence[RecordCard]) -> None:
    """Let what the record says begin at one line in cards that stand below one another."""
    wide = max((card.wanted for card in cards), default=0)
    for card in cards:
        card.widen(wide)
