"""Take files in: read their bytes once, fingerprint them, and have them read behind the wall."""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.desk.answers import OpenedFile, Progress
from checker.errors import CallError
from checker.model import Document, Sha256
from checker.words import say
from checker.worker.parent import MOST_FILE_BYTES, Readers, too_large

MOST_FILES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One file that was taken in: what it was, its bytes, and what was read in it."""

    file: OpenedFile
    data: bytes
    documents: tuple[Document, ...]


def files_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give the files of a dispatch: each path, and for a folder its files by name.

    Raises:
        CallError: there is none, a path is not there, or there are more than fit one envelope.
    """
    found = tuple(_each(paths))
    if not found:
        raise CallError(say("There is no file in what was given. Choose the letter."))
    if len(found) > MOST_FILES:
        raise CallError(
            say(
                "There are {count} files. Check at most {most} together.",
                count=len(found),
                most=MOST_FILES,
            )
        )
    return found


def _each(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                held for held in path.iterdir() if held.is_file() and not held.name.startswith(".")
            )
        elif path.exists():
            yield path
        else:
            raise CallError(say("There is no file {path}.", path=path))


def take_in(
    paths: Sequence[Path],
    readers: Readers,
    *,
    thorough: bool,
    passwords: tuple[str, ...],
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> tuple[Taken, ...]:
    """Read the files of one dispatch, the letter first.

    Raises:
        CallError: a file cannot be opened at all.
        ReadingCancelled: the person cancelled.
    """
    files = files_in(paths)
    names = names_of(files)
    taken = []
    for number, (path, name) in enumerate(zip(files, names, strict=True)):
        words = say("Reading file {number} of {count}", number=number + 1, count=len(files))
        progress(Progress(words=words, done=number, of=len(files)))
        taken.append(
            _taken(path, name, readers, thorough=thorough, passwords=passwords, cancelled=cancelled)
        )
    return tuple(taken)


def _taken(
    path: Path,
    name: str,
    readers: Readers,
    *,
    thorough: bool,
    passwords: tuple[str, ...],
    cancelled: Callable[[], bool],
) -> Taken:
    size = _size_of(path)
    if size > MOST_FILE_BYTES:  # never held in memory: only its fingerprint is taken
        file = OpenedFile(path=path, name=name, sha256=fingerprint(path), size=size)
        return Taken(file=file, data=b"", documents=(too_large(name, size, file.sha256),))
    data = bytes_of(path)
    documents = readers.read(
        name, data, thorough=thorough, passwords=passwords, cancelled=cancelled
    )
    return Taken(file=as_opened(path, name, data), data=data, documents=documents)


def names_of(files: Sequence[Path]) -> tuple[str, ...]:
    """Give each file the name by which findings point at it; two of one name are told apart."""
    names: list[str] = []
    for file in files:
        name, number = printable(file.name), 2
        while name in names:
            name, number = f"{printable(file.stem)} ({number}){file.suffix}", number + 1
        names.append(name)
    return tuple(names)


def printable(name: str) -> str:
    """Give a file name without characters that would turn a line round or break it."""
    kept = (character if character.isprintable() else "\ufffd" for character in name)
    return "".join(kept).encode("utf-8", "replace").decode() or "?"


def bytes_of(path: Path) -> bytes:
    """Give the exact bytes of a file.

    Raises:
        CallError: it cannot be opened, with the system's own reason.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unopened(path, error) from error


def fingerprint(path: Path) -> Sha256:
    """Give the SHA-256 of a file as it is on disk now, without holding it in memory.

    Raises:
        CallError: it cannot be opened, with the system's own reason.
    """
    try:
        with path.open("rb") as file:
            return Sha256(hashlib.file_digest(file, "sha256").hexdigest())
    except OSError as error:
        raise _unopened(path, error) from error


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise _unopened(path, error) from error


def _unopened(path: Path, error: OSError) -> CallError:
    why = error.strerror or type(error).__name__
    return CallError(say("{name} could not be opened: {why}.", name=printable(path.name), why=why))


def as_opened(path: Path, name: str, data: bytes) -> OpenedFile:
    """Fingerprint a file."""
    digest = Sha256(hashlib.sha256(data).hexdigest())
    return OpenedFile(path=path, name=name, sha256=digest, size=len(data))


def milliseconds_since(started: float) -> float:
    """Give the time since a `time.perf_counter()`, in milliseconds."""
    return (time.perf_counter() - started) * 1000.0
