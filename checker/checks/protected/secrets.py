"""What the recipient of a letter must not learn: addresses, contacts and names, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.checks.addresses.destinations import held
from checker.checks.addresses.premises import same_home
from checker.checks.kept import kept as kept_for_the_run
from checker.checks.matter import Matter
from checker.checks.people.standing import (
    Somebody,
    is_court,
    is_lay,
    lives_with,
    of_case,
    own_bodies,
    somebody,
    stands_with,
)
from checker.checks.protected.adoption import adopts, reader_is_birth_family
from checker.checks.protected.refuges import is_of_refuge, may_know_refuge
from checker.checks.protected.restricted import (
    ADDRESS,
    EMAIL,
    NAME,
    NEW_NAME,
    PHONE,
    restriction_on,
)
from checker.matching.names import folded_name
from checker.model import (
    Case,
    Confidential,
    Contact,
    Person,
    PostalAddress,
    Release,
    Restriction,
    WhoId,
)
from checker.words import say

WORK_USES = frozenset({"work", "court", "service"})
WORK_KINDS = frozenset({"office", "po_box", "dx"})
SERVES_HOMES = frozenset({"school", "nursery", "gp"})
"""Kinds of places that know where those live who are on their roll or list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """One thing that the recipient must not learn: one of address, contact, name and body.

    `name` is a person's, `body` an organisation's.
    `code` is that of the finding it makes; `because` is the sentence that says why.
    """

    code: str
    whom: Somebody
    because: str
    release: Release = Release.SECOND_PERSON
    address: PostalAddress | None = None
    contact: Contact | None = None
    name: str = ""
    body: str = ""


def secrets(matter: Matter, *codes: str) -> tuple[Secret, ...]:
    """Give everything of others that the recipient must not learn, of some codes."""
    return tuple(secret for secret in _secrets(matter) if secret.code in codes)


@kept_for_the_run
def _secrets(matter: Matter) -> tuple[Secret, ...]:
    """Give everything of others that the recipient must not learn."""
    case = matter.case
    if case is None:
        return ()
    known = stands_with(matter, matter.recipient.id)
    return tuple(
        secret
        for one in of_case(case)
        if one.id not in known
        for secrets_of in (_addresses, _contacts, _names)
        for secret in secrets_of(matter, case, one)
    )


def _addresses(matter: Matter, case: Case, one: Somebody) -> Iterator[Secret]:
    """Give the addresses that are kept, but for those where the recipient also lives or works."""
    for address in one.addresses:
        work = address.use in WORK_USES or address.kind in WORK_KINDS
        flag = _flag(matter, case, one, address.confidential, work=work)
        if address.kind == "refuge":
            flag = Confidential.REFUGE
        elif case.jurisdiction == "adoption" and address.use == "placement":
            flag = Confidential.ADOPTION
        ended = address.use == "previous" or (
            address.valid_to is not None and address.valid_to < matter.today
        )
        open_to_all = ended and address.confidential is Confidential.NO
        kept = _kept(matter, case, one, flag, None if open_to_all else ADDRESS)
        if kept is not None and not _is_shared(matter, address, ended=ended):
            code = kept.code or "protected.address"
            yield replace(kept, code=code, address=address)


def _contacts(matter: Matter, case: Case, one: Somebody) -> Iterator[Secret]:
    """Give the contacts that are kept, but for those that the recipient has as well."""
    readers = (somebody(matter, reader) for reader in stands_with(matter, matter.recipient.id))
    shared = {contact.value for reader in readers if reader for contact in reader.contacts}
    for contact in one.contacts:
        flag = _flag(matter, case, one, contact.confidential, work=contact.kind == "dx")
        kept = _kept(matter, case, one, flag, EMAIL if contact.kind == "email" else PHONE)
        if kept is not None and contact.value not in shared:
            code = _code(matter, case, kept, "protected.contact")
            yield replace(kept, code=code, contact=contact)


def _names(matter: Matter, case: Case, one: Somebody) -> Iterator[Secret]:
    """Give the names that are kept: all of them, a new one, or those that nobody is to use."""
    kept = _kept(matter, case, one, Confidential.NO, NAME)
    if not isinstance(one, Person):
        if kept is not None:
            yield replace(kept, code=kept.code or "protected.name", body=one.name)
        return
    others = one.other_names
    if kept is not None:
        for name in (one.formal_name, *(other.name for other in others)):
            yield replace(kept, code=_code(matter, case, kept, "protected.name"), name=name)
        return
    new = _kept(matter, case, one, Confidential.NO, NEW_NAME)
    if new is not None:
        for name in _new_names(one):
            yield replace(new, code=new.code or "protected.name", name=name)
    because = say("The case says that this name must not be used.")
    for other in others:
        if other.do_not_use:
            yield Secret(code="protected.name", whom=one, because=because, name=other.name)


