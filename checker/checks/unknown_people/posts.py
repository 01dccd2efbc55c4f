"""Who is named because of their work: by a title, a post or a workplace beside the name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.checks.matter import Matter
from checker.checks.people.court_people import is_of_a_court
from checker.checks.people.standing import everybody
from checker.matching.caseless import Caseless, caseless
from checker.matching.either import either
from checker.matching.emails import to_email
from checker.matching.names import folded_name, parse_name
from checker.matching.vocabulary import TITLES
from checker.mentions.passage import Passage
from checker.model import Mention, Organisation
from checker.settings import word_list

_WORK_TITLES = TITLES - frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "master", "mstr", "messrs", "mme", "the"}
    | {"auntie", "aunt", "uncle", "brother", "sister", "father"}
)
"""Titles that somebody has because of their work, or with which they are named for it."""
_NEAR = 70
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)[.!?](?= +[^\W\d_a-z])|\n[ \t]*\n|\u2022"
)
_OF_BODY = re.compile(
    r",? (?P<how>at|from|of|in|with) (?!course\b)(?:the |his |her |their |your |our |my )?"
    r"(?:[\w'\u2019&-]+ ){0,4}?(?:school|nursery|academy|college|surgery|hospital|clinic|council|"
    r"police|court|office|practice|centre|team|service|services|department|solicitors|llp|law|"
    r"church|playgroup|pre-school|refuge|probation|housing|programme|course|charity|project|agency|"
    r"unit|trust|ward|association|company|helpline)\b",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"[ ,]{0,2}[<(\[]?(?:mailto:)?(?P<address>[\w.+'-]+@[\w.-]+)")


@dataclass(frozen=True, slots=True)
class _Posts:
    """The patterns of a post that ends right before a name, or begins right after one."""

    before: Caseless
    after: re.Pattern[str]


def works(matter: Matter, passage: Passage, mention: Mention) -> bool:
    """Say whether a name is of somebody who is named because of their work."""
    work = _posts(word_list("professional_words", matter.policy))
    title = parse_name(mention.text).title
    if any(folded_name(word) in _WORK_TITLES for word in title.split()):
        return True
    text, (start, end) = passage.text, mention.span
    if is_of_a_court(text, (start, end), matter.policy):
        return True
    before, after = beside(text, start, end)
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


def beside(text: str, start: int, end: int) -> tuple[str, str]:
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


@lru_cache(maxsize=16)
def _posts(entries: tuple[str, ...]) -> _Posts:
    """Put the words for posts into patterns, kept because making them takes milliseconds."""
    ordered = sorted(entries, key=len, reverse=True)
    words = either(r"\s+".join(map(re.escape, one.split())) for one in ordered)
    post = rf"(?:{words})s?"
    return _Posts(
        before=caseless(
            rf"\b{post}(?:,|:|(?: that day| today)?"
            r"(?: (?:at|in|for|from|of|with) (?:[\w'-]+ ){1,4}?)? ?\b"
            r"(?:is|was)(?: now| currently)?| called| named| by)?(?: \w\d+| \d+)?\s+$",
        ),
        after=re.compile(
            r"(?:\s*[,(\u2013-][\s(]{0,2}(?:(?:who )?(?:is |was |as ))?"
            r"(?:the |a |an |our |your |his |her |their |my )?"
            r"|\s+(?:who )?(?:is|was|(?:acting )?as)\s+"
            r"(?:(?:now )?(?:the|a|an|our|your|his|her|their|my|[\w'\u2019-]+['\u2019]s)\s+)?)"
            rf"(?:(?<!is )(?<!was )(?:[\w'\u2019&-]+ ){{0,3}}?)?"
            rf"(?!(?:(?<=his )|(?<=her ))head\b(?! ?teacher| of)){post}\b"
            rf"|\s+(?:(?:the|our|your|my) )?(?:[A-Z][\w'\u2019&-]+ )?{post}\b",
            re.IGNORECASE,
        ),
    )
