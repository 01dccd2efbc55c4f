"""Somebody of another case of the caseload appears in what is being sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.checks.matter import Matter
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.standing import everybody
from checker.matching.emails import to_email
from checker.matching.names import NameVerdict, compare_names
from checker.matching.phones import to_phone
from checker.mentions.passage import passages
from checker.model import (
    CaseId,
    Document,
    Evidence,
    Finding,
    Mention,
    MentionKind,
    Organisation,
    OtherCases,
    Person,
    Role,
)
from checker.words import say

FITS = frozenset({NameVerdict.SAME, NameVerdict.COMPATIBLE})
CAPITALS = re.compile(r"(?<![\w'-])(?=([^\W\d_a-z][\w'-]+)[ \n]+([^\W\d_a-z][\w'-]+)(?![\w'-]))")
NEAR = 120
"""A date of birth that stands no further from a name than this is taken as that person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One file, held against the rest of the caseload."""

    others: OtherCases
    but: CaseId
    strangers: tuple[Mention, ...]
    """The full names that are nobody's of this case, the directory or the sender."""
    contacts: tuple[Mention, ...]
    """The emails and phones that are nobody's of this case, the directory or the sender."""
    births: tuple[Mention, ...]
    capitals: tuple[Mention, ...]
    """Words with capitals that stand together as a full name does: many are no names at all."""


def person_other_case(matter: Matter) -> Iterator[Finding]:
    """Say where somebody of another case is named. Which case, and whose data, is never said.

    Why: a page of another family's case shows the one family to the other.
    Quiet when: a name alone is all there is, because many people share a name. It takes two people
    of one other case, a name with its date of birth, a name that only one case of the caseload
    has, or a phone number or email of another case.
    """
    case, others = matter.case, matter.others
    if case is None or others is None:
        return
    for document in matter.dispatch.documents:
        look = Look(
            others=others,
            but=case.id,
            strangers=tuple(_strangers(matter, document)),
            contacts=tuple(_contacts(matter, document)),
            births=tuple(_of_kind(matter, document, MentionKind.DATE_OF_BIRTH)),
            capitals=tuple(_capitals(matter, document)),
        )
        told = _by_contact(look) or _by_birth(look) or _by_company(look) or _by_rarity(look)
        if told is not None:
            mention, why = told
            yield _finding(mention, why)


def _by_contact(look: Look) -> tuple[Mention, str] | None:
    for mention in look.contacts:
        asked = (
            look.others.with_email if mention.kind is MentionKind.EMAIL else look.others.with_phone
        )
        if asked(mention.value, but=look.but):
            return mention, say("An email address or a phone number in it belongs to that case.")
    return None


def _by_birth(look: Look) -> tuple[Mention, str] | None:
    for mention in (*look.strangers, *look.capitals) if look.births else ():
        for birth in look.births:
            near = mention.part is birth.part and abs(birth.span[0] - mention.span[1]) <= NEAR
            born = date.fromisoformat(birth.value)
            if near and look.others.with_name_born(mention.value, born, but=look.but):
                return mention, say("A name with its date of birth belongs to that case.")
    return None


def _by_company(look: Look) -> tuple[Mention, str] | None:
    """Find two people of one other case, also where grammar alone does not see their names."""
    found = {mention.value: mention for mention in (*look.capitals, *look.strangers)}
    if len(found) < 2 or not look.others.with_names(found, but=look.but):  # noqa: PLR2004 - two people
        return None
    first = next(
        mention
        for one, mention in found.items()
        for other in found
        if other != one and look.others.with_names((one, other), but=look.but)
    )
    return first, say("Several people named in it belong to one other case.")


def _by_rarity(look: Look) -> tuple[Mention, str] | None:
    for mention in look.strangers:
        if look.others.holds_rare_name(mention.value, but=look.but):
            return mention, say("A rare name in it belongs to that case.")
    return None


def _finding(mention: Mention, why: str) -> Finding:
    return raised(
        "person.other-case",
        say("This part is about another family"),
        detail=" ".join((say("It names somebody who is in another case."), why)),
        actions=(say("Take that part out"),),
        place=place_of(mention),
        evidence=Evidence(letter=mention.text, masked=True),
    )


def _of_kind(matter: Matter, document: Document, *kinds: MentionKind) -> Iterator[Mention]:
    for mention in matter.mentions:
        if mention.kind in kinds and mention.file == document.name:
            yield mention


def _strangers(matter: Matter, document: Document) -> Iterator[Mention]:
    for mention in _of_kind(matter, document, MentionKind.NAME):
        if len(mention.value.split()) > 1 and not _is_ours(matter, mention.value):
            yield mention


def _capitals(matter: Matter, document: Document) -> Iterator[Mention]:
    """Give each pair of words with capitals once, if the caseload may know it as a name."""
    seen: set[str] = set()
    for passage in passages(document):
        for match in CAPITALS.finditer(passage.text):
            value = f"{match[1]} {match[2]}"
            if value not in seen and not _is_ours(matter, value):
                yield passage.mention(MentionKind.NAME, (match.start(1), match.end(2)), value)
            seen.add(value)


def _is_ours(matter: Matter, name: str) -> bool:
    """Say whether a name may be of somebody of this case, the directory or the sender's staff."""
    known = [_names(one) for one in everybody(matter)]
    known += [(person.name,) for person in matter.policy.own.staff]
    return any(compare_names(name, names) in FITS for names in known)


def _names(one: Person | Organisation) -> tuple[str, ...]:
    others = one.other_names if isinstance(one, Person) else ()
    return (one.name, *(other.name for other in others))


def _contacts(matter: Matter, document: Document) -> Iterator[Mention]:
    everyone = everybody(matter)
    known = {_plain(contact.kind, contact.value) for one in everyone for contact in one.contacts}
    bodies = (one for one in everyone if isinstance(one, Organisation))
    domains = {domain.lower() for one in bodies for domain in one.email_domains}
    domains |= {domain.lower() for domain in matter.policy.own.domains}
    for mention in _of_kind(matter, document, MentionKind.EMAIL, MentionKind.PHONE):
        domain = mention.value.rpartition("@")[2]
        own = mention.role is Role.SENDER or mention.value in known or domain in domains
        if not own:
            yield mention


def _plain(kind: str, value: str) -> str:
    return to_email(value) if kind == "email" else to_phone(value) or value
