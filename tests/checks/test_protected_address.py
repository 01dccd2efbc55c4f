"""A protected address: whole or in part, in every part of a file, and each way it is no secret."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.protected.protected_address import protected_address
from checker.model import (
    Case,
    Concealment,
    Confidential,
    Line,
    LocationClue,
    Organisation,
    Part,
    Release,
    Representation,
    Restriction,
    WhoId,
)
from tests.builders.cases import (
    C8,
    COURT,
    FATHER_ID,
    FIRM,
    MOTHER_ID,
    MOTHERS_HOME,
    MOTHERS_OLD_HOME,
    OTHER_FIRM,
    SENDER,
    SENDERS_OFFICE,
    case,
    case_with,
    father,
    mother,
)
from tests.builders.letters import codes, dispatch, document, hidden, matter
from tests.builders.protected_cases import FLAGGED, HOME, confidential, found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"She lives at {HOME}.", id="in a sentence"),
        pytest.param("Flat 2\n14 Orchard Close\nExampletown\nXX1 4AB", id="in a block"),
        pytest.param("14 ORCHARD CL", id="street and number, capitals"),
        pytest.param("xx14ab", id="the postcode alone"),
        pytest.param("14\nOrchard Close", id="over a line break"),
        pytest.param("Orchard Close at number 14", id="number behind"),
        pytest.param("she has Flat 2 Orchard Close", id="the flat and the street"),
        pytest.param("X X 1 4 A B", id="the postcode spaced"),
        pytest.param("XX1 4A8", id="the postcode misread"),
    ],
)
def test_a_protected_address_is_found_whole_or_in_part(text: str) -> None:
    """One piece is enough to find somebody, and makes one finding."""
    [finding] = found(protected_address, text, FLAGGED)

    assert (finding.code, finding.release) == ("protected.address", Release.SECOND_PERSON)
    assert finding.evidence.masked
    assert finding.evidence.about == ("P1",)
    assert "Orchard" not in finding.title + finding.detail


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "I was at Flat 23, Weaver House, 38 Chapel Hill in Oxmere.",
            "Flat 23, Weaver House, 38 Chapel Hill",
            id="in a sentence",
        ),
        pytest.param("I was at 23 Weaver House.", "23 Weaver House", id="its number alone"),
        pytest.param(
            "It is apartment no. 23 Weaver House.", "apartment no. 23 Weaver House", id="apt"
        ),
        pytest.param("Flat 23\nWeaver House", "Flat 23\nWeaver House", id="on the line above"),
        pytest.param("I was at Flat 3, Weaver House.", "Weaver House", id="another flat"),
        pytest.param("On page 23, Weaver House is named.", "Weaver House", id="another number"),
        pytest.param(
            "She left Flat 23. Weaver House is shut.", "Weaver House", id="a sentence over"
        ),
    ],
)
def test_a_protected_address_is_marked_from_its_own_flat_on(text: str, shown: str) -> None:
    """The mark on the page begins where the address does."""
    lines = ("Flat 23", "Weaver House", "38 Chapel Hill")
    home = replace(MOTHERS_HOME, lines=lines, confidential=Confidential.C8)

    [finding] = found(protected_address, text, case_with(mother(addresses=(home,))))

    assert finding.evidence.letter == shown


def test_the_other_flat_of_the_house_still_tells_the_postcode() -> None:
    """A neighbour's address gives the place away too."""
    assert found(protected_address, "Flat 3, 14 Orchard Close, Exampletown, XX1 4AB", FLAGGED)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        pytest.param(Line(text="14 Orchard Close", part=Part.HEADER), Part.HEADER, id="header"),
        pytest.param(
            hidden("XX1 4AB", Concealment.METADATA, Part.METADATA), Part.METADATA, id="metadata"
        ),
        pytest.param(
            hidden("XX1 4AB", Concealment.COMMENT, Part.COMMENT), Part.COMMENT, id="comment"
        ),
    ],
)
def test_a_protected_address_is_found_in_every_part(line: Line, part: Part) -> None:
    """Headers, comments and properties are read as well."""
    [finding] = found(protected_address, "Dear Mr Davies", FLAGGED, also=(line,))
    assert finding.place.part is part


