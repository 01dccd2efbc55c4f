"""Sealed pages wait for a second person, for the team's leads only, and are gone after 72 hours."""

from urllib.parse import parse_qsl

import pytest

from checker.audit.entry import Act
from checker.protocol.messages import Request, Requests, Role
from checker.register import requests
from checker.register.refusals import BadMessage, Frozen, Gone, NotThere, Refused, Revoked
from checker.sync.seconding import all_waiting
from tests.builders.register_store import Desk, Register

HOURS_72_MS = 72 * 3_600_000


@pytest.fixture(name="register")
def shared(one_register: Register) -> Register:
    """Give one register to all tests here: each has desks of its own."""
    return one_register


def asking(register: Register, team: str) -> tuple[Desk, Desk, Request]:
    """Give a clerk who wants a second person, a lead of the team, and the request."""
    clerk = register.enrolled("u-a", team=team)
    lead = register.enrolled("u-lead", Role.LEAD, team)
    clerk.write(Act.ASK_SECOND)
    register.send(clerk)
    request = Request(
        entry=clerk.hashes[-1], sealed={lead.log: b"k" * 80}, content=b"\x00pages" * 1_000
    )
    return clerk, lead, request


def test_a_request_waits_for_the_lead_until_it_is_answered(register: Register) -> None:
    """The lead reads it with their key; then the lead removes it, and it is gone for good."""
    clerk, lead, request = asking(register, "t-1")
    told = register.store.ask(clerk.log, request)

    (asked,) = register.store.waiting(lead.log).requests
    assert (asked.id, asked.entry, asked.log) == (told, request.entry, clerk.log)
    assert (asked.key, asked.content) == (b"k" * 80, request.content)
    assert asked.until == register.time.now + HOURS_72_MS
    assert register.store.waiting(clerk.log).requests == ()
    assert register.store.ask(clerk.log, request) == told
    register.store.withdraw(told, lead.log)

    assert register.store.waiting(lead.log).requests == ()
    for call in (
        lambda: register.store.withdraw(told, lead.log),
        lambda: register.store.withdraw(told, clerk.log),
        lambda: register.store.ask(clerk.log, request),
    ):
        with pytest.raises(Gone):
            call()


def test_all_that_waits_comes_and_none_of_it_twice(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What does not go into one answer comes with the next; what the desk has is only named."""
    clerk, lead, request = asking(register, "t-6")
    monkeypatch.setattr(requests, "MOST_WAITING_BYTES", 2 * len(request.content))
    told = [register.store.ask(clerk.log, request)]
    for _ in range(4):
        clerk.write(Act.ASK_SECOND)
        register.send(clerk)
        another = Request(entry=clerk.hashes[-1], sealed=request.sealed, content=request.content)
        told.append(register.store.ask(clerk.log, another))

    have: list[str] = []
    for fresh in (2, 2, 1, 0):
        given = register.store.waiting(lead.log, have).requests
        new = [one.id for one in given if one.content]
        assert (len(new), set(new) & set(have)) == (fresh, set())
        assert set(have) <= {one.id for one in given}
        have += new
    assert sorted(have) == sorted(told)


def test_what_waits_comes_page_by_page_and_the_oldest_first(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever fits on a page, and whatever goes meanwhile: none is left out, none sent twice."""
    clerk, lead, request = asking(register, "t-7")
    size = len(request.content)
    monkeypatch.setattr(requests, "PAGE", 3)
    monkeypatch.setattr(requests, "MOST_WAITING_BYTES", 2 * size)
    told = [register.store.ask(clerk.log, request)]
    for _ in range(7):
        register.time.now += 1
        clerk.write(Act.ASK_SECOND)
        register.send(clerk)
        another = Request(entry=clerk.hashes[-1], sealed=request.sealed, content=request.content)
        told.append(register.store.ask(clerk.log, another))
    sent: list[str] = []
    pages: list[int] = []

    def page(path: str) -> Requests:
        query = dict(parse_qsl(path.partition("?")[2], keep_blank_values=True))
        given = register.store.waiting(lead.log, query["have"].split(","), query["after"])
        pages.append(len(given.requests))
        sent.extend(one.id for one in given.requests if one.content)
        if len(pages) == 1:  # the last one given is answered before the next page is asked for
            register.store.withdraw(given.requests[-1].id, lead.log)
        return given

    first = all_waiting(page)
    held = [one for one in first if one.id != told[1]]
    assert [one.id for one in held] == [one for one in told if one != told[1]]
    assert sent == told
    assert max(pages) <= 3

    sent.clear()
    again = all_waiting(page, held)
    assert again == tuple(held)
    assert sent == []
    for wrong in ("x", "1.2", f"{'9' * 40}.{'a' * 32}"):
        with pytest.raises(BadMessage):
            register.store.waiting(lead.log, (), wrong)


def test_a_request_is_removed_by_who_asked_or_is_asked(register: Register) -> None:
    """Nobody else even learns that it exists."""
    clerk, _, request = asking(register, "t-2")
    stranger = register.enrolled("u-x", Role.LEAD, "t-99")
    told = register.store.ask(clerk.log, request)

    for log, which in ((stranger.log, told), (clerk.log, "0" * 32)):
        with pytest.raises(NotThere):
            register.store.withdraw(which, log)
    register.store.withdraw(told, clerk.log)


def test_a_request_is_gone_after_72_hours(register: Register) -> None:
    """Nobody reads it from then on, and the hourly purge removes its bytes."""
    clerk, lead, request = asking(register, "t-3")
    told = register.store.ask(clerk.log, request)
    register.time.now += HOURS_72_MS

    assert register.store.waiting(lead.log).requests == ()
    with pytest.raises(Gone):
        register.store.withdraw(told, lead.log)
    assert register.store.purge() >= 1
    assert register.store.purge() == 0
    rows = register.as_owner("SELECT id FROM request_content")
    assert told not in [row[0] for row in rows]


def test_what_cannot_be_a_request_is_refused(register: Register) -> None:
    """Another's entry, one that asks nothing, keys for others than leads, no sealed keys."""
    clerk, lead, request = asking(register, "t-4")
    other, _, others = asking(register, "t-5")
    clerk.write()
    register.send(clerk)

    for sealed, entry, content in (
        ({lead.log: bytes(80)}, others.entry, b"x"),
        ({lead.log: bytes(80)}, clerk.hashes[-1], b"x"),
        ({lead.log: bytes(80)}, "0" * 64, b"x"),
        ({other.log: bytes(80)}, request.entry, b"x"),
        ({clerk.log: bytes(80)}, request.entry, b"x"),
        ({lead.log: bytes(80), "1" * 32: bytes(80)}, request.entry, b"x"),
        ({lead.log: bytes(32)}, request.entry, b"x"),
    ):
        with pytest.raises(BadMessage):
            register.store.ask(clerk.log, Request(entry=entry, sealed=sealed, content=content))


@pytest.mark.parametrize("closed", [Frozen, Revoked])
def test_a_closed_log_asks_nothing(register: Register, closed: type[Refused]) -> None:
    """Neither one that had a fork nor one that was revoked."""
    clerk, _, request = asking(register, f"t-{closed.code}")
    if closed is Revoked:
        register.store.revoke(clerk.log, by="u-admin")
    else:
        clone = Desk(clerk.seed, clerk.actor, clerk.role, clerk.team, clerk.leaves[:1])
        clone.write()
        with pytest.raises(Refused):
            register.send(clone)

    with pytest.raises(closed):
        register.store.ask(clerk.log, request)
