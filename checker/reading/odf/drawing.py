"""What is drawn in an OpenDocument file: boxes, shapes, pictures, objects, form controls."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from checker.model import Box, Concealment, Gap, Part, TraceKind
from checker.reading.asking import Held, Pictured
from checker.reading.docx.colours import UNKNOWN
from checker.reading.docx.paragraph import Grouping, Where
from checker.reading.docx.sheet import Piece, squeezed
from checker.reading.docx.styles import is_far
from checker.reading.grid import At
from checker.reading.odf import fields
from checker.reading.odf.book_sheet import BookSheet
from checker.reading.odf.forms import Forms
from checker.reading.odf.names import (
    DRAW,
    FO,
    MATH,
    OFFICE,
    PRESENTATION,
    SVG,
    TABLE,
    TEXT,
    TWIPS_PER_POINT,
    XLINK_HREF,
    millimetres,
    plain_text,
    points,
)
from checker.reading.odf.parts import Parts
from checker.reading.odf.walk import There, Walk
from checker.reading.ole import built_in
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local
from checker.words import say

_CLIP = re.compile(r"rect\(([^)]*)\)")
_FILE_NAME = re.compile(r".\.[A-Za-z]{3,4}$")
_GROUPS = (DRAW + "g", DRAW + "a", "{urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0}scene")
_WITH_PICTURE = (DRAW + "object", DRAW + "object-ole", TABLE + "table")
"""What a frame holds beside a picture of itself, for programs that cannot show it."""
_RUNS = (DRAW + "plugin", DRAW + "applet", DRAW + "floating-frame")
_ENDINGS = {"text": ".odt", "spreadsheet": ".ods", "presentation": ".odp", "graphics": ".odg"}


class Drawing:
    """Walks what is drawn, and hands its words back to the walk of the text."""

    def __init__(self, walk: Walk, parts: Parts, forms: Forms) -> None:
        """Take the walk, the file's parts and its form controls."""
        self._walk = walk
        self._sheet = walk.sheet
        self._styles = walk.styles
        self._parts = parts
        self._forms = forms
        self.layers_off: frozenset[str] = frozenset()
        """The layers that are not shown."""
        self.reached: set[str] = set()
        """The parts of the file that something drawn points at."""
        self.part = Part.TEXTBOX
        """The part that the words in a shape belong to: on a slide they are its body."""
        self.paper: tuple[float, float] | None = None
        """How large the slide is, in millimetres; beyond it nothing is seen."""
        self.came_to: Callable[[Element, str], None] = lambda _shape, _picture: None
        """Hears of each shape before its words are walked, and of each picture by its name."""
        self.cells_of: dict[bytes, At] = {}
        """The cell of each picture in a spreadsheet, by its bytes."""
        walk.shapes = self.shape

    def shape(self, element: Element, there: There) -> None:
        """Walk one thing that is drawn."""
        where = self._where(element, there.where)
        self.came_to(element, "")
        if element.tag == DRAW + "a":
            fields.note_link(self._sheet, element, plain_text(element))
        self._say_beside(element)
        self._listeners(element)
        if element.tag in _GROUPS:
            for child in element:
                if str(child.tag).startswith(DRAW) or child.tag in _GROUPS:
                    self.shape(child, replace(there, where=where))
        elif element.tag == DRAW + "frame":
            self._frame(element, where)
        elif element.tag == DRAW + "control":
            self._forms.write(element.get(DRAW + "control", ""), where)
        elif element.tag != DRAW + "page-thumbnail":
            self._words(element, element, where)

    def at_cell(self, element: Element, at: At) -> None:
        """Walk something that is drawn at a cell of a spreadsheet."""
        if isinstance(self._sheet, BookSheet):
            self._sheet.at = at
        before = len(self._sheet.pictures)
        if str(element.tag).startswith(DRAW) or element.tag in _GROUPS:
            self.shape(element, There(where=Where(part=Part.TEXTBOX)))
        if len(self._sheet.pictures) > before:
            for one in list(self._sheet.pictures.values())[before:]:
                self.cells_of[one.data] = at

    def _where(self, element: Element, outer: Where) -> Where:
        """Give where the walk stands in something drawn: is it seen, and on what ground?"""
        hidden = outer.hidden
        if hidden is None:
            hidden = self._hidden(element)
        return replace(outer, hidden=hidden, ground=self._ground(element) or outer.ground)

    def _hidden(self, element: Element) -> Concealment | None:
        if element.get(DRAW + "display", "always") in ("none", "screen"):
            return Concealment.HIDDEN
        if element.get(DRAW + "layer", "") in self.layers_off:
            return Concealment.LAYER
        if self.paper is not None and (box := box_of(element)) is not None:
            left, top, right, bottom = box
            out = right <= 0 or bottom <= 0 or left >= self.paper[0] or top >= self.paper[1]
            return Concealment.OFF_PAGE if out else None
        x, y = points(element.get(SVG + "x")), points(element.get(SVG + "y"))
        twips = (str(round((place or 0.0) * TWIPS_PER_POINT)) for place in (x, y))
        return Concealment.OFF_PAGE if is_far(*twips) or _is_before_page(element) else None

    def _ground(self, element: Element) -> str:
        family, name = style_of(element)
        filled = self._styles.said(family, name, "graphic", DRAW + "fill")
        if not filled and element.tag not in (DRAW + "frame", *_GROUPS):
            return UNKNOWN
        return self._styles.ground(family, name, "graphic")

    def _say_beside(self, element: Element) -> None:
        """Write the title and the description, which only a screen reader tells."""
        for name in ("title", "desc"):
            told = element.find(SVG + name)
            if told is not None and (told.text or "").strip():
                self._sheet.write_hidden(told.text or "", Part.OTHER, Concealment.ALTERNATIVE)
        name = element.get(DRAW + "name", "")
        if _FILE_NAME.search(name):
            self._sheet.property("picture file name", name)

    def _listeners(self, element: Element) -> None:
        for one in element.iterfind(f"{OFFICE}event-listeners/*"):
            if target := one.get(XLINK_HREF, ""):
                kind = "macro" if target.startswith("vnd.sun.star.script") else "linked action"
                self._sheet.active(kind, target)

    def _frame(self, element: Element, where: Where) -> None:
        pictured = False
        objects = any(child.tag in _WITH_PICTURE for child in element)
        for child in element:
            if child.tag == DRAW + "text-box":
                self._words(child, element, where)
            elif child.tag == DRAW + "image":
                told = self._picture(child, element, where, again=pictured or objects)
                pictured = pictured or told
            elif child.tag == DRAW + "object":
                self._object(child, where)
            elif child.tag == DRAW + "object-ole":
                self._ole(child, where)
            elif child.tag in _RUNS:
                self._runs(child)
            elif child.tag == TABLE + "table":
                self._walk.blocks_of_table(child, where)

    def _words(self, holder: Element, shape: Element, where: Where) -> None:
        """Walk the words in a box or a shape."""
        inside = replace(where, part=self.part, cell=None)
        style = style_of(shape)
        around = () if shape.tag == DRAW + "frame" and style[0] == "graphic" else (style,)
        there = There(where=inside, around=around)
        self._walk.blocks(holder, there, Grouping(self._sheet, 0.0, together=True))

    def _picture(self, image: Element, frame: Element, where: Where, *, again: bool) -> bool:
        """Take one of the pictures of a frame, of which the first that is there is shown."""
        target = image.get(XLINK_HREF, "").removeprefix("./")
        if target and fields.is_outside(target) and not self._parts.has(target):
            fields.note_picture(self._sheet, target)
            why = say("A picture is not in the file but fetched from elsewhere, and was not read.")
            self._sheet.gap("unread.scan", why, Part.IMAGE)
            return True
        self.reached.add(target)
        self._crop(frame, target)
        if again or not self._parts.has(target):
            return False
        self.add_picture(target, _area(frame))
        self.came_to(frame, target)
        if image.find(TEXT + "p") is not None:
            self._words(image, frame, where)
        return True

    def add_picture(self, name: str, area: float | None) -> None:
        """Keep a picture, whose words are recognised later."""
        why = say("The words in a picture, if it holds any, were not read.")
        gap = Gap(code="unread.scan", why=why, part=Part.IMAGE, area_mm2=area)
        before = self._sheet.pictures.get(name)
        if before is not None and (before.gap.area_mm2 or 0.0) >= (area or 0.0):
            return
        data = self._read(name)
        if data:
            self._sheet.pictures[name] = Pictured(data, gap)

    def _crop(self, frame: Element, target: str) -> None:
        family, name = style_of(frame)
        found = _CLIP.search(self._styles.said(family, name, "graphic", FO + "clip"))
        if found is None:
            return
        sides = (points(side) or 0.0 for side in found[1].replace(",", " ").split())
        if any(side > 0 for side in sides):
            self._sheet.tell(TraceKind.REDACTION, "cropped picture", target, Part.IMAGE)

    def stale_object(self, folder: str) -> None:
        """Take an object that no page shows: what it says is hidden."""
        where = Where(part=Part.OTHER, hidden=Concealment.UNUSED)
        self._object_in(folder, where)

    def _object(self, element: Element, where: Where) -> None:
        """Take an object: a chart or a formula is read here, a document as a file of its own."""
        folder = element.get(XLINK_HREF, "").removeprefix("./").rstrip("/")
        if not folder:
            self._inline_object(element, where)
            return
        if fields.is_outside(folder):
            self._sheet.active("linked file", folder)
            return
        self._object_in(folder, where)

    def _object_in(self, folder: str, where: Where) -> None:
        self.reached.add(folder)
        self.reached.add("ObjectReplacements/" + folder)
        if self._parts.has(folder):
            self._sheet.hold("embedded object", Held(folder, self._read(folder)))
            return
        kind = self._parts.kind(folder + "/").rpartition(".")[2].removesuffix("-template")
        if kind in _ENDINGS:
            held = Held(folder + _ENDINGS[kind], self._parts.file_of(folder))
            self._sheet.hold("embedded object", held)
        elif self._parts.has(folder + "/content.xml"):
            self._drawn_object(self._parts.xml(folder + "/content.xml"), where)
        else:
            why = say("A file ({name}) is built into the letter and was not read.", name=folder)
            self._sheet.gap("unread.unsupported", why, Part.ATTACHMENT)

    def _inline_object(self, element: Element, where: Where) -> None:
        for child in element:
            self._drawn_object(child, where)

    def _drawn_object(self, root: Element, where: Where) -> None:
        """Write the words of a chart or a formula, each once."""
        block = self._sheet.new_block()
        told: set[str] = set()
        for text in _texts(root):
            if (folded := squeezed(text)) and folded not in told:
                told.add(folded)
                piece = Piece(text=text, hidden=where.hidden, marks=where.marks)
                self._sheet.write([piece], block, part=Part.OTHER)

    def _ole(self, element: Element, where: Where) -> None:
        name = element.get(XLINK_HREF, "").removeprefix("./").rstrip("/")
        if self._parts.has(name + "/content.xml"):
            self._object_in(name, where)
            return
        if not name or not self._parts.has(name):
            return
        self.reached.add(name)
        found = built_in(name, self._read(name))
        for held in found.held:
            self._sheet.hold("embedded object", held)
        for path in found.paths:
            self._sheet.property("path of a built-in file", path)
        if found.why:
            self._sheet.gap("unread.damaged", found.why, Part.ATTACHMENT)

    def _runs(self, element: Element) -> None:
        target = element.get(XLINK_HREF, "").removeprefix("./")
        kind = local(str(element.tag))
        if self._parts.has(target):
            self.reached.add(target)
            self._sheet.hold("attached file", Held(target, self._read(target)))
        else:
            self._sheet.active(say("{kind} from elsewhere", kind=kind), target)

    def bytes_of(self, name: str) -> bytes:
        """Give the bytes of a picture in the file, or nothing."""
        kept = self._sheet.pictures.get(name)
        if kept is not None:
            return kept.data
        return self._read(name) if self._parts.has(name) else b""

    def _read(self, name: str) -> bytes:
        try:
            return self._parts.read(name)
        except Unreadable as fault:
            why = say("A part of the file ({name}) is damaged and was not read.", name=name)
            self._sheet.gap(fault.code, why, Part.ATTACHMENT)
            return b""


