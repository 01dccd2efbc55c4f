"""What may be asked of the whole caseload."""

from dataclasses import replace
from datetime import date

import pytest

from checker.cases.caseload import Caseload
from checker.model import (
    Case,
    CaseId,
    Contact,
    Organisation,
    OtherCases,
    OtherName,
    Party,
    Person,
    PostalAddress,
    Reference,
    WhoId,
)

ADDRESS = PostalAddress(
    id="A1", lines=("Flat 2", "14 Orchard Close"), town="Exampletown", postcode="XX1 4AB"
)
ERIN = Person(
    id=WhoId("P1"),
    title="Ms",
    first_name="Erin",
    last_name="Hale",
    date_of_birth=date(1990, 3, 4),
    addresses=(ADDRESS,),
    contacts=(
        Contact(kind="email", value="E.Hale@mail.example"),
        Contact(kind="phone", value="07700 900123"),
    ),
    other_names=(OtherName(name="Erin Moss", kind="previous"),),
)
TOM = Person(id=WhoId("P2"), first_name="Tom", last_name="Reyes")
ONE = CaseId("C-1")
FORENAMES = "Ada Bea Cleo Dora Edie Flo Gwen Hope Ivy June Kit Lena Mabel Nell Opal Pia Ruth Sal"


def case(number: str = "C-1", *people: Person) -> Case:
    """Build a case of some people."""
    return Case(
        id=CaseId(number),
        snapshot="",
        references=(Reference(kind="familyman", value="XX26P00001"),),
        people=people or (ERIN, TOM),
    )


def crowd() -> tuple[Case, ...]:
    """Build cases of people with other names, enough for a name to be rare."""
    return tuple(
        replace(
            case(f"X-{number}", Person(id=WhoId("P1"), first_name=name, last_name=f"{name}son")),
            references=(),
        )
        for number, name in enumerate(FORENAMES.split())
    )


def test_a_caseload_is_what_the_checks_ask() -> None:
    """The type says so, and it counts its people."""
    others: OtherCases = Caseload((case(),))

    assert others.people_count == 2


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("Flat 2", "14 Orchard Close", "Exampletown", "XX1 4AB"), id="as recorded"),
        pytest.param(("flat 2, 14 ORCHARD CLOSE", "xx14ab"), id="short, capitals"),
    ],
)
def test_the_same_premises_are_found_in_another_case(lines: tuple[str, ...]) -> None:
    """However they are written."""
    caseload = Caseload((case(),))

    assert caseload.with_address(lines, but=None) == (ONE,)
    assert caseload.with_address(lines, but=ONE) == ()


def test_another_door_is_not_found() -> None:
    """The next flat is somebody else."""
    lines = ("Flat 3", "14 Orchard Close", "Exampletown", "XX1 4AB")

    assert Caseload((case(),)).with_address(lines, but=None) == ()


def test_a_house_whose_name_is_not_understood_is_found_as_it_is_written() -> None:
    """A "Lane End" may be a street or a house; the same words are the same place."""
    lines = ("Lane End", "Bishop's Walk", "Exampletown", "XX1 4AB")
    home = PostalAddress(id="A1", lines=lines[:2], town=lines[2], postcode=lines[3])
    caseload = Caseload((case("C-1", replace(ERIN, addresses=(home,))),))

    assert caseload.with_address((", ".join(lines).upper(),), but=None) == (ONE,)
    assert caseload.with_address(("Lane Side", *lines[1:]), but=None) == ()
    assert caseload.with_address(("Bishop's Walk", *lines[2:]), but=None) == ()


def test_a_town_alone_is_nobodys_address() -> None:
    """Nor is nothing at all, though a record may hold as little."""
    bare = (PostalAddress(id="A1"), PostalAddress(id="A2", town="Exampletown"))
    caseload = Caseload((case("C-1", replace(ERIN, addresses=bare)),))

    assert caseload.with_address((), but=None) == ()
    assert caseload.with_address(("Exampletown",), but=None) == ()


