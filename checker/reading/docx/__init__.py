"""A Word letter (docx, docm, dotx) to a Document: every text in it, seen or not, with its place."""

import hashlib

from checker.model import Document, FileKind, Part, Read, Sha256
from checker.reading.asking import Asked, Reading
from checker.reading.assembly import content_hash, file_name_line
from checker.reading.docx.beside import read_beside
from checker.reading.docx.names import W
from checker.reading.docx.numbering import Numbering
from checker.reading.docx.sheet import Sheet
from checker.reading.docx.stories import Main, linked_tree, read_stories
from checker.reading.docx.styles import Styles
from checker.reading.docx.walk import Walk
from checker.reading.package import Package
from checker.reading.refusal import Unreadable
from checker.words import say

__all__ = ["docx_reading", "read_docx"]

_USUAL_MAIN = "word/document.xml"


def docx_reading(asked: Asked) -> Reading:
    """Read a Word letter, and give the files that are built into it."""
    (document,) = read_docx(asked.name, asked.data)
    return Reading(document)


def read_docx(name: str, data: bytes) -> tuple[Document, ...]:
    """Read a Word letter.

    Raises:
        Unreadable: The file as a whole cannot be read.
    """
    package = Package(data)
    sheet = Sheet()
    try:
        _read(package, sheet)
    except RecursionError as fault:
        raise Unreadable(
            "unread.damaged", say("The file is nested too deeply to be read.")
        ) from fault
    sheet.add(file_name_line(name))
    lines, traces = sheet.finished()
    return (
        Document(
            name=name,
            kind=FileKind.DOCX,
            size=len(data),
            sha256=Sha256(hashlib.sha256(data).hexdigest()),
            content_hash=content_hash(lines),
            read=Read.PARTLY if sheet.gaps else Read.WHOLE,
            lines=lines,
            traces=traces,
            gaps=tuple(sheet.gaps),
        ),
    )


def _read(package: Package, sheet: Sheet) -> None:
    main = _main_part(package)
    root = package.xml(main)
    if root.tag != W + "document" or root.find(W + "body") is None:
        raise Unreadable(
            "unread.unsupported",
            say("This is not a Word letter. Save it as .docx or PDF and add that."),
        )
    settings = linked_tree(package, sheet, main, "settings")
    walk = Walk(
        sheet,
        Styles(linked_tree(package, sheet, main, "styles")),
        Numbering(linked_tree(package, sheet, main, "numbering")),
    )
    read_stories(walk, package, Main(name=main, root=root, settings=settings))
    read_beside(package, sheet, main)
    _read_the_zip_itself(package, sheet)


def _main_part(package: Package) -> str:
    for link in package.links(""):
        if link.kind == "officeDocument" and not link.outside and package.has(link.target):
            return link.target
    return _USUAL_MAIN


def _read_the_zip_itself(package: Package, sheet: Sheet) -> None:
    if package.comment:
        sheet.property("archive comment", package.comment.decode("utf-8", "replace"))
    if package.stray_bytes:
        why = say("The file holds bytes outside its parts, which were not read.")
        sheet.gap("unread.unsupported", why, Part.OTHER)
