"""Picture files made part by part: with what cameras and programs write into them, and without."""

import io
import struct
import zlib
from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin, TiffImagePlugin

PLACE = (54.123456, -1.654321)


def words(*lines: str, size: tuple[int, int] = (700, 260), points: int = 30) -> Image.Image:
    """Draw words on white, as a program for pictures would."""
    picture = Image.new("L", size, 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(points)
    for at, line in enumerate(lines):
        draw.text((30, 24 + at * round(points * 1.5)), line, fill=0, font=font)
    return picture


def saved(picture: Image.Image, kind: str, **settings: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    """Give a picture as a file."""
    out = io.BytesIO()
    picture.save(out, format=kind, **settings)
    return out.getvalue()


def exif(
    tags: Mapping[int, Any] | None = None,
    *,
    within: Mapping[int, Any] | None = None,
    place: tuple[float, float] | None = None,
    small: bytes = b"",
) -> bytes:
    """Give a block of EXIF: the main tags, those of the exposure, a place, a small picture."""
    block = Image.Exif()
    for tag, value in (tags or {}).items():
        block[tag] = value
    if within:
        block.get_ifd(0x8769).update(within)
    if place:
        block.get_ifd(0x8825).update(_gps(*place))
    made = block.tobytes()
    return _with_small(made, small) if small else made


def _gps(north: float, east: float) -> dict[int, Any]:
    def parts(angle: float) -> tuple[Any, Any, Any]:
        angle = abs(angle)
        minutes = angle % 1 * 60
        ratio = TiffImagePlugin.IFDRational
        return (
            ratio(int(angle)),
            ratio(int(minutes)),
            ratio(round(minutes % 1 * 60 * 10_000), 10_000),
        )

    return {
        1: "N" if north >= 0 else "S",
        2: parts(north),
        3: "E" if east >= 0 else "W",
        4: parts(east),
    }


def _with_small(_made: bytes, small: bytes) -> bytes:
    """Give EXIF with nothing but a small picture in its second table."""
    head = b"II*\0" + struct.pack("<I", 8)
    first = struct.pack("<H", 0) + struct.pack("<I", 14)
    start = 14 + 2 + 3 * 12 + 4
    second = struct.pack("<H", 3)
    second += struct.pack("<HHII", 0x0103, 3, 1, 6)
    second += struct.pack("<HHII", 0x0201, 4, 1, start)
    second += struct.pack("<HHII", 0x0202, 4, 1, len(small))
    second += struct.pack("<I", 0)
    return b"Exif\0\0" + head + first + second + small


def with_segment(jpeg: bytes, mark: int, content: bytes) -> bytes:
    """Give a JPEG with one more part after its start."""
    return jpeg[:2] + bytes((0xFF, mark)) + struct.pack(">H", len(content) + 2) + content + jpeg[2:]


def xmp(inner: str) -> bytes:
    """Give a block of XMP."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
        f'<rdf:Description rdf:about="">{inner}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def iptc(**values: str) -> bytes:
    """Give what Photoshop keeps of IPTC: `city`, `byline`, `caption`."""
    numbers = {"city": 90, "byline": 80, "caption": 120}
    told = b"".join(
        bytes((0x1C, 2, numbers[name])) + struct.pack(">H", len(value)) + value.encode()
        for name, value in values.items()
    )
    record = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(told)) + told
    return b"Photoshop 3.0\0" + record


def png_text(picture: Image.Image, key: str, value: str, *, packed: bool = False) -> bytes:
    """Give a PNG with a text chunk."""
    info = PngImagePlugin.PngInfo()
    info.add_text(key, value, zip=packed)
    return saved(picture, "PNG", pnginfo=info)


def with_chunk(png: bytes, kind: bytes, content: bytes) -> bytes:
    """Give a PNG with one more chunk before its end."""
    chunk = struct.pack(">I", len(content)) + kind + content
    chunk += struct.pack(">I", zlib.crc32(kind + content))
    end = png.rindex(b"IEND") - 4
    return png[:end] + chunk + png[end:]


def bomb_png(side: int = 40_000) -> bytes:
    """Give a small PNG that says it is very large."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n"
    for kind, content in (
        (b"IHDR", head),
        (b"IDAT", zlib.compress(b"\0" * 100_000)),
        (b"IEND", b""),
    ):
        png += struct.pack(">I", len(content)) + kind + content
        png += struct.pack(">I", zlib.crc32(kind + content))
    return png


def under_glass(*lines: str) -> bytes:
    """Give a PNG that shows white, with words where it is see-through."""
    picture = words(*lines).convert("RGBA")
    picture.putalpha(0)
    return saved(picture, "PNG")
