"""The records of one sheet of an older workbook, each given to what reads its kind."""

import struct
from collections.abc import Callable

from checker.model import Part
from checker.reading.grid import At, GridCell
from checker.reading.xls.cells import CELL_READERS, note_uncounted
from checker.reading.xls.formulas import texts_in
from checker.reading.xls.records import BOF, EOF, Feed, Record, records
from checker.reading.xls.sheet import LAST_COLUMN, Sheet
from checker.reading.xlsx import sight
from checker.reading.xlsx.cells import MM_PER_PT
from checker.reading.xlsx.margins import edge_words
from checker.reading.xlsx.names import Area
from checker.words import say

_NOTE = 0x19
_WEB = bytes.fromhex("E0C9EA79F9BACE118C8200AA004BA90B")
_FILE = bytes.fromhex("0303000000000000C000000000000046")
_FLAT = 40
"""In twentieths of a point: no line of words is so low."""
_NARROW = 64
"""In 256ths of a letter."""


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
    note_uncounted(sheet)
    blank = 0 if sheet.counted else sheet.blank
    sheet.book.uncounted(sheet.grid.name, sheet.uncounted + blank)


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
        sheet.grid.columns.put(first, min(last, LAST_COLUMN), _wide(width / 256), hidden)


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
    **CELL_READERS,
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
