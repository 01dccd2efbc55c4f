"""Whether somebody in a sentence does what a source does, or sent in what one sends."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.matching.lexicon import Hit

TELLS, SPEAKS, FORMS = "source_tells", "source_speaks", "source_forms"
BODIES, AUTHORITIES, CONCERNS = "source_bodies", "source_authorities", "source_concerns"
PEOPLE = "source_people"
Found = Mapping[str, Sequence[Hit]]
"""The words of a sentence by the lists that they stand in."""
_CLAUSE, _FURTHEST, _NEAR = 60, 90, 40
_SOFT_TELLS = (
    "report", "refer", "self", "complain", "disclosed", "raised this", "raised it", "raised these",
    "raised the matter", "witness", "wrote in", "called in", "phoned in", "rang in", "emailed in",
    "made contact", "gave an account", "gave a", "gave ev", "provided", "supplied", "shared info",
    "shared this", "passed inf", "passed it", "passed this", "prompt", "trigger", "initiated",
    "first told", "brought", "flag", "drew", "saw you", "seen you", "heard you", "alerted",
    "raised concern*", "raised a concern", "raising", "expressed", "voiced", "filmed", "recorded",
)  # fmt: skip
_STRONG_FORMS = (
    "referral", "ref'l", "ref", "refs", "allegation", "complaint", "concern", "tip", "999", "alert",
    "intel", "disclosure", "atgyfeiriad", "cwyn", "gwyn", "worr", "whistle",
)  # fmt: skip
_TOLD_FORMS = (
    "info",
    "report",
    "footage",
    "recording",
    "evidence",
    "wybod",
    "gwybod",
    "became",
    "first became",
)
_BREAK = re.compile(r"[.\n]|;(?! (?:she|he|they)\b)|\b(?:you|I|we|they|but)\b(?! (?:both|all)\b)")
FROM = re.compile(
    r"(?:\b(?:by|from|via|through|gan|oddi wrth|thanks to|courtesy of|originat\w+ with|"
    r"traced (?:back )?to|"
    r"put down to|attributed to|(?:chat|talk|conversation|call|meeting|word) with)|"
    r"according to|as per|,|[:\u2013-]) ?(?:an? |the |our |his |her |"
    r"your )?(?:[\w'\u2019-]+,? ){0,2}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:alerted|tipped off|contacted|warned|rung|called|phoned|approached|informed|"
    r"notified|told|"
    r"reported|suggested|claimed|stated|noticed|observed|made|signed|written|sent|flagged|"
    r"raised|brought|referred|passed|given|supplied|prompted|"
    r"triggered)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_AS_ONE = re.compile(
    r"[^.;]{0,50}\b(?:is|was|as|being|be|are|were)(?: the| an?| our| their)?(?: original|"
    r" only| main)? ",
    re.IGNORECASE,
)
_THAT_YOU = re.compile(
    r"\bthat (?:you|he|she|they) (?:have|had|were|are|was|is|has|would|keep|leave|left|do|"
    r"did|hit|drink|shout|use|smoke|let|go|"
    r"regularly|often|always|never)\b|\bsaying you\b|\byou(?:['\u2019]re| are) not\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r", (?:who|whom|whose|an?|the|your) [^,.;\n]{1,50},")
"""What is said of somebody between two commas: ", who used to work with you,"."""
_LED_BY = re.compile(r" ?(?:by|from|via|through)\b", re.IGNORECASE)
_SENT_ON = re.compile(r" (?:you|him|her|them|(?:the )?family|it|this)? ?to\b")
_AIMED = re.compile(
    r"\babout you\b|\b(?:at|in|from) your (?:address|home|house|flat)\b", re.IGNORECASE
)
_ACCORDING = re.compile(r"\b(?:according to|as per) (?:\w+ )?$", re.IGNORECASE)
_RAISED = ("alerted", "tipped", "repor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Somebody in a sentence who can be known: where they stand, and what may be said of them.

    `pointed` is True for "your aunt" or "the lady next door"; `party` for a party or their child;
    `at_work` for somebody who tells of others because of their work.
    """

    start: int
    end: int
    pointed: bool = False
    party: bool = False
    at_work: bool = False


