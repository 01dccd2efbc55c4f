"""The shapes of a slide, a layout or a page of notes: what each is, where, and if it shows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.reading.docx.names import MC, A
from checker.reading.pptx.names import Frame, P, chosen, kind_of, mm
from checker.reading.refusal import too_large
from checker.reading.trees import Element

MOST_SHAPES = 20_000
_DEEPEST = 60
_SHAPES = frozenset({"sp", "cxnSp", "pic", "graphicFrame", "contentPart"})
_TITLES = ("title", "ctrTitle")
_FARTHEST = 1_000_000.0
_STRETCHED = 10_000.0
_ROUGHLY = 4.0
"""Millimetres: shapes whose tops differ by less stand beside one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape, as it stands among the others."""

    element: Element
    frame: Frame | None = None
    hidden: bool = False
    placeholder: str | None = None
    """Which place of the layout it fills ("title", "ftr"), or None."""
    order: int = 0
    """How many shapes lie under it, at most."""


class _Turn(NamedTuple):
    """How a group moves and stretches what is in it."""

    left: float = 0.0
    top: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def frame(self, place: Element) -> Frame:
        """Give where something stands on the slide."""
        off, ext = place.find(A + "off"), place.find(A + "ext")
        left = self.left + mm(off, "x") * self.across
        top = self.top + mm(off, "y") * self.down
        right, bottom = left + mm(ext, "cx") * self.across, top + mm(ext, "cy") * self.down
        return Frame(*(_near(side) for side in (left, top, right, bottom)))


@dataclass
class Places:
    """Where the placeholders of a layout stand, and under it those of its master."""

    by_number: dict[str, Frame] = field(default_factory=dict)
    by_kind: dict[str, Frame] = field(default_factory=dict)
    master: "Places | None" = None

    def frame(self, told: Element) -> Frame | None:
        """Give where the placeholder stands that a shape names."""
        found = self.by_number.get(told.get("idx", "")) or self.by_kind.get(_kind(told))
        if found is None and self.master is not None:
            return self.master.by_kind.get(_kind(told)) or (
                self.master.by_kind.get("body") if _kind(told) == "obj" else None
            )
        return found


def places_in(root: Element | None, master: Places | None = None) -> Places:
    """Give where the placeholders of a layout or a master stand."""
    places = Places(master=master)
    for shape in shapes_in(root, Places()):
        told = placeholder(shape.element)
        if told is None:
            continue
        frame = shape.frame or places.frame(told)
        if frame is not None:
            if told.get("idx"):
                places.by_number[told.get("idx", "")] = frame
            places.by_kind.setdefault(_kind(told), frame)
    return places


def shapes_in(root: Element | None, places: Places) -> list[Shape]:
    """Give the shapes of a slide, in the order in which they are drawn.

    Raises:
        Unreadable: there are more of them than can be checked.
    """
    tree = None if root is None else root.find(f"{P}cSld/{P}spTree")
    found: list[Shape] = []
    if tree is not None:
        for shape in _walk(tree, _Turn(), places, hidden=False, depth=0):
            found.append(shape)
            if len(found) > MOST_SHAPES:
                raise too_large()
    return found


def in_reading_order(shapes: list[Shape]) -> list[Shape]:
    """Give shapes as a person reads them: the title, then from top to bottom, left to right."""
    return sorted(shapes, key=_reading_place)


def placeholder(element: Element) -> Element | None:
    """Give what a shape says of the place of the layout that it fills."""
    for child in element:
        if kind_of(child).startswith("nv"):
            return child.find(f"{P}nvPr/{P}ph")
    return None


def about(element: Element) -> Element | None:
    """Give what a shape says of itself: its name, what it shows, whether it is switched off."""
    for child in element:
        if kind_of(child).startswith("nv"):
            return child.find(P + "cNvPr")
    return None


def _reading_place(shape: Shape) -> tuple[int, float, float, int]:
    title = 0 if shape.placeholder in _TITLES else 1
    if shape.placeholder in ("ftr", "dt", "sldNum"):
        title = 2
    if shape.frame is None:
        return title, 0.0, 0.0, shape.order
    return title, round(shape.frame.top / _ROUGHLY), shape.frame.left, shape.order


def _walk(
    tree: Element, turn: _Turn, places: Places, *, hidden: bool, depth: int
) -> Iterator[Shape]:
    if depth > _DEEPEST:
        raise too_large()
    for order, element in enumerate(tree):
        if element.tag == MC + "AlternateContent":
            version = chosen(element)
            if version is not None:
                yield from _walk(version, turn, places, hidden=hidden, depth=depth + 1)
            continue
        told = about(element)
        off = hidden or (told is not None and told.get("hidden") in ("1", "true"))
        if element.tag == P + "grpSp":
            yield from _walk(element, _in_group(element, turn), places, hidden=off, depth=depth + 1)
        elif kind_of(element) in _SHAPES:
            named = placeholder(element)
            place = element.find(P + "xfrm")
            if place is None:
                place = element.find(f"{P}spPr/{A}xfrm")
            frame = None if place is None else turn.frame(place)
            if frame is None and named is not None:
                frame = places.frame(named)
            yield Shape(
                element=element,
                frame=frame,
                hidden=off,
                placeholder=None if named is None else _kind(named),
                order=order,
            )


def _in_group(group: Element, turn: _Turn) -> _Turn:
    place = group.find(f"{P}grpSpPr/{A}xfrm")
    if place is None:
        return turn
    frame = turn.frame(place)
    inner, size = place.find(A + "chOff"), place.find(A + "chExt")
    wide, high = mm(size, "cx"), mm(size, "cy")
    across = (frame.right - frame.left) / wide if wide else turn.across
    down = (frame.bottom - frame.top) / high if high else turn.down
    across, down = min(across, _STRETCHED), min(down, _STRETCHED)
    left, top = frame.left - mm(inner, "x") * across, frame.top - mm(inner, "y") * down
    return _Turn(_near(left), _near(top), across, down)


def _near(side: float) -> float:
    """Give a measure that is no farther away than anybody could have meant."""
    return min(max(side, -_FARTHEST), _FARTHEST)


def _kind(told: Element) -> str:
    return told.get("type", "obj")
