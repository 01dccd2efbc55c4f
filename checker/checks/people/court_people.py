"""Who is named as a judge, a magistrate or an officer of a court: by a title or letters behind."""

import re
from functools import lru_cache
from typing import TypeAlias

from checker.checks.people.spoken_of import spelt
from checker.matching.caseless import Caseless, caseless
from checker.model import Span
from checker.settings import Policy, of_policy, word_list

_BEFORE, _AFTER = 60, 60
_Patterns: TypeAlias = tuple[Caseless, re.Pattern[str], re.Pattern[str]]
"""What stands before a name, at its begin, and behind it."""


def is_of_a_court(text: str, span: Span, policy: Policy) -> bool:
    """Say whether the name at a span of a text is of somebody who sits or works in a court.

    Args:
        text: Any text.
        span: Where the name stands in it; a title may be a part of it.
        policy: The organisation's lists are added to ours.
    """
    before, within, after = _patterns_of(policy)
    lead = text[max(0, span[0] - _BEFORE) : span[0]]
    last = text.rfind(" ", *span)
    if last > 0 and text[last + 1 : span[1]].isupper() and after.match(text, last, span[1]):
        return True  # "Mrs Bunting JP" as one name
    return bool(
        before.search(lead)
        or within.match(text, span[0], span[1])
        or after.match(text, span[1], span[1] + _AFTER)
    )


@of_policy
def _patterns_of(policy: Policy) -> _Patterns:
    return _patterns(word_list("court_titles", policy), word_list("post_nominals", policy))


@lru_cache(maxsize=8)
def _patterns(titles: tuple[str, ...], letters: tuple[str, ...]) -> _Patterns:
    title, behind = spelt(titles), spelt(letters)
    honours = r"(?:,? (?-i:[A-Z]{2,5}|[A-Z][A-Za-z]{1,3}[A-Z])(?![a-z]))"
    return (
        caseless(
            rf"{title}(?:,|:|\)| \((?:MC|civil|family)\))? {{1,3}}"
            r"(?:the )?(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.? )?"
            r"(?:(?-i:[A-Z])[\w.'\u2019-]* ){0,2}$",
        ),
        re.compile(rf"(?:(?:{title}|Honour) )", re.IGNORECASE),
        re.compile(
            rf"(?: (?-i:[A-Z])[\w'\u2019-]+)?{honours}{{0,3}}(?:,|,? \(| -| \u2013)?"
            rf"(?: (?:the|an?|our))? ?{behind}|,? sitting (?:at|in|with|as)\b",
            re.IGNORECASE,
        ),
    )
