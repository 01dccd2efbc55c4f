"""Finds every name of every person of the case record, in any form."""

import re
from collections.abc import Iterator

from checker.matching.folding import fold
from checker.matching.names import find_name, folded_name
from checker.mentions.name_words import TITLE_WORDS, is_name_word
from checker.mentions.passage import Passage, Passages
from checker.model import Case, Mention, MentionKind, Person, Span
from checker.settings import Policy

_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w'\u2019.-]*)[ \n]$")
_AFTER = re.compile(r"[ \n](?P<word>[^\W\d_][\w'\u2019-]*)")
_TITLE = re.compile(
    rf"(?<![\w'-])(?:(?:{'|'.join(sorted(TITLE_WORDS, key=len, reverse=True))})\b\.?[ \n]){{1,2}}$",
    re.IGNORECASE,
)
_SHORTEST = 3
_LONGEST_TITLE = 24


def record_names(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give where the record's people are named; the value is the name without its title.

    A full name is found however it is written: in capitals, surname first, with initials, over a
    line break. A forename or a surname alone is found where no other name stands beside it.
    """
    del policy
    for passage in passages if case else ():
        folded = folded_name(passage.text)
        for person in case.people if case else ():
            yield from _of_person(passage, folded, person)


def _of_person(passage: Passage, folded: str, person: Person) -> Iterator[Mention]:
    """Give the mentions of one person; of two over one another `find` keeps the longer."""
    text = passage.text
    found: list[Span] = []
    for name in (person.name, *(other.name for other in person.other_names)):
        if name and folded_name(name).split()[-1] in folded:
            found += [span for span in find_name(name, text) if _is_whole(text, span)]
    for word in (person.first_name, person.last_name):
        if len(word) >= _SHORTEST and is_name_word(word.title()) and folded_name(word) in folded:
            found += _alone(text, word)
    for span in found:
        title = _TITLE.search(text, max(0, span[0] - _LONGEST_TITLE), span[0])
        value = " ".join(text[span[0] : span[1]].split())
        start = title.start() if title else span[0]
        yield passage.mention(MentionKind.NAME, (start, span[1]), value)


def _is_whole(text: str, span: Span) -> bool:
    """Say whether a name is not the half of a double name: "Erin Hale" of "Erin Hale-Jones"."""
    return not re.match(r"[-\u2010\u2011][^\W\d_]", text[span[1] : span[1] + 2])


def _alone(text: str, word: str) -> Iterator[Span]:
    """Give where one word of a name stands by itself, with a capital, beside no other name."""
    pattern = re.compile(rf"(?<![\w@.-]){re.escape(word)}(?![\w@-])", re.IGNORECASE)
    for match in pattern.finditer(text):
        if not match[0][0].isupper():
            continue
        before = _BEFORE.search(text, max(0, match.start() - 30), match.start())
        after = _AFTER.match(text, match.end())
        led = before is not None and _is_name(before["word"]) and not _begins(text, before)
        if not led and not (after is not None and "\n" not in after[0] and _is_name(after["word"])):
            yield match.span()


def _is_name(word: str) -> bool:
    bare = word.rstrip(".")
    return fold(bare) not in TITLE_WORDS and (
        is_name_word(bare) or (len(bare) == 1 and bare.isupper())
    )


def _begins(text: str, before: re.Match[str]) -> bool:
    """Say whether the word before begins a sentence or a line, where any word has a capital."""
    stood = text[max(0, before.start() - 3) : before.start()].rstrip(" ")[-1:]
    return "\n" in before[0] or stood in {"", ".", "\n", ":", "!", "?", "\u2022"}
