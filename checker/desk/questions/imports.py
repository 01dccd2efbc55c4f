"""Imported tables at the desk: kept beside the record, named by what an entry says of them."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final, TypeVar

from checker.audit.entry import Act, Event, Facts
from checker.days import day_in_england, time_in_england
from checker.desk.questions.import_files import COLUMNS, Row, kept, read_bytes, read_table
from checker.desk.record.desk_entries import trails_here
from checker.desk.record.found import Found
from checker.desk.seat import Seat
from checker.errors import CallError, TrailError
from checker.reports.imported import Caseload, Employed, Imported, Trained
from checker.words import say

KIND: Final = "import"
_FOLDER: Final = "imports"
Kept = TypeVar("Kept", Trained, Employed, Caseload)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """An import that was made: when, by whom, of how many rows, and whether it is still here."""

    what: str
    at: datetime
    who: str
    rows: int
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDone:
    """What became of an import: sentences about what is wrong, or how many rows were taken."""

    rows: int = 0
    wrong: tuple[str, ...] = ()


def take_table(seat: Seat, what: str, file: Path) -> ImportDone:
    """Import a table, the whole of it or nothing, and record that it was done.

    Raises:
        CallError: it is no such file, or cannot be kept.
        TrailError: it could not be recorded, and nothing is imported.
    """
    if what not in COLUMNS:
        raise CallError(say("Choose which table this is."))
    read = read_table(what, file, day_in_england(seat.now()))
    if read.wrong:
        return ImportDone(wrong=read.wrong)
    written = kept(what, read.rows)
    digest = hashlib.sha256(written).hexdigest()
    path = _path(seat, what, digest)
    known = path.exists()
    try:
        _keep(path, written)
    except OSError as error:
        raise CallError(
            say("The table cannot be kept on this computer. Free some space and try again.")
        ) from error
    try:
        seat.recorder().tell(
            Act.CONFIG,
            Facts(event=Event(kind=KIND, codes={"what": what}, counts={"rows": len(read.rows)})),
            disclosures=[("file", digest)],
        )
    except TrailError:
        if not known:
            path.unlink(missing_ok=True)
        raise
    return ImportDone(rows=len(read.rows))


def imported(seat: Seat, entries: Iterable[Found]) -> tuple[Imported, tuple[ImportRow, ...]]:
    """Give the newest import of each table, as far as it is here and as it was, and all imports.

    A file that was changed since does not count: its entry says what it was.
    """
    today = day_in_england(seat.now())
    tables: dict[str, tuple[Row, ...] | None] = {}
    rows = []
    for one in sorted(entries, key=lambda found: (found.body.t, found.body.seq)):
        event = one.body.event
        if event is None or event.kind != KIND:
            continue
        what = event.codes.get("what", "")
        table = _table(seat, what, one.fact("file"), today)
        tables[what] = table
        rows.append(
            ImportRow(
                what=what,
                at=time_in_england(one.body.t),
                who=_name(seat, one.body.actor),
                rows=event.counts.get("rows", 0),
                here=table is not None,
            )
        )
    told = Imported(
        training=_of(tables.get("training"), Trained),
        staff=_of(tables.get("hr"), Employed),
        caseload=_of(tables.get("caseload"), Caseload),
    )
    return told, tuple(reversed(rows))


def _keep(path: Path, written: bytes) -> None:
    """Write a file whole, or leave nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    try:
        beside.write_bytes(written)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _table(seat: Seat, what: str, digest: object, today: date) -> tuple[Row, ...] | None:
    if what not in COLUMNS or not isinstance(digest, str):
        return None
    with suppress(OSError, CallError):
        written = _path(seat, what, digest).read_bytes()
        if hashlib.sha256(written).hexdigest() == digest:
            read = read_bytes(what, written, what, today)
            return None if read.wrong else read.rows
    return None


def _path(seat: Seat, what: str, digest: str) -> Path:
    trail = next(iter(trails_here(seat)))
    return trail.path.parent / _FOLDER / f"{what}-{digest}.csv"


def _name(seat: Seat, actor: str) -> str:
    staff = seat.setting.policy.own.staff
    return next((one.name for one in staff if one.id == actor), actor)


def _of(rows: tuple[Row, ...] | None, kind: type[Kept]) -> tuple[Kept, ...] | None:
    return None if rows is None else tuple(one for one in rows if isinstance(one, kind))
