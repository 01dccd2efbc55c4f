"""From the place where an address ends, walks back to where it begins."""

import re
from dataclasses import dataclass

from checker.matching.folding import fold
from checker.matching.vocabulary import COUNTIES, COUNTY_FORMS
from checker.mentions.address_words import (
    NUMBER,
    Kind,
    is_body,
    is_building,
    is_street,
    is_strong_type,
    is_title,
    is_written_large,
    kind_of,
    may_stand,
    plain,
    unit_length,
)

REACH = 260
"""No address is longer, in characters."""

_TOKEN = re.compile(
    r"\b\d{1,4}[A-Za-z]? [-\u2013] \d{1,4}[A-Za-z]?\b"
    r"|[^\W_](?:[\w'\u2019./&\u2013-]*\w)?|\n|[^\w\s]"
)
_SOFT = frozenset(",;|\n\u2022\u00b7")
_SHORT = frozenset({
    "st", "rd", "sq", "ave", "av", "ln", "la", "cl", "cres", "gdns", "ter", "terr", "tce",
    "dr", "pl", "apt", "no", "bldg", "blvd", "hse", "rev", "revd", "mr", "mrs", "ms", "mx",
    "prof", "co", "ct", "gt", "lt", "nr", "mt", "p.o", "b.f.p.o", "hants", "northants",
})  # fmt: skip
BODY_WORDS = frozenset({
    "and", "&", "services", "service", "solicitors", "law", "llp", "ltd", "limited", "council",
    "team", "department", "office", "legal", "practice", "family", "advice", "advocates",
    "chambers", "headteacher", "manager", "officer", "worker", "teacher", "guardian",
    "solicitor", "barrister",
    "interpreter", "trust", "partners", "associates", "counsel", "justice", "nursery",
})  # fmt: skip
"""Words of a firm's name or an office, below a person's name: no house is called so."""
_MOST_PLACES = 4
_PLACES_WITH_STREET = 2
"""So many pieces without a type may be a street and its town: "4 / The Bungalows / Ormley"."""
_HOUSE_COMES_AFTER = frozenset({
    "at", "of", "is", "from", "to", "in", "was", "address", "not",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and where it stands in the column's text."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Component:
    """The words between two commas or line breaks. `hard` marks one that begins a sentence."""

    words: list[Word]
    hard: bool
    new_line: bool

    def texts(self) -> list[str]:
        """Give the bare words."""
        return [word.text for word in self.words]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Where an address begins, and what was found on the way."""

    start: int
    premises: bool
    street: bool
    places: int
    named: bool = False
    """Whether somebody's name stands right before it."""


def components(text: str, first: int, last: int) -> list[Component]:
    """Part a stretch of text at commas, line breaks, ends of sentences and brackets."""
    found: list[Component] = [Component([], hard=True, new_line=first == 0)]
    before: Word | None = None
    for match in _TOKEN.finditer(text, first, last):
        mark = match[0]
        if mark[0].isalnum():
            before = Word(mark, match.start(), match.end())
            found[-1].words.append(before)
        elif mark == "&":
            found[-1].words.append(Word(mark, match.start(), match.end()))
        elif mark in _SOFT:
            if found[-1].words or found[-1].hard:
                found.append(Component([], hard=False, new_line=mark == "\n"))
            else:
                found[-1].new_line |= mark == "\n"
        elif not _is_part_of_word(text, match, before):
            found.append(Component([], hard=True, new_line=False))
    return [one for one in found if one.words or one.hard]


def walk_back(text: str, first: int, last: int, *, premises: bool = False) -> Walk | None:
    """Walk back from `last`, where a postcode or a street begins, to where its address begins.

    Args:
        text: The text of a column.
        first: Where to stop at the latest.
        last: Where what was found already begins.
        premises: Whether what was found already says which house.
    """
    steps = _Steps(last, premises=premises)
    pieces = components(text, max(first, last - REACH), last)
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        above = pieces[index - 1] if index and not piece.hard else None
        if piece.words and not steps.take(piece, above):
            break
        if piece.hard and (piece.words or index < len(pieces) - 1):
            break
    return steps.walk()


class _Steps:
    """What a walk has taken so far."""

    def __init__(self, last: int, *, premises: bool) -> None:
        self.start = last
        self.premises = premises
        self.numbered = premises
        self.street = premises
        self.places = 0
        self.named = False

    def walk(self) -> Walk | None:
        """Give the walk, or None where nothing but towns was passed."""
        if not (self.premises or self.street or self.places):
            return None
        return Walk(
            start=self.start,
            premises=self.premises,
            street=self.street,
            places=self.places,
            named=self.named,
        )

    def take(  # noqa: PLR0911 - one line a kind of piece
        self, piece: Component, above: Component | None
    ) -> bool:
        """Take a piece, or the end of it; say whether the walk goes on."""
        words = piece.texts()
        kind = kind_of(words)
        if self.numbered:
            return self._take_inner(piece, words, kind, above)
        if kind is Kind.NUMBER and not self.street and self.places < _PLACES_WITH_STREET:
            return False
        if kind is Kind.BODY and self.street and above is not None and above.new_line:
            kind = Kind.PLACE
        if kind in {Kind.NUMBERED, Kind.NUMBER}:
            self._accept(piece, premises=True, numbered=True)
            return True
        if kind in {Kind.UNIT, Kind.BUILDING, Kind.BODY}:
            self._accept(piece, premises=True)
            return True
        if kind is Kind.STREET and not self.premises:
            self._accept(piece, street=True)
            return True
        if kind is Kind.PLACE and not self.street and not self.premises:
            return self._take_place(piece, words)
        if kind is Kind.PLACE and not self.premises:
            return self._take_house(piece, words, above)
        self.named = kind is Kind.NAME
        self._take_end(piece, words, kind)
        return False

    def _accept(
        self,
        piece: Component,
        *,
        premises: bool = False,
        street: bool = False,
        numbered: bool = False,
    ) -> None:
        self.start = piece.words[0].start
        self.premises |= premises
        self.street |= street or numbered
        self.numbered |= numbered

    def _take_place(self, piece: Component, words: list[str]) -> bool:
        """Take a town or a village, as long as there are not too many of them."""
        split = start_of_premises(words)
        if split is not None:
            self._cut(piece, words, split)
            return False
        self.places += 1
        self.start = piece.words[0].start
        return self.places <= _MOST_PLACES

    def _take_house(self, piece: Component, words: list[str], above: Component | None) -> bool:
        """Take the name of a house without a number, where a name stands above it."""
        below_name = piece.new_line and above is not None and len(words) <= 3  # noqa: PLR2004 - house names are short
        lone = len(words) == 1  # A person's name has two words: "Fairview, Upper Brook Lane".
        if (below_name or lone) and not BODY_WORDS.intersection(map(fold, words)):
            self._accept(piece, premises=True)
        return False

    def _take_inner(
        self, piece: Component, words: list[str], kind: Kind, above: Component | None
    ) -> bool:
        """Take a flat or a building before a numbered street."""
        if kind is Kind.PLACE and above is not None and kind_of(above.texts()) is Kind.UNIT:
            kind = Kind.BUILDING
        if kind in {Kind.PLACE, Kind.STREET} and self._is_house_below_name(piece, words, above):
            self._accept(piece, premises=True)
            return False
        if kind is Kind.BUILDING and piece.hard and piece.new_line and _may_be_surname(words):
            return False
        if kind in {Kind.UNIT, Kind.BUILDING, Kind.NUMBER}:
            self._accept(piece, premises=True)
            return True
        if kind is Kind.NUMBERED and unit_length(words):
            self._accept(piece, premises=True)
            return True
        tail = _tail(words)
        split = start_of_premises(tail)
        if split is not None and _is_inner(tail[split:]):
            self.start = piece.words[len(words) - len(tail) + split].start
        elif kind is Kind.NAME:
            return False
        elif len(tail) > 1 and len(tail) < len(words) and is_building(tail) and not is_body(tail):
            self.start = piece.words[len(words) - len(tail)].start
        return False

    @staticmethod
    def _is_house_below_name(piece: Component, words: list[str], above: Component | None) -> bool:
        """Say whether words are a house's name between a person's and a numbered street."""
        return (
            piece.new_line
            and above is not None
            and kind_of(above.texts()) is Kind.NAME
            and len(words) <= 3  # noqa: PLR2004 - house names are short
            and not BODY_WORDS.intersection(map(fold, words))
        )

    def _take_end(self, piece: Component, words: list[str], kind: Kind) -> None:
        """Take the last words of a piece of prose where they begin an address."""
        tail = _tail(words)
        split = start_of_premises(tail)
        offset = len(words) - len(tail)
        if split is not None:
            self._cut(piece, words, offset + split)
        elif kind is Kind.NAME:
            return
        elif len(tail) > 1 and is_building(tail) and not is_body(tail):
            self.start, self.premises = piece.words[offset].start, True
        elif len(tail) > 1 and is_street(tail) and not self.street:
            self.start, self.street = piece.words[offset].start, True
        elif (
            (self.street or self.places >= _PLACES_WITH_STREET)
            and tail
            and offset
            and fold(words[offset - 1]) in _HOUSE_COMES_AFTER
        ):
            self.start, self.premises = piece.words[offset].start, True

    def _cut(self, piece: Component, words: list[str], at: int) -> None:
        self.start = piece.words[at].start
        self.premises = True
        self.street |= any(is_strong_type(word) for word in words[at:])


def start_of_premises(words: list[str]) -> int | None:
    """Give where, in words without commas, the house or the flat begins.

    >>> start_of_premises("National Office 3rd Floor 21 Bloomsbury Street London".split())
    2
    """
    for at in range(len(words)):
        rest = words[at:]
        if unit_length(rest) and not (at and unit_length(words[at - 1 :])):
            return at
        if NUMBER.fullmatch(rest[0]) and len(rest) > 1 and kind_of(rest) is Kind.NUMBERED:
            return at
        if fold(rest[0]) in {"hmp", "hmyoi"}:
            return at
    return _start_of_house(words)


def is_place_only(text: str) -> bool:
    """Say whether a piece is a county, which alone makes no address."""
    bare = " ".join(fold(text).replace(".", " ").split())
    return bare in COUNTIES or bare in COUNTY_FORMS


def _start_of_house(words: list[str]) -> int | None:
    """Give where a named house begins before a street in one run: "Rose Cottage Mill Lane"."""
    for at in range(1, len(words) - 2):
        building = plain(words[at]) in {"cottage", "house", "farm", "lodge", "barn", "bungalow"}
        if building and any(is_strong_type(word) for word in words[at + 2 :]):
            return at - 1
    return None


def _tail(words: list[str]) -> list[str]:
    """Give the words at the end of a piece that may stand in an address."""
    at = len(words)
    while at and may_stand(words[at - 1]) and not is_title(words[at - 1]):
        at -= 1
    while at < len(words) and not (is_written_large(words[at]) or words[at][0].isdigit()):
        at += 1
    last = len(words) - 1
    for index in range(last, at - 1, -1):
        if fold(words[index]) in {"at", "of", "to", "and", "from", "in"} and index < last:
            small = words[index][0].islower()
            if small and not any(map(is_strong_type, words[index + 2 : index + 3])):
                return words[index + 1 :]
    return words[at:]


def _is_inner(words: list[str]) -> bool:
    return kind_of(words) in {Kind.UNIT, Kind.NUMBERED, Kind.BUILDING}


def _may_be_surname(words: list[str]) -> bool:
    """Say whether two words may be a person as well as a building: "Stuart Hall"."""
    surnames = {"hall", "mill", "church", "park"}
    return len(words) == 2 and fold(words[1]) in surnames  # noqa: PLR2004 - forename and surname


def _is_part_of_word(text: str, match: re.Match[str], before: Word | None) -> bool:
    """Say whether a mark belongs to the word before it: "Rd.", "J.", "Solicitors'"."""
    mark, at = match[0], match.start()
    adjacent = before is not None and before.end == at
    if not adjacent or before is None:
        return mark in "'\u2019" and text[at + 1 : at + 2].isalpha() and text[at - 1 : at] == "O"
    if mark in "'\u2019":
        return text[at + 1 : at + 2] in {" ", "\n"} and before.text.endswith("s")
    if mark != ".":
        return False
    following = text[at + 1 : at + 2]
    short = fold(before.text) in _SHORT or (len(before.text) == 1 and before.text.isalpha())
    return following in {",", "\n"} or short
