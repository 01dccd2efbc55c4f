"""What makes a sentence restricted: whose paper it is, a log's own words, plans, somebody's health.

No phrase decides it but words of several kinds together, so that "MG5 attached", "DASH completed,
score 17" and "they're doing the warrant on Tuesday, don't let him know" are all seen.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from checker.checks.material.restricted_health import FACTS, SOURCES, of_health
from checker.checks.material.restricted_marks import (
    ASKED,
    HERE,
    LED,
    READER,
    SHORT,
    Found,
    Mark,
)
from checker.checks.material.restricted_plans import (
    PLANS,
    SAFETY,
    kept_back,
    kept_safe,
    planned,
    settled,
)
from checker.matching.lexicon import Hit, Lexicon, lexicon
from checker.settings import Policy, word_list

MAKERS, KINDS = "restricted_makers", "restricted_kinds"
JARGON, STRONG = "restricted_jargon", "restricted_jargon_strong"
_LISTS = (MAKERS, KINDS, JARGON, STRONG, PLANS, SAFETY, FACTS, SOURCES)

_GOT = re.compile(
    r"\b(?:attach\w*|enclos\w*|copy|copies|extract\w*|herewith|below|overleaf|appended|"
    r"append\w*|annex\w*|"
    r"exhibit\w*|tab|pp?\.? ?\d|pages?|see|fwd|forwarded|as follows|verbatim|"
    r"shows?|showed|records?|recorded|says?|said|states?|stated|reveals?|lists?|listed|"
    r"notes? that|"
    r"noted|minuted|reads|describ\w+|indicat\w+|confirm\w*|refers?|contains?|scor\w+|graded|"
    r"grading|risk|"
    r"dated|not for|not shared|convictions|arrest\w*)\b|:|\d{2}/\d{2,}|#",
    re.IGNORECASE,
)
_REF = re.compile(
    r"\b\d{1,4}[/*-]\d{2,}|\b(?!19\d\d|20\d\d)\d{3,}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|"
    r"\(\w,\d,\w\)|\b[A-E][1-5]\b"
)
_DOTTED = re.compile(r"\.(?<=\b[A-Za-z]\.)(?=\d|[A-Za-z]\b)")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_STRONG_PAIR, _DENSE, _BESIDE, _MOST = 2, 4, 25, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedWords:
    """The words that mark a sentence, and which of them mark it only so or so."""

    lexicon: Lexicon
    capitals: frozenset[str]
    plain_makers: frozenset[str]
    plain_kinds: frozenset[str]


def restricted_signs(
    text: str, words: RestrictedWords, of_another: Callable[[str], bool | None]
) -> Mark | None:
    """Give what marks a sentence as restricted, or None.

    Args:
        text: The sentence, heading or row.
        words: What `restricted_words` gives.
        of_another: Says whether a sentence names somebody, no child, who is not the reader; None
            where it names nobody.
    """
    found = _sorted(words, text)
    if not found:
        return kept_back(text) or settled(text)
    named = of_another(text) if found.get(SAFETY) or found.get(SOURCES) else None
    marks = [
        one
        for one in (
            kept_back(text),
            settled(text),
            _paper(text, found, words),
            _log(text, found),
            planned(text, found),
            kept_safe(text, found, named),
            of_health(text, found, named),
        )
        if one is not None
    ]
    return max(marks, key=_sure, default=None)


def restricted_words(policy: Policy) -> RestrictedWords:
    """Give the words that mark a sentence, with an organisation's own."""
    return RestrictedWords(
        lexicon=lexicon({name: word_list(name, policy) for name in _LISTS}),
        capitals=frozenset(word_list("restricted_in_capitals", policy)),
        plain_makers=frozenset(word_list("restricted_plain_makers", policy)),
        plain_kinds=frozenset(word_list("restricted_plain_kinds", policy)),
    )


def _sorted(words: RestrictedWords, text: str) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in words.lexicon.hits(_POSSESSIVE.sub("  ", _DOTTED.sub(" ", text))):
        small = not text[hit.start : hit.end].isupper()
        if not (small and hit.entry.upper() in words.capitals):
            found.setdefault(hit.list, []).append(hit)
    return found


def _paper(text: str, found: Found, words: RestrictedWords) -> Mark | None:
    """Give a paper of such a body that is there, or told of: "DASH form, score 17"."""
    if READER.search(text) or ASKED.search(text):
        return None
    short = len(text.split()) < SHORT and not text.rstrip().endswith(".")
    for maker in found.get(MAKERS, ())[:_MOST]:
        for kind in found.get(KINDS, ())[:_MOST]:
            gap = max(kind.start - maker.end, maker.start - kind.end)
            if not 0 <= gap <= _BESIDE:
                continue
            first, last = min(maker.start, kind.start), max(maker.end, kind.end)
            if _is_plain(maker, kind, words):
                if HERE.search(text[last:]) or LED.search(text[:first]):
                    return Mark(span=(first, last), sure=False)
            elif _GOT.search(f"{text[:first]} {text[last:]}") or (short and first < _BESIDE):
                return Mark(span=(first, last))
    return None


def _is_plain(maker: Hit, kind: Hit, words: RestrictedWords) -> bool:
    """Say whether letters to families speak so every day: "the police check"."""
    of_all = maker.entry.lower() in words.plain_makers
    return of_all and kind.entry.rstrip("*") in words.plain_kinds


def _log(text: str, found: Found) -> Mark | None:
    """Give a line that only the log of a police force or a safeguarding team has."""
    words = {hit.entry.casefold(): hit for hit in found.get(JARGON, ())}
    strong = {hit.entry.casefold() for hit in found.get(STRONG, ())}
    if READER.search(text) or not words:
        return None
    spans = sorted((hit.start, hit.end) for hit in words.values())
    apart = sum(1 for at, one in enumerate(spans) if at == 0 or one[0] >= spans[at - 1][1])
    reference = _REF.search(text) is not None
    first = (spans[0][0], spans[-1][1])
    dense = apart >= _DENSE - (1 if reference else 0)
    if dense or (strong and (apart >= _STRONG_PAIR or reference)):
        return Mark(span=first)
    return Mark(span=first, sure=False) if strong and not ASKED.search(text) else None


def _sure(mark: Mark) -> bool:
    return mark.sure
