"""Patterns in which capitals do not count: a text in small letters is looked through first.

Python searches a pattern without regard to capitals letter by letter; one in small letters alone it
searches several times as fast. Most sentences hold nothing that a pattern looks for, so that the
slow search is seldom needed. What is found is the same. No pattern may find an empty text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from sys import maxsize

from checker.matching.arranged import arranged, ways_of
from checker.matching.edges import START, behind_a_sign, behind_start, parted, tells_the_start
from checker.matching.once import once

_PART = re.compile(
    r"(?P<kept>\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|\(\?P=\w+\))|(?P<named>\(\?P<\w+>)"
    r"|(?P<exact>\(\?-i:)|(?P<denied>\(\?<?!)|(?P<opened>\()|(?P<closed>\))"
    r"|(?P<letters>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<letter>[^\W\d_]+)",
    re.DOTALL,
)
_IN_LETTERS = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|([^\W\d_])", re.DOTALL)
_LEADS = re.compile(r"^\\b([a-z]+)(?= )")
"""A word that begins a pattern is found far faster where nothing stands before it there."""
_NUMBERED = re.compile(r"(?<!\\)(?:\\\\)*\\[1-9]")
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


def _read_behind_a_sign(text: str) -> str:
    small = small_letters(text)
    return START + small if len(small) == len(text) else ""


_behind_a_sign = once(_read_behind_a_sign, of_any_length=True)
"""Gives a text in small letters behind a sign; nothing, where its letters stand elsewhere then."""


class Caseless:
    """A pattern, and two in small letters, of which one finds something wherever it does.

    `edged` finds what stands at the edge of a word, with the sign before; `loose` has the ways that
    may begin anywhere. The text itself is looked at only where one of them is found. They are made
    when they are first asked for: most letters need half of all patterns.
    """

    __slots__ = ("_small", "edged", "loose", "pattern")
    pattern: str
    edged: re.Pattern[str] | None
    loose: re.Pattern[str] | None

    def __init__(self, pattern: str, small: str = "") -> None:
        """Keep a pattern, and it in small letters where that is known; `caseless` makes it."""
        self.pattern, self._small = pattern, small

    def __getattr__(self, name: str) -> re.Pattern[str] | None:
        """Make the patterns in small letters: Python asks here for what is not there yet."""
        if name not in {"edged", "loose"}:
            raise AttributeError(name)
        self.edged, self.loose = _parted(self._small or _in_small_letters(self.pattern))
        return self.edged if name == "edged" else self.loose

    @property
    def exact(self) -> re.Pattern[str]:
        """Give the pattern itself: it is not made before something may be found."""
        return _exact(self.pattern)

    def search(self, text: str, first: int = 0, last: int = maxsize) -> re.Match[str] | None:
        """Give the first place where the pattern is found, as `re.Pattern.search` does."""
        behind = _behind_a_sign(text)
        if behind:
            edged, loose, end = self.edged, self.loose, last + 1 if last < maxsize else last
            if (edged is None or edged.search(behind, first, end) is None) and (
                loose is None or loose.search(behind, first + 1, end) is None
            ):
                return None  # as it mostly is
        return next(self.finditer(text, first, last), None)

    def finditer(self, text: str, first: int = 0, last: int = maxsize) -> Iterator[re.Match[str]]:
        """Give every place where the pattern is found, as `re.Pattern.finditer` does."""
        behind = _behind_a_sign(text)
        if not behind:
            yield from self.exact.finditer(text, first, last)
            return
        edged, loose, end = self.edged, self.loose, last + 1 if last < maxsize else last
        at_edge = -1 if edged is not None else maxsize
        at_any = -1 if loose is not None else maxsize
        while True:
            if edged is not None and at_edge < first:
                there = edged.search(behind, first, end)
                at_edge = maxsize if there is None else there.start()
            if loose is not None and at_any < first:
                there = loose.search(behind, first + 1, end)
                at_any = maxsize if there is None else there.start() - 1
            at = min(at_any, at_edge)
            if at == maxsize:
                return
            found = self.exact.match(text, at, last)
            if found is not None:
                yield found
            first = at + 1 if found is None else found.end()


@lru_cache(maxsize=1_024)
def caseless(pattern: str) -> Caseless:
    r"""Compile a pattern in which capitals do not count, but for those in `(?-i:...)`.

    >>> [found[0] for found in caseless(r"\bthe (?:cat|dog)s?\b").finditer("The Cat")]
    ['The Cat']

    Raises:
        ValueError: Capitals count in what must not be there: no text in small letters tells that.
            Or something is to stand there again by its number, which is another in a part.
    """
    if _NUMBERED.search(pattern):
        raise ValueError(pattern)
    return Caseless(pattern, _in_small_letters(pattern) if "(?-i:" in pattern else "")


@lru_cache(maxsize=1_024)
def _exact(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _parted(small: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Compile the ways that stand at the edge of a word, and those that may begin anywhere."""
    ways = tuple(ways_of(small))
    if any(map(tells_the_start, ways)):
        return None, re.compile(".", re.DOTALL)
    if len(ways) == 1 and _LEADS.match(*ways):
        return None, re.compile(_LEADS.sub(r"\1(?<=\\b\1)", *ways))
    edged, loose = (tuple(filter(None, part)) for part in zip(*map(parted, ways), strict=True))
    return (
        re.compile(behind_a_sign(edged)) if edged else None,
        re.compile(behind_start(arranged("|".join(loose)))) if loose else None,
    )


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
        if kind == "letter":
            return _small_letters(said)
        return _IN_LETTERS.sub(lambda one: _small_letters(one[0]) if one[1] else one[0], said)

    return _PART.sub(written, pattern)
