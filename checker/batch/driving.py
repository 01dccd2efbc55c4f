"""A batch that a window steers: in a process of its own, so that the window never waits for it.

The process runs what the command line runs. When the window is gone, whatever way it went, it ends
at once; what was found by then is in the file of results.
"""

import atexit
import contextlib
import multiprocessing
import os
import signal
import time
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from checker.batch.jobs import Bench
from checker.batch.processes import Processes
from checker.batch.results import Line, OtherRules, Results
from checker.batch.rows import Row, row_of
from checker.batch.running import Asked, Standing, run_batch
from checker.batch.sources import letters_of
from checker.batch.steering import Steering
from checker.desk.computer.clock import machine_clock
from checker.errors import LetterlockError
from checker.log import kind_of, logger
from checker.model import Channel
from checker.words import say, speak

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LOG = logger("batch")
_EVERY_S = 0.1
_MOST_WORKERS = 8
_END_SECONDS = 4.0


class Steer(StrEnum):
    """What the window may say."""

    PAUSE = "pause"
    GO_ON = "go-on"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be checked, and where the results go."""

    source: Path
    out: Path
    go_on: bool
    """Whether results that are there are gone on with."""
    via: Channel | None
    bench: Bench
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The workers are ready: what is wrong with the records, in sentences."""

    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came since: rows whose lines are on disk, and how far it is."""

    rows: tuple[Row, ...]
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """It has ended: `whole` where every letter has a result."""

    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """It could not begin or go on; `other_rules` where the results are of another policy."""

    sentence: str
    other_rules: bool = False


News = Begun | Came | Ended | Failed


class Drive:
    """The window's end of it. `news` is for a thread of its own; the others may be called at once.

    It is closed by whoever asks for news, and at the program's end in any case.
    """

    def __init__(self, order: Order) -> None:
        """Start the process."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=drive, args=(theirs, order), name="letterlock-batch")
        self._process.start()
        theirs.close()  # so that reading from it ends when the process does
        self._closing, self._closed = Lock(), False
        atexit.register(self.close)

    @property
    def process(self) -> int:
        """The number of the process."""
        return self._process.pid or 0

    def steer(self, what: Steer) -> None:
        """Say something to it; to one that has ended, nothing."""
        with contextlib.suppress(OSError):
            self._pipe.send(what)

    def news(self, seconds: float) -> News | None:
        """Give the next news, waiting so long for it; None where there is none yet."""
        try:
            if not self._pipe.poll(seconds):
                return None
            told = self._pipe.recv()
        except (EOFError, OSError):
            told = None
        if isinstance(told, Begun | Came | Ended | Failed):
            return told
        return Failed(
            sentence=say(
                "What checks the letters was ended by something else. What was found is kept: go "
                "on with it."
            )
        )

    def close(self) -> None:
        """Let go of it: what it has in hand is forgotten, what it found is kept."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
            atexit.unregister(self.close)
            self._pipe.close()
            self._process.join(_END_SECONDS)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._process.close()


def workers_here() -> int:
    """Give how many letters are checked at a time: one processor is left to the window."""
    return min(_MOST_WORKERS, max(1, (os.cpu_count() or 1) - 1))


def drive(pipe: "Connection[object, object]", order: Order) -> None:
    """Be the process: run the batch, and tell the window what comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's Ctrl+C is for the window
    speak(order.bench.language)
    posting = _Posting(pipe)
    with contextlib.suppress(_Gone):
        told = _how_it_ended(order, posting)
        posting.flush()
        posting.send(told)


def _how_it_ended(order: Order, posting: "_Posting") -> News:
    try:
        return Ended(whole=_run(order, posting))
    except KeyboardInterrupt:  # cancelled twice
        return Ended(whole=False)
    except LetterlockError as problem:
        return Failed(sentence=str(problem), other_rules=isinstance(problem, OtherRules))
    except _Gone:
        raise
    except Exception as error:  # noqa: BLE001 - the window has to hear of it
        _LOG.warning("a batch broke: %s", kind_of(error))
        return Failed(
            sentence=say("The check of these letters broke. What was found is kept: go on with it.")
        )


def _run(order: Order, posting: "_Posting") -> bool:
    clock = machine_clock().now
    letters = letters_of(order.source)
    started = Results.go_on if order.go_on else Results.begin
    with contextlib.closing(Processes(order.bench, order.workers)) as doing:
        ready = doing.begin()
        posting.send(Begun(told=ready.told))
        with started(order.out, by=ready.version, now=clock()) as results:
            return run_batch(
                Asked(
                    letters=letters,
                    via=order.via,
                    clock=clock,
                    came=posting.came,
                    stands=posting.stands,
                ),
                doing,
                results,
                _FromWindow(posting),
            )


class _Gone(Exception):
    """The window has gone."""


@dataclass
class _Posting:
    """Sends rows together, some times a second, so that the window is not called for each."""

    pipe: "Connection[object, object]"
    rows: list[Row] = field(default_factory=list)
    standing: Standing | None = None
    sent: Standing | None = None
    at: float = 0.0

    def came(self, line: Line) -> None:
        self.rows.append(row_of(line))

    def stands(self, standing: Standing) -> None:
        self.standing = standing
        self.flush_now_and_then()

    def flush_now_and_then(self) -> None:
        if time.monotonic() - self.at >= _EVERY_S:
            self.flush()

    def flush(self) -> None:
        if self.standing is not None and (self.rows or self.standing != self.sent):
            self.send(Came(rows=tuple(self.rows), standing=self.standing))
            self.rows, self.sent = [], self.standing
        self.at = time.monotonic()

    def send(self, news: News) -> None:
        try:
            self.pipe.send(news)
        except OSError as error:
            raise _Gone from error


class _FromWindow(Steering):
    """Steered by what the window says."""

    def __init__(self, posting: _Posting) -> None:
        super().__init__()
        self._posting = posting

    def look(self) -> None:
        """Hear what the window said, and tell it what waits to be told."""
        self._posting.flush_now_and_then()
        try:
            while self._posting.pipe.poll():
                self._obey(self._posting.pipe.recv())
        except (EOFError, OSError) as error:
            raise _Gone from error

    def _obey(self, told: object) -> None:
        if told is Steer.CANCEL:
            self.cancel()
        elif told in (Steer.PAUSE, Steer.GO_ON):
            self.paused = told is Steer.PAUSE and not self.cancelled
