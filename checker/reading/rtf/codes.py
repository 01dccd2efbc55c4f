"""The code pages of RTF: which letters the bytes of a font stand for."""

import codecs
import re

USUAL = "cp1252"
SYMBOLS = "symbol"
"""Not a code page: the fonts whose bytes are signs."""
_BULLET = "\u2022"
_SIGNS = {0xA8: "\u2610", 0x6F: "\u2610", 0xFE: "\u2612", 0xFD: "\u2612", 0x28: "\u260e"}
_SIGNS |= {0xB7: _BULLET, 0xA7: _BULLET}
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SPACE = 0x20
_CHARSETS = {
    0: USUAL,
    2: SYMBOLS,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_PAGES = {0: USUAL, 42: SYMBOLS, 708: "iso8859_6", 936: "gb18030", 10000: "mac_roman"}
_PAGES |= {1361: "johab", 20127: USUAL, 28591: "iso8859_1", 65001: "utf-8"}


def of_charset(charset: int) -> str | None:
    """Give the code page of a font's charset; None where the file's own holds."""
    return _CHARSETS.get(charset)


def of_page(page: int) -> str:
    """Give the name of a numbered code page, the usual one where nobody knows it."""
    name = _PAGES.get(page, f"cp{page}")
    if name == SYMBOLS:
        return name
    try:
        return codecs.lookup(name).name
    except LookupError:
        return USUAL


def plain_signs(text: str) -> str:
    """Give a text with ordinary signs for those that only a font of signs gives a shape."""
    return _PRIVATE.sub(lambda found: _SIGNS.get(ord(found[0]) & 0xFF, _BULLET), text)


def decoded(data: bytes, code: str) -> str:
    """Give the letters of bytes."""
    if code == SYMBOLS:
        return "".join(_SIGNS.get(byte, chr(byte)) for byte in data if byte >= _SPACE)
    if code == USUAL:
        return "".join(_western(byte) for byte in data)
    return data.decode(code, "replace")


def _western(byte: int) -> str:
    return bytes((byte,)).decode(USUAL, "ignore") or chr(byte)
