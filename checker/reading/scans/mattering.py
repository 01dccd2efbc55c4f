"""Which lines of a page matter most: those that say to whom, where, and about which case."""

import re
from collections.abc import Sequence

from checker.reading.scans.composing import Row
from checker.reading.scans.postcode_slots import codes_in

_MOST_OF_BLOCK = 9
"""An address has no more lines."""
_DIGITS = re.compile(r"\d[\d /.-]*\d[\d /.-]*\d")
_SALUTATION = re.compile(r"^\s*dear\b", re.IGNORECASE)
_MEANT = re.compile(r"\b[A-Z0-9]{2,4} ?[0-9OIlSB][A-Z0-9]{2}\b")


def by_weight(rows: Sequence[Row]) -> list[int]:
    """Give the numbers of the lines, those that matter most first."""
    blocks: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        blocks.setdefault(row.block, []).append(at)
    first: list[int] = []
    for members in blocks.values():
        if len(members) <= _MOST_OF_BLOCK and any(_is_code(rows[at].text) for at in members):
            first += members
    telling = [at for at, row in enumerate(rows) if matters(row.text)]
    short = [at for one in blocks.values() if len(one) <= _MOST_OF_BLOCK for at in one]
    return list(dict.fromkeys([*first, *telling, *short, *range(len(rows))]))


def matters(text: str) -> bool:
    """Say whether a line names a postcode, a mailbox, a number or the person written to."""
    return (
        "@" in text
        or bool(_DIGITS.search(text))
        or bool(_SALUTATION.match(text))
        or _is_code(text)
        or bool(_MEANT.search(text))
    )


def _is_code(text: str) -> bool:
    return any(True for _ in codes_in(text))