def tells(text: str, one: Somebody, found: Found) -> bool | None:
    """Say whether somebody does in a sentence what a source does: surely, perhaps, or None."""
    told = _by_telling(text, one, found)
    if told is None:
        told = _by_speaking(text, one, found)
    if told is None and any(
        _AS_ONE.fullmatch(text[one.end : hit.start]) for hit in found.get(PEOPLE, ())
    ):
        return True
    return told


def _by_telling(text: str, one: Somebody, found: Found) -> bool | None:
    concern, bodies = bool(found.get(CONCERNS)), bool(found.get(BODIES))
    for hit in _behind(text, one, found.get(TELLS, ())):
        rest = text[hit.end :]
        if hit.entry == "referred" and not concern and _SENT_ON.match(rest):
            continue
        helped = "referral" in hit.entry and re.match(r" (?:for|to) ", rest) is not None
        if helped and not (concern or _close(hit, found.get(BODIES, ()))):
            continue
        accused = concern and re.search(r"\byou\b", rest) is not None
        about_you = re.match(r" (?:on |about |to )?you\b", rest) is not None
        bold = concern and (bodies or one.pointed)
        soft = hit.entry.startswith(_SOFT_TELLS)
        if not soft or about_you or accused or bold or found.get(AUTHORITIES):
            return True
        if concern or bodies:
            return False
    return None


def _by_speaking(text: str, one: Somebody, found: Found) -> bool | None:
    concern = bool(found.get(CONCERNS))
    you = re.search(r"\byou(?:r)?\b", text[one.end :]) is not None
    for hit in _behind(text, one, found.get(SPEAKS, ())):
        accused = _THAT_YOU.search(text, hit.end) is not None
        if _close(hit, found.get(AUTHORITIES, ())):
            return True
        near = _close(hit, found.get(BODIES, ()))
        if concern and (near or one.pointed or you):
            return one.pointed or accused
        if near and accused:
            return False
    return None


def _close(hit: Hit, others: Iterable[Hit]) -> bool:
    return any(0 <= other.start - hit.end < _NEAR for other in others)


def _behind(text: str, one: Somebody, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Give the hits that somebody is the subject of: behind them, with nobody else between."""
    for hit in hits:
        if not 0 <= hit.start - one.end <= _FURTHEST:
            continue
        aside = _ASIDE.match(text, one.end, hit.start)
        if not _BREAK.search(text, aside.end() if aside else one.end, hit.start):
            yield hit


def sent(text: str, one: Somebody, found: Found) -> bool | None:
    """Say whether something was sent in by, from or through somebody."""
    before = text[: one.start]
    house = one.pointed and text[one.start : one.end][-1:].isdigit()
    lead = FROM.search(before)
    ended = before.rstrip().endswith(",") and not house
    if lead is None or (ended and not _LED_BY.match(lead[0])):
        return None
    concern, bodies = bool(found.get(CONCERNS)), bool(found.get(BODIES))
    forms = [hit for hit in found.get(FORMS, ()) if 0 <= one.start - hit.end <= _CLAUSE]
    strong = any(hit.entry.rstrip("*").startswith(_STRONG_FORMS) for hit in forms)
    said = one.pointed and any(hit.entry.startswith(_TOLD_FORMS) for hit in forms)
    passive = _PASSIVE.search(before)
    raised = passive and (concern or one.pointed or passive[0].startswith(_RAISED))
    secret = forms and re.search(r"\banon|\bconfid", text, re.IGNORECASE)
    aimed = _AIMED.search(text) is not None
    harm = forms and concern and (bodies or one.pointed or aimed)
    if strong or said or raised or secret or harm or (concern and _ACCORDING.search(before)):
        return True
    return False if forms and one.pointed and (bodies or concern) else None
