"""A slide show as a whole: its slides in order, with their layouts, notes and comments."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.model import Concealment, Line, Page, Part
from checker.reading.assembly import tidy
from checker.reading.docx.names import A, R
from checker.reading.docx.pictures import Pictures
from checker.reading.docx.sheet import Sheet
from checker.reading.docx.stories import tree
from checker.reading.package import Link, Package
from checker.reading.pptx.colours import Colours
from checker.reading.pptx.comments import authors, write_comments
from checker.reading.pptx.names import P14, Frame, P, mm
from checker.reading.pptx.shapes import Places, Shape, places_in, shapes_in
from checker.reading.pptx.slide import Slide, SlideReader, actions
from checker.reading.refusal import too_large
from checker.reading.trees import Element
from checker.words import say

MOST_SLIDES = 3_000
_USUAL = Frame(0.0, 0.0, 254.0, 190.5)
_OFF = ("0", "false")
_NOT_NOTES = frozenset({"sldNum", "sldImg", "dt"})


@dataclass(slots=True)
class _Design:
    """A master or a layout: its tree, where its placeholders stand, its colours."""

    root: Element | None = None
    places: Places = field(default_factory=Places)
    colours: Colours = field(default_factory=lambda: Colours(None, None))
    master: "_Design | None" = None
    beneath: tuple[Shape, ...] = ()


class Deck:
    """One slide show, read slide by slide."""

    def __init__(self, package: Package, sheet: Sheet, pictures: Pictures, main: str) -> None:
        """Take the file, where it is noted, and the name of its main part."""
        self._package = package
        self._sheet = sheet
        self._main = main
        self._root = package.xml(main)
        self._reader = SlideReader(sheet, pictures, self._part_of)
        self._designs: dict[str, _Design] = {}
        self.read_parts: set[str] = set()
        """The names of the parts that were read."""
        self.pages: list[Page] = []

    @property
    def pictured(self) -> dict[str, int]:
        """Give on which slide each picture is shown first."""
        return self._reader.pages

    @property
    def frames(self) -> list[tuple[int, Frame, str]]:
        """Give each picture in its place: the slide, the place, the picture's part."""
        return self._reader.frames

    def read(self) -> None:
        """Read the slides that are shown, those that are not, and what they are made after."""
        names = authors(self._package, self._sheet, self._main)
        size = self._size()
        shown = [link.target for link in self._slides()]
        others = [
            link.target
            for link in self._package.links(self._main)
            if link.kind == "slide" and not link.outside and link.target not in shown
        ]
        if len(shown) + len(others) > MOST_SLIDES:
            raise too_large()
        for number, name in enumerate(dict.fromkeys((*shown, *others)), 1):
            self._slide(name, number, size, names, listed=name in shown)
        self._layouts(size)
        self._names_of_sections()

    def _slides(self) -> Iterator[Link]:
        for told in self._root.iterfind(f"{P}sldIdLst/{P}sldId"):
            link = self._package.link(self._main, told.get(R + "id"))
            if link is None or not self._package.has(link.target):
                why = say("A slide is missing from the file.")
                self._sheet.gap("unread.damaged", why, Part.BODY)
            else:
                yield link

    def _slide(
        self, name: str, number: int, size: Frame, names: dict[str, str], *, listed: bool
    ) -> None:
        self.read_parts.add(name)
        root = tree(self._package, self._sheet, name, Part.BODY)
        hidden = root is not None and root.get("show", "1") in _OFF
        unseen = Concealment.HIDDEN if hidden else None if listed else Concealment.UNUSED
        page = Page(
            number=number,
            width_mm=size.right,
            height_mm=size.bottom,
            hidden=unseen is not None,
        )
        self.pages.append(page)
        if root is None:
            return
        layout = self._design(self._linked(name, "slideLayout"))
        master = layout.master or layout
        slide = Slide(
            name=name,
            root=root,
            number=number,
            size=size,
            places=layout.places,
            colours=layout.colours,
            ground=layout.colours.ground(root, layout.root, master.root),
            beneath=layout.beneath,
            hidden=unseen,
        )
        self._reader.read(slide)
        for called, action, link_id in actions(root):
            link = self._package.link(name, link_id)
            self._sheet.active(called, action if link is None else link.target)
        self._notes(name, number, size)
        self.read_parts.update(write_comments(self._package, self._sheet, name, number, names))

    def _notes(self, slide: str, number: int, size: Frame) -> None:
        name = self._linked(slide, "notesSlide")
        root = tree(self._package, self._sheet, name) if name else None
        self.read_parts.add(name)
        if root is None:
            return
        for shape in shapes_in(root, Places()):
            if shape.placeholder in _NOT_NOTES:
                shape.element.getparent().remove(shape.element)  # type: ignore[union-attr]  # it has one
        notes = Slide(
            name=name,
            root=root,
            number=number,
            size=size,
            places=Places(),
            colours=Colours(None, None),
            ground="",
            hidden=Concealment.HIDDEN,
            part=Part.OTHER,
            placed=False,
        )
        self._reader.read(notes)

    def _layouts(self, size: Frame) -> None:
        """Read what layouts and masters show on slides, and what stands on those never used."""
        used = set(self._designs)
        for link in self._package.links(self._main):
            if link.kind == "slideMaster" and self._package.has(link.target):
                self._design(link.target)
                for inner in self._package.links(link.target):
                    if inner.kind == "slideLayout" and self._package.has(inner.target):
                        self._design(inner.target)
            elif link.kind in ("notesMaster", "handoutMaster"):
                self._prompts(tree(self._package, self._sheet, link.target))
        for name, design in list(self._designs.items()):
            if design.root is None:
                continue
            slide = Slide(
                name=name,
                root=design.root,
                number=None,
                size=size,
                places=design.places,
                colours=design.colours,
                ground="?",
                hidden=None if name in used else Concealment.UNUSED,
                part=Part.OTHER,
            )
            self._reader.read(slide, only_fixed=True)
            self._prompts(design.root, places=True)

    def _prompts(self, root: Element | None, *, places: bool = False) -> None:
        """Let the words that a layout shows while somebody writes go through every check."""
        shapes = shapes_in(root, Places())
        told = [one.element for one in shapes if one.placeholder is not None or not places]
        texts = dict.fromkeys(text for element in told for text in _paragraphs(element))
        block = self._sheet.new_block()
        for text in texts:
            self._sheet.add(
                Line(text=tidy(text), part=Part.OTHER, block=block, hidden=Concealment.METADATA)
            )

    def _design(self, name: str) -> _Design:
        """Give a layout or a master by its name, read once."""
        if not name:
            return _Design()
        if name not in self._designs:
            self.read_parts.add(name)
            root = tree(self._package, self._sheet, name)
            above = self._linked(name, "slideMaster")
            master = self._design(above) if above and above != name else None
            theme = self._linked(name, "theme")
            if master is not None:
                colours = master.colours
            else:
                colours = Colours(tree(self._package, self._sheet, theme) if theme else None, root)
            places = places_in(root, None if master is None else master.places)
            under = () if master is None else master.beneath
            beneath = (*under, *shapes_in(root, places))
            self._designs[name] = _Design(root, places, colours, master, beneath)
        return self._designs[name]

    def _part_of(self, name: str, link_id: str) -> str:
        """Give the part that a link of a part leads to, or nothing."""
        link = self._package.link(name, link_id) if link_id else None
        return "" if link is None or link.outside else link.target

    def _linked(self, name: str, kind: str) -> str:
        for link in self._package.links(name):
            if link.kind == kind and not link.outside and self._package.has(link.target):
                return link.target
        return ""

    def _size(self) -> Frame:
        told = self._root.find(P + "sldSz")
        wide, high = mm(told, "cx"), mm(told, "cy")
        return Frame(0.0, 0.0, wide, high) if wide > 0 and high > 0 else _USUAL

    def _names_of_sections(self) -> None:
        for section in self._root.iter(P14 + "section"):
            self._sheet.property("section", section.get("name", ""))
        for show in self._root.iter(P + "custShow"):
            self._sheet.property("custom show", show.get("name", ""))


def _paragraphs(root: Element) -> Iterator[str]:
    for paragraph in root.iter(A + "p"):
        text = "".join(piece.text or "" for piece in paragraph.iter(A + "t"))
        if text.strip():
            yield text
