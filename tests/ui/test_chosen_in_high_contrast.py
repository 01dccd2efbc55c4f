"""In a system's high contrast, where grounds are alike, what is chosen can still be seen."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from checker.desk.review.review_answers import ReviewBox, ReviewPage
from checker.model import Severity
from ui.gallery.walk import high_contrast
from ui.theme import Scheme, Theme
from ui.theme.tokens import contrast
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.page_picture import PagePicture
from ui.widgets.panel import Callout, column
from ui.widgets.report_table import Column, Line, ReportTable
from ui.widgets.wrapped_link import WrappedLink


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The system's own colours, white on black; as it was, afterwards."""
    before = QPalette(qapp.palette())
    qapp.setPalette(high_contrast())
    yield Theme(qapp, scheme=Scheme.OWN)
    qapp.setPalette(before)


def stands_out(one: QImage, other: QImage) -> bool:
    """Say whether two pictures differ somewhere at least as a shape that means something must."""
    pairs = (
        (one.pixelColor(x, y).name(), other.pixelColor(x, y).name())
        for x in range(0, one.width(), 3)
        for y in range(one.height())
    )
    return any(contrast(a, b) >= 3 for a, b in pairs if a != b)


def test_the_row_one_stands_in_is_seen(theme: Theme, qtbot: QtBot) -> None:
    """Without a ground of its own it has lines."""
    table = ReportTable(theme, "Teams", (Column(title="Team", wide=True),))
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show_lines([Line(("",), "a"), Line(("",), "b")])
    table.show()
    qtbot.waitExposed(table)
    before = table.viewport().grab().toImage()

    table.selectRow(1)

    assert stands_out(before, table.viewport().grab().toImage())


def test_the_row_that_the_keys_come_to_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    """What is told below a table is of that row: it has to be seen which it is."""
    table = ReportTable(theme, "Teams", (Column(title="Team", wide=True),))
    qtbot.addWidget(table)
    table.show_lines([Line(("",), "a"), Line(("",), "b")])
    table.show()
    qtbot.waitExposed(table)

    table.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(table.hasFocus)

    assert table.key() == "a"
    assert [one.row() for one in table.selectionModel().selectedRows()] == [0]


