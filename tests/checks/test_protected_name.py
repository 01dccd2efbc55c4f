"""A protected name: a new one, one not to be used, and a name that is as well the reader's."""

from dataclasses import replace

import pytest

from checker.checks.protected.protected_name import protected_name
from checker.model import Case, OtherName, WhoId
from tests.builders.cases import C8, CHILD, CHILD_ID, case, case_with, mother
from tests.builders.letters import codes
from tests.builders.protected_cases import found


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
        pytest.param(
            "She will be called Isla.",
            named("new_name", other_names=(OtherName(name="Isla Larkin", kind="new"),)),
            True,
            id="a new forename alone",
        ),
        pytest.param(
            "Erin came.",
            named("new_name", other_names=(OtherName(name="Erin Larkin", kind="new"),)),
            False,
            id="the forename that she keeps",
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
