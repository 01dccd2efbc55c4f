"""Filled buttons: the ring of the focus is seen, and so is that one cannot be used."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.gallery.walk import high_contrast
from ui.theme import TEXT_SIZES, Scheme, Theme
from ui.theme.tokens import contrast
from ui.widgets.button import Button

FILLED = ("primary", "go")


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK, Scheme.OWN])
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    """Give every scheme; the system's palette as it was, afterwards."""
    before = QPalette(qapp.palette())
    if request.param is Scheme.OWN:
        qapp.setPalette(high_contrast())
    yield Theme(qapp, scheme=request.param)
    qapp.setPalette(before)


@pytest.fixture
def screen(qtbot: QtBot) -> QWidget:
    """Give the ground of a screen."""
    made = QWidget()
    made.setProperty("kind", "ground")
    qtbot.addWidget(made)
    return made


def on_screen(theme: Theme, qtbot: QtBot, screen: QWidget, kind: str, icon: str = "") -> Button:
    """Give a filled button that has not the keys, with another control before it."""
    button = Button(theme, "Release", icon=icon, kind=kind)
    row = QHBoxLayout(screen)
    for one in (Button(theme, "Go back"), button):
        row.addWidget(one)
    with qtbot.waitActive(screen):
        screen.show()
    button.clearFocus()
    return button


def drawn(button: Button) -> QImage:
    """Give a button as the screen shows it."""
    return button.window().grab(button.geometry()).toImage()


@pytest.mark.parametrize("kind", FILLED)
def test_the_ring_of_the_focus_stands_clear_of_the_fill(
    theme: Theme, qtbot: QtBot, screen: QWidget, kind: str
) -> None:
    """From the edge inwards: the ring, the ground, the fill, each 3 to 1 to what is next to it."""
    button = on_screen(theme, qtbot, screen, kind)

    button.setFocus()

    image = drawn(button)
    ring, gap, fill = (image.pixelColor(x, image.height() // 2).name() for x in (0, 3, 6))
    assert (ring, gap, fill) == (theme.tokens.focus, theme.tokens.ground, theme.tokens.action)
    assert contrast(ring, gap) >= 3
    assert contrast(gap, fill) >= 3


@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("kind", FILLED)
def test_a_button_is_as_large_with_the_focus_as_without(
    theme: Theme, qtbot: QtBot, screen: QWidget, kind: str, percent: int
) -> None:
    """Nothing moves when the keys come to it."""
    theme.resize_text(percent)
    button = on_screen(theme, qtbot, screen, kind)
    before = button.sizeHint()

    button.setFocus()

    button.setText("")
    button.setText("Release")  # measured anew
    assert button.sizeHint() == before


@pytest.mark.parametrize("kind", FILLED)
def test_the_icon_of_a_button_that_cannot_be_used_is_seen(
    theme: Theme, qtbot: QtBot, screen: QWidget, kind: str
) -> None:
    """It has the ink of the words beside it, not that of the fill which has gone."""
    button = on_screen(theme, qtbot, screen, kind, icon="check")

    button.setEnabled(False)

    icon = button.icon().pixmap(button.iconSize(), 2, QIcon.Mode.Disabled).toImage()
    hues = {
        icon.pixelColor(x, y).name()
        for x in range(icon.width())
        for y in range(icon.height())
        if icon.pixelColor(x, y).alpha() == 255
    }
    assert hues == {theme.tokens.off}
    assert contrast(theme.tokens.off, theme.tokens.ground) >= 4.5


@pytest.mark.parametrize("kind", ["", "small", "big", "primary", "go"])
def test_a_button_that_does_not_answer_keeps_a_frame(theme: Theme, qtbot: QtBot, kind: str) -> None:
    """Without one its words look like any other words."""
    top = _top_of_dead(theme, qtbot, kind)
    seen = [one for one in top if one.alpha() and contrast(one.name(), theme.tokens.card) >= 2.9]

    assert len(seen) >= len(top) / 3


def test_buttons_that_do_not_answer_look_alike_in_high_contrast(theme: Theme, qtbot: QtBot) -> None:
    """Their frames are in the system's ink for what cannot be used, whatever a button does."""
    if theme.scheme is not Scheme.OWN:
        return
    kinds = ("", "small", "big", "primary", "go", "tool")
    hues = {
        (kind, one.hsvHue())
        for kind in kinds
        for one in _top_of_dead(theme, qtbot, kind)
        if one.alpha() and one.value()
    }

    assert hues == {(kind, QColor(theme.tokens.off).hsvHue()) for kind in kinds}


def _top_of_dead(theme: Theme, qtbot: QtBot, kind: str) -> list[QColor]:
    """Give the pixels at the top of a button that cannot be used."""
    button = Button(theme, "X", kind=kind)
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.resize(200, 40)
    image = button.grab().toImage()
    return [image.pixelColor(x, 0) for x in range(10, 190)]
