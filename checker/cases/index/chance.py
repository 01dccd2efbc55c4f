"""How often names would meet in one case by chance, and which name is rare enough to stand alone.

In a caseload of millions most full names of a letter are somebody's, and two common names are often
together in some case. So names count only where meeting them by chance is far-fetched: what is
counted in the index says how common a name is, and where the index is small, what is usual says it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import comb, log10

from checker.cases.index.forms import FullName
from checker.settings.lists import word_list

FEWEST_PEOPLE = 20
"""In a smaller caseload no name is rare."""
UNLIKELY = 0.02
"""Names together raise an alarm if at most so many cases would hold them by chance."""
MOST_HOLDERS = 2_000
"""A name that more people have is passed over: it would tell nothing, and take long."""
_A_RARE_ONE_MORE = 500_000
"""A rare name's forename may be of one more person for each so many people of the caseload."""

_USUAL, _COMMON = 1e-6, 3e-5
"""The share of people with a usual full name, and with one of two common names."""
_USUAL_FORENAME, _COMMON_FORENAME = 2e-3, 1e-2
_UNSEEN = 0.5
"""How many more holders a name may have than were seen: half a person, at most."""
_ALIKE = 5.0
"""How much likelier two names meet in a family than strangers: names go with where one is from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A full name as the index holds it: by how many people, and how many have the forename."""

    name: FullName
    people: int
    forename: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large the caseload is."""

    people: int
    cases: int


def is_telling(form: str, rows: int) -> bool:
    """Say whether a reference is long enough that it is hardly another one by chance.

    Among a million file numbers of six digits nearly every number is somebody's.
    """
    return len(form) >= log10(max(rows, 1) / UNLIKELY)


def chance_together(names: Sequence[Held], size: Size, asked: int) -> float:
    """Estimate how many cases would hold these names by chance, of so many names asked for.

    A name's own holder is not counted. Somebody with the surname of one before is taken for a
    relative: a family that has the one has the other by its forename alone.
    """
    expected = float(size.cases)
    surnames: set[str] = set()
    for index, held in enumerate(sorted(names, key=lambda one: one.people)):
        share = _others(held, size) / size.cases * (_ALIKE if index else 1.0)
        if held.name[1] in surnames:
            share = max(share, size.people / size.cases * _forename_share(held, size))
        surnames.add(held.name[1])
        expected *= min(share, 1.0)
    return expected * comb(max(asked, len(names)), len(names))


def chance_beside(named: Held, forename: str, bearers: int, size: Size) -> float:
    """Estimate how many cases would hold by chance a full name and somebody of a forename."""
    held = Held(name=(forename, ""), people=0, forename=bearers)
    beside = size.people / size.cases * _forename_share(held, size) * _ALIKE
    return _others(named, size) * min(beside, 1.0)


def is_rare(name: FullName, *, forename: int, surname: int, size: Size) -> bool:
    """Say whether a name that one case holds is rare.

    Nobody else has the forename and no other family the surname; in a large caseload a few may.
    """
    most = 1 + size.people // _A_RARE_ONE_MORE
    return size.people >= FEWEST_PEOPLE and max(forename, surname) <= most and not _is_common(name)


def _others(held: Held, size: Size) -> float:
    usual = _COMMON if _is_common(held.name) else _USUAL
    return held.people - 1 + min(_UNSEEN, size.people * usual)


def _forename_share(held: Held, size: Size) -> float:
    usual = _COMMON_FORENAME if held.name[0] in _forenames() else _USUAL_FORENAME
    return (held.forename - 1 + min(_UNSEEN, size.people * usual)) / size.people


def _is_common(name: FullName) -> bool:
    return name[0] in _forenames() and name[1] in _surnames()


@cache
def _forenames() -> frozenset[str]:
    return frozenset(word_list("common_forenames"))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(word_list("common_surnames"))
