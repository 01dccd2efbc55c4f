"""One slide to lines: its shapes in the order of reading, what they hide, what lies over them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from checker.model import Cell, Concealment, Line, Part
from checker.reading.assembly import tidy
from checker.reading.docx.colours import AUTOMATIC, UNKNOWN
from checker.reading.docx.drawing import file_names, pictures
from checker.reading.docx.names import A, R
from checker.reading.docx.pictures import Pictures
from checker.reading.docx.sheet import Sheet
from checker.reading.pptx.colours import Colours
from checker.reading.pptx.names import Frame, P, kind_of, mm
from checker.reading.pptx.shapes import Places, Shape, about, in_reading_order, shapes_in
from checker.reading.pptx.words import Words, lines_in
from checker.reading.refusal import too_large
from checker.reading.trees import Element, whole

_MOST_LOOKS = 10_000_000
"""How often one shape is held against another in a whole file."""
_EDGES = {"ftr": Part.FOOTER, "dt": Part.FOOTER, "sldNum": Part.FOOTER, "hdr": Part.HEADER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide as it is to be read."""

    name: str
    """The name of its part."""
    root: Element
    number: int | None
    size: Frame
    places: Places
    colours: Colours
    ground: str
    beneath: tuple[Shape, ...] = ()
    """What its layout and its master draw under its own shapes."""
    hidden: Concealment | None = None
    """Why nothing of it is shown, or None."""
    part: Part = Part.BODY
    placed: bool = True
    """False for what stands on another sheet than the slide: its notes."""


