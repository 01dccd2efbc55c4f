"""A Word letter (docx, docm, dotx) to a Document: every text in it, seen or not, with its place."""

from collections.abc import Callable
from dataclasses import replace

from checker.model import Document, FileKind, Part, Read
from checker.reading.asking import Asked, Reading, Step
from checker.reading.assembly import document_of, file_name_line
from checker.reading.docx.beside import Beside
from checker.reading.docx.names import W
from checker.reading.docx.numbering import Numbering
from checker.reading.docx.pictures import Pictures
from checker.reading.docx.sheet import MAX_LINES, Sheet
from checker.reading.docx.stories import Main, linked_tree, read_stories
from checker.reading.docx.styles import Styles
from checker.reading.docx.walk import Walk
from checker.reading.package import Package
from checker.reading.refusal import Unreadable, too_large
from checker.words import say

__all__ = ["docx_reading", "read_docx"]

_LINES_A_PAGE = 40
_MANY_PAGES, _MOST_PAGES = 500, 3_000
"""From how many pages on it takes more than a moment, and how many are believed."""
_USUAL_MAIN = "word/document.xml"


def docx_reading(asked: Asked) -> Reading:
    """Read a Word letter; give the files that are built into it, and the pictures that it shows.

    Raises:
        Unreadable: The file as a whole cannot be read.
    """
    package = Package(asked.data)
    sheet = Sheet()
    try:
        _read(package, sheet, asked.told)
    except RecursionError as fault:
        raise Unreadable(
            "unread.damaged", say("The file is nested too deeply to be read.")
        ) from fault
    sheet.add(file_name_line(asked.name))
    lines, traces = sheet.finished()
    document = document_of(asked, FileKind.DOCX, lines, traces=traces, gaps=sheet.gaps)
    return Reading(document, tuple(sheet.held), tuple(sheet.pictures.values()))


def read_docx(name: str, data: bytes) -> tuple[Document, ...]:
    """Read a Word letter alone, without the files in it; its pictures are gaps.

    Raises:
        Unreadable: The file as a whole cannot be read.
    """
    reading = docx_reading(Asked(name=name, data=data))
    gaps = (*reading.document.gaps, *(one.gap for one in reading.pictures))
    return (replace(reading.document, gaps=gaps, read=Read.PARTLY if gaps else Read.WHOLE),)


def _read(package: Package, sheet: Sheet, told: Callable[[Step], None]) -> None:
    main = _main_part(package)
    root = package.xml(main)
    if root.tag != W + "document" or root.find(W + "body") is None:
        raise Unreadable(
            "unread.unsupported",
            say("This is not a Word letter. Save it as .docx or PDF and add that."),
        )
    paragraphs = sum(1 for _ in root.iter(W + "p"))
    if paragraphs > 2 * MAX_LINES:  # an older twin of each is not counted
        raise too_large()
    pages = paragraphs // _LINES_A_PAGE
    if pages > _MANY_PAGES:
        told(Step(0, min(pages, _MOST_PAGES)))
    settings = linked_tree(package, sheet, main, "settings")
    pictures = Pictures(package, sheet)
    walk = Walk(
        sheet,
        Styles(linked_tree(package, sheet, main, "styles")),
        Numbering(linked_tree(package, sheet, main, "numbering")),
        pictures,
    )
    read_stories(walk, package, Main(name=main, root=root, settings=settings))
    Beside(package, sheet, pictures, main).read()
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
