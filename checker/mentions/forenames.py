"""Which words are forenames, which are that and more, and which are nobody's name."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from checker.matching.names import folded_name
from checker.mentions.name_words import NOT_NAMES, TITLE_WORDS
from checker.settings import Policy, word_list


class Kind(Enum):
    """What a word with a capital is to a name."""

    __hash__ = object.__hash__  # Python's own is slow, and kinds are looked up word by word
    FORENAME = auto()
    """A forename, and no other word."""
    DOUBTFUL = auto()
    """A forename that is also a word or a month: Grace, May."""
    PLACE = auto()
    """A forename that is also a place: Chelsea, Jordan."""
    KNOWN = auto()
    """A word of a name that was found elsewhere in the same document."""
    INITIAL = auto()
    TITLE = auto()
    BODY = auto()
    """A word that only a body, a place or a paper has: School, Road, Order."""
    EITHER = auto()
    """A word that ends a body's name as well as a person's: Hall, Green."""
    NOBODY = auto()
    """A word with a capital that is no name by itself: Christmas, Cafcass, The."""
    OTHER = auto()
    """Any other word: a surname, a forename that no list has, or a word that begins a sentence."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The shipped lists and what an organisation adds to them, as sets of folded words."""

    forenames: frozenset[str]
    doubtful: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    either: frozenset[str]
    nobody: frozenset[str]
    welsh: frozenset[str]
    """Forenames that are words where a line is in Welsh: Mae, Mai, Dan."""
    bare: frozenset[str]
    """Doubtful forenames that begin a sentence as a word without an article: Hope, Summer."""
    surnames: frozenset[str]
    acts: frozenset[str]
    """Verbs that follow a person's name and hardly a thing's, as written."""


def lists(policy: Policy) -> Lists:
    """Give the lists for a policy; the shipped ones are put together once."""
    shipped = _shipped()
    if not any(policy.lists.get(name) for name in _NAMES):
        return shipped
    return Lists(*(_folded(word_list(name, policy)) for name in _NAMES))


def kind_of(word: str, known: Lists) -> Kind:
    """Say what a word with a capital may be; a double forename is what its first half is."""
    bare = folded_name(word)
    if len(bare) == 1:
        return Kind.INITIAL
    in_order = (
        (known.forenames, Kind.FORENAME),
        (TITLE_WORDS, Kind.TITLE),
        (known.doubtful, Kind.DOUBTFUL),
        (known.places, Kind.PLACE),
        (known.either, Kind.EITHER),
        (known.bodies, Kind.BODY),
        (known.nobody, Kind.NOBODY),
        (NOT_NAMES, Kind.NOBODY),
        (_SMALL, Kind.NOBODY),
    )
    if not bare.isalpha() and any(letter.isdigit() for letter in bare):
        return Kind.NOBODY
    for words, kind in in_order:
        if bare in words:
            return kind
    return _of_double(bare.split(), known) if " " in bare else Kind.OTHER


def _of_double(parts: list[str], known: Lists) -> Kind:
    if any(part in known.bodies or part in known.nobody for part in parts):
        return Kind.NOBODY
    if any(part in known.forenames for part in parts):
        return Kind.FORENAME
    both = all(part in known.doubtful for part in parts)
    return Kind.FORENAME if both else Kind.OTHER


_NAMES = (
    "forenames",
    "forenames_also_words",
    "forenames_also_places",
    "words_of_bodies",
    "surnames_also_bodies",
    "capital_words",
    "welsh_words",
    "forenames_bare_words",
    "surnames",
    "acts_of_people",
)


def word_set(written: str) -> frozenset[str]:
    """Give the words of a text as a set.

    >>> sorted(word_set("will would"))
    ['will', 'would']
    """
    return frozenset(written.split())


_SMALL = word_set(
    """
    about after all also although am an any are as at be because before between both but by can
    could did do does during each either every few for from further had has have he her here hers
    him his how however i if in into is it its just last later like many more most much my neither
    never new next no none nor not now of on once one only or other our out over own please same
    she should since so some still such than that the their them then there these they this those
    though through to today tomorrow under until up upon us very was we were what when where
    whether which while who whom whose why with within without would yesterday yet you your
    """
)


@cache
def _shipped() -> Lists:
    return Lists(*(frozenset(word_list(name)) for name in _NAMES))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded_name, words))
