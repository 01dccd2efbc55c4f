"""What the edge of one page cuts off and another page shows: a wide sheet printed on many pages."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Box, Concealment
from checker.reading.pdf.regroup import Segment
from checker.reading.pdf.things import folded

_CUT = (Concealment.OFF_PAGE, Concealment.INVISIBLE)
"""What the edge of a page does to the text that it cuts off."""
_LEVEL_MM = 0.5
_LETTERS_CUT = 3
"""A text must be so long before the letter at either end of it may be the one that was cut."""
_CELLS = 50
_WHOLE = 0.97


class Cut(NamedTuple):
    """A picture of which a page shows a part: which picture, its whole place, the part shown."""

    picture: bytes
    whole: Box
    seen: Box


def shown_elsewhere(pages: Sequence[Sequence[Segment]]) -> list[tuple[Segment, ...]]:
    """Give the lines of each page; what is cut off but stands on another page hides nothing.

    It stays a line for every check, without a trace: it is shown, in the same size and at the same
    height of another page (of a sheet that is too wide for one), word for word.
    """
    seen: dict[int, list[tuple[int, Segment, str]]] = defaultdict(list)
    if len(pages) > 1 and any(line.hidden in _CUT for page in pages for line in page):
        for number, page in enumerate(pages):
            for line in page:
                if line.hidden is None and line.angle == 0:
                    seen[round(line.base)].append((number, line, folded(line.text)))
    return [
        tuple(
            line._replace(hidden=Concealment.METADATA)
            if line.hidden in _CUT and _is_shown(line, number, seen)
            else line
            for line in page
        )
        for number, page in enumerate(pages)
    ]


def _is_shown(line: Segment, page: int, seen: dict[int, list[tuple[int, Segment, str]]]) -> bool:
    """Say whether another page shows a text at the same height, but for a letter cut in two."""
    text = folded(line.text)
    if line.angle or not text:
        return False
    told = [text] if len(text) <= _LETTERS_CUT else [text, text[1:], text[:-1], text[1:-1]]
    level = round(line.base)
    return any(
        number != page
        and abs(other.base - line.base) <= _LEVEL_MM
        and abs(other.size - line.size) <= _LEVEL_MM
        and any(one in words for one in told)
        for near in (level - 1, level, level + 1)
        for number, other, words in seen.get(near, ())
    )


def is_shown_in_parts(cut: Cut, cuts: Sequence[Cut]) -> bool:
    """Say whether pages show all of a picture between them, each another part."""
    width, height = _size(cut)
    parts = [
        _share(other)
        for other in cuts
        if other.picture == cut.picture
        and abs(_size(other)[0] - width) <= _LEVEL_MM
        and abs(_size(other)[1] - height) <= _LEVEL_MM
    ]
    steps = [(step + 0.5) / _CELLS for step in range(_CELLS)]
    shown = sum(
        any(one <= x <= three and two <= y <= four for one, two, three, four in set(parts))
        for x in steps
        for y in steps
    )
    return shown >= _WHOLE * _CELLS * _CELLS


def _size(cut: Cut) -> tuple[float, float]:
    """Give how wide and how high a whole picture is."""
    return cut.whole[2] - cut.whole[0], cut.whole[3] - cut.whole[1]


def _share(cut: Cut) -> Box:
    """Give the part that is shown, as shares of the whole picture."""
    (left, top, _, _), (width, height) = cut.whole, _size(cut)
    one, two, three, four = cut.seen
    return (
        round((one - left) / width, 3),
        round((two - top) / height, 3),
        round((three - left) / width, 3),
        round((four - top) / height, 3),
    )
