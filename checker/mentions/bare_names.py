"""Finds people whom no title shows, by a forename or by a name that stands elsewhere already."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.matching.names import folded_name
from checker.mentions.capitals import PROSE, Run, Word, following, runs
from checker.mentions.forenames import Kind, Lists, lists
from checker.mentions.lone_names import (
    BY_DATES_ALONE,
    DETERMINERS,
    MONTHS,
    PLACES,
    SAYS,
    holds_alone,
    repeated,
)
from checker.mentions.named_bodies import bodies_in, names_of_bodies
from checker.mentions.names_in_rows import listed
from checker.mentions.passage import Passage, Passages
from checker.model import Case, Mention, MentionKind, Span
from checker.settings import Policy

_GO_ON = frozenset({
    Kind.FORENAME, Kind.DOUBTFUL, Kind.PLACE, Kind.KNOWN, Kind.INITIAL, Kind.OTHER, Kind.EITHER,
})  # fmt: skip
_FIRST = frozenset({Kind.FORENAME, Kind.DOUBTFUL, Kind.PLACE, Kind.KNOWN})
_SURE = frozenset({Kind.FORENAME, Kind.KNOWN})
_MOST_WORDS = 4
_LONGEST_SURNAME = 50
_PLACING = frozenset({"the", "at", "in", "on", "near", "from", "a", "an", "outside", "opposite"})
_TURNED = re.compile(
    r"(?:\n|[:|\t] *|  )(?P<last>[^\W\d_a-z][\w'\u2019-]+(?: [^\W\d_a-z][\w'\u2019-]+)?), $"
)
_WELSH_AND = re.compile(r"[^\W\d_a-z][^\W\d_]+ a $")
_FILLED = re.compile(r" *(?:$|\n|[|;(\t]|  )")
_NEVER_BEFORE = frozenset({"in", "near", "the", "a", "an"})
_BODY_AFTER = re.compile(
    r"(?:'s|\u2019s|'|\u2019) (?:[^\W\d_a-z][\w'\u2019-]* ){0,3}"
    r"(?:Primary|School|Academy|Nursery|Church|Hospital|Hospice|Centre|College|Surgery|Trust|Ark|Law)\b"
)


def bare_names(
    passages: Passages, found: Iterable[Mention], case: Case | None, policy: Policy
) -> tuple[Mention, ...]:
    """Give the names that nothing but a known forename shows, or a name found elsewhere.

    Args:
        passages: The parts of one document.
        found: What was found in it so far: the names among it are looked for again.
        case: Whose organisations are bodies, whatever their names look like.
        policy: Whose words count besides the lists that ship.
    """
    known = lists(policy)
    bodies = names_of_bodies(case, policy)
    parts = [
        (passage, runs(passage, known), bodies_in(passage, bodies))
        for passage in passages
        if passage.part in PROSE
    ]
    names = [one for one in found if one.kind is MentionKind.NAME]
    added: dict[tuple[object, Span], Mention] = {}
    words: frozenset[str] = frozenset()
    for _ in range(2):  # the second time, for the names that the first time found
        again = _words_of([*names, *added.values()], known)
        if words and again == words:
            break
        words = again
        for passage, of_passage, closed in parts:
            for span in _spans(passage, of_passage, words, known):
                if not any(start < span[1] and span[0] < end for start, end in closed):
                    added[passage.part, span] = _mention(passage, of_passage, span)
    return tuple(added.values())


def _mention(passage: Passage, of_passage: tuple[Run, ...], span: Span) -> Mention:
    """Make the mention of a name, with the titles before it; the value is without them.

    A surname before a forename belongs to it where both fill their line or cell: "Holt, Thomas".
    """
    text, (start, end) = passage.text, span
    turned = _TURNED.search(text, max(0, start - _LONGEST_SURNAME), start)
    if turned is not None and _FILLED.match(text, end):
        start = turned.start("last")
    value = " ".join(text[start:end].split())
    return passage.mention(MentionKind.NAME, (_with_title(of_passage, (start, end)), end), value)


def _with_title(of_passage: tuple[Run, ...], span: Span) -> int:
    """Give where the titles before a name begin: "Uncle Will"."""
    at = bisect_right(of_passage, span[0], key=_start) - 1
    start = span[0]
    for word in reversed(of_passage[at].words):
        if word.start < start:
            if word.kind is not Kind.TITLE:
                break
            start = word.start
    return start


def _start(run: Run) -> int:
    return run.words[0].start


def _words_of(names: Iterable[Mention], known: Lists) -> frozenset[str]:
    """Give the words of names that were found, but those that are words of bodies as well."""
    words = {
        folded_name(word)
        for one in names
        for word in one.value.replace(",", " ").split()
        if len(word) > 2 and word[0].isupper()  # noqa: PLR2004 - no initials
    }
    return frozenset(words - known.bodies - known.either - known.nobody - MONTHS)


def _spans(
    passage: Passage, of_passage: tuple[Run, ...], words: frozenset[str], known: Lists
) -> Iterator[Span]:
    seen = [_with_known(run, words) for run in of_passage]
    in_rows = listed(passage, seen, known) | repeated(passage.text, seen, known)
    for place, run in enumerate(seen):
        after = seen[place + 1] if run.joined and place + 1 < len(seen) else None
        if not (after and is_firm(run, after)):
            yield from _names_in(passage.text, run, in_rows, known)


def is_firm(run: Run, after: Run) -> bool:
    """Say whether two runs with "and" between them are a body's: "Gill and Oyelowo LLP"."""
    last = after.words[-1]
    return (
        last.kind is Kind.BODY and after.words[0].kind is not Kind.FORENAME and len(run.words) == 1
    )


