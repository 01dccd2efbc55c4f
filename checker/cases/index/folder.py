"""A folder in which the index is replaced while desks have it open.

`current.json` names the file that was built and, if there is one, the file of changes since. Each
file has a name of its own and is never written again; the pointer is replaced in one step. A file
that nobody needs any more is deleted, the next time where a desk on Windows still has it open.
"""

import heapq
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from checker.cases.index.forms import Digests, Kind
from checker.cases.index.layout import Header, Layer, open_layer
from checker.cases.index.rows import BODY, COUNTED, ROW, counts
from checker.cases.index.writing import Collected, Rows, Totals, cannot_write, write
from checker.errors import CaseIndexError
from checker.model import Case, CaseId
from checker.shapes import decode
from checker.words import say

POINTER = "current.json"
_ENDING = ".index"
_SHARE_OF_CHANGES = 20
_FEW_CHANGES = 200


class Pointer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which files are the index."""

    base: str
    changes: str = ""


def open_layers(path: Path, key: bytes) -> tuple[Layer, ...]:
    """Open an index: a folder where it is kept up to date, or one file.

    Raises:
        CaseIndexError: there is none, or it cannot be used.
    """
    if not path.is_dir():
        return (_base(open_layer(path, key), path),)
    try:
        return _open(path, read_pointer(path), key)
    except CaseIndexError:
        # Replaced between the reading of the pointer and the opening: the new one is there.
        return _open(path, read_pointer(path), key)


def install(file: Path, folder: Path, key: bytes) -> Header:
    """Take a file that was built elsewhere into the folder, after looking at all of it.

    Raises:
        CaseIndexError: it is damaged or of another key, or cannot be written there.
    """
    layer = _base(open_layer(file, key), file)
    try:
        if not layer.is_whole(key):
            raise CaseIndexError(
                say(
                    "{path} did not arrive whole, and was not taken. The index that was there "
                    "before stays in use. Fetch it again.",
                    path=file,
                )
            )
        name = _name(layer.header)
        if not _is_there(folder / name, key):
            _copy(file, folder / name)
        _point(folder, Pointer(base=name))
        return layer.header
    finally:
        layer.close()


def update(
    folder: Path,
    changed: Iterable[Case],
    removed: Iterable[CaseId],
    key: bytes,
    *,
    now: datetime,
) -> Header:
    """Put changed cases in the place of what the index held of them, and take out removed ones.

    Only the changes are written; once they are a twentieth of the whole, one file is made of both.

    Raises:
        CaseIndexError: there is no index in the folder, or it cannot be used or written.
    """
    layers = open_layers(folder, key)
    base, old = layers[0], layers[1] if len(layers) > 1 else None
    digests = Digests(key)
    collected = Collected(key, folder, first=(old or base).header.next)
    touched = {digests.of(Kind.CASE, str(case)) for case in removed}
    for case in changed:
        touched.add(digests.of(Kind.CASE, str(case.id)))
        if counts(case, now.date()):
            collected.add(case)
    try:
        before = frozenset[int]() if old is None else old.gone()
        gone = {one: people for one, people in _of(base, touched).items() if one not in before}
        replaced = {} if old is None else _of(old, touched)
        sections = {
            kind: _together(rows, _rows(old, kind, frozenset(replaced)))
            for kind, rows in collected.sections().items()
        }
        totals = Totals(
            made_at=now,
            cases=collected.cases + (0 if old is None else old.header.cases - len(replaced)),
            people=collected.people
            + (0 if old is None else old.header.people - sum(replaced.values())),
            next=collected.next,
            base=base.header.digest,
            gone=(*before, *gone),
            gone_people=sum(gone.values()) + (0 if old is None else old.header.gone_people),
        )
        small = max(_FEW_CHANGES, base.header.cases // _SHARE_OF_CHANGES)
        if totals.cases + len(totals.gone) > small:
            return _merged(folder, base, sections, key, totals)
        header, name = _written(folder, sections, key, totals)
        _point(folder, Pointer(base=_name(base.header), changes=name))
        return header
    finally:
        collected.close()
        for layer in layers:
            layer.close()


def read_pointer(folder: Path) -> Pointer:
    """Say which files are the index of a folder.

    Raises:
        CaseIndexError: the folder holds none.
    """
    try:
        return decode((folder / POINTER).read_bytes(), Pointer)
    except (OSError, msgspec.MsgspecError) as error:
        raise CaseIndexError(
            say(
                "There is no index of other cases in {folder}. Other cases are not looked up. "
                "Build one with `letterlock cases index build`, or fetch it.",
                folder=folder,
            )
        ) from error


def _is_there(file: Path, key: bytes) -> bool:
    """Say whether the very file is there already: a desk on Windows may have it open."""
    try:
        return open_layer(file, key).is_whole(key)
    except CaseIndexError:
        return False


def _copy(file: Path, to: Path) -> None:
    half = to.with_name(f".{to.name}.new")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, half)
        with half.open("rb+") as copy:
            os.fsync(copy.fileno())
        half.replace(to)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        raise CaseIndexError(cannot_write(to.parent, error)) from error


def _open(folder: Path, pointer: Pointer, key: bytes) -> tuple[Layer, ...]:
    base = _base(open_layer(folder / pointer.base, key), folder / pointer.base)
    if not pointer.changes:
        return (base,)
    changes = open_layer(folder / pointer.changes, key)
    if changes.header.base != base.header.digest:
        raise CaseIndexError(_not_of_one(folder))
    return base, changes


def _base(layer: Layer, path: Path) -> Layer:
    if layer.header.base:
        raise CaseIndexError(_not_of_one(path))
    return layer


def _of(layer: Layer, touched: Iterable[bytes]) -> dict[int, int]:
    """Give the numbers of some cases in a layer, each with how many people it has."""
    values = (value for digest in touched for value, _ in layer.rows(Kind.CASE, digest))
    return {value >> 8: value & BODY for value in values}


def _rows(layer: Layer | None, kind: Kind, gone: frozenset[int]) -> Rows:
    """Give the rows of a layer but for some cases."""
    if layer is None:
        return 0, ()
    kept = (row for row in layer.every(kind) if _stays(row, gone))
    return layer.count(kind), kept


def _stays(row: bytes, gone: frozenset[int]) -> bool:
    value: int = ROW.unpack(row)[1]
    return value & BODY == COUNTED or value >> 8 not in gone


def _together(one: Rows, other: Rows) -> Rows:
    return one[0] + other[0], heapq.merge(one[1], other[1])


def _merged(
    folder: Path, base: Layer, sections: dict[Kind, Rows], key: bytes, totals: Totals
) -> Header:
    """Make one file of what was built and of what changed."""
    gone = frozenset(totals.gone)
    whole = {
        kind: _together(_rows(base, kind, gone), changes) for kind, changes in sections.items()
    }
    header, name = _written(
        folder,
        whole,
        key,
        Totals(
            made_at=totals.made_at,
            cases=base.header.cases - len(gone) + totals.cases,
            people=base.header.people - totals.gone_people + totals.people,
            next=totals.next,
        ),
    )
    _point(folder, Pointer(base=name))
    return header


def _written(
    folder: Path, sections: dict[Kind, Rows], key: bytes, totals: Totals
) -> tuple[Header, str]:
    new = folder / f"new{_ENDING}"
    header = write(new, sections, key, totals)
    try:
        new.replace(folder / _name(header))
    except OSError as error:
        raise CaseIndexError(cannot_write(folder, error)) from error
    return header, _name(header)


def _point(folder: Path, pointer: Pointer) -> None:
    """Make some files the index of a folder, and delete those that nobody needs any more."""
    half = folder / f".{POINTER}.new"
    try:
        with half.open("wb") as file:
            file.write(msgspec.json.encode(pointer))
            file.flush()
            os.fsync(file.fileno())
        half.replace(folder / POINTER)
    except OSError as error:
        raise CaseIndexError(cannot_write(folder, error)) from error
    for old in folder.glob(f"*{_ENDING}"):
        if old.name not in {pointer.base, pointer.changes}:
            with suppress(OSError):  # a desk on Windows has it open; the next time will do
                old.unlink()


def _name(header: Header) -> str:
    return f"{header.salt}{_ENDING}"


def _not_of_one(path: Path) -> str:
    return say(
        "The files of the index of other cases at {path} do not belong together. Other cases are "
        "not looked up. Build it again with `letterlock cases index build`.",
        path=path,
    )
