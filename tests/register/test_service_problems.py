"""Whatever goes wrong is a problem document, and nothing is stored."""

import json
import logging
import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from io import StringIO

import httpx
import msgspec
import psycopg
import pytest
from psycopg_pool import PoolTimeout

from checker.protocol.messages import MOST_BYTES, LogState, Problem, Push, Sent
from checker.register import problems
from checker.register.json_log import write_log
from checker.register.openapi import document
from checker.register.problems import wrong_of
from checker.register.rates import Rate
from checker.register.refusals import Refused, Stopped
from checker.register.service import calls_of
from checker.register.settings import ServeSettings
from tests.builders.register_service import Service, office_of, refused, said, service_on
from tests.builders.register_store import Desk, Register


@pytest.fixture(name="register")
def shared(one_register: Register) -> Register:
    """Give the register that the tests here share."""
    return one_register


BODIES = [
    pytest.param(b"", 400, "not-json", id="nothing"),
    pytest.param(b"{", 400, "not-json", id="cut"),
    pytest.param(b'{"log":"\xff"}', 400, "not-json", id="no UTF-8"),
    pytest.param(b"\xef\xbb\xbf{}", 400, "not-json", id="a byte order mark"),
    pytest.param(b"[" * 60_000, 422, "not-fit", id="deep"),
    pytest.param(b'{"x":' * 10_000, 422, "not-fit", id="deep in an unknown key"),
    pytest.param(b"{}", 422, "not-fit", id="a key is missing"),
    pytest.param(b'{"log":1}', 422, "not-fit", id="a number for text"),
    pytest.param(b'{"log":null}', 422, "not-fit", id="null for text"),
    pytest.param(b'{"log":"A"}', 422, "not-fit", id="another text"),
    pytest.param(b'{"log":"%s\\n"}' % (b"0" * 32), 422, "not-fit", id="a line end behind it"),
    pytest.param(b'{"log":"%s","x":1}' % (b"0" * 32), 422, "not-fit", id="an unknown key"),
    pytest.param(b'{"log":"\\ud800"}', 400, "not-json", id="half a character"),
    pytest.param(b'{"log":"\\u0000"}', 422, "not-fit", id="a NUL"),
    pytest.param(b"1e999", 422, "not-fit", id="infinity"),
]


@pytest.mark.parametrize(("body", "status", "kind"), BODIES)
def test_a_body_is_read_strictly(service: Service, body: bytes, status: int, kind: str) -> None:
    """No coercion, no guess, no 500."""
    assert refused(service.post("/v1/challenge", body)) == (status, kind)


def test_an_answer_repeats_nothing_of_a_body(register: Register, service: Service) -> None:
    """Not even the name of a key that is not known, in the message or in an entry."""
    desk = register.enrolled("u-a")
    body = msgspec.json.encode(desk.body(), order="sorted")
    odd = Push(entries=(Sent(leaf=desk.signed(body[:-1] + b',"zoe":1}')),))

    value = Push(entries=(Sent(leaf=desk.signed(body.replace(b'"check"', b'"zoe - at `zoe"'))),))
    bearer = service.sign_in(desk)

    message = service.post("/v1/challenge", b'{"log":"%s","zoe":1}' % (b"0" * 32))
    entry = service.post(f"/v1/logs/{desk.log}/entries", odd, bearer)
    act = service.post(f"/v1/logs/{desk.log}/entries", value, bearer)

    assert refused(message) == (422, "not-fit")
    assert refused(entry) == refused(act) == (422, "bad-entry")
    assert "unknown field" in entry.text
    assert "enum value" in act.text
    assert "zoe" not in message.text + entry.text + act.text


@pytest.mark.parametrize("number", ["1.0", '"1"', "true", "-1", "9007199254740992", "1e3", "null"])
def test_a_number_is_a_whole_number(service: Service, number: str) -> None:
    """`"1"` for 1 and a float for an integer are refused."""
    told = json.loads(msgspec.json.encode(Desk(51, "u-a").enrolment("a-code")))
    body = json.dumps(told).replace(str(told["t"]), number, 1)

    assert refused(service.post("/v1/enrol", body.encode())) == (422, "not-fit")


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Type": ""},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
        {"Content-Type": "application/x-www-form-urlencoded"},
    ],
)
def test_only_json_is_taken(service: Service, headers: dict[str, str]) -> None:
    """415 for everything else, however it looks inside."""
    answer = service.http.post("/v1/challenge", content=b"{}", headers=headers)

    assert refused(answer) == (415, "media-type")


def test_a_body_is_not_read_past_its_limit(register: Register, service: Service) -> None:
    """By its announced length before any of it; without one, as soon as it is too much."""
    desk = register.enrolled("u-a")
    bearer = service.sign_in(desk)
    path = f"/v1/logs/{desk.log}/entries"
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {bearer}"}

    announced = service.post(path, b" " * (MOST_BYTES + 1), bearer)
    chunked = service.http.post(path, content=iter([b" " * 65_536] * 17), headers=headers)
    small = service.post("/v1/challenge", b" " * 65_537)

    for answer in (announced, chunked, small):
        assert refused(answer) == (413, "too-large")
    assert said(service.get(f"/v1/logs/{desk.log}", bearer), LogState).next == 1


