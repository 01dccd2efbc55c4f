"""A document is a draft, is not signed, or has been replaced by another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from checker.checks.drafts.draft_notes import notes_in
from checker.checks.enclosed.announced import is_announced
from checker.checks.letters.document_kinds import plain_words
from checker.checks.matter import Matter
from checker.checks.places import place_in_line, place_of, place_of_file
from checker.checks.raised import raised
from checker.checks.sentences import Sentence, sentences_in
from checker.matching.needing import needing
from checker.mentions.letter_lines import is_closing
from checker.model import Document, Evidence, Finding, Line, Part, Place
from checker.settings import Policy, word_list
from checker.words import say

_PAGE = frozenset({Part.BODY, Part.TEXTBOX, Part.CELL, Part.HEADER, Part.FOOTER, Part.SUBJECT})
_EDGES = frozenset({Part.HEADER, Part.FOOTER, Part.TEXTBOX})
_IT = r"(?=$|(?:this|it|out|until|yet|without|letter|report|as|to|before|for)\b)"
"""What follows "do not send" where the letter itself is meant."""
_MOST_WORDS = 10
_FEW_WORDS = 3
_DRAFT = needing(
    "draft|drafft",
    r"^\W*(?:(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]inal|[Ww]orking|[Ii]nitial|[Rr]evised|[Rr]ough)"
    r" [Dd]raft|Draft|DRAFT|Drafft|DRAFFT)\b(?! (?:your|the|a|an|my|our)\b)(?P<begins>.*)$"
    r"|[\u2013:(\[-]\s*(?:[Ff]inal |[Ww]orking |[Ff]irst )?(?:[Dd]raft|DRAFT)\b[^A-Za-z]*$"
    r"|\b(?:DRAFT|DRAFFT)\b(?P<within>.*)$",
    flags=0,
)
"""A heading that begins with "Draft", ends with it after a dash, or has it in capitals."""
_IN_NAME = re.compile(r" (?:draft|drafft)(?P<after>(?: .*)?)$")
_VERSION = needing("0.|0_", r"\b(?:v|ver|version|fersiwn)\.? ?0[._]\d+\b")
_ITSELF = needing(
    "draft|approved|signed off",
    r"\b(?:this|it)(?: (?:letter|report|document|version|copy))? is (?:still |only |just )?"
    r"(?:an?|in|the|my|our) (?:very )?(?:first |working |rough )?draft\b(?P<after>[^.;]*)"
    r"|\bthis draft (?:is|was|has|needs|should|must|will)\b"
    r"|\bthis (?:letter|report|document|version) has not (?:yet )?been (?:approved|signed off)\b",
)
"""A sentence of a document about itself."""
_UNSIGNED = needing(
    "sign",
    r"\[\s*(?:unsigned|sign(?:ed|ature)?(?: here| below| to follow)?)\s*\]"
    r"|\[\s*(?:insert|add|electronic|e-?)\s*signature\s*\]|\bto be signed\b|\bnot (?:yet )?signed\b"
    r"|^\W*(?:signed|signature)\W*:?\s*[_.\u2026 -]{3,}",
)
_CHECK_IT = needing(
    "before|until|prior to|then",
    r"\b(?:check|review|approve|read|look|amend|proof\w*|confirm|verify|sign|update|change|add|tb[ad]|"
    r"fix|tbc|correct|finish|complete|edit|ok|okay|agree)\b.*"
    r"\b(?:before|until|prior to|then)\b.{0,30}?"
    r"\b(?:(?:i|we|it|this|letter|they|she|he|you(?= send| post| issue| file)) "
    r"(?:can |will |is |are |gets? )?"
    r"(?:sen[dt]|post(?:ed)?|goes?|go|issued?|released?|dispatch(?:ed)?|filed?)\b"
    r"|(?:sending|posting|issuing|release|releasing|dispatch|filing|issue|sign-?off|it goes|"
    r"going out|printing)(?! (?:the|your|any|original|money|back|them|him|her|in|a)\b))",
)
"""What is to be done with a letter, and "before it goes": a note to somebody at the office."""
_READERS_OWN = re.compile(
    r"\b(?:your(?! (?:changes|edits|amendments|comments|thoughts)\b)|the form|"
    r"(?:the|to|in|at) court|the judge|the children|original|the hearing|travel|train|bus|set out|"
    r"you (?:will|can|may|have|are|should|sign|agree)|(?:with|to|for) you|tell me|let us know|"
    r"every|read (?:it|this|that|them) (?:out )?to)\b",
    re.IGNORECASE,
)
_SAYS_OF_ITSELF = re.compile(
    r"^\W*(?:(?:this|the) (?:letter|report|document|version|copy|text|page|section|note|response|"
    r"text in \w+) (?:is|has|still|needs|must|should|was)|this (?:is|still|needs|has)|"
    r"it still needs|(?:please )?(?:do not|don['\u2019]?t)|i (?:still )?(?:have|need) to|"
    r"not|never|awaiting|pending|needs?|subject to|to be|for (?:internal|comment|review|approval)|"
    r"working|unfinished|rough|first (?:attempt|stab|go|cut)|pre-?final|version \w+|text|still|"
    r"yet to|hold|wording|figures|highlighted)\b",
    re.IGNORECASE,
)
"""How a short sentence begins that its writer left for a colleague, or that is about its paper."""
_OF_OTHER_THINGS = re.compile(
    r"\b(?:you|your|court|judge|magistrates|school|child\w*|parent\w*|order|hearing|contact|"
    r"part(?:y|ies)|tell me|to tell|by an?|police|plan|panel|application|mother|father|"
    r"(?-i:M(?:r|s|rs|iss)) [A-Z]\w+)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:is|are|has|have|does|do|did|can|what|would)\b[^\n()\[\]?]{1,120}\?[ \t]*", re.IGNORECASE
)
_ANSWER = re.compile(
    r"\W*(?:if (?:not|so|it is|I am|I have|you)\b|(?:please )?(?:do )?(?:let|tell|ring|write to|"
    r"call|telephone) (?:me|us)\b|I (?:would|['\u2019]d) (?:like|be glad|love)\b|"
    r"you (?:can|may|are)\b)",
    re.IGNORECASE,
)
"""How a reader is told to answer what a letter asks: that is no doubt of its writer."""
_SPACED_OUT = re.compile(r"\bD R A F T\b")
_SHORT = needing(
    "draft|drafft", r"\b(?:draft|drafft)(?! (?:your|the|an?|my|our|of)\b)(?P<after>.*)$"
)
_COLLEAGUES = (
    r" (?:{names}) (?:to|pls|please|can you|could you|will you) (?:\w+ )?"
    r"(?:check|add|amend|approve|review|"
    r"proof\w*|sign|confirm|complete|finish|edit|correct|update|insert|look|read)\b"
)
_SHORTEST = 5
_LONGEST_NOTE = 18
_AFTER_CLOSING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The lists of this rule, each as one pattern over plain words."""

    unfinished: re.Pattern[str]
    stamps: frozenset[str]
    staff_to: re.Pattern[str]
    """How a colleague is asked to do something with the document: "Priya to check"."""
    superseded: re.Pattern[str]
    on_purpose: re.Pattern[str]


