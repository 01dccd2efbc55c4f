"""Slips of the pen: is one word likely the other, mistyped, or another word altogether?"""

from checker.matching.vocabulary import TWO_STREETS

_LONG_ENOUGH_TO_SWAP = 5
_SHORTEST = 3


def is_slip(a: str, b: str) -> bool:
    """Say whether two words differ by a slip that makes no other word.

    A letter doubled or two neighbours swapped is a slip: "Elmm" is no other street than "Elm".
    Another letter, or an s more at the end, may well be another street: Alder and Elder Close,
    The Paddock and The Paddocks.

    >>> is_slip("elmm", "elm"), is_slip("alder", "elder"), is_slip("paddock", "paddocks")
    (True, False, False)
    """
    if a == b or min(len(a), len(b)) < _SHORTEST or not (a + b).isalpha():
        return False
    if frozenset({a, b}) in TWO_STREETS:
        return False
    return _is_doubling(a, b) or (is_swap(a, b) and len(a) >= _LONG_ENOUGH_TO_SWAP)


def is_one_edit(a: str, b: str) -> bool:
    """Say whether one letter more, less or other, or one swap of neighbours, parts two words.

    >>> is_one_edit("kahn", "khan"), is_one_edit("hale", "hales"), is_one_edit("hale", "hall")
    (True, True, True)
    >>> is_one_edit("hale", "hale"), is_one_edit("hale", "hills")
    (False, False)
    """
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = _shared_start(a, b)
    if len(a) == len(b):
        swapped = a[:start] + a[start + 1 : start + 2] + a[start : start + 1] + a[start + 2 :]
        return a[start + 1 :] == b[start + 1 :] or swapped == b
    short, long = sorted((a, b), key=len)
    return short[start:] == long[start + 1 :]


def is_swap(a: str, b: str) -> bool:
    """Say whether two neighbours swapped, not the first letter, part two words.

    >>> is_swap("orchrad", "orchard"), is_swap("raod", "road"), is_swap("moor", "room")
    (True, True, False)
    """
    if a == b or len(a) != len(b):
        return False
    at = _shared_start(a, b)
    return (
        at > 0
        and a[at] + a[at + 1 : at + 2] == b[at + 1 : at + 2] + b[at]
        and a[at + 2 :] == b[at + 2 :]
    )


def _is_doubling(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(long) != len(short) + 1:
        return False
    at = _shared_start(short, long)
    return short[at:] == long[at + 1 :] and at > 0 and long[at] == long[at - 1] and long[at:] != "s"


def _shared_start(a: str, b: str) -> int:
    at = 0
    while at < min(len(a), len(b)) and a[at] == b[at]:
        at += 1
    return at
