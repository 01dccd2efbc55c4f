"""Words for a man or a woman that grammar ties to one person fit that person."""

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from checker.model import Severity
from tests.builders.cases import FATHER_ID, MOTHER_ID
from tests.builders.families import family, only_ava, told
from tests.builders.letters import document

# Ava is a girl, Tom a boy, Ms Hale their mother, Mr Davies their father.
WRONG = [
    ("She sat under the table, did Tom, and laughed.", MOTHER_ID),
    ("Tom, when she is tired, wants to go home.", MOTHER_ID),
    ("The child Ava, he does not want to go.", MOTHER_ID),
    ("The father, she works until five.", MOTHER_ID),
    ("I asked the father. She is prepared to travel, and her solicitor agrees.", MOTHER_ID),
    ("Tom is such a caring little girl.", MOTHER_ID),
    ("The boy, Ava, has drawn a picture.", MOTHER_ID),
    ("Neither parent disputes that Tom should stay at her present school.", MOTHER_ID),
    ("Tell Tom her dad will ring.", MOTHER_ID),
    ("You are a good mum to them.", FATHER_ID),
    ("You told me that, as a father, you worry.", MOTHER_ID),
]
RIGHT = [
    ("You told me she rings every night. Tom misses you.", FATHER_ID),
    ("She sat under the table, said Ava, and Tom laughed.", MOTHER_ID),
    ("Ava, he said, was tired. Mr Davies had come.", MOTHER_ID),
    ("I have asked the headteacher if he can see Ava.", MOTHER_ID),
    ("The father told me that she sleeps badly. Ava is happy at school.", MOTHER_ID),
    ("Ava loves her dog. He sleeps on her bed.", MOTHER_ID),
    ("The boy Ava likes came.", MOTHER_ID),
    ("Tom is close to his sister.", MOTHER_ID),
    ("Tell Ava her dad will ring.", MOTHER_ID),
    ("You are not their mother.", FATHER_ID),
    ("You are a good mum to them.", MOTHER_ID),
    ("As a mother, Ms Hale worries, and you told me so.", FATHER_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_what_can_only_be_said_of_them_has_to_fit(text: str, reader: str) -> None:
    """A name's own sentence says of whom the word is."""
    found = told(pronoun_mismatch, document(text), record=family(), to=reader)

    assert {one.severity for one in found} == {Severity.CHECK}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_what_may_be_said_of_another_is_quiet(text: str, reader: str) -> None:
    """Somebody who is not named, an animal, somebody else who speaks."""
    assert told(pronoun_mismatch, document(text), record=family(), to=reader) == []


def test_a_child_whom_the_record_does_not_have_is_no_childs() -> None:
    """Whoever has only a daughter on the case has no son in its letters."""
    son = told(pronoun_mismatch, document("Your son is well."), record=only_ava())

    assert [one.evidence.letter for one in son] == ["Your son"]
    assert not told(pronoun_mismatch, document("Your daughter is well."), record=only_ava())
