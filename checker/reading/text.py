"""A plain text file to a Document, in whatever encoding it was saved."""

import codecs
import re
from collections.abc import Iterable

from checker.model import FileKind, Gap, Line, Part
from checker.reading.asking import Asked, Reading
from checker.reading.assembly import document_of, file_name_line, numbered, tidy
from checker.reading.calendar import files_of_calendar, is_calendar, lines_of_calendar
from checker.reading.refusal import Unreadable
from checker.words import say, say_count

MOST_LINES = 200_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4_096
_FEWEST = 4
_MOSTLY = 0.6
_UNREAD = "\ufffd"
_MARK = r"\x01-\x08\x0e-\x1a\x1c-\x1f\x7f"
_CONTROLS = re.compile(rf"[\x00{_MARK}]")
_AT_EDGES = re.compile(rf"(?<![\w\x00{_MARK}])[{_MARK}]+|[{_MARK}]+(?![\w\x00{_MARK}])")


def text_reading(asked: Asked) -> Reading:
    """Read a plain text. A blank line ends a block.

    Raises:
        Unreadable: the text is longer than anybody could have meant as a letter.
    """
    text, lost = text_of(asked.data)
    entry = is_calendar(text)
    words = lines_of_calendar(text) if entry else lines_of(text)
    lines = numbered([*words, file_name_line(asked.name)])
    if len(lines) > MOST_LINES:
        raise Unreadable("unread.too-large", say("The text is too long to be checked."))
    gaps = (Gap(code="unread.damaged", why=lost),) if lost else ()
    document = document_of(asked, FileKind.TXT, lines, gaps=gaps)
    return Reading(document, tuple(files_of_calendar(text)) if entry else ())


def text_of(data: bytes, charset: str | None = None, *, marked: bool = False) -> tuple[str, str]:
    """Give the text of bytes, and a sentence on what of it could not be read, or nothing.

    Programs mark places of a web page with control characters at the edges of words, which no
    browser shows: of `marked` text they are left out.
    """
    text = decoded(data, charset)
    if marked:
        text = _AT_EDGES.sub("", text)
    lost = text.count(_UNREAD) - _written_so(data)
    lost += len(_CONTROLS.findall(text.rstrip("\x1a")))
    if lost <= 0:
        return text, ""
    return text, say_count(
        "{count} character could not be read. Save the text again as UTF-8.",
        "{count} characters could not be read. Save the text again as UTF-8.",
        lost,
    )


def decoded(data: bytes, charset: str | None = None) -> str:
    """Give the text of bytes: by their mark, the charset named, as UTF-8, else as Windows text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if wide := wide_encoding(data):
        return data.decode(wide, errors="replace")
    for encoding in filter(None, (charset, "utf-8")):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    written = data.decode("utf-8", errors="replace")
    lost = written.count(_UNREAD)
    if 0 < 2 * lost <= sum(not sign.isascii() for sign in written):
        return written  # a text in UTF-8 with a broken letter in it
    return data.decode("cp1252", errors="replace")


def wide_encoding(data: bytes) -> str:
    """Give how a text is written that has two or four bytes a letter and no mark, or nothing.

    >>> wide_encoding("Dear Ben".encode("utf-16-le")), wide_encoding(b"Dear Ben")
    ('utf-16-le', '')
    """
    sample = data[:_SAMPLE]
    if len(sample) < _FEWEST or b"\0" not in sample:
        return ""
    empty = [sample[at::4].count(0) / max(len(sample[at::4]), 1) for at in range(4)]
    zero, one, two, three = (share > _MOSTLY for share in empty)
    if two and three and one and not zero:
        return "utf-32-le"
    if zero and one and two and not three:
        return "utf-32-be"
    if one and three and not zero and not two:
        return "utf-16-le"
    if zero and two and not one and not three:
        return "utf-16-be"
    return ""


def lines_of(text: str, part: Part = Part.BODY, first_block: int = 0) -> Iterable[Line]:
    """Give the lines of a text; every blank line begins a new block."""
    block = first_block
    for written in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n"):
        line = tidy(written.expandtabs(8))
        if not line:
            block += 1
        yield Line(text=line, part=part, block=block)


def _written_so(data: bytes) -> int:
    """Give how often the sign for a letter that was lost is itself in the file, as UTF-8."""
    return data.count(_UNREAD.encode()) if not wide_encoding(data) else 0
