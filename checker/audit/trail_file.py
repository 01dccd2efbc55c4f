"""The trail's file: opened so that it survives a power cut; its failures in plain words."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import (
    TrailBusy,
    TrailDamaged,
    TrailError,
    TrailFull,
    TrailReadOnly,
)
from checker.words import say

if TYPE_CHECKING:
    import sqlite3
else:
    import pysqlite3 as sqlite3

OLDEST_SQLITE = (3, 51, 3)
"""Earlier ones can corrupt a WAL when it is reset."""

WAIT_SECONDS = 10
SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA foreign_keys = ON",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
)

_SHARES = frozenset(
    (
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "9p",
        "fuse.sshfs",
        "fuse.glusterfs",
        "fuse.davfs",
    )
)
_WINDOWS_REMOTE_DRIVE = 4
_NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_HARDLY_ANY_ROOM = 1_048_576
_PRIMARY = 0xFF
"""SQLite's extended result codes hold the primary one in their lowest byte."""


def refuse_old_sqlite(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Refuse a SQLite that can corrupt the file.

    Raises:
        TrailError: It is older than 3.51.3.
    """
    if version < OLDEST_SQLITE:
        raise TrailError(
            say(
                "The database library on this computer is SQLite {version}, which can damage the "
                "record. Nothing can be confirmed. Install Letterlock again, with all its parts.",
                version=".".join(str(part) for part in version),
            )
        )


def refuse_share(path: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Refuse a network drive, on which locks and writes cannot be relied on.

    Raises:
        TrailError: The folder is on one.
    """
    if _is_on_windows_share(path) or _mounted_as(path, mounts) in _SHARES:
        raise TrailError(
            say(
                "The record would be on a network drive ({folder}), where it can be damaged. "
                "Choose a folder on this computer's own disk in the settings.",
                folder=path.parent,
            )
        )


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open the file for reading and writing; only when asked is it made."""
    mode = "rwc" if create else "rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
    )
    try:
        if create:
            connection.execute("PRAGMA journal_mode = WAL")
        for setting in SETTINGS:
            connection.execute(setting)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open the file for reading, from a folder that cannot be written too."""
    uri = path.absolute().as_uri()
    connection = sqlite3.connect(
        f"{uri}?mode=ro", uri=True, timeout=WAIT_SECONDS, isolation_level=None
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError as error:
        connection.close()
        if _code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        # Without a -shm file that may be written, SQLite reads only what is said to stand still,
        # and then nothing of the -wal file: what was written last would be missing unseen.
        beside = path.with_name(f"{path.name}-wal")
        if beside.exists() and beside.stat().st_size:
            raise
        connection = sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None)
    return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the database's failures into sentences for the person.

    Raises:
        TrailFull: The disk is full.
        TrailReadOnly: The file cannot be written.
        TrailBusy: Another program holds it.
        TrailDamaged: It is no trail, or a damaged one.
        TrailError: Anything else that the database says.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(error, path) from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _full() from error
        raise _cannot_write(path) from error


def _in_words(error: sqlite3.Error, path: Path) -> TrailError:
    code = _code(error)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _has_no_room(path)):
        return _full()
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _cannot_write(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return TrailBusy(
            say(
                "Another program is writing the record, so this could not be recorded. The letter "
                "has not been confirmed and must not be sent yet. Nothing recorded before is "
                "lost. Close other Letterlock windows, then confirm again."
            )
        )
    if code == sqlite3.SQLITE_IOERR:
        return TrailError(
            say(
                "The disk refused to write the record. The letter has not been confirmed and must "
                "not be sent yet. Nothing recorded before is lost. Confirm again; if it happens "
                "again, tell your IT support that the disk may be failing."
            )
        )
    return damaged()


def damaged() -> TrailDamaged:
    """Give the sentence for a record that cannot be relied on while it is in use."""
    return TrailDamaged(
        say(
            "The record on this computer was damaged or replaced while Letterlock was open. The "
            "letter has not been confirmed and must not be sent yet. Close Letterlock and start "
            "it again: it keeps the damaged record as evidence and begins a new one."
        )
    )


def _full() -> TrailFull:
    return TrailFull(
        say(
            "The disk is full, so this could not be recorded. The letter has not been confirmed "
            "and must not be sent yet. Nothing recorded before is lost. Free some space on the "
            "disk, then confirm again."
        )
    )


def _cannot_write(path: Path) -> TrailReadOnly:
    return TrailReadOnly(
        say(
            "The record cannot be written in {folder}. The letter has not been confirmed and must "
            "not be sent yet. Nothing recorded before is lost. Ask your IT support for permission "
            "to write there, then confirm again.",
            folder=path.parent,
        )
    )


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY


def _has_no_room(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < _HARDLY_ANY_ROOM


def _is_on_windows_share(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - Windows only

    drive = path.absolute().drive
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
    return drive.startswith("\\\\") or kind == _WINDOWS_REMOTE_DRIVE


def _mounted_as(path: Path, mounts: Path) -> str:
    """Give the kind of file system of a path, by the longest mount point above it."""
    if not mounts.exists():
        return ""
    folder = os.path.realpath(path.parent)
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, found, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, found
    return kind
