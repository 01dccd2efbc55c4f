"""How much of a page is marked for words that stand in it."""

from collections.abc import Iterable

from checker.model import Box, FileKind, Line, Place

_ABOVE = 0.22
"""Of the height of a line of a PDF, which reaches from its capitals to its feet."""


def marked(box: Box, kind: FileKind) -> Box:
    """Give what is marked for the box of some words, in the unit of the box.

    A line of a PDF ends at its capitals: an edge there would run through the very letters that are
    to be compared. A cell or a line of another file has room above them already.

    >>> marked((20.0, 50.0, 60.0, 54.0), FileKind.PDF)
    (20.0, 49.12, 60.0, 54.0)
    >>> marked((20.0, 50.0, 60.0, 54.0), FileKind.XLSX)
    (20.0, 50.0, 60.0, 54.0)
    """
    left, top, right, bottom = box
    room = _ABOVE * (bottom - top) if kind is FileKind.PDF else 0.0
    return (left, top - room, right, bottom)


def boxes_of(lines: Iterable[Line], place: Place) -> list[Box]:
    """Give where a finding's words stand in the lines of a page, each time that they are there."""
    boxes = []
    for line in lines:
        for first, last in place.spans if line.part is place.part else ():
            start, end = max(first - line.start, 0), min(last - line.start, len(line.text))
            if start < end and (box := line.box_of(start, end)) is not None:
                boxes.append(box)
    return boxes
