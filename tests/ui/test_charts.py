"""Charts: what they show can be heard, and is drawn at every size and in every scheme."""

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from checker.reports.statistics import per_1000
from checker.reports.trend_views import Group, teams
from checker.reports.trends import Sums
from ui.theme import Scheme, Theme
from ui.theme.tokens import contrast
from ui.widgets.bar_chart import BarChart
from ui.widgets.chart_card import ChartCard
from ui.widgets.chart_paint import scale
from ui.widgets.line_chart import LineChart, Mark, Series, Value, apart
from ui.widgets.number_tile import NumberTile, level
from ui.widgets.panel import row
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.trend_words import group_lines, team_lines

LABELS = ("Sep", "Oct", "Nov")
STOPPED = Series(
    name="Stopped before sending",
    values=(
        Value(value=19.8, low=15, high=24),
        Value(value=16, low=12, high=20),
        Value(value=14.5),
    ),
    hue="note",
)
BREACHES = Series(
    name="Breaches after sending",
    values=(Value(value=2.1), Value(value=None), Value(value=0.5, low=0.1, high=1.7)),
    hue="check",
    dashed=True,
)


@pytest.fixture
def chart(qtbot: QtBot, qapp: QApplication) -> LineChart:
    """Give a chart of three months."""
    made = LineChart(Theme(qapp, scheme=Scheme.LIGHT), "Per 1,000 letters, by month")
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_lines(LABELS, (STOPPED, BREACHES), (Mark(place=0, words="6 new starters"),))
    return made


def colours(image: QImage) -> set[str]:
    """Give the colours of every fourth pixel of an image."""
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    }


def test_no_line_goes_where_there_is_too_little_to_say(chart: LineChart) -> None:
    """Between two months that say something, it would show what nobody knows."""

    def inked(*values: float | None) -> int:
        line = Series(name="a", values=[Value(value=one) for one in values], hue="note")
        chart.show_lines([str(one) for one in range(len(values))], [line])
        image, hue = chart.grab().toImage(), chart.theme.colour("note").name()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(image.pixelColor(x, y).name() == hue for x, y in places)

    assert inked(10, None, None, None, 10) < inked(10, 10, 10, 10, 10) / 2


def test_a_line_that_ends_early_is_led_to_its_name(chart: LineChart) -> None:
    """Its name stands beside the last month, where another line may end."""
    values = [Value(value=5), Value(value=5), Value(value=None)]
    chart.show_lines(LABELS, [Series(name="a", values=values, hue="note")])
    image = chart.grab().toImage()
    # Left of the name and right of the months before; the grid is grey.
    places = ((x, y) for x in range(500, 600) for y in range(image.height()))
    inks = (image.pixelColor(x, y) for x, y in places)

    assert sum(one.blue() - one.red() > 40 for one in inks) > 20


@pytest.mark.parametrize(("peak", "first"), [(14, "late"), (80, "early")])
def test_a_name_that_is_led_to_leaves_the_place_to_the_line_that_ends_there(
    chart: LineChart, peak: float, first: str
) -> None:
    """Else a name would stand beside the end of another's line, and be taken for its."""
    early = (Value(value=peak), Value(value=13), Value(value=None, why="too unsure"))
    late = (Value(value=0), Value(value=0), Value(value=14))
    chart.show_lines(
        ("Sep", "Oct", "Nov"),
        (
            Series(name="early", values=early, hue="note"),
            Series(name="late", values=late, hue="check", dashed=True),
        ),
    )
    placed = chart._placed(QRectF(0, 0, 500, 200), 15)
    tops = {one.name: top for top, _, one in placed}
    [end] = [end.y() for _, end, one in placed if one.name == "late"]

    assert tops["late"] <= end <= tops["late"] + 15
    assert min(tops, key=tops.__getitem__) == first


def test_a_line_chart_says_what_it_shows(chart: LineChart) -> None:
    """The first, the highest and the last value of each line, and what happened."""
    assert chart.text() == (
        "Stopped before sending, in every 1,000 letters: 19.8 in Sep, at most 19.8 in Sep, 14.5 in "
        "Nov. Breaches after sending, in every 1,000 letters: 2.1 in Sep, at most 2.1 in Sep, 0.5 "
        "in Nov. Sep: 6 new starters."
    )
    assert chart.accessibleName() == "Per 1,000 letters, by month"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.OWN])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [260, 1200])
