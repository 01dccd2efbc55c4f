"""The pieces of an address that give it away alone: postcode, street with number, building."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, partial

from checker.matching.folding import fold
from checker.matching.house_names import building_pattern, calls_a_house, house_pattern
from checker.matching.parsed import ParsedAddress, parse
from checker.matching.vocabulary import (
    ABBREVIATIONS,
    BUILDING_TYPES,
    DEPARTMENT_WORDS,
    DIRECTIONS,
    FILLERS,
    MARKS,
    NUMBER_WORDS,
    QUALIFIERS,
    STRONG_TYPES,
    WEAK_TYPES,
)

Span = tuple[int, int]

_SHORTEST_LONE_NAME = 6
_GENERIC = (
    BUILDING_TYPES | DEPARTMENT_WORDS | FILLERS | MARKS | QUALIFIERS | DIRECTIONS | STRONG_TYPES
    | WEAK_TYPES | {"contact", "civic", "medical", "health", "community", "family", "children",
    "childrens", "court", "county", "national", "head", "regional", "area", "town", "village",
    "primary", "junior", "infant", "business", "industrial", "care", "nursing", "residential"}
)  # fmt: skip
_CARRIAGEWAYS = frozenset({"road", "street", "lane", "avenue", "drive", "highway", "crescent"})
_SHORT_FORMS: dict[str, tuple[str, ...]] = {
    whole: tuple(short for short, long in ABBREVIATIONS.items() if long == whole)
    for whole in frozenset(ABBREVIATIONS.values())
} | {"street": ("st", "str"), "st": ("saint",), "drive": ("dr", "drv")}
_GAP = r"[\s,.\-\u2010-\u2015|]*"
_POSTCODE_GAP = r"(?:[\s,._+\-\u2010-\u2015]|%20){0,3}"
_AFTER_NUMBER = r"(?:[\s,./()_+\-\u2010-\u2015|]|%20|\b(?:in|on)\b){0,6}"
_BETWEEN_WORDS = r"['\u2019]?(?:[\s,._+\-\u2010-\u2015|]|%20){0,4}"
"""Words may also stand together or be joined by signs, as in the name of a file or a link."""
_AS_DIGITS = {"b": "[b8]", "s": "[s5]", "z": "[z2]", "g": "[g6]", "o": "[o0]", "i": "[i1l]"}
_SHORTEST_SLIP, _SHORTEST_DROP = 4, 6
_ACCENTS = {
    "a": "a\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5", "c": "c\u00e7\u0107\u010d",
    "e": "e\u00e8\u00e9\u00ea\u00eb\u0119\u011b", "i": "i\u00ec\u00ed\u00ee\u00ef",
    "n": "n\u00f1\u0144\u0148", "o": "o\u00f2\u00f3\u00f4\u00f5\u00f6", "s": "s\u015b\u0161",
    "u": "u\u00f9\u00fa\u00fb\u00fc\u016f", "w": "w\u0175", "y": "y\u00fd\u00ff\u0177",
    "z": "z\u017a\u017c\u017e",
}  # fmt: skip


_TENS = dict(
    enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
)
_ONES = {int(number): word for word, number in NUMBER_WORDS.items()}
_IN_WORDS = {
    str(number): _ONES[number]
    if number in _ONES
    else rf"{_TENS[number // 10]}[\s-]?{_ONES.get(number % 10, '')}"
    for number in range(1, 100)
}
"""House numbers in words: "number thirty-one"."""


class PieceKind(StrEnum):
    """What a tell-tale piece is."""

    POSTCODE = "postcode"
    STREET = "street"
    BUILDING = "building"
    HOUSE = "house"
    BOX = "box"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One piece of an address that gives the place away alone, ready to be looked for.

    Its pattern is made when it is first needed: making one takes longer than looking with it.
    """

    kind: PieceKind
    words: tuple[str, ...]
    spell: Callable[[], str] = field(compare=False, repr=False)
    named: tuple[str, ...] = field(default=(), compare=False, repr=False)
    slips: bool = field(default=False, compare=False, repr=False)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Give the pattern of every way in which the piece may be written."""
        return re.compile(rf"(?<![^\W_]){self.spell()}(?![^\W_])", re.IGNORECASE)

    def may_stand_in(self, plain: str) -> bool:
        """Say whether a text, made `searchable`, has the words at all without which none matches.

        >>> street = pieces("9 Mill Lane, XX1 4AB")[1]
        >>> street.may_stand_in("by mill ln"), street.may_stand_in("by church ln")
        (True, False)
        """
        return all(any(form in plain for form in forms) for forms in self._needed)

    @cached_property
    def _needed(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(_forms(word, slips=self.slips))
            for word in self.named
            if all(form.isascii() and form.isalnum() for form in _forms(word))
        )


def searchable(text: str) -> str:
    """Give a text as `Piece.may_stand_in` looks at it: small letters without accents."""
    return fold(text).replace("\u0131", "i")


def pieces(address_lines: str | Sequence[str]) -> tuple[Piece, ...]:
    """Give the pieces of an address that alone would tell somebody where it is.

    >>> [" ".join(piece.words) for piece in pieces("Rose Cottage, 9 Mill Ln, XX1 4AB")]
    ['xx1 4ab', '9 mill lane', 'rose cottage']
    """
    address = parse(address_lines)
    found: list[Piece] = []
    if address.postcode:
        outward, inward = address.postcode.lower().split()
        halves = (" ?".join(map(_misread, outward)), _misread(inward[0]) + r"\s?" + _ending(inward))
        spelt = _POSTCODE_GAP.join(halves)
        found.append(Piece(kind=PieceKind.POSTCODE, words=(outward, inward), spell=lambda: spelt))
    box = address.special_of("po-box")
    if box:
        boxed = rf"p{_GAP}o{_GAP}box{_GAP}{re.escape(box)}"
        found.append(Piece(kind=PieceKind.BOX, words=("po", "box", box), spell=lambda: boxed))
    found.extend(_chain_pieces(address))
    street = address.street_piece
    if address.unit_kind == "flat" and address.unit and street is not None and street[0]:
        flat, words = address.unit, street[1]
        found.append(
            Piece(
                kind=PieceKind.STREET,
                words=("flat", flat, *words),
                spell=partial(_flat_of, flat, words),
                named=words,
            )
        )
    return tuple(found)


def find_piece(piece: Piece, text: str) -> Span | None:
    """Find the first place where a piece stands in a text, however it is spaced or shortened.

    >>> find_piece(pieces("9 Mill Lane, XX1 4AB")[1], "seen at 9, Mill Ln on Monday")
    (8, 18)
    """
    match = piece.pattern.search(text)
    return match.span() if match else None


def _chain_pieces(address: ParsedAddress) -> list[Piece]:
    found: list[Piece] = []
    for number, words in reversed(address.chain):
        if number and words:
            found.append(
                Piece(
                    kind=PieceKind.STREET,
                    words=(number, *words),
                    spell=partial(_numbered, number, words),
                    named=words,
                    slips=True,
                )
            )
        elif words and _is_distinctive(words, address):
            name = words[1:] if words[0] == "the" else words
            found.append(
                Piece(
                    kind=PieceKind.BUILDING,
                    words=name,
                    spell=partial(_building, words),
                    named=name,
                    slips=True,
                )
            )
        elif words and _is_house(words, address):
            name = words[1:] if words[0] == "the" else words
            found.append(
                Piece(
                    kind=PieceKind.HOUSE,
                    words=name,
                    spell=partial(_house, words),
                    named=name,
                    slips=True,
                )
            )
    return found


def _is_house(words: tuple[str, ...], address: ParsedAddress) -> bool:
    """Say whether everyday words are the house and no street: nothing else says which house it is.

    The street is the last piece of the chain, unless the flat, or a name of its own, has none.
    """
    last = address.chain[-1][1] == words
    street = address.street_piece
    typed = len(words) > 1 and words[-1] in BUILDING_TYPES | STRONG_TYPES | WEAK_TYPES
    if len(address.chain) == 1 and not typed and not address.places.towns:
        return False
    if last and words[-1] in _CARRIAGEWAYS and not address.unit:
        return False
    if last and words[-1] in STRONG_TYPES and not address.unit and len(address.chain) > 1:
        return False
    if last and street is not None and len(address.chain) > 1 and words[-1] not in BUILDING_TYPES:
        return False
    return calls_a_house(words)


def _building(words: tuple[str, ...]) -> str:
    """Spell a building's name, with or without its article."""
    own = words[1:] if words[0] == "the" else words
    return building_pattern(words, _phrase(own, slips=True))


