"""A chart on a card, with the same figures as a table one key away, and saved as CSV."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.chart_paint import Chart
from ui.widgets.panel import Card, row
from ui.widgets.report_table import Column, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.text import Text


class ChartCard(Card):
    """A heading, a note to the right of it, and the chart or the table of it."""

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
        self.chart = chart
        self.table = ReportTable(theme, chart.accessibleName(), columns)
        self.title = Text(chart.accessibleName(), "heading")
        self._save = SaveButton(theme, self.table)
        self._save.refused.connect(self.refused)
        top = row(spacing=12)
        top.addWidget(self.title, 1)
        self._note = Text(note, "muted", wrap=False)
        top.addWidget(self._note)
        top.addWidget(self._save)
        self.body.addLayout(top)
        self.body.addWidget(chart)
        self.body.addWidget(self.table)
        self.body.addStretch(1)
        self.show_table(on=False)

    def name(self, words: str) -> None:
        """Call it something else."""
        self.title.setText(words)
        self.chart.setAccessibleName(words)
        self.table.setAccessibleName(words)

    def show_table(self, *, on: bool) -> None:
        """Show the table in the place of the chart, or the chart again."""
        self.table.setVisible(on)
        self._save.setVisible(on)
        self.chart.setVisible(not on)
        self._note.setVisible(not on and bool(self._note.text()))
