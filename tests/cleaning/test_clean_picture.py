"""A clean copy of a picture: the pixels as they are seen, and nothing else."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from checker.cleaning import Wish, clean
from checker.reading.refusal import Unreadable

TOLD = "12 Marlow Road"
_DESCRIPTION, _TURN, _PLACE = 0x010E, 0x0112, 0x8825


def photo(kind: str, *, turned: int = 1) -> bytes:
    """A small photo with a description, a place, and perhaps turned."""
    picture = Image.new("RGB", (40, 20), "white")
    picture.paste((200, 0, 0), (0, 0, 20, 20))
    told = Image.Exif()
    told[_DESCRIPTION], told[_TURN] = TOLD, turned
    told.get_ifd(_PLACE)[1] = "N"
    out = io.BytesIO()
    more = {"pnginfo": _with_text()} if kind == "PNG" else {}
    picture.save(out, kind, exif=told, **more)
    return out.getvalue()


def _with_text() -> PngInfo:
    told = PngInfo()
    told.add_text("Comment", TOLD)
    return told


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_picture_keeps_its_pixels_and_nothing_else(kind: str) -> None:
    """Not its description, its place or its small copy; its kind stays."""
    original = photo(kind)
    copy = clean(original, Wish()).data

    with Image.open(io.BytesIO(copy)) as picture:
        assert picture.format == kind
        assert not dict(picture.getexif()) or kind == "TIFF"
        red, white = (
            picture.convert("RGB").getpixel((5, 5)),
            picture.convert("RGB").getpixel((35, 5)),
        )
    assert TOLD.encode() in original
    assert TOLD.encode() not in copy
    assert red == pytest.approx((200, 0, 0), abs=4)
    assert white == pytest.approx((255, 255, 255), abs=4)


def test_a_picture_that_is_shown_turned_is_turned_in_the_copy() -> None:
    """What said how to turn it is gone, so the pixels themselves stand upright."""
    with Image.open(io.BytesIO(clean(photo("JPEG", turned=6), Wish()).data)) as picture:
        assert picture.size == (20, 40)


def test_pixels_that_nobody_sees_are_white_in_the_copy() -> None:
    """A clear pixel keeps its colour in the file, and so the words that were wiped off."""
    picture = Image.new("RGBA", (10, 10), (200, 0, 0, 0))
    out = io.BytesIO()
    picture.save(out, "PNG")

    with Image.open(io.BytesIO(clean(out.getvalue(), Wish()).data)) as copy:
        assert copy.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_every_page_of_a_tiff_is_in_the_copy() -> None:
    """A fax of three pages stays one of three."""
    pages = [Image.new("L", (20, 20), shade) for shade in (0, 120, 240)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])

    with Image.open(io.BytesIO(clean(out.getvalue(), Wish()).data)) as copy:
        assert getattr(copy, "n_frames", 1) == len(pages)


def test_a_broken_picture_is_refused_in_a_sentence() -> None:
    """Nothing half-cleaned comes out."""
    with pytest.raises(Unreadable):
        clean(photo("PNG")[:60], Wish())
