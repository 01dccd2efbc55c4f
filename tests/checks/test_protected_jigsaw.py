"""Weak clues to where somebody protected is: together a Stop, one about them a Check."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.protected.protected_jigsaw import protected_jigsaw
from checker.mentions import find
from checker.model import (
    Case,
    Confidential,
    Finding,
    Line,
    LocationClue,
    Organisation,
    Part,
    Release,
    Severity,
    WhoId,
)
from tests.builders.cases import (
    C8,
    CHILD,
    COURT,
    FATHERS_HOME,
    FIRM,
    OTHER_FIRM,
    SENDER,
    address,
    case_with,
    father,
    mother,
    phone,
    policy,
)
from tests.builders.letters import dispatch, document, matter
from tests.builders.ordinary_prose import HEADINGS, SENTENCES

HOME = address(
    "4 Weaver Row", "Farley", "QZ7 4AB", county="Farshire", id="A1", confidential=Confidential.C8
)
COUNCIL = Organisation(
    id=WhoId("O20"),
    name="Farley District Council",
    kind="local_authority",
    addresses=(address("1 Market Hall", "Farley", "QZ7 1AA", id="A50"),),
)
HOSPITAL = Organisation(
    id=WhoId("O21"),
    name="St Osric Hospital",
    kind="hospital",
    addresses=(address("Ward Road", "Farley", "QZ7 2BB", id="A51"),),
)
SCHOOL = Organisation(
    id=WhoId("O22"),
    name="Tarn Primary School",
    kind="school",
    addresses=(address("School Lane", "Farley", "QZ7 3CC", id="A52"),),
)
FAR_COUNCIL = Organisation(
    id=WhoId("O23"),
    name="Otherton Council",
    kind="local_authority",
    addresses=(address("Town Hall", "Otherton", "XX3 9AA", id="A53"),),
)
BODIES = (FIRM, OTHER_FIRM, COURT, SENDER, COUNCIL, HOSPITAL, SCHOOL, FAR_COUNCIL)
RECORD = case_with(
    mother(addresses=(HOME,), pronouns="she/her", contacts=(phone("01998 496111"),)),
    replace(CHILD, addresses=(replace(HOME, id="A8"),)),
    organisations=BODIES,
    restrictions=(C8,),
)
TWO_STREET = "Robin has joined the library in Farley, and the bus from Weaver Row goes there."
OURS = policy(
    lists={
        "dialling_codes": ("01998 Farley", "01632 Otherton"),
        "police_forces": ("Farshire Constabulary: QZ", "Exampleshire Police: XX, QZ"),
    }
)


def found(
    text: str, *, record: Case = RECORD, to: str = "P2", also: tuple[Line, ...] = ()
) -> list[Finding]:
    """Give what the check finds in a letter to the father, or to somebody else."""
    letter = document(text, also=also)
    mentions = find(letter, case=record, policy=OURS)
    return list(
        protected_jigsaw(matter(dispatch(letter, to=to), *mentions, case=record, policy=OURS))
    )


def graves(text: str, **others: object) -> list[Severity]:
    """Give how grave what is found is."""
    return [one.severity for one in found(text, **others)]  # type: ignore[arg-type]  # by its name


@pytest.mark.parametrize(
    "text",
    [
        "We met in Farley. Ring the centre on 01998 496200.",
        "We met in Farley. The number of Farshire Constabulary is on the report.",
        "Farshire Constabulary hold a report; their number is 01998 496200.",
        "The visit was in Farley.\n\nOther papers came from St Osric Hospital.",
        "Farley District Council wrote to us. The visit was in QZ7.",
        "We wrote to St Osric Hospital and to Farley District Council.",
        "Letters went to Farshire in March. The district is QZ7, as you know.",
        "FARLEY was visited.\n\nTelephone 01998 496200",
        "The court was told of Farley. Later the office, 01998 496201, rang back.",
        "Ms Hale lives in Farley, and Robin takes the number 14 bus.",
        "Ms Hale works in Farley. Robin goes to the swimming club there.",
        "Ms Hale is near Farley.\n\nRobin is at the train station at 8 each morning.",
        "Reports by Farshire Constabulary.\nFarley is named in them.",
        "Copies went to PC Lowe of Farshire Constabulary in the Farley office on 01998 496333.",
        "Ms Hale went to Farley Police Station. She was in Farley all day.",
        "Robin swims at Farley Leisure Centre and plays for Farley Juniors.",
        "Robin plays for Farley Wanderers and swims in Farley.",
        "We were told by Farley Library and by Farley Women's Centre.",
        "The Farley police were called, and Robin swims in Farley.",
        "Robin likes the library in Farley. The bus from Weaver Row goes there.",
        "Ms Hale was seen at Farley General Hospital, and the flat is in Farshire.",
        "QZ7 was searched. The dialling code of the caller was that of 01998 496334.",
        "She rings from an 01998 number and her GP is in Farley.",
        "Address withheld (Farley area), tel 01998 ******",
        "Ms Hale has an appointment at St Osric Hospital, ten minutes from Weaver Row.",
        "The mother moved to Farley last year. Robin says that the house is near the park.",
        "The police in Farley have met Ms Hale. They settled quickly in Farley.",
        "Robin can see the lighthouse. The bus to school is the 14. The uniform is maroon.",
        "Robin goes to a school with red jumpers. They take the ferry there.",
        "Ms Hale's garden backs on to the railway line. I met Robin.\n\nRobin's uniform is green.",
        "They live above the launderette, opposite the fire station.",
        "Robin's nursery adjoins the leisure centre, and their flat faces the chapel.",
        "On the way to their house one sees the water tower, a takeaway and then the school.",
        "Ms Hale's flat is near the canal.\n\nThe number 14 bus stops outside their door.",
    ],
)
def test_two_clues_together_are_a_stop(text: str) -> None:
    """A town and a dialling code are enough to look in one place and no other."""
    [finding] = found(text)

    assert (finding.severity, finding.release) == (Severity.STOP, Release.SECOND_PERSON)
    assert finding.evidence.masked
    assert set(finding.evidence.about) == {"P1", "P3"}


@pytest.mark.parametrize(
    "text",
    [
        "Ms Hale works in Farley.",
        "Ms Hale likes it there; Robin finds Farley cold.",
        "Robin was seen at St Osric Hospital.",
        "The mother called Farshire Constabulary.",
        "Ms Hale rang us from 01998 496200.",
        "Ms Hale was in QZ7 that day.",
        "Ms Hale came by train. She left Farley at nine.",
        "Robin and Ms Hale were seen at Ward Road, Farley, QZ7 2BB.",
        "Erin Hale said that she had been in Farshire since May.",
        "The applicant mother gave evidence by video from Farley.",
        "Farley District Council has visited Robin.",
        "Robin said that Farley is cold.",
        "Robin swims at Farley Leisure Centre.",
        "The children like Farley.",
        "Farley Police hold no record.",
        "The family are in the QZ7 area.",
        "They have a view of Farley.",
        "I drove to Farley on Monday.",
        "Ms Hale was seen in Weaver Row.",
        "Ms Hale went to Farley Police Station.",
    ],
)
def test_one_clue_about_the_person_is_a_check(text: str) -> None:
    """It may say where they are, and somebody has to look."""
    [finding] = found(text)

    assert (finding.severity, finding.release) == (Severity.CHECK, Release.ACKNOWLEDGE)


@pytest.mark.parametrize(
    "text",
    [
        "The training day was in Farley.",
        "Mr Davies works in Farley.",
        "Mr Davies said that he had been to Farley.",
        "You told us that you work in Farley.",
        "The contact details of St Osric Hospital are on its website.",
        "Mr Farley is the new head teacher.",
        "Ms Hale met Mr Farley.",
        "Ms Hale went to Farley Road.",
        "Ms Hale was at 12 Farley Street, Otherton, XX3 4BB.",
        "Ms Hale lives in Otherton.",
        "Ms Hale was in Exampletown for the hearing at the Family Court.",
        "Exampleshire Police have told us about Ms Hale. Otherton was named.",
        "Otherton Council told us about Ms Hale. Ring them on 01632 960555.",
        "Ms Hale telephoned 01632 960145 and 020 7946 0100.",
        "Robin goes to the swimming club and takes the number 14 bus.",
        "Robin is at Tarn Primary School in Year 3.",
        "Ms Hale can be telephoned through us.",
        "Mr Davies lives at 12 Marlow Road, Otherton, XX3 1AB. Ms Hale knows that.",
        "Ms Hale's solicitors are at 3 Harbour Street, Exampletown, XX1 9ZZ.",
        "farley and farshire are words in small letters",
        "QZ71 and QZ7B are no districts.",
        "You told us that Farley Police came to you.",
        "I drove to Otherton on Monday.",
        "I walked down Weaver Row, I think in May.",
        "Robin can see the lighthouse.",
        "Robin drew a lighthouse, and a bus with the number 14.",
        "You live near the park, and you take the number 7 bus.",
        "Robin wore a red jumper. Robin came by bus.",
        "The school has a uniform. The children like the library and the shops.",
        "Our office is opposite the station. The number 14 bus stops outside the building.",
        "They live above the launderette.",
        "Robin likes the beach, the zoo and the castle.",
        "Robin's school and the nursery have both written to us.",
        "You live above the launderette, opposite the fire station.",
        "Handovers are at the fire station, opposite the launderette.",
        "Robin dreamed of a castle beside a lake, with a chapel.",
        "Mr Davies lives above the launderette, opposite the fire station.",
        "Robin would like to go to the zoo, the beach and the cinema with you.",
    ],
)
def test_what_is_known_or_about_others_is_quiet(text: str) -> None:
    """The reader's own town, the court's, the lawyers', a street, a surname, somebody else."""
    record = replace(RECORD, restrictions=(replace(C8, what=("address", "phone", "email")),))
    assert not found(text, record=record)


