"""What is said above the drop zone stands as far from it as cards stand from one another."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.screens.home import HomeScreen
from ui.theme import Theme
from ui.widgets.panel import Callout

BETWEEN = 12


@pytest.fixture
def home(qtbot: QtBot, qapp: QApplication) -> HomeScreen:
    """Give the home screen, with nothing above its drop zone."""
    screen = HomeScreen(Theme(qapp))
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def gap(home: HomeScreen, above: QWidget) -> int:
    """Give how far below something the drop zone begins."""
    ends = above.mapTo(home, QPoint(0, above.height())).y()
    return home.zone.mapTo(home, QPoint(0, 0)).y() - ends


def test_each_stands_as_far_above_the_zone(home: HomeScreen, qtbot: QtBot) -> None:
    """The progress of reading, what went wrong, and how the last letter ended."""
    alone = home.zone.y()

    home.progress.begin("Reading the files")
    qtbot.waitUntil(lambda: home.progress.isVisible() and gap(home, home.progress) == BETWEEN)
    home.progress.end()
    home.errors.say("This could not be opened", "There is no such file.")
    qtbot.waitUntil(lambda: gap(home, home.errors) == BETWEEN)
    home.errors.clear()
    home.show_news("note", "Returned to the author", "It has not been sent.")
    news = next(one for one in home.findChildren(Callout) if "Returned" in one.accessibleName())
    qtbot.waitUntil(lambda: gap(home, news) == BETWEEN)
    home.clear_news()

    qtbot.waitUntil(lambda: home.zone.y() == alone)
