"""From single characters to lines as a person sees them: one base line, no gap like a column's."""

import itertools
import statistics
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.model import Box, Concealment
from checker.reading.assembly import tidy
from checker.reading.pdf.glyphs import Glyph

_SAME_BASE = 0.25
"""How far two base lines may stand apart, in ems, to be one line."""
_COLUMN_GAP = 1.2
"""A gap of so many ems parts a line from what stands beside it."""
_JUSTIFIED_GAP = 2.5
"""One typed space, stretched to fill a line, may be as wide as this."""
_SPACE = 0.14
"""A gap of so many ems more than the usual one between letters is a space."""
_RAISED = 0.8
"""A character smaller than this share of its neighbour may stand above or below the base line."""
_LOWERED, _LIFTED = -0.3, 0.6
"""How far below and above, in ems of its neighbour."""
_FEW = 6
_TOO_FEW_GAPS = 3
_MANY = 3_000
"""No page that a person made has so many lines."""
_OVERLAP = -0.1
"""Two words with a typed space between them may overlap by so many ems."""


class Segment(NamedTuple):
    """One line of text of one page, with its place in millimetres as shown.

    `frame` is the place as the line itself sees it, running from left to right.
    """

    text: str
    box: Box
    edges: tuple[float, ...]
    base: float
    size: float
    angle: int
    hidden: Concealment | None
    frame: Box


class _Spot(NamedTuple):
    """One character in the frame in which its line runs from left to right."""

    left: float
    right: float
    base: float
    glyph: Glyph

    @property
    def size(self) -> float:
        """Give the size of the letters in millimetres."""
        return self.glyph.run.size_mm


def segments(glyphs: Iterable[Glyph]) -> list[Segment]:
    """Give the lines that characters make, concealed ones apart from the others."""
    groups: dict[tuple[int, Concealment | None], list[_Spot]] = {}
    for glyph in glyphs:
        groups.setdefault((glyph.run.angle, glyph.hidden), []).append(_spot(glyph))
    return [
        _segment(piece) for spots in groups.values() for piece in _with_raised(list(_pieces(spots)))
    ]


def _spot(glyph: Glyph) -> _Spot:
    """Turn a character so that its line runs from left to right."""
    return _Spot(glyph.left, glyph.right, glyph.run.down(glyph.x, glyph.base), glyph)


def _pieces(spots: list[_Spot]) -> Iterator[list[_Spot]]:
    """Part the characters by base line, and each base line at its wide gaps."""
    row: list[_Spot] = []
    for spot in sorted(spots, key=lambda spot: spot.base):
        if row and spot.base - row[-1].base > _SAME_BASE * min(spot.size, row[-1].size):
            yield from _parted(row)
            row = []
        row.append(spot)
    yield from _parted(row)


def _parted(row: list[_Spot]) -> Iterator[list[_Spot]]:
    """Part one base line at every gap that a column would leave."""
    piece: list[_Spot] = []
    for spot in sorted(row, key=lambda spot: (spot.left, spot.right)):
        if piece and _doubled(piece, spot):
            continue
        if piece and spot.left - max(s.right for s in piece[-3:]) > _widest(piece[-1], spot):
            yield piece
            piece = []
        piece.append(spot)
    if piece:
        yield piece


def _widest(before: _Spot, after: _Spot) -> float:
    """Give the widest gap that still joins two neighbours."""
    size = max(before.size, after.size)
    typed = after.glyph.spaced and before.glyph.run.number == after.glyph.run.number
    return (_JUSTIFIED_GAP if typed else _COLUMN_GAP) * size


def _doubled(piece: list[_Spot], spot: _Spot) -> bool:
    """Say whether a letter stands in its place already: bold made by printing twice."""
    return any(
        other.glyph.char == spot.glyph.char
        and other.glyph.run.number != spot.glyph.run.number
        and abs(other.left - spot.left) < 0.08 * spot.size
        for other in piece[-3:]
    )


def _with_raised(pieces: list[list[_Spot]]) -> list[list[_Spot]]:
    """Put raised and lowered small letters ("1st") into the line that they belong to."""
    if len(pieces) > _MANY:
        return pieces
    small = [piece for piece in pieces if len(piece) <= _FEW]
    for piece in small:
        for host in pieces:
            apart = host is not piece and host and piece
            if apart and _near(piece, host) and _raised(piece, host):
                host.extend(piece)
                host.sort(key=lambda spot: spot.left)
                piece.clear()
                break
    return [piece for piece in pieces if piece]


def _near(piece: list[_Spot], host: list[_Spot]) -> bool:
    """Say whether two pieces stand so close that one may be part of the other's line."""
    reach = host[0].size
    return (
        abs(piece[0].base - host[0].base) < reach
        and piece[0].left < host[-1].right + reach
        and host[0].left < piece[-1].right + reach
    )


def _raised(piece: list[_Spot], host: list[_Spot]) -> bool:
    """Say whether a piece touches a line of larger letters, a little above or below its base."""
    near = [spot for spot in host if spot.size * _RAISED >= piece[0].size]
    if not near or not _LOWERED <= (near[0].base - piece[0].base) / near[0].size <= _LIFTED:
        return False
    left, right = piece[0].left, piece[-1].right
    return any(
        abs(left - spot.right) < 0.15 * spot.size or abs(spot.left - right) < 0.15 * spot.size
        for spot in near
    )


