"""Patterns of many ways, put in an order in which a place where none of them begins is left fast.

Python tries way after way at every letter of a text. Where each begins at the edge of a word, by
far most letters are none: asked once for all of them, that is known at once.
"""

from collections.abc import Iterator

_EDGES = (r"\b", r"(?<!\w)")
_OPENS = "(?:"


def arranged(pattern: str) -> str:
    r"""Give a pattern that is found from the same places on; which of its ways is told elsewhere.

    >>> arranged(r"\bcat|(?:dog|\bcow)|\bcalf")
    '\\b(?:cat|cow|calf)|dog'
    """
    begun: dict[str, list[str]] = {}
    for way in _ways(pattern):
        edge = next((one for one in _EDGES if way.startswith(one)), "")
        begun.setdefault(edge, []).append(way.removeprefix(edge))
    return "|".join(
        f"{edge}(?:{'|'.join(ways)})" if edge else "|".join(ways) for edge, ways in begun.items()
    )


def _ways(pattern: str) -> Iterator[str]:
    """Give the ways of a pattern, and those of a bracket that is nothing but some of them."""
    while pattern.startswith(_OPENS) and _end_of(pattern) == len(pattern) - 1:
        pattern = pattern.removeprefix(_OPENS)[:-1]
    cuts = [at for at, sign, depth in _signs(pattern) if sign == "|" and depth == 0]
    if not cuts:
        yield pattern
        return
    for first, last in zip((0, *(at + 1 for at in cuts)), (*cuts, len(pattern)), strict=True):
        yield from _ways(pattern[first:last])


def _end_of(pattern: str) -> int:
    """Give where the bracket closes with which a pattern begins."""
    return next(at for at, sign, depth in _signs(pattern) if sign == ")" and depth == 0)


def _signs(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Give the brackets and bars of a pattern, and how deep they stand; none in a set."""
    at = depth = 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            at = _after_set(pattern, at)
        elif sign == "(":
            depth += 1
        elif sign in {")", "|"}:
            depth -= sign == ")"
            yield at, sign, depth
        at += 1


def _after_set(pattern: str, at: int) -> int:
    """Give where a set of letters ends that begins at a place."""
    at += 2 if pattern.startswith("[^", at) else 1
    while True:
        at += 2 if pattern[at] == "\\" else 1
        if pattern[at] == "]":
            return at
