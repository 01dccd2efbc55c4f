"""Names of people in a file's properties, where no sentence shows what is a name."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.checks.matter import Matter
from checker.checks.people.standing import everybody
from checker.matching.names import NameVerdict, compare_names, folded_name
from checker.mentions.forenames import Kind, Lists, kind_of, lists
from checker.model import Person
from checker.settings import Policy, word_list

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
_NAME = r"((?:[A-Z]['\u2019])?[A-Z][\w\u2019'-]*[\w])"
_KIN = r"(?:family|children|siblings|twins|brothers|sisters|kids|boys|girls)"
_AFTER = r"(?:about|for|to|re|regarding|concerning|from|on|of|by)[:.]?"
_CALLED = (
    re.compile(rf"\b{_AFTER} {_NAME}[ _]{_NAME}(?![\w'\u2019])"),
    re.compile(
        rf"\b(?:about|for|to|re|Re|RE|regarding|concerning|from|case of)[:.]? {_NAME}"
        r"(?![\w'\u2019])"
    ),
    re.compile(rf"\b(?:[Tt]he )(?P<sure>{_NAME[1:-1]}) {_KIN}\b"),
    re.compile(rf"\b{_NAME} {_KIN}\b"),
    re.compile(rf"\b(?:[Ii]n re|[Cc]ase of) (?P<sure>{_NAME[1:-1]})(?![\w'\u2019])"),
    re.compile(rf"^(?P<sure>{_NAME[1:-1]}) (?:s\.?7|s\.?37|section 7|C8|C100|addendum|PS|v\.?)\b"),
    re.compile(rf"(?:^|[-_:,/] ?)([A-Z])\.? (?P<sure>{_NAME[1:-1]})(?![\w'\u2019])"),
    re.compile(rf"\b(?P<sure>{_NAME[1:-1]}), ([A-Z])\.?(?!\w)"),
    re.compile(
        rf"\b{_NAME}['\u2019]s (?:report|statement|letter|file|bundle|case|review|visit|wishes)\b"
    ),
    re.compile(rf"^{_NAME} (?:- |\([A-Z]\)|& )"),
    re.compile(rf"[-:] {_NAME} {_NAME}$"),
    re.compile(rf"\b(?:about|for|to|re|RE|of|by):? ([A-Z])\.? {_NAME}(?![\w'\u2019])"),
    re.compile(
        rf"^{_NAME} {_NAME} (?:addendum|report|letter|statement|order|PS|position|bundle|"
        rf"file|chronology|s\.?7|minutes|"
        r"referral|assessment|form)\b"
    ),
)
"""How a title speaks of somebody whose name no list has: "Letter about ...", "the ... children"."""
_FULL = 2
"""Words of a name that no title leads."""


def people_in(text: str, policy: Policy) -> Iterator[str]:
    """Give the names in a property: a forename and a surname, in either order, or Mr and a name.

    A property has no sentences, so that only what a list or a title shows is a name.
    """
    known = lists(policy)
    yield from _in_full(text, known)
    usual = frozenset(word_list("property_words", policy))
    for pattern in _CALLED:
        for found in pattern.finditer(text):
            words = [word for word in found.groups() if word]
            kinds = [kind_of(word, known) for word in words]
            own = all(_may_be(*one, usual) for one in zip(words, kinds, strict=True))
            if own and (len(words) == _FULL or _is_sure(words[0], kinds[0], known, found)):
                yield " ".join(words)


def _may_be(word: str, kind: Kind, usual: frozenset[str]) -> bool:
    """Say whether a word may be of a name: no office's word, and long enough."""
    plain = word.lower()
    own = plain not in usual and plain.rstrip("s") not in usual
    return own and (kind in _SURNAMES or kind is Kind.INITIAL)


def _is_sure(word: str, kind: Kind, known: Lists, found: re.Match[str]) -> bool:
    """Say whether one word alone is a name: a list has it, or it is said of a family or a case."""
    listed = kind is Kind.FORENAME or folded_name(word) in known.surnames
    return listed or found.lastgroup == "sure"


def _in_full(text: str, known: Lists) -> Iterator[str]:
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