@pytest.mark.parametrize("text", [*SENTENCES, *HEADINGS])
def test_ordinary_letters_are_quiet(text: str) -> None:
    """No sentence of an ordinary letter is a clue."""
    assert not found(f"Dear Mr Davies\n\n{text}\n")


TWO = "Ms Hale works in Farley. Ring the centre on 01998 496200."


@pytest.mark.parametrize(
    ("record", "to"),
    [
        pytest.param(RECORD, "P1", id="herself"),
        pytest.param(RECORD, "O1", id="her solicitors"),
        pytest.param(RECORD, "O3", id="the court"),
        pytest.param(RECORD, "O20", id="the council there"),
        pytest.param(RECORD, "O9", id="ourselves"),
        pytest.param(
            case_with(mother(addresses=(replace(HOME, confidential=Confidential.NO),))),
            "P2",
            id="nothing is kept",
        ),
        pytest.param(
            case_with(
                mother(addresses=(HOME,)),
                father(addresses=(address("1 Lime Walk", "Farley", "QZ7 9ZZ", county="Farshire"),)),
                organisations=BODIES,
                restrictions=(C8,),
            ),
            "P2",
            id="both live there",
        ),
        pytest.param(
            case_with(
                mother(addresses=(HOME,)),
                father(
                    addresses=(
                        FATHERS_HOME,
                        address(
                            "1 Lime Walk", "Farley", "QZ7 9ZZ", county="Farshire", use="previous"
                        ),
                    )
                ),
                organisations=BODIES,
                restrictions=(C8,),
            ),
            "P2",
            id="the old home was there",
        ),
    ],
)
def test_quiet_for_those_who_know(record: Case, to: str) -> None:
    """Who lives or lived in the town, acts for her, or is no party, learns nothing new."""
    assert not found(TWO, record=record, to=to)


