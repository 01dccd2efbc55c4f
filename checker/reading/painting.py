"""Lines of a letter that has no pages of its own, painted on pages, and places covered on one."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PIL import Image, ImageDraw

from checker.model import Align
from checker.reading.grid.fonts import Face, Faces

WIDE_MM: Final = 210.0
HIGH_MM: Final = 297.0
MOST_PAGES: Final = 40
MOST_WORDS: Final = 20_000
_MARGIN_MM: Final = 20.0
_POINT_MM: Final = 25.4 / 72
_HIGH: Final = 1.3
_LEAST_PT: Final = 7.0
_MOST_PT: Final = 24.0
_LEAST_PX: Final = 300
_MOST_PX: Final = 2_000
_WORD: Final = re.compile(r"\S+")
_LONGEST_WORD: Final = 200
_INK, _QUIET, _PAPER, _COVER = 28, 96, 255, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Painting:
    """One line as it is painted."""

    text: str
    size_pt: float = 11.0
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    indent_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """Where a word went: of which line, which characters, in parts of the page's sides."""

    line: int
    first: int
    last: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """One page as a PNG, and where its words stand."""

    png: bytes
    words: tuple[Word, ...]


def paint(lines: Sequence[Painting], width_px: int) -> tuple[PaintedPage, ...]:
    """Paint lines on pages of A4: at most 40 of them and about 20,000 words."""
    painter = _Painter(min(max(width_px, _LEAST_PX), _MOST_PX) / WIDE_MM)
    for number, line in enumerate(lines):
        if painter.is_full():
            break
        painter.put(number, line)
    return painter.ended()


def covered(png: bytes, boxes: Sequence[tuple[float, float, float, float]]) -> bytes:
    """Give a picture in which boxes, in parts of its sides, are painted over."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        page = picture.convert("RGB")
    pen = ImageDraw.Draw(page)
    wide, high = page.size
    for left, top, right, bottom in boxes:
        area = (left * wide, top * high, max(right, left) * wide, max(bottom, top) * high)
        pen.rectangle(area, fill=(_COVER, _COVER, _COVER))
    return _png(page)


@dataclass
class _Painter:
    """Paints from the top of the first page to the end of the last."""

    scale: float
    pages: list[PaintedPage] = field(default_factory=list)
    count: int = 0
    """Of the words so far."""
    _words: list[Word] = field(default_factory=list)
    _at_mm: float = _MARGIN_MM

    def __post_init__(self) -> None:
        self._faces = Faces(self.scale)
        self._begin()

    def put(self, number: int, line: Painting) -> None:
        """Put one line after those before it, on as many rows as it takes."""
        size = min(max(line.size_pt, _LEAST_PT), _MOST_PT)
        font = self._faces.face(size, bold=line.bold, italic=line.italic, text=line.text)
        step = size * _POINT_MM * _HIGH
        self._at_mm += line.before_pt * _POINT_MM
        left = min(_MARGIN_MM + line.indent_mm, WIDE_MM / 2)
        room = WIDE_MM - _MARGIN_MM - left
        for row in _rows(line.text, font, room * self.scale):
            if self._at_mm + step > HIGH_MM - _MARGIN_MM:
                self._end()
            if self.is_full():
                return
            self._row(number, line, row, font, (left, room, step))
            self._at_mm += step
        if not line.text.strip():
            self._at_mm += step
        self._at_mm += line.after_pt * _POINT_MM

    def is_full(self) -> bool:
        """Say whether no more is painted."""
        return len(self.pages) >= MOST_PAGES or self.count >= MOST_WORDS

    def ended(self) -> tuple[PaintedPage, ...]:
        """End the last page, and give all."""
        if self._words or not self.pages:
            self._end()
        return tuple(self.pages)

    def _row(
        self,
        number: int,
        line: Painting,
        row: "_Row",
        font: Face,
        where: tuple[float, float, float],
    ) -> None:
        left, room, step = where
        self.count += len(row.words)
        free = room - row.wide / self.scale
        shift = {Align.LEFT: 0.0, Align.CENTRE: free / 2, Align.RIGHT: free}[line.align]
        for at, first, last in row.words:
            text = line.text[first:last][:_LONGEST_WORD]
            x = left + max(shift, 0.0) + at / self.scale
            ink = _QUIET if line.muted else _INK
            font.write(self._image, (x * self.scale, self._at_mm * self.scale), text, ink)
            for begin, end in _pieces(text):
                edges = (x + font.wide(text[:one]) / self.scale for one in (begin, end))
                begins, ends = (min(edge / WIDE_MM, 1.0) for edge in edges)
                bottom = min((self._at_mm + step) / HIGH_MM, 1.0)
                box = (begins, self._at_mm / HIGH_MM, ends, bottom)
                after = last if end == len(text) else first + end
                self._words.append(Word(number, first + begin, after, box))

    def _begin(self) -> None:
        size = (round(WIDE_MM * self.scale), round(HIGH_MM * self.scale))
        self._image = Image.new("L", size, _PAPER)
        self._at_mm, self._words = _MARGIN_MM, []

    def _end(self) -> None:
        self.pages.append(PaintedPage(_png(self._image), tuple(self._words)))
        self._begin()


@dataclass
class _Row:
    """The words of one row: where each begins, in pixels from the row's left, and which it is."""

    words: list[tuple[float, int, int]] = field(default_factory=list)
    wide: float = 0.0


def _pieces(text: str) -> list[tuple[int, int]]:
    """Part a word from the marks before and after it: a finding of the one leaves the others out.

    >>> _pieces("Cottages,"), _pieces("well-being"), _pieces("--")
    ([(0, 8), (8, 9)], [(0, 10)], [(0, 2)])
    """
    letters = [at for at, one in enumerate(text) if one.isalnum()]
    if not letters:
        return [(0, len(text))]
    parts = ((0, letters[0]), (letters[0], letters[-1] + 1), (letters[-1] + 1, len(text)))
    return [(begin, end) for begin, end in parts if begin < end]


def _rows(text: str, font: Face, room: float) -> list[_Row]:
    rows = [_Row()]
    space = font.wide(" ")
    for found in _WORD.finditer(text):
        wide = font.wide(found.group()[:_LONGEST_WORD])
        row = rows[-1]
        at = row.wide + space if row.words else 0.0
        if row.words and at + wide > room:
            row, at = _Row(), 0.0
            rows.append(row)
        row.words.append((at, found.start(), found.end()))
        row.wide = at + wide
    return rows if rows[0].words else []


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, format="PNG", compress_level=6)
    return out.getvalue()
