"""A document of a format without pages laid out as text, with where each of its lines went."""

from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from checker.desk.letter.unbroken import unbroken
from checker.model import Align, Concealment, Document, Line, Look, Part, Read, Span
from checker.words import later, say
from ui.theme import NEXT
from ui.widgets.place_words import part_words

PLAIN = Look(size_pt=11.0, after_pt=0.0)
_BODY = (Part.BODY, Part.TEXTBOX, Part.CELL, Part.INSERTED, Part.IMAGE, Part.OTHER)
_ABOVE = (Part.HEADERS, Part.SUBJECT, Part.HEADER)
_NAMED = {"From": later("From"), "To": later("To"), "Reply-To": later("Reply-To")}
"""Headers of a message that have a word of everyday language."""
_BELOW = (Part.FOOTNOTE, Part.FOOTER)
_BLOCK_GAP_PT = 7.0
_PARTS_GAP_PT = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Where one line of the document stands in the text."""

    part: Part
    start: int
    end: int
    position: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large a point and a millimetre are on this screen, and the page's margins in pixels."""

    point_px: float
    mm_px: float
    margins: tuple[int, int, int, int]
    ink: str
    muted: str
    line: str


def lay_out(
    document: Document, into: QTextDocument, sizes: Sizes, marked: frozenset[Part] = frozenset()
) -> tuple[Laid, ...]:
    """Write a document into a text, and say where each of its lines went.

    The page header comes first and the footer last, as on paper; what the page hides comes after
    the end, under a heading of its own, so that it is seen. The file's own name is listed only
    where a finding is `marked` in it: it stands above the letter anyway.
    """
    into.setUndoRedoEnabled(False)
    frame = QTextFrameFormat()
    left, top, right, bottom = sizes.margins
    frame.setLeftMargin(left)
    frame.setTopMargin(top)
    frame.setRightMargin(right)
    frame.setBottomMargin(bottom)
    into.rootFrame().setFrameFormat(frame)
    writer = _Writer(into, sizes)
    seen = [line for line in document.lines if line.hidden is None and line.part in _SHOWN]
    hidden = [
        line
        for line in document.lines
        if (line.hidden is not None or line.part not in _SHOWN)
        and (line.part is not Part.FILENAME or Part.FILENAME in marked)
    ]
    writer.unread(document)
    writer.quiet([line for line in seen if line.part in _ABOVE])
    writer.body([line for line in seen if line.part in _BODY])
    writer.quiet([line for line in seen if line.part in _BELOW])
    writer.hidden(hidden)
    return tuple(writer.laid)


def positions(
    laid: tuple[Laid, ...], part: Part | None, span: Span | None
) -> list[tuple[int, int]]:
    """Give the stretches of the text that a span of one part covers."""
    if span is None:
        return []
    found = []
    for one in laid:
        if one.part is not (part or Part.BODY):
            continue
        first, last = max(span[0], one.start), min(span[1], one.end)
        if first < last:
            found.append(
                (
                    one.position + _units(one.text[: first - one.start]),
                    one.position + _units(one.text[: last - one.start]),
                )
            )
    return found


_SHOWN = (*_ABOVE, *_BODY, *_BELOW)


