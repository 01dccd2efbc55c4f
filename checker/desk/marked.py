"""How much of a page is marked for words that stand in it."""

from checker.model import Box, FileKind

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
