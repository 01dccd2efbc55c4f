"""A picture that came over the wall: a plain PNG of a sane size, or it is not shown."""

import zlib

from checker.worker.wire import Painted, PaintLines

MOST_SIDE = 20_000
MOST_PIXELS = 50_000_000
MOST_BYTES = 64 * 1024 * 1024
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = 13
_NEEDED = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
_HARMLESS = (b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs", b"bKGD", b"sBIT")
"""Chunks of a few bytes; those that hold something packed (iCCP, zTXt, iTXt) are refused."""
_MOST_HARMLESS = 1024
_DEPTHS = (1, 2, 4, 8)
_COLOURS = (0, 2, 3, 4, 6)


def is_plain_picture(untrusted: bytes) -> bool:
    """Say whether bytes are a PNG that the window may decode: whole, small, without extras."""
    if not untrusted.startswith(_SIGNATURE) or len(untrusted) > MOST_BYTES:
        return False
    at, seen = len(_SIGNATURE), 0
    while at + 12 <= len(untrusted):
        size = int.from_bytes(untrusted[at : at + 4], "big")
        kind, end = untrusted[at + 4 : at + 8], at + 12 + size
        if end > len(untrusted) or not _is_sound(untrusted, at, size, kind):
            return False
        if (seen == 0) != (kind == b"IHDR") or (seen == 0 and not _is_sane(untrusted, at, size)):
            return False
        if kind == b"IEND":
            return end == len(untrusted)
        at, seen = end, seen + 1
    return False


def are_plain_pages(untrusted: Painted, asked: PaintLines) -> bool:
    """Say whether painted pages are plain pictures, and their words those of the lines."""
    sizes = [len(line.text) for line in asked.lines]
    return all(
        is_plain_picture(page.png)
        and all(
            0 <= word.line < len(sizes)
            and 0 <= word.first < word.last <= sizes[word.line]
            and all(0.0 <= side <= 1.0 for side in word.box)
            for word in page.words
        )
        for page in untrusted.pages
    )


def _is_sound(untrusted: bytes, at: int, size: int, kind: bytes) -> bool:
    if kind not in _NEEDED and (kind not in _HARMLESS or size > _MOST_HARMLESS):
        return False
    told = int.from_bytes(untrusted[at + 8 + size : at + 12 + size], "big")
    return zlib.crc32(memoryview(untrusted)[at + 4 : at + 8 + size]) == told


def _is_sane(untrusted: bytes, at: int, size: int) -> bool:
    """Say whether a header asks for a picture that fits."""
    if size != _HEADER:
        return False
    width = int.from_bytes(untrusted[at + 8 : at + 12], "big")
    height = int.from_bytes(untrusted[at + 12 : at + 16], "big")
    depth, colour, *rest = untrusted[at + 16 : at + 21]
    fits = 0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and width * height <= MOST_PIXELS
    return fits and depth in _DEPTHS and colour in _COLOURS and rest == [0, 0, 0]
