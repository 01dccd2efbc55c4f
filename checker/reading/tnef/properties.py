"""The properties in a TNEF attribute: every count is held against the bytes that are there."""

import struct
from dataclasses import dataclass, field

from checker.reading.mapi.bag import FIRST_NAMED, MANY, Name, Value, unpack_guid

MOST_PROPERTIES = 20_000
MOST_ROWS = 4_000
_SIZES = {
    0x0001: 0, 0x0002: 4, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8,
    0x000A: 4, 0x000B: 4, 0x0014: 8, 0x0040: 8, 0x0048: 16,
}  # fmt: skip
"""How many bytes a property of fixed size takes, filled up to four."""
_LONG = frozenset({0x001E, 0x001F, 0x0102, 0x000D})


@dataclass
class Properties:
    """The properties of one thing, and the names of those that are named."""

    values: dict[int, Value] = field(default_factory=dict)
    names: dict[int, Name] = field(default_factory=dict)


class _Bytes:
    """Bytes, read from the front. To ask for more than are left is an error at once."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, size: int) -> bytes:
        if size < 0 or size > len(self.data) - self.at:
            raise ValueError(size)
        self.at += size
        return self.data[self.at - size : self.at]

    def whole(self) -> int:
        return int.from_bytes(self.take(4), "little")

    def padded(self, size: int) -> bytes:
        taken = self.take(size)
        self.at = min(self.at + -size % 4, len(self.data))
        return taken


def properties_of(data: bytes) -> Properties:
    """Give the properties of an attribute.

    Raises:
        ValueError: it claims to hold more than it does.
    """
    return _properties(_Bytes(data))


def rows_of(data: bytes) -> list[Properties]:
    """Give the rows of a table of recipients.

    Raises:
        ValueError: it claims to hold more than it does.
    """
    source = _Bytes(data)
    count = source.whole()
    if count > MOST_ROWS:
        raise ValueError(count)
    return [_properties(source) for _ in range(count)]


def _properties(source: _Bytes) -> Properties:
    found = Properties()
    count = source.whole()
    if count > MOST_PROPERTIES:
        raise ValueError(count)
    for at in range(count):
        kind, number = struct.unpack("<HH", source.take(4))
        if number >= FIRST_NAMED:
            # Two may stand under one number in different attributes: each gets one of its own.
            number = FIRST_NAMED + at
            found.names[number] = _name(source)
        found.values[number] = Value(kind, _values(source, kind))
    return found


def _name(source: _Bytes) -> Name:
    family = unpack_guid(source.take(16))
    if source.whole() == 0:
        return Name(family, source.whole())
    return Name(family, source.padded(source.whole()).decode("utf-16-le", "replace").rstrip("\0"))


def _values(source: _Bytes, kind: int) -> tuple[bytes, ...]:
    plain = kind & ~MANY
    if plain in _LONG:
        count = source.whole()
        if count > MOST_PROPERTIES:
            raise ValueError(count)
        return tuple(source.padded(source.whole()) for _ in range(count))
    if plain not in _SIZES:
        raise ValueError(kind)
    count = source.whole() if kind & MANY else 1
    if count > MOST_PROPERTIES:
        raise ValueError(count)
    return tuple(source.take(_SIZES[plain]) for _ in range(count))
