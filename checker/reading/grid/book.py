"""Where the reader of a workbook writes down what it finds: sheets, what is beside them, gaps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from checker.model import (
    Box,
    Concealment,
    FileKind,
    Gap,
    Line,
    Part,
    Trace,
    TraceKind,
)
from checker.reading.asking import Asked, Held, Pictured, Reading
from checker.reading.assembly import document_of, file_name_line, metadata_line, numbered, tidy
from checker.reading.grid.layout import Layout, laid_out
from checker.reading.grid.lines import MOST_TRACES, ROWS_FROM, Writer
from checker.reading.grid.sheets import Grid, GridCell, Over
from checker.words import say, say_count

MOST_CELLS = 400_000
MOST_ROWS = 250_000
MOST_ROWS_DRAWN = 40_000
MOST_LETTERS = 40_000_000
_MOST_OVER = 2_000
MOST_BESIDE = 60_000
"""Lines that stand beside the sheets: in comments, copies of data, names."""


class At(NamedTuple):
    """A cell: the sheet's number from 0 in the order in which it was added, row and column."""

    sheet: int
    row: int
    column: int


@dataclass(slots=True)
class _Beside:
    """A text beside the sheets, as lines; the trace that tells of it, if any, and its cell."""

    lines: list[Line]
    trace: Trace | None
    at: At | None


