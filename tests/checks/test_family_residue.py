"""Kin, carers and ages of another family, left in a letter, are found by the case record."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from checker.model import Party, Relationship, Severity
from tests.builders.cases import CHILD_ID, COURT_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import AVA, AVAS_SCHOOL, GRAN_ID, TOM, family, only_ava, told
from tests.builders.letters import document

SCHOOL_ID = AVAS_SCHOOL.id

# Ava is a girl of ten, Tom a boy of seven. They live with their mother, Ms Hale.
WRONG = [
    ("Ava is worried about her younger sister.", FATHER_ID),
    ("I asked Ava if she would like her brothers there too.", FATHER_ID),
    ("Tom looks up to his big brother.", MOTHER_ID),
    ("Please tell us how the pupil gets on with her two sisters.", SCHOOL_ID),
    ("It concerns the younger sister of Ava.", COURT_ID),
    ("Tom's little sister came too.", FATHER_ID),
    ("The cousins, Ava and Tom, were heard one after another.", COURT_ID),
    ("The children's aunt, with whom they live, will bring them.", FATHER_ID),
    ("The paternal aunt has care of the child.", COURT_ID),
    ("They are living with their uncle.", FATHER_ID),
    ("I saw them with their foster carer and they were at ease.", FATHER_ID),
    ("He has been with his adopters since the spring.", MOTHER_ID),
    ("Both of you mums want what is best.", FATHER_ID),
    ("Collection by either of his dads is fine.", SCHOOL_ID),
    ("I have spoken with the children's other father.", FATHER_ID),
    ("The children's late father had no will.", COURT_ID),
    ("The applicant grandmother seeks leave.", COURT_ID),
    ("The children's stepmother, as respondent, has answered.", FATHER_ID),
    ("The mother and her wife have agreed the recitals.", COURT_ID),
    ("Your toddler slept in the buggy.", MOTHER_ID),
    ("The teenagers can decide for themselves.", FATHER_ID),
    ("I must put the welfare of your unborn child first.", FATHER_ID),
    ("Your four-year-old will be starting school.", FATHER_ID),
    ("The child, a baby of eight months, was observed.", COURT_ID),
    ("Ava is in the same class, being only ten minutes older.", SCHOOL_ID),
    ("Both pupils are in Reception.", SCHOOL_ID),
    ("She's a bright little lad.", FATHER_ID),
    ("The teacher of Tom says that she is a clever girl.", FATHER_ID),
    ("She's a lovely child, your Tom.", FATHER_ID),
    ("The four of them get on well.", FATHER_ID),
    ("The oldest two bicker.", FATHER_ID),
    ("The eldest of the three was the most forthcoming.", COURT_ID),
    ("He is a proud father of sons.", COURT_ID),
    ("Ava, your youngest, sat on my knee.", FATHER_ID),
    ("Tom is the eldest of the two.", COURT_ID),
    ("The applicants are the maternal grandparents.", COURT_ID),
    ("Both fathers attended.", COURT_ID),
    ("Tell the boys that I liked their den.", MOTHER_ID),
    ("There is only one child, and she stays with the respondent.", COURT_ID),
    ("Your son, who is the eldest, looks after her.", FATHER_ID),
]
RIGHT = [
    ("Ava is worried about her younger brother.", FATHER_ID),
    ("Tom looks up to his big sister.", MOTHER_ID),
    ("Ava came with her mother and her sister.", FATHER_ID),
    ("Ava played with a friend and her sister.", FATHER_ID),
    ("It concerns the younger brother of Ava.", COURT_ID),
    ("The children's aunt, who looks after them on Fridays, rang.", FATHER_ID),
    ("They would live with their uncle if both of you were away.", FATHER_ID),
    ("Tom lives with his mother.", FATHER_ID),
    ("You could apply to be assessed as a foster carer.", FATHER_ID),
    ("Both of you parents want what is best.", FATHER_ID),
    ("Other mums and dads wait at the gate.", FATHER_ID),
    ("His late father was a miner, the applicant told me.", COURT_ID),
    ("The applicant father seeks leave.", COURT_ID),
    ("The usher and her wife run the tea bar.", COURT_ID),
    ("When Tom was a toddler you lived in one house.", MOTHER_ID),
    ("Ava will be a teenager before long.", FATHER_ID),
    ("Your seven-year-old will be starting juniors.", FATHER_ID),
    ("Both are in the same school.", SCHOOL_ID),
    ("Tom says that his friend is a baby and she is a clever girl.", FATHER_ID),
    ("She is proud of her boy.", COURT_ID),
    ("The two of them get on well.", FATHER_ID),
    ("The four of them, the parents and the children, met.", COURT_ID),
    ("The eldest of the two was the most forthcoming.", COURT_ID),
    ("Tom, your youngest, sat on the floor.", FATHER_ID),
    ("Ava is the elder of the two.", COURT_ID),
    ("The applicant is the children's father.", COURT_ID),
    ("Tom is the youngest in his class.", COURT_ID),
    ("He is a proud father of two.", COURT_ID),
    ("Your daughter, who is the elder, looks after him.", FATHER_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_what_the_record_cannot_hold_is_found(text: str, reader: str) -> None:
    """A sister of a girl with one brother, an aunt's home, a toddler among schoolchildren."""
    found = told(pronoun_mismatch, document(text), to=reader)

    assert {one.severity for one in found} == {Severity.CHECK}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_what_the_record_holds_or_may_hold_is_quiet(text: str, reader: str) -> None:
    """What fits, what is only thought of, what was once, and what is said of others."""
    assert told(pronoun_mismatch, document(text), to=reader) == []


def test_a_record_with_one_child_does_not_say_that_it_has_no_sister() -> None:
    """Brothers and sisters need not be on a record."""
    text = "Ava is worried about her younger sister."

    assert not told(pronoun_mismatch, document(text), record=only_ava())


def test_children_who_live_with_an_aunt_by_the_record_may_be_said_to() -> None:
    """It is the record that says with whom they live."""
    usual = family()
    record = replace(
        usual,
        relationships=(
            *usual.relationships,
            Relationship(source=GRAN_ID, target=CHILD_ID, kind="paternal_aunt", lives_with=True),
        ),
    )
    text = "The children's aunt, with whom they live, will bring them."

    assert not told(pronoun_mismatch, document(text), record=record)


def test_a_grandmother_who_is_a_party_may_be_called_so() -> None:
    """An applicant grandmother is one where the record has her as applicant."""
    usual = family()
    record = replace(usual, parties=(*usual.parties, Party(who=GRAN_ID, role="applicant")))
    text = "The applicant grandmother seeks leave."

    assert not told(pronoun_mismatch, document(text), record=record, to=COURT_ID)


def test_a_child_of_two_is_a_toddler_and_one_of_fourteen_a_teenager() -> None:
    """A birthday decides, and where none is recorded nothing is said."""
    for born, text in (
        (date(2024, 1, 9), "Your toddler slept in the buggy."),
        (date(2012, 1, 9), "The teenagers can decide for themselves."),
        (None, "I must put the welfare of your unborn child first."),
    ):
        record = family(replace(AVA, date_of_birth=born), TOM)
        assert not told(pronoun_mismatch, document(text), record=record, to=FATHER_ID)
