"""Work away from the window, so that it never waits: the only threads of the program."""

import gc
import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from checker.errors import LetterlockError
from checker.words import say

Answer = TypeVar("Answer")
TIDY_MS = 200
TURN_MS = 1
"""Nought would be the same turn of the window."""
_ALL = 2
"""The generation of what is old: to collect it is to look at everything."""
_AGAIN_S = 5.0
_SOON, _MUST = 30_000, 1_000_000
"""So many things are looked at within some 20 ms; so many new ones may be rubbish of 100 MB."""
_LIMITS = (700, 4, 25)
"""When a generation is due: the middle one sooner than by Python's own (10), while it is small."""
_LOG = logging.getLogger("letterlock.jobs")


class Bug(LetterlockError):
    """A fault in the program itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ties(Generic[Answer]):
    """What ties a job to the window: let go of on the window's thread, like all that is Qt's."""

    owner: QObject
    work: "Callable[[Job[Answer]], Answer]"
    done: Callable[[Answer], None]
    failed: Callable[[LetterlockError], None]
    progress: Callable[[object], None] | None


class Job(Generic[Answer]):
    """One piece of work: it may be cancelled, and may tell how far it is."""

    def __init__(self, ties: _Ties[Answer], post: Callable[[Callable[[], None]], None]) -> None:
        """Remember whose work it is and who hears of it."""
        self._ties: _Ties[Answer] | None = ties
        self._post = post
        self._stopped = threading.Event()

    @property
    def finished(self) -> bool:
        """Whether its last word was delivered, or nobody waits for it any more."""
        return self._ties is None

    def cancel(self) -> None:
        """Ask the work to stop; nothing of it will be delivered from now on."""
        self._stopped.set()

    def cancelled(self) -> bool:
        """Say whether somebody asked the work to stop."""
        return self._stopped.is_set()

    def tell(self, news: object) -> None:
        """Pass something on before the end, from within the work."""
        self._post(lambda: self._deliver_news(news))

    def run(self) -> None:
        """Do the work and pass on how it ended; called on the working thread."""
        ties = self._ties
        if ties is None or self.cancelled():
            self._post(self._let_go)
            return
        try:
            answer = ties.work(self)
        except LetterlockError as error:
            self._fail(error)
        except Exception as error:  # noqa: BLE001 - a bug must be shown, with the letter unsent
            self._fail(_as_bug(error))
        else:
            self._post(lambda: self._deliver_answer(answer))

    def _fail(self, error: LetterlockError) -> None:
        """Deliver a failure, without the frames in which it was raised: they hold Qt's things."""
        error.__traceback__ = None
        self._post(lambda: self._deliver_failure(error))

    def _deliver_news(self, news: object) -> None:
        """Pass on news; called on the window's thread, like the two below."""
        ties = self._living()
        if ties is not None and ties.progress is not None:
            ties.progress(news)

    def _deliver_answer(self, answer: Answer) -> None:
        """Pass on the answer."""
        ties = self._living()
        self._let_go()
        if ties is not None:
            ties.done(answer)

    def _deliver_failure(self, error: LetterlockError) -> None:
        """Pass on a failure."""
        ties = self._living()
        self._let_go()
        if ties is not None:
            ties.failed(error)

    def _living(self) -> _Ties[Answer] | None:
        """Give whom to tell, unless the owner is gone or has cancelled."""
        ties = self._ties
        if ties is None or self.cancelled() or not isValid(ties.owner):
            return None
        return ties

    def _let_go(self) -> None:
        """Let go of everything that belongs to the window."""
        self._ties = None


class Jobs(QObject):
    """Runs work on one thread a lane, in the order in which it was asked for.

    Python's rubbish is collected on the window's thread alone while this lives: a collection that
    happens to fall on a working thread would take Qt's objects apart there, which ends in a crash.
    """

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make ready; a thread starts with its first work."""
        super().__init__(parent)
        self._lanes: dict[str, queue.SimpleQueue[Callable[[], None] | None]] = {}
        self._open: list[Job[object]] = []
        self._turns = 0
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)
        gc.disable()
        self._rubbish = _Rubbish()
        self._tidy = QTimer(self)
        self._tidy.timeout.connect(self._rubbish.collect)
        self._tidy.start(TIDY_MS)

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
        ties = _Ties(owner=owner, work=work, done=done, failed=failed, progress=progress)
        job = Job(ties, self._post)
        self._open = [one for one in self._open if not one.finished]
        self._open.append(job)  # type: ignore[arg-type]  # the list only ever cancels
        if lane not in self._lanes:
            self._lanes[lane] = queue.SimpleQueue()
            # A daemon: closing the window ends the program at once, with the letter unsent.
            threading.Thread(
                target=_work_off, args=(self._lanes[lane],), name=f"jobs-{lane}", daemon=True
            ).start()
        self._lanes[lane].put(job.run)
        return job

    def next_turn(self, owner: QObject, then: Callable[[], None]) -> None:
        """Do something on the window's thread at its next turn, unless its owner is gone by then.

        For what takes a while there and is done in two parts: what waits comes in between.
        """

        def go() -> None:
            self._turns -= 1
            if isValid(owner):
                then()

        self._turns += 1
        QTimer.singleShot(TURN_MS, self, go)

    def busy(self) -> bool:
        """Say whether any work is still to come back, or to be done in a turn of its own."""
        return self._turns > 0 or any(not (job.finished or job.cancelled()) for job in self._open)

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


def _work_off(lane: "queue.SimpleQueue[Callable[[], None] | None]") -> None:
    """Run the work of one lane until told to end."""
    while (run := lane.get()) is not None:
        run()
        del run


class _Rubbish:
    """Collects rubbish when enough has gathered, the young before the old, as Python itself does.

    To look at all that there is takes a tenth of a second where somebody had many records shown.
    So that is done when a quarter more has come (Python's own rule), and then while the person
    works in another window; with somebody looking only where it is over soon, or must be.
    """

    def __init__(self) -> None:
        """Begin with nothing looked at."""
        self._stayed, self._not_before = 0, 0.0

    def collect(self) -> None:
        """Collect what is due."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > _LIMITS[generation] and (generation < _ALL or self._is_time()):
                gc.collect(generation)
                if generation == _ALL:
                    self._stayed = _old()
                return

    def _is_time(self) -> bool:
        """Say whether all of it is to be looked at now."""
        now = time.monotonic()
        if now < self._not_before:
            return False
        self._not_before = now + _AGAIN_S
        there = _old()
        come = there - self._stayed
        if come * 4 < there:
            return False
        looking = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        return there < _SOON or come > _MUST or not looking


def _old() -> int:
    """Count what is old, without what was put aside as staying for good."""
    return len(gc.get_objects(generation=_ALL))


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
