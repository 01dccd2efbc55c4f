"""What stands below something begins where that does, to the pixel."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateTimeEdit,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from checker.desk.answers import Actor
from checker.desk.looking_up.pack_answers import Fact, PackPreview
from checker.desk.practice.practice_answers import RecordPart, RecordRow
from ui.gallery.in_line import beside_its_line
from ui.theme import TEXT_SIZES, Scheme, Theme
from ui.widgets.asked import Asked, day, line, moment, words
from ui.widgets.button import Button
from ui.widgets.confirm_lines import set_in
from ui.widgets.drop_down import DropDown
from ui.widgets.glass_sheet import GlassSheet
from ui.widgets.hold_sheet import HoldSheet
from ui.widgets.number_tile import NumberTile, level
from ui.widgets.pack_panel import PackPanel
from ui.widgets.panel import RING_PX, Callout, Card, hung, row
from ui.widgets.record_card import RecordCard, in_line
from ui.widgets.report_table import Column, Line, ReportTable
from ui.widgets.step_heading import StepHeading
from ui.widgets.text import Text

PEOPLE = (Actor(id="u-1", name="Ade Cole", team="N"), Actor(id="u-2", name="Bea Dunn", team="N"))

Shown = Callable[..., QWidget]


@pytest.fixture(params=TEXT_SIZES)
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    """Give the theme at every size of text."""
    made = Theme(qapp, scheme=Scheme.LIGHT, percent=request.param)
    yield made
    made.resize_text(100)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Show things below one another, as wide as a card may be."""
    kept: list[QWidget] = []

    def show(theme: Theme, *things: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)  # else it goes together with all that is in it
        box = QVBoxLayout(window)
        for one in things:
            box.addWidget(one)
        box.addStretch(1)
        qtbot.addWidget(window)
        window.resize(theme.px(560), theme.px(700))
        window.show()
        qtbot.waitExposed(window)
        return window

    return show


def left(widget: QWidget) -> int:
    """Give where something begins in its window."""
    return widget.mapTo(widget.window(), QPoint(0, 0)).x()


def beside(window: QWidget) -> list[str]:
    """Give what stands beside its line in a window."""
    seen = [one for one in window.findChildren(QWidget) if one.isVisibleTo(window)]
    return list(beside_its_line(seen, window))


def test_what_the_record_says_begins_at_one_line_in_all_its_cards(
    theme: Theme, shown: Shown
) -> None:
    """A long label in one card does not push the words of that card alone."""
    parts = (
        RecordPart(heading="Y llythyr", rows=(RecordRow(label="Enw", value="Mr Cole"),)),
        RecordPart(
            heading="Yr achos",
            rows=(
                RecordRow(label="Rhif", value="KT26P21850"),
                RecordRow(label="Ar ran Mr Adeyemi-Cole", value="Iveson Law"),
            ),
        ),
    )
    cards = [RecordCard(theme, one) for one in parts]
    in_line(cards)
    window = shown(theme, *cards)

    told = {one.text(): left(one) for one in window.findChildren(Text)}
    assert len({told[one] for one in ("Mr Cole", "KT26P21850", "Iveson Law")}) == 1


def test_fields_of_every_kind_are_of_one_height_and_their_words_begin_at_one_line(
    theme: Theme, shown: Shown
) -> None:
    """A field for a day was three pixels higher than one for words."""
    choice = DropDown(theme, "Which", "Choose one", ())
    days: list[QDateTimeEdit] = [day(theme, "Day"), moment(theme, "Moment")]
    typed = line("Words")
    shown(theme, typed, choice, *days)

    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    edge = choice.style().subControlRect(kind, option, part, choice).left()
    inside = typed.cursorRect().center().x()
    typed_in = [
        left(one.lineEdit()) - left(one) + one.lineEdit().textMargins().left() + 2 for one in days
    ]
    assert {one.height() for one in (typed, choice, *days)} == {typed.height()}
    assert {edge, *typed_in} == {theme.px(10) + 3}
    assert abs(inside - edge) <= 3, "the caret is some pixels broad"


