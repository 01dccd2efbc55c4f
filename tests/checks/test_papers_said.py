"""Who made the application, on which day, and who made none."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.parties.parties_transposed import parties_transposed
from checker.model import Case, Severity
from tests.builders.cases import COURT_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import family, told
from tests.builders.letters import document


def _begun() -> Case:
    """Give the family, whose mother applied on 14 September 2026."""
    usual = family()
    return replace(
        usual,
        parties=tuple(
            replace(one, since=date(2026, 9, 14)) if one.role == "applicant" else one
            for one in usual.parties
        ),
    )


WRONG = [
    ("Thank you for your application of 14 September.", FATHER_ID),
    ("I have your C100 dated 14.09.2026 here.", FATHER_ID),
    ("Chronology: 14.09.2026, father files C100.", MOTHER_ID),
    ("02.10.2026, mother answers as respondent.", FATHER_ID),
    ("You have not made any application. It is Mr Davies who did.", MOTHER_ID),
    ("It was not you who applied. It was Mr Davies who did.", MOTHER_ID),
    ("You did not bring this case.", MOTHER_ID),
    ("You were sent the safeguarding letter as the person who had applied.", FATHER_ID),
    ("Mr Davies was heard as the applicant.", COURT_ID),
    ("It is Mr Davies whose application this is.", COURT_ID),
    ("Mr Davies, by whom the application was brought, is a baker.", COURT_ID),
    ("On one side is the applicant, Mr Davies, on the other the respondent, Ms Hale.", COURT_ID),
]
RIGHT = [
    ("Thank you for your application of 14 September.", MOTHER_ID),
    ("Thank you for your application of 15 September.", FATHER_ID),
    ("Thank you for your application of 14.10.2026.", FATHER_ID),
    ("Thank you for your application of 14 September for special measures.", FATHER_ID),
    ("Chronology: 14.09.2026, mother files C100.", FATHER_ID),
    ("02.10.2026, father answers as respondent.", MOTHER_ID),
    ("You have not made any application. It is Ms Hale who did.", FATHER_ID),
    ("You asked about an occupation order. You have not made any application.", MOTHER_ID),
    ("You have not made any application for permission.", MOTHER_ID),
    ("If you have not made any application, you need not come.", MOTHER_ID),
    ("Mr Davies says that you have not made any application.", MOTHER_ID),
    ("You did not bring this case.", FATHER_ID),
    ("You did not ring the police. It was Mr Davies who did.", MOTHER_ID),
    ("You were sent the safeguarding letter as the person who had applied.", MOTHER_ID),
    ("You were sent a letter about Ms Hale as the person who had applied.", FATHER_ID),
    ("Ms Hale was heard as the applicant.", COURT_ID),
    ("Mr Davies signed as a witness.", COURT_ID),
    ("It is Ms Hale whose application this is.", COURT_ID),
    ("Ms Hale, by whom the application was brought, is a baker.", COURT_ID),
    ("It is not Mr Davies whose application this is.", COURT_ID),
    ("She asked whether it was Mr Davies whose application this was.", COURT_ID),
    ("Mr Davies, whose application for legal aid was refused, came.", COURT_ID),
    ("Mr Davies, whose solicitor this is, came.", COURT_ID),
    ("On one side is the applicant, Ms Hale, on the other the respondent, Mr Davies.", COURT_ID),
    ("On seeing the applicant, Mr Davies left.", COURT_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_an_application_of_the_other_side_is_a_stop(text: str, reader: str) -> None:
    """The record says who began the case, and when."""
    found = told(parties_transposed, document(text), record=_begun(), to=reader)

    assert {one.severity for one in found} == {Severity.STOP}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_an_application_of_ones_own_or_another_is_quiet(text: str, reader: str) -> None:
    """Another day, another paper, a condition, and what the other one says."""
    assert told(parties_transposed, document(text), record=_begun(), to=reader) == []


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_where_each_side_has_applied_nothing_is_sure(text: str, reader: str) -> None:
    """With a cross-application either is the applicant and the respondent."""
    once = _begun()
    twice = tuple(
        replace(one, role=other)
        for one in once.parties
        for role, other in (("applicant", "respondent"), ("respondent", "applicant"))
        if one.role == role
    )

    record = replace(once, parties=(*once.parties, *twice))

    assert told(parties_transposed, document(text), record=record, to=reader) == []
