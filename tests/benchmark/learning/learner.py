"""Learns the weights of words from sayings, with scikit-learn's logistic regression."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from checker.matching.sounding import names_of, words_of
from tests.benchmark.learning.sets import BESIDE, CODES, NAMED, TESTS, Said, names

_RAREST_WORD: Final = 3
_RAREST: Final = 2
_KEPT: Final = 9_000
"""So many weights of a code are kept: those that count most."""
_STRENGTH: Final = 10.0
_DECIDED: Final = 10
_ALWAYS_RIGHT: Final = "document.draft"
"""The code beside which every other wrong saying is right: it is finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned of one code."""

    bias: float
    weights: dict[str, float]

    def weight(self, held: Iterable[str]) -> float:
        """Weigh what a text holds, as the product does."""
        found = [self.weights[name] for name in held if name in self.weights]
        return self.bias + sum(found) / float(np.sqrt(1 + len(found)))


def vocabulary(said: Iterable[Said]) -> frozenset[str]:
    """Give the words that are no names and stand in a few sayings at least.

    Those whose sayings bear many names are left out.
    """
    every: Counter[str] = Counter()
    everything = _Everything()
    for one in (one for one in said if one.author not in NAMED):
        every.update({piece.word for piece in words_of(one.text, everything)})
    apart = names()
    return frozenset(
        word for word, count in every.items() if count >= _RAREST_WORD and word not in apart
    )


class _Everything(frozenset[str]):
    def __contains__(self, word: object) -> bool:
        return True


def held(text: str, known: frozenset[str]) -> frozenset[str]:
    """Give what is weighed of a text."""
    return frozenset(names_of([piece.word for piece in words_of(text, known)]))


def examples(code: str, said: Iterable[Said]) -> tuple[list[str], list[str]]:
    """Give the texts that are wrong by a code, and those that are right by it.

    What the tests of the rules promise counts several times: there it was decided.
    """
    wrong, right = [], []
    for one in chain.from_iterable(
        repeat(one, _DECIDED if one.author == TESTS else 1) for one in said
    ):
        if one.code == code and one.wrong:
            wrong.append(one.text)
        elif one.code == code or not one.wrong or one.code in BESIDE or code == _ALWAYS_RIGHT:
            right.append(one.text)
    return wrong, right


def learn(code: str, said: tuple[Said, ...], known: frozenset[str]) -> Learned:
    """Learn one code: twice, the second time with what counted most in the first."""
    if code not in CODES:
        raise KeyError(code)
    wrong, right = examples(code, said)
    sets = [held(text, known) for text in (*wrong, *right)]
    truth = np.array([1] * len(wrong) + [0] * len(right))
    counts = Counter(name for some in sets for name in some)
    columns = sorted(name for name, count in counts.items() if count >= _RAREST)
    weights, _ = _fit(sets, truth, columns)
    order = sorted(columns, key=lambda name: (-abs(weights[name]) * counts[name] ** 0.5, name))
    weights, bias = _fit(sets, truth, sorted(order[:_KEPT]))
    return Learned(bias=bias, weights=weights)


def _fit(
    sets: list[frozenset[str]], truth: np.ndarray, columns: list[str]
) -> tuple[dict[str, float], float]:
    matrix = _matrix(sets, columns)
    model = LogisticRegression(C=_STRENGTH, max_iter=2_000, class_weight="balanced")
    model.fit(matrix, truth)
    return dict(zip(columns, map(float, model.coef_[0]), strict=True)), float(model.intercept_[0])


def fitted(
    sets: list[frozenset[str]], truth: list[bool], columns: list[str], counts: list[float]
) -> tuple[dict[str, float], float]:
    """Give the weights of some columns and the bias, each set counting so many times."""
    model = LogisticRegression(C=_STRENGTH, max_iter=2_000)
    model.fit(_matrix(sets, columns), np.array(truth), sample_weight=np.array(counts))
    return dict(zip(columns, map(float, model.coef_[0]), strict=True)), float(model.intercept_[0])


def _matrix(sets: list[frozenset[str]], columns: list[str]) -> csr_matrix:
    index = {name: at for at, name in enumerate(columns)}
    rows, where, values = [], [], []
    for row, some in enumerate(sets):
        known = [index[name] for name in some if name in index]
        rows += [row] * len(known)
        where += known
        values += [1 / np.sqrt(1 + len(known))] * len(known)
    return csr_matrix((values, (rows, where)), shape=(len(sets), len(columns)))
