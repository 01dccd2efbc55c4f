"""Cards and coloured panels: a frame with a heading, an icon and what belongs together."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.icon import Icon
from ui.widgets.text import Text
from ui.widgets.wrapped_link import WrappedLink

Box = TypeVar("Box", bound=QBoxLayout)
ANY_SIZE = 16_777_215
"""What Qt takes for no limit of a width or height."""
RING_PX = 4
"""The ring of the focus and the gap inside it, two pixels each in the style sheet: a link, a radio
button and a check box keep room for it at each side, whether it shows or not."""
SIDE_PX = 18
"""The room at each side of a card and a callout: what stands in them below one another begins at
one line, be it words or an icon."""
ICON_PX, _AFTER_ICON_PX = 20, 12
"""How large an icon before words is, and how far after it they begin."""

_ALL_BUT_NOTHING = 10_000
"""The share of a row that a thing takes beside a stretch of one."""

_ICONS = {
    "stop": "octagon-alert",
    "check": "triangle-alert",
    "note": "info",
    "good": "circle-check",
}


class Card(QFrame):
    """A white card with an optional heading; add to `body`."""

    def __init__(
        self, heading: str = "", kind: str = "card", parent: QWidget | None = None
    ) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SIDE_PX, 14, SIDE_PX, 14)
        self.body.setSpacing(8)
        if heading:
            self.heading = Text(heading, "heading")
            self.body.addWidget(self.heading)


class Callout(QFrame):
    """A coloured panel with an icon, a heading in the same colour and a sentence below.

    Add more words to `told`, and links and buttons to `body`.
    """

    def __init__(
        self,
        theme: Theme,
        kind: str,
        heading: str,
        sentence: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Say something of one weight: stop, check, note or good."""
        super().__init__(parent)
        self.setProperty("kind", kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE_PX, 11, SIDE_PX, 11)
        row.setSpacing(_AFTER_ICON_PX - RING_PX)
        row.addWidget(Icon(theme, _ICONS[kind], kind, ICON_PX), 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(3)
        row.addLayout(self.body, 1)  # before its words: what is shown outside a window becomes one
        self.heading = Text(heading, kind)
        self.sentence = Text(sentence)
        self.told = QVBoxLayout()
        self.told.setSpacing(self.body.spacing())
        # A link below has room for its ring outside its words: all words begin at one line.
        self.told.setContentsMargins(RING_PX, 0, 0, 0)
        self.told.addWidget(self.heading)
        self.told.addWidget(self.sentence)
        self.body.addLayout(self.told)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(f"{heading}. {sentence}")

    def say(self, heading: str, sentence: str) -> None:
        """Show other words."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(f"{heading}. {sentence}")

    def offer(self, theme: Theme, acts: tuple[tuple[str, Callable[[], None]], ...]) -> None:
        """Put links below the sentence, each a thing to do about it."""
        for words, act in acts:
            link = WrappedLink(theme, words)
            link.clicked.connect(lambda _pressed=False, act=act: act())
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


def after_icon(theme: Theme) -> int:
    """Give how far from an icon's left edge the words after it begin, at this size of text."""
    return theme.px(ICON_PX) + _AFTER_ICON_PX


def rule(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """Make a thin line between two things."""
    line = QFrame(parent)
    line.setProperty("kind", "upright" if upright else "rule")
    return line


def row(
    *things: QWidget | int, spacing: int = 10, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Put things side by side; a number stretches."""
    box = QHBoxLayout()
    return _fill(box, things, spacing, margins)


def hung(thing: QWidget | QLayout, *, right: bool = False) -> QHBoxLayout:
    """Hang the room for a ring out of the column, so that what is in it is in line with words.

    What holds the column has that much free at its side. With `right` it hangs out there, as the
    last thing of a row does.
    """
    box = row(spacing=0)
    if not right:
        box.addSpacing(-RING_PX)
    if isinstance(thing, QWidget):
        box.addWidget(thing, _ALL_BUT_NOTHING)
    else:
        box.addLayout(thing, _ALL_BUT_NOTHING)
    if right:
        box.addSpacing(-RING_PX)
    else:
        box.addStretch(1)  # else Qt puts in the middle what may not become as wide
    return box


def column(
    *things: QWidget | int, spacing: int = 4, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Put things below one another; a number stretches."""
    box = QVBoxLayout()
    return _fill(box, things, spacing, margins)


def beside(two: QBoxLayout, side: QWidget, wide: int, *, stacked: bool) -> None:
    """Put two columns side by side, the second so wide, or below one another."""
    way = QBoxLayout.Direction
    two.setDirection(way.TopToBottom if stacked else way.LeftToRight)
    side.setMinimumWidth(0 if stacked else wide)
    side.setMaximumWidth(ANY_SIZE if stacked else wide)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def _fill(
    box: Box, things: tuple[QWidget | int, ...], spacing: int, margins: tuple[int, int, int, int]
) -> Box:
    """Put things into a box."""
    box.setSpacing(spacing)
    box.setContentsMargins(*margins)
    for thing in things:
        if isinstance(thing, int):
            box.addStretch(thing)
        else:
            box.addWidget(thing)
    return box
