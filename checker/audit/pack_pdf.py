"""The answers of a pack as a PDF to read and print: the same bytes for the same pack."""

import html
import io
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Final

from reportlab import rl_config
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from checker.audit.pack import Evidence
from checker.audit.pack_answers import HEADINGS, Row, cells, told_of, when
from checker.audit.pack_summary import Summary, summary_of

rl_config.useA85 = 0  # said by whoever uses it: the same pack has the same bytes in any program

_PLAIN: Final = "AtkinsonHyperlegibleNext-Regular"
_BOLD: Final = "AtkinsonHyperlegibleNext-Bold"
_TITLE: Final = "Evidence from a Letterlock record"
_INK, _QUIET, _BLUE = HexColor("#0b0c0c"), HexColor("#505a5f"), HexColor("#144e7c")
_SIDE, _ENDS, _FOOT = 20 * mm, 20 * mm, 12 * mm
_OF: Final = A4[0] - _SIDE - 12 * mm
"""Where the number of a page ends, and how many there are begins."""
_FRAME: Final = 6
"""What reportlab keeps free inside of the margins, in points."""
_SMALL: Final = 8.5
_BAR, _LABEL, _LONGEST = 16.0, 60.0, 340.0
MOST_PRINTED: Final = 2_000
"""So many entries are printed one by one: more of them nobody reads on paper."""
_ELSEWHERE: Final = (
    "There are {count} of them, too many to read on paper: answers.csv and answers.html, which are "
    "beside this page, list each one."
)
_PAGES: Final = "pages"
_INTRODUCTION: Final = (
    "This page repeats what the signed entries beside it say. README.txt says how to check them."
)
_CAPTION: Final = "The entries that answer the question, each time as the device told it"
_LINES: Final = (
    ("time", "person", "team"),
    ("findings",),
    ("recipients", "channel"),
    ("receipt", "place in the register", "file"),
    ("shown beside it",),
)
"""What of an entry stands on one line; log, number, act and outcome are its heading."""
_BETWEEN: Final = "&nbsp;&nbsp; "

_TEXT: Final = ParagraphStyle(
    "text", fontName=_PLAIN, fontSize=10, leading=14, textColor=_INK, splitLongWords=1
)
_HEAD: Final = ParagraphStyle(
    "head", parent=_TEXT, fontName=_BOLD, fontSize=18, leading=24, spaceAfter=6
)
_SECOND: Final = ParagraphStyle(
    "second", parent=_TEXT, fontName=_BOLD, fontSize=13, leading=18, spaceBefore=14, keepWithNext=1
)
_ENTRY: Final = ParagraphStyle(
    "entry", parent=_TEXT, fontName=_BOLD, fontSize=11, leading=15, spaceBefore=10, keepWithNext=1
)
_FACT: Final = ParagraphStyle("fact", parent=_TEXT, leftIndent=8, firstLineIndent=-8, spaceBefore=2)


def printed(pack: Evidence, rows: Iterable[Row]) -> bytes:
    """Give the answers as a PDF: one heading an entry, what it says beneath, pages numbered.

    A letter that the font does not have is written as its number, such as [U+0627].
    """
    _know_fonts()
    told = io.BytesIO()

    def foot(canvas: Canvas, page: SimpleDocTemplate) -> None:
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.setFont(_PLAIN, _SMALL)
        canvas.setFillColor(_QUIET)
        canvas.drawString(_SIDE, _FOOT, f"{_TITLE}, exported {when(pack.t)}")
        canvas.drawRightString(_OF, _FOOT, f"Page {page.page}")
        canvas.doForm(_PAGES)

    SimpleDocTemplate(
        told,
        pagesize=A4,
        leftMargin=_SIDE - _FRAME,
        rightMargin=_SIDE - _FRAME,
        topMargin=_ENDS,
        bottomMargin=_ENDS,
        title=_TITLE,
        author=f"log {pack.log}",
        subject=_drawable(pack.question),
        creator="Letterlock",
        producer="Letterlock",
        lang="en-GB",
        invariant=1,
    ).build(
        list(_story(pack, tuple(rows))), onFirstPage=foot, onLaterPages=foot, canvasmaker=_counting
    )
    return told.getvalue()


