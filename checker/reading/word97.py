"""The text of an old Word file, from its own table of pieces, whatever a conversion makes of it.

A field stands in it as its instruction, a separator and its result; the stories (body, notes,
headers, text boxes) follow one another, and those that no page uses are among them.
"""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

_MAGIC, _WORD_97 = (0xA5EC, 0xA5DC), 0xC1
_TABLE_1, _PIECES = 0x0200, 0x0004
_FIRST_CHARACTER, _CLX = 0x18, 0x01A2
_LENGTHS = 0x4C
"""Where it says how long the body, the notes, the headers and the other stories are."""
_PAGE = 512
_ONE_BYTE = 0x40000000
_WHERE = 0x3FFFFFFF
_PRC, _PCDT = 1, 2
_PIECE = 8
_LONGEST = 20_000_000
_DEEPEST = 400
_LONGEST_FIELD = 50_000
_MARKS = re.compile(r"([\x00-\x08\x0c\x0d\x13-\x15])")
_WITHIN_WORDS = str.maketrans({"\x0b": " ", "\x1e": "-", "\x1f": None, "\xad": None})
"""A line break, a hyphen that never breaks, and two that are seen only where a line ends."""
_ENDS = frozenset("\r\x07\x0c")
_BEGIN, _SEPARATOR, _END = "\x13", "\x14", "\x15"
_NAME = re.compile(r"\s*(\S+)")
_RECALCULATED = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "DATE", "TIME", "REVNUM"),
        *("CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "NUMWORDS", "NUMCHARS", "FILESIZE"),
    )
)
"""Fields whose result any program writes anew."""
_LONGEST_RESULT = 40
_BROKEN = (ArithmeticError, LookupError, OSError, TypeError, ValueError, struct.error)


class UntakenError(Exception):
    """The text cannot be taken: the file does not say, or not rightly, where it stands."""


class Instruction(NamedTuple):
    """What a field is told to do, and what it showed when the file was saved."""

    text: str
    result: str


class Held(NamedTuple):
    """The words of an old file: its paragraphs, in runs that marks and fields part, and fields."""

    paragraphs: tuple[tuple[str, ...], ...]
    instructions: tuple[Instruction, ...]


def held_in(data: bytes) -> Held:
    """Give the words that an old Word file holds.

    Raises:
        UntakenError: they cannot be taken.
    """
    import olefile  # noqa: PLC0415 - few letters are so old

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            word = ole.openstream("WordDocument").read()
            texts = [_text(ole, word, 0)]
            entries = struct.unpack_from("<H", word, 8)[0] * _PAGE
            if entries and struct.unpack_from("<H", word, entries)[0] in _MAGIC:
                texts.append(_text(ole, word, entries))
    except _BROKEN as fault:
        raise UntakenError from fault
    return taken_apart("\r".join(texts))


def _text(ole: object, word: bytes, head: int) -> str:
    """Give the text that the head at a place of the main stream tells of."""
    magic, version, _, _, _, flags = struct.unpack_from("<HHHHHH", word, head)
    if magic not in _MAGIC:
        raise UntakenError
    if version < _WORD_97:
        return _older(word, head, flags)
    stream = "1Table" if flags & _TABLE_1 else "0Table"
    table = ole.openstream(stream).read()  # type: ignore[attr-defined]  # olefile has no types
    text = _of_pieces(word, table, *struct.unpack_from("<II", word, head + _CLX))
    ends = [0, *accumulate(struct.unpack_from("<8I", word, head + _LENGTHS))]
    stories = pairwise(sorted({*ends, len(text)}))
    return "\r".join(text[first:last] for first, last in stories if first < len(text))


def _older(word: bytes, head: int, flags: int) -> str:
    """Give the text of Word 6 and 95, which stands in one piece unless it was saved fast."""
    first, last = struct.unpack_from("<II", word, head + _FIRST_CHARACTER)
    if flags & _PIECES or not first <= last <= len(word):
        raise UntakenError
    return word[first:last].decode("cp1252", "replace")


