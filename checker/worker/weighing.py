"""Count what is in a large answer before it is taken apart: a few bytes can stand for gigabytes.

MessagePack says the length of a list before the list. Here the lists are skipped, not made, until
it is known that there are not too many of them, or too long ones.
"""

from collections.abc import Iterable

import msgspec

from checker.worker.believing import (
    MOST_DOCUMENTS,
    MOST_GAPS,
    MOST_LINES,
    MOST_PAGES,
    MOST_TRACES,
)

LIGHT = 1024 * 1024
"""Answers up to this many bytes can become no more memory than anybody has."""
MOST_EDGES = 16_000_000
"""Places between characters: four thousand characters on each of four thousand pages."""
MOST_DOUBTS = 400_000
MOST_MESSAGE = 16 * 1024 * 1024
_BULKY = ("documents", "picture", "convert")
"""The answers that may be large."""
_EMPTY = msgspec.Raw(b"\x90")
_NOTHING = msgspec.Raw(b"\xc0")


class _Answer(msgspec.Struct):
    type: str
    documents: msgspec.Raw = _EMPTY


class _Document(msgspec.Struct):
    lines: msgspec.Raw = _EMPTY
    traces: msgspec.Raw = _EMPTY
    gaps: msgspec.Raw = _EMPTY
    pages: msgspec.Raw = _EMPTY
    message: msgspec.Raw = _NOTHING


class _Line(msgspec.Struct, gc=False):
    text: str = ""
    edges: msgspec.Raw = _EMPTY
    doubts: msgspec.Raw = _EMPTY


_answer = msgspec.msgpack.Decoder(_Answer).decode
_documents = msgspec.msgpack.Decoder(list[_Document]).decode
_lines = msgspec.msgpack.Decoder(list[_Line]).decode


def is_bearable(untrusted: bytes) -> bool:
    """Say whether an answer can be taken apart without filling the memory of the desk.

    Raises:
        msgspec.DecodeError: it is no answer at all.
    """
    if len(untrusted) <= LIGHT:
        return True
    answer = _answer(untrusted)
    if answer.type not in _BULKY:
        return False
    if _count(answer.documents) > MOST_DOCUMENTS:
        return False
    documents = _documents(answer.documents)
    lists = (
        ([one.lines for one in documents], MOST_LINES),
        ([one.traces for one in documents], MOST_TRACES),
        ([one.gaps for one in documents], MOST_GAPS),
        ([one.pages for one in documents], 2 * MOST_PAGES),
    )
    if any(_total(held) > most for held, most in lists):
        return False
    if sum(len(bytes(one.message)) for one in documents) > MOST_MESSAGE:
        return False
    return _are_bearable_lines(_lines(one.lines) for one in documents)


def _are_bearable_lines(groups: Iterable[list[_Line]]) -> bool:
    edges = doubts = 0
    for group in groups:
        for line in group:
            own = _count(line.edges)
            edges += own
            doubts += _count(line.doubts)
            if own > len(line.text) + 1 or edges > MOST_EDGES or doubts > MOST_DOUBTS:
                return False
    return True


def _total(lists: Iterable[msgspec.Raw]) -> int:
    return sum(_count(one) for one in lists)


def _count(packed: msgspec.Raw) -> int:
    """Give how many things a packed list says it holds; what is no list is refused later."""
    head = bytes(memoryview(packed)[:5])
    first = head[0] if head else 0xC0
    if 0x90 <= first <= 0x9F:  # noqa: PLR2004 - MessagePack's own marks
        return first & 0x0F
    if first == 0xDC:  # noqa: PLR2004
        return int.from_bytes(head[1:3], "big")
    if first == 0xDD:  # noqa: PLR2004
        return int.from_bytes(head[1:5], "big")
    return 0
