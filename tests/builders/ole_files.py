"""OLE compound files, as objects in Office files are, made stream by stream."""

import struct
from collections.abc import Mapping

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes], *, clsid: bytes = bytes(16)) -> bytes:
    """Give a compound file with these streams (a path of two names puts one into a storage)."""
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(content: bytes) -> int:
        """Add a chain of sectors, and give its first."""
        if not content:
            return _END
        first = len(sectors)
        pieces = [content[at : at + _SECTOR] for at in range(0, len(content), _SECTOR)]
        for number, piece in enumerate(pieces, 1):
            sectors.append(piece.ljust(_SECTOR, b"\0"))
            fat.append(first + number if number < len(pieces) else _END)
        return first

    small = bytearray()
    small_fat: list[int] = []
    entries = []
    for name, content in streams.items():
        if len(content) >= _CUTOFF:
            entries.append((name, put(content), len(content)))
            continue
        first = len(small_fat)
        count = -(-len(content) // _SMALL)
        small += content.ljust(count * _SMALL, b"\0")
        small_fat += [first + at for at in range(1, count)] + ([_END] if count else [])
        entries.append((name, first if count else _END, len(content)))
    storages = dict.fromkeys(name.partition("/")[0] for name in streams if "/" in name)
    top = [one for one in entries if "/" not in one[0]]
    told = [_entry(*one[:1], 2, *one[1:]) for one in top]
    inner_at = 1 + len(top) + len(storages)
    inner: list[bytes] = []
    for storage in storages:
        inside = [one for one in entries if one[0].startswith(f"{storage}/")]
        told.append(_entry(storage, 1, 0, 0, child=inner_at + len(inner)))
        first_in = inner_at + len(inner)
        for at, (name, first, size) in enumerate(inside, 1):
            right = first_in + at if at < len(inside) else _FREE
            inner.append(_entry(name.partition("/")[2], 2, first, size, right=right))
    for at in range(len(told) - 1):
        told[at] = told[at][:72] + struct.pack("<I", at + 2) + told[at][76:]
    root = _entry("Root Entry", 5, put(bytes(small)), len(small), child=1 if told else _FREE)
    root = root[:80] + clsid + root[96:]
    told += inner
    directory = put(b"".join([root, *told]))
    mini = put(struct.pack(f"<{len(small_fat)}I", *small_fat).ljust(_SECTOR, b"\xff"))
    count = -(-(len(fat) + 1) // (_SECTOR // 4))
    count = -(-(len(fat) + count) // (_SECTOR // 4))
    places = [len(fat) + at for at in range(count)]
    fat += [_FAT] * count
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(count * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6)),
        *(0, count, directory, 0, _CUTOFF, mini, 1, _END, 0),
    )
    header += struct.pack("<109I", *places, *[_FREE] * (109 - count))
    return header + b"".join(sectors) + table


def _entry(
    name: str, kind: int, first: int, size: int, *, right: int = _FREE, child: int = _FREE
) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, kind, 1)
    links = struct.pack("<III", _FREE, right, child)
    return head + links + bytes(36) + struct.pack("<IQ", first, size)


def packaged(name: str, content: bytes, *, source: str = "", kept: bool = True) -> bytes:
    """Give what the packager makes of a file: its name, where it came from, and its bytes."""
    away = f"C:\\Temp\\{name}".encode() + b"\0"
    told = struct.pack("<H", 2) + name.encode() + b"\0" + source.encode() + b"\0"
    told += struct.pack("<HHI", 0, 3 if kept else 1, len(away)) + away
    return told + (struct.pack("<I", len(content)) + content if kept else b"")


def native(content: bytes) -> dict[str, bytes]:
    """Give the stream in which an object keeps a program's own bytes."""
    return {"\x01Ole10Native": struct.pack("<I", len(content)) + content}


def ole1(content: bytes, *, kind: int = 2, topic: str = "", program: str = "Package") -> bytes:
    """Give an object as RTF keeps it: OLE 1.0."""
    head = struct.pack("<II", 0x501, kind)
    for word in (program, topic, ""):
        head += struct.pack("<I", len(word) + 1) + word.encode() + b"\0"
    return head + struct.pack("<I", len(content)) + content
