"""The walk through one story (the body, a header, a note, a comment) in reading order."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from checker.model import Concealment, Part
from checker.reading.docx import tables, tracking
from checker.reading.docx.characters import is_misplaced
from checker.reading.docx.fields import Fields
from checker.reading.docx.folding import Folding
from checker.reading.docx.names import MC, M, R, W, value
from checker.reading.docx.naming import note_named
from checker.reading.docx.numbering import Numbering, is_worded
from checker.reading.docx.outside import differs
from checker.reading.docx.paragraph import Draft, Grouping, Where, write_paragraph
from checker.reading.docx.pictures import Pictures
from checker.reading.docx.runs import NOTHING_INSIDE, Runs
from checker.reading.docx.sheet import Piece, Sheet
from checker.reading.docx.styles import Face, Shape, Styles, shape_of
from checker.reading.trees import Element
from checker.words import say

_TRACKED = tuple(W + name for name in tracking.CHANGES)
_MOST_COMMENTS = 100
"""That are open at one place of the text: more than that point at nothing in particular."""

BlockDoor: TypeAlias = Callable[[Element, Where, Grouping], None]
InlineDoor: TypeAlias = Callable[[Element, Where, Draft], None]


class Walk:
    """One file's walk: what it needs to understand what it meets, and where it writes it down.

    At each level (between paragraphs, in a paragraph, and in a run: see `Runs`) an element that
    means something has a door; any other is walked through, so that no text is lost.
    """

    def __init__(
        self, sheet: Sheet, styles: Styles, numbering: Numbering, pictures: Pictures
    ) -> None:
        """Take what the walk needs, and the sheet to write on."""
        self.sheet = sheet
        self._pictures = pictures
        self.comments: dict[str, int] = {}
        """The mark of each comment, by its id."""
        self._runs = Runs(sheet, styles, pictures)
        self.notes_called = self._runs.notes_called
        """The footnotes and endnotes that some text refers to."""
        self._styles = styles
        self._numbering = numbering
        self._folding = Folding()
        self._tables = 0
        self._between = self._doors_between_paragraphs()
        self._within = self._doors_within_a_paragraph()

    def story(self, root: Element, where: Where) -> None:
        """Walk a story from its top to its end."""
        self._runs.fields = Fields(self.sheet)
        self._runs.commented = []
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
            W + "r": self._runs.run,
            M + "r": self._runs.run,
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

    def _blocks(self, parent: Element, where: Where, grouping: Grouping) -> None:
        for child in parent:
            tag = str(child.tag)
            if door := self._between.get(tag):
                door(child, where, grouping)
            elif tag in self._within:
                self._paragraph_of(child, where, grouping)
            elif tag not in NOTHING_INSIDE:
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
        outer, self._runs.fields = self._runs.fields, Fields(self.sheet)
        grouping = Grouping(self.sheet, 0.0, together=True)
        door = self._between.get(str(element.tag), self._blocks)
        door(element, where, grouping)
        self._runs.fields = outer

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
        for chosen in self._runs.choice(element, where):
            self._blocks(chosen, where, grouping)

    def _inline(self, parent: Element, where: Where, draft: Draft) -> None:
        for child in parent:
            self._one(child, where, draft)

    def _one(self, element: Element, where: Where, draft: Draft) -> None:
        tag = str(element.tag)
        if door := self._within.get(tag):
            door(element, where, draft)
        elif tag not in NOTHING_INSIDE:
            self._inline(element, where, draft)

    def _inline_control(self, element: Element, where: Where, draft: Draft) -> None:
        self._inline(element, tracking.control(self.sheet, element, where), draft)

    def _inline_tracked(self, element: Element, where: Where, draft: Draft) -> None:
        self._inline(element, tracking.changed(self.sheet, element, where), draft)

    def _inline_alternatives(self, element: Element, where: Where, draft: Draft) -> None:
        for chosen in self._runs.choice(element, where):
            self._inline(chosen, where, draft)

    def _simple_field(self, element: Element, where: Where, draft: Draft) -> None:
        self._runs.fields.begin()
        self._runs.fields.instruct(value(element, "instr"))
        self._runs.fields.separate()
        self._runs.say("", Face(), where, draft)
        self._inline(element, where, draft)
        self._runs.unseen(self._runs.fields.end().words, where)

    def _hyperlink(self, element: Element, where: Where, draft: Draft) -> None:
        if tip := value(element, "tooltip").strip():
            self.sheet.write_hidden(tip, Part.OTHER, Concealment.ALTERNATIVE)
        if " " in (window := value(element, "tgtFrame").strip()):
            self.sheet.property("window of a link", window)
        before = len(draft.pieces)
        self._inline(element, where, draft)
        target = self._pictures.target(where.source, element.get(R + "id", ""))
        if target and differs("".join(piece.text for piece in draft.pieces[before:]), target):
            self.sheet.property("link", target)

    def _named(self, element: Element, _where: Where, _draft: Draft) -> None:
        note_named(self.sheet, element)

    def _comment_begins(self, element: Element, _where: Where, _draft: Draft) -> None:
        number = self.comments.get(value(element, "id"))
        if number is not None and len(self._runs.commented) < _MOST_COMMENTS:
            self._runs.commented.append(number)

    def _comment_ends(self, element: Element, _where: Where, _draft: Draft) -> None:
        number = self.comments.get(value(element, "id"))
        if number in self._runs.commented:
            self._runs.commented.remove(number)

    def _stands_alone(self, element: Element, where: Where, draft: Draft) -> None:
        draft.later.append((element, where))
