"""Mailboxes that look like somebody's of the case and are not: namesakes and look-alikes."""

import re

from checker.checks.emails.mailboxes import (
    SECURE,
    Target,
    contacts,
    domain_of,
    is_own,
    recorded,
)
from checker.checks.matter import Matter
from checker.checks.people.standing import everybody
from checker.matching.emails import EmailVerdict, compare_emails, lookalike_domain, to_email
from checker.matching.names import NameVerdict, compare_names, folded_name
from checker.model import Organisation, Person

SHORTEST_SURNAME = 4
WORDS = re.compile(r"[^\W\d_]+")


def namesake(matter: Matter, target: Target) -> Person | None:
    """Give the person of the case whom a mailbox's name or address names, but whose it is not."""
    people = matter.case.people if matter.case else ()
    shown = [person for person in people if _is_shown(target, person)]
    named = shown or [person for person in people if _spells(target.address, person)]
    return None if any(_holds(person, target) for person in named) else next(iter(named), None)


def imitated(matter: Matter, target: Target) -> str:
    """Give the address or the domain of the record that a mailbox only looks like, or nothing."""
    if is_own(matter, target.address) or (recorded(matter, target.address) is not None):
        return ""
    for _, contact in contacts(matter):
        known = to_email(contact.value)
        if known == target.address + SECURE:
            return known
        if target.address.removesuffix(SECURE) == known:
            return ""
    for _, contact in contacts(matter):
        verdict, _reason = compare_emails(target.address, contact.value)
        if verdict is EmailVerdict.LOOKALIKE:
            return to_email(contact.value)
    domains = [
        domain.lower()
        for one in everybody(matter)
        if isinstance(one, Organisation)
        for domain in one.email_domains
    ]
    domains += [domain.lower() for domain in matter.policy.own.domains]
    return lookalike_domain(domain_of(target.address), domains) or ""


def _is_shown(target: Target, person: Person) -> bool:
    """Say whether the display name is a person's full name."""
    names = [person.name, *(other.name for other in person.other_names)]
    full = len(target.name.split()) > 1 and "@" not in target.name
    fits = {NameVerdict.SAME, NameVerdict.COMPATIBLE}
    return full and compare_names(target.name, names, title=person.title) in fits


def _spells(address: str, person: Person) -> bool:
    """Say whether the part before the @ spells a person: erin.hale, e.hale, ehale, haleerin."""
    first, last = (
        folded_name(one).replace(" ", "") for one in (person.first_name, person.last_name)
    )
    if not first or len(last) < SHORTEST_SURNAME:
        return False
    words = [folded_name(word) for word in WORDS.findall(address.partition("@")[0])]
    forms = ({first, last}, {first[0], last})
    joined = {first + last, last + first, first[0] + last, last + first[0]}
    return set(words) in forms or "".join(words) in joined


def _holds(person: Person, target: Target) -> bool:
    theirs = {to_email(contact.value) for contact in person.contacts if contact.kind == "email"}
    return bool(theirs & {target.address, target.address.removesuffix(SECURE)})
