"""Are two written addresses the same front door? A verdict with what differs, never a score."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.matching.left_over import LeftOver, left_over
from checker.matching.parsed import ParsedAddress, parse
from checker.matching.pieces import Piece, PieceKind, find_piece, pieces
from checker.matching.place_names import is_dwelling, is_place_name, names_a_door
from checker.matching.places import compare_places
from checker.matching.premises import (
    Differences,
    as_flat_of_building,
    compare_chains,
    has_door,
)
from checker.matching.slips import is_one_edit
from checker.matching.units import STAIR

__all__ = [
    "AddressVerdict",
    "Comparison",
    "LeftOver",
    "ParsedAddress",
    "Piece",
    "PieceKind",
    "compare",
    "find_piece",
    "parse",
    "pieces",
    "premises_key",
]

_BEHIND = frozenset({"of", "to"})
_IDENTITY = frozenset({"po-box", "bfpo", "dx", "freepost", "no-home"})


class AddressVerdict(StrEnum):
    """How two written addresses go together."""

    SAME = "same"
    WRITTEN_DIFFERENTLY = "written-differently"
    NEAR_MISS = "near-miss"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The verdict on two addresses, and what differs: "number", "flat", "street-type", "town".

    `flat_form` is True when the premises agree and only the way the flat is written differs.
    `no_door` is True when all is written alike and names no door: a school in its lane.
    `alias` is the recorded way of writing that made them the same, or an empty string.
    """

    verdict: AddressVerdict
    differs_in: tuple[str, ...] = ()
    a: ParsedAddress
    b: ParsedAddress
    flat_form: bool = False
    no_door: bool = False
    alias: str = ""

    @property
    def only_in_a(self) -> tuple[LeftOver, ...]:
        """Give the words that only the first address has, and what explains each."""
        return self._known(left_over(self.a, self.b))

    @property
    def only_in_b(self) -> tuple[LeftOver, ...]:
        """Give the words that only the second address has, and what explains each."""
        return self._known(left_over(self.b, self.a))

    def _known(self, left: tuple[LeftOver, ...]) -> tuple[LeftOver, ...]:
        if not self.alias:
            return left
        return tuple(one if one.why else LeftOver(words=one.words, why="alias") for one in left)


def compare(
    a: str | Sequence[str],
    b: str | Sequence[str],
    *,
    also_written: Sequence[str] = (),
    explained: Sequence[str] = (),
) -> Comparison:
    """Say whether two addresses are the same front door, and what differs.

    Same is said only when flat, number, building, street, type and postcode all agree and every
    other word is explained. Nothing that merely looks alike is ever the same.

    >>> compare("14 Elm Rd, Leeds LS62AB", "14 Elm Road, Leeds, LS6 2AB").verdict.value
    'same'
    >>> compare("112 Elm Road, Leeds LS6 2AB", "121 Elm Road, Leeds LS6 2AB").differs_in
    ('number',)

    Args:
        a: An address as somebody wrote it: in a letter.
        b: The address to hold it against: in the case record.
        also_written: Other ways in which `b` is written, as the record knows them. One that gives
            no town and postcode has those of `b`.
        explained: Names that may stand above either address: the party's own, the organisation's.

    """
    letter, record = parse(a, explained=explained), parse(b, explained=explained)
    found = _judge(letter, record)
    if found.verdict is AddressVerdict.SAME:
        return found
    for alias in also_written:
        known = _completed(parse(alias, explained=explained), record)
        if _judge(letter, known).verdict is AddressVerdict.SAME:
            return Comparison(verdict=AddressVerdict.SAME, a=letter, b=record, alias=alias)
    if letter.addressee and record.addressee:
        # A body's name may be all that says which door of its street: "Oak School, Oak Lane".
        named = _judge(parse(a), parse(b))
        return named if named.verdict is AddressVerdict.SAME else found
    return found


