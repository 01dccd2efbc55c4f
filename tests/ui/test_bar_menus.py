"""The bar: its menus hang below it and cover nothing of it, and nothing in it moves by itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from checker.desk import Role
from checker.desk.answers import Actor
from ui.theme import Theme
from ui.widgets.bar import Bar
from ui.widgets.text import Text

HIGH = 56


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> Iterator[Bar]:
    """Give a bar as high as a window has it, at which one of two people sits."""
    made = Bar(Theme(qapp))
    qtbot.addWidget(made)
    people = tuple(
        Actor(id=one, name=name, role=Role.CLERK, team="Northern")
        for one, name in (("u-1", "Priya Nair"), ("u-2", "Gareth Lowe"))
    )
    made.show_person(people[0], people)
    made.resize(720, HIGH)
    made.move(40, 30)
    made.show()
    qtbot.waitExposed(made)
    yield made
    for button in made.findChildren(QPushButton):
        if button.menu() is not None:
            button.menu().close()


@pytest.mark.parametrize("name", ["Colours, text size and keys", "Signed in as Priya Nair"])
def test_a_menu_opens_below_the_bar_with_the_right_edge_of_its_button(
    bar: Bar, name: str, qtbot: QtBot
) -> None:
    """The names beside the button can still be read."""
    buttons = bar.findChildren(QPushButton)
    button = next(one for one in buttons if one.accessibleName() == name)
    menu = button.menu()

    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    qtbot.waitExposed(menu)

    assert menu.y() == bar.mapToGlobal(QPoint(0, HIGH)).y()
    assert menu.geometry().right() == button.mapToGlobal(button.rect().topRight()).x()


def test_nothing_in_the_bar_moves_with_the_clock(bar: Bar) -> None:
    """Digits are not equally wide: a place came and went with the minutes."""
    bar.resize(1280, HIGH)
    stood = set()
    for clock in ("08:48", "08:49", "11:11", "20:00"):
        bar.show_register(f"Register up to date, {clock}", "well")
        QApplication.processEvents()
        words = next(one for one in bar.findChildren(Text) if clock in one.text())
        stood.add((words.x(), words.width()))

    assert len(stood) == 1
