"""One reading process and the pipes to it: started, watched, ended. It may hang, lie or swell."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checker.errors import ReadingCancelled, ReadingStopped
from checker.words import say, spoken
from checker.worker import wire
from checker.worker.job_object import SUSPENDED, Job

MOST_MEMORY = 1024**3
MOST_CPU_SECONDS = 3600
_TICK = 0.02
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG", "LC_ALL", "COVERAGE_PROCESS_START")
_ALONE = ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Libraries that count would start threads, which the walls refuse: they are told to use one."""
SPOKEN = "LANGUAGE"
"""Tells a reading process the language of its sentences."""

Cancelled = Callable[[], bool]


@dataclass
class Child:
    """One reading process, how much it has done, and how much memory it held before its file."""

    process: subprocess.Popen[bytes]
    job: Job
    served: int = 0
    warm: bool = False
    warming: bool = False
    """True while it was asked to warm up and has not answered."""
    resting: int = 0
    most: int = 0
    converted: int = 0
    seconds: float = 0.0
    """How long the last file took."""

    @classmethod
    def start(cls, command: tuple[str, ...]) -> "Child":
        """Start a process; this does not wait for it."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=kept | dict.fromkeys(_ALONE, "1") | {SPOKEN: spoken()},
            close_fds=True,
            creationflags=SUSPENDED,
        )
        if sys.platform != "win32" and process.stdin is not None:
            # A process that a file has taken over may never read: writing must not wait for it.
            os.set_blocking(process.stdin.fileno(), False)
        return cls(process, Job(process, MOST_MEMORY, MOST_CPU_SECONDS))

    def begin_to_warm(self) -> None:
        """Ask it to load what it reads with; its answer is taken when there is time."""
        pipe = self.process.stdin
        try:
            if pipe is not None:
                pipe.write(wire.frame(wire.Warm()))
                self.warming = True
        except OSError:
            pass  # it has died: whoever takes it sees that

    def has_answered(self) -> bool:
        """Say whether something has come from it, without waiting."""
        pipe = self.process.stdout
        return pipe is not None and _has_come(pipe.fileno(), 0)

    def lives(self) -> bool:
        """Say whether it has not ended."""
        return self.process.poll() is None

    def rest(self) -> None:
        """Remember how much memory it holds before the next file."""
        self.resting = self.most = self.memory()

    def memory(self) -> int:
        """Give how many bytes of memory it holds now; 0 where that cannot be known."""
        if not sys.platform.startswith("linux"):
            return self.job.memory()
        return memory_of(self.process.pid)

    def send(self, packed: bytes, until: float, cancelled: Cancelled) -> None:
        """Write a frame.

        Raises:
            ReadingStopped: it takes too long, or holds too much.
            ReadingCancelled: the person cancelled.
            OSError: it has died.
        """
        pipe = self.process.stdin
        if pipe is None:
            raise EOFError
        view = memoryview(packed)
        while view:
            self._go_on(until, cancelled)
            if _has_room(pipe.fileno()):
                view = view[pipe.write(view) or 0 :]

    def next_answer(self, until: float, cancelled: Cancelled) -> wire.Answer:
        """Give the next thing that it says.

        Raises:
            ReadingStopped: it takes too long, holds or says too much.
            ReadingCancelled: the person cancelled.
            EOFError: it has died.
            BadFrame: what it says is nothing that may be said.
        """
        size = int.from_bytes(self._receive(wire.HEAD, until, cancelled), "big")
        if size > wire.MOST_ANSWER:
            why = say("The file holds more than can be checked. Split it, or send less.")
            raise ReadingStopped(why, code="unread.too-large")
        return wire.to_answer(self._receive(size, until, cancelled))

    def end(self) -> None:
        """Kill it and let go of its pipes."""
        self.process.kill()
        self.job.end()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def _receive(self, size: int, until: float, cancelled: Cancelled) -> bytes:
        pipe = self.process.stdout
        if pipe is None:
            raise EOFError
        held = bytearray()
        while len(held) < size:
            self._go_on(until, cancelled)
            if not _has_come(pipe.fileno(), _TICK):
                continue
            more = os.read(pipe.fileno(), min(size - len(held), 1 << 20))
            if not more:
                raise EOFError
            held += more
        return bytes(held)

    def _go_on(self, until: float, cancelled: Cancelled) -> None:
        """End the waiting when the person cancelled, the time is over, or it holds too much."""
        if cancelled():
            raise ReadingCancelled(say("Reading was cancelled. Nothing was sent."))
        if time.monotonic() > until:
            why = say("Reading the file took too long, so it was stopped.")
            raise ReadingStopped(why, code="unread.timed-out")
        self.most = max(self.most, self.memory())
        if self.most > MOST_MEMORY:
            raise ReadingStopped(swollen(), code="unread.too-large")


def memory_of(pid: int) -> int:
    """Give how many bytes of memory a process of Linux holds; 0 where that cannot be known."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_bytes().split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * _PAGE


def swollen() -> str:
    """Say that a file took more memory than it may."""
    return say("Reading the file took too much memory. Split it, or make it again and check that.")


if sys.platform == "win32":
    import _winapi
    import msvcrt

    _PAGE = 1

    def _has_come(descriptor: int, seconds: float) -> bool:
        """Say whether something has come; wait a little for it when not."""
        try:
            waiting = _winapi.PeekNamedPipe(msvcrt.get_osfhandle(descriptor), 0)[0]
        except OSError:
            return True  # its end has come: reading says so
        if not waiting:
            time.sleep(seconds / 4)
        return bool(waiting)

    def _has_room(_descriptor: int) -> bool:
        """Say that something can be written: a pipe cannot be asked that here."""
        return True

else:
    import select

    _PAGE = os.sysconf("SC_PAGE_SIZE")

    def _has_come(descriptor: int, seconds: float) -> bool:
        """Say whether something has come, waiting for it so long at the most."""
        poll = select.poll()
        poll.register(descriptor, select.POLLIN | select.POLLHUP)
        return bool(poll.poll(seconds * 1000))

    def _has_room(descriptor: int) -> bool:
        """Say whether something can be written, waiting for it one tick at the longest."""
        poll = select.poll()
        poll.register(descriptor, select.POLLOUT)
        return bool(poll.poll(_TICK * 1000))
