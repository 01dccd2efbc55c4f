"""The "cc" block shows other recipients' addresses or names to this one."""

from collections.abc import Iterator

from checker.checks.addresses.premises import are_same_premises
from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.checks.people.standing import is_lay, lives_with, stands_with
from checker.checks.places import place_of
from checker.checks.protected.disclosed import open_places
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.matching.emails import to_email
from checker.matching.names import NameVerdict, compare_names
from checker.matching.phones import to_phone
from checker.mentions.letter_lines import COPY
from checker.model import (
    Contact,
    Document,
    Evidence,
    Finding,
    Mention,
    MentionKind,
    Part,
    Person,
    Role,
    Span,
)
from checker.words import say

FITS = frozenset({NameVerdict.SAME, NameVerdict.COMPATIBLE})


def copies_exposed(matter: Matter) -> Iterator[Finding]:
    """Say whose name or address the list of copies shows.

    Why: who else receives a letter, and where, is nobody's business but theirs.
    Quiet when: the copies go to courts, firms and other offices, to the recipient's own household,
    or to somebody for whom the recipient acts. A protected address there is `protected.address`.
    """
    case = matter.case
    if case is None:
        return
    known = stands_with(matter, matter.recipient.id)
    apart = [
        person
        for person in case.people
        if is_lay(case, person)
        and person.id not in known
        and not any(lives_with(case, one, person.id) for one in known)
    ]
    for mention in matter.mentions:
        if not _is_copy(matter, mention) or _is_known(matter, mention):
            continue
        for person in apart:
            if _is_of(mention, person):
                yield raised(
                    "copies.exposed",
                    say("The list of copies shows another person's details"),
                    detail=say(
                        "{name} would see who else gets this letter: {other}.",
                        name=reader(matter),
                        other=person.called,
                    ),
                    actions=(say("Take the list of copies out"),),
                    place=place_of(mention),
                    evidence=Evidence(letter=mention.text, about=(person.id,)),
                )
                break


def _is_copy(matter: Matter, mention: Mention) -> bool:
    """Say whether a mention stands in a list of copies on the page."""
    if mention.hidden is not None or mention.part is Part.HEADERS:
        return False
    return mention.role is Role.COPY or any(
        document.name == mention.file
        and any(
            first <= mention.span[0] < last
            for first, last in _lists(matter, document, mention.part)
        )
        for document in matter.dispatch.documents
    )


@kept_for_everyone
def _lists(matter: Matter, document: Document, part: Part) -> tuple[Span, ...]:  # noqa: ARG001 - the run in which it is kept
    """Give where lists of copies stand in a part: from "cc" to an empty line or the next page."""
    found: list[Span] = []
    began: int | None = None
    page, end = None, 0
    for line in (one for one in document.lines if one.part is part):
        turned, page = line.page != page, line.page
        if began is not None and (turned or not line.text.strip()):
            found.append((began, end))
            began = None
        if began is None and COPY.match(line.text):
            began = line.start
        end = line.start + len(line.text)
    if began is not None:
        found.append((began, end))
    return tuple(found)


def _is_known(matter: Matter, mention: Mention) -> bool:
    return mention.kind is MentionKind.ADDRESS and any(
        are_same_premises(mention.lines, place.written()) for place in open_places(matter)
    )


def _is_of(mention: Mention, person: Person) -> bool:
    """Say whether a mention is of a person: by name, address or contact."""
    names = [person.name, *(other.name for other in person.other_names)]
    if mention.kind is MentionKind.ADDRESS:
        named = any(
            compare_names(line, names, title=person.title) in FITS for line in mention.addressee
        )
        return named or any(
            are_same_premises(mention.lines, place.written()) for place in person.addresses
        )
    if mention.kind is MentionKind.NAME:
        full = len(mention.text.split()) > 1
        return full and compare_names(mention.text, names, title=person.title) in FITS
    return mention.value in {_plain(contact) for contact in person.contacts}


def _plain(contact: Contact) -> str:
    if contact.kind == "email":
        return to_email(contact.value)
    return to_phone(contact.value) or contact.value
