"""The trends of a desk that a register knows: the register counts, and says whose may be seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.audit.entry import Act, Facts, Found, Out, read_body
from checker.desk.looking_up.look_answers import Purpose, Why
from checker.desk.trends.trend_answers import TrendsAsked
from checker.errors import RegisterRefused, RegisterUnreached
from checker.protocol.messages import Role
from checker.reports.trends import Period, Sums, Tally
from tests.builders.linked_office import Office, linked_office
from tests.builders.postgres import Server
from tests.builders.register_store import register_on

WHY = Why(purpose=Purpose.COMPLAINT, words="A complaint about two letters")
TEAM = "northern"
STOP = (Found(code="address.previous", sev="stop"),)


@pytest.fixture
def office(postgres: Server, tmp_path: Path) -> Iterator[Office]:
    """Give a desk that the register does not know yet, of whoever is first in the demo."""
    with (
        register_on(postgres, tmp_path / "r", "trending") as register,
        linked_office(register, tmp_path / "demo") as made,
    ):
        yield made


def enrol(office: Office, role: Role, letters: int = 12) -> None:
    """Let the register know this desk, and count some letters of it: two were stopped."""
    office.linked.enrol(office.register.store.new_code(role, TEAM, by="u-admin"))
    recorder = office.desk.rooms.seat.recorder()
    for number in range(letters):
        stopped = number < 2
        facts = Facts(
            team=TEAM,
            tenure="1-3y",
            via="post",
            mode="enforce",
            out=Out.STOP if stopped else Out.CLEAR,
            findings=STOP if stopped else (),
        )
        checked = recorder.say(Act.CHECK, facts)
        if not stopped:
            recorder.say(Act.RELEASE, released(facts, checked.hash))
    office.linked.loop().go_round()
    office.register.sequence()


def released(facts: Facts, about: str) -> Facts:
    """Give what a release says of the letter that was checked."""
    return Facts(team=facts.team, tenure=facts.tenure, via=facts.via, out=Out.RELEASED, about=about)


def counted_here(office: Office) -> Sums:
    """Count the desk's own record."""
    entries = office.desk.rooms.seat.recorder().trail().entries()
    tally = Tally.of((one.hash.hex(), read_body(one.body)) for one in entries)
    return tally.sums(Period("2020-01", "2100-01"))


def test_a_lead_sees_what_the_register_counted(office: Office) -> None:
    """The same figures as counting the own record, as nobody else has sent anything."""
    enrol(office, Role.LEAD)

    told = office.desk.rooms.trends.show(TrendsAsked())
    own = office.desk.rooms.trends.show(TrendsAsked(team=TEAM))

    last = told.months[-1]
    assert (last.checked, last.stopped.n, last.released) == (12, 2, 10)
    assert sum(counted_here(office).days.values()) > 0
    assert told.teams == ((TEAM, "Northern"),)
    assert [(one.team, one.letters) for one in told.rows] == [(TEAM, 12)]
    assert [one.letters for one in told.channels] == [12]
    assert [one.letters for one in told.tenures] == [12]
    assert told.causes == (("Wrong or old address", 2),)
    assert told.tiles[4].value.endswith(" s")
    assert own.months[-1] == last
    first = told.months[-1].month + "-01"
    assert office.desk.rooms.trends.show(TrendsAsked(split=first)).split == first
    assert told.source.startswith("From the register")


@pytest.mark.parametrize(("letters", "left_out"), [(4, True), (12, False)])
def test_what_is_left_out_for_being_few_is_said(
    office: Office, letters: int, left_out: bool
) -> None:
    """A month of four letters is told of by nobody: it must not look like one of none."""
    enrol(office, Role.INVESTIGATOR, letters)

    told = office.desk.rooms.trends.show(TrendsAsked())

    assert told.months[-1].checked == (0 if left_out else 12)
    assert ("What has fewer than 5 letters is left out" in told.source) == left_out


def test_figures_of_a_person_are_told_once_the_register_knows_why(office: Office) -> None:
    """The purpose is written and sent first; without the register nothing is shown."""
    enrol(office, Role.LEAD)
    office.linked.start()
    room, me = office.desk.rooms.trends, office.desk.actor.id

    told = room.of_person(me, TrendsAsked(), WHY)
    office.offline()
    with pytest.raises(RegisterUnreached):
        room.of_person(me, TrendsAsked(), WHY)

    assert told.months[-1].checked == 12
    assert office.acts().count(Act.VIEW) == 2
    assert told.rows == ()


@pytest.mark.parametrize("before", [TrendsAsked(mine=True), TrendsAsked(team="coast")])
def test_figures_of_a_person_are_theirs_whatever_was_shown_before(
    office: Office, before: TrendsAsked
) -> None:
    """Not those of the record on this computer, where one's own letters were shown before."""
    enrol(office, Role.INVESTIGATOR)
    office.linked.start()

    told = office.desk.rooms.trends.of_person(office.desk.actor.id, before, WHY)

    assert told.source.startswith("From the register")
    assert (told.asked, told.months[-1].checked) == (TrendsAsked(), 12)


def test_other_teams_are_not_a_leads(office: Office) -> None:
    """The register refuses, whatever this desk asks."""
    enrol(office, Role.LEAD)

    with pytest.raises(RegisterRefused):
        office.desk.rooms.trends.show(TrendsAsked(team="coast"))


def test_the_administrator_sees_rules_of_every_desk(office: Office) -> None:
    """And a clerk their own figures, without asking the register."""
    enrol(office, Role.ADMINISTRATOR)

    (rule,) = (one for one in office.desk.rooms.trends.rules() if one.use.shown)
    mine = office.desk.rooms.trends.show(TrendsAsked(mine=True))

    assert (rule.use.code, rule.use.shown, rule.use.kept) == ("address.previous", 2, 0)
    assert mine.months[-1].checked == 12
    assert mine.source == "From your own record on this computer."
