"""The same call from many at once: one does it, the others are told so, and nobody gets a 500."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx
import msgspec
import pytest

from checker.audit.entry import Act
from checker.protocol.messages import Erase, Message, Request, Role
from tests.builders.register_service import Service
from tests.builders.register_store import NOON_MS, Desk, Register

MANY = 8


@pytest.fixture(name="register")
def shared(one_register: Register) -> Register:
    """Give the register that the tests here share."""
    return one_register


def at_once(service: Service, path: str, calls: Sequence[tuple[Message, str]]) -> list[int]:
    """Send messages, each with a bearer, at the same time, and give the statuses in order."""

    def send(call: tuple[Message, str]) -> int:
        message, bearer = call
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {bearer}"}
        body = msgspec.json.encode(message)
        return httpx.post(service.url + path, content=body, headers=headers).status_code

    with ThreadPoolExecutor(len(calls)) as threads:
        return sorted(threads.map(send, calls))


def test_one_device_enrols_once(register: Register, service: Service) -> None:
    """The same enrolment from many threads: one is new, all get the same answer."""
    code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")

    statuses = at_once(service, "/v1/enrol", [(Desk(61, "u-a").enrolment(code), "-")] * MANY)

    assert statuses == [200] * (MANY - 1) + [201]


def test_one_code_makes_one_device_known(register: Register, service: Service) -> None:
    """Many devices with one code: one of them is enrolled."""
    code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")
    asked = [(Desk(6_100 + 10 * one, "u-a").enrolment(code), "-") for one in range(MANY)]

    statuses = at_once(service, "/v1/enrol", asked)

    assert statuses == [201] + [401] * (MANY - 1)


def test_one_batch_is_stored_once(register: Register, service: Service) -> None:
    """The same batch many times at once: all get the same answer, and it is there once."""
    desk = register.enrolled("u-a")
    desk.write_some(20)
    bearer = service.sign_in(desk)

    statuses = at_once(service, f"/v1/logs/{desk.log}/entries", [(desk.push(), bearer)] * MANY)

    assert statuses == [200] * MANY
    held = register.store.entries(desk.log, start=1, reader=desk.log).entries
    assert [one.leaf for one in held] == desk.leaves


def test_of_two_branches_at_once_one_is_stored(register: Register, service: Service) -> None:
    """A device and its copy at the same moment: a fork, and then a frozen log."""
    desk = register.enrolled("u-a")
    register.send(desk)
    twins = [desk.copy() for _ in range(MANY)]
    for number, twin in enumerate(twins):
        twin.write(t=NOON_MS + number)
    bearer = service.sign_in(desk)

    calls = [(twin.push(1), bearer) for twin in twins]
    statuses = at_once(service, f"/v1/logs/{desk.log}/entries", calls)

    assert statuses == [200] + [409] * (MANY - 1)


def test_one_request_is_kept_once(register: Register, service: Service) -> None:
    """Asked for many times at once, it has one id."""
    desk, lead = register.enrolled("u-a"), register.enrolled("u-l", Role.LEAD)
    desk.write(Act.ASK_SECOND)
    register.send(desk)
    request = Request(entry=desk.hashes[-1], sealed={lead.log: bytes(80)}, content=b"x")

    statuses = at_once(service, "/v1/requests", [(request, service.sign_in(desk))] * MANY)

    assert statuses == [201] * MANY
    assert len(register.store.waiting(lead.log).requests) == 1


def test_two_people_erase_a_case_once(register: Register, service: Service) -> None:
    """Both ask and agree many times at once: it is done once, and said once."""
    people = [register.enrolled("u-x", Role.ADMINISTRATOR)]
    people.append(register.enrolled("u-y", Role.PROTECTION_OFFICER))
    erase = Erase(case="ef" * 32, reason="retention", t=NOON_MS)
    calls = [(erase, service.sign_in(one)) for one in people for _ in range(MANY // 2)]

    statuses = at_once(service, "/v1/erasures", calls)

    assert statuses.count(200) >= 2
    assert set(statuses) <= {200, 403}
    assert register.store.forget().decode().count("ef" * 32) == 1
