"""A made-up case: a mother, a father, their child, their solicitors, a court and a refuge."""

from dataclasses import replace
from datetime import UTC, date, datetime

from checker.model import (
    Case,
    CaseId,
    Confidential,
    Contact,
    Organisation,
    Party,
    Person,
    PostalAddress,
    Preferences,
    Reference,
    Relationship,
    Representation,
    Restriction,
    WhoId,
)
from checker.settings import Limits, Own, Policy, RuleSetting, Staff

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

MOTHER_ID, FATHER_ID, CHILD_ID = WhoId("P1"), WhoId("P2"), WhoId("P3")
SOLICITOR_ID, FIRM_ID, COURT_ID, SENDER_ID = WhoId("P7"), WhoId("O1"), WhoId("O3"), WhoId("O9")
OTHER_FIRM_ID = WhoId("O2")


def address(*lines: str, **changes: object) -> PostalAddress:
    """Make an address: its last line is the postcode, the one before it the town."""
    *street, town, postcode = lines
    made = PostalAddress(
        id="A0",
        lines=tuple(street),
        town=town,
        postcode=postcode,
        use="home",
        kind="residential",
        valid_from=date(2025, 1, 10),
        confidential=Confidential.NO,
        last_confirmed_on=date(2026, 10, 2),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


def email(value: str, *, confidential: Confidential = Confidential.NO) -> Contact:
    """Make an email contact."""
    return Contact(kind="email", value=value, confidential=confidential)


def phone(value: str, *, confidential: Confidential = Confidential.NO) -> Contact:
    """Make a phone contact."""
    return Contact(kind="phone", value=value, confidential=confidential)


MOTHERS_HOME = address("Flat 2", "14 Orchard Close", "Exampletown", "XX1 4AB", id="A1")
MOTHERS_OLD_HOME = address(
    "9 Willow Bank",
    "Exampletown",
    "XX2 7GH",
    id="A2",
    valid_from=date(2020, 1, 1),
    valid_to=date(2025, 1, 9),
    use="previous",
)
FATHERS_HOME = address("12 Marlow Road", "Otherton", "XX3 1AB", id="A3")
FIRMS_OFFICE = address(
    "Quay House", "3 Harbour Street", "Exampletown", "XX1 9ZZ", id="A4", use="work", kind="office"
)
OTHER_FIRMS_OFFICE = address(
    "8 Castle Yard", "Otherton", "XX3 5TT", id="A5", use="work", kind="office"
)
COURTS_OFFICE = address(
    "Family Court", "1 Assize Square", "Exampletown", "XX1 2JJ", id="A6", use="court", kind="office"
)
SENDERS_OFFICE = address(
    "Advisory House",
    "40 Station Road",
    "Exampletown",
    "XX1 3KK",
    id="A9",
    use="work",
    kind="office",
)

MOTHER = Person(
    id=MOTHER_ID,
    title="Ms",
    first_name="Erin",
    last_name="Hale",
    pronouns="she/her",
    date_of_birth=date(1990, 3, 4),
    addresses=(MOTHERS_HOME, MOTHERS_OLD_HOME),
    contacts=(email("e.hale@example.org"), phone("07700 900111")),
)
FATHER = Person(
    id=FATHER_ID,
    title="Mr",
    first_name="Owen",
    last_name="Davies",
    pronouns="he/him",
    date_of_birth=date(1988, 7, 9),
    addresses=(FATHERS_HOME,),
    contacts=(email("owen.davies@example.net"), phone("07700 900222")),
)
CHILD = Person(
    id=CHILD_ID,
    first_name="Robin",
    last_name="Hale",
    date_of_birth=date(2018, 5, 6),
    addresses=(replace(MOTHERS_HOME, id="A8"),),
)
SOLICITOR = Person(
    id=SOLICITOR_ID,
    title="Mrs",
    first_name="Nadia",
    last_name="Finch",
    contacts=(email("n.finch@marlowfinch.example"),),
)
FIRM = Organisation(
    id=FIRM_ID,
    name="Marlow & Finch Solicitors",
    kind="law_firm",
    email_domains=("marlowfinch.example",),
    addresses=(FIRMS_OFFICE,),
    contacts=(Contact(kind="dx", value="DX 1234 Exampletown 1"),),
)
OTHER_FIRM = Organisation(
    id=OTHER_FIRM_ID,
    name="Castle Law",
    kind="law_firm",
    email_domains=("castlelaw.example",),
    addresses=(OTHER_FIRMS_OFFICE,),
)
COURT = Organisation(
    id=COURT_ID,
    name="Family Court at Exampletown",
    kind="court",
    email_domains=("courts.example",),
    addresses=(COURTS_OFFICE,),
)
SENDER = Organisation(
    id=SENDER_ID,
    name="Family Advisory Service",
    kind="own",
    email_domains=("advice.example",),
    addresses=(SENDERS_OFFICE,),
    contacts=(phone("020 7946 0100"),),
)

C8 = Restriction(
    id="R1",
    subject=MOTHER_ID,
    what=("address", "phone", "email", "school"),
    hidden_from=(FATHER_ID,),
    basis="c8",
    valid_from=date(2026, 2, 1),
)


def case(**changes: object) -> Case:
    """Make the case, with any of its fields changed."""
    made = Case(
        id=CaseId("C-0001"),
        snapshot="sha256:" + "0" * 64,
        references=(
            Reference(kind="familyman", value="XX26P00001"),
            Reference(kind="ccd", value="1000000000000008"),
        ),
        jurisdiction="private_law",
        application_type="C100",
        status="open",
        court="O3",
        synced_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
        people=(MOTHER, FATHER, CHILD, SOLICITOR),
        organisations=(FIRM, OTHER_FIRM, COURT, SENDER),
        parties=(
            Party(who=MOTHER_ID, role="applicant"),
            Party(who=FATHER_ID, role="respondent"),
            Party(who=CHILD_ID, role="subject_child"),
            Party(who=SOLICITOR_ID, role="solicitor"),
        ),
        representation=(
            Representation(
                party=MOTHER_ID, organisation=FIRM_ID, person=SOLICITOR_ID, reference="MF/123"
            ),
            Representation(party=FATHER_ID, organisation=OTHER_FIRM_ID, reference="CL/9"),
        ),
        relationships=(
            Relationship(source=MOTHER_ID, target=CHILD_ID, kind="mother", lives_with=True),
            Relationship(source=FATHER_ID, target=CHILD_ID, kind="father", lives_with=False),
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


def case_with(*people: Person, **changes: object) -> Case:
    """Make the case with some of its people changed: they replace those of the same id."""
    changed = {person.id: person for person in people}
    kept = [changed.pop(person.id, person) for person in (MOTHER, FATHER, CHILD, SOLICITOR)]
    return case(people=(*kept, *changed.values()), **changes)


def mother(**changes: object) -> Person:
    """Make the mother, with any of her fields changed."""
    return replace(MOTHER, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


def father(**changes: object) -> Person:
    """Make the father, with any of his fields changed."""
    return replace(FATHER, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


def preferring(person: Person, **preferences: object) -> Person:
    """Make somebody with other preferences."""
    return replace(person, preferences=Preferences(**preferences))  # type: ignore[arg-type]  # by name


def policy(**changes: object) -> Policy:
    """Make the policy of the sender, with any of its fields changed."""
    made = Policy(
        own=Own(
            domains=("advice.example",),
            staff=(Staff(id="u-7f31a0", name="Priya Nair", team="North 2"),),
        ),
        limits=Limits(),
        rules={},
        layers={},
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


def rules(**settings: RuleSetting) -> dict[str, RuleSetting]:
    """Make rule settings; a code's dots and dashes are written as two and one underscores."""
    return {
        code.replace("__", ".").replace("_", "-"): setting for code, setting in settings.items()
    }