def test_the_other_sides_solicitors_are_as_the_father() -> None:
    """What they read, he reads."""
    assert graves(TWO, to="O2") == [Severity.STOP]


def test_the_protected_address_itself_is_another_finding() -> None:
    """It has a Stop of its own, and its town is no clue beside it."""
    assert not found("She is at 4 Weaver Row, Farley, Farshire, QZ7 4AB.")
    assert not found("I visited her at 4 Weaver Row, Farley, where the school run is short.")
    assert not found("Ms Hale's number is 01998 496111.")


def test_a_place_with_its_own_finding_is_no_clue() -> None:
    """A listed school is a Stop already."""
    listed = replace(
        RECORD,
        location_clues=(LocationClue(whom=WhoId("P1"), kind="school", organisation=WhoId("O22")),),
    )
    assert not found("Robin was seen at Tarn Primary School.", record=listed)
    assert graves("Robin was seen at Tarn Primary School.") == [Severity.CHECK]


def test_the_letterhead_of_an_enclosure_tells_of_a_place() -> None:
    """A report on the local police's paper, with their telephone number."""
    letter = document("Dear Mr Davies\n\nI enclose a report.")
    report = document(
        "Farshire Constabulary\nStation Road\nFarley\nQZ7 5DD\nTelephone 01998 496222\n\nReport",
        name="report.pdf",
    )
    mentions = [one for file in (letter, report) for one in find(file, case=RECORD, policy=OURS)]
    sent = matter(dispatch(letter, report, to="P2"), *mentions, case=RECORD, policy=OURS)

    [finding] = protected_jigsaw(sent)

    assert finding.severity is Severity.STOP
    assert finding.place.file == "report.pdf"