def test_a_line_chart_is_drawn_everywhere(
    chart: LineChart, scheme: Scheme, percent: int, width: int
) -> None:
    """Narrow or wide, light or dark, small or large."""
    chart.theme.choose(scheme)
    chart.theme.resize_text(percent)
    chart.resize(width, 600)
    try:
        assert len(colours(chart.grab().toImage())) > 3
    finally:
        chart.theme.resize_text(100)


def test_nothing_to_show_is_said(qtbot: QtBot, qapp: QApplication) -> None:
    """An empty chart draws its grid and says that there is too little."""
    empty = LineChart(Theme(qapp, scheme=Scheme.LIGHT), "By month")
    qtbot.addWidget(empty)
    empty.show_lines((), ())
    nothing = Series(name="Stopped", values=(Value(value=None),), hue="note")
    empty.grab()
    empty.show_lines(("Nov",), (nothing,))
    empty.grab()

    assert empty.text() == "Stopped: too few letters, or too unsure, to say."


def test_the_last_month_without_a_value_says_why(chart: LineChart) -> None:
    """Below the name of its line; nothing is said where the line goes on to the end."""
    values = (Value(value=5), Value(value=5), Value(value=None, why="too unsure"))
    gone = Series(name="Stopped before sending", values=values, hue="note")

    assert chart._words(gone) == ("Stopped before", "sending", "Nov: too unsure.")
    assert chart._words(STOPPED) == ("Stopped before", "sending")


def test_a_band_well_above_its_line_is_not_cut(chart: LineChart) -> None:
    """The scale holds it, as long as the line itself can be read."""
    values = [Value(value=32, low=5, high=85)] * 3
    chart.show_lines(LABELS, [Series(name="a", values=values, hue="note")])

    assert chart._top[-1] >= 85


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_band_has_edges_that_can_be_seen(chart: LineChart, scheme: Scheme) -> None:
    """At least 3 to 1 against the card: of two bands, one sees where each ends."""

    def crossed(low: float, high: float) -> int:
        chart.theme.choose(scheme)
        values = [Value(value=14, low=low, high=high)] * 3
        chart.show_lines(LABELS, [Series(name="a", values=values, hue="note")])
        image, card = chart.grab().toImage(), chart.theme.colour("card").name()
        inked = [
            contrast(image.pixelColor(200, y).name(), card) >= 3 for y in range(image.height())
        ]
        return sum(now and not before for before, now in pairwise(inked))

    assert crossed(8.3, 18.7) - crossed(14, 14) == 2


def test_bars_are_named_and_counted(qtbot: QtBot, qapp: QApplication) -> None:
    """Each bar is said with its number, and the longest takes the room."""
    bars = BarChart(Theme(qapp, scheme=Scheme.LIGHT), "Why letters were stopped")
    qtbot.addWidget(bars)
    bars.show_bars((("Wrong or old address", 23), ("Enclosure missing", 2)))
    bars.resize(500, 100)

    assert bars.text() == "Wrong or old address: 23. Enclosure missing: 2."
    assert bars.grab().toImage().pixelColor(300, 21) == bars.theme.colour("note")


def test_a_chart_takes_the_focus_and_shows_it(chart: LineChart, qtbot: QtBot) -> None:
    """Somebody with a screen reader comes to it with Tab."""
    chart.show()
    qtbot.waitExposed(chart)
    before = chart.grab().toImage()
    QTest.keyClick(chart, Qt.Key.Key_Tab)
    chart.setFocus()

    assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert chart.grab().toImage() != before or not chart.hasFocus()


def test_a_scale_is_round_and_holds_everything() -> None:
    """Four steps from nothing to at least the largest."""
    for largest in (0.3, 1, 7.2, 20.2, 24, 99, 1000):
        lines = scale(largest)
        assert len(lines) == 5
        assert largest <= lines[-1] <= 2.6 * largest


