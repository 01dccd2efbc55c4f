"""What the recipient must not learn: each kind, each way round, and each way it is no secret."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from checker.checks.matter import Matter
from checker.checks.protected_address import protected_address
from checker.checks.protected_adoption import protected_adoption
from checker.checks.protected_contact import protected_contact
from checker.checks.protected_location_clue import protected_location_clue
from checker.checks.protected_name import protected_name
from checker.checks.protected_refuge import protected_refuge
from checker.mentions import find
from checker.model import (
    Case,
    Concealment,
    Confidential,
    Contact,
    Finding,
    Line,
    LocationClue,
    Organisation,
    OtherName,
    Part,
    Party,
    Person,
    Reference,
    Relationship,
    Release,
    Representation,
    Restriction,
    Severity,
    WhoId,
)
from tests.builders.cases import (
    C8,
    CHILD,
    CHILD_ID,
    COURT,
    FATHER_ID,
    FIRM,
    MOTHER_ID,
    MOTHERS_HOME,
    MOTHERS_OLD_HOME,
    OTHER_FIRM,
    SENDER,
    SENDERS_OFFICE,
    address,
    case,
    case_with,
    email,
    father,
    mother,
    phone,
    policy,
)
from tests.builders.letters import codes, dispatch, document, hidden, matter

Check = Callable[[Matter], Iterator[Finding]]

HOME = "Flat 2, 14 Orchard Close, Exampletown, XX1 4AB"


def found(
    check: Check,
    text: str,
    record: Case,
    *,
    to: str = "P2",
    name: str = "letter.docx",
    also: tuple[Line, ...] = (),
) -> list[Finding]:
    """Give what one check finds in a letter, with the mentions that the finders find."""
    written = document(text, name=name, also=also)
    mentions = find(written, case=record, policy=policy())
    return list(check(matter(dispatch(written, to=to), *mentions, case=record)))


def confidential(flag: Confidential, **changes: object) -> Case:
    """Make the case in which the mother's and the child's home has a flag."""
    home = replace(MOTHERS_HOME, confidential=flag)
    child = replace(CHILD, addresses=(home,))
    return case_with(mother(addresses=(home,)), child, **changes)


FLAGGED = confidential(Confidential.C8)
RESTRICTED = confidential(Confidential.C8, restrictions=(C8,))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"She lives at {HOME}.", id="in a sentence"),
        pytest.param("Flat 2\n14 Orchard Close\nExampletown\nXX1 4AB", id="in a block"),
        pytest.param("14 ORCHARD CL", id="street and number, capitals"),
        pytest.param("xx14ab", id="the postcode alone"),
        pytest.param("14\nOrchard Close", id="over a line break"),
    ],
)
def test_a_protected_address_is_found_whole_or_in_part(text: str) -> None:
    """One piece is enough to find somebody, and makes one finding."""
    [finding] = found(protected_address, text, FLAGGED)

    assert (finding.code, finding.release) == ("protected.address", Release.SECOND_PERSON)
    assert finding.evidence.masked
    assert finding.evidence.about == ("P1",)
    assert "Orchard" not in finding.title + finding.detail


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


def kept_contact(contact: Contact, **changes: object) -> Case:
    """Make the case in which the mother has one contact, kept like a C8."""
    kept = replace(contact, confidential=Confidential.C8)
    return case_with(mother(contacts=(kept,)), **changes)


@pytest.mark.parametrize(
    ("contact", "text"),
    [
        pytest.param(phone("07700 900111"), "Ring 07700900111.", id="phone"),
        pytest.param(phone("07700 900111"), "Ring +44 (0)7700 900 111.", id="from abroad"),
        pytest.param(phone("07700 900111"), "It ends in 900111 or so", id="its last digits"),
        pytest.param(email("e.hale@example.org"), "E.Hale@Example.org", id="email"),
        pytest.param(email("e.hale@example.org"), "her name there is e.hale", id="before the @"),
        pytest.param(email("erin@example.org"), "erin@example.org", id="a plain email"),
        pytest.param(phone("999"), "999", id="a short number"),
    ],
)
def test_a_protected_contact_is_found_whole_or_in_part(contact: Contact, text: str) -> None:
    """With a number or a mailbox somebody can be called, followed or found."""
    [finding] = found(protected_contact, text, kept_contact(contact))
    assert finding.code == "protected.contact"


@pytest.mark.parametrize(
    ("contact", "text", "to"),
    [
        pytest.param(phone("07700 900111"), "Ring 07700 900112.", "P2", id="another number"),
        pytest.param(email("erin@example.org"), "Dear Erin", "P2", id="a forename"),
        pytest.param(phone("07700 900111"), "Ring 07700 900111.", "P1", id="herself"),
        pytest.param(phone("07700 900222"), "Ring 07700 900222.", "P2", id="his as well"),
    ],
)
def test_quiet_when_a_contact_is_no_secret(contact: Contact, text: str, to: str) -> None:
    """One's own number, and one that both have, are no secret."""
    assert not found(protected_contact, text, kept_contact(contact), to=to)


