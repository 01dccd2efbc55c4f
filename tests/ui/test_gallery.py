"""What is cut, covered, outside or unnamed in a window is found and said; what is well is not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.gallery.__main__ import _wrong
from ui.gallery.flaws import flaws
from ui.gallery.looks import LOOKS
from ui.gallery.page import Picture, write_page
from ui.gallery.walk import high_contrast
from ui.theme.tokens import TEXT_PAIRS, contrast, own_colours

WORDS = "A sentence that needs more room than a few pixels"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """A window with a label, a button and a field that have all the room they need."""
    whole = QWidget()
    qtbot.addWidget(whole)
    box = QVBoxLayout(whole)
    wrapped = QLabel(f"{WORDS}. " * 6)
    wrapped.setWordWrap(True)
    field = QLineEdit()
    field.setAccessibleName("Where it goes")
    for one in (QLabel("Short"), wrapped, QPushButton("Choose files"), field):
        box.addWidget(one)
    whole.resize(500, 400)
    whole.show()
    qtbot.waitExposed(whole)
    yield whole
    whole.close()


def test_a_window_with_room_for_everything_has_no_flaws(window: QWidget) -> None:
    """Nothing is said of what is well."""
    assert flaws(window) == ()


def _cut_label(window: QWidget) -> None:
    label = QLabel(WORDS, window)
    label.setGeometry(10, 360, 40, 20)


def _cut_lines(window: QWidget) -> None:
    label = QLabel(WORDS, window)
    label.setWordWrap(True)
    label.setGeometry(10, 360, 120, 16)


def _cut_button(window: QWidget) -> None:
    button = QPushButton(WORDS, window)
    button.setGeometry(10, 360, 60, 24)


def _cut_hint(window: QWidget) -> None:
    field = QLineEdit(window)
    field.setAccessibleName("A field")
    field.setPlaceholderText(WORDS)
    field.setGeometry(10, 360, 60, 24)


def _outside(window: QWidget) -> None:
    label = QLabel("Far out", window)
    label.setGeometry(480, 385, 100, 30)


def _overlap(window: QWidget) -> None:
    for place in (10, 40):
        QLabel("Some words", window).setGeometry(place, 340, 100, 30)


def _uneven(window: QWidget) -> None:
    for place, high in ((10, 40), (120, 60)):
        QPushButton("Press", window).setGeometry(place, 330, 100, high)


def _beside(window: QWidget) -> None:
    for place, kind in ((10, QLabel), (9, QRadioButton)):
        kind("Who says so?", window).setGeometry(place, 325 + 30 * (kind is QRadioButton), 200, 24)


def _high_day(window: QWidget) -> None:
    for kind, place, high in ((QLineEdit, 10, 34), (QDateEdit, 120, 37)):
        field = kind(window)
        field.setStyleSheet("max-height: 60px")  # the window's own sheet would hold it to the row
        field.setGeometry(place, 330, 100, high)


def _wide_table(window: QWidget) -> None:
    table = QTableWidget(1, 4, window)
    table.setAccessibleName("Much to see")
    table.setGeometry(10, 330, 200, 60)


def _wide_page(window: QWidget) -> None:
    page = QScrollArea(window)
    inside = QLabel("Wide")
    inside.setMinimumSize(300, 20)
    page.setWidget(inside)
    page.setAccessibleName("A page")
    page.setGeometry(10, 330, 200, 60)


def _cut_choice(window: QWidget) -> None:
    choice = QComboBox(window)
    choice.addItem("Choose a colleague")
    choice.setAccessibleName("Colleague")
    choice.setGeometry(10, 340, choice.fontMetrics().horizontalAdvance("Choose a colleague"), 30)


def _nameless(window: QWidget) -> None:
    QLineEdit(window).setGeometry(10, 360, 100, 24)


def _short_cell(window: QWidget) -> None:
    table = QTableWidget(1, 1, window)
    table.setAccessibleName("Much to read")
    table.setItem(0, 0, QTableWidgetItem(WORDS))
    table.setGeometry(10, 320, 200, 70)


class _Shortens(QWidget):
    """Paints its words itself, as a chart does."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out the end."""
        painter, metrics = QPainter(self), self.fontMetrics()
        told = metrics.elidedText(WORDS, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, told)
        painter.end()


