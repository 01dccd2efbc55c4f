"""Asking the desk for the next step: away from the window, one step at a time."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from checker.errors import LetterlockError
from ui.jobs import Job, Jobs

Answer = TypeVar("Answer")


class Asking:
    """Remembers what is being asked, so that all of it can be given up."""

    def __init__(self, owner: QObject, jobs: Jobs) -> None:
        """Ask for an owner; when that is gone, nobody hears the answer."""
        self._owner, self._jobs = owner, jobs
        self._give_up: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[Job[Answer]], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[LetterlockError], None],
        progress: Callable[[object], None] | None = None,
    ) -> None:
        """Ask for the next step of the letter."""
        job = self._jobs.run(self._owner, work, done=done, failed=failed, progress=progress)
        self._give_up.append(job.cancel)

    def aside(
        self,
        work: Callable[[Job[Answer]], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[LetterlockError], None],
        lane: str = "desk",
    ) -> None:
        """Ask for something beside the letter's way: it is not given up with the letter."""
        self._jobs.run(self._owner, work, done=done, failed=failed, lane=lane)

    def stop(self) -> None:
        """Give up all that is being asked: an old letter's answer must not meet a new one."""
        for give_up in self._give_up:
            give_up()
        self._give_up.clear()
