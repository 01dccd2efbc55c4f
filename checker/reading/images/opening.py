"""Pictures opened with limits: how large they may be, how many in one file, and of which kinds."""

import contextlib
import io
import struct
import warnings
from collections.abc import Iterator
from typing import Final

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from checker.reading.refusal import Unreadable, damaged
from checker.words import say

MOST_PIXELS: Final = 160_000_000
MOST_BYTES: Final = 330_000_000
"""Of one picture, unpacked."""
MOST_FRAMES: Final = 300
KINDS: Final = (
    PngImagePlugin.PngImageFile.format,
    JpegImagePlugin.JpegImageFile.format,
    TiffImagePlugin.TiffImageFile.format,
    GifImagePlugin.GifImageFile.format,
    BmpImagePlugin.BmpImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
)
"""What may be unpacked. Windows drawings (WMF, EMF) and rarer kinds are not among them."""
BROKEN: Final = (
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    EOFError,
    SyntaxError,
    OverflowError,
    ZeroDivisionError,
    RuntimeError,
    AssertionError,
    MemoryError,
    struct.error,
    Image.DecompressionBombError,
)
"""What Pillow raises on a picture that is damaged, or made to do harm."""


@contextlib.contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """Open a picture, of which only the head is looked at yet.

    Raises:
        Unreadable: it is damaged, too large, or of a kind that is not unpacked here.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(data), formats=KINDS)
        except Image.DecompressionBombError as error:
            raise too_many_pixels() from error
        except BROKEN as error:
            raise damaged() from error
        try:
            within_limits(picture)
            yield picture
        finally:
            picture.close()


def within_limits(picture: Image.Image) -> None:
    """Hold a picture to the limits before it is unpacked.

    Raises:
        Unreadable: it is too large.
    """
    pixels = picture.width * picture.height
    deep = 4 if picture.mode.startswith(("I", "F")) else 1
    if pixels > MOST_PIXELS or pixels * len(picture.getbands()) * deep > MOST_BYTES:
        raise too_many_pixels()


def frame_of(picture: Image.Image, number: int) -> Image.Image:
    """Unpack one picture of a file, counted from 1, turned as the camera was held.

    Raises:
        Unreadable: it is damaged, too large, or not there.
    """
    try:
        picture.seek(number - 1)
        within_limits(picture)
        picture.load()
        return ImageOps.exif_transpose(picture)
    except BROKEN as error:
        raise damaged() from error


def too_many_pixels() -> Unreadable:
    """Give the refusal of a picture that would fill the memory."""
    why = say("The picture has more pixels than can be checked. Save it smaller, and add that.")
    return Unreadable("unread.too-large", why)


def frames_in(picture: Image.Image) -> int:
    """Count the pictures in a file, up to one more than are read."""
    count = 1
    try:
        while count <= MOST_FRAMES:
            picture.seek(count)
            count += 1
    except EOFError:
        pass
    except BROKEN:
        pass
    picture.seek(0)
    return count
