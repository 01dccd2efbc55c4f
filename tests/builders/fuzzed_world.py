"""A register with somebody of every role, the calls that they rightly make, and what is in it.

Every call here is right, and most of them store nothing when they are made again: what a changed
one may store is told by `World.meant`, which judges an accepted call by rules of its own.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from urllib.parse import unquote

import msgspec
from joserfc import jwt
from joserfc.jwk import OKPKey

from checker.audit.entry import Act, Facts
from checker.audit.event import Event
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash
from checker.audit.signing import is_signed
from checker.protocol.looking import LookUp
from checker.protocol.messages import (
    AskChallenge,
    Erase,
    Message,
    Push,
    Request,
    Role,
    Sent,
    Wrap,
    sign_in_nonce,
)
from checker.protocol.reporting import AskTrends
from checker.protocol.seconding import SignAgain, again_bytes
from checker.register.signing_in import bearer
from tests.builders.register_service import Service
from tests.builders.register_store import NOON_MS, Desk, Register, a_wrap

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Rows: TypeAlias = dict[str, frozenset[str]]

CASE: Final = "ab" * 32
PROVIDER: Final = OKPKey.generate_key("Ed25519", {"kid": "one"})
"""The key of the organisation's identity provider."""
HEAD: Final[dict[str, Json]] = {"alg": "Ed25519", "kid": "one"}
CLAIMS: Final[dict[str, Json]] = {
    "iss": "https://id.example", "sub": "somebody", "aud": "letterlock",
    "iat": NOON_MS // 1_000, "exp": NOON_MS // 1_000 + 3_600, "groups": ["nobody"],
}  # fmt: skip
"""Of somebody whose groups give no role here."""
_LOG: Final = "encode(t.log, 'hex')"
_CASE: Final = "encode(t.case_mark, 'hex')"
_MARKS: Final = {
    "case_key": f"{_CASE}, {_LOG}, encode(t.holder, 'hex')",
    "erasure": f"{_CASE}, t.actor",
    "entry": _LOG,
    "disclosure": _LOG,
    "log": _LOG,
    "remains": "encode(t.hash, 'hex')",
    "alarm": "t.kind, t.log",
}
"""By table, what tells a row that an accepted call was meant to make."""
_ASKING: Final = {"/v1/challenge", "/v1/token", "/v1/look-up", "/v1/trends"}
"""What is posted and stores nothing."""
FAR: Final = 1_000
"""From this number on an entry is never wanted next."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A call as it should be."""

    name: str
    method: str
    path: str
    who: str
    """Whose bearer goes with it, or blank."""
    message: Json = None


