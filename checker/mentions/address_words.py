"""What the words between two commas can be in an address: a street, a flat, a town, a name."""

import re
from enum import Enum, auto

from checker.matching.folding import fold
from checker.matching.vocabulary import (
    ABBREVIATIONS,
    BUILDING_TYPES,
    FLOOR_ACRONYMS,
    FLOORS,
    MARKS,
    STRONG_TYPES,
    TITLES,
    TYPE_FIRST,
    UNIT_NEEDS_NUMBER,
    UNIT_WORDS,
    WEAK_TYPES,
)

NUMBER = re.compile(r"\d{1,4}[A-Za-z]?(?:(?: ?[-\u2013] ?|/)\d{1,4}[A-Za-z]?)?")
_FLAT_FORM = re.compile(
    r"(?:\d{1,2}|O)[FfLl]\d{1,2}|\d{1,2}/\d{1,3}|[GBgb][Ff]\d{0,2}|\d{1,2}[FfLl][RrLl]"
)
_MISREAD_CAPITAL = re.compile(r"l[bcdfgjkmnpqrstvwxz][a-z]{2}")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_UNIT_NUMBER = re.compile(r"\d{1,4}[A-Za-z]?(?:[-\u2013/]\d{1,4}[A-Za-z]?)?|[A-Za-z]\d{0,3}")

CONNECTORS = frozenset({
    "a", "above", "and", "at", "behind", "below", "by", "cum", "de", "in", "juxta", "la", "le",
    "next", "of", "on", "over", "sub", "super", "the", "to", "under", "upon", "with", "y", "yr",
    "&", "-",
})  # fmt: skip
NOT_A_STREET = frozenset({
    "years", "year", "months", "month", "weeks", "week", "days", "day", "hours", "hour",
    "minutes", "minute", "people", "children", "child", "pages", "page", "copies", "january",
    "february", "april", "june", "july", "september", "october", "november", "december", "am",
    "pm", "section", "article", "rule", "rules", "part", "act", "acts", "regulations",
    "order", "orders", "percent", "family", "crown", "county", "magistrates", "supreme",
    "district", "sections", "articles", "points", "cases", "reports",
})  # fmt: skip
"""Words that follow a number where no street is meant: "10 Years of Road safety"."""
_MONTHS = frozenset({
    "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june",
    "jul", "july", "aug", "august", "sep", "sept", "september", "oct", "october", "nov",
    "november", "dec", "december",
})  # fmt: skip
_CARE_OF = frozenset({
    "c/o", "fao", "attn", "attention", "prisoner", "for", "dear", "re",
})  # fmt: skip
_NO_TITLES = frozenset({
    "the", "m", "lt", "lady", "lord", "father", "brother", "sir", "master",
})  # fmt: skip
"""Titles that as often begin a street or a building: The Paddocks, Lady Margaret Road."""
_PRISONS = frozenset({
    "hmp", "hmyoi", "yoi", "raf", "hms",
})  # fmt: skip
_NOT_BUILDINGS = frozenset({
    "court", "school", "college", "academy", "hospital", "clinic", "surgery", "church",
    "chapel", "library", "station", "centre", "stores", "offices", "prison", "shelter",
    "refuge", "hostel", "hotel", "complex", "campus",
})  # fmt: skip
"""Buildings that are bodies too: they count where the street has no number of its own."""
_COURTS = frozenset({
    "family", "county", "crown", "magistrates", "high", "combined", "justice", "law",
})  # fmt: skip
_STREET_ONLY = (STRONG_TYPES | WEAK_TYPES) - {"centre", "hall", "lodge", "court"}
STREET_TYPES = _STREET_ONLY | {
    short for short, long in ABBREVIATIONS.items() if long in _STREET_ONLY
}
"""Every word that ends the name of a street, also shortened."""


_LONGEST_NAME = 4
"""With more words than these, what begins with a title is a sentence: "Mr Pike now lives at"."""


class Kind(Enum):
    """What a piece of an address is."""

    EMPTY = auto()
    NAME = auto()
    PROSE = auto()
    UNIT = auto()
    NUMBER = auto()
    NUMBERED = auto()
    BUILDING = auto()
    BODY = auto()
    STREET = auto()
    PLACE = auto()


