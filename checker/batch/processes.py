"""Workers as processes of this machine: each has its own reading process behind the wall.

A worker that dies takes down one letter, which another tries once more; a letter that ends two
workers, or keeps one for too long, is held.
"""

import contextlib
import multiprocessing
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from checker.batch.doing import ITEM_SECONDS, MOST_TRIES
from checker.batch.jobs import Bench, Held, Job, Outcome, Ready
from checker.batch.judging import Judge, why_held
from checker.errors import BatchError, LetterlockError
from checker.log import logger
from checker.words import say

_START_SECONDS = 120.0
_MOST_FALSE_STARTS = 3
_END_SECONDS = 2.0
_TICK = 1.0
_LOG = logger("batch")
_OURS_ALONE = ("SIGINT", "SIGTSTP", "SIGTERM", "SIGUSR1")
"""Signals that the terminal sends to every process, and that only the one who steers obeys."""


@dataclass
class _Worker:
    process: SpawnProcess
    pipe: "Connection[object, object]"
    is_ready: bool = False
    job: Job | None = None
    since: float = field(default_factory=time.monotonic)


class Processes:
    """So many workers of this machine."""

    def __init__(self, bench: Bench, count: int, *, item_seconds: float = ITEM_SECONDS) -> None:
        """Remember what they check with; none is started before `begin`."""
        self._bench, self._count, self._item_seconds = bench, count, item_seconds
        self._workers: list[_Worker] = []
        self._again: list[Job] = []
        self._tries: dict[str, int] = {}
        self._false_starts = 0
        self._ready: Ready | None = None

    def begin(self) -> Ready:
        """Start the workers, and wait for the first to be ready.

        Raises:
            LetterlockError: what it says it cannot begin without.
        """
        for _ in range(self._count):
            self._start()
        until = time.monotonic() + _START_SECONDS
        while self._ready is None:
            self.take(_TICK)
            if time.monotonic() > until:
                raise BatchError(say("The workers did not start. Close other programs first."))
        return self._ready

    def room(self) -> int:
        """Say how many letters may be given now."""
        return max(0, len(self._free()) - len(self._again))

    def give(self, job: Job) -> None:
        """Hand a letter to a worker that has none."""
        worker = self._free()[0]
        worker.job, worker.since = job, time.monotonic()
        self._tries[job.key] = self._tries.get(job.key, 0) + 1
        try:
            worker.pipe.send(job)
        except OSError:
            _LOG.info("a worker had gone")  # `take` sees that it has, and gives the letter again

    def in_hand(self) -> int:
        """Say how many letters were given and have not come back."""
        return len(self._again) + sum(one.job is not None for one in self._workers)

    def take(self, seconds: float) -> tuple[Outcome, ...]:
        """Give what has come, waiting so long for the first.

        Raises:
            BatchError: no worker can be kept alive.
        """
        until = time.monotonic() + seconds
        found: list[Outcome] = []
        while not found:
            wait(
                [one.pipe for one in self._workers], max(0.0, min(_TICK, until - time.monotonic()))
            )
            for worker in tuple(self._workers):
                found += self._heard(worker)
            while self._again and self._free():
                self.give(self._again.pop(0))
            if time.monotonic() >= until:
                break
        return tuple(found)

    def close(self) -> None:
        """End the workers at once; what they have in hand is forgotten."""
        try:
            self._let_idle_end()
        finally:  # and where Ctrl+C does not wait for that: this program could never end with one
            with _signals_ignored():
                for one in self._workers:
                    _end(one.process)
            self._workers = []

    def _let_idle_end(self) -> None:
        """Let those without a letter end by themselves, with their reading processes."""
        for one in self._workers:
            one.pipe.close()
        until = time.monotonic() + _END_SECONDS
        for one in self._workers:
            if one.job is None:
                one.process.join(max(0.0, until - time.monotonic()))

    def _free(self) -> list[_Worker]:
        return [one for one in self._workers if one.is_ready and one.job is None]

    def _start(self) -> None:
        """Start a worker; whenever a signal comes, it is one of those that `close` ends."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, self._bench), daemon=True)
        with _signals_ignored():
            process.start()
            self._workers.append(_Worker(process, ours))
        theirs.close()  # so that reading from it ends when the worker does

    def _heard(self, worker: _Worker) -> Iterator[Outcome]:
        """Give what a worker says; one that has died or takes too long is replaced."""
        late = worker.job is not None and time.monotonic() - worker.since > self._item_seconds
        try:
            if worker.pipe.poll():
                yield from self._told(worker, worker.pipe.recv())
                return
        except (EOFError, OSError):
            late = True
        if late:
            self._replace(worker)
            yield from self._left_by(worker)

    def _told(self, worker: _Worker, told: object) -> Iterator[Outcome]:
        if isinstance(told, Outcome):
            worker.job = None
            self._tries.pop(told.key, None)
            yield told
        elif isinstance(told, Ready):
            worker.is_ready, self._false_starts = True, 0
            self._ready = self._ready or told
        elif isinstance(told, LetterlockError):
            raise told

    def _replace(self, worker: _Worker) -> None:
        """Put a new worker in the place of one.

        Raises:
            BatchError: too many ended before they were ready.
        """
        _LOG.warning("a worker ended: code %s", worker.process.exitcode)
        _end(worker.process)
        worker.pipe.close()
        self._workers.remove(worker)
        self._false_starts += not worker.is_ready
        if self._false_starts >= _MOST_FALSE_STARTS:
            raise BatchError(
                say("The workers end as soon as they start. Close other programs, then go on.")
            )
        self._start()

    def _left_by(self, worker: _Worker) -> Iterator[Outcome]:
        """Give the letter of a worker that ended to another, or hold it."""
        job = worker.job
        if job is None:
            return
        if self._tries.get(job.key, 0) < MOST_TRIES:
            self._again.append(job)
            return
        self._tries.pop(job.key, None)
        yield not_finished(job)


def not_finished(job: Job) -> Outcome:
    """Give what is known of a letter whose check never came to an end."""
    return Outcome(
        key=job.key,
        name=job.name,
        digests=job.digests,
        now=job.now,
        held=Held.NOT_FINISHED,
        why=why_held(Held.NOT_FINISHED),
    )


def work(pipe: "Connection[object, object]", bench: Bench) -> None:
    """Be a worker: check what comes until nothing more can come."""
    for name in _OURS_ALONE:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):  # whoever asked has gone: nobody waits for more
        try:
            judge = Judge(bench)
        except LetterlockError as problem:
            pipe.send(problem)
            return
        try:
            pipe.send(judge.ready)
            while isinstance(job := pipe.recv(), Job):
                pipe.send(judge.judged(job))
        finally:
            judge.close()


@contextlib.contextmanager
def _signals_ignored() -> Iterator[None]:
    """Obey no signal for a moment; a process started in it never does, from its beginning on."""
    kept = {
        one: signal.signal(one, signal.SIG_IGN)
        for one in (getattr(signal, name) for name in _OURS_ALONE if hasattr(signal, name))
    }
    try:
        yield
    finally:
        for one, handler in kept.items():
            signal.signal(one, handler)


def _end(process: SpawnProcess) -> None:
    """End a worker, also one that has ended."""
    process.kill()
    process.join()
