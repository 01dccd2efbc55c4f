"""What a person would see to be wrong in a window: words cut, one over another, outside, unnamed.

It asks the widgets themselves: each knows how much room its words need. What is scrolled out of
sight is looked at as well; it must only be as wide as the page that scrolls.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)

from ui.gallery.drawn import shortened
from ui.gallery.in_line import beside_its_line
from ui.widgets.wrapped_link import WrappedLink

_SLACK = 2
"""So many pixels are the rounding of letters and lines, and nobody sees them."""
_MOST_WORDS = 60
_FRAMELESS = ("link", "stoplink", "tool", "bartool", "nav", "tab", "row")
_MARGIN = 24
"""So much stands free at the right of words at most."""


def flaws(window: QWidget) -> tuple[str, ...]:
    """Give each flaw of a window as a sentence for whoever builds it."""
    shown = [
        one
        for one in window.findChildren(QWidget)
        if one.window() is window and one.isVisibleTo(window)
    ]
    found: list[str] = []
    for widget in shown:
        found += _cut(widget)
        found += _goes_on(widget)
        found += _outside(widget, window)
        found += _unnamed(widget)
    found += (f"its end is left out: {_short_words(one)}" for one in shortened(window, shown))
    found += _overlaps(shown, window)
    found += _uneven(shown)
    found += beside_its_line(shown, window)
    return tuple(dict.fromkeys(found))


def _cut(widget: QWidget) -> Iterator[str]:
    """Say whether a widget has less room than its words need."""
    if isinstance(widget, QLabel):
        yield from _label_cut(widget)
    elif isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        wanted = _words_of(widget)
        wraps = isinstance(widget, WrappedLink)
        need = widget.minimumSizeHint() if wraps else widget.sizeHint()
        if wanted and _short(widget.size(), need):
            yield f"cut: {_named(widget)}"
    elif isinstance(widget, QLineEdit):
        room = widget.contentsRect().width() - 8
        told = widget.text() or widget.placeholderText()
        hides = widget.echoMode() is not QLineEdit.EchoMode.Normal
        if not hides and widget.fontMetrics().horizontalAdvance(told) > room:
            yield f"cut in its field: {_short_words(told)}"
    elif isinstance(widget, QComboBox):
        long = widget.fontMetrics().horizontalAdvance(widget.currentText())
        if long > _room_in(widget) + _SLACK:
            yield f"cut in its list: {_short_words(widget.currentText())}"
    elif isinstance(widget, QTableView):
        yield from _cells_cut(widget)


def _room_in(choice: QComboBox) -> int:
    """Give how wide the words of a list's field may be: its arrow and its frame take the rest."""
    told = QStyleOptionComboBox()
    choice.initStyleOption(told)
    kind, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return choice.style().subControlRect(kind, told, field, choice).width()


def _goes_on(widget: QWidget) -> Iterator[str]:
    """Say whether a table or a page has to be scrolled sideways."""
    if isinstance(widget, QTableView | QScrollArea) and not widget.property("wide"):
        bar = widget.horizontalScrollBar()
        if bar.maximum() > bar.minimum():
            yield f"goes on to the right: {_named(widget)}"


def _label_cut(label: QLabel) -> Iterator[str]:
    words = label.text()
    if not words or not label.pixmap().isNull():
        return
    if not label.wordWrap():
        if _short(label.size(), label.sizeHint()):
            yield f"cut: {_short_words(words)}"
        return
    if label.heightForWidth(label.width()) > label.height() + _SLACK:
        yield f"cut below: {_short_words(words)}"
    if label.textFormat() is Qt.TextFormat.RichText:
        return
    metrics = label.fontMetrics()
    longest = max((metrics.horizontalAdvance(word) for word in words.split()), default=0)
    if longest > label.contentsRect().width() + _SLACK:
        yield f"a word is cut: {_short_words(words)}"
    if _wraps_for_nothing(label):
        yield f"goes on in a second line although there is room: {_short_words(words)}"


def _wraps_for_nothing(label: QLabel) -> bool:
    """Say whether a label breaks its words where it could go on to the right."""
    parent, words = label.parentWidget(), label.text()
    wide = label.fontMetrics().horizontalAdvance(words) + _SLACK
    if parent is None or "\n" in words or wide <= label.contentsRect().width():
        return False
    if label.width() >= label.maximumWidth():
        return False
    here = label.geometry()
    room = parent.rect().right() - _MARGIN
    for other in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        there = other.geometry()
        beside = there.top() < here.bottom() and there.bottom() > here.top()
        if other.isVisibleTo(parent) and beside and there.left() >= here.right():
            room = min(room, there.left() - _MARGIN)
    return here.left() + wide < room


