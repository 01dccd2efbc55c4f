"""Who may do what: a table of role by action by expected answer, through the real service."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import httpx
import msgspec
import pytest

from checker.audit.acts import Act
from checker.audit.entry import Facts
from checker.audit.event import Event
from checker.protocol.looking import LookUp
from checker.protocol.messages import Erase, Push, Request, RequestMade, Role, Sent
from checker.protocol.reporting import AskTrends, By
from checker.protocol.seconding import SignAgain
from checker.register.service import calls_of
from tests.builders.postgres import Server
from tests.builders.register_service import Service, office_of, refused, said, service_on
from tests.builders.register_store import NOON_MS, Desk, Register, a_wrap, register_on

CASE = "ab" * 32
HERE, THERE = "t-04", "t-99"
ROLES = {
    "clerk": (Role.CLERK, HERE),
    "lead": (Role.LEAD, HERE),
    "other lead": (Role.LEAD, THERE),
    "investigator": (Role.INVESTIGATOR, HERE),
    "dpo": (Role.PROTECTION_OFFICER, HERE),
    "administrator": (Role.ADMINISTRATOR, HERE),
}
NOBODY, REVOKED = "nobody", "revoked"


@dataclass
class World:
    """A register with one of each, and a colleague who wrote about a case."""

    register: Register
    service: Service
    people: dict[str, Desk]
    colleague: Desk
    asked: dict[str, str] = field(default_factory=dict)

    def bearer(self, who: str) -> str:
        """Sign somebody in; nobody has no bearer, and a revoked desk an old one."""
        if who == REVOKED:
            return self.asked[REVOKED]
        return "" if who == NOBODY else self.service.sign_in(self.people[who])

    def desk(self, who: str) -> Desk:
        """Give somebody's desk; the colleague's stands in for nobody's."""
        return self.people.get(who, self.colleague)

    def wrote(self, who: str, act: Act, event: Event | None = None) -> str:
        """Let somebody write an entry and send it; give its hash."""
        desk = self.desk(who)
        desk.write(act, Facts(event=event))
        if who in self.people and who != REVOKED:
            about = CASE if event is not None and event.kind == "case" else None
            sent = Sent(leaf=desk.leaves[-1], case=about)
            self.register.store.ingest(desk.log, Push(entries=(sent,)))
        return desk.hashes[-1]

    def why(self, who: str, kind: str) -> str:
        """Let somebody record why they look."""
        return self.wrote(who, Act.VIEW, Event(kind=kind, codes={"purpose": "audit"}))


Deed = Callable[[World, str], httpx.Response]


def reads(path: str, kind: str = "") -> Deed:
    """Give a GET about the colleague's log, with a purpose where a kind is named."""

    def deed(world: World, who: str) -> httpx.Response:
        place = path.format(log=world.colleague.log, own=world.desk(who).log)
        if kind:
            place += f"?purpose={world.why(who, kind)}"
        return world.service.get(place, world.bearer(who))

    return deed


def pushes(world: World, who: str) -> httpx.Response:
    """Push one's own entries, those that are there already."""
    desk = world.desk(who)
    return world.service.post(f"/v1/logs/{desk.log}/entries", desk.push(), world.bearer(who))


def pushes_for_another(world: World, who: str) -> httpx.Response:
    """Push the colleague's entries."""
    desk = world.colleague
    return world.service.post(f"/v1/logs/{desk.log}/entries", desk.push(), world.bearer(who))


def brings_remains_of_another(world: World, who: str) -> httpx.Response:
    """Bring what the colleague's log never sent."""
    desk = world.colleague
    return world.service.post(f"/v1/logs/{desk.log}/remains", desk.push(), world.bearer(who))


def erases(world: World, who: str) -> httpx.Response:
    """Ask for a case to be forgotten: each for another one."""
    digit = f"{sorted(ROLES).index(who) if who in ROLES else 9}"
    asked = Erase(case=digit * 64, reason="retention", t=NOON_MS)
    return world.service.post("/v1/erasures", asked, world.bearer(who))


def asks_for_a_second_person(world: World, who: str) -> httpx.Response:
    """Ask the team's lead about an own letter."""
    entry = world.wrote(who, Act.ASK_SECOND, Event(kind="release"))
    request = Request(entry=entry, sealed={world.people["lead"].log: bytes(80)}, content=b"pages")
    return world.service.post("/v1/requests", request, world.bearer(who))


def withdraws_anothers_request(world: World, who: str) -> httpx.Response:
    """Take away what the clerk asked the lead."""
    made = said(asks_for_a_second_person(world, "clerk"), RequestMade)
    path = f"/v1/requests/{made.id}"
    bearer = world.bearer(who)
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    return httpx.delete(world.service.url + path, headers=headers)


