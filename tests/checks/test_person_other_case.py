"""Somebody of another case in a letter: what tells it for certain, and what does not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from checker.cases.caseload import Caseload
from checker.checks.other_cases.person_other_case import person_other_case
from checker.mentions import find
from checker.model import Case, CaseId, Identifier, Organisation, Person, WhoId
from tests.builders.cases import MOTHER, MOTHERS_HOME, address, case, case_with, policy
from tests.builders.elsewhere import other_family
from tests.builders.letters import dispatch, document, matter

NHS = "999 000 0018"
HEAD = "Ms Erin Hale\nFlat 2\n14 Orchard Close\nExampletown\nXX1 4AB\n\nDear Ms Hale\n\n"


def stranger() -> Case:
    """Another family's case, with an official number as well."""
    other = other_family()
    numbered = replace(other.people[0], identifiers=(Identifier(kind="nhs", value=NHS),))
    return replace(other, people=(numbered, *other.people[1:]))


def told(text: str, *, record: Case | None = None, others: Sequence[Case] = ()) -> list[str]:
    """Give the reasons that the check gives in a letter to the mother."""
    ours = record or case()
    letter = document(HEAD + text)
    found = find(letter, case=ours, policy=policy())
    caseload = Caseload((ours, *(others or (stranger(),))))
    asked = matter(dispatch(letter), *found, case=ours, others=caseload)
    return [finding.detail for finding in person_other_case(asked)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("Write to ottoline.q@example.org.", "email address", id="email"),
        pytest.param("Call 07700 900777.", "phone number", id="phone"),
        pytest.param(f"NHS number {NHS} is hers.", "official number", id="nhs"),
        pytest.param("We met at 5 Far Street, Elsewhere, XX9 9AA.", "An address", id="home"),
        pytest.param("cc J Carter, 5 Far Street, Elsewhere, XX9 9AA", "An address", id="a copy"),
        pytest.param("John Carter, born 7 June 1985, called.", "date of birth", id="born"),
        pytest.param("John Carter and Mary Carter called.", "Several people", id="two people"),
        pytest.param("Mr John Carter says that Mary is ill.", "Several people", id="a forename"),
        pytest.param("Mary was glad to see Mr John Carter.", "Several people", id="it first"),
        pytest.param("John Carter and Ottoline came.", "Several people", id="of another surname"),
        pytest.param(
            "Mr Carter rang. John (born 7 June 1985) is well.", "date of birth", id="forename, born"
        ),
    ],
)
def test_somebody_of_another_case_is_told(text: str, why: str) -> None:
    """Each of these is somebody's own, or would hardly come together by chance."""
    [detail] = told(text)

    assert why in detail


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("John Carter called.", id="a name alone"),
        pytest.param("John Carter, born 8 June 1985, called.", id="another date of birth"),
        pytest.param("John Carter and Ben Stone called.", id="one of theirs, one of nobody"),
        pytest.param("John Carter saw Robin and Peter.", id="forenames of nobody there"),
        pytest.param("John Carter called. " + "It was late. " * 30 + "Mary came.", id="far apart"),
        pytest.param("Mr Carter and Mary called.", id="no full name"),
        pytest.param("Mr Carter rang. John (born 8 June 1985) is well.", id="forename, other day"),
        pytest.param("NHS number 999 000 0026 is hers.", id="nobody's number"),
        pytest.param("We met at 6 Far Street, Elsewhere, XX9 9AA.", id="next door"),
        pytest.param("We met at 5 Far Street, Elsewhere.", id="no postcode"),
        pytest.param("We met at Flat 2, 14 Orchard Close, Exampletown, XX1 4AB.", id="her home"),
    ],
)
def test_quiet_where_it_may_be_anybody(text: str) -> None:
    """A name that many may have, and what belongs to nobody or to this case."""
    assert told(text) == []


def test_quiet_when_this_case_has_it_too() -> None:
    """A mother who is in two cases keeps her number and her home."""
    ours = case_with(
        replace(MOTHER, identifiers=(Identifier(kind="nhs", value=NHS.replace(" ", "")),))
    )
    elsewhere = Case(id=CaseId("C-0009"), snapshot="", people=(ours.people[0],))
    text = f"NHS number {NHS}. {', '.join(MOTHERS_HOME.written())}. Erin Hale, born 4 March 1990."

    assert told(text, record=ours, others=(elsewhere,)) == []


def test_quiet_at_the_door_of_a_body() -> None:
    """A contact centre is in many cases, and in no family's."""
    door = address("1 Play Lane", "Elsewhere", "XX9 1AA")
    centre = Organisation(id=WhoId("O8"), name="Contact Centre", addresses=(door,))
    person = Person(id=WhoId("P1"), first_name="Ada", last_name="Stone")
    other = Case(id=CaseId("C-0009"), snapshot="", people=(person,), organisations=(centre,))

    assert told("You meet at 1 Play Lane, Elsewhere, XX9 1AA.", others=(other,)) == []


def test_quiet_without_a_case_or_without_other_cases() -> None:
    """Another rule says that there is no record."""
    letter = document("Write to ottoline.q@example.org.")

    assert not list(person_other_case(matter(letter, case=None, others=Caseload(()))))
    assert not list(person_other_case(matter(letter, case=case())))
