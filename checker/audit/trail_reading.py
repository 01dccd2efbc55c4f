"""A trail's file as an auditor meets it: every row as it stands, believed in nothing."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.trail_file import connect_to_read, told
from checker.audit.trail_opening import ALL_ENTRIES, as_entry
from checker.model import Entry

if TYPE_CHECKING:
    import sqlite3


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


def _is_sound(connection: "sqlite3.Connection") -> bool:
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return bool(said == "ok")
