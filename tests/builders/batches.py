"""A folder of letters, and the command that checks them, as a process that can be killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from checker.practice.demo import Demo
from tests.builders.processes import children

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RIGHT = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\nOur reference: KT24P00817\n\n"
    "Dear Ms Pritchard\n\nThank you for your letter{number}.\n\nYours sincerely\nPriya Nair\n"
)
WRONG = RIGHT.replace("6 Weir", "8 Weir")
_PATIENCE_S = 90.0


@dataclass
class Office:
    """A folder of letters on a made-up caseload, and everything that was begun there."""

    demo: Demo
    letters: Path
    home: Path
    begun: list["subprocess.Popen[str]"] = field(default_factory=list)

    @property
    def out(self) -> Path:
        """Give where the results are."""
        return self.letters.with_name("letters.results.jsonl")

    def write(self, count: int, text: str = RIGHT) -> None:
        """Put so many letters into the folder."""
        for number in range(count):
            told = text.format(number=f" of {number} May" if number else "")
            self.put(f"letter-{number:03}.txt", told.encode())

    def put(self, name: str, data: bytes) -> Path:
        """Put a file into the folder."""
        self.letters.mkdir(parents=True, exist_ok=True)
        file = self.letters / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        return file

    def command(self, *more: object, now: datetime | None = NOW) -> list[str]:
        """Give the words of the command."""
        at = [] if now is None else ["--now", now.isoformat()]
        told = ["batch", self.letters, "--cases", self.demo.cases, "--policy", self.demo.policy]
        return [sys.executable, "-m", "checker.cli", *map(str, (*told, *at, *more))]

    def begin(self, *more: object) -> "subprocess.Popen[str]":
        """Begin a batch of two workers."""
        return self.begin_with("--workers", 2, *more)

    def begin_with(self, *more: object) -> "subprocess.Popen[str]":
        """Begin a batch of workers that are said."""
        process = subprocess.Popen(
            self.command(*more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "LETTERLOCK_HOME": str(self.home)},
            start_new_session=True,
        )
        self.begun.append(process)
        return process

    def run(self, *more: object) -> tuple[int, str, str]:
        """Run a batch to its end: its status, and what it wrote."""
        return self.run_with("--workers", 2, *more)

    def run_with(self, *more: object) -> tuple[int, str, str]:
        """Run a batch of workers that are said."""
        process = self.begin_with(*more)
        out, err = process.communicate(timeout=_PATIENCE_S)
        return process.returncode, out, err

    def lines(self) -> list[dict[str, object]]:
        """Give the results on disk, without a last line that was not written to its end."""
        told = self.out.read_bytes().split(b"\n")[1:-1]
        return [json.loads(one) for one in told]

    def end(self) -> None:
        """Kill what still runs, and let go of its pipes."""
        for process in self.begun:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(_PATIENCE_S)
            for pipe in (process.stdout, process.stderr):
                if pipe is not None:
                    pipe.close()


def by_letter(lines: list[dict[str, object]]) -> dict[str, str]:
    """Give each letter's verdict."""
    return {str(one["letter"]): str(one["verdict"]) for one in lines}


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds.

    Raises:
        TimeoutError: it never does.
    """
    end = time.monotonic() + _PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)


def workers_of(process: int) -> list[int]:
    """The workers among what a process began."""
    return [one for one in children(process) if b"spawn_main" in _words(one)]


def _words(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""
