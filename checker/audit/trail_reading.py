"""A trail's file as an auditor meets it: every row as it stands, believed in nothing."""

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.trail_file import connect_to_read, told
from checker.audit.trail_opening import ALL_ENTRIES, as_entry
from checker.errors import TrailError
from checker.model import Entry

if TYPE_CHECKING:
    import sqlite3
else:
    import pysqlite3 as sqlite3

_COLUMNS = "SELECT seq, hash, prev, sig, body FROM entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What a trail's file holds: its entries, and how many disclosures lie beside which entry."""

    entries: tuple[Entry, ...]
    beside: tuple[tuple[int, int], ...]
    sound: bool


def read_remains(path: Path) -> Remains:
    """Read whatever of a trail can be read.

    Raises:
        TrailError: Nothing can.
    """
    with told(path), closing(connect_to_read(path)) as connection:
        return Remains(
            entries=tuple(as_entry(row) for row in connection.execute(ALL_ENTRIES)),
            beside=tuple(
                connection.execute("SELECT seq, count(*) FROM disclosure GROUP BY seq").fetchall()
            ),
            sound=_is_sound(connection),
        )


def salvaged(path: Path) -> tuple[Entry, ...]:
    """Give every entry that a damaged file still gives, in order; nothing of it is believed.

    It is read from both ends, each until the database cannot go on.
    """
    found: dict[int, Entry] = {}
    with suppress(TrailError), told(path), closing(connect_to_read(path)) as connection:
        for order in ("ASC", "DESC"):
            with suppress(sqlite3.Error):
                rows = connection.execute(f"{_COLUMNS} ORDER BY seq {order}")
                found.update((row[0], as_entry(row)) for row in rows if _is_whole(row))
    return tuple(found[seq] for seq in sorted(found))


def _is_whole(row: tuple[object, ...]) -> bool:
    return isinstance(row[0], int) and all(isinstance(one, bytes) for one in row[1:])


def _is_sound(connection: "sqlite3.Connection") -> bool:
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return bool(said == "ok")
