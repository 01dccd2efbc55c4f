"""Whose mother a grandmother is, the record says: the other parent has her as an in-law."""

from dataclasses import replace

import pytest

from checker.checks.parties.parties_transposed import parties_transposed
from checker.model import Case, Relationship, Severity
from tests.builders.cases import COURT_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import GRAN_ID, family, told
from tests.builders.letters import document


def _with_gran() -> Case:
    """Give the family in which Mrs Cole is the mother of Ms Hale, who has applied."""
    usual = family()
    gran = Relationship(source=GRAN_ID, target=MOTHER_ID, kind="mother")
    return replace(usual, relationships=(*usual.relationships, gran))


WRONG = [
    ("The respondent's mother, Mrs Cole, supports her daughter.", FATHER_ID),
    ("Mrs Cole, the respondent's mother, will come.", COURT_ID),
    ("The father's mother, Mrs Cole, was there.", COURT_ID),
    ("Mrs Cole, the applicant's mother-in-law, will come.", COURT_ID),
    ("Mrs Cole is your mother.", FATHER_ID),
    ("I spoke to your mother, Mrs Cole.", FATHER_ID),
    ("Your former mother-in-law, Mrs Cole, sends her greetings.", MOTHER_ID),
]
RIGHT = [
    ("The applicant's mother, Mrs Cole, supports her daughter.", FATHER_ID),
    ("Mrs Cole, the applicant's mother, will come.", COURT_ID),
    ("The mother's mother, Mrs Cole, was there.", COURT_ID),
    ("Mrs Cole, the respondent's mother-in-law, will come.", COURT_ID),
    ("Mrs Cole is your mother.", MOTHER_ID),
    ("I spoke to your mother, Mrs Cole.", MOTHER_ID),
    ("Your former mother-in-law, Mrs Cole, sends her greetings.", FATHER_ID),
    ("Mrs Cole is not your mother.", FATHER_ID),
    ("I met your mother, Mrs Cole and the children.", FATHER_ID),
    ("I met your mother, Mrs Cole, and the children.", FATHER_ID),
    ("Mrs Pell, the respondent's mother, will come.", COURT_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_the_other_parents_mother_is_a_stop(text: str, reader: str) -> None:
    """Who is given the other one's mother is given the other one's part."""
    found = told(parties_transposed, document(text), record=_with_gran(), to=reader)

    assert {one.severity for one in found} == {Severity.STOP}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_ones_own_mother_is_quiet(text: str, reader: str) -> None:
    """Each has their own, a list of people is no apposition, and a stranger may be anybody's."""
    assert told(parties_transposed, document(text), record=_with_gran(), to=reader) == []


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_a_grandmother_of_whom_the_record_says_no_more_is_quiet(text: str, reader: str) -> None:
    """Where the record does not say whose mother she is, she may be either's."""
    assert told(parties_transposed, document(text), record=family(), to=reader) == []
