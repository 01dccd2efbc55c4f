"""The cells of an older workbook: what each record of them says, and how it is shown."""

import struct
from collections.abc import Callable

from checker.model import Concealment
from checker.reading.grid import At, GridCell, out_of_sight
from checker.reading.xls.book_globals import Style
from checker.reading.xls.formulas import may_give_nothing, texts_in
from checker.reading.xls.records import Feed, Record
from checker.reading.xls.sheet import LAST_COLUMN, Sheet

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_LAST_ROW = 65_535
MOST_FILLS = 20_000


def _put(
    sheet: Sheet, row: int, column: int, text: str, style: Style, *, number: bool
) -> GridCell | None:
    """Put a cell into its sheet, and give it; None where there is no such cell, or no room."""
    if not text.strip() or row > _LAST_ROW or column > LAST_COLUMN:
        return None
    cell = GridCell(row, column, text, style.look, number=number)
    if style.conceals is not None:
        cell.hidden = out_of_sight(style.conceals)
    if not sheet.book.room_for(cell):
        sheet.full = True
        return None
    sheet.grid.cells.append(cell)
    return cell


def _words(sheet: Sheet, row: int, column: int, text: str, style: Style) -> None:
    shown = sheet.formats.words(text, style.code) if style.code else text
    if not shown.strip() and text.strip():
        cell = GridCell(row, column, text, style.look, hidden=out_of_sight(Concealment.INVISIBLE))
        if sheet.book.room_for(cell):
            sheet.grid.cells.append(cell)
        return
    _put(sheet, row, column, shown, style, number=False)


def _number(sheet: Sheet, row: int, column: int, value: float, style: Style) -> None:
    shown = sheet.formats.number(value, style.code).strip()
    if shown:
        _put(sheet, row, column, shown, style, number=True)
    else:
        cell = _put(sheet, row, column, f"{value:.15g}", style, number=True)
        if cell is not None:
            cell.hidden = out_of_sight(Concealment.INVISIBLE)


def _where(sheet: Sheet, record: Record) -> tuple[int, int, Style]:
    row, column, style = struct.unpack_from("<3H", record.data)
    return row, column, sheet.shared.style(style)


def _shared_text(sheet: Sheet, record: Record) -> None:
    row, column, style = _where(sheet, record)
    (index,) = struct.unpack_from("<I", record.data, 6)
    if index < len(sheet.shared.texts):
        sheet.shared.used.add(index)
        _words(sheet, row, column, sheet.shared.texts[index], style)


def _own_text(sheet: Sheet, record: Record) -> None:
    row, column, style = _where(sheet, record)
    _words(sheet, row, column, Feed(record.pieces, 6).counted(), style)


def _float(sheet: Sheet, record: Record) -> None:
    row, column, style = _where(sheet, record)
    _number(sheet, row, column, struct.unpack_from("<d", record.data, 6)[0], style)


def _short(sheet: Sheet, record: Record) -> None:
    row, column, style = _where(sheet, record)
    _number(sheet, row, column, _unpacked(record.data, 6), style)


def _shorts(sheet: Sheet, record: Record) -> None:
    row, first = struct.unpack_from("<2H", record.data)
    for at in range((len(record.data) - 6) // 6):
        (style,) = struct.unpack_from("<H", record.data, 4 + at * 6)
        value = _unpacked(record.data, 6 + at * 6)
        _number(sheet, row, first + at, value, sheet.shared.style(style))


def _unpacked(data: bytes, at: int) -> float:
    """Give a number that is packed into four bytes."""
    (packed,) = struct.unpack_from("<i", data, at)
    if packed & 2:
        value = float(packed >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<q", (packed & ~3) << 32))[0]
    return value / 100 if packed & 1 else value


def _flag(sheet: Sheet, record: Record) -> None:
    row, column, style = _where(sheet, record)
    value, error = record.data[6], record.data[7]
    shown = _ERRORS.get(value, "#N/A") if error else ("TRUE" if value else "FALSE")
    _put(sheet, row, column, shown, style, number=True)


def _formula(sheet: Sheet, record: Record) -> None:
    row, column, style = _where(sheet, record)
    result = record.data[6:14]
    note_uncounted(sheet)
    (size,) = struct.unpack_from("<H", record.data, 20)
    tokens = record.data[22 : 22 + size]
    for text in texts_in(tokens):
        sheet.kept.append(("text in a formula", text, At(sheet.number, row, column)))
    blank = result[:1] == b"\x03" and result[6:8] == b"\xff\xff"
    sheet.counted = sheet.counted or not blank
    if blank:
        sheet.blank += not may_give_nothing(tokens)
    elif result[6:8] != b"\xff\xff":
        _number(sheet, row, column, struct.unpack("<d", result)[0], style)
    elif result[0] == 0:
        sheet.waiting = (row, column, style)
    elif result[0] == 1:
        _put(sheet, row, column, "TRUE" if result[2] else "FALSE", style, number=True)
    elif result[0] == 2:  # noqa: PLR2004 - an error
        _put(sheet, row, column, _ERRORS.get(result[2], "#N/A"), style, number=True)


def note_uncounted(sheet: Sheet) -> None:
    """Count the last formula if the text that it is said to have given never came."""
    if sheet.waiting is not None:
        sheet.uncounted += 1
        sheet.waiting = None


def _formula_text(sheet: Sheet, record: Record) -> None:
    if sheet.waiting is not None:
        row, column, style = sheet.waiting
        sheet.waiting = None
        _words(sheet, row, column, Feed(record.pieces).counted(), style)


def _blank(sheet: Sheet, record: Record) -> None:
    row, column, style = _where(sheet, record)
    if style.look.fill and len(sheet.grid.fills) < MOST_FILLS:
        sheet.grid.fills[row, column] = style.look.fill


CELL_READERS: dict[int, Callable[[Sheet, Record], None]] = {
    0xFD: _shared_text,
    0x204: _own_text,
    0xD6: _own_text,
    0x203: _float,
    0x27E: _short,
    0xBD: _shorts,
    0x205: _flag,
    0x06: _formula,
    0x207: _formula_text,
    0x201: _blank,
}
"""What reads each kind of record that holds a cell, by its number."""
