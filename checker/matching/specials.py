"""What is an address and no street: PO Box, BFPO, DX, care of, a prison number, Freepost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.matching.folding import NUMBER, folded_words
from checker.matching.place_names import DWELLINGS
from checker.matching.vocabulary import (
    BUILDING_TYPES,
    FLOORS,
    MARKS,
    STRONG_TYPES,
    WEAK_TYPES,
)

_PRISON_NUMBER = re.compile(r"[a-z]\d{4}[a-z]{2}")
_PERSON_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "prof", "messrs", "sir", "dame", "cpl",
     "sgt", "pte", "capt", "maj"},
)  # fmt: skip
_NO_HOME = (
    ("no", "fixed", "abode"),
    ("no", "fixed", "address"),
    ("nfa",),
    ("of", "no", "fixed", "abode"),
)
_NO_HOME_BEGINS = frozenset({"no", "nfa", "of"})

Special = tuple[str, str]

_SPECIAL = frozenset({"pobox", "bfpo", "dx", "freepost", "careof", "care"})
_PRISON_LENGTH = 7
_TYPES = STRONG_TYPES | WEAK_TYPES | BUILDING_TYPES
_DOORS = (DWELLINGS | MARKS | FLOORS) - {"over", "side", "land", "hall"}
"""Words that no person's name has: "Mrs Bell's Annexe" is a door and nobody."""
_LONGEST_PERSON = 6


@dataclass(slots=True, kw_only=True)
class Parted:
    """What stands above and beside the street, and the pieces that are left of the address.

    `strangers` are those of the names above it that are not among the known ones.
    """

    rest: list[list[str]] = field(default_factory=list)
    special: list[Special] = field(default_factory=list)
    addressee: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


def take_specials(pieces: list[list[str]], explained: Sequence[str]) -> Parted:
    """Part the special lines and the names above the address from the rest of it."""
    names = [words for words in map(folded_words, explained) if words]
    parted = Parted()
    for words in pieces:
        left = _take_special(words, parted.special)
        if not left or _ends_exchange(left, parted):
            continue
        known = any(_is_name(left, name) for name in names)
        if not parted.rest and (known or _is_person(left)):
            parted.addressee.append(" ".join(left))
            if names and not known and left[-1] not in {name[-1] for name in names}:
                parted.strangers.append(" ".join(left))
        elif len(parted.rest) == 1 and any(len(one) > 1 and tuple(left) == one for one in names):
            parted.addressee.append(" ".join(left))  # A team stands above its body's name.
        else:
            parted.rest.append(left)
    parted.special.sort()
    return parted


def _ends_exchange(words: list[str], parted: Parted) -> bool:
    """Take the exchange of a DX number that a comma parted from it: "DX 714250, Ormley 6"."""
    if not parted.special or parted.rest or NUMBER.match(words[0]):
        return False
    kind, value = parted.special[-1]
    if kind != "dx" or not value.isdigit():
        return False
    parted.special[-1] = (kind, " ".join((value, *words)))
    return True


def _take_special(words: list[str], special: list[Special]) -> list[str]:
    """Give the words of a piece that are not special, and put those that are into the list."""
    if words and words[0] in _NO_HOME_BEGINS and tuple(words) in _NO_HOME:
        special.append(("no-home", "yes"))
        return []
    for at, word in enumerate(words):
        if word not in _SPECIAL and len(word) != _PRISON_LENGTH:
            continue
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in {"pobox", "bfpo"} and following:
            special.append(("po-box" if word == "pobox" else word, following))
            return _take_special(words[:at] + words[at + 2 :], special)
        if word in {"dx", "freepost"} and at == 0:
            special.append((word, " ".join(w for w in words[1:] if w not in {"no", "number"})))
            return []
        if _PRISON_NUMBER.fullmatch(word):
            special.append(("prison-number", word))
            return _take_special(words[:at] + words[at + 1 :], special)
        if word == "careof" or (word == "care" and following == "of"):
            start = at + (1 if word == "careof" else 2)
            end = next(
                (i for i in range(start, len(words)) if NUMBER.match(words[i])),
                len(words),
            )
            special.append(("care-of", " ".join(words[start:end])))
            return words[:at] + words[end:]
    return words


def _is_person(words: list[str]) -> bool:
    return (
        words[0] in _PERSON_TITLES
        and words[-1] not in _TYPES
        and len(words) <= _LONGEST_PERSON
        and not any(NUMBER.match(word) or word in _DOORS for word in words)
    )


def _is_name(words: list[str], name: tuple[str, ...]) -> bool:
    """Say whether a line is a known name, its forenames perhaps as initials, a title before it."""
    bare = words[1:] if words[0] in _PERSON_TITLES and len(words) > 1 else words
    if len(bare) != len(name) or bare[-1] != name[-1]:
        return False
    return all(
        one == other or (len(one) == 1 and other.startswith(one))
        for one, other in zip(bare, name, strict=True)
    )
