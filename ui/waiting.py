"""Lets the window live until something holds, or for a moment."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

_PATIENCE_SECONDS = 180.0
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
