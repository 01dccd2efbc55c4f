"""What is told of somebody else, by weighing whose it is, what body holds it and what it is of."""

import re
from collections.abc import Callable
from typing import Final

from checker.checks.restricted_marks import Mark
from checker.matching.lexicon import Hit, Lexicon, lexicon
from checker.model import Span
from checker.settings import Policy, word_list

_FACTS, _BODIES, _PAPERS = "restricted_facts", "restricted_bodies", "restricted_papers"
_AILMENTS = "restricted_ailments"
_NEAR: Final = 60
_MOST: Final = 6
_HERE: Final = re.compile(
    r"\b(?:attach\w*|attd|enclos\w*|enc|copy|copied|copies|cut (?:&|and) paste|quot\w+|extract\w*|"
    r"overleaf|below|herewith|see|pp?\.? ?\d+|pages? \d+|in the (?:pack|bundle|post|envelope)|"
    r"typed (?:it |them )?(?:out|up)|for you|forward\w*|fwd|come through|came through|came back|"
    r"tab \d+|exhibit\w*|begins|reads)\b|:\s*[\"\u201c']",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"\b(?:shows?|showed|says?|said|states?|stated|notes?|noted|records?|recorded|lists?|listed|"
    r"reveals?|confirms?|confirmed|mentions?|names?|describes?|finds?|found|thinks?|believes?|"
    r"scores?|considers?|concludes?|concluded|suggests?|refused|granted|expires?|wrote|writes|"
    r"according to|appears? from|have (?:him|her)|has (?:him|her)|known to|told|tells)\b",
    re.IGNORECASE,
)
_THEMSELVES: Final = re.compile(
    r"\b(?:told|tells|telling) (?:me|us|the court|the judge|you)\b|"
    r"\b(?:(?:Mr|Mrs|Ms|Miss) [A-Z][\w'-]+|she|he|they|[Mm]um|[Dd]ad|the (?:mother|father|"
    r"applicant|respondent)) (?:\w+ )?(?:says?|said|alleges?|alleged|denies|denied|"
    r"accepts?|accepted|admits?|admitted|explained|described|states|stated|reported|reports|agrees?|agreed|complains?|"
    r"believes?|thinks|fears?|claims?|claimed)\b(?! (?:to|in) (?:her|his|a|the) "
    r"(?:therap|counsel|doctor|psych|nurse|sessions?|midwi))",
)
"""What somebody says of themselves, or of the other: both sides hear it in proceedings."""
_OWN: Final = re.compile(
    r"\byour (?:own|GP|doctor|hospital|medical|bank|payslips?|benefit\w*|universal credit|"
    r"solicitors?|health|mental|condition|treatment|medication|income|statement)\b|"
    r"\byou (?:told|said|were|are|have|had|can|may|must|should|need|asked|wanted|could|"
    r"gave|signed|agreed|both)\b|\b(?:if|whether|unless|would|could|can|"
    r"please|blank|leaflet|no (?:record|trace|concerns?|convictions?|checks?)|"
    r"not (?:been )?(?:disclosed|shared|received|known)|nothing|outstanding|"
    r"waiting for|asked for|ask(?:ed)? (?:the|for)|request\w*|requested|order(?:ed|s)? that|"
    r"which you have|your clients?['\u2019]?s? own|agrees? that)\b|\?",
    re.IGNORECASE,
)
"""The reader's own, what is asked for, what may be, and that there is nothing."""
_ELSEWHERE: Final = re.compile(
    r"\b(?:parallel|other|earlier|previous|separate|first|criminal) (?:matter|proceedings|case|"
    r"relationship|marriage|family|partner|wife|husband|girlfriend|boyfriend|child\w*)\b|"
    r"\b(?:nephews?|nieces?|cousins?|half-?(?:brother|sister)s?|stepchild\w*|ex-?(?:wife|husband|"
    r"partner|girlfriend|boyfriend)|uncle|new partner)\b",
    re.IGNORECASE,
)
_COURT_PAPERS: Final = re.compile(
    r"\b(?:threshold|bundle|judgment|care order|taken into care|proceedings|placed|adopted|"
    r"in respect of|looking at|callouts?|call-outs?|investigat\w+|injunction)\b",
    re.IGNORECASE,
)
_INTERVIEW: Final = re.compile(
    r"\b(?:tape|recording|video|film|transcript|typed (?:out|up)|notes?)\b[^.\n]{0,40}"
    r"\b(?:talk|interview|session|conversation|spoke|words|account)\w*\b[^.\n]{0,40}"
    r"\b(?:officers?|police|detectives?|PC|DC|intermediary)\b|"
    r"\b(?:officers?|police|detectives?)\b[^.\n]{0,40}\b(?:tape|recording|video|transcript)\b",
    re.IGNORECASE,
)
_NOT_FOR_YOU: Final = re.compile(
    r"\b(?:asked|asks|wants|wanted|wishes)\b[^.\n]{0,30}\bnot (?:to )?be (?:shown|sent|given|read|"
    r"told|passed|disclosed)\b[^.\n]{0,12}\b(?:to )?you\b|"
    r"\b(?:not|n['\u2019]t|never)(?: yet)? (?:been )?(?:sent|filed|shown|given|lodged|served)"
    r"(?: it| this)?(?: to| with)? (?:the )?(?:judge|court|other side)\b(?: yet)?|"
    r"\b(?:keep|kept) (?:it|this) (?:to (?:myself|ourselves|yourself)|between us|secret)\b|"
    r"\bbetween (?:ourselves|you and me|us)\b|\b(?:in|under) confidence\b[^.\n]{0,20}\bbut\b|"
    r"\b(?:unsealed|inadvertently|by oversight|should have been (?:removed|redacted|taken out))\b",
    re.IGNORECASE,
)
"""The writer says that it is kept from its reader, or was not given out yet."""


