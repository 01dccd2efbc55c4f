"""Who of a case may be written to, how, and in which words a window speaks of them."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime

from checker.checks.addresses.destinations import unknown
from checker.checks.matter import Matter
from checker.checks.people.standing import addresses_of, somebody, workplaces
from checker.days import day_in_england
from checker.desk.answers import RecipientChoice
from checker.matching.addresses import AddressVerdict, compare
from checker.model import (
    Case,
    Channel,
    Contact,
    Dispatch,
    Mention,
    MentionKind,
    Organisation,
    Person,
    PostalAddress,
    Recipient,
    Role,
    WhoId,
)
from checker.settings import Policy
from checker.words import later, say

_USES = ("correspondence", "home", "court", "work", "placement", "service")
_TIES = {
    "mother": later("mother"),
    "father": later("father"),
    "parent": later("parent"),
    "step-parent": later("step-parent"),
    "grandparent": later("grandparent"),
    "grandmother": later("grandmother"),
    "grandfather": later("grandfather"),
    "guardian": later("guardian"),
    "aunt": later("aunt"),
    "uncle": later("uncle"),
    "brother": later("brother"),
    "sister": later("sister"),
    "partner": later("partner"),
    "stepmother": later("stepmother"),
    "stepfather": later("stepfather"),
    "half-brother": later("half-brother"),
    "half-sister": later("half-sister"),
    "carer": later("carer"),
    "friend": later("friend"),
    "relative": later("relative"),
}
"""How people say what somebody is to a child; a record may have other words for it."""
_ROLES = {
    "applicant": later("applicant"),
    "respondent": later("respondent"),
    "subject_child": later("child"),
    "other_person": later("other person"),
    "intervenor": later("intervenor"),
    "local_authority": later("local authority"),
    "childrens_guardian": later("children's guardian"),
    "family_court_adviser": later("family court adviser"),
    "reporting_officer": later("reporting officer"),
    "iro": later("independent reviewing officer"),
    "solicitor": later("solicitor"),
    "barrister": later("barrister"),
    "foster_carer": later("foster carer"),
    "prospective_adopter": later("prospective adopter"),
    "special_guardian": later("special guardian"),
    "court": later("court"),
    "police": later("police"),
    "school": later("school"),
    "gp": later("GP"),
    "interpreter": later("interpreter"),
    "professional": later("professional"),
    "law_firm": later("solicitors"),
    "hospital": later("hospital"),
    "prison": later("prison"),
    "refuge": later("refuge"),
    "own": later("our own office"),
    "other": later("other organisation"),
}


def matter_of(case: Case | None, policy: Policy, now: datetime) -> Matter:
    """Give a matter without a letter: what may be asked of a case before there is a recipient."""
    return Matter(
        dispatch=Dispatch(documents=(), recipients=()),
        recipient=Recipient(id=None, name=""),
        mentions=(),
        case=case,
        policy=policy,
        others=None,
        now=now,
        today=day_in_england(now),
    )


def choices(
    case: Case, matter: Matter, *, likely: frozenset[WhoId], chance: random.Random
) -> tuple[RecipientChoice, ...]:
    """Give everybody of a case who may be written to, in an order of chance.

    The order differs from letter to letter so that nobody learns to press the first one.
    """
    known: tuple[Person | Organisation, ...] = (*case.people, *case.organisations)
    everyone = [
        RecipientChoice(
            id=who.id,
            name=who.formal_name,
            role=role_words(case, who.id),
            channels=tuple(_channels(matter, who)),
            likely=who.id in likely,
        )
        for who in known
        if not (isinstance(who, Organisation) and who.kind in ("own", "refuge"))
    ]
    chance.shuffle(everyone)
    return tuple(everyone)


def named_by(case: Case, mentions: Sequence[Mention]) -> frozenset[WhoId]:
    """Give the people whom a letter's own name line or greeting names."""
    written = " ".join(
        word
        for one in mentions
        if one.role is Role.RECIPIENT or one.kind is MentionKind.SALUTATION
        for word in (one.value, *one.addressee)
    ).casefold()
    return frozenset(
        person.id
        for person in case.people
        if person.last_name and person.last_name.casefold() in written
    )


def _channels(matter: Matter, who: Person | Organisation) -> Iterator[Channel]:
    if addresses_now(matter, who):
        yield Channel.POST
    kinds = {contact.kind for contact in contacts_now(matter, who)}
    if "email" in kinds:
        yield Channel.EMAIL
    if "dx" in kinds:
        yield Channel.DX
    yield Channel.HAND


def contacts_now(matter: Matter, who: Person | Organisation) -> tuple[Contact, ...]:
    """Give the current contacts of somebody, and of the offices that a professional works at."""
    bodies = (somebody(matter, body) for body in sorted(workplaces(matter, who.id)))
    held = (who, *(body for body in bodies if body is not None))
    return tuple(
        contact for one in held for contact in one.contacts if contact.current_on(matter.today)
    )


def role_words(case: Case, whom: WhoId | None) -> str:
    """Say what somebody is in the case: "Father, applicant"."""
    kinds = [tie.kind for tie in case.relationships if tie.source == whom]
    roles = [party.role for party in case.parties if party.who == whom]
    acts = [one for one in case.representation if whom in (one.organisation, one.person)]
    words = [say(_TIES.get(kinds[0], kinds[0].replace("_", " ")))] if kinds else []
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
    matter: Matter, whom: WhoId, channel: Channel, mentions: Sequence[Mention]
) -> Recipient:
    """Give the recipient as a dispatch names it, with the destination that the record holds.

    Where the record holds several that are current, the one the letter is addressed to is meant.
    """
    who = somebody(matter, whom)
    role = "" if matter.case is None else matter.case.role_of(whom)
    destination = ""
    if who is not None and channel in (Channel.POST, Channel.HAND):
        address = posted_to(matter, who, mentions)
        destination = "" if address is None else address.id
    elif who is not None:
        held = contacts_now(matter, who)
        destination = next((one.value for one in held if one.kind == channel.value), "")
    name = "" if who is None else who.formal_name
    return Recipient(id=whom, name=name, role=role, via=channel, destination=destination)


def posted_to(
    matter: Matter, who: Person | Organisation, mentions: Sequence[Mention]
) -> PostalAddress | None:
    """Give the record's address for post to somebody: the one the letter means, else the usual."""
    current = addresses_now(matter, who)
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


def addresses_now(matter: Matter, who: Person | Organisation) -> list[PostalAddress]:
    """Give the addresses where post may reach somebody today, the usual one first."""
    held = [
        address
        for address in addresses_of(matter, who)
        if address.current_on(matter.today)
        and address.safe_to_post is not False
        and address.kind not in ("no_fixed_abode", "dx")
        and address.written()
        and not unknown(address)
    ]
    own = {address.id for address in who.addresses}
    order = {use: place for place, use in enumerate(_USES)}
    return sorted(held, key=lambda one: (one.id not in own, order.get(one.use, len(_USES))))