def test_a_number_is_read_as_one_sentence(qtbot: QtBot, qapp: QApplication) -> None:
    """What it is, how much, and what it was."""
    tile = NumberTile(Theme(qapp), "Breaches", "2", "Down from 7 in November 2025", "good")
    qtbot.addWidget(tile)

    assert tile.accessibleName() == "Breaches: 2. Down from 7 in November 2025"


def test_numbers_side_by_side_stand_on_one_line(qtbot: QtBot, qapp: QApplication) -> None:
    """Also where the title of one goes on in a second line."""
    theme, whole = Theme(qapp), QWidget()
    qtbot.addWidget(whole)
    long = "Stop findings that were released all the same"
    tiles = [NumberTile(theme, title, "2") for title in ("Breaches", long)]
    whole.setLayout(row(*tiles))
    whole.resize(460, 160)
    whole.show()
    level(tiles, tiles[0].width())
    qtbot.wait(1)

    assert tiles[1].title.height() > theme.px(24)
    assert len({one.value.mapTo(whole, QPoint(0, 0)).y() for one in tiles}) == 1


def test_the_names_of_two_low_lines_do_not_run_into_the_months() -> None:
    """They go up together, and stay in the order of their lines."""
    assert apart([(60, 30), (85, 30)], 0, 100) == [32, 70]
    assert apart([(10, 30), (50, 30)], 0, 100) == [10, 50]


def test_the_table_of_a_chart_is_made_when_it_is_asked_for(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """It holds what was shown before, and gives way to the chart again."""
    theme = Theme(qapp, scheme=Scheme.LIGHT)
    card = ChartCard(theme, BarChart(theme, "Why"), (Column(title="Why"),))
    qtbot.addWidget(card)
    card.show()
    card.show_lines([Line(("Old address",))])
    before = card.findChildren(ReportTable)

    card.show_table(on=True)
    assert (before, card.table.isVisible(), card.chart.isVisible()) == ([], True, False)
    assert [one.cells for one in card.table.lines()] == [("Old address",)]
    card.show_table(on=False)
    assert (card.table.isVisible(), card.chart.isVisible()) == (False, True)


def test_a_team_whose_rate_is_unsure_is_not_said_to_be_unremarkable() -> None:
    """Where no rate can be said, nobody looked whether it stands out."""
    told = Sums(months=Counter({("2026-11", "few", "checked", ""): 7}))
    (few,) = team_lines(teams(told, "2026-11"), {})

    assert [one.words for one in few.cells if isinstance(one, Cell)][-1] == (
        "Too unsure to say a rate"
    )


@pytest.mark.parametrize(
    ("letters", "stopped", "told"),
    [
        pytest.param(4, 1, ["too few to say", ""], id="too few"),
        pytest.param(87, 4, ["too unsure", "12.5 and 117.7"], id="unsure"),
        pytest.param(61, 0, ["0.0", "0.0 and 60.5"], id="fewer, and sure enough"),
    ],
)
def test_letters_are_called_too_few_only_where_fewer_say_nothing_either(
    letters: int, stopped: int, told: list[str]
) -> None:
    """The reader of a table sees how many letters each row has."""
    group = Group(name="09", letters=letters, stopped=per_1000(stopped, letters), breaches=0)

    (line,) = group_lines((group,), "hour")

    assert [one.words for one in line.cells if isinstance(one, Cell)][-2:] == told


def test_the_grid_is_fainter_than_the_lines_in_high_contrast(chart: LineChart) -> None:
    """There both are of the system's ink: what only measures must not look like what is told."""
    chart.theme.choose(Scheme.OWN)
    flat = Series(name="a", values=[Value(value=5)] * 3, hue="note")
    chart.show_lines(LABELS, [flat])
    image, ground = chart.grab().toImage(), chart.theme.tokens.card
    down = [contrast(image.pixelColor(100, y).name(), ground) for y in range(image.height())]
    rules = [one for one in down if one > 1.1]

    assert max(rules) > 7
    assert len([one for one in rules if one < 3]) >= 4
    assert len([one for one in rules if one >= 3]) <= 4
