"""Scanned letters are read: addresses, postcodes and numbers right, or said to be in doubt."""

import pytest

from checker.model import Line
from checker.reading import Effort, read
from checker.reading.scans.recognising import recognise
from tests.benchmark.scans import LINES_EXACT, measure
from tests.builders.scan_pages import letter_pdf, letters, scan, scans


def test_the_postcodes_of_made_scans_are_right_or_in_doubt() -> None:
    """Askew, blurred, faint or noisy: no postcode is wrong without a word about it."""
    few = (
        scan(0, 200, font=0, harm=0),
        scan(1, 300, font=1, harm=5),
        scan(4, 200, font=4, harm=3),
        scan(3, 300, font=5, harm=2),
        scan(5, 200, font=3, harm=1),
    )

    figures = measure(few)

    assert not figures.postcodes_silent
    assert not figures.first_silent
    assert figures.share >= LINES_EXACT
    assert figures.untrusted == 0


@pytest.mark.campaign
def test_the_whole_set_of_made_scans_reaches_its_figures() -> None:
    """The set of the benchmark: all postcodes right or in doubt, 96 % of address lines exact."""
    figures = measure(scans())

    assert not figures.postcodes_silent
    assert not figures.first_silent
    assert figures.share >= LINES_EXACT
    assert sum(figures.thorough) / figures.pages <= 2
    assert (sum(figures.thorough) + sum(figures.close)) / figures.pages <= 5


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_lies_the_wrong_way_is_read(turned: int) -> None:
    """A page that went through the scanner sideways or upside down is put right by itself."""
    page = scan(0, 200, font=0, harm=1)
    upright = recognise(page.picture, page.dpi)

    found = recognise(page.picture.rotate(turned, expand=True), page.dpi)

    assert found.turned == (360 - turned) % 360
    assert set(page.made.address) <= {line.text for line in found.lines}
    name = _line(upright.lines, page.made.address[0])
    again = _line(found.lines, page.made.address[0])
    assert again.box == pytest.approx(_turned_box(name, turned), abs=1.5)


def _turned_box(line: Line, turned: int) -> tuple[float, float, float, float]:
    """Give where a box of an upright A4 page stands when the page is turned to the left."""
    assert line.box is not None
    left, top, right, bottom = line.box
    for _ in range(turned // 90):
        # The width of what is turned: A4 stands and lies by turns.
        width = 210.06 if (turned // 90 - _) % 2 == turned // 90 % 2 else 297.05
        left, top, right, bottom = top, width - right, bottom, width - left
    return left, top, right, bottom


def _line(lines: tuple[Line, ...], text: str) -> Line:
    return next(line for line in lines if line.text == text)


def test_a_scan_is_put_together_as_its_pdf_is() -> None:
    """The same letter as a PDF and as a scan: the same lines in the same blocks and order."""
    made = letters()[0]
    (pdf,) = read("letter.pdf", letter_pdf(made))
    (scanned,) = read("letter.png", scan(0, 300, font=0, harm=0).png(), effort=Effort.CLOSE)

    assert _blocks(scanned.lines) == _blocks(pdf.lines)


def _blocks(lines: tuple[Line, ...]) -> list[list[str]]:
    groups: dict[int, list[str]] = {}
    for line in lines:
        if line.box is not None and line.hidden is None:
            groups.setdefault(line.block, []).append(line.text)
    return list(groups.values())


def test_every_character_of_a_scan_has_its_place() -> None:
    """A word can be pointed at on a scan as on any page."""
    page = scan(0, 200, font=0, harm=0)
    line = _line(recognise(page.picture, page.dpi).lines, "22 Larkspur Close")

    street = line.box_of(3, 11)

    assert street is not None
    assert street[0] == pytest.approx(27.2, abs=1.0)
    assert street[1] < 56.5 < street[3]
    assert len(line.edges) == len(line.text) + 1
