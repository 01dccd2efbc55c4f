"""EXIF: what a camera, or a program, writes into a picture about where, when, how and by whom."""

from collections.abc import Mapping
from typing import Any, Literal

from PIL import ExifTags, Image

from checker.reading.images.notes import (
    CAMERA,
    COMMENT,
    DATE,
    DESCRIPTION,
    MAKERS,
    OTHER,
    PEOPLE,
    PLACE,
    PROGRAM,
    Notes,
)
from checker.reading.images.opening import BROKEN
from checker.words import say

_KINDS = {
    271: CAMERA, 272: CAMERA, 42033: CAMERA, 42035: CAMERA, 42036: CAMERA, 42037: CAMERA,
    42016: CAMERA, 50708: CAMERA, 50735: CAMERA,
    306: DATE, 36867: DATE, 36868: DATE,
    315: PEOPLE, 33432: PEOPLE, 40093: PEOPLE, 42032: PEOPLE, 316: PEOPLE,
    305: PROGRAM, 11: PROGRAM,
    270: DESCRIPTION, 269: DESCRIPTION, 285: DESCRIPTION, 40091: DESCRIPTION, 40094: DESCRIPTION,
    40095: DESCRIPTION,
    37510: COMMENT, 40092: COMMENT,
    37500: MAKERS, 50740: MAKERS,
}  # fmt: skip
"""What the tags with words in them tell."""
_TECHNICAL = frozenset({
    # the picture's own make-up, versions, sub-seconds, time zones, tables of colour
    254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282,
    283, 284, 286, 287, 288, 289, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322,
    323, 324, 325, 326, 327, 328, 330, 332, 333, 334, 336, 337, 338, 339, 340, 341, 342, 347, 351,
    512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532, 700, 4096, 4097, 18246, 18249,
    33421, 33422, 33723, 34377, 34665, 34675, 34853, 36864, 36880, 36881, 36882, 37121, 37385,
    37396, 37398, 37520, 37521, 37522, 40960, 40961, 40962, 40963, 40965, 41484, 41486, 41487,
    41488, 41728, 41729, 41730, 41985, 41986, 41987, 41988, 41989, 41990, 41991, 41992, 41993,
    41994, 41995, 41996, 42034, 42080, 42081, 42082, 50341, 50706, 50707, 59932, 59933,
})  # fmt: skip
_GPS, _EXIF = 0x8825, 0x8769
_NORTH, _LATITUDE, _EAST, _LONGITUDE = 1, 2, 3, 4
_SMALL_AT, _SMALL_BYTES = 0x0201, 0x0202
_LARGEST_SMALL = 2_000_000
_WIDE = range(40091, 40096)
_COORDINATES = 3
_HEAD = b"Exif\0\0"
_LONGEST_CODE = 120
_FEWEST_WORDS = 4


def read_exif(blob: bytes, notes: Notes) -> None:
    """Read a block of EXIF, with or without its head; what is broken in it is told as such."""
    exif = Image.Exif()
    body = blob.removeprefix(_HEAD)
    try:
        exif.load(_HEAD + body)
        _main(exif, notes)
        _place(exif.get_ifd(_GPS), notes)
        _small(body, notes)
    except BROKEN:
        notes.tell(OTHER, "EXIF")


def exif_of(picture: Image.Image, notes: Notes) -> None:
    """Read what a TIFF, which is itself made like EXIF, says of its first page."""
    try:
        exif = picture.getexif()
        _main(exif, notes)
        _place(exif.get_ifd(_GPS), notes)
    except BROKEN:
        notes.tell(OTHER, "EXIF")


def _main(exif: Image.Exif, notes: Notes) -> None:
    """Tell what the two main tables hold."""
    for table in (dict(exif), dict(exif.get_ifd(_EXIF))):
        for tag, value in table.items():
            kind = _KINDS.get(tag)
            text = _text(tag, value)
            if kind == MAKERS:
                size = len(value) if isinstance(value, bytes) else len(text)
                notes.tell(MAKERS, f"{size} bytes" + _words(value))
            elif kind is not None and text:
                notes.tell(kind, text)
            elif tag not in _TECHNICAL and len(text.strip()) >= _FEWEST_WORDS and _says(value):
                notes.tell(OTHER, f"{ExifTags.TAGS.get(tag, tag)}: {text[:_LONGEST_CODE]}")


def _says(value: Any) -> bool:  # noqa: ANN401 - whatever the file holds
    """Say whether a value is words and not numbers."""
    return isinstance(value, str | bytes) and any(map(str.isalpha, _text(0, value)))


