"""Days and moments in tables: short words to read, which sort and are saved by the calendar."""

from typing import TYPE_CHECKING

from checker.days import table_day_words, table_moment_words
from ui.widgets.report_table import Cell

if TYPE_CHECKING:
    from datetime import date, datetime


def day_cell(day: "date | None", *, icon: str = "", hue: str = "muted") -> Cell:
    """Give the cell of a day, or an empty one."""
    if day is None:
        return Cell("")
    return Cell(table_day_words(day), day.isoformat(), icon, hue, saved=day.isoformat())


def moment_cell(at: "datetime") -> Cell:
    """Give the cell of a moment, which is one of England's clocks already."""
    return Cell(table_moment_words(at), at.timestamp(), saved=f"{at:%Y-%m-%d %H:%M}")
