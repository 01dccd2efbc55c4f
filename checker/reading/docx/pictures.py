"""Pictures: their bytes for whoever reads their words, and what they keep that no page shows."""

import posixpath

from checker.model import Gap, Part, TraceKind
from checker.reading.asking import Pictured
from checker.reading.docx.drawing import Shown
from checker.reading.docx.sheet import Piece, Sheet, squeezed
from checker.reading.metafile import drawn_words
from checker.reading.opacity import is_opaque
from checker.reading.package import Link, Package
from checker.reading.refusal import Unreadable
from checker.reading.trees import local
from checker.words import say

_LEAST_CUT = 0.01
"""The share of a picture that is worth telling: less is how programs round a frame."""

_UNSEEN = "picture that no page shows"
_EARLIER = "picture as it was before it was touched up"


class Pictures:
    """The pictures of one file, each taken once, however often it is shown."""

    def __init__(self, package: Package, sheet: Sheet) -> None:
        """Take the file that they are in, and the sheet that they are noted on."""
        self._package = package
        self._sheet = sheet
        self._drawn: set[str] = set()
        self._links: dict[str, dict[str, Link]] = {}

    def show(self, source: str, shown: Shown) -> None:
        """Take a picture that a page shows; `source` is the part that its link belongs to."""
        link = self._link(source, shown.link)
        if link is None or not self._package.has(link.target):
            if link is None or not link.outside:
                self._gap(shown.area)
            return
        self.keep(link.target, shown.area)
        if shown.cut >= _LEAST_CUT:
            self._cut(link, shown.cut)
        for older in shown.older:
            earlier = self._link(source, older)
            if earlier is not None and self._package.has(earlier.target):
                self._earlier(earlier)

    def target(self, source: str, link_id: str) -> str:
        """Give where a link of a part leads, outside the file."""
        link = self._link(source, link_id)
        return link.target if link is not None and link.outside else ""

    def keep(self, name: str, area: float | None = None) -> None:
        """Take a picture's bytes; where it is shown twice, the larger size holds."""
        if name.casefold().endswith(".svg"):
            self._drawing(name)
            return
        if name in self._drawn and name not in self._sheet.pictures:
            return
        before = self._sheet.pictures.get(name)
        if before is not None:
            sizes = [size for size in (before.gap.area_mm2, area) if size is not None]
            larger = _gap(max(sizes, default=None))
            self._sheet.pictures[name] = before._replace(gap=larger)
            return
        try:
            data = self._package.read(name)
        except Unreadable as fault:
            why = say("A picture ({name}) is damaged and was not read.", name=_base(name))
            self._sheet.gap(fault.code, why, Part.IMAGE)
            return
        drawing = drawn_words(data)
        if drawing is not None and name not in self._drawn:
            self._drawn.add(name)
            block = self._sheet.new_block()
            for line in drawing.lines:
                self._sheet.write([Piece(text=line)], block, part=Part.IMAGE)
        if drawing is None or not drawing.whole:
            self._sheet.pictures[name] = Pictured(data, _gap(area))

    def is_opaque(self, source: str, shown: Shown) -> bool:
        """Say whether nothing can be seen through a picture that a page shows."""
        link = self._link(source, shown.link)
        if link is None or not self._package.has(link.target):
            return False
        self.keep(link.target, shown.area)
        kept = self._sheet.pictures.get(link.target)
        return kept is not None and is_opaque(kept.data)

    def is_taken(self, name: str) -> bool:
        """Say whether a picture was met already."""
        return name in self._drawn or name in self._sheet.pictures

    def left_over(self, name: str) -> None:
        """Take a picture that is kept in the file though no page shows it."""
        self._sheet.tell(TraceKind.EMBEDDED, _UNSEEN, _base(name), Part.IMAGE)
        self.keep(name)

    def _link(self, source: str, link_id: str) -> Link | None:
        if source not in self._links:
            links = self._package.links(source)
            self._links[source] = {link.id: link for link in reversed(links)}
        return self._links[source].get(link_id)

    def _cut(self, link: Link, share: float) -> None:
        said = say(
            "{share}% of the picture {name} is cut off, and is still in the file",
            share=round(share * 100),
            name=_base(link.target),
        )
        self._sheet.tell(TraceKind.REDACTION, "cropped picture", said, Part.IMAGE)

    def _earlier(self, link: Link) -> None:
        self._sheet.tell(TraceKind.REDACTION, _EARLIER, _base(link.target), Part.IMAGE)
        self.keep(link.target)

    def _drawing(self, name: str) -> None:
        """Write the words of a picture that is a drawing: they are text."""
        if name in self._drawn:
            return
        self._drawn.add(name)
        try:
            root = self._package.xml(name)
        except Unreadable as fault:
            why = say("A picture ({name}) is damaged and was not read.", name=_base(name))
            self._sheet.gap(fault.code, why, Part.IMAGE)
            return
        block = self._sheet.new_block()
        for element in root.iter():
            kind = local(str(element.tag))
            if kind in ("image", "foreignObject"):
                self._gap(None)
            if kind in ("text", "title", "desc"):
                text = " ".join("".join(str(one) for one in element.itertext()).split())
                if squeezed(text):
                    self._sheet.write([Piece(text=text)], block, part=Part.IMAGE)

    def _gap(self, area: float | None) -> None:
        gap = _gap(area)
        self._sheet.gap(gap.code, gap.why, gap.part, gap.area_mm2)


def _gap(area: float | None) -> Gap:
    why = say("The words in a picture, if it holds any, were not read.")
    return Gap(code="unread.scan", why=why, part=Part.IMAGE, area_mm2=area)


def _base(name: str) -> str:
    return posixpath.basename(name)
