"""What is an address and no street: PO Box, BFPO, DX, care of, a prison number, Freepost."""

import re
from collections.abc import Sequence

from checker.matching.folding import NUMBER, folded_words
from checker.matching.vocabulary import BUILDING_TYPES, STRONG_TYPES, WEAK_TYPES

_PRISON_NUMBER = re.compile(r"[a-z]\d{4}[a-z]{2}")
_PERSON_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "prof", "messrs", "sir", "dame", "cpl",
     "sgt", "pte", "capt", "maj"},
)  # fmt: skip
_NO_HOME = (
    ("no", "fixed", "abode"),
    ("no", "fixed", "address"),
    ("nfa",),
    ("of", "no", "fixed", "abode"),
)

Special = tuple[str, str]


def take_specials(
    pieces: list[list[str]],
    explained: Sequence[str],
) -> tuple[list[list[str]], tuple[Special, ...], tuple[str, ...]]:
    """Part the special lines and the names above the address from the rest of it."""
    names = [folded_words(name) for name in explained if name.strip()]
    rest: list[list[str]] = []
    special: list[Special] = []
    addressee: list[str] = []
    for words in pieces:
        left = _take_special(words, special)
        if left and not rest and (_is_person(left) or any(_is_name(left, name) for name in names)):
            addressee.append(" ".join(left))
        elif len(rest) == 1 and any(len(name) > 1 and tuple(left) == name for name in names):
            addressee.append(" ".join(left))  # A team stands above its body's name.
        elif left:
            rest.append(left)
    return rest, tuple(sorted(special)), tuple(addressee)


def _take_special(words: list[str], special: list[Special]) -> list[str]:
    """Give the words of a piece that are not special, and put those that are into the list."""
    if tuple(words) in _NO_HOME:
        special.append(("no-home", "yes"))
        return []
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in {"pobox", "bfpo"} and following:
            special.append(("po-box" if word == "pobox" else word, following))
            return _take_special(words[:at] + words[at + 2 :], special)
        if word in {"dx", "freepost"} and at == 0:
            special.append((word, " ".join(words[1:])))
            return []
        if _PRISON_NUMBER.fullmatch(word):
            special.append(("prison-number", word))
            return _take_special(words[:at] + words[at + 1 :], special)
        if word == "careof" or (word == "care" and following == "of"):
            start = at + (1 if word == "careof" else 2)
            end = next(
                (i for i in range(start, len(words)) if NUMBER.match(words[i])),
                len(words),
            )
            special.append(("care-of", " ".join(words[start:end])))
            return words[:at] + words[end:]
    return words


def _is_person(words: list[str]) -> bool:
    types = STRONG_TYPES | WEAK_TYPES | BUILDING_TYPES
    return (
        words[0] in _PERSON_TITLES
        and words[-1] not in types
        and not any(NUMBER.match(word) for word in words)
    )


def _is_name(words: list[str], name: tuple[str, ...]) -> bool:
    """Say whether a line is a known name, its forenames perhaps as initials, a title before it."""
    bare = words[1:] if words[0] in _PERSON_TITLES and len(words) > 1 else words
    if len(bare) != len(name) or bare[-1] != name[-1]:
        return False
    return all(
        one == other or (len(one) == 1 and other.startswith(one))
        for one, other in zip(bare, name, strict=True)
    )
