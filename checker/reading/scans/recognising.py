"""A picture of a page read: first by one reader, then line by line by a second."""

import hashlib
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import NamedTuple

from PIL import Image

from checker.model import Line
from checker.reading.asking import Effort
from checker.reading.assembly import tidy
from checker.reading.scans.comparing import Said, doubts_of, said_once, said_twice
from checker.reading.scans.composing import Row, rows_of
from checker.reading.scans.frame import Frame, frame_of
from checker.reading.scans.ink import has_ink, ink_cells, is_even
from checker.reading.scans.mattering import by_weight
from checker.reading.scans.missed import with_missed
from checker.reading.scans.preparing import Plain, as_it_is, dark_on_light
from checker.reading.scans.second import Opinion, opinion_of
from checker.reading.scans.trust import Trust, trust_in
from checker.reading.scans.turning import lie_of, straightened
from checker.reading.scans.words import Word, words_of

_KEPT_AT_MOST = 60
_AT_FIRST = 14
"""So many lines are read twice at once: those of addresses, numbers and mailboxes."""
_AT_LAST = 90
_EMS_AT_FIRST, _EMS_AT_LAST = 450.0, 2_600.0
"""How long all lines that are read twice may be together: a full page of print is 2,000 ems."""
_LONG_SECONDS = 6.0
"""A page that took longer is not tried the other way up: it is made of specks."""
_READS = 0.7
"""A page lies the right way up when the reader is sure of so many of its letters."""
_SURE = 0.75


class Recognised(NamedTuple):
    """What a picture says, and how far that can be trusted."""

    lines: tuple[Line, ...]
    turned: int
    """How far the picture had to be turned counter-clockwise to be read: 0, 90, 180 or 270."""
    skew: float
    trust: Trust
    settled: bool = True
    """False while lines are left that only one reader has read."""

    @property
    def trusted(self) -> bool:
        """Say whether its words may be taken for what it says, but for those in doubt."""
        return self.trust.trusted


@dataclass(slots=True)
class _Page:
    """What was found out about a picture, kept so that a closer look need not begin again."""

    turned: int
    skew: float
    rows: list[Row]
    opinions: dict[int, Opinion] = field(default_factory=dict)


_KEPT: OrderedDict[tuple[str, int], _Page] = OrderedDict()


def recognise(picture: Image.Image, dpi: float, effort: Effort = Effort.CLOSE) -> Recognised:
    """Read the words of a picture. Places are millimetres from its top-left, as it is given.

    At THOROUGH the lines that matter most are read twice, at CLOSE all of them.
    """
    bare = as_it_is(picture, dpi)
    cells = ink_cells(bare.picture, bare.per_mm)
    even = is_even(bare.picture)
    if even and not has_ink(cells):
        return Recognised((), 0, 0.0, Trust(trusted=True))
    ready = dark_on_light(bare)
    page = _page_of(ready)
    straight = straightened(_turned(ready.picture, page.turned), page.skew)
    for at in _read_twice(page.rows, effort):
        if at not in page.opinions:
            page.opinions[at] = opinion_of(straight, page.rows[at])
    said = [
        said_twice(row, page.opinions[at]) if at in page.opinions else said_once(row)
        for at, row in enumerate(page.rows)
    ]
    frame = frame_of(ready, page.turned, page.skew)
    lines = tuple(
        _line(words, row.block, frame) for words, row in zip(said, page.rows, strict=True) if words
    )
    trust = trust_in(said, frame, cells, even=even)
    settled = all(at in page.opinions for at in _read_twice(page.rows, Effort.CLOSE))
    return Recognised(lines, page.turned, page.skew, trust, settled)


def _read_twice(rows: list[Row], effort: Effort) -> list[int]:
    """Give the numbers of the lines that are worth a second reading, within what it may cost."""
    most, ems = (_AT_LAST, _EMS_AT_LAST) if effort is Effort.CLOSE else (_AT_FIRST, _EMS_AT_FIRST)
    chosen: list[int] = []
    for at in by_weight(rows)[:most]:
        words = rows[at].words
        ems -= (words[-1].box[2] - words[0].box[0]) / max(1.0, words[0].size)
        if ems < 0:
            break
        chosen.append(at)
    return chosen


def _page_of(ready: Plain) -> _Page:
    """Read a page as a whole, unless it was read before."""
    digest = hashlib.sha256(ready.picture.tobytes()).hexdigest()
    key = (f"{digest}{ready.picture.size}", round(ready.per_mm * 100))
    if key in _KEPT:
        _KEPT.move_to_end(key)
        return _KEPT[key]
    page = _right_way_up(ready)
    _KEPT[key] = page
    while len(_KEPT) > _KEPT_AT_MOST:
        _KEPT.popitem(last=False)
    return page


def _right_way_up(ready: Plain) -> _Page:
    """Read a page the way up that its lines suggest; if that is no good, the other ways."""
    lie = lie_of(ready.picture)
    ways = (90, 270, 0, 180) if lie.sideways else (0, 180, 90, 270)
    best: tuple[float, _Page, list[Word]] | None = None
    began = time.monotonic()
    for turned in ways[:2] if lie.clear else ways:
        sideways = turned in (90, 270)
        skew = lie.skew if sideways == lie.sideways else 0.0
        straight = straightened(_turned(ready.picture, turned), skew)
        words = words_of(straight, ready.per_mm)
        good = _goodness(words)
        if best is None or good > best[0]:
            best = (good, _Page(turned, skew, []), words)
        if _share(words) >= _READS or time.monotonic() - began > _LONG_SECONDS:
            break
    assert best is not None  # noqa: S101 - there are four ways
    _, page, words = best
    straight = straightened(_turned(ready.picture, page.turned), page.skew)
    page.rows = rows_of(with_missed(straight, ready.per_mm, words), ready.per_mm)
    return page


def _goodness(words: list[Word]) -> float:
    """Say how much of a page makes sense: the letters that the reader is sure of."""
    return sum(len(word.text) for word in words if word.sure >= _SURE) * (0.2 + _share(words))


def _share(words: list[Word]) -> float:
    whole = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if word.sure >= _SURE) / max(1, whole)


def _turned(picture: Image.Image, degrees: int) -> Image.Image:
    ways = {
        90: Image.Transpose.ROTATE_90,
        180: Image.Transpose.ROTATE_180,
        270: Image.Transpose.ROTATE_270,
    }
    return picture.transpose(ways[degrees]) if degrees in ways else picture


def _line(words: list[Said], block: int, frame: Frame) -> Line:
    """Give a line with its place on the page as scanned."""
    box = frame.box(
        (
            min(word.box[0] for word in words),
            min(word.box[1] for word in words),
            max(word.box[2] for word in words),
            max(word.box[3] for word in words),
        )
    )
    text = " ".join(word.text for word in words)
    edges = _edges(words, frame) if frame.turned in (0, 180) else ()
    if tidy(text) != text:
        text, edges = tidy(text), ()
    return Line(
        text=text,
        box=box,
        block=block,
        edges=edges if len(edges) == len(text) + 1 else (),
        scanned=True,
        doubts=tuple(doubt for doubt in doubts_of(words) if doubt.last <= len(text)),
    )


def _edges(words: list[Said], frame: Frame) -> tuple[float, ...]:
    """Give where each character begins, in millimetres, and where the last one ends."""
    edges: list[float] = []
    for word in words:
        middle = (word.box[1] + word.box[3]) / 2
        across = [round(frame.point(edge, middle)[0], 2) for edge in word.edges]
        edges += across
    return tuple(edges)
