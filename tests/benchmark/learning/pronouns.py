"""Learns of whom "he" and "she" are said, from sayings and from right ones made wrong.

Every right saying is turned: its words for a man become those for a woman, and the other way
round. What speaks for a turned word and against the word as it was written is what ties a word to
the person near it; where a word may be anybody's, both weigh the same, and nothing is learned.
In a wrong saying nobody says which word is the wrong one: it is the one that weighs most.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Final

from checker.checks.matter import Matter
from checker.checks.people.spoken_of import tellings
from checker.checks.pronouns.pronoun_signs import IS_OBJECT, PRONOUNS, WORD_OF_SEX, clues
from checker.mentions import find
from checker.model import Organisation
from tests.benchmark.development_sayings import judging
from tests.benchmark.development_sayings.family import NOW, READERS
from tests.benchmark.development_sayings.sayings import Reader
from tests.benchmark.learning.learner import Learned, fitted
from tests.benchmark.learning.sets import TESTS, Said, everything
from tests.builders.letters import dispatch, document, matter

CODE: Final = "pronoun.mismatch"
HELD: Final = frozenset({"h", "i", "p"})
"""Authors whose sayings are not learned from: what was learned is judged by them."""
_BESIDE: Final = ("ordinary", "person.not-in-case", "restricted.material")
_PAIRS: Final = (
    ("he", "she"), ("himself", "herself"), ("boy", "girl"), ("lad", "lass"), ("son", "daughter"),
    ("grandson", "granddaughter"), ("brother", "sister"), ("nephew", "niece"), ("man", "woman"),
    ("gentleman", "lady"),
)  # fmt: skip
_OTHER: Final = {
    "him": "her", "hers": "his", **dict(_PAIRS), **{two: one for one, two in _PAIRS},
}  # fmt: skip
_NOUN: Final = re.compile(r" \w")
_ROUNDS, _KEPT, _RAREST, _FEW = 3, 7_000, 4, 2
_BELIEVED, _SURE, _WRONG, _RIGHT, _DECIDED = -0.5, 1.5, 4.0, 3.0, 4.0
_SEED, _PARAGRAPH = 5, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One word for a man or a woman: the saying in which it stands, and what is weighed of it.

    It counts `count` times. `wrong` is None in a wrong saying, of which any word may be the one.
    """

    saying: int
    wrong: bool | None
    count: float
    signs: frozenset[str]


def learn_pronouns(without: frozenset[str] = HELD) -> Learned:
    """Learn from every saying but those of some authors."""
    return learned_from(tuple(examples(without)))


def examples(without: frozenset[str]) -> Iterator[Example]:
    """Give the words of every saying, as written and turned, alone and below another paragraph.

    Above a sentence of a whole letter stands what its writer wrote before it.
    """
    said = [
        one
        for one in everything()
        if one.author not in without and one.to and one.code in {CODE, *_BESIDE}
    ]
    random = Random(_SEED)
    letters, above = defaultdict(list), ""
    for one, two in pairwise(one for one in said if one.code == "ordinary"):
        letters[one.to].append(f"{one.text} {two.text}")
    with _judges() as words:
        for number, one in enumerate(said):
            found = list(WORD_OF_SEX.finditer(one.text))
            if one.code != "ordinary":
                above = random.choice(letters[one.to])
            elif number:
                above = f"{above} {said[number - 1].text}"[-_PARAGRAPH:].partition(" ")[2]
            twice = one.code in {CODE, "ordinary"}
            for before in ("", above)[: 1 + twice] if found else ():
                yield from _of_saying(words, number, one, before)


def learned_from(some: tuple[Example, ...]) -> Learned:
    """Learn weights: of a wrong saying, each time, with the words that weighed most the last."""
    counts = Counter(name for one in some for name in one.signs)
    columns = sorted(name for name, count in counts.items() if count >= _RAREST)
    picked = {at for at, one in enumerate(some) if one.wrong is None}
    learned = Learned(bias=0, weights={})
    for _ in range(_ROUNDS):
        learned = _fit(some, picked, columns)
        picked = set(_picked(some, learned))
    order = sorted(
        columns, key=lambda name: (-abs(learned.weights[name]) * counts[name] ** 0.5, name)
    )
    return _fit(some, picked, sorted(order[:_KEPT]))


