"""Make a file of the index from cases, in bounded memory however many there are."""

import heapq
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from itertools import accumulate, groupby
from pathlib import Path
from struct import Struct
from typing import IO

from checker.cases.index.forms import DIGEST_BYTES, Digests, Kind
from checker.cases.index.layout import PAGE, Header, Section, key_check, sealed
from checker.cases.index.rows import BODY, COUNTED, MOST_CASES, ROW, counts, rows_of
from checker.errors import CaseIndexError
from checker.model import Case
from checker.words import say

LISTED = 8
"""Whoever bear a forename, and the cases of a surname, are listed up to here, else counted."""
_RUN = 50_000
_BLOCK = 2_000
_BIG, _HUGE = 1_024, 1 << 18
_WAITING = 1 << 20
_NUMBER = Struct(">I")
_SALT_BYTES = 16
_COUNTED_KINDS = (Kind.FORENAME, Kind.SURNAME)

Rows = tuple[int, Iterable[bytes]]
"""Sorted rows of one kind, and at most how many they are."""


class Collected:
    """The rows of cases: sorted runs on the disk as soon as they are many, else in memory."""

    def __init__(self, key: bytes, folder: Path | None, *, first: int = 0) -> None:
        """Begin with the number of the first case; without a folder all stays in memory."""
        self._digests = Digests(key)
        self._runs = {kind: _Runs(folder) for kind in Kind}
        self.next = first
        self.cases = self.people = 0

    def add(self, case: Case, *, homes: bool = True) -> int:
        """Take a case, and give its number.

        Raises:
            CaseIndexError: there are more cases than numbers.
        """
        number, self.next = self.next, self.next + 1
        if number >= MOST_CASES:
            raise CaseIndexError(
                say("There are more cases than one index can hold ({most}).", most=MOST_CASES)
            )
        self.cases += 1
        self.people += len(case.people)
        for kind, row in rows_of(case, number, self._digests, homes=homes):
            self._runs[kind].add(row)
        return number

    def take(self, kind: Kind, row: bytes) -> None:
        """Take a row as it stands in another file."""
        self._runs[kind].add(row)

    def sections(self) -> dict[Kind, Rows]:
        """Give the rows of every kind in order."""
        return {kind: (runs.count, runs.sorted()) for kind, runs in self._runs.items()}

    def close(self) -> None:
        """Let the runs on the disk go."""
        for runs in self._runs.values():
            runs.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a header says of the whole file."""

    made_at: datetime
    cases: int
    people: int
    next: int
    base: str = ""
    gone: tuple[int, ...] = ()
    gone_people: int = 0


def build(path: Path, cases: Iterable[Case], key: bytes, *, now: datetime) -> Header:
    """Write the index of cases to a file, which is there when it is whole.

    Cases closed for more than 30 days are left out.

    Raises:
        CaseIndexError: it cannot be written, or there are too many cases.
    """
    with tempfile.TemporaryDirectory(dir=_folder_of(path), prefix=".index-") as folder:
        collected = Collected(key, Path(folder))
        try:
            for case in cases:
                if counts(case, now.date()):
                    collected.add(case)
            totals = Totals(
                made_at=now,
                cases=collected.cases,
                people=collected.people,
                next=collected.next,
            )
            return write(path, collected.sections(), key, totals)
        finally:
            collected.close()


def write(path: Path, sections: Mapping[Kind, Rows], key: bytes, totals: Totals) -> Header:
    """Write sorted rows to a file, which is there when it is whole.

    Raises:
        CaseIndexError: it cannot be written.
    """
    half = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with half.open("wb+") as file:
            header = write_to(file, sections, key, totals)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        raise CaseIndexError(cannot_write(path, error)) from error
    return header


def write_to(
    file: IO[bytes],
    sections: Mapping[Kind, Rows],
    key: bytes,
    totals: Totals,
) -> Header:
    """Write sorted rows: first all sections, then the header's page before them."""
    written = []
    file.seek(PAGE)
    for kind in Kind:
        about, rows = sections.get(kind, (0, ()))
        kept = _counted(rows) if kind in _COUNTED_KINDS else rows
        written.append(_section(file, kind, about, kept))
    file.write(Struct(f">{len(totals.gone)}I").pack(*sorted(totals.gone)))
    size = file.tell()
    salt = os.urandom(_SALT_BYTES).hex()
    header = Header(
        made_at=totals.made_at.isoformat(),
        salt=salt,
        check=key_check(key, salt),
        cases=totals.cases,
        people=totals.people,
        gone_people=totals.gone_people,
        next=totals.next,
        base=totals.base,
        gone=len(totals.gone),
        size=size,
        digest=_digest(file, key),
        sections=tuple(written),
    )
    file.seek(0)
    file.write(sealed(header, key))
    return header


