"""Changes that are still tracked, and placeholders: where the walk stands inside one of them."""

from dataclasses import replace

from checker.model import Concealment, TraceKind
from checker.reading.assembly import metadata_line
from checker.reading.docx.names import W, is_on, value
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Mark, Sheet
from checker.reading.trees import Element, local

CHANGES = {
    "ins": TraceKind.INSERTION,
    "moveTo": TraceKind.MOVE,
    "del": TraceKind.DELETION,
    "moveFrom": TraceKind.MOVE,
}
_GONE = frozenset({"del", "moveFrom"})
_WAY = {"moveFrom": "from", "moveTo": "to"}


def changed(sheet: Sheet, element: Element, where: Where) -> Where:
    """Give where the walk stands inside a `w:ins`, `w:del`, `w:moveTo` or `w:moveFrom`."""
    return under(sheet, (local(str(element.tag)), value(element, "author")), where)


def under(sheet: Sheet, change: tuple[str, str], where: Where) -> Where:
    """Give where the walk stands inside a change of this name by this author; note it down."""
    name, author = change
    if name not in CHANGES:
        return where
    number = sheet.mark(Mark(kind=CHANGES[name], author=author, name=_WAY.get(name, "")))
    inside = replace(where, marks=(*where.marks, number))
    if name in _GONE:
        return replace(inside, hidden=Concealment.DELETED, author=author)
    return inside


def control(sheet: Sheet, element: Element, where: Where) -> Where:
    """Give where the walk stands inside a content control; note its choices and its prompt."""
    properties = element.find(W + "sdtPr")
    if properties is None:
        return where
    for item in properties.iter(W + "listItem"):
        sheet.property("choice", value(item, "displayText") or value(item))
    title = value(properties.find(W + "alias"))
    if title.strip():
        sheet.add(metadata_line(title, sheet.new_block()))
    if is_on(properties.find(W + "showingPlcHdr")):
        number = sheet.mark(Mark(kind=TraceKind.PLACEHOLDER))
        return replace(where, marks=(*where.marks, number))
    return where


def note_format_changes(sheet: Sheet, properties: Element | None) -> None:
    """Take note of changes in formatting that are still tracked."""
    for child in () if properties is None else properties:
        tag = str(child.tag)
        if tag.startswith(W) and tag.endswith("Change"):
            author = value(child, "author")
            sheet.mark(Mark(kind=TraceKind.FORMATTING, author=author, text=""))


def note_paragraph_mark(sheet: Sheet, properties: Element, *, told: bool) -> None:
    """Take note of what was done to a paragraph itself; once, when its text tells of it too."""
    note_format_changes(sheet, properties)
    mark = properties.find(W + "rPr")
    if mark is None:
        return
    note_format_changes(sheet, mark)
    for name, kind in () if told else CHANGES.items():
        change = mark.find(W + name)
        if change is not None:
            author = value(change, "author")
            sheet.mark(Mark(kind=kind, author=author, name=_WAY.get(name, ""), text=""))
