"""Keeps the keys in the window: whoever has only a keyboard must never find them nowhere."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class FocusKeeper(QObject):
    """Puts the keys on the screen that shows when what had them has gone (WCAG 2.2, 2.4.3)."""

    def __init__(self, window: QMainWindow, shown: Callable[[], QWidget | None]) -> None:
        """Watch a window, of which `shown` gives the screen."""
        super().__init__(window)
        self._window, self._shown = window, shown
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._keep)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._changed)

    def _changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Look again when the turn is over: most often something else takes the keys at once."""
        if now is None:
            self._soon.start()

    def _keep(self) -> None:
        """Put the keys on the first control of the screen, unless they are somewhere by now."""
        screen = self._shown()
        if QApplication.focusWidget() is not None or not self._window.isActiveWindow():
            return
        if screen is not None:
            first = first_control(screen)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)


def first_control(screen: QWidget) -> QWidget | None:
    """Give what Tab comes to first in a screen; None where nothing can have the keys."""
    here = screen.nextInFocusChain()
    while here is not None and here is not screen:
        if (
            here.focusPolicy() & Qt.FocusPolicy.TabFocus
            and here.isEnabled()
            and here.isVisibleTo(screen)
            and screen.isAncestorOf(here)
        ):
            return here
        here = here.nextInFocusChain()
    return None
