"""What a message of Outlook keeps in its compound file: properties, people, attachments."""

import io
import re
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model import Part
from checker.reading.mail.gathered import Gathered
from checker.reading.mapi.bag import (
    BINARY,
    FIRST_NAMED,
    MANY,
    OBJECT,
    TEXT,
    TEXT8,
    Attached,
    Bag,
    Item,
    Name,
    Value,
    codec_for,
    unpack_guid,
)
from checker.reading.msg.compound import Folder, compound_file
from checker.reading.refusal import damaged, too_large
from checker.words import say

if TYPE_CHECKING:
    import olefile
    from olefile.olefile import OleDirectoryEntry

BROKEN = (
    OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, struct.error,
)  # fmt: skip
"""What the library raises on a file that is not as it should be."""
MOST_ENTRIES = 50_000
_DEEPEST = 40
_MOST_NAMES = 50 * 1024 * 1024
"""The names of properties are written into every message that is inside, again and again."""
_PROPERTIES = "__properties_version1.0"
_NAMES = "__nameid_version1.0"
_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(?:-([0-9A-F]{8}))?", re.IGNORECASE)
_OBJECT = re.compile(r"__substg1\.0_3701000D", re.IGNORECASE)
_TOP_HEAD, _INNER_HEAD, _SMALL_HEAD = 32, 24, 8
_STREAM_KIND = 2
_ROW = struct.Struct("<HHI8s")
_NAME_ROW = struct.Struct("<IHH")
_FAMILIES = {1: "00020328-0000-0000-c000-000000000046", 2: "00020329-0000-0000-c000-000000000046"}
"""The two sets of names that are not written down (PS_MAPI, PS_PUBLIC_STRINGS)."""


@dataclass
class _Node:
    """A folder of the compound file."""

    streams: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, "_Node"] = field(default_factory=dict)
    broken: bool = False


class Storage:
    """The compound file of one message, read once."""

    def __init__(self, data: bytes) -> None:
        """Read every stream of it.

        Raises:
            Unreadable: it is damaged, or its parts are together larger than itself.
        """
        self._left, self._entries = 2 * len(data), 0
        self._to_write = 2 * len(data) + _MOST_NAMES
        self._root = self._read(data)
        if _PROPERTIES not in self._root.streams:
            raise damaged()
        self._names = _names(self._root.folders.get(_NAMES))

    def item(self, gathered: Gathered) -> Item:
        """Give the message itself."""
        root = self._root
        values = _values(root, _TOP_HEAD)
        codec, known = codec_for(values)
        if not known and _has_wide_text(values):
            why = say("The message names an alphabet that is not known: some letters may be wrong.")
            gathered.gap("unread.damaged", why)
        if _any_broken(root):
            why = say("One part of the message is damaged and could not be read.")
            gathered.gap("unread.damaged", why, Part.ATTACHMENT)
        return Item(
            bag=Bag(values, self._names, codec),
            recipients=tuple(self._bag(one, codec) for one in _those(root, "__recip_version")),
            attachments=tuple(
                self._attached(one, codec) for one in _those(root, "__attach_version")
            ),
        )

    def _read(self, data: bytes) -> _Node:
        import olefile  # noqa: PLC0415 - needed for older files alone

        try:
            with olefile.OleFileIO(io.BytesIO(data)) as ole:
                return self._node(ole, ole.root, 0)
        except (*BROKEN, RecursionError) as error:
            raise damaged() from error

    def _node(self, ole: "olefile.OleFileIO", entry: "OleDirectoryEntry", depth: int) -> _Node:
        """Read a folder. Its entries are taken one by one: to look each up would take too long."""
        node = _Node()
        self._entries += len(entry.kids)
        if depth > _DEEPEST or self._entries > MOST_ENTRIES:
            raise too_large()
        for kid in entry.kids:
            if kid.entry_type != _STREAM_KIND:
                node.folders[kid.name] = self._node(ole, kid, depth + 1)
                continue
            self._left -= kid.size
            if self._left < 0:
                raise too_large()
            try:
                stream = ole._open(kid.isectStart, kid.size)  # noqa: SLF001 - see above
                node.streams[kid.name] = stream.read()
            except BROKEN:
                node.broken = True
        return node

    def _bag(self, node: _Node, codec: str) -> Bag:
        return Bag(_values(node, _SMALL_HEAD), self._names, codec)

    def _attached(self, node: _Node, codec: str) -> Attached:
        bag = self._bag(node, codec)
        for name, inside in node.folders.items():
            if _OBJECT.fullmatch(name) is not None:
                inner = _PROPERTIES in inside.streams
                return Attached(bag, self._file(inside, inner=inner), inner=inner)
        content = bag.values.get(0x3701)
        return Attached(bag, content.data[0] if content and content.data else None)

    def _file(self, node: _Node, *, inner: bool) -> bytes | None:
        """Give a folder of the file as a file by itself, as Outlook would save it."""
        names = self._root.folders.get(_NAMES, _Node())
        self._to_write -= _size(node) + (_size(names) if inner else 0)
        if self._to_write < 0:
            raise too_large()
        folder = _folder(node)
        if inner:
            properties = node.streams[_PROPERTIES]
            head = properties[:_INNER_HEAD].ljust(_TOP_HEAD, b"\0")
            folder[_PROPERTIES] = head + properties[_INNER_HEAD:]
            folder[_NAMES] = _folder(names)
        try:
            return compound_file(folder)
        except (ValueError, struct.error):
            return None


