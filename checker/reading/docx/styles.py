"""How a paragraph and a run look: what is set on them, over their styles, over the defaults."""

from dataclasses import dataclass, fields, replace
from functools import lru_cache

from checker.model import Align
from checker.reading.docx.colours import AUTOMATIC, PAPER, colour
from checker.reading.docx.names import W, is_on, points, twips, value
from checker.reading.trees import Element, whole

_DEEPEST = 32
_DEEPEST_LIST = 8
_AUTO_SPACE = 14.0
_FAR_LEFT, _FAR_RIGHT = -15_000, 32_000
_FAR_INDENT = -9_000
_USUAL_FRAME = 6_000
"""Twentieths of a point from a page's edge: no sheet that a letter is printed on is so large."""
_ALIGNS = {
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "center": Align.CENTRE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What the properties of a run say. None is "not said here"."""

    vanish: bool | None = None
    web_hidden: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    ink: str | None = None
    fill: str | None = None
    marker: str | None = None
    """The highlighter's name."""
    scale: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the properties of a paragraph say. None is "not said here"."""

    align: Align | None = None
    left: float | None = None
    first: float | None = None
    before: float | None = None
    after: float | None = None
    exact: float | None = None
    """The exact height of a line in points, where one is set."""
    contextual: bool | None = None
    fill: str | None = None
    stops: tuple[float, ...] | None = None
    """Its own tab stops, in twentieths of a point."""
    list_id: str | None = None
    list_level: int | None = None
    framed: bool | None = None
    off_page: bool | None = None
    outline: int | None = None
    """The level of a heading, from 0; None for the text below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style: what it says itself, and on which it is based."""

    based_on: str
    face: Face
    shape: Shape
    fills: tuple[tuple[str, str], ...] = ()
    """For a table style, the fill of each of its regions ("firstRow" ...; "" for all)."""


_NOTHING_SAID = Face()
_NO_SHAPE_SAID = Shape()
_OF_FACE = tuple(field.name for field in fields(Face))
_OF_SHAPE = tuple(field.name for field in fields(Shape))


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        """Take the tree of the styles part, or None where a file has none."""
        self._elements: dict[tuple[str, str], Element] = {}
        self._styles: dict[tuple[str, str], Style] = {}
        self._faces: dict[tuple[str, str, str], Face] = {}
        self._shapes: dict[str, Shape] = {}
        self._default_face = Face(size=10.0)
        self._default_shape = Shape()
        self._default_paragraph = ""
        if root is not None:
            self._take(root)
        self.usual_gap = self._usual_gap()

    def face(self, paragraph_style: str, run_style: str, table_style: str, direct: Face) -> Face:
        """Give how a run looks, everything said."""
        key = (paragraph_style, run_style, table_style)
        if key not in self._faces:
            self._faces[key] = self._face_of_styles(*key)
        return over(self._faces[key], direct)

    def shape(self, paragraph_style: str, direct: Shape) -> Shape:
        """Give how a paragraph looks, everything said."""
        if paragraph_style not in self._shapes:
            resolved = self._default_shape
            for style in self._chain("paragraph", paragraph_style or self._default_paragraph):
                resolved = _shape_over(resolved, style.shape)
            self._shapes[paragraph_style] = resolved
        return _shape_over(self._shapes[paragraph_style], direct)

    def table_fills(self, table_style: str) -> dict[str, str]:
        """Give the fills of a table style's regions."""
        fills: dict[str, str] = {}
        for style in self._chain("table", table_style):
            fills.update(style.fills)
        return fills

    def _face_of_styles(self, paragraph: str, run: str, table: str) -> Face:
        chains = (
            self._chain("table", table),
            self._chain("paragraph", paragraph or self._default_paragraph),
            self._chain("character", run),
        )
        resolved = self._default_face
        for chain in chains:
            said = Face()
            for style in chain:
                said = over(said, style.face)
            resolved = _toggled(resolved, said, self._default_face)
        return resolved

    def _chain(self, kind: str, name: str) -> list[Style]:
        """Give a style with those that it is based on, the most basic first."""
        chain: list[Style] = []
        while name and len(chain) < _DEEPEST and (kind, name) in self._elements:
            if (kind, name) not in self._styles:
                self._styles[kind, name] = _style(self._elements[kind, name])
            style = self._styles[kind, name]
            chain.append(style)
            name = style.based_on
        return chain[::-1]

    def _take(self, root: Element) -> None:
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            run = defaults.find(f"{W}rPrDefault/{W}rPr")
            paragraph = defaults.find(f"{W}pPrDefault/{W}pPr")
            self._default_face = over(self._default_face, face_of(run))
            self._default_shape = shape_of(paragraph)
        for element in root.iterfind(W + "style"):
            kind, name = (
                value(element, "type") or "paragraph",
                value(element, "styleId"),
            )
            self._elements[kind, name] = element
            if kind == "paragraph" and value(element, "default") in ("1", "true", "on"):
                self._default_paragraph = name

    def _usual_gap(self) -> float:
        usual = self.shape("", Shape())
        return (usual.before or 0.0) + (usual.after or 0.0)


@lru_cache(maxsize=4096)
def over(under: Face, upper: Face) -> Face:
    """Lay what one says over what another says."""
    if upper is _NOTHING_SAID:
        return under
    said = {name: there for name in _OF_FACE if (there := getattr(upper, name)) is not None}
    return replace(under, **said) if said else under


def face_of(properties: Element | None) -> Face:
    """Read the properties of a run."""
    if properties is None or len(properties) == 0:
        return _NOTHING_SAID
    said = {str(child.tag): child for child in properties}
    size, ink = said.get(W + "sz"), said.get(W + "color")
    marker, scale = said.get(W + "highlight"), said.get(W + "w")
    return Face(
        vanish=_either(said.get(W + "vanish"), said.get(W + "specVanish")),
        web_hidden=is_on(said.get(W + "webHidden")),
        bold=is_on(said.get(W + "b")),
        italic=is_on(said.get(W + "i")),
        size=None if size is None else points(value(size)),
        ink=None if ink is None else _ink(ink),
        fill=fill_of(said.get(W + "shd")),
        marker=None if marker is None else value(marker),
        scale=None if scale is None else float(whole(value(scale).rstrip("%"), 100)),
    )


def _ink(said: Element) -> str:
    """Give the colour that is named, or the paper's, which a design calls by its own name."""
    named = colour(value(said))
    plain = not value(said, "themeShade")
    paper = value(said, "themeColor") in ("background1", "light1")
    return PAPER if named == AUTOMATIC and paper and plain else named


def shape_of(properties: Element | None) -> Shape:
    """Read the properties of a paragraph."""
    if properties is None or len(properties) == 0:
        return _NO_SHAPE_SAID
    said = {str(child.tag): child for child in properties}
    aligned, frame = said.get(W + "jc"), said.get(W + "framePr")
    indent, spacing = said.get(W + "ind"), said.get(W + "spacing")
    listed = said.get(W + "numPr")
    level = _in_list(listed, "ilvl")
    return Shape(
        align=None if aligned is None else _ALIGNS.get(value(aligned), Align.LEFT),
        left=None if indent is None else _left(indent),
        first=None if indent is None else _first(indent),
        before=None if spacing is None else _space(spacing, "before"),
        after=None if spacing is None else _space(spacing, "after"),
        exact=None if spacing is None else _exact(spacing),
        contextual=is_on(said.get(W + "contextualSpacing")),
        fill=fill_of(said.get(W + "shd")),
        stops=_stops(said.get(W + "tabs")),
        list_id=_in_list(listed, "numId"),
        list_level=None if level is None else max(0, min(whole(level), _DEEPEST_LIST)),
        framed=None if frame is None else value(frame, "dropCap") not in ("drop", "margin"),
        off_page=_off_page(frame, indent),
        outline=_outline(said.get(W + "outlineLvl")),
    )


def _off_page(frame: Element | None, indent: Element | None) -> bool | None:
    """Say whether a frame or an indent puts a paragraph off the page, or None when neither does."""
    far = None if indent is None else (_left_of(indent) or 0) <= _FAR_INDENT
    if frame is None:
        return far or None
    if is_far(value(frame, "x"), value(frame, "y")):
        return True
    ends = (
        value(frame, f"{way}Anchor") == "page"
        and (twips(value(frame, place)) or 0) + (twips(value(frame, size)) or _USUAL_FRAME) <= 0
        for way, place, size in (("h", "x", "w"), ("v", "y", "h"))
    )
    return far or any(ends)


def _left_of(indent: Element) -> float | None:
    return twips(value(indent, "left") or value(indent, "start"))


def is_far(*places: str) -> bool:
    """Say whether a place, measured from a page's edge, cannot be on any sheet of paper."""
    return any(not _FAR_LEFT < (twips(place) or 0) < _FAR_RIGHT for place in places)


def fill_of(shading: Element | None) -> str | None:
    """Give the colour with which a shading fills, AUTOMATIC for none, None when not said."""
    if shading is None:
        return None
    return colour(value(shading, "color" if value(shading) == "solid" else "fill"))


def _style(element: Element) -> Style:
    based_on = value(element.find(W + "basedOn"))
    fills = [("", fill_of(element.find(f"{W}tcPr/{W}shd")))]
    fills.append(("", fill_of(element.find(f"{W}tblPr/{W}shd"))))
    fills.extend(
        (value(region, "type"), fill_of(region.find(f"{W}tcPr/{W}shd")))
        for region in element.iterfind(W + "tblStylePr")
    )
    return Style(
        based_on="" if based_on == value(element, "styleId") else based_on,
        face=face_of(element.find(W + "rPr")),
        shape=shape_of(element.find(W + "pPr")),
        fills=tuple((where, fill) for where, fill in fills if fill),
    )


def _toggled(under: Face, said: Face, default: Face) -> Face:
    """Lay a level of styles over another: switches that both turn on turn each other off.

    ISO/IEC 29500-1, 17.7.3: bold, italic and hidden are toggles between levels of styles.
    """
    laid = over(under, said)
    for name in ("vanish", "bold", "italic"):
        if getattr(said, name) is not None:
            on = bool(getattr(default, name)) or bool(getattr(under, name)) != getattr(said, name)
            laid = over(laid, _switch(name, on=on))
    return laid


def _switch(name: str, *, on: bool) -> Face:
    if name == "vanish":
        return Face(vanish=on)
    return Face(bold=on) if name == "bold" else Face(italic=on)


@lru_cache(maxsize=4096)
def _shape_over(under: Shape, upper: Shape) -> Shape:
    if upper is _NO_SHAPE_SAID:
        return under
    said = {name: there for name in _OF_SHAPE if (there := getattr(upper, name)) is not None}
    return replace(under, **said) if said else under


def _either(one: Element | None, other: Element | None) -> bool | None:
    """Say whether either of two switches is on; None when neither is there."""
    return is_on(other) if one is None else bool(is_on(one) or is_on(other))


def _outline(level: Element | None) -> int | None:
    told = whole(value(level), _DEEPEST_LIST + 1)
    return told if 0 <= told <= _DEEPEST_LIST else None


def _left(indent: Element) -> float | None:
    return twips(value(indent, "left") or value(indent, "start"))


def _first(indent: Element) -> float | None:
    hanging = twips(value(indent, "hanging"))
    return twips(value(indent, "firstLine")) if hanging is None else -hanging


def _stops(tabs: Element | None) -> tuple[float, ...] | None:
    if tabs is None:
        return None
    kept = (tab for tab in tabs if value(tab) not in ("clear", "bar"))
    return tuple(place for tab in kept if (place := twips(value(tab, "pos"))) is not None)


def _space(spacing: Element, side: str) -> float | None:
    if value(spacing, side + "Autospacing") in ("1", "true", "on"):
        return _AUTO_SPACE / 2
    found = twips(value(spacing, side))
    return None if found is None else found / 20


def _exact(spacing: Element) -> float | None:
    line = twips(value(spacing, "line"))
    return line / 20 if line is not None and value(spacing, "lineRule") == "exact" else None


def _in_list(listed: Element | None, name: str) -> str | None:
    found = None if listed is None else listed.find(W + name)
    return None if found is None else value(found)
