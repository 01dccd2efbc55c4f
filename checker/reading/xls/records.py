"""The records of an older workbook (BIFF8): a type, a length, and data that may be continued."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

MOST_RECORDS = 5_000_000
_HEAD = struct.Struct("<HH")
CONTINUE = 0x3C
BOF = 0x809
EOF = 0x0A
_WIDE = 1
_PHONETIC = 4
_RICH = 8


class Record(NamedTuple):
    """One record: its kind, where it begins, and its data, one piece for each continuation."""

    kind: int
    at: int
    pieces: tuple[bytes, ...]

    @property
    def data(self) -> bytes:
        """Give the data before any continuation."""
        return self.pieces[0]


def records(stream: bytes, at: int = 0) -> Iterator[Record]:
    """Give the records from a place on, with their continuations.

    What is cut short ends the walk: the caller tells by the missing end.
    """
    for _ in range(MOST_RECORDS):
        found = _record(stream, at)
        if found is None:
            return
        kind, data, end = found
        pieces = [data]
        while (more := _record(stream, end)) is not None and more[0] == CONTINUE:
            pieces.append(more[1])
            end = more[2]
        yield Record(kind, at, tuple(pieces))
        at = end


def _record(stream: bytes, at: int) -> tuple[int, bytes, int] | None:
    if at + _HEAD.size > len(stream):
        return None
    kind, size = _HEAD.unpack_from(stream, at)
    end = at + _HEAD.size + size
    return (kind, stream[at + _HEAD.size : end], end) if end <= len(stream) else None


class Feed:
    """Reads numbers and texts from a record's pieces, over the seams between them."""

    def __init__(self, pieces: tuple[bytes, ...], at: int = 0) -> None:
        """Begin at a place in the first piece."""
        self._pieces = pieces
        self._piece = 0
        self._at = at

    def number(self, form: str) -> int:
        """Give a whole number in a form of `struct`.

        Raises:
            struct.error: there is no more.
        """
        size = struct.calcsize(form)
        return int(struct.unpack(form, self._bytes(size))[0])

    def text(self, letters: int, flags: int | None = None) -> str:
        """Give a text of so many letters, after its flags; what follows it is passed over.

        Raises:
            struct.error: there is no more.
        """
        flags = self.number("<B") if flags is None else flags
        runs = self.number("<H") if flags & _RICH else 0
        spoken = self.number("<I") if flags & _PHONETIC else 0
        said: list[str] = []
        while letters > 0:
            if self._left() == 0:
                self._next()
                flags = (flags & ~_WIDE) | (self.number("<B") & _WIDE)
            width = 2 if flags & _WIDE else 1
            count = min(letters, self._left() // width)
            if count == 0:
                raise struct.error
            raw = self._bytes(count * width)
            said.append(raw.decode("utf-16-le" if width == 2 else "latin-1", "replace"))  # noqa: PLR2004 - two bytes a letter
            letters -= count
        self._skip(runs * 4 + spoken)
        return "".join(said)

    def counted(self, form: str = "<H") -> str:
        """Give a text that has its length before it."""
        return self.text(self.number(form))

    def rest(self) -> bytes:
        """Give what is left of this piece."""
        return self._pieces[self._piece][self._at :]

    def _left(self) -> int:
        return len(self._pieces[self._piece]) - self._at

    def _next(self) -> None:
        self._piece += 1
        self._at = 0
        if self._piece >= len(self._pieces):
            raise struct.error

    def _bytes(self, size: int) -> bytes:
        if self._left() == 0 and size:
            self._next()
        if self._left() < size:
            raise struct.error
        self._at += size
        return self._pieces[self._piece][self._at - size : self._at]

    def _skip(self, size: int) -> None:
        while size > 0:
            if self._left() == 0:
                self._next()
            step = min(size, self._left())
            self._at += step
            size -= step
