"""Old Word and PowerPoint files: what they say of themselves, and their text once converted.

The text comes from LibreOffice, where that is installed: the parent has the file converted, and
what is made is read like any other. What a conversion leaves behind is read here.
"""

import hashlib
import io
import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from checker.model import Document, FileKind, Gap, Line, Read, Sha256, Trace, TraceKind
from checker.reading.asking import Asked, Reading
from checker.reading.assembly import (
    document_of,
    file_name_line,
    metadata_line,
    numbered,
)
from checker.reading.content import content_hash
from checker.reading.left_behind import Lost, hidden_traces, left_behind
from checker.reading.refusal import Unreadable, damaged
from checker.reading.sniff import kind_of
from checker.reading.unlocking import unlocked
from checker.words import say

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""What the libraries raise on a file that is not as it should be: they check little."""
_WORD = "WordDocument"
_USER = "Current User"
_MACROS = frozenset({"macros", "vba", "_vba_project_cur", "_vba_project"})
_HOUSEKEEPING = frozenset({"dir", "project", "projectwm", "_vba_project"})
_PROPERTIES = (
    ("author", "author"),
    ("last_saved_by", "last editor"),
    ("title", "title"),
    ("subject", "subject"),
    ("comments", "comments"),
    ("keywords", "keywords"),
    ("category", "category"),
    ("manager", "manager"),
    ("company", "company"),
    ("template", "template"),
)
_EVERYBODYS_TEMPLATE = frozenset({"normal", "normal.dot", "normal.dotm"})
_PIECES, _LOCKED = 0x0004, 0x0100
_MARK_OF_LOCKED = 0xF3D1C4DF
_WIDE = 1200
_MOST_STREAMS = 5_000


class _Told(NamedTuple):
    """What an old file says without being converted."""

    traces: tuple[Trace, ...] = ()
    pieces: bool = False
    """True when it was saved the fast way, which leaves earlier text in it."""


def legacy_reading(asked: Asked) -> Reading:
    """Read an old Word or PowerPoint file.

    Raises:
        Unreadable: it is damaged, or locked and no password opens it.
    """
    kind = kind_of(asked.data)
    told = _told(asked.data, asked.passwords)
    if isinstance(told, bytes):
        plain = told
        told = _told(plain, ())
        if isinstance(told, bytes):
            raise damaged()
    else:
        plain = asked.data
    made = asked.convert(kind, plain)
    reading = _of_converted(asked, made) if made else None
    if reading is None:
        return Reading(_unconverted(asked, kind, told, tried=bool(made)))
    lost = left_behind(plain, made, reading.document) if kind is FileKind.DOC else Lost()
    return reading._replace(document=_merged(reading.document, asked, kind, told, lost))


def _of_converted(asked: Asked, made: bytes) -> Reading | None:
    """Read what the conversion made, as a file of its own kind."""
    from checker.reading import READERS  # noqa: PLC0415 - this reader is one of them

    try:
        kind = kind_of(made)
        if kind not in (FileKind.DOCX, FileKind.PPTX) or kind not in READERS:
            return None
        return READERS[kind](replace(asked, data=made))
    except Unreadable:
        return None


def _merged(made: Document, asked: Asked, kind: FileKind, told: _Told, lost: Lost) -> Document:
    known = {(one.kind, one.name, one.text) for one in made.traces}
    added = tuple(one for one in told.traces if (one.kind, one.name, one.text) not in known)
    gaps = (*made.gaps, *_gaps(told), *lost.gaps)
    before = (*made.lines, *lost.lines)
    lines = numbered((*before, *_lines(added, _last_block(before))))
    return replace(
        made,
        kind=kind,
        size=len(asked.data),
        sha256=_digest(asked.data),
        content_hash=content_hash(lines, made.pages),
        lines=lines,
        traces=(*made.traces, *added, *lost.traces, *hidden_traces(lines[len(made.lines) :])),
        gaps=gaps,
        read=Read.PARTLY if gaps else made.read,
    )


def _unconverted(asked: Asked, kind: FileKind, told: _Told, *, tried: bool) -> Document:
    """Give what an old file says of itself, where its text cannot be had."""
    lines = numbered((*_lines(told.traces, 0), file_name_line(asked.name)))
    gaps = (Gap(code="unread.unsupported", why=_why(kind, tried=tried)), *_gaps(told))
    document = document_of(asked, kind, lines, traces=told.traces, gaps=gaps)
    return replace(document, read=Read.NO)


def _why(kind: FileKind, *, tried: bool) -> str:
    if tried:
        return say("This old file could not be converted. Open it, save it as .docx, check that.")
    if kind is FileKind.PPT:
        return say(
            "This is an old PowerPoint file. Open it in PowerPoint, save it as .pptx, and check"
            " that."
        )
    return say("This is an old Word file. Open it in Word, save it as .docx, and check that.")


def _gaps(told: _Told) -> tuple[Gap, ...]:
    if not told.pieces:
        return ()
    why = say(
        "This old file was saved the fast way, which keeps earlier text in it. Open it, save it as"
        " .docx, and send that."
    )
    return (Gap(code="unread.unsupported", why=why),)


def _lines(traces: tuple[Trace, ...], block: int) -> Iterator[Line]:
    for number, trace in enumerate(traces):
        if trace.kind is TraceKind.METADATA:
            yield metadata_line(trace.text, block + 1 + number)


def _last_block(lines: tuple[Line, ...]) -> int:
    return max((line.block for line in lines), default=0)


def _told(data: bytes, passwords: tuple[str, ...]) -> _Told | bytes:
    """Give what the streams of a file say, or, where it was locked, the file without the lock."""
    import olefile  # noqa: PLC0415 - few letters are so old

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            paths = ole.listdir(streams=True, storages=True)
            if len(paths) > _MOST_STREAMS:
                raise damaged()
            head = ole.openstream(_WORD).read(32) if ole.exists(_WORD) else b""
            flags = struct.unpack_from("<H", head, 10)[0] if head else 0
            user = ole.openstream(_USER).read(32) if ole.exists(_USER) else b""
            if flags & _LOCKED or struct.pack("<I", _MARK_OF_LOCKED) in user:
                return unlocked(data, passwords)
            traces = (*_metadata(ole.get_metadata()), *_macros(paths))
    except _BROKEN as fault:
        raise damaged() from fault
    return _Told(traces, bool(flags & _PIECES))


def _metadata(told: object) -> Iterator[Trace]:
    """Give the properties that a file tells of the people who made it."""
    page = getattr(told, "codepage", None) or getattr(told, "codepage_doc", None)
    for attribute, name in _PROPERTIES:
        text = " ".join(_text(getattr(told, attribute, None), page).split())
        if text and not (name == "template" and text.lower() in _EVERYBODYS_TEMPLATE):
            yield Trace(kind=TraceKind.METADATA, name=name, text=text)


def _text(held: object, page: object) -> str:
    if isinstance(held, str):
        return held.strip("\0")
    if not isinstance(held, bytes):
        return ""
    number = page & 0xFFFF if isinstance(page, int) else 1252
    code = "utf-8" if number == 65001 else "utf-16-le" if number == _WIDE else f"cp{number}"  # noqa: PLR2004 - the number of UTF-8
    try:
        return held.decode(code, "replace").strip("\0")
    except LookupError:
        return held.decode("cp1252", "replace").strip("\0")


def _macros(paths: list[list[str]]) -> Iterator[Trace]:
    """Give the macros of a file, by the names of their modules."""
    inside = [path for path in paths if any(part.lower() in _MACROS for part in path[:-1])]
    modules = [
        path[-1]
        for path in inside
        if path[-2].lower() == "vba"
        and path[-1].lower() not in _HOUSEKEEPING
        and not path[-1].startswith("__SRP_")
    ]
    if inside:
        yield Trace(kind=TraceKind.ACTIVE, name="macro", text=", ".join(modules) or "VBA")


def _digest(data: bytes) -> Sha256:
    return Sha256(hashlib.sha256(data).hexdigest())
