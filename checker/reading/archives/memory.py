"""Where a 7z archive is unpacked to: memory, counted as it comes, and nothing on disk."""

import io
from collections.abc import Iterator

from py7zr.io import Py7zIO, WriterFactory

from checker.reading.refusal import too_large


class Memory(WriterFactory):
    """All files of one archive."""

    def __init__(self, limit: int) -> None:
        """Take how many bytes may be unpacked in all."""
        self.left = limit
        self._files: list[_File] = []

    def create(self, filename: str) -> Py7zIO:
        """Begin a file."""
        file = _File(filename, self)
        self._files.append(file)
        return file

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Give the files by their names."""
        for file in self._files:
            yield file.name, file.bytes()


class _File(Py7zIO):
    """One file as it is unpacked."""

    def __init__(self, name: str, memory: Memory) -> None:
        self.name = name
        self._memory = memory
        self._kept = io.BytesIO()

    def write(self, s: bytes | bytearray) -> int:
        """Take bytes.

        Raises:
            Unreadable: there are more of them than can be checked.
        """
        self._memory.left -= len(s)
        if self._memory.left < 0:
            raise too_large()
        return self._kept.write(s)

    def read(self, size: int | None = None) -> bytes:
        """Give bytes back."""
        return self._kept.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._kept.seek(offset, whence)

    def flush(self) -> None:
        """Do nothing: there is no disk."""

    def size(self) -> int:
        """Give how many bytes there are."""
        return len(self._kept.getbuffer())

    def bytes(self) -> bytes:
        """Give all of it."""
        return self._kept.getvalue()
