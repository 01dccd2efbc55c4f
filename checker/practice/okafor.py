"""The family of the demo and the pictures: Okafor and Pritchard, case KT24P00817."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from checker.model import (
    Case,
    CaseId,
    Confidential,
    Contact,
    LocationClue,
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
from checker.practice.bodies import OWN

OTHER_REFERENCE = "KT24P00871"
"""The reference of another case of the caseload, two digits the other way round."""
RESERVED = (
    "Daniel Okafor", "Sian Pritchard", "Ella Okafor", "Helen Marsh", "d.okafor@mailbox.example",
    "sian.pritchard@homepost.example", "07700 900214", "07700 900631", "01632 960145",
)  # fmt: skip


def okafor_and_pritchard(now: datetime) -> Case:
    """Give the case of the pictures, its dates counted from now."""
    today = now.date()
    started = today - timedelta(days=200)
    return Case(
        id=CaseId("C-0817"),
        snapshot="",
        references=(
            Reference(kind="familyman", value="KT24P00817"),
            Reference(kind="ccd", value="1712345678901234"),
        ),
        jurisdiction="private_law",
        application_type="C100",
        status="open",
        court="COURT",
        team="Northern",
        version="17",
        synced_at=now - timedelta(hours=2),
        people=(_father(today), _mother(today), _child(today), _solicitor()),
        organisations=_bodies(),
        parties=(
            Party(who=WhoId("P1"), role="applicant", since=started),
            Party(who=WhoId("P2"), role="respondent", since=started),
            Party(who=WhoId("P3"), role="subject_child", since=started),
            Party(who=WhoId("P7"), role="solicitor", since=started),
        ),
        representation=(
            Representation(
                party=WhoId("P2"),
                organisation=WhoId("O1"),
                person=WhoId("P7"),
                reference="MB/PRI/0412",
                since=started,
            ),
        ),
        relationships=(
            Relationship(
                source=WhoId("P1"),
                target=WhoId("P3"),
                kind="father",
                lives_with=False,
                parental_responsibility=True,
            ),
            Relationship(
                source=WhoId("P2"),
                target=WhoId("P3"),
                kind="mother",
                lives_with=True,
                lives_with_confidential=True,
                parental_responsibility=True,
            ),
        ),
        restrictions=(
            Restriction(
                id="R1",
                subject=WhoId("P2"),
                what=("address", "phone", "email", "school"),
                hidden_from=(WhoId("P1"),),
                basis="c8",
                valid_from=started,
            ),
        ),
        location_clues=(LocationClue(whom=WhoId("P2"), kind="school", organisation=WhoId("O5")),),
    )


def _father(today: date) -> Person:
    home = _home("A1", ("41 Larkspur Close",), "Harrowfield", "HX97 8QT", Confidential.NO)
    return Person(
        id=WhoId("P1"),
        title="Mr",
        first_name="Daniel",
        last_name="Okafor",
        pronouns="he/him",
        date_of_birth=today - timedelta(days=38 * 365),
        addresses=(
            replace(
                home,
                valid_from=today - timedelta(days=700),
                last_confirmed_on=today - timedelta(days=8),
            ),
        ),
        contacts=(
            Contact(
                kind="email",
                value="d.okafor@mailbox.example",
                confidential=Confidential.NO,
                shared_mailbox=False,
            ),
            Contact(kind="phone", value="07700 900214", confidential=Confidential.NO),
        ),
        preferences=Preferences(channel="post", language="en", no_post=False),
    )


def _mother(today: date) -> Person:
    home = _home("A2", ("6 Weir Cottages",), "Bramwick", "HX98 3LD", Confidential.C8)
    before = _home("A3", ("41 Larkspur Close",), "Harrowfield", "HX97 8QT", Confidential.NO)
    former = replace(before, lines=("15 Tanner's Lane",), postcode="HX97 2RB", use="previous")
    return Person(
        id=WhoId("P2"),
        title="Ms",
        first_name="Sian",
        last_name="Pritchard",
        pronouns="she/her",
        date_of_birth=today - timedelta(days=35 * 365),
        addresses=(
            replace(
                home,
                valid_from=today - timedelta(days=210),
                last_confirmed_on=today - timedelta(days=20),
            ),
            replace(former, valid_to=today - timedelta(days=211)),
        ),
        contacts=(
            Contact(
                kind="email",
                value="sian.pritchard@homepost.example",
                confidential=Confidential.C8,
                shared_mailbox=False,
            ),
            Contact(kind="phone", value="07700 900631", confidential=Confidential.C8),
        ),
        preferences=Preferences(channel="post", language="en", no_post=False),
    )


def _child(today: date) -> Person:
    home = _home("A4", ("6 Weir Cottages",), "Bramwick", "HX98 3LD", Confidential.C8)
    return Person(
        id=WhoId("P3"),
        first_name="Ella",
        last_name="Okafor",
        pronouns="she/her",
        date_of_birth=today - timedelta(days=7 * 365 + 90),
        addresses=(home,),
    )


def _solicitor() -> Person:
    return Person(
        id=WhoId("P7"),
        title="Ms",
        first_name="Joanna",
        last_name="Bell",
        pronouns="she/her",
    )


def _bodies() -> tuple[Organisation, ...]:
    """Give the solicitors, the sender, the court, the council and the school."""
    return (
        Organisation(
            id=WhoId("O1"),
            name="Marsh and Bell Solicitors",
            kind="law_firm",
            email_domains=("marshandbell.example",),
            secure_route="",
            addresses=(_office("A5", ("Lantern Court", "9 Saddler Street"), "HX97 4NE"),),
            contacts=(
                Contact(
                    kind="dx",
                    value="DX 90001 Harrowfield 1",
                    confidential=Confidential.NO,
                ),
                Contact(
                    kind="email",
                    value="family@marshandbell.example",
                    confidential=Confidential.NO,
                ),
            ),
            location_revealing=False,
        ),
        OWN,
        Organisation(
            id=WhoId("COURT"),
            name="Family Court at Harrowfield",
            kind="court",
            email_domains=("harrowfieldcourt.example",),
            addresses=(_office("A6", ("1 Assize Row",), "HX97 1AA"),),
            location_revealing=False,
        ),
        Organisation(
            id=WhoId("O4"),
            name="Harrowfield Council",
            kind="local_authority",
            email_domains=("harrowfield.example",),
            addresses=(_office("A7", ("Civic Centre", "20 Bobbin Lane"), "HX97 1ZZ"),),
            location_revealing=False,
        ),
        Organisation(
            id=WhoId("O5"),
            name="Weir Bank Primary School",
            kind="school",
            addresses=(
                replace(
                    _office("A8", ("School Lane",), "HX98 3LB"),
                    town="Bramwick",
                    use="service",
                ),
            ),
            location_revealing=True,
        ),
    )


def _home(
    named: str, lines: tuple[str, ...], town: str, postcode: str, kept: Confidential
) -> PostalAddress:
    return PostalAddress(
        id=named,
        lines=lines,
        town=town,
        postcode=postcode,
        use="home",
        kind="residential",
        confidential=kept,
        safe_to_post=True,
    )


def _office(named: str, lines: tuple[str, ...], postcode: str) -> PostalAddress:
    home = _home(named, lines, "Harrowfield", postcode, Confidential.NO)
    return replace(home, use="work", kind="office")
