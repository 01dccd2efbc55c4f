"""What the words around a name say: is it one of a family's people, or somebody at work?"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import lru_cache

from checker.matching.folding import fold
from checker.matching.names import folded_name, parse_name
from checker.mentions.forenames import word_set
from checker.model import Mention, Span
from checker.settings import Policy, word_list

_TOKENS = re.compile(r"[a-z0-9-]+|[,(:]")
_FAR = 240
_NEAR = 80
_PARAGRAPH = 900
_LONGEST = 7
_OTHER = 8
_BETWEEN = 5
_MOST_LISTED = 12
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)[.!?][\"')\u2019\u201d]?(?=\s+[^\W\d_a-z])"
    r"|(?<!:)\n|\u2022"
)
_LISTED = re.compile(r"\s*(?:\([^)\n]{0,40}\))?\s*(?:[,;&\n]|,?\s*(?:and|&)\s)\s*")
_POSSESSED = re.compile(r"['\u2019]s?\s+")
_COUPLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr)\.?\s*(?:and|&|/)\s*(?:mr|mrs|ms|miss|mx)\b", re.IGNORECASE
)
_BORN = re.compile(
    r"[\s,(\u2013-]{0,4}(?:d\.?o\.?b\b|date of birth|born\b|aged? \d|\(?(?:1[0-7]|\d)\)(?!\w))"
    r"|\s?[(\u2013-]\s?\d{1,2} [a-z]{3,9} (?:19|20[01])\d",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"[^.\n]{0,40}?(?<!\d)(?:\(?0(?!7\d)\d{2,4}\)?[ -]?\d{3}|ext(?:ension)?\.? \d{2,})"
    r"|[^.\n]{0,12}?[<( ]?[\w.+'-]+@[\w-]+\."
)
_FROM_BODY = re.compile(
    r",? (?:from|of|at) (?:the )?[A-Z][\w&-]+(?:['\u2019]s?)? (?:[A-Z]|(?:and|&|for|of) [A-Z])"
)
"""A body of several words, known by its capitals: "from Advocacy Direct"."""
_AND_HER = re.compile(r" (?:and|&|nor) (?:Mrs|Ms|Miss)\.? [A-Z]")
_AND_HIM = re.compile(r" (?:and|&|nor) Mr\.? [A-Z]")
_LAST = r"\.? [A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)? (?:and|&|nor) $"
_SHE_AND = re.compile(rf"\b(?:Mrs|Ms|Miss){_LAST}")
_HE_AND = re.compile(rf"\bMr{_LAST}")
_READER = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_ROLES = re.compile(r"\b(?:the|both) (?:mother|father|parents)\b", re.IGNORECASE)
_SKIPPED = word_set(
    """
    , ( : who has have had also then kindly now still later since already both first again
    will is was been would which and that therefore herself himself formerly recently
    """
)
_PRONOUN = re.compile(r"[.!?][\"')\u2019\u201d]? +(?:He|She|They|His|Her|Their)\b")
_TRIMMED = word_set(", : ( - the a and also both either")
_SPEAKING = word_set(
    """
    said says told tells explained explains described describes thought thinks felt feels
    raised asked asks agreed agrees mentioned stated suggested suggests
    """
)


class Phrases:
    """A list of phrases, looked up by the words next to a name, the longest first."""

    def __init__(self, entries: Iterable[str]) -> None:
        """Take the entries of a list; `*` at a word's end stands for any letters."""
        plain, starred, firsts = set(), [], []
        for entry in entries:
            words = _TOKENS.findall(fold(entry.replace("*", "0star")))
            if any(word.endswith("0star") for word in words):
                firsts.append(words[0].replace("0star", r"\S*"))
                starred.append(" ".join(re.escape(one) for one in words).replace("0star", r"\S*"))
            else:
                plain.add(" ".join(words))
        self._plain = frozenset(plain)
        self._starred = re.compile("|".join(starred).replace(r"\ ", " ") or "(?!)")

        self._firsts = frozenset(one.split(" ")[0] for one in plain)
        self._begins = re.compile("|".join(dict.fromkeys(firsts)) or "(?!)")

    def ending(self, words: list[str]) -> int:
        """Give how many of the last words are an entry, 0 for none."""
        return self._longest(words, last=True)

    def beginning(self, words: list[str]) -> int:
        """Give how many of the first words are an entry, 0 for none."""
        return self._longest(words, last=False)

    def within(self, words: list[str]) -> bool:
        """Say whether an entry stands anywhere in some words."""
        return any(
            (word in self._firsts or self._begins.fullmatch(word))
            and self.beginning(words[at : at + _LONGEST])
            for at, word in enumerate(words)
        )

    def _longest(self, words: list[str], *, last: bool) -> int:
        for count in range(min(_LONGEST, len(words)), 0, -1):
            phrase = " ".join(words[-count:] if last else words[:count])
            if phrase in self._plain or self._starred.fullmatch(phrase):
                return count
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The word lists that tell a family's people from people at work."""

    work_before: Phrases
    work_after: Phrases
    contact_before: Phrases
    contact_after: Phrases
    work_labels: Phrases
    work_around: Phrases
    work_at_school: Phrases
    work_office: Phrases
    work_possessed: Phrases
    no_work: frozenset[str]
    family_before: Phrases
    family_after: Phrases
    family_possessed: Phrases
    family_life: Phrases
    family_words: Phrases
    relations: Phrases


_NAMED = tuple(one.name for one in fields(Lists) if one.name != "no_work")


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """What the words around one mention of a name say of whose name it is.

    `family`: it stands where only a family's people do. `life`: its sentence tells of a family's
    life. `home`: its sentence has words of a family, as sentences about people at work do too.
    `alone`: its sentence speaks of nobody of the case. `work`: it stands
    where people at work do. `served`: it tells the reader of what an office does. `contact`: where
    somebody is spoken or written to. `around`: its paragraph speaks of a workplace. `office`: its
    sentence tells of anything that an office does. `thing`: it is of a pet, a part or a film.
    `theirs`: the words right beside it say that it is of a family's own.
    """

    family: bool = False
    life: bool = False
    home: bool = False
    alone: bool = False
    work: bool = False
    contact: bool = False
    served: bool = False
    around: bool = False
    office: bool = False
    thing: bool = False
    theirs: bool = False

    def joined(self, other: "Walk") -> "Walk":
        """Give what two mentions of one name say together."""
        return Walk(
            family=self.family or other.family,
            life=self.life or other.life,
            home=self.home or other.home,
            alone=self.alone or other.alone,
            contact=self.contact or other.contact,
            served=self.served or other.served,
            work=self.work or other.work,
            around=self.around or other.around,
            office=self.office or other.office,
            thing=self.thing or other.thing,
            theirs=self.theirs or other.theirs,
        )


@dataclass(frozen=True, slots=True)
class Company:
    """Where a text names the people of the case, by their lives, and those who are at work.

    `text` is a passage's, with a newline only where a paragraph ends.
    """

    text: str
    lay: list[Span] = field(default_factory=list)
    working: list[Span] = field(default_factory=list)


def lists_of(policy: Policy) -> Lists:
    """Give the word lists, with what an organisation added to them."""
    return _lists(tuple(word_list(name, policy) for name in (*_NAMED, "work_passive_not")))


@lru_cache(maxsize=8)
def _lists(entries: tuple[tuple[str, ...], ...]) -> Lists:
    made = {
        name: Phrases(entry.partition("=")[0].strip() for entry in found)
        for name, found in zip(_NAMED, entries[:-1], strict=True)
    }
    return Lists(no_work=frozenset(map(fold, entries[-1])), **made)


def walk(mention: Mention, beside: list[Span], company: Company, lists: Lists) -> Walk:
    """Say what the words around a name tell.

    Args:
        mention: The name.
        beside: The spans of all names of the text, in order.
        company: The text, and where it names those who are known here.
        lists: The words.
    """
    text = company.text
    first, last = _in_list(text, mention.span, beside)
    start, end = _sentence(text, *mention.span)
    told = _TOKENS.findall(fold(text[start:end]))
    of_case = any_between(company.lay, start, end)
    known = of_case or any_between(company.working, start, end)
    to_reader = _READER.search(text, start, end) is not None
    of_reader = of_case or to_reader
    family, work, contact = _adjacent(text, mention, first, last, lists)
    near = _paragraph(text, *mention.span)
    titled = bool(parse_name(mention.text).title)
    said = not _SPEAKING.isdisjoint(_TOKENS.findall(fold(_after(text, mention.span[1])))[:3])
    school = (titled or said) and lists.work_at_school.within(near)
    around = known or school or lists.work_around.within(near)
    roles = _ROLES.search(text, start, end) is not None
    return Walk(
        family=family,
        life=not of_case and lists.family_life.within(told + _goes_on(text, end, company.lay)),
        home=not of_reader
        and lists.family_words.within(told)
        and not (roles and (titled or (said and around))),
        alone=not (of_case or known or roles),
        work=work,
        contact=contact,
        served=to_reader and lists.work_office.within(told),
        around=around,
        office=lists.work_office.within(told),
    )


def _adjacent(
    text: str, mention: Mention, first: int, last: int, lists: Lists
) -> tuple[bool, bool, bool]:
    """Say whether the words right beside a name, or its list, are a family's, work's or neither."""
    if _COUPLE.match(mention.text):
        return True, False, False
    before = _TOKENS.findall(fold(_before(text, first)))
    after = _TOKENS.findall(fold(_after(text, last)))
    own = _TOKENS.findall(fold(_after(text, mention.span[1])))
    family = work = 0
    if _BORN.match(text, mention.span[1]):
        family = 9
    if _POSSESSED.match(text, mention.span[1]):
        family = max(family, *(lists.family_possessed.beginning(own[n:]) for n in (1, 2)))
        work = max(work, *(lists.work_possessed.beginning(own[n:]) for n in (1, 2)))
    if before[-1:] == [":"]:
        work = max(work, lists.work_labels.ending(before[:-1]))
    elif not before:
        words = _line_above(text, first)
        work = max(work, len(words) if lists.work_labels.ending(words) == len(words) else 0)
    bare = before[: _trimmed(before)]
    family = max(family, lists.family_before.ending(before), lists.family_before.ending(bare))
    family = max(family, lists.relations.ending(bare))
    work = max(work, lists.work_before.ending(before), lists.work_before.ending(bare))
    if bare[-1:] == ["by"] and bare[-2:-1] and _is_deed(bare, lists):
        work = max(work, 2)
    does = [lists.family_after, lists.work_after]
    family_does, work_does = (max(_does(words, one) for words in (after, own)) for one in does)
    family, work = max(family, family_does), max(work, work_does)
    if _REACHED.match(text, mention.span[1]) or _FROM_BODY.match(text, mention.span[1]):
        work = max(work, 2)
    contact = max(
        lists.contact_before.ending(before),
        lists.contact_before.ending(bare),
        *(_does(words, lists.contact_after) for words in (after, own)),
    )
    if not work and _is_pair(text, mention):
        return True, False, False
    most = max(work, contact)
    return family > most, work > 0 and work >= max(family, contact), 0 < contact >= family


def _is_pair(text: str, mention: Mention) -> bool:
    """Say whether a man and a woman stand together by their titles, as two parents do."""
    title = fold(parse_name(mention.text).title).rstrip(".")
    start, end = mention.span
    if title == "mr":
        follows, leads = _AND_HER, _SHE_AND
    elif title in {"mrs", "ms", "miss"}:
        follows, leads = _AND_HIM, _HE_AND
    else:
        return False
    return bool(follows.match(text, end) or leads.search(text, max(0, start - _NEAR), start))


def _does(words: list[str], acts: Phrases) -> int:
    """Give how many words say what somebody does, after any small words that may stand between."""
    most = 0
    for at in range(min(_BETWEEN, len(words))):
        most = max(most, acts.beginning(words[at : at + _LONGEST]))
        if words[at] not in _SKIPPED:
            break
    return most


def _line_above(text: str, start: int) -> list[str]:
    """Give the words of the short line above the one that begins at a place: a heading's."""
    above = text[max(0, start - _NEAR) : start].rstrip()
    line = above[above.rfind("\n") + 1 :]
    words = _TOKENS.findall(fold(line))
    return words if len(words) <= _LONGEST else []


def _is_deed(words: list[str], lists: Lists) -> bool:
    """Say whether the words before "by" tell of something done at work: "chaired by"."""
    said = words[-4:-1]
    deed = any(one.endswith(("ed", "en", "un", "wn")) for one in said)
    return deed and not lists.no_work.intersection(said)


def _trimmed(words: list[str]) -> int:
    end = len(words)
    while end and words[end - 1] in _TRIMMED:
        end -= 1
    return end


def _goes_on(text: str, end: int, lay: list[Span]) -> list[str]:
    """Give the words of the next sentence, where it says he or she and names nobody of the case."""
    if _PRONOUN.match(text, end) is None:
        return []
    stop = _SENTENCE.search(text, end + 3, end + _FAR)
    last = stop.start() if stop else min(len(text), end + _FAR)
    return [] if any_between(lay, end, last) else _TOKENS.findall(fold(text[end:last]))


def any_between(spans: list[Span], start: int, end: int) -> bool:
    """Say whether any of some spans, in order, begins between two offsets."""
    at = bisect_left(spans, (start, 0))
    return at < len(spans) and spans[at][0] < end


def _in_list(text: str, span: Span, beside: list[Span]) -> Span:
    """Give where the list of names begins and ends in which a name stands."""
    at = bisect_left(beside, span)
    first, last = span
    for one in reversed(beside[max(0, at - _MOST_LISTED) : at]):
        if one[1] > first or not _LISTED.fullmatch(text, one[1], first):
            break
        first = one[0]
    for one in beside[at + 1 : at + 1 + _MOST_LISTED]:
        if one[0] < last or not _LISTED.fullmatch(text, last, one[0]):
            break
        last = one[1]
    return first, last


def _before(text: str, start: int) -> str:
    """Give the words of the same sentence before a place."""
    least = max(0, start - _NEAR)
    cut = [one.end() for one in _SENTENCE.finditer(text, least, start + 1) if one.end() <= start]
    return text[cut[-1] if cut else least : start]


def _after(text: str, end: int) -> str:
    """Give the words of the same sentence after a place."""
    ending = _SENTENCE.search(text, end, end + _NEAR + 2)
    return text[end : ending.start() if ending else end + _NEAR]


def _sentence(text: str, start: int, end: int) -> Span:
    """Give the sentence in which a name stands, as far as it is near."""
    least = max(0, start - _FAR)
    ends = [one.end() for one in _SENTENCE.finditer(text, least, start)]
    stop = _SENTENCE.search(text, end, end + _FAR)
    return ends[-1] if ends else least, stop.start() if stop else min(len(text), end + _FAR)


def _paragraph(text: str, start: int, end: int) -> list[str]:
    """Give the words of the paragraph in which a name stands, as far as they are near."""
    least = max(0, start - _PARAGRAPH)
    above = text.rfind("\n", least, start)
    below = text.find("\n", end, end + _PARAGRAPH)
    stop = below if below >= 0 else end + _PARAGRAPH
    return _TOKENS.findall(fold(text[above + 1 if above >= 0 else least : stop]))


def surname(name: str) -> str:
    """Give the surname of a name as written, "" for one word without a title."""
    words = folded_name(name).split()
    return words[-1] if words and (len(words) > 1 or parse_name(name).title) else ""
