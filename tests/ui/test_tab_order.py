"""Tab goes through a page as it is read, whenever its parts were made."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.builders.desktop import Desktop
from tests.builders.keyboard import Keyboard, spoken
from ui.widgets.scrolling import Scrolling

STOPS = 30


def test_what_was_made_later_has_its_place(desktop: Callable[..., Desktop]) -> None:
    """The letters that wait come before what stands beside them; the bar is one row of its own."""
    run = desktop()
    keys = Keyboard(run)
    met = []
    for _stop in range(STOPS):
        met.append(keys.at())
        keys.press(Qt.Key.Key_Tab)

    bar = met.index("Check a letter")
    assert met[:2] == ["Choose files (Ctrl+O)", "Paste files (Ctrl+V)"]
    assert met[2].startswith("Check Letter to Mr D Okafor")
    assert met.index("Go to practice") < bar
    assert met[bar : bar + 3] == ["Check a letter", "Check many letters", "My checks"]
    places = met[bar : met.index("Signed in as Priya Nair")]
    assert not [one for one in places if one.startswith("Check Letter")]


def test_the_keys_are_put_somewhere_when_what_had_them_goes(
    desktop: Callable[..., Desktop],
) -> None:
    """A control that is deleted, or hidden with everything around it, takes no keys with it."""
    run = desktop()
    keys, home = Keyboard(run), run.app.window.home
    keys.tab_to("Check Letter to Mr D Okafor")

    home.ready.show_letters(())

    keys.look("the letters were gone")


def test_confirming_begins_at_the_top_with_the_first_thing_asked(
    desktop: Callable[..., Desktop],
) -> None:
    """The heading shows in the smallest window, and the keys are on the question that it asks."""
    run = desktop(size=(1280, 720))
    keys, confirm = Keyboard(run), run.journey.confirm
    run.open(run.letter())
    run.check("Ms Sian Pritchard")
    run.to_confirm()
    run.calm()

    assert keys.at() == spoken(confirm.choice.findChildren(QAbstractButton)[0])
    page = confirm.findChild(Scrolling)
    assert page is not None
    assert page.verticalScrollBar().value() == 0
