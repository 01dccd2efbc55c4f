"""The pictures that pages of letters, messages and sheets show: their words, and what they tell."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from PIL import Image

from checker.model import Box, Document, Gap, Line, Part, Read, Trace, TraceKind
from checker.reading.asking import Asked, Effort, Pictured, Reading, Step
from checker.reading.assembly import numbered, tidy
from checker.reading.images.details import details_of, further_pictures, under_glass
from checker.reading.images.opening import frame_of, frames_in, opened
from checker.reading.images.sizing import size_of
from checker.reading.metafile import Drawing, drawn_words
from checker.reading.refusal import Unreadable, damaged
from checker.reading.scans.marker import showing_through
from checker.reading.scans.preparing import as_it_is
from checker.reading.scans.recognising import Recognised, recognise
from checker.reading.scans.telling import Spot, gaps_of
from checker.reading.sniff import kind_of
from checker.reading.trees import local

_ICON_MM2 = 24.0
"""Eight by three millimetres: no words that anybody could read fit into less."""
_MOST = 400
_MOST_FRAMES = 20
_LARGEST_DRAWING = 8_000_000
_WORDS = ("text", "title", "desc")
_HOLDERS = ("image", "foreignObject")
_DPI = (40.0, 2_400.0)


@dataclass(slots=True)
class _Gathered:
    """What the pictures of one document add to it."""

    lines: list[Line] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    block: int = 0
    unsettled: bool = False


def take_pictures(reading: Reading, asked: Asked) -> Document:
    """Give a document with the words of its pictures; at QUICK, with the gaps that stand for them.

    A picture whose words were read has no gap any more, but for those that are in doubt.
    """
    document = reading.document
    found = _Gathered(block=1 + max((line.block for line in document.lines), default=0))
    pictures = tuple(_each_once(reading.pictures))
    for number, pictured in enumerate(pictures):
        if asked.effort >= Effort.THOROUGH:
            asked.told(Step(number, len(pictures), len(pictures)))
        if number >= _MOST:
            found.gaps.append(pictured.gap)
        else:
            _take(pictured, asked.effort, found)
    gaps = (*document.gaps, *found.gaps)
    read = document.read
    if read is not Read.NO:
        read = Read.PARTLY if gaps else Read.WHOLE
    return replace(
        document,
        lines=numbered([*document.lines, *found.lines]),
        traces=(*document.traces, *found.traces),
        gaps=gaps,
        read=read,
        settled=document.settled and not found.unsettled,
    )


def _each_once(pictures: tuple[Pictured, ...]) -> Iterator[Pictured]:
    """Give pictures that are shown several times on one page once."""
    seen: set[tuple[str, int | None]] = set()
    for pictured in pictures:
        key = (hashlib.sha256(pictured.data).hexdigest(), pictured.gap.page)
        if key not in seen:
            seen.add(key)
            yield pictured


def _take(pictured: Pictured, effort: Effort, found: _Gathered) -> None:
    """Take one picture; one that cannot be unpacked keeps its gap."""
    data, gap = pictured
    if _is_drawing(data):
        _take_drawing(data, gap, found)
        return
    drawing = drawn_words(data)
    if drawing is not None:
        _take_metafile(drawing, gap, found)
        return
    try:
        with opened(data) as picture:
            _take_opened(picture, pictured, effort, found)
    except Unreadable as refusal:
        bomb = refusal.code == "unread.too-large"
        found.gaps.append(replace(gap, code=refusal.code, why=str(refusal)) if bomb else gap)


def _take_opened(
    picture: Image.Image, pictured: Pictured, effort: Effort, found: _Gathered
) -> None:
    data, gap = pictured
    kind = kind_of(data)
    count = frames_in(picture)
    notes = details_of(kind, data, picture)
    further_pictures(count, kind, notes)
    tiny = gap.area_mm2 is not None and gap.area_mm2 < _ICON_MM2
    if not tiny and effort is Effort.QUICK:
        found.gaps.append(gap)
        found.unsettled = True
    elif not tiny:
        for number in range(1, min(count, _MOST_FRAMES) + 1):
            frame = frame_of(picture, number)
            under_glass(frame, notes, look=True)
            _words(frame, gap, effort, found)
        if count > _MOST_FRAMES:
            found.gaps.append(gap)
    found.traces += notes.traces(gap.page)
    found.lines += notes.lines()


def _words(frame: Image.Image, gap: Gap, effort: Effort, found: _Gathered) -> None:
    """Take the words of one picture, each with its place on the page if the picture has one."""
    dpi = _dpi(frame, gap.area_mm2)
    read = recognise(frame, dpi, effort)
    found.unsettled = found.unsettled or not read.settled
    if _says_something(read):
        for line in read.lines:
            found.lines.append(_placed(line, gap, found.block + line.block, frame, dpi))
        found.block += 1 + max((line.block for line in read.lines), default=0)
    spot = Spot(gap.page, gap.box, gap.area_mm2, part=gap.part, whole=False)
    found.gaps += gaps_of(read, spot)
    for shown in showing_through(as_it_is(frame, dpi)):
        found.traces.append(
            Trace(
                kind=TraceKind.REDACTION,
                name="covered text",
                text=shown.text,
                part=Part.IMAGE,
                page=gap.page,
                box=gap.box,
            )
        )


def _says_something(read: Recognised) -> bool:
    """Say whether a picture has words: what a reader makes of a drawing or a photo is none."""
    return read.trusted and any(char.isalnum() for line in read.lines for char in line.text)


def _dpi(frame: Image.Image, area_mm2: float | None) -> float:
    """Say how many pixels make an inch of the page, by the size that the page gives the picture."""
    if area_mm2:
        dpi = float((frame.width * frame.height / area_mm2) ** 0.5) * 25.4
        return min(max(dpi, _DPI[0]), _DPI[1])
    return size_of(frame).dpi


def _placed(line: Line, gap: Gap, block: int, frame: Image.Image, dpi: float) -> Line:
    """Give a line of a picture its place on the page that shows the picture."""
    box: Box | None = None
    edges: tuple[float, ...] = ()
    if gap.box is not None and line.box is not None:
        left, top, right, bottom = gap.box
        across = (right - left) / max(0.01, frame.width / dpi * 25.4)
        down = (bottom - top) / max(0.01, frame.height / dpi * 25.4)
        x1, y1, x2, y2 = line.box
        box = (
            round(left + x1 * across, 2),
            round(top + y1 * down, 2),
            round(left + x2 * across, 2),
            round(top + y2 * down, 2),
        )
        edges = tuple(round(left + edge * across, 2) for edge in line.edges)
    return replace(line, part=Part.IMAGE, page=gap.page, box=box, edges=edges, block=block)


def _take_metafile(drawing: Drawing, gap: Gap, found: _Gathered) -> None:
    """Take the words of a drawing of Windows; where it holds a picture, that stays unread."""
    for text in map(tidy, drawing.lines):
        if text:
            found.lines.append(
                Line(text=text, part=Part.IMAGE, page=gap.page, box=gap.box, block=found.block)
            )
    found.block += 1
    if not drawing.whole:
        found.gaps.append(gap)


def _is_drawing(data: bytes) -> bool:
    """Say whether a picture is an SVG, whose words are text."""
    head = data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in data


def _take_drawing(data: bytes, gap: Gap, found: _Gathered) -> None:
    """Take the words of a drawing; a picture within it stays unread."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        if len(data) > _LARGEST_DRAWING:
            raise damaged()
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, Unreadable):
        found.gaps.append(gap)
        return
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        kind = local(element.tag)
        if kind in _HOLDERS:
            found.gaps.append(gap)
        elif kind in _WORDS:
            text = tidy(" ".join("".join(str(one) for one in element.itertext()).split()))
            if text:
                found.lines.append(
                    Line(text=text, part=Part.IMAGE, page=gap.page, box=gap.box, block=found.block)
                )
                found.block += 1
