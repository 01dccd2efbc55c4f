"""An adoption: who has the child, kept from the family of birth, and told to whom."""

from dataclasses import replace

import pytest

from checker.checks.protected.protected_adoption import protected_adoption
from checker.model import Case, Confidential, Party, Person, Reference, Release, Restriction, WhoId
from tests.builders.cases import CHILD, CHILD_ID, FATHER_ID, MOTHER_ID, address, case_with
from tests.builders.protected_cases import HOME, confidential, found

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


@pytest.mark.parametrize(
    "text",
    [
        "Robin is doing well with the Thornes.",
        "The Thorne family has a dog.",
        "Robin will be known as Robin Thorne.",
        "Robin's new surname is Thorne.",
        "Mr and Mrs Thorne will write once a year.",
        "THORNE: placement order",
        "Robin calls him Basil and is happy.",
        "The adopter, Basil, is a nurse.",
        "The prospective adopters live in Farton.",
        "Robin has moved to Farton.",
        "They live in Quiet Mews.",
        "The placement, near Quiet Mews, is going well.",
    ],
)
def test_a_part_of_a_name_or_a_place_tells_as_well(text: str) -> None:
    """A surname, a forename, a street or a town alone lets the family of birth find the child."""
    for to in ("P1", "P2", "O2"):
        got = found(protected_adoption, text, adoption(), to=to)
        assert {one.release for one in got} == {Release.NEVER}, text


@pytest.mark.parametrize(
    "text",
    [
        "The adopters will write once a year.",
        "There was a thorn in his side, and roses have thorns.",
        "He likes pasta with basil, and Basil leaves in a salad.",
        "Farton Rovers played away.",
        "The placement is on Thorne Road.",
        "Robin is placed in Exampletown.",
        "Robin lives with a new family in another county.",
    ],
)
def test_words_that_tell_nothing_are_quiet(text: str) -> None:
    """A plant, a road, and a town where the reader's own letters come from."""
    assert not found(protected_adoption, text, adoption())


def test_a_name_that_somebody_else_has_tells_nothing() -> None:
    """A worker of the same surname may be named."""
    worker = Person(id=WhoId("P8"), title="Ms", first_name="Ada", last_name="Thorne")
    record = adoption()
    record = replace(record, people=(*record.people, worker))
    assert not found(protected_adoption, "Ms Ada Thorne and the placement", record)


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
