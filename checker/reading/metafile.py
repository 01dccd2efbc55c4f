"""The words of Windows drawings (EMF, WMF), in which Office keeps pictures of built-in files."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from checker.reading.assembly import tidy

_EMF_MARK, _EMF_AT = b" EMF", 40
_WMF_PLACEABLE, _WMF_STARTS = b"\xd7\xcd\xc6\x9a", (b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_WMF_HEAD, _PLACEABLE_HEAD = 18, 22
_MOST_RECORDS = 200_000
_MOST_TEXTS = 20_000
_ICON = 64
"""Pixels: a bitmap of this size at most is a sign, and no page of words."""
_MOST_CURVES = 150
"""More curves and lines than this may be letters that are drawn as outlines or strokes."""
_GLYPHS = 0x10
"""The option that says: these are numbers of glyphs, not letters."""
_NO_BOX, _NARROW = 0x100, 0x200
_BITMAPS = {76: 84, 77: 84, 78: 84, 79: 96, 80: 48, 81: 48, 114: 84, 116: 84}
"""EMF records with a bitmap, and where in them they say where it is."""
_CURVES = frozenset({2, 3, 4, 5, 6, 7, 8, 85, 86, 87, 88, 89, 90, 91})
_WMF_CURVES = frozenset({0x0324, 0x0325, 0x0538})
_WMF_BITMAPS = {0x0F43: 28, 0x0B41: 26, 0x0D33: 24, 0x0940: 22, 0x0922: 22, 0x0B23: 26}
_PLUS = b"EMF+"
_HEADER_OF_PLUS = 0x4001


class Drawing(NamedTuple):
    """What a drawing says. `whole` is False where it shows what only a look could read."""

    lines: tuple[str, ...]
    whole: bool


class _Said(NamedTuple):
    """One text of a drawing: what, where it begins, and how wide it is where that is told."""

    text: str
    x: int
    y: int
    width: int | None


def drawn_words(data: bytes) -> Drawing | None:
    """Give the words of a Windows drawing in the order they are drawn; None for other pictures."""
    if data[_EMF_AT : _EMF_AT + 4] == _EMF_MARK:
        reader: _Emf | _Wmf = _Emf(data)
    elif data.startswith((_WMF_PLACEABLE, *_WMF_STARTS)):
        reader = _Wmf(data)
    else:
        return None
    said: list[_Said] = []
    try:
        for one in reader.texts():
            said.append(one)
            if len(said) > _MOST_TEXTS:
                return Drawing(_lines(said), whole=False)
    except (struct.error, ValueError, IndexError):
        return Drawing(_lines(said), whole=False)
    return Drawing(_lines(said), whole=reader.whole)


class _Emf:
    """An enhanced metafile."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._curves = 0
        self.whole = False

    def texts(self) -> Iterator[_Said]:
        """Give each text; `whole` holds once the end record has been reached."""
        at, whole = 0, True
        for _ in range(_MOST_RECORDS):
            kind, size = struct.unpack_from("<II", self._data, at)
            record = self._data[at : at + size]
            if size < 8 or len(record) < size:  # noqa: PLR2004 - the head of a record
                return
            if kind in (83, 84):
                yield from self._text(record, 36, wide=kind == 84)  # noqa: PLR2004 - see above
            elif kind in (96, 97):
                count = struct.unpack_from("<I", record, 36)[0]
                for number in range(min(count, _MOST_TEXTS)):
                    yield from self._text(record, 40 + 40 * number, wide=kind == 97)  # noqa: PLR2004
            elif kind == 108:  # noqa: PLR2004 - a small text
                yield from self._small(record)
            elif kind == 14:  # noqa: PLR2004 - the end
                self.whole = whole and self._curves <= _MOST_CURVES
                return
            whole = whole and self._is_plain(kind, record)
            at += size

    def _is_plain(self, kind: int, record: bytes) -> bool:
        """Say whether a record shows nothing that could be words and was not read."""
        self._curves += kind in _CURVES
        if kind in _BITMAPS:
            return _is_icon(record, *struct.unpack_from("<II", record, _BITMAPS[kind]))
        if kind in (83, 84) and struct.unpack_from("<I", record, 52)[0] & _GLYPHS:
            return False
        if kind == 70 and record[12:16] == _PLUS:  # noqa: PLR2004 - a comment
            return _is_dual(record)
        return True

    def _text(self, record: bytes, at: int, *, wide: bool) -> Iterator[_Said]:
        x, y, count, place, options = struct.unpack_from("<iiIII", record, at)
        if options & _GLYPHS or not count:
            return
        length = count * 2 if wide else count
        raw = record[place : place + length]
        if len(raw) < length:
            raise ValueError(count)
        spaced = struct.unpack_from("<I", record, at + 36)[0]
        width = None
        if spaced and spaced + 4 * count <= len(record):
            width = sum(struct.unpack_from(f"<{count}i", record, spaced))
        yield _Said(raw.decode("utf-16-le" if wide else "cp1252", "replace"), x, y, width)

    def _small(self, record: bytes) -> Iterator[_Said]:
        x, y, count, options = struct.unpack_from("<iiII", record, 8)
        at = 36 if options & _NO_BOX else 52
        narrow = bool(options & _NARROW)
        raw = record[at : at + count * (1 if narrow else 2)]
        if options & _GLYPHS:
            raise ValueError(options)
        yield _Said(raw.decode("cp1252" if narrow else "utf-16-le", "replace"), x, y, None)


