"""The words of a line in a list stay where they are when the line is chosen."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from ui.gallery.walk import high_contrast
from ui.theme import TEXT_SIZES, Scheme, Theme


@pytest.fixture(params=TEXT_SIZES)
def percent(request: pytest.FixtureRequest) -> int:
    """Every size of text."""
    return int(request.param)


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK, Scheme.OWN])
def theme(qapp: QApplication, request: pytest.FixtureRequest, percent: int) -> Iterator[Theme]:
    """Give every set of colours; the system's own with high contrast."""
    before = QPalette(qapp.palette())
    if request.param is Scheme.OWN:
        qapp.setPalette(high_contrast())
    made = Theme(qapp, scheme=request.param, percent=percent)
    yield made
    made.resize_text(100)
    qapp.setPalette(before)


def begins(image: QImage, words: str, ground: str, edge: int) -> tuple[int, int]:
    """Give where ink begins inside of the edge of a line: so far from its left and its top."""
    dark, light = QColor(words).lightness(), QColor(ground).lightness()
    ink = [
        (x, y)
        for x in range(edge, image.width() - edge)
        for y in range(edge, image.height() - edge)
        if abs(image.pixelColor(x, y).lightness() - light) > abs(dark - light) / 2
    ]
    return min(x for x, _y in ink), min(y for _x, y in ink)


def test_a_chosen_line_has_its_words_where_they_were(theme: Theme, qtbot: QtBot) -> None:
    """Its frame comes out of the room round the words, and pushes none of them."""
    contents = QListWidget()
    contents.addItems(["How to bring a letter", "Help"])
    qtbot.addWidget(contents)
    contents.resize(theme.px(400), theme.px(200))
    contents.show()
    qtbot.waitExposed(contents)
    found = []
    for chosen, ground in ((1, theme.tokens.card), (0, theme.tokens.chosen)):
        contents.setCurrentRow(chosen)
        image = contents.viewport().grab(contents.visualItemRect(contents.item(0))).toImage()
        found.append(begins(image, theme.tokens.text, ground, theme.px(3)))

    assert found[0] == found[1]