def test_a_lie_about_the_length_gets_no_answer_but_an_error(service: Service) -> None:
    """A length beyond all numbers is refused, and the service goes on."""
    host, port = service.http.base_url.host, service.http.base_url.port
    with socket.create_connection((host, port or 0), timeout=10) as line:
        line.sendall(
            b"POST /v1/challenge HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            b"Content-Length: " + b"9" * 19 + b"\r\n\r\n"
        )
        answer = HTTPResponse(line)
        answer.begin()

    assert answer.status in {400, 413}
    assert service.get("/health/live").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "kind"),
    [
        ("GET", "/", 404, "not-found"),
        ("GET", "/docs", 404, "not-found"),
        ("GET", "/v1/logs/", 404, "not-found"),
        ("GET", "/v1/%00", 404, "not-found"),
        ("GET", "/tile/0/x000/001", 404, "not-there"),
        ("GET", "/tile/../../etc/passwd", 404, "not-found"),
        ("GET", "/tile/0/..%2f..%2fetc", 404, "not-there"),
        ("GET", "/v1/proof/%00", 404, "not-there"),
        ("PUT", "/v1/enrol", 405, "method"),
        ("HEAD", "/v1/enrol", 405, ""),
        ("DELETE", "/checkpoint", 405, "method"),
        ("GET", "/v1/holders", 401, "not-signed-in"),
    ],
)
def test_every_error_is_a_problem_document(
    service: Service, method: str, path: str, status: int, kind: str
) -> None:
    """Addresses that there are not, and methods that they do not take."""
    answer = service.http.request(method, path)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    if kind:
        assert refused(answer) == (status, kind)


def test_a_path_of_two_methods_names_both(service: Service) -> None:
    """As HTTP has it."""
    answer = service.http.put(f"/v1/logs/{'0' * 32}/entries", content=b"")

    assert answer.headers["allow"] == "GET, POST"


FAILURES: list[tuple[Exception, int]] = [
    (psycopg.errors.DiskFull(), 507),
    (psycopg.OperationalError("connection to 10.0.0.1 lost"), 503),
    (psycopg.errors.AdminShutdown(), 503),
    (psycopg.errors.ReadOnlySqlTransaction(), 503),
    (PoolTimeout(), 503),
    (Stopped("stored bytes changed"), 503),
]


@pytest.mark.parametrize(("failure", "status"), FAILURES, ids=[str(type(f)) for f, _ in FAILURES])
def test_what_the_database_cannot_do_now_is_told_with_a_time(
    failure: Exception, status: int
) -> None:
    """503 or 507 with Retry-After, and no word of the failure's own."""
    wrong = wrong_of(failure)

    assert wrong is not None
    assert wrong.problem.status == status
    assert wrong.retry_after
    assert "10.0.0.1" not in wrong.problem.detail


def test_every_refusal_of_the_storage_has_a_title() -> None:
    """A new one cannot be forgotten here."""
    assert {one.code for one in Refused.__subclasses__()} == set(problems._TITLES)


@pytest.fixture
def written() -> Iterator[StringIO]:
    """Give what the service writes into its log meanwhile."""
    names = ("", "letterlock", "uvicorn.error")
    before = [(logging.getLogger(name), logging.getLogger(name).level) for name in names]
    handlers = logging.getLogger().handlers
    stream = StringIO()
    write_log(stream)
    yield stream
    logging.getLogger().handlers = handlers
    for one, level in before:
        one.setLevel(level)


def test_what_nobody_expected_is_a_number_and_no_detail(
    register: Register, service: Service, written: StringIO
) -> None:
    """500 with the number under which the log has it; neither tells what went wrong for whom."""
    bearer = service.sign_in(register.enrolled("u-a"))

    register.as_owner("ALTER TABLE forgotten RENAME TO erin_hale")
    answer = service.get("/v1/forget", bearer)
    register.as_owner("ALTER TABLE erin_hale RENAME TO forgotten")
    after = service.get("/v1/forget", bearer)

    assert refused(answer) == (500, "unexpected")
    number = answer.headers["x-request-id"]
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    logged = [one for one in lines if one.get("event") == "unexpected"]
    assert number in msgspec.json.decode(answer.content, type=Problem).detail
    assert [one["id"] for one in logged] == [number]
    assert logged[0]["why"].startswith("UndefinedTable at ")
    assert "forgotten" not in answer.text + written.getvalue()
    assert after.status_code == 200


