"""Words for a man or a woman fit everybody of whom they are said, in a row, of a part, in Welsh."""

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from checker.model import Severity
from tests.builders.cases import COURT_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import family, told
from tests.builders.letters import document

# Ava is a girl, Tom a boy, Ms Hale their mother and the applicant, Mr Davies their father.
WRONG = [
    ("The brothers, Ava and Tom, share a room.", COURT_ID),
    ("Both daughters of you wish for more time.", FATHER_ID),
    ("Your sons were at home.", MOTHER_ID),
    ("As Tom's mum, you know him well.", FATHER_ID),
    ("Ref the little lad Ava, any concerns?", COURT_ID),
    ("I spoke next to the children's stepmother, Ms Hale.", COURT_ID),
    ("The applicant, as he has done throughout, agrees.", COURT_ID),
    ("The respondent has brought the papers of herself.", COURT_ID),
    ("The mother had made coffee, and himself sat down.", COURT_ID),
    ("Ava said that when you shout it makes him sad.", FATHER_ID),
    ("A reserved boy, Ava has learned to be quiet.", COURT_ID),
    ("Your wee man Ava is doing well.", MOTHER_ID),
    ("I ask whether the small girl Tom takes any medicine.", COURT_ID),
    ("Ava is one of the kindest boys I have met.", MOTHER_ID),
    ("He said that he had raised Ava as his own son.", COURT_ID),
    ("He was upset that his daughter Tom didn't come.", COURT_ID),
    ("She has her mother's chin, has Tom, when she is cross.", MOTHER_ID),
    ("Mae Ava yn fachgen hapus.", MOTHER_ID),
    ("Gwelais Ava a'i fam yn yr ysgol.", MOTHER_ID),
    ("Siaradais ag eich merch Tom.", MOTHER_ID),
]
RIGHT = [
    ("The children, Ava and Tom, share a room.", COURT_ID),
    ("Your sons and daughters are welcome here, as I told Ava.", FATHER_ID),
    ("The lad next door plays with Ava. He is nine.", COURT_ID),
    ("Both children wish for more time.", FATHER_ID),
    ("Your sister and both boys from next door were at home.", MOTHER_ID),
    ("Both parents and the girls in her class came to see Ava.", COURT_ID),
    ("As Tom's dad, you know him well.", FATHER_ID),
    ("As Tom's mum said, you know him well.", FATHER_ID),
    ("The boy Ava likes came.", COURT_ID),
    ("A reserved girl, Ava has learned to be quiet.", COURT_ID),
    ("A local boy, Ava said, had found it.", COURT_ID),
    ("Ava is one of the kindest girls I have met.", MOTHER_ID),
    ("She has her mother's chin, has Ava, when she is cross.", MOTHER_ID),
    ("She laughed at the dog, and so, said the nurse, did Tom.", MOTHER_ID),
    ("I spoke next to the children's mother, Ms Hale.", COURT_ID),
    ("I spoke next to the children's stepmother, Ms Pye.", COURT_ID),
    ("The applicant, as she has done throughout, agrees.", COURT_ID),
    ("The applicant says that he hits her.", COURT_ID),
    ("The postman left the parcel for Ava? He said that he had.", MOTHER_ID),
    ("Ms Hale saw him at school.", COURT_ID),
    ("He himself told Ms Hale so.", COURT_ID),
    ("Mae Ava yn ferch hapus.", MOTHER_ID),
    ("Gwelais Ava a'i mam yn yr ysgol, a Tom a'i fam.", MOTHER_ID),
    ("Siaradais ag eich mab Tom.", MOTHER_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_what_is_said_of_somebody_fits_them(text: str, reader: str) -> None:
    """The record says who is a woman and who is a man."""
    found = told(pronoun_mismatch, document(text), record=family(), to=reader)

    assert {one.severity for one in found} == {Severity.CHECK}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_what_may_be_said_of_others_is_quiet(text: str, reader: str) -> None:
    """Others, a word that fits, somebody whom the record does not have."""
    assert told(pronoun_mismatch, document(text), record=family(), to=reader) == []
