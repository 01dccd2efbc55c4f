"""Whatever is sent to the service: no 500, nothing stored, and it goes on.

    pytest tests/register/test_fuzzed_bodies.py -m "campaign or not campaign" -s

The campaign sends 100,000 calls of our own, one round in eight by hypothesis, which finds the
smallest one that goes wrong, the others by dice, which are faster; and some thousands that
schemathesis makes of the service's own description. Those that stay right may be answered with
success; what they may store is judged by other rules than the service's (`World.meant`).
"""

import itertools
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import msgspec
import pytest
import schemathesis.openapi
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import just
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok

from checker.protocol.messages import Problem, Role
from checker.register.oidc import Provider
from checker.register.policies import seal_policy
from checker.register.settings import GroupSettings, OidcSettings, ServeSettings
from tests.builders.fuzzed_places import CANARY
from tests.builders.fuzzed_wire import Shot, whole_shot
from tests.builders.fuzzed_world import PROVIDER, World, world_on
from tests.builders.fuzzing import shots, thrown
from tests.builders.raw_http import Answer, Line
from tests.builders.register_service import service_on
from tests.builders.register_store import Register

ALLOWED = {
    200, 201, 204, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422,
}  # fmt: skip
"""Every other one is wrong: 500, and also 429 and 503, behind which nothing would be tried."""
SERVERS_OWN = {400, 431}
"""What the HTTP server says by itself of what is no HTTP."""
ROUND = 2_500
BROUGHT = 2
"""Entries of an older log that are kept beside before the first call."""
pytestmark = pytest.mark.filterwarnings(
    # The service runs in this process, and rolls dice of its own meanwhile.
    "ignore::hypothesis.errors.HypothesisDeprecationWarning"
)


