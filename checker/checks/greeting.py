"""Whom a letter greets, and which people of the case that may be."""

import re

from checker.checks.matter import Matter
from checker.checks.standing import Somebody
from checker.matching.names import NameVerdict, compare_names, parse_name
from checker.model import Case, Mention, MentionKind, Organisation, Person

NOBODY = re.compile(
    r"(?:sirs?|madams?|colleagues?|parents?|carers?|guardians?|applicants?|respondents?|all|both|"
    r"team|judge|your honou?r|judges?|clerk|court|head ?teacher|doctor|gp|officer|customer|"
    r"resident|occupiers?|family|everyone|governors?|manager|social worker|solicitors?|"
    r"legal adviser|counsel|practice|syr|fadam|friend|sir or madam)",
    re.IGNORECASE,
)
"""Greetings by office or by none."""
SPLIT = re.compile(r"\s*(?:/|&|,|\bor\b|\band\b)\s*", re.IGNORECASE)
FITS = frozenset({NameVerdict.SAME, NameVerdict.COMPATIBLE})


def greeting(matter: Matter) -> Mention | None:
    """Give the first visible greeting: of the letter or message, else of what a message brings."""
    letter = matter.dispatch.letter
    if letter is None:
        return None
    brought = (
        document
        for document in matter.dispatch.documents
        if letter.message is not None and document.parent is not None
    )
    for document in (letter, *brought):
        for mention in matter.mentions:
            if (
                mention.kind is MentionKind.SALUTATION
                and mention.file == document.name
                and mention.hidden is None
            ):
                return mention
    return None


def greeted(value: str) -> tuple[str, ...]:
    """Give the names in a greeting, none for one by office.

    >>> greeted("Mr and Mrs Hale"), greeted("Sir or Madam"), greeted("Erin")
    (('Mr Hale', 'Mrs Hale'), (), ('Erin',))
    """
    parts = [part for part in SPLIT.split(value.strip()) if part]
    named = [part for part in parts if not NOBODY.fullmatch(part)]
    if not named or NOBODY.fullmatch(value.strip()):
        return ()
    last = named[-1].split()
    shared = last[-1] if len(last) > 1 else ""
    return tuple(
        f"{part} {shared}" if shared and len(part.split()) == 1 and part != named[-1] else part
        for part in named
    )


def fits(name: str, one: Somebody) -> bool:
    """Say whether a written name may be somebody's, by any name of theirs that may be used."""
    if isinstance(one, Organisation):
        return one.name.casefold() in name.casefold() or name.casefold() in one.name.casefold()
    names = [one.name, *(other.name for other in one.other_names if not other.do_not_use)]
    return compare_names(name, names, title=one.title) in FITS


def people_greeted(matter: Matter, case: Case) -> tuple[Person, ...]:
    """Give the people of the case whom the letter's greeting may name.

    Somebody whose title the record does not know, such as a child, is not "Mr Hale".
    """
    found = greeting(matter)
    names = greeted(found.value) if found else ()
    return tuple(
        person
        for person in case.people
        if any(fits(name, person) and (person.title or not _is_formal(name)) for name in names)
    )


def _is_formal(name: str) -> bool:
    parsed = parse_name(name)
    return bool(parsed.title) and not parsed.forenames
