"""Take files in: read their bytes once, fingerprint them, and have them read behind the wall."""

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker import mentions
from checker.desk.answers import OpenedFile, Progress
from checker.desk.computer.files import files_in, names_of, unopened
from checker.model import ARCHIVES, Document, FileKind, MentionKind, Part, Role, Sha256, outermost
from checker.settings import Policy
from checker.words import say
from checker.worker.parent import MOST_FILE_BYTES, Readers, silent, too_large
from checker.worker.wire import Stepped

TABLES = frozenset({FileKind.XLSX, FileKind.XLS, FileKind.ODS, FileKind.CSV})
HARDEST = 2
"""The hardest look there is: a second reader's opinion on words in pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One file that was taken in: what it was, its bytes, and what was read in it."""

    file: OpenedFile
    data: bytes
    documents: tuple[Document, ...]
    effort: int = 0
    """How hard the file was looked at so far."""

    @property
    def settled(self) -> bool:
        """Say whether nothing more is to come: also when the hardest look left a doubt."""
        return self.effort >= HARDEST or all(document.settled for document in self.documents)


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

        def told(step: Stepped) -> None:
            progress(page_progress(step))

        taken.append(
            _taken(
                path,
                name,
                readers,
                thorough=thorough,
                passwords=passwords,
                told=told,
                cancelled=cancelled,
            )
        )
    return tuple(taken)


def page_progress(step: Stepped) -> Progress:
    """Say which page is being read."""
    words = say("Reading page {number} of {count}", number=step.done + 1, count=step.of)
    return Progress(words=words, done=step.done, of=step.of)


def letter_first(
    taken: tuple[Taken, ...], paths: Sequence[Path], policy: Policy
) -> tuple[Taken, ...]:
    """Put the letter first.

    In a folder or an archive it is, by name, the first with an address block, else the first.
    """
    if paths[0].is_dir():
        held = [one for one in taken if one.file.path.is_relative_to(paths[0])]
        return addressed_first(taken, held, policy)
    return (unwrapped(taken[0], policy), *taken[1:])


def addressed_first(
    taken: tuple[Taken, ...], held: Sequence[Taken], policy: Policy
) -> tuple[Taken, ...]:
    """Put the first of `held` that has an address block before all others: it is the letter."""
    letter = next((one for one in held if _is_addressed(one.documents[0], policy)), taken[0])
    return (unwrapped(letter, policy), *(one for one in taken if one is not letter))


def unwrapped(taken: Taken, policy: Policy) -> Taken:
    """Put the letter of an archive first and the archive itself last: it only wraps the others."""
    documents = taken.documents
    if documents[0].kind not in ARCHIVES:
        return taken
    inside = sorted(outermost(documents), key=lambda one: one.name)
    letter = next((one for one in inside if _is_addressed(one, policy)), None)
    letter = letter or next(iter(inside), documents[0])
    rest = [one for one in documents if one is not letter]
    rest.sort(key=lambda one: one.kind in ARCHIVES)
    return replace(taken, documents=(letter, *rest))


def _is_addressed(document: Document, policy: Policy) -> bool:
    """Say whether a file shows the address block of whoever it is for: no table of people does."""
    return document.kind not in TABLES and any(
        mention.kind is MentionKind.ADDRESS
        and mention.role is Role.RECIPIENT
        and mention.hidden is None
        and mention.part is not Part.FILENAME
        for mention in mentions.find(document, case=None, policy=policy)
    )


def _taken(
    path: Path,
    name: str,
    readers: Readers,
    *,
    thorough: bool,
    passwords: tuple[str, ...],
    told: Callable[[Stepped], None],
    cancelled: Callable[[], bool],
) -> Taken:
    data = _first_bytes_of(path)
    if len(data) > MOST_FILE_BYTES:  # never held in memory: only its fingerprint is taken
        size = max(_size_of(path), len(data))
        file = OpenedFile(path=path, name=name, sha256=fingerprint(path), size=size)
        return Taken(file=file, data=b"", documents=(too_large(name, size, file.sha256),))
    documents = readers.read(name, data, passwords=passwords, told=told, cancelled=cancelled)
    taken = Taken(file=as_opened(path, name, data), data=data, documents=documents)
    if taken.settled or not (thorough or _says_nothing_yet(taken)):
        return taken
    return looked_closer(
        taken,
        readers,
        passwords=passwords,
        cancelled=cancelled,
        told=told,
        to=HARDEST if thorough else None,
    )


def _says_nothing_yet(taken: Taken) -> bool:
    """Say whether a file is a scan: until its words are recognised nobody knows its case."""
    seen = (
        line
        for document in taken.documents
        for line in document.lines
        if line.hidden is None and line.part is not Part.FILENAME
    )
    return not any(line.text.strip() for line in seen)


def looked_closer(
    taken: Taken,
    readers: Readers,
    *,
    passwords: tuple[str, ...],
    cancelled: Callable[[], bool],
    told: Callable[[Stepped], None] = silent,
    to: int | None = None,
) -> Taken:
    """Read a file that has not settled again: one step harder, or as hard as `to` says.

    Raises:
        ReadingCancelled: the person cancelled.
    """
    if taken.settled:
        return taken
    effort = taken.effort + 1 if to is None else to
    documents = readers.read(
        taken.file.name,
        taken.data,
        effort=effort,
        passwords=passwords,
        told=told,
        cancelled=cancelled,
    )
    return replace(taken, documents=documents, effort=effort)


def fingerprint(path: Path) -> Sha256:
    """Give the SHA-256 of a file as it is on disk now, without holding it in memory.

    Raises:
        CallError: it cannot be opened, with the system's own reason.
    """
    try:
        with path.open("rb") as file:
            return Sha256(hashlib.file_digest(file, "sha256").hexdigest())
    except OSError as error:
        raise unopened(path, error) from error


def _first_bytes_of(path: Path) -> bytes:
    """Give the exact bytes of a file, or the first of one that is too large, and one more."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_FILE_BYTES + 1)
    except OSError as error:
        raise unopened(path, error) from error


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise unopened(path, error) from error


def as_opened(path: Path, name: str, data: bytes) -> OpenedFile:
    """Fingerprint a file."""
    digest = Sha256(hashlib.sha256(data).hexdigest())
    return OpenedFile(path=path, name=name, sha256=digest, size=len(data))


def milliseconds_since(started: float) -> float:
    """Give the time since a `time.perf_counter()`, in milliseconds."""
    return (time.perf_counter() - started) * 1000.0
