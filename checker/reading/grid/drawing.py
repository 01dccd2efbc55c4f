"""Paints a page of a sheet: its cells, and, shown as such, what the sheet hides."""

import io
from collections.abc import Callable, Iterator, Sequence

from PIL import Image, ImageDraw

from checker.reading.grid.fonts import Faces
from checker.reading.grid.hiding import hiding_note
from checker.reading.grid.layout import (
    LETTERS_MM,
    MARGIN_MM,
    NUMBERS_MM,
    RIBBON_MM,
    TITLE_MM,
    Layout,
    Tile,
)
from checker.reading.grid.sheets import Grid, GridCell, Over, letters
from checker.reading.refusal import Unreadable
from checker.words import say

MOST_PIXELS = 40_000_000
_LEAST_WIDTH_PX = 50
_INK = "#1F2328"
_QUIET = "#5B6470"
_LINE = "#DADFE4"
_EDGE = "#AEB6BF"
_HEADS = "#F2F4F6"
_PAPER = "#FFFFFF"
_VEIL = "#FFF6E0"
_HATCH = "#F0D9A4"
_HIDDEN_INK = "#7A4B00"
_NOTE = "#B3261E"
_BOX_MM = 60.0
_LEAST_BOX_MM = 10.0
_STEP_MM = 4.6
_SMALL_PT = 9.5
_LEAST_PT = 5.0
_MOST_PT = 60.0
_PADDING_MM = 1.3
"""Before a cell's words, so that the ring of a finding does not touch them."""
_BOTH_SIDES_MM = 1.6
_NARROWER = 0.9
"""Our typeface is wider than the usual ones of spreadsheets."""
_MOST_LINES = 40
_LONGEST = 1_000
"""Characters of one cell's line that can be seen on any page."""


def draw_sheet(layout: Layout, page: int, width_px: int) -> bytes:
    """Give one page, counted from 1, as PNG, `width_px` wide unless that is over 40 megapixels.

    Raises:
        Unreadable: there is no such page.
    """
    if not 1 <= page <= len(layout.tiles):
        why = say("This spreadsheet has no page {page}.", page=page)
        raise Unreadable("unread.damaged", why)
    tile = layout.tiles[page - 1]
    painter = _Painter(tile, layout.sheets[tile.sheet], _scale(tile, width_px))
    png = io.BytesIO()
    painter.painted().save(png, format="PNG", compress_level=1)
    return png.getvalue()


def _scale(tile: Tile, width_px: int) -> float:
    wide, high = tile.page.width_mm, tile.page.height_mm
    scale = max(width_px, _LEAST_WIDTH_PX) / wide
    pixels = (wide * scale) * (high * scale)
    return scale if pixels <= MOST_PIXELS else scale * (MOST_PIXELS / pixels) ** 0.5