def _code(matter: Matter, case: Case, kept: Secret, usual: str) -> str:
    """Give the code for somebody's contact or name: a resident's is not the refuge's own."""
    resident = kept.code == "protected.refuge" and not is_of_refuge(matter, case, kept.whom)
    return usual if resident or not kept.code else kept.code


def _kept(
    matter: Matter, case: Case, one: Somebody, flag: Confidential, what: frozenset[str] | None
) -> Secret | None:
    """Say whether something is kept from the recipient, why, and who may release it.

    `what` is None for what no restriction reaches. The code is empty where it is the usual one.
    """
    told = restriction_on(matter, one.id, what) if what else None
    basis = told.basis if told else ""
    if flag is Confidential.REFUGE or basis == "refuge" or is_of_refuge(matter, case, one):
        if may_know_refuge(matter, case, one):
            return None
        because = say("It belongs to a refuge, or to somebody who lives or works in one.")
        return Secret(code="protected.refuge", whom=one, because=because, release=Release.NEVER)
    birth_family = reader_is_birth_family(matter, case)
    if (
        flag is Confidential.ADOPTION
        or basis == "adoption_serial"
        or (birth_family and adopts(case, one.id))
    ):
        never = birth_family or basis == "adoption_serial"
        return Secret(
            code="protected.adoption",
            whom=one,
            because=say("It would tell who cares for the child or where the child is placed."),
            release=Release.NEVER if never else Release.SECOND_PERSON,
        )
    if told is not None:
        return Secret(code="", whom=one, because=_because(told), release=_release(told))
    if flag.protects:
        return Secret(code="", whom=one, because=REASONS[flag]())
    return None


def _flag(
    matter: Matter, case: Case, one: Somebody, flag: Confidential, *, work: bool
) -> Confidential:
    """Give a flag as it holds for this recipient.

    What the record does not say is kept like a C8, but not of those who are in the case by their
    work. A court knows what is kept from the parties; a household, its school and its surgery know
    their own.
    """
    if flag in {Confidential.REFUGE, Confidential.ADOPTION}:
        return flag
    if flag is Confidential.UNKNOWN and (work or not is_lay(case, one)):
        return Confidential.NO
    readers = stands_with(matter, matter.recipient.id)
    at_home = any(
        lives_with(case, reader, one.id) or _serves(case, reader, one) for reader in readers
    )
    return Confidential.NO if at_home or is_court(matter, case) else flag


def _serves(case: Case, reader: WhoId, one: Somebody) -> bool:
    """Say whether the record has the reader as somebody's own school or surgery."""
    return any(
        clue.organisation == reader
        and clue.kind in SERVES_HOMES
        and (clue.whom == one.id or lives_with(case, clue.whom, one.id))
        for clue in case.location_clues
    )


def _is_shared(matter: Matter, address: PostalAddress, *, ended: bool) -> bool:
    """Say whether the recipient, or the sender, is or was at the same premises."""
    readers = (somebody(matter, one) for one in stands_with(matter, matter.recipient.id))
    homes = (home for reader in readers if reader for home in reader.addresses)
    theirs = (
        home
        for home in (*held(matter), *homes)
        if home.current_on(matter.today) or (ended and home.confidential is not Confidential.NO)
    )
    ours = (office for body in own_bodies(matter) for office in body.addresses)
    return any(same_home(address, home) for home in (*theirs, *ours))


def _new_names(person: Person) -> tuple[str, ...]:
    """Give the names by which somebody goes now, where the record also has earlier ones."""
    marked = tuple(other.name for other in person.other_names if other.kind in {"new", "new_name"})
    if not marked:
        return (person.formal_name,) if person.other_names else ()
    known = folded_name(person.name).split()
    alone = (name.split()[0] for name in marked if len(name.split()) > 1)
    return (*marked, *(one for one in alone if len(one) > 2 and folded_name(one) not in known))  # noqa: PLR2004 - two letters are no forename to search by


def _release(told: Restriction) -> Release:
    return Release.NEVER if told.release == "never" else Release.SECOND_PERSON


def _because(told: Restriction) -> str:
    reasons = {
        "c8": say("It is protected because a C8 form was filed."),
        "fpr_29_1": say("It is protected because the court was asked to keep it back."),
        "court_order": say("It is protected by a court order."),
        "safeguarding": say("It is protected to keep somebody safe."),
        "marac": say("It is protected to keep somebody safe."),
        "police": say("It is protected because the police asked for it."),
    }
    return reasons.get(told.basis, say("The case says that it must be kept back."))


REASONS = {
    Confidential.C8: lambda: say("It is protected because a C8 form was filed."),
    Confidential.COURT_ORDER: lambda: say("It is protected by a court order."),
    Confidential.UNKNOWN: lambda: say(
        "The case does not say whether it may be shown, so it is treated as protected."
    ),
}