def test_words_of_several_lines_begin_where_those_of_one_do(theme: Theme, shown: Shown) -> None:
    """Qt leaves more room before them."""
    many: QPlainTextEdit = words(theme, "Much")
    shown(theme, many)

    begins = many.viewport().x() + many.document().documentMargin()
    assert begins == theme.px(10) + 3


def test_radio_buttons_begin_where_the_words_above_them_do(theme: Theme, shown: Shown) -> None:
    """On a card, under a step, in a sheet: only the ring of the focus stands out at the left."""
    hold = HoldSheet(theme)
    hold.begin((("a", "The address", "It would go to a wrong door"), ("b", "The greeting", "")))
    steps = Card("Confirm it yourself")
    steps.body.addWidget(StepHeading(theme, 3, "If this letter cannot wait"))
    glass = GlassSheet(theme, PEOPLE)
    steps.body.addLayout(set_in(theme, glass))
    window = shown(theme, hold, steps)
    hold.show()
    question = next(one for one in steps.findChildren(Text) if one.text().startswith("If this"))

    two, lead = glass.findChildren(QRadioButton)
    assert beside(window) == []
    assert left(two) + RING_PX == left(question)
    assert lead.y() == two.geometry().bottom() + 1


def test_a_check_box_that_is_asked_about_begins_where_its_question_does(
    theme: Theme, shown: Shown
) -> None:
    """The question hangs out of the column together with it."""
    box = QRadioButton("It answers a recommendation")
    asked = Asked("What it answers", box)
    shown(theme, asked)

    assert left(asked.question) == left(box) + RING_PX


def test_a_form_that_may_not_become_as_wide_as_its_card_stands_at_the_left(
    theme: Theme, shown: Shown
) -> None:
    """Also where it hangs out of the column for a check box in it, and it is as wide as it may."""
    card, form = Card("A new action"), QWidget()
    form.setMaximumWidth(theme.px(300))
    card.body.addLayout(hung(form))
    shown(theme, card)

    assert left(form) + RING_PX == left(card.heading)
    assert form.width() == theme.px(300)


@pytest.mark.parametrize("kind", ["link", "stoplink"])
def test_the_ring_of_a_link_stands_clear_of_its_words(
    theme: Theme, shown: Shown, kind: str
) -> None:
    """Two pixels of ring and two of room, and the words still begin where those above do."""
    link = Button(theme, "Take it back", kind=kind)
    card = Card("Who is it to?")
    card.body.addLayout(hung(row(link, 1)))
    shown(theme, card)

    wide = link.fontMetrics().horizontalAdvance(link.text())
    assert link.width() >= wide + 2 * RING_PX
    assert left(link) + RING_PX == left(card.heading)


def test_links_of_a_callout_begin_where_its_words_do(theme: Theme, shown: Shown) -> None:
    """Only the ring stands out."""
    card = Callout(theme, "stop", "There is a problem", "It must be put right.")
    card.offer(theme, (("Look at it", lambda: None),))
    shown(theme, card)

    link = card.findChildren(QAbstractButton)[0]
    assert left(link) + RING_PX == left(card.sentence) == left(card.heading)


def test_notes_on_what_goes_into_a_pack_stand_in_a_column(theme: Theme, shown: Shown) -> None:
    """However long what they are about is."""
    panel = PackPanel(theme)
    facts = tuple(
        Fact(name=name, title=title, count=2, why=f"It leads to {name}.", confidential=True)
        for name, title in (("a", "Reasons in words"), ("b", "Whom the second person chose"))
    )
    shown(theme, panel)
    panel.begin(
        PackPreview(
            entries=2, records=1, between=0, sealed=0, facts=facts, shown=(), words="2 go in."
        )
    )
    QApplication.sendPostedEvents()

    notes = [one for one in panel.findChildren(Text) if one.text().startswith("Confidential")]
    assert len(notes) == 2
    assert len({left(one) for one in notes}) == 1
    assert beside(panel.window()) == []


