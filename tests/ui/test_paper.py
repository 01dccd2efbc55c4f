"""The words of a page can be seen in every scheme, and below a mark too."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from ui.gallery.walk import high_contrast
from ui.theme import Scheme, Theme
from ui.theme.tokens import contrast
from ui.widgets.paper import Paper, tint

SIDE, MIDDLE = 60, 30


@pytest.fixture
def black(qapp: QApplication) -> Iterator[None]:
    """A system whose high contrast is white on black; as it was, afterwards."""
    before = QPalette(qapp.palette())
    qapp.setPalette(high_contrast())
    yield
    qapp.setPalette(before)


def page() -> QPixmap:
    """White paper with a black word in the middle."""
    made = QPixmap(SIDE, SIDE)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.fillRect(20, 20, 20, 20, Qt.GlobalColor.black)
    painter.end()
    return made


def drawn(theme: Theme, mark: str = "") -> tuple[str, str]:
    """Give the colours of the word and of the paper beside it."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    area = QRectF(0, 0, SIDE, SIDE)
    painter = QPainter(image)
    Paper(page()).lay(painter, theme, area)
    if mark:
        tint(painter, theme, area, theme.colour(mark))
    painter.end()
    return image.pixelColor(MIDDLE, MIDDLE).name(), image.pixelColor(5, 5).name()


@pytest.mark.usefixtures("black")
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.OWN])
@pytest.mark.parametrize("mark", ["", "page_stop", "page_check", "page_note"])
def test_words_stand_out_from_the_paper(qapp: QApplication, scheme: Scheme, mark: str) -> None:
    """At least as clearly as any other words of the window."""
    word, paper = drawn(Theme(qapp, scheme=scheme), mark)

    assert contrast(word, paper) >= 4.5


@pytest.mark.usefixtures("black")
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.OWN])
def test_the_paper_is_the_theme_s_own(qapp: QApplication, scheme: Scheme) -> None:
    """Soft in the dark, and black where the system's own high contrast is."""
    theme = Theme(qapp, scheme=scheme)

    assert drawn(theme)[1] == theme.colour("page").name()


@pytest.mark.usefixtures("black")
def test_the_lines_of_a_sheet_are_seen_on_black_paper(qapp: QApplication) -> None:
    """As a shape that means something: in which cell a word stands."""
    theme, sheet = Theme(qapp, scheme=Scheme.OWN), QPixmap(SIDE, SIDE)
    sheet.fill(QColor("#dadfe4"))
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    Paper(sheet).lay(painter, theme, QRectF(0, 0, SIDE, SIDE))
    painter.end()

    assert contrast(image.pixelColor(MIDDLE, MIDDLE).name(), theme.tokens.page) >= 3


@pytest.mark.usefixtures("black")
def test_the_edges_of_letters_stay_round_on_black_paper(qapp: QApplication) -> None:
    """A shade between paper and ink stays one: two shades are not the same, and none is all ink."""
    theme, shades = Theme(qapp, scheme=Scheme.OWN), ("#c0c0c0", "#808080", "#404040", "#000000")
    told = []
    for shade in shades:
        edge = QPixmap(SIDE, SIDE)
        edge.fill(QColor(shade))
        image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        Paper(edge).lay(painter, theme, QRectF(0, 0, SIDE, SIDE))
        painter.end()
        told.append(image.pixelColor(MIDDLE, MIDDLE).lightness())

    assert told == sorted(set(told))
    assert told[-2] < told[-1] - 20
