"""Short lines that the reader passes over on a sheet with little on it are read all the same."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from checker.reading.asking import Effort
from checker.reading.scans.recognising import recognise
from tests.builders.scan_pages import POINTS_PER_MM, Harm, drawn, harmed

LABELS = (
    (22.0, 22.0, ("Mrs Bell-Carter", "Bryn Awel", "Chapel St", "Aberwen", "Kent", "GL6 6JL")),
    (125.0, 22.0, ("Mr Tom Pike", "PO Box 3799", "Exampletown", "LS6 5HJ")),
    (22.0, 57.0, ("Dr Sam Whitlow", "80 Queen Anne Crescent", "Ormley", "LS6 5DE")),
    (125.0, 57.0, ("Jordan Marsh", "Rose Cottage", "Little Wittering", "Aberwen", "Norfolk")),
)


def sheet() -> bytes:
    """Give a sheet of four labels as a PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 10.5)
    for left, top, lines in LABELS:
        for row, text in enumerate(lines):
            down = A4[1] - (top + 5.0 * row) * POINTS_PER_MM
            canvas.drawString(left * POINTS_PER_MM, down, text)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(Harm(skew=-0.7, blur=0.4, noise=8, ink=40), id="noise, grey ink"),
        pytest.param(Harm(skew=0.5, blur=0.5, noise=6), id="blur"),
    ],
)
def test_hardly_a_line_of_a_sheet_of_labels_is_passed_over(harm: Harm) -> None:
    """A label without its town is another place; without a closer look a third goes missing."""
    picture = harmed(drawn(sheet(), 200), harm, 5)

    found = recognise(picture, 200, Effort.THOROUGH).lines

    printed = sum(len(lines) for _, _, lines in LABELS)
    assert printed - 2 <= len(found) <= printed
