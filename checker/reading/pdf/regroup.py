"""From single characters to lines as a person sees them: one base line, no gap like a column's."""

import math
import operator
import statistics
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.model import Box, Concealment
from checker.reading.assembly import tidy
from checker.reading.pdf.glyphs import Glyph
from checker.reading.pdf.sheet import rounded

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


_DOUBLED = 0.08
"""A letter printed twice to look bold moves by fewer ems than this."""
_BY_LEFT, _BY_LEVEL = operator.attrgetter("left"), operator.attrgetter("level")
_BY_PLACE = operator.attrgetter("left", "right")

_Cell = tuple[str, float, float]
"""A character with its left and right edge."""


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


def segments(glyphs: Iterable[Glyph]) -> list[Segment]:
    """Give the lines that characters make, concealed ones apart from the others."""
    groups: dict[tuple[int, Concealment | None], list[Glyph]] = {}
    for glyph in glyphs:
        groups.setdefault((glyph.run.angle, glyph.hidden), []).append(glyph)
    return [
        _segment(piece) for group in groups.values() for piece in _with_raised(list(_pieces(group)))
    ]


def _pieces(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Part the characters by base line, and each base line at its wide gaps."""
    row: list[Glyph] = []
    level = math.inf
    for glyph in sorted(glyphs, key=_BY_LEVEL):
        # Nearly all stand on the very same base line, and are not measured.
        if glyph.level > level and _is_lower(row[-1], glyph):
            yield from _parted(row)
            row = []
        row.append(glyph)
        level = glyph.level
    yield from _parted(row)


def _is_lower(before: Glyph, glyph: Glyph) -> bool:
    """Say whether a letter stands on another base line than the one above it."""
    smaller = min(glyph.run.size_mm, before.run.size_mm)
    return glyph.level - before.level > _SAME_BASE * smaller


def _parted(row: list[Glyph]) -> Iterator[list[Glyph]]:
    """Part one base line at every gap that a column would leave."""
    piece: list[Glyph] = []
    for glyph in sorted(row, key=_BY_PLACE):
        if piece:
            last, size = piece[-1], glyph.run.size_mm
            # Letters come from left to right: only one close to the last can stand on another,
            # and only one that leaves a gap to the last can leave one to the last three.
            if glyph.left - last.left < _DOUBLED * size and _doubled(piece, glyph):
                continue
            if glyph.left - last.right > _COLUMN_GAP * size and _leaves_gap(piece, glyph):
                yield piece
                piece = []
        piece.append(glyph)
    if piece:
        yield piece


def _leaves_gap(piece: list[Glyph], glyph: Glyph) -> bool:
    """Say whether a letter stands further off than the widest gap that joins two neighbours."""
    last = piece[-1]
    typed = glyph.spaced and last.run.number == glyph.run.number
    widest = (_JUSTIFIED_GAP if typed else _COLUMN_GAP) * max(last.run.size_mm, glyph.run.size_mm)
    return glyph.left - max(other.right for other in piece[-3:]) > widest


def _doubled(piece: list[Glyph], glyph: Glyph) -> bool:
    """Say whether a letter stands in its place already: bold made by printing twice."""
    return any(
        other.char == glyph.char
        and other.run.number != glyph.run.number
        and abs(other.left - glyph.left) < _DOUBLED * glyph.run.size_mm
        for other in piece[-3:]
    )


def _with_raised(pieces: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put raised and lowered small letters ("1st") into the line that they belong to."""
    if len(pieces) > _MANY:
        return pieces
    small = [piece for piece in pieces if len(piece) <= _FEW]
    for piece in small:
        for host in pieces:
            apart = host is not piece and host and piece
            if apart and _near(piece, host) and _raised(piece, host):
                host.extend(piece)
                host.sort(key=_BY_LEFT)
                piece.clear()
                break
    return [piece for piece in pieces if piece]


def _near(piece: list[Glyph], host: list[Glyph]) -> bool:
    """Say whether two pieces stand so close that one may be part of the other's line."""
    reach = host[0].run.size_mm
    return (
        abs(piece[0].level - host[0].level) < reach
        and piece[0].left < host[-1].right + reach
        and host[0].left < piece[-1].right + reach
    )


def _raised(piece: list[Glyph], host: list[Glyph]) -> bool:
    """Say whether a piece touches a line of larger letters, a little above or below its base."""
    near = [glyph for glyph in host if glyph.run.size_mm * _RAISED >= piece[0].run.size_mm]
    if (
        not near
        or not _LOWERED <= (near[0].level - piece[0].level) / near[0].run.size_mm <= _LIFTED
    ):
        return False
    left, right = piece[0].left, piece[-1].right
    return any(
        abs(left - glyph.right) < 0.15 * glyph.run.size_mm
        or abs(glyph.left - right) < 0.15 * glyph.run.size_mm
        for glyph in near
    )


def _segment(piece: list[Glyph]) -> Segment:
    """Write one line down: its text with spaces, its box, and where each character stands."""
    cells = _spelled(piece)
    if _is_right_to_left(piece):
        cells = _right_to_left(cells)
    text, edges = _composed(cells)
    angle, box = piece[0].run.angle, _box_of(piece)
    return Segment(
        text=text,
        box=box,
        edges=() if angle else edges,
        base=statistics.median_high(map(_BY_LEVEL, piece)),
        size=statistics.median_high(glyph.run.size_mm for glyph in piece),
        angle=angle,
        hidden=piece[0].hidden,
        frame=_frame_of(piece) if angle else box,
    )


def _spelled(piece: list[Glyph]) -> list[_Cell]:
    """Give the characters with their left and right edge, and the spaces between the words."""
    gaps = _gaps(piece)
    wide = _usual_gap(piece, gaps) + _SPACE
    before = piece[0]
    cells = [(before.char, before.left, max(before.left, before.right))]
    for glyph, gap in zip(piece[1:], gaps, strict=True):
        left, right = glyph.left, glyph.right
        if (gap > wide or glyph.spaced) and _is_space(before, glyph, gap, wide):
            cells.append((" ", before.right, max(before.right, left)))
        cells.append((glyph.char, left, max(left, right)))
        before = glyph
    return cells


def _gaps(piece: list[Glyph]) -> list[float]:
    """Give the gap before each character but the first, in ems of the larger neighbour."""
    sizes = [max(glyph.run.size_mm, 0.01) for glyph in piece]
    return [
        (after.left - before.right) / max(one, two)
        for before, after, one, two in zip(piece, piece[1:], sizes, sizes[1:], strict=False)
    ]


def _usual_gap(piece: list[Glyph], gaps: list[float]) -> float:
    """Give the gap that this line leaves between letters of a word, in ems: its tracking."""
    within = [gap for glyph, gap in zip(piece[1:], gaps, strict=True) if not glyph.spaced]
    return max(0.0, statistics.median_low(within)) if len(within) > _TOO_FEW_GAPS else 0.0


def _is_space(before: Glyph, after: Glyph, gap: float, wide: float) -> bool:
    """Say whether a space stands between two neighbours: typed, or left by the gap alone."""
    if unicodedata.combining(after.char[0]):
        return False
    if after.spaced and after.run.number >= before.run.number:
        return gap > _OVERLAP
    return gap > wide


def _composed(cells: list[_Cell]) -> tuple[str, tuple[float, ...]]:
    """Give tidy text and one more edge than it has characters."""
    written = "".join([char for char, _, _ in cells])
    if len(written) != len(cells) or not _is_tidy(written):
        return _composed_by_letter(cells)
    whole = written.rstrip()
    edges = [round(left, 2) for _, left, _ in cells[: len(whole)]]
    return whole, (*edges, round(cells[-1][2], 2))


def _is_tidy(text: str) -> bool:
    """Say whether every character stands for itself, so that a text may be kept as it is."""
    # tidy() drops a trailing space; here the space is between two words.
    plain = text.isascii() or not any(map(unicodedata.combining, text))
    return plain and tidy(text + ".")[:-1] == text


def _composed_by_letter(cells: list[_Cell]) -> tuple[str, tuple[float, ...]]:
    """Give tidy text and its edges where accents stand apart or characters fall away."""
    text: list[str] = []
    edges: list[float] = []
    end = 0.0
    for cluster in _clusters(cells):
        letters = tidy("".join(char for char, _, _ in cluster) + ".")[:-1]
        left, right = cluster[0][1], cluster[-1][2]
        step = (right - left) / max(1, len(letters))
        for order, letter in enumerate(letters):
            text.append(letter)
            edges.append(round(left + order * step, 2))
        end = right
    whole = "".join(text).rstrip()
    return whole, (*edges[: len(whole)], round(end, 2))


def _clusters(cells: list[_Cell]) -> Iterator[list[_Cell]]:
    """Give each letter together with the accents that stand on it."""
    cluster: list[_Cell] = []
    for cell in cells:
        if cluster and not unicodedata.combining(cell[0][0]):
            yield cluster
            cluster = []
        cluster.append(cell)
    if cluster:
        yield cluster


def _is_right_to_left(piece: list[Glyph]) -> bool:
    """Say whether most letters of a line are of a script written from right to left."""
    text = "".join([glyph.char[0] for glyph in piece])
    if text.isascii():
        return False
    ways = [unicodedata.bidirectional(char) for char in text]
    against = sum(way in ("R", "AL") for way in ways)
    return against > ways.count("L")


def _right_to_left(cells: list[_Cell]) -> list[_Cell]:
    """Give a line in the order in which it is read: words from the right, numbers as they are."""
    ordered: list[_Cell] = []
    forward: list[_Cell] = []
    for cell in reversed(cells):
        if unicodedata.bidirectional(cell[0][0]) in ("L", "EN", "AN"):
            forward.insert(0, cell)
            continue
        char, left, right = cell
        ordered += [*forward, (char, right, left)]
        forward = []
    return ordered + forward


def _box_of(piece: list[Glyph]) -> Box:
    """Give the box of a line: its ink, and no less than its letters would reach."""
    lefts, tops, rights, bottoms = zip(*[glyph.ink for glyph in piece], strict=True)
    top, bottom = min(tops), max(bottoms)
    if piece[0].run.angle == 0:
        highest, lowest = _reach(piece)
        top, bottom = min(top, highest), max(bottom, lowest)
    return rounded((min(lefts), top, max(rights), bottom))


def _frame_of(piece: list[Glyph]) -> Box:
    """Give the box of a line as the line itself sees it."""
    highest, lowest = _reach(piece)
    return (piece[0].left, highest, max(glyph.right for glyph in piece), lowest)


def _reach(piece: list[Glyph]) -> tuple[float, float]:
    """Give how far up and down the letters of a line would reach."""
    stands = {(glyph.level, glyph.run.size_mm) for glyph in piece}
    return (
        min(level - 0.7 * size for level, size in stands),
        max(level + 0.2 * size for level, size in stands),
    )
