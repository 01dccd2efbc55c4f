"""Patterns of many ways, put in an order in which a place where none of them begins is left fast.

Python tries way after way at every letter of a text. Where each begins at the edge of a word, by
far most letters are none: asked once for all of them, that is known at once.
"""

import re
from collections.abc import Iterator
from typing import Final

_EDGES = (r"\b", r"(?<!\w)")
_OPENS = "(?:"
_SIGN: Final = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[(|)^]", re.DOTALL)


def arranged(pattern: str) -> str:
    r"""Give a pattern that is found from the same places on; which of its ways is told elsewhere.

    >>> arranged(r"\bcat|(?:dog|\bcow)|\bcalf")
    '\\b(?:cat|cow|calf)|dog'
    """
    begun: dict[str, list[str]] = {}
    for way in ways_of(pattern):
        edge = next((one for one in _EDGES if way.startswith(one)), "")
        begun.setdefault(edge, []).append(way.removeprefix(edge))
    return "|".join(
        f"{edge}(?:{'|'.join(ways)})" if edge else "|".join(ways) for edge, ways in begun.items()
    )


def ways_of(pattern: str) -> Iterator[str]:
    """Give the ways of a pattern, and those of a bracket that is nothing but some of them."""
    while pattern.startswith(_OPENS) and end_of(pattern) == len(pattern) - 1:
        pattern = pattern.removeprefix(_OPENS)[:-1]
    bars = signs_of(pattern) if "|" in pattern else ()
    cuts = [at for at, sign, depth in bars if sign == "|" and depth == 0]
    if not cuts:
        yield pattern
        return
    for first, last in zip((0, *(at + 1 for at in cuts)), (*cuts, len(pattern)), strict=True):
        yield from ways_of(pattern[first:last])


def end_of(pattern: str) -> int:
    """Give where the bracket closes with which a pattern begins."""
    return next(at for at, sign, depth in signs_of(pattern) if sign == ")" and depth == 0)


def signs_of(pattern: str) -> Iterator[tuple[int, str, int]]:
    r"""Give the brackets, bars and carets of a pattern, none in a set, and how deep they stand.

    A letter behind a backslash is given with it: "\b".
    """
    depth = 0
    for found in _SIGN.finditer(pattern):
        sign = found[0]
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign[0] == "[":
            continue
        yield found.start(), sign, depth
