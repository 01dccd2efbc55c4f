"""The made-up family of `RECORD` as a case record has it, for letters with its sayings in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from checker.model import (
    Case,
    CaseId,
    Confidential,
    LocationClue,
    Organisation,
    OtherName,
    Party,
    Person,
    PostalAddress,
    Reference,
    Relationship,
    Representation,
    Restriction,
    WhoId,
)
from checker.settings import Own, Policy, Staff
from tests.benchmark.development_sayings.sayings import RECORD, Reader

NOW: Final = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
STARTED: Final = date(2026, 9, 14)
MOTHER, FATHER, GRANDMOTHER = WhoId("P1"), WhoId("P2"), WhoId("P5")
CHILD, BROTHER = WhoId("P3"), WhoId("P4")
READERS: Final = {
    Reader.MOTHER: MOTHER,
    Reader.FATHER: FATHER,
    Reader.GRANDMOTHER: GRANDMOTHER,
    Reader.SCHOOL: WhoId("O1"),
    Reader.SOLICITOR: WhoId("O2"),
    Reader.GP: WhoId("O3"),
    Reader.COURT: WhoId("O4"),
}


def case() -> Case:
    """Give the record: who is who, where they live, and what the father must not learn."""
    return Case(
        id=CaseId("C-0999"),
        snapshot="",
        references=(Reference(kind="familyman", value="WX26P00999"),),
        jurisdiction="private_law",
        application_type="C100",
        status="open",
        court="O4",
        synced_at=NOW,
        people=(*_parents(), *_children(), _grandmother(), _social_worker()),
        organisations=_bodies(),
        parties=(
            Party(who=FATHER, role="applicant", since=STARTED),
            Party(who=MOTHER, role="respondent", since=STARTED),
            Party(who=CHILD, role="subject_child", since=STARTED),
            Party(who=BROTHER, role="subject_child", since=STARTED),
            Party(who=WhoId("P6"), role="professional", since=STARTED),
        ),
        representation=(Representation(party=FATHER, organisation=WhoId("O2")),),
        relationships=tuple(_relationships()),
        restrictions=(
            Restriction(
                id="R1",
                subject=MOTHER,
                what=("address", "phone", "email", "school"),
                hidden_from=(FATHER,),
                basis="c8",
                valid_from=STARTED,
            ),
        ),
        location_clues=(
            LocationClue(whom=MOTHER, kind="school", organisation=WhoId("O1")),
            LocationClue(whom=MOTHER, kind="gp", organisation=WhoId("O3")),
            LocationClue(whom=MOTHER, kind="employer", organisation=WhoId("O5")),
        ),
    )


def policy(usual: Policy) -> Policy:
    """Give a policy with the sender's own people changed for the family's adviser."""
    staff = (Staff(id="u-1", name=RECORD["adviser"], team="West"),)
    return replace(usual, own=Own(domains=("advice.example",), staff=staff))


def _home(key: str, street: str, town: str, postcode: str, **changes: object) -> PostalAddress:
    made = PostalAddress(
        id=key,
        lines=(street,),
        town=town,
        postcode=postcode,
        use="home",
        kind="residential",
        valid_from=date(2024, 4, 1),
        confidential=Confidential.NO,
        last_confirmed_on=STARTED,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


def _office(key: str, street: str, town: str, postcode: str) -> PostalAddress:
    return _home(key, street, town, postcode, use="work", kind="office")


def _parents() -> tuple[Person, Person]:
    here = _home("A1", "3 Ropewalk Terrace", RECORD["town"], "XX4 2AB")
    before = _home("A2", "18 Cinder Lane", RECORD["old_town"], "XX6 1CD", use="previous")
    return (
        Person(
            id=MOTHER,
            title="Ms",
            first_name=RECORD["mother_first"],
            last_name=RECORD["grandmother_surname"],
            pronouns="she/her",
            date_of_birth=date(1990, 6, 21),
            other_names=(OtherName(name="Morwenna Haddow", kind="previous"),),
            addresses=(
                replace(here, confidential=Confidential.C8),
                replace(before, valid_from=date(2015, 1, 1), valid_to=date(2024, 3, 31)),
            ),
        ),
        Person(
            id=FATHER,
            title="Mr",
            first_name=RECORD["father_first"],
            last_name=RECORD["father_surname"],
            pronouns="he/him",
            date_of_birth=date(1987, 12, 9),
            addresses=(_home("A3", "27 Malthouse Row", RECORD["old_town"], "XX6 4EF"),),
        ),
    )


def _children() -> tuple[Person, Person]:
    home = _home("A4", "3 Ropewalk Terrace", RECORD["town"], "XX4 2AB")
    return (
        Person(
            id=CHILD,
            first_name=RECORD["child"],
            last_name=RECORD["surname"],
            pronouns="she/her",
            date_of_birth=date(2016, 9, 3),
            addresses=(replace(home, confidential=Confidential.C8),),
        ),
        Person(
            id=BROTHER,
            first_name=RECORD["brother"],
            last_name=RECORD["surname"],
            pronouns="he/him",
            date_of_birth=date(2020, 2, 14),
            addresses=(replace(home, id="A5", confidential=Confidential.C8),),
        ),
    )


def _grandmother() -> Person:
    return Person(
        id=GRANDMOTHER,
        title="Mrs",
        first_name=RECORD["grandmother_first"],
        last_name=RECORD["grandmother_surname"],
        pronouns="she/her",
        date_of_birth=date(1961, 5, 2),
        addresses=(_home("A6", "5 Gannet Street", "Penhallick", "XX8 7GH"),),
    )


def _social_worker() -> Person:
    first, last = RECORD["social_worker"].split()
    return Person(id=WhoId("P6"), title="", first_name=first, last_name=last)


def _relationships() -> list[Relationship]:
    ties = []
    for child in (CHILD, BROTHER):
        ties += [
            Relationship(source=MOTHER, target=child, kind="mother", lives_with=True),
            Relationship(source=FATHER, target=child, kind="father", lives_with=False),
            Relationship(source=GRANDMOTHER, target=child, kind="maternal_grandmother"),
        ]
    return [
        *ties,
        Relationship(source=GRANDMOTHER, target=MOTHER, kind="mother"),
        Relationship(source=BROTHER, target=CHILD, kind="brother", lives_with=True),
    ]


def _bodies() -> tuple[Organisation, ...]:
    rows = (
        ("O1", RECORD["school"], "school", "40 Ropewalk", RECORD["town"], "XX4 2CD"),
        ("O2", "Thorne Vale Solicitors", "law_firm", "9 Corn Street", "Wexcombe", "XX6 2JK"),
        ("O3", RECORD["surgery"], "gp", "2 Quay Hill", RECORD["town"], "XX4 3EF"),
        ("O4", "Family Court at Wexcombe", "court", "1 Shire Square", "Wexcombe", "XX6 1AA"),
        ("O5", RECORD["employer"], "other", "7 Net Loft Yard", RECORD["town"], "XX4 1GH"),
        ("O9", "Family Advisory Service", "own", "40 Station Road", "Wexcombe", "XX6 9LM"),
    )
    return tuple(
        Organisation(
            id=WhoId(key),
            name=name,
            kind=kind,
            addresses=(_office(f"B{key}", street, town, postcode),),
        )
        for key, name, kind, street, town, postcode in rows
    )
