"""The words of Windows drawings are read, and it is said when there may be more."""

import random

import pytest

from checker.reading.metafile import Drawing, drawn_words
from tests.builders.metafiles import bitmap, emf, record, text, wmf

POLYGON = record(86, bytes(20))
NEWER_ALONE = record(70, b"\x20\0\0\0EMF+\x01\x40\0\0" + bytes(8))
NEWER_TOO = record(70, b"\x20\0\0\0EMF+\x01\x40\x01\0" + bytes(8))


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        pytest.param(emf(text("Ms Erin Hale")), ("Ms Erin Hale",), id="one text"),
        pytest.param(
            emf(text("Erin", y=5), text("14 Orchard Close", y=25)),
            ("Erin", "14 Orchard Close"),
            id="one below another",
        ),
        pytest.param(emf(text("Or"), text("chard", x=20)), ("Orchard",), id="a word in two pieces"),
        pytest.param(emf(text("Erin"), text("Hale", x=90)), ("Erin Hale",), id="two cells"),
        pytest.param(wmf(("Erin", 0, 0), ("Hale", 0, 9)), ("Erin", "Hale"), id="older drawing"),
        pytest.param(emf(bitmap(32, 32), text("hale.docx")), ("hale.docx",), id="sign with a name"),
        pytest.param(emf(NEWER_TOO, text("Hale")), ("Hale",), id="drawn in two ways"),
        pytest.param(emf(), (), id="nothing"),
    ],
)
def test_the_words_of_a_drawing_are_read(data: bytes, lines: tuple[str, ...]) -> None:
    """In the order in which they are drawn, those of one height together."""
    assert drawn_words(data) == Drawing(lines, whole=True)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(emf(bitmap(800, 600)), id="photograph"),
        pytest.param(emf(text("Hale", options=0x10)), id="numbers of glyphs"),
        pytest.param(emf(*[POLYGON] * 200), id="outlines that may be letters"),
        pytest.param(emf(NEWER_ALONE), id="a newer way of drawing alone"),
        pytest.param(emf(text("Hale"))[:-20], id="cut short"),
        pytest.param(wmf(("Hale", 0, 0))[:-6], id="older, cut short"),
    ],
)
def test_what_may_show_more_words_is_not_whole(data: bytes) -> None:
    """Whoever reads the words of pictures has to say so."""
    drawing = drawn_words(data)

    assert drawing is not None
    assert not drawing.whole


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" + bytes(99)])
def test_other_pictures_are_no_drawings(data: bytes) -> None:
    """They have readers of their own."""
    assert drawn_words(data) is None


def test_a_damaged_drawing_gives_what_it_says() -> None:
    """Whatever its bytes are, nothing else comes out."""
    chance = random.Random(3)
    drawings = (
        emf(text("Ms Erin Hale"), bitmap(9, 9), NEWER_TOO, text("14 Orchard Close", y=9)),
        wmf(("Ms Erin Hale", 0, 0), ("14 Orchard Close", 0, 9)),
    )
    for _ in range(1_000):
        changed = bytearray(chance.choice(drawings))
        for _ in range(chance.randrange(1, 12)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        drawing = drawn_words(bytes(changed[: chance.randrange(1, len(changed) + 1)]))
        assert drawing is None or isinstance(drawing, Drawing)
