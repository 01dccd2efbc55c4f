"""The table of every report: sorted, walked with the keyboard, saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.gallery.drawn import shortened
from ui.gallery.walk import high_contrast
from ui.theme import Scheme, Theme
from ui.theme.tokens import LIGHT
from ui.widgets.report_table import Cell, Column, Line, ReportTable

COLUMNS = (Column(title="Team", wide=True), Column(title="Letters", figures=True))
LINES = (
    Line(("Kettlebridge", Cell("1,022", 1022)), "k"),
    Line(("Harrowfield B", Cell("9", 9, "triangle-alert", "check")), "b"),
    Line(("duty", Cell("874", 874)), "d"),
)


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication) -> ReportTable:
    """Give a table of three teams."""
    made = ReportTable(Theme(qapp, scheme=Scheme.LIGHT), "By team", COLUMNS)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_lines(LINES)
    made.show()
    return made


def keys(table: ReportTable) -> str:
    """Give the keys of the rows as they show."""
    return "".join(one.key for one in table.lines())


def test_figures_sort_as_figures_and_words_as_words(table: ReportTable) -> None:
    """The largest first, then A to Z, and the other way when asked again."""
    table.sort_by(1)
    largest = keys(table)
    table.sort_by(1)
    smallest = keys(table)
    table.sort_by(0)

    assert (largest, smallest, keys(table)) == ("kdb", "bdk", "dbk")


def test_everything_is_done_with_the_keyboard(table: ReportTable, qtbot: QtBot) -> None:
    """Arrows walk, S sorts by the column one is in, Enter opens the row one is in."""
    table.setCurrentCell(0, 1)
    QTest.keyClick(table, Qt.Key.Key_S)
    QTest.keyClick(table, Qt.Key.Key_Down)

    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == ["d"]


def test_one_stays_in_the_row_when_it_moves(table: ReportTable) -> None:
    """And new rows keep the order that was asked for."""
    table.choose("k")
    table.sort_by(0)
    stays = table.key()
    table.show_lines(LINES[::-1])

    assert (stays, keys(table)) == ("k", "dbk")


def test_a_saved_table_reckons_nothing(table: ReportTable, tmp_path: Path) -> None:
    """A spreadsheet must not take a team's name for a formula."""
    table.show_lines([Line(("=1+1", "3"))])

    table.save(tmp_path / "by team.csv")

    assert (tmp_path / "by team.csv").read_bytes().decode("utf-8-sig") == (
        "Team,Letters\r\n'=1+1,3\r\n"
    )


def test_figures_stand_to_the_right(table: ReportTable) -> None:
    """Also their titles."""
    item, head = table.item(0, 1), table.horizontalHeaderItem(1)

    assert item is not None
    assert head is not None
    assert item.textAlignment() & Qt.AlignmentFlag.AlignRight
    assert head.textAlignment() & Qt.AlignmentFlag.AlignRight


def test_a_line_runs_between_rows_and_not_on_the_frame(table: ReportTable) -> None:
    """Below the last row runs the frame alone; its corners are round above as well."""
    picture = table.viewport().grab().toImage()
    ends = (table.rowViewportPosition(row) + table.rowHeight(row) - 1 for row in range(len(LINES)))
    card = QColor(LIGHT.card)

    assert [picture.pixelColor(3, y) != card for y in ends] == [True, True, False]
    shade = table.horizontalHeader().grab().toImage()
    assert shade.pixelColor(0, 0) != shade.pixelColor(12, 4)


def test_an_icon_keeps_its_colour_in_a_chosen_row(table: ReportTable) -> None:
    """Stop stays red."""
    size, item = table.iconSize(), table.item(1, 1)
    assert item is not None
    icon = item.icon()

    assert (
        icon.pixmap(size, QIcon.Mode.Selected).toImage()
        == icon.pixmap(size, QIcon.Mode.Normal).toImage()
    )


def test_words_that_do_not_fit_are_reached_by_scrolling_and_not_cut_off(
    table: ReportTable, qtbot: QtBot
) -> None:
    """In a narrow window a wide column keeps the room that its words need."""
    words = "Harrowfield and the villages along the river, both duty desks"
    table.show_lines([Line((words, "3"))])

    table.resize(260, 300)

    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance(words)


