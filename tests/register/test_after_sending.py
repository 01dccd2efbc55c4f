"""What went wrong after sending comes to those who have to act on it, and to nobody else."""

import pytest

from checker.audit.entry import Act, Event, Facts
from checker.protocol.messages import Push, Role, Sent
from checker.register.fsck import fsck
from tests.builders.register_store import Desk, Register, a_wrap

CASE = "ab" * 32
REPORTED = Event(kind="wrong-address", codes={"step": "reported"})
ASSESSED = Event(kind="wrong-address", codes={"step": "assessed"})
BLOCKED = Event(kind="destination", codes={"state": "on"})
CAME_BACK = Event(kind="gone-away", codes={"opened": "no", "next": "blocked"})


def tell(register: Register, desk: Desk, act: Act, facts: Facts, *holders: Desk) -> str:
    """Let a desk say something with words beside it that some can open; give its hash."""
    register.send(desk)
    desk.write(act, facts, sd=("A" * 43,))
    sent = Sent(leaf=desk.leaves[-1], case=CASE, boxes=(b"sealed",))
    wraps = tuple(a_wrap(desk, holder, CASE) for holder in holders)
    register.store.ingest(desk.log, Push(entries=(sent,), wraps=wraps))
    register.sequence()
    return desk.hashes[-1]


def leaves(register: Register, desk: Desk) -> list[bytes]:
    """Give what is in a desk's inbox."""
    return [one.leaf for one in register.store.inbox(desk.log, after=0).entries]


@pytest.mark.parametrize(
    ("act", "event"),
    [
        (Act.INCIDENT, REPORTED),
        (Act.NEAR_MISS, Event(kind="other", codes={"found": "checker"})),
        (Act.RETURN, CAME_BACK),
    ],
)
def test_what_went_wrong_comes_to_leads_of_the_team_and_to_who_looks_into_all(
    register: Register, act: Act, event: Event
) -> None:
    """They get it with the words that they can open; colleagues and other leads get nothing."""
    clerk, lead = register.enrolled("u-a"), register.enrolled("u-lead", Role.LEAD)
    officer = register.enrolled("u-dpo", Role.PROTECTION_OFFICER, "t-hq")
    detective = register.enrolled("u-i", Role.INVESTIGATOR, "t-hq")
    others = (
        register.enrolled("u-b"),
        register.enrolled("u-c", Role.LEAD, "t-99"),
        register.enrolled("u-d", Role.ADMINISTRATOR),
        clerk,
    )

    tell(register, clerk, act, Facts(event=event), lead, officer, detective)

    for one in (lead, officer, detective):
        (held,) = register.store.inbox(one.log, after=0).entries
        assert (held.leaf, held.boxes) == (clerk.leaves[-1], (b"sealed",))
    for one in others:
        assert leaves(register, one) == []


def test_steps_come_to_who_reported_and_to_their_lead_whoever_takes_them(
    register: Register,
) -> None:
    """The officer's team is another one: the reporter and the reporter's lead read it still."""
    clerk, lead = register.enrolled("u-a"), register.enrolled("u-lead", Role.LEAD)
    officer = register.enrolled("u-dpo", Role.PROTECTION_OFFICER, "t-hq")
    stranger = register.enrolled("u-c", Role.LEAD, "t-hq")
    first = tell(register, clerk, Act.INCIDENT, Facts(event=REPORTED))

    tell(register, officer, Act.INCIDENT, Facts(event=ASSESSED, about=first))

    assert leaves(register, clerk) == [officer.leaves[-1]]
    assert leaves(register, lead) == [clerk.leaves[-1], officer.leaves[-1]]
    assert leaves(register, officer) == [clerk.leaves[-1]]
    assert leaves(register, stranger) == []


def test_where_not_to_send_any_more_comes_to_the_whole_team(register: Register) -> None:
    """Not to another team, and nothing else that is said of a workstation comes to anybody."""
    clerk, colleague = register.enrolled("u-a"), register.enrolled("u-b")
    stranger = register.enrolled("u-c", team="t-99")
    autocomplete = Event(kind="autocomplete", codes={"state": "off", "how": "read"})
    tell(register, clerk, Act.CONFIG, Facts(event=autocomplete))
    tell(register, clerk, Act.CONFIG, Facts())

    back = tell(register, clerk, Act.RETURN, Facts(event=CAME_BACK))
    tell(register, clerk, Act.CONFIG, Facts(event=BLOCKED, about=back), colleague)

    (held,) = register.store.inbox(colleague.log, after=0).entries
    assert (held.leaf, held.boxes) == (clerk.leaves[-1], (b"sealed",))
    assert leaves(register, stranger) == leaves(register, clerk) == []


def test_fsck_knows_what_is_to_come_to_desks(register: Register) -> None:
    """What was put in the inboxes is what should be there, and no more."""
    clerk = register.enrolled("u-a")
    first = tell(register, clerk, Act.INCIDENT, Facts(event=REPORTED))
    tell(register, clerk, Act.CONFIG, Facts(event=BLOCKED, about=first))
    tell(register, clerk, Act.CONFIG, Facts())

    assert fsck(register.login("reader"), register.keys).holds
