"""Everything in a slide show beside its slides: charts, files, tags, and what nobody knows."""

from checker.model import Part
from checker.reading.docx.beside import Beside
from checker.reading.docx.pictures import Pictures
from checker.reading.docx.sheet import Sheet
from checker.reading.docx.stories import tree
from checker.reading.package import Link, Package
from checker.reading.pptx.names import P, kind_of
from checker.reading.trees import Element
from checker.words import say

_READ = frozenset({"slide", "notesSlide", "comments", "slideLayout", "slideMaster"})
"""What is read with the slides, or with what a slide points at."""
_WITHOUT_TEXT = frozenset(
    {
        "presProps",
        "viewProps",
        "tableStyles",
        "slideUpdateInfo",
        "commentAuthors",
        "authors",
        "revisionInfo",
    }
)
_MASTERS = frozenset({"notesMaster", "handoutMaster"})


class BesideSlides(Beside):
    """One slide show's parts beside its slides."""

    def __init__(
        self, package: Package, sheet: Sheet, pictures: Pictures, main: str, read: set[str]
    ) -> None:
        """Take the file, where it is noted, its main part, and what was read already."""
        super().__init__(package, sheet, pictures, main)
        self._done = read

    def _part(self, link: Link, source: str) -> None:
        kind = link.kind
        if link.target in self._done or kind in _WITHOUT_TEXT:
            return
        if kind in _READ or kind in _MASTERS or kind in _TOLD:
            root = tree(self._package, self._sheet, link.target)
            if root is None:
                return
            if kind in _TOLD:
                _TOLD[kind](self._sheet, root)
            elif kind in _READ:
                why = say("A part of the slides ({name}) was not read.", name=link.target)
                self._sheet.gap("unread.unsupported", why, Part.OTHER)
        elif kind in ("audio", "video", "media"):
            why = say("A recording ({name}) was not read.", name=link.target.rpartition("/")[2])
            self._sheet.gap("unread.unsupported", why, Part.ATTACHMENT)
        else:
            super()._part(link, source)


def _tags(sheet: Sheet, root: Element) -> None:
    for tag in root.iter(P + "tag"):
        sheet.property(f"tag {tag.get('name', '')}".strip(), tag.get("val", ""))


def _changes(sheet: Sheet, root: Element) -> None:
    """Take note of who changed the slides: a list of that stays in the file."""
    for element in root.iter():
        if kind_of(element) == "chgData":
            sheet.property("editor", element.get("name", ""))


def _vml(sheet: Sheet, root: Element) -> None:
    for element in root.iter():
        if (element.text or "").strip() and kind_of(element) in ("div", "font", "textbox", "p"):
            sheet.property("words of an older drawing", element.text or "")


_TOLD = {"tags": _tags, "changesInfo": _changes, "vmlDrawing": _vml}