REFUGE = Organisation(
    id=WhoId("O8"),
    name="Rowan House Project",
    kind="refuge",
    addresses=(address("77 Hidden Lane", "Secretton", "XX7 7AA", id="A20"),),
    contacts=(phone("01632 960777"),),
)
WORKER = Person(
    id=WhoId("P8"), first_name="Zola", last_name="Quill", contacts=(email("z@rowan.example"),)
)
IN_REFUGE = case_with(
    mother(addresses=(replace(REFUGE.addresses[0], id="A21", kind="refuge"),)),
    WORKER,
    organisations=(
        FIRM,
        OTHER_FIRM,
        COURT,
        SENDER,
        replace(REFUGE, email_domains=("rowan.example",)),
    ),
    parties=(*case().parties, Party(who=WhoId("P8"), role="professional")),
    relationships=(
        *case().relationships,
        Relationship(source=WhoId("P8"), target=WhoId("O8"), kind="works_at"),
    ),
)
ALLOWED = replace(
    IN_REFUGE,
    restrictions=(
        Restriction(
            id="R9",
            subject=WhoId("O8"),
            what=("everything",),
            hidden_from=(WhoId("everyone"),),
            allow=(WhoId("O3"),),
            basis="refuge",
        ),
        Restriction(
            id="R10",
            subject=MOTHER_ID,
            what=("everything",),
            hidden_from=(WhoId("everyone"),),
            allow=(WhoId("O3"),),
            basis="refuge",
        ),
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("77 Hidden Lane", id="its street"),
        pytest.param("She is at Rowan House Project.", id="its name"),
        pytest.param("Ring 01632 960777.", id="its phone"),
        pytest.param("Zola Quill helps her.", id="its worker"),
    ],
)
def test_nothing_of_a_refuge_goes_out(text: str) -> None:
    """A refuge is never released to anybody who is not on its list."""
    record = IN_REFUGE if "77" in text else ALLOWED
    got = found(protected_refuge, text, record)
    assert {one.code for one in got} == {"protected.refuge"}
    assert {one.release for one in got} == {Release.NEVER}


@pytest.mark.parametrize("to", ["P1", "O3", "O8"])
def test_quiet_when_the_reader_may_know_the_refuge(to: str) -> None:
    """Who lives there, who is on the list, and the refuge itself."""
    assert not found(protected_refuge, "77 Hidden Lane, Secretton, XX7 7AA", ALLOWED, to=to)


ADOPTER = Person(
    id=WhoId("P5"),
    title="Mr",
    first_name="Basil",
    last_name="Thorne",
    addresses=(address("6 Quiet Mews", "Farton", "XX6 6AA", id="A30"),),
)


