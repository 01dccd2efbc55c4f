"""Entries are found again by who may look, once their own record says why."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import msgspec
import pytest

from checker.audit.acts import Act
from checker.audit.entry import Facts, Found
from checker.audit.event import Event
from checker.days import ENGLAND
from checker.protocol.looking import LookedUp
from checker.protocol.messages import Erase, Mark, Push, Role, Sent
from checker.register.purposes import refuse_without
from checker.register.refusals import BadEntry, NoPurpose
from tests.builders.postgres import Server
from tests.builders.register_service import Service, refused, said, service_on
from tests.builders.register_store import NOON_MS, Desk, Register, a_wrap, register_on

CASE, OTHER = "ab" * 32, "cd" * 32
WHO = Mark(by="who", digest="12" * 16)
FILE = Mark(by="file", digest="34" * 16)
HOUR = 3_600_000
Sought = dict[str, object]


@dataclass
class World:
    """Two teams with letters, and those who look."""

    register: Register
    service: Service
    people: dict[str, Desk]

    def why(
        self,
        name: str,
        kind: str = "case",
        act: Act = Act.VIEW,
        about: str | None = CASE,
        **event: object,
    ) -> str:
        """Let somebody record why they look, and give the entry's hash."""
        desk = self.people[name]
        told = msgspec.convert({"codes": {"purpose": "incident"}, **event, "kind": kind}, Event)
        desk.write(act, Facts(event=told))
        sent = Sent(leaf=desk.leaves[-1], case=about if kind == "case" else None)
        self.register.store.ingest(desk.log, Push(entries=(sent,)))
        return desk.hashes[-1]

    def ask(self, name: str, sought: Sought, purpose: str = "") -> tuple[int, str | LookedUp]:
        """Let somebody look, over HTTP; what was looked up before is left out."""
        kind = str(sought.get("kind", "case"))
        told = {"kind": kind, **sought, "purpose": purpose or self.why(name, kind)}
        bearer = self.service.sign_in(self.people[name])
        response = self.service.post("/v1/look-up", json.dumps(told).encode(), bearer)
        if response.status_code != 200:
            return refused(response)
        found = said(response, LookedUp)
        letters = tuple(one for one in found.entries if b'"act":"view"' not in one.leaf)
        return 200, msgspec.structs.replace(found, entries=letters)

    def found(self, name: str, sought: Sought) -> list[tuple[str, int]]:
        """Give whose entries somebody finds, by number."""
        _, told = self.ask(name, sought)
        assert isinstance(told, LookedUp), told
        names = {desk.log: known for known, desk in self.people.items()}
        return [(names[one.log], one.seq) for one in told.entries]


