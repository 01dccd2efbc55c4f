"""The marks of an RTF file one after another: groups, control words, symbols, text, raw bytes."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from checker.reading.refusal import too_large

MOST_TOKENS = 1_000_000
_MARK = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?[0-9]{1,12})? ?"
    rb"|\\'([0-9a-fA-F]{2})"
    rb"|\\([^a-zA-Z])"
    rb"|([{}])"
    rb"|[\r\n\x00]+"
    rb"|([^\\{}\r\n\x00]+)",
    re.DOTALL,
)
_LARGEST = 0x7FFFFFFF


class Kind(IntEnum):
    """What a mark is."""

    OPEN = 0
    CLOSE = 1
    WORD = 2
    SYMBOL = 3
    TEXT = 4
    HEX = 5
    BINARY = 6


class Token(NamedTuple):
    """One mark: its word and number, or its bytes. `at` is where it begins in the file."""

    kind: Kind
    at: int
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    r"""Give the marks of a file, and raw bytes (`\bin`) as they are.

    Raises:
        Unreadable: there are more of them than can be read within the limits.
    """
    place, count, length = 0, 0, len(data)
    while place < length:
        found = _MARK.match(data, place)
        if found is None:
            place += 1
            continue
        start, place = place, found.end()
        count += 1
        if count > MOST_TOKENS:
            raise too_large()
        if found.lastindex is None:
            continue
        yield (token := _token(found, start))
        if token.word == "bin" and token.kind is Kind.WORD and (token.number or 0) > 0:
            end = min(place + (token.number or 0), length)
            yield Token(Kind.BINARY, place, data=data[place:end])
            place = end


def _token(found: re.Match[bytes], at: int) -> Token:
    word, number, code, symbol, brace, text = found.groups()
    if text is not None:
        return Token(Kind.TEXT, at, data=text)
    if word is not None:
        told = None if number is None else max(-_LARGEST, min(int(number), _LARGEST))
        return Token(Kind.WORD, at, word.decode("ascii"), told)
    if code is not None:
        return Token(Kind.HEX, at, data=bytes.fromhex(code.decode("ascii")))
    if brace is not None:
        return Token(Kind.OPEN if brace == b"{" else Kind.CLOSE, at)
    return Token(Kind.SYMBOL, at, symbol.decode("latin-1"))