class _Painter:
    """Paints one page from the back to the front."""

    def __init__(self, tile: Tile, grid: Grid, scale: float) -> None:
        self._tile = tile
        self._grid = grid
        self._scale = scale
        size = (
            max(round(tile.page.width_mm * scale), 1),
            max(round(tile.page.height_mm * scale), 1),
        )
        self._image = Image.new("RGB", size, _PAPER)
        self._pen = ImageDraw.Draw(self._image)
        self._faces = Faces(scale)
        self._right = tile.left_mm + tile.across.edges[-1]
        self._bottom = tile.top_mm + tile.down.edges[-1]
        self._cells = [cell for cell in grid.cells if self._is_here(cell.row, cell.column)]
        self._filled = {(cell.row, cell.column) for cell in self._cells if cell.text}

    def painted(self) -> Image.Image:
        """Give the whole page."""
        self._fills()
        self._lines()
        self._merged()
        for cell in self._cells:
            self._words(cell)
        for over in self._grid.over:
            if self._is_here(over.row, over.column):
                self._over(over)
        self._heads()
        self._title()
        self._hidden_rows()
        self._hidden_columns()
        return self._image

    def _is_here(self, row: int, column: int) -> bool:
        down, across = self._tile.down, self._tile.across
        return down.first <= row <= down.last and across.first <= column <= across.last

    def _px(self, mm: float) -> int:
        return round(mm * self._scale)

    def _box(self, row: int, column: int) -> tuple[float, float, float, float]:
        """Give the box of a cell, or of the merged area that begins there, in millimetres."""
        last_row, last_column = self._grid.merged.get((row, column), (row, column))
        top, bottom = self._tile.down.spread(row, last_row)
        left, right = self._tile.across.spread(column, last_column)
        return (
            self._tile.left_mm + left,
            self._tile.top_mm + top,
            self._tile.left_mm + right,
            self._tile.top_mm + bottom,
        )

    def _paint(self, box: tuple[float, float, float, float], colour: str) -> None:
        left, top, right, bottom = (self._px(side) for side in box)
        self._pen.rectangle((left, top, max(right, left), max(bottom, top)), fill=colour)

    def _fills(self) -> None:
        for (row, column), fill in self._grid.fills.items():
            if self._is_here(row, column):
                self._paint(self._box(row, column), f"#{fill}")
        for cell in self._cells:
            if cell.look.fill:
                self._paint(self._box(cell.row, cell.column), f"#{cell.look.fill}")
        for first, last, _ in _hidden(self._grid.rows.hidden, self._rows()):
            top, bottom = self._tile.down.spread(first, last)
            self._veil((self._tile.left_mm, self._down(top), self._right, self._down(bottom)))
        for first, last, _ in _hidden(self._grid.columns.hidden, self._columns()):
            left, right = self._tile.across.spread(first, last)
            self._veil((self._along(left), self._tile.top_mm, self._along(right), self._bottom))
        for cell in self._cells:
            if cell.hidden is not None and not self._is_veiled(cell):
                self._paint(self._box(cell.row, cell.column), _VEIL)

    def _is_veiled(self, cell: GridCell) -> bool:
        """Say whether a cell's sheet, row or column is shown as hidden already."""
        return bool(self._grid.hidden) or self._is_hatched(cell)

    def _is_hatched(self, cell: GridCell) -> bool:
        """Say whether lines run over a cell, which would run through its words."""
        rows, columns = self._grid.rows, self._grid.columns
        return bool(rows.hidden(cell.row) or columns.hidden(cell.column))

    def _veil(self, box: tuple[float, float, float, float]) -> None:
        """Tint and hatch what a sheet hides."""
        left, top, right, bottom = (self._px(side) for side in box)
        if right <= left or bottom <= top:
            return
        veil = Image.new("RGB", (right - left, bottom - top), _VEIL)
        pen = ImageDraw.Draw(veil)
        step = max(self._px(2.4), 4)
        for at in range(-veil.height, veil.width, step):
            pen.line((at, veil.height, at + veil.height, 0), fill=_HATCH)
        self._image.paste(veil, (left, top))

    def _lines(self) -> None:
        left, top = self._px(self._tile.left_mm), self._px(self._tile.top_mm)
        right, bottom = self._px(self._right), self._px(self._bottom)
        for edge in self._tile.down.edges:
            at = self._px(self._down(edge))
            self._pen.line((left, at, right, at), fill=_LINE)
        for edge in self._tile.across.edges:
            at = self._px(self._along(edge))
            self._pen.line((at, top, at, bottom), fill=_LINE)

    def _merged(self) -> None:
        for row, column in self._grid.merged:
            if self._is_here(row, column):
                fill = self._grid.fills.get((row, column), "")
                self._inside(self._box(row, column), f"#{fill}" if fill else _PAPER)
        for cell in self._cells:
            if (cell.row, cell.column) in self._grid.merged and cell.look.fill:
                self._inside(self._box(cell.row, cell.column), f"#{cell.look.fill}")

    def _inside(self, box: tuple[float, float, float, float], colour: str) -> None:
        left, top, right, bottom = (self._px(side) for side in box)
        if right - left > 1 and bottom - top > 1:
            self._pen.rectangle((left + 1, top + 1, right - 1, bottom - 1), fill=colour)

    def _words(self, cell: GridCell) -> None:
        """Paint a cell's words in its box; words that are too long run on over empty cells."""
        look = cell.look
        size = min(max(look.size_pt * _NARROWER, _LEAST_PT), _MOST_PT)
        font = self._faces.face(size, bold=look.bold, italic=look.italic, text=cell.text)
        box = self._box(cell.row, cell.column)
        room = max(self._px(box[2] - box[0] - _BOTH_SIDES_MM), 1)
        width: Callable[[str], float] = font.wide
        texts = [text[:_LONGEST] for text in cell.text.split("\n")][:_MOST_LINES]
        if look.wrap:
            texts = [part for text in texts for part in _wrapped(text, room, width)]
        elif not cell.number and look.align in ("", "left"):
            box = self._run_on(cell, box, max(map(width, texts), default=0.0))
        left, top, right, bottom = (self._px(side) for side in box)
        if not texts or right <= left or bottom <= top:
            return
        patch = self._image.crop((left, top, right, bottom))
        ink = f"#{look.ink}" if look.ink and cell.hidden is None else _INK
        ink = _HIDDEN_INK if cell.hidden is not None else ink
        step = round(size * 1.25 * 25.4 / 72 * self._scale)
        at = max((patch.height - step * len(texts)) // 2, 0)
        for text in texts[: patch.height // max(step, 1) + 1]:
            begin = self._from(cell, width(text), patch.width)
            if self._is_hatched(cell):
                behind = (begin - self._px(0.4), at, begin + width(text) + 1, at + step)
                ImageDraw.Draw(patch).rectangle(behind, fill=_VEIL)
            font.write(patch, (begin, at), text, ink)
            at += step
        self._image.paste(patch, (left, top))

    def _from(self, cell: GridCell, width: float, room: int) -> float:
        padding = self._scale * _PADDING_MM
        align = cell.look.align or ("right" if cell.number else "left")
        if align == "center":
            return max((room - width) / 2, padding)
        return max(room - width - padding, padding) if align == "right" else padding

    def _run_on(
        self, cell: GridCell, box: tuple[float, float, float, float], width: float
    ) -> tuple[float, float, float, float]:
        """Widen a cell's box over the empty cells after it, as far as its words need."""
        column = self._grid.merged.get((cell.row, cell.column), (cell.row, cell.column))[1] + 1
        right = box[2]
        need = box[0] + width / self._scale + _BOTH_SIDES_MM
        while right < need and column <= self._tile.across.last:
            if (cell.row, column) in self._filled:
                break
            right = self._along(self._tile.across.spread(column, column)[1])
            column += 1
        return (box[0], box[1], right, box[3])

    def _over(self, over: Over) -> None:
        """Paint what stands over the cells: a text box, the corner of a note, a picture's place."""
        left, top, right, _ = self._box(over.row, over.column)
        if over.kind == "note":
            x, y, side = self._px(right), self._px(top), self._px(2.2)
            self._pen.polygon(((x - side, y), (x, y), (x, y + side)), fill=_NOTE)
            return
        font = self._faces.face(10 * _NARROWER, text=over.text)
        room = min(_BOX_MM, self._right - left - 1)
        if room < _LEAST_BOX_MM:
            return
        said = over.text or say("Picture")
        texts = [text[:_LONGEST] for text in said.split("\n")][:_MOST_LINES]
        inner = self._px(room - _BOTH_SIDES_MM)
        lines = [line for text in texts for line in _wrapped(text, inner, font.wide)]
        high = min(len(lines) * _STEP_MM + 2, max(self._bottom - top, _STEP_MM + 2))
        area = tuple(self._px(side) for side in (left + 0.5, top + 0.5, left + room, top + high))
        tint = _VEIL if over.hidden else _PAPER
        self._pen.rectangle(area, fill=_HEADS if over.kind == "picture" else tint, outline=_EDGE)
        ink = _QUIET if over.kind == "picture" else (_HIDDEN_INK if over.hidden else _INK)
        for number, line in enumerate(lines[: int((high - 2) / _STEP_MM)]):
            at = (area[0] + self._px(_PADDING_MM), self._px(top + 1.4 + number * _STEP_MM))
            font.write(self._image, at, line, ink)

    def _heads(self) -> None:
        """Paint the row numbers and the column letters."""
        tile = self._tile
        above = tile.top_mm - LETTERS_MM
        begin = tile.left_mm - NUMBERS_MM
        self._paint((begin, above, self._right, tile.top_mm), _HEADS)
        self._paint((begin, above, tile.left_mm, self._bottom), _HEADS)
        for row in self._rows():
            top, bottom = tile.down.spread(row, row)
            self._named(
                str(row + 1),
                (begin, self._down(top), tile.left_mm, self._down(bottom)),
                hidden=bool(self._grid.rows.hidden(row)),
            )
        for column in self._columns():
            left, right = tile.across.spread(column, column)
            self._named(
                letters(column),
                (self._along(left), above, self._along(right), tile.top_mm),
                hidden=bool(self._grid.columns.hidden(column)),
            )
        edges = tuple(self._px(side) for side in (tile.left_mm, tile.top_mm))
        self._pen.line((edges[0], self._px(above), edges[0], self._px(self._bottom)), fill=_EDGE)
        self._pen.line((self._px(begin), edges[1], self._px(self._right), edges[1]), fill=_EDGE)

    def _named(self, text: str, box: tuple[float, float, float, float], *, hidden: bool) -> None:
        left, top, right, bottom = (self._px(side) for side in box)
        if hidden:
            self._paint(box, _VEIL)
        self._pen.line((left, bottom, right, bottom), fill=_LINE)
        self._pen.line((right, top, right, bottom), fill=_LINE)
        font, at = (
            self._faces.face(_SMALL_PT, bold=hidden),
            ((left + right) / 2, (top + bottom) / 2),
        )
        font.write(self._image, at, text, _HIDDEN_INK if hidden else _QUIET, "mm")

    def _title(self) -> None:
        hidden = self._grid.hidden
        if hidden:
            self._paint((0, 0, self._tile.page.width_mm, TITLE_MM), _VEIL)
        font = self._faces.face(11, bold=True, text=self._tile.page.label)
        at, label = (self._px(MARGIN_MM), self._px(TITLE_MM / 2)), self._tile.page.label[:200]
        font.write(self._image, at, label, _INK, "lm")
        if hidden:
            after = at[0] + font.wide(label) + self._px(4)
            small, said = self._faces.face(9), hiding_note(hidden)
            small.write(self._image, (after, at[1]), said, _HIDDEN_INK, "lm")

    def _hidden_rows(self) -> None:
        font = self._faces.face(_SMALL_PT)
        for first, last, reason in _hidden(self._grid.rows.hidden, self._rows()):
            top, bottom = self._tile.down.spread(first, last)
            name = f"{first + 1}" if first == last else f"{first + 1} - {last + 1}"
            said = hiding_note(reason, name, several=first != last)
            at = (self._px(self._right + 1.5), self._px(self._down((top + bottom) / 2)))
            font.write(self._image, at, said, _HIDDEN_INK, "lm")

    def _hidden_columns(self) -> None:
        font = self._faces.face(_SMALL_PT)
        middle = self._tile.top_mm - LETTERS_MM - RIBBON_MM / 2
        for first, last, reason in _hidden(self._grid.columns.hidden, self._columns()):
            left, _ = self._tile.across.spread(first, last)
            name = letters(first) if first == last else f"{letters(first)} - {letters(last)}"
            said = hiding_note(reason, name, several=first != last)
            most = max(self._image.width - font.wide(said) - self._px(_PADDING_MM), 0)
            at = (min(self._px(self._along(left) + 0.5), most), self._px(middle))
            font.write(self._image, at, said, _HIDDEN_INK, "lm")

    def _rows(self) -> range:
        return range(self._tile.down.first, self._tile.down.last + 1)

    def _columns(self) -> range:
        return range(self._tile.across.first, self._tile.across.last + 1)

    def _down(self, mm: float) -> float:
        return self._tile.top_mm + mm

    def _along(self, mm: float) -> float:
        return self._tile.left_mm + mm


def _hidden(why: Callable[[int], str], where: range) -> Iterator[tuple[int, int, str]]:
    """Give the runs of rows or columns that are hidden for one reason: first, last, reason."""
    first: int | None = None
    for at in (*where, where.stop):
        now = why(at) if at < where.stop else ""
        before = why(first) if first is not None else ""
        if first is not None and now != before:
            yield first, at - 1, before
            first = None
        if first is None and now:
            first = at


def _wrapped(text: str, room: int, width: Callable[[str], float]) -> Sequence[str]:
    """Break a text into lines that fit; a word that is too long stands alone."""
    lines: list[str] = []
    now = ""
    for word in text.split(" "):
        longer = f"{now} {word}" if now else word
        if now and width(longer) > room:
            lines.append(now)
            now = word
            if len(lines) >= _MOST_LINES:
                return lines
        else:
            now = longer
    return [*lines, now]
