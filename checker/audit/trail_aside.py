"""What was set aside is kept as evidence, and forgets with the rest: its keys of cases go too."""

from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.disclosures import Draw
from checker.audit.entry import BadEntryError, read_body
from checker.audit.pseudonyms import case_pseudonym
from checker.audit.trail_beside import Boxes
from checker.audit.trail_file import connect, told
from checker.audit.trail_opening import files_set_aside
from checker.errors import TrailDamaged, TrailError
from checker.log import logger

if TYPE_CHECKING:
    import sqlite3

_LOG = logger("audit")


def forget_aside(
    path: Path,
    device_key: bytes,
    organisation_key: bytes,
    pseudonyms: Collection[str],
    draw: Draw,
) -> bool:
    """Destroy the keys of forgotten cases in every file that was set aside from a trail's place.

    A key that nothing readable belongs to goes as well: nobody can say whose it is.

    Returns:
        Whether that is done. False: a file cannot be written, and may still hold such a key.
    """
    done = True
    for file in files_set_aside(path):
        try:
            with told(file), closing(connect(file)) as connection:
                _forget(connection, device_key, organisation_key, pseudonyms, draw)
        except (TrailError, BadEntryError) as error:
            _LOG.warning("what was set aside cannot forget: %s", type(error).__name__)
            done = False
    return done


def _forget(
    connection: "sqlite3.Connection",
    device_key: bytes,
    organisation_key: bytes,
    pseudonyms: Collection[str],
    draw: Draw,
) -> None:
    first = connection.execute("SELECT body FROM entry ORDER BY seq LIMIT 1").fetchone()
    if first is None:
        return
    boxes = Boxes(log=read_body(first[0]).log, device_key=device_key, draw=draw)
    marks = connection.execute(
        "SELECT mark, box FROM case_key WHERE holder = ?", (boxes.log,)
    ).fetchall()
    gone = []
    for mark, wrap in marks:
        try:
            named = case_pseudonym(organisation_key, boxes.case_of(connection, mark, wrap))
        except TrailDamaged:
            named = None
        if named is None or named in pseudonyms:
            gone.append((mark,))
    if gone:
        connection.executemany("DELETE FROM case_key WHERE mark = ?", gone)
        connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
