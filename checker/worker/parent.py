"""Hand files to reading processes, hold them to limits, believe nothing they say unchecked."""

import contextlib
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from checker.errors import ReadingCancelled, ReadingStopped
from checker.log import logger
from checker.model import Document, FileKind
from checker.words import say
from checker.worker import wire
from checker.worker.answering import MOST_FILE_BYTES, TIMED_OUT, is_fit, is_hostile
from checker.worker.believing import digest, is_believable
from checker.worker.patience import Patience
from checker.worker.process import Cancelled, Child
from checker.worker.refused import broke, failed, not_ready, too_large, unread

__all__ = ["MOST_FILE_BYTES", "Readers", "digest", "is_believable", "never", "silent", "too_large"]

READ_SECONDS = 9.0
"""With starting and ending a process, a file takes no more than ten."""
START_SECONDS = 120.0
"""To load its readers, which is no time of a file's: on a busy machine it takes above 30 s."""
FILES_A_PROCESS = 200
CLEAN_SECONDS = 120.0
"""What a clean copy may take: every page of a PDF is looked at, and some are drawn anew."""
MOST_CONVERSIONS = 10
HEAVY_SECONDS = 5.0
HEAVY_BYTES = 500 * 1024 * 1024
"""A process that took longer or grew by more for one file is not used for another.

What its pages take that are pictures does not count: a closer look needs what it remembers of them.
"""
REST_SECONDS = 60.0
"""Nobody asked for anything so long: one process is enough to wait for the next file."""
REST_BYTES = 100 * 1024 * 1024
"""What a process that rests may hold: more than it needs for letters, less than for scans."""
_LOG = logger("worker")

Made = TypeVar("Made", wire.Picture, wire.Painted, wire.Copied)
Converter = Callable[[FileKind, bytes, Cancelled], bytes]
Told = Callable[[wire.Stepped], None]
"""Hears how far the reading of a file is."""


def never() -> bool:
    """Say that nobody cancelled."""
    return False


def silent(_step: wire.Stepped) -> None:
    """Tell nobody."""


def _convert(kind: FileKind, data: bytes, cancelled: Cancelled) -> bytes:
    """Have LibreOffice convert an old file."""
    from checker.worker import converting  # noqa: PLC0415 - few letters are so old

    return converting.convert(kind, data, cancelled)


