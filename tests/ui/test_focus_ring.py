"""A table that has the keys has one even ring round the whole of it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.gallery.walk import high_contrast
from ui.theme import Scheme, Theme
from ui.widgets.letters_table import LettersTable
from ui.widgets.report_table import Column, Line, ReportTable

Make = Callable[[Theme], QAbstractItemView]


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK, Scheme.OWN])
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    """Give every scheme; the system's palette as it was, afterwards."""
    before = QPalette(qapp.palette())
    if request.param is Scheme.OWN:
        qapp.setPalette(high_contrast())
    yield Theme(qapp, scheme=request.param)
    qapp.setPalette(before)


def report(theme: Theme) -> ReportTable:
    """Give a table of which a row is chosen."""
    made = ReportTable(theme, "Teams", (Column(title="Team", wide=True), Column(title="Letters")))
    made.show_lines([Line((name, "1"), name) for name in ("Kettlebridge", "Harrowfield")])
    made.selectRow(1)
    return made


def seen(qtbot: QtBot, view: QAbstractItemView) -> QImage:
    """Show it on the ground of a screen, with the keys in it, and give how it looks."""
    screen = QWidget()
    screen.setProperty("kind", "ground")
    QVBoxLayout(screen).addWidget(view)
    screen.resize(420, 320)
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
    view.setFocus()
    return screen.grab(view.geometry()).toImage()


def rings(image: QImage) -> dict[str, list[str]]:
    """Give what lies three pixels deep at each side, at the titles, in the rows, at the ends."""
    wide, high = image.width(), image.height()
    found = {}
    for y in (20, high // 2, high - 20):
        found[f"left {y}"] = [image.pixelColor(x, y).name() for x in range(3)]
        found[f"right {y}"] = [image.pixelColor(wide - 1 - x, y).name() for x in range(3)]
    for x in (20, wide // 2, wide - 20):
        found[f"top {x}"] = [image.pixelColor(x, y).name() for y in range(3)]
        found[f"bottom {x}"] = [image.pixelColor(x, high - 1 - y).name() for y in range(3)]
    return found


@pytest.mark.parametrize("make", [report, LettersTable])
def test_the_ring_is_as_broad_at_every_side(theme: Theme, qtbot: QtBot, make: Make) -> None:
    """Two pixels, beside the titles as beside the rows."""
    hue = theme.tokens.focus

    found = rings(seen(qtbot, make(theme)))

    assert {side: one for side, one in found.items() if one[:2] != [hue, hue]} == {}
    assert {side: one for side, one in found.items() if one[2] == hue} == {}


@pytest.mark.parametrize("make", [report, LettersTable])
def test_nothing_sticks_out_at_the_corners(theme: Theme, qtbot: QtBot, make: Make) -> None:
    """Outside the round of the ring is the ground of the screen."""
    image = seen(qtbot, make(theme))

    wide, high = image.width(), image.height()
    corners = [image.pixelColor(x, y).name() for x in (1, wide - 2) for y in (1, high - 2)]
    assert corners == [theme.tokens.ground] * 4
