"""Which lines of a document are headings or markings, and which are only sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model import Document, Line, Part

MOST_WORDS = 14
"""A heading of more words than these is a sentence."""
ON_EVERY_PAGE = frozenset({Part.HEADER, Part.FOOTER, Part.SUBJECT, Part.FILENAME, Part.TEXTBOX})
_ENDS = (".", "!", "?", ";", ":", ",")
_FEW, _EARLY = 3, 60
_LEADS = re.compile(r"[\s)\]*]*(?:[:\u2013\u2014]|-\s|\.\s|,? (?:[\w-]+ ){0,8}?[\w-]+: )")
_FULL_LINE = 50
"""A line that a sentence goes on from is at least about so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line by itself, with the line that follows it, for what it is about."""

    document: Document
    line: Line
    below: tuple[Line, ...]


def headings(document: Document) -> Iterator[Heading]:
    """Give the lines that stand by themselves: short, begun like a heading, and no part of a text.

    What goes on from the line above, begins with a small letter or ends with a full stop after
    several words is a sentence. A file's name is a heading however it is written.
    """
    lines = document.lines
    for at, line in enumerate(lines):
        named = line.part in {Part.FILENAME, Part.SUBJECT}
        if named or (_is_short(line.text) and not _goes_on(lines, at)):
            yield Heading(document=document, line=line, below=tuple(lines[at + 1 : at + 4]))


def leads(line: Line, first: int, last: int) -> bool:
    """Say whether words lead a paragraph, with a colon, a dash or a stop behind them.

    "PNC print: ...", "Legal advice, privileged and confidential: ...": at most a few words more
    stand before or behind.
    """
    if first > _EARLY:
        return False
    before = line.text[:first]
    if len(before.split()) > _FEW or any(sign in before for sign in ".:;"):
        return False
    return _LEADS.match(line.text, last) is not None


def _is_short(text: str) -> bool:
    bare = text.strip()
    if not bare or len(bare.split()) > MOST_WORDS or len(bare) > MOST_WORDS * 10:
        return False
    first = next((sign for sign in bare if sign.isalnum()), "")
    sentence = bare.endswith(".") and len(bare.split()) > MOST_WORDS // 3
    return bool(first) and not first.islower() and not sentence


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line goes on from the one above it: a sentence that was broken there."""
    line = lines[at]
    if line.part in ON_EVERY_PAGE or at == 0:
        return False
    above = lines[at - 1]
    together = (above.part, above.block, above.page, above.cell) == (
        line.part, line.block, line.page, line.cell,
    )  # fmt: skip
    text = above.text.rstrip()
    return together and len(text) >= _FULL_LINE and not text.endswith(_ENDS)
