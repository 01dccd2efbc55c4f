"""Who asks for more of the children is not the parent with whom the record has them live."""

from dataclasses import replace

import pytest

from checker.checks.parties.parties_transposed import parties_transposed
from checker.model import Case, Severity
from tests.builders.cases import COURT_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import family, told
from tests.builders.letters import document


def _father_applies() -> Case:
    """Give the family with the father as applicant; the children live with the mother."""
    roles = {MOTHER_ID: "respondent", FATHER_ID: "applicant"}
    usual = family()
    return replace(
        usual,
        parties=tuple(replace(one, role=roles.get(one.who, one.role)) for one in usual.parties),
    )


WRONG = [
    ("I understand that you'd like to see Ava and Tom more often than once a week.", MOTHER_ID),
    ("You asked for more contact.", MOTHER_ID),
    ("Ms Hale would like to see the children more regularly.", FATHER_ID),
    ("You wrote that you want two nights in the week with the kids.", MOTHER_ID),
    ("The mother's request for more contact is why I write.", FATHER_ID),
    ("Your wish for more contact with the children was noted.", MOTHER_ID),
    ("The mother hopes to see more of them.", COURT_ID),
    ("Your time with them has been on Saturdays.", MOTHER_ID),
    ("Should your application be refused, you'll still have your Saturdays.", MOTHER_ID),
    ("If your application is granted, your contact with the children begins soon.", MOTHER_ID),
]
RIGHT = [
    ("I understand that you'd like to see Ava and Tom more often than once a week.", FATHER_ID),
    ("You asked for more contact.", FATHER_ID),
    ("Mr Davies would like to see the children more regularly.", MOTHER_ID),
    ("The father's request for more contact is why I write.", MOTHER_ID),
    ("Your wish for more contact with the children was noted.", FATHER_ID),
    ("Your time with them has been on Saturdays.", FATHER_ID),
    ("Should your application be refused, you'll still have your Saturdays.", FATHER_ID),
    ("Should his application be refused, you'll still have your Saturdays.", MOTHER_ID),
    ("Should your application for legal aid be refused, you have your Saturdays.", MOTHER_ID),
    ("You would like Mr Davies to see the children more often.", MOTHER_ID),
    ("You would like the children to see their father more often.", MOTHER_ID),
    ("You would like to see your own mother more often.", MOTHER_ID),
    ("You'd like to see the children happier.", MOTHER_ID),
    ("You asked for more contact with the school.", MOTHER_ID),
    ("You asked for more contact notes.", MOTHER_ID),
    ("You did not ask for more contact.", MOTHER_ID),
    ("If you want more contact, say so.", MOTHER_ID),
    ("Mr Davies says that you want more contact.", MOTHER_ID),
    ("He says that you want more contact.", MOTHER_ID),
    ("The mother asked for more contact for you to be refused.", FATHER_ID),
    ("The mother wants more contact between you and the children.", FATHER_ID),
    ("You want two nights in the week with the kids off.", MOTHER_ID),
    ("You asked for more time with the children in the summer holidays.", MOTHER_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_more_is_not_asked_for_by_whoever_has_all(text: str, reader: str) -> None:
    """Whoever lives with the children has no Saturdays with them and asks for no more."""
    found = told(parties_transposed, document(text), record=_father_applies(), to=reader)

    assert {one.severity for one in found} == {Severity.STOP}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_more_for_the_other_one_is_quiet(text: str, reader: str) -> None:
    """More for the father, what he claims, what nobody asks for, and other applications."""
    assert told(parties_transposed, document(text), record=_father_applies(), to=reader) == []


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_more_is_asked_for_by_anybody_who_shares_the_care(text: str, reader: str) -> None:
    """Where the children live with both, nothing is sure."""
    usual = _father_applies()
    both = replace(
        usual,
        relationships=tuple(
            replace(one, lives_with=True) if one.lives_with is False else one
            for one in usual.relationships
        ),
    )

    assert told(parties_transposed, document(text), record=both, to=reader) == []
