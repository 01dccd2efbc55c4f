"""An OpenDocument slide show (odp, otp) to a Document: every text in it, slide by slide."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from checker.model import (
    Box,
    Cell,
    Concealment,
    FileKind,
    Line,
    Look,
    Page,
    Part,
    Trace,
)
from checker.reading.asking import Asked, Pictured, Reading
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Piece, Sheet
from checker.reading.odf.beside import Beside, listeners
from checker.reading.odf.covering import Covers
from checker.reading.odf.drawing import Drawing, box_of
from checker.reading.odf.forms import Forms
from checker.reading.odf.masters import Masters
from checker.reading.odf.names import ANNOTATIONS, DRAW, OFFICE, PRESENTATION, plain_text
from checker.reading.odf.parts import Parts
from checker.reading.odf.styles import Styles
from checker.reading.odf.text import reading_of
from checker.reading.odf.tracking import Changes
from checker.reading.odf.walk import There, Walk
from checker.reading.pptx.painting import Placed, painted
from checker.reading.refusal import Unreadable, damaged, too_large
from checker.reading.trees import Element
from checker.words import say

MOST_SLIDES = 3_000
_USUAL = (280.0, 157.5)
_OFF_PAGE = "drawing-page"
_NO_SHAPES = (
    *(PRESENTATION + name for name in ("notes", "animations", "settings")),
    *(OFFICE + name for name in ("forms", "event-listeners")),
    *ANNOTATIONS,
    DRAW + "layer-set",
)
_DECLARED = {
    PRESENTATION + "header-decl": Part.HEADER,
    PRESENTATION + "footer-decl": Part.FOOTER,
    PRESENTATION + "date-time-decl": Part.FOOTER,
}
_FILLED_IN = frozenset(("title", "outline", "subtitle", "notes", "date-time", "page-number"))


class SlideSheet(Sheet):
    """A sheet whose lines stand on slides, in the boxes of their shapes."""

    def __init__(self) -> None:
        """Start before the first slide."""
        super().__init__()
        self.page: int | None = None
        self.box: Box | None = None
        self.frames: list[tuple[int, Box, str]] = []
        """Each picture in its place: the slide, the place, the picture's part."""

    def write(
        self,
        pieces: list[Piece],
        block: int,
        *,
        part: Part,
        look: Look | None = None,
        cell: Cell | None = None,
    ) -> None:
        """Write one line on the slide where the walk stands."""
        super().write(pieces, block, part=part, look=look, cell=cell)
        last = self._lines[-1]
        self._lines[-1] = replace(last, page=self.page, box=self.box)

    def came_to(self, shape: Element, picture: str) -> None:
        """Take note of the shape that the walk has come to."""
        found = box_of(shape)
        self.box = found or self.box
        if picture and found is not None and self.page is not None:
            self.frames.append((self.page, found, picture))

    def finished(self) -> tuple[tuple[Line, ...], tuple[Trace, ...]]:
        """Give the lines, those of one shape below one another, and the traces on their slides."""
        self._lines = list(_below_one_another(self._lines))
        lines, traces = super().finished()
        at = {(line.part, line.start): line for line in lines if line.text}
        return lines, tuple(_placed(trace, at) for trace in traces)


def odp_reading(asked: Asked) -> Reading:
    """Read a slide show; give the files that are built into it, and the pictures that it shows.

    Raises:
        Unreadable: the file as a whole cannot be read.
    """
    sheet, pages = _read(asked)
    reading = reading_of(asked, sheet, FileKind.ODP)
    pictured = {name: (page, box) for page, box, name in reversed(sheet.frames)}
    pictures = [
        Pictured(one.data, replace(one.gap, page=at[0], box=at[1]))
        for name, one in sheet.pictures.items()
        for at in (pictured.get(name, (None, None)),)
    ]
    return reading._replace(
        document=replace(reading.document, pages=tuple(pages)), pictures=tuple(pictures)
    )


def draw_odp_page(asked: Asked, page: int, width_px: int) -> bytes:
    """Draw one slide, counted from 1, in outline: its words and its pictures.

    Raises:
        Unreadable: there is no such slide, or the file as a whole cannot be read.
    """
    sheet, pages = _read(asked)
    if not 1 <= page <= len(pages):
        raise Unreadable("unread.damaged", say("There is no slide {page}.", page=page))
    lines, _ = sheet.finished()
    pictures = [
        Placed(box, sheet.pictures[name].data)
        for number, box, name in sheet.frames
        if number == page and name in sheet.pictures
    ]
    size = pages[page - 1].width_mm, pages[page - 1].height_mm
    return painted(size, width_px, [line for line in lines if line.page == page], pictures)


def _read(asked: Asked) -> tuple[SlideSheet, list[Page]]:
    sheet = SlideSheet()
    try:
        return sheet, _slides(Parts(asked.data, asked.passwords), sheet)
    except RecursionError as fault:
        why = say("The file is nested too deeply to be read.")
        raise Unreadable("unread.damaged", why) from fault


def _slides(parts: Parts, sheet: SlideSheet) -> list[Page]:
    if not parts.has("content.xml"):
        raise damaged()
    content = parts.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}presentation")
    if body is None:
        raise damaged()
    shared = parts.xml("styles.xml") if parts.has("styles.xml") else None
    styles = Styles(shared, content)
    walk = Walk(sheet, styles, Changes(sheet, content))
    forms = Forms(sheet, content)
    drawing = Drawing(walk, parts, forms)
    show = Show(sheet, walk, drawing, Masters(shared, styles), styles)
    show.read(body, shared)
    walk.write_the_rest()
    forms.write_the_rest()
    listeners(content, sheet)
    Beside(parts, sheet, drawing).read()
    return show.pages


