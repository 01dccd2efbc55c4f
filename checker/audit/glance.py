"""A short look at a trail: whether its newest entries are as they were signed."""

import base64
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.audit.entry import BadEntryError, read_body
from checker.audit.leaf import ED25519, log_id, to_base64
from checker.audit.signing import is_signed
from checker.audit.trail_file import connect_to_read, told
from checker.audit.trail_opening import Head, as_entry, follows
from checker.audit.trail_schema import VERSION
from checker.model import Entry

MOST: Final = 1_000
_KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a short look at a trail saw."""

    entries: int
    whole: bool = False
    """Whether the newest entries follow one another, and the last is signed by the trail's key."""
    newer: bool = False
    """Whether a newer version of the program wrote it; then nothing else was looked at."""
    last_ms: int | None = None


def glance(path: Path, most: int = MOST) -> Glance:
    """Look at the newest entries of a trail; nothing is written, and no key is asked for.

    The last entry's signature vouches for its own link and so, link by link, for all before it.
    The whole of it is verified by `checker.audit.verify`.

    Raises:
        TrailError: it cannot be read.
    """
    with told(path), closing(connect_to_read(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            return Glance(entries=0, newer=True)
        columns = "SELECT seq, hash, prev, sig, body FROM entry ORDER BY seq"
        first = connection.execute(f"{columns} LIMIT 1").fetchone()
        rows = connection.execute(f"{columns} DESC LIMIT ?", (most,)).fetchall()
    entries = tuple(as_entry(row) for row in reversed(rows))
    if not entries:
        return Glance(entries=0)
    last = entries[-1]
    try:
        whole = _follow(entries) and _is_signed(as_entry(first), last)
        return Glance(entries=last.seq, whole=whole, last_ms=read_body(last.body).t)
    except BadEntryError:
        return Glance(entries=last.seq)


def _follow(entries: tuple[Entry, ...]) -> bool:
    head = Head(seq=entries[0].seq - 1, hash=entries[0].prev)
    for entry in entries:
        if not follows(entry, head):
            return False
        head = Head(seq=entry.seq, hash=entry.hash)
    return True


def _is_signed(first: Entry, last: Entry) -> bool:
    """Say whether the last entry is signed by the key that the first one announces."""
    body = read_body(first.body)
    if body.key is None:
        return False
    key = base64.b64decode(body.key.pub)
    return (
        len(key) == _KEY_BYTES
        and to_base64(key) == body.key.pub
        and log_id(ED25519, key) == body.log
        and is_signed(key, last.body, last.signature)
    )
