"""Whether the drawings of a PDF draw each other without end, so that no page of it can be drawn.

Twenty drawings that each draw the next twenty times, eight deep, are a small file and 20^8 words.
"""

import itertools
import re

import pypdf
from pypdf.generic import DictionaryObject, StreamObject

from checker.reading.pdf.faults import BROKEN
from checker.reading.pdf.things import dictionary, resolved

_DRAWN_AT_MOST = 100_000
_DEEPEST = 40
_FORMS_AT_MOST = 2_000
_PAGES_AT_MOST = 3_000
_CONTENT_AT_MOST = 1_000_000
_DRAWS = re.compile(rb"/([^\s/\[\]<>()]+)\s+Do\b")


def draws_without_end(reader: pypdf.PdfReader) -> bool:
    """Say whether any drawing of a page draws itself, or draws more than can be looked at."""
    counts: dict[int, int] = {}
    for page in itertools.islice(reader.pages, _PAGES_AT_MOST):
        resources = dictionary(page.get("/Resources"))
        for drawing in dictionary(resources.get("/XObject")).values():
            if _drawn(resolved(drawing), resources, counts, 0) > _DRAWN_AT_MOST:
                return True
            if len(counts) > _FORMS_AT_MOST:
                return False
    return False


def _drawn(drawing: object, around: DictionaryObject, counts: dict[int, int], depth: int) -> int:
    """Count what a drawing draws, itself among it; one that is in itself counts as endless."""
    if not isinstance(drawing, StreamObject) or drawing.get("/Subtype") != "/Form":
        return 1
    if id(drawing) in counts:
        return counts[id(drawing)]
    if depth > _DEEPEST:
        return _DRAWN_AT_MOST + 1
    # Until it is counted: whoever comes back to it from inside has gone round in a circle.
    counts[id(drawing)] = _DRAWN_AT_MOST + 1
    resources = dictionary(drawing.get("/Resources")) or around
    inside = dictionary(resources.get("/XObject"))
    total = 1
    for name in _DRAWS.findall(_content(drawing)) if inside else ():
        inner = resolved(inside.get("/" + name.decode("latin-1")))
        total += _drawn(inner, resources, counts, depth + 1)
        if total > _DRAWN_AT_MOST:
            break
    counts[id(drawing)] = total
    return total


def _content(drawing: StreamObject) -> bytes:
    """Give what a drawing draws, nothing where it cannot be unpacked."""
    try:
        return drawing.get_data()[:_CONTENT_AT_MOST]
    except BROKEN:
        return b""
