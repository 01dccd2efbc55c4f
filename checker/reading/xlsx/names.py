"""How the parts of a workbook name things: attributes, switches, cells and areas."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.reading.trees import Element, local

LAST_ROW = 1_048_575
LAST_COLUMN = 16_383
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_AREA = re.compile(
    r"(?:(?:'(?:[^']|'')*'|[^'!,]*)!)?\$?([A-Za-z]{0,3})\$?(\d{0,7})(?::\$?([A-Za-z]{0,3})\$?(\d{0,7}))?"
)
_LINK_ID = re.compile(r"\{[^}]*/relationships\}(?:id|embed|link)$")


class Area(NamedTuple):
    """Cells from the first row and column to the last ones, all counted from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def has(self, row: int, column: int) -> bool:
        """Say whether a cell is in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def cell_at(written: str) -> tuple[int, int] | None:
    """Give the row and column of a cell written as B7, or None when it is none.

    >>> cell_at("B7"), cell_at("$XFD$1048576")
    ((6, 1), (1048575, 16383))
    """
    found = _CELL.fullmatch(written.strip())
    if found is None:
        return None
    row, column = int(found[2]) - 1, _column(found[1])
    return (row, column) if 0 <= row <= LAST_ROW and 0 <= column <= LAST_COLUMN else None


def area_of(written: str) -> Area | None:
    """Give an area written as A1, A1:C7, A:C or 2:5, with or without its sheet, or None."""
    found = _AREA.fullmatch(written.strip())
    if found is None or not any(found.groups()):
        return None
    left = _column(found[1]) if found[1] else 0
    top = int(found[2]) - 1 if found[2] else 0
    if found[3] is None and found[4] is None:
        right, bottom = left, top
    else:
        right = _column(found[3]) if found[3] else LAST_COLUMN
        bottom = int(found[4]) - 1 if found[4] else LAST_ROW
    return Area(max(min(top, bottom), 0), min(left, right), max(top, bottom), max(left, right))


def areas_of(written: str) -> tuple[Area, ...]:
    """Give the areas of a list that is parted by spaces or commas."""
    found = (area_of(one) for one in re.split(r"[ ,](?=(?:[^']*'[^']*')*[^']*$)", written[:60_000]))
    return tuple(area for area in found if area is not None)


def is_on(element: Element | None, name: str, *, usual: bool = False) -> bool:
    """Say whether a switch is on: an attribute of "1" or "true"."""
    if element is None or element.get(name) is None:
        return usual
    return (element.get(name) or "").strip().lower() in ("1", "true", "on")


def number(written: str | None) -> float | None:
    """Give a number, or None for what is none or is beyond reason."""
    if written is None:
        return None
    try:
        found = float(written)
    except ValueError:
        return None
    return found if abs(found) < 1e9 else None  # noqa: PLR2004 - larger than any size


def link_id(element: Element) -> str | None:
    """Give the id of the link that an element points with."""
    return next(
        (str(value) for name, value in element.attrib.items() if _LINK_ID.search(str(name))), None
    )


def named(root: Element, *names: str) -> Iterator[Element]:
    """Give every element below a root that has one of these names, in any namespace.

    The old twin of something newer is left out.
    """
    for element in root.iter():
        if local(str(element.tag)) in names and not _is_old_twin(element):
            yield element


def child(element: Element | None, name: str) -> Element | None:
    """Give the first child of a name, in any namespace."""
    if element is None:
        return None
    return next((one for one in element if local(str(one.tag)) == name), None)


def all_text(element: Element) -> str:
    """Give all text in an element, joined."""
    return "".join(str(piece) for piece in element.itertext())


def _is_old_twin(element: Element) -> bool:
    return any(local(str(above.tag)) == "Fallback" for above in element.iterancestors())


def _column(written: str) -> int:
    column = 0
    for letter in written.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
