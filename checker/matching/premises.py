"""How the buildings, numbers and streets of two addresses go together, piece by piece."""

from dataclasses import dataclass, field, replace

from checker.matching.parsed import ParsedAddress, is_named_building
from checker.matching.place_names import DWELLINGS, names_a_door
from checker.matching.slips import is_slip, is_swap
from checker.matching.streets import Piece, is_typed
from checker.matching.vocabulary import (
    BUILDING_TYPES,
    DEPARTMENT_WORDS,
    FILLERS,
    QUALIFIERS,
    STRONG_TYPES,
    WEAK_TYPES,
)

_ESTATE_WORDS = frozenset(
    {
        "business",
        "industrial",
        "trading",
        "retail",
        "science",
        "caravan",
        "holiday",
        "estate",
    },
)
_ANY_HOUSE = (
    BUILDING_TYPES | QUALIFIERS | FILLERS | DWELLINGS
    | {"coach", "dower", "gate", "block", "and", "next", "to", "off", "not", "formerly"}
)  # fmt: skip
"""Words that name no house by themselves: The Lodge, Old Stables, East Wing."""
_HOSTELS = frozenset({"refuge", "hostel", "shelter"})
"""A house of many people, even where it has the number of another: Willow Refuge, 9 Elm Road."""
_LONG_QUALIFIER = 5
"""A doubled letter makes no other word of "little", and may of "new"."""
_TYPES = STRONG_TYPES | WEAK_TYPES | BUILDING_TYPES


@dataclass(slots=True, kw_only=True)
class Differences:
    """What differs: `hard` touches which door it is, `soft` is a slip or a part left out."""

    hard: list[str] = field(default_factory=list)
    soft: list[str] = field(default_factory=list)
    shares_street: bool = False
    all_words_agree: bool = False


def compare_chains(a: ParsedAddress, b: ParsedAddress) -> Differences:
    """Say what differs in building, number and street."""
    found = Differences()
    found.all_words_agree = _all_words(a) == _all_words(b)
    if found.all_words_agree or _flat(a.chain) == _flat(b.chain):
        found.shares_street = bool(a.chain)
        return found
    pairs, left, right = _pair(a.chain, b.chain)
    found.shares_street = any(one[0] or is_typed(one[1]) for one, _ in pairs)
    for one, other in pairs:
        if one[1] != other[1]:
            found.soft.append("street" if is_typed(one[1]) or one[0] else "building")
        if one[0] != other[0]:
            left_out = _shares_building(pairs) and not (one[0] and other[0])
            (found.soft if left_out else found.hard).append("number")
    if left and right:
        found.hard.extend(_name_difference(left[-1], right[-1]))
    elif left or right:
        _missing(left or right, pairs, found)
    elif not found.hard and not found.soft:
        found.soft.append("street")
    return found


_ROWS = (("parade",), ("arcade",), ("terrace",), ("row",), ("cottages",), ("buildings",), ("mews",))
"""Several doors under one name: only a number says which."""


def has_door(address: ParsedAddress) -> bool:
    """Say whether an address names a door at all: more than a street or a town."""
    if any(kind in {"po-box", "bfpo", "dx", "freepost"} for kind, _ in address.special):
        return True
    if address.units and (len(address.chain) > 1 or _is_estate(address.chain)):
        return True
    if len(address.chain) > 1 and address.chain[0][1][-1:] not in _ROWS:
        return True  # a house called after a street, in a street: Lane End, Church Road
    return any(
        number or not is_typed(words) or words[-1] in BUILDING_TYPES
        for number, words in address.chain
    )


def as_flat_of_building(address: ParsedAddress) -> ParsedAddress | None:
    """Read "3 Hazel Court" and "3 The Maltings, Long Lane" as flat 3 of a building, if possible."""
    if address.units or not address.chain:
        return None
    number, words = address.chain[0]
    before_street = len(address.chain) > 1 and bool(words) and words[-1] not in STRONG_TYPES
    if not number or not (is_named_building(words) or before_street):
        return None
    return replace(address, units=(("flat", number),), chain=(("", words), *address.chain[1:]))


