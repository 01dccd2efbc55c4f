"""A place that tells where somebody is, such as a child's school, and when it tells nothing new."""

from dataclasses import replace

import pytest

from checker.checks.protected_location_clue import protected_location_clue
from checker.model import Case, LocationClue, Organisation, Release, Severity, WhoId
from tests.builders.cases import (
    C8,
    COURT,
    FIRM,
    MOTHER_ID,
    OTHER_FIRM,
    SENDER,
    address,
    case,
    phone,
)
from tests.builders.letters import document, matter
from tests.builders.protected_cases import FLAGGED, found

SCHOOL = Organisation(
    id=WhoId("O5"),
    name="Larkfield Primary School",
    kind="school",
    addresses=(address("5 School Lane", "Larkfield", "XX5 5AA", id="A40"),),
    contacts=(phone("01632 960555"),),
)
CLUES = case(
    organisations=(FIRM, OTHER_FIRM, COURT, SENDER, SCHOOL),
    location_clues=(LocationClue(whom=MOTHER_ID, kind="school", organisation=WhoId("O5")),),
    restrictions=(C8,),
)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param("Robin is at Larkfield Primary School.", Severity.STOP, id="its name"),
        pytest.param("Robin is at Larkfield Primary now.", Severity.STOP, id="its short name"),
        pytest.param("It is at 5 School Lane.", Severity.STOP, id="its street"),
        pytest.param("Ring 01632 960555.", Severity.STOP, id="its phone"),
        pytest.param("Robin likes the new school.", Severity.CHECK, id="a hint"),
        pytest.param("Robin likes school.", None, id="nothing"),
    ],
)
def test_a_place_that_tells_where_somebody_is(text: str, severity: Severity | None) -> None:
    """Who knows the school can wait at its gate."""
    got = [one.severity for one in found(protected_location_clue, text, CLUES)]
    assert got == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("record", "to"),
    [
        pytest.param(CLUES, "P1", id="herself"),
        pytest.param(CLUES, "O5", id="the school"),
        pytest.param(replace(CLUES, restrictions=()), "P2", id="nothing is kept"),
        pytest.param(
            replace(
                CLUES,
                location_clues=(
                    LocationClue(whom=MOTHER_ID, kind="school", organisation=WhoId("O99")),
                ),
            ),
            "P2",
            id="no such place",
        ),
    ],
)
def test_quiet_when_the_place_tells_nothing_new(record: Case, to: str) -> None:
    """The school itself, and a reader from whom nothing is kept."""
    assert not found(protected_location_clue, "Larkfield Primary School", record, to=to)


def test_a_clue_follows_a_flag_as_well_and_never_means_never() -> None:
    """Where the address is kept, so is the school; a grave restriction stays grave."""
    record = replace(
        FLAGGED, organisations=CLUES.organisations, location_clues=CLUES.location_clues
    )
    grave = replace(CLUES, restrictions=(replace(C8, release="never"),))

    [flagged] = found(protected_location_clue, "Larkfield Primary School", record)
    [never] = found(protected_location_clue, "Larkfield Primary School", grave)

    assert flagged.release is Release.SECOND_PERSON
    assert never.release is Release.NEVER
    assert not list(protected_location_clue(matter(document(""), case=None)))