class SlideReader:
    """Writes the lines of slides; tables are counted through the whole file."""

    def __init__(
        self, sheet: Sheet, pictures: Pictures, part_of: Callable[[str, str], str]
    ) -> None:
        """Take where the lines and the pictures go, and what a part's links lead to."""
        self._part_of = part_of
        self._looks = _MOST_LOOKS
        self._sheet = sheet
        self._pictures = pictures
        self._tables = 0
        self.pages: dict[str, int] = {}
        """On which slide each picture is shown first."""
        self.frames: list[tuple[int, Frame, str]] = []
        """Each picture in its place: the slide, the place, the picture's part."""

    def read(self, slide: Slide, *, only_fixed: bool = False) -> None:
        """Write a slide's lines; `only_fixed` leaves out the placeholders of a layout."""
        shapes = shapes_in(slide.root, slide.places)
        covers = [] if _is_animated(slide.root) else self._covers(shapes, slide)
        filled = [one for one in (*slide.beneath, *shapes) if _is_filled(one, slide)]
        for shape in in_reading_order(shapes):
            if not (only_fixed and shape.placeholder is not None):
                self._looks -= len(filled) + len(covers)
                if self._looks < 0:
                    raise too_large()
                self._shape(shape, slide, filled, covers)

    def _covers(self, shapes: list[Shape], slide: Slide) -> list[Shape]:
        """Give the shapes through which nothing can be seen."""
        return [
            one
            for one in shapes
            if _covers(one, slide)
            or (_is_picture(one) and self._is_over(one, shapes) and self._is_opaque(one, slide))
        ]

    def _is_over(self, picture: Shape, shapes: list[Shape]) -> bool:
        """Say whether a picture lies over all of another shape."""
        self._looks -= len(shapes)
        if self._looks < 0:
            raise too_large()
        return any(_lies_over(picture, shape) for shape in shapes)

    def _is_opaque(self, picture: Shape, slide: Slide) -> bool:
        if next(picture.element.iter(A + "alphaModFix", A + "clrChange"), None) is not None:
            return False
        shown = [one for one in pictures(picture.element) if one.link]
        return bool(shown) and all(self._pictures.is_opaque(slide.name, one) for one in shown)

    def _shape(self, shape: Shape, slide: Slide, filled: list[Shape], covers: list[Shape]) -> None:
        why = slide.hidden or _why_unseen(shape, slide, covers)
        block = self._sheet.new_block()
        part = _EDGES.get(shape.placeholder or "", slide.part)
        for table in shape.element.iter(A + "tbl"):
            self._table(table, shape, slide, why)
        body = shape.element.find(P + "txBody")
        if body is not None:
            ground = _ground(shape, slide, filled)
            lines = [line for line in lines_in(body, ground, slide.colours) if line]
            frames = list(_shares(shape.frame, len(lines)))
            for line, frame in zip(lines, frames, strict=True):
                self._line(line, block, slide, why, frame=frame, part=part)
        self._besides(shape, slide, block)
        for picture in _pictures(shape.element):
            for shown in pictures(picture):
                self._pictures.show(slide.name, shown)
                name = self._part_of(slide.name, shown.link)
                if slide.number is None or name not in self._sheet.pictures:
                    continue
                self.pages.setdefault(name, slide.number)
                if shape.frame is not None and slide.placed:
                    self.frames.append((slide.number, shape.frame, name))

    def _table(self, table: Element, shape: Shape, slide: Slide, why: Concealment | None) -> None:
        columns = [mm(one, "w") for one in table.iterfind(f"{A}tblGrid/{A}gridCol")]
        top = 0.0 if shape.frame is None else shape.frame.top
        left = 0.0 if shape.frame is None else shape.frame.left
        number, self._tables = self._tables, self._tables + 1
        for row, told in enumerate(table.iterfind(A + "tr")):
            bottom = top + mm(told, "h")
            across = left
            for column, cell in enumerate(told.iterfind(A + "tc")):
                right = across + (columns[column] if column < len(columns) else 0.0)
                frame = None if shape.frame is None else Frame(across, top, right, bottom)
                merged = cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true")
                place = Cell(
                    table=number,
                    row=row,
                    column=column,
                    columns=max(len(columns), column + 1),
                )
                unseen = Concealment.HIDDEN if merged else why
                self._cell(cell, place, frame, slide, unseen)
                across = right
            top = bottom

    def _cell(
        self,
        cell: Element,
        place: Cell,
        frame: Frame | None,
        slide: Slide,
        why: Concealment | None,
    ) -> None:
        body = cell.find(A + "txBody")
        if body is None:
            return
        ground = slide.colours.fill(cell.find(A + "tcPr")) or UNKNOWN
        lines = [line for line in lines_in(body, ground, slide.colours) if line]
        block = self._sheet.new_block()
        for line, share in zip(lines, _shares(frame, len(lines)), strict=True):
            self._line(line, block, slide, why, frame=share, part=slide.part, cell=place)

    def _line(
        self,
        words: list[Words],
        block: int,
        slide: Slide,
        why: Concealment | None,
        *,
        frame: Frame | None,
        part: Part,
        cell: Cell | None = None,
    ) -> None:
        """Write a line; what is hidden in it stands behind it, so that no word is torn apart."""
        said = [word._replace(hidden=why or word.hidden) for word in words]
        seen = "".join(word.text for word in said if word.hidden is None)
        texts: list[tuple[str, Concealment | None]] = [(seen, None)]
        for hidden, group in groupby(said, key=lambda word: word.hidden):
            if hidden is not None:
                texts.append(("".join(word.text for word in group), hidden))
        for text, hidden in texts:
            if text.strip():
                self._sheet.add(
                    Line(
                        text=tidy(text.replace("\r", " ")),
                        part=part,
                        page=slide.number,
                        box=frame if slide.placed else None,
                        block=block,
                        hidden=hidden,
                        cell=cell,
                    )
                )

    def _besides(self, shape: Shape, slide: Slide, block: int) -> None:
        """Write what stands in place of a shape, and the name of the file it came from."""
        told = about(shape.element)
        for name in ("title", "descr"):
            text = "" if told is None else told.get(name, "").strip()
            if text:
                words = [Words(" ".join(text.split()), Concealment.ALTERNATIVE)]
                self._line(words, block, slide, None, frame=shape.frame, part=Part.OTHER)
        for name in file_names(shape.element):
            self._sheet.property("name of a picture's file", name)


