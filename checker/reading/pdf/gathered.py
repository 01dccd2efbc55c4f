"""What is found in a PDF beside the text of its pages, gathered as it is found."""

from dataclasses import dataclass, field

from checker.model import Box, Concealment, Gap, Line, Part, Trace, TraceKind
from checker.reading.asking import Held
from checker.reading.assembly import metadata_line, tidy
from checker.reading.pdf.regroup import Segment
from checker.words import say

_LENGTH_AT_MOST = 20_000
_LINES_AT_MOST = 20_000


@dataclass(slots=True)
class Gathered:
    """Lines, traces, gaps and files, each once. `shown` is what stands on a page, by page.

    The trace of a line that nobody sees is made from the line itself, when its place is known.
    """

    lines: list[Line] = field(default_factory=list)
    traces: dict[Trace, None] = field(default_factory=dict)
    gaps: dict[Gap, None] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    shown: dict[int, list[Segment]] = field(default_factory=dict)
    block: int = 0

    def hide(
        self,
        text: str,
        why: Concealment,
        *,
        part: Part = Part.OTHER,
        page: int | None = None,
        box: Box | None = None,
        author: str = "",
    ) -> None:
        """Add a text that nobody sees, line by line."""
        written = [tidy(line).strip() for line in text[:_LENGTH_AT_MOST].splitlines()]
        for line in filter(None, written):
            if len(self.lines) >= _LINES_AT_MOST:
                self.miss(
                    say("This PDF holds more beside its pages than can be checked."), "too-large"
                )
                return
            self.lines.append(
                Line(
                    text=line,
                    part=part,
                    page=page,
                    box=box,
                    block=self.block,
                    hidden=why,
                    author=author,
                )
            )
        self.block += 1

    def note(self, text: str, *, page: int | None = None, part: Part = Part.OTHER) -> None:
        """Add a text for every check, of which some other trace tells, or none need tell."""
        self.hide(text, Concealment.METADATA, part=part, page=page)

    def describe(self, name: str, value: str) -> None:
        """Add a property of the file, as a line for every check and as a trace with its name."""
        text = tidy(" ".join(value[:_LENGTH_AT_MOST].split()))
        trace = Trace(kind=TraceKind.METADATA, text=text, name=name, part=Part.METADATA)
        if text and trace not in self.traces and len(self.lines) < _LINES_AT_MOST:
            self.traces[trace] = None
            self.lines.append(metadata_line(text, self.block))
            self.block += 1

    def trace(
        self,
        kind: TraceKind,
        name: str,
        text: str = "",
        *,
        part: Part = Part.OTHER,
        page: int | None = None,
        box: Box | None = None,
    ) -> None:
        """Add a trace of something that is no text of its own."""
        quoted = tidy(" ".join(text[:_LENGTH_AT_MOST].split()))
        self.traces[Trace(kind=kind, name=name, text=quoted, part=part, page=page, box=box)] = None

    def miss(
        self,
        why: str,
        code: str = "unsupported",
        *,
        page: int | None = None,
        box: Box | None = None,
    ) -> None:
        """Add something that was found and not read."""
        self.gaps[Gap(code=f"unread.{code}", why=why, page=page, box=box)] = None