def _fit(some: tuple[Example, ...], picked: set[int], columns: list[str]) -> Learned:
    used = [one for at, one in enumerate(some) if one.wrong is not None or at in picked]
    truth = [one.wrong is not False for one in used]
    weights, bias = fitted([one.signs for one in used], truth, columns, [one.count for one in used])
    return Learned(bias=bias, weights=weights)


def _picked(some: tuple[Example, ...], learned: Learned) -> Iterator[int]:
    """Give the words of wrong sayings that may be the wrong ones."""
    sayings = defaultdict(list)
    for at, one in enumerate(some):
        if one.wrong is None:
            sayings[one.saying].append((learned.weight(one.signs), at))
    for weighed in sayings.values():
        weight, best = max(weighed)
        if weight > _BELIEVED:
            yield best
        yield from (at for weight, at in weighed if weight > _SURE and at != best)


@contextmanager
def _judges() -> Iterator[Callable[[str, str, str], dict[int, frozenset[str]]]]:
    """Give what tells the signs of each word of a saying, by the number of the word."""
    with judging.opened() as world:
        (record,) = world.cases.cases

        def words(to: str, above: str, text: str) -> dict[int, frozenset[str]]:
            reader = record.who(READERS[Reader(to)])
            if reader is None:
                raise LookupError(to)
            greeting = "Sir or Madam" if isinstance(reader, Organisation) else reader.called
            said = (f"Dear {greeting},", above, text, "Yours sincerely")
            letter = document("\n\n".join(one for one in said if one))
            named = find(letter, case=record, policy=world.policy)
            sent = dispatch(letter, to=reader.id)
            asked = matter(sent, *named, case=record, policy=world.policy, now=NOW)
            return dict(_signs(asked, text))

        yield words


def _signs(asked: Matter, text: str) -> Iterator[tuple[int, frozenset[str]]]:
    for telling in tellings(asked):
        first = telling.text.find(text)
        if first >= 0 and asked.case is not None:
            starts = [first + match.start() for match in WORD_OF_SEX.finditer(text)]
            for one in clues(asked, asked.case, telling):
                if one.span[0] in starts:
                    yield starts.index(one.span[0]), one.signs
            return


def _of_saying(
    words: Callable[[str, str, str], dict[int, frozenset[str]]],
    number: int,
    said: Said,
    above: str,
) -> Iterator[Example]:
    own, many = said.code == CODE, _DECIDED if said.author == TESTS else 1.0
    wrong = own and said.wrong
    count = many * (_WRONG if wrong else _RIGHT if own else 1.0)
    for signs in words(said.to, above, said.text).values():
        yield Example(saying=number, wrong=None if wrong else False, count=count, signs=signs)
    for turned in () if wrong else _plans(said.text):
        starts = [match.start() for match in WORD_OF_SEX.finditer(said.text)]
        for at, signs in words(said.to, above, _turned(said.text, turned)).items():
            if starts[at] in turned:
                yield Example(saying=number, wrong=True, count=1.0, signs=signs)


def _plans(text: str) -> Iterator[frozenset[int]]:
    """Give what to turn: all of one sex, the last or the first alone, each of the first nouns."""
    found = list(WORD_OF_SEX.finditer(text))
    pronouns = [one for one in found if one[0].lower() in PRONOUNS]
    for he in sorted({bool(one["he"]) for one in pronouns}):
        yield frozenset(one.start() for one in pronouns if bool(one["he"]) is he)
    alone = [pronouns[-1]] if len(pronouns) > 1 else []
    alone += [pronouns[0]] if len(pronouns) > _FEW else []
    nouns = [one for one in found if one not in pronouns][:_FEW]
    yield from (frozenset({one.start()}) for one in (*alone, *nouns))


def _turned(text: str, starts: frozenset[int]) -> str:
    """Give a text with some words for a man as those for a woman, or the other way round."""
    return WORD_OF_SEX.sub(
        lambda match: _other(match) if match.start() in starts else match[0], text
    )


def _other(match: re.Match[str]) -> str:
    word, text = match[0].lower(), match.string
    if word == "her":
        new = "him" if IS_OBJECT.match(text, match.end()) else "his"
    elif word == "his":
        new = "her" if _NOUN.match(text, match.end()) else "hers"
    else:
        new = _OTHER[word]
    return new.capitalize() if match[0][0].isupper() else new
