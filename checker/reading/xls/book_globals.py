"""What an older workbook says before its sheets: fonts, formats, texts, names, other workbooks."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from checker.model import Concealment
from checker.reading.docx.colours import UNKNOWN, lost_in
from checker.reading.grid import Book, CellLook
from checker.reading.grid.format_codes import USUAL_CODES
from checker.reading.xls.formulas import texts_in
from checker.reading.xls.records import EOF, Feed, Record, records
from checker.reading.xlsx.names import Area
from checker.reading.xlsx.palette import INDEXED
from checker.reading.xlsx.styles import TINY_PT
from checker.words import say

_NOBODY = "Calc"
"""What one program writes where others write who saved the file."""
_STATES = {0: "", 1: "hidden sheet", 2: "very hidden sheet"}
_MACRO_SHEET = 1
_OWN_COLOURS_FROM = 8
_BOLD = 600
_SOLID = 1
_ALIGNED = {1: "left", 2: "center", 3: "right"}
_SKIPPED_FONT = 4
_BUILT_IN = 0x20
_HIDDEN = 0x01
_PRINT_AREA = 6
_AREA = 0x1B
_PATH_MARKS = str.maketrans({**dict.fromkeys(map(chr, range(3)), ""), "\x03": "\\", "\x04": ".."})
_MOST_TEXTS = 1_500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One look of cells: how they are drawn, their number format, and whether it hides them."""

    look: CellLook
    code: str
    conceals: Concealment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One sheet as the workbook lists it."""

    name: str
    at: int
    hidden: str
    kind: int

    @property
    def is_macro(self) -> bool:
        """Say whether it is a sheet of an old macro language."""
        return self.kind == _MACRO_SHEET


@dataclass(slots=True, kw_only=True)
class Globals:
    """The workbook's own part, read."""

    since_1904: bool = False
    locked: bool = False
    texts: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    sheets: list[Bound] = field(default_factory=list)
    fonts: list[tuple[float, bool, bool, int]] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=lambda: dict(USUAL_CODES))
    colours: list[str] = field(default_factory=lambda: list(INDEXED))
    styles: list[Style] = field(default_factory=list)
    names: list[tuple[str, str, bool]] = field(default_factory=list)
    """What each is called, the texts that it stands for, and whether it is hidden."""
    printed: dict[int, list[Area]] = field(default_factory=dict)
    """What of a sheet is printed, where only a part is."""
    outside: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    drawings: list[bytes] = field(default_factory=list)
    ended: bool = False

    def colour(self, index: int) -> str:
        """Give six hex digits for a colour's number, or nothing for the usual one."""
        return self.colours[index] if 0 <= index < len(self.colours) else ""

    def style(self, index: int) -> Style:
        """Give the style of a number."""
        if 0 <= index < len(self.styles):
            return self.styles[index]
        return Style(look=CellLook(), code="", conceals=None)


def read_globals(stream: bytes, book: Book) -> Globals:
    """Read everything up to the first sheet; a record that is damaged is a gap."""
    found = Globals()
    for record in records(stream):
        if record.kind == EOF:
            found.ended = True
            break
        reader = _READERS.get(record.kind)
        if reader is None:
            continue
        try:
            reader(found, record, book)
        except (struct.error, IndexError, ValueError):
            why = say("A part of the workbook is damaged and was not read.")
            book.gap("unread.damaged", why)
        if found.locked:
            break
    return found


def _locked(found: Globals, _record: Record, _book: Book) -> None:
    found.locked = True


def _dates(found: Globals, record: Record, _book: Book) -> None:
    found.since_1904 = bool(Feed(record.pieces).number("<H"))


def _font(found: Globals, record: Record, _book: Book) -> None:
    height, flags, ink, weight = struct.unpack_from("<4H", record.data)
    if len(found.fonts) == _SKIPPED_FONT:
        found.fonts.append((11.0, False, False, 0x7FFF))
    found.fonts.append((height / 20, weight >= _BOLD, bool(flags & 2), ink))


def _format(found: Globals, record: Record, _book: Book) -> None:
    feed = Feed(record.pieces)
    number = feed.number("<H")
    found.codes[number] = feed.counted()


def _palette(found: Globals, record: Record, _book: Book) -> None:
    (count,) = struct.unpack_from("<H", record.data)
    for at in range(min(count, 56)):
        red, green, blue = record.data[2 + at * 4 : 5 + at * 4]
        found.colours[_OWN_COLOURS_FROM + at] = f"{red:02X}{green:02X}{blue:02X}"


