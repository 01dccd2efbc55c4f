"""Finds the entries of word lists in a text: every list in one pass, whole words and stems."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_GAP = re.compile(r"[\s,/&'_-]{1,3}")
_STEM = 3
_SENTENCE = 1_000
"""Longer texts are read anew each time: the words of a few sentences are kept, no more."""
_SAME_SIGNS = {0x2018: "'", 0x2019: "'", 0x2010: "-", 0x2011: "-", 0x2013: "-", 0xA0: " "}
"""Apostrophes, dashes and spaces that look alike, each one sign long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One entry of one list, where it stands in a text."""

    list: str
    entry: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    list: str
    written: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of some lists, by their first words.

    An entry is one or more words; a word that ends in `*` stands for all that begin with it:
    `assault*` is assault, assaults and assaulted. Small and capital letters are alike.
    """

    whole: dict[str, list[_Entry]] = field(default_factory=dict)
    stems: dict[str, list[_Entry]] = field(default_factory=dict)

    def hits(self, text: str) -> Iterator[Hit]:
        """Give where entries stand, the longest first where several begin together."""
        plain, words = _read(text) if len(text) <= _SENTENCE else _read.__wrapped__(text)
        for at, (word, start, end) in enumerate(words):
            begun = (*self.whole.get(word, ()), *self.stems.get(word[:_STEM], ()))
            for entry in begun:
                if not _fits(entry.words[0], word):
                    continue
                if len(entry.words) == 1:
                    yield Hit(list=entry.list, entry=entry.written, start=start, end=end)
                    continue
                last = _last(entry.words, words, at, plain)
                if last is not None:
                    yield Hit(list=entry.list, entry=entry.written, start=start, end=words[last][2])


def lexicon(lists: Mapping[str, Sequence[str]]) -> Lexicon:
    """Give the lexicon of some lists by their names; the same lists are put together once."""
    return _lexicon(tuple((name, tuple(entries)) for name, entries in lists.items()))


@lru_cache(maxsize=64)
def _lexicon(lists: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    made = Lexicon()
    for name, entries in lists:
        for written in entries:
            words = _words(written)
            if words:
                entry = _Entry(list=name, written=written, words=words)
                first = words[0]
                if first.endswith("*"):
                    made.stems.setdefault(first[:_STEM], []).append(entry)
                else:
                    made.whole.setdefault(first, []).append(entry)
    for begun in (*made.whole.values(), *made.stems.values()):
        begun.sort(key=_longest_first)
    return made


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    """Give a text with like signs alike, and its words in small letters with their places."""
    plain = text.translate(_SAME_SIGNS)
    found = _WORD.finditer(plain)
    return plain, tuple((match[0].lower(), match.start(), match.end()) for match in found)


def _words(written: str) -> tuple[str, ...]:
    """Give the words of an entry; a stem keeps its star, and is three letters or more."""
    plain = written.translate(_SAME_SIGNS).lower()
    found = [
        (match[0], plain[match.end() : match.end() + 1] == "*") for match in _WORD.finditer(plain)
    ]
    return tuple(f"{word}*" if star and len(word) >= _STEM else word for word, star in found)


def _last(
    wanted: tuple[str, ...], words: Sequence[tuple[str, int, int]], at: int, text: str
) -> int | None:
    """Give the index of the last word where an entry stands at a word, or None."""
    for offset, want in enumerate(wanted):
        index = at + offset
        if index >= len(words) or not _fits(want, words[index][0]):
            return None
        if offset and not _GAP.fullmatch(text, words[index - 1][2], words[index][1]):
            return None
    return at + len(wanted) - 1


def _fits(want: str, word: str) -> bool:
    return word.startswith(want[:-1]) if want.endswith("*") else word == want


def _longest_first(entry: _Entry) -> tuple[int, str]:
    return -len(entry.words), entry.written
