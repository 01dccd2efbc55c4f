"""What differs between two values, for showing them side by side."""

import re
from difflib import SequenceMatcher

from checker.matching.folding import fold

Marked = tuple[tuple[str, bool], ...]
"""Pieces of a value in order, each with whether it differs from the other value."""

_WORD = re.compile(r"\S+")
_EDGES = ".,;:|()"


def word_differences(a: str, b: str) -> tuple[Marked, Marked]:
    """Give the words of two texts, each with whether the other text lacks it.

    Capitals, commas and accents make no difference.

    >>> word_differences("12 Elm Road", "12 Elm Close")[0]
    (('12', False), ('Elm', False), ('Road', True))
    """
    words_a, words_b = _WORD.findall(a), _WORD.findall(b)
    keys_a = [fold(word).strip(_EDGES) for word in words_a]
    keys_b = [fold(word).strip(_EDGES) for word in words_b]
    same_a, same_b = _shared(keys_a, keys_b)
    return (
        tuple((word, at not in same_a) for at, word in enumerate(words_a)),
        tuple((word, at not in same_b) for at, word in enumerate(words_b)),
    )


def character_differences(a: str, b: str) -> tuple[Marked, Marked]:
    """Give two texts as runs of characters, each with whether the other text lacks it.

    >>> character_differences("joe@example.test", "jo@example.test")[0]
    (('jo', False), ('e', True), ('@example.test', False))
    """
    same_a, same_b = _shared(list(a.lower()), list(b.lower()))
    return _runs(a, same_a), _runs(b, same_b)


def _shared(a: list[str], b: list[str]) -> tuple[set[int], set[int]]:
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return (
        {block.a + step for block in blocks for step in range(block.size)},
        {block.b + step for block in blocks for step in range(block.size)},
    )


def _runs(text: str, same: set[int]) -> Marked:
    runs: list[tuple[str, bool]] = []
    for at, letter in enumerate(text):
        differs = at not in same
        if runs and runs[-1][1] is differs:
            runs[-1] = (runs[-1][0] + letter, differs)
        else:
            runs.append((letter, differs))
    return tuple(runs)
