"""A slide show (pptx, pptm, ppsx) to a Document: every text in it, seen or not, slide by slide."""

from collections.abc import Iterator
from dataclasses import replace

from checker.model import (
    Concealment,
    FileKind,
    Line,
    Part,
    Trace,
    TraceKind,
)
from checker.reading.asking import Asked, Pictured, Reading
from checker.reading.assembly import document_of, file_name_line, numbered
from checker.reading.docx.pictures import Pictures
from checker.reading.docx.sheet import Sheet
from checker.reading.package import Package
from checker.reading.pptx.beside import BesideSlides
from checker.reading.pptx.deck import Deck
from checker.reading.pptx.names import P
from checker.reading.pptx.painting import Placed, painted
from checker.reading.refusal import Unreadable, damaged
from checker.words import say

__all__ = ["draw_pptx_page", "pptx_reading"]

_USUAL_MAIN = "ppt/presentation.xml"


def pptx_reading(asked: Asked) -> Reading:
    """Read a slide show; give the files that are built into it, and the pictures that it shows.

    Raises:
        Unreadable: the file as a whole cannot be read.
    """
    sheet, deck = _read(Package(asked.data))
    sheet.add(file_name_line(asked.name))
    lines, traces = sheet.finished()
    lines = numbered(lines)
    traces = (*_placed(traces, lines), *_comments(lines))
    document = document_of(
        asked, FileKind.PPTX, lines, traces=traces, gaps=sheet.gaps, pages=deck.pages
    )
    return Reading(document, tuple(sheet.held), tuple(_on_slides(sheet, deck)))


def draw_pptx_page(asked: Asked, page: int, width_px: int) -> bytes:
    """Draw one slide, counted from 1, in outline: its words and its pictures.

    Raises:
        Unreadable: there is no such slide, or the file as a whole cannot be read.
    """
    sheet, deck = _read(Package(asked.data))
    if not 1 <= page <= len(deck.pages):
        raise Unreadable("unread.damaged", say("There is no slide {page}.", page=page))
    lines, _ = sheet.finished()
    pictures = [
        Placed(frame, sheet.pictures[name].data)
        for number, frame, name in deck.frames
        if number == page and name in sheet.pictures
    ]
    size = deck.pages[page - 1].width_mm, deck.pages[page - 1].height_mm
    return painted(size, width_px, [line for line in lines if line.page == page], pictures)


def _read(package: Package) -> tuple[Sheet, Deck]:
    sheet = Sheet()
    try:
        return sheet, _deck(package, sheet)
    except RecursionError as fault:
        raise damaged() from fault


def _deck(package: Package, sheet: Sheet) -> Deck:
    main = _main_part(package)
    if package.xml(main).tag != P + "presentation":
        why = say("This is not a slide show. Save it as .pptx or PDF and add that.")
        raise Unreadable("unread.unsupported", why)
    pictures = Pictures(package, sheet)
    deck = Deck(package, sheet, pictures, main)
    deck.read()
    BesideSlides(package, sheet, pictures, main, deck.read_parts).read()
    if package.comment:
        sheet.property("archive comment", package.comment.decode("utf-8", "replace"))
    if package.stray_bytes:
        why = say("The file holds bytes outside its parts, which were not read.")
        sheet.gap("unread.unsupported", why, Part.OTHER)
    return deck


def _main_part(package: Package) -> str:
    for link in package.links(""):
        if link.kind == "officeDocument" and not link.outside and package.has(link.target):
            return link.target
    return _USUAL_MAIN


def _placed(traces: tuple[Trace, ...], lines: tuple[Line, ...]) -> Iterator[Trace]:
    """Give traces with the slides that they are on."""
    at = {(line.part, line.start): line for line in lines if line.text}
    for trace in traces:
        line = at.get((trace.part, trace.span[0])) if trace.span else None
        yield trace if line is None else replace(trace, page=line.page, box=line.box)


def _comments(lines: tuple[Line, ...]) -> Iterator[Trace]:
    for line in lines:
        if line.hidden is Concealment.COMMENT:
            yield Trace(
                kind=TraceKind.COMMENT,
                text=line.text,
                author=line.author,
                part=line.part,
                page=line.page,
                span=(line.start, line.start + len(line.text)),
            )


def _on_slides(sheet: Sheet, deck: Deck) -> Iterator[Pictured]:
    for name, one in sheet.pictures.items():
        yield one._replace(gap=replace(one.gap, page=deck.pictured.get(name)))
