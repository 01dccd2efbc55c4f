"""The copies of other data that a workbook keeps: pivot caches, other workbooks, queries."""

import base64
import binascii
import struct
from collections.abc import Callable, Iterator
from datetime import datetime

from checker.reading.grid import Book
from checker.reading.grid.formats import general
from checker.reading.package import Package
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local, whole
from checker.reading.xlsx.names import all_text, child, named
from checker.reading.xlsx.streaming import Source, elements
from checker.words import say

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a date in a sheet has no zone
MOST_RECORDS = 20_000
_MOST_FIELDS = 2_000
_CONNECTED = (
    *("name", "description", "connection", "command", "serverCommand", "sourceFile", "odcFile"),
    *("url", "post", "htmlFormat", "sourceFile", "localConnection", "rowDrillCount", "val"),
)
_NOT_WORDS = frozenset({"rowDrillCount", "htmlFormat"})
_LEAST_LETTERS = 3

IsSeen = Callable[[str], bool]


class Pivot:
    """One pivot cache: what its fields can be, and the records that point at that."""

    def __init__(self, root: Element, book: Book) -> None:
        """Take the definition: who refreshed it, where it came from, what its fields hold."""
        book.property("pivot table refreshed by", root.get("refreshedBy", ""))
        self.fields: list[str] = []
        self.shared: list[list[str]] = []
        for field in list(named(root, "cacheField"))[:_MOST_FIELDS]:
            self.fields.append(field.get("name", ""))
            items = child(field, "sharedItems")
            self.shared.append([] if items is None else [_value(one) for one in items])

    def read(self, book: Book, is_seen: IsSeen, records: Source | None) -> None:
        """Take what the cache keeps and no cell shows."""
        told: set[str] = set()
        if records is not None:
            self._records(book, is_seen, records, told)
        for name in self.fields:
            if name and not is_seen(name):
                book.kept("pivot cache", name)
        for items in self.shared:
            for item in items:
                if item not in told and _is_word(item) and not is_seen(item):
                    told.add(item)
                    book.kept("pivot cache", item)

    def _records(self, book: Book, is_seen: IsSeen, source: Source, told: set[str]) -> None:
        for count, record in enumerate(elements(source, "r", MOST_RECORDS * 100)):
            if count >= MOST_RECORDS:
                why = say("A pivot table keeps more records than can be checked.")
                book.gap("unread.too-large", why)
                return
            values = [self._item(at, one) for at, one in enumerate(record)]
            if not all(
                _is_shown(one, value, is_seen) for one, value in zip(record, values, strict=True)
            ):
                told.update(values)
                book.kept("pivot cache", ", ".join(filter(None, values)))

    def _item(self, field: int, element: Element) -> str:
        if local(str(element.tag)) != "x":
            return _value(element)
        at = whole(element.get("v"), -1)
        items = self.shared[field] if field < len(self.shared) else []
        return items[at] if 0 <= at < len(items) else ""


def read_external(package: Package, name: str, book: Book, is_seen: IsSeen) -> None:
    """Take what a workbook keeps of another one: where it is, its sheets, copies of its cells."""
    root = package.xml(name)
    for link in package.links(name):
        if link.outside:
            book.kept("external link", link.target)
    for said in ("sheetName", "definedName", "ddeItem", "oleItem"):
        for one in named(root, said):
            _keep(book, "external link", one.get("name") or one.get("val") or "", is_seen)
    for row in named(root, "row", "values"):
        values = [all_text(cell).strip() for cell in row]
        if any(value and not is_seen(value) for value in values):
            book.kept("copy of another workbook's cells", ", ".join(filter(None, values)))
    for other in named(root, "ddeLink", "oleLink"):
        said = "|".join(other.get(what, "") for what in ("ddeService", "ddeTopic", "progId"))
        book.active("link to another program", said.strip("|"))


