"""From a reader's raw lines to a Document: tidy text, offsets, and what else every file has."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from checker.model import (
    Concealment,
    Document,
    FileKind,
    Gap,
    Line,
    Page,
    Part,
    Read,
    Sha256,
    Trace,
)
from checker.reading.asking import Asked
from checker.reading.content import content_hash

_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOTHING = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202c\u2066-\u2069]")


def tidy(text: str) -> str:
    """Give a text with one kind of space, no invisible characters, and composed letters (NFC).

    Runs of spaces are kept: columns that were made with spaces are told apart by them. The marks
    that turn letters and digits round (U+202D, U+202E) are kept too: a check has to see them.
    """
    return unicodedata.normalize("NFC", _NOTHING.sub("", _SPACES.sub(" ", text))).rstrip()


def numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Give the lines with `start` set to where each begins in its part's normalised text."""
    ends: dict[Part, int] = {}
    placed: list[Line] = []
    for line in lines:
        start = ends.get(line.part, 0)
        placed.append(replace(line, start=start))
        ends[line.part] = start + len(line.text) + 1
    return tuple(placed)


def document_of(
    asked: Asked,
    kind: FileKind,
    lines: tuple[Line, ...],
    *,
    traces: Iterable[Trace] = (),
    gaps: Iterable[Gap] = (),
    pages: Iterable[Page] = (),
) -> Document:
    """Give a file that was read, from its numbered lines: whole, if nothing is missing."""
    missing, shown = tuple(gaps), tuple(pages)
    return Document(
        name=asked.name,
        kind=kind,
        size=len(asked.data),
        sha256=Sha256(hashlib.sha256(asked.data).hexdigest()),
        content_hash=content_hash(lines, shown),
        pages=shown,
        read=Read.PARTLY if missing else Read.WHOLE,
        lines=lines,
        traces=tuple(traces),
        gaps=missing,
    )


def file_name_line(name: str) -> Line:
    """Give the line by which a file's own name goes through every check."""
    return Line(text=tidy(name.rsplit("/", 1)[-1]), part=Part.FILENAME, block=-1)


def metadata_line(value: str, block: int) -> Line:
    """Give the line by which one property of a file goes through every check."""
    return Line(
        text=tidy(" ".join(value.split())),
        part=Part.METADATA,
        block=block,
        hidden=Concealment.METADATA,
    )
