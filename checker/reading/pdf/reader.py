"""One PDF read whole: its pages' text, pictures and structure put together as a Document."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium

from checker.model import (
    Concealment,
    Document,
    FileKind,
    Gap,
    Line,
    Read,
    Sha256,
    Trace,
    TraceKind,
)
from checker.reading.assembly import content_hash, file_name_line, numbered
from checker.reading.pdf.columns import blocks
from checker.reading.pdf.glyphs import Glyph, glyphs_of, is_unmapped
from checker.reading.pdf.margins import with_margins
from checker.reading.pdf.opening import opened
from checker.reading.pdf.pictures import Objects, objects_of, picture_gaps
from checker.reading.pdf.regroup import Segment, segments
from checker.reading.pdf.sheet import Sheet, sheet_of
from checker.reading.pdf.structure import structure_of
from checker.reading.pdf.visibility import Unseeable, concealed
from checker.words import say

_UNMAPPED_AT_LEAST = 8
_UNMAPPED_SHARE = 0.03
_TOLD_ELSEWHERE = (Concealment.COMMENT, Concealment.METADATA)
_BROKEN = (pdfium.PdfiumError, ValueError, OverflowError)
"""What pdfium and its binding raise on a page that is damaged."""


class _Leaf(NamedTuple):
    """One page, read."""

    sheet: Sheet
    segments: tuple[Segment, ...]
    gaps: tuple[Gap, ...]


def document_of(name: str, data: bytes, passwords: tuple[str, ...], *, look: bool) -> Document:
    """Read a PDF, with the slower look at what its pages show when `look` is true."""
    with opened(data, passwords) as document:
        count = len(document)
        leaves = [_leaf(document, number, look=look) for number in range(1, count + 1)]
    sheets = {leaf.sheet.number: leaf.sheet for leaf in leaves}
    seen = "".join(line.text for leaf in leaves for line in leaf.segments if line.hidden is None)
    structure = structure_of(data, passwords, sheets, seen)
    pages = tuple(leaf.sheet.page() for leaf in leaves)
    body = with_margins(list(_lines(leaves, structure.shown)), pages)
    lines = numbered([*body, *structure.lines, file_name_line(name)])
    gaps = (*(gap for leaf in leaves for gap in leaf.gaps), *structure.gaps)
    return Document(
        name=name,
        kind=FileKind.PDF,
        size=len(data),
        sha256=Sha256(hashlib.sha256(data).hexdigest()),
        content_hash=content_hash(lines),
        pages=pages,
        read=Read.PARTLY if gaps else Read.WHOLE,
        lines=lines,
        traces=(*_hidden_traces(lines), *structure.traces),
        gaps=gaps,
        settled=look,
    )


def _leaf(document: pdfium.PdfDocument, number: int, *, look: bool) -> _Leaf:
    """Read one page, or say that it is damaged."""
    try:
        page = document[number - 1]
        sheet = sheet_of(page, number)
        glyphs = glyphs_of(page.get_textpage(), sheet)
        objects = objects_of(page, sheet)
    except _BROKEN:
        gap = Gap(
            code="unread.damaged",
            why=say("Page {page} is damaged and cannot be read.", page=number),
            page=number,
        )
        return _Leaf(_no_sheet(number), (), (gap,))
    unseen: tuple[Gap, ...] = ()
    if look:
        glyphs, unseen = _looked(page, sheet, glyphs, objects)
    letters = sum(glyph.hidden is None for glyph in glyphs)
    unmapped = tuple(_unmapped(glyphs, number))
    pictures = tuple(picture_gaps(objects, sheet, letters))
    return _Leaf(
        sheet,
        tuple(segment for segment in segments(glyphs) if _says_something(segment)),
        (*pictures, *unmapped, *unseen),
    )


def _says_something(segment: Segment) -> bool:
    """Say whether a line is seen, or would tell something if it were: a lone comma does not."""
    return segment.hidden is None or any(char.isalnum() for char in segment.text)


def _no_sheet(number: int) -> Sheet:
    """Give a sheet for a page of which nothing is known."""
    return Sheet(number=number, left=0.0, bottom=0.0, right=0.0, top=0.0, turned=0)


def _looked(
    page: pdfium.PdfPage,
    sheet: Sheet,
    glyphs: list[Glyph],
    objects: Objects,
) -> tuple[list[Glyph], tuple[Gap, ...]]:
    """Mark what nobody sees, or say that the page could not be tested."""
    if not glyphs:
        return glyphs, ()
    try:
        return concealed(page, sheet, glyphs, objects.pictures), ()
    except Unseeable:
        code = "unread.too-large"
        why = say(
            "Page {page} is too large to test for hidden text: it measures {width} by {height} mm.",
            page=sheet.number,
            width=round(sheet.width_mm),
            height=round(sheet.height_mm),
        )
    except _BROKEN:
        code = "unread.damaged"
        why = say(
            "Page {page} cannot be drawn, so it could not be tested for hidden text.",
            page=sheet.number,
        )
    return glyphs, (Gap(code=code, why=why, page=sheet.number),)


def _unmapped(glyphs: Sequence[Glyph], number: int) -> Iterator[Gap]:
    """Say that a page's letters cannot be told apart, where that is so of more than a bullet."""
    lost = sum(is_unmapped(glyph) for glyph in glyphs)
    if lost >= _UNMAPPED_AT_LEAST and lost >= _UNMAPPED_SHARE * len(glyphs):
        yield Gap(
            code="unread.unsupported",
            why=say(
                "The file does not say which letters {count} characters on page {page} are, "
                "so they cannot be checked.",
                count=lost,
                page=number,
            ),
            page=number,
        )


def _lines(leaves: Sequence[_Leaf], shown: Mapping[int, list[Segment]]) -> Iterator[Line]:
    """Give all lines of all pages in reading order."""
    block = 0
    for leaf in leaves:
        number = leaf.sheet.number
        everything = (*leaf.segments, *shown.get(number, ()))
        seen = [segment for segment in everything if segment.hidden is None]
        unseen = [segment for segment in everything if segment.hidden is not None]
        for group in (*blocks(seen), *blocks(unseen)):
            for segment in group:
                yield Line(
                    text=segment.text,
                    page=number,
                    box=segment.box,
                    block=block,
                    edges=segment.edges,
                    hidden=segment.hidden,
                )
            block += 1


def _hidden_traces(lines: Sequence[Line]) -> Iterator[Trace]:
    """Give a trace for each line that the pages do not show."""
    for line in lines:
        if line.hidden is not None and line.hidden not in _TOLD_ELSEWHERE:
            yield Trace(
                kind=TraceKind.HIDDEN_TEXT,
                text=line.text,
                name=line.hidden.value,
                part=line.part,
                page=line.page,
                box=line.box,
                span=(line.start, line.start + len(line.text)),
            )
