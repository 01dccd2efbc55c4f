"""Who sits at a desk, and as what: the policy says it, until a register does."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checker.errors import CallError, RegisterUnreached
from checker.protocol.messages import LogState, Role
from tests.builders.linked_office import Office, linked_office
from tests.builders.postgres import Server
from tests.builders.readers import demo_desk
from tests.builders.register_store import register_on


@pytest.fixture
def office(postgres: Server, tmp_path: Path) -> Iterator[Office]:
    """Give a desk that the register does not know yet."""
    with (
        register_on(postgres, tmp_path / "r", "seat") as register,
        linked_office(register, tmp_path / "demo") as made,
    ):
        yield made


def test_without_a_register_the_policy_says_who_may_what(tmp_path: Path) -> None:
    """The demo's office has one of each; a desk of a clerk opens no room of a lead."""
    desk = demo_desk(tmp_path)
    try:
        roles = {}
        for one in desk.actors():
            desk.become(one.id)
            roles[one.name] = desk.rooms.seat.actor().role
        desk.become(desk.actors()[0].id)

        assert set(roles.values()) == set(Role)
        with pytest.raises(CallError, match="not open to you"):
            desk.rooms.seat.refuse_others(Role.LEAD, Role.INVESTIGATOR)
        assert desk.rooms.seat.refuse_others(Role.CLERK) == desk.actor
    finally:
        desk.close()


def test_with_a_register_its_enrolment_says_who_may_what(office: Office) -> None:
    """Nobody is more than a clerk before it knows them, whatever the policy of this desk says."""
    desk, seat = office.desk, office.desk.rooms.seat
    desk.actor = replace(desk.actor, role=Role.INVESTIGATOR)

    before = seat.actor().role
    office.linked.enrol(office.register.store.new_code(Role.LEAD, "t-04", by="u-admin"))

    assert (before, seat.actor().role) == (Role.CLERK, Role.LEAD)


def test_the_register_can_be_asked_beside_the_rounds(office: Office) -> None:
    """In a session of its own, which says in a sentence when this desk is not known yet."""
    with pytest.raises(RegisterUnreached, match="not enrolled"):
        office.linked.ask(lambda session: session.known)
    office.linked.enrol(office.code())

    told = office.linked.ask(
        lambda session: session.call("GET", f"/v1/logs/{session.known.log}", LogState)
    )

    assert told.state == "open"
