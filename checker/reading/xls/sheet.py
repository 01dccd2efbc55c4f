"""One sheet of an older workbook: its cells, its rows and columns, its notes, links and lists."""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from checker.model import Concealment, Part
from checker.reading.grid import At, Book, Grid, GridCell, out_of_sight
from checker.reading.grid.formats import Formats
from checker.reading.xls.book_globals import Globals, Style
from checker.reading.xls.formulas import texts_in
from checker.reading.xls.records import BOF, EOF, Feed, Record, records
from checker.reading.xlsx import sight
from checker.reading.xlsx.cells import MM_PER_PT
from checker.reading.xlsx.margins import edge_words
from checker.reading.xlsx.names import Area
from checker.words import say

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_NOTE = 0x19
_WEB = bytes.fromhex("E0C9EA79F9BACE118C8200AA004BA90B")
_FILE = bytes.fromhex("0303000000000000C000000000000046")
_FLAT = 40
"""In twentieths of a point: no line of words is so low."""
_NARROW = 64
"""In 256ths of a letter."""
_LAST_ROW = 65_535
_LAST_COLUMN = 255
MOST_FILLS = 20_000


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One sheet while it is read."""

    book: Book
    shared: Globals
    formats: Formats
    grid: Grid
    number: int
    kept: list[tuple[str, str, At | None]] = field(default_factory=list)
    """What may be kept and not shown: what it is, its words, its cell."""
    words: dict[int, str] = field(default_factory=dict)
    """The words of notes and shapes, by their objects' numbers."""
    notes: list[tuple[int, str, At]] = field(default_factory=list)
    shapes: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[tuple[int, float | None, str]] = field(default_factory=list)
    filtered: bool = False
    shown: tuple[int, int] = (0, 0)
    object_: int = 0
    waiting: tuple[int, int, Style] | None = None
    """The cell whose formula gave a text, which comes in the next record."""
    in_title: bool = False
    """Whether the words that come are a title of a chart, and no name of its data."""
    full: bool = False
    ended: bool = False


def read_sheet(sheet: Sheet, stream: bytes, at: int) -> None:
    """Read one sheet, and say which of its cells are not seen."""
    depth = 0
    for record in records(stream, at):
        if record.kind == BOF:
            depth += 1
        elif record.kind == EOF:
            depth -= 1
            if depth <= 0:
                sheet.ended = True
                break
        else:
            _take(sheet, record, inner=depth > 1)
        if sheet.full:
            sheet.ended = True
            break
    _settle(sheet)
    if not sheet.ended:
        why = say("The sheet {name} is damaged; a part was not read.", name=sheet.grid.name)
        sheet.book.gap("unread.damaged", why)


def _take(sheet: Sheet, record: Record, *, inner: bool) -> None:
    reader = (_IN_CHARTS if inner else _READERS).get(record.kind)
    if reader is None:
        return
    try:
        reader(sheet, record)
    except (struct.error, IndexError, ValueError):
        why = say("A part of the sheet {name} is damaged and was not read.", name=sheet.grid.name)
        sheet.book.gap("unread.damaged", why)


def _settle(sheet: Sheet) -> None:
    grid = sheet.grid
    for row, height, hidden in sorted(sheet.hidden_rows, key=_first):
        name = "filtered row" if sheet.filtered and hidden == "hidden row" else hidden
        grid.rows.put(row, row, height, name)
    grid.cells.sort(key=_place)
    printed = sheet.shared.printed.get(sheet.number, [])
    sight.hide(grid, merged=sheet.merged, printed=printed, shown=sheet.shown)
    for object_, author, at in sheet.notes:
        sheet.book.comment(sheet.words.get(object_, ""), author, at)
    noted = {object_ for object_, _, _ in sheet.notes}
    for object_, text in sheet.words.items():
        if object_ not in noted and object_ in sheet.shapes:
            sheet.book.shown(text, Part.TEXTBOX)


def _first(row: tuple[int, float | None, str]) -> int:
    return row[0]


