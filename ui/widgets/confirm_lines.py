"""Lines of the confirm screen: a fact with its icon, and what stands under a step's heading."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.icon import Icon
from ui.widgets.panel import column, row
from ui.widgets.text import Text


def point(theme: Theme, icon: str, hue: str, words: str) -> QHBoxLayout:
    """Lay out one fact with its icon."""
    line = row(spacing=8)
    line.addWidget(Icon(theme, icon, hue, 16), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(words), 1)
    return line


def set_in(theme: Theme, what: QWidget | QLayout, by: int = 30) -> QVBoxLayout:
    """Set something in under its step's heading; what is the matter with it is said above it."""
    lines = column(spacing=4, margins=(theme.px(by), 0, 0, 4))
    if isinstance(what, QWidget):
        lines.addWidget(what)
    else:
        lines.addLayout(what)
    return lines
