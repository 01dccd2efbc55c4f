"""The letter is not in the language that its reader chose."""

from collections.abc import Iterator
from functools import lru_cache

from checker.checks.enclosed.enclosing import QUOTED
from checker.checks.letters.document_kinds import plain_words
from checker.checks.letters.language_choice import ENGLISH, WELSH, chosen_language, language_name
from checker.checks.matter import Matter
from checker.checks.people.standing import addressee
from checker.checks.places import place_of_file
from checker.checks.raised import raised
from checker.matching.needing import needing
from checker.mentions.letter_lines import is_closing
from checker.model import Document, Evidence, Finding, Part, Person, outermost
from checker.settings import Policy, word_list
from checker.words import say

FEWEST_WORDS = 25
"""A letter with fewer small words than these is too short to tell its language."""
FEWEST_OF_ONE = 8
"""So many are enough where no more than one of them is of the other language."""
FEWEST_OF_NONE = 3
"""And so many where none is of the other language."""
_SEEN = frozenset({Part.BODY, Part.TEXTBOX, Part.CELL})
_SOME = 0.3
"""A letter with such a share of another language is in both; a polite line makes it not so."""
_STRAY, _FEWEST_WITH_STRAYS = 0.2, 12
"""A heading or a name in the other language leaves a letter in its own."""
_POLITE = needing(
    "hebiaeth|gohebu|correspondence",
    r"\b(?:ohebiaeth|gohebiaeth|gohebu|correspondence)\b",
)
"""What every letter says of the languages in which one may write."""
_FEWEST_FOREIGN = 8
"""A letter with so many letters that English has not is in another language as well."""
_ALL_ENGLISH = 0.2
"""In an English letter at least such a share of the words is small."""


def language_preference(matter: Matter) -> Iterator[Finding]:
    """Say that a letter is in English for somebody who chose Welsh or another language.

    Why: who chose Welsh has a right to a letter in Welsh (Welsh Language (Wales) Measure 2011).
    Quiet when: the letter is in both languages, or goes with a version in the other; when it is
    short; when the record holds no choice, or two languages of which either will do.
    """
    known, letter = addressee(matter), matter.dispatch.letter
    if not isinstance(known, Person) or letter is None:
        return
    wanted, told = chosen_language(matter.case, known, matter.policy)
    share = _welsh(letter, matter.policy)
    if not wanted or share is None:
        return
    beside = (one for one in outermost(matter.dispatch.documents) if one is not letter)
    if _is_partly_in(wanted, letter, share) or any(
        _is_in(wanted, one, matter.policy) for one in beside
    ):
        return
    names = {WELSH: say("Welsh"), ENGLISH: say("English")}
    chosen = names.get(wanted) or language_name(wanted, matter.policy)
    yield raised(
        "language.preference",
        say("{name} chose {language}", name=known.called, language=chosen),
        detail=say("The letter is in Welsh.")
        if share > 1 / 2
        else say("The letter is in English."),
        actions=(say("Send it in {language}, or in both languages", language=chosen),),
        place=place_of_file(letter),
        evidence=Evidence(record=told, about=(known.id,)),
    )


def _is_partly_in(wanted: str, document: Document, share: float) -> bool:
    """Say whether a document is in a language, or in both."""
    if wanted in {WELSH, ENGLISH}:
        return (share if wanted == WELSH else 1 - share) >= _SOME
    return _has_more_than_english(document)


def _has_more_than_english(document: Document) -> bool:
    """Say whether a text has letters or whole passages that are not English."""
    text = " ".join(
        line.text for line in document.lines if line.part in _SEEN and line.hidden is None
    )
    foreign = sum(letter.isalpha() and not letter.isascii() for letter in text)
    words = plain_words(text).split()
    small = _words(word_list("language_english"))
    return foreign >= _FEWEST_FOREIGN or sum(word in small for word in words) < (
        len(words) * _ALL_ENGLISH
    )


def _is_in(wanted: str, document: Document, policy: Policy) -> bool:
    if wanted not in {WELSH, ENGLISH}:
        return _has_more_than_english(document) and len(document.lines) > _FEWEST_FOREIGN
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
        if is_closing(line.text) or _POLITE.search(line.text):
            continue
        for word in plain_words(line.text).split():
            in_welsh += word in welsh
            in_english += word in english
    total = in_welsh + in_english
    other = min(in_welsh, in_english)
    fewest = (FEWEST_OF_NONE, FEWEST_OF_ONE, FEWEST_WORDS)[min(other, 2)]
    if other <= total * _STRAY:
        fewest = min(fewest, _FEWEST_WITH_STRAYS)
    return in_welsh / total if total >= fewest else None


@lru_cache(maxsize=8)
def _words(entries: tuple[str, ...]) -> frozenset[str]:
    """Give the words as plain text has them: "mae'r" is "maer" there."""
    return frozenset(word for entry in entries for word in plain_words(entry).split())
