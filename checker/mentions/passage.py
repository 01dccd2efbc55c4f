"""The text of one part of a document, and how a place in it becomes a mention."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from checker.mentions.far_postcodes import rows_across
from checker.mentions.table_cells import joined
from checker.mentions.wide_lines import brought_together
from checker.model import Box, Concealment, Document, Line, Mention, MentionKind, Part, Role, Span

SEEN = (Part.BODY, Part.TEXTBOX, Part.CELL)
"""The parts in which the letter itself stands: its address, its greeting, its signature."""

_SEGMENT = re.compile(r"\S+(?: {1,2}\S+)*")
_QUOTED = re.compile(r"\s{0,3}(?:>\s?){1,8}")
_MOST_COLUMNS = 8
_SAME_COLUMN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One part's normalised text, with the lines that it was joined from.

    `order` gives for each line where it stands in the whole document.
    """

    document: Document
    part: Part
    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    order: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        """Give the index of the line in which an offset stands."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def mention(
        self,
        kind: MentionKind,
        span: Span,
        value: str,
        *,
        role: Role = Role.MENTION,
        lines: tuple[str, ...] = (),
        addressee: tuple[str, ...] = (),
        pieces: tuple[Span, ...] = (),
    ) -> Mention:
        """Make the mention that stands at a span of this passage.

        `pieces` says which parts of the span belong to it, where other columns stand between.
        """
        first, last = self.line_at(span[0]), self.line_at(max(span[0], span[1] - 1))
        touched = range(first, last + 1)
        return Mention(
            kind=kind,
            text="\n".join(self.text[a:b] for a, b in pieces or (span,)),
            value=value,
            file=self.document.name,
            part=self.part,
            page=self.lines[first].page,
            box=self._box(pieces or (span,), self.lines[first].page),
            span=span,
            hidden=next((self.lines[i].hidden for i in touched if self.lines[i].hidden), None),
            role=role,
            lines=lines,
            addressee=addressee,
        )

    def _box(self, pieces: tuple[Span, ...], page: int | None) -> Box | None:
        """Give the box around what some spans cover of the lines of one page."""
        around: Box | None = None
        for start, end in pieces:
            for index in range(self.line_at(start), self.line_at(max(start, end - 1)) + 1):
                line, begin = self.lines[index], self.starts[index]
                first, last = max(start - begin, 0), min(end - begin, len(line.text))
                box = line.box_of(first, last) if line.page == page and first < last else None
                if box is not None:
                    around = box if around is None else _union(around, box)
        return around


Passages: TypeAlias = tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text on one line of a passage, parted from its neighbours by a wide gap.

    `at` is where it begins in its column's text, `start` where in the passage's.
    """

    line: int
    start: int
    at: int
    text: str
    indent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Pieces that stand one below another without a gap: a paragraph, an address block, a cell."""

    passage: Passage
    pieces: tuple[Piece, ...]
    text: str

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Give the spans in the passage of a stretch of this column's text, one a line."""
        first, last = self.row(start), self.row(max(start, end - 1))
        return tuple(
            (
                piece.start + max(start - piece.at, 0),
                piece.start + min(end - piece.at, len(piece.text)),
            )
            for piece in self.pieces[first : last + 1]
        )

    def row(self, at: int) -> int:
        """Give the index of the piece in which an offset of this column's text stands."""
        return max(bisect_right(self.pieces, at, key=_at) - 1, 0)


def passages(document: Document) -> tuple[Passage, ...]:
    """Give each part of a document that holds text as a passage."""
    return tuple(_passage(document, part) for part in document.parts())


def columns(passage: Passage) -> Iterator[Column]:
    """Give the columns of a passage in the order in which they begin.

    A column ends at an empty line, at another block, cell, page or way of hiding, and where the
    text moves sideways: two addresses beside one another are two columns. What a reader does not
    see does not part what they see: each way of hiding has its own columns. The cells of a table
    over which one address was parted are one column.
    """
    done: list[list[tuple[int, int, str]]] = []
    last: dict[Concealment | None, tuple[Line, list[list[tuple[int, int, str]]]]] = {}
    for index, line in enumerate(passage.lines):
        upper, above = last.get(line.hidden, (line, []))
        together = _together(upper, line)
        found = _segments(line.text)
        now: list[list[tuple[int, int, str]]] = []
        for first, text in found:
            column = _above(above, first, first + len(text), alone=len(found) == 1)
            if not together or column is None:
                column = []
                done.append(column)
            column.append((index, first, text))
            now.append(column)
        last[line.hidden] = (line, now)
    across = rows_across(passage.lines, joined(passage.lines, done))
    for column in brought_together(passage.lines, across):
        yield _column(passage, column)


def _passage(document: Document, part: Part) -> Passage:
    chosen = tuple((i, line) for i, line in enumerate(document.lines) if line.part == part)
    starts: list[int] = []
    end = 0
    for _, line in chosen:
        starts.append(end)
        end += len(line.text) + 1
    lines = tuple(line for _, line in chosen)
    return Passage(
        document=document,
        part=part,
        text="\n".join(line.text for line in lines),
        lines=lines,
        starts=tuple(starts),
        order=tuple(i for i, _ in chosen),
    )


def _together(upper: Line, lower: Line) -> bool:
    return (upper.block, upper.page, upper.cell) == (lower.block, lower.page, lower.cell)


def _segments(text: str) -> list[tuple[int, str]]:
    """Part a line where three spaces or more stand, unless it has too many such gaps.

    The marks of a quoted message, "> ", are no part of what it says.
    """
    quoted = _QUOTED.match(text)
    begin = quoted.end() if quoted else 0
    if "   " in text:
        found = [(match.start(), match[0]) for match in _SEGMENT.finditer(text, begin)]
        if len(found) <= _MOST_COLUMNS:
            return found
    bare = text[begin:].strip()
    return [(text.index(bare, begin), bare)] if bare else []


def _above(
    above: list[list[tuple[int, int, str]]], first: int, last: int, *, alone: bool
) -> list[tuple[int, int, str]] | None:
    """Give the column of the line above that a piece continues, if any."""
    if alone and len(above) == 1:
        return above[0]
    for column in above:
        _, left, text = column[-1]
        if abs(left - first) <= _SAME_COLUMN or abs(left + len(text) - last) <= 1:
            return column
    return None


def _column(passage: Passage, rows: list[tuple[int, int, str]]) -> Column:
    pieces: list[Piece] = []
    at = 0
    for index, first, text in rows:
        start = passage.starts[index] + first
        pieces.append(Piece(line=index, start=start, at=at, text=text, indent=first))
        at += len(text) + 1
    return Column(
        passage=passage, pieces=tuple(pieces), text="\n".join(piece.text for piece in pieces)
    )


def _at(piece: Piece) -> int:
    return piece.at


def _union(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