@dataclass
class World:
    """The register, its people, their calls, and what accepted calls were meant to store."""

    register: Register
    service: Service
    desks: dict[str, Desk]
    fresh: Desk
    """Has entries that the register was never sent; a call that stays right may bring them."""
    older: Desk
    """A log that the clerk had before: what it never sent may be kept beside."""
    bearers: dict[str, str]
    calls: tuple[Whole, ...]
    spare: tuple[bytes, ...]
    """Leaves of the clerk that come after a gap."""
    held: frozenset[tuple[str, ...]]
    """Keys of cases that were kept at the beginning: case, log and holder."""
    _wraps: set[tuple[str, ...]] = field(default_factory=set)
    _erasures: set[tuple[str, ...]] = field(default_factory=set)
    _remains: set[tuple[str, ...]] = field(default_factory=set)
    _fresh: int = 1

    def rows(self) -> Rows:
        """Give every row of every table, without those that accepted calls were meant to make."""
        names = [
            name
            for (name,) in self.register.as_owner(
                "SELECT tablename::text FROM pg_tables WHERE schemaname = 'letterlock' ORDER BY 1"
            )
        ]
        return {name: frozenset(self._kept(name)) for name in names}

    def _kept(self, name: str) -> Iterator[str]:
        marks = _MARKS.get(name, "''")
        every: dict[str, set[tuple[str, ...]]] = {
            "case_key": self._wraps,
            "erasure": self._erasures,
            "remains": self._remains,
            "alarm": {("log.remains", self.older.log)},
        }
        meant = every.get(name, {(self.fresh.log,)})
        for row in self.register.as_owner(f"SELECT t::text, {marks} FROM {name} t"):  # noqa: S608 - our own names
            if tuple(row[1:]) not in meant:
                yield str(row[0])

    def meant(self, method: str, path: str, who: str, body: bytes) -> bool:
        """Say whether an accepted call was right to be, and remember what it was to store."""
        path = unquote(path.partition("?")[0])
        if method in {"GET", "HEAD", "OPTIONS"} or path in _ASKING:
            return True
        if method != "POST":
            return False
        try:
            said = json.loads(body.decode())
        except (ValueError, RecursionError):
            return False
        judges = {"/v1/enrol": self._may_enrol, "/v1/erasures": self._may_erase,
                  "/v1/requests": self._may_ask}  # fmt: skip
        if path == _remains(self.older):
            return self._may_bring(who, said)
        judge = judges.get(path)
        return judge(who, said) if judge else self._may_push(path, who, said)

    def holds_what_was_meant(self) -> bool:
        """Say whether the entries that were accepted, and no others, are in the fresh log."""
        rows = self.register.as_owner("SELECT leaf, encode(log, 'hex') FROM entry ORDER BY seq")
        leaves = [bytes(leaf) for leaf, log in rows if log == self.fresh.log]
        return leaves == self.fresh.leaves[: self._fresh]

    def _may_enrol(self, _: str, said: Mapping[str, object]) -> bool:
        whole = next(one.message for one in self.calls if one.name == "enrol")
        assert isinstance(whole, dict)
        return _meaning(said) == _meaning(whole)

    def _may_ask(self, who: str, said: Mapping[str, object]) -> bool:
        kept = next(one.message for one in self.calls if one.name == "request")
        assert isinstance(kept, dict)
        return who == "clerk" and said["entry"] == kept["entry"]

    def _may_erase(self, who: str, said: Mapping[str, object]) -> bool:
        if who not in {Role.ADMINISTRATOR, Role.PROTECTION_OFFICER}:
            return False
        right = set(said) == {"case", "reason", "t"} and len(str(said["case"])) == 64
        self._erasures.add((str(said["case"]), self.desks[who].actor))
        return right

    def _may_bring(self, who: str, said: Mapping[str, object]) -> bool:
        """Say whether the clerk brings what the older log's key signed, all of it the clerk's."""
        entries, wraps = said["entries"], said.get("wraps", [])
        assert isinstance(entries, list)
        assert isinstance(wraps, list)
        for one in entries:
            leaf = base64.b64decode(one["leaf"], validate=True)
            body = json.loads(leaf[SIGNATURE_BYTES:])
            if (body["log"], body["actor"]) != (self.older.log, self.older.actor):
                return False
            if not is_signed(self.older.public, leaf[SIGNATURE_BYTES:], leaf[:SIGNATURE_BYTES]):
                return False
            if leaf not in self.older.leaves:
                self._remains.add((leaf_hash(leaf).hex(),))
        return who == "clerk" and bool(entries) and set(said) <= {"entries", "wraps"} and not wraps

    def _may_push(self, path: str, who: str, said: Mapping[str, object]) -> bool:
        desk = self.fresh if who == "fresh" else self.desks[who]
        if path != f"/v1/logs/{desk.log}/entries" or not set(said) <= {"entries", "wraps"}:
            return False
        entries = said["entries"]
        assert isinstance(entries, list)
        leaves = [base64.b64decode(one["leaf"], validate=True) for one in entries]
        known = self.fresh.leaves if who == "fresh" else desk.leaves
        first = known.index(leaves[0])
        if known[first : first + len(leaves)] != leaves:
            return False
        if who == "fresh":
            self._fresh = max(self._fresh, first + len(leaves))
        wraps = said.get("wraps", [])
        assert isinstance(wraps, list)
        self._wraps |= {(one["case"], one["log"], one["holder"]) for one in wraps} - self.held
        return all(one["log"] == desk.log for one in wraps)


