"""A trail's file as an auditor meets it: every row as it stands, believed in nothing."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.trail_file import connect_to_read, told
from checker.audit.trail_opening import ALL_ENTRIES, as_entry
from checker.errors import TrailBusy, TrailDamaged, TrailError, TrailFull, TrailReadOnly
from checker.model import Entry
from checker.words import say

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
        TrailError: Nothing can; the sentence says what to do before it is looked at again.
    """
    with _looking_at(path), closing(connect_to_read(path)) as connection:
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


@contextmanager
def _looking_at(path: Path) -> Iterator[None]:
    """Turn failures into sentences for whoever looks at a record: no letter waits for it."""
    try:
        with told(path):
            yield
    except TrailDamaged as error:
        raise TrailDamaged(
            say(
                "{file} is not a record of Letterlock, or is too damaged to be read. Keep it as "
                "it is and ask your IT support.",
                file=path,
            )
        ) from error
    except TrailFull as error:
        raise TrailFull(
            say(
                "The disk that holds the record {file} is full, and reading it needs a little "
                "room beside it. Free some space on the disk, then try again.",
                file=path,
            )
        ) from error
    except TrailBusy as error:
        raise TrailBusy(
            say(
                "Another program is writing the record {file}. Close other Letterlock windows, "
                "then try again.",
                file=path,
            )
        ) from error
    except TrailReadOnly as error:
        raise TrailReadOnly(
            say(
                "The record {file} cannot be read where it is. Copy it, with the files beside it, "
                "to a folder that you may write in, and look at the copy.",
                file=path,
            )
        ) from error
    except TrailError as error:
        raise TrailError(
            say(
                "The disk refused to give the record {file}. Try again; if it happens again, tell "
                "your IT support that the disk may be failing.",
                file=path,
            )
        ) from error


def _is_whole(row: tuple[object, ...]) -> bool:
    return isinstance(row[0], int) and all(isinstance(one, bytes) for one in row[1:])


def _is_sound(connection: "sqlite3.Connection") -> bool:
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return bool(said == "ok")