def _place(cell: GridCell) -> tuple[int, int]:
    return cell.row, cell.column


def _put(sheet: Sheet, row: int, column: int, text: str, style: Style, *, number: bool) -> None:
    if not text.strip() or row > _LAST_ROW or column > _LAST_COLUMN:
        return
    cell = GridCell(row, column, text, style.look, number=number)
    if style.conceals is not None:
        cell.hidden = out_of_sight(style.conceals)
    if not sheet.book.room_for(cell):
        sheet.full = True
        return
    sheet.grid.cells.append(cell)


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
        _put(sheet, row, column, f"{value:.15g}", style, number=True)
        sheet.grid.cells[-1].hidden = out_of_sight(Concealment.INVISIBLE)


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
    (size,) = struct.unpack_from("<H", record.data, 20)
    for text in texts_in(record.data[22 : 22 + size]):
        sheet.kept.append(("text in a formula", text, At(sheet.number, row, column)))
    if result[6:8] != b"\xff\xff":
        _number(sheet, row, column, struct.unpack("<d", result)[0], style)
    elif result[0] == 0:
        sheet.waiting = (row, column, style)
    elif result[0] == 1:
        _put(sheet, row, column, "TRUE" if result[2] else "FALSE", style, number=True)
    elif result[0] == 2:  # noqa: PLR2004 - an error
        _put(sheet, row, column, _ERRORS.get(result[2], "#N/A"), style, number=True)


def _formula_text(sheet: Sheet, record: Record) -> None:
    if sheet.waiting is not None:
        row, column, style = sheet.waiting
        sheet.waiting = None
        _words(sheet, row, column, Feed(record.pieces).counted(), style)


def _blank(sheet: Sheet, record: Record) -> None:
    row, column, style = _where(sheet, record)
    if style.look.fill and len(sheet.grid.fills) < MOST_FILLS:
        sheet.grid.fills[row, column] = style.look.fill


def _row(sheet: Sheet, record: Record) -> None:
    row, _, _, height = struct.unpack_from("<4H", record.data)
    (flags,) = struct.unpack_from("<I", record.data, 12)
    hidden = ""
    if flags & 0x20:
        hidden = "collapsed row" if flags & 7 else "hidden row"
    elif flags & 0x40 and height < _FLAT:
        hidden = "row without height"
    size = None if height & 0x8000 else (height & 0x7FFF) / 20 * MM_PER_PT
    if hidden or size is not None:
        sheet.hidden_rows.append((row, size, hidden))


def _columns(sheet: Sheet, record: Record) -> None:
    first, last, width, _, flags = struct.unpack_from("<5H", record.data)
    hidden = ""
    if flags & 1:
        hidden = "collapsed column" if flags >> 8 & 7 else "hidden column"
    elif width < _NARROW:
        hidden = "column without width"
    if first <= last:
        sheet.grid.columns.put(first, min(last, _LAST_COLUMN), _wide(width / 256), hidden)


def _usual_column(sheet: Sheet, record: Record) -> None:
    sheet.grid.columns.usual_mm = _wide(Feed(record.pieces).number("<H") + 0.7)


def _usual_row(sheet: Sheet, record: Record) -> None:
    flags, height = struct.unpack_from("<2H", record.data)
    sheet.grid.rows.usual_mm = max(height / 20 * MM_PER_PT, 3.5)
    if flags & 2:
        sheet.grid.rows.usual_hidden = "hidden row"


def _wide(letters: float) -> float:
    return (letters * 7 + 5) * 25.4 / 96


def _merge(sheet: Sheet, record: Record) -> None:
    (count,) = struct.unpack_from("<H", record.data)
    for at in range(count):
        top, bottom, left, right = struct.unpack_from("<4H", record.data, 2 + at * 8)
        if top <= bottom and left <= right:
            sheet.merged.append(Area(top, left, bottom, right))
            sheet.grid.merged[top, left] = (bottom, right)