def _house(words: tuple[str, ...]) -> str:
    """Spell a house's name that is made of everyday words, as a name is written."""
    own = words[1:] if words[0] == "the" else words
    spelt, slipped = ([_word(word, slips=slips) for word in own] for slips in (False, True))
    return house_pattern(words, spelt, slipped, _BETWEEN_WORDS)


def _numbered(number: str, words: tuple[str, ...]) -> str:
    """Spell a street with a house number before or behind it."""
    flat = r"(?:\s?/\s?\w{1,3})?"
    house, street = _number(number), _phrase(words)
    slipped = _phrase(words, slips=True)
    behind = rf"{street}[\s,.(]{{1,3}}(?:(?:at )?(?:no|number)\b\.?\s?)?{re.escape(number)}"
    return rf"(?:{house}{flat}{_AFTER_NUMBER}{slipped}|{behind})"


def _flat_of(flat: str, words: tuple[str, ...]) -> str:
    """Spell a flat that is said of its street: "Flat 2, Orchard Close"."""
    return (
        rf"(?:flat|apartment|apt)\.?\s?{re.escape(flat)}{_AFTER_NUMBER}{_phrase(words, slips=True)}"
    )


def _is_distinctive(words: tuple[str, ...], address: ParsedAddress) -> bool:
    """Say whether a name points at one building: not a street's name, not "The Lodge"."""
    street = address.street_piece
    if street is not None and street[1] == words and words[-1] not in BUILDING_TYPES:
        return False
    if len(address.chain) == 1 and words[-1] not in BUILDING_TYPES and not address.places.towns:
        return False
    telling = [word for word in words if word not in _GENERIC]
    if not telling:
        return False
    return len(words) > 1 or len(telling[0]) >= _SHORTEST_LONE_NAME


