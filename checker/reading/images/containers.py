"""The parts that the file of a picture is made of: PNG, JPEG, GIF, BMP, WebP."""

import zlib
from collections.abc import Callable, Iterator
from typing import Final

from checker.model import FileKind
from checker.reading.images.exif import read_exif
from checker.reading.images.notes import COMMENT, DATE, MORE, OTHER, Notes
from checker.reading.images.records import read_photoshop, read_xmp
from checker.words import say

_MOST_TEXT: Final = 2_000_000
_MOST_PARTS: Final = 20_000
_FEWEST_LEFT: Final = 16
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
_MORE_XMP: Final = b"http://ns.adobe.com/xmp/extension/\0"
_PNG_OWN: Final = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD",
    b"hIST", b"tRNS", b"pHYs", b"sPLT", b"cICP", b"mDCV", b"cLLI", b"oFFs", b"sTER", b"acTL",
    b"fcTL", b"fdAT", b"vpAg", b"caNv", b"orNT",
})  # fmt: skip
_GIF_OWN: Final = (b"NETSCAPE", b"ANIMEXTS", b"ICCRGBG1")
_WEBP_OWN: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})


def read_container(kind: FileKind, data: bytes, notes: Notes) -> None:
    """Tell what a file carries beside its picture."""
    walk = _WALKS.get(kind)
    if walk is not None:
        walk(data, notes)


def _left_over(rest: bytes, notes: Notes) -> None:
    """Tell what stands after the end of a picture, where programs leave what was cut off."""
    content = rest.strip(b"\0\r\n\t ")
    if len(content) < _FEWEST_LEFT:
        return
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG")):
        notes.small.append(content)
        notes.tell(MORE, say("another picture stands after the end of this one"))
        return
    notes.cropped(say("{count} bytes stand after the end of the picture", count=f"{len(rest):,}"))


def _png(data: bytes, notes: Notes) -> None:
    at = 8
    for _ in range(_MOST_PARTS):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind == b"IEND":
            _left_over(data[at:], notes)
            return
        if len(kind) < 4:  # noqa: PLR2004 - the length of a name
            return
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            _png_text(kind, content, notes)
        elif kind == b"eXIf":
            read_exif(content, notes)
        elif kind == b"tIME" and len(content) == 7:  # noqa: PLR2004 - year, month, day, time
            year = int.from_bytes(content[:2], "big")
            notes.tell(DATE, f"{year:04}-{content[2]:02}-{content[3]:02}")
        elif kind not in _PNG_OWN:
            _unknown(kind.decode("latin-1"), content, notes)


def _png_text(kind: bytes, content: bytes, notes: Notes) -> None:
    key, _, value = content.partition(b"\0")
    name = key.decode("latin-1")
    packed = kind == b"zTXt"
    coding = "latin-1"
    if kind == b"iTXt":
        packed = value[:1] == b"\1"
        parts = value[2:].split(b"\0", 2)
        value, coding = parts[-1], "utf-8"
    elif packed:
        value = value[1:]
    if packed:
        try:
            value = zlib.decompressobj().decompress(value, _MOST_TEXT)
        except zlib.error:
            notes.tell(OTHER, name)
            return
    if name.startswith("XML:com.adobe") or value.lstrip().startswith(b"<x:xmpmeta"):
        read_xmp(value, notes)
    elif name.startswith("Raw profile type"):
        _raw_profile(name, value, notes)
    else:
        notes.tell(COMMENT, f"{name}: {value.decode(coding, 'replace')}")


def _raw_profile(name: str, value: bytes, notes: Notes) -> None:
    """Read a block that ImageMagick wrote as digits."""
    try:
        blob = bytes.fromhex("".join(value.decode("latin-1").split()[2:]))
    except (ValueError, IndexError):
        notes.tell(OTHER, name)
        return
    if "exif" in name or "APP1" in name:
        read_exif(blob, notes)
    elif "xmp" in name:
        read_xmp(blob, notes)
    elif "icc" not in name and "icm" not in name:
        read_photoshop(blob, notes)


def _unknown(name: str, content: bytes, notes: Notes) -> None:
    """Tell a part that nobody here knows; its words are quoted if it is made of them."""
    words = content.decode("utf-8", "replace")
    clear = words.isprintable() and "\ufffd" not in words
    notes.tell(OTHER, f"{name}: {words}" if clear and words else f"{name} ({len(content):,} bytes)")


