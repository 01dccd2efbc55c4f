"""Towns, villages, counties and countries behind the street, and whether two sets of them agree."""

from collections.abc import Callable
from dataclasses import dataclass

from checker.matching.place_names import is_dwelling
from checker.matching.vocabulary import (
    COUNTIES,
    COUNTRIES,
    COUNTY_FORMS,
    HOME_COUNTRIES,
    QUALIFIERS,
    TOWN_FORMS,
    TOWN_LINKS,
)

_LONGEST_NAME = 5
_COUNTRY_ENDS = frozenset(name.split()[-1] for name in (*HOME_COUNTRIES, *COUNTRIES))
_COUNTY_ENDS = frozenset(name.split()[-1] for name in (*COUNTY_FORMS, *COUNTIES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The places of an address: villages and towns as written, and county and country apart."""

    towns: tuple[tuple[str, ...], ...] = ()
    county: str = ""
    country: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Give the words of the towns in order."""
        return tuple(word for town in self.towns for word in town)


NOWHERE = Places()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesAgree:
    """How two sets of places go together: what only one has, and whether they contradict."""

    shared: bool
    only_one: tuple[tuple[str, ...], ...]
    conflict: bool
    counties_conflict: bool


def sort_places(pieces: list[tuple[str, ...]]) -> Places:
    """Tell counties and countries from towns, and bring towns to one name each."""
    towns: list[tuple[str, ...]] = []
    county = country = ""
    for words in pieces:
        left = words[1:] if words[0] == "near" and len(words) > 1 else words
        left, found = _without_country(left)
        country = found or country
        left, found = _without_county(left)
        county = found or county
        if left:
            towns.append(tuple(TOWN_FORMS.get(" ".join(left), " ".join(left)).split()))
    country = "" if country in HOME_COUNTRIES else country
    return Places(towns=tuple(towns), county=county, country=country)


def compare_places(a: Places, b: Places) -> PlacesAgree:
    """Say how the places of two addresses go together."""
    counties_conflict = bool(a.county and b.county and a.county != b.county)
    said, other = a.words, b.words
    alike = len(said) == len(other) and sorted(said) == sorted(other)
    if alike and _sisters(said) == _sisters(other):
        return PlacesAgree(
            shared=bool(said),
            only_one=(),
            conflict=False,
            counties_conflict=counties_conflict,
        )
    left = [town for town in a.towns if not any(_same_town(town, one) for one in b.towns)]
    right = [town for town in b.towns if not any(_same_town(town, one) for one in a.towns)]
    shared = len(left) < len(a.towns)
    return PlacesAgree(
        shared=shared,
        only_one=tuple(left or right),
        conflict=bool(left and right),
        counties_conflict=counties_conflict,
    )


def split_county(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part a county or home country at the end of words from what stands before it."""
    left, _ = _without_country(words)
    left, _ = _without_county(left)
    return left, words[len(left) :]


def _sisters(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give every Upper, Little and the like with the word that it goes with."""
    return sorted(words[at : at + 2] for at, word in enumerate(words) if word in QUALIFIERS)


def _same_town(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether two towns are one, perhaps cut short: Newcastle, Newcastle upon Tyne."""
    if a == b:
        return True
    if len(a) == len(b):
        return False
    short, long = sorted((a, b), key=len)
    rest = long[len(short) :]
    return (
        len(rest) > 1
        and long[: len(short)] == short
        and rest[0] in TOWN_LINKS
        and not is_dwelling(rest[1:])
    )


def _without_country(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    return _strip_end(words, _country) if words and words[-1] in _COUNTRY_ENDS else (words, "")


def _without_county(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    return _strip_end(words, _county) if words and words[-1] in _COUNTY_ENDS else (words, "")


def _strip_end(words: tuple[str, ...], known: Callable[[str], str]) -> tuple[tuple[str, ...], str]:
    """Take a known name off the end of a piece: "otley west yorkshire"."""
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = known(" ".join(words[-size:]))
        if name:
            return words[:-size], name
    return words, ""


def _county(name: str) -> str:
    full = COUNTY_FORMS.get(name) or COUNTY_FORMS.get(name.replace("near ", ""))
    return full or (name if name in COUNTIES else "")


def _country(name: str) -> str:
    return name if name in HOME_COUNTRIES or name in COUNTRIES else ""