def cannot_write(path: Path, error: OSError) -> str:
    """Say that the index cannot be written."""
    return say(
        "The index of other cases cannot be written to {path}: {why}. The one that is there stays "
        "as it is.",
        path=path,
        why=error.strerror or type(error).__name__,
    )


class _Runs:
    """Rows of one kind that are sorted by the run."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._rows: list[bytes] = []
        self._file: IO[bytes] | None = None
        self._lengths: list[int] = []
        self.count = 0

    def add(self, row: bytes) -> None:
        self._rows.append(row)
        self.count += 1
        if len(self._rows) >= _RUN and self._folder is not None:
            if self._file is None:
                self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed by close()
            self._rows.sort()
            self._file.write(b"".join(self._rows))
            self._lengths.append(len(self._rows))
            self._rows.clear()

    def sorted(self) -> Iterator[bytes]:
        self._rows.sort()
        if self._file is None:
            return iter(self._rows)
        at, runs = 0, []
        for length in self._lengths:
            runs.append(_run(self._file, at, at + length * ROW.size))
            at += length * ROW.size
        return heapq.merge(*runs, self._rows)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


def _run(file: IO[bytes], at: int, end: int) -> Iterator[bytes]:
    """Read one run, a block at a time."""
    while at < end:
        file.seek(at)
        block = file.read(min(_BLOCK * ROW.size, end - at))
        at += len(block)
        for start in range(0, len(block), ROW.size):
            yield block[start : start + ROW.size]


def _section(file: IO[bytes], kind: Kind, about: int, rows: Iterable[bytes]) -> Section:
    """Write one section: room for its table, its rows, and then the table."""
    lead = 0 if about < _BIG else 1 if about < _HUGE else 2
    at, last, waiting = file.tell(), b"", bytearray()
    tally = [0] * 256**lead
    end = ROW.size if kind is Kind.NAME else ROW.size - _NUMBER.size
    file.write(bytes(_NUMBER.size * (len(tally) + 1)))
    for row in rows:
        if row == last:
            continue
        last = row
        tally[int.from_bytes(row[:lead], "big")] += 1
        waiting += row[lead:end]
        if len(waiting) > _WAITING:
            file.write(waiting)
            waiting.clear()
    file.write(waiting)
    behind = file.tell()
    file.seek(at)
    file.write(Struct(f">{len(tally) + 1}I").pack(*accumulate(tally, initial=0)))
    file.seek(behind)
    return Section(kind=kind, at=at, rows=sum(tally), lead=lead)


def _counted(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Give few rows of one digest as they are, and of many only how many there are."""
    for digest, same in groupby(rows, key=lambda row: row[:DIGEST_BYTES]):
        listed: list[bytes] = []
        more, last = 0, b""
        for row in same:
            value = ROW.unpack(row)[1]
            if value & BODY == COUNTED:
                more += value >> 8
            elif row != last and len(listed) < LISTED:
                listed.append(row)
            elif row != last:
                more += 1
            last = row
        if more:
            count = min(more + len(listed), MOST_CASES - 1)
            yield ROW.pack(digest, count << 8 | COUNTED, 0)
        else:
            yield from listed


def _digest(file: IO[bytes], key: bytes) -> str:
    """Give the keyed digest of all that follows the header's page."""
    state = blake2b(digest_size=32, key=key, person=b"body")
    file.seek(PAGE)
    while block := file.read(_WAITING):
        state.update(block)
    return state.hexdigest()


def _folder_of(path: Path) -> Path:
    if not path.parent.is_dir():
        raise CaseIndexError(say("There is no folder {folder}. Make it first.", folder=path.parent))
    return path.parent