def _pair(
    a: tuple[Piece, ...],
    b: tuple[Piece, ...],
) -> tuple[list[tuple[Piece, Piece]], list[Piece], list[Piece]]:
    """Pair the pieces that have the same words, or words a slip apart."""
    right = list(b)
    pairs: list[tuple[Piece, Piece]] = []
    left: list[Piece] = []
    for piece in a:
        twin = next((one for one in right if one[1] == piece[1]), None) or next(
            (one for one in right if _slipped(piece[1], one[1])),
            None,
        )
        if twin is None:
            left.append(piece)
        else:
            pairs.append((piece, twin))
            right.remove(twin)
    return pairs, left, right


def _slipped(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether two names are one but for "the", or one slip of the pen in one word.

    In a word that may be a street's type only swapped and doubled letters are: "Raod", "Churrch".
    """
    if len(a) != len(b):
        short, long = sorted((a, b), key=len)
        joined = "".join(a) == "".join(b)  # "Acornroad"
        return joined or (len(short) > 1 and ("the", *short) == long)
    apart = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
    if len(apart) != 1:
        return False
    told = set(apart[0]) & (_TYPES | QUALIFIERS)
    if not told:
        return is_slip(*apart[0])
    return len(told) == 1 and (is_swap(*apart[0]) or _is_longer(next(iter(told)), *apart[0]))


def _is_longer(known: str, a: str, b: str) -> bool:
    """Say whether a letter of a known word is doubled: "Churrch", but not "Hal" for "Hall"."""
    told = known not in QUALIFIERS or len(known) >= _LONG_QUALIFIER
    return told and known == min(a, b, key=len) and is_slip(a, b)


def _missing(only: list[Piece], pairs: list[tuple[Piece, Piece]], found: Differences) -> None:
    """Judge pieces that only one address has."""
    numbered = any(one[0] and other[0] for one, other in pairs)
    named = _shares_building(pairs)
    for number, words in only:
        if number:
            found.hard.append("number")
        elif is_typed(words) and words[-1] not in BUILDING_TYPES:
            (found.soft if numbered or named else found.hard).append("street")
        else:
            any_house = all(word in _ANY_HOUSE for word in words) or names_a_door(words)
            any_house = any_house or words[-1] in _HOSTELS
            office = words[-1] in DEPARTMENT_WORDS and (named or numbered)
            known = office or (numbered and not any_house)
            (found.soft if known else found.hard).append("building")


def _shares_building(pairs: list[tuple[Piece, Piece]]) -> bool:
    """Say whether both addresses name one building, and give it no number of its own."""
    return any(not one[0] and not other[0] and is_named_building(one[1]) for one, other in pairs)


def _name_difference(a: Piece, b: Piece) -> list[str]:
    """Name what parts two pieces that stand against one another."""
    words_a, words_b = set(a[1]) - set(b[1]), set(b[1]) - set(a[1])
    apart = words_a | words_b
    found: list[str] = []
    if a[0] != b[0]:
        found.append("number")
    if apart and apart <= QUALIFIERS:
        found.append("qualifier")
    elif words_a and words_b and apart <= _TYPES:
        found.append("street-type")
    elif apart:
        street = (a[0] or is_typed(a[1])) and (b[0] or is_typed(b[1]))
        found.append("street" if street else "building")
    return found or ["street"]


def _is_estate(chain: tuple[Piece, ...]) -> bool:
    return any(_ESTATE_WORDS & set(words) for _, words in chain)


def _flat(chain: tuple[Piece, ...]) -> list[str]:
    return [word for number, words in chain for word in (number, *words) if word]


def _all_words(address: ParsedAddress) -> list[str]:
    return [*_flat(address.chain), *address.places.words]
