"""Buttons that do not fit one line go on in the next; none is cut and none lies on another."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.wrap_row import WrapRow

WORDS = ("Show in the letter", "Change the reason", "Take the reason back")


Shown = Callable[..., list[QPushButton]]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Give three buttons in a row, in a window of some width."""
    windows: list[QWidget] = []

    def show(width: int, *, ends_right: bool = False, fills: bool = False) -> list[QPushButton]:
        window = QWidget()
        windows.append(window)
        buttons = [QPushButton(one) for one in WORDS]
        box = QVBoxLayout(window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(WrapRow(*buttons, ends_right=ends_right, fills=fills))
        box.addStretch()
        window.resize(width, 200)
        window.show()
        qtbot.waitExposed(window)
        return buttons

    yield show
    for one in windows:
        one.close()
        one.deleteLater()


@pytest.mark.parametrize(("width", "lines"), [(900, 1), (320, 2), (170, 3)])
def test_there_are_as_many_lines_as_are_needed(shown: Shown, width: int, lines: int) -> None:
    """Each button has the width that it wants, whatever the width of the window."""
    buttons = shown(width)

    assert len({one.y() for one in buttons}) == lines
    assert all(one.width() == one.sizeHint().width() for one in buttons)
    rects = [one.geometry() for one in buttons]
    assert not any(a.intersects(b) for a in rects for b in rects if a is not b)


@pytest.mark.parametrize("width", [900, 901, 320, 170])
def test_fields_of_a_line_reach_to_its_end(shown: Shown, width: int) -> None:
    """Two lists of colleagues ended before the field above them."""
    buttons = shown(width, fills=True)

    ends = {one.y(): one.geometry().right() + 1 for one in buttons}
    assert set(ends.values()) == {width}
    assert all(one.width() >= one.sizeHint().width() for one in buttons)


def test_the_last_does_not_stand_alone(shown: Shown) -> None:
    """Where two lines are needed, the one before goes with it, and the first stands first."""
    first, other, last = shown(360, ends_right=True)

    assert first.width() + other.width() < 360 - 8  # both would fit
    assert first.y() < other.y() == last.y()
    assert last.geometry().right() == 359


def test_a_button_that_is_hidden_takes_no_room(qtbot: QtBot, shown: Shown) -> None:
    """The others close up."""
    buttons = shown(900)
    before = buttons[2].x()

    buttons[1].hide()

    qtbot.waitUntil(lambda: buttons[2].x() < before)


def test_the_last_stands_at_the_right_end(shown: Shown) -> None:
    """As release does in the review room."""
    buttons = shown(900, ends_right=True)

    assert buttons[2].geometry().right() == 899


def test_where_the_last_is_hidden_no_other_stands_far_right(qtbot: QtBot, shown: Shown) -> None:
    """As passing on does where nothing can be released: it follows what is before it."""
    first, other, last = shown(900, ends_right=True)

    last.hide()

    qtbot.waitUntil(lambda: other.x() == first.geometry().right() + 1 + 8)


def test_a_row_of_which_nothing_is_left_takes_no_room(qtbot: QtBot, shown: Shown) -> None:
    """Nor the gap before it; with the first of them it comes again."""
    buttons = shown(900)
    held = buttons[0].parentWidget()
    assert held is not None

    for one in buttons:
        one.hide()

    assert held.isHidden()
    buttons[1].show()
    qtbot.waitUntil(lambda: held.isVisible() and buttons[1].isVisible())
