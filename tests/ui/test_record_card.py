"""What the record says stands beside what it is, line by line."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.desk.practice.practice_answers import RecordPart, RecordRow
from ui.theme import Theme
from ui.widgets.panel import Card
from ui.widgets.record_card import RecordCard
from ui.widgets.text import Text


def test_a_label_has_the_room_that_its_words_need(qtbot: QtBot, qapp: QApplication) -> None:
    """One that went on in a second line stood beside the middle of what it is about."""
    words = "Ar ran Dr Dunmore"
    rows = (
        RecordRow(label="Rhif", value="KT26P21850"),
        RecordRow(label=words, value="Fairbrook Solicitors"),
    )
    card = RecordCard(Theme(qapp), RecordPart(heading="Yr achos", rows=rows))
    qtbot.addWidget(card)
    card.resize(500, 200)
    card.show()
    qtbot.waitExposed(card)
    told = {one.text(): one for one in card.findChildren(Text)}
    label, value = told[words], told["Fairbrook Solicitors"]

    assert label.heightForWidth(label.width()) < 2 * label.fontMetrics().lineSpacing()
    assert abs(label.mapTo(card, QPoint(0, 0)).y() - value.mapTo(card, QPoint(0, 0)).y()) <= 2


def test_its_heading_begins_where_that_of_another_card_does(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """Cards stand below one another."""
    part = RecordPart(heading="The case", rows=(RecordRow(label="Number", value="KT26P21850"),))
    begins = []
    for card in (Card("This letter was right to send"), RecordCard(Theme(qapp), part)):
        qtbot.addWidget(card)
        card.resize(500, 200)
        card.show()
        qtbot.waitExposed(card)
        begins.append(card.heading.mapTo(card, QPoint(0, 0)).x())

    assert begins[0] == begins[1]
