"""Hand files to reading processes, hold them to limits, believe nothing they say unchecked."""

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite

from checker.errors import ReadingCancelled, ReadingStopped
from checker.log import logger
from checker.model import Document, FileKind, Gap, Line, Part, Read, Sha256
from checker.words import say
from checker.worker import wire

MOST_FILE_BYTES = 50 * 1024 * 1024
READ_SECONDS = 10.0
SECONDS_A_PAGE = (0.1, 1.0, 1.0)
"""What each page adds, by effort: nothing is given up for being long."""
SECONDS_A_SCAN = 5.0
"""What each page that is a picture adds, where its words are recognised."""
MOST_SECONDS = 600.0
START_SECONDS = 30.0
FILES_A_PROCESS = 200
MOST_PAGES = 3_000
MOST_LINES = 400_000
MOST_DOCUMENTS = 2_000
_TICK = 0.02
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG", "LC_ALL", "COVERAGE_PROCESS_START")
_LOG = logger("worker")

Cancelled = Callable[[], bool]
Told = Callable[[wire.Stepped], None]
"""Hears how far the reading of a file is."""


def never() -> bool:
    """Say that nobody cancelled."""
    return False


def silent(_step: wire.Stepped) -> None:
    """Tell nobody."""


@dataclass
class _Child:
    """One reading process and how much it has done."""

    process: subprocess.Popen[bytes]
    served: int = 0
    warm: bool = False