@dataclass
class Readers:
    """A warm reading process and a spare; one that met a hostile or heavy file is thrown away.

    Safe to use from several threads: each request has a process to itself. On Linux a process ends
    with the thread that started it, so a thread that reads should live as long as the desk.
    `spares` processes wait beside the one that works; without any, none is started before it is
    needed. `wary` is False only where thousands of broken files are read and none is a letter.
    """

    spares: int = 1
    read_seconds: float = READ_SECONDS
    start_seconds: float = START_SECONDS
    command: tuple[str, ...] = (sys.executable, "-I", "-m", "checker.worker.child")
    heavy_seconds: float = HEAVY_SECONDS
    heavy_bytes: int = HEAVY_BYTES
    wary: bool = True
    convert: Converter = _convert
    rest_seconds: float = REST_SECONDS
    _idle: list[Child] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _closed: bool = False
    _working: int = 0
    _worked: float = field(default_factory=time.monotonic)
    _rested: bool = False

    def begin(self) -> None:
        """Start a process without waiting for it: it loads its readers meanwhile."""
        with contextlib.suppress(ReadingStopped):  # the first file will say so
            self._put_by(self._start())

    def warm(self) -> tuple[str, ...]:
        """Start a process and its spares and let them load their readers.

        Returns:
            The walls that stand around them (`checker.worker.lockdown`).
        """
        children = []
        with contextlib.suppress(ReadingStopped):
            children = [self._start() for _ in range(1 + self.spares)]
        walls: tuple[str, ...] = ()
        for child in reversed(children):
            child.begin_to_warm()
        for child in children:  # what was put by last is taken first
            try:
                walls = self._wait_until_warm(child, Patience(self.start_seconds), never).walls
            except ReadingStopped:
                child.end()
            else:
                self._put_by(child)
        return walls

    def read(
        self,
        name: str,
        data: bytes,
        *,
        effort: int = 0,
        passwords: tuple[str, ...] = (),
        told: Told = silent,
        cancelled: Cancelled = never,
    ) -> tuple[Document, ...]:
        """Read one file and every file in it; `effort` says how hard to look, from 0 to 2.

        A reading may take the longer the more pages it says there are; `told` hears how far it is.

        Whatever happens to the reading process, the answer is a Document: one that could not be
        read has `read` NO and says why in its gaps.

        Raises:
            ReadingCancelled: the person cancelled.
        """
        if len(data) > MOST_FILE_BYTES:
            return (too_large(name, len(data), digest(data)),)
        request = wire.ReadFile(name, data, passwords, effort)
        try:
            answer = self._serve(request, cancelled, told)
        except ReadingStopped as stopped:
            return (unread(name, data, stopped.code, str(stopped)),)
        if isinstance(answer, wire.Documents):
            return answer.documents
        assert isinstance(answer, wire.Refused)  # noqa: S101 - `is_fit` lets nothing else pass
        return (unread(name, data, answer.code, answer.why),)

    def draw(
        self,
        name: str,
        data: bytes,
        wanted: str,
        page: int,
        width_px: int,
        *,
        passwords: tuple[str, ...] = (),
        cancelled: Cancelled = never,
    ) -> bytes:
        """Draw one page, counted from 1, as a PNG.

        Raises:
            ReadingStopped: it cannot be drawn.
            ReadingCancelled: the person cancelled.
        """
        request = wire.DrawPage(name, data, wanted, page, width_px, passwords)
        return self._made(wire.Picture, request, cancelled).png

    def cover(
        self, png: bytes, boxes: tuple[wire.Parts, ...], *, cancelled: Cancelled = never
    ) -> bytes:
        """Give a picture in which boxes are painted over.

        Raises:
            ReadingStopped: it is no picture.
            ReadingCancelled: the person cancelled.
        """
        return self._made(wire.Picture, wire.CoverPage(png, boxes), cancelled).png

    def paint(
        self, lines: tuple[wire.PaintLine, ...], width_px: int, *, cancelled: Cancelled = never
    ) -> tuple[wire.PaintedPage, ...]:
        """Paint lines of a file that has no pages of its own, on pages.

        Raises:
            ReadingStopped: they cannot be painted.
            ReadingCancelled: the person cancelled.
        """
        return self._made(wire.Painted, wire.PaintLines(lines, width_px), cancelled).pages

    def clean(
        self,
        data: bytes,
        *,
        changes: Literal["", "accept", "reject"] = "",
        unsign: bool = False,
        passwords: tuple[str, ...] = (),
        cancelled: Cancelled = never,
    ) -> wire.Copied:
        """Make a copy of a file without what its pages do not show.

        Raises:
            ReadingStopped: no copy can be made of it; the sentence says why.
            ReadingCancelled: the person cancelled.
        """
        request = wire.CleanFile(data, changes, unsign, passwords)
        return self._made(wire.Copied, request, cancelled)

    def rest(self) -> bool:
        """Keep one process, a light one, if nobody asked for anything for a while; say if so.

        Spares come again with the next file, after it was read. Call it from a thread that lives.
        """
        with self._lock:
            since = time.monotonic() - self._worked
            if self._closed or self._working or since < self.rest_seconds:
                return False
            if self._rested or not self._idle:
                return True
            self._rested = True
            idle = sorted(self._idle, key=lambda one: (not one.warm, one.memory()))
            kept = self._idle = [one for one in idle[:1] if one.memory() <= REST_BYTES]
        for child in idle[len(kept) :]:
            child.end()
        if not kept:
            self._replace()
        return True

    def close(self) -> None:
        """End every idle process."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def _made(self, kind: type[Made], request: wire.Request, cancelled: Cancelled) -> Made:
        """Have something made; its refusal is raised."""
        answer = self._serve(request, cancelled, silent)
        if isinstance(answer, kind):
            return answer
        raise ReadingStopped(answer.why if isinstance(answer, wire.Refused) else broke())

    def _serve(self, request: wire.Request, cancelled: Cancelled, told: Told) -> wire.Answer:
        """Give an answer that can be believed, from a process that is kept only if it is well."""
        with self._lock:
            self._working += 1
        try:
            return self._served(request, cancelled, told)
        finally:
            with self._lock:
                self._working -= 1
                self._worked, rested, self._rested = time.monotonic(), self._rested, False
            if rested:
                self._replace()

    def _served(self, request: wire.Request, cancelled: Cancelled, told: Told) -> wire.Answer:
        child = self._take() or self._start()
        try:
            answer = self._ask(child, request, cancelled, told)
        except (ReadingStopped, ReadingCancelled):
            child.end()
            self._replace()
            raise
        heavy = child.most - child.resting > self.heavy_bytes
        heavy = heavy or child.seconds > self.heavy_seconds
        if self.wary and (heavy or is_hostile(answer)):
            child.end()
            self._replace()
        else:
            self._put_by(child)
        return answer

    def _ask(
        self, child: Child, request: wire.Request, cancelled: Cancelled, told: Told
    ) -> wire.Answer:
        effort = request.effort if isinstance(request, wire.ReadFile) else 0
        try:
            if not child.warm:
                self._wait_until_warm(child, Patience(self.start_seconds), cancelled)
            child.rest()
            child.converted = 0
            cleans = isinstance(request, wire.CleanFile)
            patience = Patience(CLEAN_SECONDS if cleans else self.read_seconds, effort)
            child.send(wire.frame(request), patience.until, cancelled)
            answer = child.next_answer(patience.until, cancelled)
            while isinstance(answer, wire.Stepped | wire.Convert):
                if isinstance(answer, wire.Convert):
                    self._give_converted(child, answer, patience, cancelled)
                else:
                    patience.hear(answer)
                    told(answer)
                answer = child.next_answer(patience.until, cancelled)
            child.most = max(child.most, child.memory())
            child.seconds = time.monotonic() - patience.began - patience.waited - patience.for_scans
        except (wire.BadFrame, EOFError, OSError) as error:
            raise failed(error) from error
        if not is_fit(answer, request):
            raise failed(wire.BadFrame("not to be believed"))
        child.served += 1
        return answer

    def _give_converted(
        self, child: Child, asked: wire.Convert, patience: Patience, cancelled: Cancelled
    ) -> None:
        """Give a process an old Office file as a new one; it waits for that meanwhile."""
        child.converted += 1
        if child.converted > MOST_CONVERSIONS or len(asked.data) > MOST_FILE_BYTES:
            raise wire.BadFrame("conversions without end")
        began = time.monotonic()
        made = self.convert(asked.kind, asked.data, cancelled)
        patience.wait(time.monotonic() - began)
        child.send(wire.frame(wire.Converted(made)), patience.until, cancelled)

    def _wait_until_warm(
        self, child: Child, patience: Patience, cancelled: Cancelled
    ) -> wire.Ready:
        """Wait for a process to have loaded its readers.

        Raises:
            ReadingStopped: it does not, or says something else.
            ReadingCancelled: the person cancelled.
        """
        try:
            if not child.warming:
                child.send(wire.frame(wire.Warm()), patience.until, cancelled)
            answer = child.next_answer(patience.until, cancelled)
        except (wire.BadFrame, EOFError, OSError) as error:
            raise failed(error) from error
        except ReadingStopped as stopped:
            if stopped.code != TIMED_OUT:
                raise
            _LOG.warning("reading process not ready in time")
            raise ReadingStopped(not_ready(), code=TIMED_OUT) from stopped
        if not isinstance(answer, wire.Ready):
            raise failed(wire.BadFrame("not ready"))
        child.warming, child.warm = False, True
        return answer

    def _start(self) -> Child:
        """Start a process.

        Raises:
            ReadingStopped: this machine has no room for one.
        """
        try:
            return Child.start(self.command)
        except OSError as error:
            _LOG.warning("reading process not started: %s", type(error).__name__)
            why = say("The program that reads files could not be started. Start Letterlock again.")
            raise ReadingStopped(why, code="unread.damaged") from error

    def _take(self) -> Child | None:
        """Give an idle process that still lives, if there is one: a warm one before another."""
        with self._lock:
            dead = [child for child in self._idle if not child.lives()]
            self._idle = [child for child in self._idle if child not in dead]
            ready = (one for one in self._idle if one.warm or one.has_answered())
            child = next(ready, self._idle[0] if self._idle else None)
            if child is not None:
                self._idle.remove(child)
        for one in dead:
            one.end()
            self._replace()
        return child

    def _put_by(self, child: Child) -> None:
        """Keep a process for the next file, unless there are enough or it has done enough."""
        worn = child.served >= FILES_A_PROCESS
        with self._lock:
            keep = not self._closed and not worn and len(self._idle) <= self.spares
            if keep:
                self._idle.insert(0, child)
        if not keep:
            child.end()
        if worn:
            self._replace()

    def _replace(self) -> None:
        """Start a process in place of one that was thrown away: it warms up by itself."""
        with self._lock:
            wanted = self.spares > 0 and not self._closed and len(self._idle) <= self.spares
        if not wanted:
            return
        try:
            child = self._start()
        except ReadingStopped:
            return
        child.begin_to_warm()
        with self._lock:
            keep = not self._closed
            if keep:
                self._idle.append(child)
        if not keep:
            child.end()
