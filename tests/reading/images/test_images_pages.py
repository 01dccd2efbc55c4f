"""A picture file has a page for each picture in it, of the size that it says or most likely has."""

import io
import zlib

import pytest
from PIL import Image

from checker.model import Document, Page, Read
from checker.reading import Effort, draw, read
from checker.reading.asking import Step
from tests.builders import image_files as files
from tests.builders.scan_pages import scan

WORDS = files.words("Dear Ben,", "see you on Friday")


def _read(data: bytes, effort: Effort = Effort.QUICK) -> Document:
    (document,) = read("scan.png", data, effort=effort)
    return document


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
def test_the_words_of_every_kind_of_picture_are_read(kind: str) -> None:
    """At once a picture is a page that was not read; a second later its words are there."""
    data = files.saved(WORDS.convert("RGB"), kind)

    quick, thorough = _read(data), _read(data, Effort.THOROUGH)

    assert quick.read is Read.PARTLY
    assert not quick.settled
    assert [(gap.code, gap.page) for gap in quick.gaps] == [("unread.scan", 1)]
    assert quick.pages[0].scan
    assert thorough.text() == "Dear Ben,\nsee you on Friday"
    assert thorough.read is Read.WHOLE
    assert all(line.scanned and line.page == 1 for line in thorough.lines if line.box)


@pytest.mark.parametrize(
    ("picture", "settings", "size"),
    [
        pytest.param((1654, 2339), {"dpi": (200, 200)}, (210, 297), id="says 200 dots an inch"),
        pytest.param((1240, 1754), {}, (210, 297), id="has the shape of A4"),
        pytest.param((960, 480), {}, (254, 127), id="else a screen's"),
        pytest.param((960, 480), {"dpi": (1, 1)}, (254, 127), id="says what cannot be"),
        pytest.param((4000, 3000), {"dpi": (72, 72)}, (297, 223), id="a camera's"),
    ],
)
def test_a_page_has_the_size_that_it_says_or_most_likely_has(
    picture: tuple[int, int], settings: dict[str, object], size: tuple[int, int]
) -> None:
    """What the file says of its resolution holds, unless nobody has paper of that size."""
    (page,) = _read(files.saved(Image.new("L", picture, 255), "PNG", **settings)).pages

    assert (round(page.width_mm), round(page.height_mm)) == size


def test_a_file_of_several_pages_is_read_page_by_page() -> None:
    """Each page of a TIFF is read, and whoever waits hears how far it is."""
    second = files.words("14 Wharf Terrace", "Bramwick")
    data = files.saved(WORDS, "TIFF", save_all=True, append_images=[second])
    steps: list[Step] = []

    (document,) = read("fax.tif", data, effort=Effort.CLOSE, told=steps.append)

    assert [page.number for page in document.pages] == [1, 2]
    assert [line.page for line in document.lines if line.scanned] == [1, 1, 2, 2]
    assert document.text().endswith("14 Wharf Terrace\nBramwick")
    assert steps == [Step(0, 2, 2), Step(1, 2, 2)]
    assert document.settled


def test_a_photo_that_was_taken_sideways_is_shown_and_read_upright() -> None:
    """The camera says how it was held; the page is as wide as what it shows is."""
    turned = WORDS.transpose(Image.Transpose.ROTATE_90)
    data = files.saved(turned, "JPEG", exif=files.exif({274: 6}), quality=92)

    document = _read(data, Effort.THOROUGH)

    assert document.pages[0].width_mm > document.pages[0].height_mm
    assert "see you on Friday" in document.text()


def test_an_empty_page_is_no_gap() -> None:
    """A blank side of paper was read when it was looked at."""
    document = _read(files.saved(Image.new("L", (1654, 2339), 250), "PNG"), Effort.CLOSE)

    assert document.read is Read.WHOLE
    assert not document.gaps


@pytest.mark.parametrize("page", [1, 2])
def test_every_page_is_drawn(page: int) -> None:
    """A page of a picture file is shown like any other page, as wide as it is asked for."""
    data = files.saved(WORDS, "TIFF", save_all=True, append_images=[WORDS])

    drawn = Image.open(io.BytesIO(draw("fax.tif", data, "fax.tif", page, 350)))

    assert drawn.size == (350, 130)
    assert drawn.format == "PNG"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(files.bomb_png(), id="40,000 by 40,000 pixels"),
        pytest.param(files.bomb_png(13_000), id="half as many as Pillow refuses"),
    ],
)
def test_a_picture_that_would_fill_the_memory_is_refused(data: bytes) -> None:
    """A few kilobytes that unpack to gigabytes are held, with a sentence that says why."""
    for effort in Effort:
        document = _read(data, effort)

        assert document.read is Read.NO
        assert [gap.code for gap in document.gaps] == ["unread.too-large"]
        assert "pixels" in document.gaps[0].why


def test_more_pages_than_can_be_read_are_told() -> None:
    """A file of thousands of tiny pages is read as far as the limit, and the rest is a gap."""
    dot = Image.new("L", (8, 8), 255)
    data = files.saved(dot, "TIFF", save_all=True, append_images=[dot] * 320)

    document = _read(data)

    assert len(document.pages) == 300
    assert document.gaps[-1].code == "unread.too-large"


def test_a_text_that_unpacks_without_end_is_cut() -> None:
    """A text of a PNG that was packed a thousand times smaller is read as far as the limit."""
    packed = b"Comment\0\0" + zlib.compress(b"a " * 20_000_000)
    data = files.with_chunk(files.saved(WORDS, "PNG"), b"zTXt", packed)

    (trace,) = _read(data).traces

    assert len(trace.text) < 5_000


def test_a_damaged_page_among_others_is_a_gap() -> None:
    """What can be read of a damaged file is read; what cannot is told."""
    whole = scan(0, 200, harm=0).png()
    document = _read(whole[: len(whole) // 2], Effort.THOROUGH)

    assert document.pages == (
        Page(
            number=1,
            width_mm=document.pages[0].width_mm,
            height_mm=document.pages[0].height_mm,
            scan=True,
        ),
    )
    assert [gap.code for gap in document.gaps] == ["unread.damaged"]
