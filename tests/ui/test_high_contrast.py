"""The person's own colours, as the system gives them for high contrast, are enough everywhere."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
)
from pytestqt.qtbot import QtBot

from ui.gallery.walk import high_contrast
from ui.theme.sheet import sheet
from ui.theme.tokens import DARK, LIGHT, SHAPE_PAIRS, TEXT_PAIRS, Tokens, contrast, own_colours


def own(paper: str, ink: str, strong: str, link: str) -> Tokens:
    """Give the tokens of a system palette of two colours, with links and what is chosen."""
    roles, palette = QPalette.ColorRole, QPalette(QColor(paper))
    for role, colour in (
        (roles.Window, paper),
        (roles.WindowText, ink),
        (roles.Highlight, strong),
        (roles.HighlightedText, paper),
        (roles.Link, link),
    ):
        palette.setColor(role, QColor(colour))
    return own_colours(palette)


BLACK_ON_WHITE = own("#ffffff", "#000000", "#37006e", "#00009f")
WHITE_ON_BLACK = own("#000000", "#ffffff", "#1aebff", "#ffff00")
OWN = [
    pytest.param(BLACK_ON_WHITE, id="black on white"),
    pytest.param(WHITE_ON_BLACK, id="white on black"),
]
ALL = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark"), *OWN]


@pytest.mark.parametrize("tokens", OWN)
def test_every_pair_stands_out(tokens: Tokens) -> None:
    """Words reach 4.5 to 1 and shapes 3 to 1 on every ground that they stand on."""
    words = {pair: contrast(*(getattr(tokens, one) for one in pair)) for pair in TEXT_PAIRS}
    shapes = {pair: contrast(*(getattr(tokens, one) for one in pair)) for pair in SHAPE_PAIRS}

    assert {pair: figure for pair, figure in words.items() if figure < 4.5} == {}
    assert {pair: figure for pair, figure in shapes.items() if figure < 3} == {}


def test_the_focus_is_seen_where_the_colour_of_highlights_is_not() -> None:
    """A system may highlight in a colour that is nearly its paper: ink frames what has the keys."""
    assert own("#ffffff", "#000000", "#e0e0ff", "#00009f").focus == "#000000"
    assert BLACK_ON_WHITE.focus == BLACK_ON_WHITE.bar_focus == "#37006e"


@pytest.mark.parametrize("tokens", ALL)
def test_an_empty_field_is_not_taken_for_a_filled_one(
    qapp: QApplication, qtbot: QtBot, tokens: Tokens
) -> None:
    """What an empty field says is fainter than the same words typed, and can be read."""
    drawn = []
    for typed in (False, True):
        field = QLineEdit()
        qtbot.addWidget(field)
        field.setStyleSheet(sheet(tokens, 100))
        (field.setText if typed else field.setPlaceholderText)("HHHHHHHH")
        field.resize(200, 34)
        image = field.grab().toImage()
        drawn.append(
            max(
                contrast(image.pixelColor(x, y).name(), tokens.card)
                for x, y in itertools.product(range(8, 80), range(8, 26))
            )
        )
    empty, filled = drawn

    assert qapp is QApplication.instance()
    assert empty >= 4.4  # the edges of letters are soft
    assert filled >= empty * 1.4


@pytest.mark.parametrize("tokens", OWN)
def test_what_an_empty_field_says_is_read_well(tokens: Tokens) -> None:
    """Whoever asks for high contrast gets 7 to 1."""
    assert contrast(tokens.hint, tokens.card) >= 7


@pytest.mark.parametrize("kind", [QPushButton, QCheckBox, QRadioButton, QLabel])
def test_what_cannot_be_used_is_in_the_ink_of_the_system_for_it(
    qapp: QApplication, qtbot: QtBot, kind: type[QPushButton | QCheckBox | QRadioButton | QLabel]
) -> None:
    """It is told from what can be used."""
    assert qapp is QApplication.instance()
    tokens = own_colours(high_contrast())
    widget = kind("HHHHHHHH")
    qtbot.addWidget(widget)
    widget.setStyleSheet(sheet(tokens, 100))
    for usable in (True, False):
        widget.setEnabled(usable)
        image = widget.grab().toImage()
        seen = {
            image.pixelColor(x, y).name()
            for x, y in itertools.product(range(image.width()), range(image.height()))
        }
        assert (tokens.off in seen) is not usable


def test_words_in_a_grey_that_cannot_be_read_are_in_ink() -> None:
    """What a system has for what cannot be used may be too faint."""
    palette = high_contrast()
    group, role = QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText
    palette.setColor(group, role, QColor("#333333"))

    assert own_colours(palette).off == "#ffffff"
    assert own_colours(high_contrast()).off == "#3ff23f"


def test_an_alarm_has_a_broader_frame_than_a_note(qapp: QApplication, qtbot: QtBot) -> None:
    """Where both are of the same colours."""
    assert qapp is QApplication.instance()
    frames = {}
    for kind in ("stop", "note"):
        box = QFrame()
        qtbot.addWidget(box)
        box.setProperty("kind", kind)
        box.setStyleSheet(sheet(WHITE_ON_BLACK, 100))
        box.resize(200, 80)
        image = box.grab().toImage()
        frames[kind] = [image.pixelColor(x, 40).name() for x in range(4)].count("#ffffff")

    assert frames == {"stop": 3, "note": 1}


def test_a_letter_has_a_frame_of_its_own(qapp: QApplication, qtbot: QtBot) -> None:
    """Its ground is as that of the screen: else the sides of its paper end nowhere."""
    assert qapp is QApplication.instance()
    page = QScrollArea()
    qtbot.addWidget(page)
    page.setProperty("kind", "letter")
    page.setStyleSheet(sheet(WHITE_ON_BLACK, 100))
    page.resize(200, 120)
    image = page.grab().toImage()

    sides = [(0, 60), (199, 60), (100, 0), (100, 119)]
    assert {image.pixelColor(x, y).name() for x, y in sides} == {"#ffffff"}


@pytest.mark.parametrize("tokens", ALL)
def test_it_is_seen_how_far_a_progress_bar_is(
    qapp: QApplication, qtbot: QtBot, tokens: Tokens
) -> None:
    """The half that is done stands out from the half that is not."""
    bar = QProgressBar()
    qtbot.addWidget(bar)
    bar.setTextVisible(False)
    bar.setStyleSheet(sheet(tokens, 100))
    bar.setValue(50)
    bar.resize(200, bar.sizeHint().height())
    image = bar.grab().toImage()
    done, open_ = (image.pixelColor(x, image.height() // 2).name() for x in (50, 150))

    assert qapp is QApplication.instance()
    assert contrast(done, open_) >= 3


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("tokens", ALL)
def test_a_ticked_box_has_a_tick_that_stands_out(
    qapp: QApplication, qtbot: QtBot, tokens: Tokens, percent: int
) -> None:
    """A box with a tick is told from an empty one and from a filled one, in every scheme."""
    box = QCheckBox("Use it")
    qtbot.addWidget(box)
    box.setStyleSheet(sheet(tokens, percent))
    box.setChecked(True)
    box.resize(box.sizeHint())
    side = round(18 * percent / 100)
    image = box.grab().toImage()
    inside = _inside(image, side)
    tick = [one for one in inside if contrast(one, tokens.action) >= 4.5]

    assert qapp is QApplication.instance()
    assert inside.count(tokens.action) > len(inside) / 3
    assert len(inside) / 20 < len(tick) < len(inside) / 2


@pytest.mark.parametrize("tokens", ALL)
def test_the_ring_round_a_choice_leaves_its_last_letter_room(
    qapp: QApplication, qtbot: QtBot, tokens: Tokens
) -> None:
    """The words end well before the ring."""
    button = QRadioButton("HHHH")
    qtbot.addWidget(button)
    button.setStyleSheet(sheet(tokens, 100))
    button.ensurePolished()
    words = button.fontMetrics().horizontalAdvance(button.text())
    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.rect = QRect(QPoint(0, 0), button.sizeHint())
    place = button.style().subElementRect(QStyle.SubElement.SE_RadioButtonContents, option, button)

    assert qapp is QApplication.instance()
    assert button.sizeHint().width() - (place.left() + words) >= 8


def _inside(image: QImage, side: int) -> list[str]:
    """Give the colours in the middle of the box, clear of its border and what is around it."""
    top = (image.height() - side) // 2
    return [
        image.pixelColor(x, y).name()
        for x, y in itertools.product(range(7, side - 1), range(top + 4, top + side - 4))
    ]


def test_a_menu_has_a_broad_frame(qapp: QApplication, qtbot: QtBot) -> None:
    """Its ground is as that of the page below it."""
    assert qapp is QApplication.instance()
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.setStyleSheet(sheet(WHITE_ON_BLACK, 100))
    menu.addAction("Light")
    menu.resize(menu.sizeHint())
    image = menu.grab().toImage()

    assert [image.pixelColor(x, image.height() // 2).name() for x in range(3)] == ["#ffffff"] * 3


def test_an_icon_that_can_be_pressed_has_a_whole_frame(qapp: QApplication, qtbot: QtBot) -> None:
    """A broken one is of what cannot: without a frame the live one looked less like a button."""
    assert qapp is QApplication.instance()
    button = QPushButton("X")
    qtbot.addWidget(button)
    button.setProperty("kind", "tool")
    button.setStyleSheet(sheet(WHITE_ON_BLACK, 100))
    size = button.sizeHint()
    button.resize(200, 40)
    live = button.grab().toImage()
    button.setEnabled(False)

    top = {live.pixelColor(x, 0).name() for x in range(10, 190)}
    assert top == {WHITE_ON_BLACK.edge}
    assert button.sizeHint() == size


def test_a_link_that_does_not_answer_has_no_frame_against_its_words(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """It stays where it is, without the line below it, in the ink of what cannot be used."""
    assert qapp is QApplication.instance()
    link = QPushButton("X")
    qtbot.addWidget(link)
    link.setProperty("kind", "link")
    link.setStyleSheet(sheet(WHITE_ON_BLACK, 100))
    link.setEnabled(False)
    link.resize(200, 30)
    image = link.grab().toImage()
    bare = image.pixelColor(195, 15).name()

    assert {image.pixelColor(x, 0).name() for x in range(10, 190)} == {bare}
