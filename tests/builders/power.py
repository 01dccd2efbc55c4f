"""A disk that forgets: everything a trail writes is recorded, and the power cut at any moment.

SQLite runs over a VFS of apsw's that passes everything on and writes down each write, sync,
truncation and deletion. From that record the disk is made as it may look after a power cut: what
was synced is there, of what was not each sector is there, is not, or is torn in the middle.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import apsw
from typing_extensions import Buffer

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes were given to the disk."""

    file: str
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    """A file was cut, or grew."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """A file's bytes, and that it exists, will survive from now on."""

    file: str


@dataclass(frozen=True, slots=True)
class Delete:
    """A file was removed; whether that survives is open until the folder is synced."""

    file: str
    lasting: bool


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Somebody was told that an entry is recorded."""

    seq: int
    hash: str


Step = Write | Truncate | Sync | Delete | Acknowledged


@dataclass(slots=True)
class Disk:
    """What survived so far, and what was done to each file since it was synced."""

    lasting: dict[str, bytes]
    pending: dict[str, list[Write | Truncate | Delete]] = field(default_factory=dict)

    def follow(self, step: Step) -> None:
        """Take one step."""
        match step:
            case Acknowledged():
                pass
            case Sync(file):
                now = _applied(self.lasting.get(file), self.pending.pop(file, []))
                if now is not None:
                    self.lasting[file] = now
            case Delete(file, lasting=True):
                self.pending.pop(file, None)
                self.lasting.pop(file, None)
            case _:
                self.pending.setdefault(step.file, []).append(step)

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Give the files as they may be found when the power is back."""
        luck = chance.choice((0.0, 1.0, 0.5, 0.9))
        found = dict(self.lasting)
        for file, steps in self.pending.items():
            kept = [piece for step in steps for piece in _survives(step, chance, luck)]
            now = _applied(found.get(file), kept)
            found.pop(file, None)
            if now is not None:
                found[file] = now
        return found


def _survives(
    step: Write | Truncate | Delete, chance: random.Random, luck: float
) -> Iterator[Write | Truncate | Delete]:
    """Give what a cut leaves of an unsynced step."""
    if not isinstance(step, Write):
        if chance.random() < luck:
            yield step
        return
    at = 0
    while at < len(step.data):
        room = SECTOR - (step.at + at) % SECTOR
        piece = step.data[at : at + room]
        drawn = chance.random()
        if drawn < luck:
            yield Write(step.file, step.at + at, piece)
        elif drawn < luck + 0.1 * (0 < luck < 1):
            yield Write(step.file, step.at + at, piece[: chance.randrange(len(piece))])
        at += len(piece)


def _applied(before: bytes | None, steps: list[Write | Truncate | Delete]) -> bytes | None:
    """Give a file after some steps; None where it is not there."""
    now = None if before is None else bytearray(before)
    for step in steps:
        match step:
            case Delete():
                now = None
            case Truncate(size=size):
                now = bytearray() if now is None else now
                now[:] = now[:size].ljust(size, b"\0")
            case Write(at=at, data=data):
                now = bytearray() if now is None else now
                now.extend(bytes(max(0, at - len(now))))
                now[at : at + len(data)] = data
    return None if now is None else bytes(now)


@contextmanager
def recording(steps: list[Step]) -> Iterator[str]:
    """Give the name of a VFS that appends to `steps` what is done through it."""

    class File(apsw.VFSFile):
        def __init__(self, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
            path = name.filename() if isinstance(name, apsw.URIFilename) else name
            self.known = Path(str(path)).name
            super().__init__("", name, flags)

        def xWrite(self, data: Buffer, offset: int) -> None:  # noqa: N802 - SQLite's name
            super().xWrite(data, offset)
            steps.append(Write(self.known, offset, bytes(data)))

        def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's name
            super().xTruncate(newsize)
            steps.append(Truncate(self.known, newsize))

        def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
            super().xSync(flags)
            steps.append(Sync(self.known))

    class Recorder(apsw.VFS):
        def __init__(self) -> None:
            super().__init__("recorder", "")

        def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> File:  # noqa: N802 - SQLite's name
            return File(name, flags)

        def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
            super().xDelete(filename, syncdir)
            steps.append(Delete(Path(filename).name, syncdir))

    vfs = Recorder()
    try:
        yield "recorder"
    finally:
        vfs.unregister()
