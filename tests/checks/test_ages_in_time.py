"""An age or a birth that a sentence ties to a time has to be somebody's of whom it speaks."""

from datetime import date

import pytest

from checker.checks.ages.birth_date_mismatch import birth_date_mismatch
from checker.checks.ages.times_said import times_said
from checker.checks.people.spoken_of import tellings
from checker.model import Severity
from tests.builders.families import family, told
from tests.builders.letters import dispatch, document, matter

# Ava was born on 3 March 2016, Tom on 14 May 2019, their mother in 1990, their father in 1988.
# The letter is checked on 23 November 2026.
TODAY = date(2026, 11, 23)
WRONG = [
    "Tom will be nine at Christmas and hopes to see you.",
    "Ava attains the age of sixteen on 3 March next.",
    "At the date of separation in March 2024 Ava was two years old.",
    "Tom was four when I saw him last month.",
    "Ava doesn't turn eleven until next summer.",
    "Tom, who was twelve at the date of the application, was seen alone.",
    "Ava will reach her majority in March next year.",
    "Tom reached his tenth birthday last week.",
    "Ava is due to start secondary school in September 2030.",
    "Tom has a place at nursery and his nursery key worker spoke to me.",
    "Ava has passed her driving test.",
    "You were nineteen on the birth of Ava.",
    "Tom came to the world in the February of 2018.",
    "Ava, you said, was born in the snow of December 2010.",
    "Ava, female, 2016-04-03.",
    "Tom's birthday is in October.",
    "As a leap-year baby, Tom has had one real birthday.",
    "Ava was already eighteen months when you met in April 2016.",
    "It was lovely to see the photograph of Ava having her christening in 2014.",
]
RIGHT = [
    "Tom will be eight in May and hopes to see you.",
    "Ava attains the age of eleven on 3 March next.",
    "At the date of separation in March 2024 Ava was eight years old.",
    "Tom was seven when I saw him last month.",
    "Ava doesn't turn eleven until next spring.",
    "Ava, who was ten at the date of the application, was seen alone.",
    "Ava will be sixteen before the order ends in 2033.",
    "Ava is due to start secondary school in September 2027.",
    "Tom remembers when he was at nursery.",
    "Ava wants to go to university and to take her driving test.",
    "You were twenty-six when Ava was born.",
    "Tom was born in the spring of 2019 and moved here in October.",
    "You met in 2014, two years before Ava was born.",
    "The report on Ava, 12 May 2021, was read.",
    "Tom's birthday is in May and his party was in June.",
    "Tom would like to be nine in January.",
    "When Ava was born in 2016 you lived in Otherton and in 2019 you moved.",
    "Ava (born 3 March 2016, aged 10) was seen on 4 May 2026.",
    "The hearing is in ten days and the review will be in June.",
    "Ava will be seen at 10 on 4 December.",
    "Tom was one of two boys who read in June.",
    "Ava was seen at the University Hospital in June.",
    "The health visitor of the mother's baby told me that Tom is well.",
    "Children start nursery at three, and Tom liked it.",
    "The contact between Tom and you will be two hours in May.",
    "You will be 12 weeks into the course in January, and Ava knows it.",
    "Ava was one of three children who spoke in March 2025",
    "Ava wants a phone when she is twelve, in 2028.",
    "Ava said that the baby next door will be one in January.",
    "Tom's birthday party was in March, after his birthday in May.",
    "Tom still has a pushchair in the hall from when he was small.",
]


@pytest.mark.parametrize("text", WRONG)
def test_at_the_time_that_is_told_of_nobody_is_so_old(text: str) -> None:
    """The record's birth and the time said do not give that age."""
    found = told(birth_date_mismatch, document(text), record=family())

    assert {one.severity for one in found} == {Severity.CHECK}


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_at_its_time_is_quiet(text: str) -> None:
    """Another year, somebody else, a wish or a number of something else."""
    assert told(birth_date_mismatch, document(text), record=family()) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in March 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("the fourteenth day of January 2020", date(2020, 1, 14), date(2020, 1, 14)),
        ("the third of May of two thousand and twelve", date(2012, 5, 3), date(2012, 5, 3)),
        ("2016-03-09", date(2016, 3, 9), date(2016, 3, 9)),
        ("next autumn", date(2027, 9, 1), date(2027, 11, 30)),
        ("in September next year", date(2027, 9, 1), date(2027, 9, 30)),
        ("last winter", date(2025, 12, 1), date(2026, 2, 28)),
        ("two months ago", date(2026, 9, 17), date(2026, 10, 1)),
    ],
)
def test_a_time_names_its_days(text: str, first: date, last: date) -> None:
    """A month is all of its days, and what is counted back is near enough."""
    (time,) = times_said(text, 0, len(text), TODAY)

    assert time.days == ((first, last),)


@pytest.mark.parametrize("text", ["31 February 2020", "2016-13-40", "he may come", "we march on"])
def test_what_is_no_day_of_a_calendar_is_no_time(text: str) -> None:
    """A verb, and a day that no month has."""
    assert [one for one in times_said(text, 0, len(text), TODAY) if one.whole] == []


def test_an_endless_sentence_is_weighed_in_pieces() -> None:
    """What is compared with all else in its sentence stays linear in a hostile text."""
    letter = document("Ava was born " * 500)
    (telling, *_) = tellings(matter(dispatch(letter), case=family()))

    assert max(last - first for first, last in telling.each_sentence()) <= 1000
