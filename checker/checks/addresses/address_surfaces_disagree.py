"""The letter, a label, a cover sheet or a list row name different destinations."""

from collections.abc import Iterator

from checker.checks.addresses.destinations import blocks, destination
from checker.checks.addresses.premises import are_same_premises
from checker.checks.enclosed.enclosures import has_sentences
from checker.checks.letters.document_kinds import is_letter
from checker.checks.letters.greeting import fits, greeted
from checker.checks.matter import Matter
from checker.checks.people.standing import somebody
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.model import Document, Evidence, Finding, MentionKind
from checker.words import say


def address_surfaces_disagree(matter: Matter) -> Iterator[Finding]:
    """Say that two places of the dispatch send it to different front doors.

    Why: an envelope goes where its label says, whatever the letter inside says.
    Quiet when: all of them name the same premises, however they are written; and for an enclosure
    that is a letter to or from somebody else, or any paper that tells something in sentences.
    """
    first = destination(matter)
    if first is None:
        return
    others = (
        block
        for document in matter.dispatch.documents
        for block in blocks(matter, document)
        if not _is_paper(matter, document)
    )
    for other in others:
        if other is not first and not are_same_premises(first.lines, other.lines):
            yield raised(
                "address.surfaces-disagree",
                say("Two addresses for this letter do not agree"),
                detail=say(
                    "The letter goes to one address, and what goes with it, {file}, shows another. "
                    "If {file} is a label or a cover sheet, one of the two is wrong.",
                    file=other.file,
                )
                if other.file != first.file
                else say("The letter itself has two addresses, and they differ."),
                actions=(say("Use the address on the case in both places"),),
                place=place_of(other),
                evidence=Evidence(letter=", ".join(other.lines), record=", ".join(first.lines)),
            )


def _is_paper(matter: Matter, document: Document) -> bool:
    """Say whether an enclosure is a paper with an address of its own, and no label of this letter.

    That is a letter that greets somebody else, whose going `enclosure.other-case` judges, and any
    other text: an order, a form, a doctor's letter. A letter that greets the recipient must agree.
    """
    if document is matter.dispatch.letter:
        return False
    names = [
        name
        for one in matter.mentions
        if one.kind is MentionKind.SALUTATION and one.file == document.name
        for name in greeted(one.value)
    ]
    if not names:
        return not is_letter(document) and has_sentences(document)
    readers = [somebody(matter, one.id) for one in matter.dispatch.recipients]
    return not any(fits(name, one) for name in names for one in readers if one is not None)
