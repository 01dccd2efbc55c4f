"""A scan that cannot be read is never taken for one that was, nor an empty page for a gap."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from PIL import Image, ImageOps

from checker.model import Document, TraceKind
from checker.reading import Effort, read
from tests.builders import image_files as files
from tests.builders.scan_pages import Harm, harmed, scan


@cache
def _letter() -> Image.Image:
    return scan(0, 200, font=0, harm=0).picture


def _read(picture: Image.Image, dpi: int = 200) -> Document:
    data = files.saved(picture, "PNG", dpi=(dpi, dpi), compress_level=1)
    (document,) = read("scan.png", data, effort=Effort.CLOSE)
    return document


def _noise() -> Image.Image:
    grain = np.random.default_rng(1).normal(235, 8, (2339, 1654))
    return Image.fromarray(np.clip(grain, 0, 255).astype(np.uint8))


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(Image.new("L", (1654, 2339), 255), id="white"),
        pytest.param(Image.new("1", (1654, 2339), 1), id="white, one bit"),
        pytest.param(_noise(), id="a scanner's noise"),
    ],
)
def test_an_empty_page_is_not_a_gap(picture: Image.Image) -> None:
    """The back of a page that went through the scanner with it holds nothing."""
    document = _read(picture)

    assert not document.gaps
    assert not document.text()


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda it: harmed(it, Harm(ink=210, paper=220, noise=5), 3), id="too faint"),
        pytest.param(lambda it: it.resize((420, 594)), id="too small"),
    ],
)
def test_a_scan_that_cannot_be_read_is_held(spoilt: Callable[[Image.Image], Image.Image]) -> None:
    """What was read of it is not enough to rely on, and the sentence says so."""
    document = _read(spoilt(_letter()))

    assert [(gap.code, gap.doubtful) for gap in document.gaps] == [("unread.scan", False)]
    assert "could not be read" in document.gaps[0].why


def test_handwriting_beside_the_print_is_told() -> None:
    """A note that somebody wrote on the letter by hand is pointed at."""
    page = _letter().copy()
    rows, columns = np.mgrid[0:140, 0:900]
    pen = np.abs(rows - 70 - 50 * np.sin(columns / 9.0) * np.cos(columns / 61.0)) < 5
    page.paste(0, (150, 1950), Image.fromarray((pen * 255).astype(np.uint8)))

    document = _read(page)

    assert "22 Larkspur Close" in document.text()
    assert document.gaps


def test_white_letters_on_a_dark_ground_are_not_covered() -> None:
    """A heading in white on a dark bar is seen by everybody."""
    page = _letter().copy()
    heading = ImageOps.invert(files.words("Notice of a hearing", size=(500, 80)))
    page.paste(heading, (150, 150))

    document = _read(page)

    assert not document.traces
    assert "Notice of a hearing" in document.text()


@pytest.mark.parametrize(
    ("shows", "found"),
    [pytest.param(0.12, True, id="see-through"), pytest.param(0.0, False, id="black")],
)
def test_words_under_a_marker_are_found(shows: float, *, found: bool) -> None:
    """A marker that is not quite black hides nothing from whoever makes it lighter."""
    pixels = np.asarray(_letter(), dtype=np.float64).copy()
    bar = (slice(418, 452), slice(160, 470))
    pixels[bar] = 30 + pixels[bar] * shows

    document = _read(Image.fromarray(pixels.astype(np.uint8)))

    covered = [trace for trace in document.traces if trace.kind is TraceKind.REDACTION]
    assert bool(covered) == found
    if found:
        assert "Larkspur" in covered[0].text
        assert covered[0].name == "covered text"
        assert covered[0].box is not None
        assert covered[0].box[1] == pytest.approx(53.1, abs=1.5)