def _with_known(run: Run, words: frozenset[str]) -> Run:
    """Give a run in which the words of names found elsewhere are marked."""
    if not words:
        return run
    marked = tuple(
        replace(word, kind=Kind.KNOWN)
        if word.kind in (Kind.OTHER, Kind.DOUBTFUL, Kind.PLACE) and folded_name(word.text) in words
        else word
        for word in run.words
    )
    return replace(run, words=marked) if marked != run.words else run


def _names_in(text: str, run: Run, in_rows: frozenset[int], known: Lists) -> Iterator[Span]:
    """Give the names of one run; `in_rows` says which words a row of names shows to be one."""
    at = 0
    words = run.words
    while at < len(words):
        if words[at].kind not in _FIRST and not _leads_a_surname(text, run, at, known):
            at += 1
            continue
        last = at + 1
        while last < len(words) and last - at < _MOST_WORDS and words[last].kind in _GO_ON:
            if words[last - 1].owns:
                break
            last += 1
        while words[last - 1].kind is Kind.INITIAL and last - at > 1:
            last -= 1
        if words[at].kind is Kind.FORENAME and _follows_another(run, at):
            at -= 0 if at > 1 and words[at].text.isupper() else 1
        before = run.before if at == 0 else folded_name(words[at - 1].text)
        if _holds(text, run, (at, last), before, in_rows, known):
            yield words[at].start, words[last - 1].end
        at = last


def _leads_a_surname(text: str, run: Run, at: int, known: Lists) -> bool:
    """Say whether a word that no list has is the forename of a common surname: "Gwil Owens".

    At the beginning of a sentence, where any word may have a capital, only if the two then do what
    people do.
    """
    words = run.words
    if words[at].kind is not Kind.OTHER or words[at].owns or words[at].shouted:
        return False
    if at + 2 != len(words) or folded_name(words[at + 1].text) not in known.surnames:
        return False
    if words[at].text.isupper() or folded_name(words[at].text) in known.surnames:
        return False
    if run.begins and at == 0:
        return following(text, words[at + 1].end) in known.acts | SAYS
    return at == 0 and run.before not in _PLACING


def _holds(
    text: str, run: Run, span: Span, before: str, in_rows: frozenset[int], known: Lists
) -> bool:
    """Say whether the words from one to another of a run are somebody's name."""
    chosen = run.words[slice(*span)]
    if is_body(text, run, span, before):
        return False
    if chosen[0].kind is Kind.OTHER:
        return True
    if len(chosen) > 1:
        return any(word.kind in _SURE for word in chosen) or _holds_together(chosen, before)
    if chosen[0].kind is not Kind.FORENAME and _follows_another(run, span[0]):
        return False
    sure = chosen[0].kind in _SURE or chosen[0].start in in_rows
    if before in {"a", "an"} and not _is_welsh_and(text, chosen[0]):
        return False
    return sure or holds_alone(text, run, span[0], before, known)


def _is_welsh_and(text: str, word: Word) -> bool:
    """Say whether the "a" before a forename is the Welsh and: "Emlyn a Rhian"."""
    before = text[max(0, word.start - _LONGEST_SURNAME) : word.start]
    return word.kind is Kind.FORENAME and _WELSH_AND.search(before) is not None


def _holds_together(chosen: tuple[Word, ...], before: str) -> bool:
    """Say whether words of which none is a forename and nothing else are a name: "May Ashe"."""
    first = chosen[0]
    if folded_name(first.text) in MONTHS and before in BY_DATES_ALONE | DETERMINERS:
        return False
    if first.kind is Kind.PLACE and before in PLACES:
        return False
    return before not in _NEVER_BEFORE and not chosen[1].shouted


def _follows_another(run: Run, at: int) -> bool:
    """Say whether a word with a capital stands before that is no title: "Morrow Tully"."""
    if at == 0 or (run.begins and at == 1):
        return False
    other = run.words[at - 1]
    return other.kind is Kind.OTHER and not other.owns


def is_body(text: str, run: Run, span: Span, before: str) -> bool:
    """Say whether some words of a run are of a body or a place: "Elizabeth House".

    `span` counts the words of the run; `before` is the word before them, folded.
    """
    (at, last), words = span, run.words
    if before in {"st", "saint"}:
        return True
    if words[-1].owns and last >= len(words) - 1 and _BODY_AFTER.match(text, words[-1].end):
        return True
    if last < len(words) and words[last].kind is Kind.BODY and not words[last - 1].owns:
        return True
    if _is_family_law(words[last : last + 2]):
        return True
    if at > 0 and words[at - 1].kind is Kind.BODY:
        return words[at].kind is not Kind.FORENAME
    either = any(word.kind is Kind.EITHER for word in words[at + 1 : last])
    sure = words[at].kind in _SURE
    return either and (before in _PLACING or not (sure or run.begins or before == "and"))


def _is_family_law(after: tuple[Word, ...]) -> bool:
    """Say whether what follows a name makes a firm of it: "Dale Vaughan Family Law"."""
    family = len(after) > 1 and folded_name(after[0].text) == "family"
    return family and after[1].kind in {Kind.BODY, Kind.EITHER}
