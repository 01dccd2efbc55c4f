"""Patterns that are searched only in a text which holds one of the words that they need."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from checker.checks.people.spoken_of import spelt
from checker.matching.caseless import Caseless, caseless
from checker.matching.once import once

_BREAK = re.compile(r"\n\s*")
_DEPTH = 3
"""A slot may stand in a slot, but no deeper than so."""
_BEGINS = 3
_Begin: TypeAlias = tuple[str, str, str]
"""By so many letters what is needed is looked up."""


class Written:
    """A row's patterns as they are written, made when a text may hold what they look for."""

    __slots__ = ("_make", "finditer")
    finditer: Callable[[str], Iterator[re.Match[str]]]

    def __init__(self, make: Callable[[], re.Pattern[str] | Caseless]) -> None:
        """Keep how to make the pattern."""
        self._make = make

    def __getattr__(self, name: str) -> Callable[[str], Iterator[re.Match[str]]]:
        """Make the pattern: Python asks here for what is not there yet."""
        if name != "finditer":
            raise AttributeError(name)
        self.finditer = self._make().finditer
        return self.finditer


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """Patterns, and for each what a text must hold in small letters to be searched for it.

    What is needed is found by its first letters, so that a text costs the same however many
    things are needed: `begun` has those of three letters and more, `short` all others.
    `begins` has what `begun` is looked up by: of two sets Python finds at once what both have.
    """

    patterns: tuple[Written, ...]
    short: tuple[tuple[str, int], ...]
    begun: Mapping[_Begin, tuple[tuple[str, int], ...]]
    begins: frozenset[_Begin]

    def there(self, text: str) -> list[int]:
        """Give which patterns a text may hold."""
        small, begins = _read(text)
        rows = {row for need, row in self.short if need in small}
        for begin in begins & self.begins:
            for need, row in self.begun[begin]:
                if need in small:
                    rows.add(row)
        return sorted(rows)


def guarded(
    table: Iterable[tuple[str, ...]],
    slots: Mapping[str, str],
    lists: Mapping[str, tuple[str, ...]],
    *,
    exact: frozenset[str] = frozenset(),
) -> Guarded:
    r"""Compile a table of rows: what is needed, parted by "|", and then the row's patterns.

    `<name>` in a pattern stands for a slot or for any entry of a list, and among what is needed for
    the entries of a list. Capitals count only in the lists that `exact` names. A pattern may be
    broken over lines: a break with the blanks behind it stands for nothing.

    >>> signs = guarded([("<pets>", r"\bthe <pets>")], {}, {"pets": ("cat",)})
    >>> [found[0] for found in found_in(signs, "I saw the cat.")]
    ['the cat']
    """
    patterns: list[Written] = []
    short: list[tuple[str, int]] = []
    begun: defaultdict[_Begin, list[tuple[str, int]]] = defaultdict(list)
    for row, (needs, *written) in enumerate(table):
        patterns.append(Written(partial(_compiled, written, slots, lists, exact)))
        for need in _needed(needs, lists):
            into = short if len(need) < _BEGINS else begun[need[0], need[1], need[2]]
            into.append((need, row))
    return _of(patterns, short, begun)


def joined(*parts: Guarded) -> Guarded:
    """Put tables one behind the other: what a text holds of all of them is then found at once."""
    patterns: list[Written] = []
    short: list[tuple[str, int]] = []
    begun: defaultdict[_Begin, list[tuple[str, int]]] = defaultdict(list)
    for part in parts:
        before = len(patterns)
        patterns += part.patterns
        short += [(need, before + row) for need, row in part.short]
        for begin, needs in part.begun.items():
            begun[begin] += [(need, before + row) for need, row in needs]
    return _of(patterns, short, begun)


def _of(
    patterns: list[Written],
    short: list[tuple[str, int]],
    begun: Mapping[_Begin, list[tuple[str, int]]],
) -> Guarded:
    return Guarded(
        patterns=tuple(patterns),
        short=tuple(short),
        begun={begin: tuple(needs) for begin, needs in begun.items()},
        begins=frozenset(begun),
    )


def found_in(signs: Guarded, text: str) -> Iterator[re.Match[str]]:
    """Give what the patterns find in a text, pattern by pattern."""
    yield from (found for _, found in found_by(signs, text))


def found_by(signs: Guarded, text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Give what the patterns find in a text, and by which of them."""
    for row in signs.there(text):
        for found in signs.patterns[row].finditer(text):
            yield row, found


@once
def _read(text: str) -> tuple[str, frozenset[_Begin]]:
    """Give a text in small letters, and every three letters of it that stand together."""
    small = _plain(text)
    return small, frozenset(zip(small, small[1:], small[2:], strict=False))


def _plain(text: str) -> str:
    return text.lower().replace("\u2019", "'").replace("-", " ")


def _needed(needs: str, lists: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for need in _BREAK.sub("", needs).split("|"):
        entries = lists.get(need[1:-1]) if need.startswith("<") else None
        yield from map(_plain, entries if entries is not None else (need,))


def _compiled(
    patterns: Iterable[str],
    slots: Mapping[str, str],
    lists: Mapping[str, tuple[str, ...]],
    exact: frozenset[str],
) -> re.Pattern[str] | Caseless:
    whole = "|".join(f"(?:{one})" for one in patterns)
    for _ in range(_DEPTH):
        for name, pattern in slots.items():
            whole = whole.replace(f"<{name}>", pattern)
    for name, entries in lists.items():
        if f"<{name}>" in whole:
            words = spelt(entries)
            whole = whole.replace(f"<{name}>", f"(?-i:{words})" if name in exact else words)
    whole = _BREAK.sub("", whole)
    try:
        return caseless(whole)
    except ValueError:  # capitals count in what must not stand there
        return re.compile(whole, re.IGNORECASE)
