"""Which lines are a running header or footer: the same words in the same place on most pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Line, Page, Part

_TOP_MM = 22.0
_BOTTOM_MM = 28.0
_SAME_PLACE_MM = 4.0
_MOST = 0.6
_NUMBER = re.compile(r"\d+")


def with_margins(lines: Sequence[Line], pages: Sequence[Page]) -> list[Line]:
    """Give the lines with running headers and footers named as such.

    On a file of one page nothing runs: its letterhead stays part of the letter's own text.
    """
    if len(pages) <= 1:
        return list(lines)
    heights = {page.number: page.height_mm for page in pages}
    keys = [_key(line, heights) for line in lines]
    seen = Counter(
        key for key, _ in {(key, line.page) for key, line in zip(keys, lines, strict=True)}
    )
    return [
        replace(line, part=key[0])
        if key is not None and seen[key] >= max(2, _MOST * len(pages))
        else line
        for key, line in zip(keys, lines, strict=True)
    ]


def _key(line: Line, heights: dict[int, float]) -> tuple[Part, str, int] | None:
    """Give the margin, the words without their numbers, and the rough place of a line."""
    if line.box is None or line.page not in heights or line.hidden is not None:
        return None
    words = _NUMBER.sub("#", line.text).casefold()
    if line.box[3] <= _TOP_MM:
        return (Part.HEADER, words, round(line.box[1] / _SAME_PLACE_MM))
    below = heights[line.page] - line.box[1]
    if below <= _BOTTOM_MM:
        return (Part.FOOTER, words, round(below / _SAME_PLACE_MM))
    return None