def _short_paint(window: QWidget) -> None:
    _Shortens(window).setGeometry(10, 340, 80, 30)


def _short_button(window: QWidget) -> None:
    button = QPushButton("Answers to the\u2026", window)
    button.setAccessibleName("Answers to the regulator")
    button.setGeometry(10, 340, 200, 30)


@pytest.mark.parametrize(
    ("spoil", "begins"),
    [
        (_cut_label, "cut: "),
        (_cut_lines, "cut below: "),
        (_cut_button, "cut: QPushButton "),
        (_cut_hint, "cut in its field: "),
        (_outside, "outside of "),
        (_overlap, "one over the other: "),
        (_nameless, "without a name: "),
        (_uneven, "of two heights in one row: "),
        (_beside, "3 pixels beside its line: "),
        (_high_day, "of two heights in one row: "),
        (_wide_table, "goes on to the right: "),
        (_wide_page, "goes on to the right: "),
        (_cut_choice, "cut in its list: "),
        (_short_cell, "its end is left out: "),
        (_short_paint, "its end is left out: "),
        (_short_button, "its end is left out: "),
    ],
)
def test_each_flaw_is_found(
    window: QWidget, spoil: Callable[[QWidget], None], begins: str, qtbot: QtBot
) -> None:
    """Every kind of flaw is said, with the words it is about."""
    layout = window.layout()
    assert layout is not None
    layout.setContentsMargins(8, 8, 8, 80)
    spoil(window)
    for one in window.findChildren(QWidget):
        one.show()
    qtbot.wait(1)

    assert any(one.startswith(begins) for one in flaws(window)), flaws(window)


def test_words_that_end_in_dots_by_themselves_are_whole(window: QWidget) -> None:
    """As those of a button that opens something, and of a letter that breaks off."""
    button = QPushButton("Rhyddhau\u2026", window)
    button.setGeometry(10, 340, 200, 30)
    layout = window.layout()
    assert layout is not None
    layout.setContentsMargins(8, 8, 8, 80)
    button.show()

    assert flaws(window) == ()


def test_there_is_a_look_for_each_scheme_size_and_language() -> None:
    """Three schemes, two sizes, two languages."""
    assert len({one.name for one in LOOKS}) == 12


def test_the_page_shows_every_picture_with_its_flaws(tmp_path: Path) -> None:
    """What is wrong is said below the picture, and the row says that there is something."""
    looks = ("en-light-1280", "en-dark-1280")
    pictures = [
        Picture(screen="home", look=looks[0], file="a.png", flaws=("cut: 'Once <more>'",)),
        Picture(screen="home", look=looks[1], file="b.png"),
    ]

    told = write_page(tmp_path, pictures, looks).read_text(encoding="utf-8")

    assert "1 screens, 2 pictures, 1 with flaws" in told
    assert "cut: &#x27;Once &lt;more&gt;&#x27;" in told
    assert all(f'src="{one.file}"' in told for one in pictures)


def test_a_screen_that_a_look_did_not_come_to_is_a_flaw() -> None:
    """A gallery with holes in it is not whole."""
    one, other = LOOKS[:2]
    pictures = [Picture(screen="home", look=one.name, file="a.png")]

    assert _wrong(pictures, (one, other)) == [f"{other.name}-home.png: it is not there"]


def test_what_shows_in_one_picture_is_not_turned_on() -> None:
    """A larger window shows the end of a page at once, and every place on its bar."""
    one, other = LOOKS[:2]
    both = [Picture(screen="home", look=look.name, file="a.png") for look in (one, other)]
    turned = [
        Picture(screen=screen, look=one.name, file="b.png") for screen in ("home_2", "menu_places")
    ]

    assert _wrong([*both, *turned], (one, other)) == []


def test_the_high_contrast_of_the_gallery_can_be_read(qapp: QApplication) -> None:
    """Its palette keeps the contrast that is asked of every pair of colours."""
    assert qapp is not None
    tokens = own_colours(high_contrast())

    assert [
        pair
        for pair in TEXT_PAIRS
        if contrast(str(getattr(tokens, pair[0])), str(getattr(tokens, pair[1]))) < 4.5
    ] == []
