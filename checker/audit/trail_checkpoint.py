"""The last verified checkpoint of a trail: what the next entry says of it, and who names it."""

import base64
from typing import TYPE_CHECKING, Final

from checker.audit.entry import Checkpoint, read_body
from checker.audit.leaf import HASH_BYTES
from checker.audit.trail_file import damaged

if TYPE_CHECKING:
    import sqlite3

_LINES: Final = 3


def newest_checkpoint(connection: "sqlite3.Connection") -> Checkpoint | None:
    """Give what the next entry says of the last verified checkpoint, or None.

    Raises:
        TrailDamaged: What is kept is no checkpoint.
    """
    note = newest_note(connection)
    return None if note is None else checkpoint_named(note)


def checkpoint_named(note: bytes) -> Checkpoint:
    """Give size and root of a checkpoint that was verified before it was kept.

    Raises:
        TrailDamaged: It is none.
    """
    lines = note.decode("utf-8", errors="replace").split("\n", _LINES)
    try:
        _, size, root, _ = lines
        checkpoint = Checkpoint(n=int(size), r=root)
        whole = len(base64.b64decode(root, validate=True)) == HASH_BYTES
    except ValueError as error:
        raise damaged() from error
    if not whole:
        raise damaged()
    return checkpoint


def newest_note(connection: "sqlite3.Connection") -> bytes | None:
    """Give the note of the last verified checkpoint, or None."""
    row = connection.execute("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1").fetchone()
    return None if row is None else bytes(row[0])


def is_named(connection: "sqlite3.Connection", checkpoint: Checkpoint) -> bool:
    """Say whether the last entry names the newest checkpoint; when it does not, none does."""
    (body,) = connection.execute("SELECT body FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
    return read_body(bytes(body)).cp == checkpoint
