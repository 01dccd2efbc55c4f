"""How whoever started a batch pauses and cancels it: by signals, and by keys where there are none.

Ctrl+C (or SIGTERM) cancels: what is in hand is finished and kept; a second time it ends at once.
Ctrl+Z (SIGTSTP) pauses, when what is in hand is finished, until `fg`; SIGUSR1 pauses and goes on.
On Windows P pauses and goes on.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass
class Steering:
    """What was asked for so far."""

    cancelled: bool = False
    paused: bool = False
    to_sleep: bool = False
    """Whether the terminal wants this process to stop, once nothing is in hand."""

    def cancel(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Hand out nothing more; the second time, end at once."""
        if self.cancelled:
            raise KeyboardInterrupt
        self.cancelled, self.paused = True, False

    def pause(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Hand out nothing more for now, or go on."""
        self.paused = not self.paused and not self.cancelled

    def sleep(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Pause, and let the terminal have the word."""
        self.paused, self.to_sleep = not self.cancelled, not self.cancelled

    def doze(self) -> None:
        """Stop where the terminal asked for it; this comes back when it says go on."""
        if self.to_sleep:
            self.to_sleep = False
            os.kill(os.getpid(), signal.SIGSTOP)
            self.paused = False

    def look(self) -> None:
        """Take the keys that were pressed, where there are no signals for it."""
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - this system alone has it

            while sys.stdin.isatty() and msvcrt.kbhit():
                if msvcrt.getwch().lower() == "p":
                    self.pause()


@contextmanager
def steered() -> Iterator[Steering]:
    """Listen to signals; what listened before listens again afterwards."""
    steering = Steering()
    heard = {signal.SIGINT: steering.cancel, signal.SIGTERM: steering.cancel}
    if sys.platform != "win32":
        heard |= {signal.SIGTSTP: steering.sleep, signal.SIGUSR1: steering.pause}
    kept = {one: signal.signal(one, act) for one, act in heard.items()}
    try:
        yield steering
    finally:
        for one, before in kept.items():
            signal.signal(one, before)
