"""Pages and parts of pages of a PDF that are pictures: drawn, recognised, their gaps dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image

from checker.model import Box, Concealment, Document, Gap, Line, Page, Part, Read, Trace, TraceKind
from checker.reading.asking import Asked, Effort, Reading, Step
from checker.reading.content import content_hash
from checker.reading.pdf.draw import scale_for
from checker.reading.pdf.margins import with_margins
from checker.reading.pdf.opening import opened
from checker.reading.pdf.sheet import MM_PER_PT
from checker.reading.pdf.under_scans import without_agreeing_layers
from checker.reading.placing import placed_again
from checker.reading.scans.marker import showing_through
from checker.reading.scans.preparing import as_it_is
from checker.reading.scans.recognising import recognise
from checker.reading.scans.telling import Spot, gaps_of

_DPI = 300
_PIXELS_AT_MOST = 40_000_000
_SCAN_SHARE = 0.3
"""A picture over this share of a page is a scan of a page."""
_ICON_MM2 = 24.0
_PARTS_AT_MOST = 60
"""Pictures of one page that are read one by one."""
_AROUND_MM = 0.6
_SAME_LINE_MM = 2.5
_BROKEN = (pdfium.PdfiumError, ValueError, OverflowError, MemoryError)


class _Crop(NamedTuple):
    """A page, or a part of one, drawn: pixels a millimetre, and where on the page it begins."""

    picture: Image.Image
    per_mm: float
    left: float = 0.0
    top: float = 0.0


@dataclass(slots=True)
class _Gathered:
    """What the pictures of one file say."""

    block: int
    lines: list[Line] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    settled: bool = True
    scanned: set[int] = field(default_factory=set)
    """The pages that were read as scans, and can be relied on."""


def with_scans(reading: Reading, asked: Asked) -> Reading:
    """Give a PDF with the words of its pictures; at QUICK, only say which pages are scans."""
    document = reading.document
    pictures = [gap for gap in document.gaps if _is_picture(gap)]
    if not pictures:
        return reading
    scans = {gap.page for gap in pictures if _is_whole(gap, document.pages)}
    pages = tuple(replace(page, scan=page.number in scans) for page in document.pages)
    document = replace(document, pages=pages)
    if asked.effort is Effort.QUICK:
        return reading._replace(document=replace(document, settled=False))
    return reading._replace(document=_recognised(document, pictures, asked))


def _is_picture(gap: Gap) -> bool:
    return gap.code == "unread.scan" and gap.page is not None and gap.box is not None


def _is_whole(gap: Gap, pages: Sequence[Page]) -> bool:
    """Say whether a picture is so much of its page that the page is a scan."""
    page = next((page for page in pages if page.number == gap.page), None)
    if page is None or gap.area_mm2 is None:
        return False
    return gap.area_mm2 >= _SCAN_SHARE * page.width_mm * page.height_mm


def _recognised(document: Document, pictures: Sequence[Gap], asked: Asked) -> Document:
    """Read the pictures of a file, page by page."""
    found = _Gathered(block=1 + max((line.block for line in document.lines), default=0))
    by_page: dict[int, list[Gap]] = {}
    for gap in pictures:
        by_page.setdefault(gap.page or 1, []).append(gap)
    scans = sum(any(_is_whole(gap, document.pages) for gap in gaps) for gaps in by_page.values())
    with opened(asked.data, asked.passwords, forms=True) as opened_document:
        for done, (number, gaps) in enumerate(sorted(by_page.items())):
            asked.told(Step(done, len(by_page), scans))
            _page(opened_document, document, number, gaps, asked.effort, found)
    others = (gap for gap in document.gaps if not _is_picture(gap))
    gaps_left = (*others, *found.gaps)
    left, told = without_agreeing_layers(
        document.lines, document.traces, found.lines, found.scanned
    )
    lines, traces = placed_again(left, told, with_margins(found.lines, document.pages))
    return replace(
        document,
        lines=lines,
        traces=(*traces, *found.traces),
        gaps=gaps_left,
        content_hash=content_hash(lines, document.pages),
        read=Read.PARTLY if gaps_left else Read.WHOLE,
        settled=document.settled and found.settled,
    )


def _page(
    opened_document: pdfium.PdfDocument,
    document: Document,
    number: int,
    gaps: Sequence[Gap],
    effort: Effort,
    found: _Gathered,
) -> None:
    """Read the pictures of one page; if it cannot be drawn, their gaps stay."""
    worth = [gap for gap in gaps if gap.area_mm2 is None or gap.area_mm2 >= _ICON_MM2]
    if not worth:
        return
    try:
        page = opened_document[number - 1]
        drawn, per_mm = _drawn(page)
        page.close()
    except _BROKEN:
        found.gaps += worth
        return
    seen = [line for line in document.lines if line.page == number and line.hidden is None]
    whole = next((gap for gap in worth if _is_whole(gap, document.pages)), None)
    if whole is not None:
        spot = Spot(number, whole.box, whole.area_mm2)
        _read(_Crop(drawn, per_mm), spot, effort, seen, found)
        return
    for gap in worth[:_PARTS_AT_MOST]:
        box = gap.box or (0.0, 0.0, 0.0, 0.0)
        place = _pixels(box, per_mm, drawn.size)
        spot = Spot(number, gap.box, gap.area_mm2, part=Part.IMAGE, whole=False)
        crop = _Crop(drawn.crop(place), per_mm, place[0] / per_mm, place[1] / per_mm)
        _read(crop, spot, effort, seen, found)
    found.gaps += worth[_PARTS_AT_MOST:]


def _drawn(page: pdfium.PdfPage) -> tuple[Image.Image, float]:
    """Draw a page in grey, and say how many pixels make a millimetre."""
    width, height = page.get_size()
    scale = scale_for(width, height, _DPI / 72, _PIXELS_AT_MOST)
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=True)
    picture: Image.Image = bitmap.to_pil().convert("L")
    bitmap.close()
    return picture, scale / MM_PER_PT


def _pixels(box: Box, per_mm: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    left = max(0, int((box[0] - _AROUND_MM) * per_mm))
    top = max(0, int((box[1] - _AROUND_MM) * per_mm))
    right = min(size[0], int((box[2] + _AROUND_MM) * per_mm) + 1)
    bottom = min(size[1], int((box[3] + _AROUND_MM) * per_mm) + 1)
    return left, top, max(left + 1, right), max(top + 1, bottom)


def _read(
    crop: _Crop,
    spot: Spot,
    effort: Effort,
    seen: Sequence[Line],
    found: _Gathered,
) -> None:
    """Read a page, or one picture on it; what stands there as text is not read again."""
    read = recognise(crop.picture, crop.per_mm * 25.4, effort)
    new = tuple(
        replace(_moved(line, crop), part=spot.part, page=spot.page, block=found.block + line.block)
        for line in read.lines
    )
    new = tuple(line for line in new if not _stands_already(line, seen))
    read = read._replace(lines=new)
    found.settled = found.settled and read.settled
    found.block = 1 + max((line.block for line in new), default=found.block)
    if read.trusted or spot.whole:
        found.lines += new
    if read.trusted and spot.whole and spot.page is not None:
        found.scanned.add(spot.page)
    found.gaps += gaps_of(read, spot)
    found.traces += _through(crop, spot)


def _through(crop: _Crop, spot: Spot) -> Iterator[Trace]:
    """Give what shows through a marker on a scan."""
    for shown in showing_through(as_it_is(crop.picture, crop.per_mm * 25.4)):
        left, top, right, bottom = shown.box
        yield Trace(
            kind=TraceKind.REDACTION,
            name="covered text",
            text=shown.text,
            part=spot.part,
            page=spot.page,
            box=(left + crop.left, top + crop.top, right + crop.left, bottom + crop.top),
        )


def _moved(line: Line, crop: _Crop) -> Line:
    if line.box is None:
        return line
    across, down = crop.left, crop.top
    box = (
        round(line.box[0] + across, 2),
        round(line.box[1] + down, 2),
        round(line.box[2] + across, 2),
        round(line.box[3] + down, 2),
    )
    return replace(line, box=box, edges=tuple(round(edge + across, 2) for edge in line.edges))


def _stands_already(line: Line, seen: Sequence[Line]) -> bool:
    """Say whether the page has a line as text where one was recognised."""
    if line.box is None:
        return False
    left, top, right, bottom = line.box
    for other in seen:
        if other.box is None or other.hidden is Concealment.INVISIBLE:
            continue
        wide = min(right, other.box[2]) - max(left, other.box[0])
        high = min(bottom, other.box[3]) - max(top, other.box[1])
        if wide >= 0.6 * (right - left) and high >= min(0.5 * (bottom - top), _SAME_LINE_MM):
            return True
    return False
