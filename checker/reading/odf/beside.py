"""Everything in an OpenDocument file beside its pages: properties, settings, what nobody lists."""

import re
from collections.abc import Callable
from typing import TypeAlias

from checker.model import Part, TraceKind
from checker.reading.asking import Held
from checker.reading.docx.outside import is_remote
from checker.reading.docx.sheet import Sheet
from checker.reading.odf.drawing import Drawing
from checker.reading.odf.names import (
    CONFIG,
    LOEXT,
    META,
    OFFICE,
    SCRIPT,
    XLINK,
    XLINK_HREF,
    target_of,
)
from checker.reading.odf.parts import Parts
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local
from checker.words import say

Door: TypeAlias = Callable[["Beside", str], None]

_PROPERTIES = {
    "initial-creator": "author",
    "creator": "last editor",
    "printed-by": "printed by",
    "title": "title",
    "subject": "subject",
    "description": "comments",
    "keyword": "keywords",
    "publisher": "publisher",
    "contributor": "contributor",
    "coverage": "coverage",
    "identifier": "identifier",
    "relation": "relation",
    "rights": "rights",
    "source": "source",
    "type": "type",
    "editing-duration": "editing time",
}
_SETTINGS = {
    "PrinterName": "printer",
    "CurrentDatabaseDataSource": "database source",
    "CurrentDatabaseCommand": "database table",
    "EmbeddedDatabaseName": "database source",
}
_TELLING = re.compile(r"[@\\/]|[^\W\d_]{2,} [^\W\d_]{2,}")
"""What an address, a path or words look like; a setting is one word or none."""
_PICTURES = re.compile(
    r"\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|emf|wmf|svm|pdf|eps)$", re.IGNORECASE
)
_NO_EDIT = re.compile(r"^P?T?0?[SHMD]?$|^PT?0+[SHMD](?:0+[SHMD])*$")
_KNOWN = frozenset(("mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml"))
_SILENT = ("META-INF/manifest.xml", "layout-cache", "Fonts/", "Toolbar/", "statusbar/")
_EVERYBODYS_TEMPLATE = re.compile(r"^(?:normal|default|standard|vorgabe)?$", re.IGNORECASE)


