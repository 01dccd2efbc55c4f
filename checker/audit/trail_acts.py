"""Entries of a trail by what was done, without reading the others."""

import json
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from checker.audit.acts import Act
from checker.audit.trail_file import connect_to_read, told
from checker.audit.trail_opening import as_entry
from checker.model import Entry

_BY_ACT = """
    SELECT seq, hash, prev, sig, body FROM (SELECT *, CAST(body AS TEXT) AS said FROM entry)
    WHERE said ->> 'act' IN (SELECT value FROM json_each(?)) AND said ->> 't' >= ? AND seq > ?
    ORDER BY seq
"""


def entries_of(
    path: Path, acts: Iterable[Act], since_ms: int = 0, *, after: int = 0
) -> tuple[Entry, ...]:
    """Give the entries of a trail that say one of these acts, in order.

    Args:
        path: The trail's file.
        acts: What they say.
        since_ms: None before this moment, by the device's clock.
        after: Only those after this number.

    Raises:
        TrailError: It cannot be read.
    """
    wanted = json.dumps([one.value for one in acts])
    with told(path), closing(connect_to_read(path)) as connection:
        rows = connection.execute(_BY_ACT, (wanted, since_ms, after)).fetchall()
    return tuple(as_entry(row) for row in rows)
