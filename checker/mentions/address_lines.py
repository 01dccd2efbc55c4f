"""The lines of one found address, and the name that stands above or before it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.matching.folding import fold
from checker.matching.vocabulary import DIRECTIONS
from checker.mentions.address_spots import Spot
from checker.mentions.address_words import (
    NUMBER,
    is_strong_type,
    is_title,
    is_written_large,
    may_stand,
    unit_length,
)
from checker.mentions.letter_lines import COPY

_MARKS = " ,.;|\u2022\u00b7"
_MOST_ROWS = 6
_MOST_WORDS = 9
_SHORT = 4
_STANDS_FOR_A_NAME = frozenset({"parent", "carer", "guardian", "mother", "father", "family"})
"""Words in small letters in a line like "To the parent of Robin Hale"."""
_FIELDS = frozenset({"postcode", "post code", "address", "town", "county"})
_ONLY_LABEL = re.compile(r"[A-Za-z][\w '/-]{0,24}:")
_LABEL = re.compile(
    r"(?:private|strictly|confidential|in confidence|by |sent by|send by|our ref|"
    r"your ref|ref\b|date\b|"
    r"tel|phone|fax|e-?mail|dear\b|hi\b|www\.|http|"
    r"addressee only|"
    r"dx\b|cc\b|copy\b|copies\b|address\b)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:to|name|addressee|recipient|for the attention of|fao|attn\.?|attention) ?: ?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[ .,;|\u2022\u00b7-]*(?:$|\(|(?:tel|telephone|phone|fax|email|e-mail|dx|www|t|f|e)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an address stands on the page.

    `block` says that it stands by itself, as on an envelope, and not in a sentence; `labelled`
    that "Address:" or the like stands before it on its line.
    """

    spot: Spot
    lines: tuple[str, ...]
    addressee: tuple[str, ...]
    block: bool
    labelled: bool = False


def standing(spot: Spot, after: int) -> Standing:
    """Give an address's lines and addressee. `after` is where the address before it ended."""
    column = spot.column
    row = column.row(spot.start)
    piece = column.pieces[row]
    before = column.text[max(piece.at, after) : spot.start]
    ends = bool(_AFTER.match(_rest_of_row(spot)))
    names = _names_before(before)
    begins = piece.at == spot.start or names is not None
    above = _names_above(spot, row, after) if begins and after <= piece.at else ()
    block = begins and ends and above is not None
    return Standing(
        spot=spot,
        lines=_lines(spot, block=block),
        addressee=((*(above or ()), *(names or ())) if block else ()),
        block=block,
        labelled=bool(_ONLY_LABEL.fullmatch(before.strip(_MARKS))),
    )


def _lines(spot: Spot, *, block: bool) -> tuple[str, ...]:
    """Give the lines of an address: the page's own in a block of lines, else parted at commas."""
    written = spot.column.text[spot.start : spot.end]
    if block and "\n" in written:
        return _tidy(written.split("\n"))
    parts = re.split(r"[,;|\u2022\u00b7]", " ".join(written.split()))
    return _tidy(line for part in parts for line in _unflattened(part.strip()))


def _unflattened(part: str) -> list[str]:
    """Part "3rd Floor 21 Bloomsbury Street London WC1B3HF" where its pieces begin.

    >>> _unflattened("Flat 2 14 Elm Road")
    ['Flat 2', '14 Elm Road']
    """
    words = part.split()
    length = unit_length(words) if words else 0
    if length and length < len(words) and words[length][0].isdigit():
        return [" ".join(words[:length]), *_unflattened(" ".join(words[length:]))]
    ends = [at + 1 for at in range(2, len(words) - 1) if is_strong_type(words[at])]
    if ends and words[0][0].isdigit() and fold(words[ends[0]]) not in DIRECTIONS:
        return [" ".join(words[: ends[0]]), " ".join(words[ends[0] :])]
    return [part]


def _tidy(lines: Iterable[str]) -> tuple[str, ...]:
    bare = (" ".join(line.replace("(", " ").split()).strip(_MARKS) for line in lines)
    kept = [line for line in bare if line and fold(line).rstrip(":") not in _FIELDS]
    if len(kept) > 1 and NUMBER.fullmatch(kept[0]):
        kept[:2] = [f"{kept[0]} {kept[1]}"]
    return tuple(kept)


def _rest_of_row(spot: Spot) -> str:
    piece = spot.column.pieces[spot.column.row(spot.end)]
    return spot.column.text[spot.end : piece.at + len(piece.text)]


def _names_before(before: str) -> tuple[str, ...] | None:
    """Give the names on the same line before an address, or None where that is a sentence."""
    bare = _TO.sub("", before.strip(_MARKS))
    if not bare or _ONLY_LABEL.fullmatch(bare):
        return ()
    bare = COPY.sub("", bare).strip(_MARKS + ":")
    if not _is_name_row(bare):
        return None
    return tuple(name for part in bare.split(",") for name in _person_and_body(part.strip()))


def _names_above(spot: Spot, row: int, after: int) -> tuple[str, ...] | None:
    """Give the name lines above an address, or None where it continues a paragraph."""
    names: list[str] = []
    for piece in reversed(spot.column.pieces[max(0, row - _MOST_ROWS) : row]):
        text = _TO.sub("", piece.text.strip(_MARKS))
        if piece.at < after or _LABEL.match(piece.text):
            break
        if text and not _is_name_row(text):
            return tuple(reversed(names)) if names or _ends_sentence(piece.text) else None
        if text:
            names.append(text.strip(_MARKS))
    return tuple(reversed(names))


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith((":", ".", ";"))


def _is_name_row(text: str) -> bool:
    """Say whether a line can be a name: few words, none of a sentence."""
    words = text.replace(",", " ").replace("(", " ").replace(")", " ").split()
    if not words or len(words) > _MOST_WORDS or any(mark in text for mark in ':@?!"\u201c'):
        return False
    care_of = fold(words[0]).startswith(("c/o", "care", "prison"))
    return care_of or (
        is_written_large(words[0])
        and all(
            may_stand(word)
            or (word.islower() and len(word) < _SHORT)
            or fold(word).rstrip("s") in _STANDS_FOR_A_NAME
            for word in words
        )
    )


def _person_and_body(text: str) -> tuple[str, ...]:
    """Part a title, initials and a surname from what follows them on the line.

    >>> _person_and_body("Ms E Morrison Cafcass National Office")
    ('Ms E Morrison', 'Cafcass National Office')
    """
    words = text.split()
    at = 0
    while at < len(words) and is_title(words[at]):
        at += 1
    initials = at
    while initials < len(words) and len(words[initials].strip(".")) == 1:
        initials += 1
    if at and initials > at and initials + 1 < len(words):
        return " ".join(words[: initials + 1]), " ".join(words[initials + 1 :])
    return (text,)