def _why_unseen(shape: Shape, slide: Slide, covers: list[Shape]) -> Concealment | None:
    if shape.hidden:
        return Concealment.HIDDEN
    if shape.frame is None or slide.number is None:
        return None
    if shape.frame.is_beyond(slide.size):
        return Concealment.OFF_PAGE
    if any(_lies_over(cover, shape) for cover in covers):
        return Concealment.COVERED
    return None


def _lies_over(cover: Shape, shape: Shape) -> bool:
    """Say whether one shape was drawn after another, among the same ones, and over all of it."""
    over = cover.order > shape.order and cover.element.getparent() is shape.element.getparent()
    if not over or cover.frame is None or shape.frame is None:
        return False
    return cover.frame.holds(shape.frame)


def _is_picture(shape: Shape) -> bool:
    """Say whether a shape is an upright picture in a rectangle."""
    if shape.hidden or shape.frame is None or kind_of(shape.element) != "pic":
        return False
    form = shape.element.find(f"{P}spPr/{A}prstGeom")
    place = shape.element.find(f"{P}spPr/{A}xfrm")
    turned = place is not None and whole(place.get("rot")) != 0
    return not turned and (form is None or form.get("prst") == "rect")


def _covers(shape: Shape, slide: Slide) -> bool:
    """Say whether nothing can be seen through a shape."""
    if shape.hidden or shape.frame is None or kind_of(shape.element) != "sp":
        return False
    form = shape.element.find(f"{P}spPr/{A}prstGeom")
    place = shape.element.find(f"{P}spPr/{A}xfrm")
    turned = place is not None and whole(place.get("rot")) != 0
    if form is None or form.get("prst") != "rect" or turned:
        return False
    return _fill(shape, slide) not in (AUTOMATIC, UNKNOWN)


def _is_filled(shape: Shape, slide: Slide) -> bool:
    """Say whether words before a shape may stand before something else than the slide."""
    if shape.frame is None or kind_of(shape.element) == "cxnSp":
        return False
    return kind_of(shape.element) != "sp" or _fill(shape, slide) != AUTOMATIC


def _ground(shape: Shape, slide: Slide, filled: list[Shape]) -> str:
    """Give the colour behind a shape's words, where one can tell."""
    own = _fill(shape, slide)
    if own != AUTOMATIC:
        return own
    if shape.frame is None:
        return UNKNOWN
    met = (one.frame.meets(shape.frame) for one in filled if one.frame and one is not shape)
    return UNKNOWN if any(met) else slide.ground


def _fill(shape: Shape, slide: Slide) -> str:
    """Give what fills a shape."""
    properties, style = shape.element.find(P + "spPr"), shape.element.find(P + "style")
    return slide.colours.fill(properties, style)


def _pictures(element: Element) -> Iterator[Element]:
    """Give the pictures in a shape, each as an element of its own."""
    found = [element] if element.tag == P + "pic" else list(element.iter(P + "pic"))
    yield from found
    if not found and element.find(f"{P}spPr/{A}blipFill") is not None:
        yield element


def _shares(frame: Frame | None, count: int) -> Iterator[Frame | None]:
    """Give each of a shape's lines its share of the shape's height."""
    for number in range(count):
        if frame is None:
            yield None
            continue
        high = (frame.bottom - frame.top) / count
        yield Frame(
            frame.left, frame.top + number * high, frame.right, frame.top + (number + 1) * high
        )


def _is_animated(root: Element) -> bool:
    return root.find(P + "timing") is not None


def actions(root: Element) -> Iterator[tuple[str, str, str]]:
    """Give what a click on a slide would do: its name, the action, and the link it goes by."""
    for element in root.iter(A + "hlinkClick", A + "hlinkHover", A + "hlinkMouseOver"):
        action = element.get("action", "")
        if action.startswith("ppaction://macro"):
            yield "macro", action.partition("name=")[2] or action, element.get(R + "id", "")
        elif action.startswith(("ppaction://program", "ppaction://ole")):
            yield "program that a click starts", action, element.get(R + "id", "")
