"""A spreadsheet on the screen: what its pages are called, and where findings have their numbers."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from checker.model import Document, FileKind, Page, Part, Place, Sha256
from ui.widgets.mark import beside, framed_cells
from ui.widgets.place_words import place_words, sheet_of

SIDE = 22


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("Visits.xlsx", "Sheet Visits of Visits.xlsx, hidden cells", id="enclosure"),
        pytest.param("letter.xlsx", "Sheet Visits, hidden cells", id="the letter itself"),
        pytest.param("other.xlsx", "Page 1 of other.xlsx, hidden cells", id="another file"),
    ],
)
def test_a_sheet_is_called_by_its_name_and_not_a_page(name: str, words: str) -> None:
    """As its tab is in the program that made it, and as the pane calls it."""
    page = Page(number=1, width_mm=200, height_mm=90, label="Visits")
    read = [
        Document(name=one, kind=FileKind.XLSX, size=1, sha256=Sha256(""), pages=(page,))
        for one in ("Visits.xlsx", "letter.xlsx")
    ]
    place = Place(file=name, part=Part.CELL, page=1, hidden=True, span=(0, 5), also=((6, 9),))

    assert place_words(place, "letter.xlsx", sheet_of(place, read)) == words


def test_the_numbers_of_findings_cover_no_number_of_a_row_and_not_each_other() -> None:
    """Four findings in two rows stand beside the page, one below the other."""
    area, taken = QRectF(28, 20, 650, 280), list[float]()

    places = [beside(area, line, taken, SIDE) for line in (101.0, 121.0, 121.0, 101.0)]

    assert all(one.left() >= 0 and one.right() < area.left() for one in places)
    assert places[0].center().y() == 101.0
    assert not any(one.intersects(other) for one, other in combinations(places, 2))


def test_the_frame_round_cells_reaches_over_no_other_cell() -> None:
    """Its line is two pixels wide: half of it stands outside of what is framed."""
    cells = QRectF(100, 50, 160, 80)

    assert cells.contains(framed_cells(cells).adjusted(-1, -1, 1, 1))
