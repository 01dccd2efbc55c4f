"""Days and moments stand in every table in one form, and are sorted and saved by the calendar."""

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import Scheme, Theme
from ui.widgets.date_cells import day_cell, moment_cell
from ui.widgets.report_table import Cell, Column, Line, ReportTable


def test_a_table_reads_short_sorts_by_the_day_and_is_saved_for_programs(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """By its words 12 Jan would come before 3 Feb of the year before."""
    table = ReportTable(Theme(qapp, scheme=Scheme.LIGHT), "Days", (Column(title="Day"),))
    qtbot.addWidget(table)
    days = (date(2026, 1, 12), date(2025, 2, 3), None)
    table.show_lines([Line((day_cell(one),)) for one in days])

    table.sort_by(0)

    shown = [one.cells[0].words for one in table.lines() if isinstance(one.cells[0], Cell)]
    assert shown == ["", "3 Feb 2025", "12 Jan 2026"]
    assert "2025-02-03" in table.csv()


def test_a_moment_has_its_day_in_the_same_form() -> None:
    """With the time behind it."""
    cell = moment_cell(datetime(2026, 11, 27, 16, 17, tzinfo=UTC))

    assert cell.words == "27 Nov 2026, 16:17"
    assert cell.saved == "2026-11-27 16:17"
