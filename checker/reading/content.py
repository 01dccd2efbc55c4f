"""What a document says, as a digest that is the same when the document is made again."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.model import Box, Line, Page, Part

_RUNNING = frozenset({Part.HEADER, Part.FOOTER})
_SEEN = frozenset({Part.BODY, Part.FOOTNOTE, Part.TEXTBOX, Part.CELL, Part.SUBJECT, *_RUNNING})
_TOP_MM, _BOTTOM_MM = 20.0, 24.0
"""What stands nearer than this to the edge of a page is a running line: above or below the text."""
_ROW_MM = 1.5
"""Lines whose middles are no further apart stand in one row."""
_SIGNS = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-",
    "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2022": "", "\u25aa": "", "\u25e6": "",
    "\u2023": "", "\u25cf": "", "\u25cb": "", "\u25a0": "", "\u25a1": "", "\u00b7": "",
    "\uf0b7": "",
})  # fmt: skip
"""Signs that a converter writes in its own way, and the bullets that only some of them give."""
_PAGE_NUMBER = re.compile(
    r"(?:page|tudalen|p\.?|pg\.?) ?\d{1,4}(?: ?(?:of|o|/) ?\d{1,4})?|-? ?\d{1,4} ?/ ?\d{1,4} ?-?"
)
_PRINTED = ("printed", "print date", "date printed", "argraffwyd")
_OF_PRINTING = """
    page tudalen pg of o on at ar date printed print argraffwyd am pm monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec
"""
_PASSING = frozenset(_OF_PRINTING.split())
_NUMBERS = re.compile(r"[\d/.:,()-]+")


def content_hash(lines: Iterable[Line], pages: Sequence[Page] = ()) -> str:
    """Give a SHA-256 over the visible text, folded, so that a re-rendering is recognised.

    The text itself counts in its order, without spaces: by rows where a layout is known, so that
    a table is read alike from a letter and from its PDF. What runs above and below it counts by
    its words, each once, without the numbers of pages and the day of printing: a word processor
    has it once, a PDF on each page.
    """
    heights = {page.number: page.height_mm for page in pages}
    body: list[Line] = []
    running: set[str] = set()
    for line in lines:
        if line.hidden is not None or line.part not in _SEEN:
            continue
        if line.part in _RUNNING or _is_at_the_edge(line, heights):
            running.update(_lasting_words(line.text))
        else:
            body.append(line)
    folded = hashlib.sha256()
    for line in _by_rows(body):
        text = _folded(line.text)
        if not _passes(text):
            folded.update("".join(text.split()).encode())
    folded.update("\n".join(("", *sorted(running))).encode())
    return folded.hexdigest()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_SIGNS).casefold().strip()


def _passes(text: str) -> bool:
    """Say whether a line of the text itself is a page's number, or the day of printing alone."""
    if _PAGE_NUMBER.fullmatch(text):
        return True
    return text.startswith(_PRINTED) and not _lasting_words(text)


def _is_at_the_edge(line: Line, heights: dict[int, float]) -> bool:
    height = heights.get(line.page or 0, 0.0)
    box = line.box
    if box is None or not height:
        return False
    return box[3] < _TOP_MM or box[3] > height - _BOTTOM_MM


def _lasting_words(text: str) -> list[str]:
    """Give the words of a running line but those that tell a page, a day or a time."""
    return [
        word
        for word in (one.strip(".,:;()") for one in _folded(text).split())
        if word and word not in _PASSING and not _NUMBERS.fullmatch(word)
    ]


def _by_rows(lines: list[Line]) -> list[Line]:
    """Give the lines of each page from its top to its bottom, those of one row from the left."""
    if not any(line.box and line.page for line in lines):
        return lines
    order: list[Line] = []
    pages: dict[int, list[tuple[Box, Line]]] = defaultdict(list)
    for line in lines:
        if line.box is not None and line.page is not None:
            pages[line.page].append((line.box, line))
        else:
            order.append(line)
    for _, placed in sorted(pages.items()):
        row = 0.0
        rows: list[tuple[float, float, int, Line]] = []
        middles = sorted((((box[1] + box[3]) / 2, at) for at, (box, _) in enumerate(placed)))
        last = -_ROW_MM * 2
        for middle, at in middles:
            row = row if middle - last <= _ROW_MM else middle
            last = middle
            box, line = placed[at]
            rows.append((row, box[0], at, line))
        order += [line for _, _, _, line in sorted(rows, key=lambda one: one[:3])]
    return order