def document_draft(matter: Matter) -> Iterator[Finding]:
    """Say which document is a draft, waits for its signature, or has been superseded.

    Why: a draft may say what nobody has checked, and what was replaced may be wrong by now.
    Quiet when: the document is one that is sent as a draft on purpose, such as a draft order; when
    a sentence only speaks of somebody's draft; when the letter says that it encloses a draft; when
    a form waits for its reader's signature.
    """
    words = _words_of(matter.policy)
    on_purpose = is_announced(matter, "draft")
    for document in matter.dispatch.documents:
        is_letter = document is matter.dispatch.letter
        if not is_letter and on_purpose:
            continue
        found = (
            _on_the_page(document, words)
            or _in_the_name(document, words)
            or _left_in_the_text(matter, document)
        )
        if found is None and is_letter:
            found = _unsigned(document)
        if found is not None:
            yield found


def _on_the_page(document: Document, words: _Words) -> Finding | None:
    """Find the first heading, header or watermark that says so, or a sentence about itself."""
    for line in document.lines:
        text = line.text.strip()
        place = place_in_line(document, line, 0, len(line.text))
        if line.part is Part.METADATA and words.superseded.search(plain_words(text)):
            return _superseded(place, text)
        if line.part not in _PAGE or line.hidden is not None or not text:
            continue
        headline = _is_headline(line)
        if headline and words.superseded.search(plain_words(text)):
            return _superseded(place, text)
        stamped = headline and _is_stamped(text, words)
        if stamped or _is_note_to_colleague(text) or _leaves_undone(text, words):
            return _draft(place, text)
        itself = _ITSELF.search(text)
        if itself is not None and not _on_purpose(itself["after"] or "", words):
            return _draft(place, itself[0])
        if text.startswith("DRAFT ") and _is_draft(text, words):
            return _draft(place, text)
    return None


def _left_in_the_text(matter: Matter, document: Document) -> Finding | None:
    """Find the first note, choice or hole that its writer left, anywhere in the text."""
    sentences = sentences_in(matter, document)
    for sentence, following in zip_longest(sentences, sentences[1:]):
        if sentence.passage.part in _PAGE and not _invites(sentence, following):
            for first, last in notes_in(sentence.text, matter.policy):
                mention = sentence.mention(first, last)
                if mention.hidden is None:
                    return _draft(place_of(mention), mention.text.strip())
    return None


def _invites(sentence: Sentence, following: Sentence | None) -> bool:
    """Say whether a question is put to the reader, who is then told how to answer it."""
    if following is None or following.passage is not sentence.passage:
        return False
    asked = _ASKS.fullmatch(sentence.text) is not None
    return asked and _ANSWER.match(following.text) is not None


