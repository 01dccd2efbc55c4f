"""The children come back to whoever has them, and only visit the other parent."""

import pytest

from checker.checks.parties.parties_transposed import parties_transposed
from checker.model import Severity
from tests.builders.cases import COURT_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import family, told
from tests.builders.letters import document

# The children live with Ms Hale, the mother.
WRONG = [
    ("Please drop Ava and Tom back at their father's on Saturday at four.", MOTHER_ID),
    ("You must return the children to Mr Davies by five.", MOTHER_ID),
    ("After the visit they go back to their dad.", MOTHER_ID),
    ("Your day is Saturday; they come home to dad at night.", MOTHER_ID),
    ("The mother brings them home to you at six.", FATHER_ID),
    ("The escort will take the children from your home to Ms Hale's for her visit.", FATHER_ID),
    ("Ms Hale will collect the children at ten for her Saturday contact.", FATHER_ID),
    ("Mr Davies has the children all week, and you on Saturday.", MOTHER_ID),
    ("You have the children full time, while Ms Hale sees them on Saturdays.", FATHER_ID),
    ("Ms Hale has her day with the children on Saturdays.", FATHER_ID),
    ("Since you split up you have had the children with you every night.", FATHER_ID),
    ("As the parent with care, you will want to know this.", FATHER_ID),
    ("The children's main home is with Mr Davies.", MOTHER_ID),
    ("Their permanent home remains with you.", FATHER_ID),
]
RIGHT = [
    ("Please drop Ava and Tom back at their mother's on Saturday at four.", FATHER_ID),
    ("After the visit they go back to their mum.", FATHER_ID),
    ("Your day is Saturday; they come home to mum at night.", FATHER_ID),
    ("The father brings them home to you at six.", MOTHER_ID),
    ("The escort will take the children from your home to Mr Davies's for his visit.", MOTHER_ID),
    ("Mr Davies will collect the children at ten for his Saturday contact.", MOTHER_ID),
    ("Ms Hale will collect the children at four.", FATHER_ID),
    ("Ms Hale will come to our office for her visit.", FATHER_ID),
    ("After the holidays they go back to their dad.", MOTHER_ID),
    ("On Fridays they go home to their dad.", MOTHER_ID),
    ("Mr Davies says that they always return to their dad.", MOTHER_ID),
    ("The court may order that you return the children to Mr Davies.", MOTHER_ID),
    ("You did not want to send them back to their father.", MOTHER_ID),
    ("Please bring their coats back to their father.", MOTHER_ID),
    ("In 2023 they returned to their father every night.", MOTHER_ID),
    ("Ms Hale has the children all week, and you on Saturday.", FATHER_ID),
    ("Mr Davies has the children all day on Saturday, and you all week.", MOTHER_ID),
    ("Mr Davies would have the children all week, and you on Saturday.", MOTHER_ID),
    ("Ms Hale has the children on Sundays and you have them on Saturdays.", FATHER_ID),
    ("You have them on Saturdays. Ms Hale has the children on Sundays.", FATHER_ID),
    ("Ms Hale has the children on Sundays, Mr Davies on Saturdays.", COURT_ID),
    ("Since you split up you have had the children with you every night.", MOTHER_ID),
    ("This week you have had the children with you every night.", FATHER_ID),
    ("You have had the children with you every night since Friday.", FATHER_ID),
    ("As the parent with care, you will want to know this.", MOTHER_ID),
    ("The children's main home is with Ms Hale.", FATHER_ID),
    ("Mr Davies says that the children's main home is with him.", MOTHER_ID),
    ("Before the move the children's main home was with Mr Davies.", MOTHER_ID),
    ("If the children's main home is with Mr Davies, you may see them there.", MOTHER_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_a_home_with_the_other_parent_is_a_stop(text: str, reader: str) -> None:
    """Whoever has the children sends them for a visit and has them back."""
    found = told(parties_transposed, document(text), record=family(), to=reader)

    assert {one.severity for one in found} == {Severity.STOP}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_a_visit_or_a_wish_is_quiet(text: str, reader: str) -> None:
    """Each parent's own days, a claim, a holiday, another year."""
    assert told(parties_transposed, document(text), record=family(), to=reader) == []
