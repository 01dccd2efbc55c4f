"""Who brings a case, who answers it, who has the children and who acts for whom: by the record."""

import pytest

from checker.checks.parties.parties_transposed import parties_transposed
from checker.model import Relationship, Severity
from tests.builders.cases import COURT_ID, FATHER_ID, FIRM_ID, MOTHER_ID
from tests.builders.families import GRAN_ID, family, told
from tests.builders.letters import document

# Ms Hale, the mother, has applied; Mr Davies, the father, answers. The children live with her.
# Marlow & Finch act for her, Castle Law for him.
WRONG = [
    ("Thank you for your application to see the children.", FATHER_ID),
    ("We have the application that Mr Davies has lodged.", COURT_ID),
    ("The father commenced proceedings in May.", COURT_ID),
    ("Your ex is well, and the father took you to court.", MOTHER_ID),
    ("Ms Hale, against whom the application is brought, has replied.", COURT_ID),
    ("Ms Hale opposes the making of any order.", COURT_ID),
    ("You are called in this court the respondent.", MOTHER_ID),
    ("Mr Davies, the applicant herein, was present.", COURT_ID),
    ("The respondent is a tired woman who came late.", COURT_ID),
    ("The applicant, who is the children's father, came late.", COURT_ID),
    ("The respondent's position statement was filed by Ms Hale's solicitors.", COURT_ID),
    ("You've had them on your own since she left.", FATHER_ID),
    ("Your children stay with the father most of the time.", MOTHER_ID),
    ("You are the one they live with.", FATHER_ID),
    ("You see the children on Saturdays.", MOTHER_ID),
    ("The mother no longer lives with the children.", COURT_ID),
    ("Mr Davies is the parent with care.", COURT_ID),
    ("Castle Law, who act for you, wrote to us.", MOTHER_ID),
    ("Mr Davies's solicitors, Marlow & Finch Solicitors, wrote to us.", COURT_ID),
    ("We write to you as solicitors for Mr Davies.", FIRM_ID),
    ("We invite the father, whom you represent, to think again.", FIRM_ID),
    ("Has the respondent, your client, got a copy?", FIRM_ID),
    ("The father, who is the applicant, has denied everything.", COURT_ID),
    ("Since you moved out, the children have stayed with their father.", MOTHER_ID),
    ("As you know, your Saturdays with the kids are under review.", MOTHER_ID),
    ("It must be hard only seeing Ava and Tom on Saturdays.", MOTHER_ID),
]
RIGHT = [
    ("Thank you for your application to see the children.", MOTHER_ID),
    ("Thank you for your application for legal aid, which the court sent.", FATHER_ID),
    ("Your application will be considered at the hearing.", FATHER_ID),
    ("Mr Davies opposes the application that the mother has lodged.", COURT_ID),
    ("The mother opposes the making of an order for overnight contact.", COURT_ID),
    ("The mother must respond to it by Friday.", COURT_ID),
    ("Mr Davies may commence proceedings.", COURT_ID),
    ("If you want an order, you can issue an application.", FATHER_ID),
    ("The father has issued a cross-application.", COURT_ID),
    ("Police have brought criminal proceedings against the mother.", COURT_ID),
    ("The respondent is the children's father.", COURT_ID),
    ("The applicant is a mother of two.", COURT_ID),
    ("The respondent's bundle was sent by Ms Hale's solicitors.", COURT_ID),
    ("You have the children on your own on Saturdays for two hours.", FATHER_ID),
    ("The father has them on his own at the contact centre.", COURT_ID),
    ("The mother collects the children on Saturdays at six.", COURT_ID),
    ("After contact they go to their mother on Sundays.", COURT_ID),
    ("The father wants the children to stay with him most of the time.", COURT_ID),
    ("The mother has the children during the week.", COURT_ID),
    ("You see the children on Saturdays.", FATHER_ID),
    ("Castle Law, who act for the father, wrote to us.", MOTHER_ID),
    ("We invite the mother, whom you represent, to think again.", FIRM_ID),
    ("We wrote to the father, your client, and the court.", FIRM_ID),
    ("The father, who is the respondent, has denied everything.", COURT_ID),
    ("Since you moved out, the children have stayed with their mother.", FATHER_ID),
    ("Since Friday the children have stayed with their father.", MOTHER_ID),
    ("As you know, your Saturdays with the kids are under review.", FATHER_ID),
    ("It must be hard only seeing Ava and Tom on Saturdays.", FATHER_ID),
    ("It must be hard for him only seeing Ava and Tom on Saturdays.", MOTHER_ID),
    ("Would your Saturdays with the children still be free?", MOTHER_ID),
    ("Castle Law, who no longer act for you, wrote to us.", MOTHER_ID),
    ("Castle Law wrote to the solicitors for the mother.", COURT_ID),
    ("You act for the mother, and Castle Law for Mr Davies.", FIRM_ID),
    ("You asked the court to let you file your statement late.", FATHER_ID),
    ("The father asked the court for a separate waiting room.", COURT_ID),
    ("The father asks the court to make no order.", COURT_ID),
    ("The applicant says that he shouts at her.", COURT_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_what_only_the_other_side_does_is_a_stop(text: str, reader: str) -> None:
    """The record says who has applied, with whom the children live, and who acts for whom."""
    found = told(parties_transposed, document(text), record=family(), to=reader)

    assert {one.severity for one in found} == {Severity.STOP}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_what_either_may_do_is_quiet(text: str, reader: str) -> None:
    """A wish, another application, contact alone, a bundle: a Stop has to be sure."""
    assert told(parties_transposed, document(text), record=family(), to=reader) == []


def test_your_daughter_in_a_letter_to_a_grandmother_is_the_mother() -> None:
    """Whose mother the reader is, the record says."""
    text = "Your daughter opposes the application."
    grans = family()
    grans = family(
        relationships=(
            *grans.relationships,
            Relationship(source=GRAN_ID, target=MOTHER_ID, kind="mother"),
        )
    )

    assert told(parties_transposed, document(text), record=grans, to=GRAN_ID)
    assert not told(parties_transposed, document(text), record=family(), to=GRAN_ID)
