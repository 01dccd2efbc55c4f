"""Small things that stand together are alike: sizes of buttons, beginnings, and what is dead."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.screens.enrol import EnrolScreen
from ui.theme import TEXT_SIZES, Scheme, Theme
from ui.widgets.bar_chart import BarChart
from ui.widgets.button import Button
from ui.widgets.chart_card import ChartCard
from ui.widgets.report_table import Column


def test_the_main_act_of_enrolling_is_no_smaller_than_the_other(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """What looks largest is what people take for the act of the page."""
    screen = EnrolScreen(Theme(qapp, scheme=Scheme.LIGHT))
    qtbot.addWidget(screen)

    high = {one.sizeHint().height() for one in screen.findChildren(Button) if one.text()}

    assert len(high) == 1


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_a_chart_begins_where_its_heading_does(
    qapp: QApplication, qtbot: QtBot, percent: int
) -> None:
    """The frame of the focus stands outside, in the room at the side of the card."""
    theme = Theme(qapp, scheme=Scheme.LIGHT, percent=percent)
    chart = BarChart(theme, "Why")
    card = ChartCard(theme, chart, (Column(title="Why"),))
    qtbot.addWidget(card)
    card.show()
    qtbot.waitExposed(card)

    left = chart.mapTo(card, chart.area().topLeft().toPoint()).x()

    assert left == card.title.mapTo(card, QPoint(0, 0)).x()
    theme.resize_text(100)


@pytest.mark.parametrize(
    ("scheme", "words", "ink"),
    [
        pytest.param(Scheme.LIGHT, "", "edge", id="an icon alone"),
        pytest.param(Scheme.DARK, "", "edge", id="an icon alone, dark"),
        pytest.param(Scheme.LIGHT, "Next", "off", id="an icon with its words"),
    ],
)
def test_an_icon_that_cannot_be_pressed_is_fainter(
    qapp: QApplication, qtbot: QtBot, scheme: Scheme, words: str, ink: str
) -> None:
    """Words beside it stay readable, and the icon is as they are."""
    theme = Theme(qapp, scheme=scheme)
    button = Button(theme, words, icon="chevron-right", kind="tool", name="Next page")
    qtbot.addWidget(button)

    drawn = button.icon().pixmap(button.iconSize(), 2, QIcon.Mode.Disabled).toImage()

    wanted = theme.pixmap("chevron-right", ink, 16).toImage()
    assert drawn.convertToFormat(wanted.format()) == wanted
