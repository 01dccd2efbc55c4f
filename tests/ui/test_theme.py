"""The colours can be read, the sheet follows the text size, and the letters are all there."""

import pytest
from PySide6.QtGui import QColor, QFont, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QPushButton

from ui.theme import MONO, NEXT, TEXT_SIZES, Scheme, Theme, draw_icon
from ui.theme.sheet import sheet
from ui.theme.tokens import DARK, LIGHT, SHAPE_PAIRS, TEXT_PAIRS, Tokens, contrast, own_colours


def _high_contrast() -> Tokens:
    """Give the tokens of a black system palette with yellow links."""
    palette = QPalette(QColor("#000000"))
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, "#000000"),
        (roles.WindowText, "#ffffff"),
        (roles.Highlight, "#1aebff"),
        (roles.HighlightedText, "#000000"),
        (roles.Link, "#ffff00"),
    ):
        palette.setColor(role, QColor(colour))
    return own_colours(palette)


SCHEMES = [
    pytest.param(LIGHT, id="light"),
    pytest.param(DARK, id="dark"),
    pytest.param(_high_contrast(), id="high contrast"),
]


@pytest.mark.parametrize("tokens", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_words_stand_out_from_their_ground(tokens: Tokens, ink: str, ground: str) -> None:
    """Whatever is written has a contrast of at least 4.5 to 1."""
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_stand_out_from_their_ground(tokens: Tokens, shape: str, ground: str) -> None:
    """A border or a mark that means something has a contrast of at least 3 to 1."""
    assert contrast(getattr(tokens, shape), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_the_sheet_follows_the_text_size(percent: int) -> None:
    """Every size in the sheet grows with the person's text size."""
    assert f"font-size: {10.5 * percent / 100:.2f}pt" in sheet(LIGHT, percent)


def test_no_hole_is_left_in_the_sheet() -> None:
    """Every name in the sheet is a token or a size."""
    assert "$" not in sheet(DARK, 100)


def test_nothing_is_written_smaller_than_nine_points() -> None:
    """The smallest letters are 9 points."""
    sizes = [float(part.split("pt")[0]) for part in sheet(LIGHT, 100).split("font-size: ")[1:]]

    assert min(sizes) >= 9


@pytest.mark.parametrize("family", [NEXT, MONO])
def test_the_fonts_hold_welsh_letters(qapp: QApplication, family: str) -> None:
    """A Welsh name is written in the same letters as an English one."""
    Theme(qapp)
    drawn = QRawFont.fromFont(QFont(family))

    assert drawn.familyName() == family
    assert all(drawn.supportsCharacter(ord(letter)) for letter in "ŵŷâêîôûïŴŶ£•")


def test_an_icon_takes_the_colour_asked_for(qapp: QApplication) -> None:
    """Icons are recoloured by the theme."""
    Theme(qapp)
    picture = draw_icon("check", QColor("#ff0000"), 24).toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }

    assert colours == {"#ff0000"}


def test_an_icon_is_drawn_once(qapp: QApplication) -> None:
    """A room has dozens, and the window waits while they are drawn."""
    assert qapp is QApplication.instance()
    first, again = (draw_icon("check", QColor("#00ff00"), 24) for _ in range(2))
    other = draw_icon("check", QColor("#00ff01"), 24)

    assert first.cacheKey() == again.cacheKey() != other.cacheKey()


def test_the_person_may_choose_dark_and_larger(qapp: QApplication) -> None:
    """Colours and text size change at once, and say so."""
    theme = Theme(qapp, scheme=Scheme.LIGHT)
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(True))

    theme.choose(Scheme.DARK)
    theme.step_text(1)

    assert theme.tokens.dark
    assert theme.percent == 125
    assert len(heard) == 2
    assert qapp.font().pointSizeF() == pytest.approx(10.5 * 1.25)
    theme.choose(Scheme.LIGHT)
    theme.resize_text(100)


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_a_radio_button_is_round_at_every_text_size(percent: int) -> None:
    """A radio button and a check box are told apart by their shape."""
    written = sheet(LIGHT, percent).split("QRadioButton::indicator {")[1].split("}")[0]
    wide, border, radius = (
        int(written.split(f"{name}: ")[1].split("px")[0])
        for name in ("width", "border", "border-radius")
    )

    assert 2 * radius in (wide + 2 * border, wide + 2 * border - 1)


@pytest.mark.parametrize("kind", ["link", "stoplink"])
def test_a_link_begins_where_the_words_above_it_do(qapp: QApplication, kind: str) -> None:
    """Only the frame of its focus, which is not seen before, stands left of it."""
    assert qapp is QApplication.instance()
    link = QPushButton("HHHH")
    link.setProperty("kind", kind)
    link.setStyleSheet(sheet(LIGHT, 100))
    link.resize(link.sizeHint())
    image = link.grab().toImage()
    ground = image.pixelColor(0, image.height() // 2).name()
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).name() != ground for y in range(6, image.height() - 6))
    ]

    assert inked[0] <= 4
