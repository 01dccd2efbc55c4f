"""What the pages of a PDF show, to be asked whether something else in the file says more."""

from collections.abc import Iterable, Mapping, Sequence

from checker.model import Box
from checker.reading.pdf.regroup import Segment
from checker.reading.pdf.things import folded

_TOUCHING_MM = 1.0


class Shown:
    """The words that the pages show, folded, and their places."""

    def __init__(
        self,
        pages: Mapping[int, Sequence[Segment]],
        drawn: Mapping[int, Sequence[Segment]],
    ) -> None:
        """Take the lines of each page, and those that annotations draw on it."""
        self._pages, self._drawn = pages, drawn
        lines = [line for found in (pages, drawn) for page in found.values() for line in page]
        self._folded = folded("".join(line.text for line in lines if line.hidden is None))
        self.everything = folded("".join(line.text for line in lines))
        """The words of the pages, those that nobody sees too."""

    def says(self, text: str) -> bool:
        """Say whether the pages show the words of a text, wherever that is."""
        return folded(text) in self._folded

    def holds(self, text: str) -> bool:
        """Say whether the words of a text stand on the pages, seen or not."""
        return folded(text) in self.everything

    def under(self, page: int, box: Box) -> str:
        """Give the text that stands in a place of a page."""
        return _inside(self._pages.get(page, ()), box)

    def drawn(self, page: int, box: Box) -> str:
        """Give the text that annotations draw in a place of a page."""
        return _inside(self._drawn.get(page, ()), box)


def _inside(lines: Iterable[Segment], box: Box) -> str:
    """Give the lines whose middle stands in a box."""
    left, top, right, bottom = box
    found: list[str] = []
    for line in lines:
        one, two, three, four = line.box
        within = top - _TOUCHING_MM <= (two + four) / 2 <= bottom + _TOUCHING_MM
        if within and one < right + _TOUCHING_MM and three > left - _TOUCHING_MM:
            found.append(_part(line, left, right))
    return "\n".join(filter(None, found))


def _part(line: Segment, left: float, right: float) -> str:
    """Give the letters of a line that stand between two edges."""
    if len(line.edges) != len(line.text) + 1:
        return line.text
    middles = zip(line.text, line.edges, line.edges[1:], strict=False)
    return "".join(char for char, one, two in middles if left <= (one + two) / 2 <= right).strip()
