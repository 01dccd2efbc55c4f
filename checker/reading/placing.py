"""Lines that come to a document later, put among the others, and its traces kept in step."""

from collections.abc import Sequence
from dataclasses import replace

from checker.model import Line, Part, Trace
from checker.reading.assembly import numbered


def placed_again(
    lines: Sequence[Line], traces: Sequence[Trace], more: Sequence[Line]
) -> tuple[tuple[Line, ...], tuple[Trace, ...]]:
    """Give all lines, the new ones on their pages, numbered; spans of traces move with them.

    Lines may have been left out since the traces were made: a trace of one that is gone has no
    span any more.
    """
    merged = _merged(lines, more)
    placed = numbered(merged)
    moved = {
        (old.part, old.start): new.start
        for old, new in zip(merged, placed, strict=True)
        if not _is_new(old)
    }
    starts: dict[Part, list[int]] = {}
    for part, start in moved:
        starts.setdefault(part, []).append(start)
    for known in starts.values():
        known.sort()
    return placed, tuple(_moved(trace, moved, starts) for trace in traces)


_NEW = -1
"""Where a line begins that has no place yet."""


def _is_new(line: Line) -> bool:
    return line.start == _NEW


def _merged(lines: Sequence[Line], more: Sequence[Line]) -> list[Line]:
    """Put new lines after the old ones of the same part and page."""
    merged = list(lines)
    for line in more:
        new = replace(line, start=_NEW)
        at = next(
            (
                place + 1
                for place in range(len(merged) - 1, -1, -1)
                if merged[place].part == line.part and (merged[place].page or 0) <= (line.page or 0)
            ),
            None,
        )
        if at is None:
            at = next(
                (place for place, other in enumerate(merged) if other.part == line.part),
                len(merged),
            )
        merged.insert(at, new)
    return merged


def _moved(
    trace: Trace, moved: dict[tuple[Part, int], int], starts: dict[Part, list[int]]
) -> Trace:
    """Give a trace with its span where its line stands now."""
    if trace.span is None:
        return trace
    first, last = trace.span
    before = [start for start in starts.get(trace.part, ()) if start <= first]
    if not before:
        return replace(trace, span=None)
    by = moved[trace.part, before[-1]] - before[-1]
    return replace(trace, span=(first + by, last + by))
