"""Work away from the window, so that it never waits: the only threads of the program."""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from checker.errors import LetterlockError
from checker.words import say

Answer = TypeVar("Answer")
_LOG = logging.getLogger("letterlock.jobs")


class Bug(LetterlockError):
    """A fault in the program itself."""


class Job(Generic[Answer]):
    """One piece of work: it may be cancelled, and may tell how far it is."""

    def __init__(
        self,
        owner: QObject,
        work: "Callable[[Job[Answer]], Answer]",
        done: Callable[[Answer], None],
        failed: Callable[[LetterlockError], None],
        progress: Callable[[object], None] | None,
        post: Callable[[Callable[[], None]], None],
    ) -> None:
        """Remember whose work it is and who hears of it."""
        self._owner = owner
        self._work = work
        self._done = done
        self._failed = failed
        self._progress = progress
        self._post = post
        self._stopped = threading.Event()
        self.finished = False

    def cancel(self) -> None:
        """Ask the work to stop; nothing of it will be delivered from now on."""
        self._stopped.set()

    def cancelled(self) -> bool:
        """Say whether somebody asked the work to stop."""
        return self._stopped.is_set()

    def tell(self, news: object) -> None:
        """Pass something on before the end, from within the work."""
        heard = self._progress
        if heard is not None:
            self._post(lambda: self._deliver(heard, news))

    def run(self) -> None:
        """Do the work and pass on how it ended; called on the working thread."""
        if self.cancelled():
            return
        try:
            answer = self._work(self)
        except LetterlockError as error:
            self._end(self._failed, error)
        except Exception as error:  # noqa: BLE001 - a bug must be shown, with the letter unsent
            self._end(self._failed, _as_bug(error))
        else:
            self._end(self._done, answer)

    def _end(self, tell: Callable[..., None], what: object) -> None:
        """Deliver the last word."""

        def last() -> None:
            self.finished = True
            self._deliver(tell, what)

        self._post(last)

    def _deliver(self, tell: Callable[..., None], what: object) -> None:
        """Tell the owner, unless it is gone or has cancelled; called on the window's thread."""
        if not self.cancelled() and isValid(self._owner):
            tell(what)


class Jobs(QObject):
    """Runs work on one thread a lane, in the order in which it was asked for."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make ready; a thread starts with its first work."""
        super().__init__(parent)
        self._lanes: dict[str, queue.SimpleQueue[Job[object] | None]] = {}
        self._open: list[Job[object]] = []
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[Job[Answer]], Answer],
        *,
        done: Callable[[Answer], None],
        failed: Callable[[LetterlockError], None],
        progress: Callable[[object], None] | None = None,
        lane: str = "desk",
    ) -> Job[Answer]:
        """Do `work` away from the window and deliver its answer on the window's thread.

        Nothing is delivered to an owner that is gone. A `LetterlockError` reaches `failed`; any
        other exception is a bug: it is logged by its type alone and reaches `failed` as `Bug`.
        """
        job = Job(owner, work, done, failed, progress, self._post)
        self._open = [one for one in self._open if not (one.finished or one.cancelled())]
        self._open.append(job)  # type: ignore[arg-type]  # the list only ever cancels
        if lane not in self._lanes:
            self._lanes[lane] = queue.SimpleQueue()
            # A daemon: closing the window ends the program at once, with the letter unsent.
            threading.Thread(
                target=_work_off, args=(self._lanes[lane],), name=f"jobs-{lane}", daemon=True
            ).start()
        self._lanes[lane].put(job)  # type: ignore[arg-type]  # the thread only ever runs it
        return job

    def busy(self) -> bool:
        """Say whether any work is still to come back."""
        return any(not (job.finished or job.cancelled()) for job in self._open)

    def stop(self) -> None:
        """Cancel everything and let the threads end."""
        for job in self._open:
            job.cancel()
        for lane in self._lanes.values():
            lane.put(None)

    def finish(self, last: Callable[[], None], *, within: float) -> None:
        """Cancel everything, then do one last thing, and wait for it no longer than `within`."""
        self.stop()
        thread = threading.Thread(target=last, name="jobs-last", daemon=True)
        thread.start()
        thread.join(within)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        """Do what was handed over, on the window's thread."""
        call()

    def _post(self, call: Callable[[], None]) -> None:
        """Hand something to the window's thread."""
        if isValid(self):
            self._arrived.emit(call)


def _work_off(lane: "queue.SimpleQueue[Job[object] | None]") -> None:
    """Run the work of one lane until told to end."""
    while (job := lane.get()) is not None:
        job.run()


def _as_bug(error: Exception) -> Bug:
    """Log an unforeseen failure by its type and place alone, and put it in words."""
    trace, where = error.__traceback__, "?"
    while trace is not None:
        where = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next
    _LOG.error("bug type=%s at=%s", type(error).__name__, where)
    return Bug(
        say(
            "Letterlock met a fault of its own ({kind}). The letter has not been sent. "
            "Check it again, and tell your IT team if this comes back.",
            kind=type(error).__name__,
        )
    )
