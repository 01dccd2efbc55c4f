"""Earlier versions of a PDF that are still inside it, and what follows or precedes the file."""

import itertools
import re
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from checker.model import Concealment, TraceKind
from checker.reading.asking import Held
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.leaf import DAMAGED, leaf_of
from checker.reading.pdf.pieces import is_readable
from checker.reading.pdf.regroup import Segment
from checker.reading.pdf.things import folded
from checker.words import say

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")
_NOTHING = b"\0\t\n\f\r \x1a"
_HEAD = b"%PDF-"
_TRAILING_AT_MOST = 64
_REVISIONS_AT_MOST = 30
_PAGES_AT_MOST = 3_000


def earlier_versions(
    data: bytes, passwords: Sequence[str], count: int, shown: str, found: Gathered
) -> None:
    """Gather the text of earlier versions that the last one does not hold.

    `count` is how many pages the last version has, `shown` its folded text. A file that was signed
    or filled in is saved on top of itself as well, with nothing taken away: of that nothing is
    said.
    """
    told = shown
    pages = 0
    ends = list(_ends(data))
    for number, end in enumerate(ends):
        if number >= _REVISIONS_AT_MOST or pages > _PAGES_AT_MOST:
            why = say("This PDF holds more earlier versions of itself than can be checked.")
            found.miss(why, "too-large")
            return
        version = _opened(data[:end], passwords)
        if version is None:
            _say_unreadable(found)
            continue
        try:
            pages += len(version)
            for page, segment in _segments(version):
                text = folded(segment.text)
                if text and text not in told:
                    place = page if page <= count else None
                    found.hide(segment.text, Concealment.REVISION, page=place, box=segment.box)
                    told += text
        except DAMAGED:
            _say_unreadable(found)
        finally:
            version.close()


def version_ends(data: bytes) -> list[int]:
    """Give where each earlier version of a file ends."""
    return list(_ends(data))[:_REVISIONS_AT_MOST]


def _ends(data: bytes) -> Iterator[int]:
    """Give where each earlier version ends: those that have objects of their own.

    A file made for the web ("linearised") has a first end before its first page, which points
    nowhere, and Word writes a second end with no object before it.
    """
    ends = [
        match
        for match in _END.finditer(data)
        if 0 < int(match[1]) < match.start() or match.end() > len(data) - _TRAILING_AT_MOST
    ]
    for one, after in itertools.pairwise(ends):
        if _OBJECT.search(data, one.end(), after.start()):
            yield one.end()


def _opened(data: bytes, passwords: Sequence[str]) -> pdfium.PdfDocument | None:
    """Open an earlier version, or give None."""
    for password in (None, *passwords):
        try:
            return pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError:
            continue
    return None


def _segments(version: pdfium.PdfDocument) -> Iterator[tuple[int, Segment]]:
    """Give the lines of every page of a version, with the number of the page."""
    for number in range(1, len(version) + 1):
        leaf = leaf_of(version, number, frozenset(), look=False)
        yield from ((number, segment) for segment in (*leaf.segments, *leaf.drawn))


def _say_unreadable(found: Gathered) -> None:
    """Say that an earlier version cannot be read."""
    found.miss(
        say(
            "This PDF still holds an earlier version of itself, which is not shown and could not "
            "be read. Print it to a new PDF."
        )
    )


def around(data: bytes, found: Gathered) -> None:
    """Gather what stands before a file's first byte and behind its last: it is no part of it."""
    start = max(0, data.find(_HEAD))
    ends = [match.end() for match in re.finditer(rb"%%EOF", data)]
    last = ends[-1] if ends else len(data)
    for name, outside in (
        (say("before the start"), data[:start]),
        (say("behind the end"), data[last:]),
    ):
        rest = outside.strip(_NOTHING)
        if len(rest) > _TRAILING_AT_MOST or (rest and is_readable(rest) and b" " in rest):
            found.held.append(Held(name, rest))
            quoted = rest.decode("utf-8", "replace") if is_readable(rest) else name
            found.trace(TraceKind.EMBEDDED, "data outside the file", quoted[:400])
