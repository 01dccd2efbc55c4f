"""A place that tells where somebody is, such as a child's school, and when it tells nothing new."""

from dataclasses import replace

import pytest

from checker.checks.protected.protected_location_clue import protected_location_clue
from checker.mentions import find
from checker.model import Case, LocationClue, Organisation, Release, Severity, WhoId
from tests.builders.cases import (
    C8,
    CHILD_ID,
    COURT,
    FIRM,
    MOTHER_ID,
    MOTHERS_HOME,
    OTHER_FIRM,
    SENDER,
    address,
    case,
    case_with,
    father,
    mother,
    phone,
    policy,
)
from tests.builders.letters import dispatch, document, matter
from tests.builders.ordinary_prose import HEADINGS, SENTENCES
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
        pytest.param("He goes to Larkfield C of E Primary.", Severity.STOP, id="Church school"),
        pytest.param("Larkfield Pri Sch", Severity.STOP, id="shortened"),
        pytest.param("Ysgol Larkfield", Severity.STOP, id="in Welsh"),
        pytest.param("larkfieldprimary@schools.example", Severity.STOP, id="its mailbox"),
        pytest.param("He was in his Larkfield jumper.", Severity.STOP, id="its clothes"),
        pytest.param("Robin likes the new school.", Severity.CHECK, id="a hint"),
        pytest.param("Robin likes school.", None, id="nothing"),
    ],
)
def test_a_place_that_tells_where_somebody_is(text: str, severity: Severity | None) -> None:
    """Who knows the school can wait at its gate."""
    got = [one.severity for one in found(protected_location_clue, text, CLUES)]
    assert got == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        pytest.param("The nurse at Brookmead rang.", True, id="its own word"),
        pytest.param("A message came (Brookmead) about reading.", True, id="in brackets"),
        pytest.param("Brookmead Road is closed.", False, id="a road of that name"),
        pytest.param("The brookmead is green.", False, id="a word"),
        pytest.param("We met in Larkfield. I saw Victoria there.", False, id="its town, a name"),
        pytest.param("Brookmead is a word that begins this.", False, id="a sentence's first word"),
    ],
)
def test_a_school_is_called_by_its_own_word(text: str, *, fires: bool) -> None:
    """Nobody says Primary School each time."""
    for name in ("Brookmead Primary School", "Larkfield School", "Victoria Primary School"):
        record = replace(CLUES, organisations=(FIRM, COURT, SENDER, replace(SCHOOL, name=name)))
        stops = [
            one
            for one in found(protected_location_clue, text, record)
            if one.severity is Severity.STOP
        ]
        assert bool(stops) is (fires and "Brookmead" in name), name


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


KEPT = case_with(
    mother(pronouns="she/her", addresses=(replace(MOTHERS_HOME, town="Farley"),)),
    father(pronouns="he/him"),
    restrictions=(C8,),
)


@pytest.mark.parametrize(
    "text",
    [
        "Robin likes the new school.",
        "Ms Hale told us about her new school run.",
        "Ms Hale is staying with her sister.",
        "Mum works at the Co-op by the station.",
        "Robin now walks to school because it is at the end of their road.",
        "Robin told me about the park behind the flat.",
        "Ms Hale relocated with the child out of county.",
        "Robin said his bedroom looks over the canal.",
        "He catches the number 7 bus with his mother and Ms Hale lives now on the coast.",
        "She has been rehoused and Ms Hale is in supported housing.",
        "Ms Hale works nights at a care home.",
        "Ms Hale is now under a different police force.",
        "Robin starts at the new nursery on Monday.",
        "Robin has a new GP.",
        "Ms Hale has registered with a new surgery.",
        "Ms Hale has moved to a new area.",
        "She is in a refuge.",
        "Ms Hale and Robin were in refuge until May.",
        "Ms Hale was placed in temporary accommodation.",
        "Ms Hale is staying in a hostel.",
        "The mother lives in a safe house.",
        "Ms Hale said that her landlord is selling.",
        "We spoke to Ms Hale. Her landlord was present.",
        "Ms Hale's landlord has written to us.",
        "Ms Hale\u2019s housing officer has confirmed this.",
        "Erin Hale asked her housing association for help.",
        "Robin goes to the nursery near her flat, as Ms Hale said.",
        "Ms Hale found a nursery close to her home.",
        "There is a playground next to Ms Hale's flat.",
        "Ms Hale uses the library opposite her house.",
        "Robin plays at the leisure centre within walking distance of the mother's home.",
        "Robin goes to the local school.\nRobin's local school is good.",
        "Ms Hale was seen at her local church.",
        "The new home is in Farley.",
        "Ms Hale has moved away.",
        "The children changed schools in May.",
        "The move to Farley went well.",
        "Robin has begun at a nursery around the corner from the new flat, said Ms Hale.",
        "Ms Hale has moved to Penrose.",
        "The mother has relocated to Penrose with Robin.",
        "Robin lives in Penrose with Ms Hale.",
        "Ms Hale is living near Penrose Bay.",
        "She and Robin settled in Penrose, Ms Hale said.",
        "Ms Hale was rehoused in Penrose.",
        "Ms Hale is staying at Penrose.",
        "Handover is at the contact centre in Farley.",
        "The nursery in Farley has a place.",
        "Robin sees the GP surgery in Farley.",
    ],
)
def test_a_hint_at_a_protected_place_is_a_check(text: str) -> None:
    """It names no recorded place, but it tells something that was not known."""
    [finding] = found(protected_location_clue, text, KEPT)

    assert (finding.severity, finding.release) == (Severity.CHECK, Release.ACKNOWLEDGE)


