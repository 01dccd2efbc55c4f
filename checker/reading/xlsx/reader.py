"""Reads a workbook: its sheets first, then, knowing what they show, all that stands beside."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from checker.model import Concealment, Part
from checker.reading.grid import Book, Grid
from checker.reading.grid.formats import Formats
from checker.reading.package import Link, Package
from checker.reading.pptx.colours import Colours
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local
from checker.reading.xlsx import copies, drawings, notes, sight
from checker.reading.xlsx.beside import Rest, about_the_workbook, tell_of_the_zip
from checker.reading.xlsx.cells import CellReader, Contents, Shared
from checker.reading.xlsx.conditional import hide_by_rules
from checker.reading.xlsx.covering import Covering
from checker.reading.xlsx.margins import Beside, formula_words, read_margins
from checker.reading.xlsx.names import all_text, area_of, named
from checker.reading.xlsx.strings import SharedTexts
from checker.reading.xlsx.styles import Styles
from checker.reading.xlsx.workbook import Entry, Name, Workbook, missing_sheets
from checker.words import say

MOST_SHEET = 250 * 1024 * 1024
_USUAL_NAME = re.compile(r"(?:Sheet|Table|Chart|Query|Tabelle|Feuil|Dialog|Macro)\d{0,4}")
_QUOTED = re.compile(r'"((?:[^"]|"")+)"')
_CONSTANT = re.compile(r"[{}=\d.,;+\-]*\d[{}\d.,;+\-]*")
_BY_PROGRAMS = re.compile(
    r"_xl|_Fill|_Order|_Key|_Sort|solver_|HTML_|Z_[0-9A-F]{8}_|_Parse|_Regr|_Dist"
)
_LONG_CONSTANT = 5
_KNOWN = frozenset(
    (
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
        *("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter"),
        *("sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr"),
        *("conditionalFormatting", "dataValidations", "hyperlinks", "printOptions"),
        *("pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
        *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing"),
        *("legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
        *("webPublishItems", "tableParts", "extLst", "AlternateContent", "sheetFormat"),
    )
)
"""What may stand in a sheet's part and is read, or holds no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One sheet that has been read: where it is, its number, and what stands beside its cells."""

    entry: Entry
    number: int
    contents: Contents


def read_workbook(data: bytes, *, to_draw: bool = False) -> Book:
    """Read a workbook and all that is in it, or as much of it as can be drawn.

    Raises:
        Unreadable: it is no workbook, or is damaged, locked, or built to exhaust its reader.
    """
    package = Package(data)
    workbook = Workbook(package)
    book = Book(to_draw=to_draw)
    missing_sheets(book, workbook)
    theme = _linked(package, workbook, book, "theme")
    shared = Shared(
        texts=_texts(package, workbook, book),
        styles=Styles(_linked(package, workbook, book, "styles"), theme),
        formats=Formats(since_1904=workbook.since_1904),
    )
    sheets = [
        _sheet(package, workbook, book, shared, number) for number in range(len(workbook.entries))
    ]
    covering = Covering(package, book, theme)
    for sheet in sheets:
        with _Damaged(book, sheet.entry.part):
            covering.mark(sheet.entry.part, book.grids[sheet.number])
    is_seen = _seen(book, shared)
    _beside_sheets(package, workbook, book, sheets, is_seen, Colours(theme, None))
    about_the_workbook(workbook.root, book)
    _names(workbook, book, is_seen)
    for text in shared.texts.unused():
        if not is_seen(text):
            book.kept("text left over from deleted cells", text)
    _caches(package, workbook, book, is_seen)
    Rest(package, book, is_seen).read(workbook.part)
    tell_of_the_zip(package, book)
    return book


def _texts(package: Package, workbook: Workbook, book: Book) -> SharedTexts:
    texts = SharedTexts()
    for link in package.links(workbook.part):
        if link.kind == "sharedStrings" and not link.outside and package.has(link.target):
            with _Damaged(book, link.target):
                texts.read(package.stream(link.target, MOST_SHEET))
    return texts