class Book:
    """Everything found so far in one workbook."""

    def __init__(self, *, to_draw: bool = False, most_cells: int = MOST_CELLS) -> None:
        """Start with nothing. A book that is only drawn needs no more rows than have pages."""
        self._most_cells = most_cells
        self._most_rows = MOST_ROWS_DRAWN if to_draw else MOST_ROWS
        self.grids: list[Grid] = []
        self.gaps: list[Gap] = []
        self.held: list[Held] = []
        self._beside: list[_Beside] = []
        self._properties: dict[tuple[str, str], None] = {}
        self._traces: list[Trace] = []
        self._pictures: list[tuple[bytes, Gap, At | None]] = []
        self._cells = 0
        self._rows = 0
        self._last_row = (0, -1)
        self._letters = 0
        self._lines = 0
        self._blocks = 0
        self._told: dict[tuple[str, str], int] = {}

    def room_for(self, cell: GridCell) -> bool:
        """Count one more cell, and say whether the workbook may still hold it."""
        return self.room_for_all((cell,))

    def room_for_all(self, cells: Sequence[GridCell]) -> bool:
        """Count some more cells of one row, and say whether the workbook may still hold them."""
        if not cells:
            return True
        self._cells += len(cells)
        self._letters += sum([len(cell.text) for cell in cells])
        row = (len(self.grids), cells[0].row)
        if row != self._last_row:
            self._rows += 1
            self._last_row = row
        if (
            self._cells <= self._most_cells
            and self._rows <= self._most_rows
            and self._letters <= MOST_LETTERS
        ):
            return True
        why = say(
            "The spreadsheet holds more than can be checked: only the first {rows} rows that hold"
            " something were read. Split it, or send less.",
            rows=f"{self._rows - 1:,}",
        )
        self.gap("unread.too-large", why, Part.CELL)
        return False

    def gap(self, code: str, why: str, part: Part = Part.OTHER) -> None:
        """Take note of something that could not be read; the same is said once."""
        gap = Gap(code=code, why=why, part=part)
        if gap not in self.gaps:
            self.gaps.append(gap)

    def uncounted(self, sheet: str, count: int) -> None:
        """Take note of formulas of a sheet that are kept without their results."""
        if count:
            why = say_count(
                "{count} formula on {name} is kept without its result. Open the file, save it, and"
                " add that.",
                "{count} formulas on {name} are kept without their results. Open the file, save"
                " it, and add that.",
                count,
                name=sheet,
            )
            self.gap("unread.unsupported", why, Part.CELL)

    def property(self, name: str, text: str) -> None:
        """Take note of something the file says of itself: a METADATA trace and its line."""
        text = " ".join(text.split())
        if not text or (name, text) in self._properties:
            return
        self._properties[name, text] = None
        trace = Trace(kind=TraceKind.METADATA, name=name, text=text, part=Part.METADATA)
        self._put([metadata_line(text, self._block())], trace, None)

    def comment(self, text: str, author: str = "", at: At | None = None) -> None:
        """Take note of a comment or a note on a cell, and of who wrote it."""
        self.beside(
            text,
            Part.COMMENT,
            Concealment.COMMENT,
            TraceKind.COMMENT,
            "",
            author=author,
            at=at,
        )

    def kept(self, name: str, text: str, at: At | None = None) -> None:
        """Take note of what the file keeps and does not show: a "pivot cache", a "connection".

        It becomes a hidden line, so that every other check sees it, and a CELL trace.
        """
        self.beside(text, Part.OTHER, Concealment.CELL, TraceKind.CELL, name, at=at)

    def mentioned(self, text: str) -> None:
        """Take note of a text that tells nothing by itself, so that the other checks see it."""
        self.beside(text, Part.METADATA, Concealment.METADATA, None, "")

    def shown(self, text: str, part: Part = Part.TEXTBOX, at: At | None = None) -> None:
        """Take note of a text that is seen outside the cells: a text box, a header, a chart."""
        self.beside(text, part, None, None, "", at=at)

    def beside(
        self,
        text: str,
        part: Part,
        hidden: Concealment | None,
        kind: TraceKind | None,
        name: str,
        *,
        author: str = "",
        at: At | None = None,
    ) -> None:
        """Take note of a text beside the cells: its lines, one block, and one trace of a kind."""
        texts = [said for said in map(tidy, text.splitlines()) if said.strip()]
        if not texts or not self._room_beside(len(texts)):
            return
        block = self._block()
        lines = [
            Line(text=said, part=part, hidden=hidden, author=author, block=block) for said in texts
        ]
        trace = None
        if kind is not None and self._counts(kind, name):
            said = "\n".join(texts)
            trace = Trace(kind=kind, text=said, name=name, author=author, part=part)
        self._put(lines, trace, at)

    def active(self, name: str, text: str) -> None:
        """Take note of something that runs or is fetched when the file is opened."""
        if self._counts(TraceKind.ACTIVE, name):
            self._add(Trace(kind=TraceKind.ACTIVE, name=name, text=text, part=Part.OTHER))

    def hold(self, name: str, data: bytes, called: str = "embedded object") -> None:
        """Hand over a file that is built in, and tell of it."""
        self.held.append(Held(name, data))
        self._add(Trace(kind=TraceKind.EMBEDDED, name=called, text=name, part=Part.ATTACHMENT))

    def embedded(self, name: str, called: str = "embedded object") -> None:
        """Tell of a file that is built in and could not be handed over."""
        trace = Trace(kind=TraceKind.EMBEDDED, name=called, text=name, part=Part.ATTACHMENT)
        self._add(trace)

    def picture(self, data: bytes, area_mm2: float | None, at: At | None = None) -> None:
        """Hand over a picture that a sheet shows."""
        gap = Gap(
            code="unread.scan",
            why=say("There is a picture in the spreadsheet whose words were not read."),
            part=Part.IMAGE,
            area_mm2=area_mm2,
        )
        self._pictures.append((data, gap, at))

    def layout(self) -> Layout:
        """Lay out the sheets found so far, with what stands over them."""
        for grid in self.grids:
            grid.over.clear()
        for beside in self._beside:
            line = beside.lines[0]
            if line.part is Part.COMMENT:
                self._over(beside.at, "note")
            elif line.part is Part.TEXTBOX:
                text = "\n".join(one.text for one in beside.lines)
                self._over(beside.at, "box", text, hidden=line.hidden is not None)
            else:
                self._over(beside.at, "")
        for _, _, at in self._pictures:
            self._over(at, "picture")
        return laid_out(self.grids)

    def finished(self, asked: Asked, kind: FileKind) -> Reading:
        """Give all that was found as the answer of a reader."""
        layout = self.layout()
        writer = Writer(layout, by_rows=sum(len(grid.cells) for grid in self.grids) > ROWS_FROM)
        for number, grid in enumerate(self.grids):
            writer.write(number, grid)
        lines, traces = self._placed(layout)
        every = (*writer.lines, *lines, *numbered([file_name_line(asked.name)]))
        traces = [*writer.traces, *traces, *self._traces]
        document = document_of(
            asked, kind, every, traces=traces, gaps=self.gaps, pages=layout.pages
        )
        return Reading(document, tuple(self.held), self._pictured(layout))

    def _placed(self, layout: Layout) -> tuple[tuple[Line, ...], list[Trace]]:
        """Give what stands beside the sheets with offsets, pages and boxes, and its traces."""
        placed: list[Line] = []
        spots: list[tuple[int, int, _Beside]] = []
        for beside in self._beside:
            page, box = _place(layout, beside.at)
            spots.append((len(placed), len(placed) + len(beside.lines), beside))
            placed.extend(replace(line, page=page, box=box) for line in beside.lines)
        lines = numbered(placed)
        traces: list[Trace] = []
        for first, end, beside in spots:
            if beside.trace is not None:
                head, tail = lines[first], lines[end - 1]
                span = (head.start, tail.start + len(tail.text))
                traces.append(replace(beside.trace, page=head.page, box=head.box, span=span))
        return lines, traces

    def _pictured(self, layout: Layout) -> tuple[Pictured, ...]:
        found: list[Pictured] = []
        for data, gap, at in self._pictures:
            page, box = _place(layout, at)
            found.append(Pictured(data, replace(gap, page=page, box=box)))
        return tuple(found)

    def _put(self, lines: list[Line], trace: Trace | None, at: At | None) -> None:
        self._beside.append(_Beside(lines, trace, at))

    def _add(self, trace: Trace) -> None:
        if trace not in self._traces:
            self._traces.append(trace)

    def _block(self) -> int:
        self._blocks += 1
        return -1 - self._blocks

    def _over(self, at: At | None, kind: str, text: str = "", *, hidden: bool = False) -> None:
        if at is None or at.sheet >= len(self.grids):
            return
        grid = self.grids[at.sheet]
        grid.anchors.add((at.row, at.column))
        if kind and len(grid.over) < _MOST_OVER:
            grid.over.append(Over(at.row, at.column, kind, text, hidden))

    def _counts(self, kind: TraceKind, name: str) -> bool:
        """Say whether one more trace of a kind and name is worth keeping."""
        told = self._told[kind, name] = self._told.get((kind, name), 0) + 1
        return told <= MOST_TRACES

    def _room_beside(self, lines: int) -> bool:
        self._lines += lines
        if self._lines <= MOST_BESIDE:
            return True
        why = say("The spreadsheet keeps more beside its sheets than can be checked. Send less.")
        self.gap("unread.too-large", why)
        return False


def _place(layout: Layout, at: At | None) -> tuple[int | None, Box | None]:
    if at is None or at.sheet >= len(layout.sheets):
        return None, None
    return layout.place(*at)
