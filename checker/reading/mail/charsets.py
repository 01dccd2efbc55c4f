"""The text of bytes in a message, whatever alphabet they are said to be in, rightly or not."""

import codecs
import re

from checker.reading.text import decoded

_NOT_FOR_LETTERS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw_unicode_escape", "raw-unicode-escape", "undefined"}
    | {"unicode_escape", "unicode-escape", "unicode_internal"}
)
"""What the language can decode, and no mail program does."""
_OFTEN_SAID = frozenset({"ascii", "iso8859-1", "iso8859-15", "cp1252"})
"""What programs say of a text without looking: it is often UTF-8."""
_SAID_INSIDE = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_START = 4096


def words_of(data: bytes, charset: str | None) -> tuple[str, bool]:
    """Give the text of bytes, and whether the alphabet it was read in is sure."""
    codec = _known(charset)
    if codec in _OFTEN_SAID:
        try:
            return data.decode("utf-8"), True
        except UnicodeDecodeError:
            pass
    text = decoded(data, codec)
    lied = charset is not None and codec is None
    return text, data.isascii() or not lied or _is_utf8(data)


def words_of_markup(data: bytes, charset: str | None) -> tuple[str, bool]:
    """Give the text of an HTML body, which may say itself in which alphabet it is."""
    inside = _SAID_INSIDE.search(data[:_START])
    if _known(charset) is None and inside is not None:
        charset = inside[1].decode("ascii", "replace")
    return words_of(data, charset)


def _known(charset: str | None) -> str | None:
    """Give the name of the codec for an alphabet, or None when nobody knows it."""
    if not charset:
        return None
    try:
        codec = codecs.lookup(charset.strip().strip("'\""))
        "".encode(codec.name)
    except (LookupError, ValueError):
        return None
    return None if codec.name in _NOT_FOR_LETTERS else codec.name


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