class _Wmf:
    """An older metafile, of 16-bit Windows."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.whole = False

    def texts(self) -> Iterator[_Said]:
        """Give each text; `whole` holds once the end record has been reached."""
        at = _WMF_HEAD + (_PLACEABLE_HEAD if self._data.startswith(_WMF_PLACEABLE) else 0)
        whole, curves = True, 0
        for _ in range(_MOST_RECORDS):
            words, kind = struct.unpack_from("<IH", self._data, at)
            record = self._data[at : at + 2 * words]
            if words < 3 or len(record) < 2 * words:  # noqa: PLR2004 - the head of a record
                return
            if kind == 0:
                self.whole = whole and curves <= _MOST_CURVES
                return
            curves += kind in _WMF_CURVES
            if kind == 0x0521:  # noqa: PLR2004 - text
                length = struct.unpack_from("<H", record, 6)[0]
                after = 8 + length + length % 2
                y, x = struct.unpack_from("<hh", record, after)
                yield _Said(record[8 : 8 + length].decode("cp1252", "replace"), x, y, None)
            elif kind == 0x0A32:  # noqa: PLR2004 - text with a box
                y, x, length, options = struct.unpack_from("<hhHH", record, 6)
                start = 22 if options & 6 else 14
                text = record[start : start + length].decode("cp1252", "replace")
                whole = whole and not options & _GLYPHS
                yield _Said(text, x, y, None)
            elif kind in _WMF_BITMAPS:
                whole = whole and _is_small_bitmap(record, _WMF_BITMAPS[kind])
            at += 2 * words


def _is_icon(record: bytes, place: int, size: int) -> bool:
    return not size or _is_small_bitmap(record, place)


def _is_small_bitmap(record: bytes, at: int) -> bool:
    """Say whether a bitmap, by its own head, is as small as a sign; none at all is smaller."""
    if len(record) < at + 12:
        return True
    wide, high = struct.unpack_from("<ii", record, at + 4)
    return bool(0 <= wide <= _ICON and abs(high) <= _ICON)


def _is_dual(record: bytes) -> bool:
    """Say whether a newer drawing inside is only another way of drawing the same."""
    kind, flags = struct.unpack_from("<HH", record, 16)
    return bool(kind != _HEADER_OF_PLUS or flags & 1)


def _lines(said: list[_Said]) -> tuple[str, ...]:
    """Put the texts of one height together, parted where there is room between them."""
    lines: list[str] = []
    before: _Said | None = None
    for one in said:
        text = one.text.replace("\0", "")
        if before is None or before.y != one.y or one.x < before.x:
            lines.append(text)
        else:
            lines[-1] += ("" if _touches(before, one) else " ") + text
        before = one
    return tuple(line for line in map(tidy, lines) if line.strip())


def _touches(before: _Said, after: _Said) -> bool:
    if before.width is None or not before.text:
        return False
    letter = before.width / len(before.text)
    return after.x - (before.x + before.width) < letter / 4
