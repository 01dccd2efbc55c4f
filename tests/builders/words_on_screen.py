"""Every word that a window shows or a screen reader says, for walks through the screens."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QListView,
    QPushButton,
    QWidget,
)

from ui.widgets.letter_page import LetterPage
from ui.widgets.letter_text import LetterText
from ui.widgets.scrolling import Scrolling

_SAID = ("text", "placeholderText", "toolTip", "accessibleName", "accessibleDescription", "title")
_ENGLISH = re.compile(
    r"\b(?:the|this|that|these|those|is|are|was|were|has|have|been|be|its|they|them|their|which|who|"
    r"whom|what|when|where|why|how|not|nothing|nobody|with|without|from|for|of|and|or|but|if|than|"
    r"then|there|here|cannot|could|should|would|will|must|may|did|you|your|we|our|in|by|any|each|"
    r"every|other|another|one|two|less|before|after|letter|letters|address|case|record|check|send|"
    r"sent|choose|file|files|find|found|keep|kept|name|people|team|lead|code|open|close|show|"
    r"save|back|next|stopped|reason|report|january|february|march|april|june|july|august|september|"
    r"october|november|december|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec)\b"
)
"""Small and usual words of English that are no words of Welsh."""


def words_on_screen(window: QWidget) -> Iterator[str]:
    """Give every text of what is visible; what a letter itself says is left out."""
    yield window.windowTitle()
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, LetterText | LetterPage):
            continue
        for name in _SAID:
            yield str(widget.property(name) or "")
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        elif isinstance(widget, QAbstractItemView):
            yield from _items(widget)
        yield from (act.text() for act in widget.findChildren(QAction))


def english_in(text: str) -> bool:
    """Say whether a text looks English.

    >>> english_in("Check the letter"), english_in("Gwirio'r llythyr"), english_in("Weir Cottages")
    (True, False, False)
    """
    return _ENGLISH.search(text.casefold().replace("'", " ")) is not None


def cut_off(window: QWidget) -> Iterator[str]:
    """Give the words of buttons and labels without the room they need, and pages too wide."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and widget.text():
            high = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            wide = 0 if widget.wordWrap() else widget.sizeHint().width()
            if high > widget.height() or wide > widget.width():
                yield widget.text()
        elif isinstance(widget, QPushButton) and widget.text():
            lines = widget.text().replace("&&", "&").split("\n")
            if max(map(widget.fontMetrics().horizontalAdvance, lines)) > widget.width():
                yield widget.text()
        elif isinstance(widget, Scrolling) and widget.horizontalScrollBar().isVisible():
            yield f"{type(widget).__name__} is wider than its room"


def _items(view: QAbstractItemView) -> Iterator[str]:
    model, top = view.model(), QModelIndex()
    if model is None:
        return
    columns = 1 if isinstance(view, QListView) else model.columnCount(top)
    for row in range(model.rowCount(top)):
        for column in range(columns):
            yield str(model.index(row, column).data() or "")
