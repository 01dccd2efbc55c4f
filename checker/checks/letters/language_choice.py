"""Which language somebody chose: by the record's field, or by a note that tells it."""

import re
from functools import lru_cache

from checker.matching.folding import fold
from checker.model import Case, Person
from checker.settings import Policy, word_list

WELSH, ENGLISH = "cy", "en"
_CODE = 3
"""The letters of the longest code of a language."""
OTHERS = "other_languages"
_CODES = {
    "cy": WELSH, "cym": WELSH, "wel": WELSH, "welsh": WELSH, "cymraeg": WELSH, "gymraeg": WELSH,
    "nghymraeg": WELSH, "en": ENGLISH, "eng": ENGLISH, "english": ENGLISH, "saesneg": ENGLISH,
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_REFUSED = frozenset({"not", "no", "non", "unless"})
_TOLD = re.compile(
    r"\b(?:letters?|correspondence|writ\w+|send|post|papers|everything|communicat\w+|lythyrau|"
    r"llythyrau|gohebiaeth|ohebiaeth|ysgrifenn\w+)\b[^.;]{0,40}?\b(?:in|into|yn|translated"
    r" to) (?P<lang>[^\W\d_]+)|"
    r"\b(?:language|iaith)\b[^.;:]{0,40}:\s*(?P<field>[^\W\d_]+)|"
    r"\b(?:prefers?|chose|chosen|wants?|asked (?:for|to be)|would like|dewis\w*)\b[^.;]{0,40}?\b"
    r"(?:in|yn) (?P<wish>[^\W\d_]+)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|no longer|n['\u2019]t|whether|if|declined|stopped|refused|nid|ddim)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")


def chosen_language(case: Case | None, person: Person, policy: Policy) -> tuple[str, str]:
    """Give the code of the language that somebody chose and the words that say so; "" for none.

    The newest note that tells it goes before the field. Who reads two languages gets either.
    A language other than Welsh and English is a choice only where a note asks for letters in it:
    in a field it is most often what somebody speaks, and every letter would be held for it.
    """
    for words in (*_notes(case, person), person.preferences.safe_contact_note):
        told = _told(words, policy)
        if told:
            return told, words
    field = person.preferences.language
    return _of(_WORD.findall(fold(field)), _CODES), field


def language_name(code: str, policy: Policy) -> str:
    """Give what another language is called: "Polish" for "pl", the code where no list has it."""
    for entry in word_list(OTHERS, policy):
        parts = [part.strip() for part in entry.split(",")]
        if fold(parts[0]) == code:
            return next((one for one in parts if len(one) > _CODE), parts[-1]).capitalize()
    return code


def _of(words: list[str], codes: dict[str, str]) -> str:
    found = {codes[word] for word in words if word in codes}
    return found.pop() if len(found) == 1 and not _REFUSED & set(words) else ""


def _told(text: str, policy: Policy) -> str:
    codes = _codes(word_list(OTHERS, policy))
    for sentence in _SENTENCE.split(text):
        for found in _TOLD.finditer(sentence):
            word = found["lang"] or found["field"] or found["wish"]
            code = _of([fold(word)], codes) if len(word) > 2 else ""  # noqa: PLR2004 - "in so" is no Somali
            if code and not _DENIED.search(sentence[: found.end()]):
                return code
    return ""


def _notes(case: Case | None, person: Person) -> list[str]:
    """Give the notes of a case that speak of somebody by their surname, the newest first."""
    if case is None or not person.last_name:
        return []
    name = re.compile(rf"\b{re.escape(fold(person.last_name))}\b")
    others = [
        one
        for one in case.people
        if one.id != person.id and fold(one.last_name) == fold(person.last_name)
    ]
    whose = [person.called, person.name]
    told = sorted(case.notes, key=lambda note: note.on, reverse=True)
    return [
        note.text
        for note in told
        if name.search(fold(note.text))
        and (not others or any(fold(one) in fold(note.text) for one in whose if one))
    ]


@lru_cache(maxsize=8)
def _codes(entries: tuple[str, ...]) -> dict[str, str]:
    codes = dict(_CODES)
    for entry in entries:
        first, *names = [fold(part.strip()) for part in entry.split(",")]
        codes |= dict.fromkeys((first, *names), first)
    return codes
