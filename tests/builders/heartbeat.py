"""How long the window's thread is busy between two turns of its loop, in processor time.

Wall time on a shared machine says more of its other work than of ours; processor time of one
thread says what a person on a free machine would wait.
"""

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 1


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """One turn of the loop: the milliseconds that it took, and what was being done."""

    ms: float
    step: str


class Heartbeat(QObject):
    """Beats at every turn of the loop of the thread that made it, and keeps the longest turns."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin to beat."""
        super().__init__(parent)
        self.step = ""
        self.last = time.thread_time()
        self.turns = 0
        self._worst: dict[str, Pause] = {}
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def begin(self, step: str) -> None:
        """Say what is done from here on; what is under way belongs to what was done before."""
        self._beat()
        self.step = step

    def stop(self) -> None:
        """Beat no more."""
        self._beat()
        self._timer.stop()

    def pauses(self) -> tuple[Pause, ...]:
        """Give the longest turn of every step, the longest first."""
        return tuple(sorted(self._worst.values(), reverse=True))

    def _beat(self) -> None:
        now = time.thread_time()
        pause = Pause(ms=(now - self.last) * 1000, step=self.step)
        self.last = now
        self.turns += 1
        if pause.ms > self._worst.get(self.step, Pause(ms=0.0, step="")).ms:
            self._worst[self.step] = pause
