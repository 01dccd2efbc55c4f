"""The walk through one story (the body, a header, a note, a comment) in reading order."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from checker.model import Concealment, Part, TraceKind
from checker.reading.docx import drawing, tables, tracking
from checker.reading.docx.characters import WRITTEN, all_text, is_misplaced, symbol, text_of
from checker.reading.docx.covering import covers
from checker.reading.docx.fields import Fields, form_properties, says_something
from checker.reading.docx.folding import Folding
from checker.reading.docx.names import MC, M, R, W, is_understood, value
from checker.reading.docx.naming import note_named
from checker.reading.docx.numbering import Numbering, is_worded
from checker.reading.docx.outside import differs
from checker.reading.docx.paragraph import Draft, Grouping, Where, write_paragraph
from checker.reading.docx.pictures import Pictures
from checker.reading.docx.sheet import Mark, Piece, Sheet, squeezed
from checker.reading.docx.sight import concealment
from checker.reading.docx.styles import Face, Shape, Styles, face_of, shape_of
from checker.reading.trees import Element, local
from checker.words import say

_NOTHING_INSIDE = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid"),
        *("proofErr", "bookmarkEnd", "permEnd", "smartTagPr"),
        *("lastRenderedPageBreak", "customXmlPr", "fldData", "annotationRef", "softHyphen"),
        *("footnoteRef", "endnoteRef", "separator", "continuationSeparator", "altChunk"),
    )
)
_TRACKED = tuple(W + name for name in tracking.CHANGES)
_DEFAULT_PT = 10.0
_MOST_COMMENTS = 100
"""That are open at one place of the text: more than that point at nothing in particular."""
_MOST_COMMENTS = 100
"""That are open at one place of the text: more than that point at nothing in particular."""

BlockDoor: TypeAlias = Callable[[Element, Where, Grouping], None]
InlineDoor: TypeAlias = Callable[[Element, Where, Draft], None]
RunDoor: TypeAlias = Callable[[Element, Face, Where, Draft], None]


class Walk:
    """One file's walk: what it needs to understand what it meets, and where it writes it down.

    At each level (between paragraphs, in a paragraph, in a run) an element that means something
    has a door; any other is walked through as if it were not there, so that no text is lost.
    """

    def __init__(
        self, sheet: Sheet, styles: Styles, numbering: Numbering, pictures: Pictures
    ) -> None:
        """Take what the walk needs, and the sheet to write on."""
        self.sheet = sheet
        self._pictures = pictures
        self.comments: dict[str, int] = {}
        """The mark of each comment, by its id."""
        self.notes_called: set[tuple[str, str]] = set()
        """The footnotes and endnotes that some text refers to."""
        self._styles = styles
        self._numbering = numbering
        self._fields = Fields(sheet)
        self._commented: list[int] = []
        self._folding = Folding()
        self._tables = 0
        self._between = self._doors_between_paragraphs()
        self._within = self._doors_within_a_paragraph()
        self._in_run = self._doors_in_a_run()

    def story(self, root: Element, where: Where) -> None:
        """Walk a story from its top to its end."""
        self._fields = Fields(self.sheet)
        self._commented = []
        self._folding = Folding()
        self._blocks(root, where, Grouping(self.sheet, self._styles.usual_gap))
        if is_misplaced(root):
            why = say("The letter holds words in a way that Word does not. They were not all read.")
            self.sheet.gap("unread.unsupported", why, where.part)

    def _doors_between_paragraphs(self) -> dict[str, BlockDoor]:
        return {
            W + "p": self._paragraph,
            W + "tbl": self._table,
            W + "sdt": self._block_control,
            W + "sectPr": self._section,
            W + "bookmarkStart": self._block_named,
            W + "permStart": self._block_named,
            MC + "AlternateContent": self._block_alternatives,
            **dict.fromkeys(_TRACKED, self._block_tracked),
        }

    def _doors_within_a_paragraph(self) -> dict[str, InlineDoor]:
        return {
            W + "r": self._run,
            M + "r": self._run,
            W + "sdt": self._inline_control,
            W + "fldSimple": self._simple_field,
            W + "hyperlink": self._hyperlink,
            W + "bookmarkStart": self._named,
            W + "permStart": self._named,
            W + "commentRangeStart": self._comment_begins,
            W + "commentRangeEnd": self._comment_ends,
            W + "p": self._stands_alone,
            W + "tbl": self._stands_alone,
            MC + "AlternateContent": self._inline_alternatives,
            **dict.fromkeys(_TRACKED, self._inline_tracked),
        }

    def _doors_in_a_run(self) -> dict[str, RunDoor]:
        return {
            W + "t": self._text,
            W + "delText": self._text,
            M + "t": self._text,
            W + "sym": self._symbol,
            W + "fldChar": self._field,
            W + "instrText": self._instruction,
            W + "delInstrText": self._instruction,
            W + "drawing": self._drawing,
            W + "pict": self._drawing,
            W + "object": self._drawing,
            W + "footnoteReference": self._note_called,
            W + "endnoteReference": self._note_called,
            W + "r": self._run_in_run,
            W + "p": self._block_in_run,
            W + "tbl": self._block_in_run,
            MC + "AlternateContent": self._run_alternatives,
            **dict.fromkeys(WRITTEN, self._written),
        }

    def _blocks(self, parent: Element, where: Where, grouping: Grouping) -> None:
        for child in parent:
            tag = str(child.tag)
            if door := self._between.get(tag):
                door(child, where, grouping)
            elif tag in self._within:
                self._paragraph_of(child, where, grouping)
            elif tag not in _NOTHING_INSIDE:
                self._blocks(child, where, grouping)

    def _paragraph(self, element: Element, where: Where, grouping: Grouping) -> None:
        properties = element.find(W + "pPr")
        style = "" if properties is None else value(properties.find(W + "pStyle"))
        shape = self._styles.shape(style, shape_of(properties))
        shape, bullet = self._listed(shape, style)
        where = self._folding.paragraph(shape, properties, where)
        draft = Draft(style=style, shape=shape, where=where)
        self._inline(element, where, draft)
        if bullet and is_worded(bullet):
            draft.pieces.insert(0, Piece(text=f"{bullet} ", hidden=where.hidden, part=where.part))
            bullet = ""
        if draft.covered:
            draft.cover()
        if properties is not None:
            tracking.note_paragraph_mark(self.sheet, properties, told=draft.tracked)
        write_paragraph(self.sheet, draft, grouping, bullet)
        if properties is not None and properties.find(W + "sectPr") is not None:
            grouping.part_here()
        for later, there in draft.later:
            self._later(later, there)

    def _listed(self, shape: Shape, style: str) -> tuple[Shape, str]:
        """Give a paragraph's shape with its list's indent, and the number that stands before it."""
        list_id, level = shape.list_id, shape.list_level
        if not list_id or list_id == "0":
            return shape, ""
        if level is None:
            level = self._numbering.level_of_style(list_id, style)
        if shape.left is None:
            shape = replace(shape, left=self._numbering.left(list_id, level))
        return shape, self._numbering.next(list_id, level)

    def _paragraph_of(self, element: Element, where: Where, grouping: Grouping) -> None:
        """Write something that should stand in a paragraph, and does not."""
        draft = Draft(style="", shape=self._styles.shape("", Shape()), where=where)
        self._one(element, where, draft)
        if draft.pieces:
            write_paragraph(self.sheet, draft, grouping, "")
        for later, there in draft.later:
            self._later(later, there)

    def _later(self, element: Element, where: Where) -> None:
        """Walk a text box, or a paragraph that stands inside another, after what holds it."""
        outer, self._fields = self._fields, Fields(self.sheet)
        grouping = Grouping(self.sheet, 0.0, together=True)
        door = self._between.get(str(element.tag), self._blocks)
        door(element, where, grouping)
        self._fields = outer

    def _table(self, table: Element, where: Where, grouping: Grouping) -> None:
        where = self._folding.inside(where)
        number, self._tables = self._tables, self._tables + 1
        style = tables.table_style(table)
        for text in tables.said_besides(table):
            self.sheet.write_hidden(text, Part.OTHER, Concealment.ALTERNATIVE)
        tracking.note_format_changes(self.sheet, table.find(W + "tblPr"))
        for row in tables.rows(table, number, self._styles.table_fills(style)):
            tracking.note_format_changes(self.sheet, row.properties)
            in_row = tracking.under(self.sheet, tables.tracked(row.properties), where)
            if tables.is_marked_hidden(row.properties) and not in_row.hidden:
                in_row = replace(in_row, hidden=Concealment.HIDDEN)
            for held in row.cells:
                self._cell(held, replace(in_row, table_style=style))
        grouping.part_here()

    def _cell(self, held: tables.Held, where: Where) -> None:
        properties = held.element.find(W + "tcPr")
        tracking.note_format_changes(self.sheet, properties)
        inside = tracking.under(self.sheet, tables.tracked(properties), where)
        inside = replace(
            inside,
            cell=held.cell,
            ground=held.ground or where.ground,
            hidden=inside.hidden or held.hidden,
        )
        self._blocks(held.element, inside, Grouping(self.sheet, 0.0, together=True))

    def _section(self, element: Element, _where: Where, _grouping: Grouping) -> None:
        tracking.note_format_changes(self.sheet, element)

    def _block_control(self, element: Element, where: Where, grouping: Grouping) -> None:
        self._blocks(element, tracking.control(self.sheet, element, where), grouping)

    def _block_named(self, element: Element, _where: Where, _grouping: Grouping) -> None:
        note_named(self.sheet, element)

    def _block_tracked(self, element: Element, where: Where, grouping: Grouping) -> None:
        self._blocks(element, tracking.changed(self.sheet, element, where), grouping)

    def _block_alternatives(self, element: Element, where: Where, grouping: Grouping) -> None:
        for chosen in self._choice(element, where):
            self._blocks(chosen, where, grouping)

    def _inline(self, parent: Element, where: Where, draft: Draft) -> None:
        for child in parent:
            self._one(child, where, draft)

    def _one(self, element: Element, where: Where, draft: Draft) -> None:
        tag = str(element.tag)
        if door := self._within.get(tag):
            door(element, where, draft)
        elif tag not in _NOTHING_INSIDE:
            self._inline(element, where, draft)

    def _run(self, run: Element, where: Where, draft: Draft) -> None:
        properties = run.find(W + "rPr")
        style = "" if properties is None else value(properties.find(W + "rStyle"))
        face = self._styles.face(draft.style, style, where.table_style, face_of(properties))
        self._run_marks(properties, face, draft)
        self._content(run, face, where, draft)

    def _run_marks(self, properties: Element | None, face: Face, draft: Draft) -> None:
        """Take note of a highlighter, and of a change in the run's formatting."""
        yellow = face.marker == "yellow" or (face.marker is None and face.fill == "FFFF00")
        if not yellow:
            draft.highlight = None
        elif draft.highlight is None:
            draft.highlight = self.sheet.mark(Mark(kind=TraceKind.HIGHLIGHT, name="yellow"))
        change = None if properties is None else properties.find(W + "rPrChange")
        author = None if change is None else value(change, "author")
        if author is not None and author not in draft.formatting:
            mark = Mark(kind=TraceKind.FORMATTING, author=author)
            draft.formatting[author] = self.sheet.mark(mark)
        draft.reformatted_by = author

    def _inline_control(self, element: Element, where: Where, draft: Draft) -> None:
        self._inline(element, tracking.control(self.sheet, element, where), draft)

    def _inline_tracked(self, element: Element, where: Where, draft: Draft) -> None:
        self._inline(element, tracking.changed(self.sheet, element, where), draft)

    def _inline_alternatives(self, element: Element, where: Where, draft: Draft) -> None:
        for chosen in self._choice(element, where):
            self._inline(chosen, where, draft)

    def _simple_field(self, element: Element, where: Where, draft: Draft) -> None:
        self._fields.begin()
        self._fields.instruct(value(element, "instr"))
        self._fields.separate()
        self._say("", Face(), where, draft)
        self._inline(element, where, draft)
        self._unseen(self._fields.end().words, where)

    def _hyperlink(self, element: Element, where: Where, draft: Draft) -> None:
        if tip := value(element, "tooltip").strip():
            self.sheet.write_hidden(tip, Part.OTHER, Concealment.ALTERNATIVE)
        before = len(draft.pieces)
        self._inline(element, where, draft)
        target = self._pictures.target(where.source, element.get(R + "id", ""))
        if target and differs("".join(piece.text for piece in draft.pieces[before:]), target):
            self.sheet.property("link", target)

    def _named(self, element: Element, _where: Where, _draft: Draft) -> None:
        note_named(self.sheet, element)

    def _comment_begins(self, element: Element, _where: Where, _draft: Draft) -> None:
        number = self.comments.get(value(element, "id"))
        if number is not None and len(self._commented) < _MOST_COMMENTS:
            self._commented.append(number)

    def _comment_ends(self, element: Element, _where: Where, _draft: Draft) -> None:
        number = self.comments.get(value(element, "id"))
        if number in self._commented:
            self._commented.remove(number)

    def _stands_alone(self, element: Element, where: Where, draft: Draft) -> None:
        draft.later.append((element, where))

    def _content(self, run: Element, face: Face, where: Where, draft: Draft) -> None:
        for child in run:
            tag = str(child.tag)
            if door := self._in_run.get(tag):
                door(child, face, where, draft)
            elif tag not in _NOTHING_INSIDE:
                self._content(child, face, where, draft)

    def _text(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        self._say(text_of(element), face, where, draft)

    def _written(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        self._say(WRITTEN[str(element.tag)], face, where, draft)

    def _symbol(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        self._say(symbol(element), face, where, draft)

    def _say(self, text: str, face: Face, where: Where, draft: Draft) -> None:
        if not self._fields.showing and not says_something(text):
            return
        hidden = where.hidden
        if text.strip():
            hidden = concealment(face, draft.shape, where, self._fields)
        self._fields.take(text)
        draft.tracked = draft.tracked or bool(where.marks)
        marks = (*where.marks, *self._fields.marks, *self._commented, *draft.run_marks)
        draft.pieces.append(
            Piece(
                text=text,
                hidden=hidden,
                part=Part.DELETED if hidden is Concealment.DELETED else where.part,
                author=where.author,
                marks=marks,
                size=face.size or _DEFAULT_PT,
                bold=bool(face.bold),
                italic=bool(face.italic),
                ink=face.ink or "",
            )
        )

    def _field(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            form = element.find(W + "ffData")
            self._fields.begin(form)
            for name, text in form_properties(form):
                self.sheet.property(name, text)
        elif kind == "separate":
            self._fields.separate()
            self._say("", face, where, draft)
        elif kind == "end":
            shown = self._fields.shown_by_form()
            ended = self._fields.end()
            if shown:
                self._say(shown, face, where, draft)
            if ended.button:
                self._button(ended.button, face, where, draft)
            self._unseen(ended.words, where)

    def _button(self, text: str, face: Face, where: Where, draft: Draft) -> None:
        """Write the words of a button: a place that somebody should have filled in."""
        number = self.sheet.mark(Mark(kind=TraceKind.PLACEHOLDER))
        self._say(text, face, replace(where, marks=(*where.marks, number)), draft)

    def _instruction(self, element: Element, _face: Face, _where: Where, _draft: Draft) -> None:
        self._fields.instruct(element.text or "")

    def _note_called(self, element: Element, _face: Face, _where: Where, _draft: Draft) -> None:
        self.notes_called.add((local(str(element.tag)), value(element, "id")))

    def _run_in_run(self, element: Element, _face: Face, where: Where, draft: Draft) -> None:
        self._run(element, where, draft)

    def _block_in_run(self, element: Element, _face: Face, where: Where, draft: Draft) -> None:
        draft.later.append((element, where))

    def _run_alternatives(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        for chosen in self._choice(element, where):
            self._content(chosen, face, where, draft)

    def _drawing(self, element: Element, _face: Face, where: Where, draft: Draft) -> None:
        for box in drawing.text_boxes(element):
            draft.later.append((box, _in_box(box, where)))
        for text in drawing.own_words(element):
            block = self.sheet.new_block()
            for line in text.splitlines():
                piece = Piece(text=line, hidden=where.hidden, marks=where.marks)
                self.sheet.write([piece], block, part=Part.TEXTBOX)
        for text in drawing.said_besides(element):
            self.sheet.write_hidden(text, Part.OTHER, Concealment.ALTERNATIVE)
        for shown in drawing.pictures(element):
            self._pictures.show(where.source, shown)
        for name in drawing.file_names(element):
            self.sheet.property("picture file name", name)
        if where.part is Part.BODY and covers(element):
            mark = Mark(kind=TraceKind.REDACTION, name="shape that may cover text")
            draft.covered.append(self.sheet.mark(mark))

    def _choice(self, element: Element, where: Where) -> list[Element]:
        """Give the version that Word shows; write down words that only another version has."""
        versions = [child for child in element if child.tag in (MC + "Choice", MC + "Fallback")]
        chosen = next((one for one in versions if is_understood(one)), None)
        if chosen is None:
            return []
        shown = squeezed(all_text(chosen))
        for other in (version for version in versions if version is not chosen):
            texts = (all_text(paragraph) for paragraph in other.iter(W + "p"))
            self._unseen([text for text in texts if squeezed(text) not in shown], where)
        return [chosen]

    def _unseen(self, texts: Iterable[str], where: Where) -> None:
        for text in texts:
            hidden = where.hidden or Concealment.HIDDEN
            self.sheet.write_hidden(text, Part.OTHER, hidden, where.author)


def _in_box(box: Element, where: Where) -> Where:
    """Give where the walk stands inside a text box."""
    hidden = where.hidden
    if hidden is None and drawing.is_concealed(box):
        hidden = Concealment.HIDDEN
    elif hidden is None and drawing.is_off_page(box):
        hidden = Concealment.OFF_PAGE
    ground = drawing.ground_of_box(box) or where.ground
    return replace(where, part=Part.TEXTBOX, hidden=hidden, ground=ground, cell=None)
