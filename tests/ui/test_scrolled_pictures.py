"""Pictures of a screen show what stands below the fold too, and each end of a page once."""

from itertools import pairwise

from pytestqt.qtbot import QtBot

from ui.scrolled_pictures import ScrolledParts
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text


def test_a_long_page_is_turned_to_its_end_and_back(qtbot: QtBot) -> None:
    """Nothing is passed over; the second time there is nothing new; a short page has one part."""
    page, parts = Scrolling(), ScrolledParts()
    qtbot.addWidget(page)
    for number in range(60):
        page.column.addWidget(Text(f"Line {number}"))
    page.resize(400, 300)
    page.show()
    qtbot.waitExposed(page)
    bar = page.verticalScrollBar()

    seen = [(number, bar.value()) for number in parts.of(page)]

    places = [0, *(place for _number, place in seen)]
    assert [number for number, _place in seen] == list(range(2, len(seen) + 2))
    assert places[-1] == bar.maximum()
    assert all(0 < there - here <= bar.pageStep() for here, there in pairwise(places))
    assert bar.value() == 0
    assert list(parts.of(page)) == []
    page.resize(400, 6000)
    assert list(ScrolledParts().of(page)) == []
