"""The letters of a folder: a file in it is one letter, a folder in it a letter with enclosures."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker.batch.jobs import Held, Job, Outcome
from checker.desk.computer.files import files_in, names_of, printable, unopened
from checker.errors import CallError
from checker.model import Channel, WhoId
from checker.words import say
from checker.worker.parent import MOST_FILE_BYTES

MOST_BYTES = 4 * MOST_FILE_BYTES
"""What the files of one letter may hold together: it travels to its worker in one piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A letter that is to be checked: its name in the folder or list, and where it is.

    What is said of it counts; what is not, the letter itself has to say.
    """

    name: str
    path: Path
    case: str = ""
    to: tuple[WhoId, ...] = ()
    via: Channel | None = None


def letters_in(folder: Path) -> tuple[Waiting, ...]:
    """Give the letters of a folder by name, without what is hidden there.

    Raises:
        CallError: it is no folder, cannot be opened, or has no letter in it.
    """
    if not folder.is_dir():
        raise CallError(say("There is no folder {path}.", path=printable(str(folder))))
    try:
        found = sorted(one for one in folder.iterdir() if not one.name.startswith("."))
    except OSError as error:
        raise unopened(folder, error) from error
    if not found:
        raise CallError(say("There is no letter in {path}.", path=printable(str(folder))))
    names: set[str] = set()
    waiting = []
    for path in found:
        name, number = printable(path.name), 2
        while name in names:  # they differ in signs that cannot be shown
            name, number = f"{printable(path.stem)} ({number}){printable(path.suffix)}", number + 1
        names.add(name)
        waiting.append(Waiting(name=name, path=path))
    return tuple(waiting)


def taken_in(letter: Waiting, *, via: Channel | None, now: datetime) -> Job | Outcome:
    """Read the bytes of a letter once: what is checked are the bytes that its key names.

    A letter whose files cannot be opened is held, and is tried again in the next run.
    """
    try:
        files = files_in([letter.path])
        held = _bytes_of(files)
    except CallError as problem:
        return _unopened(letter, str(problem), now)
    digests = tuple((name, hashlib.sha256(data).hexdigest()) for name, data in held)
    via = letter.via or via
    said = (letter.case, ",".join(letter.to), via or "")
    return Job(
        key=key_of(letter.name, digests, said),
        name=letter.name,
        files=held,
        digests=digests,
        is_folder=letter.path.is_dir(),
        case=letter.case,
        to=letter.to,
        via=via,
        now=now,
    )


def key_of(
    name: str, digests: Iterable[tuple[str, str]], said: tuple[str, str, str] = ("", "", "")
) -> str:
    """Give the key of a letter: another name, file, byte, case, reader or way is another letter."""
    whole = hashlib.sha256(b"letterlock/batch/v1\n")
    for part in (name, *said, *(part for one in digests for part in one)):
        told = part.encode()
        whole.update(len(told).to_bytes(8, "big") + told)
    return whole.hexdigest()


def _bytes_of(files: Sequence[Path]) -> tuple[tuple[str, bytes], ...]:
    """Give the bytes of each file, by the name that findings use.

    Raises:
        CallError: one cannot be opened, or together they are too large.
    """
    held: list[tuple[str, bytes]] = []
    room = MOST_BYTES
    for file, name in zip(files, names_of(files), strict=True):
        try:
            with file.open("rb") as opened:
                data = opened.read(room + 1)
        except OSError as error:
            raise unopened(file, error) from error
        room -= len(data)
        if room < 0:
            megabytes = MOST_BYTES // 1024**2
            raise CallError(
                say("Its files are larger than {most} MB together. Send less.", most=megabytes)
            )
        held.append((name, data))
    return tuple(held)


def _unopened(letter: Waiting, why: str, now: datetime) -> Outcome:
    return Outcome(
        key=key_of(letter.name, ()),
        name=letter.name,
        digests=(),
        now=now,
        held=Held.UNREAD,
        why=why,
    )
