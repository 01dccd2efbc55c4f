"""Names of people in a file's properties, where no sentence shows what is a name."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.checks.matter import Matter
from checker.checks.standing import everybody
from checker.matching.names import NameVerdict, compare_names, folded_name
from checker.mentions.forenames import Kind, Lists, kind_of, lists
from checker.model import Person
from checker.settings import Policy

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_BESIDE = re.compile(r"[ _]|, ?|\. ?|[ _][A-Z]\.?[ _]")
_TURNED = re.compile(r", ?|_|, ")
_SURNAMES = frozenset({Kind.OTHER, Kind.EITHER, Kind.FORENAME, Kind.DOUBTFUL, Kind.PLACE})
_AGAINST = re.compile(r"[ _](?:v|vs)\.?[ _]", re.IGNORECASE)
_FAMILY = frozenset({"family", "children", "siblings", "twins", "brothers", "sisters"})
_OF_PEOPLE = re.compile(r"(?:mr|mrs|ms|miss|mx|master)", re.IGNORECASE)
_FIRMS = frozenset({
    "solicitors", "llp", "ltd", "limited", "law", "school", "academy", "house", "centre",
    "hospital", "surgery", "chambers", "council",
})  # fmt: skip
_KNOWN = frozenset({NameVerdict.SAME, NameVerdict.COMPATIBLE, NameVerdict.SLIP})
_SHORTEST = 3
_FULL = 2
"""Words of a name that no title leads."""


def people_in(text: str, policy: Policy) -> Iterator[str]:
    """Give the names in a property: a forename and a surname, in either order, or Mr and a name.

    A property has no sentences, so that only what a list or a title shows is a name.
    """
    known = lists(policy)
    words = [one for one in _WORD.finditer(text) if len(one[0]) > 1]
    for at, (one, other) in enumerate(pairwise(words)):
        between = text[one.end() : other.start()]
        after = words[at + 2] if at + _FULL < len(words) else None
        first, last = kind_of(one[0], known), kind_of(other[0], known)
        if first is Kind.FORENAME and other[0].lower() in _FAMILY and one[0][0].isupper():
            yield one[0]
        if not (one[0][0].isupper() and other[0][0].isupper()):
            continue
        if after is not None and _ends_a_body(text, other, after, known):
            continue
        if _OF_PEOPLE.fullmatch(one[0]) and _BESIDE.fullmatch(between) and last is not Kind.NOBODY:
            yield text[one.start() : other.end()]
        elif first is Kind.FORENAME and _is_surname(other[0], last) and _BESIDE.fullmatch(between):
            yield f"{one[0]} {other[0]}"
        elif last is Kind.FORENAME and _is_surname(one[0], first) and _TURNED.fullmatch(between):
            yield f"{other[0]} {one[0]}"
        elif first in _SURNAMES and last in _SURNAMES and _AGAINST.fullmatch(between):
            yield one[0]


def is_known(matter: Matter, written: str) -> bool:
    """Say whether a name may be of somebody or a body of the case, the sender or a recipient."""
    names = [
        *(one.name for one in everybody(matter)),
        *(o.name for one in everybody(matter) if isinstance(one, Person) for o in one.other_names),
        *(person.name for person in matter.policy.own.staff),
        *(one.name for one in matter.dispatch.recipients),
    ]
    words = frozenset(folded_name(written).split())
    return any(
        compare_names(written, [name]) in _KNOWN or words <= frozenset(folded_name(name).split())
        for name in names
        if name
    )


def _is_surname(word: str, kind: Kind) -> bool:
    return kind in _SURNAMES and len(word) >= _SHORTEST


def _ends_a_body(text: str, word: re.Match[str], after: re.Match[str], known: Lists) -> bool:
    """Say whether a body's word follows at once: "Taylor Marsh Solicitors"."""
    between = text[word.end() : after.start()]
    return between in {" ", " & ", " and "} and (
        after[0][0].isupper()
        and kind_of(after[0], known) is Kind.BODY
        and after[0].lower() in _FIRMS
    )