def test_a_title_of_one_line_leaves_none_empty(theme: Theme, shown: Shown) -> None:
    """It is measured in its own size, also before it was ever drawn."""
    title = "Tor data a adroddwyd ar ôl anfon"
    tile, other = NumberTile(theme, title, "4"), NumberTile(theme, title, "4")
    shown(theme, other)
    wide = other.title.fontMetrics().horizontalAdvance(title) + 2 * 16 + 4

    level([tile], wide)

    assert tile.title.minimumHeight() < 2 * other.title.fontMetrics().lineSpacing()


def test_the_last_row_in_sight_has_no_line_on_the_frame(theme: Theme, shown: Shown) -> None:
    """Also where a table has more rows and a bar of its own."""
    table = ReportTable(theme, "Teams", (Column(title="Team", wide=True),), most=3)
    table.show_lines([Line((f"Team {number}",)) for number in range(9)])
    shown(theme, table)

    view = table.viewport().grab().toImage()
    lines = [
        y
        for y in range(table.viewport().height())
        if QColor(view.pixel(view.width() // 2, int(y * view.devicePixelRatio()))).name()
        == theme.tokens.line
    ]
    assert len(lines) == 2
    assert lines[-1] < table.viewport().height() - 1


def test_the_frame_of_a_chosen_line_keeps_clear_of_that_of_its_list(
    theme: Theme, shown: Shown
) -> None:
    """At each side as much, whether the list has a bar or not."""
    contents = QListWidget()
    contents.addItems(["1. Bring the letter", "2. Say which case"])
    shown(theme, contents)
    contents.setCurrentRow(0)

    line_ = contents.visualItemRect(contents.item(0)).translated(contents.viewport().pos())
    assert line_.left() == contents.width() - 1 - line_.right() == theme.px(4) + 1


def test_the_frame_of_a_dead_button_has_even_dashes(theme: Theme, shown: Shown) -> None:
    """On each side as many and as long: those of the style sheet were dots of one and of two."""
    button = Button(theme, "Forward", icon="arrow-right", kind="small")
    button.setEnabled(False)
    label = QLabel(" ")
    shown(theme, button, label)

    image = button.grab().toImage()
    round_ = theme.px(6) + 1
    half = (QColor(theme.tokens.edge).lightness() + QColor(theme.tokens.card).lightness()) / 2
    sides = {
        "top": [(x, 0) for x in range(round_, image.width() - round_)],
        "bottom": [(x, image.height() - 1) for x in range(round_, image.width() - round_)],
        "left": [(0, y) for y in range(round_, image.height() - round_)],
        "right": [(image.width() - 1, y) for y in range(round_, image.height() - round_)],
    }
    for side, places in sides.items():
        dark = [image.pixelColor(*place).lightness() < half for place in places]
        assert 0.3 < sum(dark) / len(dark) < 0.7, side
        runs = "".join(map(str, map(int, dark))).strip("0").split("0")
        assert {len(one) for one in filter(None, runs[1:-1])} <= {2, 3, 4}, side


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("kind", ["", "small", "big"])
def test_the_frame_of_a_dead_button_stands_out_less_than_that_of_a_live_one(
    qapp: QApplication, shown: Shown, scheme: Scheme, kind: str
) -> None:
    """It was drawn in the colour of words, and drew the eye to what cannot be pressed."""
    theme = Theme(qapp, scheme=scheme)
    live, dead = Button(theme, "Forward", kind=kind), Button(theme, "Forward", kind=kind)
    dead.setEnabled(False)
    window = shown(theme, QLabel(" "), live, dead)
    live.clearFocus()

    frames = []
    for one in (live, dead):
        image = window.grab(one.geometry()).toImage()
        row_ = [image.pixelColor(x, 0).lightness() for x in range(10, image.width() - 10)]
        paper = image.pixelColor(12, 3).lightness()
        frames.append([abs(paper - light) for light in row_])
    lively, dull = frames
    assert max(dull) <= 1.15 * max(lively), "its ground is the page and not the card"
    assert sum(dull) < 0.75 * sum(lively)
