"""A page that scrolls keeps its words off its scroll bar."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text


@pytest.mark.parametrize(("lines", "room"), [(1, 0), (60, 12)])
def test_words_stand_off_the_scroll_bar_where_one_shows(
    qtbot: QtBot, lines: int, room: int
) -> None:
    """A page of no margins keeps its whole width while nothing scrolls."""
    page = Scrolling(margins=(0, 0, 0, 0))
    qtbot.addWidget(page)
    for number in range(lines):
        page.column.addWidget(Text(f"Line {number}"))
    page.resize(300, 200)
    page.show()

    qtbot.waitUntil(lambda: page.column.contentsMargins().right() == room)
