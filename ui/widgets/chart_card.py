"""A chart on a card, with the same figures as a table one key away, and saved as CSV."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.chart_paint import RING_PX, Chart
from ui.widgets.panel import Card, row
from ui.widgets.report_table import Column, Line, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.text import Text


class ChartCard(Card):
    """A heading, a note below it, and the chart or the table of it."""

    refused = Signal(str)

    def __init__(
        self,
        theme: Theme,
        chart: Chart,
        columns: Sequence[Column],
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the chart first."""
        super().__init__(parent=parent)
        self._theme, self._columns = theme, tuple(columns)
        self.chart = chart
        self._lines: Sequence[Line] = ()
        self._table: ReportTable | None = None
        self.title = Text(chart.accessibleName(), "heading")
        self._top = row(spacing=12)
        self._top.addWidget(self.title, 1)
        self._note = Text(note, "muted")
        self.body.addLayout(self._top)
        self.body.addWidget(self._note)
        drawn = row(spacing=0)
        drawn.addSpacing(-RING_PX)  # what is drawn begins below the heading, its frame outside
        drawn.addWidget(chart, 1)
        drawn.addSpacing(-RING_PX)
        self.body.addLayout(drawn)
        self.body.addStretch(1)
        self.show_table(on=False)

    @property
    def table(self) -> ReportTable:
        """The same figures as a table: made when somebody asks for it, which few do."""
        if self._table is None:
            self._table = ReportTable(self._theme, self.chart.accessibleName(), self._columns)
            self._save = SaveButton(self._theme, self._table)
            self._save.refused.connect(self.refused)
            self._top.addWidget(self._save)
            self.body.insertWidget(self.body.count() - 1, self._table)
            self._table.show_lines(self._lines)
            self._table.hide()
            self._save.hide()
        return self._table

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Give the table its rows."""
        self._lines = lines
        if self._table is not None:
            self._table.show_lines(lines)

    def name(self, words: str) -> None:
        """Call it something else."""
        self.title.setText(words)
        self.chart.setAccessibleName(words)
        if self._table is not None:
            self._table.setAccessibleName(words)

    def show_table(self, *, on: bool) -> None:
        """Show the table in the place of the chart, or the chart again."""
        if on or self._table is not None:
            self.table.setVisible(on)
            self._save.setVisible(on)
        self.chart.setVisible(not on)
        self._note.setVisible(not on and bool(self._note.text()))
