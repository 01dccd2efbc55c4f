"""The streams of an older workbook beside its sheets: properties, macros, pivots, objects."""

import struct
from collections.abc import Callable, Iterator

from checker.model import Part
from checker.reading.grid import Book
from checker.reading.ole import built_in_storage
from checker.reading.xls.records import Feed, records
from checker.words import say

_PIVOTS = "_SX_DB_CUR"
_MACROS = "_VBA_PROJECT_CUR"
_OBJECT = "MBD"
_LINKED = "LNK"
_PLAIN = frozenset(
    {
        "workbook",
        "\x05summaryinformation",
        "\x05documentsummaryinformation",
        "\x01compobj",
        "\x01ole",
        "ctls",
    }
)
_SIGNED = ("_xmlsignatures", "_signatures")
_PIVOT_TEXT = 0xCD
_LEAST_LETTERS = 3
_PICTURES = {b"\x89PNG\r\n\x1a\n": 0xF01E, b"\xff\xd8\xff": 0xF01D}
_CONTAINER = 0x0F
_PICTURE_KINDS = range(0xF018, 0xF118)
_DEEPEST = 12

Streams = dict[tuple[str, ...], bytes]


def read_streams(streams: Streams, book: Book, is_seen: Callable[[str], bool]) -> None:
    """Account for every stream of the file but the workbook itself."""
    objects: dict[str, dict[str, bytes]] = {}
    for path, data in streams.items():
        top = path[0]
        if len(path) == 1 and top.lower() in _PLAIN:
            continue
        if top == _MACROS:
            book.active("macro", top)
        elif top == _PIVOTS:
            _pivot(data, book, is_seen)
        elif top.startswith((_OBJECT, _LINKED)):
            if len(path) == 2:  # noqa: PLR2004 - the storage and its own streams
                objects.setdefault(top, {})[path[1].lower()] = data
        elif top.lower() in ("revision log", "user names"):
            _remembered(top, book)
        elif top.lower().startswith(_SIGNED):
            book.property("signature", say("the file is signed"))
        else:
            why = say("A part of the workbook ({name}) was not read.", name=top.strip("\x01\x05"))
            book.gap("unread.unsupported", why)
    for name, inside in objects.items():
        _object(name, inside, book)


def pictures_in(pieces: list[bytes]) -> Iterator[tuple[int, bytes]]:
    """Give each picture that a workbook keeps: what kind of record it is in, and its bytes."""
    yield from _pictures(b"".join(pieces), 0)


def _pictures(data: bytes, depth: int) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 8 <= len(data):
        version, kind, size = struct.unpack_from("<HHI", data, at)
        inside = data[at + 8 : at + 8 + size]
        at += 8 + size
        if depth < _DEEPEST and version & _CONTAINER == _CONTAINER:
            yield from _pictures(inside, depth + 1)
        elif kind == 0xF007 and depth < _DEEPEST:  # noqa: PLR2004 - a picture with its use before it
            yield from _pictures(inside[36 + inside[33] :] if len(inside) > 36 else b"", depth + 1)  # noqa: PLR2004 - the use
        elif kind in _PICTURE_KINDS:
            starts = [inside.find(mark, 0, 64) for mark in _PICTURES]
            start = max(starts, default=-1)
            yield kind, inside[start:] if start >= 0 else b""


def _pivot(data: bytes, book: Book, is_seen: Callable[[str], bool]) -> None:
    for record in records(data):
        if record.kind != _PIVOT_TEXT:
            continue
        try:
            text = Feed(record.pieces).counted()
        except struct.error:
            book.gap("unread.damaged", say("A pivot table's data are damaged and were not read."))
            return
        if len(text.strip()) >= _LEAST_LETTERS and not is_seen(text):
            book.kept("pivot cache", text)


def _remembered(name: str, book: Book) -> None:
    book.kept("change history", name)
    why = say("The workbook still holds what stood in it before. That was not read.")
    book.gap("unread.unsupported", why)


def _object(name: str, streams: dict[str, bytes], book: Book) -> None:
    built = built_in_storage(name, streams)
    for held in built.held:
        book.hold(held.name, held.data)
    for path in built.paths:
        book.property("path of a built-in file", path)
    why = built.why
    if not built.held and not why:
        why = say(
            "An object ({name}) is built into the workbook and was not read. Save the workbook as"
            " .xlsx and check that.",
            name=name,
        )
    if why:
        book.embedded(name)
        book.gap("unread.unsupported", why, Part.ATTACHMENT)
