"""Check again what the reading process says: a file may have taken it over."""

import hashlib
import re
from collections.abc import Iterable
from math import isfinite

from checker.model import Box, Document, Gap, Line, Message, Page, Part, Read, Sha256, Trace

MOST_PAGES = 3_000
MOST_LINES = 400_000
MOST_DOCUMENTS = 2_000
MOST_TRACES = 400_000
MOST_GAPS = 100_000
MOST_MAILBOXES = 100_000
MOST_INFLATED = 512 * 1024 * 1024
_MOST_PAGE = 10_000_000
_DEEPEST = 8
_LONGEST_NAME = 300
_LONGEST_SENTENCE = 2_000
_LONGEST_WORD = 400
_FARTHEST = 1e9
"""Millimetres from the corner of the page: words may be hidden far from it."""
_LARGEST_PAGE = 1e7
_CODE = re.compile(r"unread\.[a-z]+(?:-[a-z]+)*")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def is_believable(untrusted: tuple[Document, ...], name: str, data: bytes) -> bool:
    """Check again what the wall should have held to: names, counts, sizes, places, numbers."""
    if not untrusted or len(untrusted) > MOST_DOCUMENTS:
        return False
    first = untrusted[0]
    if first.name != name or first.parent is not None or first.size != len(data):
        return False
    if first.sha256 != digest(data):
        return False
    return _are_inside(untrusted) and all(_is_sound(document) for document in untrusted)


def is_believable_refusal(code: str, why: str) -> bool:
    """Say whether a refusal is one of ours: a code of a finding, and a sentence."""
    return bool(_CODE.fullmatch(code)) and 0 < len(why) <= _LONGEST_SENTENCE


def digest(data: bytes) -> Sha256:
    """Give the SHA-256 of exact bytes, as 64 hex digits."""
    return Sha256(hashlib.sha256(data).hexdigest())


def _are_inside(untrusted: tuple[Document, ...]) -> bool:
    """Say whether every file but the first is inside one before it, under a name of its own."""
    depths = {untrusted[0].name: 0}
    for document in untrusted[1:]:
        parent = document.parent
        if parent is None or parent not in depths or document.name in depths:
            return False
        depth = depths[parent] + 1
        inner = document.name.removeprefix(f"{parent}/")
        if inner in (document.name, "") or depth > _DEEPEST or len(inner) > _LONGEST_NAME:
            return False
        depths[document.name] = depth
    return True


def _is_sound(document: Document) -> bool:
    counted = (
        len(document.pages) <= MOST_PAGES
        and len(document.lines) <= MOST_LINES
        and len(document.traces) <= MOST_TRACES
        and len(document.gaps) <= MOST_GAPS
        and 0 <= document.size <= MOST_INFLATED
    )
    told = document.read is Read.WHOLE or bool(document.gaps)
    marked = (
        bool(_DIGEST.fullmatch(document.sha256)) and len(document.content_hash) <= _LONGEST_WORD
    )
    return (
        counted
        and told
        and bool(marked)
        and all(_is_sane_page(page) for page in document.pages)
        and all(_is_sane_gap(gap) for gap in document.gaps)
        and _are_sane_lines(document.lines)
        and _are_sane_traces(document)
        and _is_sane_message(document.message)
    )


def _is_sane_page(page: Page) -> bool:
    return (
        1 <= page.number <= MOST_PAGES
        and 0 <= page.width_mm <= _LARGEST_PAGE
        and 0 <= page.height_mm <= _LARGEST_PAGE
        and len(page.label) <= _LONGEST_WORD
    )


def _is_sane_gap(gap: Gap) -> bool:
    area = gap.area_mm2
    return (
        is_believable_refusal(gap.code, gap.why)
        and _is_place(gap.page, gap.box)
        and (area is None or 0 <= area <= _FARTHEST * _FARTHEST)
    )


def _are_sane_lines(lines: Iterable[Line]) -> bool:
    """Say whether every line stands where its part's text has it, on a page that can be."""
    ends: dict[Part, int] = {}
    for line in lines:
        end = ends.get(line.part, -1)
        if line.start != end + 1:
            return False
        ends[line.part] = line.start + len(line.text)
        if not _is_sane_line(line):
            return False
    return True


def _is_sane_line(line: Line) -> bool:
    size = len(line.text)
    if not _is_place(line.page, line.box) or len(line.author) > _LONGEST_SENTENCE:
        return False
    # A sum of numbers is finite only when each of them is.
    if line.edges and (len(line.edges) != size + 1 or not isfinite(sum(line.edges))):
        return False
    if line.cell and min(line.cell.table, line.cell.row, line.cell.column, line.cell.columns) < 0:
        return False
    look = line.look
    if look and not isfinite(look.size_pt + look.indent_mm + look.before_pt + look.after_pt):
        return False
    return len(line.doubts) <= size and all(
        0 <= one.first <= one.last <= size and 0 <= one.confidence <= 1 for one in line.doubts
    )


def _are_sane_traces(document: Document) -> bool:
    ends: dict[Part, int] = {}
    for line in document.lines:
        ends[line.part] = line.start + len(line.text)
    return all(_is_sane_trace(trace, ends.get(trace.part, 0)) for trace in document.traces)


def _is_sane_trace(trace: Trace, end: int) -> bool:
    if len(trace.name) > _LONGEST_WORD or len(trace.author) > _LONGEST_SENTENCE:
        return False
    inside = trace.span is None or 0 <= trace.span[0] <= trace.span[1] <= end
    return inside and _is_place(trace.page, trace.box)


def _is_sane_message(message: Message | None) -> bool:
    if message is None:
        return True
    groups = (message.to, message.cc, message.bcc, message.reply_to)
    return sum(len(group) for group in groups) <= MOST_MAILBOXES


def _is_place(page: int | None, box: Box | None) -> bool:
    if page is not None and not 0 < page <= _MOST_PAGE:
        return False
    return box is None or all(-_FARTHEST <= edge <= _FARTHEST for edge in box)
