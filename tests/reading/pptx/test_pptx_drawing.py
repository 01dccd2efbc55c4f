"""A slide is drawn in outline, so that a finding on it can be shown in its place."""

import io

import pytest
from PIL import Image

from checker.model import Page
from checker.reading import draw, read
from checker.reading.asking import Asked
from checker.reading.pptx import pptx_reading
from checker.reading.refusal import Unreadable
from tests.builders.pptx_files import part, picture, pptx, shape, slide, table


def image(data: bytes, page: int = 1, width: int = 508) -> Image.Image:
    """Draw a slide."""
    return Image.open(io.BytesIO(draw("t.pptx", data, "t.pptx", page, width))).convert("RGB")


def box_of_ink(drawn: Image.Image) -> tuple[int, int, int, int] | None:
    """Give where anything is drawn."""
    return Image.eval(drawn.convert("L"), lambda light: 255 - light).getbbox()


def test_each_slide_is_a_page_and_hidden_ones_are_marked() -> None:
    """Pages are counted as the slides are."""
    data = pptx(slide(shape("a")), slide(shape("b"), attributes='show="0"'))

    assert pptx_reading(Asked(name="t.pptx", data=data)).document.pages == (
        Page(number=1, width_mm=254, height_mm=190.5),
        Page(number=2, width_mm=254, height_mm=190.5, hidden=True),
    )


def test_words_are_drawn_in_their_places() -> None:
    """Two pixels to a millimetre: a shape at 100 by 50 mm begins at 200 by 100."""
    drawn = image(pptx(slide(shape("Dear Ms Hale", at=(100, 50)))))

    assert drawn.size == (508, 381)
    box = box_of_ink(drawn)
    assert box is not None
    assert 198 <= box[0] <= 210
    assert 100 <= box[1] <= 120
    assert box[3] <= 145
    assert box_of_ink(image(pptx(slide()))) is None


def test_a_picture_is_drawn_in_its_place() -> None:
    """It is what the recipient sees first."""
    red = io.BytesIO()
    Image.new("RGB", (20, 20), "#FF0000").save(red, format="PNG")
    links = {1: (("rId1", "image", "../media/image1.png"),)}
    parts = {"ppt/media/image1.png": red.getvalue()}

    drawn = image(pptx(slide(picture("rId1")), links=links, parts=parts))
    broken = image(
        pptx(slide(picture("rId1")), links=links, parts={"ppt/media/image1.png": b"no picture"})
    )

    assert drawn.getpixel((60, 240)) == (255, 0, 0)
    assert broken.getpixel((60, 240)) != (255, 255, 255)


def test_notes_are_not_drawn_on_the_slide() -> None:
    """They stand on a sheet of their own."""
    notes = part("p:notes", f"<p:cSld><p:spTree>{shape('a note')}</p:spTree></p:cSld>")
    data = pptx(
        slide(),
        links={1: (("rId1", "notesSlide", "../notesSlides/notesSlide1.xml"),)},
        parts={"ppt/notesSlides/notesSlide1.xml": notes},
    )

    assert box_of_ink(image(data)) is None
    [found] = read("t.pptx", data)
    assert [line.box for line in found.lines if line.text == "a note"] == [None]


@pytest.mark.parametrize("page", [0, 2])
def test_a_slide_that_is_not_there_is_refused(page: int) -> None:
    """Slides are counted from 1."""
    with pytest.raises(Unreadable):
        image(pptx(slide()), page)


def test_long_words_and_tables_are_drawn_at_any_size() -> None:
    """Nothing is too long to be drawn."""
    made = slide(shape("word " * 2_000), shape("x" * 5_000), table(("a", "b")), shape("", at=None))

    for width in (1, 200, 3_000):
        assert image(pptx(made), width=width).width >= 50


def test_groups_that_stretch_beyond_all_measure_end() -> None:
    """A group in a group in a group multiplies what it says."""
    inner = shape("Dear Ms Hale", at=(27_000, 27_000, 27_000, 27_000)) + picture("rId1")
    for _ in range(30):
        inner = (
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id='3' name='G'/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
            '<a:off x="999999999" y="-999999999"/><a:ext cx="999999999" cy="999999999"/>'
            '<a:chOff x="1" y="999999999"/><a:chExt cx="1" cy="1"/></a:xfrm></p:grpSpPr>'
            f"{inner}</p:grpSp>"
        )
    data = pptx(
        slide(inner),
        links={1: (("rId1", "image", "../media/image1.png"),)},
        parts={"ppt/media/image1.png": b"no picture"},
    )

    assert image(data).size == (508, 381)
