"""The walk through one story (the body, a header, a note, a comment) in reading order."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from checker.model import Concealment, Part, TraceKind
from checker.reading.docx import drawing, tables
from checker.reading.docx.colours import lost_in
from checker.reading.docx.fields import Fields
from checker.reading.docx.names import (
    MC,
    XML_SPACE,
    A,
    Element,
    M,
    W,
    is_on,
    local,
    value,
)
from checker.reading.docx.numbering import Numbering
from checker.reading.docx.package import Package
from checker.reading.docx.paragraph import Draft, Grouping, Where, write_paragraph
from checker.reading.docx.sheet import Mark, Piece, Sheet, squeezed
from checker.reading.docx.styles import Face, Styles, face_of, ground_of, shape_of
from checker.words import say

COLUMNS_APART = "    "
_TINY_PT = 2.0
_LEAST_SCALE = 5.0
_LINE_ENDS = str.maketrans(
    {"\n": " ", "\r": " ", "\t": COLUMNS_APART, "\u2028": "\n", "\u2029": "\n"}
)
_CHANGES = {
    "ins": TraceKind.INSERTION,
    "moveTo": TraceKind.MOVE,
    "del": TraceKind.DELETION,
    "moveFrom": TraceKind.MOVE,
}
_GONE = frozenset({"del", "moveFrom"})
_NOTHING_INSIDE = frozenset(
    W + name
    for name in (
        "pPr rPr sdtPr sdtEndPr proofErr bookmarkStart bookmarkEnd permStart permEnd"
        " lastRenderedPageBreak sectPr tblPr tblGrid tblPrEx trPr tcPr smartTagPr customXmlPr"
        " fldData annotationRef footnoteRef endnoteRef separator continuationSeparator softHyphen"
    ).split()
)
_WRITTEN = {
    W + "tab": COLUMNS_APART,
    W + "ptab": COLUMNS_APART,
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "zapf")
_SYMBOLS = {
    0xA8: "\u2610",
    0x6F: "\u2610",
    0xFE: "\u2612",
    0xFD: "\u2612",
    0x28: "\u260e",
}
_PRIVATE = range(0xF000, 0xF100)

Door: TypeAlias = Callable[[Element, Where, Draft], None]


class Walk:
    """One file's walk: what it needs to understand what it meets, and where it writes it down."""

    def __init__(
        self, package: Package, sheet: Sheet, styles: Styles, numbering: Numbering
    ) -> None:
        """Take the file, and the sheet to write on."""
        self.package = package
        self.sheet = sheet
        self.styles = styles
        self.numbering = numbering
        self.comments: dict[str, int] = {}
        self.notes_called: set[tuple[str, str]] = set()
        self._fields = Fields(sheet)
        self._commented: list[int] = []
        self._tables = 0
        self._inline_doors = self._doors()

    def story(self, root: Element, where: Where) -> None:
        """Walk a story from its top to its end."""
        self._fields = Fields(self.sheet)
        self._commented = []
        self._blocks(root, where, Grouping(self.sheet, self.styles.usual_gap))

    def _blocks(self, parent: Element, where: Where, grouping: Grouping) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                self._paragraph(child, where, grouping)
            elif tag == W + "tbl":
                self._table(child, where)
                grouping.part_here()
            elif tag == MC + "AlternateContent":
                for chosen in self._choice(child, where):
                    self._blocks(chosen, where, grouping)
            elif tag == W + "sdt":
                self._blocks(child, self._control(child, where), grouping)
            elif str(tag).startswith(W) and local(str(tag)) in _CHANGES:
                self._blocks(child, self._changed(child, where), grouping)
            elif tag in self._inline_doors:
                self._paragraph_of(child, where, grouping)
            elif tag not in _NOTHING_INSIDE:
                self._blocks(child, where, grouping)
            elif tag == W + "sectPr":
                self._format_change(child, where)

    def _paragraph(self, element: Element, where: Where, grouping: Grouping) -> None:
        properties = element.find(W + "pPr")
        style = "" if properties is None else value(properties.find(W + "pStyle"))
        shape = self.styles.shape(style, shape_of(properties))
        bullet = ""
        if shape.list_id and shape.list_id != "0":
            level = shape.list_level
            if level is None:
                level = self.numbering.level_of_style(shape.list_id, style)
            bullet = self.numbering.next(shape.list_id, level)
            if shape.left is None:
                shape = replace(shape, left=self.numbering.left(shape.list_id, level))
        draft = Draft(style=style, shape=shape, where=where)
        self._inline(element, where, draft)
        if properties is not None:
            self._paragraph_mark(properties, draft)
        write_paragraph(self.sheet, draft, grouping, bullet)
        if properties is not None and properties.find(W + "sectPr") is not None:
            grouping.part_here()
        for later, there in draft.later:
            self._later(later, there)

    def _paragraph_of(self, element: Element, where: Where, grouping: Grouping) -> None:
        """Write something that should stand in a paragraph, and does not."""
        draft = Draft(style="", shape=self.styles.shape("", shape_of(None)), where=where)
        self._one(element, where, draft)
        if draft.pieces:
            write_paragraph(self.sheet, draft, grouping, "")
        for later, there in draft.later:
            self._later(later, there)

    def _later(self, element: Element, where: Where) -> None:
        outer, self._fields = self._fields, Fields(self.sheet)
        grouping = Grouping(self.sheet, 0.0, together=True)
        if element.tag == W + "p":
            self._paragraph(element, where, grouping)
        elif element.tag == W + "tbl":
            self._table(element, where)
        else:
            self._blocks(element, where, grouping)
        self._fields = outer

    def _paragraph_mark(self, properties: Element, draft: Draft) -> None:
        """Take note of what was done to the paragraph itself."""
        self._format_change(properties, draft.where)
        mark = properties.find(W + "rPr")
        if mark is None:
            return
        self._format_change(mark, draft.where)
        for name, kind in _CHANGES.items():
            change = mark.find(W + name)
            if change is not None and not draft.tracked:
                author = value(change, "author")
                self.sheet.mark(Mark(kind=kind, author=author, text=""))

    def _table(self, table: Element, where: Where) -> None:
        number, self._tables = self._tables, self._tables + 1
        style = tables.table_style(table)
        self._format_change(table.find(W + "tblPr"), where)
        for row in tables.rows(table, number, self.styles.table_fills(style)):
            self._format_change(row.properties, where)
            in_row = self._moved(tables.tracked(row.properties), where)
            if tables.is_marked_hidden(row.properties) and not in_row.hidden:
                in_row = replace(in_row, hidden=Concealment.HIDDEN)
            for held in row.cells:
                properties = held.element.find(W + "tcPr")
                self._format_change(properties, where)
                in_cell = self._moved(tables.tracked(properties), in_row)
                there = replace(
                    in_cell,
                    cell=held.cell,
                    ground=held.ground or where.ground,
                    table_style=style,
                    hidden=in_cell.hidden or held.hidden,
                )
                self._blocks(held.element, there, Grouping(self.sheet, 0.0, together=True))

    def _inline(self, parent: Element, where: Where, draft: Draft) -> None:
        for child in parent:
            self._one(child, where, draft)

    def _one(self, element: Element, where: Where, draft: Draft) -> None:
        tag = element.tag
        if tag in _NOTHING_INSIDE:
            return
        door = self._inline_doors.get(str(tag))
        if door is not None:
            door(element, where, draft)
        else:
            self._inline(element, where, draft)

    def _run(self, run: Element, where: Where, draft: Draft) -> None:
        properties = run.find(W + "rPr")
        style = "" if properties is None else value(properties.find(W + "rStyle"))
        face = self.styles.face(draft.style, style, where.table_style, face_of(properties))
        if properties is not None and len(properties):
            self._run_marks(properties, face, draft)
        else:
            draft.highlight = None
        self._content(run, face, where, draft)

    def _run_marks(self, properties: Element, face: Face, draft: Draft) -> None:
        """Take note of a highlighter, and of a change in the run's formatting."""
        if face.marker == "yellow" or face.fill == "FFFF00":
            if draft.highlight is None:
                draft.highlight = self.sheet.mark(Mark(kind=TraceKind.HIGHLIGHT, name="yellow"))
        else:
            draft.highlight = None
        change = properties.find(W + "rPrChange")
        if change is not None:
            author = value(change, "author")
            if author not in draft.formatting:
                mark = Mark(kind=TraceKind.FORMATTING, author=author)
                draft.formatting[author] = self.sheet.mark(mark)

    def _content(self, run: Element, face: Face, where: Where, draft: Draft) -> None:
        for child in run:
            tag = str(child.tag)
            if tag in (W + "t", W + "delText", M + "t"):
                self._say(_text(child), face, where, draft)
            elif tag in _WRITTEN:
                self._say(_WRITTEN[tag], face, where, draft)
            elif tag == W + "sym":
                self._say(_symbol(child), face, where, draft)
            elif tag == W + "fldChar":
                self._field(child, face, where, draft)
            elif tag in (W + "instrText", W + "delInstrText"):
                self._fields.instruct(child.text or "")
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self._drawing(child, where, draft)
            elif tag == MC + "AlternateContent":
                for chosen in self._choice(child, where):
                    self._content(chosen, face, where, draft)
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self.notes_called.add((local(tag), value(child, "id")))
            elif tag in (W + "p", W + "tbl"):
                draft.later.append((child, where))
            elif tag == W + "ruby":
                self._inline(child, where, draft)
            elif tag not in _NOTHING_INSIDE:
                self._content(child, face, where, draft)

    def _say(self, text: str, face: Face, where: Where, draft: Draft) -> None:
        hidden = self._concealment(face, where, draft) if text.strip() else where.hidden
        self._fields.take(text)
        marks = (*where.marks, *self._fields.marks, *self._commented)
        if draft.highlight is not None:
            marks = (*marks, draft.highlight)
        if draft.formatting:
            marks = (*marks, *draft.formatting.values())
        gone = hidden is Concealment.DELETED
        draft.pieces.append(
            Piece(
                text=text,
                hidden=hidden,
                part=Part.DELETED if gone else where.part,
                author=where.author,
                marks=marks,
                size=face.size or 10.0,
                bold=bool(face.bold),
                italic=bool(face.italic),
                ink=face.ink or "",
            )
        )

    def _concealment(self, face: Face, where: Where, draft: Draft) -> Concealment | None:
        """Say why a text of this look is not seen, or None when it is."""
        if where.hidden is not None:
            return where.hidden
        web_only = face.web_hidden and not self._fields.inside
        if face.vanish or web_only or not self._fields.showing:
            return Concealment.HIDDEN
        size = 10.0 if face.size is None else face.size
        exact = draft.shape.exact
        if size <= _TINY_PT or (exact is not None and exact <= _TINY_PT):
            return Concealment.TINY
        if face.scale is not None and face.scale <= _LEAST_SCALE:
            return Concealment.TINY
        if draft.shape.off_page:
            return Concealment.OFF_PAGE
        ground = ground_of(face, draft.shape, where.ground)
        marked = face.marker not in (None, "none")
        return lost_in(face.ink or "", ground, highlighted=marked)

    def _field(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._fields.begin(element.find(W + "ffData"))
        elif kind == "separate":
            self._fields.separate()
            self._say("", face, where, draft)
        elif kind == "end":
            shown = self._fields.shown_by_form()
            words = list(self._fields.end())
            if shown:
                self._say(shown, face, where, draft)
            self._unseen(words, where)

    def _simple_field(self, element: Element, where: Where, draft: Draft) -> None:
        self._fields.begin(element.find(W + "ffData"))
        self._fields.instruct(value(element, "instr"))
        self._fields.separate()
        self._say("", Face(), where, draft)
        self._inline(element, where, draft)
        self._unseen(list(self._fields.end()), where)

    def _unseen(self, texts: list[str], where: Where) -> None:
        for text in texts:
            hidden = where.hidden or Concealment.HIDDEN
            self.sheet.write_hidden(text, Part.OTHER, hidden, where.author)

    def _tracked(self, element: Element, where: Where, draft: Draft) -> None:
        self._inline(element, self._changed(element, where), draft)

    def _changed(self, element: Element, where: Where) -> Where:
        return self._moved((local(str(element.tag)), value(element, "author")), where)

    def _moved(self, change: tuple[str, str], where: Where) -> Where:
        """Give where the walk stands inside a tracked change, a mark for which it makes."""
        name, author = change
        if name not in _CHANGES:
            return where
        kind = _CHANGES[name]
        told = {"moveFrom": "from", "moveTo": "to"}.get(name, "")
        number = self.sheet.mark(Mark(kind=kind, author=author, name=told))
        inside = replace(where, marks=(*where.marks, number))
        return (
            replace(inside, hidden=Concealment.DELETED, author=author) if name in _GONE else inside
        )

    def _inline_control(self, element: Element, where: Where, draft: Draft) -> None:
        self._inline(element, self._control(element, where), draft)

    def _control(self, element: Element, where: Where) -> Where:
        """Give where the walk stands inside a content control."""
        if is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            number = self.sheet.mark(Mark(kind=TraceKind.PLACEHOLDER))
            return replace(where, marks=(*where.marks, number))
        return where

    def _comment_begins(self, element: Element, _where: Where, _draft: Draft) -> None:
        number = self.comments.get(value(element, "id"))
        if number is not None:
            self._commented.append(number)

    def _comment_ends(self, element: Element, _where: Where, _draft: Draft) -> None:
        number = self.comments.get(value(element, "id"))
        if number in self._commented:
            self._commented.remove(number)

    def _stands_alone(self, element: Element, where: Where, draft: Draft) -> None:
        draft.later.append((element, where))

    def _alternatives(self, element: Element, where: Where, draft: Draft) -> None:
        for chosen in self._choice(element, where):
            self._inline(chosen, where, draft)

    def _choice(self, element: Element, where: Where) -> list[Element]:
        """Give the version that Word shows; write down words that only another version has."""
        choices = [child for child in element if child.tag == MC + "Choice"]
        others = [child for child in element if child.tag == MC + "Fallback"]
        if not choices:
            return others
        shown = squeezed(_all_text(choices[0]))
        for other in (*choices[1:], *others):
            for paragraph in other.iter(W + "p"):
                text = _all_text(paragraph)
                if squeezed(text) not in shown:
                    self._unseen([text], where)
        return choices[:1]

    def _drawing(self, element: Element, where: Where, draft: Draft) -> None:
        for box in element.iter(W + "txbxContent"):
            if not drawing.is_in_text_box(box, element) and not _is_fallback(box, element):
                draft.later.append((box, self._in_box(box, where)))
        told = [*drawing.word_art(element), *drawing.loose_text(element)]
        for text in told:
            block = self.sheet.new_block()
            for line in text.splitlines():
                piece = Piece(text=line, hidden=where.hidden, marks=where.marks)
                self.sheet.write([piece], block, part=Part.TEXTBOX)
        for text in drawing.said_besides(element):
            self.sheet.write_hidden(text, Part.OTHER, Concealment.ALTERNATIVE)
        for _ in range(drawing.pictures(element)):
            why = say("A picture in the letter: the words in it, if any, were not read.")
            self.sheet.gap("unread.scan", why, where.part, drawing.area_mm2(element))
        for name in drawing.file_names(element):
            self.sheet.property("picture file name", name)

    def _in_box(self, box: Element, where: Where) -> Where:
        hidden = where.hidden
        if hidden is None and drawing.is_concealed(box):
            hidden = Concealment.HIDDEN
        elif hidden is None and drawing.is_off_page(box):
            hidden = Concealment.OFF_PAGE
        ground = drawing.ground_of_box(box) or where.ground
        return replace(where, part=Part.TEXTBOX, hidden=hidden, ground=ground, cell=None)

    def _format_change(self, properties: Element | None, where: Where) -> None:
        """Take note of changes in formatting that are still tracked."""
        if properties is None:
            return
        for child in properties:
            tag = str(child.tag)
            if tag.startswith(W) and tag.endswith("Change"):
                author = value(child, "author")
                self.sheet.mark(Mark(kind=TraceKind.FORMATTING, author=author, text=""))

    def _doors(self) -> Mapping[str, Door]:
        """Give what to do at each element that means something inside a paragraph."""
        return {
            W + "r": self._run,
            M + "r": self._run,
            W + "ins": self._tracked,
            W + "del": self._tracked,
            W + "moveTo": self._tracked,
            W + "moveFrom": self._tracked,
            W + "sdt": self._inline_control,
            W + "fldSimple": self._simple_field,
            W + "commentRangeStart": self._comment_begins,
            W + "commentRangeEnd": self._comment_ends,
            W + "p": self._stands_alone,
            W + "tbl": self._stands_alone,
            MC + "AlternateContent": self._alternatives,
        }


def paragraphs_text(root: Element) -> str:
    """Give the text of a story, a paragraph a line, with no eye to what is seen."""
    return "\n".join(text for one in root.iter(W + "p") if (text := _all_text(one)).strip())


def _text(element: Element) -> str:
    text = element.text or ""
    if element.get(XML_SPACE) != "preserve" and "\n" in text:
        text = text.strip("\n\r\t ")
    return text.translate(_LINE_ENDS)


def _symbol(element: Element) -> str:
    code = int(written, 16) if _is_hex(written := value(element, "char")) else 0
    if value(element, "font").lower().startswith(_SYMBOL_FONTS):
        return _SYMBOLS.get(code & 0xFF, "\u2022")
    code -= 0xF000 if code in _PRIVATE else 0
    return chr(code) if code >= ord(" ") and not 0xD800 <= code < 0xE000 else ""


def _is_hex(written: str) -> bool:
    return 0 < len(written) <= 4 and all(letter in "0123456789abcdefABCDEF" for letter in written)


def _all_text(element: Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(W + "t", A + "t", M + "t"))


def _is_fallback(box: Element, top: Element) -> bool:
    """Say whether a text box inside a drawing is the old twin of another one."""
    for parent in box.iterancestors():
        if parent is top:
            return False
        if parent.tag == MC + "Fallback":
            return True
    return False