@dataclass
class Readers:
    """A warm reading process and a spare; a process that misbehaves is thrown away.

    Safe to use from several threads: each request has a process to itself.
    """

    spares: int = 1
    read_seconds: float = READ_SECONDS
    start_seconds: float = START_SECONDS
    command: tuple[str, ...] = (sys.executable, "-I", "-m", "checker.worker.child")
    _idle: list[_Child] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _closed: bool = False

    def begin(self) -> None:
        """Start a process without waiting for it: it loads its readers meanwhile."""
        child = self._start()
        with self._lock:
            self._idle.append(child)

    def warm(self) -> tuple[str, ...]:
        """Start a process and its spare and let them load their readers.

        Returns:
            The walls that stand around them (`checker.worker.lockdown`).
        """
        children = [self._start() for _ in range(1 + self.spares)]
        walls: tuple[str, ...] = ()
        for child in children:
            answer = self._ask(child, wire.Warm(), self.start_seconds, never, silent)
            walls = answer.walls if isinstance(answer, wire.Ready) else walls
            self._give_back(child)
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
        if isinstance(answer, wire.Documents) and is_believable(answer.documents, name, data):
            return answer.documents
        if isinstance(answer, wire.Refused):
            return (unread(name, data, answer.code, answer.why),)
        return (unread(name, data, "unread.damaged", _broke()),)

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
        answer = self._serve(request, cancelled, silent)
        if isinstance(answer, wire.Picture) and answer.png.startswith(b"\x89PNG\r\n\x1a\n"):
            return answer.png
        raise ReadingStopped(answer.why if isinstance(answer, wire.Refused) else _broke())

    def close(self) -> None:
        """End every idle process."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for child in idle:
            _end(child)

    def _serve(self, request: wire.Request, cancelled: Cancelled, told: Told) -> wire.Answer:
        child = self._take() or self._start()
        try:
            patience = self.read_seconds if child.warm else self.read_seconds + self.start_seconds
            answer = self._ask(child, request, patience, cancelled, told)
        except (ReadingStopped, ReadingCancelled):
            _end(child)
            raise
        self._give_back(child)
        return answer

    def _take(self) -> _Child | None:
        """Give an idle process that still lives, if there is one."""
        while True:
            with self._lock:
                child = self._idle.pop(0) if self._idle else None
            if child is None or child.process.poll() is None:
                return child
            _end(child)

    def _give_back(self, child: _Child) -> None:
        with self._lock:
            keep = not self._closed and child.served < FILES_A_PROCESS
            keep = keep and len(self._idle) <= self.spares
            if keep:
                self._idle.insert(0, child)
        if not keep:
            _end(child)

    def _start(self) -> _Child:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module, no shell
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=kept,
            close_fds=True,
        )
        if sys.platform != "win32" and process.stdin is not None:
            # A process that a file has taken over may never read: writing must not wait for it.
            os.set_blocking(process.stdin.fileno(), False)
        return _Child(process)

    def _ask(
        self,
        child: _Child,
        request: wire.Request,
        seconds: float,
        cancelled: Cancelled,
        told: Told,
    ) -> wire.Answer:
        began = time.monotonic()
        until = began + seconds
        try:
            _send(child, wire.frame(request), until, cancelled)
            answer = _next_answer(child, until, cancelled)
            while isinstance(answer, wire.Stepped):
                until = began + min(seconds + _more_seconds(request, answer), MOST_SECONDS)
                told(answer)
                answer = _next_answer(child, until, cancelled)
        except (wire.BadFrame, BrokenPipeError, EOFError, OSError) as error:
            _LOG.warning("reading process failed: %s", type(error).__name__)
            raise ReadingStopped(_broke(), code="unread.damaged") from error
        child.served += 1
        child.warm = True
        return answer


def _next_answer(child: _Child, until: float, cancelled: Cancelled) -> wire.Answer:
    """Give the next thing that a child says."""
    size = int.from_bytes(_receive(child, wire.HEAD, until, cancelled), "big")
    if size > wire.MOST_ANSWER:
        raise ReadingStopped(_broke(), code="unread.too-large")
    return wire.to_answer(_receive(child, size, until, cancelled))


def _more_seconds(request: wire.Request, step: wire.Stepped) -> float:
    """Say how much longer a file may take for the pages that it has."""
    if not isinstance(request, wire.ReadFile) or not 0 <= step.scans <= step.of <= MOST_PAGES:
        raise wire.BadFrame("stepped")
    scans = step.scans * SECONDS_A_SCAN if request.effort else 0.0
    return step.of * SECONDS_A_PAGE[request.effort] + scans


def is_believable(untrusted: tuple[Document, ...], name: str, data: bytes) -> bool:
    """Check again what the wall should have held to: names, counts, sizes, real numbers."""
    if not untrusted or len(untrusted) > MOST_DOCUMENTS or untrusted[0].name != name:
        return False
    if untrusted[0].size != len(data) or untrusted[0].sha256 != digest(data):
        return False
    return all(_is_sound(document, name) for document in untrusted)


def _is_sound(document: Document, outer: str) -> bool:
    inside = document.name == outer or document.name.startswith(f"{outer}/")
    counted = len(document.pages) <= MOST_PAGES and len(document.lines) <= MOST_LINES
    boxes = (*(line.box for line in document.lines), *(trace.box for trace in document.traces))
    numbers = all(isfinite(edge) for box in boxes if box for edge in box)
    sized = all(isfinite(page.width_mm) and isfinite(page.height_mm) for page in document.pages)
    coded = all(gap.code.startswith("unread.") for gap in document.gaps)
    return inside and counted and numbers and sized and coded


def digest(data: bytes) -> Sha256:
    """Give the SHA-256 of exact bytes, as 64 hex digits."""
    return Sha256(hashlib.sha256(data).hexdigest())


def unread(name: str, data: bytes, code: str, why: str) -> Document:
    """Give the Document of a file that the reading process could not deal with."""
    return _not_read(name, len(data), digest(data), code, why)


def too_large(name: str, size: int, sha256: Sha256) -> Document:
    """Give the Document of a file that is too large to be read at all."""
    why = say("The file is larger than 50 MB. Send it another way, or in parts.")
    return _not_read(name, size, sha256, "unread.too-large", why)


def _not_read(name: str, size: int, sha256: Sha256, code: str, why: str) -> Document:
    return Document(
        name=name,
        kind=FileKind.UNKNOWN,
        size=size,
        sha256=sha256,
        read=Read.NO,
        lines=(Line(text=name.rsplit("/", 1)[-1], part=Part.FILENAME, block=-1),),
        gaps=(Gap(code=code, why=why),),
    )


def _broke() -> str:
    return say("The file broke the reader. Make it again from the original, and check that.")


def _send(child: _Child, packed: bytes, until: float, cancelled: Cancelled) -> None:
    pipe = child.process.stdin
    if pipe is None:
        raise EOFError
    view = memoryview(packed)
    while view:
        _wait_no_more(until, cancelled)
        if _has_room(pipe.fileno()):
            view = view[pipe.write(view) or 0 :]


def _receive(child: _Child, size: int, until: float, cancelled: Cancelled) -> bytes:
    pipe = child.process.stdout
    if pipe is None:
        raise EOFError
    held = bytearray()
    while len(held) < size:
        _wait_no_more(until, cancelled)
        if not _has_come(pipe.fileno()):
            continue
        more = os.read(pipe.fileno(), min(size - len(held), 1 << 20))
        if not more:
            raise EOFError
        held += more
    return bytes(held)


def _wait_no_more(until: float, cancelled: Cancelled) -> None:
    """End the waiting when the person cancelled or the time is over."""
    if cancelled():
        raise ReadingCancelled(say("Reading was cancelled. Nothing was sent."))
    if time.monotonic() > until:
        why = say("Reading the file took too long, so it was stopped.")
        raise ReadingStopped(why, code="unread.timed-out")


if sys.platform == "win32":
    import _winapi
    import msvcrt

    def _has_come(descriptor: int) -> bool:
        """Say whether something has come; wait one tick for it when not."""
        _, waiting, _ = _winapi.PeekNamedPipe(msvcrt.get_osfhandle(descriptor), 0)
        if not waiting:
            time.sleep(_TICK / 4)
        return bool(waiting)

    def _has_room(_descriptor: int) -> bool:
        """Say that something can be written: a pipe cannot be asked that here."""
        return True

else:
    import select

    def _has_come(descriptor: int) -> bool:
        """Say whether something has come, waiting for it one tick at the longest."""
        poll = select.poll()
        poll.register(descriptor, select.POLLIN | select.POLLHUP)
        return bool(poll.poll(_TICK * 1000))

    def _has_room(descriptor: int) -> bool:
        """Say whether something can be written, waiting for it one tick at the longest."""
        poll = select.poll()
        poll.register(descriptor, select.POLLOUT)
        return bool(poll.poll(_TICK * 1000))


def _end(child: _Child) -> None:
    child.process.kill()
    child.process.wait()
    for pipe in (child.process.stdin, child.process.stdout):
        if pipe is not None:
            pipe.close()
