"""A desk fetches the trends that it may see, as the sums of which its reports are made."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from checker.audit.acts import Act, Out
from checker.audit.entry import Facts, Found
from checker.audit.event import Event
from checker.errors import RegisterRefused
from checker.protocol.messages import Role
from checker.reports.trends import Figure, Period
from checker.sync.client import Client
from checker.sync.known import known
from checker.sync.session import Session
from checker.sync.trends import fetched, fetched_teams
from tests.builders.register_store import Register
from tests.builders.synced import SyncedDesk

MONTH = "2026-11"
PERIOD = Period("2026-10", MONTH)


@pytest.fixture
def lead(register: Register, desk: SyncedDesk) -> Iterator[SyncedDesk]:
    """Give a lead's desk; two clerks of the team and one of another wrote before."""
    stop = (Found(code="address.previous", sev="stop"),)
    for actor, team, count in (("u-x", "t-04", 6), ("u-y", "t-04", 3), ("u-z", "t-99", 4)):
        clerk = register.enrolled(actor, team=team)
        for _ in range(count):
            checked = Facts(out=Out.STOP, findings=stop, team=team, tenure="1-3y", via="post")
            clerk.write(Act.CHECK, checked)
        clerk.write(Act.RELEASE, Facts(team=team, about=clerk.hashes[-1], via="post"))
        register.send(clerk)
    register.sequence()
    made = SyncedDesk(desk.folder.parent / "lead", desk.url, "u-lead", desk.key)
    made.enrol(register, Role.LEAD)
    yield made
    made.close()


def session_of(desk: SyncedDesk, client: Client) -> Session:
    """Sign in."""
    remembered = known(desk.trail.sync, desk.settings)
    assert remembered is not None
    return Session(client, desk.trail.signer, remembered, desk.book.mono_ms)


@pytest.mark.usefixtures("lead")
def test_the_organisations_sums_come_to_everybody(desk: SyncedDesk) -> None:
    """Thirteen letters of three people, all stopped, three sent."""
    with closing(Client(desk.url)) as client:
        told = fetched(session_of(desk, client), PERIOD)

    sums = told.sums
    assert sums.months[MONTH, "", Figure.CHECKED, ""] == 13
    assert sums.months[MONTH, "", Figure.STOPPED, "address.previous"] == 13
    assert sums.months[MONTH, "", Figure.RELEASED, ""] == 3
    assert sum(n for (_, figure), n in sums.days.items() if figure == Figure.CHECKED) == 13
    assert sum(n for (_, figure, _), n in sums.hours.items() if figure == Figure.CHECKED) == 13
    assert (sums.channels["post", "checked"], sums.tenures["1-3y", "checked"]) == (13, 13)
    assert sums.people[MONTH, "", "1-3y"] == 3
    assert set(sums.moments) == {"enforced"}


def test_a_lead_sees_the_own_team_and_no_other(lead: SyncedDesk) -> None:
    """A team of four letters is not told at all; another team is refused."""
    with closing(Client(lead.url)) as client:
        session = session_of(lead, client)
        own = fetched(session, PERIOD, team="t-04")
        table = fetched_teams(session, PERIOD, team="t-04").sums

        assert own.sums.months[MONTH, "t-04", Figure.CHECKED, ""] == 9
        assert table.months[MONTH, "t-04", Figure.CHECKED, ""] == 9
        for team, actor in (("t-99", None), ("t-04", "u-x"), (None, "u-x")):
            with pytest.raises(RegisterRefused):
                fetched(session, PERIOD, team=team, actor=actor)
        with pytest.raises(RegisterRefused):
            fetched_teams(session, PERIOD)


def test_an_investigator_sees_every_team_but_a_small_one(
    lead: SyncedDesk, register: Register, desk: SyncedDesk
) -> None:
    """And a person, once their own record says why and was sent."""
    seer = SyncedDesk(desk.folder.parent / "seer", desk.url, "u-i", desk.key)
    seer.enrol(register, Role.INVESTIGATOR, "t-50")
    event = Event(kind="person", codes={"purpose": "audit"})
    seq = seer.trail.append(Act.VIEW, Facts(event=event), t_ms=seer.now, mono_ms=seer.mono).seq
    seer.loop().go_round()
    purpose = next(one.hash.hex() for one in seer.trail.entries() if one.seq == seq)

    with closing(Client(lead.url)) as client:
        session = session_of(seer, client)
        table = fetched_teams(session, PERIOD)
        person = fetched(session, PERIOD, actor="u-x", purpose=purpose)

    assert {team for _, team, _, _ in table.sums.months} == {"t-04"}
    assert table.hidden == 1
    assert person.sums.months[MONTH, "", Figure.CHECKED, ""] == 6
    seer.close()