def premises_key(written: str | Sequence[str]) -> str | None:
    """Give the key by which one front door is looked up, or None when it names no door.

    >>> premises_key("Flat 2, 14 Elm Rd, Leeds LS6 2AB")
    'LS6 2AB|flat 2|14 elm road'
    >>> premises_key("Elm Road, Leeds LS6 2AB") is None
    True
    """
    address = parse(written)
    bfpo = address.special_of("bfpo")
    if not has_door(address) or not (address.postcode or bfpo or address.special_of("dx")):
        return None
    units = " ".join(f"{kind} {name}".strip() for kind, name in address.units)
    street = " ".join(word for number, words in address.chain for word in (number, *words) if word)
    special = " ".join(f"{kind} {value}" for kind, value in address.special if kind in _IDENTITY)
    place = "" if bfpo else address.postcode
    parts = (place, special, units, address.floor, " ".join(address.marks), street)
    return "|".join(part for part in parts if part)


def _judge(a: ParsedAddress, b: ParsedAddress) -> Comparison:
    found, a_read, b_read, flat_form = _premises(a, b)
    _judge_specials(a, b, found)
    _judge_postcode_and_places(a_read, b_read, found)
    no_door = not (has_door(a) or has_door(b))
    if no_door and not found.hard:
        no_door = not found.soft and a.strangers == b.strangers and _all_explained(a, b)
        found.soft.append("number" if a.chain or b.chain else "building")
    if a.strangers != b.strangers:
        found.soft.append("name")
    if a.marks and a.units and _BEHIND & (set(a.words) ^ set(b.words)):
        found.soft.append("flat")  # a flat at the rear, or a flat of what stands to the rear of it
    if not (found.hard or found.soft or _all_explained(a, b)):
        found.soft.append("words")
    if found.hard:
        verdict = AddressVerdict.NEAR_MISS if _near(a, b, found) else AddressVerdict.DIFFERENT
    elif found.soft:
        verdict = AddressVerdict.WRITTEN_DIFFERENTLY
    else:
        verdict = AddressVerdict.SAME
    return Comparison(
        verdict=verdict,
        differs_in=tuple(dict.fromkeys((*found.hard, *found.soft))),
        a=a,
        b=b,
        flat_form=flat_form and not found.hard,
        no_door=no_door and not found.hard,
    )


def _all_explained(a: ParsedAddress, b: ParsedAddress) -> bool:
    """Say whether every word that only one address has is explained, however both were read.

    This looks at the words alone, so that nothing that the reading lost can pass unseen.
    """
    return a.words == b.words or all(one.why for one in (*left_over(a, b), *left_over(b, a)))


def _premises(
    a: ParsedAddress,
    b: ParsedAddress,
) -> tuple[Differences, ParsedAddress, ParsedAddress, bool]:
    """Compare flats, buildings, numbers and streets; try a bare number as a flat of a building."""
    if bool(a.units) != bool(b.units):
        a_flat = as_flat_of_building(a) or a
        b_flat = as_flat_of_building(b) or b
        if a_flat.units == b_flat.units and (a.floor, a.marks) == (b.floor, b.marks):
            found = compare_chains(a_flat, b_flat)
            if not found.hard:
                found.soft.append("flat")
                return found, a_flat, b_flat, True
    found = compare_chains(a, b)
    flat_form = _judge_units(a, b, found)
    return found, a, b, flat_form


def _judge_units(a: ParsedAddress, b: ParsedAddress, found: Differences) -> bool:
    """Compare flats, floors and annexes; say whether a flat is only written another way."""
    if a.marks != b.marks:
        found.hard.append("flat")
    if a.units == b.units:
        if a.floor != b.floor:
            known = bool(a.unit) and not (a.floor and b.floor)
            (found.soft if known else found.hard).append("floor")
        return False
    if _written_as_stairs(a, b):
        found.soft.append("flat")
        return True
    blocks_only = [one for one in a.units if one[0] != "block"] == [
        one for one in b.units if one[0] != "block"
    ]
    found.hard.append("block" if blocks_only else "flat")
    return False


