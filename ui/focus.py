"""Keeps the keys in the window: whoever has only a keyboard must never find them nowhere."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox)
"""What has the keys as one thing, whatever it is made of."""

_TAB = Qt.FocusPolicy.TabFocus


class FocusKeeper(QObject):
    """Puts the keys on the screen that shows when what had them has gone (WCAG 2.2, 2.4.3)."""

    def __init__(self, window: QMainWindow, shown: Callable[[], QWidget | None]) -> None:
        """Watch a window, of which `shown` gives the screen."""
        super().__init__(window)
        self._window, self._shown = window, shown
        self._strayed: QWidget | None = None
        """What has the keys though nobody put them there."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._keep)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._changed)

    def enter(self, screen: QWidget) -> None:
        """Put the keys into a screen that begins to show: where it wants them, or else first.

        One that does not say where, and has them already, keeps them there.
        """
        now = QApplication.focusWidget()
        take: Callable[[], None] | None = getattr(screen, "take_focus", None)
        if take is not None:
            take()
        elif now is None or not screen.isAncestorOf(now):
            _first(screen)

    def _changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """Look again when the turn is over: most often something else takes the keys at once.

        What has gone or does not answer any more hands its keys to whatever comes next, which may
        stand on the bar: nobody went there.
        """
        screen = self._shown()
        lost = old is not None and not (old.isVisible() and old.isEnabled())
        inside = now is not None and screen is not None and screen.isAncestorOf(now)
        self._strayed = now if lost and not inside else None
        if now is None or self._strayed is not None:
            self._soon.start()

    def _keep(self) -> None:
        """Put the keys on the first control of the screen, unless they are somewhere by now."""
        screen, now = self._shown(), QApplication.focusWidget()
        if now is not self._strayed or not self._window.isActiveWindow():
            return
        if now is not None and now.window() is not self._window:
            return
        self._strayed = None
        if screen is not None:
            self.enter(screen)


def _first(screen: QWidget) -> None:
    """Put the keys on the first control of a screen."""
    first = first_control(screen)
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def first_control(screen: QWidget) -> QWidget | None:
    """Give what is read first in a screen and can have the keys; None where nothing can."""
    can = (one for one in _read(screen) if one is not screen and one.focusPolicy() & _TAB)
    return next((one for one in can if one.isEnabled()), None)


def put_in_order(window: QMainWindow) -> None:
    """Let Tab go through a window as it is read, whenever its parts were made (WCAG 2.2, 2.4.3)."""
    wanted = [one for one in _read(window.centralWidget()) if one.focusPolicy() & _TAB]
    if wanted and wanted != _chain(wanted[0], set(wanted)):
        for before, after in pairwise(wanted):
            QWidget.setTabOrder(before, after)


def _chain(first: QWidget, of: set[QWidget]) -> list[QWidget]:
    """Give some controls in the order in which Tab comes to them."""
    found, here = [first], first.nextInFocusChain()
    while here is not None and here is not first:
        if here in of:
            found.append(here)
        here = here.nextInFocusChain()
    return found


def _read(widget: QWidget | None) -> Iterator[QWidget]:
    """Give a widget and what shows in it, as it is read."""
    if widget is None or widget.isHidden():
        return
    yield widget
    if not isinstance(widget, _WHOLE):
        for one in _parts(widget):
            yield from _read(one)


def _parts(widget: QWidget) -> Iterator[QWidget | None]:
    """Give what a widget is made of, first what its layout says."""
    match widget:
        case QStackedWidget():
            yield widget.currentWidget()
        case QScrollArea():
            yield widget.widget()
        case QSplitter():
            yield from (widget.widget(place) for place in range(widget.count()))
        case _:
            laid = list(_laid(widget.layout()))
            yield from laid
            yield from (
                one
                for one in widget.children()
                if isinstance(one, QWidget) and not one.isWindow() and one not in laid
            )


def _laid(layout: QLayout | None) -> Iterator[QWidget]:
    """Give the widgets of a layout and of the layouts in it, in their order."""
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        widget: QWidget | None = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _laid(item.layout())
