"""Cards of every kind that stand below one another have their words and icons at one line."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from checker.desk.answers import Comparison, ComparisonRow, Outcome
from checker.desk.practice.practice_answers import RecordPart, RecordRow
from checker.model import Release, Severity
from tests.builders.results import finding
from ui.theme import TEXT_SIZES, Scheme, Theme
from ui.widgets.comparison_table import ComparisonTable
from ui.widgets.finding_card import FindingCard
from ui.widgets.hold_sheet import HoldSheet
from ui.widgets.icon import Icon
from ui.widgets.panel import Callout, Card
from ui.widgets.record_card import RecordCard
from ui.widgets.severity import Badge
from ui.widgets.text import Text


@pytest.fixture(params=TEXT_SIZES)
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    """Give the theme at every size of text."""
    made = Theme(qapp, scheme=Scheme.LIGHT, percent=request.param)
    yield made
    made.resize_text(100)


def left(widget: QWidget) -> int:
    """Give where something begins in its window."""
    return widget.mapTo(widget.window(), QPoint(0, 0)).x()


def beside_a_letter(theme: Theme, qtbot: QtBot) -> tuple[QWidget, FindingCard, FindingCard]:
    """Show what stands beside a letter that is checked: a closed finding and an open one too."""
    name = (("Mr Cole", False),)
    rows = (ComparisonRow(label="Name", letter=name, record=name, outcome=Outcome.MATCH),)
    told = Comparison(recipient=None, name="Mr Cole", role="Father", about="Applicant", rows=rows)
    found = finding(Severity.STOP, Release.FIX)
    cards = [
        FindingCard(theme, found, number=number, of=2, where="Page 1", need="Fix it.")
        for number in (1, 2)
    ]
    window = QWidget()
    box = QVBoxLayout(window)
    for one in (
        Card("The file is locked"),
        Callout(theme, "stop", "There is a problem", "It must be put right."),
        ComparisonTable(theme, told),
        *cards,
    ):
        box.addWidget(one)
    box.addStretch(1)
    qtbot.addWidget(window)
    window.resize(theme.px(560), theme.px(700))
    window.show()
    qtbot.waitExposed(window)
    cards[1].open()
    QApplication.processEvents()
    return window, cards[0], cards[1]


def test_words_after_an_icon_begin_at_one_line(theme: Theme, qtbot: QtBot) -> None:
    """A recipient's name, what is wrong, and each finding began at three places."""
    window, closed, opened = beside_a_letter(theme, qtbot)

    head = next(one for one in window.findChildren(Text) if one.property("kind") == "heading"
                and one.text() == "Mr Cole")  # fmt: skip
    problem = next(one for one in window.findChildren(Text) if one.text() == "There is a problem")
    titles = [one.findChildren(Text)[0] for one in (closed, opened)]
    need = next(one for one in opened.findChildren(Text) if one.text() == "Fix it.")
    assert {left(one) for one in (head, problem, *titles, need)} == {left(head)}


def test_icons_begin_where_words_without_one_do(theme: Theme, qtbot: QtBot) -> None:
    """The rows of a recipient's table, a card's title, icons and numbers: all at one line."""
    window, closed, _opened = beside_a_letter(theme, qtbot)

    title, row = (
        next(one for one in window.findChildren(Text) if one.text() == words)
        for words in ("The file is locked", "Name")
    )
    icons: list[QLabel] = [one for one in window.findChildren(Icon) if one.height() == theme.px(20)]
    (badge,) = closed.findChildren(Badge)
    assert len(icons) == 2
    assert {left(one) for one in (title, row, *icons, badge)} == {left(title)}


def test_titles_of_cards_one_below_the_other_are_as_far_from_their_tops(
    theme: Theme, qtbot: QtBot
) -> None:
    """What the record says of a practice letter had four pixels less than what is asked of it."""
    part = RecordPart(heading="The case", rows=(RecordRow(label="Number", value="KT26P21850"),))
    cards = (Card("Where is it, and what is wrong?"), RecordCard(theme, part), HoldSheet(theme))
    window = QWidget()
    box = QVBoxLayout(window)
    for one in cards:
        box.addWidget(one)
        one.show()
    qtbot.addWidget(window)
    window.resize(theme.px(560), theme.px(700))
    window.show()
    qtbot.waitExposed(window)

    assert len({one.heading.mapTo(one, QPoint(0, 0)).y() for one in cards}) == 1
