"""The field for finding words in a letter stands with its buttons in one row, evenly."""

from itertools import pairwise

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.letters import document
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.letter_pane import LetterPane
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text

NONE = "Not in this file"


def gaps(row: QWidget) -> list[int]:
    """Give how far the things of a row that show stand from one another."""
    kinds = (SearchField, Text, Button)
    shown = [one for kind in kinds for one in row.findChildren(kind) if one.isVisible()]
    shown.sort(key=lambda one: one.x())
    return [b.x() - a.geometry().right() - 1 for a, b in pairwise(shown)]


def test_nothing_is_left_free_for_words_that_are_not_said(qapp: QApplication, qtbot: QtBot) -> None:
    """What was not found is said in the row, and takes its room only then."""
    pane = LetterPane(Theme(qapp))
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    pane.show_result((document("Dear Ms Pritchard"),), ())
    pane.show()
    qtbot.waitExposed(pane)
    pane.begin_find()
    (field,) = pane.findChildren(SearchField)
    row = field.parentWidget()
    assert row is not None
    qtbot.waitUntil(lambda: row.width() > 0 and field.x() > 0)

    assert gaps(row) == [10, 10]

    field.setText("nowhere")
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: any(one.text() == NONE for one in row.findChildren(Text)))
    told = next(one for one in row.findChildren(Text) if one.text() == NONE)
    assert told.isVisible()
    field.setText("Pritchard")
    field.returnPressed.emit()
    assert not told.isVisible()