def test_a_protected_address_is_found_in_the_file_name() -> None:
    """A file's name goes with it."""
    [finding] = found(protected_address, "Dear", FLAGGED, name="Report 14 Orchard Close.docx")
    assert finding.place.part is Part.FILENAME
    assert finding.detail.startswith("The file's name has an address")


@pytest.mark.parametrize(
    ("flag", "because"),
    [
        pytest.param(Confidential.C8, "a C8 form was filed", id="c8"),
        pytest.param(Confidential.COURT_ORDER, "a court order", id="court order"),
        pytest.param(Confidential.UNKNOWN, "does not say whether it may be shown", id="unknown"),
    ],
)
def test_what_is_not_said_is_kept_like_a_c8(flag: Confidential, because: str) -> None:
    """Unknown protects exactly as a C8 does, and says so."""
    [finding] = found(protected_address, HOME, confidential(flag))
    assert because in finding.detail


@pytest.mark.parametrize(
    ("record", "to"),
    [
        pytest.param(confidential(Confidential.NO), "P2", id="open to all"),
        pytest.param(FLAGGED, "P1", id="herself"),
        pytest.param(FLAGGED, "P7", id="her solicitor"),
        pytest.param(FLAGGED, "O1", id="her solicitor's firm"),
        pytest.param(FLAGGED, "P3", id="the child who lives there"),
        pytest.param(FLAGGED, "O3", id="the court"),
        pytest.param(None, "P2", id="no record"),
    ],
)
def test_quiet_when_it_is_no_secret_to_the_reader(record: Case | None, to: str) -> None:
    """Own addresses, one's own client's, one's own household's, and a court's reading."""
    written = document(HOME)
    asked = matter(dispatch(written, to=to), case=record)
    assert not list(protected_address(asked))


@pytest.mark.parametrize(
    ("restriction", "to", "release"),
    [
        pytest.param(C8, "P2", Release.SECOND_PERSON, id="him"),
        pytest.param(C8, "O2", Release.SECOND_PERSON, id="his solicitors"),
        pytest.param(replace(C8, release="never"), "P2", Release.NEVER, id="never"),
        pytest.param(
            replace(C8, hidden_from=(WhoId("everyone"),)),
            "O3",
            Release.SECOND_PERSON,
            id="everyone",
        ),
        pytest.param(replace(C8, what=("everything",)), "P2", Release.SECOND_PERSON, id="all"),
    ],
)
def test_a_restriction_reaches_those_it_names_and_who_acts_for_them(
    restriction: Restriction, to: str, release: Release
) -> None:
    """Also an address that is marked open is kept while a restriction on it is in force."""
    record = confidential(Confidential.NO, restrictions=(restriction,))
    [finding] = found(protected_address, HOME, record, to=to)
    assert finding.release is release


@pytest.mark.parametrize(
    "restriction",
    [
        pytest.param(replace(C8, what=("phone",)), id="of something else"),
        pytest.param(replace(C8, valid_to=date(2026, 3, 1)), id="ended"),
        pytest.param(replace(C8, valid_from=date(2026, 12, 1)), id="not begun"),
        pytest.param(replace(C8, allow=(FATHER_ID,)), id="that allows him"),
        pytest.param(replace(C8, hidden_from=(WhoId("P8"),)), id="from somebody else"),
    ],
)
def test_quiet_when_the_restriction_does_not_hold(restriction: Restriction) -> None:
    """A restriction holds in its days, for what it names and from whom it names."""
    record = confidential(Confidential.NO, restrictions=(restriction,))
    assert not found(protected_address, HOME, record)


def test_quiet_when_an_old_open_address_is_named() -> None:
    """A restriction does not reach back to a home that was never kept."""
    record = case(restrictions=(C8,))
    assert not found(protected_address, "She once lived at 9 Willow Bank, XX2 7GH.", record)