def _of_pieces(word: bytes, table: bytes, at: int, size: int) -> str:
    """Put the pieces together: each is a run of characters, of one byte or of two."""
    end = at + size
    if not size or end > len(table):
        raise UntakenError
    while table[at] == _PRC:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    length = struct.unpack_from("<I", table, at + 1)[0]
    count = (length - 4) // (4 + _PIECE)
    if table[at] != _PCDT or length < 4 or at + 5 + length > end:  # noqa: PLR2004 - one number
        raise UntakenError
    places = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    if places[-1] > min(len(word), _LONGEST):
        raise UntakenError
    described = at + 5 + 4 * (count + 1)
    text: list[str] = []
    for number in range(count):
        where = struct.unpack_from("<I", table, described + _PIECE * number + 2)[0]
        text.append(_piece(word, where, places[number + 1] - places[number]))
    return "".join(text)


def _piece(word: bytes, where: int, count: int) -> str:
    one = bool(where & _ONE_BYTE)
    first = (where & _WHERE) // 2 if one else where & _WHERE
    last = first + (count if one else 2 * count)
    if count < 0 or last > len(word):
        raise UntakenError
    return word[first:last].decode("cp1252" if one else "utf-16-le", "replace")


@dataclass(slots=True)
class _Open:
    """A field that has begun and not yet ended."""

    instruction: str = ""
    result: str = ""
    showing: bool = False
    since: tuple[int, int] = (0, 0)
    """How many paragraphs and runs there were before its result."""

    def take(self, text: str) -> None:
        """Take words of it; of a result that goes on for pages, the beginning."""
        if self.showing:
            self.result += text[: _LONGEST_FIELD - len(self.result)]
        elif len(self.instruction) + len(text) > _LONGEST_FIELD:
            raise UntakenError
        else:
            self.instruction += text


@dataclass(slots=True)
class _Walk:
    """What has been taken of a text so far."""

    paragraphs: list[tuple[str, ...]] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    instructions: list[Instruction] = field(default_factory=list)
    fields: list[_Open] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Take words: of the innermost field, and of the paragraph unless they only instruct."""
        if self.fields:
            self.fields[-1].take(text)
        if text and all(one.showing for one in self.fields):
            self.runs.append(text)

    def paragraph(self) -> None:
        """Come to the end of a paragraph."""
        if self.runs:
            self.paragraphs.append(tuple(self.runs))
            self.runs = []

    def begin(self) -> None:
        """Enter a field."""
        if len(self.fields) >= _DEEPEST:
            raise UntakenError
        self.fields.append(_Open())

    def separate(self) -> None:
        """Come to the result of the innermost field."""
        if self.fields:
            self.fields[-1].showing = True
            self.fields[-1].since = (len(self.paragraphs), len(self.runs))

    def end(self) -> None:
        """Leave the innermost field."""
        if not self.fields:
            return
        done = self.fields.pop()
        self.instructions.append(Instruction(done.instruction, done.result))
        name = _NAME.match(done.instruction)
        again = name is not None and name[1].upper() in _RECALCULATED
        if done.showing and again and len(done.result) <= _LONGEST_RESULT:
            paragraphs, runs = done.since
            if paragraphs == len(self.paragraphs):
                del self.runs[runs:]
        if self.fields:
            self.fields[-1].take(done.result)


def taken_apart(text: str) -> Held:
    """Take a text apart at its paragraphs and fields; a field without an end hides no words.

    Raises:
        UntakenError: fields stand in one another more deeply than anybody would put them.
    """
    walk = _Walk()
    for part in _parts(text):
        if part == _BEGIN:
            walk.begin()
        elif part == _SEPARATOR:
            walk.separate()
        elif part == _END:
            walk.end()
        elif part in _ENDS:
            walk.paragraph()
            walk.take("\n" if walk.fields and not walk.fields[-1].showing else "")
        elif not _MARKS.fullmatch(part):
            walk.take(part)
    walk.paragraph()
    unended = [one.instruction for one in walk.fields if not one.showing]
    spread = [one.text for one in walk.instructions if "\n" in one.text]
    loose = [(line,) for one in (*unended, *spread) for line in one.split("\n") if line.strip()]
    return Held((*walk.paragraphs, *loose), tuple(walk.instructions))


def _parts(text: str) -> Iterator[str]:
    """Give the marks of a text and what stands between them."""
    return (part for part in _MARKS.split(text.translate(_WITHIN_WORDS)) if part)