def read_connections(root: Element, book: Book) -> None:
    """Take where a workbook's data come from, and what is asked for there."""
    for connection in named(root, "connection"):
        said = [
            one.get(name, "").strip()
            for one in connection.iter()
            for name in dict.fromkeys(_CONNECTED)
            if name not in _NOT_WORDS
        ]
        book.kept("connection", "\n".join(dict.fromkeys(filter(None, said))))
        if connection.get("refreshOnLoad", "0") in ("1", "true"):
            book.active("data fetched from elsewhere", connection.get("name", ""))


def read_mashup(root: Element, book: Book) -> bool:
    """Take the queries of a data mashup, and say whether the part is one."""
    if local(str(root.tag)) != "DataMashup":
        return False
    try:
        data = base64.b64decode("".join((root.text or "").split()), validate=True)
        size = struct.unpack_from("<I", data, 4)[0]
        package = Package(data[8 : 8 + size])
        for name in package.names():
            if name.casefold().endswith(".m"):
                book.kept("query", package.read(name).decode("utf-8", "replace"))
            elif not name.casefold().endswith(".xml"):
                why = say("A part of the workbook's queries ({name}) was not read.", name=name)
                book.gap("unread.unsupported", why)
    except (binascii.Error, struct.error, ValueError, Unreadable):
        book.gap("unread.damaged", say("The workbook's queries are damaged and were not read."))
    return True


def read_slicer(root: Element, book: Book, is_seen: IsSeen) -> None:
    """Take the names and items of a slicer or a timeline that no cell shows."""
    for element in root.iter():
        for name in ("name", "caption", "sourceName", "n", "c", "u"):
            text = element.get(name, "").strip()
            if _is_word(text) and not text.startswith(("Slicer_", "NativeTimeline_", "[")):
                _keep(book, "slicer", text, is_seen)


def read_revisions(root: Element, book: Book, is_seen: IsSeen) -> None:
    """Take what a shared workbook remembers of its earlier contents."""
    for change in root:
        said = [text for text in _texts(change) if not is_seen(text)]
        if said:
            book.kept("change history", ", ".join(said))


def read_users(root: Element, book: Book) -> None:
    """Take who changed or opened a shared workbook."""
    for element in root.iter():
        for name in ("userName", "name"):
            if local(str(element.tag)) in ("header", "userInfo", "users"):
                book.property("user", element.get(name, ""))


def printer_of(data: bytes) -> str:
    """Give the name of the printer in a printer's settings, or nothing where there is none."""
    name = data[:64].decode("utf-16-le", "replace").split("\0")[0]
    return name if len(name) >= _LEAST_LETTERS and name.isprintable() else ""


def _keep(book: Book, name: str, text: str, is_seen: IsSeen) -> None:
    if text.strip() and not is_seen(text):
        book.kept(name, text.strip())


def _value(element: Element) -> str:
    written = element.get("v", "").strip()
    return written[:10] if local(str(element.tag)) == "d" and written[10:11] == "T" else written


def _is_word(text: str) -> bool:
    """Say whether a value is one that can tell something: words, or a number of some length."""
    letters = sum(letter.isalpha() for letter in text)
    digits = sum(letter.isdigit() for letter in text)
    return letters >= _LEAST_LETTERS or digits >= _LEAST_LETTERS + 2


def _is_shown(element: Element, value: str, is_seen: IsSeen) -> bool:
    """Say whether a value of a record stands in a cell as well, or tells nothing."""
    kind = local(str(element.tag))
    if kind == "n":
        return is_seen(_plain(value))
    if kind == "d":
        return is_seen(_serial(value))
    return kind in ("b", "e", "m") or not _is_word(value) or is_seen(value)


def _plain(written: str) -> str:
    try:
        return general(float(written))
    except (ValueError, OverflowError):
        return written


def _serial(written: str) -> str:
    try:
        day = datetime.fromisoformat(written[:19]) - _EPOCH
    except ValueError:
        return written
    return general(day.days + day.seconds / 86_400)


def _texts(element: Element) -> Iterator[str]:
    for one in element.iter():
        for piece in (one.text, one.tail if one is not element else ""):
            if said := " ".join((piece or "").split()):
                yield said