def world_on(register: Register, service: Service) -> World:
    """Make somebody of every role known, let each do something, and give the calls to change.

    The officers are one person: no erasure is ever agreed to by a second one.
    """
    officers = (Role.ADMINISTRATOR, Role.PROTECTION_OFFICER)
    desks = {
        role.value: register.enrolled("u-officer" if role in officers else f"u-{role}", role)
        for role in Role
    }
    desks |= {"frozen": register.enrolled("u-frozen"), "revoked": register.enrolled("u-revoked")}
    clerk, lead = desks["clerk"], desks["lead"]
    clerk.write(sd=("A" * 43, "B" * 43))
    clerk.write(Act.ASK_SECOND)
    clerk.write_some(256)
    sent = [Sent(leaf=leaf) for leaf in clerk.leaves]
    sent[1] = Sent(leaf=clerk.leaves[1], case=CASE, boxes=(b"1" * 40, b"2" * 40))
    wraps = (a_wrap(clerk, clerk, CASE), a_wrap(clerk, lead, CASE))
    register.store.ingest(clerk.log, Push(entries=tuple(sent[:3]), wraps=wraps))
    register.store.ingest(clerk.log, Push(entries=tuple(sent[3:])))
    staff, case, person = (
        _why(desks["investigator"], kind) for kind in ("staff", "case", "person")
    )
    for name in ("lead", "investigator", "administrator", "dpo", "frozen"):
        desks[name].write_some(2)
        register.store.ingest(desks[name].log, _looked(desks[name]))
    _freeze(register, desks["frozen"])
    register.store.revoke(desks["revoked"].log, by="u-admin")
    fresh = register.enrolled("u-fresh")
    register.send(fresh)
    fresh.write_some(4)
    older = _set_aside(register, clerk)
    request = Request(
        entry=clerk.hashes[2], sealed={lead.log: bytes(80)}, content=b"sealed pages" * 20
    )
    asked = register.store.ask(clerk.log, request)
    erase = Erase(case="cd" * 32, reason="retention", t=NOON_MS)
    register.store.erase(register.store.known(desks["dpo"].log), erase)
    register.sequence()
    key = register.keys.token_key
    every = {**desks, "fresh": fresh}
    bearers = {name: bearer(key, desk.log, register.time.now).token for name, desk in every.items()}
    bearers["expired"] = bearer(key, clerk.log, register.time.now - 3_600_001).token
    spare = _far_ahead(clerk)
    calls = (
        *_writing(clerk, sent, wraps, spare),
        Whole("fresh", "POST", _entries(fresh), "fresh", _plain(fresh.push())),
        Whole("request", "POST", "/v1/requests", "clerk", _plain(request)),
        Whole("sign in again", "POST", "/v1/again", "lead", _plain(_again(lead, register))),
        Whole("erase", "POST", "/v1/erasures", "dpo", _plain(erase)),
        Whole("remains", "POST", _remains(older), "clerk", _plain(older.push(1, 5))),
        Whole("withdraw", "DELETE", f"/v1/requests/{asked}", "dpo"),
        *_joining(register, service, clerk),
        *_reading(clerk, lead, staff),
        Whole(
            "look up",
            "POST",
            "/v1/look-up",
            "investigator",
            _plain(LookUp(purpose=case, kind="case", case=CASE, actor=clerk.actor, after=0)),
        ),
        Whole(
            "trends",
            "POST",
            "/v1/trends",
            "investigator",
            _plain(
                AskTrends(
                    first="2026-01",
                    last="2026-12",
                    by="split",
                    at="2026-06-01",
                    team=clerk.team,
                    actor=clerk.actor,
                    purpose=person,
                )
            ),
        ),
    )
    held = frozenset((one.case, one.log, one.holder) for one in wraps)
    return World(register, service, desks, fresh, older, bearers, calls, spare, held)


