"""The walk through one OpenDocument story (a body, a header, a note, a box) in reading order."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from checker.model import Concealment, Part, TraceKind
from checker.reading.docx.paragraph import Draft, Grouping, Where, write_paragraph
from checker.reading.docx.sheet import Mark, Piece, Sheet
from checker.reading.docx.styles import Face, Shape
from checker.reading.odf import fields, tables
from checker.reading.odf.lists import Counting, Lists
from checker.reading.odf.names import ANNOTATIONS, DRAW, FIELD, OFFICE, TABLE, TEXT, plain_text
from checker.reading.odf.sight import concealment
from checker.reading.odf.spaces import Spaces
from checker.reading.odf.styles import Styles
from checker.reading.odf.tracking import Changes
from checker.reading.rtf.codes import plain_signs
from checker.reading.trees import Element, local, whole

_NOTHING_INSIDE = frozenset(
    (
        *(TEXT + name for name in ("sequence-decls", "variable-decls", "user-field-decls")),
        *(TEXT + name for name in ("tracked-changes", "note-citation", "soft-page-break")),
        *(TEXT + name for name in ("section-source", "dde-connection-decls", "ruby-text-none")),
        *(TEXT + name for name in ("list-level-style-number", "alphabetical-index-auto-mark-file")),
        *(TABLE + name for name in ("table-column", "table-columns", "table-source", "shapes")),
        *(OFFICE + name for name in ("forms", "event-listeners", "annotation-end")),
    )
)
_SHAPES = frozenset(
    DRAW + name
    for name in (
        *("frame", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon"),
        *(
            "path",
            "connector",
            "caption",
            "measure",
            "regular-polygon",
            "g",
            "control",
            "page-thumbnail",
        ),
    )
)
_LINK = DRAW + "a"
_YELLOW = "FFFF00"
_INDENT_MM = 6.35
_TWIPS_PER_MM = 1440 / 25.4

BlockDoor: TypeAlias = Callable[[Element, "There", Grouping], None]
InlineDoor: TypeAlias = Callable[[Element, "There", "Passage"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """Where the walk stands: the part, what holds for everything in it, and its list."""

    where: Where
    level: int = 0
    counting: Counting | None = None
    list_style: str = ""
    around: tuple[tuple[str, str], ...] = ()
    """Styles (family, name) that lie under those of the paragraphs."""


@dataclass(slots=True, kw_only=True)
class Passage(Draft):
    """One paragraph as it is gathered."""

    face: Face
    stack: tuple[tuple[str, str], ...]
    spaces: Spaces
    shown: list[tuple[Element, There]] = field(default_factory=list)
    """Shapes that hang on it, and are walked after it."""
    after: list[Callable[[], None]] = field(default_factory=list)
    bullet: str = ""


class Walk:
    """One file's walk: what it needs to understand what it meets, and where it writes it down."""

    def __init__(self, sheet: Sheet, styles: Styles, changes: Changes) -> None:
        """Take what the walk needs."""
        self.sheet = sheet
        self.styles = styles
        self.changes = changes
        self.shapes: Callable[[Element, There], None] = lambda _element, _there: None
        """Walks what is drawn."""
        self._notes: deque[tuple[Element, Where]] = deque()
        self._comments: deque[Element] = deque()
        self._tables = 0
        self._lists = Lists(styles)
        self._blocks_of = self._doors_between_paragraphs()
        self._inline_of = self._doors_within_a_paragraph()

    def story(self, root: Element, where: Where, *, together: bool = False) -> None:
        """Walk a story from its top to its end."""
        grouping = Grouping(self.sheet, self._usual_gap(), together=together)
        self.blocks(root, There(where=where), grouping)

    def write_the_rest(self) -> None:
        """Write the notes, and then the comments, that the stories called."""
        while self._notes:
            note, where = self._notes.popleft()
            self.story(note, replace(where, part=Part.FOOTNOTE, cell=None))
        while self._comments:
            self._write_comment(self._comments.popleft())

    def blocks(self, parent: Element, there: There, grouping: Grouping) -> None:
        """Walk what stands between paragraphs."""
        for child in parent:
            tag = str(child.tag)
            if door := self._blocks_of.get(tag):
                door(child, there, grouping)
            elif tag in _SHAPES or tag == _LINK:
                self.shapes(child, there)
            elif tag not in _NOTHING_INSIDE:
                self.blocks(child, there, grouping)

    def comment(self, element: Element) -> None:
        """Take note of a comment, to be written at the end."""
        self._comments.append(element)

    def _comment_between(self, element: Element, _there: There, _grouping: Grouping) -> None:
        self._comments.append(element)

    def _comment_within(self, element: Element, _there: There, _passage: Passage) -> None:
        self._comments.append(element)

    def _usual_gap(self) -> float:
        usual = self.styles.shape("Standard")
        return (usual.before or 0.0) + (usual.after or 0.0)

    def _doors_between_paragraphs(self) -> dict[str, BlockDoor]:
        return {
            TEXT + "p": self._paragraph,
            TEXT + "h": self._paragraph,
            TEXT + "list": self._list,
            TEXT + "section": self._section,
            TABLE + "table": self._table,
            TEXT + "change": self._change_between,
            TEXT + "change-start": self._change_begins,
            TEXT + "change-end": self._change_ends,
            **dict.fromkeys(ANNOTATIONS, self._comment_between),
            TEXT + "table-of-content-source": self._skip,
            **{TEXT + f"{kind}-index-source": self._skip for kind in _INDEXES},
            TEXT + "bibliography-source": self._skip,
        }

    def _skip(self, _element: Element, _there: There, _grouping: Grouping) -> None:
        """Pass over the templates by which an index is made."""

    def _doors_within_a_paragraph(self) -> dict[str, InlineDoor]:
        return {
            TEXT + "span": self._span,
            TEXT + "s": self._spaces,
            TEXT + "tab": lambda _element, there, passage: self._say("\t", there, passage),
            TEXT + "line-break": lambda _element, there, passage: self._say("\n", there, passage),
            TEXT + "note": self._note,
            TEXT + "change": self._change_within,
            TEXT + "change-start": lambda one, _there, _passage: self.changes.begin(one),
            TEXT + "change-end": lambda one, _there, _passage: self.changes.end(one),
            **dict.fromkeys(ANNOTATIONS, self._comment_within),
            TEXT + "a": self._link,
            TEXT + "ruby-text": self._ruby,
            FIELD + "fieldmark": self._mark_of_word,
            FIELD + "fieldmark-start": self._mark_of_word,
            **{TEXT + name: self._field for name in fields.DOORS},
        }

    def _paragraph(self, element: Element, there: There, grouping: Grouping) -> None:
        style = element.get(TEXT + "style-name", "")
        where = there.where
        if fields.hides_its_paragraph(element) and where.hidden is None:
            where = replace(where, hidden=Concealment.HIDDEN)
        there = replace(there, where=where)
        stack = (*there.around, ("paragraph", style))
        passage = Passage(
            style=style,
            shape=self._indented(self.styles.shape(style), there),
            where=where,
            face=self.styles.face(*stack),
            stack=stack,
            spaces=Spaces(),
        )
        passage.bullet = self._bullet(element, there)
        self._inline(element, there, passage)
        passage.spaces.finish(passage.pieces)
        write_paragraph(self.sheet, passage, grouping, passage.bullet)
        for shape, at in passage.shown:
            self.shapes(shape, at)
        for later in passage.after:
            later()

    def _indented(self, shape: Shape, there: There) -> Shape:
        if there.level and not shape.left:
            return replace(shape, left=there.level * _INDENT_MM * _TWIPS_PER_MM)
        return shape

    def _bullet(self, element: Element, there: There) -> str:
        """Give the number before a heading, or before the first paragraph of an item."""
        parent = element.getparent()
        if there.counting is not None and parent is not None:
            first = next((one for one in parent if one.tag in (TEXT + "p", TEXT + "h")), None)
            if parent.tag == TEXT + "list-item" and first is element:
                start = parent.get(TEXT + "start-value")
                return there.counting.next(there.level, start)
            return ""
        return self._lists.heading(element) if element.tag == TEXT + "h" else ""

    def _list(self, element: Element, there: There, grouping: Grouping) -> None:
        name = element.get(TEXT + "style-name") or there.list_style
        counting = there.counting if there.level else self._lists.begin(element, name)
        inner = replace(there, level=there.level + 1, counting=counting, list_style=name)
        self.blocks(element, inner, grouping)

    def _section(self, element: Element, there: There, grouping: Grouping) -> None:
        source = element.find(TEXT + "section-source")
        if source is not None:
            fields.note_source(self.sheet, source)
        style = element.get(TEXT + "style-name", "")
        where = there.where
        if where.hidden is None and _is_switched_off(element):
            where = replace(where, hidden=Concealment.HIDDEN)
        ground = self.styles.ground("section", style, "section")
        where = replace(where, ground=ground or where.ground)
        grouping.part_here()
        self.blocks(element, replace(there, where=where), grouping)
        grouping.part_here()

    def _table(self, element: Element, there: There, grouping: Grouping) -> None:
        number, self._tables = self._tables, self._tables + 1
        self._say_beside(element)
        for held in tables.cells(element, number, self.styles):
            where = replace(
                there.where,
                cell=held.cell,
                ground=held.ground or there.where.ground,
                hidden=there.where.hidden or held.hidden,
            )
            inside = There(where=where)
            self.blocks(held.element, inside, Grouping(self.sheet, 0.0, together=True))
        grouping.part_here()

    def blocks_of_table(self, element: Element, where: Where) -> None:
        """Walk a table that stands by itself, in a frame."""
        inside = replace(where, part=Part.TEXTBOX)
        self._table(element, There(where=inside), Grouping(self.sheet, 0.0))

    def _say_beside(self, element: Element) -> None:
        """Write the title and the description of a table."""
        for name in ("title", "desc"):
            told = element.find(TABLE + name)
            if told is not None and told.text:
                self.sheet.write_hidden(told.text, Part.OTHER, Concealment.ALTERNATIVE)

    def _change_begins(self, element: Element, _there: There, _grouping: Grouping) -> None:
        self.changes.begin(element)

    def _change_ends(self, element: Element, _there: There, _grouping: Grouping) -> None:
        self.changes.end(element)

    def _change_between(self, element: Element, there: There, _grouping: Grouping) -> None:
        self.deleted(element.get(TEXT + "change-id", ""), there)

    def _change_within(self, element: Element, there: There, passage: Passage) -> None:
        name = element.get(TEXT + "change-id", "")
        passage.after.append(lambda: self.deleted(name, there))

    def deleted(self, name: str, there: There) -> None:
        """Write what was deleted at a place: it is still in the file, with its author."""
        for region, where in self.changes.deleted(name, there.where):
            self.blocks(region, There(where=where), Grouping(self.sheet, 0.0, together=True))

    def _inline(self, parent: Element, there: There, passage: Passage) -> None:
        self._say(parent.text or "", there, passage, raw=True)
        for child in parent:
            tag = str(child.tag)
            if door := self._inline_of.get(tag):
                door(child, there, passage)
            elif tag in _SHAPES or tag == _LINK:
                passage.shown.append((child, there))
            elif tag in self._blocks_of:
                passage.after.append(self._later(child, there))
            elif tag not in _NOTHING_INSIDE:
                self._inline(child, there, passage)
            self._say(child.tail or "", there, passage, raw=True)

    def _later(self, element: Element, there: There) -> Callable[[], None]:
        """Give the walk through a block that stands, as none should, in a paragraph."""
        door = self._blocks_of[str(element.tag)]
        return lambda: door(element, there, Grouping(self.sheet, 0.0, together=True))

    def _span(self, element: Element, there: There, passage: Passage) -> None:
        outer, stack = passage.face, passage.stack
        passage.stack = (*stack, ("text", element.get(TEXT + "style-name", "")))
        passage.face = self.styles.face(*passage.stack)
        self._inline(element, there, passage)
        passage.face, passage.stack = outer, stack

    def _spaces(self, element: Element, there: There, passage: Passage) -> None:
        count = max(0, min(whole(element.get(TEXT + "c"), 1), 500))
        self._say(" " * count, there, passage)

    def _ruby(self, element: Element, there: There, passage: Passage) -> None:
        self._say(f" ({plain_text(element)}) ", there, passage)

    def _note(self, element: Element, there: There, _passage: Passage) -> None:
        body = element.find(TEXT + "note-body")
        if body is not None:
            self._notes.append((body, there.where))

    def _link(self, element: Element, there: There, passage: Passage) -> None:
        before = len(passage.pieces)
        self._inline(element, there, passage)
        shown = "".join(piece.text for piece in passage.pieces[before:])
        fields.note_link(self.sheet, element, shown)

    def _mark_of_word(self, element: Element, there: There, passage: Passage) -> None:
        if shown := fields.shown_by_mark(element):
            self._say(shown, there, passage)
        self._take(fields.mark_of_word(self.sheet, element), element, there, passage)

    def _field(self, element: Element, there: There, passage: Passage) -> None:
        found = fields.DOORS[local(str(element.tag))](self.sheet, element)
        self._take(found, element, there, passage)

    def _take(self, found: fields.Found, element: Element, there: There, passage: Passage) -> None:
        """Write the words of a field as seen as they are, and those that it does not show."""
        if found.mark is not None:
            there = replace(
                there, where=replace(there.where, marks=(*there.where.marks, found.mark))
            )
        if found.hidden:
            why = there.where.hidden or Concealment.HIDDEN
            there = replace(there, where=replace(there.where, hidden=why))
        self._inline(element, there, passage)
        for text in found.unseen:
            why = there.where.hidden or Concealment.HIDDEN
            self.sheet.write_hidden(text, Part.OTHER, why)

    def _say(self, text: str, there: There, passage: Passage, *, raw: bool = False) -> None:
        if raw:
            text = passage.spaces.folded(text, passage.pieces)
        if not text:
            return
        if not raw:
            passage.spaces.written(text)
        text = plain_signs(text)
        face, where = passage.face, there.where
        hidden = where.hidden
        if text.strip():
            hidden = concealment(face, passage.shape, where)
        marks = (*where.marks, *self.changes.marks)
        passage.tracked = passage.tracked or bool(self.changes.marks)
        passage.pieces.append(
            Piece(
                text=text,
                hidden=hidden,
                part=where.part,
                author=where.author,
                marks=(*marks, *self._highlight(face, passage)),
                size=face.size or 0.0,
                bold=bool(face.bold),
                italic=bool(face.italic),
                ink=face.ink or "",
            )
        )

    def _highlight(self, face: Face, passage: Passage) -> tuple[int, ...]:
        if face.fill != _YELLOW:
            passage.highlight = None
            return ()
        if passage.highlight is None:
            passage.highlight = self.sheet.mark(Mark(kind=TraceKind.HIGHLIGHT, name="yellow"))
        return (passage.highlight,)

    def _write_comment(self, element: Element) -> None:
        author = fields.creator_of(element)
        mark = self.sheet.mark(
            Mark(kind=TraceKind.COMMENT, author=author, text=fields.words_of_comment(element))
        )
        where = Where(part=Part.COMMENT, hidden=Concealment.COMMENT, author=author, marks=(mark,))
        self.story(element, where)


def _is_switched_off(section: Element) -> bool:
    """Say whether a section is hidden, or hidden under a condition that may hold."""
    shown = section.get(TEXT + "display", "")
    if shown == "none":
        return True
    return shown == "condition" and section.get(TEXT + "is-hidden") == "true"


_INDEXES = ("illustration", "table", "object", "user", "alphabetical")
