"""Whom a letter greets, and which people of the case that may be."""

import math
import re

from checker.checks.enclosed.enclosing import QUOTED
from checker.checks.matter import Matter
from checker.checks.people.standing import Somebody
from checker.matching.names import NameVerdict, compare_names, folded_name, parse_name
from checker.mentions.passage import passages
from checker.model import Case, Document, Mention, MentionKind, Organisation, Part, Person

NOBODY = re.compile(
    r"(?:sirs?|madams?|colleagues?|parents?|carers?|guardians?|applicants?|respondents?|all|both|"
    r"team|judge|your honou?r|judges?|clerk|court|head ?teacher|doctor|gp|officer|customer|"
    r"resident|occupiers?|family|everyone|governors?|manager|social worker|solicitors?|"
    r"legal adviser|counsel|practice|syr|fadam|friend|sir or madam|"
    r"there|again|me|folks|pawb|(?:from|to) .*)",
    re.IGNORECASE,
)
"""Greetings by office or by none."""
SPLIT = re.compile(r"\s*(?:/|&|,|\bor\b|\band\b)\s*", re.IGNORECASE)
FITS = frozenset({NameVerdict.SAME, NameVerdict.COMPATIBLE})
_SHORTEST = 3
"""Letters of the shortest beginning of a forename that its owner may be called by: "Ade"."""


def greeting(matter: Matter) -> Mention | None:
    """Give the first visible greeting: of the letter or message, else of what a message brings.

    How somebody greeted the sender in a message that is answered is no greeting of this one.
    """
    letter = matter.dispatch.letter
    if letter is None:
        return None
    brought = (
        document
        for document in matter.dispatch.documents
        if letter.message is not None and document.parent is not None
    )
    for document in (letter, *brought):
        quoted = _quoted_from(document)
        for mention in matter.mentions:
            if (
                mention.kind is MentionKind.SALUTATION
                and mention.file == document.name
                and mention.hidden is None
                and not (mention.part is Part.BODY and mention.span[0] >= quoted)
            ):
                return mention
    return None


def _quoted_from(document: Document) -> int | float:
    """Give where the message that is answered begins in the body of a message."""
    for passage in passages(document) if document.message is not None else ():
        if passage.part is Part.BODY:
            return next(
                (
                    start
                    for start, line in zip(passage.starts, passage.lines, strict=True)
                    if QUOTED.match(line.text)
                ),
                math.inf,
            )
    return math.inf


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
    return compare_names(name, names, title=one.title) in FITS or _is_short(name, one)


def _is_short(name: str, one: Person) -> bool:
    """Say whether a name alone is how somebody's forename begins: Ade for Adewale."""
    short, whole = folded_name(name), folded_name(one.first_name)
    return " " not in short and len(short) >= _SHORTEST and whole.startswith(short)


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
