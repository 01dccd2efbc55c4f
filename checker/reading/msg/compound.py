"""Writes a compound file (OLE, version 4): what is in a message is a file again, to be read."""

import struct
from dataclasses import dataclass
from typing import TypeAlias

Folder: TypeAlias = "dict[str, bytes | Folder]"
"""Names, and what stands under each: a stream's bytes, or a folder."""

_SECTOR, _SMALL, _MINI = 4096, 4096, 64
_END, _FREE, _FAT, _NOBODY = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_IN_HEADER = 109
_HEADER = struct.Struct("<8s16sHHHHH6s9I")
_ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")
_LONGEST_NAME = 31


@dataclass(slots=True)
class _Entry:
    """One line of the directory: what it is, what hangs left, right and below, where it begins."""

    name: str
    kind: int = _STREAM
    left: int = _NOBODY
    right: int = _NOBODY
    below: int = _NOBODY
    first: int = 0
    size: int = 0


class _Writer:
    """One compound file in the making ([MS-CFB])."""

    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.chains: list[int] = []
        self.mini = bytearray()
        self.mini_chains: list[int] = []
        self.entries: list[_Entry] = []

    def stream(self, data: bytes) -> int:
        """Write a stream, and give where it begins."""
        if not data:
            return _END
        if len(data) < _SMALL:
            first = len(self.mini_chains)
            parts = -(-len(data) // _MINI)
            self.mini_chains.extend((*range(first + 1, first + parts), _END))
            self.mini += data.ljust(parts * _MINI, b"\0")
            return first
        return self.whole(data)

    def whole(self, data: bytes) -> int:
        """Write bytes into sectors of their own, and give the first."""
        first = len(self.sectors)
        self.sectors.extend(
            data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)
        )
        self.chains.extend((*range(first + 1, len(self.sectors)), _END))
        return first

    def folder(self, folder: Folder) -> int:
        """Write the entries of a folder, and give the one that the others hang from."""
        numbers: list[int] = []
        for name in sorted(folder, key=lambda name: (len(name), name.upper())):
            inside = folder[name]
            number, entry = len(self.entries), _Entry(name[:_LONGEST_NAME])
            self.entries.append(entry)
            if isinstance(inside, bytes):
                entry.first, entry.size = self.stream(inside), len(inside)
            else:
                entry.kind, entry.below = _STORAGE, self.folder(inside)
            numbers.append(number)
        return self._hung(numbers)

    def _hung(self, numbers: list[int]) -> int:
        """Hang entries, which are in order, into a tree that is as low as can be."""
        if not numbers:
            return _NOBODY
        middle = len(numbers) // 2
        top = numbers[middle]
        self.entries[top].left = self._hung(numbers[:middle])
        self.entries[top].right = self._hung(numbers[middle + 1 :])
        return top


def compound_file(root: Folder) -> bytes:
    """Give the compound file that holds a folder. It may be up to 400 MB."""
    writer = _Writer()
    top = _Entry("Root Entry", kind=_ROOT, first=_END)
    writer.entries.append(top)
    top.below = writer.folder(root)
    if writer.mini:
        top.first, top.size = writer.whole(bytes(writer.mini)), len(writer.mini)
    minis = struct.pack(f"<{len(writer.mini_chains)}I", *writer.mini_chains)
    padded = minis + b"\xff" * (-len(minis) % _SECTOR)
    first_mini = writer.whole(padded) if padded else _END
    entries = b"".join(_entry(entry) for entry in writer.entries)
    first_entry = writer.whole(entries)
    return _assembled(writer, first_entry, first_mini, len(padded) // _SECTOR)


def _assembled(writer: _Writer, first_entry: int, first_mini: int, minis: int) -> bytes:
    a_sector = _SECTOR // 4
    tables = 1
    while tables * a_sector < len(writer.sectors) + tables:
        tables += 1
    if tables > _IN_HEADER:
        raise ValueError(tables)
    first_table = len(writer.sectors)
    chains = [*writer.chains, *([_FAT] * tables)]
    chains += [_FREE] * (tables * a_sector - len(chains))
    places = [*range(first_table, first_table + tables)]
    places += [_FREE] * (_IN_HEADER - tables)
    entry_sectors = -(-len(writer.entries) * _ENTRY.size // _SECTOR)
    header = _HEADER.pack(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 4, 0xFFFE, 12, 6, bytes(6),
        entry_sectors, tables, first_entry, 0, _SMALL, first_mini, minis, _END, 0,
    ) + struct.pack(f"<{_IN_HEADER}I", *places)  # fmt: skip
    table = struct.pack(f"<{len(chains)}I", *chains)
    return header.ljust(_SECTOR, b"\0") + b"".join(writer.sectors) + table


def _entry(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    where = (entry.left, entry.right, entry.below)
    return _ENTRY.pack(
        name, len(name) + 2, entry.kind, 1, *where, bytes(16), 0, 0, 0, entry.first, entry.size
    )