def test_her_lawyers_office_in_the_town_is_open_and_the_town_still_a_clue() -> None:
    """Lawyers are often in their client's town: their own address tells nothing, the town does."""
    firm = replace(
        FIRM, addresses=(address("2 Quay Side", "Farley", "QZ7 8DD", id="A4", kind="office"),)
    )
    record = replace(RECORD, organisations=(firm, *BODIES[1:]))

    assert not found(
        "Ms Hale is represented by Marlow & Finch Solicitors of Farley.", record=record
    )
    assert not found("Write to her solicitors at 2 Quay Side, Farley, QZ7 8DD.", record=record)
    assert graves("Ms Hale works in Farley.", record=record) == [Severity.CHECK]


def test_the_courts_town_is_a_clue_only_where_it_is_said_of_them() -> None:
    """The sender and the court write from there; that Robin swims there is news all the same."""
    there = replace(HOME, town="Exampletown", postcode="XX1 4AB")
    record = replace(RECORD, people=(mother(addresses=(there,)), *RECORD.people[1:]))

    assert not found("Ms Hale will be at our office in Exampletown. Ring us.", record=record)
    assert not found("Robin was spoken to in Exampletown.", record=record)
    assert not found("The training was in Exampletown XX1. We came by bus.", record=record)
    two = "The Exampletown police were called by Ms Hale, and Robin swims in Exampletown."
    assert graves(two, record=record) == [Severity.STOP]


def test_a_town_in_which_the_reader_lived_is_a_clue_where_it_is_said_of_them() -> None:
    """That he was there once tells him nothing; that she is there today does."""
    before = address("1 Lime Walk", "Farley", "QZ7 9ZZ", county="Farshire", use="previous")
    record = replace(
        RECORD,
        people=tuple(
            replace(one, addresses=(FATHERS_HOME, before)) if one.id == "P2" else one
            for one in RECORD.people
        ),
    )

    two = "The Farley police were called, and Robin swims in Farley. The house is in QZ7."
    assert graves(two, record=record) == [Severity.STOP]
    assert not found("The Farley police were called. You lived in QZ7 then.", record=record)
    assert not found("Your old house in Farley is sold, you said.", record=record)


def test_a_town_in_which_she_lived_openly_is_a_clue_where_it_is_said_of_her_home() -> None:
    """That she was there once is known, and that she is there still is not."""
    before = address("2 Old Lane", "Farley", "QZ7 3AB", id="A9", use="previous")
    lived = replace(before, valid_to=date(2025, 1, 1))
    record = replace(RECORD, people=(mother(addresses=(HOME, lived)), *RECORD.people[1:]))

    two = "Ms Hale lives in Farley. Robin swims at Farley Baths."
    assert graves(two, record=record) == [Severity.STOP]
    assert not found("Ms Hale was in Farley in 2023.", record=record)


@pytest.mark.parametrize(
    ("line", "text", "stops"),
    [
        pytest.param("4 Ropewalk", "Robin walks down Ropewalk. We met in Farley.", True, id="one"),
        pytest.param("4 The Green", "She is by The Green. We met in Farley.", True, id="the"),
        pytest.param("4 The Green", "The Green light is on. Robin was there.", False, id="a word"),
        pytest.param(
            "4 Bishop's Hey", "She is off Bishop's Hey. We met in Farley.", True, id="two"
        ),
    ],
)
def test_a_street_is_known_by_the_number_before_it(line: str, text: str, *, stops: bool) -> None:
    """It need not end in a word for a street; one that is a word alone has to be led to."""
    home = replace(HOME, lines=(line,))
    record = case_with(mother(addresses=(home,)), organisations=BODIES, restrictions=(C8,))

    assert graves(text, record=record) == ([Severity.STOP] if stops else [])


