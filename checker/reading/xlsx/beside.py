"""Every part of a workbook beside its sheets: each is read, known to hold no words, or a gap."""

from collections.abc import Callable

from checker.model import Part
from checker.reading.docx import properties
from checker.reading.grid import Book
from checker.reading.ole import built_in
from checker.reading.package import Link, Package
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local
from checker.reading.xlsx import copies
from checker.reading.xlsx.drawings import every_text, text_lines, words_of
from checker.reading.xlsx.names import child, named
from checker.words import say

_WITHOUT_WORDS = frozenset(
    (
        *("styles", "theme", "themeOverride", "calcChain", "sharedStrings", "vbaProjectSignature"),
        *("customXmlProps", "chartStyle", "chartColorStyle", "diagramLayout", "diagramColors"),
        *("diagramQuickStyle", "activeXControlBinary", "ctrlProp", "hdphoto", "tableStyles"),
        *("sheetMetadata", "workbookmetadata", "FeaturePropertyBag", "rdRichValueStructure"),
        *("rdRichValueTypes", "rdSupportingPropertyBagStructure", "richStyles", "origin"),
        *("rdRichValueWebImageStructure", "rdarrayStructure", "wsSortMap", "hyperlink"),
        *("customPropertyEditor", "volatileDependencies", "metadata", "rdArray"),
    )
)
"""What is made of settings, or is told of through the part that it belongs to."""
_WITH_SHEETS = frozenset(
    (
        *("officeDocument", "worksheet", "chartsheet", "dialogsheet", "xlMacrosheet"),
        *("xlIntlMacrosheet", "drawing", "vmlDrawing", "legacyDrawing", "chart", "chartEx"),
        *("comments", "threadedComment", "person", "table", "pivotCacheDefinition"),
        *("pivotCacheRecords", "chartUserShapes", "diagramDrawing"),
    )
)
"""What is read with the sheet, the drawing or the cache that it belongs to."""
_TELLING = frozenset({"slicer", "slicerCache", "timeline", "timelineCache"})
_LISTINGS = ("[content_types].xml",)
_OBJECTS = frozenset({"oleObject", "package", "embeddedObject"})
_ACTIVE = {
    "vbaProject": "macro",
    "control": "ActiveX control",
    "extensibility": "ribbon of its own",
    "userCustomization": "ribbon of its own",
}
_ADD_INS = frozenset({"webextension", "taskpanes", "webextensiontaskpanes"})
_SIGNED = frozenset({"SignatureComments", "SignatureText", "X509IssuerName"})
_LEAST_LETTERS = 3