def _segment(piece: list[_Spot]) -> Segment:
    """Write one line down: its text with spaces, its box, and where each character stands."""
    cells = _right_to_left(_spelled(piece)) if _is_right_to_left(piece) else _spelled(piece)
    text, edges = _composed(cells)
    first, box = piece[0].glyph, _box_of(piece)
    size = statistics.median_high(spot.size for spot in piece)
    return Segment(
        text=text,
        box=box,
        edges=edges if first.run.angle == 0 else (),
        base=statistics.median_high(spot.base for spot in piece),
        size=size,
        angle=first.run.angle,
        hidden=first.hidden,
        frame=_frame_of(piece) if first.run.angle else box,
    )


def _spelled(piece: list[_Spot]) -> list[tuple[str, float, float]]:
    """Give the characters with their left and right edge, and the spaces between the words."""
    usual = _usual_gap(piece)
    cells: list[tuple[str, float, float]] = []
    before: _Spot | None = None
    for spot in piece:
        if before is not None and _is_space(before, spot, usual):
            cells.append((" ", before.right, max(before.right, spot.left)))
        cells.append((spot.glyph.char, spot.left, max(spot.left, spot.right)))
        before = spot
    return cells


def _usual_gap(piece: list[_Spot]) -> float:
    """Give the gap that this line leaves between letters of a word, in ems: its tracking."""
    gaps = [
        (after.left - before.right) / max(after.size, before.size, 0.01)
        for before, after in itertools.pairwise(piece)
        if not after.glyph.spaced
    ]
    return max(0.0, statistics.median_low(gaps)) if len(gaps) > _TOO_FEW_GAPS else 0.0


def _is_space(before: _Spot, after: _Spot, usual: float) -> bool:
    """Say whether a space stands between two neighbours: typed, or left by the gap alone."""
    gap = (after.left - before.right) / max(after.size, before.size, 0.01)
    if unicodedata.combining(after.glyph.char[0]):
        return False
    if after.glyph.spaced and after.glyph.run.number >= before.glyph.run.number:
        return gap > _OVERLAP
    return gap > usual + _SPACE


def _composed(cells: list[tuple[str, float, float]]) -> tuple[str, tuple[float, ...]]:
    """Give tidy text and one more edge than it has characters."""
    text: list[str] = []
    edges: list[float] = []
    end = 0.0
    for cluster in _clusters(cells):
        # tidy() drops a trailing space; here the space is between two words.
        letters = tidy("".join(char for char, _, _ in cluster) + ".")[:-1]
        left, right = cluster[0][1], cluster[-1][2]
        step = (right - left) / max(1, len(letters))
        for order, letter in enumerate(letters):
            text.append(letter)
            edges.append(round(left + order * step, 2))
        end = right
    whole = "".join(text).rstrip()
    return whole, (*edges[: len(whole)], round(end, 2))


def _clusters(
    cells: list[tuple[str, float, float]],
) -> Iterator[list[tuple[str, float, float]]]:
    """Give each letter together with the accents that stand on it."""
    cluster: list[tuple[str, float, float]] = []
    for cell in cells:
        if cluster and not unicodedata.combining(cell[0][0]):
            yield cluster
            cluster = []
        cluster.append(cell)
    if cluster:
        yield cluster


def _is_right_to_left(piece: list[_Spot]) -> bool:
    """Say whether most letters of a line are of a script written from right to left."""
    ways = [unicodedata.bidirectional(spot.glyph.char[0]) for spot in piece]
    against = sum(way in ("R", "AL") for way in ways)
    return against > sum(way == "L" for way in ways)


def _right_to_left(cells: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """Give a line in the order in which it is read: words from the right, numbers as they are."""
    ordered: list[tuple[str, float, float]] = []
    forward: list[tuple[str, float, float]] = []
    for cell in reversed(cells):
        if unicodedata.bidirectional(cell[0][0]) in ("L", "EN", "AN"):
            forward.insert(0, cell)
            continue
        char, left, right = cell
        ordered += [*forward, (char, right, left)]
        forward = []
    return ordered + forward


def _box_of(piece: list[_Spot]) -> Box:
    """Give the box of a line: its ink, and no less than its letters would reach."""
    inks = [spot.glyph.ink for spot in piece]
    left, top = min(ink[0] for ink in inks), min(ink[1] for ink in inks)
    right, bottom = max(ink[2] for ink in inks), max(ink[3] for ink in inks)
    if piece[0].glyph.run.angle == 0:
        top = min(top, *(spot.base - 0.7 * spot.size for spot in piece))
        bottom = max(bottom, *(spot.base + 0.2 * spot.size for spot in piece))
    return (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))


def _frame_of(piece: list[_Spot]) -> Box:
    """Give the box of a line as the line itself sees it."""
    return (
        piece[0].left,
        min(spot.base - 0.7 * spot.size for spot in piece),
        max(spot.right for spot in piece),
        max(spot.base + 0.2 * spot.size for spot in piece),
    )