def test_an_old_address_that_is_kept_stays_kept() -> None:
    """Where somebody lived may tell where they are now."""
    old = replace(MOTHERS_OLD_HOME, confidential=Confidential.C8)
    record = case_with(mother(addresses=(MOTHERS_HOME, old)))
    assert found(protected_address, "9 Willow Bank", record)


def test_quiet_when_both_lived_there_once() -> None:
    """A former family home that is not marked open on his side is known to him anyway."""
    old = replace(MOTHERS_OLD_HOME, confidential=Confidential.UNKNOWN)
    record = case_with(mother(addresses=(MOTHERS_HOME, old)), father(addresses=(old,)))
    assert not found(protected_address, "9 Willow Bank, Exampletown, XX2 7GH", record)


def test_quiet_when_the_recipient_lives_there_too() -> None:
    """A shared home is no secret between those who share it."""
    home = replace(MOTHERS_HOME, confidential=Confidential.C8)
    record = case_with(mother(addresses=(home,)), father(addresses=(home,)))
    assert not found(protected_address, HOME, record)


def test_quiet_when_the_pieces_are_the_senders_own_or_anothers() -> None:
    """The same street in another town, and the sender's own letterhead, tell nothing."""
    near = replace(SENDERS_OFFICE, postcode="XX1 4AB")
    sender = replace(SENDER, addresses=(near,))
    record = replace(FLAGGED, organisations=(FIRM, OTHER_FIRM, COURT, sender))

    assert not found(protected_address, "14 Orchard Close, Leeds, LS6 2AB", FLAGGED)
    assert not found(
        protected_address, "Advisory House\n40 Station Road\nExampletown\nXX1 4AB", record
    )


def test_an_offices_address_without_a_flag_is_no_secret() -> None:
    """What a solicitor's or a court's record does not say is not kept like a home."""
    firm = replace(
        FIRM,
        addresses=(replace(FIRM.addresses[0], confidential=Confidential.UNKNOWN),),
    )
    record = case(organisations=(firm, OTHER_FIRM, COURT, SENDER))
    assert not found(protected_address, "Quay House, 3 Harbour Street, XX1 9ZZ", record)


def test_representation_that_has_ended_reaches_nobody() -> None:
    """A solicitor who has ceased to act is an outsider again."""
    ended = (
        Representation(
            party=MOTHER_ID, organisation=WhoId("O1"), person=WhoId("P7"), until=date(2026, 1, 1)
        ),
    )
    record = replace(FLAGGED, representation=ended)
    assert found(protected_address, HOME, record, to="P7")


def test_an_address_in_two_places_is_two_findings() -> None:
    """Pieces that stand far apart are each shown where they stand."""
    text = f"She lives at {HOME}. {'Something else was said. ' * 10} Write to XX1 4AB."
    assert len(found(protected_address, text, FLAGGED)) == 2


def test_quiet_when_a_court_has_the_same_postcode() -> None:
    """A public office may be named though it stands in a protected street."""
    near = replace(COURT, addresses=(replace(COURT.addresses[0], postcode="XX1 4AB"),))
    record = replace(FLAGGED, organisations=(FIRM, OTHER_FIRM, near, SENDER))
    text = "The hearing is at:\n\nFamily Court\n1 Assize Square\nExampletown\nXX1 4AB\n"
    assert not found(protected_address, text, record)


def test_a_page_is_named_where_there_is_one() -> None:
    """The person who takes it out is told on which page it stands."""
    line = Line(text="XX1 4AB", page=2, part=Part.FOOTER)
    [finding] = found(protected_address, "Dear", FLAGGED, also=(line,))
    assert finding.detail.startswith("Page 2 has an address")


def test_somebody_who_is_not_on_the_record_is_kept_from_everything() -> None:
    """An email to a stranger shows the stranger no protected address."""
    written = document(HOME)
    sent = dispatch(written)
    stranger = replace(sent, recipients=(replace(sent.recipients[0], id=None),))
    assert codes(protected_address(matter(stranger, case=FLAGGED))) == ["protected.address"]


