"""The way between whoever asks for a second person and their leads: the register, or one desk."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec

from checker.audit.acts import Act
from checker.audit.boxing import box_key
from checker.audit.canonical import Json
from checker.audit.entry import BadEntryError, Body, read_body
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash
from checker.audit.private_file import write_private
from checker.audit.trail import Trail
from checker.audit.trail_acts import entries_of
from checker.audit.trail_sync import Incoming
from checker.desk.record.recording import slug
from checker.desk.register.linking import Linked
from checker.desk.seat import Seat
from checker.errors import CallError, RegisterRefused, RegisterUnreached
from checker.protocol.messages import (
    REQUEST_HOURS,
    Asked,
    Held,
    Request,
    RequestMade,
    Requests,
    Role,
)
from checker.shapes import decode
from checker.sync.beside import beside
from checker.sync.inbox import as_held, fetch_inbox
from checker.sync.seconding import all_waiting, read_again, verified_holders
from checker.sync.session import Session
from checker.words import say

_MOST_ANSWER = 64 * 1024 * 1024
_PROMISE_SECONDS = 15.0
_ID = "request/"
_HOUR_MS = 3_600_000
_GONE = (404, 410)
"""How the register says that a request is there no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody whose entries can be verified, and to whom something can be sealed."""

    actor: str
    log: str
    role: Role
    team: str
    key: bytes
    box: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry as it came, and what of it can be read; believed only once it is verified."""

    leaf: bytes
    body: Body
    told: Mapping[str, Json] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """Give its leaf hash."""
        return leaf_hash(self.leaf).hex()


class Exchange(Protocol):
    """What both ways can do."""

    def colleagues(self) -> tuple[Colleague, ...]:
        """Give everybody of the team whose enrolment can be relied on.

        Raises:
            SyncError: they cannot be asked for now.
        """

    def post(self, request: Request, seq: int) -> None:
        """Have a request wait for the leads; `seq` is the number of the entry that asks.

        Raises:
            SyncError: it does not wait; nothing was sent, or what was sent is useless.
        """

    def remove(self, entry: str) -> None:
        """Have a request removed, by the hash of its entry; one that is gone is no error.

        Raises:
            CallError, SyncError: it cannot be removed now.
        """

    def remove_asked(self, asked: Asked) -> None:
        """Have a request removed that came to whoever sits here.

        Raises:
            CallError, SyncError: it cannot be removed now.
        """

    def is_kept(self, seq: int) -> bool:
        """Say whether an entry of this desk is where others find it; waits for it a moment."""

    def waiting(self, held: Iterable[Asked] = ()) -> tuple[Asked, ...]:
        """Give what waits for whoever sits here; `held` came before and need not come again.

        Raises:
            SyncError: it cannot be asked for now.
        """

    def fetch(self) -> None:
        """See at once whether an answer came.

        Raises:
            SyncError: it cannot be asked for now.
        """

    def answers(self) -> tuple[Told, ...]:
        """Give the answers of leads that came to this desk, not verified."""


def exchange_of(seat: Seat) -> Exchange:
    """Give the way that this desk has."""
    linked = seat.linked()
    if linked is None:
        return AtDesk(seat)
    recorder = seat.recorder()
    return AtRegister(linked, recorder.trail(), recorder.now_ms())


