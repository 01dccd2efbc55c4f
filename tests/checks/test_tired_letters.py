"""Letters that went clear and should not have, and right letters that were held."""

import pytest

from checker.checks import run_checks
from checker.checks.addresses.premises import likeness_of
from checker.mentions import find
from checker.model import (
    Case,
    Channel,
    Confidential,
    Finding,
    LocationClue,
    Organisation,
    Severity,
    WhoId,
)
from tests.builders.cases import (
    C8,
    MOTHER_ID,
    MOTHERS_HOME,
    NOW,
    address,
    case,
    case_with,
    email,
    mother,
    policy,
)
from tests.builders.letters import block, dispatch, document

TO_FATHER = "Mr Owen Davies\n12 Marlow Road\nOtherton\nXX3 1AB\n\nDear Mr Davies\n\n{text}\n"
SCHOOL = Organisation(
    id=WhoId("O5"),
    name="Beechwood Primary School",
    kind="school",
    addresses=(address("Beechwood Road", "Farton", "XX6 4AB", id="B4", use="work", kind="office"),),
)
KEPT = case_with(
    mother(
        addresses=(
            address("31 Beech Grove", "Farton", "XX1 5ZZ", id="A1", confidential=Confidential.C8),
        ),
        contacts=(email("erin.hale@example.org", confidential=Confidential.C8),),
    ),
    organisations=(*case().organisations, SCHOOL),
    restrictions=(C8,),
    location_clues=(LocationClue(whom=MOTHER_ID, kind="school", organisation=WhoId("O5")),),
)


def checked(text: str, *, record: Case | None = None, to: str = "P1") -> tuple[Finding, ...]:
    """Check a letter as the desk does, with the rest of the caseload unknown."""
    record = record or case()
    written = document(text)
    return run_checks(
        dispatch(written, to=to, via=Channel.POST),
        mentions=find(written, case=record, policy=policy()),
        case=record,
        policy=policy(),
        others=None,
        now=NOW,
    )


def asked(found: tuple[Finding, ...]) -> set[str]:
    """Give the codes of what asks something of people."""
    return {one.code for one in found if one.severity is not Severity.NOTE}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I visited her at number thirty-one Beech Grove.", id="number in words"),
        pytest.param("Her house in Beech Grove (no. 31) is tidy.", id="number behind the street"),
        pytest.param("I visited 31 \u0412eech Gr\u043eve on Monday.", id="Cyrillic letters"),
        pytest.param("I visited \uff13\uff11 Beech Grove on Monday.", id="wide digits"),
        pytest.param("I visited (31) Beech Grove, and 31.", id="number in brackets"),
        pytest.param("I visited 31Beech Grove on Monday.", id="no space behind the number"),
        pytest.param("I visited 3l Beech Grove on Monday.", id="l for 1"),
        pytest.param("They are in XXl 5ZZ now.", id="postcode with l for 1"),
        pytest.param("They are in XX1.5ZZ now.", id="postcode with a full stop"),
        pytest.param("They are in XX1-5ZZ now.", id="postcode with a hyphen"),
    ],
)
def test_a_father_does_not_learn_a_protected_address_by_how_it_is_written(text: str) -> None:
    """A C8 address is found however somebody typed it."""
    found = checked(TO_FATHER.format(text=text), record=KEPT, to="P2")

    assert "protected.address" in asked(found)


def test_a_father_does_not_learn_the_school_by_its_address() -> None:
    """A school's own address is public, and tells as much as its name where a child is."""
    text = "The meeting is at Beechwood Road, Farton XX6 4AB."

    assert "protected.location-clue" in asked(
        checked(TO_FATHER.format(text=text), record=KEPT, to="P2")
    )


@pytest.mark.parametrize(
    "text",
    [
        "You said that 31 children are in Beech class.",
        "I walked down Beech Grove I think in May.",
        "I read 31 pages. Grove Street is closed.",
        "Case XX1 is listed in room 5ZZ.",
    ],
)
def test_ordinary_words_are_no_protected_address(text: str) -> None:
    """Words and numbers that only touch an address do not hold a letter."""
    assert not asked(checked(TO_FATHER.format(text=text), record=KEPT, to="P2"))


