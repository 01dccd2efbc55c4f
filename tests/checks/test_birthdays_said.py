"""A birthday that a text tells of is the one that somebody has reached, on the day that it is."""

import pytest

from checker.checks.ages.birth_date_mismatch import birth_date_mismatch
from checker.model import Severity
from tests.builders.families import family, told
from tests.builders.letters import document

# Ava was born on 3 March 2016, Tom on 14 May 2019. The letter is checked on 23 November 2026.
WRONG = [
    "Tom has just had his fifth birthday and showed me a card.",
    "I hope that Tom enjoyed his fourth birthday.",
    "Tom looks forward to his seventh birthday.",
    "Ava will have her tenth birthday in March.",
    "Happy 11th birthday to Ava, which was in March!",
    "Congratulations to Tom on his ninth birthday.",
    "Happy birthday to Ava, which was in September!",
    "On 14 November Tom had his birthday. He told me of the cake.",
    "On the fourteenth of November Tom had his birthday.",
    "Last week it was Tom's birthday.",
    "Ava had her birthday yesterday.",
    "14 November was Tom's birthday.",
    "In October Tom had his birthday.",
    "Tom was seen. He had his birthday in October.",
    "Tom's birthday is on the fifteenth of May.",
    "Ava is going to be ten next March.",
    "Tom will be seven in May.",
    "Tom is seven and will be eight in winter.",
    "Ava became a teenager in September.",
    "Ava will become a teenager next March.",
    "Ava was born in the spring of 2016, on the thirteenth of May.",
    "Ava was born on the twenty-fourth of March.",
    "Tom was a lockdown baby, born in June 2020.",
    "Tom was a big baby, born in April 2019.",
    "As a nine-year-old, Tom knows his mind.",
    "Tom is not in school till next year.",
    "Tom is a winter baby.",
]
RIGHT = [
    "Tom has just had his seventh birthday and showed me a card.",
    "I hope that Tom enjoyed his seventh birthday.",
    "Tom looks forward to his eighth birthday.",
    "Ava will have her eleventh birthday in March.",
    "Ava had her fifth birthday in 2021.",
    "Ava has a photograph of her third birthday.",
    "Ava talks about her eighteenth birthday.",
    "Happy 10th birthday to Ava, which was in March!",
    "Happy 11th birthday to Ava for March!",
    "Happy birthday to Ava, which was in March!",
    "Ava sang happy birthday to me.",
    "On 14 May Tom had his birthday. He told me of the cake.",
    "On 14 November Tom had his birthday party, six months late.",
    "On 14 November Tom told me about his birthday.",
    "Tom celebrated his birthday late, on 3 October.",
    "It was a friend's birthday last week, and Tom went.",
    "Ava had her birthday with you last week.",
    "In October Ava wrote about her birthday in March.",
    "Tom's birthday is on the fourteenth of May.",
    "Ava is going to be eleven next March.",
    "Ava will be twelve in March 2028.",
    "Tom will be seven at the hearing in January.",
    "Tom will still be seven in January.",
    "Tom is seven and will be eight in spring.",
    "Ava behaves as though she became a teenager last week.",
    "Ava will be a teenager in three years.",
    "Ava was pushed by a teenager in September.",
    "Ava was born in the spring of 2016, on the third of March.",
    "Ava was born and baptised in Otherton on the third of May.",
    "Ava has a cousin who was a lockdown baby, born in June 2020.",
    "Tom was a big baby, born in May 2019.",
    "Tom was born seven years ago.",
    "Tom is a spring baby.",
    "Tom is a May baby.",
    "Tom is not in school until Monday.",
    "Tom was not yet at school when you moved.",
]
OF_THINGS = [
    "Tom wears clothes for age ten, he is tall.",
    "Tom takes trousers aged 10 and size 2 shoes.",
    "Tom needs a coat, age 10.",
    "Tom has a developmental age of four.",
    "Tom has the spelling age of a ten-year-old.",
    "Tom read a book for age eleven.",
    "Tom's puzzle, age 11 and up, is done.",
    "The club for age ten and over takes Tom.",
    "Tom is the height of a boy of ten.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_birthday_of_nobody_spoken_of_is_worth_a_look(text: str) -> None:
    """Its number, its day or its time of the year is not that of the record."""
    found = told(birth_date_mismatch, document(text), record=family())

    assert {one.severity for one in found} == {Severity.CHECK}


@pytest.mark.parametrize("text", RIGHT)
def test_a_birthday_that_may_be_right_is_quiet(text: str) -> None:
    """The right number and day, a party on another day, a birthday of long ago."""
    assert told(birth_date_mismatch, document(text), record=family()) == []


@pytest.mark.parametrize("text", OF_THINGS)
def test_what_a_thing_is_made_for_is_nobodys_age(text: str) -> None:
    """Clothes, books and clubs have ages, and so has a skill."""
    assert told(birth_date_mismatch, document(text), record=family()) == []
