"""What a spreadsheet keeps beside its sheets: names, filters, sources, pilots, its own history."""

from collections.abc import Callable
from typing import TypeAlias

from checker.model import Concealment, Part, TraceKind
from checker.reading.grid import Book
from checker.reading.odf.names import DC, OFFICE, TABLE, plain_text, target_of
from checker.reading.odf.tracking import author_of
from checker.reading.trees import Element, local

IsSeen: TypeAlias = Callable[[str], bool]

_DELETIONS = (TABLE + "deletion", TABLE + "cell-content-change")
_SOURCES = ("database-source-sql", "database-source-table", "database-source-query")


def read_data(root: Element, book: Book, is_seen: IsSeen) -> None:
    """Take everything that stands in the main part outside the sheets."""
    for element in root.iter():
        tag = str(element.tag)
        if tag.startswith(TABLE) and (door := _DOORS.get(local(tag))):
            door(element, book, is_seen)
    for changes in root.iter(TABLE + "tracked-changes"):
        for change in changes:
            _change(change, book)


def _name(element: Element, book: Book, is_seen: IsSeen) -> None:
    name = element.get(TABLE + "name", "")
    said = element.get(TABLE + "expression", "") or element.get(TABLE + "cell-range-address", "")
    literals = said.split('"')[1::2]
    if any(not is_seen(text) for text in literals) or "hidden" in element.attrib.values():
        book.kept("defined name", f"{name} = {said}")
    else:
        book.mentioned(name)


def _pilot(element: Element, book: Book, is_seen: IsSeen) -> None:
    del is_seen
    name = element.get(TABLE + "name", "")
    source = element.find(TABLE + "source-cell-range")
    if source is None:
        return
    book.mentioned(f"{name} {source.get(TABLE + 'cell-range-address', '')}")


def _member(element: Element, book: Book, is_seen: IsSeen) -> None:
    """Take an item that a pivot table has met in its data, and may not show."""
    name = element.get(TABLE + "name", "")
    if name and not is_seen(name):
        book.kept("pivot cache", name)


def _source(element: Element, book: Book, is_seen: IsSeen) -> None:
    """Take a database that a range or a pivot table is filled from."""
    del is_seen
    told = (str(value) for value in element.attrib.values())
    book.kept("connection", " ".join(told))


def _condition(element: Element, book: Book, is_seen: IsSeen) -> None:
    value = element.get(TABLE + "value", "")
    if value and not is_seen(value):
        book.kept("filter", value)


def _link(element: Element, book: Book, is_seen: IsSeen) -> None:
    del is_seen
    book.kept("external link", target_of(element))
    name = element.get(TABLE + "table-name", "")
    book.mentioned(name)


def _dde(element: Element, book: Book, is_seen: IsSeen) -> None:
    source = element.find(OFFICE + "dde-source")
    if source is not None:
        told = (source.get(OFFICE + f"dde-{one}", "") for one in ("application", "topic", "item"))
        book.active("DDE field", " ".join(told))
    for cell in element.iter(TABLE + "table-cell"):
        text = cell.get(OFFICE + "string-value", "") or plain_text(cell)
        if text and not is_seen(text):
            book.kept("copy of another workbook's cells", text)


def _prompt(element: Element, book: Book, is_seen: IsSeen) -> None:
    text = " ".join(filter(None, (element.get(TABLE + "title", ""), plain_text(element))))
    if text.strip() and not is_seen(text):
        book.kept("prompt of a cell", text)


def _validation(element: Element, book: Book, is_seen: IsSeen) -> None:
    for text in element.get(TABLE + "condition", "").split('"')[1::2]:
        if text.strip() and not is_seen(text):
            book.kept("drop-down list", text)


def _scenario(element: Element, book: Book, is_seen: IsSeen) -> None:
    del is_seen
    book.kept("scenario", element.get(TABLE + "comment", "") or "scenario")


def _change(change: Element, book: Book) -> None:
    """Take one change of a spreadsheet's history: who made it, and what stood there before."""
    author = author_of(change)
    before = [
        cell.get(OFFICE + "string-value", "") or plain_text(cell)
        for cell in change.iter(TABLE + "change-track-table-cell")
    ]
    for text in filter(None, before):
        hidden, kind = Concealment.DELETED, TraceKind.DELETION
        book.beside(text, Part.DELETED, hidden, kind, "", author=author)
    if not any(before):
        told = change.find(f"{OFFICE}change-info/{DC}date")
        text = f"{local(str(change.tag))} {'' if told is None else told.text or ''}"
        kind = TraceKind.DELETION if change.tag in _DELETIONS else TraceKind.INSERTION
        book.beside(text, Part.METADATA, Concealment.METADATA, kind, "", author=author)


_DOORS: dict[str, Callable[[Element, Book, IsSeen], None]] = {
    "named-expression": _name,
    "named-range": _name,
    "data-pilot-table": _pilot,
    "data-pilot-member": _member,
    "filter-condition": _condition,
    "filter-set-item": _condition,
    "table-source": _link,
    "dde-link": _dde,
    "help-message": _prompt,
    "error-message": _prompt,
    "content-validation": _validation,
    "scenario": _scenario,
    **dict.fromkeys(_SOURCES, _source),
}
