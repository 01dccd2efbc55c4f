"""The results of a batch: one JSON line a letter, on disk before the next, through any crash.

The first line says what the batch is judged by. A last line that was not written to its end is
dropped, and its letter done again. Whoever writes holds the file, so no letter stands in it twice.
"""

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Literal, Self

import msgspec

from checker import shapes
from checker.audit.private_file import settle
from checker.batch.jobs import Held, Outcome
from checker.desk.computer.files import unopened
from checker.errors import BatchError, CallError
from checker.words import say

_HEAD = b'{"schema":"letterlock/batch-result/1"'
_MOST_LINE = 64 * 1024 * 1024


class OtherRules(CallError):
    """What is to be gone on with was judged by another version or another policy."""


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line: when the batch began, and by which version, rules and policy."""

    schema: Literal["letterlock/batch-result/1"]
    began: datetime
    by: str


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a letter."""

    name: str
    sha256: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One letter. `verdict` is "held" where a person has to choose or to look."""

    key: str
    letter: str
    files: tuple[File, ...]
    at: datetime
    verdict: Literal["clear", "check", "stop", "held"]
    held: Held | None = None
    why: str = ""
    receipt: str | None = None
    result: msgspec.Raw = msgspec.Raw(b"null")


class Told(msgspec.Struct, frozen=True):
    """What is read back out of a check's own JSON."""

    verdict: Literal["clear", "check", "stop"]
    case: "CaseTold | None" = None
    recipients: tuple["RecipientTold", ...] = ()
    findings: tuple["FindingTold", ...] = ()


class CaseTold(msgspec.Struct, frozen=True):
    """The case of a check."""

    id: str


class RecipientTold(msgspec.Struct, frozen=True):
    """Who a letter is to, and how it travels."""

    id: str | None
    via: str
    name: str = ""


class FindingTold(msgspec.Struct, frozen=True):
    """A finding's code and how grave it is."""

    code: str
    severity: str
    title: str


def told_in(line: Line) -> Told | None:
    """Give what a line's check says; None where there was none."""
    return shapes.decode(bytes(line.result), Told | None)  # type: ignore[arg-type]


def line_of(outcome: Outcome, receipt: str | None = None) -> Line:
    """Give the line of an outcome."""
    told = shapes.decode(outcome.found, Told) if outcome.found else None
    one_line = msgspec.json.format(outcome.found, indent=-1) if outcome.found else b"null"
    held = told is None or outcome.held is not None
    return Line(
        key=outcome.key,
        letter=outcome.name,
        files=tuple(File(name=name, sha256=digest) for name, digest in outcome.digests),
        at=outcome.now,
        verdict="held" if held or told is None else told.verdict,
        held=outcome.held,
        why=outcome.why,
        receipt=receipt,
        result=msgspec.Raw(one_line),
    )


