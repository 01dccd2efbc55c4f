"""To push and to read entries over HTTP, and who may."""

import msgspec
import pytest

from checker.audit.entry import Act, Facts
from checker.audit.event import Event
from checker.protocol.messages import (
    Entries,
    Holders,
    LogState,
    Problem,
    Push,
    Role,
    Sent,
    State,
)
from tests.builders.register_service import Service, refused, said
from tests.builders.register_store import Desk, Register


@pytest.fixture(name="register")
def shared(one_register: Register) -> Register:
    """Give the register that the tests here share."""
    return one_register


def problem(response: object) -> Problem:
    """Read a problem document."""
    return msgspec.json.decode(getattr(response, "content", b""), type=Problem)


def test_entries_are_stored_and_promised(register: Register, service: Service) -> None:
    """The answer says what is wanted next, and a replay gives the same answer."""
    desk = register.enrolled("u-a")
    bearer = service.sign_in(desk)
    desk.write_some(3)

    first = service.post(f"/v1/logs/{desk.log}/entries", desk.push(), bearer)
    again = service.post(f"/v1/logs/{desk.log}/entries", desk.push(), bearer)

    state = said(first, LogState)
    assert (state.next, state.head, state.state) == (5, desk.hashes[-1], State.OPEN)
    assert state.promise
    assert said(again, LogState).next == 5
    assert said(service.get(f"/v1/logs/{desk.log}", bearer), LogState).next == 5


def test_a_gap_says_what_is_wanted(register: Register, service: Service) -> None:
    """In keys of their own: nobody parses a sentence."""
    desk = register.enrolled("u-a")
    desk.write_some(3)

    answer = service.post(f"/v1/logs/{desk.log}/entries", desk.push(2), service.sign_in(desk))

    assert refused(answer) == (409, "gap")
    assert (problem(answer).next, problem(answer).head) == (1, "0" * 64)


def test_a_fork_freezes_the_log(register: Register, service: Service) -> None:
    """Then it takes nothing more, and may still be read."""
    desk = register.enrolled("u-a")
    twin = desk.copy()
    desk.write(Act.CHECK)
    twin.write(Act.HEARTBEAT)
    bearer = service.sign_in(desk)
    path = f"/v1/logs/{desk.log}/entries"
    said(service.post(path, desk.push(), bearer), LogState)

    forked = service.post(path, twin.push(), bearer)
    desk.write(Act.CHECK)
    more = service.post(path, desk.push(2), bearer)

    assert refused(forked) == (409, "fork")
    assert refused(more) == (409, "frozen")
    assert said(service.get(f"/v1/logs/{desk.log}", bearer), LogState).state is State.FROZEN
    assert len(said(service.get(path, service.sign_in(desk)), Entries).entries) == 2


def test_a_bad_entry_is_named_and_nothing_stored(register: Register, service: Service) -> None:
    """422 with the place in the batch and the reason."""
    desk = register.enrolled("u-a")
    desk.write_some(2)
    sent = [*desk.push().entries[:2], Sent(leaf=desk.leaves[2][:-1] + b"!")]

    answer = service.post(
        f"/v1/logs/{desk.log}/entries", Push(entries=tuple(sent)), service.sign_in(desk)
    )

    assert refused(answer) == (422, "bad-entry")
    assert problem(answer).index == 2
    assert problem(answer).reason
    assert register.store.state(desk.log).next == 1


def test_nobody_writes_into_another_log(register: Register, service: Service) -> None:
    """Whatever the role."""
    desk, other = register.enrolled("u-a"), register.enrolled("u-b", Role.ADMINISTRATOR)
    bearer = service.sign_in(other)

    answer = service.post(f"/v1/logs/{desk.log}/entries", desk.push(), bearer)

    assert refused(answer) == (403, "not-yours")


READS = [
    ("/v1/logs/{log}", {Role.INVESTIGATOR, Role.PROTECTION_OFFICER, Role.ADMINISTRATOR}),
    ("/v1/logs/{log}/entries", {Role.INVESTIGATOR, Role.PROTECTION_OFFICER}),
    ("/v1/inbox/{log}", set()),
]


