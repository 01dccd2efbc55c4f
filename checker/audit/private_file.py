"""Files of one person's own: nobody else may read them, and they are there whole or not at all."""

import os
import sys
from pathlib import Path
from typing import Final

HALF: Final = ".new"
"""What the name of a file ends with until it is whole."""


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only this account may read, instead of what was there.

    Raises:
        OSError: It cannot be written; what was there before is as it was.
    """
    half = path.with_name(f"{path.name}{HALF}")
    half.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(half, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def settle(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk.

    Windows opens no folder to be waited for: there, nothing is done for one.

    Raises:
        OSError: The disk refuses it.
    """
    if sys.platform == "win32" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
