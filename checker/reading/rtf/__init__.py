"""An RTF letter to a Document, by its groups: every text in it, seen or not, with its place."""

from typing import NamedTuple

from checker.model import (
    Concealment,
    FileKind,
    Gap,
    Line,
    Part,
    Trace,
)
from checker.reading.asking import Asked, Held, Pictured, Reading
from checker.reading.assembly import document_of, file_name_line, numbered
from checker.reading.docx.sheet import Sheet
from checker.reading.package import MAX_FILE
from checker.reading.refusal import damaged, too_large
from checker.reading.rtf import doors
from checker.reading.rtf.encapsulated import html_in_rtf
from checker.reading.rtf.told import write_older_copies
from checker.reading.rtf.walk import Walk

__all__ = ["RtfContent", "html_in_rtf", "read_rtf_lines", "rtf_reading"]

_START = b"{\\rtf"
_FIRST_PAGE = frozenset(("headerf", "footerf"))
_FACING = frozenset(("headerl", "headerr", "footerl", "footerr"))


class RtfContent(NamedTuple):
    """What an RTF text holds."""

    lines: tuple[Line, ...]
    traces: tuple[Trace, ...]
    gaps: tuple[Gap, ...]
    held: tuple[Held, ...] = ()
    pictures: tuple[Pictured, ...] = ()


def rtf_reading(asked: Asked) -> Reading:
    """Read an RTF letter, and give the files and pictures that are built into it.

    Raises:
        Unreadable: The file as a whole cannot be read.
    """
    found = read_rtf_lines(asked.data)
    lines = numbered((*found.lines, file_name_line(asked.name)))
    document = document_of(asked, FileKind.RTF, lines, traces=found.traces, gaps=found.gaps)
    return Reading(document, found.held, found.pictures)


def read_rtf_lines(data: bytes) -> RtfContent:
    """Read the lines of an RTF text, such as the body of a message, without a file's name.

    Raises:
        Unreadable: Nothing of it can be read.
    """
    if not data.startswith(_START):
        raise damaged()
    if len(data) > MAX_FILE:
        raise too_large()
    sheet = Sheet()
    walk = Walk(sheet, doors)
    try:
        walk.run(data)
        _write(walk, sheet)
    except RecursionError as fault:
        raise damaged() from fault
    _take_page_inside(sheet, data)
    lines, traces = sheet.finished()
    held, pictures = tuple(sheet.held), tuple(walk.pictures)
    return RtfContent(lines, traces, tuple(sheet.gaps), held, pictures)


def _write(walk: Walk, sheet: Sheet) -> None:
    """Write the stories in the order of reading."""
    for word, story in walk.edges:
        unused = word in _FIRST_PAGE and "titlepg" not in walk.words
        if unused or (word in _FACING and "facingp" not in walk.words):
            story.conceal(Concealment.UNUSED)
    for _, story in walk.edges:
        if story.where.part is Part.HEADER:
            story.write(sheet)
    walk.body.write(sheet, walk.usual_gap)
    for _, story in walk.edges:
        if story.where.part is Part.FOOTER:
            story.write(sheet)
    for story in (*walk.notes, *walk.comments):
        story.write(sheet)
    write_older_copies(walk)


def _take_page_inside(sheet: Sheet, data: bytes) -> None:
    """Take the web page that a mail program kept in the text that it made of it."""
    page = html_in_rtf(data)
    if page is None:
        return
    sheet.hold("web page inside", Held("page.html", page.encode()))