def adoption(**changes: object) -> Case:
    """Make the case as an adoption: an adopter, a placement, and the birth parents."""
    placed = replace(
        CHILD,
        addresses=(address("6 Quiet Mews", "Farton", "XX6 6AA", id="A31", use="placement"),),
    )
    made = case_with(
        ADOPTER,
        placed,
        jurisdiction="adoption",
        parties=(
            Party(who=WhoId("P5"), role="prospective_adopter"),
            Party(who=MOTHER_ID, role="respondent"),
            Party(who=FATHER_ID, role="respondent"),
            Party(who=CHILD_ID, role="subject_child"),
        ),
        references=(Reference(kind="adoption_serial", value="S1"),),
        relationships=(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # any field by its name


@pytest.mark.parametrize(
    ("text", "to", "release"),
    [
        pytest.param("Mr Thorne", "P2", Release.NEVER, id="the adopter's name, birth father"),
        pytest.param("6 Quiet Mews", "P2", Release.NEVER, id="the placement, birth father"),
        pytest.param("6 Quiet Mews", "O2", Release.NEVER, id="the placement, his solicitors"),
        pytest.param("6 Quiet Mews", "O3", Release.SECOND_PERSON, id="the placement, a court"),
    ],
)
def test_the_birth_family_never_learns_who_has_the_child(
    text: str, to: str, release: Release
) -> None:
    """Never to the family of birth; to others only past a second person."""
    got = found(protected_adoption, text, adoption())
    if to != "P2":
        got = found(protected_adoption, text, adoption(), to=to)
    assert {(one.code, one.release) for one in got} == {("protected.adoption", release)}


def test_quiet_when_the_adopter_is_written_to() -> None:
    """Adopters know who they are, and a court is told their names."""
    assert not found(protected_adoption, "Mr Thorne of 6 Quiet Mews", adoption(), to="P5")
    assert not found(protected_adoption, "Mr Thorne", adoption(), to="O3")


def test_a_serial_number_keeps_the_adopter_from_everybody() -> None:
    """The basis of a restriction makes it never, whatever the file says."""
    told = Restriction(
        id="R5",
        subject=WhoId("P5"),
        what=("identity",),
        hidden_from=(WhoId("everyone"),),
        basis="adoption_serial",
    )
    got = found(protected_adoption, "Basil Thorne", adoption(restrictions=(told,)), to="O3")
    assert {one.release for one in got} == {Release.NEVER}


def test_a_birth_parent_of_a_care_case_is_birth_family_by_the_tie() -> None:
    """The tie to the child counts where the case is no adoption yet."""
    flagged = confidential(Confidential.ADOPTION)
    [finding] = found(protected_adoption, HOME, flagged)
    assert finding.release is Release.NEVER
    assert not found(protected_adoption, HOME, flagged, to="P1")


def test_a_carer_is_not_birth_family() -> None:
    """Who cares for the child may be told past a second person."""
    record = replace(
        confidential(Confidential.ADOPTION),
        parties=(Party(who=FATHER_ID, role="foster_carer"),),
    )
    [finding] = found(protected_adoption, HOME, record)
    assert finding.release is Release.SECOND_PERSON


def named(*what: str, **changes: object) -> Case:
    """Make the case in which something of the mother's name is kept from the father."""
    return case_with(
        mother(**changes),
        restrictions=(replace(C8, what=what),),
    )


NEW = {
    "last_name": "Larkin",
    "other_names": (OtherName(name="Erin Hale", kind="previous"),),
}


@pytest.mark.parametrize(
    ("text", "record", "expected"),
    [
        pytest.param("Erin Hale came.", named("name"), True, id="her name"),
        pytest.param("Ms Hale came.", named("everything"), True, id="title and surname"),
        pytest.param("Erin came.", named("name"), False, id="a forename"),
        pytest.param("Ms Larkin came.", named("new_name", **NEW), True, id="her new name"),
        pytest.param("Erin Hale came.", named("new_name", **NEW), False, id="her old name"),
        pytest.param("Erin Hale came.", named("new_name"), False, id="no new name"),
        pytest.param(
            "Erin Larkin came.",
            named("new_name", other_names=(OtherName(name="Erin Larkin", kind="new"),)),
            True,
            id="marked as new",
        ),
        pytest.param(
            "Erin Moss came.",
            case_with(mother(other_names=(OtherName(name="Erin Moss", do_not_use=True),))),
            True,
            id="not to be used",
        ),
        pytest.param("Owen Davies came.", named("name"), False, id="his own"),
    ],
)
def test_a_protected_name_is_found(text: str, record: Case, *, expected: bool) -> None:
    """A new surname is enough to search by, and an old one can hurt."""
    got = codes(found(protected_name, text, record))
    assert got == (["protected.name"] if expected else [])


def test_quiet_when_the_name_is_as_well_the_readers() -> None:
    """A daughter's "Ms Hale" is also her mother's."""
    daughter = replace(CHILD, title="Ms", last_name="Hale")
    told = replace(C8, what=("name",), hidden_from=(CHILD_ID,))
    record = case_with(daughter, restrictions=(told,))
    assert not found(protected_name, "Ms Hale", record, to="P3")


def test_an_organisations_name_is_kept_too() -> None:
    """A body may be the subject of a restriction."""
    told = replace(C8, subject=WhoId("O1"), what=("name",))
    record = case(restrictions=(told,))
    assert codes(found(protected_name, "Ask Marlow & Finch Solicitors.", record)) == [
        "protected.name"
    ]


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


def test_a_residents_own_phone_is_a_contact_that_is_never_released() -> None:
    """Her phone does not tell where the refuge is, and is kept as strictly."""
    record = case_with(
        mother(contacts=(phone("07700 900111"),)), restrictions=(replace(C8, basis="refuge"),)
    )
    [finding] = found(protected_contact, "Ring 07700 900111.", record)
    assert finding.release is Release.NEVER
    assert not found(protected_refuge, "Ring 07700 900111.", record)