def _size(node: _Node) -> int:
    return sum(map(len, node.streams.values())) + sum(map(_size, node.folders.values()))


def _folder(node: _Node) -> Folder:
    inside: Folder = dict(node.streams)
    inside.update({name: _folder(one) for name, one in node.folders.items()})
    return inside


def _those(root: _Node, start: str) -> list[_Node]:
    return [node for name, node in sorted(root.folders.items()) if name.startswith(start)]


def _any_broken(node: _Node) -> bool:
    return node.broken or any(_any_broken(one) for one in node.folders.values())


def _values(node: _Node, head: int) -> dict[int, Value]:
    """Give the properties of fixed size, then those that have streams of their own."""
    rows = node.streams.get(_PROPERTIES, b"")
    values: dict[int, Value] = {}
    for at in range(head, len(rows) - _ROW.size + 1, _ROW.size):
        kind, number, _, data = _ROW.unpack_from(rows, at)
        if kind not in {TEXT, TEXT8, BINARY, OBJECT} and not kind & MANY:
            values[number] = Value(kind, (data,))
    lists: dict[int, dict[int, bytes]] = {}
    for name, data in node.streams.items():
        found = _STREAM.fullmatch(name)
        if found is None:
            continue
        number, kind = int(found[1], 16), int(found[2], 16)
        if found[3] is not None:
            lists.setdefault(number, {})[int(found[3], 16)] = data
            values[number] = Value(kind, tuple(lists[number][at] for at in sorted(lists[number])))
        elif not kind & MANY:
            values[number] = Value(kind, (data,))
    return values


def _has_wide_text(values: dict[int, Value]) -> bool:
    return any(
        value.kind & ~MANY == TEXT8 and not all(one.isascii() for one in value.data)
        for value in values.values()
    )


def _names(node: _Node | None) -> dict[int, Name]:
    """Give the names of the named properties ([MS-OXMSG] 2.2.3)."""
    if node is None:
        return {}
    families, rows, texts = (
        node.streams.get(f"__substg1.0_{number}0102", b"") for number in ("0002", "0003", "0004")
    )
    names: dict[int, Name] = {}
    for at in range(0, len(rows) - _NAME_ROW.size + 1, _NAME_ROW.size):
        key, which, index = _NAME_ROW.unpack_from(rows, at)
        family = _family(families, which >> 1)
        names[FIRST_NAMED + index] = Name(family, _text_at(texts, key) if which & 1 else key)
    return names


def _family(families: bytes, number: int) -> str:
    at = (number - len(_FAMILIES) - 1) * 16
    if number in _FAMILIES:
        return _FAMILIES[number]
    return unpack_guid(families[at : at + 16]) if 0 <= at <= len(families) - 16 else ""


def _text_at(texts: bytes, at: int) -> str:
    if at + 4 > len(texts):
        return ""
    size = int.from_bytes(texts[at : at + 4], "little")
    return texts[at + 4 : at + 4 + size].decode("utf-16-le", "replace")
