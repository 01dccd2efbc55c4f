"""One file of pictures read whole: a page for each picture, its words, and what it tells."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from PIL import Image

from checker.model import (
    Concealment,
    Document,
    FileKind,
    Gap,
    Line,
    Page,
    Part,
    Trace,
    TraceKind,
)
from checker.reading.asking import Asked, Effort, Step
from checker.reading.assembly import document_of, file_name_line, numbered
from checker.reading.images.details import details_of, further_pictures, under_glass
from checker.reading.images.notes import Notes
from checker.reading.images.opening import BROKEN, MOST_FRAMES, frame_of, frames_in, opened
from checker.reading.images.sizing import Size, size_of
from checker.reading.refusal import Unreadable
from checker.reading.scans.marker import showing_through
from checker.reading.scans.preparing import as_it_is
from checker.reading.scans.recognising import recognise
from checker.reading.scans.telling import Spot, gaps_of
from checker.reading.sniff import kind_of
from checker.words import say


@dataclass(slots=True)
class _Sheet:
    """What is gathered from a file, page by page."""

    pages: list[Page] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    blocks: int = 0
    settled: bool = True


def image_document(asked: Asked) -> Document:
    """Read a file of pictures: at QUICK its pages and what it tells, then its words too."""
    sheet = _Sheet()
    with opened(asked.data) as picture:
        kind = kind_of(asked.data)
        count = frames_in(picture)
        notes = _details(kind, asked.data, picture, count)
        for number in range(1, min(count, MOST_FRAMES) + 1):
            if asked.effort >= Effort.THOROUGH:
                asked.told(Step(number - 1, count, count))
            _page(picture, number, asked.effort, sheet, notes)
    if count > MOST_FRAMES:
        why = say("The file holds more than {count} pages. Split it.", count=MOST_FRAMES)
        sheet.gaps.append(Gap(code="unread.too-large", why=why))
    return _document(asked, kind, sheet, notes)


def _details(kind: FileKind, data: bytes, picture: Image.Image, count: int) -> Notes:
    """Tell what the file carries; a picture that cannot be unpacked still tells."""
    notes = details_of(kind, data, picture)
    further_pictures(count, kind, notes)
    return notes


def _page(picture: Image.Image, number: int, effort: Effort, sheet: _Sheet, notes: Notes) -> None:
    """Read one page, or say why it was not."""
    try:
        picture.seek(number - 1)
        size = size_of(picture)
    except BROKEN:
        size = Size(96.0, 210.0, 297.0)
    sheet.pages.append(
        Page(number=number, width_mm=size.width_mm, height_mm=size.height_mm, scan=True)
    )
    area = round(size.width_mm * size.height_mm, 1)
    if effort is Effort.QUICK:
        why = say("Page {page} is a picture. Its words have not been read yet.", page=number)
        sheet.gaps.append(Gap(code="unread.scan", why=why, page=number, area_mm2=area))
        return
    try:
        frame = frame_of(picture, number)
    except Unreadable as refusal:
        why = say("Page {page} is damaged, and was not read.", page=number)
        why = why if refusal.code == "unread.damaged" else str(refusal)
        sheet.gaps.append(Gap(code=refusal.code, why=why, page=number, area_mm2=area))
        return
    under_glass(frame, notes, look=True)
    _words(frame, size, number, effort, sheet)


def _words(frame: Image.Image, size: Size, number: int, effort: Effort, sheet: _Sheet) -> None:
    """Take the words of one page, and those that show through a marker."""
    found = recognise(frame, size.dpi, effort)
    sheet.settled = sheet.settled and found.settled
    for line in found.lines:
        sheet.lines.append(replace(line, page=number, block=sheet.blocks + line.block))
    sheet.blocks += 1 + max((line.block for line in found.lines), default=0)
    area = round(size.width_mm * size.height_mm, 1)
    sheet.gaps += gaps_of(found, Spot(page=number, area_mm2=area))
    for shown in showing_through(as_it_is(frame, size.dpi)):
        sheet.traces.append(
            Trace(
                kind=TraceKind.REDACTION,
                name="covered text",
                text=shown.text,
                page=number,
                box=shown.box,
            )
        )
        sheet.lines.append(
            Line(
                text=shown.text,
                page=number,
                box=shown.box,
                block=sheet.blocks,
                hidden=Concealment.COVERED,
                scanned=True,
            )
        )
        sheet.blocks += 1


def _document(asked: Asked, kind: FileKind, sheet: _Sheet, notes: Notes) -> Document:
    lines = numbered([*sheet.lines, *_told(notes), file_name_line(asked.name)])
    traces = (*sheet.traces, *notes.traces(1 if len(sheet.pages) == 1 else None))
    document = document_of(asked, kind, lines, traces=traces, gaps=sheet.gaps, pages=sheet.pages)
    return replace(document, settled=asked.effort is not Effort.QUICK and sheet.settled)


def _told(notes: Notes) -> Iterator[Line]:
    """Give the words that the file tells beside its pictures, and those under glass."""
    yield from notes.lines()
    for kind, name, text in notes.told:
        if kind is TraceKind.REDACTION and name == "see-through part" and text:
            yield Line(text=text, part=Part.IMAGE, hidden=Concealment.COVERED, scanned=True)
