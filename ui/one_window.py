"""One window for one person and one desk: a later start hands its files to it and ends."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QSysInfo

if TYPE_CHECKING:
    from ui.pipe import Answer, Handed, Listener

PATIENCE_SECONDS = 8.0
"""How long a start waits for a window that is only just opening, or stands still."""
_TURN_MS = 50


def lock_in(folder: Path) -> Path:
    """Give the lock of a folder: another computer that shares the folder has one of its own."""
    host = "".join(one for one in QSysInfo.machineHostName() if one.isalnum() or one in "-.")
    return folder / f"window-{host}.lock"


class OneWindow:
    """The place of the one window. Of two starts at the same time, a lock lets one have it."""

    def __init__(self, folder: Path) -> None:
        """Name the place, by the desk's folder."""
        self._folder = folder
        self._lock = QLockFile(str(lock_in(folder)))
        self._lock.setStaleLockTime(0)  # held as long as its process lives, however long
        self._listener: Listener | None = None

    def hand_over(
        self, files: Sequence[Path], *, patience: float = PATIENCE_SECONDS
    ) -> "Answer | None":
        """Hand files to the window that is open.

        Returns:
            What became of them; None when this start is to open a window: there is none, or it
            does not answer. A window that stands still must keep nobody from working.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        until = time.monotonic() + patience
        while not self._lock.tryLock(_TURN_MS):
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                return None  # no lock can be kept in this folder
            answer = self._asked(files)
            if answer is not None or time.monotonic() > until:
                return answer
        return None

    @property
    def is_ours(self) -> bool:
        """Whether this start has the place."""
        return self._lock.isLocked()

    def listen(self, take: "Callable[[Handed], Answer]") -> str:
        """Hear what later starts hand over, where this one has the place; say where."""
        from ui.pipe import Listener, name_of  # noqa: PLC0415 - loaded after the first paint

        if not self.is_ours:
            return ""
        self.deafen()
        self._listener = Listener(name_of(self._folder), take)
        return self._listener.place

    def deafen(self) -> None:
        """Hear nothing more: a window that closes takes no letter."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def leave(self) -> None:
        """Give the place up."""
        self.deafen()
        self._lock.unlock()

    def _asked(self, files: Sequence[Path]) -> "Answer | None":
        from ui.pipe import Handed, hand_over, name_of  # noqa: PLC0415 - the first start never asks

        _let_come_to_front()
        token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")
        window, _host, _program = self._lock.getLockInfo()
        handed = Handed(files=tuple(files), token=token)
        return hand_over(name_of(self._folder), handed, window=window)


def _let_come_to_front() -> None:
    """Let the window that is open come to the front: Windows asks whoever was started last."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