def test_the_log_knows_routes_and_logs_and_nobody(
    register: Register, service: Service, written: StringIO
) -> None:
    """No address, no bearer, no query, no body: a line is method, route, status and time."""
    desk = register.enrolled("u-secretive")

    bearer = service.sign_in(desk)
    service.get(f"/v1/logs/{desk.log}/entries?from=7777", bearer)
    service.get("/Erin/Hale?name=Hale")

    until = time.monotonic() + 10
    while '"unknown"' not in written.getvalue() and time.monotonic() < until:
        time.sleep(0.01)  # a line is written after the answer went out
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    calls = [one for one in lines if one.get("event") == "call"][-4:]
    assert [one["route"] for one in calls] == [
        "/v1/challenge", "/v1/token", "/v1/logs/{log}/entries", "unknown",
    ]  # fmt: skip
    assert [one.get("log") for one in calls] == [None, desk.log, desk.log, None]
    for secret in ("Hale", "7777", bearer[:40], "127.0.0.1", "secretive"):
        assert secret not in written.getvalue()


def test_a_method_of_the_callers_own_is_neither_counted_nor_logged(service: Service) -> None:
    """Each would be one more thing to remember, for as long as the service runs."""
    written = StringIO()
    handler = write_log(written)
    try:
        answers = [
            httpx.request(method, f"{service.url}/v1/enrol") for method in ("ZOE1", "ZOE2", "PUT")
        ]
        counted = service.get("/metrics").text
    finally:
        logging.getLogger().removeHandler(handler)

    assert {refused(one) for one in answers} == {(405, "method")}
    assert '{method="any",route="/v1/enrol",status="405"}' in counted
    assert "ZOE" not in counted + written.getvalue()
    assert "PUT" not in counted


def test_too_many_calls_are_told_to_wait(register: Register) -> None:
    """429 with Retry-After: for one address that joins, and for one log; others go on."""
    desk, other = register.enrolled("u-a"), register.enrolled("u-b")
    with service_on(register, serve=ServeSettings(joins_a_minute=9, calls_a_minute=3)) as service:
        first, second = service.sign_in(desk), service.sign_in(other)
        answers = [service.get("/v1/holders", first) for _ in range(6)]
        others = service.get("/v1/holders", second)
        joins = [service.post("/v1/challenge", b"{}") for _ in range(9)]

    assert [one.status_code for one in answers[:3]] == [200] * 3
    assert refused(answers[-1]) == (429, "too-many")
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60
    assert others.status_code == 200
    assert refused(joins[-1]) == (429, "too-many")


def test_a_rate_lets_so_many_through_in_a_minute() -> None:
    """A burst of a minute's worth, then one for each part of a minute."""
    now = [0.0]
    rate = Rate(6, lambda: now[0])

    burst = [rate.wait("a") for _ in range(8)]
    now[0] = 10.0
    later = [rate.wait("a") for _ in range(2)]

    assert burst == [0] * 6 + [10, 10]
    assert later == [0, 10]
    assert rate.wait("b") == 0


def test_more_calls_than_it_can_take_at_once_are_sent_away(register: Register) -> None:
    """503 with Retry-After at once, while health still answers; who waits is not forgotten."""
    register.sequence()
    desk = register.enrolled("u-a")
    got: list[httpx.Response] = []
    with service_on(register, serve=ServeSettings(most_at_once=1)) as service:
        with psycopg.connect(register.url, options="-c search_path=letterlock") as owner:
            owner.execute("LOCK TABLE forgotten IN ACCESS EXCLUSIVE MODE")
            bearer = service.sign_in(desk)
            thread = threading.Thread(
                target=lambda: got.append(
                    httpx.get(
                        f"{service.url}/v1/forget",
                        headers={"Authorization": f"Bearer {bearer}"},
                        timeout=20,
                    )
                )
            )
            thread.start()
            until = time.monotonic() + 10
            while "in_flight 1.0" not in service.get("/metrics").text:
                assert time.monotonic() < until
                time.sleep(0.01)
            busy = service.get("/checkpoint")
            alive = service.get("/health/live")
        thread.join(20)

    assert refused(busy) == (503, "busy")
    assert busy.headers["retry-after"]
    assert alive.status_code == 200
    assert got[0].status_code == 200


def test_the_description_names_every_call_and_every_answer(
    register: Register, service: Service
) -> None:
    """OpenAPI 3.1, with the messages as they are decoded and a problem for each status."""
    described = service.get("/openapi.json").json()

    calls = calls_of(office_of(register))
    assert described == json.loads(json.dumps(document("register.example/north", calls)))
    assert {(one.method.lower(), one.path.replace(":path", "")) for one in calls} == {
        (method, path) for path, methods in described["paths"].items() for method in methods
    }
    for path, methods in described["paths"].items():
        for told in methods.values():
            assert {"429", "500", "503"} <= set(told["responses"]), path
    text = json.dumps(described)
    assert "\\\\A" not in text
    assert described["components"]["schemas"]["Push"]["additionalProperties"] is False
