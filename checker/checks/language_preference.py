"""The letter is not in the language that its reader chose."""

from collections.abc import Iterator
from functools import lru_cache

from checker.checks.document_kinds import plain_words
from checker.checks.enclosing import QUOTED
from checker.checks.matter import Matter
from checker.checks.places import place_of_file
from checker.checks.raised import raised
from checker.checks.standing import addressee
from checker.model import Document, Evidence, Finding, Part, Person, outermost
from checker.settings import Policy, word_list
from checker.words import say

WELSH, ENGLISH = "cy", "en"
FEWEST_WORDS = 25
"""A letter with fewer small words than these is too short to tell its language."""
FEWEST_OF_ONE = 8
"""So many are enough where no more than one of them is of the other language."""
FEWEST_OF_NONE = 3
"""And so many where none is of the other language."""
_SEEN = frozenset({Part.BODY, Part.TEXTBOX, Part.CELL})
_SOME = 0.12
"""A letter with such a share of another language is in both."""
_CODES = {
    "cy": WELSH,
    "cym": WELSH,
    "wel": WELSH,
    "welsh": WELSH,
    "cymraeg": WELSH,
    "en": ENGLISH,
    "eng": ENGLISH,
    "english": ENGLISH,
    "saesneg": ENGLISH,
}


def language_preference(matter: Matter) -> Iterator[Finding]:
    """Say that a letter is in English for somebody who chose Welsh, or the other way round.

    Why: who chose Welsh has a right to a letter in Welsh (Welsh Language (Wales) Measure 2011).
    Quiet when: the letter is in both languages, or goes with a version in the other; when it is
    short; when the record holds no choice, or a language that cannot be told here.
    """
    known, letter = addressee(matter), matter.dispatch.letter
    if not isinstance(known, Person) or letter is None:
        return
    wanted = _CODES.get(known.preferences.language.casefold().partition("-")[0].strip(), "")
    share = _welsh(letter, matter.policy)
    if not wanted or share is None:
        return
    part = share if wanted == WELSH else 1 - share
    beside = (one for one in outermost(matter.dispatch.documents) if one is not letter)
    if part >= _SOME or any(_is_in(wanted, one, matter.policy) for one in beside):
        return
    chosen = say("Welsh") if wanted == WELSH else say("English")
    yield raised(
        "language.preference",
        say("{name} chose {language}", name=known.called, language=chosen),
        detail=say("The letter is in English.")
        if wanted == WELSH
        else say("The letter is in Welsh."),
        actions=(say("Send it in {language}, or in both languages", language=chosen),),
        place=place_of_file(letter),
        evidence=Evidence(record=known.preferences.language, about=(known.id,)),
    )


def _is_in(wanted: str, document: Document, policy: Policy) -> bool:
    share = _welsh(document, policy)
    return share is not None and (share if wanted == WELSH else 1 - share) > 1 / 2


def _welsh(document: Document, policy: Policy) -> float | None:
    """Give the share of Welsh among the small words of a document; None where they are few."""
    welsh, english = (
        _words(word_list(name, policy)) for name in ("language_welsh", "language_english")
    )
    welsh, english = welsh - english, english - welsh
    in_welsh = in_english = 0
    for line in document.lines:
        if line.part not in _SEEN or line.hidden is not None:
            continue
        if document.message is not None and QUOTED.match(line.text):
            break
        for word in plain_words(line.text).split():
            in_welsh += word in welsh
            in_english += word in english
    total = in_welsh + in_english
    fewest = (FEWEST_OF_NONE, FEWEST_OF_ONE, FEWEST_WORDS)[min(in_welsh, in_english, 2)]
    return in_welsh / total if total >= fewest else None


@lru_cache(maxsize=8)
def _words(entries: tuple[str, ...]) -> frozenset[str]:
    """Give the words as plain text has them: "mae'r" is "maer" there."""
    return frozenset(word for entry in entries for word in plain_words(entry).split())
