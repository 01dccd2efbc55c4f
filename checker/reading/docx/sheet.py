"""Where the walk writes down what it sees: lines, marks over stretches of them, gaps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.model import (
    Cell,
    Concealment,
    Gap,
    Line,
    Look,
    Part,
    Span,
    Trace,
    TraceKind,
)
from checker.reading.asking import Held, Pictured
from checker.reading.assembly import metadata_line, tidy
from checker.reading.refusal import too_large

MAX_LINES = 100_000
MAX_MARKS = 200_000
MAX_QUESTIONS = 2_000
LONGEST_NAME, LONGEST_SENTENCE = 300, 1_000
"""Characters of what names somebody, and of a sentence with the name of a part in it."""
_MANY_PIECES = 200
"""From how many pieces of a line on their lengths are summed up, not measured together."""
_END = "|"
_TOLD_ELSEWHERE = (Concealment.DELETED, Concealment.COMMENT, Concealment.METADATA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text of one look. `hidden` says why it is not seen; `marks` what it carries."""

    text: str
    hidden: Concealment | None = None
    part: Part = Part.BODY
    author: str = ""
    marks: tuple[int, ...] = ()
    size: float = 11.0
    bold: bool = False
    italic: bool = False
    ink: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that one or more stretches of text carry: it becomes one Trace."""

    kind: TraceKind
    name: str = ""
    author: str = ""
    text: str | None = None
    """The trace's text, where it is not the marked text itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    line: int
    first: int
    last: int


class Sheet:
    """Everything seen so far of one file."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.gaps: list[Gap] = []
        self.held: list[Held] = []
        self.pictures: dict[str, Pictured] = {}
        """The pictures whose words are still to be read, each once, by the name of its part."""
        self._properties: dict[Trace, None] = {}
        self._told: dict[Trace, None] = {}
        self._lines: list[Line] = []
        self._marks: dict[int, Mark] = {}
        self._hits: dict[int, list[_Hit]] = {}
        self._ends: dict[Part, int] = {}
        self._seen = ""
        self._looked_at = 0
        self._asked = 0
        self._block = 0
        self._next_mark = 0

    def new_block(self) -> int:
        """Begin a new block, and give its number."""
        self._block += 1
        return self._block

    def mark(self, mark: Mark) -> int:
        """Take note of a mark, and give the number by which pieces carry it."""
        self._next_mark += 1
        if self._next_mark > MAX_MARKS:
            raise too_large()
        self._marks[self._next_mark] = mark
        return self._next_mark

    def drop(self, number: int) -> None:
        """Forget a mark that turned out to be none."""
        self._marks.pop(number, None)

    def gap(self, code: str, why: str, part: Part, area_mm2: float | None = None) -> None:
        """Take note of something that could not be read."""
        why = why[:LONGEST_SENTENCE]
        self.gaps.append(Gap(code=code, why=why, part=part, area_mm2=area_mm2))

    def write(
        self,
        pieces: list[Piece],
        block: int,
        *,
        part: Part,
        look: Look | None = None,
        cell: Cell | None = None,
    ) -> None:
        """Write one line, made of pieces that are all seen, or all hidden in the same way."""
        text = tidy("".join([piece.text for piece in pieces]))
        self._hit(pieces, len(text))
        first = pieces[0] if pieces else None
        self._lines.append(
            Line(
                text=text,
                part=part,
                start=self._placed(part, text),
                block=block,
                hidden=first.hidden if first else None,
                author=first.author[:LONGEST_NAME] if first else "",
                look=look,
                cell=cell,
            )
        )

    def write_hidden(self, text: str, part: Part, why: Concealment, author: str = "") -> None:
        """Write a text that stands by itself and that nobody sees, in a block of its own."""
        block = self.new_block()
        for line in text.splitlines():
            if line.strip():
                self.write([Piece(text=line, hidden=why, author=author)], block, part=part)

    def property(self, name: str, text: str) -> None:
        """Take note of something the file says of itself: who wrote it, whence it came."""
        trace = Trace(kind=TraceKind.METADATA, name=name[:LONGEST_NAME], text=text.strip())
        if trace.text and trace not in self._properties:
            self._properties[trace] = None
            self.add(metadata_line(text, self.new_block()))

    def tell(self, kind: TraceKind, name: str, text: str, part: Part = Part.OTHER) -> None:
        """Take note of something that the file carries, once, beside its words."""
        self._told[Trace(kind=kind, name=name, text=text.strip(), part=part)] = None

    def active(self, name: str, text: str) -> None:
        """Take note of what would run or be fetched; what it says goes through every check."""
        before = len(self._told)
        self.tell(TraceKind.ACTIVE, name, text)
        if text.strip() and len(self._told) > before:
            self.add(metadata_line(text, self.new_block()))

    def hold(self, name: str, held: Held) -> None:
        """Take note of a file that is built in, and is read in its turn."""
        self.tell(TraceKind.EMBEDDED, name, held.name, Part.ATTACHMENT)
        self.held.append(held)

    def is_placed(self, mark: int) -> bool:
        """Say whether any text carries a mark."""
        return mark in self._hits

    def seen(self) -> str:
        """Give all that is seen, without spaces or capitals, to look things up in."""
        new = self._lines[self._looked_at :]
        self._looked_at = len(self._lines)
        self._seen += squeezed("".join(line.text for line in new if line.hidden is None))
        return self._seen

    def shows(self, text: str) -> bool:
        """Say whether a text is seen somewhere; after many questions, that is no longer told."""
        self._asked += 1
        return self._asked <= MAX_QUESTIONS and squeezed(text) in self.seen()

    def add(self, line: Line) -> None:
        """Write a line that is made already."""
        self._lines.append(replace(line, start=self._placed(line.part, line.text)))

    def _placed(self, part: Part, text: str) -> int:
        """Give where the next line begins in its part's text, and count it in."""
        if len(self._lines) >= MAX_LINES:
            raise too_large()
        start = self._ends.get(part, 0)
        self._ends[part] = start + len(text) + 1
        return start

    def finished(self) -> tuple[tuple[Line, ...], tuple[Trace, ...]]:
        """Give the lines with their offsets, and the traces with their spans."""
        lines = tuple(self._lines)
        marked = [_trace(mark, self._hits.get(at, []), lines) for at, mark in self._marks.items()]
        return lines, (*marked, *self._properties, *self._told, *_hidden(lines))

    def _hit(self, pieces: list[Piece], length: int) -> None:
        if not any(piece.marks for piece in pieces):
            return
        for piece, (first, last) in zip(pieces, _placed_pieces(pieces), strict=True):
            if piece.marks:
                hit = _Hit(
                    line=len(self._lines),
                    first=min(first, length),
                    last=min(last, length),
                )
                for number in piece.marks:
                    self._hits.setdefault(number, []).append(hit)