def signs_in_again(world: World, who: str) -> httpx.Response:
    """Say that one has signed in, without having."""
    now, none = world.register.time.now, "none"
    asked = SignAgain(about="ab" * 32, t=now, proof=bytes(64), id_token=none)
    return world.service.post("/v1/again", asked, world.bearer(who))


def looks_up(world: World, who: str) -> httpx.Response:
    """Look for the entries of the case."""
    look = LookUp(purpose=world.why(who, "case"), kind="case", case=CASE)
    return world.service.post("/v1/look-up", look, world.bearer(who))


def asks_trends(by: By, team: str | None = None, *, person: bool = False, kind: str = "") -> Deed:
    """Ask for trends of all, a team or the colleague, with a purpose where one is named."""

    def deed(world: World, who: str) -> httpx.Response:
        asked = AskTrends(
            first="2026-01",
            last="2026-12",
            by=by,
            team=team,
            actor=world.colleague.actor if person else None,
            purpose=world.why(who, kind) if kind else None,
        )
        return world.service.post("/v1/trends", asked, world.bearer(who))

    return deed


Told = tuple[int, str]
OPEN: Told = (200, "")
SIGNED_OUT = (401, "not-signed-in")
GONE = (401, "revoked-device")
NOT_YOURS, NOT_ALLOWED = (403, "not-yours"), (403, "not-allowed")
EVERYBODY = dict.fromkeys(ROLES, OPEN)


def only(
    *who: str, answer: tuple[int, str] = OPEN, others: tuple[int, str]
) -> dict[str, tuple[int, str]]:
    """Give the answers where some may."""
    return {one: answer if one in who else others for one in ROLES}


ACTIONS: dict[str, tuple[str, Deed, dict[str, Told]]] = {
    "push one's own entries": ("POST /v1/logs/{log}/entries", pushes, EVERYBODY),
    "push another's entries": (
        "POST /v1/logs/{log}/entries", pushes_for_another, only(others=NOT_YOURS),
    ),
    "bring another's remains": (
        "POST /v1/logs/{log}/remains", brings_remains_of_another, only(others=NOT_ALLOWED),
    ),
    "see how one's own log stands": (
        "GET /v1/logs/{log}", reads("/v1/logs/{own}"), EVERYBODY,
    ),
    "see how another's stands": (
        "GET /v1/logs/{log}",
        reads("/v1/logs/{log}"),
        only("investigator", "dpo", "administrator", others=NOT_YOURS),
    ),
    "read one's own log": (
        "GET /v1/logs/{log}/entries", reads("/v1/logs/{own}/entries"), EVERYBODY,
    ),
    "read another's log with a purpose": (
        "GET /v1/logs/{log}/entries",
        reads("/v1/logs/{log}/entries", "staff"),
        only("investigator", "dpo", others=NOT_YOURS),
    ),
    "read another's log without a purpose": (
        "GET /v1/logs/{log}/entries",
        reads("/v1/logs/{log}/entries"),
        only("investigator", "dpo", answer=(403, "purpose"), others=NOT_YOURS),
    ),
    "read one's own inbox": ("GET /v1/inbox/{log}", reads("/v1/inbox/{own}"), EVERYBODY),
    "read another's inbox": (
        "GET /v1/inbox/{log}", reads("/v1/inbox/{log}"), only(others=NOT_YOURS),
    ),
    "see to whom keys are sealed": ("GET /v1/holders", reads("/v1/holders"), EVERYBODY),
    "see the hashes of another's log": (
        "GET /v1/logs/{log}/hashes",
        reads("/v1/logs/{log}/hashes"),
        EVERYBODY,
    ),
    "look up a case": (
        "POST /v1/look-up",
        looks_up,
        only("lead", "other lead", "investigator", "dpo", others=NOT_ALLOWED),
    ),
    "see the organisation's trends": ("POST /v1/trends", asks_trends("month"), EVERYBODY),
    "see the own team's trends": (
        "POST /v1/trends",
        asks_trends("team", HERE),
        only("lead", "investigator", "dpo", "administrator", others=NOT_ALLOWED),
    ),
    "see every team's trends": (
        "POST /v1/trends",
        asks_trends("team"),
        only("investigator", "dpo", "administrator", others=NOT_ALLOWED),
    ),
    "see a colleague's trends with a purpose": (
        "POST /v1/trends",
        asks_trends("month", HERE, person=True, kind="person"),
        only("lead", "investigator", "dpo", others=NOT_ALLOWED),
    ),
    "see a colleague's trends of all teams with a purpose": (
        "POST /v1/trends",
        asks_trends("month", person=True, kind="person"),
        only("investigator", "dpo", others=NOT_ALLOWED),
    ),
    "see a colleague's trends with another purpose": (
        "POST /v1/trends",
        asks_trends("month", HERE, person=True, kind="case"),
        only("lead", "investigator", "dpo", answer=(403, "purpose"), others=NOT_ALLOWED),
    ),
    "see a colleague's trends without a purpose": (
        "POST /v1/trends",
        asks_trends("month", HERE, person=True),
        only("lead", "investigator", "dpo", answer=(403, "purpose"), others=NOT_ALLOWED),
    ),
    "ask for a case to be forgotten": (
        "POST /v1/erasures", erases, only("dpo", "administrator", others=NOT_ALLOWED),
    ),
    "see what was forgotten": ("GET /v1/forget", reads("/v1/forget"), EVERYBODY),
    "ask the team's lead": (
        "POST /v1/requests",
        asks_for_a_second_person,
        {**dict.fromkeys(ROLES, (201, "")), "other lead": (422, "bad-message")},
    ),
    "see what waits for an answer": (
        "GET /v1/requests", reads("/v1/requests"), only("lead", "other lead", others=NOT_ALLOWED),
    ),
    "sign in again": (
        "POST /v1/again",
        signs_in_again,
        only("lead", "other lead", answer=(401, "not-valid"), others=NOT_ALLOWED),
    ),
    "take away what somebody asked the lead": (
        "DELETE /v1/requests/{id}",
        withdraws_anothers_request,
        only("clerk", "lead", answer=(204, ""), others=(404, "not-there")),
    ),
    "take the policy": ("GET /v1/policy", reads("/v1/policy"), only(others=(404, "not-there"))),
}  # fmt: skip
"""Each action: its call, how it is done, and what each role is answered."""
PUBLIC = {
    "POST /v1/enrol", "POST /v1/challenge", "POST /v1/token", "GET /v1/register/entries",
    "GET /checkpoint", "GET /tile/{level}/{tile:path}", "GET /v1/proof/{leaf}",
    "GET /health/live", "GET /health/ready", "GET /metrics",
}  # fmt: skip
"""What is open to whoever reaches the service: to join, and what is no secret of anybody's."""


