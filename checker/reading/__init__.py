"""Bytes to Documents, one reader a format. Only the worker's child imports this package."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from checker.model import Document, FileKind, Gap, Read, Sha256
from checker.reading.archives import rar_reading, seven_zip_reading, zip_reading
from checker.reading.asking import (
    Asked,
    Budget,
    Drawer,
    Effort,
    Held,
    Reader,
    Step,
    nobody_converts,
)
from checker.reading.assembly import file_name_line, numbered, tidy
from checker.reading.content import content_hash
from checker.reading.csv_text import csv_reading, draw_csv_page
from checker.reading.docx import docx_reading
from checker.reading.html import html_reading
from checker.reading.images import draw_image_page, image_reading
from checker.reading.legacy import legacy_reading
from checker.reading.mail import message_reading
from checker.reading.msg import msg_reading
from checker.reading.odf import (
    draw_odp_page,
    draw_ods_page,
    odp_reading,
    ods_reading,
    odt_reading,
)
from checker.reading.pdf import draw_pdf_page, pdf_reading
from checker.reading.pptx import draw_pptx_page, pptx_reading
from checker.reading.refusal import Unreadable, unsupported
from checker.reading.rtf import rtf_reading
from checker.reading.scans import with_pictures
from checker.reading.sniff import is_locked_package, kind_of
from checker.reading.text import text_reading
from checker.reading.tnef import tnef_reading
from checker.reading.unlocking import unlocked
from checker.reading.xls import draw_xls_page, xls_reading
from checker.reading.xlsx import draw_xlsx_page, xlsb_reading, xlsx_reading
from checker.words import say

__all__ = ["DRAWERS", "READERS", "Effort", "draw", "read", "unread"]

DEEPEST = 4
_LONGEST_NAME = 255

READERS: dict[FileKind, Reader] = {
    FileKind.DOCX: docx_reading,
    FileKind.DOC: legacy_reading,
    FileKind.PPT: legacy_reading,
    FileKind.PDF: pdf_reading,
    FileKind.RTF: rtf_reading,
    FileKind.ODT: odt_reading,
    FileKind.ODS: ods_reading,
    FileKind.ODP: odp_reading,
    FileKind.EML: message_reading,
    FileKind.MSG: msg_reading,
    FileKind.TNEF: tnef_reading,
    FileKind.TXT: text_reading,
    FileKind.HTML: html_reading,
    FileKind.PPTX: pptx_reading,
    FileKind.ZIP: zip_reading,
    FileKind.SEVEN_ZIP: seven_zip_reading,
    FileKind.RAR: rar_reading,
    FileKind.CSV: csv_reading,
    FileKind.XLS: xls_reading,
    FileKind.XLSX: xlsx_reading,
    FileKind.XLSB: xlsb_reading,
    FileKind.PNG: image_reading,
    FileKind.JPEG: image_reading,
    FileKind.TIFF: image_reading,
    FileKind.GIF: image_reading,
    FileKind.BMP: image_reading,
    FileKind.WEBP: image_reading,
}
"""Who reads what. A kind that is not listed cannot be read, and its file is held."""

DRAWERS: dict[FileKind, Drawer] = {
    FileKind.PDF: draw_pdf_page,
    FileKind.CSV: draw_csv_page,
    FileKind.XLS: draw_xls_page,
    FileKind.XLSX: draw_xlsx_page,
    FileKind.PPTX: draw_pptx_page,
    FileKind.PNG: draw_image_page,
    FileKind.JPEG: draw_image_page,
    FileKind.TIFF: draw_image_page,
    FileKind.GIF: draw_image_page,
    FileKind.BMP: draw_image_page,
    FileKind.WEBP: draw_image_page,
    FileKind.ODS: draw_ods_page,
    FileKind.ODP: draw_odp_page,
}
"""Who draws the pages of what. A file of a kind that is not listed has no pages of its own."""


def read(
    name: str,
    data: bytes,
    *,
    passwords: tuple[str, ...] = (),
    effort: Effort = Effort.QUICK,
    told: Callable[[Step], None] = lambda _: None,
    convert: Callable[[FileKind, bytes], bytes] = nobody_converts,
) -> tuple[Document, ...]:
    """Read a file and every file in it. What cannot be read is a gap, never an exception.

    A document that comes back not settled has more to tell at the next `effort`.
    """
    asked = Asked(
        name=name, data=data, passwords=passwords, effort=effort, told=told, convert=convert
    )
    return tuple(_read(asked, 1))


def draw(
    name: str,
    data: bytes,
    wanted: str,
    page: int,
    width_px: int,
    *,
    passwords: tuple[str, ...] = (),
    convert: Callable[[FileKind, bytes], bytes] = nobody_converts,
) -> bytes:
    """Draw one page, counted from 1, of the file called `wanted`, which is or is in `name`.

    Returns:
        A PNG picture, `width_px` wide unless that would make it too large.

    Raises:
        Unreadable: there is no such page, or it cannot be drawn.
    """
    asked = Asked(name=name, data=data, passwords=passwords, convert=convert)
    while asked.name != wanted:
        asked = _towards(asked, wanted)
    kind, content = _opened(asked)
    if kind not in DRAWERS:
        raise _no_page()
    return DRAWERS[kind](replace(asked, data=content), page, width_px)


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


def _read(asked: Asked, depth: int) -> Iterator[Document]:
    try:
        kind, content = _opened(asked)
        reading = _reader_of(kind)(replace(asked, data=content))
    except Unreadable as refusal:
        yield unread(asked.name, asked.data, refusal.code, str(refusal))
        return
    yield _as_sent(with_pictures(reading, asked), asked)
    for held in _named(reading.held):
        inner = replace(asked, name=f"{asked.name}/{held.name}", data=held.data)
        for document in _read_inner(inner, held, depth):
            yield document if document.parent else replace(document, parent=asked.name)


def _read_inner(inner: Asked, held: Held, depth: int) -> Iterator[Document]:
    try:
        inner.budget.take(held)
    except Unreadable as refusal:
        yield unread(inner.name, inner.data, refusal.code, str(refusal))
        return
    if depth >= DEEPEST:
        why = say("Files are packed inside files more deeply than can be checked.")
        yield unread(inner.name, inner.data, "unread.too-large", why)
        return
    yield from _read(inner, depth + 1)


def _opened(asked: Asked) -> tuple[FileKind, bytes]:
    """Say what a file is, and give its bytes without the lock around them."""
    content = asked.data
    if is_locked_package(content):
        content = unlocked(content, asked.passwords)
    return kind_of(content), content


def _reader_of(kind: FileKind) -> Reader:
    if kind not in READERS:
        raise unsupported()
    return READERS[kind]


def _as_sent(document: Document, asked: Asked) -> Document:
    """Give a document the size and the fingerprint of the bytes that are sent, lock and all."""
    if asked.effort is Effort.CLOSE:
        document = replace(document, settled=True)
    if document.size == len(asked.data):
        return document
    digest = Sha256(hashlib.sha256(asked.data).hexdigest())
    return replace(document, size=len(asked.data), sha256=digest)


def _towards(asked: Asked, wanted: str) -> Asked:
    """Give the file inside a file that is, or holds, the one that is wanted."""
    kind, content = _opened(asked)
    reading = _reader_of(kind)(replace(asked, data=content, budget=Budget()))
    for held in _named(reading.held):
        inside = f"{asked.name}/{held.name}"
        if wanted == inside or wanted.startswith(f"{inside}/"):
            return replace(asked, name=inside, data=held.data)
    raise _no_page()


def _named(held: tuple[Held, ...]) -> Iterator[Held]:
    """Give files with names that are all different and hold no path, so each can be pointed at."""
    seen: dict[str, int] = {}
    for one in held:
        plain = tidy(" ".join(one.name.split())).replace("/", "_").replace("\\", "_")
        name = plain[-_LONGEST_NAME:] or say("attachment without a name")
        seen[name] = seen.get(name, 0) + 1
        yield Held(name if seen[name] == 1 else f"{seen[name]} {name}", one.data)


def _no_page() -> Unreadable:
    return Unreadable("unread.damaged", say("There is no such page to show."))
