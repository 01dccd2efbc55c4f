"""The main part of a workbook: its sheets, its names, and what it says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.reading.grid import Book
from checker.reading.package import Package
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local, whole
from checker.reading.xlsx.names import Area, all_text, areas_of, child, is_on, link_id, named
from checker.words import say

MOST_SHEETS = 2_000
_USUAL_MAIN = "xl/workbook.xml"
_STATES = {
    "hidden": "hidden sheet",
    "veryhidden": "very hidden sheet",
}
_SHEETS = frozenset({"worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One sheet as the workbook lists it."""

    name: str
    part: str
    kind: str
    hidden: str
    """In words for the person, or empty for a sheet that is shown."""

    @property
    def is_macro(self) -> bool:
        """Say whether it is a sheet of an old macro language."""
        return self.kind in ("xlMacrosheet", "xlIntlMacrosheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One defined name: what it is called, what it stands for, and for which sheet, if for one."""

    name: str
    formula: str
    sheet: int | None
    hidden: bool
    comment: str


class Workbook:
    """The main part, read."""

    def __init__(self, package: Package) -> None:
        """Find it in the file and read it.

        Raises:
            Unreadable: there is none, or it is of another program.
        """
        self.part = _main_part(package)
        self.root = package.xml(self.part)
        if local(str(self.root.tag)) != "workbook":
            why = say("This is not a spreadsheet. Save it as .xlsx or PDF and add that.")
            raise Unreadable("unread.unsupported", why)
        self.since_1904 = is_on(child(self.root, "workbookPr"), "date1904")
        self.entries = tuple(_entries(package, self.part, self.root))[:MOST_SHEETS]
        self.names = tuple(_names(self.root))

    def print_areas(self, sheet: int) -> tuple[Area, ...]:
        """Give what of a sheet is printed, where only a part is; nothing means all of it."""
        for name in self.names:
            if name.name == "_xlnm.Print_Area" and name.sheet == sheet:
                return areas_of(name.formula)
        return ()


def missing_sheets(book: Book, workbook: Workbook) -> None:
    """Say so when the workbook lists a sheet that is not in the file."""
    listed = child(workbook.root, "sheets")
    count = 0 if listed is None else len(listed)
    if count > len(workbook.entries):
        why = say("The workbook lists a sheet that is not in the file, or that is none.")
        book.gap("unread.damaged", why)


def _main_part(package: Package) -> str:
    for link in package.links(""):
        if link.kind == "officeDocument" and not link.outside and package.has(link.target):
            return link.target
    return _USUAL_MAIN


def _entries(package: Package, part: str, root: Element) -> Iterator[Entry]:
    listed = child(root, "sheets")
    for sheet in () if listed is None else listed:
        link = package.link(part, link_id(sheet))
        if link is None or link.kind not in _SHEETS or not package.has(link.target):
            continue
        yield Entry(
            name=" ".join(sheet.get("name", "").split()),
            part=link.target,
            kind=link.kind,
            hidden=_STATES.get(sheet.get("state", "visible").lower(), ""),
        )


def _names(root: Element) -> Iterator[Name]:
    for element in named(root, "definedName"):
        sheet = element.get("localSheetId")
        yield Name(
            name=element.get("name", ""),
            formula=all_text(element).strip(),
            sheet=None if sheet is None else whole(sheet, -1),
            hidden=is_on(element, "hidden"),
            comment=" ".join(
                element.get(what, "").strip() for what in ("comment", "description", "help")
            ).strip(),
        )