class Rest:
    """Follows every link of a workbook from its root, and accounts for every part of it."""

    def __init__(self, package: Package, book: Book, is_seen: Callable[[str], bool]) -> None:
        """Take the file, where to write, and what the cells show."""
        self._package = package
        self._book = book
        self._is_seen = is_seen
        self._told: set[tuple[str, str]] = set()

    def read(self, main: str) -> None:
        """Read all that no sheet has read."""
        seen = {"", main.casefold()}
        waiting = ["", main]
        while waiting:
            source = waiting.pop(0)
            for link in self._package.links(source):
                if link.outside:
                    self._outside(link)
                elif link.target.casefold() not in seen and self._package.has(link.target):
                    seen.add(link.target.casefold())
                    waiting.append(link.target)
                    self._part(link)
        for name in self._package.names():
            listing = name.casefold() in _LISTINGS or name.casefold().endswith(".rels")
            if not listing and name.casefold() not in seen:
                self._orphan(name)

    def _orphan(self, name: str) -> None:
        if self._is_only_of_looks(name):
            return  # Some programs write looks that no cell has.
        why = say("A part of the file ({name}) that nothing points at was not read.", name=name)
        self._book.gap("unread.unsupported", why)

    def _is_only_of_looks(self, name: str) -> bool:
        """Say whether a part holds colours and typefaces, and no words that somebody wrote."""
        try:
            root = self._package.xml(name)
        except Unreadable:
            return False
        worded = any((one.text or "").strip() for one in root.iter())
        formats = any(True for _ in named(root, "numFmt", "cellStyle", "ext"))
        return local(str(root.tag)) in ("styleSheet", "theme") and not worded and not formats

    def _outside(self, link: Link) -> None:
        target = link.target.strip()
        if (link.kind, target) in self._told:
            return
        self._told.add((link.kind, target))
        if link.kind in ("hyperlink", "image", "externalLinkPath", "externalLink"):
            return
        if link.kind in ("externalLinkLong", "xlExternalLinkPath", "xlPathMissing", "xlStartup"):
            return
        if link.kind == "attachedTemplate":
            self._book.property("template", target)
        elif target.startswith(("http:", "https:", "ftp:", "//")):
            self._book.active("file from the internet", target)
        else:
            self._book.kept("external link", target)

    def _part(self, link: Link) -> None:
        try:
            self._read(link)
        except Unreadable as fault:
            base = link.target.rpartition("/")[2]
            why = say("A part of the file ({name}) is damaged and was not read.", name=base)
            self._book.gap(fault.code, why)

    def _read(self, link: Link) -> None:
        kind, name = link.kind, link.target
        if kind in _WITHOUT_WORDS or kind in _WITH_SHEETS or kind == "image":
            return
        if kind in _OBJECTS:
            self._object(name)
        elif kind in _ACTIVE:
            self._book.active(_ACTIVE[kind], name.rpartition("/")[2])
        elif kind in _ADD_INS:
            self._book.active("add-in", every_text(self._package.xml(name)) or name)
        elif kind in _DATA:
            _DATA[kind](self, name)
        else:
            self._tree(kind, name)

    def _printer(self, name: str) -> None:
        self._book.property("printer", copies.printer_of(self._package.read(name)))

    def _thumbnail(self, _name: str) -> None:
        self._book.property("thumbnail", say("a small picture of the first page"))

    def _sheet_property(self, name: str) -> None:
        text = self._package.read(name).decode("utf-16-le", "replace")
        self._book.property("sheet property", text.replace("\0", ""))

    def _object(self, name: str) -> None:
        built = built_in(name, self._package.read(name))
        for held in built.held:
            self._book.hold(held.name, held.data)
        for path in built.paths:
            self._book.property("path of a built-in file", path)
        if built.why:
            self._book.gap("unread.unsupported", built.why, Part.ATTACHMENT)

    def _model(self, name: str) -> None:
        self._book.kept("data model", name.rpartition("/")[2])
        why = say(
            "The workbook holds a data model, which was not read. Take it out, or send the sheet"
            " as a PDF."
        )
        self._book.gap("unread.unsupported", why)

    def _tree(self, kind: str, name: str) -> None:
        reader = _READERS.get(kind)
        if reader is None and kind not in _TELLING and kind != "externalLink":
            why = say(
                "The spreadsheet holds something that this program does not know ({kind}: {name}).",
                kind=kind,
                name=name.rpartition("/")[2],
            )
            self._book.gap("unread.unsupported", why)
            return
        if kind == "externalLink":
            copies.read_external(self._package, name, self._book, self._is_seen)
            return
        root = self._package.xml(name)
        if reader is None:
            copies.read_slicer(root, self._book, self._is_seen)
        else:
            reader(self, root)

    def _core(self, root: Element) -> None:
        for label, text in properties.core(root):
            self._book.property(label, text)

    def _app(self, root: Element) -> None:
        for label, text in properties.app(root):
            self._book.property(label, text)

    def _custom(self, root: Element) -> None:
        for label, text in properties.custom(root):
            self._book.property(label, text)

    def _custom_xml(self, root: Element) -> None:
        if copies.read_mashup(root, self._book):
            return
        for text in properties.texts(root):
            self._book.property("custom data", text)
        for element in root.iter():
            for name, value in element.attrib.items():
                if not local(str(name)).endswith("schemaLocation"):
                    self._book.mentioned(str(value))

    def _connections(self, root: Element) -> None:
        copies.read_connections(root, self._book)

    def _revisions(self, root: Element) -> None:
        copies.read_revisions(root, self._book, self._is_seen)

    def _users(self, root: Element) -> None:
        copies.read_users(root, self._book)

    def _diagram(self, root: Element) -> None:
        for text in words_of(root):
            if not self._is_seen(text):
                self._book.shown(text)

    def _query_table(self, root: Element) -> None:
        for element in root.iter():
            self._book.mentioned(element.get("name", ""))

    def _names_only(self, root: Element) -> None:
        """Take names that a person may have given; the copies of cells are read elsewhere."""
        for element in root.iter():
            for name in ("name", "caption", "displayName", "xpath", "uniqueName"):
                text = element.get(name, "").strip()
                if len(text) >= _LEAST_LETTERS and not self._is_seen(text):
                    self._book.mentioned(text)

    def _texts(self, root: Element) -> None:
        for text in text_lines(root):
            if len(text) >= _LEAST_LETTERS and not text.isdigit() and not self._is_seen(text):
                self._book.kept("linked data", text)

    def _signature(self, root: Element) -> None:
        for element in named(root, *_SIGNED):
            self._book.property("signature", element.text or "")

    def _saved_views(self, root: Element) -> None:
        for element in root.iter():
            if local(str(element.tag)) in ("namedSheetView", "filter", "customFilter"):
                text = (element.get("name") or element.get("val") or "").strip()
                if text and not self._is_seen(text):
                    self._book.kept("saved view", text)


