"""The texts that stand in a formula of an older workbook, which keeps it as a row of tokens."""

import struct
from collections.abc import Iterator

_TEXT = 0x17
_ATTRIBUTE = 0x19
_CHOOSE = 0x04
_CLASSES = 0x40
_SIZES = {
    **dict.fromkeys(range(0x03, 0x17), 0),
    0x01: 4,
    0x02: 4,
    0x1C: 1,
    0x1D: 1,
    0x1E: 2,
    0x1F: 8,
    0x20: 7,
    0x21: 2,
    0x22: 3,
    0x23: 4,
    0x24: 4,
    0x25: 8,
    0x26: 6,
    0x27: 6,
    0x28: 6,
    0x29: 2,
    0x2A: 4,
    0x2B: 8,
    0x2C: 4,
    0x2D: 8,
    0x39: 6,
    0x3A: 6,
    0x3B: 10,
    0x3C: 6,
    0x3D: 10,
}
"""How many bytes follow each token."""


def texts_in(tokens: bytes) -> Iterator[str]:
    """Give the texts among some tokens, as far as the tokens are known."""
    return filter(str.strip, _literals(tokens))


def may_give_nothing(tokens: bytes) -> bool:
    """Say whether a formula itself names the empty text, which it then gives on purpose."""
    return "" in _literals(tokens)


def _literals(tokens: bytes) -> Iterator[str]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token >= _CLASSES:
            token = (token & 0x1F) | 0x20
        if token == _TEXT:
            said, at = _text(tokens, at)
            yield said
        elif token == _ATTRIBUTE and at + 3 <= len(tokens):
            (count,) = struct.unpack_from("<H", tokens, at + 1)
            at += 3 + ((count + 1) * 2 if tokens[at] & _CHOOSE else 0)
        elif token in _SIZES:
            at += _SIZES[token]
        else:
            return


def _text(tokens: bytes, at: int) -> tuple[str, int]:
    if at + 2 > len(tokens):
        return "", len(tokens)
    letters, wide = tokens[at], tokens[at + 1] & 1
    end = at + 2 + letters * (2 if wide else 1)
    raw = tokens[at + 2 : end]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace"), end
