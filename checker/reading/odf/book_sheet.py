"""Lets the walk through drawn things and properties write into a workbook."""

from checker.model import Cell, Concealment, Line, Look, Part, TraceKind
from checker.reading.asking import Held
from checker.reading.docx.sheet import Piece, Sheet
from checker.reading.grid import At, Book

_TOLD = {
    Concealment.DELETED: (TraceKind.DELETION, ""),
    Concealment.COMMENT: (TraceKind.COMMENT, ""),
    Concealment.COVERED: (TraceKind.REDACTION, "covered text"),
}


class BookSheet(Sheet):
    """A sheet whose lines go into a workbook, at the cell where the walk stands."""

    def __init__(self, book: Book) -> None:
        """Take the workbook."""
        super().__init__()
        self.book = book
        self.at: At | None = None
        self._all_seen: list[str] = []

    def write(
        self,
        pieces: list[Piece],
        block: int,
        *,
        part: Part,
        look: Look | None = None,
        cell: Cell | None = None,
    ) -> None:
        """Write one line, which is seen or hidden as its first piece is."""
        del block, look, cell
        text = "".join(piece.text for piece in pieces)
        first = pieces[0] if pieces else None
        if first is None or first.hidden is None:
            self._all_seen.append(text)
            self.book.shown(text, Part.TEXTBOX if part is Part.BODY else part, self.at)
            return
        kind, name = _TOLD.get(first.hidden, (TraceKind.HIDDEN_TEXT, first.hidden.value))
        told = self.at
        self.book.beside(text, part, first.hidden, kind, name, author=first.author, at=told)

    def property(self, name: str, text: str) -> None:
        """Take note of something the file says of itself."""
        self.book.property(name, text)

    def tell(self, kind: TraceKind, name: str, text: str, part: Part = Part.OTHER) -> None:
        """Take note of something that the file carries beside its words."""
        del part
        self.book.beside(text, Part.METADATA, Concealment.METADATA, kind, name, at=self.at)

    def active(self, name: str, text: str) -> None:
        """Take note of what would run or be fetched."""
        self.book.active(name, text)
        self.book.mentioned(text)

    def hold(self, name: str, held: Held) -> None:
        """Take note of a file that is built in."""
        self.book.hold(held.name, held.data, name)

    def gap(self, code: str, why: str, part: Part, area_mm2: float | None = None) -> None:
        """Take note of something that could not be read."""
        del area_mm2
        self.book.gap(code, why, part)

    def add(self, line: Line) -> None:
        """Write a line that is made already."""
        hidden, part = line.hidden, line.part
        self.book.beside(line.text, part, hidden, None, "", author=line.author, at=self.at)