_DATA: dict[str, Callable[[Rest, str], None]] = {
    "printerSettings": Rest._printer,  # noqa: SLF001 - a table of this class's own readers
    "thumbnail": Rest._thumbnail,  # noqa: SLF001 - the same
    "powerPivotData": Rest._model,  # noqa: SLF001 - the same
    "customProperty": Rest._sheet_property,  # noqa: SLF001 - the same
}
_READERS: dict[str, Callable[[Rest, Element], None]] = {
    "core-properties": Rest._core,  # noqa: SLF001 - a table of this class's own readers
    "extended-properties": Rest._app,  # noqa: SLF001 - the same
    "extendedProperties": Rest._app,  # noqa: SLF001 - the same
    "custom-properties": Rest._custom,  # noqa: SLF001 - the same
    "customProperties": Rest._custom,  # noqa: SLF001 - the same
    "customXml": Rest._custom_xml,  # noqa: SLF001 - the same
    "classificationlabels": Rest._custom_xml,  # noqa: SLF001 - the same
    "connections": Rest._connections,  # noqa: SLF001 - the same
    "revisionLog": Rest._revisions,  # noqa: SLF001 - the same
    "revisionHeaders": Rest._users,  # noqa: SLF001 - the same
    "usernames": Rest._users,  # noqa: SLF001 - the same
    "diagramData": Rest._diagram,  # noqa: SLF001 - the same
    "queryTable": Rest._query_table,  # noqa: SLF001 - the same
    "pivotTable": Rest._names_only,  # noqa: SLF001 - the same
    "xmlMaps": Rest._names_only,  # noqa: SLF001 - the same
    "tableSingleCells": Rest._names_only,  # noqa: SLF001 - the same
    "rdRichValue": Rest._texts,  # noqa: SLF001 - the same
    "rdSupportingPropertyBag": Rest._texts,  # noqa: SLF001 - the same
    "richValueRel": Rest._names_only,  # noqa: SLF001 - the same
    "signature": Rest._signature,  # noqa: SLF001 - the same
    "namedSheetView": Rest._saved_views,  # noqa: SLF001 - the same
}


def tell_of_the_zip(package: Package, book: Book) -> None:
    """Take what stands in the file outside its parts."""
    if package.comment:
        book.property("archive comment", package.comment.decode("utf-8", "replace"))
    if package.stray_bytes:
        why = say("The file holds bytes outside its parts, which were not read.")
        book.gap("unread.unsupported", why)


def about_the_workbook(root: Element, book: Book) -> None:
    """Take what the main part says of people and places: who locks it, where it was kept."""
    sharing = child(root, "fileSharing")
    if sharing is not None:
        book.property("reserved by", sharing.get("userName", ""))
    for path in named(root, "absPath"):
        book.property("folder", path.get("url", ""))
    for view in named(root, "customWorkbookView"):
        book.kept("custom view", view.get("name", ""))
