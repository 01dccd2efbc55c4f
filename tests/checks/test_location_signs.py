"""What a letter tells about where somebody protected lives without naming a place on record."""

import pytest

from checker.checks.protected.protected_location_clue import protected_location_clue
from checker.model import Severity
from tests.builders.protected_cases import FLAGGED, found


def told(text: str, to: str = "P2") -> list[str]:
    """Give what the rule points at in a letter to the father, who must not find the mother."""
    findings = found(protected_location_clue, f"Dear Mr Davies\n\n{text}\n", FLAGGED, to=to)
    assert all(one.severity is Severity.CHECK for one in findings)
    return [one.evidence.letter for one in findings]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Robin can see the lighthouse from the bedroom.", id="what is seen"),
        pytest.param("At night Robin hears the trams.", id="what is heard"),
        pytest.param("Ms Hale's garden backs on to a railway line.", id="what is behind"),
        pytest.param("Ms Hale lives above the chip shop.", id="what is below"),
        pytest.param("Ms Hale works round the corner from the cathedral.", id="what is near"),
        pytest.param("Ms Hale takes the number 14 bus to our office.", id="a bus"),
        pytest.param("Ms Hale lives twenty minutes' drive from you.", id="a distance"),
        pytest.param("We chose a place that is nearer the mother.", id="nearer"),
        pytest.param("Robin feeds the ducks on the canal after school.", id="what they pass"),
        pytest.param("Ms Hale shops at the Lidl by the roundabout.", id="a shop"),
        pytest.param("Robin's cubs meet in the village hall.", id="a club"),
        pytest.param("Ms Hale has moved to the northern end of the county.", id="a region"),
        pytest.param("Ms Hale now lives in a cathedral city.", id="a kind of town"),
        pytest.param("Robin's new house is an old police station.", id="a kind of house"),
        pytest.param("Ms Hale and Robin were evacuated when the river rose.", id="what happened"),
        pytest.param("Robin's uniform is purple with a crest.", id="a uniform"),
        pytest.param("Robin is learning Welsh.", id="a language"),
        pytest.param("I saw Robin on Monday. They can hear the sea there.", id="the next sentence"),
        pytest.param("Robin has a friend near Seathwaite.", id="a town"),
        pytest.param("The old windmill turns right outside the wall.", id="nobody is named"),
        pytest.param("I drove north for two hours to see Robin.", id="a direction"),
        pytest.param("Robin sings in the choir of St Piran's, by the house.", id="a saint"),
        pytest.param("Robin's new dentist is Marl Hill Dental.", id="whom they see now"),
        pytest.param("It is 14 miles from our office to mums.", id="from our office"),
        pytest.param("Robin swims at the leisure centre every Tuesday.", id="a day of the week"),
        pytest.param("Robin has moved to the coast.", id="a part of the country"),
        pytest.param("Robin wears the purple sweatshirt of the school.", id="its colours"),
        pytest.param("Robin is proud of the green blazer.", id="a blazer"),
        pytest.param("The nearest hospital is far off, Ms Hale says.", id="what is nearest"),
    ],
)
def test_what_is_near_somebody_protected_hints_at_their_place(text: str) -> None:
    """Who knows what is beside a home, and how far it is, can find it."""
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Robin is well and enjoys reading.", id="nothing"),
        pytest.param("Robin likes swimming and going to the park.", id="what every town has"),
        pytest.param("Ms Hale was at Quarry House.", id="part of a name"),
        pytest.param("Robin draws lighthouses.", id="a drawing"),
        pytest.param("Robin wore a red jumper and a purple coat.", id="clothes of no school"),
        pytest.param("Robin would love to see the sea one day.", id="a wish"),
        pytest.param("Robin sang a song about a windmill by the river.", id="a song"),
        pytest.param("From your window Robin could see the trams go by.", id="your window"),
        pytest.param("Robin saw Dr Helen Marsh near the house.", id="a surname"),
        pytest.param("There is a bus stop outside the building.", id="where we meet"),
        pytest.param("I saw Robin at home on Monday; the bedroom is warm.", id="a home as any"),
        pytest.param("Robin goes to school and likes the teacher.", id="a school as any"),
        pytest.param(
            "Robin remembers the canal where you used to walk.", id="what the reader knows"
        ),
        pytest.param("Handover of Robin will be at the library.", id="a handover"),
        pytest.param("Our office is opposite the railway station.", id="our office"),
        pytest.param("The hearing is next to the market.", id="a hearing"),
        pytest.param("You live ten minutes from the harbour.", id="the reader's own place"),
        pytest.param("Mr Davies drives past the harbour.", id="the reader by name"),
        pytest.param("Robin plays with a friend in Otherton.", id="the reader's own town"),
    ],
)
def test_what_is_of_no_home_or_known_hints_at_nothing(text: str) -> None:
    """A picture, an office, a place of the reader's own."""
    assert told(text) == []


def test_who_lives_with_a_child_is_told_nothing_new_of_the_childs_place() -> None:
    """The child's own address has the flag too, and is not kept from the mother."""
    assert told("Robin can see the lighthouse from the bedroom.", to="P1") == []