class _Writer:
    """Writes lines into a text one after the other."""

    def __init__(self, document: QTextDocument, sizes: Sizes) -> None:
        """Begin at the start of an empty text."""
        self.laid: list[Laid] = []
        self._cursor = QTextCursor(document)
        self._sizes = sizes
        self._empty = True
        self._block: tuple[Part, int] | None = None
        self._had_words, self._apart = False, False

    def quiet(self, lines: list[Line]) -> None:
        """Write what stands outside the text: page header, message header, footnotes, footer."""
        for line in lines:
            self._line(line, line.look or PLAIN, muted=not (line.look and line.look.colour))
        self._block, self._apart = None, bool(lines)

    def unread(self, document: Document) -> None:
        """Write what could not be read, before everything else."""
        if not document.gaps:
            return
        look = Look(size_pt=12, bold=True, after_pt=4)
        self._paragraph(look)
        head = (
            say("This file could not be read")
            if document.read is Read.NO
            else say("Not everything in this file could be read")
        )
        self._write(head, self._font(look))
        for why in dict.fromkeys(gap.why for gap in document.gaps):
            self._paragraph(Look(before_pt=2))
            self._write(why, self._font(PLAIN, muted=True))
        self._apart = True

    def body(self, lines: list[Line]) -> None:
        """Write the text itself, its tables as tables."""
        for cell, group in groupby(lines, key=lambda one: one.cell and one.cell.table):
            if cell is None:
                for line in group:
                    self._line(line, line.look or PLAIN)
            else:
                self._table(list(group))

    def hidden(self, lines: list[Line]) -> None:
        """Write what the page does not show, each with why it is not seen."""
        if not lines:
            return
        self._paragraph(Look(size_pt=12, bold=True, before_pt=26, after_pt=4))
        self._write(
            say("In the file, but not on the page"), self._font(Look(size_pt=12, bold=True))
        )
        for line in lines:
            self._paragraph(Look(before_pt=4))
            self._write(f"{_why(line)}: ", self._font(PLAIN, muted=True))
            self._place(line, self._font(PLAIN))

    def _table(self, lines: list[Line]) -> None:
        """Write one table."""
        cells = [line.cell for line in lines if line.cell is not None]
        rows = max(cell.row for cell in cells) + 1
        columns = max(max(cell.columns, cell.column + 1) for cell in cells)
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderBrush(QColor(self._sizes.line))
        form.setBorderCollapse(True)
        form.setCellPadding(4 * self._sizes.point_px)
        form.setTopMargin(4 * self._sizes.point_px)
        form.setBottomMargin(6 * self._sizes.point_px)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table = self._cursor.insertTable(rows, columns, form)
        started: set[tuple[int, int]] = set()
        for line in lines:
            if line.cell is None:
                continue
            where = (line.cell.row, line.cell.column)
            self._cursor = table.cellAt(*where).lastCursorPosition()
            if where in started:
                self._cursor.insertBlock()
            started.add(where)
            self._place(line, self._font(line.look or PLAIN))
        self._cursor = QTextCursor(table.document())
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._block, self._empty = None, True

    def _line(self, line: Line, look: Look, *, muted: bool = False) -> None:
        """Write one line as a paragraph."""
        block = (line.part, line.block)
        # A text with empty lines has its gaps already.
        parted = self._block is not None and block != self._block and line.look is None
        gap = parted and bool(line.text.strip()) and self._had_words
        self._block, self._had_words = block, bool(line.text.strip())
        self._paragraph(look, gap=gap)
        font = self._font(look, muted=muted)
        if line.part is Part.SUBJECT:
            self._write(say("Subject: "), font)
        if line.part is Part.HEADERS:
            name, colon, _words = line.text.partition(": ")
            if colon and name in _NAMED:
                self._write(f"{say(_NAMED[name])}: ", font)
                behind = len(name) + len(colon)
                line = replace(line, text=line.text[behind:], start=line.start + behind, edges=())
        if look.bullet:
            self._write(f"{look.bullet}  ", font)
        self._place(line, font)

    def _paragraph(self, look: Look, *, gap: bool = False) -> None:
        """Begin a paragraph in a look."""
        form = QTextBlockFormat()
        point, mm = self._sizes.point_px, self._sizes.mm_px
        before = max(look.before_pt, _BLOCK_GAP_PT if gap else 0.0)
        if self._apart:
            before, self._apart = max(before, _PARTS_GAP_PT), False
        form.setTopMargin(before * point)
        form.setBottomMargin(look.after_pt * point)
        form.setLeftMargin(look.indent_mm * mm)
        form.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setAlignment(_ALIGN[look.align])
        if self._empty:
            self._cursor.setBlockFormat(form)
            self._empty = False
        else:
            self._cursor.insertBlock(form)

    def _place(self, line: Line, font: QTextCharFormat) -> None:
        """Write a line's text and remember where it went."""
        self.laid.append(
            Laid(
                part=line.part,
                start=line.start,
                end=line.start + len(line.text),
                position=self._cursor.position(),
                text=line.text,
            )
        )
        self._write(line.text, font)

    def _write(self, words: str, font: QTextCharFormat) -> None:
        """Write words where the cursor stands."""
        self._cursor.insertText(unbroken(words.replace("\n", " ")), font)

    def _font(self, look: Look, *, muted: bool = False) -> QTextCharFormat:
        """Give the letters of a look."""
        form = QTextCharFormat()
        font = QFont(NEXT)
        font.setPixelSize(max(8, round(min(look.size_pt, 30.0) * self._sizes.point_px)))
        font.setBold(look.bold)
        font.setItalic(look.italic)
        form.setFont(font)
        form.setForeground(QColor(self._sizes.muted if muted else _ink(look, self._sizes.ink)))
        return form


_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
}


def _ink(look: Look, ink: str) -> str:
    """Give the colour of a look; one that cannot be read on paper becomes the page's own ink."""
    colour = QColor(f"#{look.colour}") if look.colour else QColor(ink)
    return colour.name() if colour.isValid() and colour.lightnessF() < _TOO_LIGHT else ink


_TOO_LIGHT = 0.55


def _why(line: Line) -> str:
    """Say why a line is not seen on the page."""
    words = {
        Concealment.DELETED: say("Deleted, still in the file"),
        Concealment.COMMENT: say("Comment"),
        Concealment.HIDDEN: say("Hidden text"),
        Concealment.WHITE: say("White text"),
        Concealment.TINY: say("Very small text"),
        Concealment.OFF_PAGE: say("Outside the page"),
        Concealment.COVERED: say("Covered text"),
        Concealment.INVISIBLE: say("Invisible text"),
        Concealment.ALTERNATIVE: say("Description of a picture"),
        Concealment.METADATA: say("File details"),
        Concealment.UNUSED: say("Left over in the file"),
    }
    if line.hidden is not None:
        return words[line.hidden]
    said = part_words(line.part)
    return said[:1].upper() + said[1:]


def _units(text: str) -> int:
    """Count the UTF-16 units of a text, which is how Qt counts."""
    return len(text.encode("utf-16-le")) // 2