class Beside:
    """Accounts for every part of a file."""

    def __init__(self, parts: Parts, sheet: Sheet, drawing: Drawing) -> None:
        """Take the file's parts, the sheet, and what the pages have reached."""
        self._parts = parts
        self._sheet = sheet
        self._drawing = drawing

    def read(self) -> None:
        """Read what stands beside the pages, and say what nobody can read."""
        self._properties()
        self._settings()
        for name in self._parts.names():
            if name not in _KNOWN and not self._is_reached(name):
                self._one(name)
        if self._parts.comment:
            told = self._parts.comment.decode("utf-8", "replace")
            self._sheet.property("archive comment", told)
        if self._parts.stray_bytes:
            why = say("The file holds bytes outside its parts, which were not read.")
            self._sheet.gap("unread.unsupported", why, Part.OTHER)

    def tree(self, name: str) -> Element | None:
        """Give the tree of a part; a damaged one is a gap."""
        if not self._parts.has(name):
            return None
        try:
            return self._parts.xml(name)
        except Unreadable as fault:
            if fault.code in ("unread.too-large", "unread.encrypted"):
                raise
            why = say("A part of the file ({name}) is damaged and was not read.", name=name)
            self._sheet.gap(fault.code, why, Part.OTHER)
            return None

    def _is_reached(self, name: str) -> bool:
        reached = self._drawing.reached
        return name in reached or name.partition("/")[0] in reached

    def _one(self, name: str) -> None:
        """Account for one part that no page shows."""
        if name.startswith(_SILENT) or name.endswith("/"):
            return
        for start, door in _DOORS:
            if name.startswith(start):
                door(self, name)
                return
        self._unlisted(name)

    def _unlisted(self, name: str) -> None:
        """Take a file that is in the zip and is no part of any document: it is read in its turn."""
        data = self._bytes(name)
        if not data:
            return
        listed = name in self._parts.listed
        label = "attached file" if listed else "file that the document does not list"
        self._sheet.hold(label, Held(name.rpartition("/")[2], data))

    def _bytes(self, name: str) -> bytes:
        try:
            return self._parts.read(name)
        except Unreadable as fault:
            if fault.code in ("unread.too-large", "unread.encrypted"):
                raise
            why = say("A part of the file ({name}) is damaged and was not read.", name=name)
            self._sheet.gap(fault.code, why, Part.OTHER)
            return b""

    def _properties(self) -> None:
        root = self.tree("meta.xml")
        for element in () if root is None else root.iter():
            name, text = local(str(element.tag)), (element.text or "").strip()
            if element.tag == META + "user-defined":
                self._sheet.property(f"property {element.get(META + 'name', '')}", text)
            elif element.tag == META + "template":
                self._template(element)
            elif element.tag == META + "auto-reload" and element.get(XLINK_HREF):
                self._sheet.active("page that replaces this one", element.get(XLINK_HREF, ""))
            elif name == "editing-duration":
                if not _NO_EDIT.match(text):
                    self._sheet.property(_PROPERTIES[name], text)
            elif name in _PROPERTIES:
                self._sheet.property(_PROPERTIES[name], text)

    def _template(self, element: Element) -> None:
        target = target_of(element)
        title = element.get(XLINK + "title", "").strip()
        if is_remote(target):
            self._sheet.active("remote template", target)
        elif target:
            self._sheet.property("template", target)
        if not _EVERYBODYS_TEMPLATE.match(title):
            self._sheet.property("template", title)

    def _settings(self) -> None:
        root = self.tree("settings.xml")
        for element in () if root is None else root.iter(CONFIG + "config-item"):
            name, text = element.get(CONFIG + "name", ""), (element.text or "").strip()
            if element.get(CONFIG + "type") != "string" or not text:
                continue
            if name in _SETTINGS:
                self._sheet.property(_SETTINGS[name], text)
            elif _TELLING.search(text) and not text.startswith("$("):
                self._sheet.property(f"setting {name}", text)

    def _thumbnail(self, _name: str) -> None:
        self._sheet.property("thumbnail", say("a small picture of the first page"))

    def _picture(self, name: str) -> None:
        """Take a picture that is kept in the file and that no page shows."""
        if _PICTURES.search(name):
            self._drawing.add_picture(name, None)
        else:
            self._unlisted(name)

    def _version(self, name: str) -> None:
        data = self._bytes(name)
        base = name.rpartition("/")[2]
        self._sheet.tell(TraceKind.REDACTION, "earlier version", base)
        if data:
            self._sheet.hold("earlier version", Held(f"{base}.odf", data))

    def _versions(self, name: str) -> None:
        root = self.tree(name)
        for element in () if root is None else root.iter():
            for key, value in element.attrib.items():
                if local(str(key)) in ("title", "comment", "creator"):
                    self._sheet.property(f"earlier version's {local(str(key))}", str(value))

    def _basic(self, name: str) -> None:
        """Take a module of a macro library; the lists of modules are told by the modules."""
        if name.endswith((".xlb", "script-lc.xml", "script-lb.xml", "dialog-lc.xml")):
            return
        if name.endswith("dialog-lb.xml"):
            return
        root = self.tree(name)
        if root is not None:
            words = words_of(root)
            told = (element.get(SCRIPT + "name", "") for element in root.iter())
            self._sheet.active("macro", words or next((one for one in told if one), name))

    def _script(self, name: str) -> None:
        text = self._bytes(name).decode("utf-8", "replace")
        if not name.endswith("parcel-descriptor.xml") and text.strip():
            self._sheet.active("script", text)

    def _signature(self, name: str) -> None:
        root = self.tree(name)
        for element in () if root is None else root.iter():
            if local(str(element.tag)) in ("X509IssuerName", "X509SubjectName"):
                self._sheet.property("signature", element.text or "")

    def _described(self, name: str) -> None:
        """Take what is said of the file in RDF: the words in it, not its addresses."""
        root = self.tree(name)
        for text in () if root is None else root.itertext():
            self._sheet.property("custom data", " ".join(str(text).split()))

    def _toolbar(self, name: str) -> None:
        """Take the toolbars and keys that come with a file: they may call a macro."""
        if _PICTURES.search(name) or not self._parts.size(name):
            return
        root = self.tree(name)
        for element in () if root is None else root.iter():
            for value in element.attrib.values():
                if str(value).startswith(("vnd.sun.star.script:", "macro:", "script:")):
                    self._sheet.active("macro", str(value))

    def _stale_object(self, name: str) -> None:
        """Take an object that is kept in the file and that no page shows."""
        folder = name.partition("/")[0]
        if folder.startswith("ObjectReplacements"):
            self._drawing.add_picture(name, None)
            return
        self._drawing.reached.add(folder)
        self._sheet.tell(TraceKind.EMBEDDED, "object that no page shows", folder, Part.ATTACHMENT)
        self._drawing.stale_object(folder)


_DOORS: tuple[tuple[str, Door], ...] = (
    ("Thumbnails/", Beside._thumbnail),  # noqa: SLF001 - the table of its own doors
    ("Pictures/", Beside._picture),  # noqa: SLF001 - the same
    ("Versions/", Beside._version),  # noqa: SLF001 - the same
    ("VersionList.xml", Beside._versions),  # noqa: SLF001 - the same
    ("Basic/", Beside._basic),  # noqa: SLF001 - the same
    ("Dialogs/", Beside._basic),  # noqa: SLF001 - the same
    ("Scripts/", Beside._script),  # noqa: SLF001 - the same
    ("META-INF/", Beside._signature),  # noqa: SLF001 - the same
    ("manifest.rdf", Beside._described),  # noqa: SLF001 - the same
    ("Configurations2/", Beside._toolbar),  # noqa: SLF001 - the same
    ("Object", Beside._stale_object),  # noqa: SLF001 - the same
)


def words_of(element: Element) -> str:
    """Give every text in an element, as it is laid out."""
    return "".join(str(piece) for piece in element.itertext()).strip()


def listeners(root: Element, sheet: Sheet) -> None:
    """Take note of what runs when a file is opened, and of the choices of its drop-down lists."""
    for item in root.iter(LOEXT + "list-item"):
        sheet.property(
            "choice", item.get(LOEXT + "display-text", "") or item.get(LOEXT + "value", "")
        )
    for scripts in root.iter(OFFICE + "scripts"):
        for element in scripts.iter():
            if target := element.get(XLINK_HREF, ""):
                sheet.active("macro", target)
            elif element.tag == OFFICE + "script" and (text := words_of(element)):
                sheet.active("script", text)