@pytest.fixture(scope="module")
def world(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Give a register with one of each role."""
    folder = tmp_path_factory.mktemp("r")
    with register_on(postgres, folder, "may") as register, service_on(register) as service:
        people = {
            name: register.enrolled(f"u-{number}", role, team)
            for number, (name, (role, team)) in enumerate(ROLES.items())
        }
        colleague, gone = register.enrolled("u-colleague"), register.enrolled("u-gone")
        for desk in (*people.values(), colleague, gone):
            register.send(desk)
        colleague.write(Act.CHECK, sd=("A" * 43,))
        sent = Sent(leaf=colleague.leaves[-1], case=CASE, boxes=(b"sealed box",))
        wraps = tuple(a_wrap(colleague, people[name], CASE) for name in ("lead", "investigator"))
        register.store.ingest(colleague.log, Push(entries=(sent,), wraps=wraps))
        register.sequence()
        made = World(register, service, people, colleague)
        made.asked[REVOKED] = service.sign_in(gone)
        register.store.revoke(gone.log, by="u-admin")
        yield made


def answered(response: httpx.Response) -> tuple[int, str]:
    """Give the status, and how a refusal is called."""
    return (response.status_code, "") if response.is_success else refused(response)


@pytest.mark.parametrize("who", [*ROLES, NOBODY])
@pytest.mark.parametrize("action", ACTIONS)
def test_each_role_may_do_what_the_table_says(world: World, action: str, who: str) -> None:
    """Whoever is not signed in may do none of it."""
    _, deed, may = ACTIONS[action]

    assert answered(deed(world, who)) == {**may, NOBODY: SIGNED_OUT}[who]


@pytest.mark.parametrize("action", ACTIONS)
def test_a_revoked_desk_may_do_nothing_with_the_bearer_that_it_still_has(
    world: World, action: str
) -> None:
    """Its bearer is good for an hour; its right is gone at once."""
    assert answered(ACTIONS[action][1](world, REVOKED)) in {GONE, NOT_YOURS}


def test_the_table_has_every_call(world: World) -> None:
    """A call that is added says here who may make it."""
    calls = {f"{one.method} {one.path}" for one in calls_of(office_of(world.register))}

    assert calls == {call for call, _, _ in ACTIONS.values()} | PUBLIC


@pytest.mark.parametrize("who", ["lead", "investigator", "dpo", "other lead"])
def test_a_disclosure_is_given_to_those_to_whom_its_key_was_sealed(world: World, who: str) -> None:
    """The right to look is not the key: without it there is the entry, and nothing beside it."""
    told = msgspec.json.decode(looks_up(world, who).content)["entries"]

    boxes = [len(one["boxes"]) for one in told if one["log"] == world.colleague.log]
    assert boxes == {"lead": [1], "investigator": [1], "dpo": [0], "other lead": []}[who]