def _style(found: Globals, record: Record, _book: Book) -> None:
    font, code = struct.unpack_from("<2H", record.data)
    aligned = record.data[6]
    (border,) = struct.unpack_from("<I", record.data, 14)
    (fill,) = struct.unpack_from("<H", record.data, 18)
    pattern = border >> 26
    size, bold, italic, ink_at = (
        found.fonts[font] if font < len(found.fonts) else (11.0, False, False, 0x7FFF)
    )
    ink = found.colour(ink_at)
    ground = "" if not pattern else (found.colour(fill & 0x7F) if pattern == _SOLID else UNKNOWN)
    found.styles.append(
        Style(
            look=CellLook(
                size_pt=size,
                bold=bold,
                italic=italic,
                ink=ink,
                fill="" if ground == UNKNOWN else ground,
                align=_ALIGNED.get(aligned & 7, ""),
                wrap=bool(aligned & 8),
            ),
            code=found.codes.get(code, ""),
            conceals=Concealment.TINY if size <= TINY_PT else lost_in(ink, ground),
        )
    )


def _sheet(found: Globals, record: Record, _book: Book) -> None:
    at, state, kind = struct.unpack_from("<IBB", record.data)
    name = Feed(record.pieces, 6).counted("<B")
    found.sheets.append(
        Bound(name=name, at=at, hidden=_STATES.get(state & 3, "hidden sheet"), kind=kind)
    )


def _texts(found: Globals, record: Record, book: Book) -> None:
    feed = Feed(record.pieces, 4)
    count = feed.number("<I")
    try:
        for _ in range(min(count, _MOST_TEXTS)):
            found.texts.append(feed.counted())
    except struct.error:
        why = say("Some of the workbook's texts are damaged and were not read.")
        book.gap("unread.damaged", why)


def _name(found: Globals, record: Record, _book: Book) -> None:
    flags, _, letters, size = struct.unpack_from("<HBBH", record.data)
    feed = Feed(record.pieces, 14)
    name = feed.text(letters)
    said = " ".join(texts_in(feed.rest()[:size]))
    if not flags & _BUILT_IN:
        found.names.append((name, said, bool(flags & _HIDDEN)))
    elif name == chr(_PRINT_AREA):
        (sheet,) = struct.unpack_from("<H", record.data, 8)
        found.printed.setdefault(sheet - 1, []).extend(_areas(feed.rest()[:size]))


def _areas(tokens: bytes) -> Iterator[Area]:
    """Give the areas that stand at the start of some tokens."""
    at = 0
    while len(tokens) >= at + 11 and tokens[at] & 0x1F == _AREA:
        _, top, bottom, left, right = struct.unpack_from("<5H", tokens, at + 1)
        yield Area(top, left & 0x3FFF, bottom, right & 0x3FFF)
        at += 11


def _outside(found: Globals, record: Record, _book: Book) -> None:
    feed = Feed(record.pieces)
    sheets, mark = feed.number("<H"), feed.number("<H")
    if mark in (0x0401, 0x3A01):
        return
    path = feed.text(mark).translate(_PATH_MARKS).strip()
    if path:
        found.outside.append(path)
    for _ in range(min(sheets, 255)):
        found.outside.append(feed.counted())


def _copied(found: Globals, record: Record, _book: Book) -> None:
    """Take the copy of some cells of another workbook."""
    last, first = record.data[0], record.data[1]
    feed = Feed(record.pieces, 4)
    values: list[str] = []
    for _ in range(last - first + 1):
        kind = feed.number("<B")
        if kind == 2:  # noqa: PLR2004 - a text; all others have eight bytes
            values.append(feed.counted())
            continue
        raw = feed.number("<Q")
        if kind == 1:
            values.append(f"{struct.unpack('<d', struct.pack('<Q', raw))[0]:.15g}")
    if values:
        found.copies.append(", ".join(values))


def _writer(_found: Globals, record: Record, book: Book) -> None:
    letters, flags = struct.unpack_from("<HB", record.data)
    wide = flags & 1
    raw = record.data[3 : 3 + letters * (2 if wide else 1)]
    user = raw.decode("utf-16-le" if wide else "latin-1", "replace").strip()
    if user != _NOBODY:
        book.property("user", user)


def _reserved(_found: Globals, record: Record, book: Book) -> None:
    book.property("reserved by", Feed(record.pieces, 4).counted())


def _drawing(found: Globals, record: Record, _book: Book) -> None:
    found.drawings.extend(record.pieces)


_READERS: dict[int, Callable[[Globals, Record, Book], None]] = {
    0x2F: _locked,
    0x22: _dates,
    0x31: _font,
    0x41E: _format,
    0x92: _palette,
    0xE0: _style,
    0x85: _sheet,
    0xFC: _texts,
    0x18: _name,
    0x1AE: _outside,
    0x5A: _copied,
    0x5C: _writer,
    0x5B: _reserved,
    0xEB: _drawing,
}
