"""Lines of the confirm screen: a fact with its icon, and what stands under a step's heading."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.icon import Icon
from ui.widgets.panel import column, hung, row
from ui.widgets.step_heading import words_begin
from ui.widgets.text import Text


def point(theme: Theme, icon: str, hue: str, words: str) -> QHBoxLayout:
    """Lay out one fact with its icon."""
    line = row(spacing=8)
    line.addWidget(Icon(theme, icon, hue, 16), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(words), 1)
    return line


def set_in(theme: Theme, what: QWidget | QLayout) -> QVBoxLayout:
    """Set something in under its step's words; what is the matter with it is said above it.

    A widget has room for a ring before its words.
    """
    lines = column(spacing=4, margins=(words_begin(theme), 0, 0, 4))
    lines.addLayout(hung(what) if isinstance(what, QWidget) else what)
    return lines
