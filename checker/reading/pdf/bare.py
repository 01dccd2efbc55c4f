"""Pages on which pdfium draws nothing although their content says something."""

import re
import zlib

import pypdf
from pypdf.generic import ArrayObject, ContentStream, StreamObject

from checker.reading.pdf.faults import BROKEN
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.things import resolved
from checker.words import say

_DRAWS = re.compile(rb"(?:^|[\s\])>])(?:Tj|TJ|'|\"|Do|BI|sh)(?=[\s/]|$)")
"""The operators that write letters, or draw a picture, a form or a shading."""


def bare_page(page: pypdf.PageObject, number: int, found: Gathered) -> None:
    """Say that an empty page is not empty, when its content cannot be unpacked or draws something.

    Both libraries pass over a content that cannot be unpacked without a word.
    """
    if _draws_something(page):
        why = say(
            "Page {page} comes out empty, but the file holds something for it that cannot be read.",
            page=number,
        )
        found.miss(why, "damaged")


def _draws_something(page: pypdf.PageObject) -> bool:
    try:
        content = page.get_contents()
        said = content.get_data() if isinstance(content, ContentStream) else b""
    except BROKEN:
        return True
    return bool(_DRAWS.search(said)) or (not said and not _is_empty(page))


def _is_empty(page: pypdf.PageObject) -> bool:
    """Say whether a content from which nothing was unpacked really holds nothing."""
    held = resolved(page.get("/Contents"))
    streams = map(resolved, held) if isinstance(held, ArrayObject) else (held,)
    return all(_holds_nothing(stream) for stream in streams)


def _holds_nothing(stream: object) -> bool:
    packed = stream._data.strip() if isinstance(stream, StreamObject) else b""  # noqa: SLF001 - pypdf gives the packed bytes in no other way
    try:
        return not packed or not zlib.decompress(packed)
    except zlib.error:
        return False
