"""A refuge: its place, its name, its phone and its people, and who may know of it."""

from dataclasses import replace

import pytest

from checker.checks.protected.protected_refuge import protected_refuge
from checker.model import Organisation, Party, Person, Relationship, Release, Restriction, WhoId
from tests.builders.cases import (
    COURT,
    FIRM,
    MOTHER_ID,
    OTHER_FIRM,
    SENDER,
    address,
    case,
    case_with,
    email,
    mother,
    phone,
)
from tests.builders.protected_cases import found

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
