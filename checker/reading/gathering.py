"""What is found in one file of a plain kind, gathered as it is read, and made a Document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checker.model import (
    Concealment,
    FileKind,
    Gap,
    Line,
    Page,
    Part,
    Trace,
    TraceKind,
)
from checker.reading.asking import Asked, Held, Pictured, Reading
from checker.reading.assembly import document_of, file_name_line, metadata_line, numbered
from checker.reading.refusal import too_large

MOST_LINES = 200_000
_TOLD_ELSEWHERE = (Concealment.METADATA, Concealment.COMMENT, Concealment.DELETED)


@dataclass
class Gathering:
    """Everything seen so far of one file."""

    lines: list[Line] = field(default_factory=list)
    traces: dict[Trace, None] = field(default_factory=dict)
    gaps: dict[Gap, None] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    pictures: list[Pictured] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    _block: int = 0

    def new_block(self) -> int:
        """Begin a new block, and give its number."""
        self._block = max(self._block, *(line.block for line in self.lines[-1:]), 0) + 1
        return self._block

    def add(self, lines: Iterable[Line]) -> None:
        """Take lines.

        Raises:
            Unreadable: there are more of them than can be checked.
        """
        for line in lines:
            self.lines.append(line)
            if len(self.lines) > MOST_LINES:
                raise too_large()

    def gap(
        self, code: str, why: str, part: Part = Part.OTHER, area_mm2: float | None = None
    ) -> None:
        """Take note of something that could not be read, once."""
        self.gaps[Gap(code=code, why=why, part=part, area_mm2=area_mm2)] = None

    def property(self, name: str, text: str) -> None:
        """Take note of something that the file says of itself; it goes through every check."""
        trace = Trace(
            kind=TraceKind.METADATA, name=name, text=" ".join(text.split()), part=Part.METADATA
        )
        if trace.text and trace not in self.traces:
            self.traces[trace] = None
            self.add([metadata_line(text, self.new_block())])

    def tell(self, trace: Trace) -> None:
        """Take note of something that the file carries; its words go through every check."""
        if trace not in self.traces:
            self.traces[trace] = None
            if trace.text:
                self.add([metadata_line(trace.text, self.new_block())])

    def finished(self, asked: Asked, kind: FileKind) -> Reading:
        """Give the whole as a file that was read."""
        lines = numbered([*self.lines, file_name_line(asked.name)])
        traces = (*self.traces, *_hidden(lines))
        document = document_of(asked, kind, lines, traces=traces, gaps=self.gaps, pages=self.pages)
        return Reading(document, tuple(self.held), tuple(self.pictures))


def _hidden(lines: tuple[Line, ...]) -> Iterator[Trace]:
    """Give a trace for each line that nobody sees and that no other trace tells of."""
    for line in lines:
        if line.hidden is not None and line.hidden not in _TOLD_ELSEWHERE and line.text:
            yield Trace(
                kind=TraceKind.HIDDEN_TEXT,
                text=line.text,
                name=line.hidden.value,
                author=line.author,
                part=line.part,
                page=line.page,
                box=line.box,
                span=(line.start, line.start + len(line.text)),
            )
