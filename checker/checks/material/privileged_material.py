"""Legal advice, or what was written without prejudice, in what is being sent."""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.checks.letters.headings import headings, leads
from checker.checks.material.listed import ADVICE, PRIVILEGED, Listed, listed
from checker.checks.material.privileged_quiet import gives_no_advice
from checker.checks.material.privileged_signs import Sign, privilege_words, privileged_signs
from checker.checks.material.privileged_words import privileged_words
from checker.checks.matter import Matter
from checker.checks.people.readers import is_our_own
from checker.checks.places import place_in_line, place_of
from checker.checks.raised import raised
from checker.checks.sentences import Sentence, sentences_in
from checker.checks.wording import reader
from checker.matching.lexicon import Hit
from checker.matching.sounding import sounds
from checker.model import Document, Evidence, Finding, Line, Place, Severity
from checker.words import say

_NEGATIONS = frozenset({"not", "no", "never", "non", "isn't", "nor"})
_MAY_BE = re.compile(r"\b(?:may|might|could)(?: also)? be(?: \w+)?\W*$", re.IGNORECASE)
_MAIL_HEAD = re.compile(r"\W*(?:from|to|cc|bcc|sent|subject)\s*:[^\n]*@", re.IGNORECASE)
"""The head of a quoted message: "Ashgrove Legal" there is a firm's name."""
_SHORT, _BEFORE = 12, 40
_PARTS = ":(-\u2013\u2014*[|"


def privileged_material(matter: Matter) -> Iterator[Finding]:
    """Say, once a file, that it is marked as legal advice or as without prejudice.

    Why: once it is with the other side, the privilege is lost and cannot be had back.
    Quiet when: it goes to the sender's own people, when a letter only speaks of such things
    ("without prejudice to", "you may take legal advice"), and for the small print of emails.
    """
    if is_our_own(matter):
        return
    for document in matter.dispatch.documents:
        found = _first(document, listed(matter, document))
        if found is not None:
            line, hit = found
            place = place_in_line(document, line, hit.start, hit.end)
            yield _finding(matter, place, line.text[hit.start : hit.end])
            continue
        weighed = _weighed(matter, document)
        if weighed is not None:
            sentence, sign = weighed
            place = place_of(sentence.mention(*sign.span))
            words = " ".join(sentence.text.split())
            yield _finding(matter, place, words, sure=sign.sure)


def _finding(matter: Matter, place: Place, words: str, *, sure: bool = True) -> Finding:
    return raised(
        "privileged.material",
        say("This looks like legal advice, or a paper marked as without prejudice")
        if sure
        else say("This may be legal advice, or a paper marked as without prejudice"),
        detail=say(
            "If {name} gets it, the right to keep it back may be lost. Ask a lawyer first.",
            name=reader(matter),
        ),
        actions=(say("Take it out"), say("Ask your legal team")),
        place=place,
        evidence=Evidence(letter=words),
        severity=None if sure else Severity.CHECK,
    )


def _weighed(matter: Matter, document: Document) -> tuple[Sentence, Sign] | None:
    """Give the first sentence that is surely privileged, or else the first that may be."""
    above, perhaps, listed = "", None, privilege_words(matter.policy)
    for sentence in sentences_in(matter, document):
        if _MAIL_HEAD.match(sentence.text):
            continue
        sign = _sounding(sentence.text, privileged_signs(sentence.text, above, listed))
        if sign is not None and sign.sure:
            return sentence, sign
        if sign is not None and perhaps is None:
            perhaps = sentence, sign
        above = sentence.text
    return perhaps


def _sounding(text: str, sign: Sign | None) -> Sign | None:
    """Give what the rules suspect, surely where it sounds so too, or else what it sounds like."""
    if sign is not None and sign.sure:
        return sign
    learned = sounds("privileged.material")
    if sign is not None:
        return replace(sign, sure=learned.bear_out(text))
    sound = None if gives_no_advice(text) else learned.of(text)
    return Sign(span=sound.span, sure=sound.sure) if sound is not None else None


def _first(document: Document, words: Listed) -> tuple[Line, Hit] | None:
    """Give the first heading or sentence of such a paper."""
    for heading in headings(document):
        for hit in words.on(heading.line, PRIVILEGED):
            if _is_marking(heading.line.text, hit):
                return heading.line, hit
    return next(
        (
            (line, hit)
            for line in document.lines
            for hit in _told(line, words)
            if _stands(line.text, hit)
        ),
        None,
    )


def _told(line: Line, words: Listed) -> Iterator[Hit]:
    """Give the markings that lead a paragraph or shout in it, and what tells of advice."""
    for hit in words.on(line, PRIVILEGED):
        shouted = len(hit.entry) > _SHORT and line.text[hit.start : hit.end].isupper()
        if shouted or leads(line, hit.start, hit.end):
            yield hit
    yield from words.on(line, ADVICE)
    for first, last in privileged_words(line.text):
        yield Hit(list=ADVICE, entry=line.text[first:last], start=first, end=last)


def _is_marking(text: str, hit: Hit) -> bool:
    """Say whether words mark the paper: they stand by themselves in it, and nothing denies them.

    "Without prejudice to the generality of this" goes on with "to" and marks nothing; words in
    small letters before them make a sentence, unless a colon or a dash parts the two.
    """
    before = text[: hit.start].strip()
    sentence = any(word[0].islower() for word in before.split())
    parted = not before or before[-1] in _PARTS
    return (parted or not sentence) and not _goes_on(text, hit) and not _is_denied(text, hit)


def _stands(text: str, hit: Hit) -> bool:
    return not _is_denied(text, hit) and not _goes_on(text, hit)


def _goes_on(text: str, hit: Hit) -> bool:
    prejudice = text[: hit.end].lower().endswith("prejudice")
    return prejudice and text[hit.end :].lower().split()[:1] == ["to"]


def _is_denied(text: str, hit: Hit) -> bool:
    before = text[: hit.start].lower().split()
    return _MAY_BE.search(text[: hit.start]) is not None or any(
        word.strip("(),:") in _NEGATIONS for word in before[-2:]
    )
