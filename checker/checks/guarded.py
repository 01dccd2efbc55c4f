"""Patterns that are searched only in a text which holds one of the words that they need."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker.checks.spoken_of import any_of

_BREAK = re.compile(r"\n\s*")
_DEPTH = 3
"""A slot may stand in a slot, but no deeper than so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """A pattern, and what a text must hold in small letters to be searched for it."""

    needs: tuple[str, ...]
    pattern: re.Pattern[str]


def guarded(
    table: Iterable[tuple[str, ...]],
    slots: Mapping[str, str],
    lists: Mapping[str, tuple[str, ...]],
    *,
    exact: frozenset[str] = frozenset(),
) -> tuple[Guarded, ...]:
    r"""Compile a table of rows: what is needed, parted by "|", and then the row's patterns.

    `<name>` in a pattern stands for a slot or for any entry of a list, and among what is needed for
    the entries of a list. Capitals count only in the lists that `exact` names. A pattern may be
    broken over lines: a break with the blanks behind it stands for nothing.

    >>> guarded([("<pets>", r"\\bthe <pets>")], {}, {"pets": ("cat",)})[0].needs
    ('cat',)
    """
    return tuple(
        Guarded(
            needs=tuple(_needed(needs, lists)), pattern=_compiled(patterns, slots, lists, exact)
        )
        for needs, *patterns in table
    )


def found_in(signs: Iterable[Guarded], text: str) -> Iterator[re.Match[str]]:
    """Give what the patterns find in a text, pattern by pattern."""
    small = _plain(text)
    for sign in signs:
        if any(need in small for need in sign.needs):
            yield from sign.pattern.finditer(text)


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
) -> re.Pattern[str]:
    whole = "|".join(f"(?:{one})" for one in patterns)
    for _ in range(_DEPTH):
        for name, pattern in slots.items():
            whole = whole.replace(f"<{name}>", pattern)
    for name, entries in lists.items():
        if f"<{name}>" in whole:
            words = any_of(entries).pattern
            whole = whole.replace(f"<{name}>", f"(?-i:{words})" if name in exact else words)
    return re.compile(_BREAK.sub("", whole), re.IGNORECASE)
