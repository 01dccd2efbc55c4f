"""One written address, taken apart into the pieces that tell one front door from another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.matching.folding import segments
from checker.matching.places import NOWHERE, Places, sort_places, split_county
from checker.matching.postcodes import (
    SCOTTISH_AREAS,
    find_misread_postcode,
    find_postcode,
)
from checker.matching.specials import take_specials
from checker.matching.streets import Piece, is_typed, street_pieces
from checker.matching.units import take_units
from checker.matching.vocabulary import (
    BUILDING_TYPES,
    QUALIFIERS,
    STRONG_TYPES,
    WEAK_TYPES,
)

_KNOWN_ADDRESSES = 4_096
_SHORTEST_CODE = 4
_AREA = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedAddress:
    """The parts of one written address, folded, short forms written out.

    `units` are the parts of a building: ("flat", "3"), ("block", "b"). `marks` are words such as
    annexe and rear. `chain` is everything from the building to the street, a piece each, in order:
    a number (or "") and the words behind it. `special` holds what is no street: ("po-box", "88"),
    ("bfpo", "58"), ("dx", ...), ("care-of", ...), ("prison-number", ...). `addressee` are the names
    above it, `strangers` those of them that are not known. `words` is everything but the postcode.
    """

    units: tuple[tuple[str, str], ...] = ()
    floor: str = ""
    marks: tuple[str, ...] = ()
    chain: tuple[Piece, ...] = ()
    places: Places = NOWHERE
    postcode: str = ""
    postcode_misread: bool = False
    special: tuple[tuple[str, str], ...] = ()
    addressee: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """Give the number or letter of the flat, room or unit, or an empty string."""
        return next((name for kind, name in self.units if kind != "block"), "")

    @property
    def unit_kind(self) -> str:
        """Give what the unit is: "flat", "room", "ward"."""
        return next((kind for kind, _ in self.units if kind != "block"), "")

    @property
    def block(self) -> str:
        """Give the block's letter or number, or an empty string."""
        return next((name for kind, name in self.units if kind == "block"), "")

    @property
    def number(self) -> str:
        """Give the house number with its suffix or range: "14", "14a", "7-9"."""
        return next((number for number, _ in reversed(self.chain) if number), "")

    @property
    def street_piece(self) -> Piece | None:
        """Give the piece that is the street, or None where there is none."""
        typed = [piece for piece in self.chain if piece[0] or is_typed(piece[1])]
        return typed[-1] if typed else None

    @property
    def street(self) -> str:
        """Give the street's name with its type."""
        piece = self.street_piece
        return " ".join(piece[1]) if piece else ""

    @property
    def street_type(self) -> str:
        """Give the type of the street: "road", "close", or an empty string."""
        words = reversed(self.street.split())
        return next((word for word in words if word in STRONG_TYPES | WEAK_TYPES), "")

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """Give the words of the street's name that tell it from a sister: upper, new, south."""
        return tuple(word for word in self.street.split() if word in QUALIFIERS)

    @property
    def building(self) -> str:
        """Give the name of the building, or an empty string."""
        street = self.street_piece
        names = [words for number, words in self.chain if (number, words) != street]
        return ", ".join(" ".join(words) for words in names)

    @property
    def is_scottish(self) -> bool:
        """Say whether the postcode is in Scotland, where flats are written in their own ways."""
        area = _AREA.match(self.postcode)
        return area is not None and area[0] in SCOTTISH_AREAS

    def special_of(self, kind: str) -> str:
        """Give the value of one special part, or an empty string."""
        return next((value for one, value in self.special if one == kind), "")


def parse(written: str | Sequence[str], *, explained: Sequence[str] = ()) -> ParsedAddress:
    """Take an address apart. Lines may be parted by newlines, commas, pipes, or be a sequence.

    >>> parse("Flat 2, 14a Elm Rd, Leeds ls6 2ab").chain
    (('14a', ('elm', 'road')),)

    Args:
        written: The address, with or without the name above it.
        explained: Names that may stand above the address and are no part of it.

    """
    text = written if isinstance(written, str) else "\n".join(written)
    return _parse(text, tuple(explained))


@lru_cache(maxsize=_KNOWN_ADDRESSES)
def _parse(text: str, explained: tuple[str, ...]) -> ParsedAddress:
    """Take an address apart. Kept: a letter is compared with the same few again and again."""
    text, postcode, misread = _without_postcode(text)
    pieces = segments(text)
    said = tuple(word for piece in pieces for word in piece)
    parted = take_specials(pieces, explained)
    area = _AREA.match(postcode)
    scottish = area is not None and area[0] in SCOTTISH_AREAS
    taken = take_units(parted.rest, scottish=scottish)
    chain, places = street_pieces(taken.rest, has_special=bool(parted.special))
    if chain and not places:
        chain[-1], places = _without_county(chain[-1])
    units = list(taken.units)
    numbered = [at for at, piece in enumerate(chain) if piece[0] and not _is_code_abroad(piece)]
    if len(numbered) > 1 and not any(kind == "flat" for kind, _ in units):
        number, words = chain[numbered[0]]
        units.append(("flat", number))
        chain[numbered[0]] = ("", words)
    return ParsedAddress(
        units=tuple(sorted(units)),
        floor=taken.floor,
        marks=tuple(sorted(taken.marks)),
        chain=tuple(piece for piece in chain if piece[0] or piece[1]),
        places=sort_places(places),
        postcode=postcode,
        postcode_misread=misread,
        special=tuple(parted.special),
        addressee=tuple(parted.addressee),
        strangers=tuple(parted.strangers),
        words=said,
    )


def is_named_building(words: tuple[str, ...]) -> bool:
    """Say whether words name a building: Hazel House, HMP Fernbridge."""
    return bool(words) and (words[-1] in BUILDING_TYPES or words[0] in {"hmp", "hmyoi"})


def _is_code_abroad(piece: Piece) -> bool:
    """Say whether a number before a town is a foreign postcode and no house: "75002 Paris"."""
    number, words = piece
    return number.isdigit() and len(number) >= _SHORTEST_CODE and not is_typed(words)


def _without_county(piece: Piece) -> tuple[Piece, list[tuple[str, ...]]]:
    """Part the county from a street that is written with everything else on one line."""
    number, words = piece
    street, counties = split_county(words)
    if counties and len(street) > 1:
        return (number, street), [counties]
    return piece, []


def _without_postcode(text: str) -> tuple[str, str, bool]:
    found, misread = find_postcode(text), False
    if found is None:
        found, misread = find_misread_postcode(text), True
    if found is None:
        return text, "", False
    start, end, postcode = found
    return f"{text[:start]}\n{text[end:]}", postcode, misread