def _note(sheet: Sheet, record: Record) -> None:
    row, column, _, object_ = struct.unpack_from("<4H", record.data)
    author = Feed(record.pieces, 8).counted()
    sheet.notes.append((object_, author, At(sheet.number, row, column)))


def _object(sheet: Sheet, record: Record) -> None:
    _, _, kind, sheet.object_ = struct.unpack_from("<4H", record.data)
    if kind != _NOTE:
        sheet.shapes.add(sheet.object_)


def _object_text(sheet: Sheet, record: Record) -> None:
    (letters,) = struct.unpack_from("<H", record.data, 10)
    if letters and len(record.pieces) > 1:
        sheet.words[sheet.object_] = Feed(record.pieces[1:]).text(letters)


def _edge(sheet: Sheet, record: Record) -> None:
    if len(record.data) > 2:  # noqa: PLR2004 - an empty one has no text at all
        part = Part.HEADER if record.kind == 0x14 else Part.FOOTER  # noqa: PLR2004 - the header's kind
        for text in edge_words(Feed(record.pieces).counted()):
            sheet.book.shown(text, part)


def _filter(sheet: Sheet, _record: Record) -> None:
    sheet.filtered = True


def _view(sheet: Sheet, record: Record) -> None:
    _, row, column = struct.unpack_from("<3H", record.data)
    sheet.shown = (row, column)


def _validation(sheet: Sheet, record: Record) -> None:
    feed = Feed(record.pieces, 4)
    for _ in range(4):
        sheet.kept.append(("prompt of a cell", feed.counted().strip("\0"), None))
    size = feed.number("<H")
    feed.number("<H")
    for listed in texts_in(feed.rest()[:size]):
        for text in listed.split("\0"):
            sheet.kept.append(("drop-down list", text, None))


def _link(sheet: Sheet, record: Record) -> None:
    data = record.data
    for mark, wide in ((_WEB, True), (_FILE, False)):
        at = data.find(mark)
        if at < 0:
            continue
        start = at + len(mark) + (0 if wide else 2)
        (size,) = struct.unpack_from("<I", data, start)
        raw = data[start + 4 : start + 4 + size]
        text = raw.decode("utf-16-le" if wide else "cp1252", "replace").partition("\0")[0]
        sheet.kept.append(("link", text.removeprefix("mailto:"), None))


def _scenario(sheet: Sheet, record: Record) -> None:
    letters = record.data[4]
    if letters:
        sheet.kept.append(("scenario", Feed(record.pieces, 7).text(letters), None))


def _series_text(sheet: Sheet, record: Record) -> None:
    text = Feed(record.pieces, 2).counted("<B")
    if sheet.in_title:
        sheet.book.shown(text, Part.TEXTBOX)
    else:
        sheet.kept.append(("data of a chart", text, None))


def _title(sheet: Sheet, _record: Record) -> None:
    sheet.in_title = True


def _series(sheet: Sheet, _record: Record) -> None:
    sheet.in_title = False


def _chart_text(sheet: Sheet, record: Record) -> None:
    sheet.kept.append(("data of a chart", Feed(record.pieces, 6).counted(), None))


_READERS: dict[int, Callable[[Sheet, Record], None]] = {
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
    0x208: _row,
    0x7D: _columns,
    0x55: _usual_column,
    0x225: _usual_row,
    0xE5: _merge,
    0x1C: _note,
    0x5D: _object,
    0x1B6: _object_text,
    0x14: _edge,
    0x15: _edge,
    0x9B: _filter,
    0x23E: _view,
    0x1BE: _validation,
    0x1B8: _link,
    0xAF: _scenario,
    0x100D: _series_text,
    0x1003: _series,
    0x1025: _title,
}
_IN_CHARTS: dict[int, Callable[[Sheet, Record], None]] = {
    0x100D: _series_text,
    0x1003: _series,
    0x1025: _title,
    0x204: _chart_text,
    0x5D: _object,
    0x1B6: _object_text,
}
"""A chart stands in its sheet as a sheet of its own."""
