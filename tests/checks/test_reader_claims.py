"""What a letter takes its reader to be, or says that somebody named is, is held to the record."""

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from tests.builders.cases import COURT_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import GRAN_ID, family, told

RECORD = family()

# Ms Hale is the mother, Mrs Cole a grandmother, Mr Davies the father.
WRONG = [
    ("Being the children's father, you may ask for a copy.", MOTHER_ID),
    ("You, as Tom's stepfather, were asked for a view.", FATHER_ID),
    ("You are, of course, the children's mother.", FATHER_ID),
    ("Other fathers like yourself have found the course of use.", MOTHER_ID),
    ("You have been anything but a bad mother.", FATHER_ID),
    ("As their uncle you may write to them.", FATHER_ID),
    ("An aunt like yourself needs the leave of the court.", GRAN_ID),
    ("Sir, I am sorry that you had to wait.", MOTHER_ID),
    ("Madam, I am sorry that you had to wait.", FATHER_ID),
    ("I have written to Ms Hale, the father of the children.", COURT_ID),
    ("I have written to Ms Hale, the father of Ava and Tom.", COURT_ID),
    ("Mr Davies is the children's uncle and sees them each week.", COURT_ID),
    ("They spent the day with their stepmother, Ms Hale.", COURT_ID),
    ("Ava and Tom are cousins and know each other well.", COURT_ID),
    ("Ava and Tom were twins in the class list.", COURT_ID),
]
RIGHT = [
    ("Being the children's father, you may ask for a copy.", FATHER_ID),
    ("You, as Tom's father, were asked for a view.", FATHER_ID),
    ("You are, of course, the children's mother.", MOTHER_ID),
    ("Other fathers like yourself have found the course of use.", FATHER_ID),
    ("You are not the children's father, whatever the form says.", MOTHER_ID),
    ("If you were the children's aunt, you would need leave.", MOTHER_ID),
    ("As their mother you know that she may write to them.", MOTHER_ID),
    ("A grandmother like yourself needs the leave of the court.", GRAN_ID),
    ("As a mother and a grandmother you know both sides.", GRAN_ID),
    ("Dear Sir or Madam, please pass this on.", MOTHER_ID),
    ("I have written to Mr Davies, the father of the children.", COURT_ID),
    ("I have written to Mr Davies, the father of Ava and Tom.", COURT_ID),
    ("I have written to Ms Hale, the mother of Dorothy Pell's friend.", COURT_ID),
    ("Any child is told that he or she may stop, and Ava was told so too.", COURT_ID),
    ("Mr Davies is the eldest brother in a family of five.", COURT_ID),
    ("They spent the day with their stepmother, Mrs Pell.", COURT_ID),
    ("Ava and Tom are brother and sister and know each other well.", COURT_ID),
    ("Ava and Tom are twins of nobody, as the dates show.", COURT_ID),
]


@pytest.mark.parametrize(("text", "to"), WRONG)
def test_what_nobody_can_be_is_found(text: str, to: str) -> None:
    """The record has them as something else."""
    assert told(pronoun_mismatch, text, record=RECORD, to=to)


@pytest.mark.parametrize(("text", "to"), RIGHT)
def test_quiet_where_it_is_so_or_is_not_said(text: str, to: str) -> None:
    """What the record bears out, what is denied or supposed, and strangers are left alone."""
    assert not told(pronoun_mismatch, text, record=RECORD, to=to)