@pytest.mark.parametrize("door", ["Rear of", "The Caravan at", "Annexe to", "Garage at"])
def test_a_door_told_by_another_door_is_not_the_other(door: str) -> None:
    """Post for the caravan behind a house does not count as post for the house."""
    home = address("14 Orchard Close", "Exampletown", "XX1 4AB", id="A1")
    letter = f"Ms Erin Hale\n{door}\n14 Orchard Close\nExampletown\nXX1 4AB\n\nDear Ms Hale\n"

    found = checked(letter, record=case_with(mother(addresses=(home,))))

    assert "address.near-miss" in asked(found)


def test_the_line_that_names_another_door_counts_wherever_it_was_put() -> None:
    """A line read as a name, and saying which door, still says so."""
    home = address("14 Orchard Close", "Exampletown", "XX1 4AB", id="A1")
    written = block(home, addressee=("Ms Erin Hale", "The caravan at"))

    assert not likeness_of(written, home, explained=("Erin Hale",)).same_premises


@pytest.mark.parametrize(
    ("above", "to"),
    [
        pytest.param("The Court Manager\nFamily Court", "O3", id="an office above the body"),
        pytest.param("Family Court at Exampletown", "O3", id="the whole name for its beginning"),
        pytest.param("Ms Erin Hale\nFlat 2", "P1", id="a person"),
    ],
)
def test_an_office_above_an_address_is_no_difference(above: str, to: str) -> None:
    """A court written to by its manager's title is still the court."""
    rest = {
        "O3": "1 Assize Square\nExampletown\nXX1 2JJ",
        "P1": "14 Orchard Close\nExampletown\nXX1 4AB",
    }[to]

    assert not asked(checked(f"{above}\n{rest}\n\nDear Sir or Madam\n", to=to))


def test_a_team_above_its_council_is_no_difference() -> None:
    """A council's team is written above the council, and the record has only the team."""
    council = Organisation(
        id=WhoId("O4"),
        name="Exampletown Council",
        kind="local_authority",
        addresses=(
            address(
                "Children's Services",
                "Civic Centre",
                "Town Square",
                "Exampletown",
                "XX1 1CC",
                use="work",
                kind="office",
            ),
        ),
    )
    letter = (
        "Children\u2019s Services\nExampletown Council\nCivic Centre\nTown Square\n"
        "Exampletown\nXX1 1CC\n\nDear Colleague\n"
    )

    assert not asked(checked(letter, record=case(organisations=(council,)), to="O4"))


def test_a_double_surname_in_two_words_is_hers() -> None:
    """Mrs OBrien Hale is Mrs O'Brien-Hale, not somebody whose first name is OBrien."""
    record = case_with(mother(last_name="O'Brien-Hale", addresses=(MOTHERS_HOME,)))
    letter = "Ms Erin OBrien Hale\n{}\n\nDear Ms OBrien Hale\n"

    assert not asked(checked(letter.format("\n".join(MOTHERS_HOME.written())), record=record))


@pytest.mark.parametrize(
    "text",
    [
        "The hearing is on XX/XX/2026.",
        "The hearing is at [time] in court.",
        "See page Error! Reference source not found.",
        "Error! Bookmark not defined.",
    ],
)
def test_a_hearing_without_its_day_is_unfinished(text: str) -> None:
    """A parent sent to court on XX/XX/2026 does not know when to come."""
    letter = "Ms Erin Hale\n{}\n\nDear Ms Hale\n\n{}\n"
    home = "\n".join(MOTHERS_HOME.written())

    assert asked(checked(letter.format(home, text))) == {"template.gap"}


@pytest.mark.parametrize(
    ("name", "to", "expected"),
    [
        pytest.param("Mr Owen Davies", "P1", {"salutation.mismatch"}, id="the father at hers"),
        pytest.param("Mr O Davies", "P1", {"salutation.mismatch"}, id="his initial at hers"),
        pytest.param("Ms Erin Hale", "P1", set(), id="herself"),
        pytest.param("Robin Hale", "P1", set(), id="the child who lives there"),
        pytest.param("To the parent of Robin Hale", "P1", set(), id="the parent of a child"),
        pytest.param("Hale", "P1", set(), id="a surname alone"),
        pytest.param("Mr Otto Stranger", "P1", {"person.not-in-case"}, id="nobody of the case"),
    ],
)
def test_a_letter_is_not_sent_under_another_partys_name(
    name: str, to: str, expected: set[str]
) -> None:
    """An envelope with the father's name at the mother's house is written for one of them."""
    home = "\n".join(MOTHERS_HOME.written())

    assert asked(checked(f"{name}\n{home}\n\nDear Ms Hale\n", to=to)) == expected