def _again(lead: Desk, register: Register) -> SignAgain:
    """Give a lead's word that they signed in, with a token that is none."""
    about, now = "ab" * 32, register.time.now
    proof = lead.key.sign(again_bytes(register.keys.origin, lead.log, about, now))
    claims = {**CLAIMS, "nonce": sign_in_nonce(proof), "auth_time": now // 1_000}
    return SignAgain(about=about, t=now, proof=proof, id_token=token(HEAD, claims))


def _writing(
    clerk: Desk, sent: list[Sent], wraps: tuple[Wrap, ...], spare: tuple[bytes, ...]
) -> Iterator[Whole]:
    """Give pushes: what is known already, and what comes after a gap."""
    path = _entries(clerk)
    ahead = Push(entries=tuple(Sent(leaf=leaf) for leaf in spare[:3]))
    yield Whole("again", "POST", path, "clerk", _plain(Push(entries=tuple(sent[:3]), wraps=wraps)))
    yield Whole("one again", "POST", path, "clerk", _plain(Push(entries=(sent[4],))))
    yield Whole("many again", "POST", path, "clerk", _plain(Push(entries=tuple(sent[:256]))))
    yield Whole("ahead", "POST", path, "clerk", _plain(ahead))


def _joining(register: Register, service: Service, clerk: Desk) -> Iterator[Whole]:
    """Give the calls of whoever is not signed in."""
    joined, other = Desk(501, "u-joined"), Desk(511, "u-other")
    code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")
    enrol = joined.enrolment(code)
    register.store.enrol(enrol)
    unused = register.store.new_code(Role.LEAD, "t-04", by="u-admin")
    unsigned = msgspec.structs.replace(other.enrolment(unused), proof=bytes(64))
    asked = other.enrolment()
    CLAIMS["nonce"] = sign_in_nonce(asked.proof)
    by_token = msgspec.structs.replace(asked, id_token=token(HEAD, CLAIMS))
    yield Whole("enrol", "POST", "/v1/enrol", "", _plain(enrol))
    yield Whole("not signed", "POST", "/v1/enrol", "", _plain(unsigned))
    yield Whole("by token", "POST", "/v1/enrol", "", _plain(by_token))
    yield Whole("challenge", "POST", "/v1/challenge", "", _plain(AskChallenge(log=clerk.log)))
    yield Whole("sign in", "POST", "/v1/token", "", _plain(service.login(clerk)))


def _why(desk: Desk, kind: str) -> str:
    """Let somebody record why they look, and give the entry's hash."""
    desk.write(Act.VIEW, Facts(event=Event(kind=kind, codes={"purpose": "audit"})))
    return desk.hashes[-1]


def _looked(desk: Desk) -> Push:
    """Give a desk's entries, a look at the case with the case's mark."""
    return Push(
        entries=tuple(
            Sent(leaf=leaf, case=CASE if b'"kind":"case"' in leaf else None) for leaf in desk.leaves
        )
    )


def _reading(clerk: Desk, lead: Desk, why: str) -> Iterator[Whole]:
    """Give the calls that only read."""
    for name, path, who in (
        ("state", f"/v1/logs/{clerk.log}", "clerk"),
        ("leaves", f"/v1/logs/{clerk.log}/entries?from=2&purpose={why}", "investigator"),
        ("inbox", f"/v1/inbox/{lead.log}?from=0", "lead"),
        ("holders", "/v1/holders", "clerk"),
        ("policy", "/v1/policy?from=0", "clerk"),
        ("requests", "/v1/requests", "lead"),
        ("forget", "/v1/forget", "clerk"),
        ("proof", f"/v1/proof/{leaf_hash(clerk.leaves[1]).hex()}", ""),
        ("checkpoint", "/checkpoint", ""),
        ("tile", "/tile/0/000.p/5", ""),
        ("entries", "/tile/entries/000", ""),
        ("metrics", "/metrics", ""),
        ("ready", "/health/ready", ""),
        ("described", "/openapi.json", ""),
    ):
        yield Whole(name, "GET", path, who)


def _far_ahead(clerk: Desk) -> tuple[bytes, ...]:
    """Give entries that are rightly signed, and whose number is never wanted next."""
    ahead = clerk.copy()
    prev, leaves = "5" * 64, []
    for seq in range(FAR, FAR + 300):
        body = msgspec.json.encode(ahead.body(seq=seq, prev=prev), order="sorted")
        leaves.append(ahead.signed(body))
        prev = leaf_hash(leaves[-1]).hex()
    return tuple(leaves)


def _set_aside(register: Register, clerk: Desk) -> Desk:
    """Give a log of the clerk's from before, with what it wrote and never sent brought already.

    Two entries followed what the register had, and two stand behind one that is lost.
    """
    older = register.enrolled(clerk.actor)
    older.write_some(2)
    register.send(older)
    older.write_some(5)
    lost = older.leaves.pop(5)
    by = register.store.known(clerk.log)
    register.store.take_remains(by, older.log, older.push(3, 5))
    register.store.take_remains(by, older.log, older.push(5))
    assert lost not in older.leaves
    return older


def _freeze(register: Register, desk: Desk) -> None:
    """Let a log have a fork."""
    twin = desk.copy()
    twin.leaves.pop()
    twin.write(Act.HEARTBEAT)
    try:
        register.send(twin)
    except Exception as fork:  # noqa: BLE001 - that it is refused is the point
        assert type(fork).__name__ == "Fork"  # noqa: PT017 - not what is tested here


def token(head: Json, claims: Json) -> str:
    """Give an ID token that the provider signed."""
    return jwt.encode(head, claims, PROVIDER, algorithms=["Ed25519"])  # type: ignore[arg-type] # odd


def _meaning(enrol: Mapping[str, object]) -> dict[str, object]:
    """Give what an enrolment says, however it is written: null is nothing said.

    A code is typed by people: letters and digits count, as small or large as they are.
    """
    said = {key: one for key, one in enrol.items() if one is not None}
    code = "".join(sign for sign in str(said.get("code")).lower() if sign.isalnum())
    proof = base64.b64decode(str(said.get("proof")), validate=True)
    return {**said, "proof": proof, "code": code}


def _entries(desk: Desk) -> str:
    return f"/v1/logs/{desk.log}/entries"


def _remains(desk: Desk) -> str:
    return f"/v1/logs/{desk.log}/remains"


def _plain(message: Message) -> Json:
    said: Json = json.loads(msgspec.json.encode(message))
    return said
