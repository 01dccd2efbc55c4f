"""Sheets of cells, whatever program wrote them: laid out on pages, written as lines, drawn."""

from checker.reading.grid.axis import Axis
from checker.reading.grid.book import At, Book
from checker.reading.grid.drawing import draw_sheet
from checker.reading.grid.layout import Layout, laid_out
from checker.reading.grid.sheets import CellLook, Grid, GridCell, Hiding, out_of_sight, unseen

__all__ = [
    "At",
    "Axis",
    "Book",
    "CellLook",
    "Grid",
    "GridCell",
    "Hiding",
    "Layout",
    "draw_sheet",
    "laid_out",
    "out_of_sight",
    "unseen",
]
