"""Finds where in a column of text addresses stand: ends first, then back to their beginnings."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.matching.caseless import caseless
from checker.matching.folding import fold
from checker.matching.postcodes import POSTCODE, to_postcode
from checker.matching.vocabulary import COUNTRIES, DIRECTIONS, HOME_COUNTRIES
from checker.mentions.address_grammar import (
    BODY_WORDS,
    Component,
    Walk,
    components,
    is_place_only,
    walk_back,
)
from checker.mentions.address_words import (
    NOT_A_STREET,
    STREET_TYPES,
    Kind,
    is_strong_type,
    is_title,
    is_type,
    is_written_large,
    kind_of,
    may_stand,
    plain,
)
from checker.mentions.full_lines import flowing
from checker.mentions.passage import Column, Piece
from checker.model import Span

_COUNTRY = re.compile(
    rf"[ ,.]*[\n ,] *(?:{'|'.join(sorted(HOME_COUNTRIES | COUNTRIES, key=len, reverse=True))})"
    r"(?=[ .]*(?:[\n,;)]|$))",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\d ?(?:st|nd|rd|th|am|pm)$")
_FORCES = caseless(r"\bB\.? ?F\.? ?P\.? ?O\.?(?: ?(?:no\.?|number))?[ :]{0,2}\d{1,4}\b")
_NO_HOME = re.compile(r"^(?:of )?no fixed (?:abode|address)\.?$", re.IGNORECASE | re.MULTILINE)
_NUMBER = re.compile(
    "(?<![\\w\u00a3$\u20ac./-])"
    "(?P<number>\\d{1,4}[A-Za-z]?(?:(?: ?[-\u2013] ?|/)\\d{1,4}[A-Za-z]?)?),?\\s(?=[^\\W\\d_a-z])"
)
_SMALL = re.compile(
    r"(?<![\w.,/-])(?:flat \d{1,4}[a-z]?,? )?\d{1,4}[a-z]?,? (?:[a-z'-]+ ){1,3}"
    r"(?:road|rd|street|lane|avenue|ave|close|crescent|drive|terrace|gardens|grove|square)\b",
)
_FIRM = frozenset({
    "road", "street", "avenue", "lane", "crescent", "terrace", "gardens", "grove",
    "boulevard", "mews",
})  # fmt: skip
"""Types that a capital may follow: a town without a comma."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT_BEFORE = frozenset({
    "section", "sections", "rule", "rules", "article", "part", "page", "pages", "paragraph",
    "paragraphs", "para", "form", "chapter", "schedule", "table", "figure", "appendix", "act",
    "court", "order", "regulation", "question", "item", "step", "version", "dx", "no", "nos",
})  # fmt: skip
_OPENERS = frozenset({
    "the", "he", "she", "they", "we", "i", "you", "it", "this", "that", "these", "those",
    "there", "please", "and", "but", "if", "when", "as", "in", "on", "at", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "april", "june", "july", "september", "october", "november", "december", "tel",
    "telephone", "phone", "fax", "email", "our", "your", "my", "his", "her", "dx", "dear",
    "yours", "ref", "re", "date", "not", "where", "which", "who",
})  # fmt: skip
_TYPE = re.compile(
    rf"\b(?:{'|'.join(sorted(STREET_TYPES, key=len, reverse=True))}|st|dr)\b", re.IGNORECASE
)
_MANY = 50
_PLACES_BELOW_NAME = 2
"""A house and its village, after a person's name: "Mrs Bell, Fairview, Little Norton"."""
_FAR = 70
"""No street's name is longer, in characters."""
_LONGEST_STREET = 6
_LONGEST_TOWN = 3
_NO_TOWN = frozenset({"and", "at", "in", "of", "on", "over", "to", "with", "by", "a", "next"})
"""Words in small letters after a street and its town that go on with the sentence."""
_FORWARD = 90
_MOST_FORCES_LINES = 4
_LONGEST_LINE = 6
_BLOCK_LINES = range(3, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an address stands in a column's text."""

    column: Column
    start: int
    end: int


def spots(column: Column) -> list[Spot]:
    """Give where the addresses of a column stand, in order, none over another."""
    column = flowing(column)
    found = list(_by_postcode(column))
    for more in (_by_forces(column), _by_street(column), _by_block(column, known=bool(found))):
        added = [span for span in more if not _overlaps(span, found)]
        if added:
            found = sorted((*found, *added))
    return [Spot(column=column, start=start, end=end) for start, end in found]


def _overlaps(span: Span, found: list[Span]) -> bool:
    """Say whether a span stands over one of some that are in order."""
    at = bisect_right(found, span[0], key=_start)
    before = at > 0 and found[at - 1][1] > span[0]
    return before or (at < len(found) and found[at][0] < span[1])


def _start(span: Span) -> int:
    return span[0]


def _by_postcode(column: Column) -> Iterator[Span]:
    text, before = column.text, 0
    for match in POSTCODE.finditer(text):
        if to_postcode(match[0]) is None or _MEASURE.search(match[0]):
            continue
        walk = walk_back(text, before, match.start())
        start = _accepted(column, walk, match.end()) if walk else None
        if start is None:
            small = _SMALL.search(text, max(before, match.start() - 80), match.start())
            start = small.start() if small else None
        if start is not None:
            country = _COUNTRY.match(text, match.end())
            yield start, country.end() if country else match.end()
        before = match.end()


def _accepted(column: Column, walk: Walk, end: int) -> int | None:
    """Give where an address begins, or None where only a town stood before the postcode."""
    if walk.premises or walk.street or (walk.named and walk.places >= _PLACES_BELOW_NAME):
        return walk.start
    first, last = column.row(walk.start), column.row(end)
    if column.pieces[first].at != walk.start:
        return None
    if first == 0:
        first += 1
    rows = column.pieces[first : last + 1]
    if len(rows) == 1:
        upper = column.pieces[first - 1].text.replace(".", "").split()
        return rows[0].at if walk.places > 1 and kind_of(upper) is Kind.NAME else None
    while len(rows) > _PLACES_BELOW_NAME and _names_a_body(rows):
        rows = rows[1:]
    enough = len(rows) > 1 and walk.start < rows[0].at + 1
    named = [piece for piece in rows[:-1] if not is_place_only(piece.text)]
    return rows[0].at if enough and named else None


def _names_a_body(rows: Sequence[Piece]) -> bool:
    """Say whether the first rows are a person and their firm, above the house of an address."""
    return any(BODY_WORDS.intersection(map(fold, row.text.split())) for row in rows[:2])


def _by_forces(column: Column) -> Iterator[Span]:
    for match in _FORCES.finditer(column.text):
        row = column.row(match.start())
        first = row
        while (
            first > 1
            and row - first < _MOST_FORCES_LINES
            and kind_of(column.pieces[first - 1].text.split()) in _LINES
        ):
            first -= 1
        piece = column.pieces[first]
        yield (piece.at if first < row else match.start()), match.end()
    for match in _NO_HOME.finditer(column.text):
        if column.row(match.start()) > 0:
            yield match.span()


_LINES = frozenset({Kind.PLACE, Kind.UNIT, Kind.BUILDING, Kind.STREET, Kind.NUMBERED, Kind.BODY})


def _by_street(column: Column) -> Iterator[Span]:
    """Give streets with a number that stand without a postcode."""
    text, after = column.text, 0
    for match in _near_a_type(text, list(_NUMBER.finditer(text))):
        if match.start() < after or _YEAR.fullmatch(match["number"]) or _is_counted(text, match):
            continue
        pieces = components(text, match.end(), min(len(text), match.end() + _FORWARD))
        street = _street_end(pieces[0]) if pieces[0].words else None
        if street is None and _goes_on_below(pieces):
            pieces[:2] = [
                Component([*pieces[0].words, *pieces[1].words], hard=True, new_line=False)
            ]
            street = _street_end(pieces[0])
        if street is None:
            continue
        taken, strong = street
        end = _town_end(pieces, taken, column, match.start())
        if end is None and not strong:
            continue
        last = end or pieces[0].words[taken].end
        walk = walk_back(text, after, match.start(), premises=True)
        yield (walk.start if walk else match.start()), last
        after = last


def _near_a_type(text: str, numbers: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out the numbers that no street's type follows, where there are many numbers."""
    if len(numbers) < _MANY:
        return numbers
    types = [match.end() for match in _TYPE.finditer(text)]
    following = [bisect_right(types, number.end()) for number in numbers]
    return [
        number
        for number, at in zip(numbers, following, strict=True)
        if at < len(types) and types[at] <= number.end() + _FAR
    ]


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Say whether a word before the number takes it for itself: "section 7", "Court 5"."""
    before = text[max(0, match.start() - 16) : match.start()].split()
    return bool(before) and fold(before[-1]).strip(".(") in _NOT_BEFORE


def _goes_on_below(pieces: list[Component]) -> bool:
    """Say whether the name of a street may go on in the next line: "9 Elm / Road"."""
    short = 0 < len(pieces[0].words) < _LONGEST_TOWN
    return short and len(pieces) > 1 and pieces[1].new_line and bool(pieces[1].words)


def _street_end(piece: Component) -> tuple[int, bool] | None:
    """Give the index of the word that ends a street, and whether it can mean nothing else."""
    words = piece.texts()[: _LONGEST_STREET + 1]
    if len(words) == 1 or fold(words[0]) in NOT_A_STREET or not is_written_large(words[0]):
        return None
    weak: int | None = None
    month = fold(words[0]) in {"march", "may", "august"}
    for at, word in enumerate(words):
        if not may_stand(word) or word[0].isdigit() or (is_title(word) and fold(word) != "dr"):
            break
        if at and fold(word) in NOT_A_STREET and not is_type(word):
            return None
        if at and is_written_large(word) and is_type(word):
            following = words[at + 1] if at + 1 < len(words) else ""
            goes_on = following[:1].isupper() and fold(following) not in DIRECTIONS
            if fold(word) in {"st", "dr"} and goes_on:
                continue
            if is_strong_type(word) and not month and (not goes_on or plain(word) in _FIRM):
                return at, True
            weak = at if weak is None else weak
    return (weak, False) if weak is not None else None


def _town_end(pieces: list[Component], taken: int, column: Column, start: int) -> int | None:
    """Give where the towns after a street end, or None where there are none."""
    rest = pieces[0].words[taken + 1 :]
    if rest:
        small = next((at for at, word in enumerate(rest) if word.text in _NO_TOWN), len(rest))
        rest = rest[:small]
        place = kind_of([word.text for word in rest]) is Kind.PLACE
        whole = 0 < len(rest) <= _LONGEST_TOWN and place
        return rest[-1].end if whole and fold(rest[0].text) not in _OPENERS else None
    end: int | None = None
    in_block = column.pieces[column.row(start)].at == start
    for piece in pieces[1:4]:
        words = piece.texts()
        if piece.hard or not words or fold(words[0]) in _OPENERS or is_title(words[0]):
            break
        large = 0
        while large < len(words) and words[large][0].isupper():
            large += 1
        if piece.new_line and not (in_block and large == len(words)):
            break
        if not large or large > _LONGEST_TOWN or kind_of(words[:large]) is not Kind.PLACE:
            break
        end = piece.words[large - 1].end
        if large < len(words):
            break
    return end


def _by_block(column: Column, *, known: bool) -> Iterator[Span]:
    """Give the address under a name at the head of a short block without a British postcode."""
    rows = column.pieces
    if known or len(rows) not in _BLOCK_LINES:
        return
    if kind_of(rows[0].text.replace(".", "").split()) is not Kind.NAME:
        return
    kinds = [_kind_of_row(piece.text) for piece in rows]
    first = next((at for at in range(1, len(rows)) if kinds[at] in _DOORS), None)
    if first is None:
        return
    last = first
    while last + 1 < len(rows) and _is_short(rows[last + 1].text):
        last += 1
    if last > first:
        yield rows[first].at, rows[last].at + len(rows[last].text)


_DOORS = frozenset({Kind.UNIT, Kind.BUILDING, Kind.STREET, Kind.NUMBERED})


def _kind_of_row(text: str) -> Kind:
    pieces = components(text, 0, len(text))
    kinds = [kind_of(piece.texts()) for piece in pieces if piece.words]
    return next((kind for kind in kinds if kind in _DOORS), kinds[0] if kinds else Kind.EMPTY)


def _is_short(text: str) -> bool:
    words = text.replace(",", " ").split()
    return (
        0 < len(words) <= _LONGEST_LINE
        and fold(words[0]) not in _OPENERS
        and ":" not in text
        and "@" not in text
    )
