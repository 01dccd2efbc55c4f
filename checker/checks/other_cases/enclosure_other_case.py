"""An enclosure is about another case, or is a letter to somebody else."""

import re
from collections.abc import Iterator

from checker.checks.enclosed.announced import is_announced
from checker.checks.enclosed.enclosures import enclosures
from checker.checks.letters.letters_within import letters_within
from checker.checks.letters.written_to import Reader, written_to
from checker.checks.matter import Matter
from checker.checks.other_cases.foreign_family import foreign_sign
from checker.checks.people.standing import is_court
from checker.checks.places import place_of, place_of_file
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import Case, Document, Evidence, Finding, Mention
from checker.words import say

_NAME = re.compile(
    r"^\W*(?:(?:full|your|first|last|family) )?(?:name|surname)s?\b[^:\n]{0,40}:", re.IGNORECASE
)


def enclosure_other_case(matter: Matter) -> Iterator[Finding]:
    """Say which enclosure is of another case, or is written to another person.

    Why: a report or a letter that lay on the same desk goes into the wrong envelope.
    Quiet when: an enclosure only speaks of others of the case, as reports, forms ("Name: ...") and
    orders do;
    when it is written to the recipient, to a court or another body, or to a child of the
    recipient; when the letter says that it encloses a copy of a letter to that person; when the
    recipient is the court.
    """
    case = matter.case
    if case is None:
        return
    for document in enclosures(matter):
        found = _of_another_case(matter, case, document) or _to_another(matter, case, document)
        if found is not None:
            yield found


def _of_another_case(matter: Matter, case: Case, document: Document) -> Finding | None:
    mentions = [one for one in matter.mentions if one.file == document.name]
    sign = foreign_sign(matter, case, mentions)
    if sign is None:
        return None
    return raised(
        "enclosure.other-case",
        say("This enclosure is about another case"),
        detail=say(
            "It has the number or the people of another case, and nothing of {name}'s case.",
            name=reader(matter),
        ),
        actions=(say("Take the enclosure out"),),
        place=place_of(sign),
        evidence=Evidence(
            letter=sign.text, record=", ".join(one.value for one in case.references), masked=True
        ),
    )


def _to_another(matter: Matter, case: Case, document: Document) -> Finding | None:
    mentions = [one for one in matter.mentions if one.file == document.name]
    first = letters_within(document, mentions)[0]
    if first.greeting is None and (
        first.block is None or not first.block.addressee or _is_a_form(document, first.block)
    ):
        return None
    told = written_to(matter, case, first.block, first.greeting)
    if told.reader not in {Reader.ANOTHER, Reader.STRANGER}:
        return None
    if told.reader is Reader.ANOTHER and (
        is_court(matter, case) or is_announced(matter, told.name)
    ):
        return None
    if told.reader is Reader.STRANGER and first.block is None:
        return None
    at = first.block or first.greeting
    return raised(
        "enclosure.other-case",
        say("This enclosure is a letter to somebody else"),
        detail=say(
            "It is written to {other}, and goes to {name}.",
            other=told.person.called if told.person else say("somebody who is not in this case"),
            name=reader(matter),
        ),
        actions=(say("Take the enclosure out"),),
        place=place_of(at) if at else place_of_file(document),
        evidence=Evidence(
            letter=told.name,
            record=reader(matter),
            about=(told.person.id,) if told.person else (),
            masked=told.person is None,
        ),
    )


def _is_a_form(document: Document, block: Mention) -> bool:
    """Say whether the name above an address is an answer on a form: "Name: Erin Hale"."""
    return any(
        _NAME.match(line.text) and block.addressee[0] in line.text for line in document.lines
    )
