"""TNEF streams (winmail.dat), made attribute by attribute."""

import struct
from dataclasses import dataclass

from tests.builders.msg_files import Person

Named = tuple[str, int | str]
Props = dict[int | Named, str | bytes | int]
INNER = bytes.fromhex("0703020000000000c000000000000046")
MESSAGE, ATTACHMENT = 1, 2


@dataclass(frozen=True)
class Packed:
    """An attachment: its title, its bytes, and its properties."""

    title: str
    data: bytes | None
    props: Props | None = None
    inside: bytes | None = None


def attribute(level: int, number: int, data: bytes) -> bytes:
    """Give one attribute with its checksum."""
    head = struct.pack("<BII", level, number, len(data))
    return head + data + struct.pack("<H", sum(data) & 0xFFFF)


def tnef(
    props: Props | None = None,
    people: tuple[Person, ...] = (),
    files: tuple[Packed, ...] = (),
    older: tuple[bytes, ...] = (),
) -> bytes:
    """Give a stream with a message's properties, people and files."""
    out = b"\x78\x9f\x3e\x22\x01\x00"
    out += attribute(MESSAGE, 0x00089006, b"\0\0\x01\0")
    out += attribute(MESSAGE, 0x00069007, struct.pack("<II", 1252, 0))
    out += attribute(MESSAGE, 0x00078008, b"IPM.Microsoft Mail.Note\0")
    out += b"".join(older)
    if props is not None:
        out += attribute(MESSAGE, 0x00069003, properties(props))
    if people:
        rows = b"".join(properties(dict(person.props())) for person in people)  # type: ignore[arg-type]  # no lists
        out += attribute(MESSAGE, 0x00069004, struct.pack("<I", len(people)) + rows)
    for file in files:
        out += attribute(ATTACHMENT, 0x00069002, bytes(14))
        out += attribute(ATTACHMENT, 0x00018010, file.title.encode("cp1252") + b"\0")
        if file.data is not None:
            out += attribute(ATTACHMENT, 0x0006800F, file.data)
        own = dict(file.props or {})
        out += attribute(ATTACHMENT, 0x00069005, properties(own, inside=file.inside))
    return out


def properties(props: Props, inside: bytes | None = None) -> bytes:
    """Give a count and so many properties."""
    out = struct.pack("<I", len(props) + (inside is not None))
    for at, (key, value) in enumerate(props.items()):
        kind, data = _value(value)
        number = key if isinstance(key, int) else 0x8000 + at
        out += struct.pack("<HH", kind, number)
        out += b"" if isinstance(key, int) else _name(key)
        out += data
    if inside is not None:
        out += struct.pack("<HH", 0x000D, 0x3701) + _long(INNER + inside)
    return out


def _value(value: object) -> tuple[int, bytes]:
    if isinstance(value, int):
        return 0x0003, struct.pack("<i", value)
    if isinstance(value, str):
        return 0x001F, _long(value.encode("utf-16-le") + b"\0\0")
    assert isinstance(value, bytes)
    return 0x0102, _long(value)


def _long(data: bytes) -> bytes:
    return struct.pack("<II", 1, len(data)) + data + b"\0" * (-len(data) % 4)


def _name(name: Named) -> bytes:
    family, key = name
    first, second, third, fourth, fifth = family.split("-")
    out = struct.pack("<IHH", int(first, 16), int(second, 16), int(third, 16))
    out += bytes.fromhex(fourth + fifth)
    if isinstance(key, int):
        return out + struct.pack("<II", 0, key)
    written = key.encode("utf-16-le") + b"\0\0"
    return out + struct.pack("<II", 1, len(written)) + written + b"\0" * (-len(written) % 4)
