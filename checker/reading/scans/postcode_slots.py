"""Which characters of a postcode must be letters and which digits, and what a misread one was."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.matching.postcodes import AREAS

_LIKE = re.compile(
    r"(?<![A-Za-z0-9])(?P<outward>[A-Za-z0-9]{2,4})(?P<gap> ?)(?P<inward>[A-Za-z0-9]{3})"
    r"(?![A-Za-z0-9])"
)
_OUTWARD = {2: ("A9",), 3: ("A99", "AA9", "A9A"), 4: ("AA99", "AA9A")}
_INWARD = "9AA"
_NEVER_INWARD = frozenset("CIKMOV")
_LIKE_DIGITS = frozenset("IO")
_TO_DIGIT = {
    "O": "0", "o": "0", "D": "0", "Q": "0", "I": "1", "l": "1", "i": "1", "L": "1", "T": "7",
    "Z": "2", "z": "2", "S": "5", "s": "5", "B": "8", "G": "6", "b": "6", "A": "4", "g": "9",
    "q": "9",
}  # fmt: skip
_TO_LETTER = {
    "0": "O", "1": "I", "2": "Z", "5": "S", "8": "B", "6": "G", "4": "A", "7": "T", "9": "G",
}  # fmt: skip
_SMALL = frozenset("losizcvwxu")
"""Small letters that look like their capitals, or like a digit."""
_MOST_CHANGES = 2


class Code(NamedTuple):
    """A postcode, or what was meant as one, in a line: where, and how it has to be read.

    `right` is empty where no reading makes a postcode of it; `changed` says that a character had
    to be taken for another.
    """

    first: int
    last: int
    right: str
    changed: bool


def codes_in(text: str) -> Iterator[Code]:
    """Give all that is, or is meant as, a postcode.

    >>> [code.right for code in codes_in("Clacton CO16 OLL")]
    ['CO16 0LL']
    >>> [code.right for code in codes_in("B15 10S")]
    ['']
    >>> list(codes_in("I am 10 Ill Lane"))
    []
    """
    for match in _LIKE.finditer(text):
        outward, inward = match["outward"], match["inward"]
        if not _is_meant(outward, inward):
            continue
        first, last = match.span()
        if _is_whole(outward, inward):
            yield Code(first, last, f"{outward} {inward}", changed=False)
            continue
        found = min(_readings(outward, inward), default=None)
        if found is not None:
            yield Code(first, last, found[1], changed=True)
        elif _has_shape(outward, inward, alone=(first, last) == (0, len(text))):
            yield Code(first, last, "", changed=True)


def _is_meant(outward: str, inward: str) -> bool:
    """Say whether two groups of characters may be a postcode at all: with digits, in capitals."""
    both = outward + inward
    digits = sum(char.isdigit() for char in both)
    letters = [char for char in both if char.isalpha()]
    return digits > 0 and bool(letters) and all(c.isupper() or c in _SMALL for c in letters)


def _is_whole(outward: str, inward: str) -> bool:
    """Say whether each character is of its kind, and none that a postcode never ends with."""
    shape = "".join("9" if char.isdigit() else "A" for char in outward)
    return (
        (outward + inward).isupper()
        and shape in _OUTWARD.get(len(outward), ())
        and inward[0].isdigit()
        and inward[1:].isalpha()
        and not _LIKE_DIGITS & {*inward[1:], *outward[2:]}
    )


def _has_shape(outward: str, inward: str, *, alone: bool) -> bool:
    """Say whether it looks like a postcode, though there is none like it: B15 1OS, M1 101."""
    shape = "".join("9" if char.isdigit() else "A" for char in outward)
    return (
        shape in _OUTWARD.get(len(outward), ())
        and outward.rstrip("0123456789") in AREAS
        and inward[0].isdigit()
        and (alone or any(char.isalpha() for char in inward[1:]))
        and all(char.isalpha() or char in _TO_LETTER for char in inward[1:])
    )


def _readings(outward: str, inward: str) -> Iterator[tuple[int, str]]:
    """Give the postcodes that it may be, with how many characters had to change."""
    end = _slotted(inward, _INWARD)
    if end is None or _NEVER_INWARD & set(end[1][1:]):
        return
    for form in _OUTWARD.get(len(outward), ()):
        start = _slotted(outward, form)
        if start is None or start[0] + end[0] > _MOST_CHANGES:
            continue
        if _LIKE_DIGITS & set(start[1][2:]):
            continue
        area = start[1].rstrip("0123456789") if form[-1] == "9" else start[1][: form.index("9")]
        if area in AREAS:
            yield start[0] + end[0], f"{start[1]} {end[1]}"


def _slotted(text: str, form: str) -> tuple[int, str] | None:
    """Read characters as the letters and digits of a form, and count what had to change."""
    changes, read = 0, ""
    for char, slot in zip(text, form, strict=True):
        if slot == "9":
            right = char if char.isdigit() else _TO_DIGIT.get(char)
        else:
            right = char.upper() if char.isalpha() else _TO_LETTER.get(char)
        if right is None:
            return None
        changes += right != char.upper()
        read += right
    return changes, read
