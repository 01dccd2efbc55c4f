"""Who told of a family, by weighing who, how it was told, to whom and what worried them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from checker.checks.source_signs import Given
from checker.checks.source_tells import Somebody
from checker.checks.source_told import PLAIN, UNKNOWN, told_by
from checker.matching.lexicon import Hit, Lexicon, lexicon
from checker.model import Span
from checker.settings import Policy, word_list

_FOLK, _STAFF, _CONTACTS, _SEES, _COMINGS, _WORRIES = (
    "folk", "staff", "contacts", "sees", "comings", "worries",
)  # fmt: skip
_LISTS: Final = {
    _FOLK: ("source_laypeople",),
    _STAFF: ("source_workers", "source_offices"),
    _CONTACTS: ("source_contacts",),
    _SEES: ("source_sees",),
    _COMINGS: ("source_comings",),
    _WORRIES: ("source_worries", "source_concerns"),
}
_CLAUSE: Final = 90
_NEAR: Final = 45
_MOST: Final = 8
"""Of each kind only so many are weighed in one sentence."""
_US: Final = re.compile(
    r"\b(?:us|me|duty|police|NSPCC|RSPCA|council|helpline|101|999|MASH|social (?:services|care|"
    r"workers?)|children['\u2019]s services|the school|the head|this (?:office|service|team)|"
    r"our (?:\w+ )?(?:team|office|line|attention|notice))\b",
    re.IGNORECASE,
)
_BOUND: Final = re.compile(
    r"\bby law\b|\b(?:duty|obliged|bound|thought it right|felt it right|decided) to\b|"
    r"\b(?:has|had) to (?:do|say|tell|ring|report|share|act)\b|"
    r"\bcould(?: not|n['\u2019]t) (?:stop|keep|stay|sleep|look away|let it|ignore)|"
    r"\bdid the right thing\b|\bsafeguarding\b|\bwelfare check\b|\bafter (?:she|he|they)(?:['"
    r"\u2019]d| had)\b|\bwhen (?:she|he|they) (?:came|called|visited)\b",
    re.IGNORECASE,
)
"""Why somebody tells who would rather not."""
_MEANWHILE: Final = re.compile(
    r"\b(?:you|I|we|court|judge|solicitors?|counsel|adviser)(?:['\u2019](?:ve|d|ll))?"
    r"(?: (?:have|had|also|then|first|can|could|will|may|must|should))*\s*$",
    re.IGNORECASE,
)
"""Before a verb: it was somebody else who did it."""
_CAME: Final = re.compile(
    r"\b(?:from|by|through|via|since|because|of|to|as|is|was|what)\s(?:(?:the|an?|one|your|his|her|"
    r"their|our|own|another|some|certain|none other than|[A-Z]\w+['\u2019]s)[\s,])*"
    r"(?:[\w'\u2019-]+\s){0,2}$",
    re.IGNORECASE,
)
_MAY: Final = re.compile(
    r"\bif (?:an?|any\w*|your|you|some\w*|the)\b|\b(?:you|we|I) (?:can|may|could|should|must|"
    r"might|will|would like)\b|\b(?:can|could|will|would) (?:have|take|look after|collect|help)\b|"
    r"\bplease\b|\bthank(?:s| you)? (?:you )?for\b|\bnever say\b|"
    r"\b(?:nobody|no one|no concerns?|not worried|no worries)\b",
    re.IGNORECASE,
)
"""What somebody may do or offers, thanks, and that there was no worry."""
_EVERYDAY: Final = re.compile(
    r"\b(?:progress|attendance|homework|reading|appointments?|invitation|survey|leaflet|invoice|"
    r"book(?:ed|ing)?|dates?|times?|matches|parcel|collect\w*|immunisations?|weighed|settled|well|"
    r"happy|enjoy\w*|pleased|proud|fine|ready|available|meeting|hearing|minutes of|order|consent|"
    r"report for the court|for (?:your|the) referral)\b",
    re.IGNORECASE,
)
"""Arrangements and good news: told of in any letter."""
_YOURS: Final = re.compile(
    r"\byou (?:said|say|told|tell|asked|explained|mentioned|wrote|think|feel|believe|rang|raised|"
    r"reported|alleged|were worried|are worried|were concerned|are concerned)\b|"
    r"\byour (?:own )?(?:concerns?|worries|referral|statement|solicitor|call|email|letter)\b",
    re.IGNORECASE,
)
_TELLER: Final = re.compile(
    r"\b(?:callers?|informants?|correspondents?|referrers?|sources?|whistle-?blowers?|complainants?|"
    r"the (?:one|person|people|parent|lady|woman|man) (?:who|that) (?:did|told|rang|called|said|"
    r"wrote|spoke|contacted|reported|phoned)|(?:give|tell|say|reveal|identify|name|share)(?: you)?"
    r" (?:a|the|who|any|their|her|his|our|them|whom?) ?(?:names?|it was|correspondent|rang|told|"
    r"called|identity)?|(?:someone|somebody|one (?:person|member)) (?:in|of|at|from|close to|near|"
    r"on|with|who) |whoever (?:rang|told|called|said|wrote|spoke))",
    re.IGNORECASE,
)
_NOT_NAMED: Final = re.compile(
    r"\b(?:can(?:no|['\u2019])t|can not|will not|won['\u2019]t|must not|may not|invidious|"
    r"not (?:going|able|free|allowed) to|nobody|no names?|caller|informant|correspondent|referrer|"
    r"source|whistle-?blower|complainant|asked (?:us|me) to|has (?:told|asked|written|rung|called|"
    r"reported|been in touch))\b",
    re.IGNORECASE,
)
_KNOWN_BY: Final = re.compile(
    r"\b(?:lives?|works?|worked|holds?|drives?|picks up|drops off|taught|teaches|used to|shares?|"
    r"rents?|goes to|comes to|sits?|plays|looks after|babysits?|married|sacked|dismissed|divorced|"
    r"owes?|owed|knows|knew|sees|has (?:the|a|an|your) [\w-]+|were there|was there|keeps?|runs|"
    r"speaks with|accent|(?:same|next) (?:street|class|shift|building|church|team|time|bus)|"
    r"served|trained|grew up|moved (?:out|in)|lost (?:a|her|his|their) job)\b",
    re.IGNORECASE,
)
_YOU: Final = re.compile(r"\b(?:you|your|yours|him|his)\b|\bnext door\b", re.IGNORECASE)
_VISITED: Final = re.compile(
    r"\b(?:she|he|they)(?:['\u2019]d| had| has|['\u2019]s| have)? "
    r"(?:been |just |only |also |once )*"
    r"(?:come|came|coming|called|calling|visit\w*|work\w*) (?:round |over |out |in |by )?"
    r"to (?:mend|fix|do|read|clean|deliver|collect|look at|service|decorate|cut|paint|measure|"
    r"repair|see to|check|fit|install|wash|help with|walk|feed|value|sell|teach)\b",
    re.IGNORECASE,
)
_MOVED: Final = re.compile(
    r"\b(?:(?:told|rang|called|wrote to|spoke to|contacted) (?:us|me)|she told|he told|they told|"
    r"(?:pick|picked|picking) up the phone|could(?: not|n['\u2019]t) (?:stop|sleep|forget)|"
    r"(?:was|were|is|been|so|very) (?:worried|concerned|uneasy|upset|shocked)|easy for (?:her|him|"
    r"them)|reported)\b",
    re.IGNORECASE,
)
_BLAMED: Final = re.compile(
    r"\b(?:cross|angry|annoyed|upset|furious|hard on|blame|punish|shout at|tell off|"
    r"take it out on|hold it against)\b(?: with| at| on)? (?!(?:you|me|us)\b)"
    r"(?:your (?:\w+ )?\w+|her|him|them|the (?:children|boys?|girls?|school)|[A-Z]\w+)\b"
    r"[^.\n]{0,20}\bfor (?:telling|saying|speaking|talking|having (?:told|said|spoken)|"
    r"ringing|calling|letting)\b",
)
_ONLY: Final = re.compile(
    r"\b(?:only|just) (?:one|two|three|1|2) (?:other )?(?:house|flat|window|neighbour|home|garden|"
    r"family|families|people|persons?)s?\b[^.\n]{0,60}\b(?:looks?|sees?|saw|hears?|heard|"
    r"overlooks?|knows?|knew|backs|faces?|could|can)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """The words of a sentence by what they are."""

    text: str
    found: dict[str, list[Hit]]

    def of(self, kind: str) -> list[Hit]:
        return self.found.get(kind, [])

    def worried(self) -> bool:
        return bool(self.of(_WORRIES)) or _BOUND.search(self.text) is not None


def said_to_tell(
    text: str, above: str, named: Iterable[Somebody], kinds: Lexicon, policy: Policy
) -> Iterator[Given]:
    """Give who is said to have told of others, by the grammar or by the weight of the words.

    Args:
        text: The sentence.
        above: The sentence before it.
        named: Who is named in it.
        kinds: What `kinds_of` gives.
        policy: For the lists, with an organisation's own words.
    """
    who = [(one.start, one.end) for one in named if not (one.party or one.at_work)]
    first = next(chain(told_by(text, policy), weighed_source(text, above, who, kinds)), None)
    if first is not None:
        yield Given(span=first, whom=None, sure=False)


def weighed_source(text: str, before: str, named: Iterable[Span], words: Lexicon) -> Iterator[Span]:
    """Give where a sentence says who told of others, by words of several kinds together.

    Somebody of everyday life counts with a word for telling and whom they told or what worried
    them; who meets a family at work only with a worry. It may be told in any order, by a verb or
    a noun: "a call from the pharmacy", "what the cook saw was passed on to us".

    Args:
        text: The sentence.
        before: The sentence before it: "I cannot say who. They hold the spare key."
        named: Where somebody is named who is no party and not at work: they count with a worry.
        words: What `kinds_of` gives.

    Example:
        "We had a call from your landlord." gives "call from your landlord".
    """
    yield from _known_by(text, before)
    found: dict[str, list[Hit]] = {}
    for hit in words.hits(text):
        found.setdefault(hit.list, []).append(hit)
    kinds = _Weighed(text=text, found=found)
    if not (kinds.of(_CONTACTS) or kinds.of(_SEES) or kinds.of(_COMINGS)):
        return
    who = [
        *(
            ((hit.start, hit.end), hit.list == _STAFF)
            for hit in (*kinds.of(_FOLK), *kinds.of(_STAFF))
        ),
        *((span, True) for span in named),
    ]
    everyday = not kinds.of(_WORRIES) and (_EVERYDAY.search(text) or PLAIN.search(text))
    if not who or everyday or any(one.search(text) for one in (_MAY, _YOURS, UNKNOWN)):
        return
    for (first, last), with_worry in who[:_MOST]:
        span = _told(kinds, first, last, with_worry=with_worry) or _came(
            kinds, first, last, with_worry=with_worry
        )
        if span is not None:
            yield span
            return


def _known_by(text: str, before: str) -> Iterator[Span]:
    """Give by what somebody can be known who is not named: a key, a job, a van, a visit."""
    small = text.lower()
    blamed = _BLAMED.search(text) if "for " in small else None
    only = _ONLY.search(text) if "only" in small or "just" in small else None
    for found in (blamed, only):
        if found is not None:
            yield found.span()
            return
    known = _KNOWN_BY.search(text)
    visited = _VISITED.search(text) if " to " in small else None
    if known is None and visited is None:
        return
    both = f"{before} {text}" if before else text
    if visited is not None and _MOVED.search(both):
        yield visited.span()
        return
    teller = _TELLER.search(both)
    if teller is None or not _NOT_NAMED.search(both):
        return
    known, shift = _KNOWN_BY.search(both, teller.end()), len(both) - len(text)
    if known is not None and known.end() > shift and _YOU.search(both, teller.end()):
        yield max(0, known.start() - shift), known.end() - shift


def _told(kinds: _Weighed, first: int, last: int, *, with_worry: bool) -> Span | None:
    """Give who did the telling, or saw what was told: somebody, then what they did."""
    text = kinds.text
    for done in (*kinds.of(_CONTACTS)[:_MOST], *kinds.of(_SEES)[:_MOST]):
        gap = text[last : done.start]
        if not 0 < done.start - last <= _CLAUSE or ";" in gap or _MEANWHILE.search(gap):
            continue
        told_us = done.list == _CONTACTS and _US.search(text[done.end : done.end + _NEAR])
        if kinds.worried() or (told_us and not with_worry):
            return first, done.end
    return None


def _came(kinds: _Weighed, first: int, last: int, *, with_worry: bool) -> Span | None:
    """Give whom something came from: "a call from ...", "raised by ...", "thanks to ..."."""
    text = kinds.text
    if _CAME.search(text[max(0, first - _NEAR) : first]) is None:
        return None
    for come in kinds.of(_COMINGS)[:_MOST]:
        if 0 < first - come.end <= _NEAR and (kinds.worried() or not with_worry):
            return come.start, last
    return None


def kinds_of(policy: Policy) -> Lexicon:
    """Give the words that are weighed, by their kind, with an organisation's own."""
    return lexicon(
        {
            kind: tuple(word for name in names for word in word_list(name, policy))
            for kind, names in _LISTS.items()
        }
    )
