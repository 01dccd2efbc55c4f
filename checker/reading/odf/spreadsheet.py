"""An OpenDocument spreadsheet (ods, ots) to a workbook: its cells, seen or not, and the rest."""

import re
from collections.abc import Iterator

from checker.model import Concealment, FileKind, TraceKind
from checker.reading.asking import Asked, Reading
from checker.reading.docx.sheet import squeezed
from checker.reading.grid import At, Book, Grid, draw_sheet
from checker.reading.odf.beside import Beside, listeners
from checker.reading.odf.book_sheet import BookSheet
from checker.reading.odf.cells import SheetCells
from checker.reading.odf.covering import BehindShapes, Covers
from checker.reading.odf.data import read_data
from checker.reading.odf.drawing import Drawing
from checker.reading.odf.forms import Forms
from checker.reading.odf.masters import Masters
from checker.reading.odf.names import OFFICE, STYLE, TABLE, TEXT
from checker.reading.odf.parts import Parts
from checker.reading.odf.styles import Styles
from checker.reading.odf.tracking import Changes
from checker.reading.odf.walk import Walk
from checker.reading.refusal import Unreadable, damaged
from checker.reading.trees import Element
from checker.reading.xlsx.names import Area, area_of
from checker.reading.xlsx.sight import hide
from checker.words import say

_MOST_SHEETS = 1_000
_FIELDS = frozenset(TEXT + name for name in ("sheet-name", "page-number", "page-count", "title"))
_WORDS = re.compile(r"[^\W\d_]{3,}")
_OF_EVERY_FILE = ("page", "seite", "pages")


def ods_reading(asked: Asked) -> Reading:
    """Read an OpenDocument spreadsheet, and give the files and pictures that are in it.

    Raises:
        Unreadable: nothing of it can be read.
    """
    return _workbook(asked).finished(asked, FileKind.ODS)


def draw_ods_page(asked: Asked, page: int, width_px: int) -> bytes:
    """Draw one page, counted from 1, of a spreadsheet as it is laid out for reading.

    Raises:
        Unreadable: the file cannot be read, or there is no such page.
    """
    return draw_sheet(_workbook(asked, to_draw=True).layout(), page, width_px)


def _workbook(asked: Asked, *, to_draw: bool = False) -> Book:
    book = Book(to_draw=to_draw)
    try:
        _read(Parts(asked.data, asked.passwords), book)
    except RecursionError as fault:
        why = say("The file is nested too deeply to be read.")
        raise Unreadable("unread.damaged", why) from fault
    return book


def _read(parts: Parts, book: Book) -> None:
    if not parts.has("content.xml"):
        raise damaged()
    content = parts.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if body is None:
        raise damaged()
    shared = parts.xml("styles.xml") if parts.has("styles.xml") else None
    styles = Styles(shared, content)
    sheet = BookSheet(book)
    forms = Forms(sheet, content)
    drawing = Drawing(Walk(sheet, styles, Changes(sheet, content)), parts, forms)
    behind = BehindShapes(book, Covers(styles, drawing.bytes_of))
    literals: dict[str, At] = {}
    for number, table in enumerate(list(body.iterfind(TABLE + "table"))[:_MOST_SHEETS]):
        literals |= _sheet(table, number, book, styles, sheet, drawing, behind=behind)
    seen = _seen(book)
    for text, at in literals.items():
        if _WORDS.search(text) and squeezed(text) not in seen:
            book.kept("text in a formula", text, at)
    read_data(content, book, lambda text: squeezed(text) in seen)
    _edges(Masters(shared, styles), body, styles, book)
    forms.write_the_rest()
    listeners(content, sheet)
    Beside(parts, sheet, drawing).read()
    for pictured in sheet.pictures.values():
        book.picture(pictured.data, pictured.gap.area_mm2, drawing.cells_of.get(pictured.data))


def _sheet(
    table: Element,
    number: int,
    book: Book,
    styles: Styles,
    sheet: BookSheet,
    drawing: Drawing,
    *,
    behind: BehindShapes,
) -> dict[str, At]:
    """Read one sheet, and give the words that stand in its formulas."""
    style = table.get(TABLE + "style-name", "")
    off = styles.said("table", style, "table", TABLE + "display") == "false"
    grid = Grid(name=table.get(TABLE + "name", ""), hidden="hidden sheet" if off else "")
    cells = SheetCells(book, grid, number, styles, sheet, drawing)
    cells.read(table)
    printed = [area for area in _areas(table.get(TABLE + "print-ranges", "")) if area]
    merged = [Area(at[0], at[1], end[0], end[1]) for at, end in grid.merged.items()]
    hide(grid, merged=merged, printed=printed, shown=(0, 0))
    on_page = [(one, At(number, 0, 0)) for one in table.iterfind(f"{TABLE}shapes/*")]
    for shape, at in (*cells.drawn, *on_page):
        behind.hide(grid, shape, at)
    book.grids.append(grid)
    for shapes in table.iterfind(TABLE + "shapes"):
        for shape in shapes:
            drawing.at_cell(shape, At(number, 0, 0))
    sheet.at = None
    return {text: At(number, *at) for text, at in cells.literals.items()}


def _areas(written: str) -> Iterator[Area | None]:
    """Give the areas that are printed, which are named with their sheet: "$S.A1:$S.C9"."""
    for one in written.split():
        ends = [end.rpartition(".")[2].replace("$", "") for end in one.split(":")]
        yield area_of(":".join(ends))


def _seen(book: Book) -> set[str]:
    return {
        squeezed(cell.text) for grid in book.grids for cell in grid.cells if cell.hidden is None
    }


def _edges(masters: Masters, body: Element, styles: Styles, book: Book) -> None:
    """Take the headers and footers, which are seen on paper alone."""
    called = [
        styles.of_style("table", table.get(TABLE + "style-name", ""), STYLE + "master-page-name")
        for table in body.iterfind(TABLE + "table")
    ]
    used = {*called, *masters.used(body)}
    edges = list(masters.edges([name for name in used if name]))
    shown = {
        squeezed(_said(paragraph))
        for edge in edges
        if edge.used
        for paragraph in edge.element.iter(TEXT + "p")
    }
    for edge in edges:
        for paragraph in edge.element.iter(TEXT + "p"):
            text = _said(paragraph)
            words = [one for one in _WORDS.findall(text) if one.lower() not in _OF_EVERY_FILE]
            if edge.used and text:
                book.shown(text, edge.part)
            elif words and squeezed(text) not in shown:
                how, kind = Concealment.UNUSED, TraceKind.HIDDEN_TEXT
                book.beside(text, edge.part, how, kind, how.value)


def _said(paragraph: Element) -> str:
    """Give the words of a header without what the program fills in itself."""
    told = [paragraph.text or ""]
    for child in paragraph:
        if child.tag not in _FIELDS:
            told.append(_said(child))
        told.append(child.tail or "")
    return " ".join("".join(told).split())