@pytest.fixture(scope="module", name="world")
def made(one_register: Register, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Give a register with somebody of every role, and its service, which believes a provider."""
    group = GroupSettings(group="clerks", role=Role.CLERK, team="t-04")
    oidc = OidcSettings(issuer="https://id.example", audience="letterlock", groups=(group,))
    provider = Provider(oidc)
    provider._keys, provider._fetched = (PROVIDER,), float("inf")
    serve = ServeSettings(joins_a_minute=10**6, calls_a_minute=10**6, behind_seconds=3_600)
    policy = tmp_path_factory.mktemp("policy") / "policy.json"
    policy.write_text('{"schema": "letterlock/policy/1", "version": 3}', encoding="utf-8")
    seal_policy(policy, one_register.keys)
    with service_on(one_register, serve=serve, provider=provider, policy=policy) as service:
        world = world_on(one_register, service)
        # The first time that a policy is handed out, the register says so in its own log.
        assert service.get("/v1/policy", world.bearers["clerk"]).is_success
        yield world


@pytest.fixture(name="line")
def called(world: World) -> Iterator[Line]:
    """Give a line to the service."""
    url = world.service.http.base_url
    with Line(url.host, url.port or 0) as line:
        yield line


def judge(world: World, shot: Shot, answer: Answer | None) -> int:
    """Say that an answer is one of those that may be, and give its status (0 without one)."""
    if answer is None:
        assert not shot.well_framed, f"no answer to {shot}"
        return 0
    assert answer.status in ALLOWED | SERVERS_OWN, (answer, shot)
    assert CANARY.encode() not in answer.body, (answer, shot)
    if answer.status < 400:
        assert world.meant(shot.method, shot.path, shot.who, shot.body), (answer, shot)
    elif shot.method != "HEAD" and (shot.well_framed or answer.media != "text/plain"):
        assert answer.media == "application/problem+json", (answer, shot)
        problem = msgspec.json.decode(answer.body, type=Problem)
        assert problem.status == answer.status, (answer, shot)
        assert problem.detail, (answer, shot)
    return answer.status


def throw(world: World, line: Line, count: int, number: int) -> Counter[int]:
    """Send so many calls that dice made, and give how often each status came."""
    return Counter(
        judge(world, shot, line.ask(shot.raw, shot.method, ends=not shot.well_framed))
        for shot in thrown(world, number, count)
    )


def shoot(world: World, line: Line, count: int, number: int) -> Counter[int]:
    """Send so many calls, and give how often each status came."""
    came: Counter[int] = Counter()

    @seed(number)
    @_settings(count, Phase.generate, Phase.shrink)
    @given(shot=shots(world))
    def one(shot: Shot) -> None:
        answer = line.ask(shot.raw, shot.method, ends=not shot.well_framed)
        came[judge(world, shot, answer)] += 1

    one()
    return came


def described(world: World, count: int, number: int, *, writing: bool = False) -> Counter[int]:
    """Send calls that schemathesis makes of the description: right ones and wrong ones.

    Args:
        world: Whom to call.
        count: How many at most: some calls have fewer ways to be made.
        number: Where chance begins.
        writing: Whether only those with a body are made.
    """
    schema = schemathesis.openapi.from_url(f"{world.service.url}/openapi.json")
    came: Counter[int] = Counter()
    every = [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]
    operations = [one for one in every if one.body or not writing]
    each = max(1, count // (2 * len(operations)))
    names = itertools.cycle(world.bearers)

    def send(case: Case[Any], how: str) -> None:
        who = next(names)
        response = case.call(headers={"Authorization": f"Bearer {world.bearers[who]}"})
        path = (response.request.path_url or "").partition("?")[0]
        body = response.request.body or b""
        shot = Shot(
            case.method,
            path,
            who,
            body if isinstance(body, bytes) else str(body).encode(),
            b"",
            well_framed=True,
            how=how,
        )
        media = response.headers.get("content-type", [""])[0].partition(";")[0]
        came[judge(world, shot, Answer(response.status_code, media, response.content))] += 1

    for place, operation in enumerate(operations):
        for mode in GenerationMode:
            tried = given(case=operation.as_strategy(generation_mode=mode), how=just(mode.value))
            with suppress(Unsatisfiable):  # nothing of this call can be wrong
                seed(number + place)(_settings(each, Phase.generate)(tried(send)))()
    return came


def _settings(count: int, *phases: Phase) -> settings:
    return settings(
        max_examples=count,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )


def is_well(world: World) -> bool:
    """Say whether the service and its database answer."""
    live = world.service.get("/health/live")
    return live.status_code == 200 and '"database":true' in world.service.get("/health/ready").text


def test_every_call_is_right_before_it_is_changed(world: World, line: Line) -> None:
    """What is made wrong was accepted when it was right, or refused for what it is known for."""
    refused = {
        "ahead": 409,
        "not signed": 422,
        "by token": 403,
        "sign in again": 403,
        "erase": 403,
        "withdraw": 404,
    }
    before = world.rows()

    for whole in world.calls:
        shot = whole_shot(world, whole)
        status = judge(world, shot, line.ask(shot.raw, shot.method))
        assert status == refused.get(whole.name, 200 if whole.name != "request" else 201), whole

    assert world.rows() == before


def test_fuzzed_calls_store_nothing_and_are_answered(world: World, line: Line) -> None:
    """Some hundred calls of our own, by hypothesis and by dice."""
    before = world.rows()

    came = shoot(world, line, 150, 5) + throw(world, line, 250, 5)

    assert sum(came.values()) == 400
    assert came[422] > 30
    assert len(came) > 7
    assert world.rows() == before
    assert world.holds_what_was_meant()
    assert is_well(world)


def test_what_the_description_allows_and_forbids_is_answered(world: World) -> None:
    """Some calls that schemathesis makes of the service's own description."""
    before = world.rows()

    came = described(world, 60, 5, writing=True)

    assert sum(came.values()) >= 40
    assert world.rows() == before
    assert world.holds_what_was_meant()
    assert is_well(world)


@pytest.mark.campaign
def test_a_hundred_thousand_fuzzed_calls(
    world: World, line: Line, capsys: pytest.CaptureFixture[str]
) -> None:
    """None is answered with 500, none stores anything that no right call was meant to store."""
    came: Counter[int] = Counter()
    before = world.rows()
    for number in range(100_000 // ROUND):
        send = shoot if number % 8 == 0 else throw
        came += send(world, line, ROUND, 1_000 + number)
        assert world.rows() == before
        assert world.holds_what_was_meant()
        assert is_well(world)
        with capsys.disabled():
            told = dict(sorted(came.items()))
            print(f"our own: {sum(came.values()):,}, by status {told}", flush=True)  # noqa: T201 - a campaign tells what it did
    assert sum(came.values()) >= 100_000
    ((beside,),) = world.register.as_owner("SELECT count(*) FROM remains")
    assert beside > BROUGHT, "no changed call was read to its end"


@pytest.mark.campaign
def test_thousands_of_calls_by_the_description(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same for schemathesis."""
    before = world.rows()
    came = described(world, 20_000, 77)
    with capsys.disabled():
        print(  # noqa: T201 - the same
            f"\nschemathesis: {sum(came.values()):,} calls, by status {dict(sorted(came.items()))}"
        )
    assert world.rows() == before
    assert world.holds_what_was_meant()
    assert is_well(world)