class _Damaged:
    """Makes a gap of a part that cannot be read, and goes on without it."""

    def __init__(self, book: Book, name: str) -> None:
        self._book = book
        self._name = name

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, fault: object, _trace: object) -> bool:
        """Take note of what could not be read."""
        if not isinstance(fault, Unreadable):
            return False
        base = self._name.rpartition("/")[2]
        why = say("A part of the file ({name}) is damaged and was not read.", name=base)
        if fault.code == "unread.too-large":
            why = say("A part of the file ({name}) is too large to be checked.", name=base)
        self._book.gap(fault.code, why)
        return True


def _linked(package: Package, workbook: Workbook, book: Book, kind: str) -> Element | None:
    for link in package.links(workbook.part):
        if link.kind == kind and not link.outside and package.has(link.target):
            with _Damaged(book, link.target):
                return package.xml(link.target)
    return None


def _sheet(package: Package, workbook: Workbook, book: Book, shared: Shared, number: int) -> _Sheet:
    """Read the cells of one sheet, and say which of them are not seen."""
    entry = workbook.entries[number]
    grid = Grid(name=entry.name, hidden=entry.hidden)
    book.grids.append(grid)
    reader = CellReader(book, grid, shared)
    with _Damaged(book, entry.part):
        reader.read(package.stream(entry.part, MOST_SHEET))
    contents = reader.contents
    if contents.root is not None:
        _settle(package, workbook, book, _Sheet(entry=entry, number=number, contents=contents))
        if not hide_by_rules(grid, contents.root, shared.styles):
            why = say(
                "The conditional formats of {name} are too many to say what they hide.",
                name=entry.name,
            )
            book.gap("unread.too-large", why, Part.CELL)
        for part in contents.root:
            _known(book, entry, part)
    book.uncounted(entry.name, contents.uncounted)
    return _Sheet(entry=entry, number=number, contents=contents)


def _settle(package: Package, workbook: Workbook, book: Book, sheet: _Sheet) -> None:
    root, grid = sheet.contents.root, book.grids[sheet.number]
    if root is None:
        return
    tables: list[Element] = []
    for name in _targets(package, sheet.entry.part, "table"):
        with _Damaged(book, name):
            tables.append(package.xml(name))
    filters = [area for one in (root, *tables) for area in sight.active_filters(one)]
    sight.size_columns(grid, root)
    sight.size_rows(grid, root, sheet.contents.rows, filters)
    merged = sight.merge(grid, root)
    sight.hide(
        grid,
        merged=merged,
        printed=workbook.print_areas(sheet.number),
        shown=sight.first_shown(root),
    )


def _known(book: Book, entry: Entry, part: Element) -> None:
    if local(str(part.tag)) not in _KNOWN:
        why = say(
            "The sheet {name} holds something that this program does not know ({kind}).",
            name=entry.name,
            kind=local(str(part.tag)),
        )
        book.gap("unread.unsupported", why)


def _seen(book: Book, shared: Shared) -> Callable[[str], bool]:
    """Give what says whether a text, or a number as it is kept, stands in a cell that is shown."""
    texts = {
        " ".join(cell.text.split()).casefold()
        for grid in book.grids
        for cell in grid.cells
        if cell.hidden is None
    }

    def is_seen(text: str) -> bool:
        folded = " ".join(text.split()).casefold()
        return not folded or folded in texts or folded in shared.numbers

    return is_seen


def _beside_sheets(
    package: Package,
    workbook: Workbook,
    book: Book,
    sheets: list[_Sheet],
    is_seen: Callable[[str], bool],
    colours: Colours,
) -> None:
    people = notes.People()
    for part in ("", workbook.part):
        for name in _targets(package, part, "person"):
            with _Damaged(book, name):
                people.read(package.xml(name), book)
    for sheet in sheets:
        _sheet_name(book, sheet.entry)
        root = sheet.contents.root
        if root is None:
            continue
        beside = Beside(book, package, sheet.entry.part, sheet.number, root, is_seen, colours)
        read_margins(beside)
        formula_words(beside, sheet.contents.literals)
        for formula in sheet.contents.active:
            book.active("formula that fetches or runs something", formula)
        if sheet.entry.is_macro:
            book.active("macro", sheet.entry.name)
        _notes(beside, people)
        for link in package.links(sheet.entry.part):
            if not link.outside and package.has(link.target):
                with _Damaged(book, link.target):
                    _over_the_sheet(beside, link)


