"""How OpenDocument text looks: what is set on it, over its styles, over the defaults."""

from dataclasses import dataclass, fields, replace

from checker.model import Align
from checker.reading.docx.colours import AUTOMATIC, UNKNOWN, colour
from checker.reading.docx.styles import Face, Shape, over
from checker.reading.odf.names import (
    DRAW,
    FO,
    LOEXT,
    STYLE,
    TEXT,
    TWIPS_PER_POINT,
    per_cent,
    points,
)
from checker.reading.trees import Element

_DEEPEST = 32
_ALIGNS = {"right": Align.RIGHT, "end": Align.RIGHT, "center": Align.CENTRE}
_OF_SHAPE = tuple(field.name for field in fields(Shape))
_SEE_THROUGH = 5.0
"""Per cent of ink below which a text cannot be seen."""
_USUAL_PT = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one style says itself."""

    element: Element
    parent: str
    family: str

    def properties(self, kind: str) -> Element | None:
        """Give its properties of a kind ("text", "paragraph", "graphic", "table-cell")."""
        return self.element.find(f"{STYLE}{kind}-properties")


class Styles:
    """The styles of one file: those in its content, and those that are shared."""

    def __init__(self, *roots: Element | None) -> None:
        """Take the trees that hold styles; what a later one says of a name counts."""
        self._styles: dict[tuple[str, str], Written] = {}
        self._defaults: dict[str, Element] = {}
        self._faces: dict[tuple[tuple[str, str], ...], Face] = {}
        self._shapes: dict[str, Shape] = {}
        self._said: dict[tuple[str, str, str, str], str] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        for root in roots:
            if root is not None:
                self._take(root)

    def chain(self, family: str, name: str) -> list[Element]:
        """Give a style with those that it is based on, the most basic first."""
        found: list[Element] = []
        while name and len(found) < _DEEPEST and (family, name) in self._styles:
            style = self._styles[family, name]
            found.append(style.element)
            name = "" if style.parent == name else style.parent
        if family in self._defaults:
            found.append(self._defaults[family])
        return found[::-1]

    def face(self, *stack: tuple[str, str]) -> Face:
        """Give how a text looks that stands in styles (family, name), the outermost first."""
        if stack not in self._faces:
            face = Face(size=_USUAL_PT)
            for at, (family, name) in enumerate(stack):
                for element in self.chain(family, name):
                    default = str(element.tag) == STYLE + "default-style"
                    if not (default and at):
                        face = _laid(face, element.find(STYLE + "text-properties"))
            self._faces[stack] = face
        return self._faces[stack]

    def shape(self, name: str) -> Shape:
        """Give how a paragraph looks."""
        if name not in self._shapes:
            shape = Shape()
            for element in self.chain("paragraph", name):
                shape = _shape_over(shape, element.find(STYLE + "paragraph-properties"))
            self._shapes[name] = shape
        return self._shapes[name]

    def said(self, family: str, name: str, kind: str, attribute: str) -> str:
        """Give what a style and those under it say last of one attribute."""
        key = (family, name, kind, attribute)
        if key not in self._said:
            told = ""
            for element in self.chain(family, name):
                properties = element.find(f"{STYLE}{kind}-properties")
                if properties is not None:
                    told = properties.get(attribute, told)
            self._said[key] = told
        return self._said[key]

    def of_style(self, family: str, name: str, attribute: str) -> str:
        """Give an attribute of the style itself, such as the master page that it begins."""
        for element in reversed(self.chain(family, name)):
            if told := element.get(attribute, ""):
                return told
        return ""

    def list_of(self, paragraph_style: str) -> str:
        """Give the list style that a paragraph style brings."""
        return self.of_style("paragraph", paragraph_style, STYLE + "list-style-name")

    def ground(self, family: str, name: str, kind: str) -> str:
        """Give the colour behind what stands in a cell, a row, a table or a frame."""
        filled = self.said(family, name, kind, DRAW + "fill")
        if filled == "solid":
            return colour(self.said(family, name, kind, DRAW + "fill-color")) or UNKNOWN
        if filled not in ("", "none"):
            return UNKNOWN
        return colour(self.said(family, name, kind, FO + "background-color"))

    def _take(self, root: Element) -> None:
        for element in root.iter(STYLE + "style", STYLE + "default-style", TEXT + "list-style"):
            name, family = element.get(STYLE + "name", ""), element.get(STYLE + "family", "")
            if element.tag == TEXT + "list-style":
                self.lists[name] = element
            elif element.tag == STYLE + "default-style":
                self._defaults[family] = element
            else:
                parent = element.get(STYLE + "parent-style-name", "")
                written = Written(element=element, parent=parent, family=family)
                self._styles[family, name] = written
        self.outline = next(root.iter(TEXT + "outline-style"), self.outline)


def _laid(under: Face, said: Element | None) -> Face:
    """Lay the text properties of one style over what is under it."""
    if said is None:
        return under
    size = said.get(FO + "font-size")
    share = per_cent(size)
    shown = said.get(TEXT + "display")
    weight, slant = said.get(FO + "font-weight"), said.get(FO + "font-style")
    back = said.get(FO + "background-color")
    return over(
        under,
        Face(
            vanish=None if shown is None else shown == "none",
            bold=None if weight is None else weight in ("bold", "700", "800", "900"),
            italic=None if slant is None else slant in ("italic", "oblique"),
            size=points(size) if share is None else (under.size or _USUAL_PT) * share / 100,
            ink=_ink(said),
            fill=None if back is None else colour(back),
            scale=per_cent(said.get(STYLE + "text-scale")),
            marker=_clearness(said),
        ),
    )


def _ink(said: Element) -> str | None:
    if said.get(STYLE + "use-window-font-color") == "true":
        return AUTOMATIC
    written = said.get(FO + "color")
    return None if written is None else colour(written)


def _clearness(said: Element) -> str | None:
    """Say whether the ink is so thin that nothing is seen; a new ink is a full one."""
    thin = per_cent(said.get(LOEXT + "opacity"))
    ink = _ink(said)
    if ink is None and thin is None:
        return None
    if ink == AUTOMATIC:
        return ""
    return CLEAR if thin is not None and thin < _SEE_THROUGH else ""


CLEAR = "clear"
"""The mark of an ink that lets everything through."""


def _shape_over(under: Shape, said: Element | None) -> Shape:
    if said is None:
        return under
    told = _shape(said)
    kept = {name: there for name in _OF_SHAPE if (there := getattr(told, name)) is not None}
    return replace(under, **kept)


def _shape(said: Element) -> Shape:
    aligned = said.get(FO + "text-align")
    back = said.get(FO + "background-color")
    contextual = said.get(STYLE + "contextual-spacing")
    return Shape(
        align=None if aligned is None else _ALIGNS.get(aligned, Align.LEFT),
        left=_twips(said, "margin-left"),
        first=_twips(said, "text-indent"),
        before=_space(said, "margin-top"),
        after=_space(said, "margin-bottom"),
        exact=points(said.get(FO + "line-height")),
        contextual=None if contextual is None else contextual == "true",
        fill=None if back is None else colour(back),
        stops=_stops(said),
    )


def _space(said: Element, side: str) -> float | None:
    return points(said.get(FO + side) or said.get(FO + "margin"))


def _twips(said: Element, name: str) -> float | None:
    written = said.get(FO + name)
    if written is None and name == "margin-left":
        written = said.get(FO + "margin")
    found = points(written)
    return None if found is None else found * TWIPS_PER_POINT


def _stops(said: Element) -> tuple[float, ...] | None:
    tabs = said.find(STYLE + "tab-stops")
    if tabs is None:
        return None
    places = (points(tab.get(STYLE + "position")) for tab in tabs)
    return tuple(place * TWIPS_PER_POINT for place in places if place is not None)
