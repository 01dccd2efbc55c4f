"""Names that a PDF gives to its places: bookmarks, destinations, article threads.

A bookmark that says more than its page is often the title of an earlier letter.
"""

import re
from collections.abc import Iterator

import pypdf

from checker.model import Concealment
from checker.reading.assembly import tidy
from checker.reading.pdf.actions import holder_actions
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.shown import Shown
from checker.reading.pdf.things import dictionary, items, leaves, words
from checker.words import say

_BOOKMARKS_AT_MOST = 5_000
_NAMES_AT_MOST = 2_000
_LENGTH_AT_MOST = 500
_COUNTED = re.compile(r"(?:slide|page|sheet|chart) ?\d{1,4}", re.IGNORECASE)
"""How programs call a page that has no name."""


def outlines_of(reader: pypdf.PdfReader, shown: Shown, found: Gathered) -> None:
    """Gather the names of places that say what the pages do not."""
    of_sheets = _is_workbook(reader)
    for title in dict.fromkeys(_titles(reader, found)):
        if of_sheets:
            found.describe("sheet", title)
        elif not shown.says(title):
            counted = _COUNTED.fullmatch(title)
            found.note(title) if counted else found.hide(title, Concealment.HIDDEN)
    for name in _destinations(reader):
        if not shown.says(name):
            # A program's own name for a place ("section.1") is one word.
            several = len(name.split()) > 1
            found.hide(name, Concealment.HIDDEN) if several else found.note(name)
    for thread in items(dictionary(reader.trailer["/Root"]).get("/Threads"))[:_NAMES_AT_MOST]:
        for key, value in dictionary(dictionary(thread).get("/I")).items():
            found.describe(f"article {str(key).lstrip('/').lower()}", words(value))


def _is_workbook(reader: pypdf.PdfReader) -> bool:
    """Say whether a workbook was printed: its bookmarks are the names of its sheets."""
    creator = words(dictionary(reader.trailer.get("/Info")).get("/Creator"))
    return creator == "Calc" or "Excel" in creator


def _titles(reader: pypdf.PdfReader, found: Gathered) -> Iterator[str]:
    """Walk the tree of bookmarks, as far as the limit and without going round in circles."""
    root = dictionary(reader.trailer["/Root"])
    pending: list[object] = [dictionary(root.get("/Outlines")).get("/First")]
    seen: set[int] = set()
    while pending and len(seen) < _BOOKMARKS_AT_MOST:
        node = dictionary(pending.pop())
        if id(node) in seen:
            continue
        seen.add(id(node))
        holder_actions(node, found, None)
        title = tidy(" ".join(words(node.get("/Title")).split())).strip()
        if title:
            yield title[:_LENGTH_AT_MOST]
        pending += [child for key in ("/Next", "/First") if (child := node.get(key)) is not None]
    if pending:
        found.miss(say("This PDF has more bookmarks than can be checked."), "too-large")


def _destinations(reader: pypdf.PdfReader) -> list[str]:
    """Give the names of the places that links of other files can point at."""
    root = dictionary(reader.trailer["/Root"])
    older = [str(key).lstrip("/") for key in dictionary(root.get("/Dests"))]
    newer = [name for name, _ in leaves(dictionary(root.get("/Names")).get("/Dests"))]
    return list(dict.fromkeys((*older, *newer)))[:_NAMES_AT_MOST]
