"""Windows drawings (EMF and WMF): their words are text, and are read as such."""

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from checker.reading.refusal import damaged

_MOST_RECORDS: Final = 100_000
_LONGEST: Final = 4_000
_WIDE_TEXT, _NARROW_TEXT, _SMALL_TEXT, _COMMENT, _END = 84, 83, 108, 70, 14
_PICTURES: Final = frozenset({76, 77, 78, 79, 80, 81, 114, 116, 118})
_OUTLINES: Final = frozenset({2, 3, 5, 54, 59, 85, 86, 88, 89, 62, 63, 64})
"""Curves and filled paths: what letters are made of when they are no text any more."""
_MANY_OUTLINES: Final = 25
_GLYPHS, _NO_RECT, _BYTES_ONLY = 0x10, 0x100, 0x200
_PLACEABLE: Final = b"\xd7\xcd\xc6\x9a"
_OLD_TEXT, _OLD_LONG_TEXT = 0x0521, 0x0A32
_OLD_PICTURES: Final = frozenset({0x0F43, 0x0B41, 0x0940, 0x0B23, 0x0922, 0x0D33, 0x0538})
_OLD_WITH_RECT: Final = 6


class Drawing(NamedTuple):
    """The words of a drawing, and whether that is all that it shows."""

    lines: tuple[str, ...]
    whole: bool


class _Word(NamedTuple):
    down: int
    across: int
    text: str


class _Opaque(Exception):
    """Something in a drawing is a picture, or letters that are no text."""


def is_metafile(data: bytes) -> bool:
    """Say whether a picture is a drawing of Windows."""
    return _is_new(data) or data.startswith((_PLACEABLE, b"\1\0\t\0\0", b"\2\0\t\0\0"))


def drawing_of(data: bytes) -> Drawing:
    """Read a drawing.

    Raises:
        Unreadable: it is damaged.
    """
    words: list[_Word] = []
    whole, outlines = True, 0
    records = _records(data) if _is_new(data) else _old_records(data)
    read = _text if _is_new(data) else _old_text
    try:
        for kind, record in records:
            try:
                words += read(kind, record)
            except _Opaque:
                whole = False
            outlines += _is_new(data) and kind in _OUTLINES
    except (struct.error, IndexError, UnicodeError) as error:
        raise damaged() from error
    if outlines >= _MANY_OUTLINES and not words:
        whole = False
    return Drawing(tuple(_lines(words)), whole)


def _is_new(data: bytes) -> bool:
    return data.startswith(b"\1\0\0\0") and data[40:44] == b" EMF"


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the records of an EMF up to its end."""
    at = 0
    for _ in range(_MOST_RECORDS):
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8 or at + size > len(data):  # noqa: PLR2004 - the head of a record
            break
        yield kind, data[at : at + size]
        if kind == _END:
            return
        at += size
    raise damaged()


def _text(kind: int, record: bytes) -> Iterator[_Word]:
    """Give the words of one record of an EMF."""
    if kind in _PICTURES:
        raise _Opaque
    if kind == _COMMENT and record[12:16] == b"EMF+":
        _plus(record[16:])
    if kind in (_WIDE_TEXT, _NARROW_TEXT):
        across, down, count, start, options = struct.unpack_from("<iiIII", record, 36)
        yield _word(record, (across, down), start, count, options, narrow=kind == _NARROW_TEXT)
    elif kind == _SMALL_TEXT:
        across, down, count, options = struct.unpack_from("<iiII", record, 8)
        start = 36 if options & _NO_RECT else 52
        yield _word(
            record, (across, down), start, count, options, narrow=bool(options & _BYTES_ONLY)
        )


def _word(
    record: bytes, place: tuple[int, int], start: int, count: int, options: int, *, narrow: bool
) -> _Word:
    if options & _GLYPHS:
        raise _Opaque
    count = min(count, _LONGEST)
    held = record[start : start + count * (1 if narrow else 2)]
    return _Word(place[1], place[0], held.decode("cp1252" if narrow else "utf-16-le", "replace"))


def _plus(block: bytes) -> None:
    """Look for pictures and drawn letters in the second language that an EMF may be written in."""
    at = 0
    while at + 12 <= len(block):
        kind, flags, size = struct.unpack_from("<HHI", block, at)
        image = kind == 0x4008 and flags >> 8 & 0x7F == 5  # noqa: PLR2004 - an object that is an image
        if image or kind in (0x401A, 0x401B):
            raise _Opaque
        if size < 12:  # noqa: PLR2004 - the head of a record
            return
        at += size


def _old_records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the records of a WMF up to its end."""
    at = 22 + 18 if data.startswith(_PLACEABLE) else 18
    for _ in range(_MOST_RECORDS):
        size, kind = struct.unpack_from("<IH", data, at)
        if (size, kind) == (3, 0):
            return
        if size < 3 or at + 2 * size > len(data):  # noqa: PLR2004 - the head of a record
            break
        yield kind, data[at + 6 : at + 2 * size]
        at += 2 * size
    raise damaged()


def _old_text(kind: int, record: bytes) -> Iterator[_Word]:
    """Give the words of one record of a WMF."""
    if kind in _OLD_PICTURES:
        raise _Opaque
    if kind == _OLD_TEXT:
        (count,) = struct.unpack_from("<h", record, 0)
        end = 2 + count + count % 2
        down, across = struct.unpack_from("<hh", record, end)
        yield _Word(down, across, record[2 : 2 + max(0, count)].decode("cp1252", "replace"))
    elif kind == _OLD_LONG_TEXT:
        down, across, count, options = struct.unpack_from("<hhhH", record, 0)
        start = 16 if options & _OLD_WITH_RECT else 8
        if options & _GLYPHS:
            raise _Opaque
        text = record[start : start + max(0, count)].decode("cp1252", "replace")
        yield _Word(down, across, text)


def _lines(words: list[_Word]) -> Iterator[str]:
    """Put words that stand at one height together."""
    rows: dict[int, list[_Word]] = {}
    for word in words:
        if word.text.strip("\0 "):
            rows.setdefault(word.down, []).append(word)
    for row in rows.values():
        ordered = sorted(row, key=lambda word: word.across)
        yield " ".join(" ".join(word.text.replace("\0", " ").split()) for word in ordered)
