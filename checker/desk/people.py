"""Who of a case may be written to, how, and in which words a window speaks of them."""

import random
from collections.abc import Iterator, Sequence
from datetime import date

from checker.checks.destinations import addresses_of, contacts_of
from checker.desk.answers import RecipientChoice
from checker.matching.addresses import AddressVerdict, compare
from checker.model import (
    Case,
    Channel,
    Mention,
    MentionKind,
    Organisation,
    Person,
    PostalAddress,
    Recipient,
    Role,
    WhoId,
)
from checker.words import say

_USES = ("correspondence", "home", "court", "work", "placement", "service")
_ROLES = {
    "applicant": "applicant",
    "respondent": "respondent",
    "subject_child": "child",
    "other_person": "other person",
    "intervenor": "intervenor",
    "local_authority": "local authority",
    "childrens_guardian": "children's guardian",
    "family_court_adviser": "family court adviser",
    "reporting_officer": "reporting officer",
    "iro": "independent reviewing officer",
    "solicitor": "solicitor",
    "barrister": "barrister",
    "foster_carer": "foster carer",
    "prospective_adopter": "prospective adopter",
    "special_guardian": "special guardian",
    "court": "court",
    "police": "police",
    "school": "school",
    "gp": "GP",
    "interpreter": "interpreter",
    "professional": "professional",
    "law_firm": "solicitors",
    "hospital": "hospital",
    "prison": "prison",
}


def choices(
    case: Case, today: date, *, likely: frozenset[WhoId], chance: random.Random
) -> tuple[RecipientChoice, ...]:
    """Give everybody of a case who may be written to, in an order of chance.

    The order differs from letter to letter so that nobody learns to press the first one.
    """
    everyone = [
        RecipientChoice(
            id=who.id,
            name=who.formal_name,
            role=role_words(case, who.id),
            channels=tuple(_channels(case, who, today)),
            likely=who.id in likely,
        )
        for who in (*case.people, *case.organisations)
        if not (isinstance(who, Organisation) and who.kind in ("own", "refuge"))
    ]
    chance.shuffle(everyone)
    return tuple(everyone)


def _channels(case: Case, who: Person | Organisation, today: date) -> Iterator[Channel]:
    if _current(case, who, today):
        yield Channel.POST
    kinds = {contact.kind for contact in contacts_of(case, who.id) if contact.current_on(today)}
    if "email" in kinds:
        yield Channel.EMAIL
    if "dx" in kinds:
        yield Channel.DX
    yield Channel.HAND


def role_words(case: Case, whom: WhoId | None) -> str:
    """Say what somebody is in the case: "Father, applicant"."""
    kinds = [tie.kind for tie in case.relationships if tie.source == whom]
    roles = [party.role for party in case.parties if party.who == whom]
    acts = [one for one in case.representation if whom in (one.organisation, one.person)]
    words = [say(kinds[0].replace("_", " "))] if kinds else []
    words += [say(_ROLES.get(roles[0], roles[0].replace("_", " ")))] if roles else []
    for one in acts[:1]:
        party = case.who(one.party)
        words += [say("for {party}", party=party.called)] if party is not None else []
    body = case.who(whom)
    if not words and isinstance(body, Organisation):
        words = [say(_ROLES.get(body.kind, body.kind.replace("_", " ")))]
    text = ", ".join(words)
    return text[:1].upper() + text[1:]


def recipient_of(
    case: Case, whom: WhoId, channel: Channel, today: date, mentions: Sequence[Mention]
) -> Recipient:
    """Give the recipient as a dispatch names it, with the destination that the record holds.

    Where the record holds several that are current, the one the letter is addressed to is meant.
    """
    who = case.who(whom)
    name = "" if who is None else who.formal_name
    destination = ""
    if who is not None and channel is Channel.POST:
        address = posted_to(case, who, today, mentions)
        destination = "" if address is None else address.id
    elif channel in (Channel.EMAIL, Channel.DX):
        held = (one for one in contacts_of(case, whom) if one.current_on(today))
        destination = next((one.value for one in held if one.kind == channel.value), "")
    return Recipient(
        id=whom, name=name, role=case.role_of(whom), via=channel, destination=destination
    )


def posted_to(
    case: Case, who: Person | Organisation, today: date, mentions: Sequence[Mention]
) -> PostalAddress | None:
    """Give the record's address for post to somebody: the one meant by the letter, else the usual."""
    current = _current(case, who, today)
    written = [
        mention.lines
        for mention in mentions
        if mention.kind is MentionKind.ADDRESS and mention.role is Role.RECIPIENT
    ]
    for address in current:
        for lines in written:
            if compare(lines, address.written()).verdict is AddressVerdict.SAME:
                return address
    return current[0] if current else None


def _current(case: Case, who: Person | Organisation, today: date) -> list[PostalAddress]:
    held = [
        address
        for address in addresses_of(case, who.id)
        if address.current_on(today)
        and address.safe_to_post is not False
        and address.kind not in ("no_fixed_abode", "dx")
        and address.written()
    ]
    own = {address.id for address in who.addresses}
    order = {use: place for place, use in enumerate(_USES)}
    return sorted(held, key=lambda one: (one.id not in own, order.get(one.use, len(_USES))))
