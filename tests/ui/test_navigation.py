"""Where one can go from the bar: every place can be reached at every width."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.navigation import Navigation

PLACES = tuple((f"p{number}", f"Place number {number}") for number in range(7))


@pytest.fixture
def navigation(qtbot: QtBot, qapp: QApplication) -> Navigation:
    """Give a navigation with seven places, at the third of them."""
    made = Navigation(Theme(qapp))
    qtbot.addWidget(made)
    made.show_places(PLACES)
    made.stand_at("p2")
    return made


def open_to(navigation: Navigation) -> tuple[set[str], set[str]]:
    """Give the places that show, and those behind "More"."""
    shown = {name for name, one in navigation._buttons.items() if not one.isHidden()}
    words = {act.text() for act in navigation._menu.actions()}
    return shown, {name for name, title in PLACES if title in words}


@pytest.mark.parametrize("width", [2000, 700, 400, 150])
def test_what_does_not_fit_is_behind_more(navigation: Navigation, width: int) -> None:
    """No place is lost, none is there twice, and where one is always shows."""
    navigation.resize(width, 40)
    navigation.show()

    shown, hidden = open_to(navigation)

    assert shown | hidden == {name for name, _ in PLACES}
    assert not shown & hidden
    assert "p2" in shown
    assert bool(hidden) == (not navigation._more.isHidden())
    assert bool(hidden) == (width < 2000)


def test_the_menu_leads_where_the_button_would(navigation: Navigation, qtbot: QtBot) -> None:
    """And where one is changes when one is there, not before."""
    navigation.resize(300, 40)
    navigation.show()
    last = navigation._menu.actions()[-1]

    with qtbot.waitSignal(navigation.went) as went:
        last.trigger()

    assert went.args == ["p6"]
    assert navigation.here == "p2"


def test_how_many_wait_is_said_beside_the_place(navigation: Navigation) -> None:
    """To the eye and to a screen reader."""
    button = navigation._buttons["p1"]
    navigation.count("p1", 4)
    said = button.text(), button.accessibleName()
    navigation.count("p1", 0)

    assert said == ("Place number 1   4", "Place number 1, 4 waiting")
    assert button.accessibleName() == "Place number 1"


def test_a_name_that_is_too_wide_loses_its_end(navigation: Navigation, qtbot: QtBot) -> None:
    """At large text a place is read from its beginning; a screen reader hears all of it."""
    here, bar = navigation._buttons["p2"], QWidget()
    qtbot.addWidget(bar)
    navigation.setParent(bar)  # which gives it the room that there is
    bar.show()
    navigation.show()
    navigation.resize(150, 40)
    short = here.text()

    navigation.resize(2000, 40)
    navigation.setParent(None)

    assert short.startswith("P")
    assert short.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert here.accessibleName() == here.text() == "Place number 2"