def _phrase(words: tuple[str, ...], *, slips: bool = False) -> str:
    """Spell some words; with slips, also with a letter doubled, left out or out of place."""
    return _BETWEEN_WORDS.join(_word(word, slips=slips) for word in words)


def _misread(digits: str) -> str:
    """Spell the first half or digit of a postcode so that O for 0 and l for 1 do not hide it."""
    return digits.replace("0", "[0o]").replace("1", "[1il]")


def _ending(inward: str) -> str:
    """Spell the two letters that end a postcode, also as the digits that they are read as."""
    return " ?".join(_AS_DIGITS.get(letter, letter) for letter in inward[1:])


def _number(number: str) -> str:
    """Spell a house number, in figures or words: 14a also as 14 A, 10-14 also as 10 to 14."""
    spelt = ""
    for part in re.findall(r"\d+|[a-z]+|.", number):
        if part.isdigit():
            spelt += _misread(part) if len(number) > 1 else part
        elif part == "-":
            spelt += r"\s*(?:[-\u2010-\u2015/&]|to|and)\s*"
        else:
            spelt += rf"[\s(-]{{0,2}}{part}" if part.isalpha() else re.escape(part)
    in_words = _IN_WORDS.get(number)
    return f"(?:{spelt}|{in_words})" if in_words else spelt


def _word(word: str, *, slips: bool = False) -> str:
    return "(?:" + "|".join(_letters(form) for form in _forms(word, slips=slips)) + ")"


def _forms(word: str, *, slips: bool = False) -> Iterator[str]:
    """Give the ways to write a word: in full, shortened, and with slips of the pen."""
    forms = (word, *_SHORT_FORMS.get(word, ()), *(_slips(word) if slips else ()))
    yield from dict.fromkeys(forms)


def _slips(word: str) -> Iterator[str]:
    """Give a word with one slip of the pen, but never at its first letter.

    >>> sorted(_slips("hale"))
    ['haale', 'hael', 'halee', 'halle', 'hlae']
    """
    if len(word) < _SHORTEST_SLIP or not word.isalpha():
        return
    for at in range(1, len(word)):
        yield word[: at + 1] + word[at:]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if len(word) >= _SHORTEST_DROP:
            yield word[:at] + word[at + 1 :]


def _letters(word: str) -> str:
    """Spell a word so that accents and apostrophes in the text do not hide it."""
    spelt = (f"[{_ACCENTS[one]}]" if one in _ACCENTS else re.escape(one) for one in word)
    return "['\u2018\u2019\u02bc]?".join(spelt)
