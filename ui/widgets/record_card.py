"""What the record says of one person or of the case: a row for each thing, and what to keep."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Theme
from ui.widgets.icon import Icon
from ui.widgets.panel import Card, column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.practice_answers import RecordPart

_LEAST_LABEL, _MOST_LABEL = 96, 150


class RecordCard(Card):
    """A card. What must be kept from somebody has an icon and says from whom."""

    def __init__(self, theme: Theme, part: "RecordPart", parent: QWidget | None = None) -> None:
        """Lay out the rows."""
        super().__init__(part.heading, parent=parent)
        self.body.setContentsMargins(18, 10, 18, 10)
        self.body.setSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for line, one in enumerate(part.rows):
            label = Text(one.label, "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.ensurePolished()  # else its words are measured in another size
            wide = label.fontMetrics().horizontalAdvance(one.label) + 2
            least, most = theme.px(_LEAST_LABEL), theme.px(_MOST_LABEL)
            label.setMinimumWidth(min(most, max(least, wide)))
            label.setMaximumWidth(most)
            grid.addWidget(label, line, 0)
            value = column(Text(one.value), spacing=2)
            if one.keep:
                keep = row(Icon(theme, "lock", "stop", 16), spacing=6)
                keep.addWidget(Text(one.keep, "stop"), 1)
                value.addLayout(keep)
            value.addStretch(1)
            grid.addLayout(value, line, 1)
        self.body.addLayout(grid)
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