def weighed_words(policy: Policy) -> Lexicon:
    """Give the words that are weighed, with an organisation's own."""
    names = (_FACTS, _BODIES, _PAPERS, _AILMENTS)
    return lexicon({name: word_list(name, policy) for name in names})


def weighed_material(
    text: str, words: Lexicon, of_another: Callable[[str], bool], *, outsider: bool
) -> Mark | None:
    """Give where a sentence tells its reader what is somebody else's; it is never beyond doubt.

    Two of three have to stand there, said of another: a body that holds it, the paper that it is
    written in with a word that it is enclosed or quoted, and a fact of health, offences, money,
    leave to stay or care. Somebody who is no party is told nothing that a specialist thinks.

    Args:
        text: The sentence.
        words: What `weighed_words` gives.
        of_another: Says whether a sentence is of an adult, or a child of another family, who is
            not the reader.
        outsider: Whether the reader has no part in the proceedings.

    Example:
        "Her benefit award is in the pack." gives "benefit award".
    """
    kept = _NOT_FOR_YOU.search(text) or _INTERVIEW.search(text)
    if kept is not None:
        return Mark(span=kept.span(), sure=False)
    found: dict[str, list[Hit]] = {}
    for hit in words.hits(text):
        found.setdefault(hit.list, []).append(hit)
    if not found or _OWN.search(text):
        return None
    facts = [*found.get(_FACTS, ()), *found.get(_AILMENTS, ())][:_MOST]
    bodies, papers = found.get(_BODIES, [])[:_MOST], found.get(_PAPERS, [])[:_MOST]
    span = (
        _elsewhere(text)
        or _written(text, bodies, papers, facts)
        or _said(text, bodies, papers, facts, outsider=outsider)
        or _fact(text, facts)
    )
    return Mark(span=span, sure=False) if span is not None and of_another(text) else None


def _elsewhere(text: str) -> Span | None:
    """Give what was before another court, or is known of another family."""
    other, paper = _ELSEWHERE.search(text), _COURT_PAPERS.search(text)
    return other.span() if other is not None and paper is not None else None


def _written(text: str, bodies: list[Hit], papers: list[Hit], facts: list[Hit]) -> Span | None:
    """Give a body's paper that is there, or says something of a fact."""
    for body in bodies:
        for paper in papers:
            gap = max(paper.start - body.end, body.start - paper.end)
            if 0 <= gap <= _NEAR and (_HERE.search(text) or (facts and _SAYS.search(text))):
                return min(body.start, paper.start), max(body.end, paper.end)
    return None


def _said(
    text: str, bodies: list[Hit], papers: list[Hit], facts: list[Hit], *, outsider: bool
) -> Span | None:
    """Give what a body says of somebody: a fact, or anything at all to somebody outside."""
    says = _SAYS.search(text)
    if says is None or not (bodies or papers):
        return None
    first = (*bodies, *papers)[0]
    apart = any(one.start != first.start for one in facts)
    if apart and (bodies or not _THEMSELVES.search(text)):
        return first.start, first.end
    return (
        (first.start, first.end) if outsider and bodies and not _THEMSELVES.search(text) else None
    )


def _fact(text: str, facts: list[Hit]) -> Span | None:
    """Give a fact that the writer tells in their own words, and not as what a side says."""
    if not facts or _THEMSELVES.search(text):
        return None
    return facts[0].start, facts[0].end