@pytest.mark.parametrize(
    "text",
    [
        "Tell us your new address if you move.",
        "You told us about your new school.",
        "If you have a new address, tell us within a week.",
        "Mr Davies has a new address.",
        "Mr Davies has changed to a new GP.",
        "We have your new GP on our file.",
        "You may get help from a refuge if you need one.",
        "Your landlord has written to us.",
        "Mr Davies said that his landlord is selling.",
        "We spoke to Mr Davies. His landlord was present.",
        "Mr Davies's housing officer has confirmed this.",
        "There is a nursery near his house, Mr Davies said.",
        "The school is near our office.",
        "Mr Davies has moved to Penrose.",
        "You moved to Penrose in May.",
        "The parties moved to Penrose in 2015.",
        "They lived in Penrose when they were married.",
        "Ms Hale lived in Penrose as a child.",
        "Ms Hale moved to Otherton in May.",
        "Ms Hale moved to Court 3 with her counsel.",
        "Robin will move to Year 4.",
        "Robin moved to Reception in September.",
        "Robin likes his school.",
        "You told me that you have moved to a new flat.",
        "Ms Hale works full time.",
        "Ms Hale said that she was worried about the journey.",
        "Robin enjoys swimming.",
        "Robin's teacher says that he is doing well.",
        "Mr Davies works at the hospital.",
        "Ms Hale has moved to strike out the statement.",
        "The hearing has been moved to Monday.",
        "Robin lives with Ms Hale.",
        "Robin stays with Ms Hale in the week.",
        "Handover will be at the contact centre as before.",
        "Handover is at the contact centre in Otherton.",
        "Ms Hale sees her own GP.",
        "Robin goes to school by bus.",
        "The police told us about Ms Hale.",
        "Ms Hale moved to amend her application.",
        "Ms Hale and Mr Davies agreed on a school.",
        "The local authority has closed the case.",
        "Ms Hale likes the local library service's website.",
    ],
)
def test_quiet_for_what_hints_at_nothing(text: str) -> None:
    """Said to the reader, of the reader, of long ago, or of a place that both know."""
    assert not found(protected_location_clue, text, KEPT)


@pytest.mark.parametrize("text", [*SENTENCES, *HEADINGS])
def test_ordinary_letters_hint_at_nothing(text: str) -> None:
    """No sentence of an ordinary letter asks for a look."""
    assert not found(protected_location_clue, f"Dear Mr Davies\n\n{text}\n", KEPT)


@pytest.mark.parametrize("to", ["P1", "P7", "O3", "O9"])
def test_a_hint_tells_nothing_to_those_who_know_or_are_no_party(to: str) -> None:
    """Her own lawyers, the court and the sender read of it every day."""
    assert not found(protected_location_clue, "Ms Hale has moved to Penrose.", KEPT, to=to)


def test_an_organisations_own_hints_count() -> None:
    """A service may know the names of local schemes that house people."""
    letter = document("Robin spoke of the Lantern scheme.")
    ours = policy(lists={"location_hints": ("Lantern scheme",)})
    mentions = find(letter, case=KEPT, policy=ours)

    assert not list(
        protected_location_clue(matter(dispatch(letter, to="P2"), *mentions, case=KEPT))
    )
    assert list(
        protected_location_clue(
            matter(dispatch(letter, to="P2"), *mentions, case=KEPT, policy=ours)
        )
    )


def _at_thornbridge() -> Case:
    """Give the case of a child kept from the father, at a school that begins with its town."""
    record = case(restrictions=(C8, replace(C8, id="R2", subject=CHILD_ID)))
    school = Organisation(id=WhoId("O5"), name="Thornbridge High School", kind="school")
    clue = LocationClue(whom=CHILD_ID, kind="school", organisation=school.id)
    return replace(record, organisations=(*record.organisations, school), location_clues=(clue,))


@pytest.mark.parametrize(
    "text",
    [
        "The Family Court at Thornbridge has listed it.",
        "You are asked to go to the Thornbridge course on Monday.",
        "Please ring the Thornbridge office.",
        "Your solicitor in Thornbridge has a copy.",
        "It is on Thornbridge High Street.",
        "The staff at Thornbridge County Court will help.",
        "Ms Hale was seen by an adviser who works for the council.",
        "She works for our service and is on leave.",
    ],
)
def test_a_town_is_no_school_that_begins_with_its_name(text: str) -> None:
    """A court, an office and a course are called by their town, and advisers work for bodies."""
    assert not found(protected_location_clue, text, _at_thornbridge())


@pytest.mark.parametrize(
    "text",
    [
        "Robin is at Thornbridge High.",
        "Robin has started at Thornbridge and likes it.",
        "The head teacher at Thornbridge says so.",
        "Ms Hale collects Robin from Thornbridge at three.",
    ],
)
def test_a_school_that_begins_with_its_town_is_still_found(text: str) -> None:
    """Said of a child it is the school, whatever else is called so."""
    assert found(protected_location_clue, text, _at_thornbridge())
