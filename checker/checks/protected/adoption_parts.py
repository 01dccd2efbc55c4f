"""Parts of a name or an address by which the family of birth could know who adopts a child."""

import re
from collections.abc import Iterable, Iterator

from checker.checks.matter import Matter
from checker.checks.people.spoken_of import any_of
from checker.checks.people.standing import everybody
from checker.checks.places import place_of
from checker.checks.protected.disclosed import Showing, open_places
from checker.checks.protected.secrets import Secret
from checker.checks.texts import passages_of
from checker.model import MentionKind, Person, Place, Release, Span
from checker.settings import word_list

_STREET = re.compile(
    r"^(?:(?:flat|apartment|unit|no\.?)\s*)?\d+\s?[a-z]?,?\s+(?=\w+ \w)", re.IGNORECASE
)
_PLACES = (
    r"(?!['\u2019]?s? (?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|House|School|Primary|"
    r"Academy|"
    r"Surgery|Hospital|Park|Hall|Centre))"
)
_WITHIN = r"(?<=[\w,:(/-][ \n])"
"""Not the first word of a sentence, which may as well be a usual word."""
_LIVES = re.compile(
    r"\b(?:liv(?:es?|ing)|moved?|moving|home|school|nursery|based|stays?)\b", re.IGNORECASE
)
_LEAST, _AROUND = 3, 200


def parts_shown(
    matter: Matter, secrets: Iterable[Secret], shown: Iterable[Showing]
) -> Iterator[Showing]:
    """Give where a surname, a forename, a street or a town of an adopter or carer stands alone.

    Only for readers who must never know, and not a word that somebody else of the case is called
    or lives in. A forename, a town and a common surname count only in a sentence about the
    adoption.
    """
    never = tuple(one for one in secrets if one.release is Release.NEVER)
    if not never:
        return
    known = _known_words(matter, {one.whom.id for one in never})
    wanted = [
        (secret, pattern, close)
        for secret in never
        for pattern, close in _patterns(matter, secret, known)
    ]
    taken = [one.place for one in shown]
    seen: set[tuple[str, str]] = set()
    for document in matter.dispatch.documents if wanted else ():
        for passage in passages_of(matter, document):
            for secret, pattern, close in wanted:
                for match in pattern.finditer(passage.text):
                    key = (document.name, match[0].casefold())
                    place = place_of(passage.mention(MentionKind.NAME, match.span(), ""))
                    told = not close or _is_of_adoption(matter, passage.text, match.span(), secret)
                    if told and key not in seen and not _is_over(place, taken):
                        seen.add(key)
                        yield Showing(secret=secret, text=match[0], place=place)


def _patterns(
    matter: Matter, secret: Secret, known: frozenset[str]
) -> Iterator[tuple[re.Pattern[str], bool]]:
    """Give the patterns of a secret's parts, and whether a part counts only close to adoption."""
    person = secret.whom
    if secret.name and isinstance(person, Person):
        surname, forename = person.last_name, (person.first_name.split() or [""])[0]
        common = {one.casefold() for one in word_list("common_surnames", matter.policy)}
        if _may_tell(surname, known):
            spelt = rf"{re.escape(surname)}|{re.escape(surname.upper())}"
            every = rf"(?<![\w'\u2019])(?:{spelt})(?:e?s)?(?!\w){_PLACES}"
            is_common = surname.casefold() in common
            yield re.compile(f"{_WITHIN}{every}" if is_common else every), is_common
        words = {one.casefold() for one in word_list("forenames_also_words", matter.policy)}
        if _may_tell(forename, known | words):
            alone = rf"(?<![\w'\u2019-]){re.escape(forename)}(?![\w-])(?! (?!and\b)[A-Z])"
            yield re.compile(alone), True
    if secret.address is not None:
        for line in secret.address.lines:
            street = _STREET.sub("", line)
            if street != line and " " in street and street.casefold() not in known:
                yield re.compile(rf"(?<!\w){re.escape(street)}(?!\w)"), False
        town = secret.address.town or ""
        if _may_tell(town, known):
            yield re.compile(rf"{_WITHIN}{re.escape(town)}(?![\w-])"), True


def _may_tell(word: str, known: frozenset[str]) -> bool:
    return len(word) >= _LEAST and word[0].isupper() and word.casefold() not in known


def _known_words(matter: Matter, kept: set[str]) -> frozenset[str]:
    """Give the words of names and addresses that the reader may read: of everybody else."""
    found: set[str] = set()
    others = [one for one in everybody(matter) if one.id not in kept]
    bodies = (*matter.policy.directory, *matter.policy.own.organisations)
    for one in (*others, *bodies):
        found |= set(re.findall(r"[\w'\u2019-]+", one.name.casefold()))
    for staff in matter.policy.own.staff:
        found |= set(re.findall(r"[\w'\u2019-]+", staff.name.casefold()))
    offices = (place for one in (*others, *bodies) if one.id not in kept for place in one.addresses)
    for place in (*open_places(matter), *offices):
        if place.use != "placement":
            found |= {(place.town or "").casefold()}
            found |= {_STREET.sub("", line).casefold() for line in place.lines}
    return frozenset(found)


def _is_of_adoption(matter: Matter, text: str, span: Span, secret: Secret) -> bool:
    """Say whether the sentence around a word is about the adoption, or where the child lives."""
    first = max(span[0] - _AROUND, *(text.rfind(sign, 0, span[0]) + 1 for sign in (". ", "\n")), 0)
    ends = [at for sign in (". ", "\n") if (at := text.find(sign, span[1], span[1] + _AROUND)) >= 0]
    sentence = text[first : min(ends, default=span[1] + _AROUND)]
    if any_of(word_list("adoption_words", matter.policy)).search(sentence):
        return True
    case = matter.case
    children = {one.who for one in case.parties if one.role == "subject_child"} if case else set()
    named = any(
        one.first_name and re.search(rf"\b{re.escape(one.first_name)}\b", sentence)
        for one in (case.people if case else ())
        if one.id in children
    )
    return named and (secret.address is None or _LIVES.search(sentence) is not None)


def _is_over(place: Place, taken: Iterable[Place]) -> bool:
    return any(
        (place.file, place.part) == (one.file, one.part)
        and place.span is not None
        and one.span is not None
        and place.span[0] < one.span[1]
        and one.span[0] < place.span[1]
        for one in taken
    )