@pytest.mark.parametrize(("path", "may"), READS, ids=[path for path, _ in READS])
def test_another_log_is_read_by_whose_work_it_is(
    register: Register, service: Service, path: str, may: set[Role]
) -> None:
    """Everybody reads their own; another's only the roles that have to."""
    desk = register.enrolled("u-a")
    register.send(desk)
    own = service.get(path.format(log=desk.log), service.sign_in(desk))

    answers = {}
    for role in Role:
        asker = register.enrolled(f"u-{role}", role)
        asker.write(Act.VIEW, Facts(event=Event(kind="staff", codes={"purpose": "audit"})))
        register.send(asker)
        place = f"{path.format(log=desk.log)}?purpose={asker.hashes[-1]}"
        answers[role] = service.get(place, service.sign_in(asker))

    assert own.status_code == 200
    assert {role for role, answer in answers.items() if answer.status_code == 200} == may
    assert all(
        refused(answer) == (403, "not-yours") for role, answer in answers.items() if role not in may
    )


def test_an_unknown_log_is_not_there(register: Register, service: Service) -> None:
    """404 for whoever may ask about others; anything that is no log's name is 404 too."""
    bearer = service.sign_in(register.enrolled("u-i", Role.INVESTIGATOR))

    for log in (Desk(99, "u-z").log, "abc", "0" * 33):
        assert refused(service.get(f"/v1/logs/{log}", bearer)) == (404, "unknown-log")


def test_a_restored_device_gets_its_leaves_back(register: Register, service: Service) -> None:
    """All of them, in order, a page at a time."""
    desk = register.enrolled("u-a")
    desk.write_some(299)
    register.store.ingest(desk.log, desk.push(0, 150))
    register.store.ingest(desk.log, desk.push(150))
    bearer = service.sign_in(desk)

    leaves: list[bytes] = []
    more = True
    while more:
        path = f"/v1/logs/{desk.log}/entries?from={len(leaves) + 1}"
        page = said(service.get(path, bearer), Entries)
        leaves += [one.leaf for one in page.entries]
        more = page.more

    assert leaves == desk.leaves


@pytest.mark.parametrize("written", ["-1", "1.0", "x", "", "9" * 40, "%D9%A1"])
def test_from_is_a_whole_number(register: Register, service: Service, written: str) -> None:
    """Anything else is 422, and never 500."""
    desk = register.enrolled("u-a")
    bearer = service.sign_in(desk)

    answer = service.get(f"/v1/logs/{desk.log}/entries?from={written}", bearer)

    assert refused(answer) == (422, "not-fit")


def test_the_largest_from_gives_nothing(register: Register, service: Service) -> None:
    """It is beyond every log, and no error."""
    desk = register.enrolled("u-a")
    bearer = service.sign_in(desk)

    for path in (f"/v1/logs/{desk.log}/entries", f"/v1/inbox/{desk.log}"):
        answer = service.get(f"{path}?from={2**53 - 1}", bearer)
        assert said(answer, Entries).entries == ()
        assert service.get(f"{path}?from={'9' * 16}", bearer).status_code == 200


def test_holders_are_told_to_whoever_is_signed_in(register: Register, service: Service) -> None:
    """With the leaves that enrolled them."""
    desk = register.enrolled("u-a")
    officer = register.enrolled("u-d", Role.PROTECTION_OFFICER, "t-99")

    holders = said(service.get("/v1/holders", service.sign_in(desk)), Holders).holders

    assert officer.log in {one.log for one in holders}
    assert all(one.leaf for one in holders)


def test_a_lead_is_told_what_is_asked_of_them(register: Register, service: Service) -> None:
    """A request for a second person is in the inbox of the team's lead."""
    desk, lead = register.enrolled("u-a"), register.enrolled("u-l", Role.LEAD)
    desk.write(Act.ASK_SECOND)
    register.send(desk)
    register.sequence()

    inbox = said(service.get(f"/v1/inbox/{lead.log}", service.sign_in(lead)), Entries)

    assert [one.leaf for one in inbox.entries] == [desk.leaves[-1]]
