"""Of whom "he" and "she" are said is weighed where no rule of grammar ties them to a name."""

from dataclasses import replace

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from tests.builders.cases import FATHER_ID, MOTHER_ID
from tests.builders.families import AVA, TOM, family, told

# Ava is a girl, Tom a boy, Ms Erin Hale their mother, Mr Owen Davies their father.
WRONG = [
    (MOTHER_ID, "Please let me know whether Ava may bring his recorder on Monday."),
    (FATHER_ID, "We have kept a place for Tom on the trip, so that she need not miss it."),
    (MOTHER_ID, "I was pleased to hear that Tom has found her feet at the new club."),
    (FATHER_ID, "I have told Ava that he can ring me if he is worried."),
    (MOTHER_ID, "When Tom had finished her drink, we talked about the summer."),
    (MOTHER_ID, "There is a note for Ava in the envelope, which he can read by himself."),
    (FATHER_ID, "Ms Hale was asked for his comments, and he sent them within a week."),
    (MOTHER_ID, "I rang Mr Davies this morning and she is content with the new time."),
    (FATHER_ID, "Tom has lost her glove again, and your little boy was sad about it."),
]
RIGHT = [
    (MOTHER_ID, "Please let me know whether Ava may bring her recorder on Monday."),
    (FATHER_ID, "We have kept a place for Tom on the trip, so that he need not miss it."),
    (MOTHER_ID, "Tom asked whether his sister could come, and I told him that she could."),
    (FATHER_ID, "Ava told me that Tom was tired and that he had slept on her shoulder."),
    (MOTHER_ID, "Ava has a new teacher, and she says that he is strict but fair."),
    (FATHER_ID, "I met Ms Hale and Tom together. She sat near him throughout."),
    (MOTHER_ID, "Mr Davies says that his mother is ill and that she cannot travel."),
    (FATHER_ID, "The judge has read what Ava wrote, and he will answer her."),
    (MOTHER_ID, 'Ava laughed and said of the clown: "He lost his nose!"'),
    (MOTHER_ID, "Ava was asked what she would say to him or her, and had no answer."),
]


@pytest.mark.parametrize(("to", "text"), WRONG)
def test_a_word_said_of_somebody_whom_it_does_not_fit_is_heard(to: str, text: str) -> None:
    """Nobody else is near of whom it could be said."""
    assert told(pronoun_mismatch, text, record=family(), to=to)


@pytest.mark.parametrize(("to", "text"), RIGHT)
def test_quiet_where_somebody_else_may_be_meant(to: str, text: str) -> None:
    """Whoever fits the word may be meant: a brother, a teacher, a judge."""
    assert not told(pronoun_mismatch, text, record=family(), to=to)


def test_quiet_where_the_record_does_not_say_how_somebody_is_spoken_of() -> None:
    """Who is unsure fits every word."""
    record = family(replace(AVA, pronouns=""), replace(TOM, pronouns="they/them"))
    text = "Please let me know whether Ava may bring his recorder. Tom has found her feet."
    assert not told(pronoun_mismatch, text, record=record, to=MOTHER_ID)
