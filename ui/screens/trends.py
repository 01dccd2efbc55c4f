"""The trends: five numbers, a line over the months, why letters were stopped, and the teams."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.bar_chart import BarChart
from ui.widgets.button import Button
from ui.widgets.chart_card import ChartCard
from ui.widgets.drop_down import DropDown
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.groups_card import GroupsCard
from ui.widgets.icon import Icon
from ui.widgets.line_chart import LineChart, Mark, Series, Value
from ui.widgets.number_tile import NumberTile, level
from ui.widgets.panel import Card, column, empty, row
from ui.widgets.person_card import PersonCard
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text
from ui.widgets.trend_words import month_columns, month_lines, team_columns, team_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.trends.trend_answers import Rate, TrendsShown

_STACK_UNDER, _TILE = 900, 190
_MONTHS = (3, 6, 12, 24)
MINE = "(mine)"


class TrendsScreen(Scrolling):
    """What happened to many letters. With `own`, one's own alone, and no others are offered.

    `wanted` says how many months, the team ("(mine)": one's own letters), and the day that parts
    before from after ("" for the usual one).
    """

    wanted = Signal(int, str, str)
    pack_wanted = Signal()
    person_wanted = Signal(str, str, str)

    def __init__(self, theme: Theme, *, own: bool = False, parent: QWidget | None = None) -> None:
        """Lay out the empty screen."""
        super().__init__(spacing=12, parent=parent)
        self._theme, self._own = theme, own
        self.keys: dict[str, Callable[[], None]] = {"F5": self._ask}
        self._tile_cards: list[NumberTile] = []
        self.errors = ErrorPanel(theme)
        self.progress = ProgressPanel(theme)
        self._head = self._make_head()
        self._about, self._source = Text("", "muted"), Text("", "muted")
        self._titles.addWidget(self._about)
        note = row(Icon(theme, "info", "note", 16), spacing=8)
        note.addWidget(self._source, 1)
        self._tiles = QGridLayout()
        self._tiles.setSpacing(12)
        self.lines = ChartCard(
            theme,
            LineChart(theme, say("Per 1,000 letters, by month")),
            month_columns(),
            f"{say('Dashed line with squares: breach reported after sending')}. "
            f"{say('Shaded: where the rate lies in 95 of 100 such cases')}.",
        )
        self.causes = ChartCard(
            theme,
            BarChart(theme, say("Why letters were stopped")),
            (Column(title=say("Why"), wide=True), Column(title=say("Letters"), figures=True)),
        )
        self._two = row(spacing=14)
        self._two.addWidget(self.lines, 3)
        self._two.addWidget(self.causes, 2)
        self.changes = Card()
        self.split = DropDown(theme, say("Before and after which day"), "", ())
        self.split.activated.connect(self._ask)
        title = row(Text(say("Before and after"), "heading"), spacing=12)
        title.addWidget(self.split)
        title.addStretch(1)
        self.changes.body.addLayout(title)
        self._changes = column(spacing=6)
        self.changes.body.addLayout(self._changes)
        self.groups = GroupsCard(theme)
        self.person = PersonCard(theme)
        self.person.wanted.connect(self.person_wanted)
        for part in (self._head, self.errors, self.progress, note, self._tiles, self._two):
            self._add(part)
        self.teams = self._teams_card()
        for card in (self.teams, self.changes, self.groups, self.person):
            self.column.addWidget(card)
        self.column.addStretch(1)
        for one in (self.lines, self.causes, self.groups):
            one.refused.connect(self.errors.problem)
        self._whole = (self.lines, self.causes, self.teams, self.changes, self.groups, self.person)
        for card in self._whole:
            card.hide()

    def begin(self) -> None:
        """Wait for figures."""
        self.errors.clear()
        self.progress.begin(say("Counting the letters"))

    def show_trends(
        self, shown: "TrendsShown", short: tuple[str, ...], names: tuple[str, ...]
    ) -> None:
        """Show the figures; the months are called `short` below the chart, `names` in a table."""
        self.progress.end()
        self.errors.clear()
        self._about.setText(shown.about)
        self._source.setText(shown.source)
        self._show_choices(shown)
        self._show_tiles(shown)
        self._show_lines(shown, short)
        self.lines.show_lines(month_lines(shown.months, names))
        self.causes.name(say("Why letters were stopped, {month}", month=shown.month))
        chart = self.causes.chart
        if isinstance(chart, BarChart):
            chart.show_bars(shown.causes)
        self.causes.show_lines([Line((name, Cell(f"{n:,}", n))) for name, n in shown.causes])
        self._teams_title.setText(say("By team, {month}", month=shown.month))
        self.team_table.show_lines(team_lines(shown.rows, dict(shown.teams)))
        empty(self._changes)
        for words in shown.changes:
            self._changes.addWidget(Text(words))
        self.groups.show_groups(shown.hours, shown.tenures, shown.channels)
        for card, there in (
            (self.lines, True),
            (self.causes, True),
            (self.teams, bool(shown.rows)),
            (self.changes, bool(shown.changes)),
            (self.groups, True),
            (self.person, not self._own),
        ):
            card.setVisible(there)
        self._fit()

    def about(self) -> str:
        """Give the words that say whose letters show."""
        return self._about.text()

    def refuse(self, sentence: str) -> None:
        """Say why there are no figures."""
        self.progress.end()
        self.errors.say(say("The trends cannot be shown"), sentence)

    def show_tables(self, *, on: bool) -> None:
        """Show tables in the place of the charts, or the charts again."""
        self._as_table.setChecked(on)
        words = say("Show as charts") if on else say("Show as a table")
        self._as_table.become(words, icon="chart-line" if on else "table-2")
        for card in (self.lines, self.causes):
            card.show_table(on=on)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack what does not fit side by side."""
        super().resizeEvent(event)
        self._fit()

    def _add(self, part: QWidget | QBoxLayout | QGridLayout) -> None:
        if isinstance(part, QWidget):
            self.column.addWidget(part)
        else:
            self.column.addLayout(part)

    def _make_head(self) -> QBoxLayout:
        theme = self._theme
        self.team = DropDown(theme, say("Whose letters"), say("All teams"), ())
        self.period = DropDown(
            theme,
            say("Which months"),
            say("Last 12 months"),
            tuple((str(n), say("Last {n} months", n=n)) for n in _MONTHS if n != 12),  # noqa: PLR2004
        )
        self._as_table = Button(theme, say("Show as a table"), icon="table-2")
        self._as_table.setCheckable(True)
        self._as_table.clicked.connect(lambda on: self.show_tables(on=on))
        pack = Button(theme, say("Make an evidence pack..."), icon="package-check", kind="go")
        pack.clicked.connect(self.pack_wanted)
        if self._own:  # to show what stands in no page yet would make a window of it
            pack.hide()
            self.team.hide()
        for one in (self.team, self.period):
            one.activated.connect(self._ask)
        self._titles = column(Text(say("My figures") if self._own else say("Trends"), "title"))
        head = row(spacing=10)
        head.addLayout(self._titles, 1)
        self._tools = row(spacing=8)
        for pair in (row(self.team, self.period, spacing=8), row(self._as_table, pack, spacing=8)):
            self._tools.addLayout(pair)
        head.addLayout(self._tools)
        return head

    def _ask(self) -> None:
        self.wanted.emit(int(self.period.chosen() or 12), self.team.chosen(), self.split.chosen())

    def _teams_card(self) -> Card:
        card = Card()
        self._teams_title = Text(say("By team"), "heading")
        self.team_table = ReportTable(self._theme, say("By team"), team_columns())
        save = SaveButton(self._theme, self.team_table)
        save.refused.connect(self.errors.problem)
        top = row(spacing=12)
        top.addWidget(self._teams_title)
        about = Text(
            say("Shown by team, not by person. Groups under 5 letters are hidden."), "muted"
        )
        about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(about, 1)
        top.addWidget(save)
        card.body.addLayout(top)
        card.body.addWidget(self.team_table)
        return card

    def _show_choices(self, shown: "TrendsShown") -> None:
        """Offer the teams that there are, with the one that was asked for chosen."""
        self.team.clear()
        self.team.addItem(say("All teams"), "")
        for team, name in shown.teams:
            self.team.addItem(name, team)
        self.team.addItem(say("My own letters"), MINE)
        asked = MINE if shown.asked.mine else shown.asked.team
        self.team.setCurrentIndex(max(0, self.team.findData(asked)))
        self.split.clear()
        for day, words in shown.splits:
            self.split.addItem(words, day)
        self.split.setCurrentIndex(self.split.findData(shown.split))

    def _show_tiles(self, shown: "TrendsShown") -> None:
        empty(self._tiles)
        self._tile_cards = [
            NumberTile(self._theme, one.title, one.value, one.about, one.mood)
            for one in shown.tiles
        ]
        self._lay_tiles(0)

    def _show_lines(self, shown: "TrendsShown", names: tuple[str, ...]) -> None:
        places = {one.month: place for place, one in enumerate(shown.months)}
        chart = self.lines.chart
        if isinstance(chart, LineChart):
            chart.show_lines(
                names,
                (
                    Series(
                        name=say("Stopped before sending"),
                        values=[_value(one.stopped) for one in shown.months],
                        hue="note",
                    ),
                    Series(
                        name=say("Breaches after sending"),
                        values=[_value(one.breaches) for one in shown.months],
                        hue="check",
                        dashed=True,
                    ),
                ),
                [Mark(place=places[one.month], words=one.words) for one in shown.marks],
            )

    def _fit(self) -> None:
        """Put the cards side by side or below one another."""
        narrow = self.width() < self._theme.px(_STACK_UNDER)
        way = QBoxLayout.Direction
        stacked = narrow or self._as_table.isChecked()
        self._two.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        self._head.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._tools.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self.person.stack(narrow=narrow)
        self._lay_tiles(max(1, (self.width() - 48) // self._theme.px(_TILE)))

    def _lay_tiles(self, columns: int) -> None:
        """Put the numbers side by side, as many as fit."""
        cards = self._tile_cards
        columns = min(columns or 5, len(cards) or 1)
        for number, card in enumerate(cards):
            self._tiles.addWidget(card, number // columns, number % columns)
        for place in range(5):
            self._tiles.setColumnStretch(place, 1 if place < columns else 0)
        margins = self.column.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        level(cards, (room + self._tiles.spacing()) // columns - self._tiles.spacing())


def _value(rate: "Rate") -> Value:
    """Give a rate as a point of a line; where there is too little, a gap."""
    if rate.too_few or rate.vague:
        why = say("too few to say") if rate.too_few else say("too unsure")
        return Value(value=None, why=why)
    return Value(value=rate.value, low=rate.interval.low, high=rate.interval.high)
