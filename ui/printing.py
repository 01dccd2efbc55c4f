"""Papers drawn by Qt: to a PDF in memory that is read back, and to a printer."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtPrintSupport import QPrinter

from checker.desk.out.papers import Block, Paper
from checker.errors import CallError
from checker.words import say
from ui.theme import MONO, NEXT

_MM_AN_INCH: Final = 25.4
_POINTS_AN_INCH: Final = 72.0
_DPI: Final = 600
_STEP_POINTS: Final = 0.5


def as_pdf(papers: Sequence[Paper]) -> bytes:
    """Draw papers to a PDF, a page each.

    Raises:
        CallError: something on them does not fit.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setCreator("Letterlock")
    _draw(papers, writer)
    buffer.close()
    return bytes(buffer.data().data())


def put_on(papers: Sequence[Paper], printer: QPrinter) -> None:
    """Draw papers on a printer, or into the file that it stands for.

    Raises:
        CallError: something does not fit, or the printer does not take it.
    """
    printer.setFullPage(True)
    _draw(papers, printer)
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise _not_printed()


def page_of(paper: Paper) -> QPageLayout:
    """Give the page that a paper needs, to the edge."""
    size = QPageSize(
        QSizeF(paper.wide_mm, paper.high_mm),
        QPageSize.Unit.Millimeter,
        paper.title,
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


def _draw(papers: Sequence[Paper], device: QPagedPaintDevice) -> None:
    device.setPageLayout(page_of(papers[0]))
    painter = QPainter()
    if not painter.begin(device):
        raise _not_printed()
    try:
        for number, paper in enumerate(papers):
            if number and not device.newPage():
                raise _not_printed()
            for block in paper.blocks:
                _draw_block(painter, block, paper)
    finally:
        painter.end()


def _draw_block(painter: QPainter, block: Block, paper: Paper) -> None:
    scale = painter.device().logicalDpiX() / _MM_AN_INCH
    left, top, right, bottom = (one * scale for one in block.box_mm)
    font = _fitting(painter, block, right - left, bottom - top)
    if font is None:
        raise CallError(
            say("There is more on it than fits {paper}. Choose another paper.", paper=paper.title)
        )
    painter.setFont(font)
    metrics = QFontMetricsF(font, painter.device())
    baseline = top + metrics.ascent()
    for line in block.lines:
        painter.drawText(QPointF(left, baseline), line)
        baseline += metrics.lineSpacing()


def _fitting(painter: QPainter, block: Block, wide: float, high: float) -> QFont | None:
    """Give the largest font in which a block fits its box; None when the least is too large."""
    dots = painter.device().logicalDpiY() / _POINTS_AN_INCH
    points = block.points
    while points >= block.least:
        font = QFont(MONO if block.mono else NEXT)
        font.setPixelSize(max(1, round(points * dots)))
        font.setBold(block.bold)
        metrics = QFontMetricsF(font, painter.device())
        widest = max((metrics.horizontalAdvance(line) for line in block.lines), default=0.0)
        if widest <= wide and metrics.lineSpacing() * len(block.lines) <= high:
            return font
        points -= _STEP_POINTS
    return None


def _not_printed() -> CallError:
    return CallError(
        say("The printer did not take it, so nothing was printed. Choose another printer.")
    )
