"""Changes that are still tracked in an OpenDocument file: where they are, and by whom."""

from collections.abc import Iterator
from dataclasses import replace

from checker.model import Concealment, Part, TraceKind
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Mark, Sheet
from checker.reading.odf.names import DC, OFFICE, TEXT, XML
from checker.reading.trees import Element

_KINDS = {
    TEXT + "insertion": TraceKind.INSERTION,
    TEXT + "deletion": TraceKind.DELETION,
    TEXT + "format-change": TraceKind.FORMATTING,
}


class Changes:
    """The changes of one file, and those that the walk stands in."""

    def __init__(self, sheet: Sheet, *roots: Element | None) -> None:
        """Take every change that the trees tell of."""
        self._sheet = sheet
        self._regions: dict[str, Element] = {}
        self._open: dict[str, int] = {}
        self._told: set[str] = set()
        for root in roots:
            for region in () if root is None else root.iter(TEXT + "changed-region"):
                name = region.get(XML + "id", "") or region.get(TEXT + "id", "")
                self._regions[name] = region

    @property
    def marks(self) -> tuple[int, ...]:
        """Give the marks of the changes that the walk stands in."""
        return tuple(self._open.values())

    def begin(self, element: Element) -> None:
        """Come to the start of an inserted or reformatted stretch."""
        name = element.get(TEXT + "change-id", "")
        for change in self._regions.get(name, ()):
            kind = _KINDS.get(str(change.tag))
            if kind is not None and name not in self._open:
                self._told.add(name)
                mark = Mark(kind=kind, author=author_of(change))
                self._open[name] = self._sheet.mark(mark)

    def end(self, element: Element) -> None:
        """Come to the end of one."""
        self._open.pop(element.get(TEXT + "change-id", ""), None)

    def deleted(self, name: str, where: Where) -> Iterator[tuple[Element, Where]]:
        """Give what was deleted at a place, and where the walk stands in it."""
        for change in self._regions.get(name, ()):
            if change.tag == TEXT + "deletion" and name not in self._told:
                self._told.add(name)
                yield change, self._gone(change, where)

    def never_placed(self) -> Iterator[tuple[Element, Where]]:
        """Give what was deleted at a place that the text does not show."""
        for name in self._regions:
            yield from self.deleted(name, Where(part=Part.BODY))

    def _gone(self, change: Element, where: Where) -> Where:
        author = author_of(change)
        mark = self._sheet.mark(Mark(kind=TraceKind.DELETION, author=author))
        return replace(
            where,
            part=Part.DELETED,
            hidden=Concealment.DELETED,
            author=author,
            marks=(*where.marks, mark),
        )


def author_of(change: Element) -> str:
    """Give who made a change."""
    for element in change.iterfind(OFFICE + "change-info"):
        creator = element.find(DC + "creator")
        if creator is not None and creator.text:
            return str(creator.text).strip()
    return ""
