"""Smaller words beside larger ones stand on the same line, at every size of text."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from checker.desk.health import CAUSES, HOW_WORDS, Line
from checker.desk.practice.practice_answers import RecordPart, RecordRow
from checker.words import say
from ui.screens.health import HealthScreen
from ui.theme import TEXT_SIZES, Scheme, Theme
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.panel import column
from ui.widgets.record_card import RecordCard

LONG = "H" + " and what is told of it goes on in a second line" * 5


@pytest.fixture(params=TEXT_SIZES)
def percent(request: pytest.FixtureRequest) -> int:
    """Every size of text."""
    return int(request.param)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Give the theme, at the plain size."""
    made = Theme(qapp, scheme=Scheme.LIGHT)
    yield made
    made.resize_text(100)


def ground(qtbot: QtBot, thing: QWidget, wide: int) -> QWidget:
    """Show something on a ground."""
    window = QWidget()
    window.setProperty("kind", "ground")
    window.setLayout(column(thing, 1))
    qtbot.addWidget(window)
    window.resize(wide, 600)
    window.show()
    qtbot.waitExposed(window)
    return window


def foot(image: QImage, area: QWidget, *, right_of: int = 0) -> int:
    """Give the lowest row of a widget's first letter, a capital, in a picture of its window."""
    at = area.mapTo(area.window(), area.rect().topLeft())
    letters = area.fontMetrics()
    first_line = area.contentsMargins().top() + letters.height()
    high = first_line if isinstance(area, QLabel) else area.height()
    rows = range(at.y(), at.y() + high)
    columns = range(at.x() + right_of, at.x() + area.width())
    paper = max(image.pixelColor(x, y).lightness() for x in columns for y in rows)
    inks = {
        x: [y for y in rows if paper - image.pixelColor(x, y).lightness() > 60] for x in columns
    }
    first = next(x for x in columns if inks[x])
    last = first + letters.horizontalAdvance("H") * 2 // 3
    return max(y for x in range(first, last) for y in inks[x])


def drawn(window: QWidget) -> QImage:
    """Give a picture of a window, in which nothing has the keys."""
    focus = window.focusWidget()
    if focus is not None:
        focus.clearFocus()
    return window.grab().toImage()


def label(window: QWidget, words: str) -> QLabel:
    """Give what says something."""
    return next(one for one in window.findChildren(QLabel) if one.text() == words)


@pytest.mark.parametrize("about", ["H", LONG], ids=["one line", "several lines"])
@pytest.mark.parametrize("several", [False, True], ids=["radio buttons", "boxes"])
def test_what_is_told_of_a_choice_is_on_its_line(
    theme: Theme, qtbot: QtBot, percent: int, about: str, *, several: bool
) -> None:
    """Also after the text became larger."""
    choices = ChoiceList(theme, "Who?")
    choices.offer((Choice(id="a", name="H", about=about),), several=several)
    window = ground(qtbot, choices, 700)
    theme.resize_text(percent)
    qtbot.wait(1)
    image = drawn(window)
    (button,) = choices._buttons.values()

    assert foot(image, label(window, about)) == foot(
        image, button, right_of=theme.px(14) + 4 + 4 + 4
    )


def test_a_label_of_the_record_is_on_the_line_of_its_value(
    theme: Theme, qtbot: QtBot, percent: int
) -> None:
    """Of the first, where it has more lines."""
    theme.resize_text(percent)
    rows = (RecordRow(label="Ha", value="H"), RecordRow(label="Hb", value=LONG))
    window = ground(qtbot, RecordCard(theme, RecordPart(heading="", rows=rows)), 500)
    image = drawn(window)

    for row in rows:
        feet = [foot(image, label(window, words)) for words in (row.label, row.value)]
        assert feet[0] == feet[1]


def test_how_it_is_stands_on_the_line_of_what_it_is_about(
    theme: Theme, qtbot: QtBot, percent: int
) -> None:
    """On the page that says whether everything works."""
    theme.resize_text(percent)
    screen = HealthScreen(theme)
    line = Line(check=next(iter(CAUSES)), cause=0)
    screen.show_line(line)
    window = ground(qtbot, screen, 1000)
    image = drawn(window)
    said = (line.title, say(HOW_WORDS[line.how]), line.words)
    feet = [foot(image, label(window, words)) for words in said]

    assert len(set(feet)) == 1
