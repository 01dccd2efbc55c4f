"""Finds the entries of word lists in a text: every list in one pass, whole words and stems."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from checker.matching.once import once

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_GAP = re.compile(r"[\s,/&'_-]{1,3}")
_STEM = 3
_Words: TypeAlias = tuple[tuple[str, str, int, int], ...]
"""Words in small letters, their first letters, and where they begin and end."""
_SAME_SIGNS = {0x2018: "'", 0x2019: "'", 0x2010: "-", 0x2011: "-", 0x2013: "-", 0xA0: " "}
"""Apostrophes, dashes and spaces that look alike, each one sign long."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text with like signs alike, its words, and what each begins with: to rule a list out."""

    plain: str
    words: _Words
    whole: frozenset[str]
    stems: frozenset[str]


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
class _Begun:
    """The entries that begin with one word or stem.

    Longer ones are looked up by the first letters of their second word: a stem has so many.
    """

    alone: list[_Entry] = field(default_factory=list)
    longer: dict[str, list[_Entry]] = field(default_factory=dict)

    def add(self, entry: _Entry) -> None:
        """Put an entry where it is looked up, the longest first."""
        known = self.alone
        if len(entry.words) > 1:
            known = self.longer.setdefault(entry.words[1][:_STEM], [])
        known.append(entry)
        known.sort(key=_longest_first)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of some lists, by their first words.

    An entry is one or more words; a word that ends in `*` stands for all that begin with it:
    `assault*` is assault, assaults and assaulted. Small and capital letters are alike.
    """

    whole: dict[str, _Begun] = field(default_factory=dict)
    stems: dict[str, dict[str, _Begun]] = field(default_factory=dict)
    """By the first letters, the stems that begin so."""

    def hits(self, text: str) -> Iterator[Hit]:
        """Give where entries stand, the longest first where several begin together."""
        read, begins, stemmed = _read(text), self.whole, self.stems
        if begins.keys().isdisjoint(read.whole) and stemmed.keys().isdisjoint(read.stems):
            return
        plain, words = read.plain, read.words
        for at in [at for at, one in enumerate(words) if one[0] in begins or one[1] in stemmed]:
            word, stem, start, _ = words[at]
            whole, stems = begins.get(word), stemmed.get(stem)
            second = words[at + 1][1] if at + 1 < len(words) else ""
            begun = [*whole.longer.get(second, ()), *whole.alone] if whole is not None else []
            for entry in begun if stems is None else (*begun, *_stemmed(stems, word, second)):
                last = _last(entry.words, words, at, plain)
                if last is not None:
                    yield Hit(list=entry.list, entry=entry.written, start=start, end=words[last][3])


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
                first = words[0]
                begun = made.whole
                if first.endswith("*"):
                    begun = made.stems.setdefault(first[:_STEM], {})
                    first = first[:-1]
                begun.setdefault(first, _Begun()).add(
                    _Entry(list=name, written=written, words=words)
                )
    return made


def _stemmed(stems: Mapping[str, _Begun], word: str, second: str) -> list[_Entry]:
    """Give the entries whose stem a word begins with, the longest first."""
    fitting = [begun for stem, begun in stems.items() if word.startswith(stem)]
    found = [entry for begun in fitting for entry in begun.longer.get(second, ())]
    found += [entry for begun in fitting for entry in begun.alone]
    if len(found) > 1:
        found.sort(key=_longest_first)
    return found


@once
def _read(text: str) -> _Read:
    """Give a text as it is looked through, whatever the list."""
    plain = text if text.isascii() else text.translate(_SAME_SIGNS)
    words = tuple(
        [
            (word := match[0].lower(), word[:_STEM], match.start(), match.end())
            for match in _WORD.finditer(plain)
        ]
    )
    return _Read(
        plain=plain,
        words=words,
        whole=frozenset([one[0] for one in words]),
        stems=frozenset([one[1] for one in words]),
    )


def _words(written: str) -> tuple[str, ...]:
    """Give the words of an entry; a stem keeps its star, and is three letters or more."""
    plain = written.translate(_SAME_SIGNS).lower()
    found = [
        (match[0], plain[match.end() : match.end() + 1] == "*") for match in _WORD.finditer(plain)
    ]
    return tuple(f"{word}*" if star and len(word) >= _STEM else word for word, star in found)


def _last(wanted: tuple[str, ...], words: _Words, at: int, text: str) -> int | None:
    """Give the index of the last word where an entry that begins at a word stands, or None."""
    for index, want in enumerate(wanted[1:], start=at + 1):
        if index >= len(words) or not _fits(want, words[index][0]):
            return None
        if not _GAP.fullmatch(text, words[index - 1][3], words[index][2]):
            return None
    return at + len(wanted) - 1


def _fits(want: str, word: str) -> bool:
    return word.startswith(want[:-1]) if want.endswith("*") else word == want


def _longest_first(entry: _Entry) -> tuple[int, str]:
    return -len(entry.words), entry.written
