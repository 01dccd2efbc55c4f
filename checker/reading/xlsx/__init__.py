"""A spreadsheet (xlsx, xlsm, xltx) to a Document: every cell, seen or not, and all beside it."""

from checker.model import FileKind
from checker.reading.asking import Asked, Reading
from checker.reading.grid import draw_sheet
from checker.reading.refusal import Unreadable
from checker.reading.xlsx.reader import read_workbook
from checker.words import say

__all__ = ["draw_xlsx_page", "xlsb_reading", "xlsx_reading"]


def xlsx_reading(asked: Asked) -> Reading:
    """Read a spreadsheet, and give the files and the pictures that are in it.

    Raises:
        Unreadable: nothing of it can be read.
    """
    try:
        return read_workbook(asked.data).finished(asked, FileKind.XLSX)
    except RecursionError as fault:
        why = say("The file is nested too deeply to be read.")
        raise Unreadable("unread.damaged", why) from fault


def xlsb_reading(_asked: Asked) -> Reading:
    """Say what to do with a binary spreadsheet.

    Raises:
        Unreadable: always.
    """
    why = say(
        "Letterlock cannot read binary spreadsheets (.xlsb). Save it as .xlsx and check that."
    )
    raise Unreadable("unread.unsupported", why)


def draw_xlsx_page(asked: Asked, page: int, width_px: int) -> bytes:
    """Draw one page, counted from 1, of a spreadsheet as it is laid out for reading.

    Raises:
        Unreadable: the file cannot be read, or there is no such page.
    """
    try:
        return draw_sheet(read_workbook(asked.data, to_draw=True).layout(), page, width_px)
    except RecursionError as fault:
        why = say("The file is nested too deeply to be read.")
        raise Unreadable("unread.damaged", why) from fault
