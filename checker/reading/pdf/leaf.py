"""One page of a PDF, read: its lines, those that comments and fields draw on it, its gaps."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checker.model import Gap, Trace
from checker.reading.pdf.appearances import drawn_glyphs
from checker.reading.pdf.continued import Cut
from checker.reading.pdf.covered import covered_pictures
from checker.reading.pdf.glyphs import Glyph, glyphs_of, is_unmapped
from checker.reading.pdf.marks import read_aloud
from checker.reading.pdf.photos import cut_pictures, photo_traces
from checker.reading.pdf.pictures import Objects, objects_of, oversized_gaps, picture_gaps
from checker.reading.pdf.regroup import Segment, segments
from checker.reading.pdf.sheet import Sheet, sheet_of
from checker.reading.pdf.visibility import Unseeable, concealed
from checker.words import say

_UNMAPPED_AT_LEAST = 8
_UNMAPPED_SHARE = 0.03
DAMAGED = (pdfium.PdfiumError, ValueError, OverflowError)
"""What pdfium and its binding raise on a page that is damaged."""


class Leaf(NamedTuple):
    """One page, read. `drawn` are the lines of annotations; `said` is read aloud for pieces."""

    sheet: Sheet
    segments: tuple[Segment, ...] = ()
    drawn: tuple[Segment, ...] = ()
    said: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()
    gaps: tuple[Gap, ...] = ()
    cuts: tuple[Cut, ...] = ()
    """The pictures of which it shows a part."""
    bare: bool = False
    """True when nothing at all is drawn on it."""


def leaf_of(
    document: pdfium.PdfDocument, number: int, layers: frozenset[str], *, look: bool
) -> Leaf:
    """Read one page, or say that it is damaged. `layers` are those that nobody sees."""
    try:
        page = document[number - 1]
    except DAMAGED:
        return _damaged(number)
    try:
        return _read(document, page, sheet_of(page, number), layers, look=look)
    except DAMAGED:
        return _damaged(number)
    finally:
        page.close()


def _read(
    document: pdfium.PdfDocument,
    page: pdfium.PdfPage,
    sheet: Sheet,
    layers: frozenset[str],
    *,
    look: bool,
) -> Leaf:
    """Read an open page."""
    said = tuple(read_aloud(page))
    textpage = page.get_textpage()
    glyphs = glyphs_of(textpage, sheet, layers)
    textpage.close()
    objects = objects_of(page, sheet)
    too_large = tuple(oversized_gaps(objects, sheet))
    unseen: tuple[Gap, ...] = too_large
    traces: list[Trace] = []
    if look and not too_large:
        traces, undrawn = _pictured(document, page, sheet, objects)
        glyphs, untested = _looked(page, sheet, glyphs, objects)
        unseen = (*undrawn, *untested)
    # Last, because it takes the annotations off the page.
    drawn = drawn_glyphs(document, sheet, glyphs)
    letters = sum(glyph.hidden is None for glyph in glyphs)
    return Leaf(
        sheet=sheet,
        segments=_telling(glyphs),
        drawn=_telling(drawn),
        said=said,
        traces=tuple(traces),
        cuts=tuple(cut_pictures(objects.images, sheet)) if look and not too_large else (),
        bare=pdfium_c.FPDFPage_CountObjects(page) == 0,
        gaps=(
            *(() if too_large else picture_gaps(objects, sheet, letters)),
            *_unmapped(glyphs, sheet.number),
            *unseen,
        ),
    )


def _pictured(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, sheet: Sheet, objects: Objects
) -> tuple[list[Trace], tuple[Gap, ...]]:
    """Tell what the pictures of a page hide, or say that they could not be drawn."""
    try:
        traces = photo_traces(document, page, sheet, objects.images)
        return traces + covered_pictures(page, sheet, objects), ()
    except (*DAMAGED, MemoryError):
        why = say(
            "A picture on page {page} cannot be drawn, so what it may hide was not looked for.",
            page=sheet.number,
        )
        return [], (Gap(code="unread.damaged", why=why, page=sheet.number),)


def _telling(glyphs: list[Glyph]) -> tuple[Segment, ...]:
    """Give the lines that characters make, without those of which nobody could tell anything."""
    return tuple(segment for segment in segments(glyphs) if _says_something(segment))


def _damaged(number: int) -> Leaf:
    """Give what there is of a page that cannot be read."""
    why = say("Page {page} is damaged and cannot be read.", page=number)
    return Leaf(_no_sheet(number), gaps=(Gap(code="unread.damaged", why=why, page=number),))


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
    except DAMAGED:
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
