"""What a colour or a brightness says is said by a second sign as well (WCAG 2.2, 1.4.1)."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.gallery.walk import high_contrast
from ui.theme import Scheme, Theme
from ui.theme.tokens import contrast
from ui.widgets.button import Button
from ui.widgets.panel import row

_SEEN = 1.3
"""Less than a line has that is a little soft, more than a ground has on another."""


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK, Scheme.OWN])
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    """Every scheme in turn; the system's own as it was, afterwards."""
    before = QPalette(qapp.palette())
    if request.param is Scheme.OWN:
        qapp.setPalette(high_contrast())
    yield Theme(qapp, scheme=request.param)
    qapp.setPalette(before)


def parts_of_the_frame(page: QWidget, button: Button) -> int:
    """Count the pieces that the upper edge of a button is drawn in, clear of its corners."""
    image = page.grab().toImage().copy(button.geometry())
    edge, inside = (
        [image.pixelColor(x, y).name() for x in range(8, image.width() - 8)] for y in (0, 3)
    )
    drawn = [contrast(one, inside[0]) > _SEEN for one in edge]
    return sum(here and not before for before, here in pairwise([False, *drawn]))


@pytest.mark.parametrize("kind", ["", "small", "big", "primary", "go", "tool"])
def test_a_button_that_does_not_answer_has_a_broken_frame(
    theme: Theme, qtbot: QtBot, kind: str
) -> None:
    """Its brightness alone tells it from a live one to nobody who sees little.

    An icon that can be pressed has no frame but in high contrast; nor has one that cannot.
    """
    page = QWidget()
    qtbot.addWidget(page)
    page.setProperty("kind", "ground")
    button = Button(theme, "", icon="arrow-left", kind=kind, name="Back")
    page.setLayout(row(button, margins=(8, 8, 8, 8)))
    page.resize(160, page.sizeHint().height())
    button.setEnabled(False)
    dead = button.sizeHint(), parts_of_the_frame(page, button)
    button.setEnabled(True)
    live = button.sizeHint(), parts_of_the_frame(page, button)

    framed = kind != "tool" or theme.is_flat
    assert dead[1] > 5 if framed else dead[1] == 0
    assert live[1] <= 1
    assert dead[0] == live[0]


@pytest.mark.parametrize(("kind", "hue"), [("tab", "action"), ("nav", "bar_line")])
def test_what_is_chosen_keeps_its_line_while_it_has_the_keys(
    theme: Theme, qtbot: QtBot, kind: str, hue: str
) -> None:
    """The ring takes the edge below it: the line stands inside, and none where it is not chosen."""
    button = Button(theme, "Letter", kind=kind)
    button.setCheckable(True)
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(row(button))
    with qtbot.waitActive(page):
        page.show()
    button.setFocus()
    lines = []
    for chosen in (True, False):
        button.setChecked(chosen)
        image = page.grab().toImage().copy(button.geometry())
        down = [image.pixelColor(12, image.height() - y).name() for y in range(1, 8)]
        lines.append(down[4:].count(theme.colour(hue).name()))

    assert button.hasFocus()
    assert lines == [3, 0]
