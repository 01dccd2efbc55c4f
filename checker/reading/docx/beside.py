"""Everything in a file beside its stories: charts, data, links, objects, and what nobody knows."""

import re
from collections.abc import Callable, Iterator

from checker.model import Concealment, Part, TraceKind
from checker.reading.asking import Held
from checker.reading.docx import properties
from checker.reading.docx.built_in import (
    bytes_of,
    hold_file,
    note_control,
    note_keys,
    note_macros,
    note_pane,
    note_printer,
    note_ribbon,
    note_signature,
)
from checker.reading.docx.characters import paragraphs_text
from checker.reading.docx.drawing import pictures
from checker.reading.docx.names import CHART, A, W, value
from checker.reading.docx.outside import note_outside
from checker.reading.docx.pictures import Pictures
from checker.reading.docx.sheet import Piece, Sheet, squeezed
from checker.reading.docx.stories import tree
from checker.reading.package import Link, Package
from checker.reading.trees import Element, local
from checker.words import say

_STORIES = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
"""What is read with the main part, when that points at it."""
_WITHOUT_TEXT = frozenset(
    (
        *("styles", "stylesWithEffects", "webSettings", "fontTable", "font"),
        *("theme", "themeOverride", "tableStyles", "numbering"),
        *("commentsExtended", "commentsIds", "commentsExtensible", "customXmlProps"),
        *("diagramLayout", "diagramQuickStyle", "diagramColors", "chartStyle", "chartColorStyle"),
        *("wordVbaData", "activeXControlBinary", "hyperlink"),
        *("vbaProjectSignature", "vbaProjectSignatureAgile", "vbaProjectSignatureV3"),
        *("origin", "certificate"),
    )
)
"""What is made of settings, or is told of through the part that it belongs to."""
_FILES = frozenset({"oleObject", "package", "aFChunk", "subDocument"})
_PLAIN_CELLS = re.compile(r"^[('$A-Z0-9!:,$]*$|^\(?'?(?:Sheet|Tabelle|Feuil)? ?\d*'?!")
"""Where a chart's numbers stand, on a sheet that nobody named."""
_LISTINGS = ("[content_types].xml",)
_OFFICE_XML = (b"<?xml", b"\xef\xbb\xbf<", b"<")


class Beside:
    """One file's parts beside its stories, each taken once, in the order in which it is reached."""

    def __init__(self, package: Package, sheet: Sheet, pictures: Pictures, main: str) -> None:
        """Take the file, the sheet that it is noted on, and the main part's name."""
        self._package = package
        self._sheet = sheet
        self._pictures = pictures
        self._main = main
        self._kinds = {"": "", main: "officeDocument"}
        """The kind of each part that is reached, by its name."""
        self._last = ("", b"")
        self._doors: dict[str, Callable[[Link, str], None]] = {
            "image": self._image,
            "hdphoto": self._earlier_picture,
            "vbaProject": self._macros,
            "control": self._control,
            "printerSettings": self._printer,
            "thumbnail": self._thumbnail,
            **dict.fromkeys(_FILES, self._file),
        }

    def read(self) -> None:
        """Follow every link of the file from its root, and account for every part of it."""
        waiting = ["", self._main]
        told: set[tuple[str, str]] = set()
        while waiting:
            source = waiting.pop(0)
            for link in self._package.links(source):
                if link.outside:
                    if (link.kind, link.target) not in told:
                        told.add((link.kind, link.target))
                        note_outside(link, self._sheet)
                elif link.target not in self._kinds and self._package.has(link.target):
                    self._kinds[link.target] = link.kind
                    waiting.append(link.target)
                    self._part(link, source)
        self._smart_tags()
        reached = {name.casefold() for name in self._kinds}
        for name in self._package.names():
            if not _is_listing(name) and name.casefold() not in reached:
                self._orphan(name)

    def _smart_tags(self) -> None:
        """Take note of what Word recognised in the text, where the text says something else."""
        for told in self._package.xml(self._main).iter(W + "attr"):
            text = value(told)
            if properties.is_worded(text) and not self._sheet.shows(text):
                self._sheet.property("smart tag", text)

    def _part(self, link: Link, source: str) -> None:
        kind = link.kind
        if (kind in _STORIES and source == self._main) or kind in _WITHOUT_TEXT:
            return
        if door := self._doors.get(kind):
            door(link, source)
        elif kind in _READERS or kind in _DRAWN or kind in _NOTED:
            root = tree(self._package, self._sheet, link.target)
            if root is not None:
                _take(root, kind, self._sheet)
        else:
            _gap(self._sheet, kind, link.target)

    def _file(self, link: Link, source: str) -> None:
        hold_file(self._package, self._sheet, link, self._kinds[source])

    def _macros(self, link: Link, _source: str) -> None:
        note_macros(self._package, self._sheet, link.target)

    def _control(self, link: Link, _source: str) -> None:
        note_control(self._package, self._sheet, link.target)

    def _printer(self, link: Link, _source: str) -> None:
        note_printer(self._sheet, bytes_of(self._package, self._sheet, link.target) or b"")

    def _thumbnail(self, _link: Link, _source: str) -> None:
        said = say("a small picture of the first page")
        self._sheet.tell(TraceKind.IMAGE_DATA, "small picture", said, Part.IMAGE)

    def _earlier_picture(self, link: Link, _source: str) -> None:
        if not self._pictures.is_taken(link.target):
            self._pictures.left_over(link.target)

    def _image(self, link: Link, source: str) -> None:
        """Take a picture that the walk did not meet: a background, a bullet, or one left over."""
        if self._pictures.is_taken(link.target):
            return
        told = self._bytes_of(source) if source else b""
        if not any(f"{quote}{link.id}{quote}".encode() in told for quote in "\"'"):
            self._pictures.left_over(link.target)
            return
        for shown in pictures(self._package.xml(source)):
            if shown.link == link.id:
                self._pictures.show(source, shown)
        self._pictures.keep(link.target)

    def _bytes_of(self, name: str) -> bytes:
        """Give the bytes of a part; those of the last one asked for are kept."""
        if self._last[0] != name:
            self._last = (name, self._package.read(name))
        return self._last[1]

    def _orphan(self, name: str) -> None:
        """Take a part that nothing points at: its words are hidden text, a file in it is read."""
        data = bytes_of(self._package, self._sheet, name)
        if data is None or not data.strip(b"\0"):
            return
        base = name.rpartition("/")[2]
        if not data.startswith(_OFFICE_XML):
            self._sheet.hold("part that nothing points at", Held(base, data))
            return
        root = tree(self._package, self._sheet, name)
        if root is None:
            return
        texts = [*paragraphs_text(root).splitlines(), *_loose_texts(root)]
        if root.tag == A + "theme" and not texts:
            return  # Some programs write a list of colours too many.
        self._sheet.tell(TraceKind.EMBEDDED, "part that nothing points at", base, Part.OTHER)
        for text in texts:
            self._sheet.write_hidden(text, Part.OTHER, Concealment.UNUSED)


