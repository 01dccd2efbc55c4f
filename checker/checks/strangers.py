"""The people that a file names and nobody here knows, and what the words beside them say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from checker.checks.greeting import fits, greeting
from checker.checks.matter import Matter
from checker.checks.standing import addressee, everybody
from checker.matching.emails import to_email
from checker.matching.folding import fold
from checker.matching.names import NameVerdict, compare_names, folded_name, parse_name
from checker.matching.vocabulary import TITLES
from checker.mentions.letter_lines import CLOSING
from checker.mentions.passage import Passage, passages
from checker.model import Document, Mention, MentionKind, Organisation, Part, Person
from checker.settings import Policy, word_list

_KNOWN = frozenset({NameVerdict.SAME, NameVerdict.COMPATIBLE, NameVerdict.SLIP})
_LEFT_OUT = frozenset({Part.METADATA, Part.FILENAME, Part.HEADERS, Part.ATTACHMENT})
_WORK_TITLES = TITLES - frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "master", "mstr", "messrs", "mme", "the"}
    | {"auntie", "aunt", "uncle", "brother", "sister", "father"}
)
"""Titles that somebody has because of their work, or with which they are named for it."""
_NEAR = 70
_FAR = 240
_WORDS = re.compile(r"[a-z0-9-]+")
_AT_SCHOOL = frozenset({"school", "nursery", "lesson", "playgroup", "college", "centre"})
_NOT_ITS_STAFF = frozenset({"law_firm", "court", "refuge", "own"})
"""Bodies to which a letter speaks of families, and seldom of those who work there."""
_SENTENCE = re.compile(r"[.!?](?= +[^\W\d_a-z])|\n[ \t]*\n|\u2022")
_OF_BODY = re.compile(
    r",? (?P<how>at|from|of|in|with) (?:the |his |her |their |your |our |my )?"
    r"(?:[\w'\u2019&-]+ ){0,4}?(?:school|nursery|academy|college|surgery|hospital|clinic|council|"
    r"police|court|office|practice|centre|team|service|services|department|solicitors|llp|law|"
    r"church|playgroup|pre-school|refuge|probation|housing)\b",
    re.IGNORECASE,
)
_SIGNED_LINES = 5
_MAILBOX = re.compile(r"[ ,]{0,2}[<(\[]?(?:mailto:)?(?P<address>[\w.+'-]+@[\w.-]+)")


@dataclass(frozen=True, slots=True)
class Posts:
    """The patterns of a post that ends right before a name, or begins right after one."""

    before: re.Pattern[str]
    after: re.Pattern[str]


class Weight(IntEnum):
    """How much a name says that something of somebody else's got in."""

    NOTE = 1
    CHECK = 2


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody named whom nobody here knows: where first, and how much that weighs."""

    mention: Mention
    weight: Weight


def strangers(matter: Matter, document: Document) -> Iterator[Stranger]:
    """Give everybody whom a file names and whom neither the case nor the sender knows, once each.

    Whoever is named because of their work, by a title, a post or a workplace beside the name, is
    left out, and so is whoever signs the letter.
    """
    texts = {passage.part: passage for passage in passages(document)}
    known = _known_names(matter)
    work = _posts(word_list("professional_words", matter.policy))
    kin = _kin_words(matter.policy)
    seen: set[str] = set()
    for mention in matter.mentions:
        if (
            mention.kind is not MentionKind.NAME
            or mention.file != document.name
            or mention.part in _LEFT_OUT
        ):
            continue
        name = folded_name(mention.value)
        if kin.issuperset(name.split()):
            continue
        if name in seen or _is_known(mention.value, known) or _is_greeted(matter, mention):
            continue
        passage = texts[mention.part]
        if _works(matter, passage, mention, work) or _signs(passage, mention):
            seen.add(name)
            continue
        seen.add(name)
        weight = _weight(passage, mention, known, kin)
        if weight is Weight.CHECK and _is_at_work(matter, passage, mention):
            weight = Weight.NOTE
        yield Stranger(mention, weight)


def is_known(matter: Matter, name: str) -> bool:
    """Say whether a name may be of somebody or a body of the case, the sender or a recipient."""
    return _is_known(name, _known_names(matter))


def _known_names(matter: Matter) -> tuple[tuple[str, ...], ...]:
    found = [
        (one.name, *(other.name for other in one.other_names))
        for one in everybody(matter)
        if isinstance(one, Person)
    ]
    found += [(one.name,) for one in everybody(matter) if isinstance(one, Organisation)]
    found += [(person.name,) for person in matter.policy.own.staff]
    found += [(one.name,) for one in matter.dispatch.recipients if one.name]
    return tuple(found)


def _is_known(written: str, known: tuple[tuple[str, ...], ...]) -> bool:
    words = frozenset(folded_name(written).split())
    return any(
        compare_names(written, names) in _KNOWN
        or any(words <= frozenset(folded_name(name).split()) for name in names)
        for names in known
    )


def _is_greeted(matter: Matter, mention: Mention) -> bool:
    """Say whether a name is how the letter greets its reader."""
    hello, known = greeting(matter), addressee(matter)
    return (
        hello is not None
        and known is not None
        and hello.file == mention.file
        and hello.part is mention.part
        and hello.span[0] <= mention.span[0] < hello.span[1]
        and fits(mention.value, known)
    )


def _works(matter: Matter, passage: Passage, mention: Mention, work: Posts) -> bool:
    """Say whether a name is of somebody who is named because of their work."""
    title = parse_name(mention.text).title
    if any(folded_name(word) in _WORK_TITLES for word in title.split()):
        return True
    text, (start, end) = passage.text, mention.span
    before, after = _beside(text, start, end)
    if work.before.search(before) or work.after.match(after):
        return True
    found = _OF_BODY.match(text, end)
    if found is not None and (title or found["how"].lower() in {"from", "of"}):
        return True
    box = _MAILBOX.match(text, end)
    return box is not None and to_email(box["address"]).rpartition("@")[2] in _domains(matter)


def _domains(matter: Matter) -> frozenset[str]:
    bodies = (one for one in everybody(matter) if isinstance(one, Organisation))
    found = {domain.lower() for one in bodies for domain in one.email_domains}
    return frozenset(found | {domain.lower() for domain in matter.policy.own.domains})


def _signs(passage: Passage, mention: Mention) -> bool:
    """Say whether a name stands under a closing, where whoever writes the letter signs it."""
    line = passage.line_at(mention.span[0])
    above = passage.lines[max(0, line - _SIGNED_LINES) : line]
    return any(CLOSING.match(one.text) for one in above if one.text.strip())


def _weight(
    passage: Passage, mention: Mention, known: tuple[tuple[str, ...], ...], kin: frozenset[str]
) -> Weight:
    words = folded_name(mention.value).split()
    title = parse_name(mention.text).title
    full = len([word for word in words if len(word) > 1]) > 1
    if full:
        surnames = {folded_name(name).split()[-1] for names in known for name in names if name}
        related = words[-1] in surnames or words[0] in surnames
        return Weight.NOTE if related else Weight.CHECK
    if mention.guessed:
        return Weight.NOTE
    before, after = _beside(passage.text, *mention.span)
    explained = _has(before[-30:], kin) or _has(after[:30], kin)
    if explained or not (title or mention.value.isalpha()):
        return Weight.NOTE
    return Weight.CHECK


def _is_at_work(matter: Matter, passage: Passage, mention: Mention) -> bool:
    """Say whether the sentences around a name are about somebody at work, and no family's life.

    A child is at school as well: there only somebody with a title is taken for a teacher.
    """
    before, own = _sentences(passage.text, *mention.span)
    if _has(own, _words_of(word_list("family_words", matter.policy))):
        return False
    places = _words_of(word_list("workplace_words", matter.policy))
    here, near = (set(_WORDS.findall(fold(text))) & places for text in (own, before))
    works = _has(own, _words_of(word_list("working_words", matter.policy)))
    reader = addressee(matter)
    to_body = isinstance(reader, Organisation) and reader.kind not in _NOT_ITS_STAFF
    if parse_name(mention.text).title:
        return bool(here) or to_body or (works and bool(near))
    full = len(mention.value.split()) > 1
    return full and works and (to_body or bool((here | near) - _AT_SCHOOL))


def _sentences(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the sentence before a name's, of the same paragraph, and its own."""
    first = max(0, start - _FAR)
    ends = list(_SENTENCE.finditer(text, first, start))
    after_paragraph = max((one.end() for one in ends if "\n" in one[0]), default=first)
    breaks = [first, *(one.end() for one in ends)]
    own = breaks[-1]
    before = max(breaks[-2] if len(breaks) > 1 else own, after_paragraph)
    stop = _SENTENCE.search(text, end, end + _FAR)
    return text[min(before, own) : own], text[own : stop.start() if stop else end + _FAR]


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the words of the same sentence before and after a name, as far as they are near."""
    before = text[max(0, start - _NEAR) : start]
    cut = [one.end() for one in _SENTENCE.finditer(text, max(0, start - _NEAR), start + 1)]
    if cut:
        before = text[min(cut[-1], start) : start]
    after = text[end : end + _NEAR]
    ending = _SENTENCE.search(text, end, end + _NEAR + 2)
    if ending is not None:
        after = text[end : ending.start()]
    return before, after


def _has(text: str, words: frozenset[str]) -> bool:
    return any(word in words for word in _WORDS.findall(fold(text)))


@lru_cache(maxsize=16)
def _posts(entries: tuple[str, ...]) -> Posts:
    """Put the words for posts into patterns, kept because making them takes milliseconds."""
    ordered = sorted(entries, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, one.split())) for one in ordered)
    post = rf"(?:{words})s?"
    return Posts(
        before=re.compile(
            rf"\b{post}(?:,|:| is| was| called| named| by)?(?: \w\d+| \d+)?\s+$", re.IGNORECASE
        ),
        after=re.compile(
            r"(?:['\u2019]s)?[\s,(\u2013-]{1,4}(?:is |was |who is |who was |as |acting as )?"
            r"(?:the |a |an |our |your |his |her |their |my )?"
            rf"(?:[\w'\u2019&-]+ ){{0,3}}?{post}\b",
            re.IGNORECASE,
        ),
    )


@lru_cache(maxsize=16)
def _words_of(entries: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in fold(entry).split())


def _kin_words(policy: Policy) -> frozenset[str]:
    relations = (entry.partition("=")[0] for entry in word_list("relations", policy))
    return _words_of((*relations, *word_list("acquaintance_words", policy)))