def plain(word: str) -> str:
    """Give a word folded, a short form written out: "Rd." is "road"."""
    bare = fold(word).strip(".")
    return ABBREVIATIONS.get(bare, bare)


def is_title(word: str) -> bool:
    """Say whether a word before a name marks it as a person's."""
    bare = fold(word).strip(".")
    return bare in TITLES and bare not in _NO_TITLES


def is_type(word: str) -> bool:
    """Say whether a word ends the name of a street."""
    return fold(word) == "st" or plain(word) in _STREET_ONLY or fold(word) == "dr"


def is_strong_type(word: str) -> bool:
    """Say whether a word ends the name of a street and seldom anything else."""
    return fold(word) in {"st", "dr"} or plain(word) in STRONG_TYPES


def is_written_large(word: str) -> bool:
    """Say whether a word begins as a name does: with a capital, or as 1st, 2nd.

    A scan gives a capital I as a small l: "St lves".
    """
    large = word[0].isupper() or bool(_ORDINAL.fullmatch(word))
    return large or bool(_MISREAD_CAPITAL.match(word))


def may_stand(word: str) -> bool:
    """Say whether a word may stand in an address at all."""
    return is_written_large(word) or word[0].isdigit() or fold(word) in CONNECTORS


def unit_length(words: list[str]) -> int:  # noqa: PLR0911 - one line a kind of unit
    """Count the words at the beginning that name a part of a building: "Flat 3", "3rd Floor"."""
    first = fold(words[0]).strip(".")
    second = fold(words[1]) if len(words) > 1 else ""
    led = _led_length(words, first, second)
    if led:
        return led
    if first.replace(".", "") == "po" and second == "box":
        return min(len(words), 3)
    if first == "pobox":
        return min(len(words), 2)
    if first == "freepost":
        return min(len(words), 2)
    if _FLAT_FORM.fullmatch(words[0]) or first in FLOOR_ACRONYMS:
        return 1
    if first in UNIT_WORDS and second:
        if _UNIT_NUMBER.fullmatch(words[1]) and (len(words[1]) > 1 or words[1] != "a"):
            return 2
        if first not in UNIT_NEEDS_NUMBER and second in UNIT_NEEDS_NUMBER:
            return 2
    return _floor_length([fold(word) for word in words])


def _led_length(words: list[str], first: str, second: str) -> int:
    """Count the words of a door that is told by another: "Rear of Flat 2", "Flat above the Bakery".

    >>> _led_length("The Caravan at".split(), "the", "caravan")
    3
    """
    if first == "flat" and second in {"above", "behind", "below", "over"}:
        return len(words)
    at = 1 if first == "the" else 0
    door, link = words[at : at + 1], words[at + 1 : at + 2]
    if not door or not link or fold(link[0]) not in {"of", "to", "at"}:
        return 0
    if fold(door[0]) not in MARKS | UNIT_WORDS.keys():
        return 0
    rest = words[at + 2 :]
    return at + 2 + (unit_length(rest) if rest else 0)


def _floor_length(words: list[str]) -> int:
    """Count the words of "3rd Floor", "First Floor Flat", "The Annexe", "Basement Flat"."""
    at = 1 if words[0] == "the" else 0
    rest = words[at:]
    if not rest:
        return 0
    if rest[0] in {"annexe", "annex", "penthouse", "basement", "maisonette"}:
        return at + 1 + (len(rest) > 1 and rest[1] in {"flat", "floor"})
    if rest[0] in {"floor", "level"} and len(rest) > 1 and (rest[1].isdigit() or rest[1] in FLOORS):
        return at + 2
    named = rest[0] in FLOORS or plain(rest[0]) in FLOORS or bool(_ORDINAL.fullmatch(rest[0]))
    if not named:
        return 0
    length = 1
    while length < len(rest) and (
        rest[length] in FLOORS or rest[length] in {"floor", "flat", "flr"}
    ):
        length += 1
    has_word = any(word in {"floor", "flat", "flr"} for word in rest[:length])
    return at + length if has_word else 0


def is_building(words: list[str]) -> bool:
    """Say whether the words are the name of a building, as "Hazel House" is."""
    first, last = fold(words[0]), plain(words[-1])
    if first in _PRISONS and len(words) > 1:
        return True
    if first == "hm" and len(words) > 2:  # noqa: PLR2004 - HM Prison and a name
        return True
    if (
        last == "park"
        and len(words) > 1
        and plain(words[-2])
        in {"business", "industrial", "caravan", "science", "retail", "home", "trading"}
    ):
        return True
    if last == "estate" and len(words) > 1:
        return True
    return len(words) > 1 and last in BUILDING_TYPES


