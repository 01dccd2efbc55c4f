"""Somebody of another case of the caseload appears in what is being sent."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.checks.people.standing import everybody
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.texts import passages_of
from checker.matching.addresses import premises_key
from checker.matching.emails import to_email
from checker.matching.names import NameVerdict, compare_names
from checker.matching.phones import to_phone
from checker.matching.postcodes import find_postcode
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
from checker.settings import word_list
from checker.words import say

FITS = frozenset({NameVerdict.SAME, NameVerdict.COMPATIBLE})
CAPITALS = re.compile(r"(?<![\w'-])(?=([^\W\d_a-z][\w'-]+)[ \n]+([^\W\d_a-z][\w'-]+)(?![\w'-]))")
SPOKEN_OF = frozenset({Role.MENTION, Role.COPY})
"""The addresses in a letter that are neither where it goes nor where it comes from."""
FORENAME = re.compile(r"(?<![\w'-])[^\W\d_a-z][\w'-]+(?![\w'-])")
FAMILY = 240
"""A forename alone that stands no further from a stranger may be of the stranger's family."""
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
    numbers: tuple[Mention, ...]
    """The official numbers that are nobody's of this case."""
    homes: tuple[Mention, ...]
    """The addresses that the letter speaks of: not where it goes or comes from."""
    births: tuple[Mention, ...]
    capitals: tuple[Mention, ...]
    """Words with capitals that stand together as a full name does: many are no names at all."""
    relatives: tuple[Mention, ...]
    """Words with a capital near a stranger, each with the stranger's surname for its value."""


