"""What is the matter with a field, said at the field: its edge, and the words above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.widgets.text import Text


class FieldError:
    """One field that is marked, until it is let go."""

    def __init__(self, field: QWidget, sentence: str) -> None:
        """Mark a field, and say above it what is the matter."""
        self._field, self._before = field, field.accessibleDescription()
        self._words = Text(sentence, "stop")
        self._words.setProperty("at", "field")
        spot = _above(field)
        if spot is not None:
            spot[0].insertWidget(spot[1], self._words)
        field.setAccessibleDescription(sentence)
        _edge(field, wrong=True)

    def words(self) -> str:
        """Give what is said above the field."""
        return self._words.text()

    def lift(self) -> None:
        """Let the field be as it was."""
        if isValid(self._words):
            self._words.hide()
            self._words.deleteLater()
        if isValid(self._field):
            self._field.setAccessibleDescription(self._before)
            _edge(self._field, wrong=False)


def go_to(field: QWidget) -> None:
    """Put the keys on a field, or on the first of what can be chosen in it."""
    take = getattr(field, "take_focus", None)
    if take is not None:
        take()
        return
    parts = (field, *field.findChildren(QWidget))
    first = next((one for one in parts if one.focusPolicy() & Qt.FocusPolicy.TabFocus), field)
    first.setFocus(Qt.FocusReason.OtherFocusReason)


def _edge(field: QWidget, *, wrong: bool) -> None:
    """Draw the edge of a field, and of what is in it, as one that is wrong or not."""
    field.setProperty("wrong", wrong)
    for one in (field, *field.findChildren(QWidget)):
        one.style().unpolish(one)
        one.style().polish(one)
        one.update()


def _above(field: QWidget) -> tuple[QBoxLayout, int] | None:
    """Give the nearest column that a field stands in, and its place there."""
    here: QWidget | None = field
    while here is not None:
        parent: QWidget | None = here.parentWidget()
        spot = None if parent is None else _spot(parent.layout(), here)
        if spot is not None:
            return spot
        here = parent
    return None


def _spot(layout: QLayout | None, widget: QWidget) -> tuple[QBoxLayout, int] | None:
    """Give the innermost column of a layout that a widget stands in, and its place there."""
    for place in range(0 if layout is None else layout.count()):
        item = None if layout is None else layout.itemAt(place)
        if item is None:
            continue
        inner: QLayout | None = item.layout()
        found = None if inner is None else _spot(inner, widget)
        if found is not None:
            return found
        holds = item.widget() is widget or _holds(inner, widget)
        if holds and isinstance(layout, QVBoxLayout):
            return layout, place
    return None


def _holds(layout: QLayout | None, widget: QWidget) -> bool:
    """Say whether a widget stands somewhere in a layout."""
    items = () if layout is None else (layout.itemAt(place) for place in range(layout.count()))
    return any(
        one is not None and (one.widget() is widget or _holds(one.layout(), widget))
        for one in items
    )