@pytest.mark.parametrize(
    ("lines", "stops"),
    [
        pytest.param(("Rose Cottage", "Weaver Row"), True, id="a house with a name"),
        pytest.param(("Flat 2", "Beck House", "Weaver Row"), True, id="a flat in one"),
        pytest.param(("Weaver Row Farm",), False, id="a name alone is no street"),
    ],
)
def test_the_street_of_a_house_without_a_number_is_a_clue(
    lines: tuple[str, ...], *, stops: bool
) -> None:
    """It stands in a line of its own below the name of the house."""
    home = replace(HOME, lines=lines)
    record = case_with(mother(addresses=(home,)), organisations=BODIES, restrictions=(C8,))

    told = graves("Robin has joined the club in Farley. The bus is in Weaver Row.", record=record)
    assert (told == [Severity.STOP]) == stops


@pytest.mark.parametrize(
    ("text", "town", "fires"),
    [
        pytest.param(TWO_STREET, "Otherton", True, id="said of them beside their town"),
        pytest.param(TWO_STREET, "Farley", False, id="the street of the court itself"),
        pytest.param(
            "Come to the court in Weaver Row at 10am. Robin is well.", "Otherton", False,
            id="the way to the court",
        ),
    ],
)  # fmt: skip
def test_a_court_in_a_street_of_that_name_elsewhere_is_no_reason_not_to_see_theirs(
    text: str, town: str, *, fires: bool
) -> None:
    """Every town has a Station Road: it is theirs where the sentence is of them."""
    there = replace(COURT, addresses=(address("9 Weaver Row", town, "XX3 1CC", id="A54"),))
    bodies = tuple(there if one is COURT else one for one in BODIES)
    home = replace(HOME, town="Farley")
    record = case_with(mother(addresses=(home,)), organisations=bodies, restrictions=(C8,))

    assert (graves(text, record=record) == [Severity.STOP]) is fires


def test_an_enclosures_letterhead_alone_is_a_check() -> None:
    """It is where somebody went for help; the letter's own text says nothing of it."""
    letter = document("Dear Mr Davies\n\nI enclose a report.")
    head = (Line(text="Weir Road, Farley, QZ7 5DD", part=Part.FOOTER),)
    report = document("Report of 3 May", name="report.pdf", also=head)
    alone = matter(dispatch(letter, report, to="P2"), case=RECORD, policy=OURS)

    assert [one.severity for one in protected_jigsaw(alone)] == [Severity.CHECK]


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        pytest.param("Farley Community Clinic\n\nRobin came for his booster.", True, id="its name"),
        pytest.param("Notes of 3 May\n\nA call to Farley Clinic.", False, id="in a sentence"),
    ],
)
def test_whoever_wrote_an_enclosure_stands_alone_on_its_first_lines(
    text: str, *, fires: bool
) -> None:
    """A letterhead without an address names the place all the same."""
    letter = document("Dear Mr Davies\n\nI enclose a note.")
    alone = matter(
        dispatch(letter, document(text, name="note.docx"), to="P2"), case=RECORD, policy=OURS
    )
    assert bool(list(protected_jigsaw(alone))) is fires


def test_clues_in_different_parts_and_files_add_up() -> None:
    """One in the letter, one in a footer that nobody reads."""
    footer = (Line(text="Telephone 01998 496222", part=Part.FOOTER),)
    assert graves("A visit to Farley was made.", also=footer) == [Severity.STOP]
    assert graves("A visit was made.", also=footer) == []


def test_a_town_that_is_a_word_counts_only_as_a_town() -> None:
    """Reading a letter is not Reading."""
    there = replace(HOME, town="Reading")
    record = replace(
        case_with(mother(addresses=(there,)), organisations=BODIES), restrictions=(C8,)
    )
    assert not found("Ms Hale said: Reading helps Robin.", record=record)
    assert graves("Ms Hale has been in Reading.", record=record) == [Severity.CHECK]


def test_what_the_record_does_not_say_is_kept_but_asks_for_two_clues() -> None:
    """Blank protects as a C8 does; one weak clue to such a place is not worth a question."""
    blank = replace(HOME, confidential=Confidential.UNKNOWN)
    record = case_with(mother(addresses=(blank,)), organisations=BODIES)

    assert graves(TWO, record=record) == [Severity.STOP]
    assert not found("Ms Hale works in Farley.", record=record)


def test_without_a_record_there_is_nothing_to_compare() -> None:
    """The missing record is a finding of its own."""
    assert not list(protected_jigsaw(matter(document(TWO), case=None)))
