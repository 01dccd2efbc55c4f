"""The moment after a window is painted for the first time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

AT_THE_LATEST_MS = 1_500
"""A window that opens minimised is not painted at all; what waits must not wait for that."""


class FirstPaint(QObject):
    """Does one thing, once, when a widget has been painted."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        """Wait for the widget's first paint."""
        super().__init__(widget)
        self._then: Callable[[], None] | None = then
        widget.installEventFilter(self)
        QTimer.singleShot(AT_THE_LATEST_MS, self, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let every event pass; after the first paint, begin."""
        if event.type() == QEvent.Type.Paint and self._then is not None:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        """Do it, unless it was done."""
        then, self._then = self._then, None
        if then is not None:
            then()
