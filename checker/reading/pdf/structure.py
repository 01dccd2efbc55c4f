"""What a PDF carries beside its pages, through pypdf: properties, comments, fields, attachments."""

import io
import logging
import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple

import pypdf
from pypdf.errors import PyPdfError

from checker.model import Gap, Line, Trace
from checker.reading.pdf.annotations import Annotations, annotations_of
from checker.reading.pdf.containers import container_gaps
from checker.reading.pdf.fonts import font_gaps
from checker.reading.pdf.outlines import bookmark_lines, folded
from checker.reading.pdf.properties import Properties, properties_of
from checker.reading.pdf.regroup import Segment
from checker.reading.pdf.revisions import revision_gaps
from checker.reading.pdf.sheet import Sheet
from checker.words import say

BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pypdf raises on a damaged file: it checks little before it uses it."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False  # its warnings quote the file


class Structure(NamedTuple):
    """What the pages' own text does not hold. `shown` are form fields and notes, by page."""

    lines: tuple[Line, ...] = ()
    traces: tuple[Trace, ...] = ()
    gaps: tuple[Gap, ...] = ()
    shown: Mapping[int, list[Segment]] = {}


def structure_of(
    data: bytes, passwords: tuple[str, ...], sheets: Mapping[int, Sheet], text: str
) -> Structure:
    """Walk a file's structure; what cannot be walked is a gap. `text` is what the pages show."""
    revisions = tuple(revision_gaps(data))
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not _unlocked(reader, passwords):
            return Structure(gaps=(*revisions, _locked()))
        pages = len(reader.pages)
    except BROKEN:
        return Structure(gaps=(*revisions, _damaged()))
    gaps = list(revisions)
    if pages != len(sheets):
        gaps.append(_damaged())
    properties, annotations, bookmarks = Properties(), Annotations(), list[Line]()
    try:
        properties = properties_of(reader)
        annotations = annotations_of(reader, sheets, len(properties.lines))
        bookmarks += bookmark_lines(reader, folded(text), len(properties.lines))
        gaps += container_gaps(reader)
        gaps += font_gaps(reader, sheets)
    except BROKEN:
        gaps.append(_damaged())
    return Structure(
        lines=(*annotations.lines, *bookmarks, *properties.lines),
        traces=(*annotations.traces, *properties.traces),
        gaps=tuple(dict.fromkeys((*gaps, *annotations.gaps))),
        shown=annotations.shown,
    )


def _unlocked(reader: pypdf.PdfReader, passwords: tuple[str, ...]) -> bool:
    """Try the empty password, then those given."""
    return any(reader.decrypt(password) for password in ("", *passwords))


def _damaged() -> Gap:
    """Say that the file's structure is not whole."""
    return Gap(
        code="unread.damaged",
        why=say(
            "Part of this PDF's structure is damaged, so comments, form fields and attachments "
            "may have been missed. Save it again from where it was made."
        ),
    )


def _locked() -> Gap:
    """Say that the structure is encrypted in a way that is not understood."""
    return Gap(
        code="unread.encrypted",
        why=say(
            "This PDF is locked in a way that hides its comments, form fields and attachments. "
            "Save an unlocked copy."
        ),
    )
