"""Lets a window live until something holds, or for a moment; and what stands before it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget

_PATIENCE_SECONDS = 300.0
_STEP_MS = 20
_HELD = 1


class TookTooLong(RuntimeError):
    """A screen did not come: the pictures would not be those of the product."""


def until(holds: Callable[[], bool]) -> None:
    """Let the window live until something holds.

    Raises:
        TookTooLong: it did not hold in time.
    """
    ends = time.monotonic() + _PATIENCE_SECONDS
    loop, turn = QEventLoop(), QTimer()

    def look() -> None:
        if holds():
            loop.exit(_HELD)
        elif time.monotonic() > ends:
            loop.exit(0)

    turn.setInterval(_STEP_MS)
    turn.timeout.connect(look)
    turn.start()
    if loop.exec() != _HELD:
        raise TookTooLong


def rest(milliseconds: int) -> None:
    """Let the window live so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def opener_of(menu: QWidget, window: QWidget) -> QPushButton | None:
    """Give the button of a window that a menu hangs from; None for what is no menu of one."""
    buttons = window.findChildren(QPushButton)
    return next((one for one in buttons if one.menu() is menu and one.isVisible()), None)


def before(window: QWidget) -> tuple[QWidget, ...]:
    """Give the dialogs and menus that stand before a window."""
    return tuple(
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible() and one is not window and isinstance(one, QDialog | QMenu)
    )
