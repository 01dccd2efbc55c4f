"""A home, a carer and a visit say with whom the children live, as the record does."""

import pytest

from checker.checks.parties.parties_transposed import parties_transposed
from checker.model import Severity
from tests.builders.cases import COURT_ID, FATHER_ID, MOTHER_ID, SOLICITOR_ID
from tests.builders.families import family, told
from tests.builders.letters import document

# The children live with Ms Hale, the mother.
WRONG = [
    ("The children have always lived with their father.", MOTHER_ID),
    ("The children live at their father's address.", MOTHER_ID),
    ("The children live at your address.", FATHER_ID),
    ("Your home is where the children live.", FATHER_ID),
    ("The children live with their father, Mr Davies.", COURT_ID),
    ("The children live with their father and you see them on Saturdays.", MOTHER_ID),
    ("The children live with Mr Davies and go to Ms Hale on Saturdays.", COURT_ID),
    ("Ava and Tom live with Mr Davies since March and see Ms Hale at weekends.", COURT_ID),
    ("The children are in Mr Davies's care during the week.", MOTHER_ID),
    ("The children are in your full-time care.", FATHER_ID),
    ("Mr Davies is the children's main carer.", MOTHER_ID),
    ("Mr Davies, with whom the children live, will bring them.", MOTHER_ID),
    ("Mr Davies does the school run because they live with him.", MOTHER_ID),
    ("Mr Davies has residence and Ms Hale has contact on Saturdays.", COURT_ID),
    ("Ms Hale is the non-resident parent.", COURT_ID),
    ("As the non-resident parent you may ask the school for reports.", MOTHER_ID),
    ("You see Ava and Tom once a week.", MOTHER_ID),
    ("Ms Hale only has Ava and Tom on Saturdays.", COURT_ID),
    ("The children's visits to Ms Hale go well.", COURT_ID),
    ("Your Saturday contact will stay as it is.", MOTHER_ID),
    ("Ms Hale drops the children back at yours at four.", FATHER_ID),
    ("As the respondent, please fill in the form.", MOTHER_ID),
]
RIGHT = [
    ("The children live with Ms Hale and go to Mr Davies on Saturdays.", COURT_ID),
    ("The children live with Mr Davies at weekends and go to Ms Hale on Mondays.", COURT_ID),
    ("The children live with Mr Davies half the week and see Ms Hale on Mondays.", COURT_ID),
    ("If the children lived with Mr Davies and went to Ms Hale on Saturdays, so be it.", COURT_ID),
    ("The children live with your client.", SOLICITOR_ID),
    ("The children have always lived with their mother.", FATHER_ID),
    ("The children have lived with their father for a week.", MOTHER_ID),
    ("The children have lived with their father before.", MOTHER_ID),
    ("The children live at their mother's address.", FATHER_ID),
    ("The children live with their father's cousin.", MOTHER_ID),
    ("The children live with their father and you.", MOTHER_ID),
    ("The children live with their mother and you see them on Saturdays.", FATHER_ID),
    ("The children are in Mr Davies's care until four.", MOTHER_ID),
    ("While the children are in your care, you may ring her.", FATHER_ID),
    ("If the children were living with Mr Davies, you would see them.", MOTHER_ID),
    ("Mr Davies says that the children live at his address.", MOTHER_ID),
    ("Ms Hale is the children's main carer.", FATHER_ID),
    ("Mr Davies would become the children's main carer.", MOTHER_ID),
    ("Ms Hale, with whom the children live, will bring them.", FATHER_ID),
    ("Ms Hale does the school run because they live with her.", FATHER_ID),
    ("Ms Hale has residence and Mr Davies has contact on Saturdays.", COURT_ID),
    ("Mr Davies is the non-resident parent.", COURT_ID),
    ("As the non-resident parent you may ask the school for reports.", FATHER_ID),
    ("You see Ava and Tom once a week.", FATHER_ID),
    ("The children's visits to Mr Davies go well.", COURT_ID),
    ("The children's visits to Ms Hale's mother go well.", COURT_ID),
    ("Your Saturday contact will stay as it is.", FATHER_ID),
    ("Mr Davies drops the children back at yours at four.", MOTHER_ID),
    ("As the respondent, please fill in the form.", FATHER_ID),
    ("In 2023 the children lived at their father's address.", MOTHER_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_a_home_of_the_other_parent_is_a_stop(text: str, reader: str) -> None:
    """Each way of saying where the children live is held to the record."""
    found = told(parties_transposed, document(text), record=family(), to=reader)

    assert {one.severity for one in found} == {Severity.STOP}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_a_home_that_is_so_or_was_is_quiet(text: str, reader: str) -> None:
    """The true one, both, a while, a condition, a claim, and a relative of theirs."""
    assert told(parties_transposed, document(text), record=family(), to=reader) == []
