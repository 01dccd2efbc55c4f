"""All that a picture tells beside what it shows: details, small pictures, what lies under glass."""

import io

import numpy as np
from PIL import Image, ImageOps

from checker.model import FileKind
from checker.reading.images.containers import read_container
from checker.reading.images.exif import exif_of
from checker.reading.images.notes import MORE, OTHER, SMALL, Notes
from checker.reading.images.opening import BROKEN, KINDS, within_limits
from checker.reading.images.records import read_iptc, read_photoshop, read_xmp
from checker.reading.refusal import Unreadable
from checker.reading.scans.words import words_of
from checker.words import say

_ALIKE = 0.85
"""How far the shades of a small picture must go with those of the picture that it is of."""
_FLAT, _DIFFERS = 3.0, 24.0
"""Pictures of one shade are compared by that shade, in steps of 255."""
_SHAPE_DIFFERS = 0.08
_SMALL_SIDE = 64
_SMALLEST = 8
_XMP, _IPTC, _PHOTOSHOP = 700, 33723, 34377
_CLEAR = 13
"""An alpha below this shows nothing."""
_FEWEST_CLEAR = 600
_UNEVEN = 6.0
_VERY_UNEVEN = 25.0
_CLEAR_SHARE = 0.02
_SURE = 0.6
_FEWEST_LETTERS = 3
_PER_MM = 8.0


def details_of(kind: FileKind, data: bytes, picture: Image.Image) -> Notes:
    """Give what the file of a picture tells."""
    notes = Notes()
    read_container(kind, data, notes)
    if kind is FileKind.TIFF:
        exif_of(picture, notes)
        _tiff_records(picture, notes)
    for small in notes.small:
        _compare(small, picture, notes)
    return notes


def further_pictures(count: int, kind: FileKind, notes: Notes) -> None:
    """Tell of pictures that most programs do not show: all but the first of a moving picture."""
    if count > 1 and kind is not FileKind.TIFF:
        notes.tell(MORE, say("{count} pictures in one file", count=count))


def under_glass(picture: Image.Image, notes: Notes, *, look: bool) -> None:
    """Tell what stands where a picture is wholly see-through; with `look` its words are read."""
    if not (picture.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in picture.info):
        return
    try:
        pixels = np.asarray(picture.convert("RGBA"))
    except BROKEN:
        return
    clear = pixels[..., 3] < _CLEAR
    count = int(clear.sum())
    if count < _FEWEST_CLEAR:
        return
    shades = pixels[..., :3].mean(axis=2)
    uneven = float(shades[clear].std())
    if uneven < _UNEVEN:
        return
    words = _words(np.where(clear, shades, 255)) if look else ""
    if words or (uneven >= _VERY_UNEVEN and count >= _CLEAR_SHARE * clear.size):
        notes.under_glass(words)


def _words(shades: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> str:
    grey = ImageOps.autocontrast(Image.fromarray(shades.astype(np.uint8)))
    found = [
        word.text
        for word in words_of(grey, _PER_MM)
        if word.sure >= _SURE and sum(map(str.isalnum, word.text)) >= _FEWEST_LETTERS
    ]
    return " ".join(found)


def _tiff_records(picture: Image.Image, notes: Notes) -> None:
    """Read what programs keep in a TIFF."""
    try:
        tags = dict(picture.getexif())
    except BROKEN:
        notes.tell(OTHER, "TIFF")
        return
    for tag, read in ((_XMP, read_xmp), (_IPTC, read_iptc), (_PHOTOSHOP, read_photoshop)):
        value = tags.get(tag)
        if isinstance(value, bytes):
            read(value, notes)


def _compare(small: bytes, picture: Image.Image, notes: Notes) -> None:
    """Tell a small picture that shows something else than the picture that it came with."""
    try:
        with Image.open(io.BytesIO(small), formats=KINDS) as other:
            within_limits(other)
            size = f"{other.width} x {other.height}"
            if min(other.size) < _SMALLEST:
                return
            if _differ(other, picture):
                notes.tell(SMALL, say("{size} pixels, and shows something else", size=size))
    except (*BROKEN, Unreadable):
        notes.tell(SMALL, say("{count} bytes that cannot be read", count=len(small)))


def _differ(other: Image.Image, picture: Image.Image) -> bool:
    """Say whether two pictures show different things: by shape, then by shades."""
    shapes = [one.width / one.height for one in (other, picture)]
    if abs(shapes[0] / shapes[1] - 1) > _SHAPE_DIFFERS:
        # Cameras put a small picture of another shape between two black bars.
        bare = ImageOps.grayscale(other.convert("RGB"))
        box = bare.point([0 if shade < 24 else 255 for shade in range(256)]).getbbox()  # noqa: PLR2004 - nearly black
        if box is None or abs((box[2] - box[0]) / (box[3] - box[1]) / shapes[1] - 1) > (
            2 * _SHAPE_DIFFERS
        ):
            return True
        other = other.crop(box)
    shades = [
        ImageOps.grayscale(one.convert("RGB")).resize(
            (_SMALL_SIDE, _SMALL_SIDE), Image.Resampling.BOX
        )
        for one in (other, picture)
    ]
    one, two = (np.asarray(shade, dtype=np.float64).ravel() for shade in shades)
    if min(one.std(), two.std()) < _FLAT:
        return float(np.abs(one - two).mean()) > _DIFFERS
    return float(np.corrcoef(one, two)[0, 1]) < _ALIKE
