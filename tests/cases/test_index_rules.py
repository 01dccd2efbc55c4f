"""What raises an alarm over another case, and what is mere chance or everybody's."""

from dataclasses import replace
from datetime import date

import pytest

from checker.cases.caseload import Caseload
from checker.cases.index.chance import (
    UNLIKELY,
    Held,
    Size,
    chance_beside,
    chance_together,
    is_rare,
    is_telling,
)
from checker.cases.index.unreachable import Unreachable
from checker.model import (
    Case,
    CaseId,
    Identifier,
    Organisation,
    OtherCases,
    Party,
    Person,
    PostalAddress,
    WhoId,
)
from tests.builders.cases import address, email, phone

HOME = address("5 Far Street", "Elsewhere", "XX9 9AA")
DOOR = ("5 Far Street", "Elsewhere", "XX9 9AA")
MILLIONS = Size(people=3_000_000, cases=700_000)


def case(number: int, *people: Person, **changes: object) -> Case:
    """Make a case of some people."""
    made = Case(id=CaseId(f"C-{number}"), snapshot="", people=people)
    return replace(made, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


def person(
    number: int = 1,
    *,
    homes: tuple[PostalAddress, ...] = (),
    mailbox: str = "",
    telephone: str = "",
    nhs: str = "",
) -> Person:
    """Make somebody with what they have."""
    contacts = (
        *((email(mailbox),) if mailbox else ()),
        *((phone(telephone),) if telephone else ()),
    )
    return Person(
        id=WhoId(f"P{number}"),
        first_name="Ottoline",
        last_name=f"Quarrington{number}",
        addresses=homes,
        contacts=contacts,
        identifiers=(Identifier(kind="nhs", value=nhs),) if nhs else (),
    )


def test_what_is_somebodys_own_is_found() -> None:
    """Their home, mailbox, telephone and official number."""
    one = person(
        homes=(HOME,), mailbox="o@example.org", telephone="07700 900123", nhs="999 000 0018"
    )
    others: OtherCases = Caseload((case(1, one),))

    assert others.with_address(DOOR, but=None, own=True) == ("C-1",)
    assert others.with_email("o@example.org", but=None, own=True) == ("C-1",)
    assert others.with_phone("07700900123", but=None, own=True) == ("C-1",)
    assert others.with_identifier("nhs:9990000018", but=None) == ("C-1",)
    assert others.with_identifier("nhs:9990000026", but=None) == ()
    assert others.trouble == ""


def test_what_a_body_has_is_nobodys_own() -> None:
    """A firm's mailbox and a court's door are in letters of every case."""
    firm = Organisation(
        id=WhoId("O1"), name="Firm", addresses=(HOME,), contacts=(email("post@firm.example"),)
    )
    others = Caseload((case(1, organisations=(firm,)),))

    assert others.with_address(DOOR, but=None) == ("C-1",)
    assert others.with_address(DOOR, but=None, own=True) == ()
    assert others.with_email("post@firm.example", but=None) == ("C-1",)
    assert others.with_email("post@firm.example", but=None, own=True) == ()


def test_what_a_professional_has_is_nobodys_own() -> None:
    """Their work brings them into many cases."""
    worker = person(mailbox="worker@council.example")
    parties = (Party(who=worker.id, role="family_court_adviser"),)
    others = Caseload((case(1, worker, parties=parties),))

    assert others.with_email("worker@council.example", but=None) == ("C-1",)
    assert others.with_email("worker@council.example", but=None, own=True) == ()


def test_a_home_that_was_left_is_nobodys_own() -> None:
    """Whoever lives there now may be in any letter."""
    left = replace(HOME, use="previous")

    assert Caseload((case(1, person(homes=(left,))),)).with_address(DOOR, but=None) == ("C-1",)
    assert Caseload((case(1, person(homes=(left,))),)).with_address(DOOR, but=None, own=True) == ()


def test_what_this_case_holds_too_is_no_alarm() -> None:
    """A father who is in two cases has one address."""
    others = Caseload((case(1, person(homes=(HOME,))), case(2, person(homes=(HOME,)))))

    assert others.with_address(DOOR, but=CaseId("C-1")) == ("C-2",)
    assert others.with_address(DOOR, but=CaseId("C-1"), own=True) == ()
    assert others.with_address(DOOR, but=CaseId("C-9"), own=True) == ("C-1", "C-2")


@pytest.mark.parametrize(("families", "told"), [(4, True), (5, False)])
def test_what_many_families_share_is_nobodys_own(families: int, *, told: bool) -> None:
    """A hostel, a prison, a number that somebody typed for want of one."""
    cases = tuple(case(number, person(number, homes=(HOME,))) for number in range(families))

    assert bool(Caseload(cases).with_address(DOOR, but=None, own=True)) == told


@pytest.mark.parametrize(
    ("people", "together"),
    [
        pytest.param((1, 1), True, id="two that only one has"),
        pytest.param((1, 40), True, id="one that only one has"),
        pytest.param((15, 15), True, id="usual ones"),
        pytest.param((300, 300), False, id="common ones"),
        pytest.param((300, 300, 300), True, id="three common ones"),
    ],
)
def test_names_count_together_only_where_chance_would_not_bring_them(
    people: tuple[int, ...], *, together: bool
) -> None:
    """Among 700,000 cases two common names are together in some case anyhow."""
    names = [
        Held(name=(f"ada{number}", f"hale{number}"), people=count, forename=9_000)
        for number, count in enumerate(people)
    ]

    assert (chance_together(names, MILLIONS, len(names)) <= UNLIKELY) == together


def test_relatives_meet_by_their_forenames() -> None:
    """Where there is an Emma Hale there is a Jack Hale soon enough."""
    names = [Held(name=(one, "hale"), people=30, forename=30_000) for one in ("emma", "jack")]
    strangers = [replace(names[0]), replace(names[1], name=("jack", "stone"))]

    assert chance_together(names, MILLIONS, 2) > 0.1
    assert chance_together(strangers, MILLIONS, 2) < 0.01


def test_the_more_names_a_letter_has_the_more_meet_by_chance() -> None:
    """A court bundle of two hundred names is not a letter of two."""
    names = [Held(name=(one, one), people=15, forename=9_000) for one in ("ada", "bea")]

    assert chance_together(names, MILLIONS, 2) <= UNLIKELY < chance_together(names, MILLIONS, 200)


def test_the_same_person_in_two_cases_is_one_holder() -> None:
    """Linked proceedings do not make a family's names common."""
    ada = Person(id=WhoId("P1"), first_name="Ada", last_name="Hale", date_of_birth=date(1990, 1, 2))
    bea = replace(ada, id=WhoId("P2"), first_name="Bea", last_name="Stone")
    others = Caseload((case(1, ada, bea), case(2, ada, bea)))

    assert others.with_names(("Ada Hale", "Bea Stone"), but=None) == ("C-1", "C-2")
    assert others.met_names(("Ada Hale", "Ivy Lee", "Bea Stone"), but=None) == (
        "Ada Hale",
        "Bea Stone",
    )


def test_a_forename_beside_a_full_name_of_its_case_is_met() -> None:
    """Ada Hale and a Bea: the two are in one case, and one alone may be anybody."""
    ada = Person(id=WhoId("P1"), first_name="Ada", last_name="Hale", date_of_birth=date(1990, 1, 2))
    bea = replace(ada, id=WhoId("P2"), first_name="Bea", last_name="Stone")
    cy = replace(ada, id=WhoId("P1"), first_name="Cy", last_name="Lee")
    others = Caseload((case(1, ada, bea), case(2, cy), *(case(one) for one in range(3, 60))))

    assert others.met_forenames(("Ada Hale",), ("Bea", "Cy", "Ada"), but=None) == ("Bea",)
    assert others.met_forenames(("Ada Hale",), ("Bea",), but=CaseId("C-1")) == ()
    assert others.met_forenames(("Ada Stone",), ("Bea",), but=None) == ()


def test_a_forename_that_many_bear_meets_a_name_by_chance() -> None:
    """Among millions some other Ada Hale has a child of a common name."""
    few, many = Size(people=400, cases=100), MILLIONS
    ada = Held(name=("emma", "hale"), people=2, forename=0)

    assert chance_beside(replace(ada, people=1), "bea", 1, few) <= UNLIKELY
    assert chance_beside(ada, "jack", 30_000, many) > UNLIKELY


@pytest.mark.parametrize(
    ("people", "forename", "surname", "rare"),
    [
        (19, 1, 1, False),
        (20, 1, 1, True),
        (400_000, 2, 1, False),
        (3_000_000, 7, 7, True),
        (3_000_000, 8, 1, False),
    ],
)
def test_how_rare_a_rare_name_is(people: int, forename: int, surname: int, *, rare: bool) -> None:
    """In millions a few others may share a part of it."""
    size = Size(people=people, cases=people // 4)

    assert is_rare(("ottoline", "quarr"), forename=forename, surname=surname, size=size) == rare


@pytest.mark.parametrize(
    ("reference", "rows", "telling"),
    [
        ("LA771", 3, True),
        ("482913", 1_400_000, False),
        ("KT24P00817", 1_400_000, True),
        ("1600000000007919", 1_400_000, True),
    ],
)
def test_a_short_reference_tells_nothing_among_millions(
    reference: str, rows: int, *, telling: bool
) -> None:
    """An invoice number of six digits is some other case's file number anyhow."""
    assert is_telling(reference, rows) == telling


def test_many_holders_of_a_part_are_counted_and_not_listed() -> None:
    """Nine people of one forename: the name of none of them is rare."""
    letters = "bcdfghjklmnpqrstvwxz"
    crowd = [replace(person(), last_name=f"Zed{one}") for one in letters[:9]]
    more = [Person(id=WhoId("P1"), first_name=f"A{one}a", last_name=f"E{one}") for one in letters]
    others = Caseload(tuple(case(number, one) for number, one in enumerate((*crowd, *more))))

    assert others.holds_rare_name("Ottoline Zedf", but=None) == ()
    assert others.holds_rare_name("Afa Ef", but=None) == ("C-12",)


def test_what_cannot_be_asked_says_why_and_knows_nobody() -> None:
    """Its answers are empty, and its trouble is not."""
    others: OtherCases = Unreachable("The disk is gone.")

    assert others.trouble == "The disk is gone."
    assert others.people_count == 0
    assert not any(
        (
            others.with_reference("X", but=None),
            others.with_email("a@example.org", but=None),
            others.with_phone("1", but=None),
            others.with_identifier("1", but=None),
            others.with_address(DOOR, but=None),
            others.with_names(("Ada Hale",), but=None),
            others.met_names(("Ada Hale",), but=None),
            others.met_forenames(("Ada Hale",), ("Bea",), but=None),
            others.with_name_born("Ada Hale", date(1990, 1, 1), but=None),
            others.holds_rare_name("Ada Hale", but=None),
        )
    )
