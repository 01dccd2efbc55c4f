"""The words of Windows drawings, which Office shows for what is built in, are read as text."""

import contextlib
import random

import pytest

from checker.reading.images.metafile import drawing_of, is_metafile
from checker.reading.refusal import Unreadable
from tests.builders import image_files as files


@pytest.mark.parametrize(
    ("data", "lines", "whole"),
    [
        pytest.param(
            files.emf(files.emf_text("14 Wharf Terrace"), files.emf_text("Bramwick", down=40)),
            ("14 Wharf Terrace", "Bramwick"),
            True,
            id="words",
        ),
        pytest.param(
            files.emf(files.emf_text("Terrace", across=90), files.emf_text("14 Wharf")),
            ("14 Wharf Terrace",),
            True,
            id="words of one line, from left to right",
        ),
        pytest.param(
            files.emf(files.emf_text("Bramwick"), files.emf_picture()),
            ("Bramwick",),
            False,
            id="words and a picture",
        ),
        pytest.param(
            files.emf(files.emf_text("QX4", glyphs=True)), (), False, id="letters by their number"
        ),
        pytest.param(files.wmf("14 Wharf Terrace"), ("14 Wharf Terrace",), True, id="old drawing"),
    ],
)
def test_the_words_of_a_drawing_are_read(
    data: bytes, lines: tuple[str, ...], *, whole: bool
) -> None:
    """Words are read; a picture or letters that are no text leave the drawing partly read."""
    assert is_metafile(data)
    assert drawing_of(data) == (lines, whole)


@pytest.mark.parametrize("seed", range(4))
def test_a_harmed_drawing_gives_its_words_or_a_refusal(seed: int) -> None:
    """Flipped and lost bytes never bring the reader down."""
    chance = random.Random(seed)
    whole = (files.emf(files.emf_text("14 Wharf Terrace"), files.emf_picture()), files.wmf("QX4"))
    for _ in range(400):
        held = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 8)):
            held[chance.randrange(len(held))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
        data = bytes(held[: chance.randrange(40, len(held) + 1)])
        with contextlib.suppress(Unreadable):
            drawing_of(data)