def _sheet_name(book: Book, entry: Entry) -> None:
    if not _USUAL_NAME.fullmatch(entry.name):
        hidden = Concealment.CELL if entry.hidden else None
        book.beside(entry.name, Part.OTHER, hidden, None, "")


def _notes(sheet: Beside, people: notes.People) -> None:
    threads = _targets(sheet.package, sheet.part, "threadedComment")
    for name in threads:
        with _Damaged(sheet.book, name):
            notes.read_threads(sheet.package.xml(name), sheet.book, people, sheet.number)
    for name in _targets(sheet.package, sheet.part, "comments"):
        with _Damaged(sheet.book, name):
            root = sheet.package.xml(name)
            notes.read_notes(root, sheet.book, sheet.number, threaded=bool(threads))


def _over_the_sheet(sheet: Beside, link: Link) -> None:
    if link.kind == "drawing":
        drawings.read_drawing(sheet, link.target)
        for inner in sheet.package.links(link.target):
            if inner.kind in ("chart", "chartEx") and sheet.package.has(inner.target):
                at = drawings.chart_anchor(sheet, link.target, inner.id)
                drawings.read_chart(sheet, inner.target, at)
                for shapes in _targets(sheet.package, inner.target, "chartUserShapes"):
                    for text in drawings.words_of(sheet.package.xml(shapes)):
                        sheet.book.shown(text, at=at)
    elif link.kind in ("vmlDrawing", "legacyDrawing"):
        drawings.read_old_drawing(sheet, link.target)
    elif link.kind == "image":
        drawings.take_picture(sheet, link.target, None, None)
    elif link.kind == "table":
        _table(sheet, sheet.package.xml(link.target))


def _table(sheet: Beside, root: Element) -> None:
    name = root.get("displayName") or root.get("name") or ""
    if not _USUAL_NAME.fullmatch(name):
        sheet.book.mentioned(name.replace("_", " "))
    if root.get("comment"):
        sheet.book.kept("comment of a table", root.get("comment", ""))
    area = area_of(root.get("ref", ""))
    for column in named(root, "tableColumn"):
        for said in ("name", "totalsRowLabel"):
            text = column.get(said, "").replace("_x000a_", " ")
            usual = re.fullmatch(r"Column\d{1,5}", text)
            if text and not usual and not sheet.is_seen(text) and area is not None:
                sheet.book.kept("column of a table", text)
        for formula in named(column, "calculatedColumnFormula"):
            found = {one[1]: (0, 0) for one in _QUOTED.finditer(all_text(formula))}
            formula_words(sheet, found)


def _names(workbook: Workbook, book: Book, is_seen: Callable[[str], bool]) -> None:
    """Take the defined names: what they keep that no cell shows."""
    for name in workbook.names:
        words = [text for text in _QUOTED.findall(name.formula) if not is_seen(text)]
        plain = name.name.replace("_", " ")
        if name.comment:
            book.kept("comment of a defined name", name.comment)
        if name.hidden and not _BY_PROGRAMS.match(name.name):
            book.kept("hidden name", f"{plain} = {name.formula}")
        elif words or _is_constant(name, is_seen):
            book.kept("defined name", f"{plain} = {name.formula}")
        elif not name.name.startswith("_xl"):
            book.mentioned(plain)


def _is_constant(name: Name, is_seen: Callable[[str], bool]) -> bool:
    digits = sum(letter.isdigit() for letter in name.formula)
    constant = _CONSTANT.fullmatch(name.formula) is not None
    return constant and digits >= _LONG_CONSTANT and not is_seen(name.formula)


def _caches(
    package: Package, workbook: Workbook, book: Book, is_seen: Callable[[str], bool]
) -> None:
    for name in _targets(package, workbook.part, "pivotCacheDefinition"):
        with _Damaged(book, name):
            pivot = copies.Pivot(package.xml(name), book)
            records = next(iter(_targets(package, name, "pivotCacheRecords")), None)
            pivot.read(
                book, is_seen, None if records is None else package.stream(records, MOST_SHEET)
            )


def _targets(package: Package, part: str, kind: str) -> list[str]:
    """Give the parts of a kind that a part points at."""
    return [
        link.target
        for link in package.links(part)
        if link.kind == kind and not link.outside and package.has(link.target)
    ]
