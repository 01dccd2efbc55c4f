"""One story of an RTF file (the body, a header, a note) as it is gathered, and written down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from checker.model import Cell, Concealment, TraceKind
from checker.reading.docx.fields import Fields
from checker.reading.docx.paragraph import Draft, Grouping, Where, write_paragraph
from checker.reading.docx.sheet import Piece, Sheet
from checker.reading.docx.styles import Shape

_MOST_COLUMNS = 200
_TINY_TWIPS = 40


@dataclass(slots=True, kw_only=True)
class Paragraph(Draft):
    """A paragraph, with its number or bullet and the text boxes that hang on it."""

    bullet: str = ""
    boxes: "list[Story]" = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class CellLook:
    """What a row says of one of its cells."""

    ground: int = 0
    fore: int = 0
    shading: int = 0
    merged: bool = False


@dataclass(slots=True, kw_only=True)
class Table:
    """A table as it is gathered: where the next cell stands, and what the row says of it."""

    number: int
    row: int = 0
    column: int = 0
    columns: int = 1
    cell: list[Paragraph] = field(default_factory=list)
    """The paragraphs of the cell that is being gathered."""
    in_row: list[Paragraph] = field(default_factory=list)
    all: list[Paragraph] = field(default_factory=list)
    looks: list[CellLook] = field(default_factory=list)
    next_look: CellLook = field(default_factory=CellLook)
    height: int = 0


class Story:
    """The paragraphs of one story, in the order of reading."""

    def __init__(self, sheet: Sheet, where: Where, new_table: Callable[[], int]) -> None:
        """Begin with nothing written."""
        self.where = where
        self._new_table = new_table
        self.fields = Fields(sheet)
        self.paragraphs: list[Paragraph] = []
        self.paragraph = Paragraph(style="", shape=Shape(), where=where)
        self.tables: dict[int, Table] = {}
        self.changes: tuple[tuple[TraceKind, str, str], ...] = ()
        """The tracked changes that the last piece stands in, and the marks it carries for them."""
        self.change_marks: tuple[int, ...] = ()

    def end_paragraph(self, shape: Shape, depth: int) -> None:
        """Finish the paragraph, which stands in a table of this depth, 0 for none."""
        done = self.paragraph
        done.shape = shape
        self.paragraphs.append(done)
        for level in [level for level in self.tables if level > depth]:
            self.end_table(level)
        if depth:
            self.table(depth).cell.append(done)
        self.paragraph = Paragraph(style="", shape=Shape(), where=self.where)

    def table(self, depth: int) -> Table:
        """Give the table of this depth that is being gathered."""
        if depth not in self.tables:
            self.tables[depth] = Table(number=self._new_table())
        return self.tables[depth]

    def end_cell(self, depth: int) -> None:
        """Finish a cell: all that was gathered since the last one stands in it."""
        table = self.table(depth)
        cell = Cell(
            table=table.number,
            row=table.row,
            column=min(table.column, _MOST_COLUMNS),
            columns=1,
        )
        for paragraph in table.cell:
            paragraph.where = replace(paragraph.where, cell=cell)
        table.in_row.extend(table.cell)
        table.all.extend(table.cell)
        table.cell = []
        table.column += 1
        table.columns = max(table.columns, min(table.column, _MOST_COLUMNS))

    def end_row(self, depth: int) -> None:
        """Finish a row; what it says of its cells may have come after them."""
        table = self.table(depth)
        flat = 0 > table.height >= -_TINY_TWIPS
        for paragraph in table.in_row:
            at = paragraph.where.cell.column if paragraph.where.cell else 0
            merged = at < len(table.looks) and table.looks[at].merged
            if merged or flat:
                why = Concealment.HIDDEN if merged else Concealment.TINY
                paragraph.pieces = concealed(paragraph.pieces, why)
        table.in_row = []
        table.row += 1
        table.column = 0

    def end_table(self, depth: int) -> None:
        """Finish a table: now it is known how many columns it has."""
        table = self.tables.pop(depth)
        for paragraph in table.all:
            if paragraph.where.cell is not None:
                cell = replace(paragraph.where.cell, columns=table.columns)
                paragraph.where = replace(paragraph.where, cell=cell)

    def end(self, shape: Shape, depth: int) -> None:
        """Finish the story."""
        if self.paragraph.pieces or self.paragraph.boxes:
            self.end_paragraph(shape, depth)
        for level in list(self.tables):
            self.end_table(level)

    def conceal(self, why: Concealment) -> None:
        """Say that nothing of the story is seen."""
        self.where = replace(self.where, hidden=why)

    def text(self) -> str:
        """Give all of the story, a paragraph a line."""
        told = ("".join(piece.text for piece in one.pieces) for one in self.paragraphs)
        return "\n".join(line for line in told if line.strip())

    def write(self, sheet: Sheet, usual_gap: float = 0.0, *, together: bool = False) -> None:
        """Write the lines of the story, each text box after the paragraph that it hangs on."""
        grouping = Grouping(sheet, usual_gap, together=together)
        for cell, group in _by_cell(self.paragraphs):
            inner = grouping if cell is None else Grouping(sheet, 0.0, together=True)
            for paragraph in group:
                self._write_one(sheet, paragraph, inner)
            if cell is not None:
                grouping.part_here()

    def _write_one(self, sheet: Sheet, paragraph: Paragraph, grouping: Grouping) -> None:
        if self.where.hidden is not None:
            paragraph.pieces = concealed(paragraph.pieces, self.where.hidden)
        if paragraph.pieces or not paragraph.boxes:
            write_paragraph(sheet, paragraph, grouping, paragraph.bullet)
        for box in paragraph.boxes:
            box.write(sheet, together=True)


def concealed(pieces: list[Piece], why: Concealment) -> list[Piece]:
    """Give pieces of which none is seen."""
    return [one if one.hidden is not None else replace(one, hidden=why) for one in pieces]


def _by_cell(paragraphs: list[Paragraph]) -> Iterator[tuple[Cell | None, list[Paragraph]]]:
    """Give the paragraphs in order, those of one cell together."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        if group and paragraph.where.cell != group[0].where.cell:
            yield group[0].where.cell, group
            group = []
        group.append(paragraph)
    if group:
        yield group[0].where.cell, group
