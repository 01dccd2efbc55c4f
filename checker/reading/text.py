"""A plain text file to a Document, in whatever encoding it was saved."""

import hashlib
from collections.abc import Iterable

from checker.model import Document, FileKind, Line, Part, Sha256
from checker.reading.asking import Asked, Reading
from checker.reading.assembly import content_hash, file_name_line, numbered, tidy
from checker.reading.refusal import Unreadable
from checker.words import say

MOST_LINES = 200_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_reading(asked: Asked) -> Reading:
    """Read a plain text. A blank line ends a block.

    Raises:
        Unreadable: the text is longer than anybody could have meant as a letter.
    """
    name, data = asked.name, asked.data
    lines = numbered([*lines_of(decoded(data)), file_name_line(name)])
    if len(lines) > MOST_LINES:
        raise Unreadable("unread.too-large", say("The text is too long to be checked."))
    return Reading(
        Document(
            name=name,
            kind=FileKind.TXT,
            size=len(data),
            sha256=Sha256(hashlib.sha256(data).hexdigest()),
            content_hash=content_hash(lines),
            lines=lines,
        )
    )


def decoded(data: bytes, charset: str | None = None) -> str:
    """Give the text of bytes: by their mark, the charset named, as UTF-8, else as Windows text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in filter(None, (charset, "utf-8")):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def lines_of(text: str, part: Part = Part.BODY, first_block: int = 0) -> Iterable[Line]:
    """Give the lines of a text; every blank line begins a new block."""
    block = first_block
    for written in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n"):
        line = tidy(written.expandtabs(8))
        if not line:
            block += 1
        yield Line(text=line, part=part, block=block)