def test_references_mailboxes_and_phones_are_found_in_any_form() -> None:
    """Spaces, capitals and country codes do not matter."""
    caseload = Caseload((case(),))

    assert caseload.with_reference("xx26 p00001", but=None) == (ONE,)
    assert caseload.with_email("e.hale@MAIL.example", but=None) == (ONE,)
    assert caseload.with_phone("+44 7700 900 123", but=None) == (ONE,)
    assert caseload.with_phone("not a number", but=None) == ()


def test_the_senders_own_office_is_in_no_case() -> None:
    """It stands in every record and means nothing."""
    own = Organisation(id=WhoId("O1"), name="Northern", kind="own", addresses=(ADDRESS,))
    caseload = Caseload((replace(case("C-1", TOM), organisations=(own,)),))

    assert caseload.with_address(ADDRESS.written(), but=None) == ()


def test_two_names_of_one_case_are_found_together() -> None:
    """One name alone is nothing, nor are two names of one person."""
    caseload = Caseload((case(),))

    assert caseload.with_names(("Ms Erin Hale", "REYES, Tom"), but=None) == (ONE,)
    assert caseload.with_names(("Erin Hale", "Ben Stone"), but=None) == ()
    assert caseload.with_names(("Erin Hale", "Erin Moss"), but=None) == ()
    assert caseload.with_names(("Erin Hale", "Tom Reyes"), but=ONE) == ()


def test_a_name_that_father_and_son_share_is_one_name() -> None:
    """A letter that names one John is not about two people of another family."""
    son = replace(TOM, id=WhoId("P9"))
    caseload = Caseload((replace(case(), people=(ERIN, TOM, son)),))

    assert caseload.with_names(("Tom Reyes", "REYES, Tom"), but=None) == ()
    assert caseload.with_names(("Tom Reyes", "Erin Hale"), but=None) == (ONE,)


def test_professionals_are_not_looked_up_by_name() -> None:
    """A solicitor and an adviser have many cases in common."""
    roles = (Party(who=ERIN.id, role="solicitor"), Party(who=TOM.id, role="family_court_adviser"))
    caseload = Caseload((replace(case(), parties=roles),))

    assert caseload.with_names(("Erin Hale", "Tom Reyes"), but=None) == ()


def test_a_name_with_its_date_of_birth_is_one_person() -> None:
    """With another date it is somebody else."""
    caseload = Caseload((case(),))

    assert caseload.with_name_born("Erin Hale", date(1990, 3, 4), but=None) == (ONE,)
    assert caseload.with_name_born("Erin Hale", date(1990, 4, 3), but=None) == ()


def test_a_rare_name_is_found_alone() -> None:
    """One person of a caseload of twenty, whose forename and surname nobody else has."""
    caseload = Caseload((case(), *crowd()))

    assert caseload.holds_rare_name("Erin Hale", but=None) == (ONE,)
    assert caseload.holds_rare_name("Erin Hale", but=ONE) == ()
    assert caseload.holds_rare_name("Erin", but=None) == ()
    assert caseload.holds_rare_name("E Hale", but=None) == ()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param("Erin", "Hale", id="full name twice"),
        pytest.param("Erin", "Stone", id="forename twice"),
        pytest.param("Vera", "Hale", id="surname in another family"),
    ],
)
def test_a_name_that_others_share_is_not_rare(first: str, last: str) -> None:
    """Nobody is alarmed over a name that many have."""
    other = case("C-2", Person(id=WhoId("P1"), first_name=first, last_name=last))

    assert Caseload((case(), other, *crowd())).holds_rare_name("Erin Hale", but=None) == ()


def test_a_common_name_is_never_rare() -> None:
    """There are John Smiths outside the caseload."""
    john = Person(id=WhoId("P1"), first_name="John", last_name="Smith")

    assert Caseload((case("C-2", john), *crowd())).holds_rare_name("John Smith", but=None) == ()


def test_no_name_is_rare_in_a_small_caseload() -> None:
    """Two people say nothing about how rare a name is."""
    assert Caseload((case(),)).holds_rare_name("Erin Hale", but=None) == ()
