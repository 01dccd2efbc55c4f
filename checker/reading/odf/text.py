"""An OpenDocument letter (odt, ott) to a Document: every text in it, seen or not."""

from checker.model import Concealment, FileKind, Part
from checker.reading.asking import Asked, Reading
from checker.reading.assembly import document_of, file_name_line
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Sheet, squeezed
from checker.reading.odf.beside import Beside, listeners
from checker.reading.odf.drawing import Drawing
from checker.reading.odf.forms import Forms
from checker.reading.odf.masters import Masters
from checker.reading.odf.names import OFFICE, TEXT
from checker.reading.odf.parts import Parts
from checker.reading.odf.styles import Styles
from checker.reading.odf.tracking import Changes
from checker.reading.odf.walk import Walk
from checker.reading.refusal import Unreadable, damaged
from checker.reading.trees import Element
from checker.words import say

_DECLARED = (TEXT + "user-field-decl", TEXT + "variable-decl")


def odt_reading(asked: Asked) -> Reading:
    """Read an OpenDocument letter, and give the files and pictures that are built into it.

    Raises:
        Unreadable: The file as a whole cannot be read.
    """
    sheet = Sheet()
    try:
        _read(Parts(asked.data, asked.passwords), sheet)
    except RecursionError as fault:
        why = say("The file is nested too deeply to be read.")
        raise Unreadable("unread.damaged", why) from fault
    return reading_of(asked, sheet, FileKind.ODT)


def reading_of(asked: Asked, sheet: Sheet, kind: FileKind) -> Reading:
    """Make a document of what was written on a sheet."""
    sheet.add(file_name_line(asked.name))
    lines, traces = sheet.finished()
    document = document_of(asked, kind, lines, traces=traces, gaps=sheet.gaps)
    return Reading(document, tuple(sheet.held), tuple(sheet.pictures.values()))


def _read(parts: Parts, sheet: Sheet) -> None:
    if not parts.has("content.xml"):
        raise damaged()
    content = parts.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise damaged()
    shared = parts.xml("styles.xml") if parts.has("styles.xml") else None
    styles = Styles(shared, content)
    changes = Changes(sheet, content, shared)
    walk = Walk(sheet, styles, changes)
    forms = Forms(sheet, content)
    drawing = Drawing(walk, parts, forms)
    masters = Masters(shared, styles)
    _stories(walk, masters, body)
    for region, where in changes.never_placed():
        walk.story(region, where)
    _declared(sheet, body)
    forms.write_the_rest()
    listeners(content, sheet)
    Beside(parts, sheet, drawing).read()


def _stories(walk: Walk, masters: Masters, body: Element) -> None:
    """Write what stands on the pages in the order of reading, and the comments after it."""
    used = masters.used(body)
    ground = masters.ground(used)
    edges = list(masters.edges(used))
    for edge in edges:
        if edge.part is Part.HEADER:
            walk.story(edge.element, _in_edge(edge.part, ground, used=edge.used))
    walk.story(body, Where(part=Part.BODY, ground=ground))
    for edge in edges:
        if edge.part is Part.FOOTER:
            walk.story(edge.element, _in_edge(edge.part, ground, used=edge.used))
    walk.write_the_rest()


def _in_edge(part: Part, ground: str, *, used: bool) -> Where:
    return Where(part=part, ground=ground, hidden=None if used else Concealment.UNUSED)


def _declared(sheet: Sheet, body: Element) -> None:
    """Take the values of a file's own variables that no page shows."""
    seen = sheet.seen()
    for element in body.iter(*_DECLARED):
        value = element.get(OFFICE + "string-value", "").strip()
        if value and squeezed(value) not in seen:
            sheet.property(f"variable {element.get(TEXT + 'name', '')}", value)