def person_other_case(matter: Matter) -> Iterator[Finding]:
    """Say where somebody of another case is named. Which case, and whose data, is never said.

    Why: a page of another family's case shows the one family to the other.
    Quiet when: a name alone is all there is, because many people share a name. It takes an email,
    a phone number, an official number or a home of somebody in another case, a name with its date
    of birth, two people of one other case whose names would hardly meet there by chance, also by
    the forename alone of the second, or a name that only one case has and that is rare in both its
    parts. What a body, a professional or more
    than a few families use (a prison, a switchboard) tells of nobody; nor does what this case holds
    as well.
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
            numbers=tuple(_numbers(matter, document)),
            homes=tuple(_homes(matter, document)),
            births=tuple(_of_kind(matter, document, MentionKind.DATE_OF_BIRTH)),
            capitals=tuple(_capitals(matter, document)),
            relatives=tuple(_relatives(matter, document)),
        )
        told = next(filter(None, (one(look) for one in WAYS)), None)
        if told is not None:
            mention, why = told
            yield _finding(mention, why)


def _by_contact(look: Look) -> tuple[Mention, str] | None:
    for mention in look.contacts:
        asked = (
            look.others.with_email if mention.kind is MentionKind.EMAIL else look.others.with_phone
        )
        if asked(mention.value, but=look.but, own=True):
            return mention, say("An email address or a phone number in it belongs to that case.")
    return None


def _by_number(look: Look) -> tuple[Mention, str] | None:
    for mention in look.numbers:
        if look.others.with_identifier(mention.value, but=look.but):
            return mention, say("An official number in it belongs to that case.")
    return None


def _by_home(look: Look) -> tuple[Mention, str] | None:
    for mention in look.homes:
        if look.others.with_address(mention.lines, but=look.but, own=True):
            return mention, say("An address in it belongs to that case.")
    return None


def _by_birth(look: Look) -> tuple[Mention, str] | None:
    for mention in (*look.strangers, *look.capitals, *look.relatives) if look.births else ():
        for birth in look.births:
            near = mention.part is birth.part and abs(birth.span[0] - mention.span[1]) <= NEAR
            born = date.fromisoformat(birth.value)
            if near and look.others.with_name_born(mention.value, born, but=look.but):
                return mention, say("A name with its date of birth belongs to that case.")
    return None


def _by_company(look: Look) -> tuple[Mention, str] | None:
    """Find two people of one other case, also where grammar alone does not see their names."""
    named = (*look.relatives, *look.capitals, *look.strangers)
    found = {mention.value: mention for mention in named}
    met = look.others.met_names(found, but=look.but) if len(found) > 1 else ()
    if not met:
        return None
    return found[met[0]], say("Several people named in it belong to one other case.")


def _by_forename(look: Look) -> tuple[Mention, str] | None:
    """Find one person of another case by their full name, and another there by a forename alone."""
    alone = {mention.text: mention for mention in look.relatives}
    names = {mention.value for mention in look.strangers}
    met = look.others.met_forenames(names, alone, but=look.but) if names and alone else ()
    if not met:
        return None
    return alone[met[0]], say("Several people named in it belong to one other case.")


def _by_rarity(look: Look) -> tuple[Mention, str] | None:
    for mention in look.strangers:
        if look.others.holds_rare_name(mention.value, but=look.but):
            return mention, say("A rare name in it belongs to that case.")
    return None


WAYS: tuple[Callable[[Look], tuple[Mention, str] | None], ...] = (
    _by_contact,
    _by_number,
    _by_home,
    _by_birth,
    _by_company,
    _by_forename,
    _by_rarity,
)
"""How somebody of another case is recognised, the surest way first."""


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
    for passage in passages_of(matter, document):
        for match in CAPITALS.finditer(passage.text):
            value = f"{match[1]} {match[2]}"
            if value not in seen and not _is_ours(matter, value):
                yield passage.mention(MentionKind.NAME, (match.start(1), match.end(2)), value)
            seen.add(value)


def _relatives(matter: Matter, document: Document) -> Iterator[Mention]:
    """Give forenames that stand alone near a stranger of another name: a child of that family."""
    strangers = tuple(_of_strangers(matter, document))
    no_one = {word.casefold() for all_ in _known(matter) for name in all_ for word in name.split()}
    no_one.update(word_list("forenames_also_words", matter.policy))
    seen: set[str] = set()
    for passage in passages_of(matter, document) if strangers else ():
        for one in strangers:
            if one.part is not passage.part:
                continue
            around = (max(0, one.span[0] - FAMILY), one.span[1] + FAMILY)
            for match in FORENAME.finditer(passage.text, *around):
                value = f"{match[0]} {one.value.split()[-1]}"
                inside = one.span[0] < match.end() and match.start() < one.span[1]
                if not inside and value not in seen and match[0].casefold() not in no_one:
                    seen.add(value)
                    yield passage.mention(MentionKind.NAME, match.span(), value)


def _of_strangers(matter: Matter, document: Document) -> Iterator[Mention]:
    """Give the surnames of strangers, each once: of full names, and of those with a title."""
    seen: set[str] = set()
    for mention in _of_kind(matter, document, MentionKind.NAME):
        surname = mention.value.split()[-1]
        titled = len(mention.text.split()) > len(mention.value.split())
        full = len(mention.value.split()) > 1
        if surname not in seen and (full or titled) and not _is_ours(matter, mention.value):
            seen.add(surname)
            yield mention


@kept_for_everyone
def _is_ours(matter: Matter, name: str) -> bool:
    """Say whether a name may be of somebody of this case, the directory or the sender's staff."""
    return any(compare_names(name, names) in FITS for names in _known(matter))


@kept_for_everyone
def _known(matter: Matter) -> tuple[tuple[str, ...], ...]:
    """Give the names of everybody of this case, the directory and the sender's staff."""
    staff = ((person.name,) for person in matter.policy.own.staff)
    return (*(_names(one) for one in everybody(matter)), *staff)


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


def _numbers(matter: Matter, document: Document) -> Iterator[Mention]:
    people = (one for one in everybody(matter) if isinstance(one, Person))
    ours = {_compact(number.value) for one in people for number in one.identifiers}
    for mention in _of_kind(matter, document, MentionKind.IDENTIFIER):
        if _compact(mention.value) not in ours:
            yield mention


def _homes(matter: Matter, document: Document) -> Iterator[Mention]:
    """Give the addresses in a file that are nobody's of this case, the directory or the sender."""
    doors = {
        premises_key(address.written()) for one in everybody(matter) for address in one.addresses
    }
    for mention in _of_kind(matter, document, MentionKind.ADDRESS):
        spoken_of = mention.role in SPOKEN_OF and find_postcode(mention.value) is not None
        if spoken_of and premises_key(mention.lines) not in doors:
            yield mention


def _compact(value: str) -> str:
    return "".join(sign for sign in value.rpartition(":")[2].upper() if sign.isalnum())


def _plain(kind: str, value: str) -> str:
    return to_email(value) if kind == "email" else to_phone(value) or value
