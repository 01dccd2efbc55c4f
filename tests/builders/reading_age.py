"""How old one must be to read a text, by Flesch and Kincaid's formula (1975).

Libraries that count syllables bring a dictionary under the GPL or a language toolkit; this counts
them by the spelling, which for a whole text comes to the same.
"""

import re
from collections.abc import Iterator

SCHOOL_BEGINS = 5
"""Whoever is in grade 6 is 11 years old."""

_WORD = re.compile(r"[A-Za-z][A-Za-z']*|\d+")
_END = re.compile(r"[.!?:;\n]+(?:\s|$)")
_VALUE = re.compile(r"\{[^}]*\}")
_SILENT = re.compile(r"(?<![aeiouyl])es?$|(?<=[aeiouy])les?$|(?<![aeioutdy])(?<![^aeioul]l)ed$")
_KEPT = re.compile(r"(?:[sxzcg]|ch|sh)es$")
_INSIDE = re.compile(r"(?<=[aeiouy][^aeiouy])e(?=(?:ly|ful|less|ment|ness)s?$)")
_BEFORE_A_WORD = re.compile(
    r"^(?:some|there|where|here|fore|more|home|name|house|time|eve(?=ry))(?=[a-z]{2})"
)
_GROUP = re.compile(r"[aeiouy]+")
_PARTED = re.compile(
    r"(?<![tc])i[ao](?!n)|(?<![gq])ua|eo(?![pu])|[aeiouy]ing|i[eu][rtm](?!e)|ien|uou|^crea|ea$"
)


def syllables(word: str) -> int:
    """Count the syllables of an English word by its spelling.

    >>> [syllables(one) for one in ("case", "letter", "somebody", "address", "recipient")]
    [1, 2, 3, 2, 4]
    """
    word = re.sub(r"'s?", "", word.casefold())
    word = _BEFORE_A_WORD.sub(lambda found: found[0][:-1], word)
    word = _INSIDE.sub("", word)
    heard = word if _KEPT.search(word) else _SILENT.sub("", word)
    return max(1, len(_GROUP.findall(heard)) + len(_PARTED.findall(heard)))


def words(text: str) -> list[str]:
    """Give the words of a sentence of the program; a value in it counts as a short name."""
    return _WORD.findall(_VALUE.sub("Sam", text))


def phrases(text: str) -> Iterator[str]:
    """Give what is read in one breath: up to a full stop, a colon, a semicolon or a new line."""
    return (one for one in _END.split(text) if words(one))


def reading_age(text: str) -> float:
    """Give how old one must be to read a text, in years.

    >>> round(reading_age("The address is not the one on the case record."))
    7
    """
    told = words(text)
    if not told:
        return 0.0
    length = len(told) / len(list(phrases(text)))
    weight = sum(map(syllables, told)) / len(told)
    return 0.39 * length + 11.8 * weight - 15.59 + SCHOOL_BEGINS
