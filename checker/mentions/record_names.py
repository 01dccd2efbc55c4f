"""Finds every name of every person of the case record, in any form."""

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.matching.caseless import Caseless, caseless
from checker.matching.names import find_name, folded_name
from checker.matching.nicknames import NICKNAMES
from checker.matching.vocabulary import PARTICLES
from checker.mentions.forenames import Kind, Lists, kind_of, lists
from checker.mentions.name_words import TITLE_WORDS, is_name_word
from checker.mentions.passage import Passage, Passages
from checker.model import Case, Mention, MentionKind, Person, Span
from checker.settings import Policy

_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w'\u2019.-]*)[ \n]$")
_AFTER = re.compile(r"[ \n](?P<word>[^\W\d_][\w'\u2019-]*)")
_TITLES = rf"(?:{'|'.join(sorted(TITLE_WORDS, key=len, reverse=True))})"
_TITLE = caseless(rf"(?<![\w'-])(?:{_TITLES}\b\.?[ \n]){{1,2}}$")
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile("['\u2018\u2019\u02bc`]s?(?!\\w)")
_SHORTEST = 2
_MOST_INITIALS = 3
_LONGEST_TITLE = 24
_FAR = 200
_NAMES = frozenset({Kind.FORENAME, Kind.DOUBTFUL, Kind.PLACE, Kind.OTHER, Kind.INITIAL})
_MONTHS = frozenset({"april", "may", "june", "july", "august", "march"})
_BEFORE_MONTHS = re.compile(
    r"(?:\d|\b(?:in|of|by|since|until|till|during|late|early|mid|last|next|this|every|the|each))"
    r"(?:st|nd|rd|th)?,?[ \n-]$",
    re.IGNORECASE,
)
_BEGINS_A_QUESTION = re.compile(
    r" (?:i|you|he|she|it|we|they|the|this|that|there|anyone|anybody|somebody|not)\b"
)
_ACRONYMS = frozenset({
    "AM", "BA", "BT", "CC", "CE", "CF", "CP", "CV", "DA", "DC", "DI", "DJ", "DS", "DV", "DX",
    "EA", "EC", "EP", "ES", "EU", "FC", "FM", "GP", "HC", "HR", "HT", "ID", "IF", "IN", "IS",
    "IT", "JP", "KC", "LA", "LP", "LS", "MA", "MD", "ME", "MP", "MR", "MS", "NB", "NI", "NO",
    "OF", "ON", "OR", "PA", "PC", "PE", "PI", "PM", "PO", "PR", "PS", "QC", "RE", "SA", "SE",
    "SO", "ST", "SW", "TA", "TV", "UK", "UN", "UP", "US", "VS", "WE", "WC", "AND", "CIN",
    "CPS", "DOB", "DWP", "GPS", "IRO", "LAC", "LAW", "MOT", "NHS", "PIN", "SEN", "THE",
})  # fmt: skip
"""Two or three capitals that letters use for something else than somebody's initials."""