@dataclass(frozen=True, slots=True)
class AtRegister:
    """Through the register, which keeps what it cannot read."""

    linked: Linked
    trail: Trail
    now_ms: int

    def colleagues(self) -> tuple[Colleague, ...]:
        """Give those whose enrolment stands in the register's tree."""
        sync = self.trail.sync
        stood = self.linked.stood
        found = self.linked.ask(lambda session: verified_holders(session, sync, self.now_ms, stood))
        people = []
        for one in found:
            said = read_body(one.leaf[SIGNATURE_BYTES:]).enrolled
            if said is not None:
                people.append(
                    Colleague(
                        actor=said.actor,
                        log=one.log,
                        role=one.role,
                        team=one.team,
                        key=base64.b64decode(said.key.pub),
                        box=base64.b64decode(one.box),
                    )
                )
        return tuple(people)

    def post(self, request: Request, seq: int) -> None:
        """Wait until the register has the entry, then leave the box there."""
        if not self.is_kept(seq):
            raise RegisterUnreached(
                say("The register cannot be reached, so nobody was asked. Try again in a minute.")
            )
        made = self.linked.ask(
            lambda session: session.call("POST", "/v1/requests", RequestMade, body=request)
        )
        self.trail.sync.remember(f"{_ID}{request.entry}", made.id.encode())

    def remove(self, entry: str) -> None:
        """Remove it by the id that the register gave."""
        kept = self.trail.sync.recall(f"{_ID}{entry}")
        if kept:
            self.remove_named(kept.decode())
            self.trail.sync.remember(f"{_ID}{entry}", b"")

    def remove_asked(self, asked: Asked) -> None:
        """Remove it by its id."""
        self.remove_named(asked.id)

    def is_kept(self, seq: int) -> bool:
        """Wait for the register's promise."""
        return self.linked.loop().promised(seq, _PROMISE_SECONDS)

    def remove_named(self, told: str) -> None:
        """Remove one by its id; one that is gone is no error."""
        try:
            self.linked.ask(lambda session: session.remove(f"/v1/requests/{told}"))
        except RegisterRefused as refused:
            if refused.status not in _GONE:
                raise

    def waiting(self, held: Iterable[Asked] = ()) -> tuple[Asked, ...]:
        """Ask the register, page after page."""
        return all_waiting(lambda path: self.linked.ask(partial(_requests, path)), held)

    def fetch(self) -> None:
        """Ask for the inbox, which the rounds fetch only now and then."""
        sync = self.trail.sync
        self.linked.ask(lambda session: fetch_inbox(session, sync))
        for one in sync.inbox():
            held, body = as_held(one), _read(one.leaf)
            closed = held is not None and held.case is not None and not held.wraps
            answers = body is not None and body.act is Act.ANSWER_SECOND
            if closed and answers and one.n not in self.linked.read_again:
                again = self.linked.ask(partial(_again, one))
                if again is not None:
                    self.linked.read_again[one.n] = again

    def answers(self) -> tuple[Told, ...]:
        """Give what came into the inbox."""
        found = []
        for one in self.trail.sync.inbox():
            body = _read(one.leaf)
            if body is not None and body.act is Act.ANSWER_SECOND:
                held, told = self.linked.read_again.get(one.n) or as_held(one), {}
                with suppress(RegisterUnreached):  # its reason cannot be read; it counts the same
                    opened = () if held is None else beside(held, self.trail.signer)
                    told = {each.name: each.value for each in opened}
                found.append(Told(leaf=one.leaf, body=body, told=told))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class AtDesk:
    """On one desk, where several people sit in turn: a sealed file beside their records."""

    seat: Seat

    def colleagues(self) -> tuple[Colleague, ...]:
        """Give everybody of the team who works at this desk, by their own records."""
        own = self.seat.actor()
        people = []
        for actor in self.seat.setting.actors:
            needed = Role.LEAD in (own.role, actor.role) or actor.id == own.id
            if actor.team != own.team or not needed:
                continue
            signer = self.seat.records.of(actor).trail().signer
            people.append(
                Colleague(
                    actor=actor.id,
                    log=signer.log,
                    role=actor.role,
                    team=slug(actor.team),
                    key=signer.public_key,
                    box=box_key(signer.key).public,
                )
            )
        return tuple(people)

    def post(self, request: Request, seq: int) -> None:  # noqa: ARG002 - the register's needs it
        """Write the box into its file."""
        kept = _Kept(
            request=request,
            log=self.seat.recorder().trail().signer.log,
            until=self._now_ms() + REQUEST_HOURS * _HOUR_MS,
        )
        file = self._file(request.entry)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_private(file, msgspec.json.encode(kept))
        except OSError as error:
            raise CallError(
                say("What a lead is to see cannot be written on this computer's disk.")
            ) from error

    def remove(self, entry: str) -> None:
        """Delete the file."""
        try:
            self._file(entry).unlink(missing_ok=True)
        except OSError as error:
            raise CallError(
                say("What was sent cannot be deleted from this computer's disk now.")
            ) from error

    def remove_asked(self, asked: Asked) -> None:
        """Delete the file."""
        self.remove(asked.entry)

    def is_kept(self, seq: int) -> bool:  # noqa: ARG002 - it is on this computer's disk
        """Say that it is."""
        return True

    def waiting(self, held: Iterable[Asked] = ()) -> tuple[Asked, ...]:  # noqa: ARG002 - at hand
        """Read the files, and delete those whose time is over."""
        log = self.seat.recorder().trail().signer.log
        return tuple(
            Asked(
                id=one.request.entry,
                entry=one.request.entry,
                log=one.log,
                key=one.request.sealed[log],
                content=one.request.content,
                until=one.until,
            )
            for one in self._kept()
            if log in one.request.sealed
        )

    def fetch(self) -> None:
        """Do nothing: the records of the others are at hand."""

    def answers(self) -> tuple[Told, ...]:
        """Read the records of the others who work here."""
        own = self.seat.actor()
        return tuple(
            one
            for actor in self.seat.setting.actors
            if actor.id != own.id and actor.role is Role.LEAD
            for one in told_of(self.seat.records.of(actor).trail(), (Act.ANSWER_SECOND,))
        )

    def _kept(self) -> Iterator["_Kept"]:
        now = self._now_ms()
        for file in sorted(self._folder().glob("*.ask*")):
            kept: _Kept | None = None
            try:
                until = file.stat().st_mtime * 1000 + REQUEST_HOURS * _HOUR_MS
                with suppress(msgspec.MsgspecError):  # half of one, or of a later version
                    kept = decode(file.read_bytes(), _Kept) if file.suffix == ".ask" else None
                    until = until if kept is None else kept.until
                if until <= now:
                    file.unlink()
            except OSError:  # it is not shown, and is tried again
                continue
            if kept is not None and until > now:
                yield kept

    def _folder(self) -> Path:
        return self.seat.recorder().trail().path.parent / "asks"

    def _file(self, entry: str) -> Path:
        return self._folder() / f"{entry}.ask"

    def _now_ms(self) -> int:
        return int(self.seat.now().timestamp() * 1000)


class _Kept(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request as its file has it."""

    request: Request
    log: str
    until: int


def told_of(
    trail: Trail, acts: Iterable[Act], since_ms: int = 0, *, after: int = 0, about: str = ""
) -> tuple[Told, ...]:
    """Give entries of a trail at hand, each with what is kept beside it, as `entries_of` does.

    `about` is the hash of the entry that they are about; "" for whatever they are about.

    Raises:
        TrailError: it cannot be read.
    """
    found = entries_of(trail.path, acts, since_ms, after=after)
    entries = [one for one in found if about.encode() in one.body]
    told = (
        Told(
            leaf=one.signature + one.body,
            body=read_body(one.body),
            told={told.name: told.value for told in kept},
        )
        for one, kept in zip(entries, trail.disclosed_by_each(entries), strict=True)
    )
    return tuple(one for one in told if not about or one.body.about == about)


def _requests(path: str, session: Session) -> Requests:
    return session.call("GET", path, Requests, most=_MOST_ANSWER)


def _again(one: Incoming, session: Session) -> Held | None:
    return read_again(session, one)


def _read(leaf: bytes) -> Body | None:
    try:
        return read_body(leaf[SIGNATURE_BYTES:])
    except BadEntryError:
        return None
