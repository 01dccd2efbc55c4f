"""Erasures, requests for a second person, the tree and the service's health, over HTTP."""

import time
from collections.abc import Callable

import psycopg
import pytest

from checker.audit.checkpoint import open_checkpoint
from checker.audit.entry import Act
from checker.audit.leaf import leaf_hash
from checker.protocol.messages import (
    Erase,
    Erasure,
    LogState,
    Message,
    Request,
    RequestMade,
    Requests,
    Role,
)
from checker.register.health import Health
from checker.register.routes_watching import Behind
from tests.builders.register_service import Service, refused, said, service_on
from tests.builders.register_store import NOON_MS, Desk, Register

CASE = "ab" * 32


@pytest.fixture(name="register")
def shared(one_register: Register) -> Register:
    """Give the register that the tests here share."""
    return one_register


def signed_in(register: Register, service: Service, role: Role) -> tuple[Desk, str]:
    """Give somebody of a role, and their bearer."""
    desk = register.enrolled(f"u-{role}-{time.monotonic_ns()}", role)
    return desk, service.sign_in(desk)


def test_two_people_have_a_case_forgotten(register: Register, service: Service) -> None:
    """One asks, the same one again changes nothing, a second one has it done; desks are told."""
    asked = Erase(case=CASE, reason="retention", t=NOON_MS)
    _, first = signed_in(register, service, Role.ADMINISTRATOR)
    _, second = signed_in(register, service, Role.PROTECTION_OFFICER)
    _, clerk = signed_in(register, service, Role.CLERK)

    one = said(service.post("/v1/erasures", asked, first), Erasure)
    same = service.post("/v1/erasures", asked, first)
    both = said(service.post("/v1/erasures", asked, second), Erasure)
    forgotten = service.get("/v1/forget", clerk)

    assert (one.state, both.state) == ("asked", "done")
    assert refused(same) == (403, "same-person")
    assert len(set(both.by)) == 2
    assert CASE in forgotten.text.splitlines()
    assert forgotten.headers["content-type"].startswith("text/plain")


ROLES: list[tuple[str, str, Message | None, set[Role]]] = [
    (
        "POST",
        "/v1/erasures",
        Erase(case="cd" * 32, reason="retention", t=NOON_MS),
        {Role.ADMINISTRATOR, Role.PROTECTION_OFFICER},
    ),
    ("GET", "/v1/requests", None, {Role.LEAD}),
    ("GET", "/v1/forget", None, set(Role)),
    ("GET", "/v1/holders", None, set(Role)),
]


@pytest.mark.parametrize(("method", "path", "body", "may"), ROLES, ids=[one[1] for one in ROLES])
def test_each_role_may_its_own(
    register: Register,
    service: Service,
    method: str,
    path: str,
    body: Message | None,
    may: set[Role],
) -> None:
    """Everybody else is told that theirs does not allow it; nobody gets in without a bearer."""
    answers = {}
    for role in Role:
        _, bearer = signed_in(register, service, role)
        answers[role] = (
            service.post(path, body, bearer) if body is not None else service.get(path, bearer)
        )
    nobody = service.post(path, body) if body is not None else service.get(path)

    assert {role for role, one in answers.items() if one.status_code == 200} == may, method
    assert all(
        refused(one) == (403, "not-allowed") for role, one in answers.items() if role not in may
    )
    assert refused(nobody) == (401, "not-signed-in")


def test_a_lead_is_asked_and_the_request_is_gone_after_the_answer(
    register: Register, service: Service
) -> None:
    """What is sealed to a lead waits for that lead, and is removed once."""
    desk, bearer = signed_in(register, service, Role.CLERK)
    lead, leads = signed_in(register, service, Role.LEAD)
    _, others = signed_in(register, service, Role.LEAD)
    entry = leaf_hash(desk.write(Act.ASK_SECOND)).hex()
    register.send(desk)
    asked = Request(entry=entry, sealed={lead.log: bytes(80)}, content=b"page" * 50_000)

    made = service.post("/v1/requests", asked, bearer)
    again = service.post("/v1/requests", asked, bearer)
    waiting = said(service.get("/v1/requests", leads), Requests).requests
    elsewhere = said(service.get("/v1/requests", others), Requests).requests
    path = f"/v1/requests/{said(made, RequestMade).id}"
    theirs = service.http.delete(path, headers={"Authorization": f"Bearer {others}"})
    done = service.http.delete(path, headers={"Authorization": f"Bearer {leads}"})
    twice = service.http.delete(path, headers={"Authorization": f"Bearer {leads}"})

    assert (made.status_code, again.content) == (201, made.content)
    assert [(one.entry, one.log, one.content) for one in waiting] == [
        (entry, desk.log, asked.content)
    ]
    assert elsewhere == ()
    assert refused(theirs)[0] == 404
    assert (done.status_code, done.content) == (204, b"")
    assert refused(twice) == (410, "gone")


