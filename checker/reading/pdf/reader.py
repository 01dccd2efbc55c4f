"""One PDF read whole: its pages' text, pictures and structure put together as a Document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from checker.model import (
    Concealment,
    FileKind,
    Gap,
    Line,
    Part,
    Trace,
    TraceKind,
)
from checker.reading.asking import Asked, Effort, Reading, Step
from checker.reading.assembly import document_of, file_name_line, numbered
from checker.reading.pdf.columns import blocks
from checker.reading.pdf.continued import is_shown_in_parts, shown_elsewhere
from checker.reading.pdf.leaf import Leaf, leaf_of
from checker.reading.pdf.margins import with_margins
from checker.reading.pdf.opening import opened
from checker.reading.pdf.photos import CROPPED
from checker.reading.pdf.regroup import Segment
from checker.reading.pdf.sheet import rounded
from checker.reading.pdf.shown import Shown
from checker.reading.pdf.structure import Structure
from checker.reading.refusal import too_large

_TOLD_ELSEWHERE = (Concealment.COMMENT, Concealment.METADATA)
_REDACTED = {
    Concealment.COVERED: "covered text",
    Concealment.REVISION: "earlier version",
}
"""Text that somebody meant to take away, and how."""
_EACH = 10
"""Pages between two words to whoever waits."""
_LINES_AT_MOST = 350_000
_LONG = 300
"""Documents of more pages come without the place of every letter."""


def pdf_document(asked: Asked) -> Reading:
    """Read a PDF, with the slower look at what its pages show where that is asked for."""
    structure = Structure(asked.data, asked.passwords)
    look = asked.effort >= Effort.THOROUGH
    with opened(asked.data, asked.passwords, forms=look) as document:
        leaves = _with_cuts_shown(list(_leaves(asked, document, structure.layers)))
    shown = Shown(
        {leaf.sheet.number: leaf.segments for leaf in leaves},
        {leaf.sheet.number: leaf.drawn for leaf in leaves},
    )
    found = structure.read(
        {leaf.sheet.number: leaf.sheet for leaf in leaves},
        shown,
        bare=frozenset(leaf.sheet.number for leaf in leaves if leaf.bare),
    )
    for leaf in leaves:
        for trace in leaf.traces:
            if trace.kind is TraceKind.IMAGE_DATA and any(map(str.isalpha, trace.text)):
                found.note(trace.text, page=leaf.sheet.number, part=Part.METADATA)
        for text in leaf.said:
            if not shown.says(text):
                found.hide(text, Concealment.ALTERNATIVE, page=leaf.sheet.number)
    pages = tuple(leaf.sheet.page() for leaf in leaves)
    body = with_margins(list(_lines(leaves, found.shown)), pages)
    lines = numbered([*body, *found.lines, file_name_line(asked.name)])
    gaps: tuple[Gap, ...] = (*(gap for leaf in leaves for gap in leaf.gaps), *found.gaps)
    traces = (
        *_hidden_traces(lines),
        *(trace for leaf in leaves for trace in leaf.traces),
        *found.traces,
    )
    whole = document_of(asked, FileKind.PDF, lines, traces=traces, gaps=gaps, pages=pages)
    return Reading(replace(whole, settled=look), held=tuple(found.held))


def _leaves(asked: Asked, document: pdfium.PdfDocument, layers: frozenset[str]) -> Iterator[Leaf]:
    """Read every page, and tell whoever waits how far that is."""
    count = len(document)
    look = asked.effort >= Effort.THOROUGH
    lines = 0
    for number in range(1, count + 1):
        if number % _EACH == 1:
            asked.told(Step(number - 1, count))
        leaf = leaf_of(document, number, layers, look=look)
        lines += len(leaf.segments) + len(leaf.drawn)
        if lines > _LINES_AT_MOST:
            raise too_large()
        yield leaf if count <= _LONG else _lightened(leaf)


def _with_cuts_shown(leaves: list[Leaf]) -> list[Leaf]:
    """Take what the edge of one page cuts off and another page shows for shown."""
    cuts = [cut for leaf in leaves for cut in leaf.cuts]
    settled: list[Leaf] = []
    lines = shown_elsewhere([leaf.segments for leaf in leaves])
    for leaf, segments in zip(leaves, lines, strict=True):
        told = {rounded(cut.seen) for cut in leaf.cuts if is_shown_in_parts(cut, cuts)}
        traces = tuple(
            trace for trace in leaf.traces if trace.name != CROPPED or trace.box not in told
        )
        settled.append(leaf._replace(segments=segments, traces=traces))
    return settled


def _lightened(leaf: Leaf) -> Leaf:
    """Give a page without the places of its single letters."""
    return leaf._replace(
        segments=tuple(segment._replace(edges=()) for segment in leaf.segments),
        drawn=tuple(segment._replace(edges=()) for segment in leaf.drawn),
    )


def _lines(leaves: Sequence[Leaf], shown: Mapping[int, list[Segment]]) -> Iterator[Line]:
    """Give all lines of all pages in reading order."""
    block = 0
    for leaf in leaves:
        number = leaf.sheet.number
        everything = (*leaf.segments, *leaf.drawn, *shown.get(number, ()))
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
            redacted = line.hidden in _REDACTED
            yield Trace(
                kind=TraceKind.REDACTION if redacted else TraceKind.HIDDEN_TEXT,
                text=line.text,
                name=_REDACTED.get(line.hidden, line.hidden.value),
                part=line.part,
                page=line.page,
                box=line.box,
                span=(line.start, line.start + len(line.text)),
            )