def is_body(words: list[str]) -> bool:
    """Say whether a building's name is rather that of a body: a court, a school, a hospital."""
    last = plain(words[-1])
    if last == "court":
        return any(fold(word) in _COURTS for word in words[:-1])
    return last in _NOT_BUILDINGS or any(
        fold(word) in _COURTS for word in words[-3:-1] if last == "centre"
    )


def is_street(words: list[str]) -> bool:
    """Say whether the words are the name of a street without a number."""
    if len(words) < 2:  # noqa: PLR2004 - a type alone names nothing
        return False
    if is_type(words[-1]) or fold(words[0]) in TYPE_FIRST:
        return True
    return is_strong_type(words[-2]) and fold(words[-1]) in {"north", "south", "east", "west"}


def kind_of(words: list[str]) -> Kind:  # noqa: C901, PLR0911 - one line a kind, first that holds
    """Say what a whole piece is.

    >>> kind_of(["Flat", "3"]), kind_of(["61", "Kirkgate"])
    (<Kind.UNIT: 4>, <Kind.NUMBERED: 6>)
    """
    if not words:
        return Kind.EMPTY
    if is_title(words[0]) and len(words) > _LONGEST_NAME and not all(map(may_stand, words)):
        return Kind.PROSE
    if is_title(words[0]) or fold(words[0]).strip(".") in _CARE_OF:
        return Kind.NAME
    inner = words[1:-1] if fold(words[-1]).strip(".") == "dr" else words[1:]
    if not all(map(may_stand, words)) or any(map(is_title, inner)):
        return Kind.PROSE
    if len(words) > 8 or not (is_written_large(words[0]) or words[0][0].isdigit()):  # noqa: PLR2004 - no piece of an address is longer
        return Kind.PROSE
    length = unit_length(words)
    whole = length == len(words)
    if not (whole or is_written_large(words[-1]) or words[-1][0].isdigit()):
        return Kind.PROSE
    if length:
        rest = words[length:]
        return Kind.NUMBERED if rest and kind_of(rest) is Kind.NUMBERED else Kind.UNIT
    if NUMBER.fullmatch(words[0]):
        return _kind_of_numbered(words)
    if any(word[0].isdigit() and not _ORDINAL.fullmatch(word) for word in words):
        return _kind_with_number(words)
    if any(fold(word) in _MONTHS - {"may", "march", "august"} for word in words):
        return Kind.PROSE
    if is_building(words):
        return Kind.BODY if is_body(words) else Kind.BUILDING
    if is_street(words):
        return Kind.STREET
    return Kind.PLACE if len(words) <= 6 else Kind.PROSE  # noqa: PLR2004 - "Newcastle upon Tyne and Wear" is long


def _kind_of_numbered(words: list[str]) -> Kind:
    """Say what a piece that begins with a number is."""
    if len(words) == 1:
        return Kind.NUMBER
    second = fold(words[1])
    if second in NOT_A_STREET or not (is_written_large(words[1]) or second in CONNECTORS):
        return Kind.UNIT if NUMBER.fullmatch(words[1]) and len(words) > 2 else Kind.PROSE  # noqa: PLR2004 - flat, house, street
    if second in _MONTHS and not any(map(is_type, words[2:])):
        return Kind.PROSE
    return Kind.NUMBERED


def _kind_with_number(words: list[str]) -> Kind:
    """Say what a piece with a number further on is: "Hazel House 40 Long Lane"."""
    at = next(i for i, word in enumerate(words) if word[0].isdigit())
    before, after = words[:at], words[at:]
    if not before:
        return Kind.PROSE
    if fold(before[-1]).strip(".") in {"no", "number"} and len(before) == 1:
        return _kind_of_numbered(after) if NUMBER.fullmatch(after[0]) else Kind.PROSE
    numbered = bool(NUMBER.fullmatch(after[0])) and _kind_of_numbered(after) is Kind.NUMBERED
    if numbered and is_building(before) and not is_body(before):
        return Kind.NUMBERED
    return Kind.PROSE