def with_text(piece: Piece, text: str) -> Piece:
    """Give a piece that is the same but for its text."""
    return piece if text == piece.text else replace(piece, text=text)


def squeezed(text: str) -> str:
    """Fold a text so that the same words compare equal however they are laid out."""
    return "".join(tidy(text).split()).casefold()


def _placed_pieces(pieces: list[Piece]) -> Iterator[Span]:
    """Give where each piece begins and ends in the tidy text of its line.

    Letters may be composed across pieces, so they are measured together, as long as that is quick.
    """
    raw, last = "", 0
    for piece in pieces:
        first = last
        raw += piece.text
        last = _tidied(raw) if len(pieces) < _MANY_PIECES else first + _tidied(piece.text)
        yield first, last


def _tidied(raw: str) -> int:
    return len(tidy(raw + _END)) - len(_END)


def _trace(mark: Mark, hits: list[_Hit], lines: tuple[Line, ...]) -> Trace:
    here = [hit for hit in hits if lines[hit.line].part == lines[hits[0].line].part]
    text = ""
    previous = None
    for hit in here:
        text += "\n" if previous is not None and previous != hit.line else ""
        text += lines[hit.line].text[hit.first : hit.last]
        previous = hit.line
    return Trace(
        kind=mark.kind,
        text=text if mark.text is None else mark.text,
        name=mark.name[:LONGEST_NAME],
        author=mark.author[:LONGEST_NAME],
        part=lines[here[0].line].part if here else Part.BODY,
        span=_span(here, lines),
    )


def _span(hits: list[_Hit], lines: tuple[Line, ...]) -> Span | None:
    if not hits:
        return None
    starts = [lines[hit.line].start + hit.first for hit in hits]
    ends = [lines[hit.line].start + hit.last for hit in hits]
    return (min(starts), max(ends))


def _hidden(lines: tuple[Line, ...]) -> Iterator[Trace]:
    """Give a trace for each line that nobody sees and that no other trace tells of.

    What lies under black was meant to be taken out: it is a redaction that is none.
    An unused header that only repeats lines which stand on the page hides nothing.
    """
    seen = {squeezed(line.text) for line in lines if line.hidden is None}
    for line in lines:
        if line.hidden is None or line.hidden in _TOLD_ELSEWHERE:
            continue
        if line.hidden is Concealment.UNUSED and squeezed(line.text) in seen:
            continue
        covered = line.hidden is Concealment.COVERED
        yield Trace(
            kind=TraceKind.REDACTION if covered else TraceKind.HIDDEN_TEXT,
            text=line.text,
            name="covered text" if covered else line.hidden.value,
            author=line.author,
            part=line.part,
            span=(line.start, line.start + len(line.text)),
        )
