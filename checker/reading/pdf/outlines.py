"""Bookmarks of a PDF whose words its pages do not show: often the title of an earlier letter."""

from collections.abc import Iterator

import pypdf

from checker.model import Concealment, Line, Part
from checker.reading.assembly import tidy
from checker.reading.pdf.containers import dictionary, resolved

_BOOKMARKS_AT_MOST = 1_000
_LENGTH_AT_MOST = 500


def folded(text: str) -> str:
    """Give a text without spaces and capitals, to ask whether it stands in another."""
    return "".join(text.split()).casefold()


def bookmark_lines(reader: pypdf.PdfReader, shown: str, block: int) -> Iterator[Line]:
    """Give the bookmarks that say what the pages do not. `shown` is their text, folded."""
    for title in _titles(reader):
        if folded(title) not in shown:
            yield Line(text=title, part=Part.OTHER, block=block, hidden=Concealment.HIDDEN)
            block += 1


def _titles(reader: pypdf.PdfReader) -> Iterator[str]:
    """Walk the tree of bookmarks, as far as the limit and without going round in circles."""
    root = dictionary(reader.trailer["/Root"])
    pending: list[object] = [dictionary(root.get("/Outlines")).get("/First")]
    seen: set[int] = set()
    while pending and len(seen) < _BOOKMARKS_AT_MOST:
        node = dictionary(pending.pop())
        if id(node) in seen:
            continue
        seen.add(id(node))
        title = resolved(node.get("/Title"))
        if isinstance(title, str) and tidy(title).strip():
            yield tidy(" ".join(title.split()))[:_LENGTH_AT_MOST]
        pending += [child for key in ("/Next", "/First") if (child := node.get(key)) is not None]
