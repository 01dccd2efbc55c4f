"""An age or a birthday that a sentence gives in its own words is somebody's of whom it speaks."""

import pytest

from checker.checks.ages.birth_date_mismatch import birth_date_mismatch
from checker.model import Severity
from tests.builders.families import family, told
from tests.builders.letters import document

# Ava was born on 3 March 2016, Tom on 14 May 2019, their mother in 1990, their father in 1988.
WRONG = [
    "Your daughter, who at fifteen is old enough to choose, spoke to me.",
    "The father, a man of fifty-two, works nights.",
    "The mother, now forty-six, intends to retrain.",
    "I met Ava. She is fourteen and knows her mind.",
    "Ava celebrated her fifteenth birthday in the summer.",
    "The older child, aged 14, was seen alone.",
    "The younger child is a teenager.",
    "Tom is still in nappies.",
    "Ava is in Year 10 now.",
    "The mother is in her fifties.",
    "Tom, now in his twelfth year, was seen.",
    "Tom's birthday is on the 24th of May.",
    "Happy birthday to Ava for yesterday.",
    "Tom was born on Bonfire Night.",
    "Ava was born in the week before Christmas.",
    "Ava is two years younger than Tom.",
    "Ava, your younger daughter, is well.",
    "The children are aged thirteen and seven.",
    "The children were born eleven months apart.",
    "Ava was four in 2023.",
    "Ava was 12 when I saw her.",
    "Ava is tall for thirteen.",
    "The date on the birth certificate of Ava is 3 March 2014.",
    "Tom starts secondary school next September.",
    "Ava is a toddler and was carried in by her mother.",
    "Ava, a teenager now, wants to be heard.",
    "Tom's birthday is on 3 March, and he spends it with his father.",
    "Tom's ninth birthday is next week.",
    "We have two children here, namely Ava, a girl aged 7, and Tom, a boy aged 7.",
    "Tom is the elder by three years.",
    "At thirteen, Ava knows her own mind.",
    "As a child of thirteen, Ava can say what she wants.",
    "Age of Ava: 13",
    "Ava's age is 13.",
    "Ava reached the age of thirteen not long ago.",
    "On her last birthday Ava was thirteen.",
    "Ava will be thirteen next birthday.",
    "Ava is coming up to her ninth birthday.",
    "When I met Ava, then 13, last month, she was shy.",
    "The child concerned is Ava, whose date of birth is 4 March 2016.",
]
RIGHT = [
    "Your daughter, who at ten is old enough to choose, spoke to me.",
    "The father has two jobs and is at work nine hours a day.",
    "Ava is one of three children in the choir.",
    "Ava is in Year 6 and Tom in Year 3.",
    "When Tom was still in nappies you moved.",
    "A child of sixteen may choose, but Ava is far from that age.",
    "Our service is for children aged 4 to 17.",
    "The mother's cousin, who is 22, came.",
    "The mother's new baby, 3 months, was there.",
    "Next spring, when she will be eleven, Ava hopes to swim.",
    "Ava was four in 2020.",
    "Ava celebrated her tenth birthday in the spring.",
    "Photo attached: Ava aged 2 at the seaside.",
    "There are three years between the children.",
    "Ava, the elder, helped Tom.",
    "The birth of Ava was registered on 20 March 2016.",
    "You were twenty-six when Ava was born.",
    "Ava's rabbit is 4 years old.",
    "I will see Ava at ten and Tom at eleven.",
    "The mother has been separated for two years and is on 4 days a week.",
    "Ava starts secondary school next September.",
    "When Ava was a toddler she lived with her aunt.",
    "Tom's birthday is on 14 May, and he spends it with his father.",
    "Tom's eighth birthday is next May.",
    "Tom, a boy aged 7, and Ava, a girl aged 10, were seen.",
    "At nine, Ava goes to choir.",
    "At ten, Ava knows her own mind.",
    "Ava will be eleven next birthday.",
    "Once Ava is coming up to her eighteenth birthday she may choose.",
    "Ava plays with children who are 7 and with a girl who is 14.",
    "Ava has 11 lengths to swim for her badge, and Tom has 3.",
    "I have a card for Tom's eighth birthday in May.",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_nobody_spoken_of_is_is_worth_a_look(text: str) -> None:
    """It is wrong for everybody at whom the sentence points."""
    found = told(birth_date_mismatch, document(text), record=family())

    assert [one.severity for one in found] == [Severity.CHECK]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_quiet(text: str) -> None:
    """Another time, a stranger's age, a number of something else."""
    assert told(birth_date_mismatch, document(text), record=family()) == []