def _counting(*where: object, **how: object) -> Canvas:
    """Give a canvas that, at its end, draws how many pages there are, for every page to show."""
    canvas = Canvas(*where, **how)
    save = canvas.save

    def count_and_save() -> None:
        canvas.beginForm(_PAGES, 0, 0, *A4)
        canvas.setFont(_PLAIN, _SMALL)
        canvas.setFillColor(_QUIET)
        canvas.drawString(_OF, _FOOT, f" of {canvas.getPageNumber() - 1}")
        canvas.endForm()
        save()

    canvas.save = count_and_save
    return canvas


def _story(pack: Evidence, rows: tuple[Row, ...]) -> Iterator[Flowable]:
    yield Paragraph(_TITLE, _HEAD)
    yield Paragraph(_INTRODUCTION, _TEXT)
    for name, told in told_of(pack).items():
        yield Paragraph(_fact(name, told), _FACT)
    yield from _in_figures(summary_of(rows))
    if len(rows) > MOST_PRINTED:
        yield Paragraph("Every entry by itself", _SECOND)
        yield Paragraph(_ELSEWHERE.format(count=len(rows)), _TEXT)
        return
    yield Paragraph(_CAPTION, _SECOND)
    log = ""
    for row in rows:
        if row.log != log:
            log = row.log
            yield Paragraph(f"Log {log}", _ENTRY)
        said = dict(zip(HEADINGS, cells(row), strict=True))
        came = f", {said['outcome']}" if said["outcome"] else ""
        yield Paragraph(_safe(f"Entry {row.seq}: {said['act']}{came}"), _ENTRY)
        for line in _LINES:
            facts = [_fact(name[0].upper() + name[1:], said[name]) for name in line if said[name]]
            if facts:
                yield Paragraph(_BETWEEN.join(facts), _FACT)


def _in_figures(summary: Summary) -> Iterator[Flowable]:
    """Give what the entries say together: a line for each act, and a bar for each month."""
    yield Paragraph("In figures", _SECOND)
    for name, count in summary.acts:
        yield Paragraph(_fact(name, str(count)), _FACT)
    if not summary.months:
        return
    yield Paragraph("Entries by month", _SECOND)
    most = max(count for _, count in summary.months)
    for month, count in summary.months:  # each by itself: a chart as long as a page fits no page
        yield _bar(month, count, most)


def _bar(month: str, count: int, most: int) -> Drawing:
    bar = Drawing(A4[0] - 2 * _SIDE, _BAR)
    wide = max(1.0, _LONGEST * count / most)
    for left, words in ((0, month), (_LABEL + wide + 5, str(count))):
        bar.add(String(left, 5, words, fontName=_PLAIN, fontSize=9, fillColor=_INK))
    bar.add(Rect(_LABEL, 3, wide, _BAR - 5, fillColor=_BLUE, strokeColor=None, strokeWidth=0))
    return bar


def _fact(name: str, said: str) -> str:
    return f'<font name="{_BOLD}">{_safe(name)}:</font> {_safe(said)}'


def _safe(text: str) -> str:
    """Give text so that nothing in it is taken for a command of the page."""
    return html.escape(_drawable(text), quote=False)


def _drawable(text: str) -> str:
    known = _known_letters()
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(one if ord(one) in known else f"[U+{ord(one):04X}]" for one in composed)


@cache
def _known_letters() -> frozenset[int]:
    """Give the letters that both fonts can draw."""
    _know_fonts()
    plain, bold = (set(pdfmetrics.getFont(name).face.charToGlyph) for name in (_PLAIN, _BOLD))
    return frozenset(plain & bold)


@cache
def _know_fonts() -> None:
    for name in (_PLAIN, _BOLD):
        held = (resources.files("resources") / "fonts" / f"{name}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(held)))
