"""Patterns that are searched only in a text which holds one of the words that they need."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sys import maxsize

from checker.matching.caseless import Caseless, caseless, small_letters


@dataclass(frozen=True, slots=True)
class Needing:
    """A pattern, and words in small letters of which whatever it finds holds one."""

    pattern: re.Pattern[str] | Caseless
    needs: tuple[str, ...]

    def search(self, text: str, first: int = 0, last: int = maxsize) -> re.Match[str] | None:
        """Give the first place where the pattern is found, as `re.Pattern.search` does."""
        whole = not first and last == maxsize
        small = small_letters(text) if whole else _part_of(text, first, last)
        for need in self.needs:
            if need in small:
                return self.pattern.search(text, first, last)
        return None

    def finditer(self, text: str, first: int = 0, last: int = maxsize) -> Iterator[re.Match[str]]:
        """Give every place where the pattern is found, as `re.Pattern.finditer` does."""
        whole = not first and last == maxsize
        small = small_letters(text) if whole else _part_of(text, first, last)
        for need in self.needs:
            if need in small:
                return self.pattern.finditer(text, first, last)
        return iter(())


def _part_of(text: str, first: int, last: int) -> str:
    """Give part of a text in small letters."""
    small = small_letters(text)
    return small[first:last] if len(small) == len(text) else small_letters(text[first:last])


def holds(small: str, words: Iterable[str]) -> bool:
    """Say whether a text in small letters holds one of some words.

    >>> holds("the cat sat", ("dog", "cat"))
    True
    """
    for word in words:  # noqa: SIM110 - `any` takes twice as long, and this is asked often
        if word in small:
            return True
    return False


def needing(
    needs: str, pattern: str | re.Pattern[str] | Caseless, flags: int = re.IGNORECASE
) -> Needing:
    r"""Compile a pattern with the words of which it needs one, parted by "|".

    They must be in whatever it finds, not in what stands before or behind.

    >>> [found[0] for found in needing("cat|dog", r"\bthe (?:cat|dog)s?\b").finditer("the cat")]
    ['the cat']
    """
    if isinstance(pattern, str):
        pattern = caseless(pattern) if flags == re.IGNORECASE else re.compile(pattern, flags)
    return Needing(pattern, tuple(needs.split("|")))