def test_words_about_an_error_are_not_framed_like_a_field(theme: Theme, qtbot: QtBot) -> None:
    """The panel has a frame, its heading none; the words at a field have a bar beside them."""
    panel = ErrorPanel(theme)
    field = QLineEdit()
    page = QWidget()
    page.setLayout(column(panel, field))
    qtbot.addWidget(page)
    page.resize(400, 200)
    page.show()
    qtbot.waitExposed(page)

    panel.problem_in(field, "Write it.")
    qtbot.wait(1)
    heading = panel.findChildren(Callout)[-1].heading.grab().toImage()
    words = panel._marked[0]._words.grab().toImage()

    top = {heading.pixelColor(x, 0).name() for x in range(heading.width())}
    assert theme.colour("stop").name() not in top
    middle = [words.pixelColor(x, words.height() // 2).name() for x in range(6)]
    assert [one == theme.colour("stop").name() for one in middle] == [True] * 4 + [False] * 2


def test_what_has_the_keys_is_told_from_what_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    """The keys in the system's colour of highlights, what is chosen in its ink."""
    table = ReportTable(theme, "Teams", (Column(title="Team", wide=True),))
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show_lines([Line(("",), "a"), Line(("",), "b")])
    with qtbot.waitActive(table):
        table.show()
    table.setFocus()

    table.selectRow(1)

    image = table.grab().toImage()
    middle, high = image.width() // 2, image.height()
    row = table.viewport().mapTo(table, QPoint(0, table.rowViewportPosition(1))).y()
    below = min(row + table.rowHeight(1), high - 3)
    chosen = {image.pixelColor(middle, y).name() for y in range(row, below)}
    highlight = high_contrast().color(QPalette.ColorRole.Highlight).name()
    assert image.pixelColor(middle, high - 1).name() == highlight
    assert theme.tokens.text in chosen
    assert highlight not in chosen


def test_an_opened_finding_is_told_from_one_that_has_the_keys(theme: Theme, qtbot: QtBot) -> None:
    """It stays open while the keys go on, in a frame of ink."""
    card = QFrame()
    qtbot.addWidget(card)
    card.setProperty("kind", "findingopen")
    card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    card.resize(200, 80)
    with qtbot.waitActive(card):
        card.show()
    frames = []
    for there in (True, False):
        (card.setFocus if there else card.clearFocus)()
        frames.append(card.grab().toImage().pixelColor(100, 1).name())

    assert frames == [theme.tokens.focus, theme.tokens.text]
    assert len(set(frames)) == 2


def test_the_line_of_a_menu_that_one_stands_in_is_seen(theme: Theme, qtbot: QtBot) -> None:
    """As in every other scheme."""
    assert theme.scheme is Scheme.OWN
    menu = QMenu()
    qtbot.addWidget(menu)
    first, second = menu.addAction("Light"), menu.addAction("Dark")
    menu.show()
    menu.setActiveAction(first)
    before = menu.grab().toImage()

    menu.setActiveAction(second)

    assert stands_out(before, menu.grab().toImage())


def test_a_finding_on_a_covered_page_is_seen_and_lies_on_nothing(
    theme: Theme, qtbot: QtBot
) -> None:
    """A bar in the margin, whose length says nothing: covers and paper stay as they are."""
    png = io.BytesIO()
    Image.new("RGB", (200, 280), "white").save(png, "PNG")
    box = ReviewBox(number=1, severity=Severity.STOP, x0=0.2, y0=0.3, x1=0.5, y1=0.35)
    page = ReviewPage(file=1, page=1, of=1, png=png.getvalue(), boxes=(box,), covered=True)
    view = PagePicture(theme)
    qtbot.addWidget(view)
    view.resize(400, 500)
    view.show()
    view.show_page(replace(page, boxes=()), "Page 1")
    before = view.viewport().grab().toImage()

    view.show_page(page, "Page 1")
    view.point_out(1)

    margin = QRect(0, 0, before.width() // 6, before.height())
    rest = QRect(margin.right() + 1, 0, before.width() - margin.width(), before.height())
    after = view.viewport().grab().toImage()
    assert stands_out(before.copy(margin), after.copy(margin))
    assert before.copy(rest) == after.copy(rest)


def test_the_frame_of_the_last_row_stays_inside_the_corners_of_the_table(
    theme: Theme, qtbot: QtBot
) -> None:
    """What is chosen is framed, and the frame runs over no edge."""
    table = ReportTable(theme, "Teams", (Column(title="Team", wide=True),))
    qtbot.addWidget(table)
    table.resize(300, 120)
    table.show_lines([Line(("",), "a")])
    table.show()
    qtbot.waitExposed(table)
    table.clearFocus()
    before = table.viewport().grab().toImage()

    table.selectRow(0)

    after = table.viewport().grab().toImage()
    bottom = table.rowViewportPosition(0) + table.rowHeight(0) - 1
    changed = {
        (x, y)
        for x in range(after.width())
        for y in range(bottom + 1)
        if before.pixelColor(x, y) != after.pixelColor(x, y)
    }
    assert changed
    assert min(x for x, _y in changed) > 1
    assert max(x for x, _y in changed) < after.width() - 2
    assert max(y for _x, y in changed) < bottom


def test_a_link_in_an_error_is_in_the_colour_of_links(theme: Theme, qtbot: QtBot) -> None:
    """Whoever asked for the system's colours knows a link by it, in a panel as elsewhere."""
    link = WrappedLink(theme, "Write it.")
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(column(link))
    image = page.grab().toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }

    assert theme.tokens.link != theme.tokens.text
    assert theme.tokens.link in seen
