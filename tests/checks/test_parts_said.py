"""Who applied, who answers and with whom the children live is as the record says."""

import pytest

from checker.checks.parties.parties_transposed import parties_transposed
from checker.model import Severity
from tests.builders.cases import FATHER_ID, MOTHER_ID, SOLICITOR_ID
from tests.builders.families import family, told
from tests.builders.letters import document

# Ms Hale, the mother, applied; Mr Davies, the father, answers; the children live with her.
WRONG = [
    ("The respondent mother attended alone.", FATHER_ID),
    ("App: father (in person). Resp: mother.", FATHER_ID),
    ("The mother, as respondent, was not represented.", FATHER_ID),
    ("Mr Davies has brought these proceedings.", MOTHER_ID),
    ("The father applied to the court in September.", MOTHER_ID),
    ("It was Mr Davies who filled in the C100.", MOTHER_ID),
    ("I have read Mr Davies's application.", MOTHER_ID),
    ("Upon the application of the father, I saw Ava.", MOTHER_ID),
    ("You have asked the court to make an order.", FATHER_ID),
    ("I have a copy of your application.", FATHER_ID),
    ("Ms Hale opposes the application.", FATHER_ID),
    ("She was served with his application.", MOTHER_ID),
    ("The applicant told me that since the move he had done every school run.", MOTHER_ID),
    ("Your client, Mr Davies, has not replied.", SOLICITOR_ID),
    ("Davies v Hale", MOTHER_ID),
    ("The children live with their father.", MOTHER_ID),
    ("Both kids live with dad during the week.", MOTHER_ID),
    ("Mr Davies does not allow Ms Hale to see the children.", MOTHER_ID),
    ("Ring dad, as he's got care.", MOTHER_ID),
    ("The application (C100) was made in September by Mr Davies.", MOTHER_ID),
    ("The application was made in May and served on Ms Hale.", MOTHER_ID),
    ("The form C100 was sent in by Mr Davies.", MOTHER_ID),
    ("As the person who started these proceedings, you will be heard first.", FATHER_ID),
    ("Your client's statement, filed as respondent, was helpful.", SOLICITOR_ID),
    ("Role: Applicant\nName: Mr Davies", MOTHER_ID),
    ("Mr Davies is applying to spend more time with the children.", MOTHER_ID),
    ("APPLICANT: Mr Davies (father).", MOTHER_ID),
    ("We have Mr Davies down as the applicant.", MOTHER_ID),
    ("In his role as applicant, Mr Davies must bring the bundle.", MOTHER_ID),
    ("As applicant in these proceedings, Mr Davies goes first.", MOTHER_ID),
    ("The father, whose name is Ms Hale, works nights.", MOTHER_ID),
    ("The mother is called Mr Davies.", MOTHER_ID),
    ("The father of the children is Ms Hale.", MOTHER_ID),
    ("The mother of the two children, Mr Davies, came.", MOTHER_ID),
    ("The applicant's statement, that of Mr Davies, is at page 4.", MOTHER_ID),
    ("The person who applied to the court is Mr Davies.", MOTHER_ID),
    ("Name of respondent\tMs Hale", MOTHER_ID),
    ("Ms Hale has to file an answer to the C100.", MOTHER_ID),
    ("I met Ava with the mother, Mr Davies, and without the father, Tom.", MOTHER_ID),
]
RIGHT = [
    ("The applicant mother attended alone.", FATHER_ID),
    ("The mother applied to the court in September.", FATHER_ID),
    ("I have a copy of your application.", MOTHER_ID),
    ("The father opposes the application.", MOTHER_ID),
    ("The father was served with her application.", MOTHER_ID),
    ("Mr Davies has applied for a non-molestation order.", MOTHER_ID),
    ("Mr Davies's application of 2 March 2023 was refused.", MOTHER_ID),
    ("If you wanted to, you could make an application of your own.", FATHER_ID),
    ("Were the father the applicant, it would be no different.", MOTHER_ID),
    ("The father asked the court to adjourn the hearing.", MOTHER_ID),
    ("Your job application is proof enough.", FATHER_ID),
    ("The applicant's father, Mr Hale, was there.", MOTHER_ID),
    ("The applicant says that the respondent stopped when he moved.", MOTHER_ID),
    ("Your client, Ms Hale, has not replied.", SOLICITOR_ID),
    ("Hale v Davies", MOTHER_ID),
    ("The children live with their mother and see their father on Saturdays.", FATHER_ID),
    ("The father would like the children to live with him.", MOTHER_ID),
    ("Ava said that she wants to live with her dad.", MOTHER_ID),
    ("At weekends the children live with their father.", MOTHER_ID),
    ("Ms Hale does not allow Mr Davies to see the children.", MOTHER_ID),
    ("The mother's contact with the school has been good.", MOTHER_ID),
    ("The application (C100) was made in September by Ms Hale.", MOTHER_ID),
    ("The application was served on Mr Davies's solicitors by Ms Hale.", MOTHER_ID),
    ("As the person who started these proceedings, you will be heard first.", MOTHER_ID),
    ("As the person who asked for a visit, you will be told the day.", FATHER_ID),
    ("Your client's statement, filed as applicant, was helpful.", SOLICITOR_ID),
    ("Role: Applicant\nName: Ms Hale\nRole: Respondent\nName: Mr Davies", MOTHER_ID),
    ("Mr Davies is applying to spend a month with the army.", MOTHER_ID),
    ("APPLICANT: Ms Hale (mother). RESPONDENT: Mr Davies (father).", MOTHER_ID),
    ("I met Ava with the mother, Ms Hale, and without the father, Mr Davies.", MOTHER_ID),
    ("I saw Ava without the mother, Mr Davies and Tom being there.", MOTHER_ID),
    ("In her role as applicant, Ms Hale must bring the bundle.", MOTHER_ID),
    ("As the applicant's statement says, Mr Davies was late.", MOTHER_ID),
    ("As respondent to that summons, Ms Hale has nothing to file.", MOTHER_ID),
    ("The mother called Mr Davies on Monday.", MOTHER_ID),
    ("The father of the children is Mr Davies.", MOTHER_ID),
    ("The applicant was called Mr Davies's bully at school.", MOTHER_ID),
    ("The mother is called Ms Hale, and the father is called Mr Davies.", MOTHER_ID),
    ("The applicant's statement, that of Ms Hale, is at page 4.", MOTHER_ID),
    ("The person who applied to the court is Ms Hale.", MOTHER_ID),
    ("Ms Hale has to file an answer to the father's statement.", MOTHER_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_what_only_the_other_side_does_is_held(text: str, reader: str) -> None:
    """Whoever swaps the sides in a sentence may have swapped them on the envelope."""
    found = told(parties_transposed, document(text), record=family(), to=reader)

    assert {one.severity for one in found} == {Severity.STOP}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_what_is_so_or_may_be_is_quiet(text: str, reader: str) -> None:
    """Another application, a wish, a weekend, another year."""
    assert told(parties_transposed, document(text), record=family(), to=reader) == []
