"""What a message is found to hold, gathered as it is read, whichever format it came in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from checker.model import (
    Concealment,
    FileKind,
    Gap,
    Line,
    Message,
    Part,
    Trace,
    TraceKind,
)
from checker.reading.asking import Asked, Held, Pictured, Reading
from checker.reading.assembly import document_of, file_name_line, metadata_line, numbered, tidy
from checker.reading.refusal import too_large

MOST_LINES = 100_000
_TOLD_ELSEWHERE = (Concealment.METADATA, Concealment.DELETED)
_ADDRESSED = 10
_MOST_COMPARED = 400_000_000
"""Letters looked through to find texts again: beyond them, each is checked once more."""


@dataclass
class Gathered:
    """Everything seen so far of one message."""

    lines: list[Line] = field(default_factory=list)
    traces: dict[Trace, None] = field(default_factory=dict)
    gaps: dict[Gap, None] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    pictures: list[Pictured] = field(default_factory=list)
    _beside: dict[str, None] = field(default_factory=dict)

    def gap(self, code: str, why: str, part: Part = Part.BODY) -> None:
        """Take note of something that could not be read, once."""
        self.gaps[Gap(code=code, why=why, part=part)] = None

    def add(self, lines: Iterable[Line]) -> None:
        """Take lines.

        Raises:
            Unreadable: there are more of them than can be checked.
        """
        for line in lines:
            self.lines.append(line)
            if len(self.lines) > MOST_LINES:
                raise too_large()

    def subject(self, words: str) -> None:
        """Take the subject line."""
        self.add([Line(text=tidy(words), part=Part.SUBJECT, block=-2)])

    def header(self, name: str, words: str, number: int) -> None:
        """Take a line that says who a message goes to or is from."""
        text = tidy(" ".join(words.split()))
        if text:
            self.add([Line(text=f"{name}: {text}", part=Part.HEADERS, block=-3 - number)])

    def tell(self, name: str, text: str) -> None:
        """Take something that a message carries beside its words, and that a person should know."""
        trace = Trace(kind=TraceKind.METADATA, name=name, text=" ".join(text.split()))
        if trace.text and trace not in self.traces:
            self.traces[trace] = None
            self.beside(text)

    def beside(self, text: str) -> None:
        """Take something beside the words that is checked like them, and told only if it says so.

        What is read and shown already is not read again.
        """
        for part in text.splitlines():
            self._beside.setdefault(" ".join(part.split()))

    def finished(self, asked: Asked, kind: FileKind, message: Message | None) -> Reading:
        """Give the whole as a file that was read."""
        self.add(self._lines_beside())
        lines = numbered([*self.lines, file_name_line(asked.name)])
        traces = (*self.traces, *_hidden(lines, self.traces))
        document = document_of(asked, kind, lines, traces=traces, gaps=self.gaps)
        return Reading(replace(document, message=message), tuple(self.held), tuple(self.pictures))

    def _lines_beside(self) -> list[Line]:
        """Give the lines of what stands beside the words, but for what is shown anyway."""
        shown = squeezed(line.text for line in self.lines if line.hidden is None)
        named = {trace.text for trace in self.traces}
        left, found = _MOST_COMPARED, []
        for number, text in enumerate(self._beside):
            left -= len(shown)
            known = left > 0 and squeezed([text]) in shown
            if text and (text in named or not known):
                found.append(metadata_line(text, -_ADDRESSED * 2 - number))
        return found


def squeezed(texts: Iterable[str]) -> str:
    """Fold texts so that the same words compare equal however they are laid out."""
    return "".join(sign for text in texts for sign in tidy(text).casefold() if sign.isalnum())


def _hidden(lines: tuple[Line, ...], told: Iterable[Trace]) -> Iterator[Trace]:
    """Give a trace for each line that nobody sees and that no other trace tells of."""
    known = {(trace.part, trace.text) for trace in told}
    for line in lines:
        if line.hidden is None or line.hidden in _TOLD_ELSEWHERE or not line.text:
            continue
        if (line.part, line.text) not in known:
            yield Trace(
                kind=TraceKind.HIDDEN_TEXT,
                text=line.text,
                name=line.hidden.value,
                part=line.part,
                span=(line.start, line.start + len(line.text)),
            )