def test_a_column_whose_words_go_on_in_more_lines_has_its_least_room_where_there_is_too_little(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """And not all the room that its words would need: the others would be scrolled away."""
    theme = Theme(qapp)
    columns = (Column(title="Rule", wide=True, least=120), Column(title="Shown", figures=True))
    table = ReportTable(theme, "Rules", columns)
    qtbot.addWidget(table)
    table.show_lines([Line(("A sentence that is much longer than there is room for it", "1,401"))])
    table.show()

    table.resize(150, 200)

    qtbot.waitUntil(lambda: table.columnWidth(0) == theme.px(120))


def test_words_go_on_in_as_many_lines_as_they_need(qtbot: QtBot, qapp: QApplication) -> None:
    """None of them is left out, and a row without many words is as high as ever."""
    theme = Theme(qapp)
    columns = (Column(title="Rule", wide=True, least=120), Column(title="Shown", figures=True))
    table = ReportTable(theme, "Rules", columns)
    qtbot.addWidget(table)
    words = "A sentence that is much longer than there is room for it, with words that go on"
    icon = Cell(words, icon="info", strong=True)
    table.show_lines([Line(("Short", "3")), Line((words, "1")), Line((icon, "1,401"))])
    table.show()

    for width in (230, 300, 420):
        table.resize(width, 300)
        qtbot.waitUntil(lambda: table.rowHeight(1) > table.rowHeight(0))

        assert table.rowHeight(0) == theme.px(36)
        assert table.verticalScrollBar().maximum() == 0
        assert shortened(table, [table]) == ()


def test_a_row_that_does_not_end_in_sight_does_not_begin(qtbot: QtBot, qapp: QApplication) -> None:
    """Rows are of several heights; half a line of words is none."""
    theme = Theme(qapp, scheme=Scheme.LIGHT)
    table = ReportTable(theme, "Rules", (Column(title="Rule", wide=True, least=120),), most=3)
    qtbot.addWidget(table)
    long = "A sentence that is much longer than there is room for it in a line of this table"
    table.show_lines([Line((words,)) for words in (long, long, "Short", long, "Short", long)])
    table.resize(240, 300)
    table.show()
    qtbot.waitExposed(table)

    table.verticalScrollBar().setValue(2)
    qtbot.wait(1)

    view = table.viewport()
    last = table.rowAt(view.height() - 1)
    begins, image = table.rowViewportPosition(last), view.grab().toImage()
    assert begins + table.rowHeight(last) > view.height() > begins + 24  # words would show
    places = ((x, y) for x in range(12, 60) for y in range(begins, view.height()))
    assert {image.pixelColor(*place).name() for place in places} == {LIGHT.card}


@pytest.fixture
def contrasting(qapp: QApplication) -> Iterator[QApplication]:
    """Have the colours of a system with high contrast."""
    before = qapp.palette()
    qapp.setPalette(high_contrast())
    yield qapp
    qapp.setPalette(before)


def test_the_row_that_one_stands_in_has_room_for_its_lines_in_high_contrast(
    qtbot: QtBot, contrasting: QApplication
) -> None:
    """There a line above and one below show that it is chosen."""
    theme = Theme(contrasting, scheme=Scheme.OWN)
    table = ReportTable(theme, "Rules", (Column(title="Rule", wide=True, least=120),))
    qtbot.addWidget(table)
    table.show_lines([Line(("A sentence that is longer than there is room for it",))])
    table.resize(240, 200)
    table.show()
    table.setCurrentCell(0, 0)
    qtbot.waitExposed(table)

    assert shortened(table, [table]) == ()


def test_nothing_is_cut_off_while_there_is_room_for_all(qtbot: QtBot, qapp: QApplication) -> None:
    """A wide column gives what it does not need to the one that needs more than its share."""
    theme = Theme(qapp)
    columns = (
        Column(title="Policy", wide=True, least=60),
        Column(title="When everybody will have read it", wide=True, least=60),
    )
    table = ReportTable(theme, "Policies", columns)
    qtbot.addWidget(table)
    table.show_lines([Line(("Post", "Nobody has read it in the last four weeks"))])
    table.show()
    need = table.sizeHintForColumn(1)

    table.resize(need + table.sizeHintForColumn(0) + 60, 200)

    qtbot.waitUntil(lambda: table.columnWidth(1) >= need)
    assert table.horizontalScrollBar().maximum() == 0


def test_columns_that_wrap_share_the_room_as_they_need_it(qtbot: QtBot, qapp: QApplication) -> None:
    """An even share gave the rule less than its least, and the proposal more."""
    theme = Theme(qapp)
    columns = (
        Column(title="Rule", wide=True, least=240),
        Column(title="Proposal", wide=True, least=120),
    )
    table = ReportTable(theme, "Rules", columns)
    qtbot.addWidget(table)
    words = "A sentence that is much longer than there is room for it in either of these columns"
    table.show_lines([Line((words, words))])
    table.show()

    table.resize(theme.px(400), 200)

    qtbot.waitUntil(lambda: table.columnWidth(0) >= theme.px(240))
    assert table.columnWidth(1) >= theme.px(120)
    assert table.horizontalScrollBar().maximum() == 0


def test_the_ring_of_focus_is_whole_beside_what_is_chosen(table: ReportTable, qtbot: QtBot) -> None:
    """The ground of the row that one stands in does not lie on it."""
    qtbot.waitExposed(table)
    table.setFocus()
    table.selectRow(1)
    qtbot.waitUntil(table.hasFocus)
    image, header = table.grab().toImage(), table.horizontalHeader().height()
    sides = {
        image.pixelColor(x, y).name()
        for x in (0, 1, image.width() - 2, image.width() - 1)
        for y in range(header + 4, image.height() - 10)
    }

    assert sides == {LIGHT.focus}


def test_the_chosen_row_is_told_by_more_than_its_ground(table: ReportTable, qtbot: QtBot) -> None:
    """It has a frame, in a colour that stands out from it."""
    qtbot.waitExposed(table)
    table.selectRow(1)
    image, y = table.viewport().grab().toImage(), table.rowViewportPosition(1)
    down = {image.pixelColor(100, y + one).name() for one in range(table.rowHeight(1))}

    assert LIGHT.chosen_edge in down


def test_the_end_of_the_rows_stays_in_sight_when_their_heights_change(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """In a wider window and back: nothing empty below the last row, and none of it cut off."""
    columns = (Column(title="No."), Column(title="Asked", wide=True, least=100))
    table = ReportTable(Theme(qapp), "Questions", columns, most=4)
    qtbot.addWidget(table)
    long = "A question that goes on in more lines than one where there is no room for it in one."
    table.show_lines([Line((str(n), "Short" if n % 3 else long), str(n)) for n in range(9)])
    table.resize(380, 300)
    table.show()
    qtbot.waitExposed(table)
    table.choose("8")

    for wide in (880, 280, 380):
        table.resize(wide, 300)
        QApplication.processEvents()
        end = table.rowViewportPosition(8) + table.rowHeight(8)
        assert end == table.viewport().height()


@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.OWN])
def test_rows_whose_words_take_one_line_are_of_one_height(
    qapp: QApplication, qtbot: QtBot, scheme: Scheme, percent: int
) -> None:
    """Those with an icon and long words were a pixel or two higher than the others."""
    theme = Theme(qapp, scheme=scheme, percent=percent)
    columns = (Column(title="Team"), Column(title="To look at", wide=True, least=240))
    made = ReportTable(theme, "By team", columns)
    qtbot.addWidget(made)
    made.resize(theme.px(440), 400)
    made.show()
    made.show_lines(
        [
            Line(("Northern", Cell("Under 90% practised: 2 people are due", icon="info"))),
            Line(("Duty", Cell("Under 90% practised: 1 person is due", icon="triangle-alert"))),
            Line(("Harrowfield", Cell("Under 90% practised, and 3 of them are new"))),
            Line(("Kettlebridge", Cell("Nothing stands out", icon="circle-check"))),
            Line(("Weir", Cell("Under 90% practised: 2 people are due. " * 3, icon="info"))),
        ]
    )
    QApplication.processEvents()

    *one_line, several = (made.rowHeight(number) for number in range(5))
    theme.resize_text(100)
    assert len(set(one_line)) == 1
    assert several > one_line[0]