def test_the_tree_is_for_anybody(register: Register, service: Service) -> None:
    """Checkpoint, tiles and proofs need no bearer; what is not there yet is 404."""
    desk = register.enrolled("u-tree")
    register.send(desk)
    early = service.get(f"/v1/proof/{desk.hashes[0]}")
    register.sequence()

    note = service.get("/checkpoint")
    checkpoint = open_checkpoint(note.content, register.keys.verifier).checkpoint
    tile = service.get(f"/tile/0/000.p/{checkpoint.size}")
    entries = service.get(f"/tile/entries/000.p/{checkpoint.size}")
    proof = service.get(f"/v1/proof/{desk.hashes[0]}")

    assert refused(early) == (404, "not-there")
    assert len(tile.content) == 32 * checkpoint.size
    assert desk.leaves[0] in entries.content
    assert "immutable" in tile.headers["cache-control"]
    assert note.headers["cache-control"] == "no-cache"
    assert proof.text.startswith("c2sp.org/tlog-proof@v1\n")
    assert refused(service.get(f"/tile/0/000.p/{checkpoint.size + 1}")) == (404, "not-there")


def test_a_tile_has_one_name(register: Register) -> None:
    """As C2SP's tlog-tiles writes it: there is no second copy of one in anybody's cache."""
    desk = register.enrolled("u-tile")
    desk.write_some(300)
    register.store.ingest(desk.log, desk.push(0, 256))
    register.sequence()
    others = (
        "0", "0000", "x000/000", "x000", "000.p/0", "000.p/00", "000.p/256", "000.p/08", "000.p/",
        "00%D9%A0", "000%0a", "x000/x000/x000/x000/x000/x000/000",
    )  # fmt: skip

    with service_on(register) as service:
        for level in ("0", "entries"):
            assert service.get(f"/tile/{level}/000").status_code == 200
            assert service.get(f"/tile/{level}/000.p/8").status_code == 200
            for path in others:
                assert service.get(f"/tile/{level}/{path}").status_code == 404, path
        for level in ("00", "64", "-0", "Entries", "%D9%A0"):
            assert service.get(f"/tile/{level}/000").status_code == 404, level


def test_it_is_ready_while_the_database_answers(register: Register) -> None:
    """Without it: not ready, 503 for every call with a time to come again, and then as before."""
    desk = register.enrolled("u-ready")
    name = register.url.rpartition("dbname=")[2]
    server = register.url.replace(f"dbname={name}", "dbname=postgres")
    with service_on(register) as service:
        bearer = service.sign_in(desk)
        before = service.get("/health/ready")
        with psycopg.connect(server, autocommit=True) as owner:
            owner.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false".encode())
            try:
                owner.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                    (name,),
                )
                during = service.get("/health/ready")
                call = service.get("/checkpoint")
            finally:
                owner.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true".encode())
        after = _until(lambda: service.get("/health/ready").status_code == 200)
        again = service.get("/v1/holders", bearer)

    assert before.json() == {
        "state": "ready", "database": True, "signs": True, "behind_seconds": 0,
    }  # fmt: skip
    assert (during.status_code, during.json()["database"]) == (503, False)
    assert refused(call) == (503, "busy")
    assert call.headers["retry-after"]
    assert after
    assert again.status_code == 200


def _until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_a_full_disk_is_507_and_stores_nothing(register: Register, service: Service) -> None:
    """What PostgreSQL says when it has no room; the same batch is taken later."""
    desk, bearer = signed_in(register, service, Role.CLERK)
    path = f"/v1/logs/{desk.log}/entries"
    register.as_owner(
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$",
        "CREATE TRIGGER full_disk BEFORE INSERT ON entry EXECUTE FUNCTION full_disk()",
    )
    full = service.post(path, desk.push(), bearer)
    register.as_owner("DROP TRIGGER full_disk ON entry", "DROP FUNCTION full_disk()")
    state = said(service.get(f"/v1/logs/{desk.log}", bearer), LogState)
    later = said(service.post(path, desk.push(), bearer), LogState)

    assert refused(full) == (507, "no-room")
    assert full.headers["retry-after"]
    assert (state.next, later.next) == (1, 2)


def test_it_is_behind_when_entries_wait_and_nothing_grows() -> None:
    """A busy tree is not behind, nor an idle one."""
    now = [0.0]
    behind = Behind(lambda: now[0])

    def look(at: float, size: int, waiting: int) -> float:
        now[0] = at
        return behind.look(
            Health(size=size, waiting=waiting, checkpoint_ms=None, logs={}, alarms={})
        )

    assert [look(0, 5, 3), look(30, 9, 3), look(60, 9, 0), look(90, 9, 1)] == [0, 0, 0, 0]
    assert [look(100, 9, 2), look(160, 9, 4)] == [10, 70]
    assert look(161, 10, 1) == 0