@pytest.mark.parametrize(
    ("kind", "to", "expected"),
    [
        pytest.param("gp", "O5", [], id="the child's surgery"),
        pytest.param("school", "O5", [], id="the child's school"),
        pytest.param("landlord", "O5", ["protected.address"], id="no place that has a list"),
        pytest.param("gp", "O6", ["protected.address"], id="another surgery"),
    ],
)
def test_who_has_somebody_on_their_list_knows_where_they_live(
    kind: str, to: str, expected: list[str]
) -> None:
    """A letter to the child's own doctor says which child it is about."""
    record = replace(
        FLAGGED,
        organisations=(
            *FLAGGED.organisations,
            Organisation(id=WhoId("O5"), name="Weir Surgery", kind="gp"),
            Organisation(id=WhoId("O6"), name="Hill Surgery", kind="gp"),
        ),
        location_clues=(LocationClue(whom=MOTHER_ID, kind=kind, organisation=WhoId("O5")),),
    )
    assert codes(found(protected_address, HOME, record, to=to)) == expected


@pytest.mark.parametrize(
    ("house", "text"),
    [
        pytest.param("Orchard View", "Bins at Orchard\nView were full.", id="over a line"),
        pytest.param("Orchard View", "1. Visit to Orchard View", id="in a heading"),
        pytest.param("Orchard View", "Address\torchard view", id="in a cell"),
        pytest.param("Orchard View", "mum moved to orchard view in May", id="small, after to"),
        pytest.param("Orchard View", 'the owner of "orchard view" rang', id="in quotes"),
        pytest.param("Orchard View", "see Orchard_View_visit", id="in a link"),
        pytest.param("The Lodge", "He was collected from the Lodge.", id="one word"),
        pytest.param("The Old Vicarage", "staying at the old vicarage", id="a general word"),
        pytest.param("The Old School House", "OLD SCHOOL HOUSE", id="of bodies' words"),
        pytest.param("Weavers' Rest", "Weavers Rest was quiet", id="without its sign"),
        pytest.param("Weavers' Rest", "Weavers\u2019 Rest was quiet", id="with its sign"),
        pytest.param("Lane End", "they live at lane end", id="a street's words"),
        pytest.param("Orchard View", "Orchad Veiw was cold", id="slips of the pen"),
        pytest.param("Orchard View", "she lives orchard view", id="a word left out"),
        pytest.param("Mill Rise", "Robin likes Mill Rise", id="a street's word"),
    ],
)
def test_the_name_of_a_house_alone_gives_it_away(house: str, text: str) -> None:
    """A name of everyday words is read where it is written as a name."""
    assert found(protected_address, text, named(house))


@pytest.mark.parametrize("name", ["Orchard View.pdf", "orchard-view note.docx", "OrchardView.doc"])
def test_the_name_of_a_house_is_found_in_the_file_name(name: str) -> None:
    """File names are seldom written with capitals."""
    assert found(protected_address, "Dear", named("Orchard View"), name=name)


@pytest.mark.parametrize(
    ("house", "text"),
    [
        pytest.param("Orchard View", "We had a view of the orchard.", id="its words apart"),
        pytest.param("Orchard View", "with an orchard view", id="small letters"),
        pytest.param("Orchard View", "Orchard View Road is closed.", id="a road"),
        pytest.param("Hill View", "Hill View Primary School wrote.", id="a school"),
        pytest.param("The Lodge", "Please lodge the form.", id="a verb"),
        pytest.param("The Lodge", "the lodge keeper", id="a thing"),
        pytest.param("Sea View", "a room with a sea view", id="what is seen"),
        pytest.param("Riverside", "walked along the riverside", id="a bank"),
        pytest.param("The Old Forge", "an old forge stood there", id="any of them"),
        pytest.param("Family Court", "The Family Court decides.", id="a body's word"),
    ],
)
def test_quiet_when_everyday_words_name_no_house(house: str, text: str) -> None:
    """A house's name is no secret where the words only mean what they say."""
    assert not found(protected_address, text, named(house))


def named(house: str) -> Case:
    """Make the case in which the mother's home has a name, and is kept."""
    home = replace(MOTHERS_HOME, lines=(house,), confidential=Confidential.C8)
    return case_with(mother(addresses=(home,)))