@pytest.fixture(scope="module")
def world(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Give a register in which two clerks wrote about two cases."""
    with (
        register_on(postgres, tmp_path_factory.mktemp("r"), "searching") as register,
        service_on(register) as service,
    ):
        people = {
            "clerk": register.enrolled("u-a"),
            "other": register.enrolled("u-b", team="t-99"),
            "lead": register.enrolled("u-lead", Role.LEAD),
            "detective": register.enrolled("u-i", Role.INVESTIGATOR, "t-50"),
            "dpo": register.enrolled("u-dpo", Role.PROTECTION_OFFICER, "t-50"),
            "admin": register.enrolled("u-admin", Role.ADMINISTRATOR, "t-50"),
        }
        clerk, other = people["clerk"], people["other"]
        stop = Facts(findings=(Found(code="address.previous", sev="stop"),))
        for desk in people.values():
            register.send(desk)
        for desk, case in ((clerk, CASE), (other, CASE), (other, OTHER)):
            desk.write(Act.CHECK, stop if desk is clerk else None, sd=("A" * 43,))
            marks = (WHO, FILE) if case == CASE else (FILE,)
            sent = Sent(leaf=desk.leaves[-1], case=case, boxes=(b"box",), marks=marks)
            holders = ("detective", "lead") if desk is clerk else ("detective",)
            wraps = tuple(a_wrap(desk, people[name], case) for name in holders)
            register.store.ingest(desk.log, Push(entries=(sent,), wraps=wraps))
        yield World(register, service, people)


BY: dict[str, tuple[Sought, list[tuple[str, int]]]] = {
    "case": ({"case": CASE}, [("clerk", 2), ("other", 2)]),
    "recipient": ({"mark": {"by": "who", "digest": WHO.digest}}, [("clerk", 2), ("other", 2)]),
    "file": (
        {"mark": {"by": "file", "digest": FILE.digest}},
        [("clerk", 2), ("other", 2), ("other", 3)],
    ),
    "staff": ({"actor": "u-b"}, [("other", 1), ("other", 2), ("other", 3)]),
    "code": (
        {"code": "address.previous", "first_ms": NOON_MS - HOUR, "last_ms": NOON_MS + HOUR},
        [("clerk", 2)],
    ),
    "team": (
        {"team": "t-99", "first_ms": NOON_MS - HOUR, "last_ms": NOON_MS + HOUR},
        [("other", 1), ("other", 2), ("other", 3)],
    ),
}


@pytest.mark.parametrize("kind", BY)
def test_who_investigates_finds_everything_and_a_lead_their_team(world: World, kind: str) -> None:
    """By each thing that can be sought; a lead sees nothing of another team, not even a number."""
    sought, expected = BY[kind]

    assert world.found("detective", {**sought, "kind": kind}) == expected
    assert world.found("dpo", {**sought, "kind": kind}) == expected
    if kind != "team":
        own = [one for one in expected if one[0] in {"clerk", "lead"}]
        assert world.found("lead", {**sought, "kind": kind}) == own


@pytest.mark.parametrize("name", ["clerk", "admin"])
@pytest.mark.parametrize("kind", BY)
def test_others_find_nothing(world: World, name: str, kind: str) -> None:
    """A clerk looks at their own record; an administrator looks after settings."""
    assert world.ask(name, {**BY[kind][0], "kind": kind}) == (403, "not-allowed")


def test_a_lead_does_not_look_at_another_team(world: World) -> None:
    """Not by naming it."""
    assert world.ask("lead", {"team": "t-99", "case": CASE}) == (403, "not-allowed")


def test_what_stands_beside_is_given_to_who_holds_the_key(world: World) -> None:
    """To the lead of the team, and not to the officer, to whom nobody sealed one here."""
    _, lead = world.ask("lead", {"case": CASE})
    _, dpo = world.ask("dpo", {"case": CASE})

    assert isinstance(lead, LookedUp)
    assert isinstance(dpo, LookedUp)
    assert [(one.boxes, len(one.wraps)) for one in lead.entries] == [((b"box",), 1)]
    assert [(one.boxes, one.wraps) for one in dpo.entries] == [((), ()), ((), ())]


def test_nothing_is_shown_without_a_purpose(world: World) -> None:
    """Of one's own log, about the same thing, a look-up, with a purpose, and just now."""
    lead, other_kind = world.why("lead"), world.why("detective", "file")
    no_look = world.why("detective", "release", act=Act.ASK_SECOND, codes={"why": "x"})
    for purpose in ("00" * 32, lead, other_kind, no_look, world.why("detective", codes={})):
        assert world.ask("detective", {"case": CASE}, purpose) == (403, "purpose")
    fine = world.why("detective")
    assert world.ask("detective", {"case": CASE}, fine)[0] == 200
    world.register.time.now += HOUR
    try:
        assert world.ask("detective", {"case": CASE}, fine) == (403, "purpose")
    finally:
        world.register.time.now -= HOUR


def test_another_log_is_read_with_a_purpose_and_the_registers_by_everybody(world: World) -> None:
    """What the register itself said is no secret of anybody's: proofs need it."""
    bearer = world.service.sign_in(world.people["detective"])
    path = f"/v1/logs/{world.people['clerk'].log}/entries?from=1"

    assert refused(world.service.get(path, bearer)) == (403, "purpose")
    purpose = world.why("detective", "staff")
    assert world.service.get(f"{path}&purpose={purpose}", bearer).status_code == 200
    assert world.service.get("/v1/register/entries").status_code == 200


@pytest.mark.parametrize(
    "sought",
    [
        {},
        {"code": "address.previous"},
        {"team": "t-04", "first_ms": NOON_MS},
        {"team": "t-04", "first_ms": NOON_MS, "last_ms": NOON_MS - 1},
        {"team": "t-04", "first_ms": 0, "last_ms": NOON_MS},
    ],
)
def test_a_look_at_everything_is_refused(world: World, sought: dict[str, object]) -> None:
    """It names what it seeks, or no more than a year."""
    assert world.ask("detective", sought) == (422, "bad-message")


@pytest.mark.parametrize(
    "kind", ["date", "team", "code", "case", "staff", "recipient", "receipt", "entry"]
)
def test_what_is_sought_is_what_the_entry_says(world: World, kind: str) -> None:
    """Who recorded a look at something else does not ask whether a file was checked."""
    days: Sought = {"first_ms": NOON_MS - HOUR, "last_ms": NOON_MS + HOUR}
    told = {"kind": kind, "mark": {"by": "file", "digest": FILE.digest}, **days}

    assert world.ask("detective", told) == (422, "bad-message")


def test_a_year_in_which_the_clocks_go_back_once_more_is_a_year(world: World) -> None:
    """From 31 October 2027 to 30 October 2028: 366 days, and an hour."""
    first, last = (
        int(datetime.combine(day, time(), ENGLAND).timestamp() * 1000)
        for day in (date(2027, 10, 31), date(2028, 10, 31))
    )
    year: Sought = {"kind": "date", "first_ms": first, "last_ms": last - 1}

    assert last - first == 366 * 24 * HOUR + HOUR
    assert world.ask("detective", year)[0] == 200


@pytest.mark.parametrize("kind", ["date", "team", "code"])
@pytest.mark.parametrize("one", [{"actor": "u-b"}, {"case": CASE}, {"entry": "12" * 32}])
def test_days_and_teams_are_no_way_to_one_person(world: World, kind: str, one: Sought) -> None:
    """The record says that a team was looked at: it must not have been one colleague."""
    days: Sought = {"first_ms": NOON_MS - HOUR, "last_ms": NOON_MS + HOUR}

    assert world.ask("detective", {"kind": kind, **days, **one}) == (422, "bad-message")


@pytest.mark.parametrize("about", [OTHER, None])
def test_a_look_at_one_case_opens_no_other(world: World, about: str | None) -> None:
    """Whoever recorded why they look at one family has not recorded it of another."""
    why = world.why("detective", about=about)

    assert world.ask("detective", {"case": CASE}, why) == (403, "purpose")


def test_a_purpose_that_somebody_changed_is_none(world: World) -> None:
    """Bytes that are no entry any more are refused; they do not stop the register."""
    why = world.why("detective")
    broken = "substring(leaf FOR 64) || 'x'"
    change = f"UPDATE entry SET leaf = {broken} WHERE hash = '\\x{why}'"  # noqa: S608 - our own
    with world.register.tampering(change) as connection:
        detective = world.people["detective"].log
        with pytest.raises(NoPurpose):
            refuse_without(connection, detective, why, "case", NOON_MS)


def test_more_comes_with_the_next_question(world: World) -> None:
    """Behind the last one's place, and none twice."""
    _, first = world.ask("detective", {"case": CASE})
    assert isinstance(first, LookedUp)

    behind = world.found("detective", {"case": CASE, "after": first.entries[0].n})

    assert behind == [("other", 2)]


def test_marks_go_with_their_case_and_come_with_one(postgres: Server, tmp_path: Path) -> None:
    """Once a case is forgotten nobody can ask any more whether somebody was written to."""
    with register_on(postgres, tmp_path, "marks") as register:
        clerk = register.enrolled("u-a")
        clerk.write(Act.RELEASE, sd=("A" * 43,))
        bare = Sent(leaf=clerk.leaves[-1], marks=(WHO,))
        with pytest.raises(BadEntry, match="no case"):
            register.store.ingest(clerk.log, Push(entries=(Sent(leaf=clerk.leaves[0]), bare)))
        sent = msgspec.structs.replace(bare, case=CASE, boxes=(b"box",))
        register.store.ingest(clerk.log, Push(entries=(Sent(leaf=clerk.leaves[0]), sent)))
        assert register.as_owner("SELECT count(*) FROM mark") == [(1,)]

        for name in ("u-x", "u-y"):
            officer = register.enrolled(name, Role.PROTECTION_OFFICER)
            asked = Erase(case=CASE, reason="retention", t=NOON_MS)
            register.store.erase(register.store.known(officer.log), asked)

        assert register.as_owner("SELECT count(*) FROM mark") == [(0,)]
        clerk.write(Act.RELEASE, sd=("B" * 43,))
        late = Sent(leaf=clerk.leaves[-1], case=CASE, boxes=(b"box",), marks=(WHO,))
        register.store.ingest(clerk.log, Push(entries=(late,)))
        assert register.as_owner("SELECT count(*) FROM mark") == [(0,)]