class Results:
    """The file of results, held by one batch at a time. Use it as a context manager."""

    def __init__(self, path: Path, handle: int) -> None:
        """Take an open file; `begin` and `go_on` open it."""
        self._path, self._handle = path, handle
        self._end = 0
        self.keys: set[str] = set()
        self.receipts: set[str] = set()
        self.head: Head | None = None

    @classmethod
    def begin(cls, path: Path, *, by: str, now: datetime) -> Self:
        """Begin a new file, which only this account may read.

        Raises:
            CallError: there is one already, or it cannot be made.
        """
        try:
            results = cls(path, _opened(path, os.O_EXCL | os.O_CREAT))
        except FileExistsError as error:
            raise _there(path) from error
        except OSError as error:
            raise _unwritten(path, error) from error
        results._hold()
        head = Head(schema="letterlock/batch-result/1", began=now, by=by)
        results._write(msgspec.json.encode(head) + b"\n")
        results.head = head
        settle(path.parent)
        return results

    @classmethod
    def go_on(cls, path: Path, *, by: str, now: datetime) -> Self:
        """Go on with a file, without a last line that was not written to its end.

        A file that is not there, or in which nothing stands, is begun.

        Raises:
            OtherRules: it was made by another version or policy.
            CallError: it is no file of results.
            BatchError: another batch writes to it.
        """
        if not path.exists():
            return cls.begin(path, by=by, now=now)
        try:
            results = cls(path, _opened(path, 0))
        except OSError as error:
            raise _unwritten(path, error) from error
        results._hold()
        try:
            results._read()
        except BaseException:
            results.close()
            raise
        if results.head is None:
            head = Head(schema="letterlock/batch-result/1", began=now, by=by)
            results._write(msgspec.json.encode(head) + b"\n")
            results.head = head
        elif results.head.by != by:
            results.close()
            raise OtherRules(
                say(
                    "The results in {file} were made by another version or policy. Begin anew, "
                    "with another file after --out.",
                    file=path,
                )
            )
        return results

    def add(self, line: Line) -> bool:
        """Append a letter's line; when this returns, it is on disk. False where it was there.

        Raises:
            BatchError: it cannot be written; the file is as it was.
        """
        if line.key in self.keys:
            return False
        self._write(msgspec.json.encode(line) + b"\n")
        self._learn(line)
        return True

    def lines(self) -> Iterator[Line]:
        """Give every line so far, in the order in which they came."""
        with self._path.open("rb") as file:
            file.readline()
            while file.tell() < self._end:
                yield shapes.decode(file.readline(), Line)

    @property
    def began(self) -> datetime:
        """Say when the batch began."""
        if self.head is None:
            raise ValueError(self._path)
        return self.head.began

    def close(self) -> None:
        """Let go of the file."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self.close()

    def _learn(self, line: Line) -> None:
        self.keys.add(line.key)
        if line.receipt is not None:
            self.receipts.add(line.receipt)

    def _read(self) -> None:
        """Read what stands there, and cut off what is no whole line at its end.

        Raises:
            CallError: something before the last line is none of ours.
        """
        good = 0
        with self._path.open("rb") as file:
            for told, good in _whole_in(file, self._path):  # noqa: B007 - where the last one ends
                if isinstance(told, Head):
                    self.head = told
                else:
                    self._learn(told)
        self._end = good
        self._cut()

    def _write(self, told: bytes) -> None:
        view = memoryview(told)
        try:
            os.lseek(self._handle, self._end, os.SEEK_SET)
            while view:
                view = view[os.write(self._handle, view) :]
            os.fsync(self._handle)
        except OSError as error:
            with contextlib.suppress(OSError):
                self._cut()
            raise _unwritten(self._path, error) from error
        self._end += len(told)

    def _cut(self) -> None:
        os.ftruncate(self._handle, self._end)
        os.fsync(self._handle)

    def _hold(self) -> None:
        try:
            _lock(self._handle)
        except OSError as error:
            self.close()
            raise BatchError(
                say("Another batch writes to {file} now. Wait until it has ended.", file=self._path)
            ) from error


def lines_in(path: Path) -> Iterator[Line]:
    """Give every letter's line of a file, also while a batch writes to it.

    Raises:
        CallError: it cannot be opened, or is no file of results.
    """
    try:
        with path.open("rb") as file:
            for told, _end in _whole_in(file, path):
                if isinstance(told, Line):
                    yield told
    except OSError as error:
        raise unopened(path, error) from error


def _whole_in(file: BinaryIO, path: Path) -> Iterator[tuple[Head | Line, int]]:
    """Give what stands in a file with where each ends, up to a last line that was not finished.

    Raises:
        CallError: something before the last line is none of ours.
    """
    headed, torn = False, False
    while told := file.readline(_MOST_LINE):
        foreign = not headed and not told.startswith(_HEAD[: len(told)])
        if torn or foreign:
            raise CallError(say("{file} is no file of results, or is damaged.", file=path))
        one = _whole(told, Line if headed else Head)
        torn = one is None
        if one is not None:
            headed = True
            yield one, file.tell()


def _whole(told: bytes, shape: type[Head | Line]) -> Head | Line | None:
    """Give what a line says; None for one that was not written to its end."""
    try:
        return shapes.decode(told, shape) if told.endswith(b"\n") else None
    except (ValueError, msgspec.MsgspecError):
        return None


def refuse_present(path: Path) -> None:
    """See that a new batch would not meet the results of another, before anything is begun.

    Raises:
        CallError: it would.
    """
    if path.exists():
        raise _there(path)


def _there(path: Path) -> CallError:
    return CallError(
        say(
            "{file} has results already. Add --resume to go on with them, or name another file "
            "with --out.",
            file=path,
        )
    )


def as_json(line: Line) -> str:
    """Give a line as it stands in the file."""
    return msgspec.json.encode(line).decode()


def latest(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Give the last line of each letter: one that changed since, or was opened later, has two."""
    return tuple({line.letter: line for line in lines}.values())


def _opened(path: Path, more: int) -> int:
    return os.open(path, os.O_RDWR | more | getattr(os, "O_BINARY", 0), 0o600)


def _unwritten(path: Path, error: OSError) -> BatchError:
    why = error.strerror or type(error).__name__
    return BatchError(
        say(
            "The results cannot be written to {file}: {why}. What stands in it is kept.",
            file=path,
            why=why,
        )
    )


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 40

    def _lock(handle: int) -> None:
        """Hold a byte far behind the end: the file itself may be read meanwhile."""
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
