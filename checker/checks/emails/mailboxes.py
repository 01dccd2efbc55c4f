"""Where an email goes, and whose mailbox that is by the record, the directory or the sender."""

from dataclasses import dataclass

from checker.checks.matter import Matter
from checker.checks.people.standing import Somebody, everybody, own_bodies, somebody
from checker.checks.places import place_of
from checker.matching.emails import to_email
from checker.model import (
    Channel,
    Contact,
    Document,
    Mailbox,
    Mention,
    MentionKind,
    Message,
    Organisation,
    Part,
    Place,
)

SECURE = ".cjsm.net"
PROVIDERS = frozenset(
    [
        "gmail",
        "googlemail",
        "hotmail",
        "outlook",
        "yahoo",
        "ymail",
        "rocketmail",
        "icloud",
        "aol",
        "btinternet",
        "talktalk",
        "virginmedia",
        "ntlworld",
        "blueyonder",
        "protonmail",
        "tiscali",
    ]
)
"""Mail providers at which people, not offices, have their mailboxes, whatever the ending."""
SHORT_PROVIDERS = frozenset(
    [
        "live.com",
        "live.co.uk",
        "msn.com",
        "me.com",
        "mac.com",
        "sky.com",
        "proton.me",
        "gmx.com",
        "gmx.co.uk",
        "gmx.net",
        "mail.com",
        "zoho.com",
        "o2.co.uk",
    ]
)
NOWHERE = Place()
BESIDE = 60
"""An address that stands no further behind "By email only" than this is where the letter goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One mailbox that this recipient's copy goes to, and where in the dispatch that is said."""

    address: str
    name: str = ""
    place: Place = NOWHERE


def message(matter: Matter) -> Message | None:
    """Give the message that is being sent, or None when the dispatch is no message."""
    letter = matter.dispatch.letter
    return letter.message if letter else None


def targets(matter: Matter) -> tuple[Target, ...]:
    """Give the mailboxes that this recipient's copy goes to: of the header, else of the letter.

    A letter that goes by email without being a message yet says itself where: "By email only to".
    """
    letter = matter.dispatch.letter
    if letter is None or matter.dispatch.channel is not Channel.EMAIL:
        return ()
    wanted = to_email(matter.recipient.destination)
    if letter.message is not None:
        return tuple(
            Target(address=to_email(box.address), name=box.name, place=_header(matter, letter, box))
            for box in boxes(letter.message)
            if to_email(box.address) == wanted
        )[:1]
    stated = _stated(matter, letter)
    if stated is not None:
        return (Target(address=to_email(stated.value), place=place_of(stated)),)
    return (Target(address=wanted, place=Place(file=letter.name)),) if "@" in wanted else ()


def boxes(sent: Message) -> tuple[Mailbox, ...]:
    """Give every mailbox that a message goes to."""
    return (*sent.to, *sent.cc, *sent.bcc)


def domain_of(address: str) -> str:
    """Give the domain of an address, without the secure route's ending."""
    return address.rpartition("@")[2].removesuffix(SECURE)


def is_personal(address: str) -> bool:
    """Say whether an address is at a provider of personal mailboxes.

    >>> is_personal("a.name@gmail.example"), is_personal("a.name@gmail.council.example")
    (True, False)
    """
    domain = domain_of(address)
    label, _, ending = domain.partition(".")
    return domain in SHORT_PROVIDERS or (label in PROVIDERS and len(ending) <= len("example"))


def contacts(matter: Matter) -> tuple[tuple[Somebody, Contact], ...]:
    """Give every email contact of the record, the directory and the sender, with its holder."""
    return tuple(
        (one, contact)
        for one in everybody(matter)
        for contact in one.contacts
        if contact.kind == "email"
    )


def holder(matter: Matter, address: str) -> Somebody | None:
    """Give whose mailbox an address is: by the very address, else by the domain of a body."""
    for one, contact in contacts(matter):
        if without_route(to_email(contact.value)) == without_route(address):
            return one
    for one in everybody(matter):
        if isinstance(one, Organisation) and domain_of(address) in _domains(one):
            return one
    return None


def recorded(matter: Matter, address: str) -> Contact | None:
    """Give the very contact that an address is, or None."""
    return next(
        (one for _, one in contacts(matter) if to_email(one.value) == to_email(address)), None
    )


def is_own(matter: Matter, address: str) -> bool:
    """Say whether a mailbox is the sender's own."""
    domain = domain_of(address)
    own = {one.lower() for one in matter.policy.own.domains}
    own |= {one for body in own_bodies(matter) for one in _domains(body)}
    return domain in own or any(domain.endswith(f".{one}") for one in own)


def without_route(address: str) -> str:
    """Give an address without the ending of the secure route."""
    return address.removesuffix(SECURE)


def is_known(matter: Matter, target: Target) -> bool:
    """Say whether a mailbox is the sender's, or of somebody of the record or the directory."""
    return is_own(matter, target.address) or holder(matter, target.address) is not None


def chosen(matter: Matter) -> Somebody | None:
    """Give the recipient whom somebody chose, as against one found by the address alone."""
    return somebody(matter, matter.recipient.id) if message(matter) is None else None


def _domains(body: Organisation) -> frozenset[str]:
    return frozenset(domain.lower() for domain in body.email_domains)


def _header(matter: Matter, letter: Document, box: Mailbox) -> Place:
    found = next(
        (
            mention
            for mention in matter.mentions
            if mention.kind is MentionKind.EMAIL
            and mention.part is Part.HEADERS
            and mention.file == letter.name
            and to_email(mention.value) == to_email(box.address)
        ),
        None,
    )
    return place_of(found) if found else Place(file=letter.name, part=Part.HEADERS)


def _stated(matter: Matter, letter: Document) -> Mention | None:
    """Give the address that stands right behind the letter's own "By email"."""
    here = [one for one in matter.mentions if one.file == letter.name and one.hidden is None]
    for said in here:
        if said.kind is not MentionKind.INSTRUCTION or said.value != Channel.EMAIL:
            continue
        for mention in here:
            if (
                mention.kind is MentionKind.EMAIL
                and mention.part is said.part
                and 0 <= mention.span[0] - said.span[0] <= BESIDE
            ):
                return mention
    return None
