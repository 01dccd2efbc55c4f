"""Joins the lines of a paragraph that was broken only because its lines were full."""

import re
from dataclasses import replace

from checker.matching.vocabulary import TOWN_LINKS
from checker.mentions.address_words import CONNECTORS
from checker.mentions.passage import Column

_FULL = 50
"""No line of an address block is so long, in characters."""
_PROSE_WORDS = 2
_OUTWARD_END = re.compile(r"(?:^|[\s,])[A-Z]{1,2}\d[A-Z\d]?$")
_INWARD_START = re.compile(r"\d[A-Z]{2}(?!\w)")


def flowing(column: Column) -> Column:
    """Give a column in which a break after a full line of a paragraph is a space.

    An address in a sentence may go on in the next line, in the middle of its postcode.
    """
    rows = [piece.text for piece in column.pieces]
    prose = any(map(_is_prose, rows))
    text = list(column.text)
    for piece, below in zip(column.pieces, rows[1:], strict=False):
        full = prose and len(piece.text) >= _FULL and piece.text[-1] not in ".:;,!?"
        if full or _goes_on(piece.text, below):
            text[piece.at + len(piece.text)] = " "
    return replace(column, text="".join(text))


def _is_prose(row: str) -> bool:
    if len(row) < _FULL:
        return False
    small = sum(word.islower() and word not in CONNECTORS for word in row.split())
    return small >= _PROSE_WORDS


def _goes_on(row: str, below: str) -> bool:
    """Say whether a line breaks off within a postcode or a town: "EH4", "Newcastle upon"."""
    if row.rpartition(" ")[2] in TOWN_LINKS:
        return True
    return bool(_OUTWARD_END.search(row) and _INWARD_START.match(below))
