"""An older spreadsheet (xls) to a Document: every cell, seen or not, and what is beside."""

import io
import struct
from collections.abc import Callable, Iterable

from checker.model import FileKind, Part
from checker.reading.asking import Asked, Reading
from checker.reading.grid import Book, Grid, GridCell, draw_sheet
from checker.reading.grid.formats import Formats, general
from checker.reading.ole import streams_of
from checker.reading.property_set import office_properties
from checker.reading.refusal import Unreadable, damaged
from checker.reading.sniff import OLE
from checker.reading.unlocking import unlocked
from checker.reading.xls.beside import Streams, pictures_in, read_streams
from checker.reading.xls.book_globals import Globals, read_globals
from checker.reading.xls.records import BOF, records
from checker.reading.xls.sheet import Sheet
from checker.reading.xls.sheet_records import read_sheet
from checker.words import say

__all__ = ["draw_xls_page", "xls_reading"]

_BROKEN = (
    *(OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError),
    *(ArithmeticError, AssertionError, RecursionError, struct.error, MemoryError),
)
_NEWEST = 0x600
_EVERYBODYS = "VelvetSweatshop"
"""The password under which programs keep a workbook that is only protected against writing."""
_LEAST_LETTERS = 3
MOST_SHEETS = 1_000


def xls_reading(asked: Asked) -> Reading:
    """Read an older spreadsheet.

    Raises:
        Unreadable: it is locked or damaged, or nothing of it can be read.
    """
    return _book(asked).finished(asked, FileKind.XLS)


def draw_xls_page(asked: Asked, page: int, width_px: int) -> bytes:
    """Draw one page, counted from 1, of an older spreadsheet as it is laid out for reading.

    Raises:
        Unreadable: the file cannot be read, or there is no such page.
    """
    return draw_sheet(_book(asked, to_draw=True).layout(), page, width_px)


def _book(asked: Asked, *, to_draw: bool = False) -> Book:
    try:
        return _read(asked, asked.data, to_draw=to_draw, opened=False)
    except _BROKEN as fault:
        raise damaged() from fault


def _read(asked: Asked, data: bytes, *, to_draw: bool, opened: bool) -> Book:
    if not data.startswith(OLE):
        raise _too_old()
    streams: Streams = dict(streams_of(data))
    stream = _workbook(streams)
    book = Book(to_draw=to_draw)
    if _version(stream) != _NEWEST:
        _by_values(data, book)
        return book
    shared = read_globals(stream, book)
    if shared.locked:
        if opened:
            raise damaged()
        plain = unlocked(data, asked.passwords, first=(_EVERYBODYS,))
        return _read(asked, plain, to_draw=to_draw, opened=True)
    if not shared.ended:
        book.gap("unread.damaged", say("The workbook is cut short; a part was not read."))
    sheets = list(_sheets(stream, shared, book))
    is_seen = _seen(book)
    _kept(sheets, book, is_seen)
    _beside(streams, shared, book, is_seen)
    return book


def _workbook(streams: Streams) -> bytes:
    for path, content in streams.items():
        if path[-1].lower() in ("workbook", "book"):
            return content
    raise damaged()


def _kept(sheets: list[Sheet], book: Book, is_seen: Callable[[str], bool]) -> None:
    """Take what the sheets keep and do not show."""
    for sheet in sheets:
        for name, text, at in sheet.kept:
            if name == "link" and not is_seen(text):
                book.property(name, text)
            elif len(text.strip()) >= _LEAST_LETTERS and not is_seen(text):
                book.kept(name, text, at)


def _version(stream: bytes) -> int:
    first = next(records(stream), None)
    if first is None or first.kind != BOF or len(first.data) < 4:  # noqa: PLR2004 - version and kind
        return 0
    return int.from_bytes(first.data[:2], "little")


def _sheets(stream: bytes, shared: Globals, book: Book) -> Iterable[Sheet]:
    formats = Formats(since_1904=shared.since_1904)
    for number, bound in enumerate(shared.sheets[:MOST_SHEETS]):
        grid = Grid(name=" ".join(bound.name.split()), hidden=bound.hidden)
        book.grids.append(grid)
        sheet = Sheet(book=book, shared=shared, formats=formats, grid=grid, number=number)
        read_sheet(sheet, stream, bound.at)
        if bound.is_macro:
            book.active("macro", grid.name)
        yield sheet


def _seen(book: Book) -> Callable[[str], bool]:
    texts = {
        " ".join(cell.text.split()).casefold()
        for grid in book.grids
        for cell in grid.cells
        if cell.hidden is None
    }

    def is_seen(text: str) -> bool:
        folded = " ".join(text.strip("\0").split()).casefold()
        return not folded or folded in texts

    return is_seen


def _beside(streams: Streams, shared: Globals, book: Book, is_seen: Callable[[str], bool]) -> None:
    _names(shared, book, is_seen)
    for path in shared.outside:
        if not is_seen(path):
            book.kept("external link", path)
    for copied in shared.copies:
        if not is_seen(copied):
            book.kept("copy of another workbook's cells", copied)
    for index, text in enumerate(shared.texts):
        if index not in shared.used and not is_seen(text):
            book.kept("text left over from deleted cells", text)
    _pictures(shared, book)
    read_streams(streams, book, is_seen)
    own = {path[-1].lower(): content for path, content in streams.items() if len(path) == 1}
    for name, text in office_properties(own):
        book.property(name, text)


def _names(shared: Globals, book: Book, is_seen: Callable[[str], bool]) -> None:
    for name, said, hidden in shared.names:
        if hidden:
            book.kept("hidden name", f"{name} = {said}" if said else name)
        elif said and not is_seen(said):
            book.kept("defined name", f"{name} = {said}")
        else:
            book.mentioned(name.replace("_", " "))


def _pictures(shared: Globals, book: Book) -> None:
    for kind, picture in pictures_in(shared.drawings):
        if picture:
            book.picture(picture, None)
        else:
            why = say("A picture in the workbook (kind {kind}) was not read.", kind=f"{kind:X}")
            book.gap("unread.scan", why, Part.IMAGE)


def _by_values(data: bytes, book: Book) -> None:
    """Read the values of a workbook that is older still; what it hides cannot be told.

    Raises:
        Unreadable: not even its values can be read.
    """
    from python_calamine import (  # noqa: PLC0415 - for the oldest files alone; it can end the process
        CalamineError,
        CalamineWorkbook,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in workbook.sheet_names:
            grid = Grid(name=name)
            book.grids.append(grid)
            sheet = workbook.get_sheet_by_name(name)
            left = (sheet.start or (0, 0))[1]
            for row, values in enumerate(sheet.iter_rows()):
                for column, value in enumerate(values, left):
                    number = isinstance(value, float)
                    cell = GridCell(row, column, _shown(value), number=number)
                    if cell.text and book.room_for(cell):
                        grid.cells.append(cell)
    except CalamineError as fault:
        raise _too_old() from fault
    why = say(
        "This spreadsheet is so old that what it hides cannot be told. Save it as .xlsx and check"
        " that."
    )
    book.gap("unread.unsupported", why)


def _shown(value: object) -> str:
    return general(value) if isinstance(value, float) else str(value)


def _too_old() -> Unreadable:
    why = say("This spreadsheet is too old to be read. Save it as .xlsx and check that.")
    return Unreadable("unread.unsupported", why)
