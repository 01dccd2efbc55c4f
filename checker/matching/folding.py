"""Text as the comparison sees it: folded words, in the pieces that commas and lines made."""

import re
import unicodedata
from collections.abc import Sequence

from checker.matching.vocabulary import ABBREVIATIONS, LOOKALIKES, STRONG_TYPES

NUMBER = re.compile(r"\d+[a-z]?(?:-\d*[a-z]?)?")
"""A house number: 14, 14a, 7-9, 14a-c."""

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u0060\u00b4\u00ad]")
_SEPARATORS = re.compile(r"[\n\r,|;\u2022\u00b7\t]+")
_RANGE = re.compile(r"(?<![\w/-])(\d+[a-z]?)\s*(?:-|\bto\b)\s*(\d+[a-z]?|[a-z])(?![\w/-])")
_TICK = re.compile("(?<=\\d)['\u2018\u2019](?=\\d)")
_POINT = re.compile(r"(?<=\d)[._:\\](?=\d)")
_SPACED_SLASH = re.compile(r"(?<=\d)\s*/\s*(?=\w)")
_INITIALS = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_BOX = re.compile(r"\bp\.?\s*o\.?\s*box\b")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+(?:[/-][^\W_]+)*")


def fold(text: str) -> str:
    """Give text in lower case without accents, apostrophes or unusual dashes.

    >>> fold("Ty\u0302 Bach, King\u2019s Rd")
    'ty bach, kings rd'
    """
    if text.isascii():
        return text.replace("'", "").replace("`", "").lower()
    plain = _DASHES.sub("-", _APOSTROPHES.sub("", text))
    if plain.isascii():
        return plain.lower()
    letters = unicodedata.normalize("NFKD", plain)
    kept = (one for one in letters if not unicodedata.combining(one) and not _is_unseen(one))
    return "".join(kept).lower()


def _is_unseen(letter: str) -> bool:
    """Say whether a character takes no room on the page, so that 1 and 4 around it are 14."""
    return unicodedata.category(letter) == "Cf"


def as_it_looks(text: str) -> str:
    """Give text with every letter that only looks like a Latin one or a digit as that one.

    As long as the text, so that a place in the one is a place in the other.

    >>> as_it_looks("\uff13\uff11 \u0412eech Gr\u043eve")
    '31 Beech Grove'
    """
    return text if text.isascii() else "".join(map(_looks_like, text))


def _looks_like(letter: str) -> str:
    if letter.isascii():
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    return LOOKALIKES.get(letter) or (plain if len(plain) == 1 and plain.isascii() else letter)


def segments(written: str | Sequence[str]) -> list[list[str]]:
    """Give the words of each piece of an address: pieces end at lines, commas and pipes.

    >>> segments("14, Heol-y-Bont | 7 \u2013 9 Market Pl.")
    [['14'], ['heol', 'y', 'bont'], ['7-9', 'market', 'place']]
    """
    whole = written if isinstance(written, str) else "\n".join(written)
    plain = fold(_signs_apart(_TICK.sub("/", whole)))
    found = (_words(piece) for piece in _SEPARATORS.split(plain))
    return [words for words in found if words]


def _signs_apart(text: str) -> str:
    """Give text in which a raised number or a fraction is a word of its own, and no digit."""
    if text.isascii():
        return text
    return "".join(
        f" sign{ord(one)} " if unicodedata.category(one) == "No" else one for one in text
    )


def folded_words(text: str) -> tuple[str, ...]:
    """Give the folded words of a phrase, short forms written out."""
    return tuple(word for piece in segments(text) for word in piece)


def _words(piece: str) -> list[str]:
    plain = piece.isascii() and piece.replace(" ", "").isalpha() and "box" not in piece
    words = piece.split() if plain else _parted(piece)
    return [_whole(word, at, words) for at, word in enumerate(words)]


def _parted(piece: str) -> list[str]:
    """Give the words of a piece that has signs and numbers, each rule only where it can apply."""
    digits = _DIGIT.search(piece) is not None
    if digits:
        piece = _POINT.sub("/", piece)
    piece = piece.replace("&", " and ").replace("+", " and ")
    piece = piece.replace("r/o", "rear of").replace("c/o", " careof ")
    if "." in piece:
        piece = _INITIALS.sub(r"\1", piece)
    if "box" in piece:
        piece = _BOX.sub("pobox", piece)
    if digits:
        piece = _RANGE.sub(r"\1-\2", _SPACED_SLASH.sub("/", piece) if "/" in piece else piece)
    words: list[str] = []
    for word in _WORD.findall(piece):
        if "-" not in word or NUMBER.fullmatch(word) or ("/" in word and word[0].isdigit()):
            words.append(word)
        else:
            words.extend(word.split("-"))
    return words


def _whole(word: str, at: int, words: list[str]) -> str:
    """Write a short form out. "St" and "Dr" mean two things, and their place tells which."""
    if word == "dr":
        return "drive" if at > 0 and words[at - 1] != "careof" else word
    if word == "st" and at > 0 and _ends_a_street(at, words):
        return "street"
    if word == "saint":
        return "st"
    return ABBREVIATIONS.get(word, word)


def _ends_a_street(at: int, words: list[str]) -> bool:
    """Say whether "st" at a place is Street: after a name, with no other type for it to precede."""
    rest = words[at + 1 :]
    if NUMBER.fullmatch(words[at - 1]) or (rest and words[at - 1] in _BEFORE_SAINT):
        return False
    name_starts = max((i + 1 for i in range(at) if NUMBER.fullmatch(words[i])), default=0)
    numbered = name_starts > 0
    named_already = any(word in _TYPES_AND_SHORT_FORMS for word in words[name_starts + 1 : at])
    return not rest or (
        numbered and not named_already and not any(word in _PLAIN_TYPES for word in rest)
    )


_TYPES_AND_SHORT_FORMS = STRONG_TYPES | {
    short for short, whole in ABBREVIATIONS.items() if whole in STRONG_TYPES
} | {"court", "ct", "park", "pk", "view", "green", "dr"}  # fmt: skip
_BEFORE_SAINT = frozenset(
    {"upper", "lower", "great", "little", "old", "new", "bury", "the", "st", "street"},
)
_PLAIN_TYPES = frozenset(
    {
        "street", "road", "rd", "lane", "ln", "avenue", "ave", "close", "cl", "square", "sq",
        "gardens", "gdns", "place", "pl", "terrace", "way", "hill", "row", "drive", "court",
        "crescent", "cres", "church", "hospital", "school",
    },
)  # fmt: skip