def _cells_cut(table: QTableView) -> Iterator[str]:
    """Look at every heading and cell of a table that shows."""
    model, metrics = table.model(), QFontMetrics(table.font())
    header = table.horizontalHeader()
    for column in range(model.columnCount()):
        if table.isColumnHidden(column):
            continue
        if header.isVisibleTo(table):
            need = header.sectionSizeFromContents(column).width()
            if need > header.sectionSize(column) + _SLACK:
                title = model.headerData(column, Qt.Orientation.Horizontal)
                yield f"heading cut: {_short_words(str(title))}"
        for line in range(model.rowCount()):
            index = model.index(line, column)
            words = index.data(Qt.ItemDataRole.DisplayRole)
            if not words or table.indexWidget(index) is not None:
                continue
            room = table.visualRect(index).adjusted(3, 0, -3, 0)
            flags = Qt.TextFlag.TextWordWrap if table.wordWrap() else Qt.TextFlag.TextSingleLine
            taken = metrics.boundingRect(QRect(0, 0, room.width(), 9_999), flags, str(words))
            if _short(room.size(), taken.size()):
                yield f"cell cut: {_short_words(str(words))}"


def _outside(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Say whether a widget stands out of what holds it, where no scrolling brings it in."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or not widget.width() or not widget.height():
        return
    area = parent.parentWidget()
    scrolls = isinstance(area, QAbstractScrollArea) and area.viewport() is parent
    if scrolls and not isinstance(area, QScrollArea):
        return
    place, room = widget.geometry(), parent.rect().adjusted(-1, -1, 1, 1)
    if scrolls and isinstance(area, QScrollArea):
        if place.width() > room.width() and not area.property("wide"):
            yield f"wider than its page: {_named(widget)} in {_named(area)}"
        return
    if not room.contains(place):
        yield f"outside of {_named(parent)}: {_named(widget)}"
    elif _is_shown(widget, window) and not window.rect().contains(_in(widget, window)):
        yield f"outside of the window: {_named(widget)}"


def _unnamed(widget: QWidget) -> Iterator[str]:
    """Say whether the keys can come to something that a screen reader has no name for."""
    if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    if interface is None or not interface.text(QAccessible.Text.Name).strip():
        yield f"without a name: {_named(widget)}"


def _overlaps(shown: list[QWidget], window: QWidget) -> Iterator[str]:
    """Say which words stand on others."""
    told = [
        (one, _in(one, window))
        for one in shown
        if isinstance(one, QLabel | QAbstractButton | QLineEdit | QComboBox | QAbstractItemView)
        and not isinstance(one, QHeaderView)
        and one.width() > _SLACK
        and one.height() > _SLACK
        and _page(one, window) is not None
    ]
    for (one, here), (other, there) in combinations(told, 2):
        both = here.intersected(there)
        if both.width() <= _SLACK or both.height() <= _SLACK:
            continue
        if one.isAncestorOf(other) or other.isAncestorOf(one):
            continue
        if _page(one, window) is _page(other, window):
            yield f"one over the other: {_named(one)} and {_named(other)}"


def _uneven(shown: list[QWidget]) -> Iterator[str]:
    """Say which buttons, lists and fields stand in one row and are not of one height."""
    framed = [
        one
        for one in shown
        if isinstance(one, QPushButton | QComboBox | QLineEdit | QAbstractSpinBox)
        and one.property("kind") not in _FRAMELESS
        and not isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox)
    ]
    for one, other in combinations(framed, 2):
        here, there = one.geometry(), other.geometry()
        if one.parentWidget() is not other.parentWidget():
            continue
        beside = here.top() < there.center().y() < here.bottom()
        if beside and abs(here.height() - there.height()) > _SLACK:
            yield f"of two heights in one row: {_named(one)} and {_named(other)}"


def _page(widget: QWidget, window: QWidget) -> QWidget | None:
    """Give the page that a widget scrolls with: the next viewport around it, or the window."""
    here = widget.parentWidget()
    while here is not None and here is not window:
        area = here.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is here:
            return here
        here = here.parentWidget()
    return here


def _is_shown(widget: QWidget, window: QWidget) -> bool:
    """Say whether nothing that scrolls stands between a widget and the window."""
    return _page(widget, window) is window


def _in(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _short(room: QSize, need: QSize) -> bool:
    return need.width() > room.width() + _SLACK or need.height() > room.height() + _SLACK


def _words_of(widget: QWidget) -> str:
    return str(getattr(widget, "text", lambda: "")() or "")


def _named(widget: QWidget) -> str:
    words = _words_of(widget) or widget.accessibleName()
    return f"{type(widget).__name__} {_short_words(words)}".strip()


def _short_words(words: str) -> str:
    told = " ".join(words.split())
    return f"'{told[:_MOST_WORDS]}'" if told else ""
