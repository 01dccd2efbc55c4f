"""The headers and footers of an OpenDocument text, and whether any page shows them."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.model import Part
from checker.reading.docx.colours import colour
from checker.reading.odf.names import FO, STYLE, TABLE, TEXT, millimetres
from checker.reading.odf.styles import Styles
from checker.reading.trees import Element, local

_STANDARD = "Standard"
_EDGES = {
    **dict.fromkeys(("header", "header-left", "header-first"), Part.HEADER),
    **dict.fromkeys(("footer", "footer-left", "footer-first"), Part.FOOTER),
}


class Edge(NamedTuple):
    """One header or footer: its element, and whether any page shows it."""

    element: Element
    part: Part
    used: bool


class Masters:
    """The master pages of one file."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take the tree that holds them."""
        self._styles = styles
        found = () if root is None else root.iter(STYLE + "master-page")
        self._pages = {page.get(STYLE + "name", ""): page for page in found}
        layouts = () if root is None else root.iter(STYLE + "page-layout")
        self._layouts = {layout.get(STYLE + "name", ""): layout for layout in layouts}

    def used(self, body: Element) -> list[str]:
        """Give the master pages that a body begins with and turns to, and those that follow."""
        waiting = [self._first(body), *self._called(body)]
        found: list[str] = []
        while waiting:
            name = waiting.pop(0)
            if name in self._pages and name not in found:
                found.append(name)
                waiting.append(self._pages[name].get(STYLE + "next-style-name", ""))
        return found

    def edges(self, used: list[str]) -> Iterator[Edge]:
        """Give every header and footer, and whether any page shows it."""
        for name, page in self._pages.items():
            for element in page:
                part = _EDGES.get(local(str(element.tag)))
                if part is not None:
                    shown = element.get(STYLE + "display", "true") != "false"
                    yield Edge(element, part, name in used and shown)

    def ground(self, used: list[str]) -> str:
        """Give the colour of the paper of the first page."""
        for name in used[:1]:
            layout = self._layouts.get(self._pages[name].get(STYLE + "page-layout-name", ""))
            said = None if layout is None else layout.find(STYLE + "page-layout-properties")
            if said is not None:
                return colour(said.get(FO + "background-color", ""))
        return ""

    def page(self, name: str) -> Element | None:
        """Give a master page."""
        return self._pages.get(name)

    def names(self) -> tuple[str, ...]:
        """Give the names of the master pages."""
        return tuple(self._pages)

    def size(self, name: str) -> tuple[float, float] | None:
        """Give how large the paper of a master page is, in millimetres."""
        page = self._pages.get(name)
        layout = "" if page is None else page.get(STYLE + "page-layout-name", "")
        found = self._layouts.get(layout)
        said = None if found is None else found.find(STYLE + "page-layout-properties")
        if said is None:
            return None
        width, height = (millimetres(said.get(FO + f"page-{side}")) for side in ("width", "height"))
        return None if not width or not height else (width, height)

    def _first(self, body: Element) -> str:
        first = next(body.iter(TEXT + "p", TEXT + "h", TABLE + "table"), None)
        told = "" if first is None else self._master_of(first)
        return told or (_STANDARD if _STANDARD in self._pages else next(iter(self._pages), ""))

    def _called(self, body: Element) -> Iterator[str]:
        for element in body.iter(TEXT + "p", TEXT + "h", TABLE + "table"):
            if told := self._master_of(element):
                yield told

    def _master_of(self, element: Element) -> str:
        family, owner = ("table", TABLE) if element.tag == TABLE + "table" else ("paragraph", TEXT)
        name = element.get(owner + "style-name", "")
        return self._styles.of_style(family, name, STYLE + "master-page-name")