def _in_the_name(document: Document, words: _Words) -> Finding | None:
    """Find in a file's name that it is a draft or was replaced."""
    name = document.name.rsplit("/", 1)[-1]
    stem = name.rpartition(".")[0] or name
    plain = plain_words(stem)
    found = _IN_NAME.search(plain.rstrip())
    if words.superseded.search(plain):
        return _superseded(place_of_file(document), name)
    draft = found is not None and not _on_purpose(found["after"], words)
    if draft or words.unfinished.search(plain) or _VERSION.search(stem.replace("_", " ")):
        return _draft(place_of_file(document), name)
    return None


def _unsigned(document: Document) -> Finding | None:
    """Find that the place of the signature, below the closing of a letter, is still empty."""
    lines = [line for line in document.lines if line.part in _PAGE - _EDGES and line.hidden is None]
    last = max((at for at, line in enumerate(lines) if is_closing(line.text)), default=None)
    for line in lines[last + 1 : last + 1 + _AFTER_CLOSING] if last is not None else ():
        if _UNSIGNED.search(line.text):
            return raised(
                "document.draft",
                say("The letter is not signed"),
                detail=say("The place for the signature is still empty."),
                actions=(say("Sign the letter"),),
                place=place_in_line(document, line, 0, len(line.text)),
                evidence=Evidence(letter=line.text.strip()),
            )
    return None


def _is_stamped(text: str, words: _Words) -> bool:
    """Say whether a line of few words says that its document is not finished."""
    plain = plain_words(text)
    stamp = plain.strip() in words.stamps and (text.isupper() or not text[0].isalpha())
    short = _SHORT.search(text) if len(text.split()) <= _SHORTEST else None
    return bool(
        _is_draft(text, words)
        or words.unfinished.search(plain)
        or stamp
        or _SPACED_OUT.search(text)
        or _VERSION.search(text)
        or (short is not None and not _on_purpose(short["after"], words))
        or words.staff_to.match(plain)
    )


def _is_note_to_colleague(text: str) -> bool:
    """Say whether a short line asks somebody here to check the letter before it goes out."""
    if len(text.split()) > _LONGEST_NOTE or _READERS_OWN.search(text):
        return False
    return _CHECK_IT.search(text) is not None


def _leaves_undone(text: str, words: _Words) -> bool:
    """Say whether a short sentence says of its own paper that something is still to be done."""
    if len(text.split()) > _LONGEST_NOTE or _SAYS_OF_ITSELF.match(text) is None:
        return False
    return not _OF_OTHER_THINGS.search(text) and bool(words.unfinished.search(plain_words(text)))


def _is_headline(line: Line) -> bool:
    text = line.text.strip()
    count = len(text.split())
    if line.part in _EDGES:
        return True
    return count <= _MOST_WORDS and (count <= _FEW_WORDS or not text.endswith((".", ",", ";")))


def _is_draft(text: str, words: _Words) -> bool:
    """Say whether a heading calls its document a draft, and not one that is sent as a draft."""
    found = _DRAFT.search(text)
    return found is not None and not _on_purpose(found["begins"] or found["within"] or "", words)


def _on_purpose(after: str, words: _Words) -> bool:
    return words.on_purpose.match(plain_words(after)) is not None


def _draft(place: Place, text: str) -> Finding:
    return raised(
        "document.draft",
        say("This looks like a draft"),
        detail=say("Make sure that the version that goes out is the one that was approved."),
        actions=(say("Send the final version"), say("Take the word out")),
        place=place,
        evidence=Evidence(letter=text),
    )


def _superseded(place: Place, text: str) -> Finding:
    return raised(
        "document.draft",
        say("This document has been replaced"),
        detail=say("It says that another version has come in its place."),
        actions=(say("Send the version that holds"),),
        place=place,
        evidence=Evidence(letter=text),
    )


def _words_of(policy: Policy) -> _Words:
    names = ("draft_phrases", "draft_superseded", "draft_documents", "draft_stamps")
    staff = tuple(one.name for one in policy.own.staff)
    return _patterns(*(word_list(name, policy) for name in names), staff)


@lru_cache(maxsize=8)
def _patterns(
    unfinished: tuple[str, ...],
    superseded: tuple[str, ...],
    on_purpose: tuple[str, ...],
    stamps: tuple[str, ...],
    staff: tuple[str, ...],
) -> _Words:
    def any_of(entries: tuple[str, ...]) -> str:
        return "|".join(
            re.escape(plain_words(entry)) + (_IT if entry.startswith("do not ") else "")
            for entry in entries
            if entry
        )

    return _Words(
        unfinished=re.compile(any_of(unfinished)),
        superseded=re.compile(any_of(superseded)),
        on_purpose=re.compile(any_of(on_purpose)),
        staff_to=re.compile(_COLLEAGUES.format(names="|".join(_called(staff)))),
        stamps=frozenset(plain_words(entry).strip() for entry in stamps),
    )


def _called(staff: tuple[str, ...]) -> Iterator[str]:
    """Give how colleagues are called in a note: by a forename, a full name or their initials."""
    yield from ("manager", "supervisor", "admin", "typist", "legal", "business support")
    for name in staff:
        words = plain_words(name).split()
        if len(words) > 1:
            yield re.escape(words[0])
            yield re.escape(" ".join(words))
            yield re.escape("".join(word[0] for word in words))
