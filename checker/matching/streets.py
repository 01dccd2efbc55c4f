"""Where the building and the street end and the places begin."""

from checker.matching.folding import NUMBER
from checker.matching.vocabulary import (
    BUILDING_TYPES,
    DIRECTIONS,
    PLACE_TYPES,
    STREET_TAILS,
    STRONG_TYPES,
    TYPE_FIRST,
    WEAK_TYPES,
)

_TYPES = STRONG_TYPES | WEAK_TYPES
_TAILS = DIRECTIONS | STREET_TAILS
_AFTER_A_STREET = PLACE_TYPES | (WEAK_TYPES - BUILDING_TYPES)

Piece = tuple[str, tuple[str, ...]]
"""A number, or an empty string, and the words behind it."""


def street_pieces(
    pieces: list[list[str]],
    *,
    has_special: bool,
) -> tuple[list[Piece], list[tuple[str, ...]]]:
    """Give the pieces from the building to the street, and the places behind them."""
    split = _split_places(_split_numbers(_join_lone_numbers(pieces)))
    last = -1
    street_seen = False
    for at, (number, words) in enumerate(split):
        if number or _belongs_to_premises(words, street_seen=street_seen):
            last = at
        street_seen = street_seen or ((bool(number) or at > 0) and _ends_in_type(words))
    if last < 0 and split and not has_special:
        last = 0
    return split[: last + 1], [words for _, words in split[last + 1 :]]


def is_typed(words: tuple[str, ...]) -> bool:
    """Say whether words look like a street's name: they end or begin with a type of street."""
    if len(words) < 2:  # noqa: PLR2004 - a type alone names nothing
        return False
    tailed = words[-1] in _TAILS and words[-2] in _TYPES
    return words[-1] in _TYPES or tailed or words[0] in TYPE_FIRST


def _belongs_to_premises(words: tuple[str, ...], *, street_seen: bool) -> bool:
    if words[-1] in BUILDING_TYPES or words[0] in {"hmp", "hmyoi"}:
        return True
    if not street_seen:
        return is_typed(words)
    return is_typed(words) and words[-1] not in _AFTER_A_STREET


def _ends_in_type(words: tuple[str, ...]) -> bool:
    return any(word in _TYPES or word in TYPE_FIRST for word in words)


def _join_lone_numbers(pieces: list[list[str]]) -> list[list[str]]:
    """Put a number that stands alone, "14, Elm Road", before the words that follow it."""
    joined: list[list[str]] = []
    carried: list[str] = []
    for words in pieces:
        bare = [word for word in words if word not in {"no", "number"}] or words
        if len(bare) == 1 and NUMBER.fullmatch(bare[0]) and not carried:
            carried = bare
        elif carried and NUMBER.fullmatch(words[0]):
            joined.append(carried)
            joined.append(words)
            carried = []
        else:
            joined.append(carried + words)
            carried = []
    return [*joined, carried] if carried else joined


def _split_numbers(pieces: list[list[str]]) -> list[Piece]:
    """Begin a new piece at every house number: "hazel house 40 long lane"."""
    found: list[Piece] = []
    for words in pieces:
        number, run = "", list[str]()
        at = 0
        while at < len(words):
            word = words[at]
            if word.isalpha() and word not in {"no", "number"}:
                run.append(word)
                at += 1
                continue
            more = at + 1 < len(words)
            if word in {"no", "number"} and more and NUMBER.fullmatch(words[at + 1]):
                at += 1
                continue
            if (NUMBER.fullmatch(word) or "/" in word) and (more or at == 0):
                if run or number:
                    found.append((number, tuple(run)))
                number, run = (word.lstrip("0") or word) if word[1:].isdigit() else word, []
                if word.isdigit() and more and len(words[at + 1]) == 1 and words[at + 1].isalpha():
                    number += words[at + 1]
                    at += 1
            else:
                run.append(word)
            at += 1
        if run or number:
            found.append((number, tuple(run)))
    return found


def _split_places(pieces: list[Piece]) -> list[Piece]:
    """Part "near" and, on the last piece, what follows the street's type, from the street."""
    split: list[Piece] = []
    for at, (number, words) in enumerate(pieces):
        is_last = at == len(pieces) - 1
        end = _street_end(words) if is_last else len(words)
        if "near" in words[1:]:
            end = words.index("near", 1)
        split.append((number, words[:end]))
        if words[end:]:
            split.append(("", words[end:]))
    return [piece for piece in split if piece[0] or piece[1]]


def _street_end(words: tuple[str, ...]) -> int:
    """Give how many words belong to the street; all of them where no type says so."""
    if not words or words[-1] in BUILDING_TYPES:
        return len(words)
    for types in (STRONG_TYPES, WEAK_TYPES):
        at = next((i for i in range(len(words) - 1, 0, -1) if words[i] in types), 0)
        if at:
            end = at + 1
            while end < len(words) and words[end] in _TAILS:
                end += 1
            return end
    return len(words)
