"""What covers whoever a letter is addressed to has even sides, and covers no less for it."""

import io

import pytest
from PIL import Image

from checker.desk.review.review_pages import in_line
from checker.reading.painting import covered

Cover = tuple[float, float, float, float]


@pytest.mark.parametrize(
    ("covers", "lefts", "rights"),
    [
        pytest.param(
            ((0.1, 0.2, 0.51, 0.25), (0.102, 0.25, 0.512, 0.3), (0.101, 0.3, 0.511, 0.35)),
            {0.1},
            {0.512},
            id="lines of one address",
        ),
        pytest.param(
            ((0.1, 0.2, 0.51, 0.25), (0.3, 0.25, 0.71, 0.3)),
            {0.1, 0.3},
            {0.51, 0.71},
            id="an indented line stays where it is",
        ),
        pytest.param(
            ((0.1, 0.2, 0.51, 0.25), (0.102, 0.25, 0.8, 0.3)),
            {0.1},
            {0.51, 0.8},
            id="a longer line ends where it ends",
        ),
        pytest.param((), set(), set(), id="nothing covered"),
    ],
)
def test_sides_that_are_nearly_in_line_are_in_line(
    covers: tuple[Cover, ...], lefts: set[float], rights: set[float]
) -> None:
    """The cover of an address had a step of a pixel in its right side."""
    even = in_line(covers)

    assert {one[0] for one in even} == lefts
    assert {one[2] for one in even} == rights
    for one, was in zip(even, covers, strict=True):
        assert one[0] <= was[0]
        assert one[2] >= was[2]
        assert one[1::2] == was[1::2]


def test_a_cover_of_several_lines_has_no_step() -> None:
    """To the pixel, on a page as it is sent."""
    paper = io.BytesIO()
    Image.new("RGB", (1_000, 1_414), "white").save(paper, "PNG")
    lines = in_line([(0.1113, 0.2, 0.5204, 0.25), (0.1138, 0.25, 0.5228, 0.3)])

    with Image.open(io.BytesIO(covered(paper.getvalue(), lines))) as page:
        across = [
            [x for x in range(1_000) if page.getpixel((x, y)) != (255, 255, 255)]
            for y in range(290, 420)
        ]
    assert len({(one[0], one[-1]) for one in across}) == 1
