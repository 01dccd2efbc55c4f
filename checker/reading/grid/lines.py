"""The words of sheets as lines, each with its cell, its page and its box, and what hides them."""

from itertools import groupby

from checker.model import Cell, Line, Part, Trace, TraceKind
from checker.reading.assembly import tidy
from checker.reading.grid.layout import Layout
from checker.reading.grid.sheets import Grid, GridCell, Hiding

ROWS_FROM = 60_000
"""From so many cells on, a workbook's rows are lines, and its cells are not told apart."""
MOST_TRACES = 1_000
"""Of one name: nobody reads more, and the lines are all there."""
_BETWEEN = ", "


class Writer:
    """Writes the lines of sheets one after another, and counts as it goes."""

    def __init__(self, layout: Layout, *, by_rows: bool) -> None:
        """Begin with nothing written."""
        self.lines: list[Line] = []
        self.traces: list[Trace] = []
        self._layout = layout
        self._by_rows = by_rows
        self._start = 0
        self._block = 0
        self._told: dict[str, int] = {}

    def write(self, number: int, grid: Grid) -> None:
        """Write one sheet: each cell with its lines, each hidden row or text with its trace."""
        widest = max([cell.column for cell in grid.cells], default=0) + 1
        for _, cells in groupby(grid.cells, key=_row):
            for hiding, some in _runs(list(cells)):
                first = len(self.lines)
                if self._by_rows:
                    self._write_row(number, some, hiding)
                else:
                    for cell in some:
                        self._write_cell(number, cell, hiding, widest)
                if hiding is not None and len(self.lines) > first:
                    self._trace(hiding, first)

    def _write_cell(self, number: int, cell: GridCell, hiding: Hiding | None, columns: int) -> None:
        page, box = self._layout.place(number, cell.row, cell.column)
        texts = [said for said in map(tidy, cell.text.split("\n")) if said.strip()]
        self._block += 1
        for at, text in enumerate(texts):
            own = box
            if box is not None and len(texts) > 1:
                step = (box[3] - box[1]) / len(texts)
                own = (box[0], box[1] + at * step, box[2], box[1] + (at + 1) * step)
            self._add(
                Line(
                    text=text,
                    part=Part.CELL,
                    page=page,
                    box=own,
                    start=self._start,
                    block=self._block,
                    hidden=hiding.how if hiding else None,
                    cell=Cell(table=number, row=cell.row, column=cell.column, columns=columns),
                )
            )

    def _write_row(self, number: int, cells: list[GridCell], hiding: Hiding | None) -> None:
        text = tidy(_BETWEEN.join([" ".join(cell.text.split()) for cell in cells]))
        if not text.strip():
            return
        page, box = self._layout.place(number, cells[0].row, cells[0].column)
        end, last = self._layout.place(number, cells[-1].row, cells[-1].column)
        if box is not None and last is not None and page == end:
            box = (box[0], box[1], max(box[2], last[2]), box[3])
        self._block += 1
        self._add(
            Line(
                text=text,
                part=Part.CELL,
                page=page,
                box=box,
                start=self._start,
                block=self._block,
                hidden=hiding.how if hiding else None,
            )
        )

    def _add(self, line: Line) -> None:
        self.lines.append(line)
        self._start += len(line.text) + 1

    def _trace(self, hiding: Hiding, first: int) -> None:
        told = self._told[hiding.name] = self._told.get(hiding.name, 0) + 1
        if told > MOST_TRACES:
            return
        lines = self.lines[first:]
        groups = [lines] if hiding.kind is TraceKind.CELL else [[line] for line in lines]
        for some in groups:
            self.traces.append(
                Trace(
                    kind=hiding.kind,
                    text=_BETWEEN.join(line.text for line in some),
                    name=hiding.name,
                    part=Part.CELL,
                    page=some[0].page,
                    box=some[0].box,
                    span=(some[0].start, some[-1].start + len(some[-1].text)),
                )
            )


def _row(cell: GridCell) -> int:
    return cell.row


def _runs(cells: list[GridCell]) -> list[tuple[Hiding | None, list[GridCell]]]:
    """Give the cells of a row, those together that are hidden for one reason."""
    first = cells[0].hidden
    if all(cell.hidden is first for cell in cells):
        return [(first, cells)]
    return [(hiding, list(some)) for hiding, some in groupby(cells, key=_hiding)]


def _hiding(cell: GridCell) -> Hiding | None:
    return cell.hidden
