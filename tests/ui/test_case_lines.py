"""In a list of cases the names stand in a column of their own."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from ui.theme import TEXT_SIZES, Scheme, Theme
from ui.widgets.case_lines import CaseLines, case_line

NARROW, WIDE, LONG = "KT11P11111", "KT20P20000", "KT26C000012345"
Listed = Callable[..., QListWidget]


@pytest.fixture(params=TEXT_SIZES)
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    """Give the theme at every size of text."""
    made = Theme(qapp, scheme=Scheme.LIGHT, percent=request.param)
    yield made
    made.resize_text(100)


@pytest.fixture
def listed(theme: Theme, qtbot: QtBot) -> Listed:
    """Show a list of cases whose names begin alike."""

    def show(*references: str, wide: int = 400) -> QListWidget:
        cases = QListWidget()
        cases.setItemDelegate(CaseLines(theme, cases))
        cases.addItems([case_line(one, "Hale and Hart") for one in references])
        qtbot.addWidget(cases)
        cases.resize(theme.px(wide), theme.px(200))
        cases.show()
        qtbot.waitExposed(cases)
        return cases

    return show


def parts(cases: QListWidget, theme: Theme, line: int) -> tuple[int, int]:
    """Give where the number of a line begins, and where the names: after the widest gap."""
    image = cases.viewport().grab(cases.visualItemRect(cases.item(line))).toImage()
    inked = [x for x in range(theme.px(4), image.width() - theme.px(4)) if _inked(image, x)]
    gaps = [(after - before, after) for before, after in pairwise(inked)]
    return inked[0], max(gaps, key=lambda one: one[0])[1]


def _inked(image: QImage, x: int) -> bool:
    middle = range(image.height() // 4, image.height() * 3 // 4)
    return any(image.pixelColor(x, y).lightness() < 130 for y in middle)


def test_names_begin_at_one_line_however_wide_the_number_is(theme: Theme, listed: Listed) -> None:
    """A digit 1 is narrower than others, and not every number has as many."""
    cases = listed(WIDE, NARROW, LONG)

    assert len({parts(cases, theme, line) for line in range(cases.count())}) == 1


def test_other_cases_make_another_column(theme: Theme, listed: Listed) -> None:
    """While one types, the list has others: they stand as near to their numbers."""
    cases = listed(LONG)
    began = parts(cases, theme, 0)
    cases.clear()
    cases.addItem(case_line(NARROW, "Hale and Hart"))

    assert parts(cases, theme, 0)[0] == began[0]
    assert parts(cases, theme, 0)[1] < began[1] - theme.px(20)


def test_a_line_says_number_and_names_to_a_screen_reader(theme: Theme, listed: Listed) -> None:
    """It is drawn as two, and heard as one."""
    cases = listed(WIDE)

    assert cases.item(0).text() == "KT20P20000  Hale and Hart"
    assert theme.percent


def test_names_that_begin_further_to_the_right_are_not_cut(theme: Theme, listed: Listed) -> None:
    """Where there is no room for all of them, the list can be pushed aside."""
    cases = listed(NARROW, LONG, wide=150)
    names = "Hale and Hart and all of theirs"
    cases.clear()
    cases.addItems([case_line(NARROW, names), case_line(LONG, "Fry")])

    letters = cases.fontMetrics()
    whole = sum(map(letters.horizontalAdvance, (LONG, names))) + theme.px(14)
    assert cases.visualItemRect(cases.item(0)).width() >= whole + 2 * theme.px(10)
