"""The order in which a person reads the lines of a page: blocks, top to bottom, columns apart."""

from collections.abc import Sequence

from checker.model import Box
from checker.reading.pdf.regroup import Segment

_LEADING = 1.75
"""Base lines of one block stand at most so many ems apart."""
_SIZES = 1.5
"""Letters of one block differ in size at most by this factor."""
_ALIGNED_MM = 2.0
_TOUCHING_MM = 0.6
_DEEPEST = 40

Block = list[Segment]


def blocks(segments: Sequence[Segment]) -> list[Block]:
    """Give the lines of one page in reading order, those that stand together as one block.

    Lines that run in another direction (a stamp along the edge, DRAFT across the page) come last.
    """
    ways: dict[int, list[Segment]] = {0: []}
    for segment in segments:
        ways.setdefault(segment.angle, []).append(segment)
    return [block for way in ways.values() for block in _ordered(_stacked(way), 0)]


def _stacked(segments: list[Segment]) -> list[Block]:
    """Put each line under the block that it continues, if there is exactly one."""
    stacks: list[Block] = []
    for row in _rows(segments):
        takers = [(segment, _above(segment, stacks)) for segment in row]
        for segment, above in takers:
            rivals = [other for other, theirs in takers if other is not segment and above is theirs]
            if above is not None and not (rivals and not _aligned(segment, above[-1])):
                above.append(segment)
            else:
                stacks.append([segment])
    return stacks


def _rows(segments: list[Segment]) -> list[list[Segment]]:
    """Give the lines that share a base line, from top to bottom."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: (segment.base, segment.frame[0])):
        if rows and segment.base - rows[-1][0].base < 0.3 * segment.size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return rows


def _above(segment: Segment, stacks: list[Block]) -> Block | None:
    """Give the one block that stands close above a line, or None."""
    found = [stack for stack in stacks[-60:] if _continues(segment, stack[-1])]
    if len(found) > 1:
        found = [stack for stack in found if _aligned(segment, stack[-1])]
    return found[0] if len(found) == 1 else None


def _continues(segment: Segment, last: Segment) -> bool:
    """Say whether a line stands under another as lines of one block do."""
    large, small = max(segment.size, last.size), max(min(segment.size, last.size), 0.01)
    down = segment.base - last.base
    return (
        0.3 * small < down <= _LEADING * large
        and large <= _SIZES * small
        and min(segment.frame[2], last.frame[2]) > max(segment.frame[0], last.frame[0])
    )


def _aligned(segment: Segment, last: Segment) -> bool:
    """Say whether two lines start at the same distance from the left."""
    return abs(segment.frame[0] - last.frame[0]) <= _ALIGNED_MM


def _box(block: Block) -> Box:
    """Give the box of a block."""
    return (
        min(segment.frame[0] for segment in block),
        min(segment.frame[1] for segment in block),
        max(segment.frame[2] for segment in block),
        max(segment.frame[3] for segment in block),
    )


def _ordered(found: list[Block], depth: int) -> list[Block]:
    """Cut the page across where it can be, and each band into its columns."""
    if len(found) <= 1 or depth > _DEEPEST:
        return sorted(found, key=lambda block: _box(block)[1::-1])
    bands = _with_columns(_cut(found, axis=1))
    if len(bands) > 1:
        return [block for band in bands for block in _ordered(band, depth + 1)]
    columns = _cut(found, axis=0)
    if len(columns) > 1:
        return [block for column in columns for block in _ordered(column, depth + 1)]
    bands = _cut(found, axis=1)
    if len(bands) > 1:
        return [block for band in bands for block in _ordered(band, depth + 1)]
    return sorted(found, key=lambda block: _box(block)[1::-1])


def _cut(found: list[Block], *, axis: int) -> list[list[Block]]:
    """Part blocks wherever nothing stands: across the page (axis 1), or down it (axis 0)."""
    groups: list[list[Block]] = []
    reached = 0.0
    for block in sorted(found, key=lambda block: _box(block)[axis]):
        box = _box(block)
        if groups and box[axis] < reached - _TOUCHING_MM:
            groups[-1].append(block)
            reached = max(reached, box[axis + 2])
        else:
            groups.append([block])
            reached = box[axis + 2]
    return groups


def _with_columns(bands: list[list[Block]]) -> list[list[Block]]:
    """Join neighbouring bands that have the same white gap down the page: columns of one text."""
    joined: list[list[Block]] = []
    for band in bands:
        if joined and len(_cut(band, axis=0)) > 1 and len(_cut(joined[-1], axis=0)) > 1:
            together = [*joined[-1], *band]
            if len(_cut(together, axis=0)) == len(_cut(band, axis=0)):
                joined[-1] = together
                continue
        joined.append(band)
    return joined