def _words(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """Give the longer words among the bytes of a camera's own notes: owners' names are there."""
    if not isinstance(value, bytes):
        return ""
    runs = "".join(chr(byte) if 32 <= byte < 127 else "\n" for byte in value).split("\n")  # noqa: PLR2004 - what can be printed
    words = [run.strip() for run in runs if len(run.strip()) > _FEWEST_WORDS * 2]
    return f": {' '.join(words)[:_LONGEST_CODE]}" if words else ""


def _text(tag: int, value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """Give a value as words."""
    if isinstance(value, str):
        return value.strip("\0 ")
    if isinstance(value, tuple) and value and all(isinstance(one, int) for one in value):
        value = bytes(one & 0xFF for one in value) if tag in _WIDE else value
    if not isinstance(value, bytes):
        return str(value)
    if tag in _WIDE:
        return value.decode("utf-16-le", "replace").strip("\0 ")
    raw = bytes(value)
    coding = "utf-8"
    if raw[:8] in (b"UNICODE\0", b"ASCII\0\0\0", b"JIS\0\0\0\0\0", bytes(8)):
        if raw.startswith(b"UNICODE"):
            coding = "utf-16-be" if raw[8:9] == b"\0" else "utf-16-le"
        raw = raw[8:]
    return raw.decode(coding, "replace").strip("\0 ")


def _place(gps: Mapping[int, Any], notes: Notes) -> None:
    """Tell where a picture was taken, as a map wants it."""
    if not gps:
        return
    north = _degrees(gps.get(_LATITUDE), gps.get(_NORTH), "S")
    east = _degrees(gps.get(_LONGITUDE), gps.get(_EAST), "W")
    if north is not None and east is not None:
        notes.tell(PLACE, f"{north:.6f}, {east:.6f}")
    for tag, value in gps.items():
        if tag in (27, 28, 29) and isinstance(value, str | bytes):  # how, where, which day
            name = DATE if tag == 29 else PLACE  # noqa: PLR2004 - GPSDateStamp
            if tag != 27:  # noqa: PLR2004 - GPSProcessingMethod
                notes.tell(name, _text(37510, value))


def _degrees(parts: Any, side: Any, negative: str) -> float | None:  # noqa: ANN401 - whatever the file holds
    if not isinstance(parts, tuple) or len(parts) != _COORDINATES:
        return None
    try:
        degrees = float(parts[0]) + float(parts[1]) / 60 + float(parts[2]) / 3600
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if degrees != degrees or degrees == 0.0:  # noqa: PLR0124 - not a number
        return None
    return -degrees if str(side).strip("\0").upper().startswith(negative) else degrees


def _small(body: bytes, notes: Notes) -> None:
    """Keep the small picture of a picture for whoever compares the two; tell broken tables."""
    first = _Table(body, 0)
    if not first.whole:
        notes.tell(OTHER, say("EXIF that is cut off or broken"))
    second = _Table(body, first.following) if first.following else None
    if second is None:
        return
    start, size = second.values.get(_SMALL_AT, 0), second.values.get(_SMALL_BYTES, 0)
    if 0 < size <= _LARGEST_SMALL and start + size <= len(body):
        notes.small.append(body[start : start + size])


class _Table:
    """One table of EXIF, looked at only for where it is broken and where it points."""

    def __init__(self, body: bytes, at: int) -> None:
        """Look at the table that stands at a place; the first is where the head says."""
        self.values: dict[int, int] = {}
        self.following = 0
        self._body = body
        order: Literal["little", "big"] = "little" if body.startswith(b"II") else "big"
        at = at or int.from_bytes(body[4:8], order)
        count = int.from_bytes(body[at : at + 2], order)
        end = at + 2 + 12 * count
        self.whole = len(body) >= end > at
        if not self.whole:
            return
        for place in range(at + 2, end, 12):
            tag = int.from_bytes(body[place : place + 2], order)
            kind = int.from_bytes(body[place + 2 : place + 4], order)
            size = _BYTES.get(kind, 1) * int.from_bytes(body[place + 4 : place + 8], order)
            value = int.from_bytes(body[place + 8 : place + 12], order)
            self.values[tag] = value
            self.whole = self.whole and (size <= _INSIDE or value + size <= len(body))
        self.following = int.from_bytes(body[end : end + 4], order)


_INSIDE = 4
_BYTES = {3: 2, 4: 4, 5: 8, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
"""How many bytes a value of each kind takes; those not named take one."""
