"""Two who are named together have each their own age and birth, in the order of their names."""

import pytest

from checker.checks.ages.birth_date_mismatch import birth_date_mismatch
from checker.model import Severity
from tests.builders.families import family, told
from tests.builders.letters import document

# Ava was born on 3 March 2016, Tom on 14 May 2019. The letter is checked on 23 November 2026.
WRONG = [
    "Ava is ten and Tom three.",
    "Ava is ten, Tom nine.",
    "Ava is 10 and Tom 9, so they need separate rooms.",
    "Ava is ten and her brother is nine.",
    "Your daughter is ten and your son four.",
    "Ava (10) and Tom (3) were seen.",
    "The children are Ava, ten, and Tom, nine.",
    "Ava and Tom, ten and three respectively, live with you.",
    "Ava and Tom are ten and nine respectively.",
    "Ava and Tom (10 and 3) were seen.",
    "Ava was eight and Tom one when you separated.",
    "Ava will be eleven and Tom ten next year.",
    "Ava turned ten in March and Tom nine in May.",
    "Ava was born in March 2016 and Tom in June 2020.",
    "Ava was born on 3 March 2016 and Tom on 14 June 2019.",
    "Ava and Tom were born in 2016 and 2021.",
    "Ava is about five and a half years older than Tom.",
]
RIGHT = [
    "Ava is ten and Tom seven.",
    "Ava is ten, Tom seven.",
    "Ava is 10 and Tom 7, so they need separate rooms.",
    "Ava is ten and her brother is seven.",
    "Your daughter is ten and your son seven.",
    "Ava (10) and Tom (7) were seen.",
    "Ava (1) and Tom (2) are the subjects.",
    "The children are Ava, ten, and Tom, seven.",
    "Ava and Tom, ten and seven respectively, live with you.",
    "Tom and Ava (10 and 7) were seen.",
    "Ava was eight and Tom five when you separated.",
    "Ava was four and Tom one at the time.",
    "Ava will be eleven and Tom eight next year.",
    "Ava turned ten in March and Tom seven in May.",
    "Ava was born in March 2016 and Tom in May 2019.",
    "Ava was born in 2016 and Tom started school in 2023.",
    "Ava and Tom were born in 2016 and 2019.",
    "Ava is about three and a half years older than Tom.",
    "Ava is nearly four years older than Tom.",
    "Ava is ten and Tom three years and two months younger.",
    "Ava is ten and Tom three times as shy.",
    "Ava is ten and Tom 3 feet tall.",
    "Ava was ten minutes late and Tom three.",
    "Ava scored 10, Tom 3, in the game.",
    "Ava comes at ten and Tom at three.",
    "Ava's friend is nine and her sister four.",
    "Ava is ten and Tom one year ahead in reading.",
]


@pytest.mark.parametrize("text", WRONG)
def test_the_second_of_two_ages_is_as_much_somebodys_as_the_first(text: str) -> None:
    """A verb that is left out, a bracket and "respectively" say whose it is."""
    found = told(birth_date_mismatch, document(text), record=family())

    assert {one.severity for one in found} == {Severity.CHECK}


@pytest.mark.parametrize("text", RIGHT)
def test_two_right_ages_and_two_other_numbers_are_quiet(text: str) -> None:
    """Ages of the same day are as far apart as the births; other numbers are no ages."""
    assert told(birth_date_mismatch, document(text), record=family()) == []
