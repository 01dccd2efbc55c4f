"""What a lead's team did, out of the register: all of it, however many pages it has."""

from pathlib import Path

from checker.audit.entry import Act, Facts
from checker.desk.review.team_entries import TeamEntries
from checker.protocol.looking import MOST_FOUND
from checker.protocol.messages import Role
from tests.builders.linked_office import linked_office
from tests.builders.postgres import Server
from tests.builders.register_store import register_on


def test_a_busy_team_is_seen_whole(postgres: Server, tmp_path: Path) -> None:
    """The newest come last, and they are what a lead has to see."""
    with (
        register_on(postgres, tmp_path / "r", "team_entries") as register,
        linked_office(register, tmp_path / "demo") as office,
    ):
        office.linked.enrol(register.store.new_code(Role.LEAD, "northern", by="u-admin"))
        office.linked.start()
        seat = office.desk.rooms.seat
        written = [
            seat.recorder().say(Act.BREAK_GLASS, Facts()).hash for _ in range(MOST_FOUND + 4)
        ]

        found = TeamEntries(seat).all(anew=True)

    told = [one.hash for one in found if one.body.act is Act.BREAK_GLASS]
    assert told == written
