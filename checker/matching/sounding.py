"""How much a sentence sounds like sentences that gave something away: words weighed as learned.

The weights were learned from made-up sayings of several authors (`tests/benchmark/learning`). A
sentence is taken apart into words, pairs of neighbours, pairs with one word between, and the first
letters of long words; the weights of what it holds are added up and divided by the root of their
number, so that a long sentence weighs no more than a short one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from math import inf, sqrt
from typing import Final

from checker.matching.once import once
from checker.model import Span

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|\.{3,}|\u2026|_{2,}|[?!()\[\]:;/*<>{}#]")
_NAME, _NUMBER, _UNKNOWN = "Xx", "0", "~"
_BEGINS, _ENDS = "<s>", "</s>"
_STEM: Final = 5
_FOLDER: Final = "weights"
OF_SENTENCES: Final = (
    "document.draft",
    "privileged.material",
    "protected.location-clue",
    "restricted.material",
    "source.identified",
)
"""The codes that were learned from whole sentences."""
_PARTS: Final = 1_000
"""Weights are written in thousandths."""
_ABOVE: Final = 1 << 20
"""More than any weight is below 0."""
_PLACE: Final = 48
"""So many bits hold the sum of millions of weights."""
_ALL: Final = (1 << _PLACE) - 1
_FEWEST: Final = 5
_MOSTLY: Final = 0.6


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a text as it is weighed, and where it stands."""

    word: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """What a sentence sounds like: its weight, and its words that weigh most.

    `weight` is 0 where as much speaks for as against, and grows without bound.
    """

    weight: float
    span: Span
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounds:
    """What was learned of one code.

    `least` is the weight from which a sentence is worth a look, `sure` the one from which it is
    beyond doubt, `bears_out` the one from which it is so where a rule suspects it too.
    """

    code: str
    least: float
    sure: float
    bears_out: float
    bias: float
    weights: dict[str, float]

    def of(self, text: str) -> Sound | None:
        """Give what a sentence sounds like; None where it is not worth a look.

        Example:
            "The lady across the landing told us." for "source.identified".
        """
        weight = self._weight(text)
        if weight < self.least:
            return None
        span = self._heaviest(tuple(words_of(text, known_words())))
        return Sound(weight=weight, span=span, sure=weight >= self.sure)

    def bear_out(self, text: str) -> bool:
        """Say whether a sentence that a rule suspects sounds so as well."""
        return self._weight(text) >= self.bears_out

    def _weight(self, text: str) -> float:
        """Weigh a sentence; what is no prose weighs nothing."""
        weights = _weights_of(text)
        return weights[self.code] if weights else -inf

    def weigh(self, names: frozenset[str]) -> float:
        """Weigh whatever was learned, by the names of what is there."""
        found = names & self.weights.keys()
        return self.bias + sum(map(self.weights.__getitem__, found)) / sqrt(1 + len(found))

    def _heaviest(self, words: tuple[Piece, ...]) -> Span:
        """Give the stretch of neighbouring words that weighs most."""
        each = [
            sum(self.weights.get(name, 0.0) for name in (one.word, f"^{one.word[:_STEM]}"))
            + self.weights.get(f"{before} {one.word}", 0.0)
            for before, one in zip((_BEGINS, *(one.word for one in words)), words, strict=False)
        ]
        best, first, span, running = 0.0, 0, words[0].span, 0.0
        for at, weight in enumerate(each):
            if running <= 0:
                running, first = 0.0, at
            running += weight
            if running > best:
                best, span = running, (words[first].span[0], words[at].span[1])
        return span


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text taken apart: the names of all that is weighed, and whether it is prose.

    Prose is a few words at least, most of them known: no address, no heading, no row of a table.
    """

    names: frozenset[str]
    prose: bool


@cache
def sounds(code: str) -> Sounds:
    """Give what was learned of one code, from `resources/weights/CODE.txt`.

    The first lines begin with `#` and tell of source and licence; then come the lines
    and the bias, then a weight and what it is of, a line each.
    """
    file = resources.files("resources") / _FOLDER / f"{code}.txt"
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    pairs = (line.partition("\t") for line in lines)
    named = {name: float(weight) for weight, _, name in pairs}
    lines_at = {name: named.pop(f"={name}") for name in ("least", "sure", "bears_out", "bias")}
    return Sounds(code=code, weights=named, **lines_at)


@cache
def known_words() -> frozenset[str]:
    """Give every word that was learned for any code: a capital at its head makes it no name."""
    text = (resources.files("resources") / _FOLDER / "words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@once
def _weights_of(text: str) -> dict[str, float]:
    """Give what a sentence weighs for each code; nothing where it is no prose."""
    pieces, table = pieces_of(text), _table()
    if not pieces.prose:
        return {}
    total = sum(map(table.__getitem__, pieces.names & table.keys()))
    weights = {}
    for code in OF_SENTENCES:
        count = total >> _PLACE & _ALL
        added = (total & _ALL) - count * _ABOVE
        weights[code] = sounds(code).bias + added / _PARTS / sqrt(1 + count)
        total >>= 2 * _PLACE
    return weights


@cache
def _table() -> dict[str, int]:
    """Give what each name weighs, for all codes of sentences in one number.

    It is that number's places that tell the codes apart: so all are added up at once, as columns
    are. Each code has a place for its weights, whole and above 0, and one for how many there are.
    """
    table: defaultdict[str, int] = defaultdict(int)
    for at, code in enumerate(OF_SENTENCES):
        for name, weight in sounds(code).weights.items():
            whole = round(weight * _PARTS) + _ABOVE
            table[name] += whole + (1 << _PLACE) << 2 * _PLACE * at
    return dict(table)


def pieces_of(text: str) -> Pieces:
    """Take a text apart, as it was when the weights were learned."""
    listed = known_words()
    words = [_weighed(one, listed) for one in _WORD.findall(text.replace("\u2019", "'"))]
    known = sum(one[0].isalpha() and one != _NAME for one in words)
    return Pieces(
        names=frozenset(names_of(words)),
        prose="@" not in text and known >= max(_FEWEST, _MOSTLY * len(words)),
    )


def words_of(text: str, known: frozenset[str]) -> Iterator[Piece]:
    """Give the words of a text in small letters, names and numbers by a sign."""
    for found in _WORD.finditer(text.replace("\u2019", "'")):
        yield Piece(_weighed(found[0], known), found.span())


def _weighed(written: str, known: frozenset[str]) -> str:
    word = written.lower()
    if word in known or not written[0].isalnum():
        return word
    if written[0].isdigit():
        return _NUMBER
    return _NAME if written[0].isupper() else _UNKNOWN


def names_of(words: list[str]) -> Iterator[str]:
    """Give what is weighed of some words: each, pairs, pairs with a gap, beginnings."""
    yield from words
    around = [_BEGINS, *words, _ENDS]
    for first, second in pairwise(around):
        yield f"{first} {second}"
    for first, third in zip(around, around[2:], strict=False):
        yield f"{first} _ {third}"
    for word in words:
        if len(word) > _STEM:
            yield f"^{word[:_STEM]}"
