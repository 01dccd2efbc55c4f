"""From the pieces of one paragraph to lines: what is seen, and apart from it what is not."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from checker.model import Align, Cell, Concealment, Look, Part
from checker.reading.docx.sheet import Piece, Sheet, with_text
from checker.reading.docx.styles import Shape
from checker.reading.docx.tabs import laid_out
from checker.reading.trees import Element

_MM_PER_TWIP = 25.4 / 1440
_CLEAR_PT = 6.0
_SHIFT_MM = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where in the file the walk stands, and what holds for everything there."""

    part: Part
    hidden: Concealment | None = None
    author: str = ""
    ground: str = ""
    cell: Cell | None = None
    table_style: str = ""
    marks: tuple[int, ...] = ()
    source: str = ""
    """The part of the file that holds this text; its links are the ones that count."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """One paragraph as it is gathered: its text, and what must come after it."""

    style: str
    shape: Shape
    where: Where
    pieces: list[Piece] = field(default_factory=list)
    later: list[tuple[Element, Where]] = field(default_factory=list)
    highlight: int | None = None
    """The mark of the highlighter's stroke that the last run stands under."""
    formatting: dict[str, int] = field(default_factory=dict)
    """The mark of each author's changes of formatting."""
    reformatted_by: str | None = None
    """Whose change of formatting the last run carries."""
    tracked: bool = False
    """Whether any of its text tells of a tracked change."""
    covered: list[int] = field(default_factory=list)
    """The marks of shapes that stand in front of it."""

    def cover(self) -> None:
        """Let all of the text carry the marks of the shapes in front of it."""
        marks = tuple(self.covered)
        self.pieces = [replace(piece, marks=(*piece.marks, *marks)) for piece in self.pieces]

    @property
    def broken(self) -> bool:
        """Say whether line breaks part it into lines, which then touch one another."""
        return any("\n" in piece.text for piece in self.pieces if piece.hidden is None)

    @property
    def run_marks(self) -> tuple[int, ...]:
        """Give the marks of the run that is being gathered."""
        marks = () if self.highlight is None else (self.highlight,)
        if self.reformatted_by is None:
            return marks
        return (*marks, self.formatting[self.reformatted_by])


class Grouping:
    """Which paragraphs stand together, as a person sees it."""

    def __init__(self, sheet: Sheet, usual_gap: float, *, together: bool = False) -> None:
        """Start with nothing above. A cell and a text box keep all their lines together."""
        self._sheet = sheet
        self._together = together
        self._usual = usual_gap
        self._above: Draft | None = None
        self._gap: float | None = None
        self._block = 0

    def block(self, draft: Draft, *, empty: bool) -> int:
        """Give the block of the next paragraph.

        A new one begins after an empty paragraph, after clear space (6 points more than between
        the lines so far), and where the text jumps to another place across the page.
        """
        if self._together:
            self._block = self._block or self._sheet.new_block()
            return self._block
        above = None if empty else self._above
        if above is None or not self._joins(above, draft):
            self._block = self._sheet.new_block()
            self._gap = None
        elif self._gap is None:
            self._gap = _gap(above, draft)
        self._above = None if empty else draft
        return self._block

    def part_here(self) -> None:
        """Begin a new block with the next paragraph, whatever it looks like."""
        self._above = None

    def after_blank(self, block: int) -> int:
        """Give the block of a line that stands below a blank one in the same paragraph."""
        self._block = block if self._together else self._sheet.new_block()
        return self._block

    def _joins(self, above: Draft, below: Draft) -> bool:
        usual = self._usual if self._gap is None else self._gap
        if above.broken or below.broken:
            usual = 0.0
        upper, lower = above.shape, below.shape
        return (
            _gap(above, below) < usual + _CLEAR_PT
            and (upper.align or Align.LEFT) == (lower.align or Align.LEFT)
            and abs((upper.left or 0.0) - (lower.left or 0.0)) * _MM_PER_TWIP < _SHIFT_MM
            and bool(upper.framed) == bool(lower.framed)
        )


def _gap(above: Draft, below: Draft) -> float:
    upper, lower = above.shape, below.shape
    if upper.contextual and lower.contextual and above.style == below.style:
        return 0.0
    return (upper.after or 0.0) + (lower.before or 0.0)


def write_paragraph(sheet: Sheet, draft: Draft, grouping: Grouping, bullet: str) -> None:
    """Write a paragraph's lines: each seen line, and after it what is hidden in it."""
    left, stops = draft.shape.left or 0.0, draft.shape.stops or ()
    rows = [list(laid_out(row, left, stops)) for row in _rows(draft.pieces)]
    all_seen = not any(piece.hidden for piece in draft.pieces)
    empty = not any(piece.text.strip() for piece in draft.pieces)
    seen = any(piece.text.strip() and piece.hidden is None for row in rows for piece in row)
    shown = seen or all_seen
    block = grouping.block(draft, empty=empty) if shown else sheet.new_block()
    blank = False
    for number, row in enumerate(rows):
        visible = [piece for piece in row if piece.hidden is None]
        block = grouping.after_blank(block) if blank else block
        blank = shown and not empty and not any(piece.text.strip() for piece in visible)
        if shown:
            look = _look(draft.shape, visible, bullet if number == 0 else "", number, len(rows))
            sheet.write(visible, block, part=draft.where.part, look=look, cell=draft.where.cell)
        hidden = (piece for piece in row if piece.hidden is not None)
        for (_, part, _), group in groupby(
            hidden, key=lambda one: (one.hidden, one.part, one.author)
        ):
            pieces = list(group)
            if any(piece.text.strip() for piece in pieces):
                sheet.write(pieces, block, part=part, cell=draft.where.cell)


def _rows(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Part the pieces at the line breaks."""
    row: list[Piece] = []
    for piece in pieces:
        if "\n" not in piece.text:
            row.append(piece)
            continue
        first, *others = piece.text.split("\n")
        row.append(with_text(piece, first))
        for other in others:
            yield row
            row = [with_text(piece, other)]
    yield row


def _look(shape: Shape, pieces: list[Piece], bullet: str, number: int, count: int) -> Look:
    told = [piece for piece in pieces if piece.text.strip()]
    first = told[0] if told else Piece(text="", size=pieces[0].size if pieces else 11.0)
    indent = (shape.left or 0.0) + ((shape.first or 0.0) if number == 0 and not bullet else 0.0)
    return Look(
        size_pt=first.size,
        bold=bool(told) and all(piece.bold for piece in told),
        italic=bool(told) and all(piece.italic for piece in told),
        align=shape.align or Align.LEFT,
        indent_mm=round(indent * _MM_PER_TWIP, 2),
        before_pt=(shape.before or 0.0) if number == 0 else 0.0,
        after_pt=(shape.after or 0.0) if number == count - 1 else 0.0,
        colour=first.ink,
        bullet=bullet,
    )
