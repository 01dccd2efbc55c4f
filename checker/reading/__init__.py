"""Bytes to Documents, one reader a format. Only the worker's child imports this package."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from checker.model import Document, FileKind, Gap, Read, Sha256
from checker.reading.assembly import content_hash, file_name_line, numbered
from checker.reading.docx import read_docx
from checker.reading.message import inner_files, read_message
from checker.reading.pdf import draw_pdf, look_pdf, read_pdf
from checker.reading.refusal import Unreadable
from checker.reading.sniff import kind_of
from checker.reading.text import read_text
from checker.words import say

DEEPEST = 4
Passwords = tuple[str, ...]


def read(name: str, data: bytes, *, passwords: Passwords = ()) -> tuple[Document, ...]:
    """Read a file and every file in it, quickly. What cannot be read is a gap, never an exception.

    A pdf comes back not settled: `look` adds what its pages hide.
    """
    return _read(name, data, passwords, _quick, 1)


def look(name: str, data: bytes, *, passwords: Passwords = ()) -> tuple[Document, ...]:
    """Read a file and every file in it, with the slower looks at what its pages hide."""
    return _read(name, data, passwords, _thorough, 1)


def draw(
    name: str, data: bytes, wanted: str, page: int, width_px: int, *, passwords: Passwords = ()
) -> bytes:
    """Draw one page, counted from 1, of the pdf called `wanted`, which is or is in the file `name`.

    Returns:
        A PNG picture, `width_px` wide unless that would make it too large.

    Raises:
        Unreadable: there is no such page, or it cannot be drawn.
    """
    if wanted == name:
        return draw_pdf(data, page, width_px, passwords=passwords)
    for inner, content in inner_files(data):
        inside = f"{name}/{inner}"
        if wanted == inside or wanted.startswith(f"{inside}/"):
            return draw(inside, content, wanted, page, width_px, passwords=passwords)
    raise Unreadable("unread.damaged", say("There is no such page to show."))


def unread(name: str, data: bytes, code: str, why: str, *, parent: str | None = None) -> Document:
    """Give the Document of a file that could not be read at all."""
    lines = numbered([file_name_line(name)])
    return Document(
        name=name,
        kind=FileKind.UNKNOWN,
        size=len(data),
        sha256=Sha256(hashlib.sha256(data).hexdigest()),
        content_hash=content_hash(lines),
        read=Read.NO,
        lines=lines,
        gaps=(Gap(code=code, why=why),),
        parent=parent,
    )


ReadOne = Callable[[str, bytes, FileKind, Passwords], tuple[Document, ...]]


def _read(
    name: str, data: bytes, passwords: Passwords, one: ReadOne, depth: int
) -> tuple[Document, ...]:
    def inner(inside: str, content: bytes) -> tuple[Document, ...]:
        if depth >= DEEPEST:
            why = say("Files are packed inside files more deeply than can be checked.")
            return (unread(inside, content, "unread.too-large", why, parent=name),)
        return tuple(
            document if document.parent else _inside(document, name)
            for document in _read(inside, content, passwords, one, depth + 1)
        )

    try:
        kind = kind_of(data)
        if kind is FileKind.EML:
            return read_message(name, data, inner=inner)
        return one(name, data, kind, passwords)
    except Unreadable as refusal:
        return (unread(name, data, refusal.code, str(refusal)),)


def _inside(document: Document, parent: str) -> Document:
    return replace(document, parent=parent)


def _quick(name: str, data: bytes, kind: FileKind, passwords: Passwords) -> tuple[Document, ...]:
    if kind is FileKind.PDF:
        return read_pdf(name, data, passwords=passwords)
    return read_docx(name, data) if kind is FileKind.DOCX else read_text(name, data)


def _thorough(name: str, data: bytes, kind: FileKind, passwords: Passwords) -> tuple[Document, ...]:
    if kind is FileKind.PDF:
        return (look_pdf(name, data, passwords=passwords),)
    return _quick(name, data, kind, passwords)
