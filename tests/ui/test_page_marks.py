"""Marks on the picture of a page: their frames touch no word, and their numbers are in line."""

import io
from dataclasses import replace
from itertools import groupby

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.desk.review.review_answers import ReviewBox, ReviewPage
from checker.model import Severity
from ui.theme import Scheme, Theme
from ui.widgets.page_picture import PagePicture
from ui.widgets.paper import Paper

SIZE = (600, 840)
AREA = QRectF(0, 0, *SIZE)
WORDS = QRectF(100, 200, 120, 20)


def page(*inked: tuple[int, int, int, int]) -> bytes:
    """Draw a page with ink on it."""
    picture = Image.new("RGB", SIZE, "white")
    for one in inked:
        ImageDraw.Draw(picture).rectangle(one, fill="black")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def room(frame: QRectF) -> tuple[float, float]:
    """Give how far a frame is from the words at their left and at their right."""
    return WORDS.left() - frame.left(), frame.right() - WORDS.right()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        pytest.param((), (4, 4), id="words alone in their row"),
        pytest.param(((40, 202, 97, 218),), (1, 4), id="a word right before"),
        pytest.param(((223, 202, 300, 218),), (4, 1.5), id="a word right after"),
        pytest.param(((40, 202, 97, 218), (223, 202, 300, 218)), (1, 1.5), id="a word each side"),
        pytest.param(((40, 202, 95, 218),), (2, 4), id="a word a space before"),
        pytest.param(((224, 202, 300, 218),), (4, 2), id="a word a space after"),
        pytest.param(((40, 202, 90, 218),), (4, 4), id="a word further off"),
        pytest.param(((222, 214, 224, 217),), (4, 8), id="a full stop behind stands inside"),
        pytest.param(
            ((222, 214, 224, 217), (229, 202, 300, 218)), (4, 6.5), id="a comma and a word behind"
        ),
        pytest.param(
            ((222, 202, 223, 206), (225, 202, 240, 218)), (4, 1), id="the end of a longer word"
        ),
        pytest.param(((40, 180, 300, 201),), (4, 4), id="the line above reaches down"),
        pytest.param(((40, 219, 300, 240),), (4, 4), id="the line below reaches up"),
    ],
)
def test_a_frame_keeps_clear_of_its_words_and_of_others(
    beside: tuple[tuple[int, int, int, int], ...], expected: tuple[float, float]
) -> None:
    """It touched the first and last letters of an address on a page that is a picture."""
    picture = QPixmap.fromImage(QImage.fromData(page((100, 202, 220, 218), *beside)))

    assert room(Paper(picture).frame(AREA, WORDS)) == expected


@pytest.mark.usefixtures("qapp")
def test_a_frame_is_as_roomy_while_the_page_is_drawn() -> None:
    """There is no word yet that it could touch."""
    assert room(Paper().frame(AREA, WORDS)) == (4, 4)


def test_numbers_beside_a_page_end_at_one_line(qapp: QApplication, qtbot: QtBot) -> None:
    """Those of words at the margin and of words in a row stood a pixel and a half apart."""
    theme = Theme(qapp, scheme=Scheme.LIGHT)
    view = PagePicture(theme)
    qtbot.addWidget(view)
    view.resize(684, 900)
    view.show()
    places = ((0.093, 0.2), (0.21, 0.3), (0.5, 0.4))
    boxes = tuple(
        ReviewBox(number=number, severity=Severity.STOP, x0=x, y0=y, x1=x + 0.1, y1=y + 0.02)
        for number, (x, y) in enumerate(places, 1)
    )
    view.show_page(ReviewPage(file=1, page=1, of=1, png=page(), boxes=boxes), "Page 1")

    image = view.viewport().grab().toImage()
    ground = theme.colour("page_stop_ink")
    begins = [
        next((x for x in range(image.width() // 8) if image.pixelColor(x, y) == ground), None)
        for y in range(image.height())
    ]
    plates = [
        list(filter(None, rows))
        for some, rows in groupby(begins, lambda one: one is not None)
        if some
    ]
    assert len(plates) == len(places)
    assert len({min(one) for one in plates}) == 1


@pytest.mark.parametrize("width", [400, 684, 900])
def test_the_numbers_of_one_row_lie_on_one_another_at_no_width(
    qapp: QApplication, qtbot: QtBot, width: int
) -> None:
    """On a covered page there was room in the margin for one and a half."""
    theme = Theme(qapp, scheme=Scheme.LIGHT)
    view = PagePicture(theme)
    qtbot.addWidget(view)
    view.resize(width, 900)
    view.show()
    one = ReviewBox(number=1, severity=Severity.STOP, x0=0.2, y0=0.2, x1=0.5, y1=0.21)
    boxes = (one, replace(one, number=2))
    covered = ReviewPage(file=1, page=1, of=1, png=page(), boxes=boxes, covered=True)
    view.show_page(covered, "Page 1")

    image = view.viewport().grab().toImage()
    ground = theme.colour("page_stop_ink")
    inked = [
        (x, y)
        for x in range(image.width() // 4)
        for y in range(image.height())
        if image.pixelColor(x, y) == ground
    ]
    bar = max(x for x, _y in inked) - theme.px(4)
    plates = [(x, y) for x, y in inked if x < bar]
    wide, high = (max(side) - min(side) + 1 for side in zip(*plates, strict=True))
    assert max(wide, high) >= 2 * theme.px(22)
