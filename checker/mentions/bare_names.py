"""Finds people whom no title shows, by a forename or by a name that stands elsewhere already."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.matching.names import folded_name
from checker.mentions.capitals import PROSE, Run, Word, following, runs
from checker.mentions.forenames import Kind, Lists, lists, word_set
from checker.mentions.named_bodies import bodies_in, names_of_bodies
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
_DETERMINERS = word_set(
    "the a an every each no any st our your their his her my its whose last free"
)
_MONTHS = word_set("april may june august jan jun autumn summer winter")
"""Forenames that stand with a capital in the middle of a sentence for something else as well."""
_BY_DATES_ALONE = word_set("in of by since until till during late early mid last next this every")
_SPEAKS = word_set(
    """
    said says told tells asked asks lives lived wants wanted likes liked enjoys loves attends
    attended started went goes feels felt became stays stayed thinks thought knows described
    reported explained stated confirmed agreed spoke speaks cannot aged who whose needs needed
    came rang called wrote visited moved plays played misses missed shares shared sleeps slept
    joined settled
    """
)
"""Words that follow a person's name and hardly anything else."""
_MET = word_set("told asked saw met visited collect collected with tell ask see for")
_THAT = word_set("that when if because said")
SAYS = _SPEAKS | word_set("was is has had will would can does did should must may might")
"""Words that follow a person's name, and other words as well."""
_DESCRIBED = re.compile(r"(?:'s|\u2019s)?,? (?:aged|born|who|whose|\(aged|\(born|\(\d|\(dob)")
_LABELS = re.compile(r": (?![A-Z\d])")
_PLACES = frozenset(["in", "at", "near", "around", "towards", "via", "through", "the", "a", "an"])
_TURNED = re.compile(
    r"(?:\n|[:|\t] *|  )(?P<last>[^\W\d_a-z][\w'\u2019-]+(?: [^\W\d_a-z][\w'\u2019-]+)?), $"
)
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
            for span in _spans(passage.text, of_passage, words):
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
        for word in re.split(r"[\s,]+", one.value)
        if len(word) > 2 and word[0].isupper()  # noqa: PLR2004 - no initials
    }
    return frozenset(words - known.bodies - known.either - known.nobody - _MONTHS)


def _spans(text: str, of_passage: tuple[Run, ...], words: frozenset[str]) -> Iterator[Span]:
    led = False
    for place, run in enumerate(of_passage):
        after = of_passage[place + 1] if run.joined and place + 1 < len(of_passage) else None
        seen = _with_known(run, words)
        held = () if after and is_firm(run, after) else tuple(_names_in(text, seen, after, led=led))
        yield from held
        led = bool(held) and run.joined


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
        if word.kind in {Kind.OTHER, Kind.DOUBTFUL, Kind.PLACE} and folded_name(word.text) in words
        else word
        for word in run.words
    )
    return replace(run, words=marked)


def _names_in(text: str, run: Run, after: Run | None, *, led: bool) -> Iterator[Span]:
    """Give the names of one run; `led` says that a name and an "and" stand before it."""
    at = 0
    words = run.words
    while at < len(words):
        if words[at].kind not in _FIRST:
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
            at -= 1
        before = run.before if at == 0 else folded_name(words[at - 1].text)
        leads = after is not None and last == len(words) and after.words[0].kind in _SURE
        if _holds(text, run, (at, last), before, listed=leads or (led and at == 0)):
            yield words[at].start, words[last - 1].end
        at = last


def _holds(text: str, run: Run, span: Span, before: str, *, listed: bool) -> bool:
    """Say whether the words from one to another of a run are somebody's name."""
    chosen = run.words[slice(*span)]
    if is_body(text, run, span, before):
        return False
    if len(chosen) > 1:
        return any(word.kind in _SURE for word in chosen) or _holds_together(chosen, before)
    if chosen[0].kind is not Kind.FORENAME and _follows_another(run, span[0]):
        return False
    sure = chosen[0].kind in _SURE or listed
    return before not in {"a", "an"} and (sure or _holds_alone(text, run, span[0], before))


def _holds_together(chosen: tuple[Word, ...], before: str) -> bool:
    """Say whether words of which none is a forename and nothing else are a name: "May Ashe"."""
    first = chosen[0]
    if folded_name(first.text) in _MONTHS and before in _BY_DATES_ALONE | _DETERMINERS:
        return False
    if first.kind is Kind.PLACE and before in _PLACES:
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
    if at > 0 and words[at - 1].kind is Kind.BODY:
        return words[at].kind is not Kind.FORENAME
    either = any(word.kind is Kind.EITHER for word in words[at + 1 : last])
    sure = words[at].kind in _SURE
    return either and (before in _PLACING or not (sure or run.begins or before == "and"))


def _holds_alone(text: str, run: Run, at: int, before: str) -> bool:
    """Say whether one word that is a forename and more is somebody's name by itself."""
    word = run.words[at]
    after = following(text, word.end)
    if word.shouted or before in _DETERMINERS or before.isdigit() or after[:1].isdigit():
        return False
    described = after in _SPEAKS or _DESCRIBED.match(text, word.end) is not None
    folded = folded_name(word.text)
    if folded == "christian":
        return described
    if folded in _MONTHS and before not in _MET:
        return described or (before in _THAT and after in SAYS)
    if at > 0 and run.words[at - 1].kind is not Kind.TITLE:
        return False
    if run.begins and at == 0:
        return described or _LABELS.match(text, word.end) is not None
    here = word.kind is not Kind.PLACE or after in SAYS or word.owns or described
    return here and before not in _PLACES
