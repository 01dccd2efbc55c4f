"""Where protected people live whom the recipient must not find, and the places everybody knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.checks.addresses.premises import same_home
from checker.checks.matter import Matter
from checker.checks.people.standing import (
    addresses_of,
    everybody,
    in_force,
    own_bodies,
    somebody,
    stands_with,
)
from checker.checks.protected.disclosed import open_places
from checker.checks.protected.restricted import SAID, WHEREABOUTS, restriction_on
from checker.checks.protected.secrets import secrets
from checker.matching.phones import to_phone
from checker.model import Confidential, Organisation, Person, PostalAddress, WhoId

OPEN_KINDS = frozenset({"court", "law_firm", "own"})
"""Bodies whose letters every party has."""
_DISTRICT = re.compile(r"([A-Z]{1,2})\d[A-Z\d]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenPlace:
    """A home that the recipient must not find, and who lives there.

    `said` is True where the record says so itself, and False where it only does not say.
    """

    whom: tuple[WhoId, ...]
    address: PostalAddress
    said: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlaces:
    """What the recipient knows anyway: their own places, the court's, their lawyers', the sender's.

    Towns and counties are folded to small letters; a district is "XX1", an area "XX". `lines` are
    the telephones of places that are known, `phones` those of every body whose letters go round.
    `own_towns` and `own_districts` are those where the recipient lives today, or somebody whom
    nothing keeps from the recipient.
    """

    towns: frozenset[str]
    counties: frozenset[str]
    districts: frozenset[str]
    areas: frozenset[str]
    own_towns: frozenset[str]
    own_districts: frozenset[str]
    lines: frozenset[str]
    phones: frozenset[str]


def hidden_places(matter: Matter) -> tuple[HiddenPlace, ...]:
    """Give the homes of today that are kept from the recipient, each once."""
    found: list[HiddenPlace] = []
    kept = secrets(matter, "protected.address", "protected.refuge", "protected.adoption")
    for secret in kept:
        home, whom = secret.address, secret.whom
        if home is None or not isinstance(whom, Person) or not home.current_on(matter.today):
            continue
        said = home.confidential in SAID or home.kind == "refuge" or home.use == "placement"
        said = said or restriction_on(matter, whom.id, WHEREABOUTS) is not None
        same = next((one for one in found if same_home(one.address, home)), None)
        if same is None:
            found.append(HiddenPlace(whom=(whom.id,), address=home, said=said))
        else:
            both = tuple(dict.fromkeys((*same.whom, whom.id)))
            found[found.index(same)] = HiddenPlace(
                whom=both, address=same.address, said=same.said or said
            )
    return tuple(found)


def known_places(matter: Matter) -> KnownPlaces:
    """Give what points at nobody, because the recipient knows it anyway."""
    addresses = tuple(_known_addresses(matter))
    own = tuple(one for one in _own_addresses(matter) if one.current_on(matter.today))
    codes = [district(one) for one in addresses]
    return KnownPlaces(
        towns=frozenset(one.town.casefold() for one in addresses if one.town),
        counties=frozenset(one.county.casefold() for one in addresses if one.county),
        districts=frozenset(code for code in codes if code),
        areas=frozenset(area(code) for code in codes if code),
        own_towns=frozenset(one.town.casefold() for one in own if one.town),
        own_districts=frozenset(code for code in map(district, own) if code),
        lines=frozenset(_numbers(matter, _known_bodies(matter))),
        phones=frozenset(_numbers(matter, tuple(one.id for one in open_offices(matter)))),
    )


def district(address: PostalAddress) -> str:
    """Give the first half of an address's postcode, "XX1", or nothing."""
    outward = address.postcode.upper().strip().partition(" ")[0]
    return outward if _DISTRICT.fullmatch(outward) else ""


def area(code: str) -> str:
    """Give the letters with which a postcode begins.

    >>> area("XX1")
    'XX'
    """
    found = _DISTRICT.fullmatch(code)
    return found[1].upper() if found else ""


def open_offices(matter: Matter) -> tuple[Organisation, ...]:
    """Give the bodies whose letters every party has: courts, lawyers, the sender."""
    recorded = matter.case.organisations if matter.case else ()
    return (*own_bodies(matter), *(one for one in recorded if one.kind in OPEN_KINDS))


def _known_bodies(matter: Matter) -> tuple[WhoId, ...]:
    """Give the open offices whose town says nothing.

    The lawyers of somebody protected are often in their town, so theirs is not among them.
    """
    known = stands_with(matter, matter.recipient.id)
    theirs = {one.organisation for one in in_force(matter) if one.party in known}
    return tuple(
        one.id
        for one in open_offices(matter)
        if one.kind != "law_firm" or one.id in theirs or one.id in known
    )


def _known_addresses(matter: Matter) -> Iterator[PostalAddress]:
    """Give the addresses of the recipient, of known bodies, and of whoever is not kept back.

    A home where the recipient lived with somebody is theirs as well, and so among them.
    """
    yield from open_places(matter)
    yield from _own_addresses(matter)
    yield from _former_addresses(matter)
    bodies = set(_known_bodies(matter))
    for one in open_offices(matter):
        if one.id in bodies:
            yield from one.addresses


def _own_addresses(matter: Matter) -> Iterator[PostalAddress]:
    """Give the recipient's addresses of any time, and those of whom nothing keeps from them."""
    yield from addresses_of(matter, somebody(matter, matter.recipient.id))
    for person in matter.case.people if matter.case else ():
        if not _is_kept(matter, person):
            yield from (one for one in person.addresses if one.confidential is Confidential.NO)


def _former_addresses(matter: Matter) -> Iterator[PostalAddress]:
    """Give where people lived openly whose home is kept today: that they still do is news."""
    for person in matter.case.people if matter.case else ():
        for home in person.addresses if _is_kept(matter, person) else ():
            if home.confidential is Confidential.NO and not home.current_on(matter.today):
                yield home


def _is_kept(matter: Matter, person: Person) -> bool:
    today = [one for one in person.addresses if one.current_on(matter.today)]
    flagged = any(one.confidential in SAID for one in today)
    return flagged or restriction_on(matter, person.id, WHEREABOUTS) is not None


def _numbers(matter: Matter, bodies: tuple[WhoId, ...]) -> Iterator[str]:
    """Give the telephones of some bodies, and of the recipient."""
    known = {*bodies, *stands_with(matter, matter.recipient.id)}
    for one in everybody(matter):
        for contact in one.contacts if one.id in known else ():
            number = to_phone(contact.value) if contact.kind in {"phone", "fax"} else None
            if number:
                yield number
