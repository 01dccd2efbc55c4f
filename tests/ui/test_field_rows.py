"""Fields of several kinds that stand in a row have their questions and edges in one line."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import TEXT_SIZES, Scheme, Theme
from ui.widgets.button import Button
from ui.widgets.person_card import PersonCard


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_boxes_fields_and_the_button_of_a_row_are_in_one_line(
    qapp: QApplication, qtbot: QtBot, percent: int
) -> None:
    """A pixel more of one kind pushes every question beside it out of line."""
    theme = Theme(qapp, scheme=Scheme.LIGHT, percent=percent)
    card = PersonCard(theme)
    qtbot.addWidget(card)
    card.resize(1000 * percent // 100, card.sizeHint().height())
    card.show()
    qtbot.waitExposed(card)
    parts = (card.who, card.why, card.words, *card.findChildren(Button))

    assert len({one.mapTo(card, one.rect().topLeft()).y() for one in parts}) == 1
    assert len({one.height() for one in parts}) == 1
    theme.resize_text(100)
