"""Whom a clause lets a pronoun mean: a client, a patient, nobody who is only told something."""

from dataclasses import replace

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from checker.model import Case, Severity, WhoId
from tests.builders.cases import COURT_ID, FATHER_ID, MOTHER_ID, OTHER_FIRM_ID
from tests.builders.families import AVAS_SCHOOL, family, told
from tests.builders.letters import document

SCHOOL_ID = AVAS_SCHOOL.id

# Ava is a girl, Tom a boy; Ms Hale is their mother, Mr Davies their father and the firm's client.
WRONG = [
    ("Your client has the same pack, she only needs to sign.", OTHER_FIRM_ID),
    ("I explained to your client that she cannot come to the house.", OTHER_FIRM_ID),
    ("We thank you for your letter about your client and her plans.", OTHER_FIRM_ID),
    ("Is your client content for her ex-husband to come?", OTHER_FIRM_ID),
    ("Could Tom come out at ten? She can bring a friend.", SCHOOL_ID),
    ("I asked Ava if he would like to write to the judge.", COURT_ID),
    ("About Tom we want to say that she was polite with the lady.", MOTHER_ID),
    ("The patient, Tom, has begun her course.", COURT_ID),
    ("The pupil's father, Mr Davies, has made herself available.", SCHOOL_ID),
    ("If Mr Davies turns up at your door, do not open it to her.", MOTHER_ID),
    ("It is clear that Tom loves you, and that you love her.", FATHER_ID),
    ("When I asked Ava what makes her happy, he replied that it was the dog.", FATHER_ID),
    ("Hi, just to let you know that Ava was seen and he was fine.", FATHER_ID),
]
RIGHT = [
    ("Your client has the same pack, he only needs to sign.", OTHER_FIRM_ID),
    ("Should your client require her attendance, please say so.", OTHER_FIRM_ID),
    ("The respondent alleges that your client assaulted her.", OTHER_FIRM_ID),
    ("Mr Davies has had a message from her too.", MOTHER_ID),
    ("The mother does not say that he intended harm.", COURT_ID),
    ("She then said that Mr Davies denied it and that she would hear you.", MOTHER_ID),
    ("Tom said of her that she does the voices well.", MOTHER_ID),
    ("She did it on her own while I was drawing with Tom.", FATHER_ID),
    ("Her younger brother Tom is three years below.", SCHOOL_ID),
    ("You had news of Tom's reading, and she would love to hear it.", MOTHER_ID),
    ("The client before you was late, she said.", OTHER_FIRM_ID),
    ("Could Ava come out at ten? She can bring a friend.", SCHOOL_ID),
    ("When he came in, the judge spoke to Ava.", COURT_ID),
    ("The doctor, Ava and Tom waited. He was kind.", COURT_ID),
    ("Ms Hale is worried about his cough.", COURT_ID),
    ("Ava is kind, and he is lucky to have her as a sister.", MOTHER_ID),
    ("As the mother you can ask that he and you come in at two doors.", MOTHER_ID),
    ("When Ava goes into Year 6 and he into Year 3, it will be calmer.", MOTHER_ID),
    ("Ava waited until he had gone.", MOTHER_ID),
    ("Some of the boys have been unkind to Ava.", SCHOOL_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_whom_grammar_leaves_a_pronoun_alone_it_has_to_fit(text: str, reader: str) -> None:
    """Whoever is only told something in the same clause, or is new there, is not meant."""
    found = told(pronoun_mismatch, document(text), record=family(), to=reader)

    assert {one.severity for one in found} == {Severity.CHECK}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_where_a_clause_tells_of_two_it_is_quiet(text: str, reader: str) -> None:
    """A word that fits them beside one that does not is said of two people."""
    assert told(pronoun_mismatch, document(text), record=family(), to=reader) == []


def with_lee() -> Case:
    """Make the family in which Tom has a brother, Lee."""
    tom = next(one for one in family().people if one.first_name == "Tom")
    lee = replace(tom, id=WhoId("P9"), first_name="Lee")
    plain = family(lee)
    ties = (replace(tie, target=lee.id) for tie in plain.relationships if tie.target == tom.id)
    party = replace(next(one for one in plain.parties if one.who == tom.id), who=lee.id)
    return replace(
        plain, parties=(*plain.parties, party), relationships=(*plain.relationships, *ties)
    )


@pytest.mark.parametrize(
    ("above", "said", "fires"),
    [
        pytest.param(
            "This is about the welfare of Ava, Tom and Lee.", "Ava says that he swims.", True,
            id="a girl in a row",
        ),
        pytest.param(
            "This is about the welfare of Lee, Tom and Ava.", "Tom says that she swims.", True,
            id="a boy in a row",
        ),
        pytest.param("I met Tom and Ava.", "Tom says that she swims.", False, id="two only"),
        pytest.param(
            "I met Lee, Tom and Ava. Ava drew a cat.", "Tom says that she swims.", False,
            id="one is told of alone",
        ),
        pytest.param(
            "Ms Hale asked about Lee, Tom and Ava.", "Tom says that she swims.", False,
            id="somebody stands before the row",
        ),
        pytest.param("I met Lee, Tom and Ava.", "Tom says that he swims.", False, id="it fits"),
    ],
)  # fmt: skip
def test_a_row_of_names_means_none_of_them_alone(above: str, said: str, *, fires: bool) -> None:
    """In an enclosure, where nothing that was learned of letters looks."""
    letter = document("Dear Mr Davies\n\nI enclose the form.")
    form = document(f"Consent\n\n{above}\n\n{said}\n\nSigned", name="form.docx")

    found = told(pronoun_mismatch, letter, form, record=with_lee(), to=FATHER_ID)
    assert bool(found) is fires