class Show:
    """One slide show, read slide by slide."""

    def __init__(
        self, sheet: SlideSheet, walk: Walk, drawing: Drawing, masters: Masters, styles: Styles
    ) -> None:
        """Take what is needed to read a slide."""
        self.pages: list[Page] = []
        self._sheet = sheet
        self._walk = walk
        self._drawing = drawing
        self._masters = masters
        self._styles = styles
        self._shown: set[str] = set()
        self._covers = Covers(styles, drawing.bytes_of)
        drawing.came_to = sheet.came_to
        drawing.part = Part.BODY

    def read(self, body: Element, shared: Element | None) -> None:
        """Read the slides in order, and then the master pages that none is made after."""
        slides = list(body.iterfind(DRAW + "page"))
        if len(slides) > MOST_SLIDES:
            raise too_large()
        self._drawing.layers_off = _layers_off(body, shared)
        self._declared(body)
        for number, slide in enumerate(slides, 1):
            self._slide(slide, number)
        self._sheet.page = self._sheet.box = None
        for name in self._masters.names():
            self._master(name, Where(part=Part.OTHER, hidden=Concealment.UNUSED))

    def _slide(self, slide: Element, number: int) -> None:
        style = slide.get(DRAW + "style-name", "")
        said = self._styles.said(_OFF_PAGE, style, _OFF_PAGE, PRESENTATION + "visibility")
        hidden = Concealment.HIDDEN if said == "hidden" else None
        master = slide.get(DRAW + "master-page-name", "")
        width, height = self._masters.size(master) or _USUAL
        self.pages.append(
            Page(number=number, width_mm=width, height_mm=height, hidden=hidden is not None)
        )
        self._sheet.page, self._sheet.box = number, None
        self._drawing.paper = (width, height)
        where = Where(part=Part.BODY, ground=self._ground(style, master), hidden=hidden)
        if hidden is None:
            self._master(master, where)
        self._shapes(slide, where)
        for comment in (child for child in slide if child.tag in ANNOTATIONS):
            self._walk.comment(comment)
            self._walk.write_the_rest()
        self._notes(slide)

    def _ground(self, style: str, master: str) -> str:
        found = self._styles.ground(_OFF_PAGE, style, _OFF_PAGE)
        page = self._masters.page(master)
        if found or page is None:
            return found
        return self._styles.ground(_OFF_PAGE, page.get(DRAW + "style-name", ""), _OFF_PAGE)

    def _shapes(self, parent: Element, where: Where) -> None:
        behind = self._covers.behind(parent)
        for child in parent:
            self._sheet.box = None
            if child.tag in _NO_SHAPES:
                continue
            if str(child.tag).startswith(DRAW):
                covered = Concealment.COVERED if child in behind else None
                there = replace(where, hidden=where.hidden or covered)
                self._drawing.shape(child, There(where=there))
            else:
                self._walk.story(child, where, together=True)
        self._sheet.box = None

    def _notes(self, slide: Element) -> None:
        """Read what the speaker noted: it stands in the file, and on no slide."""
        where = Where(part=Part.OTHER, hidden=Concealment.HIDDEN)
        self._drawing.part, self._drawing.paper = Part.OTHER, None
        for notes in slide.iterfind(PRESENTATION + "notes"):
            for child in notes:
                if child.get(PRESENTATION + "class", "notes") in ("notes", "graphic", "object"):
                    self._drawing.shape(child, There(where=where))
        self._drawing.part = Part.BODY

    def _master(self, name: str, where: Where) -> None:
        """Read what a master page shows on its slides, once; what is to be filled in, not."""
        page = self._masters.page(name)
        if page is None or name in self._shown:
            return
        self._shown.add(name)
        for child in page:
            filled_in = child.get(PRESENTATION + "class", "") in _FILLED_IN
            placeholder = child.get(PRESENTATION + "placeholder", "") == "true"
            if str(child.tag).startswith(DRAW) and not filled_in and not placeholder:
                self._drawing.shape(child, There(where=where))

    def _declared(self, body: Element) -> None:
        """Write the header, the footer and the date that the slides share."""
        for element in body.iter(*_DECLARED):
            if text := plain_text(element):
                piece = Piece(text=text, part=_DECLARED[str(element.tag)])
                self._sheet.write([piece], self._sheet.new_block(), part=piece.part)


def _layers_off(*roots: Element | None) -> frozenset[str]:
    """Give the layers that are not shown."""
    return frozenset(
        layer.get(DRAW + "name", "")
        for root in roots
        if root is not None
        for layer in root.iter(DRAW + "layer")
        if layer.get(DRAW + "display", "always") in ("none", "printer")
    )


def _below_one_another(lines: list[Line]) -> Iterator[Line]:
    """Part the box of a shape among the lines that stand in it."""
    for key, group in groupby(lines, key=lambda line: (line.page, line.box, line.hidden)):
        held = list(group)
        box = key[1]
        for number, line in enumerate(held):
            yield line if box is None else replace(line, box=_share(box, number, len(held)))


def _share(box: Box, number: int, count: int) -> Box:
    left, top, right, bottom = box
    step = (bottom - top) / count
    return left, top + number * step, right, top + (number + 1) * step


def _placed(trace: Trace, at: dict[tuple[Part, int], Line]) -> Trace:
    line = at.get((trace.part, trace.span[0])) if trace.span else None
    return trace if line is None else replace(trace, page=line.page, box=line.box)
