"""Are these the same person's name, and where is a name written in a text?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from checker.matching.folding import fold
from checker.matching.nicknames import NICKNAMES
from checker.matching.once import once
from checker.matching.slips import is_one_edit
from checker.matching.vocabulary import HONOURS, PARTICLES, TITLES

Span = tuple[int, int]

_LETTERS = r"[^\W\d_]"
_NAME_WORD = re.compile(rf"{_LETTERS}+(?:[-'\u2018\u2019\u02bc]{_LETTERS}+)*\.?")
_GAP = r"[^\S\n]*\n?[^\S\n]*"
_SPACE = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
_HYPHEN = r"(?:[^\S\n]*[-\u2010-\u2015][^\S\n]*\n?[^\S\n]*|[^\S\n]+)"
_APOSTROPHE = "['\u2018\u2019\u02bc`]?"
_MIDDLE_NAME = (
    r"(?!(?:mr|mrs|ms|miss|mx|dr|and|or)\b)"
    rf"(?-i:[A-Z\u00c0-\u00de](?:\.|{_LETTERS}*(?:-{_LETTERS}+)?))"
)
_ASCII = frozenset(map(chr, range(128)))
_RUN = re.compile(r"[a-z]+")
_SHORTEST_SLIP = 4
_KNOWN_NAMES = 4_096
_KNOWN_VERDICTS = 16_384
_NONE: frozenset[int] = frozenset()
_ALIKE = {
    "a": "a\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u0101\u0103\u0105", "c": "c\u00e7\u0107\u010d",
    "d": "d\u010f\u0111\u00f0", "e": "e\u00e8\u00e9\u00ea\u00eb\u0113\u0117\u0119\u011b",
    "g": "g\u011f\u0123", "i": "i\u00ec\u00ed\u00ee\u00ef\u012b\u0131", "l": "l\u0142\u013e\u013a",
    "n": "n\u00f1\u0144\u0148", "o": "o\u00f2\u00f3\u00f4\u00f5\u00f6\u00f8\u014d\u0151",
    "r": "r\u0159\u0155", "s": "s\u015b\u0161\u015f\u0219", "t": "t\u0165\u0163\u021b",
    "u": "u\u00f9\u00fa\u00fb\u00fc\u016b\u016f\u0171", "w": "w\u0175", "y": "y\u00fd\u00ff\u0177",
    "z": "z\u017a\u017c\u017e",
}  # fmt: skip
_FORMS = {form for one in "".join(_ALIKE.values()) for form in one + one.upper()}
_UNUSUAL = re.compile(f"[\u0301\u02bc\u0130\u017f\u212a\u212b{''.join(_FORMS - _ASCII)}]")
"""What stands in a text only where somebody's name has an accent or a rare apostrophe."""
_FOLD_MORE = str.maketrans(
    {
        "\u0142": "l",
        "\u00f8": "o",
        "\u0111": "d",
        "\u00f0": "d",
        "\u0131": "i",
        "\u00df": "ss",
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedName:
    """A name taken apart, as written: "Ms", ("Erin", "M"), "Hale"."""

    title: str = ""
    forenames: tuple[str, ...] = ()
    surname: str = ""
    honours: tuple[str, ...] = ()


class NameVerdict(StrEnum):
    """How a written name goes together with the names that the record holds for one person.

    COMPATIBLE is an initial, a title and surname, a nickname, a forename alone. SLIP is one letter
    apart: Kahn and Khan, who may be two people.
    """

    SAME = "same"
    COMPATIBLE = "compatible"
    SLIP = "slip"
    DIFFERENT = "different"


_ORDER = tuple(NameVerdict)


@lru_cache(maxsize=_KNOWN_NAMES)
def parse_name(text: str) -> ParsedName:
    """Take a name apart: title, forenames, surname with its particles, honours.

    >>> parse_name("Mrs Agnieszka W\u00f3jcik-Hall").surname
    'W\u00f3jcik-Hall'
    >>> parse_name("HALE, Erin"), parse_name("Dr Huw ap Rhys").surname
    (ParsedName(title='', forenames=('Erin',), surname='HALE', honours=()), 'ap Rhys')
    """
    before, comma, after = text.partition(",")
    if comma and _words(after) and not all(_folded(word) in HONOURS for word in _words(after)):
        title, surname = _without_titles(_words(before))
        more_titles, forenames = _without_titles(_words(after))
        forenames, honours = _without_honours(forenames)
        return ParsedName(
            title=" ".join((*title, *more_titles)),
            forenames=tuple(forenames),
            surname=" ".join(surname),
            honours=tuple(honours),
        )
    title, rest = _without_titles(_words(text))
    rest, honours = _without_honours(rest)
    at = _surname_starts(rest, titled=bool(title))
    return ParsedName(
        title=" ".join(title),
        forenames=tuple(rest[:at]),
        surname=" ".join(rest[at:]),
        honours=tuple(honours),
    )


def compare_names(written: str, names: Sequence[str], *, title: str = "") -> NameVerdict:
    """Hold a written name against every name that the record holds for one person.

    >>> compare_names("Ms Hale", ["Erin Hale"]), compare_names("Mr Kahn", ["Omar Khan"])
    (<NameVerdict.COMPATIBLE: 'compatible'>, <NameVerdict.SLIP: 'slip'>)

    Args:
        written: The name as a letter has it.
        names: Current, previous and other names of the one person.
        title: The title that the record holds; another one makes a bare surname DIFFERENT
            only where it says another sex ("Mr" for "Ms").

    """
    return _compared(written, tuple(names), title)


@lru_cache(maxsize=_KNOWN_VERDICTS)
def _compared(written: str, names: tuple[str, ...], title: str) -> NameVerdict:
    """Compare once what many rules ask about the same letter."""
    found = [_compare(parse_name(written), parse_name(name), title) for name in names if name]
    return min(found, key=_ORDER.index, default=NameVerdict.DIFFERENT)


def find_name(name: str, text: str) -> tuple[Span, ...]:
    """Find every place where a full name is written: in full, surname first, with an initial.

    A name given with its title is also found as title and surname.

    >>> find_name("Erin Hale", "To HALE, Erin and E. Hale")
    ((3, 13), (18, 25))
    """
    plain = text.replace("\u2018", "'").replace("\u2019", "'")
    ordinary = plain.isascii() or _UNUSUAL.search(plain) is None
    if ordinary and _letters_of(name) not in _without_apostrophes(plain):
        return ()
    pattern = _pattern(name, ordinary=ordinary)
    return () if pattern is None else tuple(match.span() for match in pattern.finditer(plain))


@lru_cache(maxsize=_KNOWN_NAMES)
def _letters_of(name: str) -> str:
    """Give the longest run of small letters that is in a surname, however the name is written."""
    runs = _RUN.findall(folded_name(parse_name(name).surname))
    return max(runs, key=len, default="")


def _in_small_letters(text: str) -> str:
    return text.lower().replace("'", "").replace("`", "")


_without_apostrophes = once(_in_small_letters, of_any_length=True)


@lru_cache(maxsize=_KNOWN_NAMES)
def folded_name(text: str) -> str:
    """Give a name without accents, apostrophes and hyphens, in lower case, one space a gap."""
    return " ".join(fold(text).translate(_FOLD_MORE).replace("-", " ").replace(".", " ").split())


def _compare(a: ParsedName, b: ParsedName, title: str) -> NameVerdict:
    surname_a, surname_b = _folded(a.surname), _folded(b.surname)
    forenames_a = [_folded(word) for word in a.forenames]
    forenames_b = [_folded(word) for word in b.forenames]
    whole_a, whole_b = (
        " ".join((*forenames, surname))
        for forenames, surname in ((forenames_a, surname_a), (forenames_b, surname_b))
    )
    if forenames_a and _joined(whole_a) == _joined(surname_b):
        # A double surname written as two words, and no forename: Mrs OBrien Hale.
        forenames_a, surname_a = [], surname_b
    if forenames_a and forenames_b and whole_a == whole_b:
        return NameVerdict.SAME
    if not forenames_a and not a.title and _is_forename(surname_a, forenames_b):
        return NameVerdict.COMPATIBLE
    if _joined(surname_a) == _joined(surname_b):
        return _compare_forenames(
            forenames_a,
            forenames_b,
            _sexes_differ(a.title, b.title or title),
        )
    if not _forename_fits(forenames_a, forenames_b):
        return NameVerdict.DIFFERENT
    if _slipped(surname_a, surname_b):
        return NameVerdict.SLIP
    double = _part_of_double(surname_a, surname_b)
    return NameVerdict.COMPATIBLE if double else NameVerdict.DIFFERENT


def _is_forename(word: str, forenames: list[str]) -> bool:
    """Say whether a word alone is somebody's forename, or short for the first of them."""
    return word in forenames or (bool(forenames) and _nicknamed(word, forenames[0]))


def _compare_forenames(a: list[str], b: list[str], sexes_differ: bool) -> NameVerdict:  # noqa: FBT001 - private, one caller
    if a == b and a:
        return NameVerdict.SAME
    if not a or not b:
        return NameVerdict.DIFFERENT if sexes_differ else NameVerdict.COMPATIBLE
    if a[0] == b[0] and _middle_names_fit(a[1:], b[1:]):
        return NameVerdict.SAME if len(a) == 1 or len(b) == 1 else NameVerdict.COMPATIBLE
    if _forename_fits(a, b) and _middle_names_fit(a[1:], b[1:]):
        one_is_initial = len(a[0]) == 1 or len(b[0]) == 1
        return NameVerdict.DIFFERENT if sexes_differ and one_is_initial else NameVerdict.COMPATIBLE
    if a[0] in b[1:] and len(a) == 1:
        return NameVerdict.COMPATIBLE
    return NameVerdict.SLIP if _slipped(a[0], b[0]) else NameVerdict.DIFFERENT


def _middle_names_fit(a: list[str], b: list[str]) -> bool:
    """Say whether middle names do not contradict: absent, an initial, or the same."""
    return all(
        one == other or (1 in {len(one), len(other)} and one[0] == other[0])
        for one, other in zip(a, b, strict=False)
    )


def _forename_fits(a: list[str], b: list[str]) -> bool:
    """Say whether first forenames may be one person's: the same, an initial, a nickname."""
    if not a or not b:
        return True
    one, other = a[0], b[0]
    initials = "".join(word[0] for word in b)
    if len(one) > 1 and one == initials and len(b) > 1:
        return True
    if 1 in {len(one), len(other)}:
        return one[0] == other[0]
    return one == other or _nicknamed(one, other)


def _nicknamed(a: str, b: str) -> bool:
    return a == b or not _groups().get(a, _NONE).isdisjoint(_groups().get(b, _NONE))


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Give for each forename the groups of `NICKNAMES` that it is in."""
    every = {name for names in NICKNAMES for name in names}
    return {
        name: frozenset(at for at, names in enumerate(NICKNAMES) if name in names) for name in every
    }


def _slipped(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= _SHORTEST_SLIP and is_one_edit(a, b)


def _part_of_double(a: str, b: str) -> bool:
    """Say whether one surname is half of the other, a double one: Hall of Wojcik-Hall."""
    parts_a, parts_b = a.split(), b.split()
    short, long = sorted((parts_a, parts_b), key=len)
    return len(short) == 1 and len(long) == 2 and short[0] in long and short[0] not in PARTICLES  # noqa: PLR2004 - a double name has two halves


def _sexes_differ(a: str, b: str) -> bool:
    sex_a, sex_b = _sex(a), _sex(b)
    return bool(sex_a and sex_b and sex_a != sex_b)


def _sex(title: str) -> str:
    first = _folded(title).split(" ", 1)[0]
    if first in {"mr", "sir", "lord", "master", "mstr"}:
        return "m"
    return "f" if first in {"mrs", "ms", "miss", "dame", "lady"} else ""


def _words(text: str) -> list[str]:
    return [match[0] for match in _NAME_WORD.finditer(text)]


def _folded(word: str) -> str:
    return folded_name(word)


def _joined(surname: str) -> str:
    return surname.replace(" ", "")


def _without_titles(words: list[str]) -> tuple[list[str], list[str]]:
    at = 0
    while at < len(words) - 1 and _is_title(words, at):
        at += 1
    return words[:at], words[at:]


def _is_title(words: list[str], at: int) -> bool:
    """Say whether a word is a title; "the" only before another, "M" only with no full stop."""
    word = _folded(words[at])
    if word == "the":
        return _folded(words[at + 1]) in TITLES
    return word in TITLES and len(word) > 1


def _without_honours(words: list[str]) -> tuple[list[str], list[str]]:
    end = len(words)
    while end > 1 and _folded(words[end - 1]).replace(" ", "") in HONOURS:
        end -= 1
    return words[:end], words[end:]


def _surname_starts(words: list[str], *, titled: bool) -> int:
    """Give where the surname begins: the last word, with the particles before it."""
    at = len(words) - 1
    first = 0 if titled else 1
    while at > first and _folded(words[at - 1]) in PARTICLES and not words[at - 1].endswith("."):
        if len(words[at - 1]) == 1 and words[at - 1].isupper():
            break
        at -= 1
    return max(at, 0)


@lru_cache(maxsize=_KNOWN_NAMES)
def _pattern(name: str, *, ordinary: bool) -> re.Pattern[str] | None:
    """Give the pattern of every way to write a name. Kept: making one takes a millisecond.

    An ordinary text has no accents and no rare apostrophe: its pattern is made in half the time.
    """
    patterns = _patterns(parse_name(name))
    if ordinary:
        patterns = [_without_accents(pattern) for pattern in patterns]
    if not patterns:
        return None
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})(?![^\W_])", re.IGNORECASE)


def _without_accents(pattern: str) -> str:
    for letter, alike in _ALIKE.items():
        pattern = pattern.replace(_accented(alike), letter)
    return pattern.replace(_APOSTROPHE, "['`]?")


def _accented(alike: str) -> str:
    return f"[{alike}]\u0301?"


def _patterns(name: ParsedName) -> list[str]:
    """Give the patterns of a name, the longest way of writing it first."""
    if not name.surname:
        return []
    surname = _spelt(name.surname)
    found: list[str] = []
    if name.forenames:
        first = _spelt(name.forenames[0])
        initial = _spelt_word(name.forenames[0][:1])
        middle = rf"(?:{_SPACE}{_MIDDLE_NAME})" + "{0,2}?"
        known = "".join(
            rf"(?:{_SPACE}(?:{_spelt(word)}|{_spelt_word(word[:1])}\.?))?"
            for word in name.forenames[1:]
        )
        found += [
            rf"{surname}[^\S\n]*,{_GAP}{first}{known}",
            rf"{first}{known}{_SPACE}{surname}",
            rf"{first}{middle}{_SPACE}{surname}" if len(name.forenames) == 1 else "",
            rf"{surname}[^\S\n]*,{_GAP}{initial}\b\.?",
            (
                rf"{_one_initial(name.forenames[0])}(?:[^\S\n]*(?-i:[A-Z\u00c0-\u00de])\b\.?){{0,2}}"
                rf"(?:{_SPACE}|(?<=\.)){surname}"
            ),
        ]
    if name.title:
        titles = r"\.?\s+".join(re.escape(word.rstrip(".")) for word in name.title.split())
        found.append(rf"{titles}\.?{_SPACE}{surname}")
    elif not name.forenames:
        found.append(surname)
    return [pattern for pattern in found if pattern]


def _one_initial(forename: str) -> str:
    """Give the pattern of an initial: the words "a" and "I" are none without a full stop."""
    initial = _spelt_word(forename[:1])
    upper = forename[:1].upper()
    return rf"(?:{initial}\.|(?-i:{upper}))" if upper in {"A", "I"} else rf"{initial}\.?"


def _spelt(name: str) -> str:
    """Spell a name so that hyphens, apostrophes and accents in the text do not hide it."""
    return _HYPHEN.join(_spelt_word(word) for word in folded_name(name).split())


def _spelt_word(word: str) -> str:
    letters = (
        _accented(_ALIKE[one]) if one in _ALIKE else re.escape(one)
        for one in fold(word).translate(_FOLD_MORE)
    )
    return _APOSTROPHE.join(letters)