def _jpeg(data: bytes, notes: Notes) -> None:
    at, more = 2, b""
    for _ in range(_MOST_PARTS):
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            break
        mark = data[at + 1]
        if mark in (0x00, 0xFF) or 0xD0 <= mark <= 0xD8:  # noqa: PLR2004 - marks without content
            at += 1 if mark == 0xFF else 2  # noqa: PLR2004 - a filling byte
            continue
        if mark == 0xD9:  # noqa: PLR2004 - the end of the picture
            _left_over(data[at + 2 :], notes)
            break
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        content = data[at + 4 : at + 2 + size]
        at += 2 + size
        if content.startswith(_MORE_XMP):
            more += content[len(_MORE_XMP) + 40 :]
        else:
            _segment(mark, content, notes)
        if mark == 0xDA:  # noqa: PLR2004 - the picture itself begins
            at = _after_scan(data, at)
    if more:
        read_xmp(more, notes)


def _after_scan(data: bytes, at: int) -> int:
    """Give where the next mark stands after the packed lines of a picture."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] not in (0x00, 0xFF) and not 0xD0 <= data[at + 1] <= 0xD7:  # noqa: PLR2004 - within the lines
            return at
        at += 2 if data[at + 1] != 0xFF else 1  # noqa: PLR2004 - a filling byte


def _segment(mark: int, content: bytes, notes: Notes) -> None:
    """Read one part of a JPEG."""
    if mark == 0xFE:  # noqa: PLR2004 - a comment
        notes.tell(COMMENT, content.decode("utf-8", "replace"))
    elif not 0xE0 <= mark <= 0xEF:  # noqa: PLR2004 - what programs may add
        return
    elif content.startswith(b"Exif\0\0"):
        read_exif(content, notes)
    elif content.startswith(_XMP):
        read_xmp(content[len(_XMP) :], notes)
    elif content.startswith(b"Photoshop 3.0\0"):
        read_photoshop(content[14:], notes)
    elif content.startswith(b"JFXX\0"):
        notes.small.append(content[6:])
    elif not content.startswith((b"JFIF\0", b"ICC_PROFILE\0", b"MPF\0", b"Adobe", b"Ducky")):
        _unknown(f"APP{mark - 0xE0}", content, notes)


def _gif(data: bytes, notes: Notes) -> None:
    at = 13 + _table(data, 10)
    for _ in range(_MOST_PARTS):
        mark = data[at : at + 1]
        if mark == b"\x3b":
            _left_over(data[at + 1 :], notes)
            return
        if mark == b"\x2c":
            at += 10 + _table(data, at + 9) + 1
            at, _ = _blocks(data, at)
        elif mark == b"\x21":
            kind = data[at + 1 : at + 2]
            at, content = _blocks(data, at + 2)
            if kind == b"\xfe":
                notes.tell(COMMENT, content.decode("utf-8", "replace"))
            elif kind == b"\x01":
                notes.tell(COMMENT, content[12:].decode("latin-1"))
            elif kind == b"\xff" and content.startswith(b"XMP DataXMP"):
                read_xmp(content[11:], notes)
            elif kind == b"\xff" and not content.startswith(_GIF_OWN):
                _unknown(content[:11].decode("latin-1"), content[11:], notes)
        else:
            return


def _table(data: bytes, at: int) -> int:
    """Give how many bytes the table of colours takes whose size stands in the byte at a place."""
    flags = data[at] if at < len(data) else 0
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> tuple[int, bytes]:
    """Give the content of a row of blocks, and where it ends."""
    content = bytearray()
    while at < len(data) and data[at]:
        content += data[at + 1 : at + 1 + data[at]]
        at += 1 + data[at]
    return at + 1, bytes(content)


def _bmp(data: bytes, notes: Notes) -> None:
    whole = int.from_bytes(data[2:6], "little")
    if len(_HEADS) <= whole < len(data):
        _left_over(data[whole:], notes)


_HEADS: Final = bytes(26)


def _webp(data: bytes, notes: Notes) -> None:
    whole = int.from_bytes(data[4:8], "little") + 8
    for kind, content in _riff(data[12:whole]):
        if kind == b"EXIF":
            read_exif(content, notes)
        elif kind == b"XMP ":
            read_xmp(content, notes)
        elif kind not in _WEBP_OWN:
            _unknown(kind.decode("latin-1"), content, notes)
    _left_over(data[whole + whole % 2 :], notes)


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    for _ in range(_MOST_PARTS):
        if at + 8 > len(data):
            return
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


_WALKS: Final[dict[FileKind, Callable[[bytes, Notes], None]]] = {
    FileKind.PNG: _png,
    FileKind.JPEG: _jpeg,
    FileKind.GIF: _gif,
    FileKind.BMP: _bmp,
    FileKind.WEBP: _webp,
}
