"""Patterns in which capitals do not count: a text in small letters is looked through first.

Python searches a pattern without regard to capitals letter by letter; one in small letters alone it
searches several times as fast. Most sentences hold nothing that a pattern looks for, so that the
slow search is seldom needed. What is found is the same. No pattern may find an empty text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from sys import maxsize

from checker.matching.arranged import arranged
from checker.matching.once import once

_PART = re.compile(
    r"(?P<kept>\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|\(\?P=\w+\))|(?P<named>\(\?P<\w+>)"
    r"|(?P<exact>\(\?-i:)|(?P<denied>\(\?<?!)|(?P<opened>\()|(?P<closed>\))"
    r"|(?P<letters>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<letter>[^\W\d_])",
    re.DOTALL,
)
_IN_LETTERS = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|([^\W\d_])", re.DOTALL)
_LEADS = re.compile(r"^\\b([a-z]+)(?= )")
"""A word that begins a pattern is found far faster where nothing stands before it there."""
_ALSO_SMALL = (("\u017f", "s"), ("\u0131", "i"), ("i\u0307", "i"))
"""Letters that Python takes for others where capitals do not count, though they are small."""


def _small_letters(text: str) -> str:
    small = text.lower()
    if not small.isascii():
        for letter, same in _ALSO_SMALL:
            small = small.replace(letter, same)
    return small


small_letters = once(_small_letters, of_any_length=True)
"""Gives a text in small letters, as those are told that do not count."""


@dataclass(frozen=True, slots=True)
class Caseless:
    """A pattern, and one in small letters that finds something wherever it does."""

    exact: re.Pattern[str]
    small: re.Pattern[str]

    def search(self, text: str, first: int = 0, last: int = maxsize) -> re.Match[str] | None:
        """Give the first place where the pattern is found, as `re.Pattern.search` does."""
        return next(self.finditer(text, first, last), None)

    def finditer(self, text: str, first: int = 0, last: int = maxsize) -> Iterator[re.Match[str]]:
        """Give every place where the pattern is found, as `re.Pattern.finditer` does.

        Wherever the exact pattern is found the one in small letters is found too: only there is
        the text itself looked at.
        """
        small = small_letters(text)
        if len(small) != len(text):
            yield from self.exact.finditer(text, first, last)
            return
        while (there := self.small.search(small, first, last)) is not None:
            first = there.start() + 1
            found = self.exact.match(text, first - 1, last)
            if found is not None:
                yield found
                first = max(first, found.end())


@lru_cache(maxsize=1_024)
def caseless(pattern: str) -> Caseless:
    r"""Compile a pattern in which capitals do not count, but for those in `(?-i:...)`.

    >>> [found[0] for found in caseless(r"\bthe (?:cat|dog)s?\b").finditer("The Cat")]
    ['The Cat']

    Raises:
        ValueError: Capitals count in what must not be there: no text in small letters tells that.
    """
    small = arranged(_in_small_letters(pattern))
    small = _LEADS.sub(r"\1(?<=\\b\1)", small)
    return Caseless(re.compile(pattern, re.IGNORECASE), re.compile(small))


def _in_small_letters(pattern: str) -> str:
    """Give a pattern that is found in a text's small letters wherever another is in the text."""
    held: list[str | None] = []

    def written(part: re.Match[str]) -> str:
        kind, said = part.lastgroup, part[0]
        if kind == "closed":
            held.pop()
        elif kind in {"opened", "named", "denied", "exact"}:
            held.append(kind)
        if kind not in {"letter", "letters"}:
            return "(?:" if kind == "exact" else said
        denied = "denied" in held or said.startswith("[^")
        if denied and "exact" in held and any(one[1] for one in _IN_LETTERS.finditer(said)):
            raise ValueError(pattern)
        return _IN_LETTERS.sub(lambda one: _small_letters(one[0]) if one[1] else one[0], said)

    return _PART.sub(written, pattern)
