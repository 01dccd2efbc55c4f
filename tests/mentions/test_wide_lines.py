"""An address whose lines stand far apart on a PDF page is still one address."""

import pytest
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from checker.mentions import find
from checker.model import MentionKind
from checker.reading import read
from tests.builders.cases import policy
from tests.builders.pdf_files import pdf

BLOCK = ("Ms Erin Hale", "Flat 2", "14 Orchard Close", "Ormley", "XX1 4AB")


@pytest.mark.parametrize("leading", [5.0, 7.9, 9.0])
def test_an_address_with_gaps_between_its_lines_is_one_address(leading: float) -> None:
    """Word's usual gap below a paragraph does not take the flat from a mother's address."""

    def draw(canvas: Canvas) -> None:
        for at, line in enumerate((*BLOCK, "", "Dear Ms Hale")):
            canvas.drawString(25 * mm, (250 - at * leading) * mm, line)

    [document] = read("letter.pdf", pdf(draw))
    found = find(document, case=None, policy=policy())

    assert [one.value for one in found if one.kind is MentionKind.ADDRESS] == [
        "Flat 2, 14 Orchard Close, Ormley, XX1 4AB"
    ]
