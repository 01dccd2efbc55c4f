"""Case records as packs need them: the same family with a surgery, a half-sister, a new name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from checker.model import (
    Case,
    Confidential,
    Contact,
    Organisation,
    OtherName,
    Party,
    Person,
    PostalAddress,
    Relationship,
    Restriction,
    WhoId,
)
from checker.practice.packs.facts import APPLICANT, RESPONDENT

Change = Callable[[Case, Random, date], Case]
"""Gives a case with something more on its record."""

_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_SURGERIES = ("Assembly Row Surgery", "The Tithe Barn Medical Practice", "Kiln Lane Health Centre")
_FORCES = ("Harrowfield Constabulary", "Oxmere and Pendlemere Police")


def with_bodies(case: Case, random: Random, today: date) -> Case:
    """Give the case with a surgery and a police force."""
    del today
    gp = Organisation(
        id=WhoId("GP"),
        name=random.choice(_SURGERIES),
        kind="gp",
        addresses=(_office("GP1", f"{random.randint(2, 60)} Surgery Lane", random),),
        location_revealing=True,
    )
    police = Organisation(
        id=WhoId("POLICE"),
        name=random.choice(_FORCES),
        kind="police",
        email_domains=("harrowfieldpolice.example",),
        addresses=(
            _office("POLICE1", f"Disclosure Unit, {random.randint(2, 60)} Watch House Row", random),
        ),
        contacts=(
            Contact(
                kind="email",
                value="disclosure@harrowfieldpolice.example",
                confidential=Confidential.NO,
            ),
        ),
        location_revealing=False,
    )
    return replace(case, organisations=(*case.organisations, gp, police))


def _office(whose: str, line: str, random: Random) -> PostalAddress:
    inward = f"{random.randint(1, 9)}{''.join(random.choices(_INWARD, k=2))}"
    return PostalAddress(
        id=whose,
        lines=(line,),
        town="Millbeck",
        postcode=f"QZ11 {inward}",
        use="work",
        kind="office",
        confidential=Confidential.NO,
        safe_to_post=True,
    )


def with_social_worker(case: Case, random: Random, today: date) -> Case:
    """Give the case with a social worker of the council on its record."""
    del today
    names = (("Ms", "Bethan", "Arrowsmith"), ("Mr", "Delroy", "Fanshawe"), ("Ms", "Noreen", "Igoe"))
    title, first, last = random.choice(names)
    worker = Person(id=WhoId("P20"), title=title, first_name=first, last_name=last)
    party = Party(who=worker.id, role="professional")
    return replace(case, people=(*case.people, worker), parties=(*case.parties, party))


def with_previous_name(case: Case, random: Random, today: date) -> Case:
    """Give the case with a parent who has had another surname."""
    del today
    last = random.choice(("Bexwell", "Cranmoor", "Tilbrook", "Ellerby"))
    first = case.people[0]
    known = OtherName(name=f"{first.first_name} {last}", kind="previous")
    changed = replace(first, other_names=(*first.other_names, known))
    return replace(case, people=(changed, *case.people[1:]))


def with_half_sibling(case: Case, random: Random, today: date) -> Case:
    """Give the case with a child of the applicant to whom the respondent is nothing."""
    return _with_child(case, random, today, stepparent=False)


def with_stepchild(case: Case, random: Random, today: date) -> Case:
    """Give the case with a child of the applicant to whom the respondent is a step-parent."""
    return _with_child(case, random, today, stepparent=True)


def _with_child(case: Case, random: Random, today: date, *, stepparent: bool) -> Case:
    applicant, respondent = case.people[:2]
    taken = {person.first_name for person in case.people}
    girl = random.choice((True, False))
    names = ("Maisie", "Orla", "Bethany") if girl else ("Alfie", "Rufus", "Kieran")
    first = next(name for name in names if name not in taken)
    child = Person(
        id=WhoId("P6"),
        first_name=first,
        last_name=applicant.last_name,
        pronouns="she/her" if girl else "he/him",
        date_of_birth=today - timedelta(days=random.randint(3000, 5600)),
    )
    kin = [
        Relationship(
            source=applicant.id,
            target=child.id,
            kind="mother" if applicant.pronouns == "she/her" else "father",
            lives_with=True,
            parental_responsibility=True,
        )
    ]
    if stepparent:
        kin.append(Relationship(source=respondent.id, target=child.id, kind="step-parent"))
    return replace(
        case,
        people=(*case.people, child),
        parties=(*case.parties, Party(who=child.id, role="subject_child")),
        relationships=(*case.relationships, *kin),
    )


def in_one_town(case: Case, random: Random, today: date) -> Case:
    """Give the case with both parents in one town, in different streets."""
    applicant, respondent = case.people[:2]
    if not applicant.addresses or not respondent.addresses:
        return case
    there, home = respondent.addresses[0], applicant.addresses[0]
    if any(one.lines == home.lines for one in respondent.addresses):
        return case
    if home.kind != "residential" or there.kind != "residential" or not home.current_on(today):
        return case
    outward = there.postcode.split()[0]
    inward = f"{random.randint(1, 9)}{''.join(random.choices(_INWARD, k=2))}"

    def moved(one: PostalAddress) -> PostalAddress:
        same = one.lines == home.lines
        return replace(one, town=there.town, postcode=f"{outward} {inward}") if same else one

    people = tuple(
        replace(person, addresses=tuple(map(moved, person.addresses)))
        if person.id != respondent.id
        else person
        for person in case.people
    )
    return replace(case, people=people)


def choosing_welsh(whom: WhoId) -> Change:
    """Give the change by which somebody has chosen Welsh."""

    def change(case: Case, random: Random, today: date) -> Case:
        del random, today
        people = tuple(
            replace(one, preferences=replace(one.preferences, language="cy"))
            if one.id == whom
            else one
            for one in case.people
        )
        return replace(case, people=people)

    return change


def unrepresented(case: Case) -> Case:
    """Give the case with nobody acting for anybody."""
    return replace(case, representation=())


def kept_from(case: Case, subject: WhoId, reader: WhoId, *what: str) -> Case:
    """Give the case with one more restriction, on form C8."""
    one = Restriction(id="R-more", subject=subject, what=what, hidden_from=(reader,), basis="c8")
    return replace(case, restrictions=(*case.restrictions, one))


PARENTS = (APPLICANT, RESPONDENT)