def _is_listing(name: str) -> bool:
    return name.casefold() in _LISTINGS or name.casefold().endswith(".rels")


def _take(root: Element, kind: str, sheet: Sheet) -> None:
    if kind in _DRAWN:
        _drawn(root, sheet)
        return
    if kind in _NOTED:
        _NOTED[kind](sheet, root)
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
    for formula in root.iter(CHART + "f"):
        if not _PLAIN_CELLS.match(formula.text or ""):
            sheet.property("cells of a chart", formula.text or "")


def _drawn_texts(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == A + "p":
            yield "".join(piece.text or "" for piece in element.iter(A + "t"))
        elif element.tag == CHART + "v" or local(str(element.tag)) == "pt":
            yield element.text or ""


def _loose_texts(root: Element) -> Iterator[str]:
    """Give the texts of a tree that stand in no paragraph, and its attributes that are words."""
    for element in root.iter():
        if not str(element.tag).startswith(W) and (element.text or "").strip():
            yield " ".join((element.text or "").split())
    if not str(root.tag).startswith(("{http://schemas.", W)):
        yield from properties.attributes(root)


def _custom_xml(root: Element) -> Iterator[tuple[str, str]]:
    yield from (("custom data", text) for text in properties.texts(root))
    yield from (("custom data", text) for text in properties.attributes(root))


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
    "documenttasks": _custom_xml,
    "recipientData": _custom_xml,
    "glossaryDocument": _glossary,
    **dict.fromkeys(_STORIES, _glossary),
}
_NOTED = {
    "keyMapCustomizations": note_keys,
    "webextensiontaskpanes": note_pane,
    "webextension": note_pane,
    "extensibility": note_ribbon,
    "signature": note_signature,
}
_DRAWN = frozenset({"chart", "chartEx", "chartUserShapes", "diagramData", "diagramDrawing"})


def _gap(sheet: Sheet, kind: str, name: str) -> None:
    base = name.replace("\\", "/").rpartition("/")[2]
    sheet.gap("unread.unsupported", _why(kind, base), Part.ATTACHMENT)


def _why(kind: str, name: str) -> str:
    if kind in ("audio", "video", "media"):
        return say("A recording ({name}) was not read.", name=name)
    return say(
        "The letter holds something that this program does not know ({kind}: {name}).",
        kind=kind,
        name=name,
    )
