"""Everything in a file beside its stories: charts, data, links, objects, and what nobody knows."""

from collections.abc import Iterator

from checker.model import Part
from checker.reading.docx import properties
from checker.reading.docx.characters import paragraphs_text
from checker.reading.docx.names import CHART, A
from checker.reading.docx.sheet import Piece, Sheet, squeezed
from checker.reading.docx.stories import tree
from checker.reading.package import Link, Package
from checker.reading.trees import Element, local
from checker.words import say

_STORIES = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
"""What is read with the main part, when that points at it."""
_WITHOUT_TEXT = frozenset(
    (
        *("styles", "stylesWithEffects", "webSettings", "fontTable", "font", "numbering"),
        *("theme", "themeOverride", "tableStyles", "printerSettings", "keyMapCustomizations"),
        *("commentsExtended", "commentsIds", "commentsExtensible", "customXmlProps"),
        *("diagramLayout", "diagramQuickStyle", "diagramColors", "chartStyle", "chartColorStyle"),
        *("wordVbaData", "activeXControlBinary", "hdphoto", "hyperlink"),
    )
)
"""What is made of settings, or is told of through the part that it belongs to."""
_LISTINGS = ("[content_types].xml",)


def read_beside(package: Package, sheet: Sheet, main: str) -> None:
    """Follow every link of the file from its root, and account for every part of it."""
    seen = {"", main}
    waiting = ["", main]
    told: set[tuple[str, str]] = set()
    while waiting:
        source = waiting.pop(0)
        for link in package.links(source):
            if link.outside:
                if (link.kind, link.target) not in told:
                    told.add((link.kind, link.target))
                    _outside(link, sheet)
            elif link.target not in seen and package.has(link.target):
                seen.add(link.target)
                waiting.append(link.target)
                _part(package, sheet, link, source, main)
    reached = {name.casefold() for name in seen} | {main.casefold()}
    for name in package.names():
        if not _is_listing(name) and name.casefold() not in reached:
            why = say(
                "A part of the file ({name}) that nothing points at was not read.",
                name=name,
            )
            sheet.gap("unread.unsupported", why, Part.OTHER)


def _is_listing(name: str) -> bool:
    return name.casefold() in _LISTINGS or name.casefold().endswith(".rels")


def _outside(link: Link, sheet: Sheet) -> None:
    """Take note of what a file points at outside itself, as far as it says something."""
    target = link.target.strip()
    lower = target.lower()
    if link.kind == "attachedTemplate":
        sheet.property("template", target)
    elif link.kind == "hyperlink":
        if lower.startswith("mailto:"):
            address = target[len("mailto:") :].partition("?")[0]
            if squeezed(address) not in sheet.seen():
                sheet.property("link", address)
        elif lower.startswith(("file:", "\\\\")) or lower[1:3] == ":\\":
            sheet.property("link", target)
    elif link.kind == "mailMergeSource":
        sheet.property("mail merge source", target)
    else:
        sheet.property("linked file", target)
        if link.kind != "image":
            _gap(sheet, link.kind, target)


def _part(package: Package, sheet: Sheet, link: Link, source: str, main: str) -> None:
    kind, name = link.kind, link.target
    if kind in _STORIES and source == main:
        return
    if kind == "image":
        _left_over(package, sheet, link, source)
    elif kind in _WITHOUT_TEXT:
        return
    elif kind == "thumbnail":
        sheet.property("thumbnail", say("a small picture of the first page"))
    elif kind in _READERS or kind in _DRAWN:
        root = tree(package, sheet, name)
        if root is not None:
            _take(root, kind, sheet)
    else:
        _gap(sheet, kind, name)


def _take(root: Element, kind: str, sheet: Sheet) -> None:
    if kind in _DRAWN:
        _drawn(root, sheet)
        return
    if local(str(root.tag)) == "ink":
        why = say("Handwriting in the letter was not read.")
        sheet.gap("unread.scan", why, Part.OTHER)
        return
    for label, text in _READERS[kind](root):
        sheet.property(label, text)


def _drawn(root: Element, sheet: Sheet) -> None:
    """Write the words of a chart or a diagram, each once: both keep copies of themselves."""
    seen = sheet.seen()
    block = sheet.new_block()
    told: set[str] = set()
    for text in _drawn_texts(root):
        folded = squeezed(text)
        if folded and folded not in told and folded not in seen:
            told.add(folded)
            sheet.write([Piece(text=" ".join(text.split()))], block, part=Part.OTHER)


def _drawn_texts(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == A + "p":
            yield "".join(piece.text or "" for piece in element.iter(A + "t"))
        elif element.tag == CHART + "v" or local(str(element.tag)) == "pt":
            yield element.text or ""


def _left_over(package: Package, sheet: Sheet, link: Link, source: str) -> None:
    """Say when a picture is kept in a file and no page shows it."""
    told = package.read(source) if source else b""
    if any(f"{quote}{link.id}{quote}".encode() in told for quote in "\"'"):
        return
    why = say("A picture is kept in the file, but no page shows it. It was not read.")
    sheet.gap("unread.scan", why, Part.OTHER)


def _custom_xml(root: Element) -> Iterator[tuple[str, str]]:
    yield from (("custom data", text) for text in properties.texts(root))


def _glossary(root: Element) -> Iterator[tuple[str, str]]:
    yield from (("building block", line) for line in paragraphs_text(root).splitlines())


_READERS = {
    "core-properties": properties.core,
    "extended-properties": properties.app,
    "extendedProperties": properties.app,
    "custom-properties": properties.custom,
    "customProperties": properties.custom,
    "settings": properties.settings,
    "people": properties.people,
    "customXml": _custom_xml,
    "classificationlabels": _custom_xml,
    "recipientData": _custom_xml,
    "glossaryDocument": _glossary,
    **dict.fromkeys(_STORIES, _glossary),
}
_DRAWN = frozenset({"chart", "chartEx", "chartUserShapes", "diagramData", "diagramDrawing"})


def _gap(sheet: Sheet, kind: str, name: str) -> None:
    base = name.replace("\\", "/").rpartition("/")[2]
    sheet.gap("unread.unsupported", _why(kind, base), Part.ATTACHMENT)


def _why(kind: str, name: str) -> str:
    if kind in ("package", "oleObject"):
        return say("A file ({name}) is built into the letter and was not read.", name=name)
    if kind in ("aFChunk", "subDocument"):
        return say("Another document ({name}) is part of the letter and was not read.", name=name)
    if kind == "vbaProject":
        return say("The letter carries a macro ({name}), which was not read.", name=name)
    if kind in ("control", "audio", "video", "media"):
        return say("A form control or recording ({name}) was not read.", name=name)
    return say(
        "The letter holds something that this program does not know ({kind}: {name}).",
        kind=kind,
        name=name,
    )
