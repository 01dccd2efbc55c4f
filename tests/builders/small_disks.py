"""A disk with little room, for whoever may mount one; what fills it, and what makes room again."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class SmallDisk:
    """A file system of so many megabytes in a folder."""

    def __init__(self, folder: Path) -> None:
        """Know where it is."""
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self, leaving: int = 0) -> None:
        """Fill it but for so many bytes."""
        with self._ballast.open("wb") as file:
            file.write(bytes(max(0, shutil.disk_usage(self.folder).free - leaving)))

    def make_room(self, megabytes: int = 0) -> None:
        """Take away what filled it, and make it larger."""
        self._ballast.unlink(missing_ok=True)
        if megabytes:
            _mounted("-o", f"remount,size={megabytes}m", self.folder)

    def only_read(self) -> None:
        """Let nobody write on it any more, as on a disc that evidence is kept on."""
        _mounted("-o", "remount,ro", self.folder)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mount a small disk; where that is not allowed the test is skipped."""
    folder.mkdir()
    done = _mounted("-t", "tmpfs", "-o", f"size={megabytes}m,mode=0777", "tmpfs", folder)
    if done.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def _mounted(*words: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["mount", *(str(word) for word in words)], check=False, capture_output=True
    )