def _is_before_page(element: Element) -> bool:
    """Say whether a shape that is placed on a page ends before the page's edge."""
    box = box_of(element)
    on_page = element.get(TEXT + "anchor-type", "") == "page"
    return on_page and box is not None and (box[2] <= 0 or box[3] <= 0)


def style_of(element: Element) -> tuple[str, str]:
    """Give the family and the name of a shape's style."""
    if name := element.get(PRESENTATION + "style-name", ""):
        return "presentation", name
    return "graphic", element.get(DRAW + "style-name", "")


def box_of(shape: Element) -> Box | None:
    """Give where a shape stands on its slide, in millimetres."""
    x, y = millimetres(shape.get(SVG + "x")), millimetres(shape.get(SVG + "y"))
    if x is None or y is None:
        return None
    width = millimetres(shape.get(SVG + "width")) or 0.0
    height = millimetres(shape.get(SVG + "height")) or 0.0
    return x, y, x + width, y + height


def _area(frame: Element) -> float | None:
    width = millimetres(frame.get(SVG + "width"))
    height = millimetres(frame.get(SVG + "height"))
    return None if width is None or height is None else round(width * height, 2)


def _texts(root: Element) -> Iterator[str]:
    """Give the words of a chart; of a formula, what was typed to make it."""
    typed = [one for one in root.iter(MATH + "annotation", "annotation") if one.text]
    if typed:
        yield from (" ".join(str(one.text).split()) for one in typed)
        return
    if local(str(root.tag)) == "math":
        yield " ".join("".join(str(piece) for piece in root.itertext()).split())
        return
    for paragraph in root.iter(TEXT + "p"):
        yield plain_text(paragraph)
