"""PDF letters with failed redactions as people make them, and what can still be read in each."""

from collections.abc import Callable

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.builders.pdf_files import POINTS_PER_MM, SECRET, at, changed, letter, pdf, rect
from tests.builders.pdf_leaks import LEAKS

_LEFT, _BASE = 25.0, 150.0
_SIZE = 11.0


def _width(text: str) -> float:
    """Give how wide a text is, in millimetres."""
    canvas = Canvas("", pagesize=A4)
    return float(canvas.stringWidth(text, "Helvetica", _SIZE)) / POINTS_PER_MM


def boxed(
    before: str,
    covered: str,
    after: str = "",
    *,
    colour: object = None,
    top: float = 3.6,
    bottom: float = 1.2,
    beside: float = 0.15,
) -> Callable[[], bytes]:
    """Give a line of which some words are under a box that reaches so far beyond them."""

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        at(canvas, _LEFT, _BASE, before + covered + after, size=_SIZE)
        start = _LEFT + _width(before)
        edges = (start - beside, _BASE - top, start + _width(covered) + beside, _BASE + bottom)
        rect(canvas, *edges, colour or HexColor("#000000"))

    return lambda: pdf(draw)


def _two_lines(canvas: Canvas) -> None:
    letter(canvas)
    at(canvas, _LEFT, 150, "14 Wharf Terrace")
    at(canvas, _LEFT, 155, "Harrowfield")
    rect(canvas, 22, 145, 75, 157)


def _turned(canvas: Canvas) -> None:
    letter(canvas)
    at(canvas, _LEFT, 150, SECRET)
    rect(canvas, 22, 145, 75, 152)


def _on_its_side() -> bytes:
    return changed(pdf(_turned), lambda writer: writer.pages[0].rotate(90))


def _along_the_edge(canvas: Canvas) -> None:
    letter(canvas)
    canvas.saveState()
    canvas.translate(40, 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, SECRET)
    canvas.restoreState()
    canvas.rect(26, 195, 18, 120, stroke=0, fill=1)


def _both(canvas: Canvas) -> None:
    letter(canvas)
    canvas.setFillColor(Color(0, 0, 0))
    rect(canvas, 22, 145, 75, 152)
    canvas.setFillColor(Color(0, 0, 0))
    at(canvas, _LEFT, _BASE, SECRET)


def _at_the_foot(canvas: Canvas) -> None:
    letter(canvas)
    at(canvas, _LEFT, 290, SECRET)
    rect(canvas, 22, 285, 75, 292)


MADE: dict[str, tuple[Callable[[], bytes], str]] = {
    **{name: (data, SECRET) for name, data in LEAKS.items()},
    "part of a line": (boxed("She lives at ", SECRET, " with the boys."), SECRET),
    "one short word": (boxed("It is ", "def", " here."), "def"),
    "a word that peeks out above": (boxed("It is ", "def", " here.", top=2.3), "def"),
    "a word that peeks out beside": (boxed("It is ", "Max", " here.", beside=-0.35), "Max"),
    "a date": (boxed("Born on ", "3 June 2019", "."), "3 June 2019"),
    "a number": (boxed("Call ", "01632 960123", "."), "01632 960123"),
    "a common word": (boxed("The ", "mother", " said."), "mother"),
    "a grey box": (boxed("At ", SECRET, ".", colour=HexColor("#777777")), SECRET),
    "a red box": (boxed("At ", SECRET, ".", colour=HexColor("#cc0000")), SECRET),
    "two lines": (lambda: pdf(_two_lines), "14 Wharf Terrace\nHarrowfield"),
    "a page on its side": (
        lambda: changed(pdf(_turned), lambda writer: writer.pages[0].rotate(90)),
        SECRET,
    ),
    "along the edge": (lambda: pdf(_along_the_edge), SECRET),
    "black on black": (lambda: pdf(_both), SECRET),
    "at the foot of the page": (lambda: pdf(_at_the_foot), SECRET),
}
"""Each file by the way it was made, and the lines that can still be read in it."""