def _written_as_stairs(a: ParsedAddress, b: ParsedAddress) -> bool:
    """Say whether two Scottish flats are written in two ways that cannot be compared."""
    if len(a.units) != 1 or len(b.units) != 1 or not (a.is_scottish or b.is_scottish):
        return False
    if {a.unit_kind, b.unit_kind} != {"flat"} or a.floor or b.floor:
        return False
    return bool(a.unit and b.unit) and _notation(a.unit) != _notation(b.unit)


def _notation(name: str) -> str:
    if "f" in name:
        return "stair"
    if STAIR.fullmatch(name):
        return "slash"
    return "plain" if name.isdigit() else "other"


def _judge_specials(a: ParsedAddress, b: ParsedAddress, found: Differences) -> None:
    for kind in dict.fromkeys(kind for kind, _ in (*a.special, *b.special)):
        one, other = a.special_of(kind), b.special_of(kind)
        if kind == "no-home":
            found.hard.append(kind)
        elif one != other:
            soft = kind in {"care-of", "prison-number"} and not (one and other)
            (found.soft if soft else found.hard).append(kind)


def _judge_postcode_and_places(a: ParsedAddress, b: ParsedAddress, found: Differences) -> None:
    places = compare_places(a.places, b.places)
    same_postcode = a.postcode == b.postcode and bool(a.postcode)
    if a.places.country != b.places.country:
        found.hard.append("country")
    if same_postcode:
        if a.postcode_misread != b.postcode_misread:
            found.soft.append("postcode")
    elif a.postcode and b.postcode:
        found.hard.append("postcode")
    elif not _needs_no_postcode(a, b):
        towns_agree = found.all_words_agree and bool(a.places.towns or b.places.towns)
        agree = (places.shared and not places.conflict) or towns_agree
        agree = agree and not places.counties_conflict
        (found.soft if agree else found.hard).append("postcode")
    if found.all_words_agree:
        return
    if places.conflict:
        another = names_a_door(set(a.places.words) ^ set(b.places.words))
        (found.soft if same_postcode and not another else found.hard).append("town")
    elif any(is_dwelling(town) for town in places.only_one):
        found.hard.append("building")
    elif places.only_one and not _explained(a, b, places.only_one, same_postcode=same_postcode):
        found.soft.append("town")


def _explained(
    a: ParsedAddress,
    b: ParsedAddress,
    towns: tuple[tuple[str, ...], ...],
    *,
    same_postcode: bool,
) -> bool:
    """Say whether towns that only one address gives need no explanation.

    A number, a street and a postcode say it all; a named house without them may stand beside
    another of its farm.
    """
    numbered = bool(a.number and a.street and b.number and b.street)
    boxed = any(kind == "po-box" for kind, _ in a.special)
    return same_postcode and (numbered or boxed) and all(is_place_name(town) for town in towns)


def _needs_no_postcode(a: ParsedAddress, b: ParsedAddress) -> bool:
    posted = a.special_of("bfpo") and b.special_of("bfpo")
    exchanged = a.special_of("dx") and b.special_of("dx")
    abroad = a.places.country and b.places.country and not (a.postcode or b.postcode)
    return bool(posted or exchanged or abroad)


def _near(a: ParsedAddress, b: ParsedAddress, found: Differences) -> bool:
    """Say whether they are easily mistaken: one street, one postcode, one kind of box."""
    if a.postcode and (a.postcode == b.postcode or _postcode_slip(a, b)):
        return True
    kinds = {kind for kind, _ in a.special} & {kind for kind, _ in b.special} & _IDENTITY
    return found.shares_street or bool(kinds)


def _postcode_slip(a: ParsedAddress, b: ParsedAddress) -> bool:
    same_number = bool(a.number) and a.number == b.number
    return same_number and is_one_edit(a.postcode.replace(" ", ""), b.postcode.replace(" ", ""))


def _completed(alias: ParsedAddress, record: ParsedAddress) -> ParsedAddress:
    """Give a recorded way of writing an address the postcode and town that it leaves out."""
    if alias.postcode:
        return alias
    places = alias.places if alias.places.towns else record.places
    return replace(alias, postcode=record.postcode, places=places)