def record_names(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give where the record's people are named; the value is the name without its title.

    A full name is found however it is written: in capitals, surname first, with initials, by a
    nickname, over a line break, by half of a double surname. One word of a name is found where no
    other name stands beside it, and initials where they can be nothing else.
    """
    known = lists(policy)
    for passage in passages if case else ():
        words = _words_in(passage.text)
        for person in case.people if case else ():
            yield from _of_person(passage, words, person, known)


def _words_in(text: str) -> frozenset[str]:
    """Give the words of a text, folded, also without the ending of a possessive."""
    fold_once = folded_name.__wrapped__  # whole texts are not to be remembered
    folded, owners = fold_once(text), fold_once(_POSSESSIVE.sub(" ", text))
    return frozenset((*_WORD.findall(folded), *_WORD.findall(owners)))


def _of_person(
    passage: Passage, words: frozenset[str], person: Person, known: Lists
) -> Iterator[Mention]:
    """Give the mentions of one person; of two over one another `find` keeps the longer."""
    text = passage.text
    found: list[Span] = []
    for name in _full_names(_names_of(person), person.last_name):
        if words.issuperset(folded_name(name).split()[-1:]) and _may_be_there(name, words):
            found += [
                span
                for turned in find_name(name, text)
                for span in _in_a_row(text, turned, name)
                if _is_whole(text, span)
            ]
    for word, titled in _single_words(_names_of(person)):
        if words.issuperset(folded_name(word).split()):
            found += _alone(text, word, known, titled=titled)
    found += _initials(text, person)
    for span in found:
        title = _TITLE.search(text, max(0, span[0] - _LONGEST_TITLE), span[0])
        value = " ".join(text[span[0] : span[1]].split())
        start = title.start() if title else span[0]
        yield passage.mention(MentionKind.NAME, (start, span[1]), value)


def _names_of(person: Person) -> tuple[str, ...]:
    return tuple(
        name for name in (person.name, *(other.name for other in person.other_names)) if name
    )


@lru_cache(maxsize=1_024)
def _full_names(names: tuple[str, ...], surname: str) -> tuple[str, ...]:
    """Give the full names to look for: as recorded, by nicknames, by half of a double surname."""
    found: list[str] = []
    for name in names:
        found.append(name)
        first, _, rest = name.partition(" ")
        if not rest:
            continue
        bare = folded_name(first)
        found += (f"{nick} {rest}" for nick in _nicknames(bare))
        found += (f"{first} {half}" for half in _halves(name, surname))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1_024)
def _single_words(names: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Give the words that name somebody alone, and whether a title has to stand before one."""
    found: dict[str, bool] = {}
    for name in names:
        first, *middle, last = name.split() if " " in name else (name, name)
        for word in (first, *_nicknames(folded_name(first))):
            found.setdefault(word, False)
        for word in (*middle, last):
            found.setdefault(word, False)
        for half in _halves(name, last):
            found.setdefault(half, True)
    return tuple(
        (word, titled)
        for word, titled in found.items()
        if len(word) >= _SHORTEST and word.lower() not in PARTICLES
    )


@lru_cache(maxsize=1_024)
def _nicknames(forename: str) -> tuple[str, ...]:
    return tuple(
        sorted({nick for names in NICKNAMES if forename in names for nick in names} - {forename})
    )


def _halves(name: str, surname: str) -> tuple[str, ...]:
    """Give the halves of a double surname with a hyphen: "Wojcik" and "Hall"."""
    last = name.rsplit(" ", 1)[-1] if "-" in name.rsplit(" ", 1)[-1] else surname
    halves = tuple(re.split(r"[-\u2010-\u2015]", last))
    return halves if len(halves) == 2 and all(len(one) > 1 for one in halves) else ()  # noqa: PLR2004 - a double name has two


def _may_be_there(name: str, words: frozenset[str]) -> bool:
    """Say whether a forename or its initial stands in the text: looking costs a pattern."""
    first = folded_name(name).split()[0]
    return first in words or any(
        word[0] == first[0] and len(word) <= _MOST_INITIALS for word in words
    )


def _in_a_row(text: str, span: Span, name: str) -> tuple[Span, ...]:
    """Give where a name stands that only looks like surname first: "Keisha Hale, Darius Hale"."""
    comma = text.find(",", *span)
    before = _BEFORE.search(text, max(0, span[0] - _LONGEST_TITLE), span[0])
    if comma < 0 or before is None or not is_name_word(before["word"]):
        return (span,)
    rest = text[comma : span[1] + len(name) + 2]
    return tuple((first + comma, last + comma) for first, last in find_name(name, rest))


def _is_whole(text: str, span: Span) -> bool:
    """Say whether a name is not the half of a double name: "Erin Hale" of "Erin Hale-Jones"."""
    return not re.match(r"[-\u2010\u2011][^\W\d_]", text[span[1] : span[1] + 2])


@lru_cache(maxsize=4_096)
def _word_pattern(word: str) -> Caseless:
    spelt = "['\u2018\u2019\u02bc`\u00b4]".join(re.escape(part) for part in _parts(word))
    spelt = re.sub(r"(?:\\-|[-\u2010-\u2015])", "[-\u2010-\u2015 ]", spelt)
    # What must not stand before is asked behind the word: Python finds a word by itself far faster.
    return caseless(rf"{spelt}(?<![\w@.-]{spelt})(?![\w@]|-[^\W\d_])")


def _parts(word: str) -> list[str]:
    return re.split("['\u2018\u2019\u02bc`\u00b4]", word)


def _alone(text: str, word: str, known: Lists, *, titled: bool) -> Iterator[Span]:
    """Give where one word of a name stands by itself, with a capital, beside no other name."""
    for match in _word_pattern(word).finditer(text):
        if not match[0][0].isupper():
            continue
        before = _BEFORE.search(text, max(0, match.start() - 30), match.start())
        title = before is not None and folded_name(before["word"]) in TITLE_WORDS
        if title:
            yield match.span()
            continue
        if titled or _is_another_word(text, match, known):
            continue
        after = _AFTER.match(text, match.end())
        led = before is not None and _is_name(before, known) and not _begins(text, before)
        followed = after is not None and "\n" not in after[0] and _is_name(after, known)
        if not led and not followed:
            yield match.span()


def _is_another_word(text: str, match: re.Match[str], known: Lists) -> bool:
    """Say whether a name that is a word as well stands as that word: "in May", "Will you"."""
    word = folded_name(match[0])
    if kind_of(match[0], known) is Kind.FORENAME and word not in _MONTHS:
        return False
    if word in _MONTHS:
        before = text[max(0, match.start() - 12) : match.start()]
        return bool(_BEFORE_MONTHS.search(before)) or text[match.end() :].lstrip(" ,")[:1].isdigit()
    if word in known.bodies or word in known.nobody - {"will"} or word in TITLE_WORDS:
        return True
    return bool(_BEGINS_A_QUESTION.match(text, match.end()))


def _is_name(found: re.Match[str], known: Lists) -> bool:
    """Say whether a word beside a name may be of the same name; in a line of capitals few are."""
    word = found["word"].rstrip(".")
    if not word[:1].isupper() or folded_name(word) in TITLE_WORDS:
        return False
    kind = kind_of(word, known)
    if len(word) > 1 and word.isupper():
        return kind is Kind.FORENAME
    return kind in _NAMES


def _begins(text: str, before: re.Match[str]) -> bool:
    """Say whether the word before begins a sentence or a line, where any word has a capital."""
    stood = text[max(0, before.start() - 3) : before.start()].rstrip(" ")[-1:]
    return "\n" in before[0] or stood in {"", ".", "\n", ":", "!", "?", "\u2022"}


def _initials(text: str, person: Person) -> Iterator[Span]:
    """Give where a person stands as initials: "E.H.", "EH", "E H-J"."""
    words = [word for word in re.split(r"[ -]", person.name) if word]
    letters = "".join(word[0] for word in words).upper()
    if len(letters) not in {2, 3} or not letters.isalpha():
        return
    if f"{letters[0]}." not in text and letters not in text:
        return
    dotted = r"\. ?".join(letters)
    bare = "" if letters in _ACRONYMS else rf"|{letters}"
    pattern = _initials_pattern(rf"(?<![\w.&/-])(?:{dotted}\.?{bare})(?![\w&/-]|\.\w)")
    for match in pattern.finditer(text):
        begin = text.rfind("\n", max(0, match.start() - _FAR), match.start()) + 1
        end = text.find("\n", match.end(), match.end() + _FAR)
        line = text[begin or max(0, match.start() - _FAR) : end if end >= 0 else match.end() + _FAR]
        if "." in match[0] or not line.isupper() or line.strip() == match[0]:
            yield match.span()


@lru_cache(maxsize=1_024)
def _initials_pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
