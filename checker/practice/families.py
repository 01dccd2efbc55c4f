"""Made-up families before the court, each with one circumstance that a letter can go wrong over."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from checker.model import (
    Case,
    CaseId,
    Confidential,
    LocationClue,
    OtherName,
    Party,
    Person,
    PostalAddress,
    Reference,
    Relationship,
    Representation,
    Restriction,
    ReturnedPost,
    WhoId,
    WrongDestination,
)
from checker.practice.bodies import OWN, Bodies
from checker.practice.people import Cast, personal_mailbox
from checker.practice.streets import Streets

APPLICANT, RESPONDENT, SOLICITOR = WhoId("P1"), WhoId("P2"), WhoId("P7")


class Circumstance(StrEnum):
    """What is particular about a family."""

    PLAIN = "plain"
    MOVED = "moved"
    C8 = "c8"
    RETURNED = "returned"
    FLAT = "flat"
    C8_AND_MOVED = "c8-and-moved"
    KNOWN_WRONG = "known-wrong"
    SHARED_HOME = "shared-home"
    NO_POST = "no-post"
    PRISON = "prison"
    UNCONFIRMED = "unconfirmed"
    REFUGE = "refuge"
    ADOPTION = "adoption"
    NEW_NAME = "new-name"


PLACE = ("address", "phone", "email", "school", "gp", "placement")
"""What tells where somebody is."""
C8 = (
    Circumstance.C8,
    Circumstance.C8_AND_MOVED,
    Circumstance.SHARED_HOME,
    Circumstance.NO_POST,
    Circumstance.NEW_NAME,
)
"""Where the applicant has filed a form C8 against the respondent."""


_SINCE_RETURN, _BEFORE_RETURN = 9, 120
"""Days since the post came back, and since the address was last confirmed before that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What families are made from."""

    random: Random
    cast: Cast
    streets: Streets
    bodies: Bodies
    now: datetime


def circumstance_of(number: int) -> Circumstance:
    """Give the circumstance of the family with a number: all of them in turn."""
    every = tuple(Circumstance)
    return every[number % len(every)]


def make_family(world: World, number: int) -> Case:
    """Make the case of one family."""
    random, today = world.random, world.now.date()
    what = circumstance_of(number)
    secret = _secrecy(what)
    woman = random.random() < 0.6  # noqa: PLR2004 - more mothers than fathers apply
    applicant = _parent(world, APPLICANT, woman=woman, secret=secret, what=what)
    respondent = _parent(world, RESPONDENT, woman=not woman, secret=Confidential.NO, what=what)
    applicant, respondent = _particulars(world, what, applicant, respondent)
    surname = random.choice((applicant, respondent)).last_name
    children = tuple(
        replace(
            world.cast.child(f"P{number}", surname),
            addresses=(_as_child(applicant.addresses[0], number),),
        )
        for number in range(3, 3 + random.randint(1, 3))
    )
    firm, school = world.bodies.firm(), world.bodies.school()
    solicitor = world.cast.adult(SOLICITOR, woman=random.random() < 0.5)  # noqa: PLR2004 - as many women as men
    if what is Circumstance.PRISON:
        solicitor = replace(solicitor, contacts=(personal_mailbox(solicitor),))
    represented = random.choice((APPLICANT, RESPONDENT))
    started = today - timedelta(days=random.randint(40, 400))
    case = Case(
        id=CaseId(f"C-{number:04d}"),
        snapshot="",
        references=(
            Reference(
                kind="familyman",
                value=f"KT{today.year % 100}P{20000 + number * 37:05d}",
            ),
            Reference(kind="ccd", value=f"{1_600_000_000_000_000 + number * 7_919_000_017}"),
        ),
        jurisdiction="adoption" if what is Circumstance.ADOPTION else "private_law",
        application_type="A58" if what is Circumstance.ADOPTION else "C100",
        status="open",
        court="COURT",
        team="Northern",
        version=str(random.randint(1, 40)),
        synced_at=world.now - timedelta(hours=random.randint(1, 60)),
        people=(applicant, respondent, *children, solicitor),
        organisations=(firm, OWN, world.bodies.court(), world.bodies.council(), school),
        parties=(
            Party(who=APPLICANT, role="applicant", since=started),
            Party(who=RESPONDENT, role="respondent", since=started),
            *(Party(who=child.id, role="subject_child", since=started) for child in children),
            Party(who=SOLICITOR, role="solicitor", since=started),
        ),
        representation=(
            Representation(
                party=represented,
                organisation=firm.id,
                person=SOLICITOR,
                reference=f"{firm.name[:2].upper()}/{random.randint(1000, 9999)}",
                since=started,
            ),
        ),
        relationships=tuple(
            relation
            for child in children
            for relation in _parents_of(child, applicant, respondent, secret)
        ),
        location_clues=(LocationClue(whom=APPLICANT, kind="school", organisation=school.id),)
        if secret.protects
        else (),
    )
    return _protected(world, what, case)


def _secrecy(what: Circumstance) -> Confidential:
    if what is Circumstance.REFUGE:
        return Confidential.REFUGE
    return Confidential.C8 if what in C8 else Confidential.NO


def _parent(
    world: World, whom: WhoId, *, woman: bool, secret: Confidential, what: Circumstance
) -> Person:
    """Make a parent with a home, a mailbox and a phone, all kept alike."""
    person = world.cast.adult(whom, woman=woman)
    on_a_stair = what is Circumstance.FLAT and whom == RESPONDENT
    home = world.streets.tenement(secret) if on_a_stair else world.streets.home(secret)
    addresses: tuple[PostalAddress, ...] = (home,)
    if what in {Circumstance.MOVED, Circumstance.C8_AND_MOVED}:
        addresses = (home, world.streets.former(Confidential.NO))
    return replace(
        person,
        addresses=addresses,
        contacts=(world.cast.email(person, secret), world.cast.phone(secret)),
        preferences=replace(person.preferences, language="en", no_post=False),
    )


def _particulars(
    world: World, what: Circumstance, applicant: Person, respondent: Person
) -> tuple[Person, Person]:
    """Give the parents with what the circumstance does to them."""
    home, today = applicant.addresses[0], world.now.date()
    if what is Circumstance.SHARED_HOME:
        gone = today - timedelta(days=50)
        left = replace(
            home,
            id=f"{home.id}-B",
            use="previous",
            valid_from=None,
            valid_to=gone,
            last_confirmed_on=min(gone, home.last_confirmed_on or gone),
        )
        respondent = replace(respondent, addresses=(*respondent.addresses, left))
    elif what is Circumstance.RETURNED:
        unsure, day = respondent.addresses[0], today - timedelta(days=_BEFORE_RETURN)
        since = min(day, unsure.valid_from or day)
        unsure = replace(unsure, valid_from=since, last_confirmed_on=day)
        respondent = replace(respondent, addresses=(unsure,))
    elif what is Circumstance.NO_POST:
        wants = replace(respondent.preferences, no_post=True)
        respondent = replace(respondent, preferences=wants)
    elif what is Circumstance.PRISON:
        prison = replace(
            respondent.addresses[0],
            lines=("HMP Coldbeck Fell", f"{world.random.randint(2, 90)} Fell Road"),
            kind="prison",
        )
        respondent = replace(respondent, addresses=(prison,))
    elif what is Circumstance.UNCONFIRMED:
        shared = replace(respondent.contacts[0], shared_mailbox=True)
        respondent = replace(respondent, contacts=(shared, *respondent.contacts[1:]))
        old = replace(home, last_confirmed_on=today - timedelta(days=500))
        old = replace(old, valid_from=today - timedelta(days=1500))
        applicant = replace(applicant, addresses=(old,))
    elif what is Circumstance.REFUGE:
        applicant = replace(applicant, addresses=(replace(home, kind="refuge"),))
    elif what is Circumstance.NEW_NAME:
        other = world.cast.adult("NEW", woman=applicant.pronouns == "she/her").last_name
        name = OtherName(name=f"{applicant.first_name} {other}", kind="new")
        applicant = replace(applicant, other_names=(name,))
    return applicant, respondent


def _as_child(home: PostalAddress, number: int) -> PostalAddress:
    """Give the address of a parent as that of a child who lives there."""
    return replace(home, id=f"{home.id}-{number}")


def _parents_of(
    child: Person, applicant: Person, respondent: Person, secret: Confidential
) -> tuple[Relationship, ...]:
    """Say who the parents of a child are, and with whom it lives."""
    return tuple(
        Relationship(
            source=parent.id,
            target=child.id,
            kind="mother" if parent.pronouns == "she/her" else "father",
            lives_with=parent is applicant,
            lives_with_confidential=secret.protects,
            parental_responsibility=True,
        )
        for parent in (applicant, respondent)
    )


def _protected(world: World, what: Circumstance, case: Case) -> Case:
    """Give the case with the restrictions and events of its circumstance."""
    today = world.now.date()
    subject, other = case.people[0], case.people[1]
    if what in C8:
        what_is_kept: tuple[str, ...] = ("address", "phone", "email", "school")
        if what is Circumstance.NEW_NAME:
            what_is_kept = (*what_is_kept, "new_name")
        return replace(case, restrictions=(_restriction(subject.id, what_is_kept, "c8"),))
    if what is Circumstance.REFUGE:
        refuge = replace(
            world.bodies.refuge(),
            addresses=(replace(subject.addresses[0], id="REFUGE1"),),
        )
        return replace(
            case,
            organisations=(*case.organisations, refuge),
            restrictions=(_restriction(subject.id, PLACE, "refuge"),),
            location_clues=(
                *case.location_clues,
                LocationClue(whom=subject.id, kind="refuge", organisation=refuge.id),
            ),
        )
    if what is Circumstance.ADOPTION:
        return _with_adopters(world, case)
    if what is Circumstance.RETURNED:
        back = ReturnedPost(
            address=other.addresses[0].id,
            on=today - timedelta(days=_SINCE_RETURN),
            reason="gone away",
        )
        return replace(case, returned_post=(back,))
    if what is Circumstance.KNOWN_WRONG:
        wrong = ", ".join(world.streets.home(Confidential.NO).written())
        on = today - timedelta(days=80)
        return replace(
            case,
            wrong_destinations=(WrongDestination(kind="address", value=wrong, on=on),),
        )
    return case


def _restriction(subject: WhoId, what: tuple[str, ...], basis: str) -> Restriction:
    never = basis in {"refuge", "adoption_serial"}
    return Restriction(
        id=f"R-{basis}",
        subject=subject,
        what=what,
        hidden_from=(RESPONDENT,),
        basis=basis,
        release="never" if never else "second-person",
    )


def _with_adopters(world: World, case: Case) -> Case:
    """Give the case with a prospective adopter whom the birth family must not know."""
    adopter = world.cast.adult("P8", woman=True)
    adopter = replace(
        adopter,
        addresses=(world.streets.home(Confidential.ADOPTION),),
        contacts=(world.cast.email(adopter, Confidential.ADOPTION),),
    )
    serial = Reference(kind="adoption_serial", value=f"AS{world.random.randint(1000, 9999)}/X")
    kept = _restriction(adopter.id, ("everything",), "adoption_serial")
    birth = tuple(one.who for one in case.parties if one.role in {"applicant", "respondent"})
    return replace(
        case,
        references=(*case.references, serial),
        people=(*case.people, adopter),
        parties=(*case.parties, Party(who=adopter.id, role="prospective_adopter")),
        restrictions=(replace(kept, hidden_from=birth),),
    )
