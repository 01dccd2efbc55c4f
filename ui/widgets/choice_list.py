"""A list of things of which one is chosen, or several; nothing is chosen at the start."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QRadioButton,
    QWidget,
)

from ui.theme import Theme
from ui.widgets.beside_text import BesideText
from ui.widgets.panel import RING_PX, empty

_DISC, _EDGE, _GAP = 14, 2, 10
"""Of a radio button, as the style sheet has it."""
_APART = 4
"""Below what is told of a choice: two lines of one do not run into those of the next."""


def beside_the_disc(theme: Theme) -> int:
    """Give how far from the left end of a radio button its words begin."""
    return RING_PX + theme.px(_DISC) + 2 * _EDGE + theme.px(_GAP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that may be chosen: its id, its name, and a word about it."""

    id: str
    name: str
    about: str = ""


class ChoiceList(QWidget):
    """Radio buttons, or check boxes when several may be chosen; what is told of each in line."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list, with its question as its name."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setProperty("kind", "clear")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._group: QButtonGroup | None = None
        self._buttons: dict[str, QAbstractButton] = {}

    def offer(self, choices: tuple[Choice, ...], *, several: bool = False) -> None:
        """Show other choices, none of them chosen."""
        empty(self._grid)
        self._buttons = {}
        # Of a group, even of one in which several may be chosen, Tab reaches one button alone.
        self._group = None if several else QButtonGroup(self)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        for line, one in enumerate(choices):
            button = QCheckBox(one.name) if several else QRadioButton(one.name)
            button.setAccessibleName(f"{one.name}, {one.about}" if one.about else one.name)
            if self._group is not None:
                self._group.addButton(button)
            self._buttons[one.id] = button
            button.toggled.connect(self._toggled)
            if one.about:
                about = BesideText(self._theme, one.about, button, below=_APART)
                self._grid.addWidget(button, line, 0, top)
                self._grid.addWidget(about, line, 1)
            else:
                self._grid.addWidget(button, line, 0, 1, 2, middle)

    def chosen(self) -> tuple[str, ...]:
        """Give the ids of what is chosen."""
        return tuple(key for key, button in self._buttons.items() if button.isChecked())

    def ids(self) -> tuple[str, ...]:
        """Give the ids of everything offered."""
        return tuple(self._buttons)

    def choose(self, *ids: str) -> None:
        """Choose, as clicks would."""
        for key, button in self._buttons.items():
            if key in ids:
                button.setChecked(True)

    def take_focus(self) -> None:
        """Put the keys on the first choice, or on the one chosen."""
        chosen = self.chosen()
        button = self._buttons.get(chosen[0] if chosen else next(iter(self._buttons), ""))
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggled(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Tell that the choice is another one."""
        self.changed.emit()
