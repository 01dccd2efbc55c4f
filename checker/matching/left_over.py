"""The words that only one of two addresses has, each with what explains it, if anything does."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from checker.matching.parsed import ParsedAddress
from checker.matching.place_names import is_place_name
from checker.matching.places import split_county
from checker.matching.vocabulary import (
    COUNTY_FORMS,
    FILLERS,
    FLOOR_ACRONYMS,
    NUMBER_WORDS,
    TOWN_FORMS,
    UNIT_WORDS,
)

_PLURALS = {"flats": "flat", "apartments": "flat", "units": "unit", "rooms": "room"}
_WORDING = FILLERS | frozenset(UNIT_WORDS.values()) | {"floor", "careof", "care", "to", "dx"}
"""Words that name what stands behind them, which is compared as such: "Flat 3" and "3"."""

_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """Words that the other address has not, and why they change nothing.

    `why` is "county", "town", "name" or "wording", and empty where nothing explains the words.
    """

    words: str
    why: str = ""


def left_over(one: ParsedAddress, other: ParsedAddress) -> tuple[LeftOver, ...]:
    """Give the words of one address that the other has not, in order, with what explains each.

    >>> from checker.matching.parsed import parse
    >>> left_over(parse("9 Elm Road, Otley, W Yorks"), parse("9 Elm Rd, Otley"))
    (LeftOver(words='west yorkshire', why='county'),)
    """
    there = Counter(_spoken(other))
    phrases: list[list[str]] = [[]]
    for word in _spoken(one):
        if there[word]:
            there[word] -= 1
            if phrases[-1]:
                phrases.append([])
        else:
            phrases[-1].append(word)
    return tuple(
        left for words in phrases if words for left in _explained(tuple(words), one, other)
    )


def _spoken(address: ParsedAddress) -> list[str]:
    """Give the words of an address, each in the one form in which all its writings agree."""
    said: list[str] = []
    for before, word in pairwise(("", *address.words)):
        if word in FLOOR_ACRONYMS:
            said.extend(FLOOR_ACRONYMS[word])
        elif len(word) == 1 and word.isalpha() and before.isdigit():
            said[-1] += word
        elif "/" in word:
            said.extend(word.split("/"))
        else:
            said.append(_plain(word))
    return [part for word in _in_one_language(said) for part in word.split()]


def _plain(word: str) -> str:
    unit = UNIT_WORDS.get(word) or _PLURALS.get(word)
    return unit or NUMBER_WORDS.get(word, word)


def _in_one_language(words: list[str]) -> list[str]:
    """Put the one name of a town, and of a county, in the place of its others."""
    found: list[str] = []
    at = 0
    while at < len(words):
        sizes = range(min(_LONGEST_NAME, len(words) - at), 0, -1)
        size = next((size for size in sizes if _form(words[at : at + size])), 1)
        found.append(_form(words[at : at + size]) or words[at])
        at += size
    return found


def _form(words: list[str]) -> str:
    name = " ".join(words)
    return TOWN_FORMS.get(name, "") or COUNTY_FORMS.get(name, "")


def _explained(words: tuple[str, ...], one: ParsedAddress, other: ParsedAddress) -> list[LeftOver]:
    """Part left-over words into what explains them: a county at the end, a town, a name."""
    left, county = split_county(words)
    found = [LeftOver(words=" ".join(county), why="county")] if county else []
    if left:
        found.insert(0, LeftOver(words=" ".join(left), why=_why(left, one, other)))
    return found


def _why(words: tuple[str, ...], one: ParsedAddress, other: ParsedAddress) -> str:
    if all(word in _WORDING for word in words):
        return "wording"
    telling = set(words) - FILLERS
    if one.addressee and telling <= {word for name in one.addressee for word in name.split()}:
        return "" if one.strangers else "name"
    towns = [set(town) for town in one.places.towns]
    only = [town for town in one.places.towns if town not in other.places.towns]
    if any(telling <= town for town in towns) and all(map(is_place_name, only)):
        return "town"
    return ""
